"""TOML as the nodes of `yaml_nodes.py`: `tomllib` reads the values, a scanner adds their places.

`tomllib` decides what is valid and what each value is; it forgets where it stood. The scanner
goes over the same text, which is known to be valid then, and notes where each key and value
begins. A value that it should miss gets the place of what holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.yaml_nodes import DEEPEST, Budget, Node
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.source import Source

    Path = tuple[str | int, ...]

# Configuration has some kilobytes; `tomllib` takes half a second for five megabytes.
MOST_CHARACTERS = 8 * 1024 * 1024

_TOKEN = Pattern(
    r"""
      (?P<blank> [ \t]++ | \# [^\n]*+ )
    | (?P<newline> \r?\n )
    | (?P<string>
          \"{3} (?: [^"\\]++ | \\[\s\S] | "{1,2}(?!") )*+ \"{3,5}
        | '{3} (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
        | " (?: [^"\\\n]++ | \\. )*+ "
        | ' [^'\n]*+ ' )
    | (?P<sign> [][{},=] )
    | (?P<bare> [^\s\[\]{},=\#"']++ )
    """,
    re.VERBOSE,
)
# Only where a key can begin: looked for at every place, a long word would cost its square.
_DEEP_KEY = Pattern(
    rf"(?:^\ufeff?|[\[{{,])[ \t]*+(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')(?:[ \t]*+\.[ \t]*+"
    rf"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')){{{DEEPEST}}}",
    re.MULTILINE,
)
_REST = Pattern(r"[^\r\n#]*+")


def parse(source: Source) -> Node:
    """The root table of a file; `CannotCheck` with the line where it is no TOML."""
    return parse_text(source.text)


def parse_text(text: str) -> Node:
    """The root table of a text; see `parse`."""
    import tomllib

    if len(text) > MOST_CHARACTERS:
        raise CannotCheck(f"larger than {MOST_CHARACTERS >> 20} million characters")
    shift = 1 if text.startswith("\ufeff") else 0
    deep = _DEEP_KEY.search(text)
    if deep is not None:  # `tomllib` would take time by the square of the depth
        above = text.count("\n", 0, deep.start())
        raise CannotCheck(f"a key of more than {DEEPEST} parts", above + 1)
    try:
        text[shift:].encode("utf-8")
        values: dict[str, object] = tomllib.loads(text[shift:])
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        at_end = text.count("\n") + 1 if "end of document" in str(error) else 0
        raise CannotCheck("not valid TOML", int(line[1]) if line else at_end) from None
    except UnicodeEncodeError as error:
        raise CannotCheck("not UTF-8", text.count("\n", 0, error.start) + 1) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise CannotCheck("nested too deeply to be checked") from None
    return _Builder(text, _Places(text, shift).read()).build(values)


class _Places:
    """Where each key (`keys`) and each value (`values`: start and end) stands, by its path."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.arrays: dict[Path, int] = {}  # of `[[…]]`: the index of the last one

    def read(self) -> _Places:
        table: Path = ()
        while (token := self._next()) is not None:
            kind, text, start = token
            if kind == "newline":
                continue
            if kind == "sign" and text == "[":
                table = self._header(start)
            else:
                path = self._key(table, token)
                self.values[path] = self._value(path)
        return self

    def _next(self, *, lines: bool = True) -> tuple[str, str, int] | None:
        """Kind, text and start of the next token that is no blank (and no line end)."""
        while self.at < len(self.text):
            found = _TOKEN.match(self.text, self.at)
            if found is None:
                self.at += 1  # cannot be in valid TOML; never stand still
                continue
            self.at = found.end()
            if found.lastgroup != "blank" and (lines or found.lastgroup != "newline"):
                return found.lastgroup or "", found[0], found.start()
        return None

    def _header(self, start: int) -> Path:
        is_array = self.text[self.at : self.at + 1] == "["
        if is_array:
            self.at += 1
        names: list[str] = []
        while (token := self._next()) is not None and token[1] != "]":
            names += _names(token)
        if is_array:
            self._next()
        path = self._resolved((), names[:-1])
        if names:
            path = (*path, names[-1])
        if is_array:
            self.keys.setdefault(path, start)
            self.values.setdefault(path, (start, self.at))
            self.arrays[path] = self.arrays.get(path, -1) + 1
        path = self._resolved((), names)
        self.keys.setdefault(path, start)
        self.values.setdefault(path, (start, self.at))
        return path

    def _resolved(self, path: Path, names: list[str]) -> Path:
        """The path of names, each array of tables meaning its last table."""
        for name in names:
            path = (*path, name)
            if path in self.arrays:
                path = (*path, self.arrays[path])
        return path

    def _key(self, table: Path, token: tuple[str, str, int]) -> Path:
        """The path of `a.b.c =`, of which the first token has been read."""
        start = token[2]
        names = _names(token)
        while (more := self._next()) is not None and more[1] != "=":
            names += _names(more)
        path = table
        for name in names:
            path = (*path, name)
            self.keys.setdefault(path, start)
            self.values.setdefault(path, (start, self.at))
        return path

    def _value(self, path: Path) -> tuple[int, int]:
        """Read one value; those inside of it are noted, its own start and end are returned."""
        first = self._next(lines=False)
        if first is None:
            return self.at, self.at
        # Each open bracket: its path, its start, and the index of the item in a list (-1: table).
        open: list[tuple[Path, int, int]] = []
        token: tuple[str, str, int] | None = first
        here = path
        given = False  # a date may hold a blank: its second half is no other value
        while token is not None:
            kind, text, start = token
            if kind == "sign" and text in "[{":
                open.append((here, start, 0 if text == "[" else -1))
                here = (*here, 0)
                given = False
            elif kind == "sign" and text in "]}" and open:
                here, begun, _ = open.pop()
                self.values[here] = (begun, self.at)
                given = True
            elif kind == "sign" and text == "," and open:
                holder, begun, index = open.pop()
                index += index >= 0
                open.append((holder, begun, index))
                here = (*holder, index)
                given = False
            elif open and open[-1][2] < 0 and isinstance(here[-1], int):
                here = self._key(open[-1][0], token)
            elif not given:
                self.values[here] = (start, self.at)
                given = True
            if not open:
                break
            token = self._next(lines=False)
        self._rest_of_line()
        return self.values.get(path, (first[2], self.at))

    def _rest_of_line(self) -> None:
        """Nothing but the second half of a date can follow a value."""
        found = _REST.match(self.text, self.at)
        if found is not None:
            self.at = found.end()


def _names(token: tuple[str, str, int]) -> list[str]:
    kind, text, _ = token
    if kind == "bare":
        return [name for name in text.split(".") if name]
    if kind != "string":
        return []
    import tomllib

    return list(tomllib.loads(f"{text} = 0"))


class _Builder:
    def __init__(self, text: str, places: _Places) -> None:
        self.places = places
        self.budget = Budget()
        self.lines = [found.end() for found in re.finditer("\n", text)]

    def build(self, values: dict[str, object]) -> Node:
        return self._node(values, (), (0, 0))

    def _node(self, value: object, path: Path, around: tuple[int, int]) -> Node:
        start, end = self.places.values.get(path, around)
        line = self._line(start)
        if len(path) > DEEPEST:
            raise CannotCheck(f"nested more than {DEEPEST} levels deep", line)
        if isinstance(value, dict):
            node = Node("map", "", False, "", start, line, self.budget)
            for name, each in value.items():
                below = (*path, name)
                at = self.places.keys.get(below, start)
                key = Node("scalar", name, False, "", at, self._line(at), self.budget)
                node.pairs.append((key, self._node(each, below, (start, end))))
        elif isinstance(value, list):
            node = Node("list", "", False, "", start, line, self.budget)
            for index, each in enumerate(value):
                node.items.append(self._node(each, (*path, index), (start, end)))
        elif isinstance(value, str):
            node = Node("scalar", value, False, "", start, line, self.budget)
        else:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            node = Node("scalar", text, True, "", start, line, self.budget)
        node.end = end
        return node

    def _line(self, offset: int) -> int:
        return bisect_right(self.lines, offset) + 1
