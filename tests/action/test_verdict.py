"""Which pull request passes."""

from __future__ import annotations

import pytest

from compare import compare
from report import parse
from support.audit_report import Entry, finding, scanner, written
from verdict import Wishes, judge

CLEAN: Entry = {}
NEW: Entry = {"findings": [finding("new.py"), finding("old.py")]}
OLD: Entry = {"findings": [finding("old.py")]}
ADVICE: Entry = {"advice": [finding("new.py", severity="warning")]}
OPEN: Entry = {"scanners": [scanner()], "exit_code": 2}
OLD_AND_OPEN: Entry = {**OLD, "scanners": [scanner()]}
UNATTESTED: Entry = {"states": {10: {"state": "not_checked", "reason": "needs-attestation"}}}


@pytest.mark.parametrize(
    ("head", "wishes", "expected"),
    [
        pytest.param(CLEAN, Wishes(), 0, id="clean"),
        pytest.param(OLD, Wishes(), 1, id="old findings count"),
        pytest.param(NEW, Wishes(), 1, id="new findings count"),
        pytest.param(OPEN, Wishes(), 2, id="something could not be checked"),
        pytest.param(UNATTESTED, Wishes(), 0, id="an attestation is missing"),
        pytest.param(ADVICE, Wishes(), 0, id="warnings are advice"),
        pytest.param(ADVICE, Wishes("warning"), 1, id="warnings count if asked for"),
        pytest.param(NEW, Wishes("never"), 0, id="never"),
        pytest.param(OPEN, Wishes("never"), 0, id="never, with something open"),
        pytest.param(NEW, Wishes("never", 10), 1, id="never, but the score is too low"),
        pytest.param(UNATTESTED, Wishes("error", 10), 1, id="the score is too low"),
        pytest.param(UNATTESTED, Wishes("error", 9), 0, id="the score is enough"),
        pytest.param(OLD, Wishes(changed_only=True), 0, id="changed only: old findings"),
        pytest.param(NEW, Wishes(changed_only=True), 1, id="changed only: a new finding"),
        pytest.param(CLEAN, Wishes(changed_only=True), 0, id="changed only: clean"),
        pytest.param(OPEN, Wishes(changed_only=True), 2, id="changed only: something open"),
        pytest.param(
            OLD_AND_OPEN, Wishes(changed_only=True), 2, id="changed only: old ones hide no fault"
        ),
        pytest.param(ADVICE, Wishes("warning", 0, True), 1, id="changed only: a new warning"),
        pytest.param(
            {"exit_code": 1}, Wishes(), 1, id="the audit fails for what this does not know"
        ),
        pytest.param({"exit_code": 2}, Wishes(), 2, id="the audit could not judge"),
    ],
)
def test_judge(head: Entry, wishes: Wishes, expected: int) -> None:
    report = parse(written(**head))
    changes = compare(report, parse(written(**OLD)))
    verdict = judge(report, changes, wishes)
    assert verdict.status == expected
    assert verdict.why


def test_changed_only_counts_all_when_nothing_could_be_compared() -> None:
    report = parse(written(**OLD))
    assert judge(report, compare(report, None), Wishes(changed_only=True)).status == 1
