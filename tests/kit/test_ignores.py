from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.ignores import inline, is_allowlisted

RULE = "no-word/bad"


def reason(line: str, before: str = "") -> str | None:
    found = inline(line, before, RULE)
    return None if found is None else found.reason


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("x = 1  # tenpoint: ignore[no-word/bad] a sample", id="Python"),
        pytest.param("x = 1; // tenpoint: ignore[no-word/bad] a sample", id="JavaScript"),
        pytest.param("x = 1; /* tenpoint: ignore[no-word/bad] a sample */", id="C"),
        pytest.param("select 1 -- tenpoint: ignore[no-word/bad] a sample", id="SQL"),
        pytest.param("<a/> <!-- tenpoint: ignore[no-word/bad] a sample -->", id="HTML"),
        pytest.param("{# tenpoint: ignore[no-word/bad] a sample #}", id="Jinja"),
        pytest.param("key=1 ; tenpoint: ignore[no-word/bad] a sample", id="INI"),
        pytest.param("x = 1 % tenpoint: ignore[no-word/bad] a sample", id="TeX"),
        pytest.param("REM tenpoint: ignore[no-word/bad] a sample", id="batch file"),
        pytest.param("x # tenpoint: ignore[no-word] a sample", id="the whole hook"),
        pytest.param("x # tenpoint: ignore[other/one, no-word/bad] a sample", id="several rules"),
        pytest.param("x # tenpoint:ignore[no-word/bad]: a sample", id="other spacing"),
        pytest.param("x # tenpoint: ignore[no-word/bad] -- a sample  ", id="a dash before it"),
        pytest.param("x # tenpoint: ignore[no-word/bad] — a sample", id="a long dash before it"),
        pytest.param("x # noqa  tenpoint: ignore[no-word/bad] a sample", id="after other words"),
        pytest.param(
            "x # tenpoint: ignore[other] for that # tenpoint: ignore[no-word/bad] a sample",
            id="the second of two",
        ),
        pytest.param(
            "x # tenpoint: ignore[no-word/bad] a sample # tenpoint: ignore[other] for that",
            id="the first of two",
        ),
        pytest.param("\t" * 99_000 + "# tenpoint: ignore[no-word/bad] a sample", id="far right"),
    ],
)
def test_a_comment_ignores_the_rule_with_its_reason(line: str) -> None:
    assert reason(line) == "a sample"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("x = 1", id="no comment"),
        pytest.param("tenpoint: ignore[no-word/bad] a sample", id="no comment sign"),
        pytest.param("x # tenpoint: ignore[no-word/other] a sample", id="another rule"),
        pytest.param("x # tenpoint: ignore[no-word-2] a sample", id="another hook"),
        pytest.param("x # tenpoint: ignore[no-word/ba] a sample", id="half of a rule"),
        pytest.param("x # tenpoint: ignore[] a sample", id="no rule"),
        pytest.param("x # tenpoint: ignore[*] a sample", id="all rules at once"),
        pytest.param("x # tenpoint: ignore a sample", id="no brackets"),
        pytest.param("x # tenpoint: ignore[no-word/bad a sample", id="brackets left open"),
        pytest.param("x # mytenpoint: ignore[no-word/bad] a sample", id="another word"),
        pytest.param("x # Tenpoint: Ignore[no-word/bad] a sample", id="capitals"),
        pytest.param("x # tenpoint: ignore[no-word/bad]" + "\n", id="no reason", marks=[]),
        pytest.param("#" + " " * 1000 + "tenpoint: ignore[no-word/bad] x", id="far from its sign"),
    ],
)
def test_anything_else_ignores_nothing(line: str) -> None:
    assert not reason(line.rstrip("\n"))


def test_without_a_reason_it_is_seen_but_empty() -> None:
    assert reason("x  # tenpoint: ignore[no-word/bad]") == ""
    assert reason("x  /* tenpoint: ignore[no-word/bad] - */") == ""
    assert reason("x  # tenpoint: ignore[other]") is None


@pytest.mark.parametrize(
    ("line", "before", "expected"),
    [
        pytest.param("BAD", "# tenpoint: ignore[no-word] a sample", "a sample", id="alone above"),
        pytest.param("BAD", "   # tenpoint: ignore[no-word] a sample", "a sample", id="indented"),
        pytest.param("BAD", "x # tenpoint: ignore[no-word] a sample", None, id="belongs above"),
        pytest.param(
            "BAD # tenpoint: ignore[no-word] here", "# tenpoint: ignore[no-word] above", "here",
            id="the line itself first",
        ),
        pytest.param("BAD", "", None, id="nothing above"),
    ],
)  # fmt: skip
def test_a_comment_alone_on_the_line_before(line: str, before: str, expected: str | None) -> None:
    assert reason(line, before) == expected


@pytest.mark.parametrize(
    ("line", "before", "expected"),
    [
        pytest.param("k = 1  # pragma: allowlist secret", "", True, id="on the line"),
        pytest.param("k = 1  # pragma: whitelist secret", "", True, id="the old word"),
        pytest.param("k = 1  // pragma: allowlist-secret", "", True, id="with a hyphen"),
        pytest.param("k: 1  <!-- pragma: allowlist secret -->", "", True, id="HTML"),
        pytest.param("k = 1", "# pragma: allowlist nextline secret", True, id="on the line before"),
        pytest.param("k = 1", "# pragma: allowlist secret", False, id="for the line before"),
        pytest.param("k = 1 # pragma: allowlist nextline secret", "", False, id="for the next"),
        pytest.param("k = 1 # pragma: no cover", "", False, id="another pragma"),
        pytest.param("k = 'pragma: allowlist secret'", "", False, id="no comment"),
        pytest.param("k = 1 # allowlist secret", "", False, id="no pragma"),
        pytest.param("k = 1 # pragma: allowlist secrets", "", False, id="another word"),
    ],
)
def test_detect_secrets_own_pragma(line: str, before: str, *, expected: bool) -> None:
    assert is_allowlisted(line, before) is expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("#" * 100_000 + "tenpoint:", id="signs"),
        pytest.param("# tenpoint: ignore[" * 5_000, id="beginnings"),
        pytest.param("tenpoint: ignore[x] " * 5_000, id="marks without a sign"),
        pytest.param("# tenpoint:" + " " * 100_000 + "ignore", id="spaces"),
        pytest.param("# tenpoint: ignore[x]" + "*/ " * 30_000, id="ends"),
    ],
)
def test_a_hostile_line_comes_to_an_end(line: str) -> None:
    for _ in range(20):  # once for each of the line's findings
        assert reason(line, line[:2000]) is None
        assert not is_allowlisted(line, line[:2000])


@given(st.text(alphabet="# /*-tenpoint:ignore[]no-word/bad\n", max_size=80))
def test_any_line_is_read(line: str) -> None:
    found = reason(line)
    assert found is None or ("tenpoint:" in line and "ignore[" in line)
