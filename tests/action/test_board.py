"""The last job of org-audit.yml: one scoreboard of whatever arrived, by the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import board
import plan
from support.gfm import Rendered
from support.runner import commands, outputs


def audited(name: str, failed: int) -> dict[str, object]:
    """A result with that many failed points."""
    states = ["fail"] * failed + ["pass"] * (10 - failed)
    return {
        "version": 1,
        "name": name,
        "commit": "",
        "score": 10 - failed,
        "strict": False,
        "exit_code": 1 if failed else 0,
        "points": [{"point": at, "state": state} for at, state in enumerate(states, 1)],
        "findings": [{}] * failed,
        "unread": [],
        "ignored": [],
        "scanners": [],
    }


class Job:
    """The job with its files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        for name, value in {
            plan.LIST: "ann/one\nann/two",
            board.LEAST: "0",
            board.RESULTS: str(folder / "results"),
            board.FILE: str(folder / "scoreboard.json"),
            "RUNNER_TEMP": str(folder),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        }.items():
            monkeypatch.setenv(name, value)

    def arrived(self, shard: int, *results: dict[str, object]) -> None:
        for number, result in enumerate(results):
            file = self.folder / "results" / f"tenpoint-shard-{shard}" / f"{number}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(result))

    @property
    def scoreboard(self) -> list[tuple[str, int | None, str]]:
        told = json.loads((self.folder / "scoreboard.json").read_text())
        return [(one["name"], one["score"], one["problem"]) for one in told["repositories"]]


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    return Job(tmp_path, monkeypatch)


def test_all_arrived_and_all_is_fine(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    job.arrived(1, audited("ann/one", 0))
    job.arrived(2, audited("ann/two", 0))
    assert board.main() == 0
    assert job.scoreboard == [("ann/one", 10, ""), ("ann/two", 10, "")]
    told = outputs((job.folder / "output").read_text())
    assert told == {"headline": "2 repositories, all fine"}
    page = Rendered((job.folder / "summary").read_text("utf-8"))
    assert page.code[:2] == ["ann/one", "ship it"]
    log = capsys.readouterr().out
    assert "ann/one" in log
    assert commands(log) == []


def test_one_fails(job: Job) -> None:
    job.arrived(1, audited("ann/one", 0), audited("ann/two", 3))
    assert board.main() == 1
    assert job.scoreboard == [("ann/two", 7, ""), ("ann/one", 10, "")]


def test_one_is_below_the_gate(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = audited("ann/one", 0) | {"score": 9}
    open_["points"] = [{"point": at, "state": "pass" if at > 1 else "not_checked"}
                       for at in range(1, 11)]  # fmt: skip
    job.arrived(1, open_, audited("ann/two", 0))
    assert board.main() == 0
    monkeypatch.setenv(board.LEAST, "10")
    assert board.main() == 1


def test_a_lost_artifact_is_a_row_for_each_repository(job: Job) -> None:
    job.arrived(1, audited("ann/one", 0))
    assert board.main() == 2
    assert job.scoreboard == [("ann/two", None, "there is no result"), ("ann/one", 10, "")]


def test_nothing_arrived_at_all(job: Job) -> None:
    assert board.main() == 2
    assert {problem for _, _, problem in job.scoreboard} == {"there is no result"}


def test_what_nobody_asked_for_is_no_result(job: Job) -> None:
    job.arrived(1, audited("ann/one", 0), audited("eve/three", 0))
    job.arrived(2, audited("ann/one", 0), audited("ann/two", 0))
    assert board.main() == 2
    problems = sorted((name, problem) for name, _, problem in job.scoreboard if problem)
    assert problems == [
        ("ann/one", "there are two results of this repository"),
        ("eve/three", "nobody asked for this repository"),
    ]


def test_an_impossible_gate(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(board.LEAST, "11")
    assert board.main() == 2
    [error] = commands(capsys.readouterr().out)
    assert "min-score must be a whole number from 0 to 10" in error.message
