"""The score: small enough to be tried out whole."""

from __future__ import annotations

from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.audit.score import (
    REASONS,
    STATES,
    Check,
    Judged,
    Reason,
    Score,
    State,
    count,
    exit_status,
    judge,
    verdict,
)

EARNING = ("pass", "attested", "not_applicable")
# Everything a check that decides can come to.
OUTCOMES = [
    Check("clean"),
    Check("absent", applies=False),
    Check("found", errors=2),
    *(Check(reason, reason=reason) for reason in REASONS),
    *(Check(reason, errors=1, reason=reason) for reason in REASONS),
]


def earned(checks: tuple[Check, ...], *, attested: bool, may_be_absent: bool) -> bool:
    return judge(checks, attested=attested, may_be_absent=may_be_absent).state in EARNING


# -- one question ------------------------------------------------------------


@pytest.mark.parametrize(
    ("checks", "attested", "expected"),
    [
        pytest.param([Check("a")], False, ("pass", None), id="looked at, nothing found"),
        pytest.param([Check("a", errors=1)], False, ("fail", None), id="found"),
        pytest.param([Check("a", errors=1)], True, ("fail", None), id="an attested fail"),
        pytest.param([Check("a", applies=False)], False, ("not_applicable", None), id="none there"),
        pytest.param([], False, ("not_checked", "no-hook"), id="nobody looked"),
        pytest.param([], True, ("not_checked", "no-hook"), id="nobody looked, attested"),
        pytest.param(
            [Check("a"), Check("b", reason="needs-attestation")],
            True,
            ("attested", None),
            id="the rest is attested",
        ),
        pytest.param(
            [Check("a"), Check("b", reason="needs-attestation")],
            False,
            ("not_checked", "needs-attestation"),
            id="the rest is open",
        ),
        pytest.param(
            [Check("a", reason="needs-attestation"), Check("b", reason="offline")],
            True,
            ("not_checked", "offline"),
            id="an attestation covers no missing network",
        ),
        pytest.param(
            [Check("a", reason="offline"), Check("b", reason="unreadable")],
            False,
            ("not_checked", "unreadable"),
            id="the worst reason is told",
        ),
        pytest.param(
            [Check("a", applies=False), Check("b")], False, ("pass", None), id="one of two applies"
        ),
        pytest.param(
            [Check("a"), Check("t", reason="tool-missing", deciding=False)],
            False,
            ("pass", None),
            id="no second opinion",
        ),
        pytest.param(
            [Check("a"), Check("t", errors=1, deciding=False)],
            False,
            ("fail", None),
            id="a second opinion that finds",
        ),
        pytest.param(
            [Check("t", deciding=False)], False, ("not_checked", "no-hook"), id="only a second one"
        ),
    ],
)
def test_judges(checks: list[Check], attested: bool, expected: tuple[State, Reason | None]) -> None:
    judged = judge(checks, attested=attested, may_be_absent=True)
    assert (judged.state, judged.reason) == expected


def test_what_may_not_be_absent_is_never_not_applicable() -> None:
    assert judge([Check("a", applies=False)], attested=False, may_be_absent=False).state == "pass"


@pytest.mark.parametrize("may_be_absent", [False, True])
@pytest.mark.parametrize("attested", [False, True])
def test_checking_less_never_earns_a_point(attested: bool, may_be_absent: bool) -> None:
    """Every three outcomes; any of them replaced by not having been checked, for any reason."""
    facts = {"attested": attested, "may_be_absent": may_be_absent}
    for checks in combinations_with_replacement(OUTCOMES, 3):
        if earned(checks, **facts):
            continue
        for place, reason in product(range(3), REASONS):
            if reason == "needs-attestation":
                continue  # the check has looked, and says what is left to a person
            less = list(checks)
            less[place] = Check("less", reason=reason)
            assert not earned(tuple(less), **facts), (checks, less)


@pytest.mark.parametrize("attested", [False, True])
def test_one_more_check_never_earns_a_point_that_was_lost(attested: bool) -> None:
    """A check that decides can only take a point away, so leaving it out cannot be the trick."""
    facts = {"attested": attested, "may_be_absent": True}
    for checks in combinations_with_replacement(OUTCOMES, 2):
        for more in OUTCOMES:
            if earned((*checks, more), **facts):
                left_out = Check("left out", reason="switched-off")
                assert not earned((*checks, left_out), **facts)
            second = more._replace(deciding=False)
            if earned((*checks, second), **facts):
                assert earned(checks, **facts)


@given(st.lists(st.sampled_from(OUTCOMES), max_size=6), st.booleans(), st.booleans())
def test_a_finding_always_fails(checks: list[Check], attested: bool, may_be_absent: bool) -> None:
    state = judge(checks, attested=attested, may_be_absent=may_be_absent).state
    assert (state == "fail") == any(check.errors for check in checks)
    if not attested:
        assert state != "attested"
    if not may_be_absent:
        assert state != "not_applicable"


# -- ten points --------------------------------------------------------------

TEN = st.lists(st.sampled_from(STATES), min_size=10, max_size=10)


@given(TEN, st.booleans())
def test_the_split_adds_up(states: list[State], strict: bool) -> None:
    score = count(states, strict=strict)
    parts = (score.verified, score.attested, score.not_applicable, score.failed, score.not_checked)
    assert sum(parts) == 10
    assert score.score == score.verified + score.not_applicable + (0 if strict else score.attested)
    assert str(score).startswith(f"{score.score}/10 (verified {score.verified}, ")


@given(TEN, st.integers(0, 9), st.booleans())
def test_a_point_less_checked_never_raises_the_score(
    states: list[State], place: int, strict: bool
) -> None:
    before = count(states, strict=strict).score
    states[place] = "not_checked"
    assert count(states, strict=strict).score <= before


@given(TEN)
def test_strict_is_never_more(states: list[State]) -> None:
    assert count(states, strict=True).score <= count(states).score


def test_nine_points_are_no_score() -> None:
    with pytest.raises(AssertionError):
        count(["pass"] * 9)


def scored(number: int, attested: int = 0) -> Score:
    return Score(number, number - attested, attested, 0, 0, 10 - number)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (scored(10), "ship it"),
        (scored(10, attested=2), "ship it, 2 points attested, not verified"),
        (scored(10, attested=1), "ship it, 1 point attested, not verified"),
        (scored(9, attested=1), "fix before public release"),
        (scored(7), "fix before public release"),
        (scored(6), "do not distribute"),
        (scored(4), "do not distribute"),
        (scored(3), "start over"),
        (scored(0), "start over"),
    ],
)
def test_verdicts(score: Score, expected: str) -> None:
    assert verdict(score) == expected


# -- the exit status ---------------------------------------------------------

PASS, FAIL, OPEN = Judged("pass"), Judged("fail"), Judged("not_checked", "no-hook")


@pytest.mark.parametrize(
    ("reason", "online", "offline"),
    [
        ("unreadable", 2, 2),
        ("tool-error", 2, 2),
        ("tool-missing", 2, 0),
        ("offline", 2, 0),
        ("switched-off", 0, 0),
        ("baseline", 0, 0),
        ("no-hook", 0, 0),
        ("needs-attestation", 0, 0),
    ],
)
def test_what_could_not_be_checked_is_2(reason: Reason, online: int, offline: int) -> None:
    checks = [Check("a"), Check("b", reason=reason)]
    assert exit_status([OPEN], checks, scored(9)) == online
    assert exit_status([OPEN], checks, scored(9), offline=True) == offline
    assert exit_status([FAIL], checks, scored(9), offline=True) == 1
    second = [check._replace(deciding=False) for check in checks]
    assert exit_status([PASS], second, scored(9)) == 0


def test_every_reason_has_its_row() -> None:
    assert len(REASONS) == 8


@pytest.mark.parametrize(
    ("score", "least", "expected"), [(7, 7, 0), (6, 7, 1), (10, 10, 0), (0, 0, 0)]
)
def test_the_gate(score: int, least: int, expected: int) -> None:
    assert exit_status([OPEN], [], scored(score), min_score=least) == expected


def test_a_finding_outside_of_the_points_is_1() -> None:
    broken = [Check("a", reason="unreadable")]
    assert exit_status([PASS], broken, scored(10), outside=1) == 1
    assert exit_status([PASS], [], scored(10), outside=0) == 0


@pytest.mark.parametrize(
    ("score", "outside", "expected"),
    [
        pytest.param(10, 0, "ship it", id="nothing at all"),
        pytest.param(10, 1, "fix before public release", id="ten points, and something else"),
        pytest.param(7, 1, "fix before public release", id="no worse than its score"),
        pytest.param(0, 1, "start over", id="no better either"),
    ],
)
def test_nobody_ships_what_is_outside_of_the_points(
    score: int, outside: int, expected: str
) -> None:
    assert verdict(scored(score), outside=outside) == expected


def test_the_gate_opens_nothing() -> None:
    assert exit_status([FAIL], [], scored(9), min_score=1) == 1
