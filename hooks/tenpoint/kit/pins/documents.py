"""TOML and JSON files as plain values, with what it takes to find a value's place again.

Both parsers of the standard library forget places; what is reported is looked up in the
text: the third `[[package]]`, the first `"name":` behind `"dependencies"`.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tenpoint.kit.source import Source

    Table = dict[str, object]

# The lock of a large monorepo has some 5 MB; TOML takes half a second for each.
MAX_BYTES = 16 * 1024 * 1024
# What is looked up in the text, one search each: a project with a thousand is a large one.
MAX_DEPENDENCIES = 5_000
MAX_SEARCHED = 2_000_000_000  # characters over all searches, some seconds
# tomllib takes quadratic time over the parts of a key.
_LONG_KEY = Pattern(
    r"""(?<![\w"'-]) (?: (?: [\w-]++ | "[^"\n]*+" | '[^'\n]*+' ) [ \t]*+ \. [ \t]*+ ){100}""",
    re.VERBOSE,
)


def toml(source: Source) -> Table:
    """A TOML file; CannotCheck with the line where it is none. Read once for all hooks."""
    return source.memo(_toml)


def json(source: Source) -> Table:
    """A JSON file that holds an object; read once for all hooks."""
    return source.memo(_json)


def _toml(source: Source) -> Table:
    return parse_toml(_utf8(source))


def parse_toml(text: str) -> Table:
    """TOML from a part of a file; see `toml`."""
    import tomllib

    long = _LONG_KEY.search(text)
    if long:
        raise CannotCheck("a key of more than 100 parts", text.count("\n", 0, long.start()) + 1)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise CannotCheck("nested too deeply to be checked") from None
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        line = re.search(r"\(at line (\d+)", str(error))
        raise CannotCheck("not valid TOML", int(line[1]) if line else 0) from None


def _json(source: Source) -> Table:
    import json as parser

    try:
        value: object = parser.loads(_utf8(source))
    except parser.JSONDecodeError as error:
        raise CannotCheck("not valid JSON", error.lineno) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise CannotCheck("nested too deeply to be checked") from None
    if not isinstance(value, dict):
        raise CannotCheck("not a JSON object", 1)
    return value


def _utf8(source: Source) -> str:
    data = source.data
    if len(data) > MAX_BYTES:
        raise CannotCheck(f"larger than {MAX_BYTES >> 20} MiB")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotCheck("not UTF-8", data.count(b"\n", 0, error.start) + 1) from None


# --- values ------------------------------------------------------------------------------------


def table(value: object, *keys: str) -> Table:
    """The table at the end of these keys; empty when there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def tables(value: object) -> list[Table]:
    """The tables of an array; what is no table is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def bounded(source: Source, count: int) -> None:
    """Raise when a manifest has more dependencies than can be looked up in its text."""
    if count > MAX_DEPENDENCIES or count * source.size > MAX_SEARCHED:
        raise CannotCheck("more dependencies than anybody writes by hand")


def string(value: object) -> str:
    return value if isinstance(value, str) else ""


# --- places ------------------------------------------------------------------------------------


def place_of(source: Source, *words: str) -> tuple[int, int]:
    """Line and column of the last of some texts that follow each other; of the first found."""
    at = found = 0
    for word in words:
        found = source.text.find(word, at)
        if found < 0:
            return source.position(max(0, at - 1)) if at else (1, 1)
        at = found + len(word)
    return source.position(found)


def place_of_string(source: Source, value: str, *before: str) -> tuple[int, int]:
    """Where a quoted string stands, behind other texts; the column is that of its content."""
    at = 0
    for word in before:
        at = max(at, source.text.find(word, at))
    for quote in ('"', "'"):
        found = source.text.find(f"{quote}{value}{quote}", at)
        if found >= 0:
            return source.position(found + 1)
    return source.position(at)


def place_of_key(source: Source, header: str, key: str) -> tuple[int, int]:
    """Where `key = …` stands below a TOML header such as `[tool.poetry.dependencies]`."""
    at = max(0, source.text.find(header))
    pattern = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", re.MULTILINE)
    found = pattern.search(source.text, at)
    return source.position(found.start() if found else at)


def headers(source: Source, header: str) -> Iterator[int]:
    """The lines of a repeated TOML header such as `[[package]]`, in order."""
    pattern = re.compile(rf"^[ \t]*{re.escape(header)}", re.MULTILINE)
    for found in pattern.finditer(source.text):
        yield source.position(found.start())[0]
