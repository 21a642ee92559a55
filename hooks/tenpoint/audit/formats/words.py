"""The sentences that text, Markdown and HTML share: what was seen for a point, and what is next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tenpoint.audit.attestations import Word
from tenpoint.audit.result import Audit, BoxResult, PointResult
from tenpoint.audit.scanners import SCANNERS
from tenpoint.audit.score import Reason, State
from tenpoint.kit.finding import Finding
from tenpoint.kit.report import Reported
from tenpoint.kit.secret import shown

STATES: dict[State, str] = {
    "pass": "pass",
    "fail": "FAIL",
    "attested": "attested",
    "not_applicable": "not applicable",
    "not_checked": "not checked",
}

_NEXT: dict[Reason, str] = {
    "unreadable": "repair it, then audit again",
    "tool-error": "audit again; if it stays so, run the scanner by hand",
    "tool-missing": "install it, or audit with --offline knowing that this point is open",
    "offline": "audit again with a network",
    "switched-off": "audit again with it",
    "baseline": "solve what the baseline lists, or give each entry its reason",
    "no-hook": "nothing yet: a later version checks it",
    "needs-attestation": "attest it in .tenpoint.toml, with evidence",
}

# In a narrow cell an address only gets in the way; below, beside its finding, it stands whole.
_ADDRESS = re.compile(r" at https://[^\s,]+")

# A report for people shows as many findings; JSON and SARIF always have all of them.
MOST = 100


class Row(NamedTuple):
    """One point as a row of a table."""

    number: int
    state: State
    title: str
    seen: str
    next: str


def rows(audit: Audit) -> list[Row]:
    """The ten rows."""
    return [
        Row(
            result.point.number,
            result.judged.state,
            result.point.title.replace("`", ""),
            seen(result),
            next_step(result),
        )
        for result in audit.points
    ]


def seen(result: PointResult) -> str:
    """What the state of a point rests on."""
    state = result.judged.state
    if state == "fail":
        return _places(result.findings)
    if state == "attested":
        return shown(str(result.word))
    if state == "not_applicable":
        return f"searched and found none: {result.looked_for}"
    if state == "not_checked":
        return _why(result.judged.reason, result.judged.detail)
    open_ = {check.name for check in result.checks if check.reason is not None or not check.applies}
    names = dict.fromkeys(check.name for check in result.checks if check.name not in open_)
    return f"nothing found by {_and(names)}" if names else "nothing found"


def _why(reason: Reason | None, detail: str) -> str:
    return shown(detail) if reason in ("no-hook", None) else f"{reason}: {shown(detail)}"


def next_step(result: PointResult) -> str:
    """What a person does about a point; "" when there is nothing to do."""
    if result.judged.state == "fail":
        return _ADDRESS.sub("", result.findings[0].finding.fix)
    if result.judged.reason == "needs-attestation":
        return f"attest point {result.point.number} in .tenpoint.toml, with evidence"
    return _NEXT[result.judged.reason] if result.judged.reason else ""


def box_seen(result: BoxResult) -> str:
    """What the state of a box rests on, in a few words."""
    state = result.judged.state
    if state == "fail":
        return f"{result.findings} finding{'' if result.findings == 1 else 's'}"
    if state == "attested":
        return shown(str(result.word))
    if result.seen:
        one = result.seen[0]
        place = f"{one.path}:{one.line}" if one.line else one.path
        what = f"{shown(one.what)} in " if one.line else ""
        more = f", and {len(result.seen) - 1} more" if len(result.seen) > 1 else ""
        return f"{what}{shown(place)}{more}"
    if state == "not_checked":
        told = _why(result.judged.reason, result.judged.detail)
        if result.hints:
            told += f" (a hint: {shown(result.hints[0].path)} names one)"
        return told
    return ""


class Place(NamedTuple):
    """One place of the files with all that is said of it: shown once, under all its points."""

    first: Finding
    rules: tuple[str, ...]
    points: tuple[int, ...]


def places(audit: Audit, found: Sequence[Reported]) -> list[Place]:
    """The findings by place, in reading order."""
    numbers = {rule: run.hook.point for run in audit.runs for rule in run.hook.rules}
    by_place: dict[tuple[str, int, int, str], list[Finding]] = {}
    for finding, _ in found:
        key = (finding.path, finding.line, finding.column, finding.commit)
        by_place.setdefault(key, []).append(finding)
    return [
        Place(
            group[0],
            tuple(dict.fromkeys(one.rule for one in group)),
            tuple(sorted({numbers.get(one.rule, 0) for one in group})),
        )
        for group in by_place.values()
    ]


def where(finding: Finding) -> str:
    """A place as people write it."""
    commit = f" (commit {finding.commit[:12]})" if finding.commit else ""
    return f"{shown(finding.path)}:{finding.line}:{finding.column}{commit}"


def asides(audit: Audit) -> list[str]:
    """What else a reader must know: ignores, excludes, attestations that do not count, notes."""
    lines = []
    if audit.excluded:
        lines.append(
            f"excluded by the configuration: {', '.join(map(shown, audit.excluded))} "
            f"({audit.excluded_files} files)"
        )
    lines += [
        f"ignored: {shown(one.path)}:{one.line} [{one.rule}] {shown(one.reason)} ({shown(one.by)})"
        for one in audit.ignored[:MOST]
    ]
    if len(audit.ignored) > MOST:
        lines.append(f"ignored: {len(audit.ignored) - MOST} more")
    at_work = [result.word for result in audit.points] + [result.word for result in audit.boxes]
    for word in audit.words:
        if word not in at_work:
            subject = f"point {word.subject}" if word.given.point else f"box {word.subject}"
            lines.append(f"attestation of {subject} has no effect: {_idle(word)}")
    lines += [f"could not be checked: {shown(p.path)}: {shown(p.reason)}" for p in audit.unread]
    left_out: dict[str, list[str]] = {}
    for run in audit.runs:
        if run.reason == "switched-off":
            left_out.setdefault(run.detail, []).append(run.hook.id)
    lines += [
        f"left out by choice: {', '.join(names)} ({shown(detail)})"
        for detail, names in left_out.items()
    ]
    lines += [f"note: {shown(note)}" for note in audit.notes]
    return lines


def _idle(word: Word) -> str:
    """Why an attestation changes nothing."""
    return shown(word.problem) or "the checks have decided, or have not all been made"


def headline(audit: Audit) -> str:
    commit = f" at commit {audit.commit[:12]}" if audit.commit else ", nothing committed yet"
    return f"tenpoint audit of {shown(audit.name)}{commit}: {audit.files} files"


def verdict(audit: Audit) -> str:
    """The score with its split and the verdict, as one line."""
    strict = " (strict: attested points earn nothing)" if audit.strict else ""
    ignored = f"; {len(audit.ignored)} ignored" if audit.ignored else ""
    gone = {run.hook.id for run in audit.runs if run.reason == "switched-off"}
    names = [one.name for one in SCANNERS if any(hook.id in gone for hook in one.hooks)]
    left_out = f"; left out: {', '.join(names)}" if names else ""
    beside = f"; {outside(audit)}" if audit.outside else ""
    return f"{audit.score}{beside}{ignored}{left_out}: {audit.verdict}{strict}"


def outside(audit: Audit) -> str:
    """The findings that cost no point and fail the audit all the same, as words; "" for none."""
    number = f"{audit.outside} finding{'' if audit.outside == 1 else 's'}"
    return f"{number} outside of the points" if audit.outside else ""


def _places(found: Sequence[Reported]) -> str:
    number = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
    files = list(dict.fromkeys(f"{shown(one.finding.path)}:{one.finding.line}" for one in found))
    return f"{number}: {', '.join(files[:3])}{' …' if len(files) > 3 else ''}"


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
