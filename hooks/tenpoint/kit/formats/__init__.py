"""How a report is written down: the same facts for a person, a program and GitHub."""

from __future__ import annotations

from tenpoint.kit.report import Report

NAMES = ("text", "json", "sarif", "github")


def render(report: Report, name: str, *, colour: bool = False, base: str = "") -> str:
    """The report in the format of that name; `base` is what text paths are relative to.

    A format is loaded when it is asked for: a commit hook never starts a JSON writer.
    """
    if name == "text":
        from tenpoint.kit.formats.text import render as text

        return text(report, colour=colour, base=base)
    if name == "json":
        from tenpoint.kit.formats.json import render as json

        return json(report)
    if name == "sarif":
        from tenpoint.kit.formats.sarif import render as sarif

        return sarif(report)
    from tenpoint.kit.formats.github import render as github

    return github(report)
