"""The scoreboard of many audits: what it reads, what it does not believe, and how it is told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.gfm import Rendered
from support.git import Tree, environment
from tenpoint import __main__
from tenpoint.audit import results
from tenpoint.audit.formats import scoreboard
from tenpoint.audit.results import Result, Scoreboard, collect, read
from tenpoint.kit import CannotCheck
from tenpoint.kit.secret import shown

LETTERS = {"p": "pass", "f": "fail", "a": "attested", "n": "not_applicable", "c": "not_checked"}
FINE = "pppnnnnppp"
HOSTILE = "a|`b`<img src=x>[c](http:x)\n::error::@d\u202e\x1b[31m"


def audited(states: str = FINE, name: str = "ann/agent", **facts: object) -> dict[str, object]:
    """A result as `tenpoint audit` writes it, with a letter for each point."""
    earned = sum(states.count(letter) for letter in "pan")
    return {
        "version": 1,
        "name": name,
        "commit": "0" * 40,
        "score": earned,
        "strict": False,
        "exit_code": 1 if "f" in states else 0,
        "points": [
            {"point": number, "state": LETTERS[letter]} for number, letter in enumerate(states, 1)
        ],
        "findings": [{}] * states.count("f"),
        "unread": [],
        "ignored": [],
        "scanners": [],
        **facts,
    }


def write(folder: Path, file: str, content: object) -> str:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(data)
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = __main__.main(["scoreboard", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


# -- reading -----------------------------------------------------------------


def test_a_result_is_read(tmp_path: Path) -> None:
    facts: dict[str, object] = {
        **audited("fpanc" + "p" * 5),
        "findings": [{}, {}],
        "unread": [{"path": "a", "reason": "broken"}],
        "ignored": [{}],
        "scanners": [
            {"name": "pip-audit", "reason": "offline"},
            {"name": "trivy-vuln", "reason": "switched-off"},
        ],
    }
    result = read(write(tmp_path, "a.json", facts))
    assert result.problem == ""
    assert str(result.score) == (
        "8/10 (verified 6, attested 1, not applicable 1; failed 1, not checked 1)"
    )
    assert result.verdict == "fix before public release"
    assert [state[0] for state in result.states[:5]] == ["f", "p", "a", "n", "n"]
    counted = (result.findings, result.ignored, result.open, result.left_out, result.exit_code)
    assert counted == (2, 1, 2, 1, 1)


def test_what_the_audit_writes_is_what_is_read(tmp_path: Path) -> None:
    """The real command, on a real repository, under the name that was asked for."""
    tree = Tree(tmp_path / "agent")
    tree.commit("README.md", "An agent.\n")
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint", "audit", "--scanners", "none", "--format", "json",
         "--name", "ann/agent"],
        cwd=tree.root,
        env=environment(),
        capture_output=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    result = read(write(tmp_path, "a.json", done.stdout))
    assert (result.name, result.problem, result.commit) == ("ann/agent", "", told["commit"])
    assert result.score is not None
    assert (result.score.score, result.exit_code) == (told["score"], done.returncode)
    assert [point["state"] for point in told["points"]] == list(result.states)


POINTS = audited()["points"]
assert isinstance(POINTS, list)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "it is not whole JSON", id="empty"),
        pytest.param(b'{"version": 1, "na', "it is not whole JSON", id="cut off"),
        pytest.param(b"[" * 100_000, "it is not whole JSON", id="too deep"),
        pytest.param(b"\xff\xfe\x00", "it is not whole JSON", id="no text"),
        pytest.param(b"9" * 5000, "it is not whole JSON", id="a number without end"),
        pytest.param([], "it is not what `tenpoint audit --format json` writes", id="a list"),
        pytest.param({}, "it is not what `tenpoint audit --format json` writes", id="nothing"),
        pytest.param(audited(version=2), "it is not what `tenpoint audit --format json` writes",
                     id="another version"),
        pytest.param(audited(name=""), "it does not say whose result it is", id="no name"),
        pytest.param(audited(name="x" * 201), "it does not say whose result it is",
                     id="a name without end"),
        pytest.param({"version": 1, "name": "ann/agent", "error": "it could not be cloned"},
                     "it could not be cloned", id="a problem before the audit"),
        pytest.param(audited(error=""), "it says no reason", id="an empty problem"),
        pytest.param(audited(error="x" * 999), "x" * 300, id="a long problem"),
        pytest.param(audited(points=None), "it does not have the ten points with a state each",
                     id="no points"),
        pytest.param(audited(points=POINTS[:9]),
                     "it does not have the ten points with a state each", id="nine points"),
        pytest.param(audited(points=[*POINTS, {"point": 11, "state": "pass"}]),
                     "it does not have the ten points with a state each", id="eleven"),
        pytest.param(audited(points=[*POINTS[:9], {"point": 10, "state": "fine"}]),
                     "it does not have the ten points with a state each", id="another state"),
        pytest.param(audited(points=[*POINTS[:9], {"point": 10, "state": []}]),
                     "it does not have the ten points with a state each", id="a list as state"),
        pytest.param(audited("f" * 10, score=10), "its score is not that of its points",
                     id="a score that is not earned"),
        pytest.param(audited("a" * 10, strict=True), "its score is not that of its points",
                     id="strict, and not counted so"),
        pytest.param(audited(exit_code=None), "its exit status is none of 0, 1, 2", id="no status"),
        pytest.param(audited(findings=7), "it has no list of findings", id="a number of findings"),
        pytest.param(audited(unread=None), "it has no list of unread", id="no unread"),
        pytest.param(audited(scanners={}), "it has no list of scanners", id="no scanners"),
    ],
)  # fmt: skip
def test_what_is_no_result_is_a_row_all_the_same(
    tmp_path: Path, content: object, problem: str
) -> None:
    [result] = collect([write(tmp_path, "agent.json", content)])
    assert (result.problem, result.score, result.verdict) == (problem, None, "could not be read")
    assert result.name in ("agent", "ann/agent")
    assert Scoreboard((result,)).exit_code == 2


def test_a_result_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "MOST_BYTES", 1024 * 1024)
    path = write(tmp_path, "agent.json", audited(padding="x" * 1024 * 1024))
    assert read(path).problem == "it is longer than 1 MiB"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read(str(tmp_path / "agent.json")).problem == "no such file or directory"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*audited(), "error", "point", "state"]), inner)
        ),
        max_leaves=12,
    ),
    st.sampled_from(list(audited())),
)
def test_no_document_makes_it_break(value: object, key: str) -> None:
    """One key of a good result replaced by anything: a row, good or bad, and never a crash."""
    document = audited() | {key: value}
    try:
        made = results._result(document, "ann/agent", "a.json")
    except CannotCheck as problem:
        made = Result("ann/agent", "a.json", problem.reason)
    board = Scoreboard((made,))
    told = json.loads(scoreboard.as_json(board))
    assert told["repositories"][0]["name"] == "ann/agent"
    assert board.exit_code in (0, 1, 2)


# -- which ones --------------------------------------------------------------


def test_a_folder_gives_its_results(tmp_path: Path) -> None:
    write(tmp_path, "one/a.json", audited(name="a"))
    write(tmp_path, "two/deep/b.json", audited(name="b"))
    write(tmp_path, "two/notes.txt", b"no result")
    outside = write(tmp_path.parent, "outside.json", audited(name="c"))
    if sys.platform != "win32":
        os.symlink(outside, tmp_path / "link.json")
    assert [result.name for result in collect([str(tmp_path)])] == ["a", "b"]


def test_a_file_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", audited())
    assert len(collect([path, path, str(tmp_path)])) == 1


def test_the_worst_come_first(tmp_path: Path) -> None:
    rows: dict[str, dict[str, object] | None] = {
        "fine": audited(),
        "open": audited("c" + FINE[1:]),
        "failed": audited("f" + FINE[1:]),
        "failed-twice": audited("f" + FINE[1:], findings=[{}, {}]),
        "low": audited("f" * 9 + "p"),
        "broken": None,
    }
    for name, content in rows.items():
        write(tmp_path, f"{name}.json", b"" if content is None else content | {"name": name})
    assert [result.name for result in collect([str(tmp_path)])] == [
        "broken", "low", "failed-twice", "failed", "open", "fine",
    ]  # fmt: skip


def test_who_is_expected_has_a_row_and_nobody_else_a_result(tmp_path: Path) -> None:
    write(tmp_path, "a.json", audited(name="ann/a"))
    write(tmp_path, "b.json", audited(name="ann/b"))
    write(tmp_path, "b-again.json", audited(name="ann/b"))
    write(tmp_path, "d.json", audited(name="eve/d"))
    told = {
        (result.name, Path(result.file).name): result.problem
        for result in collect([str(tmp_path)], ["ann/a", "ann/b", "ann/c", "ann/c"])
    }
    assert told == {
        ("ann/a", "a.json"): "",
        ("ann/b", "b-again.json"): "",
        ("ann/b", "b.json"): "there are two results of this repository",
        ("ann/c", ""): "there is no result",
        ("eve/d", "d.json"): "nobody asked for this repository",
    }


# -- judging -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "least", "expected"),
    [
        pytest.param([audited()], 10, 0, id="all fine"),
        pytest.param([audited(), audited("a" * 10)], 10, 0, id="attested is earned"),
        pytest.param([audited("c" + FINE[1:])], 9, 0, id="above the gate"),
        pytest.param([audited("c" + FINE[1:])], 10, 1, id="below the gate"),
        pytest.param([audited(), audited("f" + FINE[1:])], 0, 1, id="one fails"),
        pytest.param([audited("c" + FINE[1:], exit_code=2)], 0, 2, id="one was not checked"),
        pytest.param([audited("c" + FINE[1:], exit_code=2), audited("f" + FINE[1:])], 0, 1,
                     id="one fails, one was not checked"),
        pytest.param([audited("f" + FINE[1:]), {}], 0, 2, id="one fails, one cannot be read"),
        pytest.param([audited(exit_code=1, findings=[{"point": 0}]),
                      audited("c" + FINE[1:], exit_code=2)], 0, 1,
                     id="one has findings outside of the points, one was not checked"),
        # What the audit itself was asked for (its --min-score) has its say too.
        pytest.param([audited("c" + FINE[1:], exit_code=1)], 0, 1, id="an audit's own gate"),
    ],
)  # fmt: skip
def test_exit_status(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    rows: list[dict[str, object]],
    least: int,
    expected: int,
) -> None:
    for number, row in enumerate(rows):
        write(tmp_path, f"{number}.json", row)
    assert said(capsys, str(tmp_path), "--min-score", str(least))[0] == expected
    assert said(capsys, str(tmp_path), "--min-score", str(least), "--format", "json")[0] == expected


def test_nobody_ships_what_is_outside_of_the_points(tmp_path: Path) -> None:
    result = read(write(tmp_path, "a.json", audited(exit_code=1, findings=[{"point": 0}, {}])))
    assert (result.outside, result.verdict) == (1, "fix before public release")


def test_mistakes_are_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, str(tmp_path))
    assert (status, out) == (2, "")
    assert "no repository was audited" in err
    path = write(tmp_path, "a.json", audited())
    status, out, err = said(capsys, path, "--expect", str(tmp_path / "none"))
    assert (status, out, "no such file" in err) == (2, "", True)
    status, out, err = said(capsys, path, "--output", str(tmp_path / "no" / "such"))
    assert (status, out) == (2, "")


def test_a_file_beside_the_headline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "results/a.json", audited("f" + FINE[1:]))
    expected = tmp_path / "expected"
    expected.write_text("ann/agent\n\nann/other\n")
    page = tmp_path / "page.md"
    status, out, _ = said(
        capsys, str(tmp_path / "results"), "--expect", str(expected), "--format", "markdown",
        "--output", str(page),
    )  # fmt: skip
    line = "2 repositories, 0 fine, 1 with a failed point, 1 could not be read"
    assert (status, out) == (2, f"{line}\n")
    assert page.read_text("utf-8").startswith(f"## tenpoint: {line}\n")


# -- telling -----------------------------------------------------------------


def board(tmp_path: Path) -> Scoreboard:
    write(tmp_path, "a.json", audited("fpanc" + "p" * 5, name="ann/leaky", ignored=[{}]))
    write(tmp_path, "b.json", audited(name="ann/fine"))
    write(tmp_path, "c.json", b"")
    return Scoreboard(tuple(collect([str(tmp_path)])), 9)


def test_text(tmp_path: Path) -> None:
    told = scoreboard.text(board(tmp_path))
    assert told == (
        "score    1  2  3  4  5  6  7  8  9 10  findings  not checked  repository"
        "          verdict\n"
        "-----  ------------------------------  --------  -----------  ------------------"
        "  ---------------------------------------\n"
        "    -                                                         c"
        "                   could not be read: it is not whole JSON\n"
        " 8/10    !  +  a  -  ?  +  +  +  +  +         1            1  ann/leaky"
        "           fix before public release (1 ignored)\n"
        "10/10    +  +  +  -  -  -  -  +  +  +         0            0  ann/fine"
        "            ship it\n"
        "-----  ------------------------------  --------  -----------  ------------------"
        "  ---------------------------------------\n"
        "         1  2  1  0  0  1  1  2  2  2                         pass (+)\n"
        "         1  0  0  0  0  0  0  0  0  0                         FAIL (!)\n"
        "         0  0  0  2  1  1  1  0  0  0                         not applicable (-)\n"
        "         0  0  1  0  0  0  0  0  0  0                         attested (a)\n"
        "         0  0  0  0  1  0  0  0  0  0                         not checked (?)\n"
        "\n"
        "3 repositories, 1 fine, 1 with a failed point, 1 below 9/10, 1 could not be read\n"
    )


def test_json(tmp_path: Path) -> None:
    told = json.loads(scoreboard.as_json(board(tmp_path)))
    assert (told["version"], told["exit_code"], told["min_score"]) == (1, 2, 9)
    assert (told["fine"], told["unreadable"]) == (1, 1)
    rows = told["repositories"]
    assert [(one["name"], one["score"], one["fine"]) for one in rows] == [
        ("c", None, False), ("ann/leaky", 8, False), ("ann/fine", 10, True),
    ]  # fmt: skip
    parts = ("verified", "attested", "not_applicable", "failed", "not_checked")
    assert [sum(one[part] for part in parts) for one in rows] == [0, 10, 10]
    assert told["points"][0] == {
        "point": 1, "title": "No hard-coded keys, tokens or secrets", "pass": 1, "fail": 1,
        "not_applicable": 0, "attested": 0, "not_checked": 0,
    }  # fmt: skip


def cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row)[1:-1]


def test_markdown(tmp_path: Path) -> None:
    told = scoreboard.markdown(board(tmp_path))
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert {len(cells(row)) for row in rows[:5]} == {15}
    assert cells(rows[3])[:4] == [" `ann/leaky` ", " 8/10 ", " ❌ ", " ✅ "]
    assert cells(rows[7])[:3] == [" ✅ pass ", " 1 ", " 2 "]


def test_a_hostile_name_is_inert(tmp_path: Path) -> None:
    write(tmp_path, "a.json", audited(name=HOSTILE))
    write(tmp_path, "b.json", {"version": 1, "name": HOSTILE, "error": HOSTILE})
    one = Scoreboard(tuple(collect([str(tmp_path)])))
    for told in (scoreboard.text(one), scoreboard.markdown(one), scoreboard.as_json(one)):
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert not re.search(r"^\s*::", told, re.MULTILINE)
    page = Rendered(scoreboard.markdown(one))
    assert set(page.names) <= {
        "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary", "ol",
        "li",
    }  # fmt: skip
    assert page.names.count("td") == 2 * 15 + 5 * 11
    assert page.code[:2] == [shown(HOSTILE), f"could not be read: {shown(HOSTILE)}"]


def test_a_page_that_is_too_long_is_cut_by_rows_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scoreboard, "MOST_MARKDOWN", 10_000)
    many = tuple(Result(f"ann/{number}", "", "x" * 300) for number in range(200))
    told = scoreboard.markdown(Scoreboard(many))
    shown = sum(line.startswith("| `ann/") for line in told.splitlines())
    assert 0 < shown < 50
    assert f"And {200 - shown} more: the JSON has all of them.\n" in told
    assert "200 could not be read" in told.splitlines()[0]
    assert len(told.encode()) < 13_000
    assert scoreboard.text(Scoreboard(many)).count("ann/") == 200
