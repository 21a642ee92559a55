"""The audit of one repository, from its files to the finished facts."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

from tenpoint.audit import attestations, judge, scanners
from tenpoint.audit.evidence import Evidence
from tenpoint.audit.examine import Progress, Ran, excluded, nothing, start
from tenpoint.audit.result import Audit, PointResult
from tenpoint.audit.scanners.answer import Request
from tenpoint.audit.score import Check, count, exit_status, verdict
from tenpoint.kit.configfile import SCANNERS
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Ignored, Report, Reported


class Wishes(NamedTuple):
    """What the command line asks for."""

    min_score: int = 0
    strict: bool = False
    offline: bool = False
    pedantic: bool = False
    scanners: scanners.Chosen = scanners.Chosen(scanners.NAMES)
    image: str = ""
    osv_url: str = ""
    requirements: tuple[str, ...] = ()
    ignore_vulns: tuple[str, ...] = ()
    use_baseline: bool = True
    stats: bool = False
    name: str = ""


def audit(repo: Repo, hooks: Sequence[Hook], wishes: Wishes, progress: Progress = nothing) -> Audit:
    """Run everything and judge it; `repo` has its configuration.

    Raises `UsageError` or `CannotCheck` when there is nothing to audit, or nobody can ask git.
    """
    if not repo.tracked():
        raise UsageError("git tracks no file here: there is nothing to audit, and no score")
    assert repo.config is not None
    words = attestations.weigh(repo, date.today())
    evidence = Evidence()
    request = Request(repo, wishes.offline, wishes.image, wishes.osv_url, wishes.requirements)
    examining = start(repo, hooks, evidence, use_baseline=wishes.use_baseline)
    # The scanners are programs of their own: one at a time runs beside the hooks.
    with ThreadPoolExecutor(max_workers=1) as beside:
        asked = beside.submit(scanners.ask, request, wishes.scanners)
        runs = examining.finish(progress)
        progress("scanners", 0, 0)
        runs += scanners.settled(
            repo,
            asked.result(),
            use_baseline=wishes.use_baseline,
            ignore_vulns=wishes.ignore_vulns,
        )
    runs = [_from_the_top(run, repo.prefix) for run in _told_once(runs)]
    seen = {
        kind: [one._replace(path=repo.prefix + one.path) for one in sightings]
        for kind, sightings in evidence.seen.items()
    }
    points = judge.points(runs, words, pedantic=wishes.pedantic)
    boxes = judge.boxes(runs, words, seen, pedantic=wishes.pedantic)
    outside = judge.outside(runs, pedantic=wishes.pedantic)
    score = count((point.judged.state for point in points), strict=wishes.strict)
    findings = _once(
        found for run in runs for found in judge.counting(run, pedantic=wishes.pedantic)
    )
    return Audit(
        name=wishes.name or os.path.basename(os.path.realpath(repo.root)),
        commit=_commit(repo),
        on=date.today().isoformat(),
        score=score,
        verdict=verdict(score, outside=outside),
        strict=wishes.strict,
        exit_code=exit_status(
            [point.judged for point in points],
            [*_all_checks(points), *_unread_elsewhere(runs)],
            score,
            offline=wishes.offline,
            min_score=wishes.min_score,
            outside=outside,
        ),
        points=tuple(points),
        boxes=tuple(boxes),
        findings=findings,
        advice=_once(
            found
            for run in runs
            for found in run.report.findings
            if found.finding.severity == "warning" and not wishes.pedantic
        ),
        unread=tuple(sorted({problem for run in runs for problem in run.report.unread})),
        ignored=tuple(sorted({one for run in runs for one in run.report.ignored})),
        words=tuple(words),
        excluded=repo.config.exclude,
        excluded_files=excluded(repo),
        without=repo.config.without,
        notes=tuple(dict.fromkeys(note for run in runs for note in run.report.notes)),
        runs=tuple(runs),
        files=len(repo.tracked()),
        stats=wishes.stats,
        outside=outside,
    )


def _from_the_top(run: Ran, prefix: str) -> Ran:
    """What is told of a folder that stands for a repository, with the whole one's paths."""
    if not prefix:
        return run
    report = run.report
    return run._replace(
        report=report._replace(
            findings=[
                found._replace(finding=found.finding._replace(path=prefix + found.finding.path))
                for found in report.findings
            ],
            unread=[
                one._replace(path=prefix + one.path) if one.path != "." else one
                for one in report.unread
            ],
            ignored=[one._replace(path=prefix + one.path) for one in report.ignored],
        )
    )


def _once(found: Iterable[Reported]) -> tuple[Reported, ...]:
    return tuple(sorted(set(found)))


def _all_checks(points: Sequence[PointResult]) -> list[Check]:
    return [check for point in points for check in point.checks]


def _unread_elsewhere(runs: Sequence[Ran]) -> list[Check]:
    """Files that a hook of the deployment checklist alone could not read."""
    return [
        Check(run.hook.id, reason="unreadable")
        for run in runs
        if not run.hook.point and run.report.unread
    ]


def _told_once(runs: Sequence[Ran]) -> list[Ran]:
    """The runs without what a scanner only repeats.

    Whoever has written down why a line is right must not write it again for each tool, and a
    place that one of our hooks reports is not reported by Trivy too.
    """
    ignored: dict[tuple[int, str, int], Ignored] = {}
    reported = set()
    for run in runs:
        for one in run.report.ignored:
            ignored.setdefault((run.hook.point, one.path, one.line), one)
        if run.hook.id not in SCANNERS:
            places = [found.finding for found in run.report.findings]
            reported |= {(run.hook.point, one.path, one.line) for one in places}
    return [
        run._replace(report=_sifted(run, ignored, reported)) if run.hook.id in SCANNERS else run
        for run in runs
    ]


def _sifted(
    run: Ran,
    ignored: Mapping[tuple[int, str, int], Ignored],
    reported: Collection[tuple[int, str, int]],
) -> Report:
    kept, aside = [], list(run.report.ignored)
    for found in run.report.findings:
        finding = found.finding
        place = (run.hook.point, finding.path, finding.line)
        if place in ignored:
            aside.append(ignored[place]._replace(rule=finding.rule))
        elif place not in reported or run.hook.id not in _ABOUT_SECRETS:
            kept.append(found)
    return run.report._replace(findings=kept, ignored=sorted(set(aside)))


# What these say of a line, our hooks say better; advisories are another matter.
_ABOUT_SECRETS = ("trivy-secret", "trivy-misconfig")


def _commit(repo: Repo) -> str:
    try:
        return repo.git("rev-parse", "--verify", "--quiet", "HEAD").decode("ascii").strip()
    except CannotCheck:
        return ""
