"""The detectors: how each finds the lines that could hold a secret, and how it judges one.

Every detector is declared once, here, with three things: the literals one of which
stands on every line it could report, the pattern by which Hyperscan finds such lines in
large text, and the function that judges a line. The literals and the pattern may only
be too generous, never too strict: `tests/kit/credentials/test_candidates.py` holds them
against judging every line. All three are functions, because a commit hook starts for
every commit and mostly needs none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from tenpoint.kit.credentials.line import Line, Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.credentials.format import Format
    from tenpoint.kit.credentials.shapes import Named


class Detector:
    """One way in which a line can hold a secret.

    The literals are looked for in the text, or with `folded` in the text as `fold` makes
    it. The patterns are regular expressions over bytes for Hyperscan, without regard to
    case where `folded`. With `in_word` every literal stands within one long word, with
    `by_word` on a line that has a long word which a machine could have made
    (`candidates.py`): most text has few of the first and none of the second. With
    `at_hits` it looks only around the places where Hyperscan matched. With `loose` it is
    asked only about files in which a value needs no quotes, with `last` only about lines on
    which no other found anything. With `by_value` each of its values stands on the line and
    `looks_secret`, with `by_next_lines` on one of the five lines after it: lines without
    such a value (`folding.has_value`) are dismissed before it is loaded. With `by_name` its
    literals are signs, and one of `names.WORDS_OF_FORMS` stands on the line too.
    """

    __slots__ = (
        *("at_hits", "by_name", "by_next_lines", "by_value", "by_word", "folded", "in_word"),
        *("judge", "last", "literals", "loose", "patterns"),
    )

    def __init__(
        self,
        judge: Callable[[Line], Iterator[Match]],
        literals: Callable[[], Sequence[str]],
        patterns: Callable[[], Sequence[str]],
        *,
        folded: bool = False,
        in_word: bool = False,
        by_word: bool = False,
        by_value: bool = False,
        by_next_lines: bool = False,
        by_name: bool = False,
        at_hits: bool = False,
        loose: bool = False,
        last: bool = False,
    ) -> None:
        self.judge = judge
        self.literals = literals
        self.patterns = patterns
        self.folded = folded
        self.in_word = in_word
        self.by_word = by_word
        self.by_value = by_value
        self.by_next_lines = by_next_lines
        self.by_name = by_name
        self.at_hits = at_hits
        self.loose = loose
        self.last = last


@cache
def all_detectors() -> Sequence[Detector]:
    """Every detector; its place in the list is its number, in `index` and in a database.

    Those that need no table come first: most files need only them.
    """
    return [*others(), *map(_of_row, rows_by_shape())]


# -- the table -------------------------------------------------------------------


@cache
def rows_by_shape() -> list[Format]:
    """The rows whose shape alone is evidence: the first detectors, in this order."""
    from tenpoint.kit.credentials.providers import FORMATS

    return [row for row in FORMATS if not row.names]


def _of_row(row: Format) -> Detector:
    def judge(line: Line) -> Iterator[Match]:
        from tenpoint.kit.credentials import shapes

        return shapes.find(line, row)

    return Detector(judge, lambda: row.literals, lambda: (without_tail(row.shape),), in_word=True)


def without_tail(shape: str) -> str:
    """A shape cut where its last repeat may end: it then reports once, not at every character.

    >>> without_tail("key-[a-z]{20,80}={0,2}")
    'key-[a-z]{20}'
    """
    while optional := re.search(r"(?:\[[^\]]*\]|[^\]})?])(?:\{0,\d*\}|\?)$", shape):
        shape = shape[: optional.start()]
    return re.sub(r"\{(\d+),\d*\}$", r"{\1}", shape)


@cache
def rows_by_name() -> dict[str, list[Format]]:
    """The other rows, by the words one of which must stand beside their value."""
    from tenpoint.kit.credentials.providers import FORMATS

    rows: dict[str, list[Format]] = {}
    for row in FORMATS:
        for name in row.names:
            rows.setdefault(name, []).append(row)
    return rows


def _beside_names(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import shapes

    return shapes.find_beside_names(line, names_by_start())


@cache
def names_by_start() -> Mapping[str, Sequence[Named]]:
    """The names by their first three characters: a thousand of them are looked for at once."""
    from tenpoint.kit.credentials.shapes import Named

    starts: dict[str, list[Named]] = {}
    for name, rows in rows_by_name().items():
        starts.setdefault(name[:3], []).extend(Named(name, row) for row in rows)
    return starts


def _beside_names_patterns() -> Sequence[str]:
    """Names, what may stand between, and the first sixteen characters of a value.

    The names are given in portions: Hyperscan refuses hundreds of alternatives. Values of
    fewer characters (letters and digits alone for most rows) would spare candidates, and
    cost ten times as much to search for.
    """
    names = sorted(name.replace("_", "[-_. ]") for name in rows_by_name())
    to_value = (
        r"""[A-Za-z0-9_. -]{0,61}\\?["'`\])]{0,3}[ \t]{0,10}(?::=|=>|={1,2}|:|,|\(|->)[ \t]{0,10}"""
        r"""(?:[A-Za-z.]{1,40}\()?\\?["'`]{0,3}[A-Za-z0-9_/+=:.~%@$!*-]{16}"""
    )
    return [f"(?:{'|'.join(names[i : i + 60])}){to_value}" for i in range(0, len(names), 60)]


# -- what is not in the table ------------------------------------------------------


@cache
def others() -> Sequence[Detector]:
    """The detectors that are not a row of the table."""
    return list(_others())


def _others() -> Iterator[Detector]:
    yield Detector(
        _beside_names,
        lambda: list(rows_by_name()),
        _beside_names_patterns,
        folded=True,
        by_word=True,
        at_hits=True,
    )
    yield Detector(_urls, lambda: ("://",), lambda: (r"""://[^\s/:@"'`<>]*:[^\s/@"'`<>]+@""",))
    yield Detector(
        _headers,
        lambda: ("bearer_", "basic_", "token_", "bearer\t", "basic\t", "token\t", "__u", "___user"),
        lambda: (
            r"(?:bearer|basic|token)[ \t]+[A-Za-z0-9+/=_.~-]{12}",
            r"[ ](?:-u|--user)[ =]\S*:\S",
        ),
        folded=True,
    )
    yield Detector(
        _private_keys,
        lambda: ("PRIVATE KEY", "PuTTY-User-Key-File-"),
        lambda: (r"-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY", "PuTTY-User-Key-File-[0-9]: "),
    )
    yield Detector(
        _json_web_tokens,
        lambda: ("eyJ",),
        lambda: (r"[A-Za-z0-9_-]\.eyJ[A-Za-z0-9_-]{10}",),
    )
    yield Detector(_quoted, _stems, _quoted_patterns, folded=True, by_value=True, at_hits=True)
    yield Detector(_bare, _stems, _bare_patterns, folded=True, by_value=True, loose=True)
    yield Detector(
        _blank,
        lambda: (
            *_stems(),
            *("identified_by_", "identified_by\t", "securestring"),
            *("login", "signin", "sign_in", "getconnection", "connect(", "connect_("),
        ),
        _blank_patterns,
        folded=True,
        by_value=True,
    )
    yield Detector(_flags, _stems, _flag_patterns, folded=True, by_value=True)
    yield Detector(
        _connections,
        lambda: tuple(
            f"{name}{blank}="
            for name in ("password", "pwd", "key", "secret")
            for blank in ("", "_")
        ),
        lambda: (r"""(?:password|pwd|accountkey|accesskey|sharedsecret)[ ]?=[ ]?[^;"'\s]{6}""",),
        folded=True,
        by_value=True,
    )
    yield Detector(
        _defaults,
        lambda: ("${",),
        lambda: (r"\$\{[A-Za-z_][A-Za-z0-9_]{0,80}:?[-=][^}\s\"'$]{6}",),
        by_value=True,
    )
    yield Detector(
        _values_apart,
        lambda: ("value",),
        _values_apart_patterns,
        by_value=True,
    )
    yield Detector(_prose, _prose_signs, _prose_patterns, folded=True, by_value=True, loose=True)
    yield Detector(
        _queries,
        lambda: ("://",),
        lambda: (
            r"[?&;][A-Za-z_.-]{0,40}(?:key|token|secret|password|pass|pwd|auth)="
            r"[A-Za-z0-9_.~%+/=-]{12}",
        ),
        folded=True,
        by_value=True,
    )
    yield Detector(
        _second_opinion,
        lambda: ("pass", "key", "pwd", "secret", "contrase"),
        _second_opinion_patterns,
        folded=True,
        by_value=True,
        last=True,
    )
    yield Detector(_encoded, _cores, _cores_patterns, in_word=True)
    yield Detector(
        _source_names,
        lambda: ("@tcp(", "@unix(", "oracle:thin:"),
        lambda: (r":[^\s\"'`]{6,}@(?:tcp|unix)\(", r"oracle:thin:[A-Za-z0-9_.-]+/[^\s\"'`@/]{6}"),
    )
    yield Detector(
        _in_password_files,
        lambda: (":*:", ":1", ":2", ":3", ":4", ":5", ":6", " on >", " >"),
        lambda: (
            r"^[^:\s]+:(?:[0-9]{2,5}|\*):[^:\s]+:[^:\s]+:\S{6}",
            r"^\[?[A-Za-z0-9_.-]+\]?:[0-9]{2,5}[ \t]+[^:\s]+:\S{6}",
            r"^user \S+ on .*>[^\s>]{6}",
        ),
        loose=True,
    )
    yield Detector(_forms, _form_signs, _form_patterns, folded=True, by_value=True, by_name=True)
    yield Detector(_commands, _command_signs, _command_patterns, folded=True, by_value=True)
    yield Detector(_following, _stems, _following_patterns, folded=True, by_next_lines=True)
    yield Detector(_tables, _table_signs, _table_patterns, folded=True, loose=True)


def _urls(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_urls(line)


def _headers(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_headers(line)


def _private_keys(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_private_keys(line)


def _json_web_tokens(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_tokens(line)


# -- rarer forms -----------------------------------------------------------------


def _forms(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import forms

    return forms.find(line)


def _form_signs() -> Sequence[str]:
    from tenpoint.kit.credentials import forms

    return forms.signs()


def _form_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials import forms

    return forms.patterns()


def _commands(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import commands

    return commands.find(line)


def _command_signs() -> Sequence[str]:
    from tenpoint.kit.credentials import commands

    return commands.signs()


def _command_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials import commands

    return commands.patterns()


def _following(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import following

    return following.find(line)


def _following_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials import following

    return following.patterns()


def _source_names(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_source_names(line)


def _in_password_files(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_in_password_files(line)


def _tables(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import following

    return following.find_in_table(line)


def _table_signs() -> Sequence[str]:
    return ("pass", "pw", "kennwort", "secret", "token", "key", "value")


def _table_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials import following

    return following.table_patterns()


# -- assignments -----------------------------------------------------------------


def _quoted(line: Line) -> Iterator[Match]:
    if not any(quote in line.text for quote in _QUOTES):
        return iter(())  # it is not worth compiling the pattern
    from tenpoint.kit.credentials import assignments

    return assignments.find_quoted(line)


def _bare(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import assignments

    return assignments.find_bare(line)


def _blank(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import assignments

    return assignments.find_blank(line)


def _flags(line: Line) -> Iterator[Match]:
    if "-" not in line.text:
        return iter(())
    from tenpoint.kit.credentials import assignments

    return assignments.find_flags(line)


def _connections(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import assignments

    return assignments.find_connections(line)


def _defaults(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import assignments

    return assignments.find_defaults(line)


def _values_apart(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import pairs

    return pairs.find_values(line)


def _prose(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import pairs

    return pairs.find_in_prose(line)


def _queries(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import places

    return places.find_queries(line)


def _stems() -> Sequence[str]:
    from tenpoint.kit.credentials.names import STEMS

    return STEMS


def _stem() -> str:
    return rf"(?:{'|'.join(_stems())})(?:e\xc3[\xb1\x91]a)?"


# Between a small letter and a capital, in patterns that otherwise do not tell them apart.
_CHANGE = "(?-i:[a-z][A-Z]|[A-Z][a-z])"
# Blanks around a quoted value; those beyond ASCII are some of the bytes above 127.
_PADDING = r"[\x00-\x09\x0b-\x20\x80-\xff]*"


def _quoted_patterns() -> Sequence[str]:
    """One pattern for the names of passwords, which people choose, and one for all others.

    Four of five literals that are given to such names are names themselves or sentences. So the
    patterns ask for as much of `looks_secret` as costs nothing: no secret has blanks inside, and
    what a machine made has a digit or changes its case. A name of a password holds its
    stem anywhere, not only in its last forty characters as the others do.
    """
    from tenpoint.kit.credentials.names import PASSWORD_STEMS, STEMS

    chosen = "|".join([*map(_quoted_by_person, _QUOTES), *map(_quoted_by_person_escaped, _QUOTES)])
    made = "|".join(map(_quoted_by_machine, (*_QUOTES, *(rf"\\{quote}" for quote in _QUOTES))))
    others = "|".join(stem for stem in STEMS if stem not in PASSWORD_STEMS)
    return (
        rf"(?:{'|'.join(PASSWORD_STEMS)})[A-Za-z0-9_./\x80-\xff-]*{_TO_QUOTE}(?:{chosen})",
        rf"(?:{others})[A-Za-z0-9_.-]{{0,40}}{_TO_QUOTE}(?:{made})",
    )


_QUOTES = "\"'`"
# What may stand between a name and the quote of its value: `assignments._QUOTED` in bytes.
_TO_QUOTE = (
    r"""(?:\\?["'`])?[\])]{0,2}"""
    r"""(?:[ \t]*:[ \t]*[A-Za-z_&][A-Za-z0-9_.<>\[\]|,&' ]{0,40}"""
    r"""|[ \t]+string|[ \t]*\{[ A-Za-z;]{4,40}\})?"""
    r"""[ \t]{0,20}(?::?=>?|={2,3}|!==?|:|,|\|\||\?\?|\(|->|\bor\b)[ \t]{0,20}"""
    r"""(?:(?:\[\]byte|bytes|bytearray|str|(?:[A-Za-z]+\.)?secretstr|buffer\.from"""
    r"""|new[ ]string)\()?(?:@|[A-Za-z]{0,2})"""
)


def _quoted_by_person(quote: str) -> str:
    """Six characters: the value goes on to the same quote and may hold the others."""
    return rf"{quote}{_PADDING}[^{quote}\x00-\x20]{{6}}"


def _quoted_by_person_escaped(quote: str) -> str:
    r"""Between `\"` and `\"`, six characters are at least three that no backslash precedes."""
    return rf"\\{quote}{_PADDING}(?:[^\\\x00-\x20]|\\[^{quote}\x00-\x20]){{3}}"


def _quoted_by_machine(quote: str) -> str:
    """A whole value of the signs of tokens, with a digit or two changes of case."""
    from tenpoint.kit.credentials.values import TOKEN_SIGNS

    sign = f"[A-Za-z0-9{re.escape(''.join(sorted(TOKEN_SIGNS)))}]"
    return f"{quote}{_PADDING}{sign}*(?:[0-9]|{_CHANGE}{sign}*{_CHANGE}){sign}*{_PADDING}{quote}"


def _bare_patterns() -> Sequence[str]:
    to_value = r"""[A-Za-z0-9_.-]{0,40}["']?[ \t]{0,20}(?::?=|:|>)[ \t]{0,20}"""
    return (
        _stem() + to_value + r"""[^\s"'`<>(){}\[\],;$&|!%\\][^\s"'`<>\\]{5}""",
        rf"""env[ \t]+[A-Za-z0-9_]{{0,60}}{_stem()}[A-Za-z0-9_]{{0,40}}[ \t]+"""
        r"""[^\s"'$=][^\s"'$]{5}""",
    )


def _values_apart_patterns() -> Sequence[str]:
    """Both forms of `pairs.find_values`, with a stem in the name: `value` stands everywhere."""
    stem = rf"[A-Za-z0-9_.:-]*(?i:{_stem()})[A-Za-z0-9_.:-]*"
    return (
        rf"""(?:name|key)["']?[ \t]*[:=][ \t]*["']{stem}["']"""
        r"""[ \t]*(?:,[ \t]*)?["']?value["']?[ \t]*[:=][ \t]*["'][^"'\s]{6}""",
        # From line to line; Python's blanks may be bytes above 127 here.
        rf"""(?:name|key)["']?[ \t]*:[ \t]*["']?{stem}["']?[ \t]*,?[\x00-\x20\x80-\xff]*\n"""
        r"""[ \t-]*["']?value["']?[ \t]*:[ \t]*["']?[^\s"'#$<{&*|!][^\s"']{5}""",
    )


def _prose_signs() -> Sequence[str]:
    from tenpoint.kit.credentials import pairs

    return pairs.prose_signs()


def _prose_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials import pairs

    return pairs.prose_patterns()


def _blank_patterns() -> Sequence[str]:
    return (
        r"""(?:password|passwd|passphrase|requirepass|masterauth|auth_pass|bind_?pw"""
        r"""|identified[ ]by"""
        r"""|securestring(?:[ ]-string)?)[ \t]{1,8}(?:["'][^"'\s]{6}"""
        r"""|[^\s"'`=:,;(){}\[\]<>$][^\s"'`;,<>]{5,}[ \t]{0,20};?\r*$)""",
        # Up to the first quote: the rest is not worth a pattern of its own.
        r"""(?:login|sign_?in|auth|authenticate|getconnection|mysqli?_connect|networkcredential"""
        r"""|usernamepassword[a-z]*|credentials)[ ]?(?:=[ ]?)?\([^()"'`\n]{0,500}["'`]""",
        rf"""["'][A-Za-z0-9-]{{0,40}}{_stem()}[A-Za-z0-9-]{{0,30}}[ ]?:[ ]?[^\s"'$<{{%]{{12}}""",
    )


def _flag_patterns() -> Sequence[str]:
    return (
        r"-[A-Za-z-]{0,30}"
        + _stem()
        + r"""[A-Za-z-]{0,10}[ =]{1,3}["']?[^\s"'$<\[({-][^\s"']{5}""",
    )


def _second_opinion(line: Line) -> Iterator[Match]:
    if not any(sign in line.text for sign in ("==", "!=", ";", ".assign")):
        return iter(())  # none of its forms: it is not worth loading
    from tenpoint.kit.credentials import second

    return second.find(line)


def _second_opinion_patterns() -> Sequence[str]:
    from tenpoint.kit.credentials.second import AFTER_QUOTE, BEFORE_QUOTE

    # A bound on what is no quote counts characters there and bytes here.
    before = (form.replace("{0,50}", "*") for form in BEFORE_QUOTE)
    return (*(form + r"""["'`][^"'`\n]{6}""" for form in before), r"""["'`]""" + AFTER_QUOTE)


# -- one layer of base64 -----------------------------------------------------------


@cache
def _rows_by_core() -> dict[str, list[Format]]:
    """What base64 makes of every row's literals, and of the beginnings that `encoded` knows."""
    from tenpoint.kit.credentials.encoded import BEGINNINGS, cores

    rows: dict[str, list[Format]] = {core: [] for known in BEGINNINGS for core in cores(known)}
    for row in rows_by_shape():
        for literal in row.literals:
            for core in cores(literal):
                rows.setdefault(core, []).append(row)
    return rows


def _cores() -> Sequence[str]:
    return list(_rows_by_core())


def _cores_patterns() -> Sequence[str]:
    return [re.escape(core) for core in sorted(_rows_by_core())]


def _encoded(line: Line) -> Iterator[Match]:
    from tenpoint.kit.credentials import encoded

    return encoded.find(line, rows_by_shape())
