"""Credentials that are known by their shape: the rows of the table on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials import names, values
from tenpoint.kit.credentials.folding import could_be_made, fold
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.line import PROVIDER, Line, Match

# A value whose literal is not its beginning starts at most this far before it.
_INFIX_REACH = 200
# Between a provider's name and the value assigned to it: `cohere.Client("`, `"MISTRAL_KEY": "`.
_TO_VALUE = (
    r"""[A-Za-z0-9_.-]{0,40}\\?["'`\])]{0,3}[ \t]{0,10}"""
    r"""(?::=|=>|={1,2}|:|,|\(|->)[ \t]{0,10}(?:[A-Za-z]{1,20}\()?\\?["'`]{0,3}"""
)
_compiled: dict[str, re.Pattern[str]] = {}


def find(line: Line, row: Format) -> Iterator[Match]:
    """The values of this row on the line; for a row with `names`, beside one of them only."""
    if row.names:
        yield from _beside_names(line, row)
        return
    pattern = _pattern(row.shape)
    done = 0
    for literal in row.literals:
        at = line.text.find(literal)
        while at >= 0:
            found = pattern.match(line.text, at)
            if found is None and not row.shape.startswith(re.escape(literal)[:3]):
                found = _around(pattern, line.text, at, max(done, at - _INFIX_REACH))
            if found is not None and _starts_clean(line.text, found.start()):
                done = found.end()
                if is_evidence(found[0]):
                    yield Match(found.start(), found.end(), PROVIDER, found[0], row.provider, row)
            at = line.text.find(literal, max(at + 1, done))


def _around(pattern: re.Pattern[str], text: str, at: int, start: int) -> re.Match[str] | None:
    """The match that holds the place `at`, starting at most a reach before it."""
    for found in pattern.finditer(text, start, at + 2048):
        if found.start() <= at < found.end():
            return found
        if found.start() > at:
            break
    return None


def _pattern(shape: str) -> re.Pattern[str]:
    """The shape with its end: what goes on in the same alphabet is something longer."""
    if shape not in _compiled:
        end = "[A-Za-z0-9_-]" if "-]" in shape[-12:] else "[A-Za-z0-9_]"
        _compiled[shape] = re.compile(f"(?:{shape})(?!{end})")
    return _compiled[shape]


def _starts_clean(text: str, start: int) -> bool:
    """Whether the value is no tail of a longer word; an escape (`\\n`, `%22`, `\\u0022`) ends one."""
    if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
        return True
    before = text[max(0, start - 6) : start]
    return bool(
        re.search(r"\\[nrtbf]$|%[0-9A-Fa-f]{2}$|\\u[0-9A-Fa-f]{4}$|\\x[0-9A-Fa-f]{2}$", before)
    )


def is_evidence(value: str) -> bool:
    """Whether a value of a known shape is more than a sample: vendors publish many of those.

    A failed checksum is not asked for here: most real-looking samples fail it, and so
    would a key with one wrong letter that is only one letter away from a real one.
    """
    return could_be_made(value) and not values.is_placeholder(value)


def _beside_names(line: Line, row: Format) -> Iterator[Match]:
    folded = fold(line.text)
    pattern = _pattern(_TO_VALUE + f"(?P<value>{row.shape})")
    seen: set[int] = set()
    for name in row.names:
        at = folded.find(name)
        while at >= 0:
            found = pattern.match(line.text, at + len(name))
            if found is not None and found.start("value") not in seen:
                seen.add(found.start("value"))
                if _belongs(line.text, at, found):
                    yield Match(*found.span("value"), PROVIDER, found["value"], row.provider, row)
            at = folded.find(name, at + 1)


def _belongs(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether the name before the value says that it is a key, or is the client it is given to."""
    start = at
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-."):
        start -= 1
    between = text[found.start() : found.start("value")]
    word = re.match(r"[A-Za-z0-9_.-]*", between)
    name = text[start : found.start()] + (word[0] if word else "")
    value = found["value"]
    if values.is_placeholder(value) or not values.looks_random(value):
        return False
    is_call = "(" in between and between.count(",") == 0
    return bool(names.kind_of(name)) or (is_call and name[:1].isalpha() and not _is_lookup(name))


def _is_lookup(name: str) -> bool:
    """`get_mistral_model(...)`: what it is given is a name, not a key."""
    last = name.rpartition(".")[2].lower()
    return last.startswith(
        ("get", "load", "fetch", "read", "find", "from_", "model", "parse", "test")
    )
