"""Packages and disk images: whether they carry a signature inside.

rpm: a signature header behind the lead, whose tags 267, 268, 1002, 1005 are signatures and all
others digests. deb: a member `_gpg…` of the ar archive (debsigs). msi: a stream
`\\5DigitalSignature`, whose name stands in the file as UTF-16. dmg: the trailer `koly` gives offset
and length of a code signature at 296 and 304.
"""

from __future__ import annotations

from tenpoint.kit.binaries.reader import Reader

_RPM_SIGNATURES = frozenset((267, 268, 1002, 1005))
_MOST_ENTRIES = 1000
_MSI_STREAM = "\x05DigitalSignature".encode("utf-16-le")
_BLOCK = 1 << 20


def rpm_is_signed(reader: Reader) -> bool:
    if reader.size < 112 or reader.bytes(96, 3) != b"\x8e\xad\xe8":
        return False
    count = min(reader.number(104, 4, big=True), _MOST_ENTRIES)
    return any(
        reader.number(112 + 16 * entry, 4, big=True) in _RPM_SIGNATURES for entry in range(count)
    )


def deb_is_signed(reader: Reader) -> bool:
    at = 8
    for _ in range(_MOST_ENTRIES):
        if at + 60 > reader.size:
            return False
        header = reader.bytes(at, 60)
        if header.startswith(b"_gpg"):
            return True
        size = header[48:58].strip()
        if not size.isdigit():
            return False
        at += 60 + int(size) + int(size) % 2
    return False


def msi_is_signed(reader: Reader) -> bool:
    """The name of the stream, anywhere: the directory may lie in any sector."""
    held = b""
    for at in range(0, reader.size, _BLOCK):
        block = held + reader.bytes(at, min(_BLOCK, reader.size - at))
        if _MSI_STREAM in block:
            return True
        held = block[-len(_MSI_STREAM) :]
    return False


def dmg_is_signed(reader: Reader) -> bool:
    if reader.size < 512:
        return False
    trailer = reader.bytes(reader.size - 512, 512)
    return trailer[:4] == b"koly" and int.from_bytes(trailer[304:312], "big") > 0
