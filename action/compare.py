"""What a pull request changes: the report of its head against that of the merge base.

A finding is known again by its fingerprint, which does not hold its line. The same
fingerprint may stand several times; one more than before is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

from report import Attestation, Finding, Ignored, Report, Without

T = TypeVar("T")


class Changes(NamedTuple):
    """The findings in two parts, and what the pull request itself adds to the exceptions.

    Without a report of the merge base `compared` is false, `why` says the reason, every
    finding counts as new and no exception as added. `was` is the score of the merge base, if
    the same checks were made there.
    """

    compared: bool
    why: str
    new: tuple[Finding, ...]
    old: tuple[Finding, ...]
    solved: int
    new_advice: tuple[Finding, ...]
    old_advice: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    excluded: tuple[str, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    without: tuple[Without, ...] = ()
    was: int | None = None

    @property
    def added(self) -> int:
        """How many exceptions the pull request adds."""
        return sum(map(len, (self.ignored, self.excluded, self.attestations, self.without)))


def compare(head: Report, base: Report | None, why: str = "") -> Changes:
    """`why` there is no base, as a sentence."""
    if base is None:
        return Changes(False, why, head.findings, (), 0, head.advice, ())
    new, old = _parted(head.findings, base.findings, _identity)
    new_advice, old_advice = _parted(head.advice, base.advice, _identity)
    ignored, _ = _parted(head.ignored, base.ignored, _without_line)
    excluded, _ = _parted(head.excluded, base.excluded, str)
    attestations, _ = _parted(head.attestations, base.attestations, _without_problem)
    without, _ = _parted(head.without, base.without, tuple)
    return Changes(
        True,
        "",
        new,
        old,
        len(base.findings) - len(old),
        new_advice,
        old_advice,
        ignored,
        excluded,
        attestations,
        without,
        base.score if _unmade(base) == _unmade(head) else None,
    )


def _unmade(report: Report) -> set[tuple[str, str]]:
    """What was not looked at: the merge base is not asked all that the head is."""
    return {(one.name, one.reason) for one in report.open}


def _parted(
    head: Iterable[T], base: Iterable[T], key: Callable[[T], Hashable]
) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """What of the head is not in the base, and what is; equal ones are counted."""
    left = Counter(map(key, base))
    new: list[T] = []
    old: list[T] = []
    for one in head:
        if left[key(one)] > 0:
            left[key(one)] -= 1
            old.append(one)
        else:
            new.append(one)
    return tuple(new), tuple(old)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """The fingerprint is made of these two as well; a scanner's might not be."""
    return finding.fingerprint, finding.rule, finding.path


def _without_line(ignored: Ignored) -> Ignored:
    return ignored._replace(line=0)


def _without_problem(given: Attestation) -> Attestation:
    """An attestation that ran out in the meantime is not one that somebody added."""
    return given._replace(problem="")
