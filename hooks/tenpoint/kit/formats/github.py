"""For the log of a GitHub workflow: annotations at the lines of the pull request.

Source of the form and its escapes: GitHub's runner, `ActionCommand.cs`. GitHub shows
ten annotations of a kind for each step and keeps the rest in the log.
"""

from __future__ import annotations

from tenpoint.kit.formats.text import summary
from tenpoint.kit.report import Report
from tenpoint.kit.secret import shown


def render(report: Report) -> str:
    lines = []
    for f, _ in report.findings:
        place = (
            f"file={_property(shown(f.path))},line={f.line},endLine={f.end_line},"
            f"col={f.column},endColumn={f.end_column},title={_property(f.rule)}"
        )
        commit = f" (commit {f.commit[:12]})" if f.commit else ""
        lines.append(f"::{f.severity} {place}::{_message(f'{f.message}{commit}. Fix: {f.fix}')}")
    lines += [
        f"::error file={_property(shown(path))},title=could not be checked::{_message(reason)}"
        for path, reason in report.unread
    ]
    lines += [f"::notice::{_message(note)}" for note in report.notes]
    lines.append(shown(summary(report)))
    return "\n".join(lines) + "\n"


def _message(text: str) -> str:
    return shown(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
