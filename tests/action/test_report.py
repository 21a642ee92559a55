"""A report is read whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report import BadReport, load, parse
from support.audit_report import COMMIT, attestation, document, finding, ignored, scanner, written
from support.git import Tree, environment
from support.hostile import TABLE

HOOKS = Path(__file__).resolve().parents[2] / "hooks"


def test_reads_everything() -> None:
    report = parse(
        written(
            findings=[finding(commit=COMMIT)],
            advice=[finding(severity="warning")],
            states={10: {"state": "not_checked", "reason": "needs-attestation", "detail": "x"}},
            patterns=["vendor/"],
            unread=[{"path": "a.py", "reason": "it is cut off"}],
            ignored=[ignored()],
            attestations=[attestation(), attestation(point=None, box="rotation")],
            scanners=[scanner()],
            notes=["an ignore has expired"],
        )
    )
    assert (report.score, report.verdict, report.exit_code) == (8, "do not distribute", 1)
    assert report.counts == {
        "pass": 8,
        "fail": 1,
        "attested": 0,
        "not_applicable": 0,
        "not_checked": 1,
    }
    assert (report.points[0].state, report.points[9].reason) == ("fail", "needs-attestation")
    assert (report.findings[0].commit, report.advice[0].severity) == (COMMIT, "warning")
    assert report.unread[0].reason == "it is cut off"
    assert report.ignored[0].by == "inline"
    assert [one.subject for one in report.attestations] == ["point 10", "box rotation"]
    assert report.excluded == ("vendor/",)
    assert report.open[0].deciding
    assert report.notes == ("an ignore has expired",)


def test_reads_what_the_command_writes(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "agent")
    tree.add("load.py", "import pickle\npickle.load(open('a b'))\n")
    tree.add("old/x.py", "x = 1\n")
    tree.add(".tenpoint.toml", 'exclude = ["old/"]\n[audit.without]\ntrivy = "no"\n')
    tree.record()
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint", "audit", "--offline", "--format", "json"],
        cwd=tree.root,
        env=environment() | {"PYTHONPATH": str(HOOKS)},
        capture_output=True,
    )
    report = parse(done.stdout)
    assert report.exit_code == done.returncode == 1
    assert "no-pickle/loads-pickle" in [one.rule for one in report.findings]
    assert report.excluded == ("old/",)
    assert report.without == (("trivy", "no"),)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"version": 2}, "not of version 1", id="another version"),
        pytest.param({"version": None}, "no valid version", id="no version"),
        pytest.param({"points": []}, "ten points", id="no points"),
        pytest.param({"points": [1]}, "no object", id="a point that is a number"),
        pytest.param({"score": 3}, "not the sum", id="another score"),
        pytest.param({"score": True}, "no valid score", id="a score that is true"),
        pytest.param({"score": 10.0}, "no valid score", id="half a number"),
        pytest.param({"findings": {}}, "no valid findings", id="findings that are no list"),
        pytest.param({"findings": [finding(line=-1)]}, "no valid line", id="a line below zero"),
        pytest.param({"findings": [finding() | {"path": None}]}, "no valid path", id="no path"),
        pytest.param({"findings": [finding(line=10**12)]}, "no valid line", id="no such line"),
        pytest.param({"verdict": ["ship it"]}, "no valid verdict", id="a verdict that is a list"),
        pytest.param({"excluded": None}, "no object", id="no excludes"),
        pytest.param({"notes": [1]}, "no valid notes", id="a note that is a number"),
        pytest.param({"scanners": [{}]}, "no valid name", id="a scanner without a name"),
    ],
)
def test_refuses(changed: dict[str, object], expected: str) -> None:
    with pytest.raises(BadReport, match=expected):
        parse(json.dumps(document() | changed).encode())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="a list"),
        pytest.param(written()[:-2], id="cut off"),
        pytest.param(b"<html>", id="another format"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[" * 200_000, id="too deep"),
        pytest.param(b'{"version": ' + b"1" * 5000 + b"}", id="a huge number"),
        pytest.param(b'{"version": NaN}', id="no number"),
    ],
)
def test_refuses_what_is_no_report(data: bytes) -> None:
    with pytest.raises(BadReport):
        parse(data)


@given(st.integers(0, 3000), st.binary(max_size=3))
def test_damage_is_a_bad_report_or_another_one(place: int, instead: bytes) -> None:
    whole = written(findings=[finding()], ignored=[ignored()], scanners=[scanner()])
    try:
        report = parse(whole[:place] + instead + whole[place + 1 :])
    except BadReport:
        return
    assert len(report.points) == 10


@pytest.mark.parametrize("text", TABLE)
def test_keeps_hostile_texts(text: str) -> None:
    report = parse(written(findings=[finding(path=text, message=text, fix=text)]))
    assert (report.findings[0].path, report.findings[0].message) == (text, text)


def test_refuses_a_file_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(b"")
    os.truncate(file, 300 * 1024 * 1024)
    with pytest.raises(BadReport, match="larger than 256 MiB"):
        load(file)


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadReport, match="cannot be read"):
        load(tmp_path / "report.json")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, False, id="whole"),
        pytest.param({"scanners": [scanner()]}, True, id="a scanner broke"),
        pytest.param({"scanners": [scanner(decides=False)]}, False, id="a second opinion broke"),
        pytest.param({"scanners": [scanner(reason="switched-off")]}, False, id="switched off"),
        pytest.param({"scanners": [scanner(reason="offline")]}, True, id="no network"),
        pytest.param({"unread": [{"path": "a", "reason": "b"}]}, True, id="a file was not read"),
    ],
)
def test_broken(changed: dict[str, object], expected: bool) -> None:
    assert parse(written(**changed)).broken is expected
