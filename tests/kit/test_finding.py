from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import Finding, Rule, Secret, Source
from tenpoint.kit.finding import rule_is, without_userinfo

RULE = Rule("a-hook/a-rule", "error", says="{what} is wrong", fix="repair {what}")


def said(fact: object) -> str:
    return RULE.on("a.txt", 1, what=fact).message.removesuffix(" is wrong")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, None, (1, 1, 1, 1), id="a place without length"),
        pytest.param(0, 3, (1, 1, 1, 4), id="a word"),
        pytest.param(4, 7, (2, 1, 2, 4), id="in the second line"),
        pytest.param(2, 5, (1, 3, 2, 2), id="over a line end"),
    ],
)
def test_at_gives_the_place_of_characters(
    start: int, end: int | None, expected: tuple[int, ...]
) -> None:
    finding = RULE.at(Source("a.txt", data=b"one\ntwo\n"), start, end, what="it")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == expected


def test_on_takes_the_place_that_a_parser_gives() -> None:
    finding = RULE.on("d/a.txt", 3, 5, end_line=4, end_column=2, what="it")
    assert finding == Finding(
        "d/a.txt", 3, 5, "a-hook/a-rule", "error", "it is wrong", "repair it", 4, 2
    )
    assert RULE.on("d/a.txt", 3, what="it")[1:3] == (3, 1)


def test_findings_sort_in_reading_order() -> None:
    places = [("a", 1, 9), ("a", 2, 1), ("a", 10, 1), ("b", 1, 1)]
    findings = [RULE.on(path, line, column, what="it") for path, line, column in places]
    assert sorted(set(findings)) == findings


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        pytest.param("name", "name", id="plain"),
        pytest.param(3, "3", id="number"),
        pytest.param("{what}", "{what}", id="braces are not filled in again"),
        pytest.param("a\nb\x1b[0m", "a\\nb\\x1b[0m", id="line end and terminal code"),
        pytest.param("x" * 300, "x" * 199 + "…", id="cut when it would fill the screen"),
        pytest.param(Secret("k" * 30), "kkk…kkk", id="a secret"),
        pytest.param("https://me:pw@h.example/x", "https://…@h.example/x", id="URL with password"),
        pytest.param("git+https://h.example/r@v1", "git+https://h.example/r@v1", id="URL with tag"),
    ],
)
def test_facts_are_quoted_safely(fact: object, expected: str) -> None:
    assert said(fact) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a://u:p@h/x b://t@h2", "a://…@h/x b://…@h2", id="two URLs"),
        pytest.param("a://u:p@x@h/", "a://…@h/", id="the password holds an @"),
        pytest.param("a://h/@scope/pkg", "a://h/@scope/pkg", id="an @ in the path"),
        pytest.param("mail ann@mail.example", "mail ann@mail.example", id="no URL"),
        pytest.param("://", "://", id="nothing around it"),
    ],
)
def test_urls_lose_their_userinfo(text: str, expected: str) -> None:
    assert without_userinfo(text) == expected


@given(st.text(), st.text())
def test_any_fact_makes_a_printable_message(one: str, two: str) -> None:
    rule = Rule("h/r", "error", says="{one} and {two}", fix="{two}")
    finding = rule.on("p", 1, one=one, two=two)
    assert (finding.message + finding.fix).isprintable()
    assert len(finding.message) <= 2 * 200 + 5


def test_a_fact_that_the_template_lacks_is_ignored_and_a_missing_one_is_an_error() -> None:
    assert RULE.on("p", 1, what="it", more="x").message == "it is wrong"
    with pytest.raises(KeyError, match="what"):
        RULE.on("p", 1)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param("a-hook/a-rule", True, id="the rule"),
        pytest.param("a-hook", True, id="its hook"),
        pytest.param("a-hook/a", False, id="the beginning of a rule"),
        pytest.param("a", False, id="the beginning of a hook"),
        pytest.param("", False, id="nothing"),
        pytest.param("a-hook/*", False, id="no patterns"),
    ],
)
def test_what_a_name_in_an_ignore_means(named: str, expected: bool) -> None:
    assert rule_is("a-hook/a-rule", named) is expected
