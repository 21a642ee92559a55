"""tenpoint audits itself: ten of ten, every box ticked. docs/self-audit.md explains its words."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support import osv
from support.git import environment

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parent.parent


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def audit() -> dict[str, Any]:
    """The audit of this repository. pip-audit runs for real, and asks a server on loopback that
    knows of no advisory: whether there is one is a question of the day, not of this commit."""
    if git("rev-parse", "--is-shallow-repository") == "true":
        pytest.skip("a shallow clone lacks the history that points 1 and 2 look at")
    with osv.server() as advisories:
        done = subprocess.run(
            [sys.executable, "-m", "tenpoint", "audit", "--format", "json",
             "--osv-url", advisories.url],
            cwd=ROOT, env=environment(), capture_output=True, text=True,
        )  # fmt: skip
        assert len(advisories.asked) > 50
    assert done.returncode in (0, 1, 2), done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def expired() -> bool:
    """Whether a word has run out: a year-old checkout still passes in all that is verified."""
    words = tomllib.loads((ROOT / ".tenpoint.toml").read_text("utf-8"))["attest"]
    return any(word["expires"] < date.today() for word in words)


def test_nothing_is_found_and_everything_could_be_read(audit: dict[str, Any]) -> None:
    assert audit["findings"] == []
    assert audit["unread"] == []


def test_ten_of_ten(audit: dict[str, Any], expired: bool) -> None:
    states = {point["point"]: (point["state"], point["reason"]) for point in audit["points"]}
    if expired:
        states |= dict.fromkeys((8, 10), ("attested", ""))
    assert {point: state for point, state in states.items() if state[0] != "pass"} == {
        8: ("attested", states[8][1]),
        10: ("attested", states[10][1]),
    }
    assert expired or audit["score"] == 10
    assert expired or audit["verdict"].startswith("ship it")


def test_every_box_of_the_deployment_checklist_is_ticked(
    audit: dict[str, Any], expired: bool
) -> None:
    open_boxes = [box for box in audit["checklist"] if box["state"] not in ("pass", "attested")]
    assert expired or open_boxes == []


def test_every_ignore_gives_its_reason(audit: dict[str, Any]) -> None:
    assert all(len(ignored["reason"]) > 6 for ignored in audit["ignored"])
