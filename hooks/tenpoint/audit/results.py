"""What `tenpoint audit --format json` wrote, read again: results of many repositories, as facts.

A result comes from another machine that had a hostile repository on it. So it is read within
bounds, and its score is not believed: it is counted again from the states of its ten points.
A result that cannot be read is a result too, with its `problem`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from tenpoint.audit.points import POINTS
from tenpoint.audit.score import Score, State, count, verdict
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.source import why

# A result has some 400 bytes for each finding: this is far more than a person could look at.
MOST_BYTES = 32 * 1024 * 1024
MOST_FILES = 10_000
# GitHub allows 39 characters for an owner and 100 for a repository.
_LONGEST_NAME = 200
_LONGEST_PROBLEM = 300


class Result(NamedTuple):
    """One repository: its score, or the `problem` why there is none.

    `file` is where it was read. `states` are those of the points 1 to 10. `exit_code` is the
    audit's own; `outside` counts the findings that belong to no point, `open` the files and
    scanners that failed it, `left_out` the checks of scanners that were not wanted.
    """

    name: str
    file: str
    problem: str = ""
    score: Score | None = None
    strict: bool = False
    states: tuple[State, ...] = ()
    findings: int = 0
    outside: int = 0
    ignored: int = 0
    open: int = 0
    left_out: int = 0
    exit_code: int = 2
    commit: str = ""

    @property
    def verdict(self) -> str:
        if self.score is None:
            return "could not be read"
        return verdict(self.score, outside=self.outside)


class Scoreboard(NamedTuple):
    """All results, and the gate that they are held against."""

    results: tuple[Result, ...]
    min_score: int = 0

    def fine(self, result: Result) -> bool:
        """Whether nothing is to be done about a repository."""
        return (
            result.score is not None
            and result.exit_code == 0
            and result.score.failed == 0
            and result.score.score >= self.min_score
        )

    @property
    def unreadable(self) -> int:
        return sum(result.score is None for result in self.results)

    @property
    def exit_code(self) -> int:
        if self.unreadable:
            return 2
        scores = [result.score for result in self.results if result.score is not None]
        if any(result.outside for result in self.results):
            return 1
        if any(score.failed or score.score < self.min_score for score in scores):
            return 1
        return max(result.exit_code for result in self.results)


def collect(paths: Sequence[str], expected: Sequence[str] = ()) -> list[Result]:
    """The results in files, and in the `.json` files of folders; the worst come first.

    With a list of `expected` names each of them has a result, if only to say that there is
    none, and a result that nobody expects is no result. Raises `UsageError` for a path that
    is not there, or too many of them.
    """
    files: list[str] = []
    for path in paths:
        files += _inside(path) if os.path.isdir(path) else [path]
        if len(files) > MOST_FILES:
            raise UsageError(f"more than {MOST_FILES} results")
    results = [read(file) for file in dict.fromkeys(files)]
    if expected:
        results = _as_expected(results, expected)
    return sorted(results, key=_rank)


def _inside(folder: str) -> Iterator[str]:
    """The files `*.json` below a folder; no link is followed."""

    def stop(error: OSError) -> None:
        raise UsageError(f"{error.filename}: {why(error)}")

    for at, folders, names in os.walk(folder, onerror=stop):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(at, name)
            if name.endswith(".json") and not os.path.islink(path):
                yield path


def _as_expected(results: Sequence[Result], expected: Sequence[str]) -> list[Result]:
    wanted = set(expected)
    made, seen = [], set()
    for result in results:
        if result.name not in wanted:
            made.append(_broken(result, "nobody asked for this repository"))
        elif result.name in seen:
            made.append(_broken(result, "there are two results of this repository"))
        else:
            made.append(result)
        seen.add(result.name)
    missing = [name for name in dict.fromkeys(expected) if name not in seen]
    return made + [Result(name, "", "there is no result") for name in missing]


def _broken(result: Result, problem: str) -> Result:
    return Result(result.name, result.file, problem)


def _rank(result: Result) -> tuple[int, int, int, str, str]:
    """Unreadable ones first, then by score, then those with more findings."""
    score = -1 if result.score is None else result.score.score
    failed = 0 if result.score is None else result.score.failed
    return score, -failed, -result.findings, result.name, result.file


def read(path: str) -> Result:
    """One result; whatever is wrong with it becomes its `problem`."""
    name = os.path.basename(path).removesuffix(".json")[:_LONGEST_NAME]
    try:
        document = _load(path)
        named = document.get("name")
        if not isinstance(named, str) or not 0 < len(named) <= _LONGEST_NAME:
            raise CannotCheck("it does not say whose result it is")
        name = named
        return _result(document, name, path)
    except CannotCheck as error:
        return Result(name, path, error.reason[:_LONGEST_PROBLEM])


def _load(path: str) -> Mapping[str, object]:
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotCheck(why(error)) from None
    if len(data) > MOST_BYTES:
        raise CannotCheck(f"it is longer than {MOST_BYTES // 1024 // 1024} MiB")
    try:
        document: object = json.loads(data)
    except (ValueError, RecursionError):
        raise CannotCheck("it is not whole JSON") from None
    if not isinstance(document, dict) or document.get("version") != 1:
        raise CannotCheck("it is not what `tenpoint audit --format json` writes")
    return document


def _result(document: Mapping[str, object], name: str, file: str) -> Result:
    error = document.get("error")
    if error is not None:
        raise CannotCheck(error if isinstance(error, str) and error else "it says no reason")
    states = _states(document.get("points"))
    strict = document.get("strict") is True
    score = count(states, strict=strict)
    if document.get("score") != score.score:
        raise CannotCheck("its score is not that of its points")
    status = document.get("exit_code")
    if status not in (0, 1, 2):
        raise CannotCheck("its exit status is none of 0, 1, 2")
    scanners = [one.get("reason") for one in _list(document, "scanners") if isinstance(one, dict)]
    left_out = scanners.count("switched-off")
    commit = document.get("commit")
    return Result(
        name,
        file,
        score=score,
        strict=strict,
        states=states,
        findings=len(_list(document, "findings")),
        outside=_outside(document),
        ignored=len(_list(document, "ignored")),
        open=len(_list(document, "unread")) + len(scanners) - left_out,
        left_out=left_out,
        exit_code=int(status),
        commit=commit[:40] if isinstance(commit, str) else "",
    )


def _outside(document: Mapping[str, object]) -> int:
    """How many findings belong to no point, as the findings say: older results lack the number."""
    found = _list(document, "findings")
    return sum(isinstance(one, dict) and one.get("point") == 0 for one in found)


def _states(points: object) -> tuple[State, ...]:
    """The ten states, in order."""
    by_number: dict[object, object] = {}
    for point in points if isinstance(points, list) else ():
        if isinstance(point, dict) and isinstance(point.get("point"), int):
            by_number[point["point"]] = point.get("state")
    made = []
    for number, _ in POINTS:
        state = by_number.get(number)
        known: State | None = next((one for one in get_args(State) if one == state), None)
        if known is None or len(by_number) != len(POINTS):
            raise CannotCheck("it does not have the ten points with a state each")
        made.append(known)
    return tuple(made)


def _list(document: Mapping[str, object], key: str) -> list[object]:
    value = document.get(key)
    if not isinstance(value, list):
        raise CannotCheck(f"it has no list of {key}")
    return value
