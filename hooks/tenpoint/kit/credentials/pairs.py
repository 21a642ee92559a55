"""Secrets whose name and value stand apart: in two keys, in a table, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials.assignments import is_secret, valued
from tenpoint.kit.credentials.line import ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import PASSWORD, STEMS, kind_of
from tenpoint.kit.pattern import Pattern

_STEM = "(?:" + "|".join(STEMS) + ")"

# `- name: DB_PASSWORD` on one line and its `value:` on the next, as in Kubernetes and ECS.
_VALUE_LINE = Pattern(
    r"""^[ \t-]*["']?value["']?[ \t]*:[ \t]*["']?(?P<value>[^\s"'#$<{&*|!][^\s"']{5,500})"""
)
_NAME_LINE = Pattern(
    r"""(?:^|\n|[{,])[\s-]*["']?(?:name|key)["']?[ \t]*:[ \t]*"""
    r"""["']?(?P<name>[A-Za-z0-9_.-]+)["']?[ \t]*,?\s*$"""
)
# `{"name": "DB_PASSWORD", "value": "…"}`, `<add key="Password" value="…"/>`.
_NAMED_VALUE = Pattern(
    r"""(?:name|key)["']?[ \t]*[:=][ \t]*["'](?P<name>[A-Za-z0-9_.:-]{2,80})["']"""
    r"""[ \t]*(?:,[ \t]*)?["']?value["']?[ \t]*[:=][ \t]*["'](?P<value>[^"'\s]{6,500})["']"""
)


def find_values(line: Line) -> Iterator[Match]:
    """`value: …` whose name stands in another key, on this line or the line before."""
    for found in _NAMED_VALUE.finditer(line.text):
        yield from valued(line, kind_of(found["name"]), found["name"], found)
    alone = _VALUE_LINE.match(line.text) if line.is_begun else None
    named = _NAME_LINE.search(line.before[-400:]) if alone else None
    if alone is not None and named is not None:
        yield from valued(line, kind_of(named["name"]), named["name"], alone)


# "The ftp password for staging is `…`", "- admin password: …", "| SMTP_PASS | … |".
_SENTENCE = Pattern(
    rf"""
    (?P<name> (?: [a-z0-9_-]{{1,30}} [ ] ){{0,3}} [a-z0-9_]{{0,40}} {_STEM} [a-z0-9_]{{0,30}} )
    [`*"']{{0,2}} (?: [ ] for [ ] [a-z ]{{1,24}}? )?
    (?: [ ]{{0,2}} (?: [ ] is | [ ] to | [ ] as | : | = | \| ) [ ]{{1,3}} [`*"']{{0,2}} | [ ] ` )
    (?P<value> [^\s`"'|<>]{{8,300}} )""",
    re.VERBOSE,
)


def find_in_prose(line: Line) -> Iterator[Match]:
    """A secret that a sentence or a table of a text for people gives away."""
    if line.loose not in ("prose", "notebook"):
        return
    for found in _SENTENCE.finditer(line.folded):
        start, end = found.span("value")
        value = line.text[start:end].rstrip(".,;:)*").partition("\\n")[0]
        kind = kind_of(line.text[slice(*found.span("name"))])
        digits = sum(map(str.isdigit, value))
        if kind == PASSWORD and digits < 2 and not (digits and not value.isalnum()):
            continue  # a word with a sign, or a version: sentences are full of them
        if is_secret(value, kind):
            name = found["name"].strip()
            yield Match(
                start,
                start + len(value),
                ASSIGNED,
                value,
                line.text[slice(*found.span("name"))].strip() or name,
            )
