from __future__ import annotations

import copy
import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import Secret
from tenpoint.kit.secret import encoded, mask, shown

KEY = "sk-" + "a" * 30 + "xyz"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(KEY, "sk-…xyz", id="long: three characters on each side"),
        pytest.param("a" * 20, "aaa…aaa", id="just long enough"),
        pytest.param("a" * 19, "…", id="one too short: nothing"),
        pytest.param("hunter2", "…", id="password"),
        pytest.param("", "…", id="empty"),
        pytest.param("\x1b[31" + "a" * 20, "\\x1b[3…aaa", id="terminal code at the start"),
        pytest.param("a" * 20 + "\n\u202ez", "aaa…\\n\\u202ez", id="newline at the end"),
    ],
)
def test_mask(value: str, expected: str) -> None:
    assert mask(value) == expected


@given(st.text(min_size=1))
def test_a_mask_shows_six_characters_at_most(value: str) -> None:
    masked = mask(value)
    assert masked == "…" or masked == f"{shown(value[:3])}…{shown(value[-3:])}"
    assert masked.isprintable()
    if len(value) < 20:
        assert masked == "…"


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(lambda secret: str(secret), id="str"),
        pytest.param(lambda secret: repr(secret), id="repr"),
        pytest.param(lambda secret: repr([{"key": secret}]), id="in a list"),
        pytest.param(lambda secret: f"{secret}", id="f-string"),
        pytest.param(lambda secret: f"{secret:>60}", id="f-string with a width"),
        pytest.param(lambda secret: f"{secret!r:>40}", id="f-string of the repr"),
        pytest.param(lambda secret: "{}".format(secret), id="format"),  # noqa: UP032
        pytest.param(lambda secret: "%s %r" % (secret, secret), id="percent"),  # noqa: UP031
        pytest.param(lambda secret: str(ValueError(secret)), id="exception"),
        pytest.param(
            lambda secret: "".join(traceback.format_exception(ValueError(secret))), id="traceback"
        ),
    ],
)
def test_every_way_to_print_a_secret_masks_it(printed: object) -> None:
    assert callable(printed)
    text = printed(Secret(KEY))
    assert KEY[3:-3] not in text
    assert "sk-…xyz" in text


@pytest.mark.parametrize("copying", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_secret_is_not_written_down(copying: object) -> None:
    assert callable(copying)
    with pytest.raises(TypeError, match="not copied") as caught:
        copying(Secret(KEY))
    assert KEY not in str(caught.value)


def test_a_secret_compares_by_its_value_and_reveals_it_on_demand() -> None:
    assert Secret(KEY) == Secret(KEY)
    assert Secret(KEY) != Secret(KEY + "a")
    assert Secret(KEY) != KEY
    assert len({Secret(KEY), Secret(KEY)}) == 1
    assert Secret(KEY).reveal() == KEY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("naïve/ファイル.py", "naïve/ファイル.py", id="letters of any script stay"),
        pytest.param("a b", "a b", id="spaces stay"),
        pytest.param("a\nb\rc\td", "a\\nb\\rc\\td", id="line ends"),
        pytest.param("\x1b[2Jx", "\\x1b[2Jx", id="terminal code"),
        pytest.param("\x00\x7f\x9b", "\\x00\\x7f\\x9b", id="control characters"),
        pytest.param("a\u202etxt.exe", "a\\u202etxt.exe", id="right-to-left override"),
        pytest.param("a\u200bb\ufeff", "a\\u200bb\\ufeff", id="zero width"),
        pytest.param("\u2028", "\\u2028", id="line separator"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag letter"),
        pytest.param("caf\udce9", "caf\\xe9", id="a byte that is not UTF-8"),
        pytest.param("\ud800", "\\ud800", id="half of a pair"),
        pytest.param("x##[add-mask]y", "x#\\x23[add-mask]y", id="a command to GitHub's runner"),
        pytest.param("## [x]", "## [x]", id="a heading"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(
    st.text(alphabet=st.characters())
    | st.binary().map(lambda b: b.decode("utf-8", "surrogateescape"))
)
def test_what_is_shown_is_printable_on_one_line(text: str) -> None:
    assert shown(text).isprintable()
    assert "##[" not in shown(text)
    shown(text).encode("utf-8")  # raises when half a character is left
    if text.isprintable() and "##[" not in text:
        assert shown(text) == text


def test_half_a_surrogate_is_one_character() -> None:
    assert encoded("a\ud800b\udc80é") == b"a?b\x80\xc3\xa9"
