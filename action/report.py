"""The JSON of `tenpoint audit`, read into small values and judged before anything uses it.

A report that is too large, cut off, or not what version 1 promises raises `BadReport`; the
Action then says that nothing was checked. Texts in it are as hostile as the repository.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

POINTS = 10
STATES = ("pass", "fail", "attested", "not_applicable", "not_checked")
# Half a million findings; more is no report that anybody reads.
LARGEST = 256 * 1024 * 1024

T = TypeVar("T")


class BadReport(Exception):
    """Why the report cannot be used, as one sentence."""


class Point(NamedTuple):
    """One of the ten: its state, and for `not_checked` the reason."""

    number: int
    title: str
    state: str
    reason: str
    detail: str
    looked_for: str
    evidence: str
    hooks: tuple[str, ...]


class Finding(NamedTuple):
    """One finding; `commit` is set when it stands in the history, not in the files."""

    point: int
    rule: str
    path: str
    line: int
    end_line: int
    severity: str
    message: str
    fix: str
    fingerprint: str
    commit: str


class Unread(NamedTuple):
    """A file that could not be checked."""

    path: str
    reason: str


class Ignored(NamedTuple):
    """A finding that somebody set aside; `by` says where: inline, configuration, baseline."""

    rule: str
    path: str
    line: int
    reason: str
    by: str


class Attestation(NamedTuple):
    """Somebody's word for a point ("point 10") or a box; `problem` is why it does not count."""

    subject: str
    evidence: str
    by: str
    on: str
    expires: str
    problem: str


class Without(NamedTuple):
    """A scanner that the repository's configuration leaves out."""

    scanner: str
    reason: str


class Open(NamedTuple):
    """A check that could not be made; one that is not `deciding` is a second opinion."""

    name: str
    point: int
    deciding: bool
    reason: str
    detail: str


class Report(NamedTuple):
    """One audit. `findings` are errors, `advice` warnings; `commit` may be empty."""

    commit: str
    score: int
    verdict: str
    exit_code: int
    counts: dict[str, int]
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    unread: tuple[Unread, ...]
    ignored: tuple[Ignored, ...]
    attestations: tuple[Attestation, ...]
    excluded: tuple[str, ...]
    without: tuple[Without, ...]
    open: tuple[Open, ...]
    notes: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Whether something that was to be checked could not be."""
        away = ("unreadable", "tool-error", "tool-missing", "offline")
        return bool(self.unread) or any(one.deciding and one.reason in away for one in self.open)

    def number(self, state: str) -> int:
        return self.counts[state]


def load(file: Path, largest: int = LARGEST) -> Report:
    """Read a file. Raises `BadReport` for one that is missing, too large or no report."""
    if file.is_symlink():  # an artifact could bring one along that leads anywhere
        raise BadReport("the report is a link")
    try:
        if file.stat().st_size > largest:
            raise BadReport(f"the report is larger than {largest // 1024 // 1024} MiB")
        data = file.read_bytes()
    except OSError as problem:
        raise BadReport(f"the report cannot be read: {problem.strerror}") from None
    return parse(data)


def parse(data: bytes) -> Report:
    """Raises `BadReport` when it is not a whole report of version 1."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise BadReport("the report is no valid JSON") from None
    return _report(_Fields(document, "the report"))


class _Fields:
    """An object of the document; every getter raises `BadReport` for another type."""

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, dict):
            raise BadReport(f"{name} is no object")
        self._values: dict[str, object] = value
        self._name = name

    def text(self, key: str, default: str | None = None) -> str:
        """A string; `default` also stands in for null."""
        value = self._values.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self._wrong(key)
        return value

    def number(self, key: str, default: int | None = None) -> int:
        value = self._values.get(key)
        if value is None and default is not None:
            return default
        # A line of ten digits is no line; nothing here is negative.
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**10:
            raise self._wrong(key)
        return value

    def flag(self, key: str) -> bool:
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise self._wrong(key)
        return value

    def fields(self, key: str) -> _Fields:
        return _Fields(self._values.get(key), f"{key} of {self._name}")

    def every(self, key: str, make: Callable[[_Fields], T]) -> tuple[T, ...]:
        return tuple(make(_Fields(one, f"an entry of {key}")) for one in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._list(key)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) < len(values):
            raise self._wrong(key)
        return texts

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key)
        if not isinstance(value, list):
            raise self._wrong(key)
        return value

    def _wrong(self, key: str) -> BadReport:
        return BadReport(f"{self._name} has no valid {key}")


def _report(fields: _Fields) -> Report:
    if fields.number("version") != 1:
        raise BadReport("the report is not of version 1: the Action and its tenpoint differ")
    points = fields.every("points", _point)
    if [point.number for point in points] != list(range(1, POINTS + 1)):
        raise BadReport("the report does not tell of ten points")
    counts = {state: sum(point.state == state for point in points) for state in STATES}
    score = fields.number("score")
    earned = counts["pass"] + counts["not_applicable"]
    if score not in (earned, earned + counts["attested"]):  # the first with --strict
        raise BadReport("the report's score is not the sum of its points")
    return Report(
        commit=fields.text("commit", ""),
        score=score,
        verdict=fields.text("verdict"),
        exit_code=fields.number("exit_code"),
        counts=counts,
        points=points,
        findings=fields.every("findings", _finding),
        advice=fields.every("advice", _finding),
        unread=fields.every("unread", lambda f: Unread(f.text("path"), f.text("reason"))),
        ignored=fields.every("ignored", _ignored),
        attestations=fields.every("attestations", _attestation),
        excluded=fields.fields("excluded").texts("patterns"),
        without=fields.every("without", lambda f: Without(f.text("scanner"), f.text("reason"))),
        open=fields.every("scanners", _open),
        notes=fields.texts("notes"),
    )


def _point(fields: _Fields) -> Point:
    state = fields.text("state")
    if state not in STATES:
        raise BadReport("a point of the report has no known state")
    return Point(
        number=fields.number("point"),
        title=fields.text("title"),
        state=state,
        reason=fields.text("reason", ""),
        detail=fields.text("detail", ""),
        looked_for=fields.text("looked_for", ""),
        evidence=fields.text("evidence", ""),
        hooks=fields.texts("hooks"),
    )


def _finding(fields: _Fields) -> Finding:
    return Finding(
        point=fields.number("point"),
        rule=fields.text("rule"),
        path=fields.text("path"),
        line=fields.number("line"),
        end_line=fields.number("end_line", 0),
        severity=fields.text("severity"),
        message=fields.text("message"),
        fix=fields.text("fix", ""),
        fingerprint=fields.text("fingerprint"),
        commit=fields.text("commit", ""),
    )


def _ignored(fields: _Fields) -> Ignored:
    return Ignored(
        rule=fields.text("rule"),
        path=fields.text("path"),
        line=fields.number("line"),
        reason=fields.text("reason", ""),
        by=fields.text("by"),
    )


def _attestation(fields: _Fields) -> Attestation:
    point = fields.number("point", 0)
    return Attestation(
        subject=f"point {point}" if point else f"box {fields.text('box')}",
        evidence=fields.text("evidence"),
        by=fields.text("by"),
        on=fields.text("on"),
        expires=fields.text("expires"),
        problem=fields.text("problem", ""),
    )


def _open(fields: _Fields) -> Open:
    return Open(
        name=fields.text("name"),
        point=fields.number("point", 0),
        deciding=fields.flag("decides"),
        reason=fields.text("reason"),
        detail=fields.text("detail", ""),
    )
