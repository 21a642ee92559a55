from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.parse.python_tree import Tree


def tree(code: str) -> Tree:
    return Tree(ast.parse(code))


SAMPLE = """\
import a
from b import c as d
x: int = f(1)
@deco(1)
class A(Base, metaclass=M()):
    y = g()
    async def m(self, p: T() = h()) -> R():
        nonlocal_ = [k(i) for i in n() if o(i)]
        async with q() as (r, s):
            await t()
        return lambda u=v(): w(u)
match z():
    case {"k": B(b=1), **rest} if aa():
        bb()
    case [cc, *dd]:
        ee()
try:
    ff()
except (G(), H) as e:
    gg()
else:
    hh()
finally:
    ii()
while jj():
    kk()
else:
    ll()
for (mm, nn[oo()]) in pp():
    del qq[rr()]
if (ss := tt()):
    uu()
elif vv():
    raise ww() from xx()
assert yy(), zz()
x += f"{ab():{ac()}}" + {"k": ad(), **ae()}[af():ag()]
type_ = {ah() for _ in ai()} | {aj(): ak() for _ in al() for _ in am()}
yield_ = (yield an()), (yield from ao())
global_ = not ap() or -aq() if ar() else (*at(), au())
print(av(), *aw(), ax=ay(), **az())
"""


def test_every_call_and_name_is_met_once() -> None:
    module = ast.parse(SAMPLE)
    found = Tree(module)
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    assert len(found.calls) == len(calls)
    assert set(found.calls) == set(calls)
    assert {node for node in found.where if isinstance(node, ast.Name)} == {
        node for node in ast.walk(module) if isinstance(node, ast.Name)
    }
    for kind in (ast.Raise, ast.Assert, ast.Compare, ast.JoinedStr, ast.BinOp, ast.Dict):
        there = {node for node in ast.walk(module) if isinstance(node, kind)}
        assert set(found.kept[kind]) == there


@pytest.mark.parametrize(
    ("code", "scope"),
    [
        pytest.param("use(1)", "Module", id="a module"),
        pytest.param("def f(): use(1)", "FunctionDef", id="a function"),
        pytest.param("def f(a=use(1)): pass", "Module", id="a default"),
        pytest.param("@use(1)\ndef f(): pass", "Module", id="a decorator"),
        pytest.param("def f(a: use(1)): pass", "Module", id="an annotation"),
        pytest.param("class A: use(1)", "ClassDef", id="a class"),
        pytest.param("class A(use(1)): pass", "Module", id="a base"),
        pytest.param("lambda: use(1)", "Lambda", id="a lambda"),
        pytest.param("[use(1) for a in b]", "ListComp", id="an element"),
        pytest.param("[a for a in use(1)]", "Module", id="what is iterated over"),
        pytest.param("[a for b in c for a in use(1)]", "ListComp", id="the second one"),
        pytest.param("[a for a in b if use(1)]", "ListComp", id="a condition"),
    ],
)
def test_scopes(code: str, scope: str) -> None:
    found = tree(code)
    [call] = [each for each in found.calls if ast.unparse(each) == "use(1)"]
    assert type(found.where[call][0].node).__name__ == scope


@pytest.mark.parametrize(
    ("code", "exclude"),
    [
        pytest.param("if a:\n  b()\nelse:\n  c()", True, id="if and else"),
        pytest.param("try:\n  a()\nexcept E:\n  b()\nexcept F:\n  c()", True, id="two handlers"),
        pytest.param("match a:\n  case 1: b()\n  case 2: c()", True, id="two cases"),
        pytest.param("b()\nif a:\n  c()", False, id="before and in"),
        pytest.param("for a in x:\n  b()\nelse:\n  c()", False, id="a loop and its else"),
        pytest.param("with a:\n  b()\n  c()", False, id="with"),
    ],
)
def test_blocks_that_exclude_each_other(code: str, exclude: bool) -> None:
    found = tree(code)
    arms = [
        {found.blocks[block][1]: block}
        for call in found.calls
        if ast.unparse(call) in ("b()", "c()")
        for _, block in [found.where[call]]
    ]
    first, second = arms
    same = (first.keys() & second.keys()) - {0}
    assert any(first[each] != second[each] for each in same) == exclude


@given(st.lists(st.sampled_from(SAMPLE.splitlines(keepends=True)), max_size=12).map("".join))
def test_no_code_is_too_strange(code: str) -> None:
    try:
        module = ast.parse(code)
    except SyntaxError:
        return
    assert len(Tree(module).calls) == sum(isinstance(n, ast.Call) for n in ast.walk(module))
