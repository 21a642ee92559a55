from __future__ import annotations

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import notebook
from tenpoint.kit.source import Source


def book(
    *cells: str | list[str], kind: str = "code", indent: int | None = 1, **more: object
) -> str:
    return json.dumps(
        {
            "cells": [
                {"cell_type": kind, "metadata": {}, "outputs": [], "source": cell} for cell in cells
            ],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
            **more,
        },
        indent=indent,
    )


def place(text: str, line: int, column: int, cell: int = 0) -> str:
    """The file's text from where a place of a cell is."""
    return text[notebook.parse(text)[cell].place(line, column) :]


def test_gives_the_cells() -> None:
    text = book("a = 1\nb = 2", ["c = 3\n", "d = 4"])
    assert [cell.text for cell in notebook.parse(text)] == ["a = 1\nb = 2", "c = 3\nd = 4"]


def test_old_notebooks_have_worksheets() -> None:
    cell = {"cell_type": "code", "input": ["a = 1"], "language": "python", "outputs": []}
    other = {"cell_type": "code", "input": ["x <- 1"], "language": "r", "outputs": []}
    text = json.dumps({"worksheets": [{"cells": [cell, other]}], "metadata": {}, "nbformat": 3})
    assert [cell.text for cell in notebook.parse(text)] == ["a = 1"]


def test_finds_the_line_in_the_file() -> None:
    text = book(["import a\n", "a.f()\n"])
    source = Source("n.ipynb", data=text.encode())
    [cell] = source.memo(notebook.read)
    line, column = source.position(cell.place(2, 0))
    assert text.split("\n")[line - 1][column - 1 :].startswith("a.f()")


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="nothing"),
        pytest.param("'\\n' ", id="a backslash"),
        pytest.param("'\t\"' ", id="a tab and a quote"),
        pytest.param("'é' ", id="a letter of two bytes"),
        pytest.param("'😀' ", id="two escapes for one character"),
        pytest.param("'☃😀\\\\' ", id="all of them"),
    ],
)
def test_finds_the_column_behind(before: str) -> None:
    for text in (book(before + "a.f()"), book(["x = 1\n", before + "a.f()"])):
        cell = notebook.parse(text)[0]
        line = cell.text.count("\n") + 1
        assert place(text, line, len(before)).startswith("a.f()")


@given(st.lists(st.text(max_size=30), max_size=4), st.data())
def test_every_character_has_its_place(lines: list[str], data: st.DataObject) -> None:
    text = book([line + "\n" for line in lines] + ["end"])
    cell = notebook.parse(text)[0]
    at = data.draw(st.integers(0, len(cell.text) - 1))
    before = cell.text[:at]
    line, column = before.count("\n") + 1, at - (before.rfind("\n") + 1)
    found = text[cell.place(line, column) :]
    assert found.startswith(json.dumps(cell.text[at])[1:-1])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("!ls\na.f()", "0  \na.f()", id="shell"),
        pytest.param("x = !ls -l\na.f()", "x = 0     \na.f()", id="shell to a name"),
        pytest.param("%matplotlib inline\na.f()", "0".ljust(18) + "\na.f()", id="magic"),
        pytest.param("%time a.f()", "0;    a.f()", id="magic that runs Python"),
        pytest.param("%timeit -n 10 -r2 a.f()", "0;".ljust(18) + "a.f()", id="with options"),
        pytest.param("if x:\n  %time a.f()", "if x:\n  0;    a.f()", id="indented"),
        pytest.param("%%time\na.f()", "0     \na.f()", id="cell magic that runs Python"),
        pytest.param("%%bash\necho 'a.f('", "", id="cell magic of another language"),
        pytest.param("a.f?\nb", "0   \nb", id="help"),
        pytest.param("??a.f\nb", "0    \nb", id="help in front"),
        pytest.param("!wget \\\n  x\na.f()", "0".ljust(7) + "\n   \na.f()", id="shell over lines"),
        pytest.param("x = (a\n  % b)", "x = (a\n  % b)", id="a remainder is no magic"),
        pytest.param("s = '''\n!no\n%time\n'''", "s = '''\n!no\n%time\n'''", id="text in a string"),
        pytest.param("x = %sql select\ny", "x = 0          \ny", id="magic to a name"),
    ],
)
def test_magics_keep_the_shape(cell: str, expected: str) -> None:
    found = notebook.parse(book(cell))[0]
    assert found.python == expected
    assert not expected or len(found.python) == len(found.text)
    ast.parse(found.python)


@pytest.mark.parametrize("line", ["!x", "", "a()", "%time a()"])
def test_a_long_cell_takes_linear_time(line: str) -> None:
    """A quadratic reader hangs here for many minutes; a tenth of a second is enough."""
    [cell] = notebook.parse(book("\n".join([line] * 100_000)))
    for number in range(1, 100_001, 2):
        cell.place(number, 0)
    assert len(cell.shell) == (100_000 if line == "!x" else 0)


def test_shell_commands_are_given() -> None:
    text = book("!wget https://files.example/m.pt\nx = !ls\n%cd x")
    [cell] = notebook.parse(text)
    assert [shell.command for shell in cell.shell] == ["wget https://files.example/m.pt", "ls"]
    assert [text[shell.start :][:4] for shell in cell.shell] == ["!wge", "!ls\\"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(book("x", kind="markdown"), id="prose"),
        pytest.param(book("x <- 1", metadata={"kernelspec": {"language": "R"}}), id="R"),
        pytest.param(book("x", metadata={"language_info": {"name": "julia"}}), id="Julia"),
        pytest.param(book(), id="no cells"),
    ],
)
def test_has_no_code(text: str) -> None:
    assert notebook.parse(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="no cells"),
        pytest.param('{"cells": ' + "[" * 100_000, id="nested without end"),
        pytest.param('{"cells": ' + "[" * 300 + "]" * 300 + "}", id="nested deeply"),
    ],
)
def test_says_what_is_no_notebook(text: str) -> None:
    with pytest.raises(CannotCheck):
        notebook.parse(text)


@given(st.text(alphabet='{}[]:,"\\cellsource01 ', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cells = notebook.parse(text)
    except CannotCheck:
        cells = []
    assert isinstance(cells, list)


@given(st.text(alphabet="%!?=ab (\\\n't", max_size=60))
def test_any_cell_keeps_its_shape(cell: str) -> None:
    [found] = notebook.parse(book(cell))
    if found.python:
        assert [len(line) for line in found.python.split("\n")] == [
            len(line) for line in found.text.split("\n")
        ]
