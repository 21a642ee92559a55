"""For a person at a terminal: ten rows, the findings below them, the score at the end."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from tenpoint.audit.formats.words import (
    MOST,
    STATES,
    Row,
    asides,
    box_seen,
    headline,
    places,
    rows,
    verdict,
    where,
)
from tenpoint.audit.result import Audit
from tenpoint.audit.score import State
from tenpoint.kit.formats.text import local

_HEADS = ("#", "state", "point", "what was seen", "what to do next")
_PIPED_WIDTH = 120
_MARKS: dict[State, str] = {
    "pass": "[x]",
    "fail": "[!]",
    "attested": "[a]",
    "not_applicable": "[-]",
    "not_checked": "[ ]",
}
COLOURS: dict[State, str] = {
    "pass": "green",
    "fail": "bold red",
    "attested": "cyan",
    "not_applicable": "bright_black",
    "not_checked": "yellow",
}


def render(audit: Audit, *, root: str = "", width: int = _PIPED_WIDTH) -> str:
    """The whole report as plain text."""
    return (
        "\n".join([headline(audit), "", *_table(rows(audit), width), "", *_below(audit, root)])
        + "\n"
    )


def show(audit: Audit, stream: TextIO, *, root: str = "") -> None:
    """Write it to a terminal, with colour where `rich` is installed; else plain."""
    width = shutil.get_terminal_size((_PIPED_WIDTH, 40)).columns
    colourful = stream.isatty() and not os.environ.get("NO_COLOR")
    if not colourful or os.environ.get("TERM") == "dumb" or not _show_rich(audit, stream, root):
        stream.write(render(audit, root=root, width=width if stream.isatty() else _PIPED_WIDTH))


def _show_rich(audit: Audit, stream: TextIO, root: str) -> bool:
    try:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ImportError:
        return False
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    table = Table(show_lines=False, header_style="bold", expand=True, pad_edge=False)
    for head, ratio in zip(_HEADS, (None, None, 4, 5, 5), strict=True):
        table.add_column(head, ratio=ratio, justify="right" if head == "#" else "left",
                         overflow="fold", no_wrap=ratio is None)  # fmt: skip
    for row in rows(audit):
        state = Text(STATES[row.state], style=COLOURS[row.state])
        table.add_row(str(row.number), state, Text(row.title), Text(row.seen), Text(row.next))
    console.print(Text(headline(audit), style="bold"))
    console.print(table)
    *below, last = _below(audit, root)
    console.print(Text("\n".join(below)), soft_wrap=True)
    worst = "red" if audit.score.score < 4 else "yellow" if audit.score.score < 10 else "green"
    console.print(Text(last, style=f"bold {worst}"), soft_wrap=True)
    return True


def _table(lines: Sequence[Row], width: int) -> list[str]:
    """Columns of plain text; cells are wrapped, never cut."""
    cells = [(str(r.number), STATES[r.state], r.title, r.seen, r.next) for r in lines]
    fixed = [max(len(row[column]) for row in [_HEADS, *cells]) for column in (0, 1)]
    room = max(60, width - sum(fixed) - 2 * 4)
    widths = [*fixed, room * 4 // 14, room * 5 // 14, room - room * 4 // 14 - room * 5 // 14]
    out = []
    for row in [_HEADS, *cells]:
        wrapped = [
            textwrap.wrap(cell, size, break_on_hyphens=False) or [""]
            for cell, size in zip(row, widths, strict=True)
        ]
        for line in range(max(map(len, wrapped))):
            parts = [
                (cell[line] if line < len(cell) else "").ljust(size)
                for cell, size in zip(wrapped, widths, strict=True)
            ]
            out.append("  ".join(parts).rstrip())
        if row is _HEADS:
            out.append("  ".join("-" * size for size in widths))
    return out


def _below(audit: Audit, root: str) -> list[str]:
    """Everything under the table; the score with its verdict is the last line."""
    lines = []
    found = places(audit, audit.findings)
    for place in found[:MOST]:
        finding = place.first
        commit = f" (commit {finding.commit[:12]})" if finding.commit else ""
        lines.append(
            f"{local(finding.path, root)}:{finding.line}:{finding.column}: "
            f"{finding.message}{commit} [{', '.join(place.rules)}]"
        )
        lines.append(f"  fix: {finding.fix}")
    if len(found) > MOST:
        lines.append(f"… and {len(found) - MOST} more: --format json lists all of them")
    if found:
        lines.append("")
    lines += _checklist(audit)
    notes = asides(audit)
    if audit.advice:
        rules = Counter(one.finding.rule for one in audit.advice)
        listed = ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items()))
        notes.append(f"advice, not counted: {listed} (--pedantic shows and counts it)")
    if notes:
        lines += [*notes, ""]
    lines += _stats(audit)
    lines.append(verdict(audit))
    return lines


def _checklist(audit: Audit) -> list[str]:
    lines = ["Deployment checklist:"]
    for result in audit.boxes:
        told = box_seen(result)
        title = result.box.title.replace("`", "")
        lines.append(f"  {_MARKS[result.judged.state]} {title}{f': {told}' if told else ''}")
    return [*lines, ""]


def _stats(audit: Audit) -> list[str]:
    if not audit.stats:
        return []
    lines = ["seconds     files  check"]
    lines += [
        f"{run.seconds:7.2f}  {run.files:8}  {run.hook.id}"
        for run in sorted(audit.runs, key=lambda run: -run.seconds)
    ]
    return [*lines, ""]


__all__ = ["render", "show", "where"]
