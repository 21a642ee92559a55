"""A database that loses matches is noticed, and ours loses none wherever a match stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tenpoint.kit.credentials import database, trial
from tenpoint.kit.credentials.detectors import all_detectors
from tenpoint.kit.credentials.trial import Patterns

Hits = list[tuple[int, int]]


def group(*patterns: str, number: int = 3) -> Patterns:
    return Patterns(number, patterns, caseless=True)


def search(
    *patterns: str, number: int = 3, keeps: Callable[[int], bool] = lambda _: True
) -> Callable[[bytes], Hits]:
    """A search with `re` that keeps only the matches whose last byte the test asks for."""

    def hits(data: bytes) -> Iterator[tuple[int, int]]:
        for pattern in patterns:
            for found in re.finditer(pattern.encode(), data, re.MULTILINE | re.IGNORECASE):
                if keeps(found.end() - 1):
                    yield number, found.end() - 1

    return lambda data: sorted(hits(data), key=lambda hit: hit[1])


SHAPES = [
    pytest.param("key-[a-z0-9]{20,24}(?:=|_x)", id="alternatives and repeats"),
    pytest.param(r"[ \t][:@][a-z]{0,60}key [\"']", id="classes before a repeat"),
    pytest.param(r"^[^:\s]+:(?:[0-9]{2,5}|\*)", id="from the beginning of a line"),
    pytest.param(r"key[ ]?=[ \t]*\r*$", id="to the end of a line"),
    pytest.param(r"key\S*?.\D"[:-2], id="anything"),
    pytest.param(r"name:[\x00-\x20]*\nvalue", id="over a line's end"),
]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_finds_everything_loses_nothing(shape: str) -> None:
    assert trial.losses(search(shape), [group(shape)]) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_what_finds_nothing_loses_each_pattern(shape: str) -> None:
    [lost] = trial.losses(lambda _: [], [group(shape)])
    assert (lost.number, lost.pattern) == (3, shape)


def test_a_match_that_only_one_distance_loses_is_noticed() -> None:
    shape = "key-[a-z]{20}="
    places: list[int] = []

    def noted(place: int) -> bool:
        places.append(place)
        return True

    assert trial.losses(search(shape, keeps=noted), [group(shape)]) == []
    assert len(places) == len(trial.DISTANCES)
    for dropped in places:
        kept = search(shape, keeps=lambda place, dropped=dropped: place != dropped)  # type: ignore[misc]
        assert len(trial.losses(kept, [group(shape)])) == 1


def test_one_pattern_does_not_stand_in_for_another_of_its_number() -> None:
    """Each is tried on text that the others do not match."""
    both = ("token [a-z]{8}", "token [a-z0-9]{8}")
    [lost] = trial.losses(search(both[0]), [group(*both)])
    assert lost.pattern == both[1]
    assert any(map(str.isdigit, lost.text.decode()))


@pytest.mark.parametrize("loose", [True, False], ids=["values without quotes", "with quotes"])
def test_our_database_finds_samples_of_all_patterns_everywhere(loose: bool) -> None:
    pytest.importorskip("hyperscan", reason="no wheel for this platform")
    compiled = database.load(loose=loose)
    assert compiled is not None
    patterns = [
        Patterns(number, detector.patterns(), detector.folded)
        for number, detector in enumerate(all_detectors())
        if loose or not detector.loose
    ]
    far = (*range(0, 70, 3), 700, 5000)
    assert trial.losses(compiled.search, patterns, samples=4, distances=far) == []
