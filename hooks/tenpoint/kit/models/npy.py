"""NumPy's .npy: whether its data type holds Python objects, which are stored as a pickle.

Layout: numpy/lib/format.py. The header is a Python dict literal.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import KIB
from tenpoint.kit.models.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

MAGIC = b"\x93NUMPY"
_KEYS = {"descr", "fortran_order", "shape"}
# numpy itself stops at 10,000 bytes, but not with allow_pickle=True.
_HEADER = 256 * KIB
_NESTED = 60
# A literal has neither names to look up nor runs of signs; more would only feed the parser.
_LITERAL = re.compile(
    r"""(?:'[^'\\\n]*'|"[^"\\\n]*"|[bu](?=['"])|True|False|None|[0-9]++L?|-(?=[0-9])|[()\[\]{}:,\s])*"""
)


class Array(NamedTuple):
    objects: bool
    end: int | None  # where the data ends, when the header tells


def read(view: View, start: int = 0) -> Array:
    """One array from `start`; `CannotCheck` when its header is damaged."""
    head = view.at(start, 12)
    major = head[6] if len(head) > 6 else 0
    if len(head) < 10 or major not in (1, 2, 3):
        raise CannotCheck("a damaged .npy header")
    width = 2 if major == 1 else 4
    length = int.from_bytes(head[8 : 8 + width], "little")
    begin = start + 8 + width
    if not view.has(begin + length):
        raise CannotCheck("a .npy header that breaks off")
    if length > _HEADER:
        raise CannotCheck(f"a .npy header of more than {_HEADER // KIB} KiB")
    raw = view.at(begin, length)
    header = _literal(raw.decode("utf-8" if major == 3 else "latin-1", "replace"))
    if not isinstance(header, dict) or set(header) != _KEYS:
        raise CannotCheck("a damaged .npy header")
    descr, shape = header["descr"], header["shape"]
    if _has_objects(descr):
        return Array(True, None)
    count = 1
    if not isinstance(shape, tuple) or not all(isinstance(n, int) and n >= 0 for n in shape):
        raise CannotCheck("a damaged .npy header")
    for number in shape:
        count *= number
    size = _item_size(descr)
    return Array(False, None if size is None else begin + length + count * size)


def _literal(text: str) -> object:
    text = text.strip(" \n\0")
    if not _LITERAL.fullmatch(text):
        raise CannotCheck("a damaged .npy header")
    depth = deepest = 0
    for bracket in re.findall(r"[(\[{]|[)\]}]", re.sub(r"'[^']*'|\"[^\"]*\"", "", text)):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    if deepest > _NESTED:
        raise CannotCheck("a .npy header that is nested too deeply")
    from ast import literal_eval

    try:
        # Python 2 wrote long integers as 3L.
        value: object = literal_eval(re.sub(r"(?<=[0-9])L(?=[,)\]])", "", text))
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        raise CannotCheck("a damaged .npy header") from None
    return value


def _has_objects(descr: object) -> bool:
    """An object anywhere in the type; a field that is only named so is none."""
    if isinstance(descr, str):
        # numpy.dtype reads "i4,O", "3O", "|O8" and "object" too; no other type has that letter.
        return "O" in descr or "object" in descr
    if isinstance(descr, tuple):  # (type, shape)
        return bool(descr) and _has_objects(descr[0])
    if isinstance(descr, list):  # (name, type) or (name, type, shape)
        return any(
            isinstance(field, tuple) and len(field) > 1 and _has_objects(field[1])
            for field in descr
        )
    raise CannotCheck("a damaged .npy header")


def _item_size(descr: object) -> int | None:
    """Bytes of one element, where the type is one that we know for certain."""
    if isinstance(descr, str):
        found = re.fullmatch(r"[<>|=]([biufcSVUmM])([0-9]{1,9})(?:\[[0-9A-Za-z/]{1,20}\])?", descr)
        if not found:
            return None
        return int(found[2]) * (4 if found[1] == "U" else 1)
    if isinstance(descr, list):
        total = 0
        for field in descr:
            if not isinstance(field, tuple) or len(field) not in (2, 3):
                raise CannotCheck("a damaged .npy header")
            size = _item_size(field[1])
            if size is None:
                return None
            shape = field[2] if len(field) == 3 else ()
            for number in shape if isinstance(shape, tuple) else (shape,):
                if not isinstance(number, int):
                    raise CannotCheck("a damaged .npy header")
                size *= number
            total += size
        return total
    return None
