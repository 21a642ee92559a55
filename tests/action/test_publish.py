"""The second step as a whole: order, outputs, exit status, and what it does with the worst."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import publish
from comment import RECIPE
from support.audit_report import COMMIT, Entry, finding, ignored, scanner, written
from support.github_api import REPOSITORY, TOKEN, GitHub, Pull
from support.github_events import pull_request
from support.hostile import TABLE, TEXTS
from support.runner import Command, commands, outputs

ACTION = Path(__file__).resolve().parents[2] / "action"
OWN = {"author": "github-actions[bot]", "kind": "Bot"}


class Run:
    """One run of the step; afterwards everything that it left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / "work"
        self.work.mkdir()
        self.variables = {
            "TENPOINT_WORK": str(self.work),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_API_URL": "http://127.0.0.1:9",  # where nobody answers
            "GITHUB_SHA": "b" * 40,
            "GITHUB_WORKSPACE": str(folder),
            "INPUT_TOKEN": TOKEN,
            "INPUT_COMMENT": "auto",
            "INPUT_FAIL_ON": "error",
            "INPUT_MIN_SCORE": "0",
            "INPUT_CHANGED_ONLY": "false",
        }
        self.log = ""

    def report(self, **wishes: object) -> Run:
        (self.work / "report.json").write_bytes(written(**wishes))
        return self

    def base(self, **wishes: object) -> Run:
        (self.work / "base.json").write_bytes(written(**wishes))
        return self

    def on(self, github: GitHub, event: Entry | None = None) -> Run:
        self.variables["GITHUB_API_URL"] = github.url
        text = json.dumps(pull_request() if event is None else event)
        (self.folder / "event.json").write_text(text, "utf-8")
        return self

    def go(self, **variables: str) -> int:
        """The exit status. Nobody really waits."""
        stream = io.StringIO()
        clock = [0.0]

        def sleep(seconds: float) -> None:
            clock[0] += seconds

        status = publish.publish(
            self.variables | variables, stream, sleep=sleep, now=lambda: clock[0]
        )
        self.log = stream.getvalue()
        assert TOKEN not in self.log + self.summary + str(self.outputs)
        return status

    @property
    def summary(self) -> str:
        return (self.folder / "summary.md").read_text("utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        file = self.folder / "output"
        return outputs(file.read_text("utf-8")) if file.exists() else {}

    @property
    def commands(self) -> list[Command]:
        return commands(self.log)

    def messages(self, kind: str) -> list[str]:
        return [command.message for command in self.commands if command.name == kind]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


class TestAll:
    def test_a_pull_request_with_findings(self, run: Run, github: GitHub) -> None:
        run.report(findings=[finding("old.py"), finding("new.py", end_line=5)])
        run.base(findings=[finding("old.py")])
        (run.folder / "out.sarif").write_text("{}")
        assert run.on(github).go(INPUT_SARIF_FILE="out.sarif") == 1
        assert run.outputs == {
            "score": "9",
            "verdict": "fix before public release",
            "findings": "2",
            "not-checked": "0",
            "report": str(run.work / "report.json"),
            "sarif-file": "out.sarif",
            "comment-url": str(github.comments[0]["html_url"]),
        }
        [annotation] = run.commands
        place = {"file": "new.py", "line": "3", "endLine": "5"}
        title = {"title": "tenpoint no-hardcoded-keys/provider-key"}
        assert (annotation.name, annotation.properties) == ("error", {**title, **place})
        assert annotation.message.splitlines()[1].startswith("fix: remove it")
        assert "1 finding, new in this pull request" in run.summary
        # One text in both places; the comment has its marker before it.
        start, _, rest = github.bodies[0].partition("\n")
        assert start == "<!-- tenpoint-summary --><!-- open -->"
        assert rest == run.summary
        assert run.log.splitlines()[-1] == (
            "tenpoint: 9/10, fix before public release; the check fails: 2 findings"
        )

    def test_a_pull_request_that_is_repaired(self, run: Run, github: GitHub) -> None:
        run.report(findings=[finding()]).base(findings=[finding()]).on(github).go()
        assert run.report().go() == 0
        assert "**Fixed:**" in github.bodies[0]
        assert len(github.comments) == 1

    def test_a_clean_pull_request_is_left_alone(self, run: Run, github: GitHub) -> None:
        assert run.report().base().on(github).go() == 0
        assert github.bodies == []
        assert run.outputs["comment-url"] == ""

    def test_an_exception_is_worth_a_comment(self, run: Run, github: GitHub) -> None:
        assert run.report(ignored=[ignored()]).base().on(github).go() == 0
        assert "1 exception added by this pull request" in github.bodies[0]

    def test_always_comments(self, run: Run, github: GitHub) -> None:
        assert run.report().base().on(github).go(INPUT_COMMENT="always") == 0
        assert "10/10: ship it" in github.bodies[0]

    def test_never_asks_for_nothing(self, run: Run, github: GitHub) -> None:
        assert run.report(findings=[finding()]).on(github).go(INPUT_COMMENT="never") == 1
        assert github.requests == []

    @pytest.mark.parametrize(
        "event",
        [
            pytest.param({"ref": "refs/heads/main"}, id="a push"),
            pytest.param({}, id="a schedule"),
            pytest.param({"merge_group": {"head_sha": COMMIT}}, id="a merge queue"),
            pytest.param({"issue": {"number": 7, "pull_request": {}}}, id="a comment"),
        ],
    )
    def test_without_a_pull_request_there_is_no_comment_and_no_warning(
        self, run: Run, github: GitHub, event: Entry
    ) -> None:
        assert run.report(findings=[finding()]).on(github, event).go() == 1
        assert github.requests == []
        assert run.messages("warning") == []
        assert "### 1 finding\n" in run.summary

    def test_two_jobs_with_their_own_ids(self, run: Run, github: GitHub) -> None:
        run.report(findings=[finding()]).on(github)
        for name in ("linux", "macos", "linux"):
            run.go(INPUT_COMMENT_ID=name)
        assert len(github.comments) == 2

    def test_says_why_there_is_no_comparison(self, run: Run) -> None:
        (run.work / "base.txt").write_text("the clone is too <b>shallow</b>\n")
        run.report(findings=[finding()]).go()
        assert "not told apart: the clone is too `<b>shallow</b>`" in run.summary

    def test_a_broken_report_of_the_base_is_no_comparison(self, run: Run) -> None:
        (run.work / "base.json").write_bytes(b"{")
        assert run.report(findings=[finding()]).go(INPUT_CHANGED_ONLY="true") == 1
        assert "told apart: of the merge base, the report is no valid JSON." in run.summary


class TestAnnotations:
    def test_are_ten_at_most_and_the_rest_is_counted(self, run: Run) -> None:
        run.report(
            findings=[finding(f"{i}.py") for i in range(30)],
            advice=[finding(f"{i}.py", severity="warning") for i in range(30)],
        ).go()
        assert len(run.messages("error")) == 10
        assert len(run.messages("warning")) == 7
        assert "GitHub shows no more annotations; 43 stand only here" in run.log
        assert run.log.count("error: ") == 20

    def test_leave_room_for_why_there_is_no_comment(self, run: Run, github: GitHub) -> None:
        github.fail("POST", status=403, body={"message": "Resource not accessible"})
        advice = [finding(f"{i}.py", severity="warning") for i in range(30)]
        run.report(findings=[finding()], advice=advice).on(github).go()
        assert run.messages("warning")[-1].startswith("No comment on the pull request:")

    def test_count_those_of_the_first_step(self, run: Run) -> None:
        (run.work / "annotations.txt").write_text("error\n" * 8 + "warning\n")
        run.report(findings=[finding(f"{i}.py") for i in range(30)]).go()
        assert len(run.messages("error")) == 2


class TestStatus:
    """The comment never changes the verdict, and nothing goes unsaid."""

    FAULTS = (
        pytest.param({"status": 403, "body": {"message": "not accessible"}}, id="refused"),
        pytest.param({"status": 404, "body": {"message": "Not Found"}}, id="not found"),
        pytest.param({"status": 500, "times": 9}, id="broken"),
        pytest.param({"status": 429, "headers": {"Retry-After": "3600"}}, id="limited"),
        pytest.param({"status": 200, "body": b"<html>", "times": 9}, id="a proxy"),
        pytest.param({"drop": True, "times": 9}, id="cut off"),
        pytest.param({"status": 301, "headers": {"Location": "https://x.example"}}, id="moved"),
    )

    @pytest.mark.parametrize("fault", FAULTS)
    @pytest.mark.parametrize(("found", "status"), [([finding()], 1), ([], 0)])
    def test_a_fault_of_github_is_one_warning(
        self,
        run: Run,
        github: GitHub,
        fault: dict[str, object],
        found: list[Entry],
        status: int,
    ) -> None:
        github.fail("GET", **fault)  # type: ignore[arg-type]
        assert run.report(findings=found).on(github).go(INPUT_COMMENT="always") == status
        [warning] = run.messages("warning")
        assert warning.startswith("No comment on the pull request: ")
        assert "The summary of the run has it all." in warning
        assert run.summary
        assert run.outputs["score"] == ("9" if found else "10")

    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            pytest.param(pull_request(head="mallory/agent"), "comes from a fork", id="a fork"),
            pytest.param(pull_request(user="dependabot[bot]"), "Dependabot", id="Dependabot"),
            pytest.param(pull_request(), "pull-requests: write", id="no permission"),
        ],
    )
    def test_a_refusal_says_what_to_do(
        self, run: Run, github: GitHub, event: Entry, expected: str
    ) -> None:
        message = {"message": "Resource not accessible by integration"}
        github.fail("POST", status=403, body=message)
        assert run.report(findings=[finding()]).on(github, event).go() == 1
        [warning] = run.messages("warning")
        assert "Resource not accessible by integration" in warning
        assert expected in warning
        assert RECIPE in warning

    def test_a_stored_comment_behind_502_is_not_written_twice(
        self, run: Run, github: GitHub
    ) -> None:
        github.fail("POST", status=502, stored=True)
        assert run.report(findings=[finding()]).on(github).go() == 1
        assert len(github.comments) == 1
        assert run.outputs["comment-url"] == github.comments[0]["html_url"]

    def test_without_a_token(self, run: Run, github: GitHub) -> None:
        assert run.report(findings=[finding()]).on(github).go(INPUT_TOKEN="") == 1
        assert "the input token is empty" in run.messages("warning")[0]

    def test_the_summary_is_written_before_the_first_call(self, run: Run, github: GitHub) -> None:
        class Seen(Exception):
            pass

        def look(self: object, *_: object) -> object:
            assert run.summary
            assert run.outputs["findings"] == "1"
            raise Seen

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("github.GitHub.comments", look)
            run.report(findings=[finding()]).on(github)
            with pytest.raises(Seen):
                run.go()

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(None, id="no report"),
            pytest.param(b"", id="an empty one"),
            pytest.param(written()[:-9], id="half of one"),
            pytest.param(written(version=9), id="of another version"),
        ],
    )
    def test_no_report_is_not_checked(self, run: Run, github: GitHub, data: bytes | None) -> None:
        if data is not None:
            (run.work / "report.json").write_bytes(data)
        assert run.on(github).go(INPUT_FAIL_ON="never") == 2
        assert run.summary.startswith("## ❓ tenpoint: nothing was checked")
        assert github.bodies[0].endswith(run.summary)
        assert run.messages("error")[0].startswith("tenpoint checked nothing: ")
        assert run.outputs["verdict"] == "not checked"
        assert (run.outputs["not-checked"], run.outputs["score"]) == ("10", "")

    @pytest.mark.parametrize("text", TABLE)
    def test_why_there_is_no_report(self, run: Run, text: str) -> None:
        (run.work / "failed.txt").write_text(f"It broke: {text}", "utf-8", "backslashreplace")
        assert run.report().go() == 2
        assert "nothing was checked" in run.summary
        assert [command.name for command in run.commands] == ["error"]

    def test_something_that_could_not_be_checked(self, run: Run) -> None:
        assert run.report(scanners=[scanner()], exit_code=2).go() == 2
        assert "**This check fails**: something could not be checked." in run.summary


OTHER_RUN: Entry = {
    "workflow_run": {
        "head_branch": "feature/a b",
        "head_sha": COMMIT,
        "head_repository": {"owner": {"login": "mallory"}},
        "pull_requests": [],  # for a fork it always is
    }
}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[7]", id="a list"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"[" * 200_000, id="too deep"),
        pytest.param(None, id="missing"),
    ],
)
def test_a_damaged_event_is_no_pull_request(run: Run, data: bytes | None) -> None:
    if data is not None:
        (run.folder / "event.json").write_bytes(data)
    assert run.report(findings=[finding()]).go() == 1
    assert run.messages("warning") == []


def test_an_input_that_makes_no_sense_does_not_pass(run: Run) -> None:
    assert run.report().go(INPUT_FAIL_ON="<b>\n::error::x") == 2
    assert "the input fail-on is one of" in run.messages("error")[0]
    assert len(run.commands) == 1
    assert "fail-on" in run.summary


class TestReportFrom:
    """The second of two workflows: a report that a fork's run has left, and a token that may."""

    @pytest.fixture
    def left(self, run: Run, github: GitHub) -> Run:
        """The artifact, and the pull request that it belongs to."""
        folder = run.folder / "artifact"
        folder.mkdir()
        (folder / "report.json").write_bytes(written(findings=[finding()]))
        (folder / "base.json").write_bytes(written())
        github.pulls.append(Pull(7, "mallory", "feature/a b", COMMIT))
        run.variables["INPUT_REPORT_FROM"] = "artifact"
        return run.on(github, OTHER_RUN)

    def test_comments_on_the_pull_request_of_that_run(self, left: Run, github: GitHub) -> None:
        assert left.go() == 1
        assert "1 finding, new in this pull request" in github.bodies[0]
        assert left.outputs["report"].endswith("report.json")
        assert left.commands == []  # its lines are not in what this run is about

    @pytest.mark.parametrize(
        "pull",
        [
            pytest.param(Pull(7, "mallory", "feature/a b", "c" * 40), id="moved on"),
            pytest.param(Pull(7, "ann", "feature/a b", COMMIT), id="of somebody else"),
            pytest.param(Pull(7, "mallory", "main", COMMIT), id="from another branch"),
            pytest.param(None, id="closed"),
        ],
    )
    def test_comments_on_no_other(self, left: Run, github: GitHub, pull: Pull | None) -> None:
        github.pulls[:] = [pull] if pull else []
        assert left.go() == 1
        assert github.bodies == []
        assert "no open pull request has the commit of that run" in left.messages("warning")[0]

    def test_needs_an_event_that_says_whose_it_is(self, left: Run, github: GitHub) -> None:
        left.on(github, pull_request()).go()
        assert "for a workflow on `workflow_run`" in left.messages("warning")[0]
        assert github.requests == []

    @pytest.mark.parametrize("folder", ["..", "/", "artifact/../.."])
    def test_takes_no_folder_elsewhere(self, left: Run, folder: str) -> None:
        assert left.go(INPUT_REPORT_FROM=folder) == 2
        assert "leads out of" in left.messages("error")[0]

    @pytest.mark.parametrize("name", ["report.json", "base.json", "base.txt", "failed.txt"])
    def test_follows_no_link(self, left: Run, github: GitHub, name: str) -> None:
        secret = left.folder / "secret"
        secret.write_bytes(written(notes=["hunter2"], findings=[finding("hunter2")]))
        file = left.folder / "artifact" / name
        file.unlink(missing_ok=True)
        file.symlink_to(secret)
        left.go()
        assert "hunter2" not in left.log + left.summary + "".join(github.bodies)

    def test_does_not_comment_for_another_run_without_being_told(
        self, left: Run, github: GitHub
    ) -> None:
        assert left.report(findings=[finding()]).go(INPUT_REPORT_FROM="") == 1
        assert github.requests == []


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_are_inert_everywhere(run: Run, github: GitHub, name: str) -> None:
    text = TEXTS[name]
    run.report(
        findings=[finding(text, message=text, fix=text, rule=text)],
        verdict=text,
        notes=[text],
    ).base(findings=[], patterns=[text]).on(github)
    assert run.go(INPUT_COMMENT_ID=text) == 1
    assert [command.name for command in run.commands] == ["error"]
    assert len(run.outputs) == 7
    assert github.bodies[0].partition("\n")[2] == run.summary
    run.go(INPUT_COMMENT_ID=text)
    assert len(github.comments) == 1


def test_runs_as_a_program_that_imports_nothing_from_where_it_runs(run: Run) -> None:
    for name in ("json", "report", "requests", "escape"):
        (run.folder / f"{name}.py").write_text("raise SystemExit('imported')\n")
    run.report(findings=[finding("日本.py")])
    done = subprocess.run(
        [sys.executable, "-I", str(ACTION), "publish"],
        cwd=run.folder,
        env=run.variables | {"PYTHONPATH": str(run.folder), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    log = done.stdout.decode("utf-8")
    assert commands(log)[0].properties["file"] == "日本.py"
    assert "tenpoint: 9/10" in log
