"""Write a file so that nobody ever sees half of it."""

from __future__ import annotations

import os


def write_whole(path: str, data: bytes) -> None:
    """Replace a file's content at once: written beside, flushed to the disk, then renamed.

    The mode of an existing file is kept; a link keeps pointing where it points; what is no
    file is written to as it is. Raises `OSError` and leaves the old file when anything fails
    (a full disk, no permission).
    """
    import tempfile

    if os.path.exists(path) and not os.path.isfile(path):  # /dev/stdout, a named pipe
        with open(path, "wb") as stream:
            stream.write(data)
        return
    target = os.path.realpath(path)
    descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".tenpoint-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            mode = os.stat(target).st_mode & 0o7777
        except OSError:
            mode = 0o666 & ~_umask()
        os.chmod(beside, mode)
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
