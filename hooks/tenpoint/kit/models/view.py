"""Bytes at an offset: of a part of a file, or of a stream that is unpacked as far as needed."""

from __future__ import annotations

from tenpoint.kit.models.limits import KIB, MIB, Budget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO, Protocol
else:
    Protocol = object

# Unpacked bytes are kept in memory up to this size, then in a temporary file.
_IN_MEMORY = 16 * MIB
_WINDOW = 64 * KIB


class View(Protocol):
    """Random access to bytes that may be far larger than memory."""

    @property
    def seekable(self) -> bool:
        """Whether the end costs no more than the beginning."""

    def at(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes; fewer only where the bytes end."""

    def has(self, count: int) -> bool:
        """Whether there are at least `count` bytes."""

    @property
    def size(self) -> int:
        """The number of bytes; asking an unpacked stream unpacks it to its end."""


class FilePart:
    """`size` bytes of a seekable file from `start`; what the file lacks is simply not there."""

    __slots__ = ("_file", "_start", "size")
    seekable = True

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self.size = max(0, size)

    def at(self, offset: int, count: int) -> bytes:
        count = min(count, self.size - offset)
        if count <= 0 or offset < 0:
            return b""
        self._file.seek(self._start + offset)
        return self._file.read(count)

    def has(self, count: int) -> bool:
        return count <= self.size


class Part:
    """`size` bytes of another view from `start`."""

    __slots__ = ("_start", "_view", "seekable", "size")

    def __init__(self, view: View, start: int, size: int) -> None:
        self._view = view
        self._start = start
        self.size = max(0, size)
        self.seekable = view.seekable

    def at(self, offset: int, count: int) -> bytes:
        count = min(count, self.size - offset)
        if count <= 0 or offset < 0:
            return b""
        return self._view.at(self._start + offset, count)

    def has(self, count: int) -> bool:
        # An archive's own word for a size can be larger than the archive.
        return count <= self.size and self._view.has(self._start + count)


class Unpacked:
    """The output of a decompressor, produced as far as somebody asks and then kept."""

    __slots__ = ("_budget", "_chunks", "_held", "_kept", "_store")
    seekable = False

    def __init__(self, chunks: Iterator[bytes], budget: Budget) -> None:
        from io import BytesIO

        self._chunks: Iterator[bytes] | None = chunks
        self._budget = budget
        self._store: IO[bytes] = BytesIO()
        self._kept = 0
        self._held = _IN_MEMORY

    def at(self, offset: int, count: int) -> bytes:
        if offset < 0 or count <= 0:
            return b""
        self.has(offset + count)
        if offset >= self._kept:
            return b""
        self._store.seek(offset)
        return self._store.read(count)

    def has(self, count: int) -> bool:
        while self._kept < count and self._chunks is not None:
            self._pull()
        return self._kept >= count

    @property
    def size(self) -> int:
        while self._chunks is not None:
            self._pull()
        return self._kept

    def _pull(self) -> None:
        assert self._chunks is not None
        chunk = next(self._chunks, None)
        if chunk is None:
            self._chunks = None
            return
        self._budget.unpack(len(chunk))
        if self._kept + len(chunk) > self._held:
            self._move_to_disk()
        self._store.seek(self._kept)
        self._store.write(chunk)
        self._kept += len(chunk)

    def __del__(self) -> None:
        self._store.close()

    def _move_to_disk(self) -> None:
        from tempfile import TemporaryFile

        store = TemporaryFile()  # noqa: SIM115  # it lives as long as this view
        self._store.seek(0)
        while chunk := self._store.read(MIB):
            store.write(chunk)
        self._store.close()
        self._store = store
        self._held = self._budget.limits.unpacked + MIB


class OutOfBytesError(Exception):
    """A reader asked for bytes behind the end of what it reads."""


class Cursor:
    """Reads forward through a view in windows; `OutOfBytesError` at its end."""

    __slots__ = ("_base", "_buffer", "_end", "_next", "_view")

    def __init__(self, view: View, start: int = 0, end: int | None = None) -> None:
        """From `start` up to `end`, or as far as the view goes."""
        self._view = view
        self._base = start  # where the buffer stands in the view
        self._buffer = b""
        self._next = 0  # in the buffer
        self._end = end

    @property
    def position(self) -> int:
        return self._base + self._next

    def left(self) -> bool:
        """Whether there is one more byte."""
        return self._next < len(self._buffer) or self._fill(1)

    def byte(self) -> int:
        if self._next >= len(self._buffer) and not self._fill(1):
            raise OutOfBytesError
        self._next += 1
        return self._buffer[self._next - 1]

    def take(self, count: int) -> bytes:
        """Exactly `count` bytes, in memory: the caller has bounded `count`."""
        if len(self._buffer) - self._next < count and not self._fill(count):
            raise OutOfBytesError
        self._next += count
        return self._buffer[self._next - count : self._next]

    def skip(self, count: int) -> None:
        """Step over bytes without reading them."""
        if count < 0:
            raise OutOfBytesError
        if count <= len(self._buffer) - self._next:
            self._next += count
            return
        target = self.position + count
        if (self._end is not None and target > self._end) or not self._view.has(target):
            raise OutOfBytesError
        self._base, self._buffer, self._next = target, b"", 0

    def line(self, limit: int) -> bytes:
        """Up to and with the next newline, which must come within `limit` bytes."""
        found = self._buffer.find(b"\n", self._next)
        wanted = _WINDOW
        while found < 0:
            held = len(self._buffer) - self._next
            if held >= limit:
                raise OutOfBytesError
            if not self._fill(held + 1, wanted):
                raise OutOfBytesError
            found = self._buffer.find(b"\n", self._next + held)
            wanted *= 2
        if found + 1 - self._next > limit:
            raise OutOfBytesError
        line = self._buffer[self._next : found + 1]
        self._next = found + 1
        return line

    def integer(self, count: int, order: str = "little") -> int:
        """An unsigned integer of `count` bytes."""
        return int.from_bytes(self.take(count), "big" if order == "big" else "little")

    def _fill(self, count: int, window: int = _WINDOW) -> bool:
        """Have at least `count` bytes in the buffer from here on, if there are as many."""
        position = self.position
        wanted = max(count, window)
        if self._end is not None:
            wanted = min(wanted, self._end - position)
        self._base = position
        self._buffer = self._view.at(position, wanted)
        self._next = 0
        return len(self._buffer) >= count
