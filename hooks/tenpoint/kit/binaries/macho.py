"""Programs of macOS (Mach-O): whether every architecture has a signature that somebody made.

Formats: Apple's <mach-o/loader.h>, <mach-o/fat.h> and <Kernel/kern/cs_blobs.h>. The load command
LC_CODE_SIGNATURE names the signature's bytes. Linkers sign every arm64 program "ad hoc", with
hashes and nobody's name: its superblob has no CMS blob in it, or an empty one.
"""

from __future__ import annotations

from tenpoint.kit.binaries.reader import MOST, Reader
from tenpoint.kit.errors import CannotCheck

NONE, AD_HOC, SIGNED = "none", "ad hoc", "signed"

_THIN = {
    b"\xfe\xed\xfa\xce": (28, True),
    b"\xfe\xed\xfa\xcf": (32, True),
    b"\xce\xfa\xed\xfe": (28, False),
    b"\xcf\xfa\xed\xfe": (32, False),
}
_FAT = {b"\xca\xfe\xba\xbe": (20, 4), b"\xca\xfe\xba\xbf": (32, 8)}
# Java classes begin with the same bytes; there, the next number is a version from 45 on.
_MOST_SLICES = 43
_CODE_SIGNATURE = 0x1D
_OBJECT = 1  # MH_OBJECT: a linker's input, which nobody runs
_SUPERBLOB = 0xFADE0CC0
_CMS_SLOT = 0x10000
_MOST_BLOBS = 100
_MOST_COMMANDS = 20_000


def is_macho(head: bytes) -> bool:
    """By the first 16 bytes of a file."""
    if head[:4] in _THIN:
        return int.from_bytes(head[12:16], "big" if _THIN[head[:4]][1] else "little") != _OBJECT
    return head[:4] in _FAT and 0 < int.from_bytes(head[4:8], "big") < _MOST_SLICES


def signature(reader: Reader) -> str:
    """`NONE`, `AD_HOC` or `SIGNED`: the least of all slices. `CannotCheck` for a damaged header."""
    found = [_of_slice(reader, start, size) for start, size in _slices(reader)]
    return min(found, key=(NONE, AD_HOC, SIGNED).index)


def _slices(reader: Reader) -> list[tuple[int, int]]:
    """Offset and size of each architecture."""
    magic = reader.bytes(0, 4)
    if magic in _THIN:
        return [(0, reader.size)]
    entry, width = _FAT[magic]
    slices = []
    for number in range(reader.number(4, 4, big=True)):
        at = 8 + number * entry + 8
        start = reader.number(at, width, big=True)
        size = reader.number(at + width, width, big=True)
        reader.must_hold(start, size)
        slices.append((start, size))
    return slices


def _of_slice(reader: Reader, start: int, size: int) -> str:
    header, big = _THIN.get(reader.bytes(start, 4), (0, False))
    if not header:
        raise CannotCheck("a Mach-O file with a slice that is none")
    count = reader.number(start + 16, 4, big=big)
    length = reader.number(start + 20, 4, big=big)
    if count > _MOST_COMMANDS or length > MOST or header + length > size:
        raise CannotCheck("a Mach-O file with load commands that do not fit")
    commands = reader.bytes(start + header, length)
    order = "big" if big else "little"
    at = 0
    for _ in range(count):
        kind = int.from_bytes(commands[at : at + 4], order)  # type: ignore[arg-type]
        width = int.from_bytes(commands[at + 4 : at + 8], order)  # type: ignore[arg-type]
        if width < 8 or at + width > length:
            raise CannotCheck("a Mach-O file with a load command that does not fit")
        if kind == _CODE_SIGNATURE and width >= 16:
            offset = reader.number(start + header + at + 8, 4, big=big)
            taken = reader.number(start + header + at + 12, 4, big=big)
            if not taken:
                return NONE
            reader.must_hold(start + offset, taken)
            return _kind(reader, start + offset, taken)
        at += width
    return NONE


def _kind(reader: Reader, at: int, size: int) -> str:
    """Whether somebody's signature is in the bytes, or hashes alone."""
    if size < 12 or reader.number(at, 4, big=True) != _SUPERBLOB:
        return SIGNED  # of an older form: it is there, and more is not claimed
    for number in range(min(reader.number(at + 8, 4, big=True), _MOST_BLOBS)):
        entry = 12 + 8 * number
        if entry + 8 > size:
            break
        if reader.number(at + entry, 4, big=True) == _CMS_SLOT:
            offset = reader.number(at + entry + 4, 4, big=True)
            if offset + 8 <= size and reader.number(at + offset + 4, 4, big=True) > 8:
                return SIGNED
    return AD_HOC
