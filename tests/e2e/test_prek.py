"""With the real prek, which reads the same configuration and the same manifest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.agent import MASKED, Agent, Project

PREK = str(Path(sys.executable).parent / "prek")
HOOK = "no-hardcoded-keys"
ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_manifest_is_valid(agent: Agent) -> None:
    status, output = agent.run(PREK, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert status == 0, output
    assert "warning" not in output


@pytest.mark.heavy
class TestPrek:
    def test_an_installed_hook_stops_a_commit_until_the_key_is_gone(
        self, agent: Agent, project: Project
    ) -> None:
        agent.configure(project, HOOK)
        status, output = agent.run(PREK, "install")
        assert status == 0, output

        agent.leak()
        status, output = agent.run("git", "commit", "-m", "Add an agent")
        assert status == 1
        assert f"agent.py:3:28: Anthropic key {MASKED} " in output
        assert "fix: remove it" in output
        assert agent.commits() == 0

        agent.repair()
        status, output = agent.run("git", "commit", "-m", "Add an agent")
        assert (status, agent.commits()) == (0, 1), output

    def test_a_folder_s_name_may_be_anything(self, agent: Agent, project: Project) -> None:
        agent.configure(project, HOOK)
        agent.leak("-rf/with space.py")
        status, output = agent.run(PREK, "run", "--all-files")
        assert status == 1
        assert "-rf/with space.py:3:28: " in output
