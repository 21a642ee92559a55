"""How it grows: up to 100,000 small files, one file of a gigabyte, and the audit of a real tree.

    python benchmarks/scale.py [--case growth|gigabyte|audit] [--rounds N]

Growth must be linear: the time for each file may not grow with the number of files. The gigabyte is
a log with one key in its last line; memory must not grow with it. The audit runs every hook over
the agent projects of corpora.py, beside the floor: reading the same files once and doing nothing.

A run of all cases writes results/scale.md and its picture.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import corpora
import peers
import plots
from timing import Row, Runner, machine, table, turns

RESULT = peers.HERE / "results" / "scale.md"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
_TENPOINT = [sys.executable, "-m", "tenpoint"]
_READ = """
import os, sys
for folder, folders, files in os.walk(sys.argv[1]):
    folders[:] = [name for name in folders if name != ".git"]
    for name in files:
        with open(os.path.join(folder, name), "rb") as file:
            file.read()
"""

# Nobody's time depends on words, so a few templates filled with numbers will do.
_TEMPLATES = {
    "py": "import os\n\n\nclass Step{n}:\n    limit = {n}\n\n    def run(self, text: str) -> int:\n"
    '        """Count words, step {n}."""\n        return len(text.split()) + self.limit\n',
    "ts": "export const step{n} = (text: string): number => text.length + {n};\n" * 6,
    "md": "# Step {n}\n\nIt counts the words of a text and adds {n}.\n\n" * 5,
    "json": '{{"step": {n}, "name": "step-{n}", "limits": {{"tokens": {n}, "seconds": 30}}}}\n',
    "yaml": "step: {n}\nlimits:\n  tokens: {n}\n  seconds: 30\nname: step-{n}\n",
}


def _grown(folder: Path, number: int) -> Path:
    """A repository of that many files, 200 to a folder, all of them tracked."""
    place = folder / str(number)
    kinds = list(_TEMPLATES)
    for n in range(number):
        kind = kinds[n % len(kinds)]
        file = place / f"part{n // 200}" / f"step{n}.{kind}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_TEMPLATES[kind].format(n=n), encoding="utf-8")
    (place / ".gitignore").write_text(".env\n.env.*\n!.env.example\n", encoding="utf-8")
    for words in (["init", "-q"], ["add", "--all"]):
        subprocess.run(["git", *words], cwd=place, check=True)
    return place


def _scans(target: Path, names: Sequence[str]) -> list[Runner]:
    def command(tool: peers.Tool, report: Path) -> list[str]:
        assert tool.tree is not None
        return tool.tree(target, Path(str(report) + ".json"))

    def found(tool: peers.Tool, report: Path) -> str:
        hits = tool.read(report if tool.report_on_stdout else Path(str(report) + ".json"))
        return f"{len(hits)} findings"

    tools = [peers.TOOLS[name]() for name in names]
    return [
        Runner(tool.name, partial(command, tool), tool.fine, partial(found, tool)) for tool in tools
    ]


def _audit(target: Path) -> Runner:
    words = [*_TENPOINT, "audit", "--scanners", "none", "--format", "json", str(target)]

    def note(report: Path) -> str:
        import json

        told = json.loads(report.read_text("utf-8"))
        return f"{len(told['findings'])} findings, {len(told['unread'])} unread"

    return Runner("tenpoint audit", lambda _report: words, frozenset({0, 1, 2}), note)


def _floor(target: Path) -> Runner:
    words = [sys.executable, "-c", _READ, str(target)]
    return Runner("reading every file", lambda _report: words, frozenset({0}))


# --- the cases -----------------------------------------------------------------------------------


def growth(scratch: Path, rounds: int) -> str:
    """CPU by the number of files."""
    lines: dict[str, dict[float, float]] = {}
    head = "| files | reading | no-hardcoded-keys | a file, µs | audit | a file, µs |"
    told = [head, "| ---: | ---: | ---: | ---: | ---: | ---: |"]
    for number in SIZES:
        target = _grown(scratch, number)
        runners = [_floor(target), *_scans(target, ["tenpoint"]), _audit(target)]
        # The very first run of an engine compiles its patterns, and keeps them.
        rows = turns(runners, rounds, scratch, scratch, warm_up=number == SIZES[0])
        for row in rows:
            name = "no-hardcoded-keys" if row.name == "tenpoint" else row.name
            lines.setdefault(name, {})[number] = row.least("cpu")
        read, keys, audit = (row.least("cpu") for row in rows)
        told.append(
            f"| {number:,} | {read:.2f} s | {keys:.2f} s | {keys / number * 1e6:.0f} "
            f"| {audit:.2f} s | {audit / number * 1e6:.0f} |"
        )
        subprocess.run(["rm", "-rf", str(target)], check=True)
    picture = RESULT.with_name("scale-growth.svg")
    plots.growth(picture, "CPU by the number of small files", "files", "seconds", lines)
    return "\n".join(told) + f"\n\n![CPU by the number of files]({picture.name})\n"


def gigabyte(scratch: Path, rounds: int) -> str:
    """One log of 2^30 bytes, beside the peers."""
    folder = scratch / "gigabyte"
    folder.mkdir()
    chance = random.Random(11)
    lines = [
        f"2026-11-21T10:{n % 60:02}:{n % 59:02}Z INFO worker-{n % 8} "
        f"step={chance.randrange(10**6)} "
        f"tokens={chance.randrange(4096)} took={chance.random():.6f}\n"
        for n in range(9_000)
    ]
    block = "".join(lines).encode()
    with (folder / "agent.log").open("wb") as file:
        while file.tell() + len(block) < 1 << 30:
            file.write(block)
        file.write(corpora.planted(7, "the log").encode())
    runners = _scans(folder, ["tenpoint", "gitleaks", "betterleaks", "kingfisher"])
    kingfisher = runners[-1]

    def large(report: Path) -> list[str]:
        """kingfisher leaves out files above 256 MB unless it is told otherwise."""
        return [*kingfisher.command(report), "--max-file-size", "2048"]

    runners[-1] = kingfisher._replace(command=large)
    rows = turns([_floor(folder), *runners], rounds, scratch, scratch)
    return table(rows, _ours(rows), small=False)


def audit(scratch: Path, rounds: int) -> str:
    """Every hook over the agent projects."""
    tree = corpora.whole_tree()
    copy = scratch / "audited"
    subprocess.run(["cp", "-r", str(tree), str(copy)], check=True)
    for words in (["init", "-q"], ["add", "--all", "--force"]):
        subprocess.run(["git", *words], cwd=copy, check=True)
    rows = turns([_floor(copy), _audit(copy)], rounds, scratch, scratch)
    about = corpora.described(corpora.FOLDER / "whole-tree")
    return f"{about}.\n\n{table(rows, rows[0], small=False)}"


def _ours(rows: Sequence[Row]) -> Row:
    return next(row for row in rows if row.name == "tenpoint")


CASES: dict[str, tuple[str, int, Callable[[Path, int], str]]] = {
    "growth": ("Growth with the number of files", 2, growth),
    "gigabyte": ("One file of a gigabyte", 3, gigabyte),
    "audit": ("The audit of real projects", 1, audit),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write the page; the page is only written for a run of everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--case", choices=tuple(CASES), action="append")
    parser.add_argument("--rounds", type=int, help="instead of each case's own number")
    options = parser.parse_args(argv)
    peers.installed()
    page = [
        "# How it grows\n",
        "Made by `python benchmarks/run.py scale`; runs take turns, one at a time; the least of "
        f"the rounds. {os.cpu_count()} processors, {machine()}.\n",
    ]
    with tempfile.TemporaryDirectory(prefix="scale-") as made:
        for name in options.case or CASES:
            title, rounds, case = CASES[name]
            print(title, file=sys.stderr)
            rounds = options.rounds or rounds
            page += [f"## {title} ({rounds} rounds)\n", case(Path(made), rounds)]
    text = "\n".join(page)
    print(text)
    if not options.case:
        RESULT.write_text(text, encoding="utf-8")
        print(f"written to {RESULT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
