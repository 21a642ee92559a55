"""The score: from what each check came to, to five states, one number and an exit status.

A point earns its one of ten when it is verified, attested or not applicable. What was not
checked earns nothing and stays in the sum, so that checking less never makes the number
larger: for a check that decides, `fail` and `not_checked` are worth the same, nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

State = Literal["pass", "fail", "not_applicable", "attested", "not_checked"]
Reason = Literal[
    "unreadable",  # a file, or the history, could not be read
    "tool-error",  # a scanner broke, took too long or answered nonsense
    "tool-missing",  # a scanner is not installed
    "offline",  # a scanner had no network
    "switched-off",  # `--scanners` left a scanner out
    "baseline",  # findings are set aside that nobody has judged
    "no-hook",  # this version has no check for it
    "needs-attestation",  # all that files can tell was looked at; the rest is a person's word
]
# From worst to mildest: the first one that applies is the one that is told.
REASONS: tuple[Reason, ...] = get_args(Reason)
STATES: tuple[State, ...] = get_args(State)

# What exit status 2 says: something was to be checked and could not be.
_BROKEN = ("unreadable", "tool-error")
_AWAY = ("tool-missing", "offline")

POINTS = 10


class Check(NamedTuple):
    """What one hook, scanner or look for evidence came to on one question.

    `reason` is set when it could not decide, with `detail` for a person. `applies` is false
    when it searched and found nothing of its business. A check that is not `deciding` is a
    second opinion: what it finds counts, that it is missing does not.
    """

    name: str
    errors: int = 0
    reason: Reason | None = None
    detail: str = ""
    applies: bool = True
    deciding: bool = True


class Judged(NamedTuple):
    """The state of one question, and the reason and the check behind a `not_checked`."""

    state: State
    reason: Reason | None = None
    detail: str = ""


def judge(checks: Sequence[Check], *, attested: bool, may_be_absent: bool) -> Judged:
    """The state of a question from its checks.

    `attested` says that somebody's word for it is whole; it covers nothing but what the
    checks themselves left to a person. `may_be_absent` allows "not applicable".
    """
    if any(check.errors for check in checks):
        return Judged("fail")
    deciding = [check for check in checks if check.deciding]
    open_ = [check for check in deciding if check.reason is not None]
    if open_ or not deciding:
        worst = min(open_, key=_rank) if open_ else Check("", reason="no-hook", detail=NO_HOOK)
        if worst.reason == "needs-attestation" and attested:
            return Judged("attested")
        return Judged("not_checked", worst.reason, worst.detail)
    if may_be_absent and not any(check.applies for check in deciding):
        return Judged("not_applicable")
    return Judged("pass")


NO_HOOK = "no hook yet"


def _rank(check: Check) -> int:
    assert check.reason is not None
    return REASONS.index(check.reason)


class Score(NamedTuple):
    """The number out of ten and its parts, which always add up to ten."""

    score: int
    verified: int
    attested: int
    not_applicable: int
    failed: int
    not_checked: int

    def __str__(self) -> str:
        """The number never stands without its split."""
        return (
            f"{self.score}/{POINTS} (verified {self.verified}, attested {self.attested}, "
            f"not applicable {self.not_applicable}; failed {self.failed}, "
            f"not checked {self.not_checked})"
        )


def count(states: Iterable[State], *, strict: bool = False) -> Score:
    """The score of the ten points; `strict` takes nobody's word."""
    number = dict.fromkeys(STATES, 0)
    for state in states:
        number[state] += 1
    assert sum(number.values()) == POINTS
    earned = number["pass"] + number["not_applicable"]
    return Score(
        score=earned if strict else earned + number["attested"],
        verified=number["pass"],
        attested=number["attested"],
        not_applicable=number["not_applicable"],
        failed=number["fail"],
        not_checked=number["not_checked"],
    )


def verdict(score: Score, *, outside: int = 0) -> str:
    """What to do with an agent of this score.

    `outside` counts findings that belong to no point: they cost none, but nobody ships with them.
    """
    if score.score == POINTS and not outside:
        if score.attested:
            points = "1 point" if score.attested == 1 else f"{score.attested} points"
            return f"ship it, {points} attested, not verified"
        return "ship it"
    if score.score >= 7:
        return "fix before public release"
    return "do not distribute" if score.score >= 4 else "start over"


def exit_status(
    judged: Iterable[Judged],
    checks: Iterable[Check],
    score: Score,
    *,
    offline: bool = False,
    min_score: int = 0,
    outside: int = 0,
) -> int:
    """1 when a point failed, else 2 when something could not be checked, else 0.

    Findings `outside` of the points are 1 too. `offline` forgives what the network and missing
    tools would have done. A score below `min_score` is 1 as well: the gate comes on top, it opens
    nothing.
    """
    if any(one.state == "fail" for one in judged) or outside or score.score < min_score:
        return 1
    broken = _BROKEN if offline else (*_BROKEN, *_AWAY)
    return 2 if any(check.deciding and check.reason in broken for check in checks) else 0
