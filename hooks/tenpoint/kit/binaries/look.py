"""What kind of program or package a file is, and what signature data is in it."""

from __future__ import annotations

from tenpoint.kit.binaries import macho, packages, pe
from tenpoint.kit.binaries.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Binary(NamedTuple):
    """What a file is in words, and whether it is signed inside; `remark` says why it is not."""

    kind: str
    is_signed: bool
    remark: str = ""


HEAD = 32
# They have no place for a signature, or none that is in use.
_ELF_KINDS = (2, 3)  # programs, and libraries; 1 is a linker's input, 4 a dump
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def look(source: Source) -> Binary | None:
    """None for what is no program. `CannotCheck` when a header is damaged."""
    head = source.head(HEAD)
    ending = source.name[source.name.rfind(".") :].lower() if "." in source.name else ""
    if not _may_be(head, ending):
        return None
    with source.stream() as file:
        reader = Reader(file, source.size)
        if head.startswith(b"MZ"):
            if not pe.is_pe(reader):
                return None
            return Binary("Windows program", pe.is_signed(reader))
        if macho.is_macho(head):
            found = macho.signature(reader)
            remark = " (ad hoc only, as every linker does it)" if found == macho.AD_HOC else ""
            return Binary("macOS program", found == macho.SIGNED, remark)
        if head.startswith(b"\x7fELF"):
            order = reader.number(5, 1) == 2
            is_program = reader.size > 18 and reader.number(16, 2, big=order) in _ELF_KINDS
            kind = "AppImage" if head[8:10] == b"AI" else "Linux program"
            return Binary(kind, is_signed=False) if is_program else None
        if head.startswith(b"\xed\xab\xee\xdb"):
            return Binary("rpm package", packages.rpm_is_signed(reader))
        if head.startswith(b"!<arch>\ndebian-binary"):
            return Binary("Debian package", packages.deb_is_signed(reader))
        if head.startswith(_OLE):
            return Binary("Windows installer", packages.msi_is_signed(reader))
        return Binary("disk image", packages.dmg_is_signed(reader))


def _may_be(head: bytes, ending: str) -> bool:
    if head.startswith((b"MZ", b"\x7fELF", b"\xed\xab\xee\xdb", b"!<arch>\ndebian-binary")):
        return True
    if head.startswith(_OLE):
        return ending in (".msi", ".msp", ".msix")  # Word and others use the same container
    return macho.is_macho(head) or (ending == ".dmg" and b"\0" in head)
