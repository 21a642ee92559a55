"""The step without a token: what it makes of the inputs, and what it leaves for the next one."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import audit
from programs import Done, Failed, environment, run
from support.agent import KEY
from support.git import Tree
from support.git import environment as of_nobody

LEAK = f'client = Client("{KEY}")\n'
RULE = "no-hardcoded-keys/provider-key"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "workspace" / "agents" / "one").mkdir(parents=True)
    (tmp_path / "temp").mkdir()
    return tmp_path / "workspace"


def inputs(workspace: Path, **given: str) -> audit.Inputs:
    return audit.read_inputs(
        {
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(workspace.parent / "temp"),
            **{f"INPUT_{name.upper()}": value for name, value in given.items()},
        }
    )


# --- inputs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "scanners"),
    [
        pytest.param({}, "auto", id="nothing said"),
        pytest.param({"pip_audit": "auto", "trivy": "auto"}, "auto", id="said as it is anyway"),
        pytest.param({"trivy": "off"}, "-trivy", id="no Trivy"),
        pytest.param({"pip_audit": "off"}, "-pip-audit", id="no pip-audit"),
        pytest.param({"pip_audit": " off\n", "trivy": "off"}, "-pip-audit,-trivy", id="neither"),
    ],
)
def test_which_scanners_run(workspace: Path, given: dict[str, str], scanners: str) -> None:
    assert inputs(workspace, **given).scanners == scanners


@pytest.mark.parametrize(
    ("given", "arguments"),
    [
        pytest.param({}, ["--below"], id="nothing said"),
        pytest.param(
            {"requirements": "a.txt\n  deep/a b.txt  \n\r\n\n"},
            ["--below", "--requirements=a.txt", "--requirements=deep/a b.txt"],
            id="files with spaces, empty lines",
        ),
        pytest.param(
            {"requirements": "--format=html"},
            ["--below", "--requirements=--format=html"],
            id="a value is never an option",
        ),
        pytest.param(
            {"ignore_vulns": "CVE-2026-1\nGHSA-a-b-c"},
            ["--below", "--ignore-vuln=CVE-2026-1", "--ignore-vuln=GHSA-a-b-c"],
            id="advisories",
        ),
        pytest.param({"baseline": "off"}, ["--below", "--no-baseline"], id="no baseline"),
    ],
)
def test_arguments_of_the_command(
    workspace: Path, given: dict[str, str], arguments: list[str]
) -> None:
    assert audit._arguments(inputs(workspace, **given)) == arguments


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"trivy": "of"}, "trivy is auto or off, not 'of'", id="a typing error"),
        pytest.param({"pip_audit": "true"}, "pip-audit is auto or off", id="another word"),
        pytest.param({"baseline": "x" * 9999}, "not 'x{50}'$", id="a long word"),
        pytest.param({"path": "nowhere"}, "no folder", id="no such folder"),
        pytest.param({"path": ".."}, "out of the workspace", id="above the workspace"),
        pytest.param({"path": "/"}, "out of the workspace", id="an absolute path"),
        pytest.param({"path": "link"}, "out of the workspace", id="a link to somewhere else"),
        pytest.param({"sarif_file": "../a.sarif"}, "sarif-file leads out", id="SARIF above"),
        pytest.param({"sarif_file": "/etc/a.sarif"}, "sarif-file leads out", id="SARIF elsewhere"),
        pytest.param({"sarif_file": "link/a.sarif"}, "sarif-file leads out", id="SARIF by a link"),
    ],
)
def test_refuses(workspace: Path, given: dict[str, str], why: str) -> None:
    (workspace / "link").symlink_to(workspace.parent)
    with pytest.raises(Failed, match=why):
        inputs(workspace, **given)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("", "", id="not asked for"),
        pytest.param("audit.sarif", "{workspace}/audit.sarif", id="at the top"),
        pytest.param("new/audit.sarif", "{workspace}/new/audit.sarif", id="in a new folder"),
        pytest.param("{temp}/a.sarif", "{temp}/a.sarif", id="in the temporary folder"),
    ],
)
def test_where_sarif_goes(workspace: Path, given: str, expected: str) -> None:
    places = {"workspace": str(workspace), "temp": str(workspace.parent / "temp")}
    found = inputs(workspace, sarif_file=given.format(**places)).sarif
    assert found == expected.format(**places).replace("/", os.sep)


@pytest.mark.parametrize("path", ["", ".", "agents/one", "agents/../agents/one/"])
def test_which_folder(workspace: Path, path: str) -> None:
    assert Path(inputs(workspace, path=path).folder) == (workspace / path).resolve()


# --- reports ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "scanners"),
    [
        pytest.param([], "none", id="nothing was found"),
        pytest.param(["no-pickle/container"], "none", id="by hooks only"),
        pytest.param(["pip-audit/vulnerable"], "pip-audit", id="by pip-audit"),
        pytest.param(["trivy-vuln/vulnerable", "trivy-secret/secret"], "trivy", id="by Trivy"),
        pytest.param(
            ["trivy-misconfig/misconfigured", "npm-audit/vulnerable", "pip-audit/vulnerable"],
            "npm-audit,pip-audit,trivy",
            id="by all",
        ),
    ],
)
def test_the_base_is_asked_what_found_something(rules: list[str], scanners: str) -> None:
    found: list[object] = [{"rule": rule} for rule in rules]
    assert audit.scanners_of({"findings": found, "advice": []}) == scanners
    assert audit.scanners_of({"findings": [], "advice": found}) == scanners


def test_tells_why_there_is_no_trivy() -> None:
    missing = {"reason": "tool-missing", "detail": "Trivy is not installed"}
    other = {"reason": "tool-missing", "detail": "npm is not installed"}
    report: dict[str, object] = {
        "scanners": [{"name": "trivy-vuln", **missing}, {"name": "npm-audit", **other}],
        "points": [{"point": 1, **missing}, {"point": 6, **other}, {"point": 2, "detail": ""}],
        "checklist": [{"box": "a", **missing}, "nonsense"],
    }
    audit.explain(report, "the archive is another one")
    told = json.dumps(report)
    assert told.count("the archive is another one") == 3
    assert told.count("npm is not installed") == 2
    assert "Trivy is not installed" not in told


# --- the merge base ---------------------------------------------------------------------------


def event(tmp_path: Path, name: str, content: object) -> dict[str, str]:
    file = tmp_path / "event.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return {"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(file)}


SHA = "0123456789" * 4
PULL = {"pull_request": {"base": {"sha": SHA}}}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("pull_request", PULL, SHA, id="a pull request"),
        pytest.param("pull_request_target", PULL, SHA, id="on behalf of the base"),
        pytest.param("merge_group", {"merge_group": {"base_sha": SHA}}, SHA, id="a merge queue"),
        pytest.param("push", PULL, "", id="a push"),
        pytest.param("schedule", {}, "", id="by the clock"),
        pytest.param("pull_request", {}, "", id="without a pull request"),
        pytest.param("pull_request", [], "", id="no object"),
        pytest.param("pull_request", "{", "", id="no JSON"),
        pytest.param("pull_request", "[" * 99999, "", id="deeply nested"),
        pytest.param(
            "pull_request", {"pull_request": {"base": {"sha": "--all"}}}, "", id="an option"
        ),
        pytest.param(
            "pull_request", {"pull_request": {"base": {"sha": SHA + "\n"}}}, "", id="two lines"
        ),
        pytest.param("pull_request", {"pull_request": {"base": {"sha": 7}}}, "", id="a number"),
    ],
)
def test_the_base_of_an_event(tmp_path: Path, name: str, content: object, expected: str) -> None:
    assert audit._base_of(event(tmp_path, name, content)) == expected


def test_the_base_without_an_event_file(tmp_path: Path) -> None:
    given = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(tmp_path / "none")}
    assert audit._base_of(given) == ""


class Pull(Tree):
    """A repository with a pull request: `base` is where main was, `tip` where main is now."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.write(".gitignore", ".env\n.env.local\n.env.*.local\n")
        self.add(".gitignore", ".env\n.env.local\n.env.*.local\n")
        self.add("old.py", LEAK)
        self.base = self.commit("agent.py", "print()\n")
        self.git("switch", "-q", "-c", "change")
        self.head = self.commit("new.py", f"import os\n{LEAK}")
        self.git("switch", "-q", "main")
        self.tip = self.commit("other.py", "print()\n")

    def merge(self) -> str:
        """What GitHub makes of it for the event pull_request."""
        self.git("switch", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def pull(workspace: Path) -> Pull:
    return Pull(workspace)


VARIABLES = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull}


def test_the_merge_base_of_a_merge(pull: Pull) -> None:
    pull.merge()
    assert audit.merge_base(str(pull.root), pull.tip, VARIABLES) == pull.tip


def test_the_merge_base_of_a_head(pull: Pull) -> None:
    pull.git("switch", "-q", "change")
    assert audit.merge_base(str(pull.root), pull.tip, VARIABLES) == pull.base


def test_nothing_beyond_the_base(pull: Pull) -> None:
    with pytest.raises(Failed, match="nothing beyond the base"):
        audit.merge_base(str(pull.root), pull.tip, VARIABLES)


@pytest.mark.parametrize(
    ("depth", "found"),
    [
        pytest.param(1, False, id="only the merge"),
        pytest.param(2, True, id="the merge and what it merges"),
    ],
)
def test_a_shallow_clone(pull: Pull, tmp_path: Path, depth: int, found: bool) -> None:
    pull.merge()
    pull.git("branch", "-f", "merged")
    clone = tmp_path / "shallow"
    url = pull.root.as_uri()
    pull.git("clone", "-q", f"--depth={depth}", "--branch=merged", url, str(clone))
    if found:
        assert audit.merge_base(str(clone), pull.tip, VARIABLES) == pull.tip
        audit.check_out(str(clone), pull.tip, str(tmp_path / "base"), VARIABLES)
        assert (tmp_path / "base" / "other.py").exists()
    else:
        with pytest.raises(Failed, match="fetch-depth: 0"):
            audit.merge_base(str(clone), pull.tip, VARIABLES)


def test_checks_out_beside_the_repository(pull: Pull, tmp_path: Path) -> None:
    pull.merge()
    ran = tmp_path / "ran"
    for place in (pull.root / ".git" / "hooks", tmp_path / "hooks"):
        place.mkdir(exist_ok=True)
        for hook in ("post-checkout", "reference-transaction"):
            (place / hook).write_text(f"#!/bin/sh\ntouch {ran}\n")
            (place / hook).chmod(0o755)
    pull.git("config", "filter.own.smudge", f"touch {ran}; cat")
    pull.git("config", "core.fsmonitor", f"touch {ran}")
    before = {path: path.read_bytes() for path in (pull.root / ".git").rglob("*") if path.is_file()}
    ran.unlink(missing_ok=True)
    audit.check_out(str(pull.root), pull.tip, str(tmp_path / "base"), VARIABLES)
    assert {path.name for path in (tmp_path / "base").iterdir()} == {
        ".git", ".gitignore", "agent.py", "old.py", "other.py",
    }  # fmt: skip
    assert not ran.exists()
    after = {path: path.read_bytes() for path in (pull.root / ".git").rglob("*") if path.is_file()}
    assert before == after
    # The history that an audit of the base sees is that of the base.
    made = Tree(tmp_path / "base", init=False)
    assert pull.head not in made.git("rev-list", "--all", "HEAD")


# --- the whole step ---------------------------------------------------------------------------


class Step:
    """The step as the runner starts it, with an environment that is there already."""

    def __init__(self, pull: Pull, given: dict[str, str], main: Callable[[], int]) -> None:
        self.pull = pull
        self.given = given
        self._main = main
        self.work = Path()

    def run(self, **given: str) -> int:
        for name, value in given.items():
            os.environ[name] = value
        status = self._main()
        output = Path(self.given["GITHUB_OUTPUT"]).read_text("utf-8").splitlines()
        self.work = Path(output[-2])
        return status

    def json(self, name: str) -> dict[str, object]:
        document = json.loads((self.work / name).read_text("utf-8"))
        assert isinstance(document, dict)
        return document

    def leaks(self, name: str) -> list[str]:
        found = self.json(name)["findings"]
        assert isinstance(found, list)
        return [one["path"] for one in found if one["rule"] == RULE]

    def text(self, name: str) -> str:
        return (self.work / name).read_text("utf-8").strip()

    def left(self) -> list[str]:
        return sorted(path.name for path in self.work.iterdir())


@pytest.fixture
def step(pull: Pull, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Step:
    temp = tmp_path / "temp"
    given = {
        **environment(os.environ),
        "GITHUB_WORKSPACE": str(pull.root),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "RUNNER_TEMP": str(temp),
        "INPUT_TRIVY": "off",
        "INPUT_PIP_AUDIT": "off",
        "GITHUB_TOKEN": "none of its business",
        **event(tmp_path, "pull_request", {"pull_request": {"base": {"sha": pull.tip}}}),
    }
    for name in set(os.environ) - set(given):
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    # Not isolated: the tests' own Python may find tenpoint by PYTHONPATH only.
    package = str(Path(__file__).resolve().parent.parent.parent / "hooks")

    def run_here(command: list[str], **settings: object) -> Done:
        variables = settings["variables"]
        assert isinstance(variables, Mapping)
        assert "GITHUB_TOKEN" not in variables
        assert settings["folder"] != str(pull.root)
        if "tenpoint" in command:
            assert command[1] == "-I"
            command = [command[0], *command[2:]]
            settings["variables"] = {**variables, **of_nobody(), "PYTHONPATH": package}
        return run(command, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(audit, "run", run_here)
    monkeypatch.setattr(audit, "install", lambda work, given: sys.executable)
    return Step(pull, given, audit.main)


def test_compares_a_pull_request(step: Step) -> None:
    step.pull.merge()
    assert step.run(INPUT_SARIF_FILE="out/audit.sarif") == 0
    assert step.left() == ["base.json", "report.json"]
    assert step.leaks("report.json") == ["new.py", "old.py"]
    assert step.leaks("base.json") == ["old.py"]
    [run] = json.loads((step.pull.root / "out" / "audit.sarif").read_bytes())["runs"]
    assert RULE in {one["ruleId"] for one in run["results"]}
    # Off is not checked, and the score says so.
    told = json.dumps(step.json("report.json")["scanners"])
    assert "switched-off" in told


def test_a_push_is_compared_with_nothing(step: Step) -> None:
    assert step.run(GITHUB_EVENT_NAME="push") == 0
    assert step.left() == ["report.json"]


def test_a_shallow_clone_says_what_to_do(step: Step) -> None:
    Path(step.given["GITHUB_EVENT_PATH"]).write_text(json.dumps(PULL))
    assert step.run() == 0
    assert step.left() == ["base.txt", "report.json"]
    assert step.text("base.txt") == (
        "The clone lacks the commit this is based on: put `fetch-depth: 0` into the checkout step."
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"INPUT_TRIVY": "maybe"}, "the input trivy is auto or off", id="an input"),
        pytest.param({"INPUT_PATH": "empty"}, "git tracks no file here", id="nothing to audit"),
    ],
)
def test_without_a_report(step: Step, given: dict[str, str], why: str) -> None:
    (step.pull.root / "empty").mkdir()
    assert step.run(**given) == 0
    assert step.left() == ["failed.txt"]
    assert step.text("failed.txt").startswith(why)


def test_the_report_of_another_run(step: Step) -> None:
    assert step.run(INPUT_REPORT_FROM="report") == 0
    assert step.left() == []  # the second step reads the folder that is named


def test_no_repository_at_all(step: Step, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert step.run(GITHUB_WORKSPACE=str(elsewhere)) == 0
    assert step.text("failed.txt").startswith("not a git repository")


def test_one_folder_of_many(step: Step) -> None:
    pull = step.pull
    pull.git("switch", "-q", "main")
    pull.add("agents/one/agent.py", LEAK)
    base = pull.record()
    pull.commit("agents/one/more.py", f"import sys\n{LEAK}")
    Path(step.given["GITHUB_EVENT_PATH"]).write_text(
        json.dumps({"pull_request": {"base": {"sha": base}}})
    )
    assert step.run(INPUT_PATH="agents/one") == 0
    assert step.leaks("report.json") == ["agents/one/agent.py", "agents/one/more.py"]
    assert step.leaks("base.json") == ["agents/one/agent.py"]


def test_a_new_folder_has_no_base(step: Step) -> None:
    pull = step.pull
    pull.git("switch", "-q", "main")
    pull.commit("agents/one/agent.py", LEAK)
    assert step.run(INPUT_PATH="agents/one") == 0
    assert step.left() == ["base.txt", "report.json"]
    assert step.text("base.txt").startswith("The folder is new")


def test_a_link_in_the_place_of_sarif(step: Step, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious\n")
    (step.pull.root / "audit.sarif").symlink_to(victim)
    assert step.run(GITHUB_EVENT_NAME="push", INPUT_SARIF_FILE="audit.sarif") == 0
    assert victim.read_text() == "precious\n"
    assert json.loads((step.pull.root / "audit.sarif").read_bytes())["version"] == "2.1.0"


def test_no_trivy_is_told(
    step: Step,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def none(work: str, given: Mapping[str, str]) -> str:
        raise Failed("another archive")

    monkeypatch.setattr("trivy.fetch", none)
    tools = tmp_path / "tools"  # a machine with git and without Trivy
    tools.mkdir()
    (tools / "git").symlink_to(str(shutil.which("git")))
    assert step.run(GITHUB_EVENT_NAME="push", INPUT_TRIVY="auto", PATH=str(tools)) == 0
    assert "another archive" in json.dumps(step.json("report.json")["scanners"])
    assert "::warning::another archive" in capsys.readouterr().out


def test_an_installation_that_fails(
    step: Step, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(work: str, given: Mapping[str, str]) -> str:
        raise Failed("pip said:\n::set-output name=x::`y`")

    monkeypatch.setattr(audit, "install", fails)
    assert step.run() == 2
    said = capsys.readouterr().out
    assert "::error title=tenpoint::pip said:" in said
    assert "\n::set-output" not in said
    summary = Path(step.given["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    assert summary.startswith("tenpoint could not be installed: `pip said:")
    assert summary.count("`") == 2


@pytest.mark.parametrize(
    ("code", "why"),
    [
        pytest.param("print('nothing')", "nothing", id="no report"),
        pytest.param("write('{')", "no valid JSON", id="half a report"),
        pytest.param("write('[]')", "no report", id="something else"),
        pytest.param("raise SystemExit(9)", "exit status 9", id="another exit status"),
    ],
)
def test_a_tenpoint_that_breaks(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, why: str
) -> None:
    program = f"import sys\nwrite = lambda text: open('made.json', 'w').write(text)\n{code}\n"
    monkeypatch.setattr(
        audit, "run", lambda command, **rest: run([sys.executable, "-c", program], **rest)
    )
    tenpoint = audit._Tenpoint(sys.executable, str(tmp_path), {})
    with pytest.raises(Failed, match=why):
        tenpoint.report(inputs(workspace), "report.json")
    assert not (tmp_path / "report.json").exists()
