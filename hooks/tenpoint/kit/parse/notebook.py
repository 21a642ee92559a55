"""Jupyter notebooks: the code cells, and where each of their characters stands in the file.

Format: nbformat 3 and 4. A notebook is JSON; Python's own reader gives no places, so
the text is walked token by token beside it. IPython's `%magic` and `!shell` lines are
replaced by Python of the same length, so that a cell parses and its places stay right.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

_NESTED = 100
_TOKEN = re.compile(r'[ \t\r\n]*(?:("(?:[^"\\]|\\.)*")|([{}\[\],:])|([^\s{}\[\],:"]+))', re.DOTALL)
# A character beyond the basic plane is two escapes.
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)

# `%time x = f()` and `%%time` run what follows as Python; other magics do not.
_RUNS_PYTHON = frozenset(
    ("time", "timeit", "prun", "capture", "memit", "mprun", "lprun", "debug", "snakeviz")
)
_LINE_MAGIC = re.compile(
    r"[ \t]*%(?P<name>\w+)(?P<options>(?:[ \t]+-{1,2}\w[\w=.]*(?:[ \t]+\d+)?)*)"
)
_TARGET = re.compile(r"[\w., \t\[\]'\"]+")
_HELP = re.compile(r"[ \t]*(?:\?{1,2}[\w.%*]+|[\w.%*]+\?{1,2})[ \t]*")


class Shell(NamedTuple):
    """A command that a cell gives to the shell, and where it begins in the file's text."""

    command: str
    start: int


class Cell:
    """One code cell.

    `text` is what stands in it, `python` the same with magics and shell lines blanked
    out at equal length. `place` turns a line and column of either into an offset of the
    notebook's text, for `RULE.at`.
    """

    def __init__(self, pieces: list[_Piece]) -> None:
        self.text = "".join(piece.text for piece in pieces)
        self._pieces = pieces
        self._starts: list[int] = []  # of the pieces
        self._lines: list[int] = []  # where each line begins, once somebody asks
        start = 0
        for piece in pieces:
            self._starts.append(start)
            start += len(piece.text)
        self.shell: list[Shell] = []
        self.is_python = True
        self.python = self.text if _is_python(self.text) else self._without_magics()

    def place(self, line: int, column: int) -> int:
        """Offset in the notebook's text of a line, from 1, and column, from 0, of the cell."""
        if not self._lines:
            self._lines = [0, *(end.end() for end in re.finditer("\n", self.text))]
        start = self._lines[line - 1] if line <= len(self._lines) else len(self.text)
        return self._offset(min(start + column, len(self.text)))

    def _offset(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return 0
        return self._pieces[index].offset(at - self._starts[index])

    def _without_magics(self) -> str:
        """The cell as Python of the same shape; a cell of another language is empty."""
        lines = self.text.split("\n")
        start = 0
        continued = False
        first = True  # until a line has something in it
        for index, line in enumerate(lines):
            if continued:
                lines[index] = " " * len(line)
                continued = line.rstrip().endswith("\\")
            elif self.is_python:
                lines[index] = self._line(line, start, first=first)
                continued = lines[index] != line and line.rstrip().endswith("\\")
            first = first and not line
            start += len(line) + 1
        return "\n".join(lines) if self.is_python else ""

    def _line(self, line: str, start: int, *, first: bool) -> str:
        command = line.lstrip()
        indent = line[: len(line) - len(command)]
        if command.startswith("%%") and first:
            self.is_python = command[2:].partition(" ")[0].rstrip() in _RUNS_PYTHON
            return indent + _blank(command)
        if command.startswith("!"):
            self._note(command, start + len(indent))
            return indent + _blank(command)
        if found := _LINE_MAGIC.match(line):
            rest = line[found.end() :]
            if found["name"] in _RUNS_PYTHON and rest.strip():
                # `0;` makes a statement of what stands before the one that runs.
                return indent + "0;".ljust(found.end() - len(indent)) + rest
            return indent + _blank(command)
        target, equals, value = line.partition("=")
        command = value.lstrip()
        if equals and command[:1] in ("!", "%") and _TARGET.fullmatch(target):
            before = len(line) - len(command)
            self._note(command, start + before)
            return line[:before] + _blank(command)
        return _blank(line) if _HELP.fullmatch(line) else line

    def _note(self, command: str, start: int) -> None:
        if command.startswith("!"):
            self.shell.append(Shell(command.lstrip("!").strip(), self._offset(start)))


def _blank(text: str) -> str:
    """Python that does nothing, at equal length."""
    return "0".ljust(len(text))


def _is_python(text: str) -> bool:
    import ast

    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def read(source: Source) -> list[Cell]:
    """The code cells of a notebook of Python; `CannotCheck` when it is no notebook.

    Made for `source.memo(notebook.read)`.
    """
    return parse(source.text)


def parse(text: str) -> list[Cell]:
    try:
        notebook = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise CannotCheck("a notebook that is not JSON", error.lineno) from None
    except (ValueError, RecursionError):
        raise CannotCheck("a notebook that is not JSON") from None
    if not isinstance(notebook, dict) or not ("cells" in notebook or "worksheets" in notebook):
        raise CannotCheck("a notebook without cells")
    if _language(notebook) not in ("", "python", "ipython", "python3", "python2"):
        return []
    return [Cell(pieces) for pieces in _code_cells(text)]


def _language(notebook: dict[str, object]) -> str:
    metadata = notebook.get("metadata")
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        part = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(part, dict) and isinstance(part.get(name), str):
            return str(part[name]).lower()
    return ""


class _Piece:
    """One string of the JSON, decoded, with the way back to the file."""

    def __init__(self, raw: str, start: int) -> None:
        self.text: str = json.loads(raw)
        self._start = start + 1  # behind the quote
        # Where in `text` each escape's character stands, and what all up to it are longer by.
        self._places: list[int] = []
        self._longer = [0]
        for found in _ESCAPE.finditer(raw, 1):
            self._places.append(found.start() - 1 - self._longer[-1])
            self._longer.append(self._longer[-1] + len(found[0]) - 1)

    def offset(self, at: int) -> int:
        return self._start + at + self._longer[bisect_left(self._places, at)]


def _code_cells(text: str) -> Iterator[list[_Piece]]:
    """The source of each code cell; the text is known to be valid JSON."""
    # The way to where we are: a key for each object, a number for each list.
    path: list[str | int] = []
    key = False  # whether the next string is a key
    kind = language = ""
    pieces: list[_Piece] = []
    for found in _TOKEN.finditer(text):
        string, mark, _ = found.groups()
        if mark == "{":
            if _is_cell(path):
                kind, language, pieces = "", "", []
            path.append("")
            key = True
        elif mark == "[":
            path.append(0)
            key = False
        elif mark in ("}", "]"):
            path.pop()
            key = False
            if mark == "}" and _is_cell(path) and kind == "code" and language in ("", "python"):
                yield pieces
        elif mark == ",":
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
            else:
                key = True
        elif mark == ":":
            key = False
        elif string and key:
            path[-1] = json.loads(string)
        elif string:
            field = _field(path)
            if field == "cell_type":
                kind = json.loads(string)
            elif field == "language":
                language = json.loads(string).lower()
            elif field in ("source", "input"):
                pieces.append(_Piece(string, found.start(1)))
        if len(path) > _NESTED:
            raise CannotCheck("a notebook that is nested too deeply")


def _is_cell(path: list[str | int]) -> bool:
    """cells[n], or worksheets[n].cells[n] in the format of before 2014."""
    return len(path) in (2, 4) and path[-2] == "cells" and isinstance(path[-1], int)


def _field(path: list[str | int]) -> str:
    """Which field of a cell we are in: its text, or a line of its list of lines."""
    if path and isinstance(path[-1], int):
        path = path[:-1]
    return str(path[-1]) if path and _is_cell(path[:-1]) else ""
