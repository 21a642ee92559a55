"""A real git work tree for a test, untouched by the configuration of who runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PERSON = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (
        ("NAME", "Ann Example"),
        ("EMAIL", "ann@mail.example"),
        ("DATE", "2026-01-01T00:00:00Z"),
    )
}


def environment() -> dict[str, str]:
    """The environment without what git took from outside, with one person and one date."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return outside | _PERSON | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Tree:
    """A folder under git. `write` takes bytes as they are, names too."""

    def __init__(self, root: Path, *, init: bool = True) -> None:
        self.root = root
        if init:
            root.mkdir(parents=True, exist_ok=True)
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str | bytes, input: bytes | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment(), input=input, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, path: str | bytes, content: str | bytes = "text\n") -> Path:
        file = self.root / os.fsdecode(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def add(self, path: str | bytes, content: str | bytes = "text\n") -> Path:
        file = self.write(path, content)
        self.git("--literal-pathspecs", "add", "-f", "--", path)
        return file

    def commit(self, path: str | bytes, content: str | bytes, *, message: str = "Change") -> str:
        """Commit one file; the commit's full name."""
        self.add(path, content)
        return self.record(message)

    def record(self, message: str = "Change") -> str:
        """Commit what is staged."""
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
