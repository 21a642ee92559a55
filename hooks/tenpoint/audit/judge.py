"""From what hooks and scanners found to the state of every point and box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tenpoint.audit.attestations import Word, covering
from tenpoint.audit.checklists import BOXES, QUESTIONS, Box
from tenpoint.audit.evidence import Sighting
from tenpoint.audit.examine import Ran
from tenpoint.audit.points import POINTS, Point
from tenpoint.audit.result import BoxResult, PointResult
from tenpoint.audit.score import NO_HOOK, Check, judge
from tenpoint.kit.baseline import DETECT_SECRETS_FILE, FILE, UNJUDGED
from tenpoint.kit.finding import rule_is
from tenpoint.kit.report import Ignored, Reported


def counting(run: Ran, *, pedantic: bool) -> tuple[Reported, ...]:
    """The findings of a hook or scanner that count: errors, and with `pedantic` warnings too."""
    return tuple(
        found for found in run.report.findings if pedantic or found.finding.severity == "error"
    )


def outside(runs: Sequence[Ran], *, pedantic: bool) -> int:
    """How many findings that count belong to no point, whether a box names their rule or not."""
    return sum(len(counting(run, pedantic=pedantic)) for run in runs if not run.hook.point)


def points(runs: Sequence[Ran], words: Sequence[Word], *, pedantic: bool) -> list[PointResult]:
    """Every point with its state."""
    return [_point(point, runs, words, pedantic=pedantic) for point in POINTS]


def _point(
    point: Point, runs: Sequence[Ran], words: Sequence[Word], *, pedantic: bool
) -> PointResult:
    question = QUESTIONS[point.number]
    own = [run for run in runs if run.hook.point == point.number]
    checks = [check for run in own for check in _checks(run, pedantic=pedantic)]
    checks += _missing((*question.hooks,), own)
    word = covering(words, point.number)
    judged = judge(checks, attested=word is not None, may_be_absent=question.may_be_absent)
    findings = [found for run in own for found in counting(run, pedantic=pedantic)]
    looked_for = "; ".join(
        dict.fromkeys(
            f"{run.hook.id}: {run.scope.looked_for}"
            for run in own
            if run.scope.looked_for and run.deciding
        )
    )
    return PointResult(
        point, judged, tuple(checks), tuple(sorted(findings)), looked_for,
        word if judged.state == "attested" else None,
    )  # fmt: skip


def boxes(
    runs: Sequence[Ran],
    words: Sequence[Word],
    seen: Mapping[str, Sequence[Sighting]],
    *,
    pedantic: bool,
) -> list[BoxResult]:
    """Every box of the deployment checklist with its state."""
    return [_box(box, runs, words, seen, pedantic=pedantic) for box in BOXES]


def _box(
    box: Box,
    runs: Sequence[Ran],
    words: Sequence[Word],
    seen: Mapping[str, Sequence[Sighting]],
    *,
    pedantic: bool,
) -> BoxResult:
    hooks = tuple(dict.fromkeys(rule.partition("/")[0] for rule in box.rules))
    own = [run for run in runs if run.hook.id in hooks]
    checks = [check for run in own for check in _checks(run, pedantic=pedantic, rules=box.rules)]
    checks += _missing(hooks, own)
    sightings = tuple(seen.get(box.evidence, ()))
    if box.evidence and not sightings:
        checks.append(Check(box.evidence, reason="needs-attestation", detail="nothing was seen"))
    elif box.evidence:
        checks.append(Check(box.evidence))
    if box.word:
        checks.append(Check(box.id, reason="needs-attestation", detail=f"only you know {box.word}"))
    word = covering(words, box.id)
    judged = judge(checks, attested=word is not None, may_be_absent=False)
    return BoxResult(
        box,
        judged,
        sum(check.errors for check in checks),
        sightings,
        tuple(seen.get(box.hint, ())),
        word if judged.state == "attested" else None,
    )


def _checks(run: Ran, *, pedantic: bool, rules: Sequence[str] = ()) -> list[Check]:
    """What one hook or scanner came to; each reason why it could not decide is a check."""
    found = [
        one
        for one in counting(run, pedantic=pedantic)
        if not rules or any(rule_is(one.finding.rule, rule) for rule in rules)
    ]
    unjudged = sum(_is_unjudged(one, rules) for one in run.report.ignored)

    plain = Check(run.hook.id, applies=run.scope.found, deciding=run.deciding)
    checks = [plain._replace(errors=len(found))]
    if run.reason is not None:
        checks.append(plain._replace(reason=run.reason, detail=run.detail))
    if run.report.unread:
        path, reason = run.report.unread[0]
        rest = len(run.report.unread) - 1
        more = f" (and {rest} more)" if rest else ""
        place = "" if path == "." else f"{path}: "
        checks.append(plain._replace(reason="unreadable", detail=f"{place}{reason}{more}"))
    if unjudged:
        checks.append(
            plain._replace(
                reason="baseline",
                detail=f"{unjudged} known from the baseline: set aside is not solved",
            )
        )
    if run.scope.undecided:
        checks.append(plain._replace(reason="needs-attestation", detail=run.scope.undecided[0]))
    return checks


def _is_unjudged(ignored: Ignored, rules: Sequence[str]) -> bool:
    """Whether a finding was set aside without anybody's reason for it."""
    if rules and not any(rule_is(ignored.rule, rule) for rule in rules):
        return False
    return ignored.by == DETECT_SECRETS_FILE or (ignored.by == FILE and ignored.reason == UNJUDGED)


def _missing(hooks: Iterable[str], own: Sequence[Ran]) -> list[Check]:
    there = {run.hook.id for run in own}
    return [
        Check(hook, reason="no-hook", detail=f"{NO_HOOK}: {hook}", applies=False)
        for hook in hooks
        if hook not in there
    ]
