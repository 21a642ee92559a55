"""No text of a stranger becomes more than text, as GitHub's own Markdown reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from escape import cells, code, percent, prose, shown
from support.gfm import Rendered
from support.hostile import HOSTILE, TABLE

# Where the product puts such text; `{}` is the text, the tags are those that belong there.
CONTEXTS = {
    "- [{}](https://x.example/a): {}<br>Fix: {}": ["ul", "li", "a", "br"],
    "{}": ["p"],
    "**1.** {} in {}": ["p", "strong"],
    "<details><summary>1 finding</summary>\n\n- {}\n\n</details>": [
        "details",
        "summary",
        "ul",
        "li",
    ],
}


def check(markdown: str, expected: list[str]) -> Rendered:
    """Only the expected tags and code; nothing in plain text that GitHub would turn into more."""
    page = Rendered(markdown)
    assert [name for name in page.names if name != "code"] == expected
    assert page.open == []
    assert page.comments == []
    assert not re.search(r"[@#<>\[\]*_~$&\\|!]|://|www\.\S|[0-9a-f]{7}", page.plain), page.plain
    assert "\x1b" not in page.plain + "".join(page.code)
    return page


class TestCode:
    @pytest.mark.parametrize("text", TABLE)
    @pytest.mark.parametrize(("context", "tags"), CONTEXTS.items())
    def test_is_inert_and_whole(self, text: str, context: str, tags: list[str]) -> None:
        count = context.count("{}")
        page = check(context.replace("{}", code(text)), tags)
        if text.strip():
            assert page.code == [shown(text)] * count

    @pytest.mark.parametrize("text", TABLE)
    def test_in_a_cell(self, text: str) -> None:
        self.in_a_cell(text)

    @given(HOSTILE)
    def test_any_text_in_a_cell(self, text: str) -> None:
        self.in_a_cell(text)

    def in_a_cell(self, text: str) -> None:
        table = [cells("a", "b"), cells("---", "---"), cells(code(text), prose(text))]
        page = Rendered("\n".join(table))
        expected = ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
        assert [name for name in page.names if name != "code"] == expected
        if text.strip():
            assert page.code[0] == shown(text)

    @given(HOSTILE, HOSTILE)
    def test_any_text(self, one: str, other: str) -> None:
        page = check(f"- [{code(one)}](https://x.example/a): {code(other)}", ["ul", "li", "a"])
        if one.strip() and other.strip():
            assert page.code == [shown(one), shown(other)]


class TestProse:
    @pytest.mark.parametrize("text", TABLE)
    @pytest.mark.parametrize(("context", "tags"), CONTEXTS.items())
    def test_is_inert(self, text: str, context: str, tags: list[str]) -> None:
        made = prose(text) or "nothing"
        check(context.replace("[{}]", "[a]").replace("{}", f"It says {made}"), tags)

    @given(HOSTILE)
    def test_any_text_is_inert(self, text: str) -> None:
        check(f"- It says {prose(text)}<br>Fix: {prose(text)}", ["ul", "li", "br"])

    @given(HOSTILE)
    def test_loses_no_word(self, text: str) -> None:
        page = Rendered(f"It says {prose(text)}")
        told = "".join(re.findall(r"[A-Za-z0-9/.@#]", page.plain + "".join(page.code)))
        wanted = "Itsays" + "".join(re.findall(r"[A-Za-z0-9/.@#]", shown(text)))
        assert sorted(told) == sorted(wanted)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("no model has a name", "no model has a name", id="plain words"),
            pytest.param("see agent.py, line 3", "see `agent.py`, line 3", id="a name"),
            pytest.param("run `git add x` now", "run `git add x` now", id="quoted code"),
            pytest.param("the disk (/) is open", "the disk (`/`) is open", id="in brackets"),
            pytest.param("call f(x).", "call `f(x)`.", id="its own bracket"),
            pytest.param("rm -rf --force .", "rm `-rf --force` .", id="words of code together"),
            pytest.param("x==<the version>, so", "`x==<the version>`, so", id="a gap to fill in"),
            pytest.param("a ` b", "a `` ` `` b", id="a backtick without its partner"),
            pytest.param("3. 2 of", "`3`. 2 of", id="not the start of a list"),
            pytest.param("at deadbeef", "at `deadbeef`", id="a commit of letters"),
            pytest.param("a-deadbeef", "`a-deadbeef`", id="a commit behind a hyphen"),
            pytest.param("`a``b`", "`a` `b`", id="quotations that touch"),
            pytest.param("and so on: a, …", "and so on: a, …", id="an ellipsis"),
        ],
    )
    def test_reads_well(self, text: str, expected: str) -> None:
        assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("naïve 日志 🎉", "naïve 日志 🎉", id="all that can be printed stays"),
        pytest.param("a\nb\tc\rd", "a\\nb\\tc\\rd", id="white space"),
        pytest.param("a\x1b[0m\x00", "a\\x1b[0m\\x00", id="control characters"),
        pytest.param("a\u202eb\u200b", "a\\u202eb\\u200b", id="directions, and what has no width"),
        pytest.param("\U000e0041", "\\U000e0041", id="a tag character"),
        pytest.param("caf\udce9", "caf\\xe9", id="a byte that is no UTF-8"),
        pytest.param("a##[b", "a#\\x23[b", id="an old command"),
    ],
)
def test_shown(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert shown(expected) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("src/agent.py", "src/agent.py", id="plain"),
        pytest.param("a b/c#d?e%f", "a%20b/c%23d%3Fe%25f", id="what means something"),
        pytest.param("a](b)<c>`", "a%5D%28b%29%3Cc%3E%60", id="what ends a link"),
        pytest.param("日", "%E6%97%A5", id="not ASCII"),
        pytest.param("../settings", "", id="upwards"),
        pytest.param("/etc/passwd", "", id="absolute"),
        pytest.param("a//b", "", id="an empty part"),
        pytest.param("a/./b", "", id="a part that vanishes"),
        pytest.param("a\udce9", "a%E9", id="a byte that is no UTF-8"),
        pytest.param("a\ud83d", "", id="half of a character"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_percent(path: str, expected: str) -> None:
    assert percent(path) == expected
