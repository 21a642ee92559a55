"""Reads of a few bytes at an offset, which a header gave and which may lie."""

from __future__ import annotations

from tenpoint.kit.errors import CannotCheck

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

# Every header that we follow is smaller.
MOST = 1 << 20


class Reader:
    """A file by offsets; what lies behind its end raises `CannotCheck`."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self.size = size

    def bytes(self, offset: int, length: int) -> bytes:
        if length > MOST:
            raise CannotCheck("a header that is too large")
        self.must_hold(offset, length)
        self._file.seek(offset)
        data = self._file.read(length)
        if len(data) != length:
            raise CannotCheck("the file ends in the middle of a header")
        return data

    def number(self, offset: int, length: int, *, big: bool = False) -> int:
        return int.from_bytes(self.bytes(offset, length), "big" if big else "little")

    def must_hold(self, offset: int, length: int) -> None:
        """Whether a region that a header names is in the file."""
        if offset + length > self.size:
            raise CannotCheck("a header names bytes behind the end of the file: it is cut off")
