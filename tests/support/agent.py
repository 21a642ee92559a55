"""Somebody's agent: a repository that is about to get a key, and what its owner does."""

from __future__ import annotations

import random
import string
import subprocess
from pathlib import Path
from typing import NamedTuple

from support.git import Tree

# Of the shape of a real one, made here so that no scanner trips on this file.
KEY = "sk-ant-api03-" + "".join(random.Random(7).choices(string.ascii_letters, k=93)) + "AA"
MASKED = "sk-…" + KEY[-3:]


class Project(NamedTuple):
    """This repository, as it is now, as one commit of a repository that can be cloned."""

    url: str
    rev: str


class Agent(Tree):
    """A work tree with a configuration for pre-commit and prek."""

    def __init__(self, root: Path, env: dict[str, str]) -> None:
        super().__init__(root)
        self.env = env

    def configure(self, project: Project, *hooks: str) -> None:
        lines = "".join(f"      - id: {hook}\n" for hook in hooks)
        self.add(
            ".pre-commit-config.yaml",
            f"repos:\n  - repo: {project.url}\n    rev: {project.rev}\n    hooks:\n{lines}",
        )

    def leak(self, path: str = "agent.py") -> None:
        self.add(path, f'import anthropic\n\nclient = anthropic.Client("{KEY}")\n')

    def repair(self) -> None:
        self.add(
            "agent.py",
            "import os\n\nimport anthropic\n\n"
            'client = anthropic.Client(os.environ["ANTHROPIC_API_KEY"])\n',
        )

    def run(self, *command: str) -> tuple[int, str]:
        """Exit status, and everything that was said, in which the key never is."""
        done = subprocess.run(
            command, cwd=self.root, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        output = done.stdout.decode("utf-8", "replace")
        assert KEY[8:-8] not in output
        return done.returncode, output

    def commits(self) -> int:
        return len(self.git("rev-list", "--all").split())
