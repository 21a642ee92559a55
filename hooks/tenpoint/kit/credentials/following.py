"""Values on the lines after their name: `api_key = (`, `<key>…</key>`, a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials.assignments import given, whole_name
from tenpoint.kit.credentials.candidates import Candidate, Finder
from tenpoint.kit.credentials.line import AROUND, ASSIGNED, Line, Match
from tenpoint.kit.credentials.names import PASSWORD, STEMS, kind_of
from tenpoint.kit.credentials.values import looks_random, looks_secret
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

_STEM = "(?:" + "|".join(STEMS) + ")"
_NAME = rf"(?P<name> [a-z0-9_.-]{{0,60}} {_STEM} [a-z0-9_.-]{{0,40}} )"
_QUOTED = r"""[a-z]{0,2} (?P<quote> ["'`] ) (?P<value> [^"'`\s]{6,500} ) (?P=quote)"""


class _Form(NamedTuple):
    """How a line with a name ends, in lower case, and how the lines after it begin."""

    name: Pattern[str]
    value: Pattern[str]


def _form(name: str, value: str) -> _Form:
    return _Form(
        Pattern(name + r"[ \t]{0,40} $", re.VERBOSE),
        Pattern(r"\r?\n" + value, re.VERBOSE | re.IGNORECASE),
    )


# Each beginning is also what Hyperscan looks for.
_OPEN = (
    _STEM
    + r"""[a-z0-9_.-]{0,40} (?P<gap> ["'`]? [\])]{0,2}
    (?: [ ]? : [ ]? [a-z_&][a-z0-9_.<>|&' ]{0,40}? [ ]? (?= = ) )?
    [ \t]{0,20} (?: := | => | = | : ) [ \t]{0,20} [(\[\\]? )"""
)
_FOLDED = _STEM + r"""[a-z0-9_.-]{0,40} (?P<gap> ["']? [ ]{0,8} : [ ]{1,8} [>|] [+-]? )"""
_MAPPING = _STEM + r"""[a-z0-9_.-]{0,40} (?P<gap> ["']? [ ]{0,8} : [ ]{0,8} \{? )"""
_VARIABLE = rf"""variable [ ]{{1,8}} ["] {_NAME} ["] [ ]{{1,8}} \{{"""
_ELEMENT = rf"""< (?: key | name ) > [ ]? {_NAME} [ ]? </ (?: key | name ) >"""
_PAIR = rf"""(?: name | key ) ["']? [ ]{{0,20}} [:=] [ ]{{0,20}} ["']? {_NAME} ["']? ,?"""
_TAG = rf"""< {_NAME} >"""
_FORMS = (
    _form(
        _OPEN, rf"""[ \t]{{1,80}} {_QUOTED} [ \t]{{0,20}} [,;)\]]{{0,3}} [ \t]* \r? (?= \n | $ )"""
    ),
    _form(_FOLDED, r"""[ \t]{1,80} (?P<value> [^\s"'#{}$&*!]{6,500} ) [ \t]* \r? (?= \n | $ )"""),
    _form(
        _MAPPING,
        r"""(?: [ \t]{1,80} ["']? (?: type | description | noecho | name | required | sensitive )
        ["']? [ ]? : .{0,120} \r?\n ){0,3}
        [ \t]{1,80} ["']? (?: value | default ) ["']? [ ]? : [ ]{0,8} ["']?
        (?P<value> [^\s"'#{}$&*!,]{6,500} )""",
    ),
    _form(
        _VARIABLE,
        r"""(?: [ \t]{0,80} (?: type | description | sensitive | nullable ) [ ]{0,20} = .{0,200}
        \r?\n ){0,4}
        [ \t]{0,80} default [ ]{0,20} = [ ]{0,20} ["] (?P<value> [^"$\s]{6,500} ) ["]""",
    ),
    _form(
        _ELEMENT,
        r"""[ \t]{0,80} < (?: string | value ) > [ ]? (?P<value> [^\s<>${}]{6,500} ) [ ]? <""",
    ),
    _form(
        _TAG, r"""[ \t]{0,80} (?P<value> [^\s<>${}]{6,500} ) [ \t]{0,20} \r? \n [ \t]{0,80} </"""
    ),
    _form(
        _PAIR,
        r"""(?: [ \t]{0,80} ["']? (?: type | description | scope | secured ) ["']? [ ]? :
        .{0,80} \r?\n ){0,2}
        [ \t]{0,80} ["']? value ["']? [ ]{0,20} [:=] [ ]{0,20} ["']?
        (?P<value> [^"'$\s{}]{6,500} )""",
    ),
)  # fmt: skip
# In a text for people: "Password:", and the value on a line of its own.
_HEADING = _STEM + r"""[a-z0-9_]{0,30} \*{0,2} [ ]? : \*{0,2}"""
_UNDER_HEADING = Pattern(
    r"""(?:[ \t]*\r?\n){1,2} [ \t]{0,8} [`*]{0,2} (?P<value> [^\s`*<>]{8,300} ) [`*]{0,2}
    [ \t]* \r? (?= \n | $ )""",
    re.VERBOSE,
)
_HEADED = Pattern(_HEADING + r"[ \t]{0,40} $", re.VERBOSE)


def find(line: Line) -> Iterator[Match]:
    """What a name at the end of the line is given on the next ones."""
    after = _after(line)
    for form in _FORMS:
        # The values first: they begin at one place, and hardly any next line has one.
        following = form.value.match(after)
        named = form.name.search(line.folded) if following else None
        if named is None or following is None:
            continue
        if "name" in named.re.groupindex:
            name = line.text[slice(*named.span("name"))]
        else:
            name, _ = whole_name(line.text, named.start(), named.start("gap"))
        start = _length(line) + following.start("value")
        for match in given(name, following["value"], start):
            if not _is_found_alone(line, match):
                yield match
                return
    if line.loose == "prose":
        yield from _under_heading(line)


def _under_heading(line: Line) -> Iterator[Match]:
    headed = _HEADED.search(line.folded)
    following = _UNDER_HEADING.match(_after(line)) if headed else None
    if headed is None or following is None:
        return
    name, _ = whole_name(line.text, headed.start(), headed.end())
    value = following["value"]
    if not looks_random(value) and sum(map(str.isdigit, value)) < 2:
        return
    for match in given(name.rstrip("* "), value, _length(line) + following.start("value")):
        if not _is_found_alone(line, match):
            yield match


# -- tables ----------------------------------------------------------------------

_HEADS = Pattern(
    r"password|passwd|passwort|passphrase|kennwort|pwd|pass|pw|secret|api[ _-]?key|api[ _-]?token"
    r"|(?:access|auth|client|secret)[ _-]?(?:key|token|secret)|token|key|value"
)
_RULE = Pattern(r"[|:\- \t]{3,}")
_SEPARATORS = (",", ";", "\t")
_MOST_ROWS = 20
_LONGEST_ROW = 2000


def find_in_table(line: Line) -> Iterator[Match]:
    """The values below a column's name: in CSV the first line, in Markdown above the rule."""
    is_markdown = line.folded.lstrip().startswith("|") and line.loose in ("prose", "notebook")
    if not is_markdown and not (line.loose == "table" and line.start == 0):
        return
    if len(line.text) > _LONGEST_ROW:
        return
    separator = "|" if is_markdown else max(_SEPARATORS, key=line.text.count)
    heads = [_bare(head).lower() for head in line.text.split(separator)]
    wanted = [number for number, head in enumerate(heads) if _HEADS.fullmatch(head)]
    place = _length(line) + 1
    rows = _after(line).split("\n")[1 : _MOST_ROWS + 1]
    if not wanted or (is_markdown and not (rows and _RULE.fullmatch(rows[0].strip()))):
        return
    for row in rows:
        cells = row.split(separator)
        if is_markdown and "|" not in row:
            return
        if len(cells) == len(heads):
            for number in wanted:
                start = place + sum(len(cell) + 1 for cell in cells[:number])
                yield from _cell(line, heads, cells, number, start)
        place += len(row) + 1


def _cell(
    line: Line, heads: Sequence[str], cells: Sequence[str], number: int, start: int
) -> Iterator[Match]:
    value = _bare(cells[number])
    head = heads[number]
    if head in ("value", "key") and number:  # the cell before it is the name
        name = _bare(cells[number - 1])
        kind = kind_of(name)
    else:
        name, kind = head, PASSWORD if head in ("pw", "pass", "kennwort") else kind_of(head)
    start += cells[number].index(value) if value else 0
    if not value or not kind or not looks_secret(value, kind):
        return
    if line.loose != "table" and kind == PASSWORD and not looks_random(value):
        digits = sum(map(str.isdigit, value))
        if digits < 2 or "(" in value:
            return  # `varchar(255)`
    match = Match(start, start + len(value), ASSIGNED, value, name)
    if not _is_found_alone(line, match):
        yield match


def _bare(cell: str) -> str:
    return cell.strip(" \t\r\"'`*")


# -- the lines after -----------------------------------------------------------------


def _after(line: Line) -> str:
    return line.data[line.end : line.end + AROUND].decode("utf-8", "surrogateescape")


def _length(line: Line) -> int:
    """The characters of the line, with the carriage return that its text is without."""
    return len(line.data[line.start : line.end].decode("utf-8", "surrogateescape"))


def _is_found_alone(line: Line, match: Match) -> bool:
    """Whether the line of the value says itself that it is a secret, and so is reported anyway."""
    from tenpoint.kit.credentials.judge import judge

    at = line.offset(match.start)
    start = line.data.rfind(b"\n", 0, at) + 1
    end = line.data.find(b"\n", at)
    end = len(line.data) if end < 0 else end
    found = Finder(hyperscan=False).lines(line.data[start:end], loose=bool(line.loose))
    moved = (Candidate(start + c.start, start + c.end, c.detectors) for c in found)
    return any(
        at < other.offset(inner.end) and other.offset(inner.start) < line.offset(match.end)
        for other, inner in judge(line.data, line.path, moved)
    )


def patterns() -> list[str]:
    """The ends of lines for Hyperscan."""
    from tenpoint.kit.credentials.forms import for_bytes

    # Those that begin with a stem are one pattern: every `key` of a text begins a search for each.
    of_stems = (_OPEN.replace("(?= = )", ""), _FOLDED, _MAPPING, _HEADING)
    after_stem = "|".join(for_bytes(end).removeprefix(_STEM) for end in of_stems)
    ends = (_VARIABLE, _ELEMENT, _TAG, _PAIR)
    return [
        f"{_STEM}(?:{after_stem})" + _LINE_END,
        *(for_bytes(end) + _LINE_END for end in ends),
    ]


_LINE_END = r"[ \t]*\r*$"


def table_patterns() -> list[str]:
    """A word beside a separator, or between two, for Hyperscan."""
    word = (
        r"""["'`*]{0,3}(?:password|passwd|passwort|passphrase|kennwort|pwd|pass|pw|secret|token"""
        r"""|key|value|[a-z]{3,6}[ _-]?(?:key|token|secret))["'`*]{0,3}[ \t]*"""
    )
    return [rf"[,;|\t][ \t]*{word}(?:[,;|\t]|\r*$)", rf"^[ \t]*{word}[,;|\t]"]
