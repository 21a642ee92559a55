"""HDF5: whether a Keras model is in it, and whether that model carries code.

A whole model has its JSON in an attribute, a file of weights alone has none and runs
nothing. The attribute can stand anywhere, but attributes are never compressed: the bytes
are searched instead of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import keras
from tenpoint.kit.models.limits import KIB, MIB, Budget
from tenpoint.kit.models.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

SIGNATURE = b"\x89HDF\r\n\x1a\n"
_CHUNK = 4 * MIB
_OVERLAP = 1 * KIB
_ATTRIBUTE = b"model_config"


def begins(head: bytes) -> bool:
    """The signature at the start, or behind a user block of 512 bytes, doubled and doubled."""
    if head.startswith(SIGNATURE):
        return True
    place = 512
    while place < len(head):
        if head.startswith(SIGNATURE, place):
            return True
        place *= 2
    return False


def _check_end(view: View) -> None:
    """HDF5's own library refuses a file that is shorter than its superblock says."""
    place = 0
    while view.at(place, len(SIGNATURE)) != SIGNATURE:
        place = place * 2 or 512
        if place >= 64 * KIB:
            return
    block = view.at(place + len(SIGNATURE), 48)
    version = block[0] if block else 255
    if version > 3 or len(block) < 44:
        raise CannotCheck("an HDF5 file with a damaged header")
    # In both layouts the end stands behind the base address and one address more.
    width, start = (block[1], 4) if version >= 2 else (block[5], 16 + 4 * version)
    if width not in (2, 4, 8):
        raise CannotCheck("an HDF5 file with a damaged header")
    end = int.from_bytes(block[start + 2 * width : start + 3 * width], "little")
    if end < 1 << 8 * width - 1 and not view.has(end):
        raise CannotCheck("an HDF5 file that breaks off")


class Content(NamedTuple):
    model: bool  # a whole Keras model, rather than weights or other data
    code: str  # the layer that carries code, or nothing


def read(view: View, budget: Budget) -> Content:
    _check_end(view)
    if not any(_ATTRIBUTE in chunk for chunk in _chunks(view, budget)):
        return Content(False, "")
    for chunk in _chunks(view, budget):
        # The pattern is slow where most bytes are weights; these words are not.
        if (b"class_name" in chunk or b"\\u00" in chunk) and (code := keras.code_in_json(chunk)):
            return Content(True, code)
    return Content(True, "")


def _chunks(view: View, budget: Budget) -> Iterator[bytes]:
    """The whole file in pieces that overlap."""
    place = 0
    while chunk := view.at(place, _CHUNK + _OVERLAP):
        budget.clock()
        yield chunk
        place += _CHUNK
