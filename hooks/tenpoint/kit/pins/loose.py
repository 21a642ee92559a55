"""The one word that all readers of pins share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.finding import Finding, Rule
    from tenpoint.kit.source import Source
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


def finding(rule: Rule, source: Source, loose: Loose) -> Finding:
    """What a rule says of it."""
    place = loose.path or source
    # No fact is named like the place that `on` takes as well.
    return rule.on(place, loose.line, loose.column, **loose.facts)  # type: ignore[arg-type]
