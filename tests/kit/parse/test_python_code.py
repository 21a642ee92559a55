"""Python of files and of notebooks: findings at the right place of the file."""

from __future__ import annotations

import json

import pytest

from tenpoint.kit import CannotCheck, Hook, Source
from tenpoint.kit.parse import python_code

hook = Hook("no-call", point=0, says="A rule for these tests.")
CALL = hook.rule("call", "error", says="{name} is called", fix="do not")


def places(source: Source) -> list[tuple[int, int, str]]:
    code = source.memo(python_code.read)
    found = [code.finding(CALL, call, name=name) for name, call in code.names.calls()]
    return sorted((finding.line, finding.column, finding.message) for finding in found)


def notebook(*cells: str, **metadata: object) -> Source:
    listed = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": [c]} for c in cells]
    document = {"nbformat": 4, "metadata": metadata, "cells": listed}
    return Source("a.ipynb", data=json.dumps(document, indent=1).encode())


def test_a_file() -> None:
    source = Source("a.py", data=b"import os as o\n\nx = o.getcwd()\n")
    assert places(source) == [(3, 5, "os.getcwd is called")]


def test_the_cells_of_a_notebook_are_one_module() -> None:
    source = notebook("import os as o", "1", "o.getcwd()")
    [(line, column, message)] = places(source)
    assert message == "os.getcwd is called"
    assert source.line_text(line)[column - 1 :].startswith("o.getcwd()")


def test_a_cell_that_is_no_python_hides_no_other() -> None:
    source = notebook("import os", "this is no Python", "!ls -l", "os.getcwd()")
    code = source.memo(python_code.read)
    assert len(places(source)) == 1
    assert "this is no Python" in source.line_text(code.unread)
    assert [shell.command for shell in code.shell] == ["ls -l"]


def test_a_notebook_of_another_language_is_empty() -> None:
    assert places(notebook("f()", kernelspec={"language": "julia"})) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.py", b"def f(:", id="no Python"),
        pytest.param("a.ipynb", b"{", id="no JSON"),
        pytest.param("a.ipynb", b"{}", id="no notebook"),
    ],
)
def test_refuses(name: str, data: bytes) -> None:
    with pytest.raises(CannotCheck):
        python_code.read(Source(name, data=data))
