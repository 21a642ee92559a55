"""One text searched for secrets in each of the ways that must lead to the same findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tenpoint.kit.credentials.candidates import Candidate, Finder
from tenpoint.kit.credentials.database import Database
from tenpoint.kit.credentials.detectors import all_detectors
from tenpoint.kit.credentials.judge import judge
from tenpoint.kit.credentials.line import loose_kind


class Place(NamedTuple):
    """A finding: where its value begins in the file, in bytes, and what was said of it."""

    offset: int
    kind: str
    value: str
    what: str
    format: str


def by_every_detector(data: bytes, path: str) -> set[Place]:
    """What all detectors say of all lines: slow, and what the other ways are held against."""
    return _places(data, path, _all_lines(data, loose=bool(loose_kind(path))))


def by_literals(data: bytes, path: str) -> set[Place]:
    """As a commit hook searches, and whoever has no Hyperscan."""
    return _places(data, path, Finder(hyperscan=False).lines(data, loose=bool(loose_kind(path))))


def by_hyperscan(data: bytes, path: str, compiled: Callable[[bool], Database]) -> set[Place]:
    """As a large tree is searched; `compiled` gives the database for loose files, or the other."""
    loose = bool(loose_kind(path))
    finder = Finder(hyperscan=False)
    finder._databases[loose] = compiled(loose)  # without searching so much that it is worth loading
    return _places(data, path, finder.lines(data, loose=loose))


def _all_lines(data: bytes, *, loose: bool) -> Iterator[Candidate]:
    detectors = [(detector, None) for detector in all_detectors() if loose or not detector.loose]
    start = 0
    for line in data.split(b"\n"):
        yield Candidate(start, start + len(line), detectors)
        start += len(line) + 1


def _places(data: bytes, path: str, candidates: Iterable[Candidate]) -> set[Place]:
    return {
        Place(
            line.offset(match.start),
            match.kind,
            match.value,
            match.what,
            match.format.id if match.format else "",
        )
        for line, match in judge(data, path, candidates)
    }
