from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import Source
from tenpoint.kit.parse import js_tokens
from tenpoint.kit.parse.js_tokens import Chain, Script


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in Script(text).tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a // b\n/* c */ d", [("name", "a"), ("name", "d")], id="comments"),
        pytest.param("'a\\'b' \"c\"", [("string", "'a\\'b'"), ("string", '"c"')], id="strings"),
        pytest.param("= /a[/]b/g", [("sign", "="), ("regex", "/a[/]b/g")], id="a regex"),
        pytest.param("a / b", [("name", "a"), ("sign", "/"), ("name", "b")], id="a division"),
        pytest.param("a?.b", [("name", "a"), ("sign", "?."), ("name", "b")], id="optional"),
        pytest.param("don't { x\ny", [("name", "don"), ("name", "y")], id="text of a page"),
    ],
)
def test_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_templates_hold_code() -> None:
    script = Script("`a ${ {b: `c ${d}`} } e` f")
    names = [token.text for token in script.tokens if token.kind == "name"]
    assert names == ["b", "d", "f"]
    assert [token.text for token in script.tokens if token.kind == "chunk"] == ["a ", "c ", " e"]


def carried(code: str) -> list[str]:
    """The chains ending in `key` that the arguments of `use` carry."""
    script = Script(code)

    def judge(chain: Chain) -> bool | None:
        if chain.parts[-1] == "key":
            return True
        return None if len(chain.parts) == 1 or chain.call > 0 else False

    [call] = [call for call in script.calls() if call.parts == ("use",)]
    close = script.pair[call.call]
    found = script.carried(call.call + 1, close, judge, lambda name: name == "key")
    return [".".join(chain.parts) for chain in found]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("use(a.key)", ["a.key"], id="a property"),
        pytest.param("use(`x ${key}`)", ["key"], id="a template"),
        pytest.param("use({ key })", ["key"], id="shorthand"),
        pytest.param("use({ key: b })", ["key"], id="an entry"),
        pytest.param("use(a ? key : 'x')", ["key"], id="one of two"),
        pytest.param("const b = a.key; use(b)", ["a.key"], id="a variable"),
        pytest.param("use(JSON.stringify(key))", ["key"], id="as JSON"),
        pytest.param("use(key ? 1 : 2)", [], id="a condition"),
        pytest.param("use(!key, typeof key, key === 1)", [], id="about it"),
        pytest.param("use(other(key))", [], id="another function"),
        pytest.param("use({ key: !!key })", [], id="whether it is there"),
        pytest.param("use(key.length)", [], id="its length"),
        pytest.param("use(() => { key })", [], id="a function"),
        pytest.param("const key = 'A_NAME'; use(key)", [], id="the name of one"),
    ],
)
def test_carried(code: str, expected: list[str]) -> None:
    assert carried(code) == expected


@given(st.text(alphabet="abk.ey(){}[]`$'\"/\\?:=>!, \n;*", max_size=200))
def test_every_text_is_read(text: str) -> None:
    script = Script(text)
    for index, partner in enumerate(script.pair):
        assert partner < 0 or script.pair[partner] == index
    for call in script.calls():
        close = script.pair[call.call]
        assert list(script.carried(call.call + 1, close, lambda _: None, lambda _: False)) == []


_LONG = "a(b.key);" * 600  # 5,400 characters


def names_read(text: str) -> set[str]:
    script = js_tokens.read(Source("a.js", data=text.encode()))
    return {token.text for token in script.tokens if token.kind == "name"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"one()\n{_LONG}\ntwo()\n", {"one", "two"}, id="stands between others"),
        pytest.param(_LONG, set(), id="is the whole file"),
        pytest.param(f"one()\r\n{_LONG}\r\ntwo()", {"one", "two"}, id="ends as on Windows"),
        pytest.param(f"one()\n`{_LONG}\n`;two()", set(), id="opens a template, in a bundle"),
        pytest.param(
            f"one()\n`{_LONG}\n`;two();\n" + "three()\n" * 800,
            {"one", "two", "three"},
            id="opens a template, in a file that was written",
        ),
        pytest.param("a.key;" * 800, {"a", "key"}, id="is not so long"),
    ],
)
def test_an_overlong_line(text: str, expected: set[str]) -> None:
    assert names_read(text) == expected


def test_what_stands_behind_an_overlong_line_keeps_its_place() -> None:
    source = Source("a.js", data=f"{_LONG}\n one()\n".encode())
    [one] = [token for token in js_tokens.read(source).tokens if token.text == "one"]
    assert source.position(one.start) == (2, 2)


@given(
    st.text(alphabet="a`/*\n\r\u2028", max_size=200).map(lambda text: text.replace("a", "a" * 600))
)
def test_what_is_left_out_never_moves_the_rest(text: str) -> None:
    left = js_tokens.written(Source("a.js", data=text.encode()))
    assert left in ("", text) or len(left) == len(text)
    if left:
        assert all(now in (was, " ") for was, now in zip(text, left, strict=True))
