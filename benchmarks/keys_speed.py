"""What a scan costs: CPU, wall time and memory, against the peers in the same run.

Four cases: a small clean file and a small file with a finding (what a commit costs), a whole tree
of agent projects, and a history of several hundred commits (corpora.py). Tools take turns, one at a
time; every figure is the smallest and the median of the rounds. CPU is what to trust on a shared
machine (timing.py).

    python benchmarks/keys_speed.py [--case CASE] [--rounds N] [TOOL ...]

A run of all cases and all tools writes results/keys-speed.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import corpora
import peers
from timing import START, Row, Runner, machine, start, table, turns

RESULT = peers.HERE / "results" / "keys-speed.md"
ROUNDS = {"clean": 15, "finding": 15, "tree": 3, "history": 3}
TITLES = {
    "clean": "One small clean file",
    "finding": "One small file with a finding",
    "tree": "A whole tree",
    "history": "A history",
}


class Goal(NamedTuple):
    """What this project wants of a case: tenpoint's figure is at most `most` of another's."""

    case: str
    field: str
    against: str  # a tool, START, or "cheapest peer"; "" for an absolute figure
    most: float
    aim: float | None = None


GOALS = (
    Goal("clean", "cpu", START, 2.6, 2.0),
    Goal("clean", "cpu", "betterleaks", 0.25),
    Goal("clean", "cpu", "gitleaks", 0.08),
    Goal("clean", "cpu", "detect-secrets", 0.2),
    Goal("finding", "cpu", "detect-secrets", 1.0, 0.6),
    Goal("tree", "cpu", "kingfisher", 0.4, 0.2),
    Goal("tree", "wall", "kingfisher", 1.0, 0.3),
    Goal("tree", "cpu", "gitleaks", 0.06),
    Goal("tree", "peak", "", 200.0),
    Goal("history", "cpu", "cheapest peer", 0.6, 0.3),
)


# --- what is scanned -----------------------------------------------------------------------------

_CLEAN = '''"""A worker that answers questions about documents."""

from __future__ import annotations

import json
import os
from pathlib import Path

from agent import Client, Tool

MODEL = "large-2"
MAX_TOKENS = 4096


class Search(Tool):
    """Search the index and give the best passages."""

    name = "search"

    def __init__(self, index: Path, limit: int = 5) -> None:
        self.index = index
        self.limit = limit

    def run(self, question: str) -> list[str]:
        """Passages that answer the question, best first."""
        rows = json.loads(self.index.read_text(encoding="utf-8"))
        ranked = sorted(rows, key=lambda row: row["score"], reverse=True)
        return [row["text"] for row in ranked[: self.limit] if question.lower() in row["text"]]


def client() -> Client:
    """A client that takes its key from the environment."""
    return Client(api_key=os.environ["AGENT_API_KEY"], max_tokens=MAX_TOKENS)


def main() -> None:
    """Answer one question."""
    answer = client().ask("What changed?", tools=[Search(Path("index.json"))], model=MODEL)
    print(answer)


if __name__ == "__main__":
    main()
'''


def _small(scratch: Path, name: str, with_key: bool) -> Path:
    """A file of some 4 KB in a git repository of its own, as a commit hook sees it."""
    folder = scratch / name
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    text = _CLEAN + "".join(
        f'\n\ndef step_{number}(rows: list[str]) -> int:\n    """Count rows of step {number}."""\n'
        f"    return len([row for row in rows if row.startswith('{number}')])\n"
        for number in range(16)
    )
    if with_key:
        text += "\n\n" + corpora.planted(99, "the worker")
    place = folder / "worker.py"
    place.write_text(text, encoding="utf-8")
    return place


def _warm(folder: Path) -> None:
    """Read everything once, so that nobody pays for the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


# --- measuring -----------------------------------------------------------------------------------


def _spoke(tool: peers.Tool, report: Path) -> str:
    """Whether a tool reported the small file; the hooks among them print text, not JSON."""
    if tool.report_on_stdout:
        said = "worker.py" in report.read_text(encoding="utf-8", errors="replace")
    else:
        said = bool(tool.read(Path(str(report) + ".json")))
    return "reports" if said else "silent"


def _written_beside(
    command: Callable[[Path, Path], list[str]], target: Path, report: Path
) -> list[str]:
    """A tool's command; its report file stands beside the captured output."""
    return command(target, Path(str(report) + ".json"))


def _small_case(tools: Sequence[peers.Tool], case: str, rounds: int, scratch: Path) -> list[Row]:
    target = _small(scratch, case, with_key=case == "finding")
    runners = [start()]
    runners += [
        Runner(
            tool.name,
            partial(_written_beside, tool.file, target),
            tool.fine,
            partial(_spoke, tool),
        )
        for tool in tools
    ]
    return turns(runners, rounds, target.parent, scratch, warm_up=True)


def _big_case(tools: Sequence[peers.Tool], case: str, rounds: int, scratch: Path) -> list[Row]:
    target = corpora.whole_tree() if case == "tree" else corpora.history()
    _warm(target)

    def found(tool: peers.Tool, report: Path) -> str:
        """How many findings, and how many of the planted files are among them."""
        hits = tool.read(report if tool.report_on_stdout else Path(str(report) + ".json"))
        planted = {hit.path for hit in hits if hit.path.endswith("settings.toml")}
        return f"{len(hits)} findings, planted in {len(planted)} files"

    runners = []
    for tool in tools:
        command = tool.tree if case == "tree" else tool.history
        if command is None or tool.name == "detect-secrets":
            continue  # it scans about 30 KB a second: hours for a whole tree; it knows no history
        runners.append(
            Runner(
                tool.name,
                partial(_written_beside, command, target),
                tool.fine,
                partial(found, tool),
            )
        )
    return turns(runners, rounds, scratch, scratch)


# --- telling -------------------------------------------------------------------------------------


def _of(rows: Sequence[Row], name: str) -> Row | None:
    if name == "cheapest peer":
        others = [row for row in rows if row.name not in ("tenpoint", START)]
        return min(others, key=lambda row: row.least("cpu"), default=None)
    return next((row for row in rows if row.name == name), None)


def _case_table(case: str, rows: Sequence[Row]) -> str:
    """Milliseconds for small files, seconds for big corpora."""
    base = _of(rows, START) or _of(rows, "cheapest peer")
    return table(rows, base, small=case in ("clean", "finding"))


def _goal_table(results: dict[str, list[Row]]) -> str:
    lines = [
        "| case | tenpoint's | against | at most | aim | measured | |",
        "| --- | --- | --- | ---: | ---: | ---: | --- |",
    ]
    for goal in GOALS:
        rows = results.get(goal.case, [])
        ours = _of(rows, "tenpoint")
        if ours is None:
            continue
        if goal.against:
            other = _of(rows, goal.against)
            if other is None:
                continue
            value = ours.least(goal.field) / other.least(goal.field)
            against = (
                goal.against if goal.against == other.name else f"{goal.against} ({other.name})"
            )
            unit = "x"
        else:
            value, against, unit = ours.least(goal.field), "-", " MB"
        aim = f"{goal.aim:g}{unit}" if goal.aim is not None else ""
        verdict = "met" if value <= goal.most else "missed"
        lines.append(
            f"| {TITLES[goal.case].lower()} | {goal.field} | {against} | {goal.most:g}{unit} "
            f"| {aim} | {value:.2f}{unit} | {verdict} |"
        )
    return "\n".join(lines) + "\n" if len(lines) > 2 else "tenpoint was not measured.\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write the page; the page is only written for a run of everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--case", choices=tuple(ROUNDS), action="append")
    parser.add_argument("--rounds", type=int, help="instead of each case's own number")
    parser.add_argument("tools", nargs="*", metavar="TOOL", help=", ".join(peers.TOOLS))
    options = parser.parse_args(argv)
    tools = peers.chosen(options.tools)
    results: dict[str, list[Row]] = {}
    page = [
        "# Speed of key finding\n",
        "Made by `python benchmarks/run.py keys-speed`; tools take turns, one at a time. CPU is "
        "user and system time of a tool and its children. "
        f"{machine()}.\n",
        "\n".join(f"- {tool.name} {tool.version}" for tool in tools) + "\n",
    ]
    with tempfile.TemporaryDirectory(prefix="keys-speed-") as made:
        scratch = Path(made)
        for case in options.case or ROUNDS:
            rounds = options.rounds or ROUNDS[case]
            print(f"{TITLES[case]}, {rounds} rounds", file=sys.stderr)
            run = _small_case if case in ("clean", "finding") else _big_case
            results[case] = run(tools, case, rounds, scratch)
            about = ""
            if case in ("tree", "history"):
                about = corpora.described(
                    corpora.FOLDER / ("whole-tree" if case == "tree" else case)
                )
                about += ". detect-secrets is left out: it would need hours.\n"
            page += [
                f"## {TITLES[case]} ({rounds} rounds)\n",
                about,
                _case_table(case, results[case]),
            ]
    page += ["## Goals\n", _goal_table(results)]
    text = "\n".join(part for part in page if part)
    print(text)
    if not (options.tools or options.case or options.rounds):
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text, encoding="utf-8")
        print(f"written to {RESULT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
