"""An image that is a file: Docker's archives are read by Trivy, OCI ones only when unpacked."""

from __future__ import annotations

import os
import re
import tarfile
from shutil import copyfileobj

from tenpoint.kit.errors import CannotCheck

# Of an OCI layout (image-layout.md of the specification) nothing else is read or written.
_PARTS = re.compile(
    r"(?:\./)?(?P<name>oci-layout|index\.json|blobs/sha(?:256|512)/[0-9a-f]{64,128})"
)
_MOST = 16 * 1024**3


def readable(path: str, folder: str) -> str:
    """What to give to Trivy for an image at `path`; an OCI archive is unpacked into `folder`.

    Raises `CannotCheck` when it is no archive of an image.
    """
    if os.path.isdir(path):
        return path
    try:
        with tarfile.open(path, "r:*") as archive:
            names = {member.name.removeprefix("./"): member for member in archive}
            if "manifest.json" in names:
                return path
            if "index.json" not in names:
                raise CannotCheck("not an archive of an image")
            if sum(member.size for member in names.values()) > _MOST:
                raise CannotCheck(f"larger than {_MOST >> 30} GiB unpacked")
            for member in names.values():
                part = _PARTS.fullmatch(member.name)
                content = archive.extractfile(member) if part and member.isreg() else None
                if part is not None and content is not None:
                    target = os.path.join(folder, *part["name"].split("/"))
                    os.makedirs(os.path.dirname(target), exist_ok=True)
                    with content, open(target, "wb") as copy:
                        copyfileobj(content, copy)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise CannotCheck(f"the archive cannot be read ({type(error).__name__})") from None
    return folder
