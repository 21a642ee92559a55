"""Streams that are only wrapped: gzip, bzip2, xz, lzma, zlib, lz4, zstd and joblib's old ZF.

Each is unpacked in small pieces, so that a bomb costs what was asked for and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import KIB, MIB
from tenpoint.kit.models.view import View

_READ = 64 * KIB
_WRITE = 256 * KIB
# xz and lzma files name the memory they want; the writers' highest preset needs 65 MiB.
_LZMA_MEMORY = 128 * MIB
# joblib/numpy_pickle_compat.py: the length as hexadecimal text, padded with spaces.
_ZF_LENGTH = 19
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")  # the first block, or the end of an empty file

Unpack = Callable[[View], Iterator[bytes]]


class Machine(Protocol):
    """What zlib, bz2 and lzma decompressors share."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def wrapper(head: bytes, *, text: bool) -> tuple[str, Unpack] | None:
    """The compression whose signature the first bytes have: its name and its unpacker.

    `text`: the bytes are printable, which no compressed data is.
    """
    if text:
        # The one header that is text; what follows it is not.
        return ("joblib ZF", _zf) if _is_zf(head) else None
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip", _gzip
    if head.startswith(b"BZh") and head[3:4].isdigit() and head[4:10] in _BZIP2_BLOCKS:
        return "bzip2", _bzip2
    if head.startswith(b"\xfd7zXZ\0"):
        return "xz", _xz
    if head.startswith(b"\x04\x22\x4d\x18"):
        return "lz4", _lz4
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstd", _zstd
    if head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F:
        return "skippable frames", _after_skippable
    if head.startswith(b"7z\xbc\xaf\x27\x1c"):
        return "7z", _seven_zip
    if _is_zf(head):
        return "joblib ZF", _zf
    # Signatures of a byte or two say little: they count when what follows can be unpacked.
    if head[:1] == b"\x5d" and _unpacks(_lzma_alone, head):
        return "lzma", _lzma_alone
    if _is_zlib(head) and _unpacks(_zlib, head):
        return "zlib", _zlib
    return None


def _is_zf(head: bytes) -> bool:
    digits = head[2 : 2 + _ZF_LENGTH].rstrip(b" ")
    return (
        head.startswith(b"ZF")
        and len(head) > 2 + _ZF_LENGTH
        and digits[:2] == b"0x"
        and digits[2:].strip(b"0123456789abcdefABCDEFL") == b""
    )


def _is_zlib(head: bytes) -> bool:
    """RFC 1950: method 8, a window of at most 32 KiB, no preset dictionary, a check sum."""
    if len(head) < 6:
        return False
    method, flags = head[0], head[1]
    return (
        method & 0x0F == 8
        and method >> 4 <= 7
        and not flags & 0x20
        and not (method << 8 | flags) % 31
    )


def _unpacks(unpack: Unpack, head: bytes) -> bool:
    """Whether the beginning of a file gives a KiB, or all that is in it, without a fault."""
    got = 0
    try:
        for chunk in unpack(_InMemory(head)):
            got += len(chunk)
            if got >= KIB:
                return True
    except CannotCheck:
        return False
    return got > 0


class _InMemory:
    seekable = True

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def at(self, offset: int, count: int) -> bytes:
        return self._data[offset : offset + count]

    def has(self, count: int) -> bool:
        return count <= self.size


def unwrapped(
    view: View, start: int, make: Callable[[], Machine], name: str, again: bytes = b""
) -> Iterator[bytes]:
    """What `make()`'s decompressor gives for the bytes from `start`.

    Where the stream ends and the bytes `again` follow, another one begins, as in a gzip
    file of several members. `CannotCheck` when the data is damaged or breaks off.
    """
    machine, first, begun = make(), True, False
    while piece := view.at(start, _READ):
        start += len(piece)
        while piece:
            if not (first or begun or piece.startswith(again[: len(piece)])):
                return  # padding
            begun = True
            yield from _fed(machine, piece, name)
            if not machine.eof:
                break
            if not again:
                return
            piece = machine.unused_data
            machine, first, begun = make(), False, False
    if first or begun:
        raise CannotCheck(f"{name} data that breaks off")


def _fed(machine: Machine, data: bytes, name: str) -> Iterator[bytes]:
    while True:
        try:
            out = machine.decompress(data, _WRITE)
        except MemoryError:
            raise CannotCheck(
                f"{name} data that wants more than {_LZMA_MEMORY // MIB} MiB"
            ) from None
        except Exception as fault:  # each module has its own class of error
            if type(fault).__module__ not in ("zlib", "_lzma", "builtins"):
                raise
            raise CannotCheck(f"damaged {name} data") from None
        if out:
            yield out
        if machine.eof:
            return
        # zlib gives back what it has not read, the others keep it and say so.
        data = getattr(machine, "unconsumed_tail", b"")
        if not (data or len(out) == _WRITE or not getattr(machine, "needs_input", True)):
            return


def inflate(view: View, start: int = 0) -> Iterator[bytes]:
    """Bare deflate, as in zip."""
    import zlib

    return unwrapped(view, start, lambda: zlib.decompressobj(-15), "deflate")


def bunzip2(view: View, start: int = 0) -> Iterator[bytes]:
    try:
        from bz2 import BZ2Decompressor
    except ImportError:
        raise CannotCheck("bzip2 data, and this Python was built without bz2") from None
    return unwrapped(view, start, BZ2Decompressor, "bzip2", b"BZh")


def unlzma_raw(view: View, properties: bytes, start: int) -> Iterator[bytes]:
    """LZMA1 with its five property bytes given, as in zip."""
    # The same data behind an .lzma header of unknown length.
    header = properties + b"\xff" * 8
    joined = _Joined(header, view, start)
    return _lzma(joined, "FORMAT_ALONE", "lzma")


class _Joined:
    """Bytes in memory, then a view from an offset."""

    seekable = False

    def __init__(self, head: bytes, view: View, start: int) -> None:
        self._head = head
        self._view = view
        self._shift = start - len(head)

    def at(self, offset: int, count: int) -> bytes:
        if offset < len(self._head):
            return self._head[offset : offset + count]
        return self._view.at(offset + self._shift, count)

    def has(self, count: int) -> bool:
        return self._view.has(count + self._shift)

    @property
    def size(self) -> int:
        return self._view.size - self._shift


def _gzip(view: View) -> Iterator[bytes]:
    import zlib

    return unwrapped(view, 0, lambda: zlib.decompressobj(31), "gzip", b"\x1f\x8b")


def _zlib(view: View, start: int = 0) -> Iterator[bytes]:
    import zlib

    return unwrapped(view, start, lambda: zlib.decompressobj(15), "zlib")


def _zf(view: View) -> Iterator[bytes]:
    start = 2 + _ZF_LENGTH
    # Python 2 wrote the length with an L behind it, so one byte more.
    return _zlib(view, start + (view.at(start, 1) in (b" ", b"L")))


def _bzip2(view: View) -> Iterator[bytes]:
    return bunzip2(view)


def _xz(view: View) -> Iterator[bytes]:
    return _lzma(view, "FORMAT_XZ", "xz", b"\xfd7zXZ\0")


def _lzma_alone(view: View) -> Iterator[bytes]:
    return _lzma(view, "FORMAT_ALONE", "lzma")


def _lzma(view: View, format: str, name: str, again: bytes = b"") -> Iterator[bytes]:
    try:
        import lzma
    except ImportError:
        raise CannotCheck(f"{name} data, and this Python was built without lzma") from None

    number: int = getattr(lzma, format)
    return unwrapped(view, 0, lambda: lzma.LZMADecompressor(number, _LZMA_MEMORY), name, again)


def _lz4(view: View) -> Iterator[bytes]:
    from tenpoint.kit.models.lz4 import unpack

    return unpack(view)


def unzstd(view: View, start: int = 0) -> Iterator[bytes]:
    try:
        from compression.zstd import ZstdDecompressor  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise CannotCheck("packed with zstd, which only Python 3.14 and newer can unpack") from None
    return unwrapped(view, start, ZstdDecompressor, "zstd", b"\x28\xb5\x2f\xfd")


def _zstd(view: View) -> Iterator[bytes]:
    return unzstd(view)


def _after_skippable(view: View) -> Iterator[bytes]:
    """Skippable frames, which lz4 and zstd share, and then the first real one."""
    start = 0
    for _ in range(1000):
        frame = view.at(start, 8)
        if frame[1:4] != b"\x2a\x4d\x18" or len(frame) < 8 or not 0x50 <= frame[0] <= 0x5F:
            break
        start += 8 + int.from_bytes(frame[4:8], "little")
    if frame.startswith(b"\x04\x22\x4d\x18"):
        from tenpoint.kit.models.lz4 import unpack

        return unpack(view, start)
    if frame.startswith(b"\x28\xb5\x2f\xfd"):
        return unzstd(view, start)
    raise CannotCheck("skippable frames of zstd or lz4 with no other frame behind them")


def _seven_zip(view: View) -> Iterator[bytes]:  # noqa: ARG001  # one shape for all
    raise CannotCheck("a 7z archive, which cannot be looked into")
