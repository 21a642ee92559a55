"""SafeTensors: whether the header tells the truth about the file.

Layout and rules: the format's description in the safetensors project. Tensor bytes are
never looked at: any bytes are fine there, and nothing runs them.
"""

from __future__ import annotations

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import MIB
from tenpoint.kit.models.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple, TypeGuard
else:
    from tenpoint.kit.light import NamedTuple

# The format allows 100 MB; 32 MiB are some 200,000 tensors.
_HEADER = 32 * MIB
_LENGTH = 8
# Bits of one element.
_BITS = {
    **dict.fromkeys(("F4",), 4),
    **dict.fromkeys(("F6_E2M3", "F6_E3M2"), 6),
    **dict.fromkeys(
        ("BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E4M3FNUZ", "F8_E5M2FNUZ", "F8_E8M0"), 8
    ),
    **dict.fromkeys(("I16", "U16", "F16", "BF16"), 16),
    **dict.fromkeys(("I32", "U32", "F32"), 32),
    **dict.fromkeys(("F64", "I64", "U64", "C64"), 64),
}


class _Tensor(NamedTuple):
    begin: int
    end: int


def begins(head: bytes) -> bool:
    """Whether a file could be SafeTensors: a length, a JSON object, a first key."""
    length = int.from_bytes(head[:_LENGTH], "little")
    return (
        2 <= length <= 100_000_000 and head[8:9] == b"{" and head[9:64].lstrip()[:1] in (b'"', b"}")
    )


def lies(view: View) -> str:
    """What the header says wrongly about the file, or nothing.

    Raises `CannotCheck` when there is no header to read.
    """
    length = int.from_bytes(view.at(0, _LENGTH), "little")
    if not view.has(_LENGTH + 2):
        raise CannotCheck("too short to be a SafeTensors file")
    if not view.has(_LENGTH + length):
        raise CannotCheck("a SafeTensors header that is longer than the file")
    if length > _HEADER:
        raise CannotCheck(f"a SafeTensors header of more than {_HEADER // MIB} MiB")
    raw = view.at(_LENGTH, length)
    if not raw.startswith(b"{"):
        return "its header does not begin with a brace"
    import json

    doubled: list[str] = []

    def collect(pairs: list[tuple[str, object]]) -> object:
        fields = dict(pairs)
        if len(fields) != len(pairs):
            doubled.append(pairs[0][0])
        return fields

    try:
        header = json.loads(raw.decode("utf-8"), object_pairs_hook=collect)
    except (ValueError, RecursionError):
        raise CannotCheck("a SafeTensors header that is not JSON") from None
    if not isinstance(header, dict):
        raise CannotCheck("a SafeTensors header that is not a JSON object")
    if doubled:
        return "its header names something twice"
    metadata = header.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(v, str) for v in metadata.values()):
        return "its metadata holds more than text"
    tensors = []
    for fields in header.values():
        tensor = _tensor(fields)
        if isinstance(tensor, str):
            return tensor
        tensors.append(tensor)
    place = 0
    for tensor in sorted(tensors):
        if tensor.begin != place:
            return (
                "its tensors overlap"
                if tensor.begin < place
                else "it has a hole between its tensors"
            )
        place = tensor.end
    if not view.has(_LENGTH + length + place):
        return "it is shorter than its header says"
    if view.has(_LENGTH + length + place + 1):
        return "it goes on behind its last tensor"
    return ""


def _tensor(fields: object) -> _Tensor | str:
    if not isinstance(fields, dict):
        return "its header lists something that is no tensor"
    shape, offsets = fields.get("shape"), fields.get("data_offsets")
    bits = _BITS.get(str(fields.get("dtype")))
    if bits is None:
        return "a tensor has an unknown dtype"
    if not _are_sizes(shape) or not _are_sizes(offsets) or len(offsets) != 2:
        return "a tensor has no proper shape or place"
    count = 1
    for number in shape:
        count *= number
        if count > 1 << 63:
            return "a tensor is larger than any file"
    begin, end = offsets
    if end < begin or (end - begin) * 8 != count * bits:
        return "a tensor's size differs from its shape"
    return _Tensor(begin, end)


def _are_sizes(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(type(n) is int and 0 <= n < 1 << 63 for n in value)
