"""What is decided about text without a regular expression is what the expressions would say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.credentials.folding import (
    LONG_WORD,
    case_changes,
    could_be_made,
    has_value,
    long_words,
)
from tenpoint.kit.credentials.names import KEY, PASSWORD, TOKEN, WEAK
from tenpoint.kit.credentials.values import looks_secret

# Few letters, so that words, names and passwords come about by chance.
_NAME = "pass" + "word"  # made up beside it: what follows is no secret
SIGNS = "abcABC019 _-.:/+=!#@~$%^&*(),;'\"`\\<>[]{}?|\t\n"
text = st.text(SIGNS, max_size=40) | st.text(max_size=30)


@given(text, st.sampled_from([PASSWORD, KEY, TOKEN, WEAK]))
def test_a_line_with_a_secret_has_a_value(value: str, kind: str) -> None:
    if looks_secret(value, kind):
        line = f"token = '{value}'".encode("utf-8", "surrogateescape")
        assert has_value(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"{_NAME} = 'hunter-42x'", id="a digit"),
        pytest.param(f"{_NAME}: correct!horse", id="a strong sign"),
        pytest.param(f"{_NAME}: Copper.Falcon.", id="capitals and a point"),
        pytest.param("password: A.B.C.", id="single capitals"),
        pytest.param("key = qWeRtYuIoPaS", id="case that changes"),
        pytest.param("key = кириллица", id="letters beyond ASCII, of which nothing is known"),
        pytest.param("MAX_TOKENS=4096", id="a digit in the word of the name"),
    ],
)
def test_could_hold_a_value(line: str) -> None:
    assert has_value(line.encode())


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("MAX_TOKENS = 4096", id="a short number"),
        pytest.param('Client(api_key=os.environ["AGENT_API_KEY"])', id="a look-up"),
        pytest.param("    # The token comes from the environment.", id="a sentence"),
        pytest.param("sorted(rows, key=lambda row: row[name])", id="code"),
        pytest.param("if a1 and b2: use(key)", id="digits in short words"),
        pytest.param("", id="nothing"),
    ],
)
def test_holds_no_value(line: str) -> None:
    assert not has_value(line.encode())


@given(st.text("abcdXYZ019_-./ é", max_size=60))
def test_words_are_seen_as_by_expressions(text: str) -> None:
    changes = len(re.findall("[a-z](?=[A-Z])|[A-Z](?=[a-z])", text))
    assert case_changes(text) == changes
    digits_or_capitals = re.search("[0-9]|[A-Z]{16}", text)
    assert could_be_made(text) == (changes >= 4 or digits_or_capitals is not None)
    words = filter(could_be_made, LONG_WORD.compiled.findall(text))
    assert long_words(text.encode("latin-1")) == list(words)
