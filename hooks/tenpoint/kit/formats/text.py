"""For a person at a terminal: a line that editors can click, and the fix below it."""

from __future__ import annotations

import os

from tenpoint.kit.finding import Finding
from tenpoint.kit.report import Report
from tenpoint.kit.secret import shown

_RED, _YELLOW, _BOLD, _DIM, _END = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(report: Report, *, colour: bool, base: str) -> str:
    """Findings and the summary. What is unread goes to stderr (`problems`)."""
    lines = []
    for finding, _ in report.findings:
        lines += _finding(finding, colour, base)
    lines.append(summary(report))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, colour: bool, base: str) -> list[str]:
    place = f"{local(finding.path, base)}:{finding.line}:{finding.column}"
    rule = f"[{finding.rule}]"
    if colour:
        tint = _RED if finding.severity == "error" else _YELLOW
        place, rule = f"{_BOLD}{place}{_END}", f"{tint}{rule}{_END}"
    commit = f" (commit {finding.commit[:12]})" if finding.commit else ""
    mark = "warning: " if finding.severity == "warning" else ""
    fix = f"  fix: {finding.fix}"
    return [
        f"{place}: {mark}{finding.message}{commit} {rule}",
        f"{_DIM}{fix}{_END}" if colour else fix,
    ]


def problems(report: Report, base: str) -> str:
    """What could not be checked, and remarks, for stderr."""
    lines = [
        f"{local(path, base)}: could not be checked: {shown(reason)}"
        for path, reason in report.unread
    ]
    lines += [f"note: {shown(note)}" for note in report.notes]
    return "".join(line + "\n" for line in lines)


def summary(report: Report) -> str:
    """The last line: how much was looked at, and what came of it."""
    parts = [_count(report.checked, "file") + " checked"]
    if report.binary:
        parts.append(f"{_count(report.binary, 'binary file')} skipped")
    parts.append(_count(len(report.findings), "finding"))
    if report.ignored:
        parts.append(f"{len(report.ignored)} ignored")
    if report.unread:
        parts.append(f"{len(report.unread)} could not be checked")
    return f"{report.hook}: {', '.join(parts)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def local(path: str, base: str) -> str:
    """A path below `base` as it is seen from the current folder, safe to print."""
    if base and not os.path.isabs(path):
        path = os.path.relpath(os.path.join(base, path)).replace(os.sep, "/")
    # GitHub's runner obeys a line that begins with `::`, whoever prints it.
    return shown(f"./{path}" if path.lstrip().startswith(":") else path)
