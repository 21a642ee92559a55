"""Credentials that are known by their shape: the rows of the table on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit.credentials import names, values
from tenpoint.kit.credentials.folding import LONG_WORD, could_be_made, fold
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.line import PROVIDER, Line, Match
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# A value whose literal is not its beginning starts at most this far before it.
_INFIX_REACH = 200
# What gives a value to a name that ends before it: `cohere.Client("…`, `"MISTRAL_KEY": "…`. The
# value itself is not consumed, because it may hold such signs too.
_GIVEN = Pattern(
    r"""\\? ["'`\])]{0,3} [ \t]{0,10} (?P<op> := | => | ={1,2} | : | , | \( | -> ) [ \t]{0,10}
    (?: (?P<call> [A-Za-z.]{1,40} ) \( )? \\? ["'`]{0,3} (?= [A-Za-z0-9_/+=:.~%@$!*-]{16} )""",
    re.VERBOSE,
)
# A value under a provider's name has a digit among so many characters; identifiers have none.
FIRST_DIGIT = 48
DIGIT = Pattern(r"[0-9]")
_ESCAPE = Pattern(r"(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})$")
_NAME_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_. -"
_LONGEST_NAME = 64
# So much of a value shows whether it is random; the end of a long one may hold any signs.
_SEEN = 64
# From the end of a name to its value: what `_GIVEN` can match at most.
_GIVEN_REACH = 96


class Named(NamedTuple):
    """One of the words by which a row is known, folded, and the row."""

    name: str
    row: Format


_compiled: dict[str, re.Pattern[str]] = {}


def find(line: Line, row: Format) -> Iterator[Match]:
    """The values of this row, which needs no name, on the line."""
    pattern = _pattern(row.shape)
    for literal in row.literals:
        begins = row.shape.startswith((literal[:3], re.escape(literal[:3])))
        for found in (_from if begins else _around)(pattern, line.text, literal):
            if is_evidence(found[0].replace(literal, "", 1)):
                yield Match(found.start(), found.end(), PROVIDER, found[0], row.provider, row)


def _from(pattern: re.Pattern[str], text: str, literal: str) -> Iterator[re.Match[str]]:
    """The matches that begin with a literal."""
    at = text.find(literal)
    while at >= 0:
        found = pattern.match(text, at)
        if found is not None and _starts_clean(text, at):
            yield found
            at = found.end() - 1
        at = text.find(literal, at + 1)


def _around(pattern: re.Pattern[str], text: str, literal: str) -> Iterator[re.Match[str]]:
    """The matches that hold a literal, which begin at most a reach before it.

    Neither the literals nor the matches are looked for twice at one place: a text that is
    full of literals, and of no values, takes no longer.
    """
    at = text.find(literal)
    passed = 0
    while at >= 0:
        found = pattern.search(text, max(passed, at - _INFIX_REACH))
        if found is None:
            return
        if found.start() > at:
            at = text.find(literal, found.start())
        elif found.end() <= at:
            passed = found.end()
        elif _starts_clean(text, found.start()):
            yield found
            passed = found.end()
            at = text.find(literal, passed)
        else:
            passed = found.start() + 1


def _pattern(shape: str) -> re.Pattern[str]:
    """The shape with its end: what goes on in the same alphabet is something longer."""
    if shape not in _compiled:
        end = "[A-Za-z0-9_-]" if "-]" in shape[-12:] else "[A-Za-z0-9_]"
        _compiled[shape] = re.compile(f"(?:{shape})(?!{end})")
    return _compiled[shape]


def _starts_clean(text: str, start: int) -> bool:
    """Whether the value is no tail of a longer word; an escape (`\\n`, `%22`) ends one."""
    if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
        return True
    return _ESCAPE.search(text[max(0, start - 6) : start]) is not None


def is_evidence(value: str) -> bool:
    """Whether the rest of a value, behind its literal, is more than that of a published sample.

    The literal is left out because it may say `test` of a key that is real (`sk_test_…`).

    A failed checksum is not asked for here: most real-looking samples fail it, and so
    would a key with one wrong letter that is only one letter away from a real one.
    """
    return could_be_made(value) and not values.is_placeholder(value)


def find_beside_names(line: Line, starts: Mapping[str, Sequence[Named]]) -> Iterator[Match]:
    """The values given to a provider's name; `starts` has the names by three characters."""
    text = line.text
    for given in _given(line):
        word = LONG_WORD.match(text[given.end() : given.end() + FIRST_DIGIT])
        if word is None or not DIGIT.search(word[0]):
            continue
        before = text[max(0, given.start() - _LONGEST_NAME) : given.start()]
        name = before[len(before.rstrip(_NAME_SIGNS)) :].strip()
        asked = [(name, given["op"])] if name else []
        asked += [(given["call"], "(")] if given["call"] else []
        match = next(_named(text, given.end(), asked, starts), None)
        if match is not None:
            yield match


def _given(line: Line) -> Iterator[re.Match[str]]:
    """Where a value of sixteen characters is given to something: everywhere, or at the hits."""
    if line.hits is None:
        yield from _GIVEN.finditer(line.text)
        return
    for hit in line.hits:
        start = hit - 15  # the pattern that hit ends with the sixteenth character of the value
        # Further on than the value: a call that begins there takes the place of its value.
        first, last = max(0, start - _GIVEN_REACH), start + _GIVEN_REACH
        for given in _GIVEN.finditer(line.text, first, last):
            if given.end() == start:
                yield given
            if given.end() >= start:
                break


def _named(
    text: str, at: int, asked: Sequence[tuple[str, str]], starts: Mapping[str, Sequence[Named]]
) -> Iterator[Match]:
    """The value at a place, if a row of one of the names before it has that shape."""
    for name, op in asked:
        for row in _rows_named(fold(name), starts):
            found = _pattern(row.shape).match(text, at)
            if found is not None and _belongs(name, op, found[0]):
                yield Match(found.start(), found.end(), PROVIDER, found[0], row.provider, row)


def _rows_named(folded: str, starts: Mapping[str, Sequence[Named]]) -> Iterator[Format]:
    """The rows one of whose names stands in a name, those with the longest name first."""
    found = [
        named
        for place in range(len(folded) - 2)
        for named in starts.get(folded[place : place + 3], ())
        if folded.startswith(named.name, place)
    ]
    for named in sorted(found, key=lambda named: -len(named.name)):
        yield named.row


def row_of(name: str, value: str, starts: Mapping[str, Sequence[Named]]) -> Format | None:
    """The row of a provider whose name stands in this one and whose shape the whole value has."""
    if DIGIT.search(value[:FIRST_DIGIT]):
        for row in _rows_named(fold(name), starts):
            if _pattern(row.shape).fullmatch(value) and _belongs(name, "=", value):
                return row
    return None


def _belongs(name: str, op: str, value: str) -> bool:
    """Whether the name says that it is a key, or is the client that is given one."""
    if values.is_placeholder(value) or not values.looks_random(value[:_SEEN]):
        return False
    return bool(names.kind_of(name)) or (op == "(" and not _is_lookup(name))


def _is_lookup(name: str) -> bool:
    """`get_mistral_model(...)`: what it is given is a name, not a key."""
    last = name.rpartition(".")[2].rpartition(" ")[2].lower()
    return last.startswith(
        ("get", "load", "fetch", "read", "find", "from_", "model", "parse", "test")
    )
