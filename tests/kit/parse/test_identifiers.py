from __future__ import annotations

import io
import json
import keyword
import tokenize
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.parse import identifiers
from tenpoint.kit.source import Source


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("print(api_key)", {"print", "api_key"}, id="code"),
        pytest.param("h['x-api-key']", {"h", "x", "api", "key", "x-api-key"}, id="joined"),
        pytest.param("['--no-sandbox']", {"no", "sandbox", "--no-sandbox"}, id="an option"),
        pytest.param("a.b.c", {"a", "b", "c"}, id="a path"),
        pytest.param("f'{a}?k={b2}'", {"f", "a", "k", "b2"}, id="an f-string"),
        pytest.param("x-1", {"x", "1", "x-1"}, id="a difference"),
        pytest.param("ｐｒｉｎｔ", {"print"}, id="letters of another shape"),
        pytest.param("straße = größe", {"straße", "größe"}, id="other letters"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    found = {word.decode() for word in identifiers.of(text.encode())}
    assert words <= found
    assert all(word in words or not word.isascii() or "?" not in word for word in found)


def test_a_notebook_is_read_through_its_escapes() -> None:
    text = json.dumps({"cells": [{"source": 'x\nprint("a")\tb'}]})
    assert {b"print", b"b"} <= Source("a.ipynb", data=text.encode()).memo(identifiers.read)


def test_pieces_are_cut_between_words() -> None:
    data = b"abcdefghij " * 300_000
    assert identifiers.of(data) == {b"abcdefghij"}


@given(st.text(max_size=200))
def test_every_name_that_python_sees_is_there(text: str) -> None:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError, UnicodeDecodeError):
        return  # the last is a fault of Python 3.13 over a lone carriage return
    names = {token.string for token in tokens if token.type == tokenize.NAME}
    found = identifiers.of(text.encode("utf-8", "replace"))
    for name in names:
        plain = unicodedata.normalize("NFKC", name)
        if name.isidentifier() and plain.isascii() and not keyword.iskeyword(name):
            assert plain.encode() in found
