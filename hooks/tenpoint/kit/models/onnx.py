"""ONNX: whether a model takes its weights from outside of its own folder.

Field numbers: onnx.proto. There are no magic bytes; a message with a version, a graph
and its operator sets is an ONNX model. Weights are stepped over, never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import protobuf
from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.protobuf import BYTES, VARINT, Field, MalformedError
from tenpoint.kit.models.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# ModelProto
_KINDS = {1: VARINT, 2: BYTES, 3: BYTES, 4: BYTES, 5: VARINT, 6: BYTES, 7: BYTES, 8: BYTES}
_KINDS |= {14: BYTES, 20: BYTES, 25: BYTES, 26: BYTES}
_IR_VERSION, _GRAPH, _OPSET, _TRAINING, _FUNCTION = 1, 7, 8, 20, 25
_FIRST_TAGS = frozenset(number << 3 | kind for number, kind in _KINDS.items() if number < 16)
_NESTED = 16
_USUAL_DOMAINS = (
    "",
    "ai.onnx",
    "ai.onnx.ml",
    "ai.onnx.training",
    "ai.onnx.preview.training",
    "com.microsoft",
)

# Which fields of a message lead on to tensors: message -> field -> message.
_PATHS = {
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
}
_EXTERNAL_DATA = 13
_DRIVE = re.compile(r"[A-Za-z]:")


class Model(NamedTuple):
    """What the first walk over a model's own fields found."""

    parts: tuple[tuple[str, Field], ...]
    domains: tuple[str, ...]  # of operators that need a library of their own


def begins(head: bytes) -> bool:
    """Whether the first byte is the tag of a model's field."""
    return head[:1] != b"" and (
        head[0] in _FIRST_TAGS or head[:2] in (b"\xa2\x01", b"\xca\x01", b"\xd2\x01")
    )


def read(view: View, budget: Budget) -> Model | None:
    """The model's own fields, or None if this is no ONNX model."""
    parts: list[tuple[str, Field]] = []
    domains: list[str] = []
    seen = set()
    try:
        for field in protobuf.fields(view, 0, None, budget):
            if _KINDS.get(field.number) != field.kind:
                return None
            seen.add(field.number)
            if field.number == _GRAPH:
                parts.append(("graph", field))
            elif field.number == _TRAINING:
                parts.append(("training", field))
            elif field.number == _FUNCTION:
                parts.append(("function", field))
            elif field.number == _OPSET:
                domain = ""
                for inner in protobuf.fields(view, field.start, field.end, budget):
                    if inner.number == 1 and inner.kind == BYTES:
                        domain = protobuf.text(view, inner, 200)
                domains.append(domain)
    except MalformedError:
        return None
    if not {_IR_VERSION, _GRAPH, _OPSET} <= seen:
        return None
    return Model(tuple(parts), tuple(d for d in domains if d not in _USUAL_DOMAINS))


def escapes(view: View, model: Model, budget: Budget) -> Iterator[str]:
    """Each place outside of its folder that the model wants to read.

    `CannotCheck` when the model is damaged.
    """
    try:
        for kind, field in model.parts:
            yield from _walk(view, kind, field, budget, 0)
    except MalformedError:
        raise CannotCheck("a damaged ONNX model") from None


def _walk(view: View, kind: str, field: Field, budget: Budget, depth: int) -> Iterator[str]:
    if depth > _NESTED:
        raise CannotCheck("an ONNX model that is nested too deeply")
    if kind == "tensor":
        for inner in protobuf.fields(view, field.start, field.end, budget):
            if inner.number == _EXTERNAL_DATA and inner.kind == BYTES:
                location = _location(view, inner, budget)
                if location is not None and _leaves(location):
                    yield location
        return
    path = _PATHS[kind]
    for inner in protobuf.fields(view, field.start, field.end, budget):
        if inner.kind == BYTES and inner.number in path:
            yield from _walk(view, path[inner.number], inner, budget, depth + 1)


def _location(view: View, field: Field, budget: Budget) -> str | None:
    key = value = ""
    for inner in protobuf.fields(view, field.start, field.end, budget):
        if inner.kind == BYTES and inner.number == 1:
            key = protobuf.text(view, inner)
        elif inner.kind == BYTES and inner.number == 2:
            value = protobuf.text(view, inner)
    return value if key == "location" else None


def _leaves(location: str) -> bool:
    path = location.replace("\\", "/")
    return (
        path.startswith("/")
        or ".." in path.split("/")
        or "\0" in path
        or _DRIVE.match(path) is not None
    )
