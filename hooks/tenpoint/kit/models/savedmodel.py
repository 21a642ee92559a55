"""TensorFlow's SavedModel: operations that run Python or touch files when the model runs.

Field numbers: tensorflow's saved_model.proto, meta_graph.proto, graph.proto, function.proto.
"""

from __future__ import annotations

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import protobuf
from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.protobuf import BYTES, VARINT, Field, MalformedError
from tenpoint.kit.models.view import View

_RUN_CODE = frozenset(("PyFunc", "PyFuncStateless", "EagerPyFunc"))
_TOUCH_FILES = frozenset(
    ("ReadFile", "WriteFile", "MergeV2Checkpoints", "Save", "SaveV2", "MatchingFiles")
)
_OPERATIONS = _RUN_CODE | _TOUCH_FILES

# message -> field -> message; a NodeDef's second field is the operation's name.
_PATHS = {
    "saved model": {2: "meta graph"},
    "meta graph": {2: "graph"},
    "graph": {1: "node", 2: "library"},
    "library": {1: "function"},
    "function": {3: "node"},
}


def begins(head: bytes) -> bool:
    """A SavedModel begins with its schema version, 1."""
    return head[:3] == b"\x08\x01\x12"


def is_saved_model(view: View, budget: Budget) -> bool:
    """Whether the file is a schema version and meta graphs, each with a graph."""
    graphs = 0
    try:
        for field in protobuf.fields(view, 0, None, budget):
            if field.number == 1 and field.kind == VARINT:
                continue
            if field.number != 2 or field.kind != BYTES:
                return False
            inner = [f.number for f in protobuf.fields(view, field.start, field.end, budget)]
            graphs += 2 in inner
    except MalformedError:
        return False
    return graphs > 0


def operations(view: View, budget: Budget, root: str = "saved model") -> list[str]:
    """The names of the operations that reach out of the graph; `CannotCheck` if it is damaged."""
    found: set[str] = set()
    pending = [(root, Field(0, BYTES, 0, 0, -1))]
    try:
        while pending:
            kind, field = pending.pop()
            end = None if field.end < 0 else field.end
            for inner in protobuf.fields(view, field.start, end, budget):
                if inner.kind != BYTES:
                    continue
                if kind == "node":
                    if inner.number == 2:
                        found.add(protobuf.text(view, inner, 100))
                elif inner.number in _PATHS[kind]:
                    pending.append((_PATHS[kind][inner.number], inner))
    except MalformedError:
        raise CannotCheck("a damaged SavedModel") from None
    return sorted(found & _OPERATIONS, key=lambda name: (name not in _RUN_CODE, name))
