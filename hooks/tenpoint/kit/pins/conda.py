"""conda's environment.yml: its own match specifications, and the list that it gives to pip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import from_line
from tenpoint.kit.parse.yaml_nodes import parse
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.names import lookalike
from tenpoint.kit.pins.requirement_files import (
    how_open,
    is_template,
    moving_address,
    tracked_beside,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source

# What brings the others: their versions belong to the environment, not to its packages.
_TOOLS = ("python", "pip")
_SPECIFICATION = Pattern(r"(?:[^\s:]+::)?(?P<name>[A-Za-z0-9_.-]+)\s*(?P<rest>.*)", re.DOTALL)


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a conda environment."""
    try:
        documents = source.memo(parse)
    except CannotCheck:
        if is_template(source.text):
            return
        raise
    if tracked_beside(source, "conda-lock.yml") is not None:
        return
    for document in documents:
        listing = document.get("dependencies") if document.kind == "map" else None
        for item in listing.items if listing is not None else ():
            if item.kind == "scalar":
                yield from _package(source, item)
            elif (by_pip := item.get("pip")) is not None:
                for line in by_pip.items:
                    yield from _requirement(source, line)


def _package(source: Source, item: Node) -> Iterator[Loose]:
    found = _SPECIFICATION.fullmatch(item.text.strip())
    if found is None or found["name"] in _TOOLS or "{{" in item.text:
        return
    rule = rule_of(found["rest"].strip())
    if rule:
        line, column = source.position(item.start)
        name = found["name"]
        facts = {"name": name, "written": item.text.strip(), "pin": f"{name}==<version>"}
        yield Loose(rule, line, column, facts)


def rule_of(version: str) -> str:
    """The rule that conda's way to write a version breaks: `=1.2` is a prefix, `==1.2` exact."""
    version = version.partition("[")[0].strip()
    if not version:
        return "unpinned"
    if re.fullmatch(r"=?[^=\s<>!~|,*]+=[^=\s<>!~|,*]+|[^=\s<>!~|,*]+ [^=\s<>!~|,*]+", version):
        return ""  # =version=build, or the old form with blanks
    if re.fullmatch(r"==\s*[^=\s<>!~|,*]+", version):
        return ""
    if re.fullmatch(r"(?:==?)?\s*[^=\s<>!~|,]+", version):
        return "wildcard"
    return "range"


def _requirement(source: Source, item: Node) -> Iterator[Loose]:
    text = re.sub(r"(?:^|\s+)#.*$", "", item.text).strip()
    if item.kind != "scalar" or not text or text.startswith("-"):
        return
    line, column = source.position(item.start)
    try:
        wanted = from_line(text.partition(" --hash")[0])
    except CannotCheck as problem:
        raise CannotCheck(problem.reason, line) from None
    if known := lookalike(wanted.project):
        yield Loose("lookalike", line, column, {"name": wanted.name, "known": known})
    if rule := moving_address(wanted):
        yield Loose(rule, line, column, {"name": wanted.name, "url": wanted.url})
    elif wanted.kind == "index" and not wanted.exact:
        facts = {"name": wanted.name, "written": text, "pin": f"{wanted.name}==<version>"}
        yield Loose(how_open(wanted), line, column, facts)
