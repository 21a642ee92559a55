"""Tar members by seeking from header to header: ustar, GNU, pax and the old format without magic.

Layout: POSIX.1-2017 pax (ustar and pax headers), GNU tar manual for its extensions.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import MIB, Budget
from tenpoint.kit.models.view import Part, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

_BLOCK = 512
_LONG_NAME = b"L"
_LONG_LINK = b"K"
_PAX = b"xX"
_PAX_GLOBAL = b"g"
_SPARSE = b"S"
# Links, devices and folders have no data, whatever their size field says.
_WITHOUT_DATA = b"123456"
_ZEROS = bytes(_BLOCK)
# Behind the end of an archive another one may follow; tapes are padded to 10 KiB.
_AFTER_END = 1 * MIB
_EXTENSION = 1 * MIB


class Member(NamedTuple):
    name: str
    data: View
    problem: str = ""


def is_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are a tar header; the check sum decides, not the magic."""
    if len(head) < _BLOCK or not head[0]:
        return False
    digits = head[148:156].strip(b" \0")
    if not digits or digits.strip(b"01234567"):
        return False
    return _checks(head[:_BLOCK], int(digits, 8))


def members(view: View, budget: Budget) -> Iterator[Member]:
    """Every regular member with its data; `CannotCheck` where a header is damaged."""
    place, name, size, sparse = 0, "", -1, False
    zeros = 0
    while len(header := view.at(place, _BLOCK)) == _BLOCK:
        if header == _ZEROS:
            zeros += _BLOCK
            if zeros > _AFTER_END:
                return
            budget.clock()
            place += _BLOCK
            continue
        if not is_tar(header):
            if zeros:
                return  # padding of the last record
            raise CannotCheck("a tar archive with a damaged header")
        zeros = 0
        budget.member()
        kind = header[156:157]
        length = _number(header[124:136])
        data = place + _BLOCK
        if kind in (_LONG_NAME, _LONG_LINK) or (kind and kind in _PAX + _PAX_GLOBAL):
            if length > _EXTENSION:
                raise CannotCheck("a tar archive with a header of more than 1 MiB")
            body = view.at(data, length)
            if kind == _LONG_NAME:
                name = _text(body)
            elif kind in _PAX:
                fields = _pax(body)
                name = fields.get("path", name)
                size = int(fields["size"]) if fields.get("size", "").isdigit() else size
                sparse = any(key.startswith("GNU.sparse") for key in fields)
            place = data + _padded(length)
            continue
        length = size if size >= 0 else length
        name = name or _full_name(header)
        stored = 0 if kind in _WITHOUT_DATA and kind else length
        if kind == _SPARSE:
            sparse = True
            data = _after_sparse_headers(view, place, header)
        if stored:
            complete = view.has(data + stored)
            problem = "" if complete else "a tar archive that breaks off"
            if sparse and not problem:
                problem = "stored with holes, so that its beginning cannot be seen"
            yield Member(name, Part(view, data, stored), problem)
            if not complete:
                return
        place = data + _padded(stored)
        name, size, sparse = "", -1, False
    if 0 < len(header) < _BLOCK and header.strip(b"\0"):
        raise CannotCheck("a tar archive that breaks off")


def _checks(header: bytes, expected: int) -> bool:
    """The sum of all bytes, the check sum's own counted as spaces; old tars took them as signed."""
    others = header[:148] + header[156:]
    unsigned = sum(others) + 8 * 32
    return expected in (unsigned, unsigned - 256 * sum(byte > 127 for byte in others))


def _number(field: bytes) -> int:
    """Octal digits, or a binary number behind a byte with the high bit."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    if digits.strip(b"01234567"):
        raise CannotCheck("a tar archive with a damaged header")
    return int(digits or b"0", 8)


def _padded(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK


def _text(raw: bytes) -> str:
    return raw.split(b"\0", 1)[0].decode("utf-8", "replace")


def _full_name(header: bytes) -> str:
    name, prefix = _text(header[:100]), ""
    if header[257:263] == b"ustar\0":
        prefix = _text(header[345:500])
    return f"{prefix}/{name}" if prefix else name


def _pax(body: bytes) -> dict[str, str]:
    """Records of the form `length key=value`, each with a newline at its end."""
    fields: dict[str, str] = {}
    place = 0
    while place < len(body):
        digits, space, _ = body[place : place + 12].partition(b" ")
        if not space or not digits.isdigit() or int(digits) <= len(digits) + 1:
            break
        record = body[place + len(digits) + 1 : place + int(digits)]
        key, _, value = record.rstrip(b"\n").partition(b"=")
        fields[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        place += int(digits)
    return fields


def _after_sparse_headers(view: View, place: int, header: bytes) -> int:
    """Where the data begins when more headers with the map of holes follow."""
    more, place = header[482:483], place + _BLOCK
    while more not in (b"", b"\0"):
        block = view.at(place, _BLOCK)
        more, place = block[504:505], place + _BLOCK
    return place
