from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import python_names
from tenpoint.kit.source import Source


def calls(code: str) -> list[str]:
    names = python_names.parse(code)
    found = sorted(names.calls(), key=lambda call: (call[1].lineno, call[1].col_offset, call[0]))
    return [name for name, _ in found]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("import pickle\npickle.load(f)", ["pickle.load"], id="plain"),
        pytest.param("import numpy as np\nnp.load(f)", ["numpy.load"], id="renamed module"),
        pytest.param("import a.b.c\na.b.c.f()", ["a.b.c.f"], id="dotted module"),
        pytest.param("import a.b as x\nx.f()", ["a.b.f"], id="dotted and renamed"),
        pytest.param("from pickle import load\nload(f)", ["pickle.load"], id="from"),
        pytest.param("from pickle import load as l\nl(f)", ["pickle.load"], id="from, renamed"),
        pytest.param("from os import path\npath.join(a)", ["os.path.join"], id="from, a module"),
        pytest.param("from pickle import *\nload(f)", ["pickle.load"], id="star"),
        pytest.param("print(1)", ["builtins.print"], id="builtin"),
        pytest.param("import pickle\nload = pickle.load\nload(f)", ["pickle.load"], id="alias"),
        pytest.param(
            "import pickle as p\nq = p\nr = q\nr.load(f)", ["pickle.load"], id="alias chain"
        ),
        pytest.param(
            "import logging\nlog = logging.getLogger(n)\nlog.info(x)",
            ["logging.getLogger", "logging.getLogger().info"],
            id="a method of what a call gives",
        ),
        pytest.param(
            "import requests\nwith requests.Session() as s:\n  s.get(u)",
            ["requests.Session", "requests.Session().get"],
            id="with",
        ),
        pytest.param(
            "import importlib\nimportlib.import_module('pickle').load(f)",
            ["importlib.import_module", "pickle.load"],
            id="import_module",
        ),
        pytest.param(
            "m = __import__('pickle')\nm.load(f)",
            ["builtins.__import__", "pickle.load"],
            id="__import__",
        ),
        pytest.param(
            "try:\n  import cPickle as p\nexcept ImportError:\n  import pickle as p\np.load(f)",
            ["cPickle.load", "pickle.load"],
            id="one of two modules",
        ),
        pytest.param(
            "try:\n  import torch\nexcept ImportError:\n  torch = None\ntorch.load(f)",
            ["torch.load"],
            id="None where it is missing",
        ),
        pytest.param(
            "try:\n  import torch\nexcept ImportError:\n  torch = stub()\ntorch.load(f)",
            ["torch.load"],
            id="a stand-in where it is missing",
        ),
        pytest.param(
            "def f():\n  import pickle\n  pickle.load(x)", ["pickle.load"], id="in a function"
        ),
        pytest.param(
            "import pickle\ndef f():\n  return pickle.load(x)", ["pickle.load"], id="from outside"
        ),
        pytest.param(
            "import pickle\nclass A:\n  x = pickle.load(f)", ["pickle.load"], id="in a class"
        ),
        pytest.param("import pickle\n[pickle.load(f) for f in x]", ["pickle.load"], id="in a list"),
        pytest.param(
            "import pickle\nf = lambda x: pickle.load(x)", ["pickle.load"], id="in a lambda"
        ),
        pytest.param(
            "async def f():\n  import aiohttp as a\n  await a.get(x)", ["aiohttp.get"], id="async"
        ),
        pytest.param(
            "if (p := __import__('pickle')):\n  p.load(f)",
            ["builtins.__import__", "pickle.load"],
            id="walrus",
        ),
        pytest.param(
            "def f():\n  global p\n  import pickle as p\np.load(x)", ["pickle.load"], id="global"
        ),
        pytest.param(
            "pickle = 1\nimport pickle\npickle.load(f)", ["pickle.load"], id="imported after"
        ),
        pytest.param(
            "@dec\ndef f(): pass\nimport dec as d\nd.x()", ["dec.x"], id="a decorator is no call"
        ),
        pytest.param(
            "import yaml\nyaml = yaml.YAML()\nyaml.load(f)",
            ["yaml.YAML", "yaml.YAML().load"],
            id="given to itself",
        ),
        pytest.param("import a\nmatch x:\n  case {'k': a.B()}: a.f()", ["a.f"], id="match"),
    ],
)
def test_follows(code: str, expected: list[str]) -> None:
    assert calls(code) == expected


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("from . import pickle\npickle.load(f)", id="relative import"),
        pytest.param("from .pickle import load\nload(f)", id="relative module"),
        pytest.param("import pickle\npickle = 1\npickle.load(f)", id="given another value"),
        pytest.param("import pickle\ndef f(pickle): pickle.load(x)", id="parameter"),
        pytest.param("import pickle\ndef f(*pickle): pickle.load(x)", id="star parameter"),
        pytest.param("import pickle\nlambda pickle: pickle.load(x)", id="parameter of a lambda"),
        pytest.param("import pickle\nfor pickle in x: pickle.load(f)", id="loop"),
        pytest.param("import pickle\n[pickle.load(f) for pickle in x]", id="comprehension"),
        pytest.param("from pickle import load\ndef load(f): pass\nload(f)", id="def"),
        pytest.param("from pickle import load\nclass load: pass\nload(f)", id="class"),
        pytest.param(
            "from pickle import load\ndef f():\n  load(x)\n  load = 1", id="local all along"
        ),
        pytest.param("import pickle\ntry: pass\nexcept E as pickle: pickle.load(f)", id="except"),
        pytest.param("import pickle\n(pickle, x) = y\npickle.load(f)", id="unpacked"),
        pytest.param("import pickle\ndel pickle\npickle.load(f)", id="deleted"),
        pytest.param("import pickle\npickle += 1\npickle.load(f)", id="added to"),
        pytest.param(
            "class A:\n  import pickle\n  def f(self): pickle.load(x)", id="a class's own name"
        ),
        pytest.param("self.load(f)", id="method"),
        pytest.param("x[0].load(f)", id="subscript"),
        pytest.param("'pickle.load(f)'", id="string"),
        pytest.param("# pickle.load(f)", id="comment"),
        pytest.param("import pickle\npickle.load", id="not called"),
        pytest.param("a = b\nb = a\na.f()", id="a circle"),
        pytest.param("match x:\n  case [print, *y]: print(y)", id="capture"),
    ],
)
def test_has_no_name_for(code: str) -> None:
    assert calls(code) == []


@pytest.mark.parametrize(
    ("code", "place"),
    [
        pytest.param("import a\n\na.f( 1 )", (3, 1, 3, 9), id="plain"),
        pytest.param("import a\nx = 'é'; a.f()", (2, 10, 2, 15), id="behind a letter of two bytes"),
        pytest.param("import a\r\na.f(\r\n)", (2, 1, 3, 2), id="over lines"),
        pytest.param("import a\rx = '\x0c'\ra.f()", (3, 1, 3, 6), id="lone carriage returns"),
    ],
)
def test_places_count_characters(code: str, place: tuple[int, int, int, int]) -> None:
    names = python_names.parse(code)
    [(_, call)] = names.calls()
    assert names.place(call) == place


def test_bytes_of_another_encoding_keep_their_place() -> None:
    source = Source("a.py", data=b"# -*- coding: latin-1 -*-\nimport a\nx = '\xe9'; a.f()\n")
    names = source.memo(python_names.read)
    [(name, call)] = names.calls()
    assert name == "a.f"
    assert names.place(call)[:2] == (3, 10)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("def f(:", id="syntax"),
        pytest.param("print 'x'", id="Python 2"),
        pytest.param("x = {{ cookiecutter.name }}\ny = {% if %}", id="template"),
        pytest.param("x = '\0'", id="a NUL"),
        pytest.param("x = 1\n" * 2_000_000, id="too large"),
        pytest.param("(" * 500 + ")" * 500, id="brackets without end"),
        pytest.param("x = " + "-" * 100_000 + "1", id="signs without end"),
        pytest.param(
            "x = " + "a." * 1 + "b if c else " * 20_000 + "1", id="conditions without end"
        ),
    ],
)
def test_says_what_it_cannot_parse(code: str) -> None:
    with pytest.raises(CannotCheck):
        python_names.parse(code)


def test_a_long_chain_ends() -> None:
    code = "x = 1\n" + "".join(f"a{i} = a{i + 1}('x')\n" for i in range(60)) + "a0.f()"
    assert calls(code)[-1:] != ["a60.f"]


def test_warnings_about_the_checked_code_are_not_ours() -> None:
    assert calls("import re\nre.compile('\\d')") == ["re.compile"]


@given(st.text(alphabet="abimport asf:=()[]\n .*'\"", max_size=80))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        found = calls(text)
    except CannotCheck:
        found = []
    assert all(isinstance(name, str) for name in found)


def test_every_module_of_the_standard_library_is_read() -> None:
    folder = Path(ast.__file__).parent
    for module in ("argparse", "asyncio/base_events", "shelve", "tarfile", "typing"):
        names = python_names.parse((folder / f"{module}.py").read_text("utf-8"))
        assert len(list(names.calls())) > 10
