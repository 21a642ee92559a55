"""Writing `SHA256SUMS` for the artefacts that somebody names."""

from __future__ import annotations

from collections.abc import Sequence

from tenpoint.kit.checksums.lists import hashed
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import checksum_list
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.repo import Repo


def named(repo: Repo, patterns: Sequence[str]) -> list[str]:
    """The files that the patterns mean, ignored ones too: artefacts mostly are."""
    import glob
    import os

    found: set[str] = set()
    for pattern in patterns:
        if os.path.isabs(pattern) or ".." in pattern.replace("\\", "/").split("/"):
            raise CannotCheck(f"{pattern} leaves the repository")
        paths = glob.glob(pattern, root_dir=repo.root, recursive=True)
        files = {path for path in paths if os.path.isfile(os.path.join(repo.root, path))}
        if not files:
            raise CannotCheck(f"no file is meant by {pattern}")
        found |= {path.replace(os.sep, "/") for path in files}
    return sorted(path for path in found if not checksum_list.is_list(path.rpartition("/")[2]))


def sums(repo: Repo, paths: Sequence[str]) -> tuple[str, bytes]:
    """Path and content of a list of these files, in the deepest folder that holds them all."""
    import posixpath

    folder = posixpath.commonpath([posixpath.dirname(path) for path in paths])
    lines = [
        _line(hashed(Source(path, repo.root), "sha256"), posixpath.relpath(path, folder or "."))
        for path in paths
    ]
    return posixpath.join(folder, "SHA256SUMS"), b"".join(lines)


def _line(digest: str, name: str) -> bytes:
    """As `sha256sum` writes it, a backslash in front when the name needs escapes."""
    import os

    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return os.fsencode(f"{mark}{digest}  {escaped}\n")
