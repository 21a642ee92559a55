"""The second step: tell what the audit found, and pass or fail the check.

In this order, so that no fault of GitHub's API costs the rest: the page of the run,
annotations, outputs, the comment. The comment never changes the exit status.

With the input `report-from` nothing was audited here: the report is one that another run
has left, as an artifact of a pull request from a fork. It is read as hostile text and
nothing more; whose pull request it is, GitHub says and not the artifact.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, TextIO

import summary
from commands import KEPT, Commands, Kind
from comment import Sticky, Text, cause, marker
from compare import Changes, compare
from github import Fault, GitHub, Refused
from report import POINTS, BadReport, Finding, Report, load
from verdict import Verdict, judge
from workflow import BadInput, Inputs, read_event, read_inputs, read_origin, read_pull_request


class Told(NamedTuple):
    """All that the texts are made of; without a report `why` says why there is none."""

    report: Report | None
    changes: Changes | None
    verdict: Verdict
    why: str = ""


def main() -> int:
    """The exit status of the check: 0 passes, 1 fails, 2 could not be judged."""
    # Python's own choice on Windows knows no `…`; -I switches PYTHONUTF8 off.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return publish(os.environ, sys.stdout)


def publish(
    environment: Mapping[str, str],
    stream: TextIO,
    *,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
    wall: Callable[[], float] = time.time,
) -> int:
    """Everything, with what the outside gives as arguments; the exit status."""
    commands = Commands(environment, stream)
    try:
        inputs = read_inputs(environment)
    except BadInput as problem:
        commands.annotate("error", f"tenpoint: {problem}")
        commands.step_summary(summary.without_report(str(problem)))
        return 2
    told = judged(inputs)
    commands.step_summary(_page(told, inputs.where))
    if not inputs.foreign:  # its lines are not those of the commit that this run is about
        _annotate(commands, told)
    _outputs(commands, told, inputs, environment.get("GITHUB_WORKSPACE", ""))
    url = ""
    event = read_event(environment)
    if inputs.comment != "never" and (inputs.foreign or read_pull_request(event).number):
        github = GitHub(
            inputs.api_url, inputs.where.repository, inputs.token, sleep=sleep, now=now, wall=wall
        )
        url = _comment(commands, told, inputs, event, github)
    commands.output("comment-url", url)
    commands.say(f"tenpoint: {_in_one_line(told)}")
    return told.verdict.status


# -- what there is to tell ---------------------------------------------------


def judged(inputs: Inputs) -> Told:
    """Read what the audit left, compare and judge it."""
    failed = _sentence(inputs.reports / "failed.txt")
    if failed:
        return Told(None, None, Verdict(2, "nothing was checked"), failed)
    try:
        report = load(inputs.reports / "report.json")
    except BadReport as problem:
        return Told(None, None, Verdict(2, "nothing was checked"), str(problem))
    base, why = None, _sentence(inputs.reports / "base.txt")
    if (inputs.reports / "base.json").exists():
        try:
            base = load(inputs.reports / "base.json")
        except BadReport as problem:
            why = f"of the merge base, {problem}"
    changes = compare(report, base, why)
    return Told(report, changes, judge(report, changes, inputs.wishes))


def _sentence(file: Path) -> str:
    """A short file; no link is followed, see `report.load`."""
    if file.is_symlink():
        return ""
    try:
        with file.open("rb") as opened:
            return opened.read(4000).decode("utf-8", "replace").strip()
    except OSError:
        return ""


def _at(report: Report, where: summary.Where) -> summary.Where:
    """The lines are those of the commit that was audited."""
    return where._replace(commit=report.commit or where.commit)


def _page(told: Told, where: summary.Where) -> str:
    if told.report is None or told.changes is None:
        return summary.without_report(told.why)
    return summary.build(told.report, told.changes, told.verdict, _at(told.report, where))


def _in_one_line(told: Told) -> str:
    if told.report is None:
        return f"nothing was checked: {told.why}"
    return (
        f"{told.report.score}/{POINTS}, {told.report.verdict}; "
        f"{'the check passes' if told.verdict.status == 0 else 'the check fails'}: "
        f"{told.verdict.why.replace('`', '')}"
    )


# -- annotations and outputs -------------------------------------------------


def _annotate(commands: Commands, told: Told) -> None:
    """The new findings; without a comparison all of them. The old ones stand in the summary."""
    if told.report is None or told.changes is None:
        commands.annotate("error", f"tenpoint checked nothing: {told.why}")
        return
    by_kind: tuple[tuple[Kind, tuple[Finding, ...]], ...] = (
        ("error", told.changes.new),
        ("warning", told.changes.new_advice),
    )
    for kind, found in by_kind:
        for one in found:
            commands.annotate(
                kind,
                _message(one),
                path=one.path,
                line=one.line,
                end_line=one.end_line,
                title=f"tenpoint {one.rule}",
                keep=KEPT if kind == "warning" else 0,
            )
    more = sum(commands.suppressed.values())
    if more:
        commands.say(f"GitHub shows no more annotations; {more} stand only here and in the summary")


def _message(one: Finding) -> str:
    history = f" (commit {one.commit[:12]})" if one.commit else ""
    return f"{one.message}{history}" + (f"\nfix: {one.fix}" if one.fix else "")


def _outputs(commands: Commands, told: Told, inputs: Inputs, workspace: str) -> None:
    report = told.report
    commands.output("score", str(report.score) if report else "")
    commands.output("verdict", report.verdict if report else "not checked")
    commands.output("findings", str(len(report.findings)) if report else "")
    commands.output("not-checked", str(report.number("not_checked") if report else POINTS))
    commands.output("report", str(inputs.reports / "report.json") if report else "")
    written = inputs.sarif_file and Path(workspace, inputs.sarif_file).is_file()
    commands.output("sarif-file", inputs.sarif_file if written else "")


# -- the comment -------------------------------------------------------------


def text(told: Told, where: summary.Where, name: str = "") -> Text:
    """What the comment says, within its length; `name` is the comment's id."""
    limit = summary.COMMENT - len(marker(name)) - 100  # the marker, and the state behind it
    if told.report is None or told.changes is None:
        whole = summary.without_report(told.why, limit, summary.characters)
        return Text(whole, whole, whole, worth_it=True)
    report, changes, verdict = told.report, told.changes, told.verdict
    whole, fixed = (
        summary.build(
            report,
            changes,
            verdict,
            _at(report, where),
            fixed=fixed,
            limit=limit,
            size=summary.characters,
        )
        for fixed in (False, True)
    )
    worth_it = bool(verdict.status or changes.new or changes.added)
    return Text(whole, summary.short(report, changes, verdict), fixed, worth_it)


def _comment(
    commands: Commands,
    told: Told,
    inputs: Inputs,
    event: Mapping[str, object],
    github: GitHub,
) -> str:
    """Say it on the pull request; the comment's address, or "" when there is none."""
    said = text(told, inputs.where, inputs.comment_id)
    if not inputs.token:
        commands.warn("No comment on the pull request: the input token is empty.")
        return ""
    pull = read_pull_request(event)
    try:
        number = _foreign_number(event, github) if inputs.foreign else pull.number
        sticky = Sticky(github, number, inputs.comment_id)
        return sticky.say(said, always=inputs.comment == "always", warn=commands.warn)
    except Refused as fault:
        commands.warn(cause(fault, pull))
    except Fault as fault:
        commands.warn(
            f"No comment on the pull request: {fault.why}. The summary of the run has it all."
        )
    return ""


def _foreign_number(event: Mapping[str, object], github: GitHub) -> int:
    """The pull request that a report of another run is about."""
    origin = read_origin(event)
    if origin is None:
        raise Fault("the input report-from is for a workflow on `workflow_run`, which this is not")
    number = github.pull_request(*origin)
    if not number:
        raise Fault(
            "no open pull request has the commit of that run as its newest; a newer run will tell"
        )
    return number
