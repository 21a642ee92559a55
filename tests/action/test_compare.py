"""New, old and solved; and what a pull request adds to the exceptions."""

from __future__ import annotations

import pytest

from compare import Changes, compare
from report import parse
from support.audit_report import Entry, attestation, finding, ignored, scanner, written


def changes(head: Entry, base: Entry) -> Changes:
    return compare(parse(written(**head)), parse(written(**base)))


A, B = finding("a.py"), finding("b.py")
TRIVY: Entry = {"scanner": "trivy", "reason": "no image is built"}


@pytest.mark.parametrize(
    ("head", "base", "expected"),
    [
        pytest.param([A], [], (1, 0, 0), id="new"),
        pytest.param([A], [A], (0, 1, 0), id="old"),
        pytest.param([], [A], (0, 0, 1), id="solved"),
        pytest.param([A, B], [A], (1, 1, 0), id="one of each"),
        pytest.param([{**A, "line": 90}], [A], (0, 1, 0), id="moved"),
        pytest.param([A, A], [A], (1, 1, 0), id="a second one of the same"),
        pytest.param([A], [A, A], (0, 1, 1), id="one of two solved"),
        pytest.param([{**A, "rule": "x/y"}], [A], (1, 0, 1), id="the same print of another rule"),
        pytest.param([], [], (0, 0, 0), id="nothing"),
    ],
)
def test_findings(head: list[Entry], base: list[Entry], expected: tuple[int, int, int]) -> None:
    told = changes({"findings": head}, {"findings": base})
    assert (len(told.new), len(told.old), told.solved) == expected


@pytest.mark.parametrize(
    ("head", "base", "expected"),
    [
        pytest.param({"ignored": [ignored()]}, {}, (1, 0, 0), id="a new ignore"),
        pytest.param(
            {"ignored": [ignored()]}, {"ignored": [ignored()]}, (0, 0, 0), id="an old one"
        ),
        pytest.param(
            {"ignored": [ignored(line=9)]}, {"ignored": [ignored()]}, (0, 0, 0), id="moved"
        ),
        pytest.param(
            {"ignored": [ignored(), ignored(line=9)]},
            {"ignored": [ignored()]},
            (1, 0, 0),
            id="a second one of the same",
        ),
        pytest.param(
            {"ignored": [ignored(reason="because")]},
            {"ignored": [ignored()]},
            (1, 0, 0),
            id="another reason",
        ),
        pytest.param(
            {"ignored": [ignored(by=".tenpoint-baseline.json")]},
            {},
            (1, 0, 0),
            id="a baseline",
        ),
        pytest.param({"patterns": ["a/", "b/"]}, {"patterns": ["a/"]}, (0, 1, 0), id="an exclude"),
        pytest.param(
            {"without": [TRIVY]}, {"without": [TRIVY]}, (0, 0, 0), id="a scanner that was left out"
        ),
        pytest.param({"attestations": [attestation()]}, {}, (0, 0, 1), id="an attestation"),
        pytest.param(
            {"attestations": [attestation(problem="it expired")]},
            {"attestations": [attestation()]},
            (0, 0, 0),
            id="an old one that ran out",
        ),
        pytest.param(
            {"attestations": [attestation(expires="2027-01-01")]},
            {"attestations": [attestation()]},
            (0, 0, 1),
            id="one that was prolonged",
        ),
        pytest.param({}, {"ignored": [ignored()], "patterns": ["a/"]}, (0, 0, 0), id="taken away"),
    ],
)
def test_exceptions(head: Entry, base: Entry, expected: tuple[int, int, int]) -> None:
    told = changes(head, base)
    assert (len(told.ignored), len(told.excluded), len(told.attestations)) == expected
    assert told.added == sum(expected)


def test_a_scanner_that_is_left_out_is_an_exception_too() -> None:
    told = changes({"without": [TRIVY]}, {"without": [TRIVY | {"reason": "another"}]})
    assert (told.added, [one.scanner for one in told.without]) == (1, ["trivy"])


def test_without_a_base_all_is_new_and_nothing_added() -> None:
    head = parse(written(findings=[A], ignored=[ignored()], patterns=["a/"]))
    told = compare(head, None, "The clone is too shallow.")
    assert (told.compared, told.why) == (False, "The clone is too shallow.")
    assert (len(told.new), len(told.old), told.added) == (1, 0, 0)


def test_the_score_of_the_base_is_told_if_the_same_was_looked_at() -> None:
    assert changes({"findings": [A]}, {}).was == 10
    assert changes({"findings": [A]}, {"scanners": [scanner()]}).was is None
