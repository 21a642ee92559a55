"""The LZ4 frame format, unpacked block by block (lz4_Frame_format.md and lz4_Block_format.md)."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import KIB
from tenpoint.kit.models.view import Cursor, OutOfBytesError, View

_MAGIC = b"\x04\x22\x4d\x18"
_BLOCK_SIZES = {4: 64 * KIB, 5: 256 * KIB, 6: 1024 * KIB, 7: 4096 * KIB}
_HISTORY = 64 * KIB  # how far a match may reach back, into earlier blocks too


def unpack(view: View, start: int = 0) -> Iterator[bytes]:
    """The content of all frames from `start`; `CannotCheck` when they are damaged."""
    cursor = Cursor(view, start)
    try:
        cursor.skip(len(_MAGIC))
        yield from _frame(cursor)
        while cursor.left() and view.at(cursor.position, 4) == _MAGIC:
            cursor.skip(len(_MAGIC))
            yield from _frame(cursor)
    except OutOfBytesError:
        raise CannotCheck("lz4 data that breaks off") from None


def _frame(cursor: Cursor) -> Iterator[bytes]:
    flags, descriptor = cursor.byte(), cursor.byte()
    limit = _BLOCK_SIZES.get(descriptor >> 4 & 7)
    if flags >> 6 != 1 or limit is None:
        raise CannotCheck("damaged lz4 header")
    # The content's size, a dictionary's id, and a byte of check sum.
    cursor.skip((8 if flags & 0x08 else 0) + (4 if flags & 0x01 else 0) + 1)
    linked, checked = not flags & 0x20, bool(flags & 0x10)
    history = b""
    while size := cursor.integer(4):
        stored, size = bool(size & 0x80000000), size & 0x7FFFFFFF
        if size > limit:
            raise CannotCheck("damaged lz4 data")
        block = cursor.take(size)
        out = block if stored else _block(block, history, limit)
        yield out
        if linked:
            history = (history + out)[-_HISTORY:]
        if checked:
            cursor.skip(4)
    if flags & 0x04:
        cursor.skip(4)


def _block(block: bytes, history: bytes, limit: int) -> bytes:
    """One block: literals, then a match of what came before, and so on."""
    out = bytearray(history)
    limit += len(history)
    place, end = 0, len(block)
    try:
        while place < end:
            token = block[place]
            length, place = _length(block, place + 1, token >> 4)
            out += block[place : place + length]
            place += length
            if place >= end:  # the last sequence has literals only
                break
            back = block[place] | block[place + 1] << 8
            length, place = _length(block, place + 2, token & 15)
            length += 4
            begin = len(out) - back
            if not back or begin < 0 or len(out) + length > limit:
                raise CannotCheck("damaged lz4 data")
            if length <= back:
                out += out[begin : begin + length]
            else:  # the match runs into what it writes: it repeats
                pattern = bytes(out[begin:])
                out += (pattern * (length // back + 1))[:length]
    except IndexError:
        raise CannotCheck("damaged lz4 data") from None
    if place > end or len(out) > limit:
        raise CannotCheck("damaged lz4 data")
    return bytes(out[len(history) :])


def _length(block: bytes, place: int, nibble: int) -> tuple[int, int]:
    """A length that bytes of 255 continue, and where it ends."""
    length = nibble
    if nibble == 15:
        while (more := block[place]) == 255:
            length += 255
            place += 1
        length += more
        place += 1
    return length, place
