"""Pipfile, the list that pipenv locks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.parse.requirement import canonical
from tenpoint.kit.pins.documents import (
    bounded,
    place_of_key,
    place_of_string,
    string,
    table,
    tables,
    toml,
)
from tenpoint.kit.pins.indexes import Index, unsafe_index
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.names import lookalike
from tenpoint.kit.pins.projects import source_rule
from tenpoint.kit.pins.python_locks import COMMANDS, packages
from tenpoint.kit.pins.requirement_files import tracked_beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.pins.documents import Table
    from tenpoint.kit.source import Source


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a Pipfile."""
    document = toml(source)
    lock = tracked_beside(source, "Pipfile.lock")
    held = {canonical(each.name) for each in packages(lock)} if lock is not None else set()
    bound = True
    for group in ("packages", "dev-packages"):
        bounded(source, len(table(document, group)))
        for name, value in table(document, group).items():
            place = value if isinstance(value, dict) else {"version": value}
            bound = bound and "index" in place
            if place.keys() & {"path", "file", "editable"}:
                continue
            yield from _entry(source, name, place, f"[{group}]", lock, held)
    sources = tables(document.get("source"))
    for each in sources:
        line, column = place_of_string(source, string(each.get("url")), "[[source]]")
        yield from unsafe_index(Index("--index-url", string(each.get("url")), line, column))
    if len(sources) > 1 and not bound and lock is None:
        url = string(sources[1].get("url"))
        line, column = place_of_string(source, url, "[[source]]", "[[source]]")
        yield Loose("extra-index", line, column, {"option": "a second [[source]]", "value": url})


def _entry(
    source: Source, name: str, place: Table, header: str, lock: Source | None, held: set[str]
) -> Iterator[Loose]:
    line, column = place_of_key(source, header, name)
    if known := lookalike(canonical(name)):
        yield Loose("lookalike", line, column, {"name": name, "known": known})
    if lock is not None:
        if canonical(name) not in held and not place.keys() & {"markers", "sys_platform", "git"}:
            facts = {"name": name, "lock": lock.name, "command": COMMANDS[lock.name]}
            yield Loose("lock-stale", line, column, facts)
        return
    if place.keys() & {"git", "url"}:
        rule, url = source_rule({**place, "rev": place.get("ref")})
        if rule:
            yield Loose(rule, line, column, {"name": name, "url": url})
        return
    version = string(place.get("version")) or "*"
    facts = {"name": name, "written": f'{name} = "{version}"', "pin": f'{name} = "==<version>"'}
    if version == "*":
        yield Loose("unpinned", line, column, facts)
    elif not re.fullmatch(r"===?[^,*<>]+", version):
        yield Loose("wildcard" if re.match(r"==[^,]*\*", version) else "range", line, column, facts)
