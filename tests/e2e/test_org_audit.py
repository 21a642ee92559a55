"""org-audit.yml as GitHub would run it, by the real `act` without Docker and without a network.

Everything of ours is real: the workflow, its three jobs, the installation, the clones, the audits,
the scoreboard. Three actions of others cannot be fetched here and have stand-ins: the checkout
clones this repository, upload and download copy to and from a folder, as artifacts would go.
Each job has a workspace of its own, so nothing but artifacts gets from one to the other.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from support import osv
from support.agent import Project
from support.git import Tree, environment

ROOT = Path(__file__).resolve().parent.parent.parent
WORKFLOW = ROOT / ".github" / "workflows" / "org-audit.yml"
IGNORED = ".env\n.env.*\n!.env.example\n"
FINE = f"""
[audit.without]
trivy = "a test has none"

[[attest]]
point = 10
evidence = "README.md"
by = "Ann"
on = {date.today()}
expires = {date.today() + timedelta(days=300)}
"""

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(sys.platform != "linux", reason="act runs a job for Linux on Linux"),
]

STAND_INS = {
    "actions/checkout": (
        ("path", "persist-credentials"),
        """
        test "$PERSIST_CREDENTIALS" = false
        git clone --quiet "$TENPOINT_GIT" "$INPUT_PATH"
        """,
    ),
    "actions/upload-artifact": (
        ("name", "path"),
        """
        if [ "$INPUT_NAME" = "$LOST_ARTIFACT" ]; then exit 0; fi
        mkdir "$ARTIFACTS/$INPUT_NAME"
        if [ -d "$INPUT_PATH" ]; then cp -r "$INPUT_PATH/." "$ARTIFACTS/$INPUT_NAME"
        else cp "$INPUT_PATH" "$ARTIFACTS/$INPUT_NAME"; fi
        """,
    ),
    "actions/download-artifact": (
        ("pattern", "path"),
        """
        mkdir -p "$INPUT_PATH"
        for one in "$ARTIFACTS"/$INPUT_PATTERN; do
            if [ -d "$one" ]; then cp -r "$one" "$INPUT_PATH/"; fi
        done
        """,
    ),
}


class Ran(NamedTuple):
    """How a run ended; `artifacts` is the folder with a folder for each."""

    status: int
    log: str
    artifacts: Path

    @property
    def scoreboard(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(
            (self.artifacts / "tenpoint-scoreboard" / "scoreboard.json").read_text()
        )
        return told

    @property
    def rows(self) -> dict[str, tuple[object, str]]:
        rows = self.scoreboard["repositories"]
        assert isinstance(rows, list)
        return {one["name"]: (one["score"], one["problem"]) for one in rows}


class Organization:
    """Somebody's repositories, and their workflow that calls ours."""

    def __init__(self, folder: Path, act: Path, project: Project, osv_url: str) -> None:
        self.folder = folder
        self._act = act
        self._project = project
        self._osv = osv_url
        self._number = 0

    def repository(self, name: str, **files: str | bytes) -> None:
        tree = Tree(self.folder / "server" / name)
        for path, content in files.items():
            tree.add(path, content)
        tree.record()

    def audit(self, names: list[str], *, lost: str = "", least: int = 0, shards: int = 2) -> Ran:
        """A run of the workflow; the artifact `lost` never arrives."""
        self._number += 1
        here = self.folder / f"run-{self._number}"
        artifacts = here / "artifacts"
        artifacts.mkdir(parents=True)
        with_ = {
            "repositories": "\n".join(names),
            "shards": shards,
            "min-score": least,
            "trivy": "off",
            "server-url": (self.folder / "server").as_uri(),
        }
        caller = Tree(here / "caller")
        caller.git("fetch", "--quiet", self._project.url, self._project.rev)
        caller.git("checkout", "--quiet", "-B", "main", "FETCH_HEAD")
        # JSON is YAML.
        job = {"uses": "./.github/workflows/org-audit.yml", "with": with_}
        call = {"on": "workflow_dispatch", "jobs": {"call": job}}
        caller.commit(".github/workflows/call.yml", json.dumps(call))
        variables = {
            "TENPOINT_GIT": self._project.url,
            "ARTIFACTS": str(artifacts),
            "LOST_ARTIFACT": lost,
            "TENPOINT_OSV_URL": self._osv,
            "GITHUB_REPOSITORY": "ann/audits",
            **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
        }
        command = [
            *(str(self._act), "workflow_dispatch", "-C", str(caller.root)),
            *("-W", ".github/workflows/call.yml", "-P", "ubuntu-24.04=-self-hosted"),
            *("--action-cache-path", str(here / "cache"), "--no-cache-server"),
            *(part for name, value in variables.items() for part in ("--env", f"{name}={value}")),
            *(part for one in stand_ins(here) for part in ("--local-repository", one)),
        ]
        env = environment() | {"HOME": str(self.folder / "home")}
        done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), artifacts)


def stand_ins(here: Path) -> Iterator[str]:
    """The actions that the workflow uses, each at its commit, as folders of ours."""
    used = re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40}) ", WORKFLOW.read_text("utf-8"))
    assert {name for name, _ in used} == set(STAND_INS)
    for name, commit in set(used):
        inputs, script = STAND_INS[name]
        folder = here / "actions" / name
        folder.mkdir(parents=True)
        step = {
            "shell": "bash",
            "env": {
                ("PERSIST_CREDENTIALS" if one == "persist-credentials" else f"INPUT_{one.upper()}"):
                    f"${{{{ inputs.{one} }}}}"
                for one in inputs
            },
            "run": script,
        }  # fmt: skip
        action = {
            "name": name,
            "inputs": {one: {"required": True} for one in inputs},
            "runs": {"using": "composite", "steps": [step]},
        }
        (folder / "action.yml").write_text(json.dumps(action))
        yield f"{name}@{commit}={folder}"


@pytest.fixture
def organization(tmp_path: Path, act: Path, project: Project) -> Iterator[Organization]:
    with osv.server() as server:
        one = Organization(tmp_path, act, project, server.url)
        (tmp_path / "home").mkdir()
        clean = {"README.md": "An agent.\n", ".gitignore": IGNORED, ".tenpoint.toml": FINE}
        one.repository("ann/fine", **clean)
        one.repository("ann/leaky", **clean, **{"model.pkl": b"\x80\x04N."})
        one.repository("bob/known", **clean, **{"requirements.txt": "vulnerable==1.0\n"})
        yield one


def test_three_repositories_make_one_scoreboard(organization: Organization) -> None:
    ran = organization.audit(["ann/fine", "ann/leaky", "bob/known"])
    assert ran.status != 0, ran.log
    states = {}
    for one in ran.scoreboard["repositories"]:  # type: ignore[attr-defined]
        states[one["name"]] = [at for at, state in enumerate(one["states"], 1) if state == "fail"]
    assert states == {"ann/fine": [], "ann/leaky": [3], "bob/known": [6]}, ran.log
    assert ran.rows["ann/fine"] == (10, "")
    # Each shard handed over its share, and nothing else.
    shares = {
        shard.name: sorted(str(file.relative_to(shard)) for file in shard.rglob("*.json"))
        for shard in ran.artifacts.glob("tenpoint-shard-*")
    }
    assert shares == {
        "tenpoint-shard-1": ["ann/fine.json", "bob/known.json"],
        "tenpoint-shard-2": ["ann/leaky.json"],
    }
    assert "3 repositories, 1 fine, 2 with a failed point" in ran.log
    assert "| `ann/leaky` | 9/10 |" in ran.log  # the step summary


def test_all_is_fine(organization: Organization) -> None:
    ran = organization.audit(["ann/fine"], least=10, shards=8)
    assert ran.status == 0, ran.log
    assert ran.rows == {"ann/fine": (10, "")}
    assert "1 repository, all fine" in ran.log


def test_what_is_not_there_and_what_is_lost_are_rows(organization: Organization) -> None:
    """One repository cannot be cloned, and the artifact of the other shard never arrives."""
    ran = organization.audit(["ann/gone", "ann/leaky", "ann/fine"], lost="tenpoint-shard-2")
    assert ran.status != 0
    assert ran.rows["ann/fine"] == (10, ""), ran.log
    assert ran.rows["ann/leaky"] == (None, "there is no result")
    score, problem = ran.rows["ann/gone"]
    assert (score, "it could not be cloned" in problem) == (None, True)
    assert ran.scoreboard["exit_code"] == 2


def test_a_list_that_is_none_stops_before_any_shard(organization: Organization) -> None:
    ran = organization.audit(["ann/fine", "--upload-pack=id"])
    assert ran.status != 0
    assert "not OWNER/NAME: '--upload-pack=id'" in ran.log
    assert list(ran.artifacts.iterdir()) == []
