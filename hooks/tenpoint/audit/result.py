"""The audit as facts: what every format prints, and none adds to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tenpoint.audit.attestations import Word
from tenpoint.audit.checklists import Box
from tenpoint.audit.evidence import Sighting
from tenpoint.audit.examine import Ran
from tenpoint.audit.points import Point
from tenpoint.audit.score import Check, Judged, Score
from tenpoint.kit.report import Ignored, Reported, Unread


class PointResult(NamedTuple):
    """One point: its state, what was found (the errors that count) and what was looked for."""

    point: Point
    judged: Judged
    checks: tuple[Check, ...]
    findings: tuple[Reported, ...]
    looked_for: str
    word: Word | None = None


class BoxResult(NamedTuple):
    """One box of the deployment checklist, with what was seen for it."""

    box: Box
    judged: Judged
    findings: int
    seen: tuple[Sighting, ...]
    hints: tuple[Sighting, ...]
    word: Word | None = None


class Audit(NamedTuple):
    """The whole audit of one repository.

    `findings` count, `advice` are warnings that do not; so many of the findings are `outside` of
    the points, by hooks that have none. `name` is the repository's folder, whose
    files as they are were audited; `commit` is the last commit below them ("" before the first).
    `without` are scanners that the configuration leaves out, each with its reason.
    """

    name: str
    commit: str
    on: str
    score: Score
    verdict: str
    strict: bool
    exit_code: int
    points: tuple[PointResult, ...]
    boxes: tuple[BoxResult, ...]
    findings: tuple[Reported, ...]
    advice: tuple[Reported, ...]
    unread: tuple[Unread, ...]
    ignored: tuple[Ignored, ...]
    words: tuple[Word, ...]
    excluded: tuple[str, ...]
    excluded_files: int
    without: Mapping[str, str]
    notes: tuple[str, ...]
    runs: tuple[Ran, ...]
    files: int
    stats: bool = False
    outside: int = 0
