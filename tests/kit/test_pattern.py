"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from tenpoint.kit.pattern import Pattern


@pytest.mark.parametrize(
    ("source", "flags", "text", "expected"),
    [
        pytest.param("b+", 0, "abbab", ["bb", "b"], id="found twice"),
        pytest.param("B", re.IGNORECASE, "ab", ["b"], id="a flag"),
        pytest.param("c", 0, "ab", [], id="not found"),
        pytest.param("", 0, "", [""], id="nothing in nothing"),
    ],
)
def test_finds_what_re_finds(source: str, flags: int, text: str, expected: list[str]) -> None:
    pattern = Pattern(source, flags)
    assert [found[0] for found in pattern.finditer(text)] == expected
    assert [found[0] for found in re.compile(source, flags).finditer(text)] == expected
    assert pattern.pattern == source


def test_each_method_does_what_its_name_says() -> None:
    pattern = Pattern(r"a(\d)")
    assert pattern.search("x a1") is not None
    assert pattern.match("x a1") is None
    assert pattern.match("x a1", 2) is not None
    assert pattern.fullmatch("a1 ") is None
    assert pattern.sub(r"\1", "a1a2") == "12"
    assert pattern.sub(lambda found: found[0].upper(), "a1") == "A1"
    assert [found[1] for found in pattern.finditer("a1a2a3", 2, 5)] == ["2"]


def test_bytes_too() -> None:
    assert Pattern(rb"\xff+").search(b"a\xff") is not None


def test_is_compiled_once_and_only_when_it_is_used() -> None:
    pattern = Pattern("(")  # no expression: made, and never used
    with pytest.raises(re.error, match="missing"):
        pattern.search("")
    used = Pattern("a")
    assert used.compiled is used.compiled
