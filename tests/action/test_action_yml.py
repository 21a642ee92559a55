"""action.yml, the workflows to copy and their page say the same, and hold to GitHub's rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "github-action.md"
WORKFLOWS = sorted((ROOT / "docs" / "workflows").glob("*.yml"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INPUTS: dict[str, dict[str, object]] = ACTION["inputs"]
OUTPUTS: dict[str, dict[str, str]] = ACTION["outputs"]
STEPS: list[dict[str, object]] = ACTION["runs"]["steps"]


def environment(step: dict[str, object]) -> dict[str, str]:
    env = step["env"]
    assert isinstance(env, dict)
    return env


@pytest.mark.parametrize("name", INPUTS)
class TestInputs:
    def test_is_documented_and_has_a_text_as_default(self, name: str) -> None:
        assert set(INPUTS[name]) == {"description", "default"}
        assert isinstance(INPUTS[name]["default"], str)

    def test_reaches_a_step(self, name: str) -> None:
        variable = f"INPUT_{name.upper().replace('-', '_')}"
        values = [environment(step)[variable] for step in STEPS if variable in environment(step)]
        assert set(values) == {f"${{{{ inputs.{name} }}}}"}


def test_no_step_gets_an_input_that_there_is_not() -> None:
    known = {f"INPUT_{name.upper().replace('-', '_')}" for name in INPUTS} | {"TENPOINT_WORK"}
    for step in STEPS:
        assert set(environment(step)) <= known


def test_outputs_come_from_the_last_step() -> None:
    for name, output in OUTPUTS.items():
        assert output["value"] == f"${{{{ steps.{STEPS[-1]['id']}.outputs.{name} }}}}"
        assert output["description"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step["id"]))
def test_a_script_holds_no_expression(step: dict[str, object]) -> None:
    assert step["shell"] == "bash"
    assert "${{" not in str(step["run"])
    assert "uses" not in step


def test_only_the_last_step_has_the_token() -> None:
    has = [any("token" in value for value in environment(step).values()) for step in STEPS]
    assert has == [*[False] * (len(STEPS) - 1), True]


# --- the page ---------------------------------------------------------------------------------


def rows(heading: str) -> dict[str, str]:
    """First and last cell of each row of the table with this first heading."""
    lines = iter(PAGE.read_text("utf-8").splitlines())
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith(f"| {heading} |"):
            next(lines)
            for row in lines:
                if not row.startswith("|"):
                    return found
                cells = row.strip("| ").split(" | ")
                found[cells[0].strip("`")] = cells[-1].strip()
    raise AssertionError(f"no table of {heading}s")


def test_the_page_lists_the_inputs() -> None:
    assert rows("input") == {
        name: " ".join(str(one["description"]).split()) for name, one in INPUTS.items()
    }


def test_the_page_lists_the_outputs() -> None:
    assert rows("output") == {
        name: " ".join(one["description"].split()) for name, one in OUTPUTS.items()
    }


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_the_page_shows_the_workflow(workflow: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert f"```yaml\n{workflow.read_text('utf-8')}```\n" in page
    assert f"](workflows/{workflow.name})" in page


def test_the_page_names_the_trivy_that_runs() -> None:
    table = (ROOT / "action" / "trivy.toml").read_text("utf-8")
    version = table.partition('version = "')[2].partition('"')[0]
    assert f"**Trivy {version}**" in PAGE.read_text("utf-8")


def test_the_snippets_of_the_page_are_yaml() -> None:
    for snippet in re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        yaml.safe_load(snippet)


# --- the workflows to copy --------------------------------------------------------------------


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflows:
    def test_every_action_is_pinned(self, workflow: Path) -> None:
        uses = re.findall(r"uses: (\S+)(.*)", workflow.read_text("utf-8"))
        assert uses
        for name, comment in uses:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)

    def test_asks_for_little(self, workflow: Path) -> None:
        document = yaml.safe_load(workflow.read_text("utf-8"))
        assert document["permissions"] == {}
        [job] = document["jobs"].values()
        allowed = {"contents": "read", "actions": "read", "pull-requests": "write"}
        assert job["permissions"].items() <= allowed.items()
        assert "concurrency" in document
        assert job["timeout-minutes"] <= 30

    def test_gives_only_inputs_that_there_are(self, workflow: Path) -> None:
        document = yaml.safe_load(workflow.read_text("utf-8"))
        [job] = document["jobs"].values()
        for step in job["steps"]:
            if step["uses"].startswith("tenpoint/"):
                assert set(step.get("with", {})) <= set(INPUTS)
            if step["uses"].startswith("actions/checkout@"):
                assert step["with"] == {"persist-credentials": False, "fetch-depth": 0}

    def test_runs_nothing_of_a_stranger_s_with_more_rights(self, workflow: Path) -> None:
        document = yaml.safe_load(workflow.read_text("utf-8"))
        events = document[True]  # YAML reads `on` as true
        [job] = document["jobs"].values()
        assert "pull_request_target" not in events
        if "workflow_run" in events:
            assert "contents" not in job["permissions"]
            assert all("run" not in step for step in job["steps"])
            assert not [step for step in job["steps"] if "checkout" in step["uses"]]
