"""Whether the check on the pull request passes, from the report and the wishes of the workflow.

A report that says "not checked" is no pass: 2 is the status of what could not be judged.
"""

from __future__ import annotations

from typing import NamedTuple

from compare import Changes
from report import POINTS, Report

FAIL_ON = ("error", "warning", "never")


class Wishes(NamedTuple):
    """`changed_only`: findings that the merge base has as well do not count."""

    fail_on: str = "error"
    min_score: int = 0
    changed_only: bool = False


class Verdict(NamedTuple):
    """The exit status (0 passes, 1 fails, 2 could not be judged) and its reason, as a clause."""

    status: int
    why: str


def judge(report: Report, changes: Changes, wishes: Wishes) -> Verdict:
    """`min_score` counts whatever `fail_on` says."""
    if report.score < wishes.min_score:
        return Verdict(1, f"the score is below {wishes.min_score}/{POINTS}, the `min-score`")
    if wishes.fail_on == "never":
        return Verdict(0, "`fail-on: never` only tells")
    errors = len(changes.new)
    advice = len(changes.new_advice)
    new = "new " if wishes.changed_only and changes.compared else ""
    if not new:
        errors += len(changes.old)
        advice += len(changes.old_advice)
    if errors:
        return Verdict(1, numbered(errors, f"{new}finding"))
    if wishes.fail_on == "warning" and advice:
        return Verdict(1, numbered(advice, f"{new}warning"))
    # Without findings the audit's own status is about the rest: 2, or 1 for a point that failed.
    if report.exit_code and not (new and report.findings):
        if report.exit_code == 1:
            return Verdict(1, "a point fails")
        return Verdict(2, "something could not be checked")
    if new and report.findings:
        if report.broken:
            return Verdict(2, "something could not be checked")
        return Verdict(0, "no finding is new, and `changed-only` lets the old ones be")
    return Verdict(0, "nothing was found")


def numbered(count: int, noun: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
