"""`make demo`: a small agent with its keys in the code, stopped at the commit, and repaired.

Everything happens in a temporary repository that is removed at the end. The keys are put
together while the demo runs and open nothing. The exit status is 0 when the demo went as it
tells, 1 when it did not.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import textwrap
from base64 import urlsafe_b64encode
from importlib.metadata import distribution
from pathlib import Path

SCRIPTS = Path(sysconfig.get_path("scripts"))
GATE = "no-hardcoded-keys"


def letters(seed: str, count: int) -> str:
    """Letters and digits that look drawn by lot and are the same in every run."""
    digest = b"".join(hashlib.sha512(f"{seed}{i}".encode()).digest() for i in range(4))
    return urlsafe_b64encode(digest).decode().replace("-", "").replace("_", "")[:count]


def leaky_agent() -> dict[str, str]:
    """The files of an agent as it is written on the first evening: name and content."""
    key = "sk-ant-" + "api03-" + letters("model", 93) + "AA"
    password = letters("database", 22)
    return {
        "agent.py": f'''\
            """Answers questions about the orders in the shop's database."""

            import anthropic
            import sqlalchemy

            client = anthropic.Anthropic(api_key="{key}")
            orders = sqlalchemy.create_engine("postgresql+asyncpg://agent:{password}@db.example/shop")


            def answer(question: str) -> str:
                reply = client.messages.create(
                    model="claude-opus-4",
                    max_tokens=1000,
                    messages=[{{"role": "user", "content": question}}],
                )
                return reply.content[0].text
            ''',
        "requirements.txt": "anthropic\nsqlalchemy\n",
        "README.md": "# Shop agent\n\nAnswers questions about orders.\n",
    }


REPAIRED = {
    "agent.py": '''\
        """Answers questions about the orders in the shop's database."""

        import os

        import anthropic
        import sqlalchemy

        client = anthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"])
        orders = sqlalchemy.create_engine(os.environ["DATABASE_URL"])
        ''',
    ".gitignore": ".env\n",
    ".env.example": "ANTHROPIC_API_KEY=\nDATABASE_URL=\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(textwrap.dedent(text), encoding="utf-8", newline="\n")


def clean_environment() -> dict[str, str]:
    """This environment without what would tie git to another repository or to a person."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for role in ("AUTHOR", "COMMITTER"):
        kept |= {f"GIT_{role}_NAME": "Demo", f"GIT_{role}_EMAIL": "demo@example.org"}
    path = f"{SCRIPTS}{os.pathsep}{os.environ.get('PATH', '')}"
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": path}


def run(folder: Path, *command: str, quiet: bool = False) -> int:
    """Run a command as a person at the prompt would, and show it; its exit status."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )
    if not quiet:
        print(f"    $ {shlex.join(command)}")
        print(textwrap.indent(done.stdout.rstrip() or "(nothing to say)", "    "))
        print(f"    (exit status {done.returncode})\n")
    return done.returncode


def tell(text: str) -> None:
    print(textwrap.fill(" ".join(text.split()), width=92), end="\n\n")


def other_hooks() -> list[str]:
    """The hooks of this installation beside the one that guards the commit."""
    named = distribution("tenpoint").entry_points.select(group="console_scripts")
    return sorted(script.name for script in named if script.name not in {"tenpoint", GATE})


def install_gate(folder: Path) -> None:
    """Make the hook run at every commit, as git alone does it; pre-commit does the same for you."""
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    gate = hooks / "pre-commit"
    gate.write_text(f"#!/bin/sh\nexec {GATE} --staged\n", encoding="utf-8", newline="\n")
    gate.chmod(0o755)


def demo(folder: Path) -> list[str]:
    """Tell the story in `folder`; what did not happen as told comes back, nothing if all did."""
    surprises = []

    def expect(status: int, expected: int, what: str) -> None:
        if status != expected:
            surprises.append(f"{what}: exit status {status} instead of {expected}")

    expect(run(folder, "git", "init", "--quiet", quiet=True), 0, "git init")
    install_gate(folder)
    write(folder, leaky_agent())
    tell(
        "An agent, written in one evening. Its model key and the password of its database stand "
        "in agent.py; the hook is installed, and the first commit is tried:"
    )
    expect(run(folder, "git", "add", "--all", quiet=True), 0, "git add")
    expect(run(folder, "git", "commit", "--quiet", "-m", "First version"), 1, "the leaky commit")
    tell(
        """The commit was stopped. Each finding says where, what, and what to do; the secrets
        themselves are masked, here and in every other output. Exit status 1 means findings, 2
        would mean that something could not be checked, 0 that there is nothing to report."""
    )
    if others := other_hooks():
        tell("What the other hooks of this installation say about the same files:")
        for hook in others:
            status = run(folder, hook)
            if status not in (0, 1):
                surprises.append(f"{hook}: exit status {status}")
    tell("The repair: both values come from the environment, and .env stays out of git.")
    write(folder, REPAIRED)
    expect(run(folder, "git", "add", "--all", quiet=True), 0, "git add")
    expect(run(folder, "git", "commit", "--quiet", "-m", "First version"), 0, "the clean commit")
    tell(
        """This commit went through, and no key has ever been in the history. Had one been
        committed before, taking it out of the file would not be enough: a key that was in git is
        known, and has to be replaced at its provider."""
    )
    return surprises


def main() -> int:
    # On Windows a folder with read-only git objects may resist removal; it is temporary anyway.
    with tempfile.TemporaryDirectory(prefix="tenpoint-demo-", ignore_cleanup_errors=True) as folder:
        surprises = demo(Path(folder))
    for surprise in surprises:
        print(f"The demo did not go as told: {surprise}", file=sys.stderr)
    if not surprises:
        print("Yours: see `The first minute` in README.md.")
    return 1 if surprises else 0


if __name__ == "__main__":
    raise SystemExit(main())
