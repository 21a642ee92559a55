"""Fields of a protobuf message, read forward; a field's content is stepped over unless asked for.

Wire format: protobuf's encoding documentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.view import Cursor, OutOfBytesError, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
_VARINT = 10  # bytes of a 64-bit number
_SMALL = 64 * 1024


class MalformedError(Exception):
    """These bytes are no protobuf message."""


class Field(NamedTuple):
    number: int
    kind: int
    value: int  # of a varint; else 0
    start: int  # of its content in the view
    end: int


def fields(view: View, start: int, end: int | None, budget: Budget) -> Iterator[Field]:
    """The fields between two places; `MalformedError` where they stop making sense."""
    if end is not None and end - start <= _SMALL:
        data = view.at(start, end - start)
        if len(data) < end - start:
            raise MalformedError
        yield from _in_memory(data, start, budget)
        return
    cursor = Cursor(view, start, end)
    try:
        while cursor.left():
            budget.step()
            tag = _varint(cursor)
            number, kind = tag >> 3, tag & 7
            begin, value = cursor.position, 0
            if kind == VARINT:
                value = _varint(cursor)
            elif kind == FIXED64:
                cursor.skip(8)
            elif kind == FIXED32:
                cursor.skip(4)
            elif kind == BYTES:
                length = _varint(cursor)
                begin = cursor.position
                cursor.skip(length)
            else:  # groups have long been retired
                raise MalformedError
            if not number:
                raise MalformedError
            yield Field(number, kind, value, begin, cursor.position)
    except OutOfBytesError:
        raise MalformedError from None


def _in_memory(data: bytes, base: int, budget: Budget) -> Iterator[Field]:
    """The same for a small message, of which a model has thousands."""
    place, end, count = 0, len(data), 0
    while place < end:
        tag, place = _varint_at(data, place)
        number, kind = tag >> 3, tag & 7
        begin, value = place, 0
        if kind == VARINT:
            value, place = _varint_at(data, place)
        elif kind == BYTES:
            length, begin = _varint_at(data, place)
            place = begin + length
        elif kind == FIXED32:
            place += 4
        elif kind == FIXED64:
            place += 8
        else:
            raise MalformedError
        if place > end or not number:
            raise MalformedError
        count += 1
        yield Field(number, kind, value, base + begin, base + place)
    budget.step(count)


def _varint_at(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    try:
        while (byte := data[place]) >= 0x80:
            value |= (byte & 0x7F) << shift
            shift += 7
            place += 1
            if shift >= 7 * _VARINT:
                raise MalformedError
    except IndexError:
        raise MalformedError from None
    return value | byte << shift, place + 1


def text(view: View, field: Field, limit: int = 4096) -> str:
    """The content of a field as text, cut at `limit` bytes."""
    return view.at(field.start, min(limit, field.end - field.start)).decode("utf-8", "replace")


def _varint(cursor: Cursor) -> int:
    value = 0
    for shift in range(0, 7 * _VARINT, 7):
        byte = cursor.byte()
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value
    raise MalformedError
