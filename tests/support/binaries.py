"""Small programs made by hand: headers that say what a test needs, and nothing that could run."""

from __future__ import annotations

from struct import pack

CERTIFICATE = pack("<IHH", 24, 0x200, 2) + b"0" * 16


def pe(certificate: bytes = b"", *, plus: bool = True, directories: int = 16) -> bytes:
    """A PE file with one section, its certificate table at the end."""
    optional = 112 if plus else 96
    length = optional + 8 * directories
    header = 0x80
    section_at = header + 24 + length
    body_at = 0x400
    table = bytearray(8 * directories)
    if certificate and directories > 4:
        table[32:40] = pack("<II", body_at + 16, len(certificate))
    head = b"MZ" + bytes(0x3A) + pack("<I", header) + bytes(header - 0x40)
    coff = b"PE\0\0" + pack("<HHIIIHH", 0x8664 if plus else 0x14C, 1, 0, 0, 0, length, 0x22)
    magic = pack("<H", 0x20B if plus else 0x10B)
    # Linker, sizes, entry and base; alignment 0x1000 and 0x200; sizes of image and headers.
    fields = magic + bytes(2) + pack("<IIIII", 16, 0, 0, 0x1000, 0x1000)
    fields += pack("<Q", 0x140000000) if plus else pack("<II", 0x1000, 0x400000)
    fields += pack("<IIHHHHHHIIIIHH", 0x1000, 0x200, 6, 0, 0, 0, 6, 0, 0, 0x2000, 0x400, 0, 3, 0)
    fields = fields.ljust(optional - 4, b"\0") + pack("<I", directories)
    section = pack("<8sIIIIIIHHI", b".text", 16, 0x1000, 16, body_at, 0, 0, 0, 0, 0x60000020)
    data = (head + coff + fields + bytes(table)).ljust(section_at, b"\0") + section
    return data.ljust(body_at, b"\0") + b"\xc3" * 16 + certificate


def superblob(cms: bytes | None) -> bytes:
    """An embedded signature; without a CMS blob it is ad hoc."""
    directory = pack(">II", 0xFADE0C02, 16) + bytes(8)
    blobs = [(0, directory)]
    if cms is not None:
        blobs.append((0x10000, pack(">II", 0xFADE0B01, 8 + len(cms)) + cms))
    at = 12 + 8 * len(blobs)
    index, body = b"", b""
    for slot, blob in blobs:
        index += pack(">II", slot, at + len(body))
        body += blob
    return pack(">III", 0xFADE0CC0, at + len(body), len(blobs)) + index + body


def macho(
    signature: bytes = b"", *, big: bool = False, wide: bool = True, kind: int = 2, extra: int = 1
) -> bytes:
    """A Mach-O file with `extra` other load commands before the one of its signature."""
    order = ">" if big else "<"
    commands = pack(f"{order}II16s", 0x1B, 24, b"u" * 16) * extra
    count = extra
    head = 32 if wide else 28
    if signature:
        at = head + len(commands) + 16
        commands += pack(f"{order}IIII", 0x1D, 16, at, len(signature))
        count += 1
    magic = 0xFEEDFACF if wide else 0xFEEDFACE
    cpu = 0x0100000C if wide else 12
    fields = (magic, cpu, 0, kind, count, len(commands), 0)
    header = pack(f"{order}7I", *fields) + (bytes(4) if wide else b"")
    return header + commands + signature


def fat(*slices: bytes, wide: bool = False) -> bytes:
    """Several architectures in one file."""
    entry = 32 if wide else 20
    at = 8 + entry * len(slices)
    table, body = b"", b""
    for number, data in enumerate(slices):
        cpu = 0x01000007 + 5 * number
        start = at + len(body)
        table += (
            pack(">IIQQII", cpu, 3, start, len(data), 0, 0)
            if wide
            else pack(">IIIII", cpu, 3, start, len(data), 0)
        )
        body += data
    return pack(">II", 0xCAFEBABF if wide else 0xCAFEBABE, len(slices)) + table + body


def elf(kind: int = 2, *, appimage: bool = False) -> bytes:
    return b"\x7fELF\x02\x01\x01\0" + (b"AI\x02" if appimage else b"").ljust(8, b"\0") + pack(
        "<HH", kind, 62
    ) + bytes(44)  # fmt: skip


def rpm(*tags: int) -> bytes:
    index = b"".join(pack(">IIII", tag, 7, 0, 1) for tag in tags)
    lead = b"\xed\xab\xee\xdb\x03\0".ljust(96, b"\0")
    return lead + b"\x8e\xad\xe8\x01" + bytes(4) + pack(">II", len(tags), 16) + index + bytes(32)


def deb(*members: str) -> bytes:
    data = b"!<arch>\n"
    for name in ("debian-binary", *members):
        data += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{3:<10}`\n".encode() + b"2.0\n"
    return data


def dmg(*, signed: bool) -> bytes:
    trailer = bytearray(b"koly".ljust(512, b"\0"))
    trailer[296:312] = pack(">QQ", 1024, 100 if signed else 0)
    return bytes(2048) + bytes(trailer)


def msi(*, signed: bool) -> bytes:
    name = "\x05DigitalSignature".encode("utf-16-le") if signed else b""
    # Across the border of two blocks of a reader that reads a mebibyte at a time.
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust((1 << 20) - 7, b"\0") + name + bytes(600)
