"""With the real pre-commit, from a repository that holds what this one holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from support.agent import MASKED, Agent, Project

PRE_COMMIT = (sys.executable, "-m", "pre_commit")
HOOK = "no-hardcoded-keys"
ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_manifest_is_valid(agent: Agent) -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    assert agent.run(*PRE_COMMIT, "validate-manifest", manifest) == (0, "")


@pytest.mark.heavy
class TestPreCommit:
    def test_an_installed_hook_stops_a_commit_until_the_key_is_gone(
        self, agent: Agent, project: Project
    ) -> None:
        agent.configure(project, HOOK)
        status, _ = agent.run(*PRE_COMMIT, "install")
        assert status == 0

        agent.leak()
        status, output = agent.run("git", "commit", "-m", "Add an agent")
        assert status == 1
        assert f"agent.py:3:28: Anthropic key {MASKED} " in output
        assert f"[{HOOK}/provider-key]" in output
        assert "fix: remove it" in output
        assert agent.commits() == 0

        agent.repair()
        status, output = agent.run("git", "commit", "-m", "Add an agent")
        assert (status, agent.commits()) == (0, 1), output
        assert "Passed" in output

    def test_only_what_would_be_committed_counts(self, agent: Agent, project: Project) -> None:
        agent.configure(project, HOOK)
        agent.run(*PRE_COMMIT, "install")
        agent.leak()
        agent.git("rm", "-q", "--cached", "agent.py")
        status, output = agent.run("git", "commit", "-m", "The key stays here")
        assert (status, agent.commits()) == (0, 1), output
        agent.repair()
        agent.write("agent.py", agent.git("show", ":agent.py") + "\n# and a key comes later\n")
        status, output = agent.run("git", "commit", "-m", "Clean")
        assert (status, agent.commits()) == (0, 2), output

    def test_names_that_a_shell_would_stumble_over(self, agent: Agent, project: Project) -> None:
        agent.configure(project, HOOK)
        for path in ("with space.py", "-rf.py", "ключ.py", "d/$(id);.py"):
            agent.leak(path)
        status, output = agent.run(*PRE_COMMIT, "run", "--all-files")
        assert status == 1
        for path in ("with space.py", "-rf.py", "ключ.py", "d/$(id);.py"):
            assert f"{path}:3:28: " in output
        assert "5 files checked, 4 findings" in output

    def test_a_baseline_lets_the_old_pass_and_stops_the_new(
        self, agent: Agent, project: Project
    ) -> None:
        agent.configure(project, HOOK)
        agent.leak("old.py")
        agent.add("ok.py", "x = 1\n")
        status, output = agent.run(sys.executable, "-m", "tenpoint", "baseline")
        assert status == 0, output
        agent.git("add", ".tenpoint-baseline.json")
        status, output = agent.run(*PRE_COMMIT, "run", HOOK, "--all-files")
        assert status == 0, output
        agent.leak()
        status, output = agent.run(*PRE_COMMIT, "run", HOOK, "--all-files")
        assert status == 1
        assert "agent.py:3:28" in output
        assert "old.py:" not in output

    def test_try_repo_of_a_clone(self, agent: Agent, project: Project, tmp_path: Path) -> None:
        agent.git("clone", "-q", project.url, str(tmp_path / "clone"))
        agent.leak()
        status, output = agent.run(
            *(*PRE_COMMIT, "try-repo", str(tmp_path / "clone"), HOOK, "--all-files", "--verbose")
        )
        assert status == 1
        assert f"agent.py:3:28: Anthropic key {MASKED} " in output
        assert "1 file checked, 1 finding" in output

    def test_every_hook_can_be_installed_and_run(self, agent: Agent, project: Project) -> None:
        entries = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        agent.configure(project, *(entry["id"] for entry in entries))
        agent.add(".gitignore", ".env\n.env.*\n!.env.example\n")
        agent.add(".env.example", "ANTHROPIC_API_KEY=\n")
        agent.repair()
        status, output = agent.run(*PRE_COMMIT, "run", "--all-files", "--verbose")
        assert "could not be checked" not in output
        assert "Traceback" not in output
        assert output.count("- hook id: ") == len(entries)
        assert status in (0, 1), output
