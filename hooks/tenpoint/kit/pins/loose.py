"""The one word that all readers of pins share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Loose(NamedTuple):
    """One thing that is not held fast.

    `rule` is the name of the rule that says it, without its hook; `facts` are what its
    sentences ask for. `path` is set when the place is in another file than the one that
    was asked about.
    """

    rule: str
    line: int
    column: int
    facts: Mapping[str, object]
    path: str = ""


def listed(names: Sequence[str]) -> str:
    """The first three of many names, for a message about all of them."""
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
