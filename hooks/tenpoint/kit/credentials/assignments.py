"""Secrets that are known by the name they are given to: `db_password = "…"`, `API_KEY=…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials.line import ASSIGNED, PROVIDER, Line, Match
from tenpoint.kit.credentials.names import KEY, PASSWORD, STEMS, WEAK, kind_of
from tenpoint.kit.pattern import Pattern

# A capital Ñ stays one when text is folded.
_STEM = "(?:" + "|".join(STEMS) + ")(?:e[ñÑ]a)?"

# The rest of the name, what closes it (`"]`, `")`), an annotation, and what gives it its value.
_TO_VALUE = r"""
    [a-z0-9_.-]{0,40} (?: \\? ["'`] )? [\])]{0,2}
    (?: [ \t]{0,20} : [ \t]{0,20} [a-z_&][a-z0-9_.<>\[\]|,&' ]{0,40}? (?= [ \t]{0,20} = )
      | [ \t]{1,20} string (?= [ \t]{0,20} = )
      | [ \t]{0,20} \{ [ a-z;]{4,40} \} )?
    [ \t]{0,20}
    (?P<op> :?= >? | ={2,3} | !==? | : | , | \|\| | \?\? | \( | -> | \b or \b )
    [ \t]{0,20}
"""
_QUOTED = Pattern(
    _STEM
    + _TO_VALUE
    + r"""
    (?: (?: \[\]byte | bytes | bytearray | str | (?: [a-z]{1,20} \. )? secretstr | buffer\.from
      | new[ ]string ) \( )?
    (?: @ | [a-z]{0,2} ) (?P<quote> \\? ["'`] )""",
    re.VERBOSE,
)
_UNQUOTED = Pattern(
    rf"""{_STEM} [a-z0-9_.-]{{0,40}} (?P<closed> ["'] )? [ \t]{{0,20}}
    (?P<op> :?= | : | > ) [ \t]{{0,20}}
    (?P<value> [^\s"'`<>(){{}}\[\],;$&|!%\\] [^\s"'`<>\\]{{5,500}} )""",
    re.VERBOSE,
)
# `password 'x'` (Gradle, SQL, nginx), `requirepass x`, `machine h password x`: by a blank.
_BLANK = Pattern(
    r"""(?<![a-z0-9_.-])
    (?P<name> [a-z0-9_]{0,20} (?: password | passwd | passphrase | requirepass | masterauth
      | auth_pass | bind_?pw )
    | identified [ ] by | convertto-securestring (?: [ ] -string )? ) [ \t]{1,8}
    (?: (?P<quote> ["'] ) (?P<value> [^"'\s]{6,200} ) (?P=quote)
      | (?P<bare> [^\s"'`=:,;(){}\[\]<>$][^\s"'`;,<>]{5,200} ) [ \t]{0,20} ;? $ )""",
    re.VERBOSE,
)
# A header inside a string: `-H "X-Auth-Token: …"`.
_HEADER = Pattern(
    rf"""["'] (?P<name> [a-z0-9-]{{0,40}} {_STEM} [a-z0-9-]{{0,30}} ) [ ]? : [ ]?
    (?P<value> [^\s"'$<{{%]{{12,500}} ) ["']""",
    re.VERBOSE,
)
# `login("user", "…")`, `auth=("user", "…")`, `getConnection(url, "user", "…")`: the last argument.
_ARGUMENTS = Pattern(
    r"""(?<![a-z0-9_])
    (?: login | sign_?in | auth [ ]? = | [a-z]{0,10} basic_?auth | authenticate | getconnection
      | mysqli?_connect | networkcredential | usernamepassword [a-z]{0,30}
      | with_?credentials | set_?credentials )
    [ ]? \( [^()"'`]{0,80}
    (?: ["'`][^"'`]{0,120}["'`] [ ]? , [ ]? | [a-z0-9_.]{1,40} [ ]? , [ ]? ){1,4}
    (?P<quote> ["'`] ) (?P<value> [^"'`\s]{6,200} ) (?P=quote) [ ]? (?: , [^()]{0,60} )? \)""",
    re.VERBOSE,
)
# `ENV NAME value` of a Dockerfile needs no sign.
_ENV = Pattern(
    rf"""^ [ \t]* (?: onbuild [ \t]+ )? env [ \t]+
    (?P<name> [a-z0-9_]{{0,60}} {_STEM} [a-z0-9_]{{0,40}} ) [ \t]+
    (?P<value> [^\s"'$=][^\s"'$]{{5,500}} )""",
    re.VERBOSE,
)
# The default of a shell or compose variable: `${DB_PASSWORD:-…}`.
_DEFAULT = Pattern(
    r"""\$\{ (?P<name> [A-Za-z_][A-Za-z0-9_]{0,80} ) :? [-=] (?P<value> [^}\s"'$]{6,500} ) \}""",
    re.VERBOSE,
)
_FLAG = Pattern(
    rf"""(?<![a-z0-9-]) -{{1,2}} [a-z-]{{0,30}} {_STEM} [a-z-]{{0,10}} [ =]{{1,3}}
    (?P<quote> ["']? ) (?P<value> [^\s"'$<\[({{-] [^\s"']{{5,500}} )""",
    re.VERBOSE,
)
# In a connection string the value ends at the semicolon: `Server=db;Password=…;`
_CONNECTION = Pattern(
    r"""(?: password | pwd | accountkey | accesskey | sharedsecret ) [ ]? = [ ]?
    (?P<value> [^;"'\s$<{%][^;"'\s]{5,300} ) (?= ; | ["'] )""",
    re.VERBOSE,
)
# What is given to such a call is a name to look up or a value to check.
_ASKING = (
    "get", "load", "fetch", "read", "find", "has", "is", "check", "hash", "verify", "validate",
    "compare", "lookup", "create", "generate", "delete", "remove", "parse", "decode", "split",
    "test", "mask", "field",
)  # fmt: skip
# A value between quotes is not longer.
_LONGEST_VALUE = 4096
# Before the quote `_QUOTED` matches at most half as much. It is twice that because a match
# hides another one that begins in it.
_QUOTED_REACH = 600
# An identifier is not longer; what is belongs to a file made to take time.
_LONGEST_NAME = 100


def find_quoted(line: Line) -> Iterator[Match]:
    """Quoted literals given to names that mean a secret."""
    text = line.text
    for window in _windows(line):
        for found in _QUOTED.finditer(line.folded, *window):
            quote = text[found.start("quote") : found.end("quote")]
            value = _quoted_value(text, found.end(), quote)
            if value is None:
                continue
            name, start = whole_name(text, found.start(), found.start("op"))
            yield from _judged(line, name, start, found["op"], found.end(), value)


def _windows(line: Line) -> Iterator[tuple[int, int]]:
    """Where quoted values can be: everywhere, or at the hits; windows that meet are one.

    A hit is the quote that ends a value, or one of its first characters: between it and the
    quote that begins the value stand at most five characters that are quotes of another kind.
    """
    if line.hits is None:
        yield 0, len(line.text)
        return
    first = last = 0
    for hit in line.hits:
        least = max(0, hit - _LONGEST_VALUE)
        start = max(line.text.rfind(quote, least, hit) for quote in "\"'`") - 5 - _QUOTED_REACH
        if start > last:
            if last:
                yield first, last
            first = start
        last = hit + 1
    if last:
        yield first, last


def find_flags(line: Line) -> Iterator[Match]:
    """`--password …` on a command line."""
    for found in _FLAG.finditer(line.folded):
        name = line.text[found.start() : found.start("quote")].strip(" =-")
        yield from valued(line, kind_of(name), name, found)


def find_connections(line: Line) -> Iterator[Match]:
    """`Password=…;` in a connection string."""
    for found in _CONNECTION.finditer(line.folded):
        if ";" in line.near(*found.span(), 500):
            yield from valued(line, PASSWORD, "password", found)


def _judged(line: Line, name: str, start: int, op: str, at: int, value: str) -> Iterator[Match]:
    kind = kind_of(name)
    if kind == WEAK and name.lower().endswith("pass") and "user" in line.near(at, at, 500):
        kind = PASSWORD  # `{user: "app", pass: "…"}`
    if name == "PASS" and op == "=":
        kind = PASSWORD
    if not kind:
        return
    if line.folded.endswith("example ", 0, start):
        return  # a text for people: `Example key='…'`
    quoted_name = start > 0 and line.text[start - 1] in "\"'`"
    if op == "," and not quoted_name:
        return
    if op == "(" and (kind == WEAK or name.rpartition(".")[2].lower().startswith(_ASKING)):
        return
    yield from given(name, value, at, kind)


def find_bare(line: Line) -> Iterator[Match]:
    """Values without quotes, as the kind of file has them."""
    text = line.text
    for found in _UNQUOTED.finditer(line.folded):
        name, start = whole_name(text, found.start(), found.start("op"))
        if not _may_be_bare(
            line.loose, found["op"].lstrip(":") or ":", name, text[start - 1 : start]
        ):
            continue
        value = text[found.start("value") : found.end("value")].rstrip(";,")
        if "{" not in value:
            value = value.rstrip("}")  # of YAML: `{API_KEY: …}`
        if _CALL.match(value):
            continue
        kind = kind_of(name)
        if kind == WEAK and name.lower() == "pass" and line.loose == "config":
            kind = PASSWORD if sum(map(str.isdigit, value)) > 1 else kind
        yield from given(name, value, found.start("value"), kind)
    env = _ENV.match(line.folded) if line.loose == "shell" and line.is_begun else None
    if env is not None:
        yield from valued(line, kind_of(env["name"]), text[slice(*env.span("name"))], env)


_CALL = Pattern(r"[A-Za-z_][\w.:]*[(\[{]|.*[)\]}]$")


def _may_be_bare(loose: str, op: str, name: str, before: str) -> bool:
    """Whether a file of this kind gives values without quotes in this way."""
    if op == ">":
        return before == "<" and loose in ("config", "markup")
    if loose in ("prose", "notebook"):
        return op == "=" and (name.isupper() or kind_of(name) == KEY)
    return loose == "config" or (op == "=" and loose in ("shell", "log"))


def find_blank(line: Line) -> Iterator[Match]:
    """Passwords that only a blank, or a place among arguments, gives to their name."""
    for found in _BLANK.finditer(line.folded):
        group = "value" if found["value"] else "bare"
        if group == "bare" and line.loose not in ("config", "shell"):
            continue
        start, end = found.span(group)
        value = line.text[start:end]
        if is_secret(value, PASSWORD):
            yield Match(start, end, ASSIGNED, value, line.text[slice(*found.span("name"))])
    if not any(quote in line.text for quote in "\"'`"):
        return  # neither of the others, which are not worth compiling
    for found in _ARGUMENTS.finditer(line.folded):
        call = line.text[found.start() : found.start("value")].partition("(")[0]
        yield from valued(line, PASSWORD, call.rstrip(" ="), found)
    for found in _HEADER.finditer(line.folded):
        name = line.text[slice(*found.span("name"))]
        yield from valued(line, kind_of(name), name, found)


def find_defaults(line: Line) -> Iterator[Match]:
    """Literals that a variable falls back to."""
    for found in _DEFAULT.finditer(line.text):
        yield from valued(line, kind_of(found["name"]), found["name"], found)


def valued(line: Line, kind: str, name: str, found: re.Match[str]) -> Iterator[Match]:
    start, end = found.span("value")
    yield from given(name, line.text[start:end], start, kind)


def given(name: str, value: str, start: int, kind: str | None = None) -> Iterator[Match]:
    """The match of a value that a name of this kind is given, if it is a secret.

    It is one by its looks, or by having the shape that a provider's name asks for (a UUID).
    """
    if kind is None:
        kind = kind_of(name)
    if is_secret(value, kind):
        yield Match(start, start + len(value), ASSIGNED, value, name)
    elif kind and len(value) >= 16:
        from tenpoint.kit.credentials import detectors, shapes

        row = shapes.row_of(name, value, detectors.names_by_start())
        if row is not None:
            yield Match(start, start + len(value), PROVIDER, value, row.provider, row)


def is_secret(value: str, kind: str) -> bool:
    if not kind:
        return False
    from tenpoint.kit.credentials.values import looks_secret

    return looks_secret(value, kind)


def whole_name(text: str, start: int, end: int) -> tuple[str, int]:
    """The identifier around a stem, to the left as far as it goes, without what closes it."""
    first = max(0, start - _LONGEST_NAME)
    while start > first and (text[start - 1].isalnum() or text[start - 1] in "_.-/"):
        start -= 1
    name = text[start:end]
    for sign in "\"'`\\])[{":
        name = name.partition(sign)[0]
    return name.partition(":")[0].strip(), start


def _quoted_value(text: str, start: int, quote: str) -> str | None:
    """What stands from `start` to the same quote; None when it is short, long or never closed."""
    end = text.find(quote, start, start + _LONGEST_VALUE)
    if end < 0 or end - start < 6:
        return None
    return text[start:end]
