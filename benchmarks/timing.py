"""What commands cost, side by side: each in a process of its own, in turns, one at a time.

CPU is user and system time of a command and everything it waited for: what to trust on a shared
machine. Every figure is the smallest and the median of the rounds.
"""

from __future__ import annotations

import platform
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import peers

START = "python -c pass"


class Cost(NamedTuple):
    """One run: seconds of wall time and CPU, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


class Row(NamedTuple):
    """One command in one case."""

    name: str
    costs: list[Cost]
    note: str = ""

    def least(self, field: str) -> float:
        """The smallest of the rounds."""
        return min(float(getattr(cost, field)) for cost in self.costs)

    def median(self, field: str) -> float:
        """The middle of the rounds."""
        return statistics.median(float(getattr(cost, field)) for cost in self.costs)


class Runner(NamedTuple):
    """A command, by the file its report goes to; the exit codes by which it did its work; what
    its report says, for the last column."""

    name: str
    command: Callable[[Path], Sequence[str]]
    fine: frozenset[int]
    note: Callable[[Path], str] = lambda _report: ""


def start() -> Runner:
    """What every Python program pays before its first line."""
    return Runner(START, lambda _report: [sys.executable, "-c", "pass"], frozenset({0}))


def cost(
    command: Sequence[str],
    fine: frozenset[int],
    report: Path,
    cwd: Path,
    scratch: Path,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command once through measured.py; SystemExit when it did not finish its work."""
    result = scratch / "result.txt"
    program = shutil.which(command[0]) or command[0]
    subprocess.run(
        [
            *(sys.executable, "-I", "-S", str(peers.HERE / "measured.py")),
            *(str(result), str(report), program, *command[1:]),
        ],
        check=True,
        env=peers.environment() if environment is None else environment,
        cwd=cwd,
    )
    code, wall, cpu, peak = result.read_text(encoding="utf-8").split()
    if int(code) not in fine:
        problem = Path(str(report) + ".err").read_text(encoding="utf-8", errors="replace")
        said = report.read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"{' '.join(command)} ended with {code}:\n{said[-1000:]}{problem[-2000:]}")
    return Cost(float(wall), float(cpu), int(peak) / 1024)


def turns(
    runners: Sequence[Runner],
    rounds: int,
    cwd: Path,
    scratch: Path,
    *,
    warm_up: bool = False,
    environment: Mapping[str, str] | None = None,
) -> list[Row]:
    """Every runner in turn, `rounds` times; one unmeasured turn first where starts are timed."""
    rows = {runner.name: Row(runner.name, []) for runner in runners}
    for turn in range(rounds + warm_up):
        for runner in runners:
            report = scratch / f"{runner.name.replace(' ', '-').replace('/', '-')}.out"
            report.unlink(missing_ok=True)
            command = runner.command(report)
            spent = cost(command, runner.fine, report, cwd, scratch, environment)
            if turn >= warm_up:
                rows[runner.name].costs.append(spent)
            if turn == 0:
                rows[runner.name] = rows[runner.name]._replace(note=runner.note(report))
            if rounds <= 5:
                print(
                    f"  {runner.name}: {spent.cpu:.2f} s CPU, {spent.wall:.2f} s wall, "
                    f"{spent.peak:.0f} MB",
                    file=sys.stderr,
                )
    return list(rows.values())


def table(rows: Sequence[Row], base: Row | None, *, small: bool) -> str:
    """A Markdown table, milliseconds where `small`; the ratio is of the smallest CPU figures."""
    scale, unit, digits = (1000, "ms", 0) if small else (1, "s", 2)
    lines = [
        f"| | CPU min, {unit} | CPU median | wall min, {unit} | wall median | peak, MB "
        f"| CPU to {base.name if base else '-'} | |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        figures = [row.least("cpu"), row.median("cpu"), row.least("wall"), row.median("wall")]
        shown = " | ".join(f"{figure * scale:.{digits}f}" for figure in figures)
        ratio = f"{row.least('cpu') / base.least('cpu'):.2f}x" if base else "-"
        lines.append(f"| {row.name} | {shown} | {row.least('peak'):.0f} | {ratio} | {row.note} |")
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What it was measured on, for the head of a page."""
    return f"{platform.system()} {platform.machine()}, CPython {platform.python_version()}"
