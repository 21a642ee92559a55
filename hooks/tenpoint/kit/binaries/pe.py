"""Windows programs (PE): whether the security directory holds an Authenticode signature.

Format: Microsoft's "PE Format" page. Entry 4 of the data directories gives offset and size of the
attribute certificate table; unlike all others its offset counts in the file. A certificate is
8-byte aligned: u32 length, u16 revision, u16 type, where type 2 is PKCS#7 SignedData.
"""

from __future__ import annotations

from tenpoint.kit.binaries.reader import Reader
from tenpoint.kit.errors import CannotCheck

_PE32, _PE32_PLUS = 0x10B, 0x20B
_SECURITY = 4
_PKCS_SIGNED_DATA = 2
_MOST_CERTIFICATES = 100
_RELOCATIONS = 0x18  # where an MZ header says the table is
_LONGEST_STUB = 0x1000  # of a program for DOS before the real one, in bytes


def is_pe(reader: Reader) -> bool:
    """Whether a file that begins with `MZ` is a PE file; old programs of DOS are none.

    `CannotCheck` for a file that is cut off: it begins as one does, with its relocations behind
    the longer header that newer programs have, and its own header is not in it.
    """
    if reader.size < 0x40:
        return False
    header = reader.number(0x3C, 4)
    if header + 24 <= reader.size:
        return reader.bytes(header, 4) == b"PE\0\0"
    if reader.number(_RELOCATIONS, 2) >= 0x40 and header < _LONGEST_STUB:
        raise CannotCheck("a Windows program that is cut off")
    return False


def is_signed(reader: Reader) -> bool:
    """Whether signature data is there. `CannotCheck` for a damaged header."""
    header = reader.number(0x3C, 4)
    optional = header + 24
    length = reader.number(header + 20, 2)
    magic = reader.number(optional, 2)
    if magic not in (_PE32, _PE32_PLUS):
        raise CannotCheck("a PE file without a known optional header")
    count_at = 92 if magic == _PE32 else 108
    if length < count_at + 4:
        raise CannotCheck("a PE file whose optional header is cut off")
    directories = min(reader.number(optional + count_at, 4), 16)
    entry = count_at + 4 + 8 * _SECURITY
    if directories <= _SECURITY or length < entry + 8:
        return False
    offset, size = reader.number(optional + entry, 4), reader.number(optional + entry + 4, 4)
    if not offset or not size:
        return False
    reader.must_hold(offset, size)
    return _holds_signature(reader, offset, offset + size)


def _holds_signature(reader: Reader, at: int, end: int) -> bool:
    for _ in range(_MOST_CERTIFICATES):
        if at + 8 > end:
            return False
        length, kind = reader.number(at, 4), reader.number(at + 6, 2)
        if length < 8 or at + length > end:
            return False
        if kind == _PKCS_SIGNED_DATA and length > 8:
            return True
        at += -(-length // 8) * 8
    return False
