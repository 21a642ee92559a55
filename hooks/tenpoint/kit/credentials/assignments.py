"""Secrets that are known by the name they are given to: `db_password = "…"`, `API_KEY=…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials.line import ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import KEY, PASSWORD, STEMS, WEAK, kind_of
from tenpoint.kit.pattern import Pattern

_STEM = "(?:" + "|".join(STEMS) + ")"

# The rest of the name, what closes it (`"]`, `")`), an annotation, and what gives it its value.
_TO_VALUE = r"""
    [a-z0-9_.-]{0,40} (?: \\? ["'`] )? [\])]{0,2}
    (?: [ \t]* : [ \t]* [a-z_][a-z0-9_.<>\[\]|, ]{0,40}? (?= [ \t]* = ) | [ \t]+ string (?= [ \t]* = ) )?
    [ \t]{0,20} (?P<op> :?= >? | ={2,3} | !==? | : | , | \|\| | \?\? | \( | -> | \b or \b ) [ \t]{0,20}
"""
_QUOTED = Pattern(
    _STEM + _TO_VALUE + r""" (?: @ | [a-z]{0,2} ) (?P<quote> \\? ["'`] )""",
    re.VERBOSE,
)
_UNQUOTED = Pattern(
    rf"""{_STEM} [a-z0-9_.-]{{0,40}} (?P<closed> ["'] )? [ \t]{{0,20}} (?P<op> = | : | > ) [ \t]{{0,20}}
    (?P<value> [^\s"'`<>(){{}}\[\],;$*&|!%] [^\s"'`<>]{{5,500}} )""",
    re.VERBOSE,
)
_FLAG = Pattern(
    rf"""-- [a-z-]{{0,30}} {_STEM} [a-z-]{{0,10}} [ =]{{1,3}} (?P<quote> ["']? ) (?P<value> [^\s"'$<\[({{-] [^\s"']{{5,500}} )""",
    re.VERBOSE,
)
# In a connection string the value ends at the semicolon: `Server=db;Password=…;`
_CONNECTION = Pattern(
    r"""(?: password | pwd | accountkey | accesskey | sharedsecret ) [ ]? = [ ]?
    (?P<value> [^;"'\s$<{%][^;"'\s]{5,300} ) (?= ; | ["'] )""",
    re.VERBOSE,
)
# `- name: DB_PASSWORD` on one line and its `value:` on the next, as in Kubernetes and ECS.
_VALUE_LINE = Pattern(
    r"""^[ \t-]*["']?value["']?[ \t]*:[ \t]*["']?(?P<value>[^\s"'#$<{&*|!][^\s"']{5,500})"""
)
_NAME_LINE = Pattern(
    r"""(?:^|\n|[{,])[\s-]*["']?(?:name|key)["']?[ \t]*:[ \t]*["']?(?P<name>[A-Za-z0-9_.-]+)["']?[ \t]*,?\s*$"""
)

# What is given to such a call is a name to look up or a value to check.
_ASKING = ("get", "load", "fetch", "read", "find", "has", "is", "check", "hash", "verify", "validate", "compare",
           "lookup", "create", "generate", "delete", "remove", "parse", "decode", "split", "test", "mask", "field")  # fmt: skip


def find_quoted(line: Line) -> Iterator[Match]:
    """Quoted literals given to names that mean a secret."""
    text = line.text
    for found in _QUOTED.finditer(line.folded):
        value = _quoted_value(text, found.end(), text[found.start("quote") : found.end("quote")])
        if value is not None:
            name, start = _whole_name(text, found.start(), found.start("op"))
            yield from _judged(line, name, start, found["op"], found.end(), value)


def find_flags(line: Line) -> Iterator[Match]:
    """`--password …` on a command line."""
    for found in _FLAG.finditer(line.folded):
        name = line.text[found.start() : found.start("quote")].strip(" =-")
        yield from _valued(line, kind_of(name), name, found)


def find_connections(line: Line) -> Iterator[Match]:
    """`Password=…;` in a connection string."""
    if ";" in line.text:
        for found in _CONNECTION.finditer(line.folded):
            yield from _valued(line, PASSWORD, "password", found)


def _judged(line: Line, name: str, start: int, op: str, at: int, value: str) -> Iterator[Match]:
    kind = kind_of(name)
    if not kind:
        return
    quoted_name = start > 0 and line.text[start - 1] in "\"'`"
    if op == "," and not quoted_name:
        return
    if op == "(" and (kind == WEAK or name.rpartition(".")[2].lower().startswith(_ASKING)):
        return
    if _is_secret(value, kind):
        yield Match(at, at + len(value), ASSIGNED, value, name)


def find_bare(line: Line) -> Iterator[Match]:
    """Values without quotes, as the kind of file has them."""
    text = line.text
    for found in _UNQUOTED.finditer(line.folded):
        name, start = _whole_name(text, found.start(), found.start("op"))
        if line.loose == "prose" and not (found["op"] == "=" and name.isupper()):
            continue
        if line.loose == "shell" and found["op"] != "=":
            continue
        if found["op"] == ">" and text[start - 1 : start] != "<":
            continue
        value = text[found.start("value") : found.end("value")].rstrip(";,")
        if value[-1:] in ")]}" or "(" in value:
            continue  # code, or markup of another kind
        if _is_secret(value, kind_of(name)):
            yield Match(
                found.start("value"), found.start("value") + len(value), ASSIGNED, value, name
            )


def find_value_line(line: Line) -> Iterator[Match]:
    """`value: …` whose name stands on the line before."""
    found = _VALUE_LINE.match(line.text)
    named = _NAME_LINE.search(line.before[-400:]) if found else None
    if found is not None and named is not None:
        yield from _valued(line, kind_of(named["name"]), named["name"], found)


def _valued(line: Line, kind: str, name: str, found: re.Match[str]) -> Iterator[Match]:
    start, end = found.span("value")
    value = line.text[start:end]
    if _is_secret(value, kind):
        yield Match(start, end, ASSIGNED, value, name)


def _is_secret(value: str, kind: str) -> bool:
    if kind not in (PASSWORD, KEY, WEAK):
        return False
    from tenpoint.kit.credentials.values import looks_secret

    return looks_secret(value, kind)


def _whole_name(text: str, start: int, end: int) -> tuple[str, int]:
    """The identifier around a stem, to the left as far as it goes, without what closes it."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_.-"):
        start -= 1
    name = text[start:end]
    for sign in "\"'`\\])":
        name = name.partition(sign)[0]
    return name.partition(":")[0].strip(), start


def _quoted_value(text: str, start: int, quote: str) -> str | None:
    """What stands from `start` to the same quote; None when it is short, long or never closed."""
    end = text.find(quote, start, start + 4096)
    if end < 0 or end - start < 6:
        return None
    return text[start:end]
