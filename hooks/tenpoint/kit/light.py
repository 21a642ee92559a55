"""`NamedTuple` for modules that every commit loads: the same words, without the `typing` module.

`typing` and its own `NamedTuple` cost a third of a bare interpreter's start. A hook is
started at every commit, so the kit does without; type checkers see the real one:

    TYPE_CHECKING = False
    if TYPE_CHECKING:
        from typing import NamedTuple
    else:
        from tenpoint.kit.light import NamedTuple
"""

from __future__ import annotations

from collections import namedtuple


class _Builder(type):
    """Makes of a class body with annotations what `typing.NamedTuple` makes of it."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = list(_annotations(body))
        defaults = [body.pop(field) for field in fields if field in body]
        module = str(body["__module__"])
        plain = namedtuple(name, fields, defaults=defaults, module=module)  # type: ignore[misc]  # noqa: PYI024
        return type(name, (plain,), {"__slots__": (), **body})


def _annotations(body: dict[str, object]) -> dict[str, object]:
    found = body.get("__annotations__")
    if found is None:  # Python 3.14 computes them on demand
        import annotationlib  # type: ignore[import-not-found]

        found = annotationlib.call_annotate_function(
            annotationlib.get_annotate_from_class_namespace(body), annotationlib.Format.FORWARDREF
        )
    assert isinstance(found, dict)
    return found


class NamedTuple(metaclass=_Builder):
    """The base that type checkers take for `typing.NamedTuple`."""
