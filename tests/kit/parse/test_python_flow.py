from __future__ import annotations

import ast
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse import python_flow
from tenpoint.kit.parse.python_flow import Flow


def flow_of(code: str) -> Flow:
    return Source("a.py", data=code.encode()).memo(python_flow.read)


def reaches(body: str) -> bool:
    """Whether what `load()` gives can be in the argument of `use`."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    flow = flow_of(f"def f(p, q):\n{lines}\n")

    def judge(node: ast.expr) -> bool | None:
        return True if isinstance(node, ast.Call) and ast.unparse(node) == "load()" else None

    uses = [
        call
        for call in flow.nodes(ast.Call)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "use"
    ]
    assert uses
    return any(next(flow.carried(call.args[0], judge), None) is not None for call in uses)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("use(load())", id="at once"),
        pytest.param("x = load()\nuse(x)", id="a variable"),
        pytest.param("x = y = load()\nuse(y)", id="two at once"),
        pytest.param("x = ''\nx += load()\nuse(x)", id="added"),
        pytest.param("x, y = 1, load()\nuse(y)", id="unpacked pairwise"),
        pytest.param("x, y = load()\nuse(y)", id="unpacked"),
        pytest.param("use(f'{load()} x')", id="an f-string"),
        pytest.param("use('a %s' % (load(),))", id="percent"),
        pytest.param("use('{}'.format(load()))", id="format"),
        pytest.param("use(', '.join(load()))", id="join"),
        pytest.param("use(load()['a']['b'].get('c').strip())", id="a path"),
        pytest.param("x = {}\nx['a'] = load()\nuse(x)", id="put into a dict"),
        pytest.param("x = []\nx.append(load())\nuse(x)", id="appended"),
        pytest.param("for x in load():\n    use(x)", id="a loop"),
        pytest.param("for k, v in load().items():\n    use(v)", id="values of a loop"),
        pytest.param("use([x for x in load()])", id="a comprehension"),
        pytest.param("with load() as x:\n    use(x)", id="with"),
        pytest.param("if (x := load()):\n    use(x)", id="a walrus"),
        pytest.param("use(p or load())", id="or"),
        pytest.param("use(load() if p else q)", id="a condition"),
        pytest.param("x = 1\nif p:\n    x = load()\nuse(x)", id="a branch adds"),
        pytest.param("try:\n    x = load()\nexcept E:\n    x = 1\nuse(x)", id="tried"),
        pytest.param("def g():\n    return load()\nuse(g())", id="a function of the file"),
        pytest.param("while p:\n    use(x)\n    x = load()", id="the round before"),
    ],
)
def test_reaches(body: str) -> None:
    assert reaches(body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("load()\nuse(p)", id="another value"),
        pytest.param("x = load()\nx = 1\nuse(x)", id="given anew"),
        pytest.param("use(p)\np = load()", id="later"),
        pytest.param("if p:\n    x = load()\nelse:\n    x = 1\n    use(x)", id="the other branch"),
        pytest.param("for k, v in load().items():\n    use(k)", id="keys"),
        pytest.param("for i, v in enumerate(load()):\n    use(i)", id="numbers"),
        pytest.param("for a, b in (('x', load()),):\n    use(a)", id="another column"),
        pytest.param("use(other(load()))", id="another function"),
        pytest.param("use(load() == 1)", id="a comparison"),
        pytest.param("use(not load())", id="a truth value"),
        pytest.param("use('a' if load() else 'b')", id="only a condition"),
        pytest.param("use({'a': 1}[load()])", id="looked up"),
        pytest.param("x, y = 1, load()\nuse(x)", id="the other of two"),
        pytest.param("def g():\n    return load(), 1\na, b = g()\nuse(b)", id="another result"),
        pytest.param("def g(x):\n    x = load()\nx = 1\nuse(x)", id="another function's variable"),
    ],
)
def test_does_not_reach(body: str) -> None:
    assert not reaches(body)


def test_texts_of_constants() -> None:
    flow = flow_of("A = 'x'\ndef f(b):\n    use(A, b)\n")
    [call] = flow.nodes(ast.Call)
    assert isinstance(call, ast.Call)
    assert [flow.text(argument) for argument in call.args] == ["x", None]


WORDS = st.sampled_from(
    "x = y load() use( ) for in : if else \n def f( ) return [ ] , with as += .a ['b']".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_question_has_an_end(code: str) -> None:
    with suppress(CannotCheck):
        flow = flow_of(code)
        for call in flow.nodes(ast.Call):
            assert isinstance(call, ast.Call)
            assert list(flow.carried(call, lambda _: None)) == []
