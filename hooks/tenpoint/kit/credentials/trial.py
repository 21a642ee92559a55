"""Whether a compiled database finds what its patterns match, tried on made-up text.

Builds of Hyperscan lose matches. The one in python-hyperscan 0.9.1 (Vectorscan 5.4.12) on
x86-64 never sees `[ \\t][:@][a-z]{0,60}key ["']` that stands more than fifteen bytes from the
beginning: two classes in front of a long bounded repeat. With one of the classes a single
character, or a short or unbounded repeat, it does. What is lost depends on the processor
and the version, and a lost match is a missed secret that nobody hears of. So a
database is tried once, when it is compiled, and one that loses anything is not used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# On both sides of a vector register's 16, 32 and 64 bytes.
DISTANCES = (0, 1, 14, 15, 16, 17, 31, 33, 47, 64, 130)
_FILLERS = (b"%", b"a ", b'{"x": 1}, ')
_BEHIND = 70
# So often a sample is made anew until only its own pattern matches it.
_ATTEMPTS = 60
# Repeats go on so much longer than they must.
_MORE = 8


class Patterns(NamedTuple):
    """The patterns that are compiled under one number, with or without regard to case."""

    number: int
    patterns: Sequence[str]
    caseless: bool


class Sample(NamedTuple):
    """Text that one pattern of a number matches, and no other of that number."""

    number: int
    pattern: str
    text: bytes


def losses(
    search: Callable[[bytes], Iterable[tuple[int, int]]],
    compiled: Iterable[Patterns],
    *,
    samples: int = 1,
    distances: Sequence[int] = DISTANCES,
) -> list[Sample]:
    """The samples that a search does not find everywhere.

    `search` gives the number and the last byte of each match, as `Database.search` does.
    """
    chance = random.Random(1)  # noqa: S311  # the same text every time
    text = bytearray()
    wanted: list[tuple[int, int, Sample]] = []
    for group in compiled:
        for sample in _samples(group, samples, chance):
            for distance in distances:
                filler = chance.choice(_FILLERS)
                text += b"\n"
                # What is anchored stands at its end of the line.
                if not sample.pattern.startswith("^"):
                    text += (filler * distance)[:distance] + b" "
                start = len(text)
                text += sample.text
                wanted.append((start, len(text), sample))
                if "$" not in sample.pattern:
                    text += (filler * _BEHIND)[:_BEHIND]
    text += b"\n"
    places: dict[int, list[int]] = {}
    for number, place in search(bytes(text)):
        places.setdefault(number, []).append(place)
    return list(dict.fromkeys(_missed(wanted, places)))


def _missed(
    wanted: Iterable[tuple[int, int, Sample]], places: dict[int, list[int]]
) -> Iterator[Sample]:
    """What is wanted and has no match in its bytes; both come in the order of the text."""
    nexts = dict.fromkeys(places, 0)
    for start, end, sample in wanted:
        found = places.get(sample.number, [])
        at = nexts.get(sample.number, 0)
        while at < len(found) and found[at] < start:
            at += 1
        nexts[sample.number] = at
        if at == len(found) or found[at] > end:  # `\r*$` may end one byte behind
            yield sample


def _samples(group: Patterns, count: int, chance: random.Random) -> Iterator[Sample]:
    """So many samples of each pattern, unless others of its number match all that are made."""
    parsed = [parser.parse(pattern) for pattern in group.patterns]
    searched: dict[int, re.Pattern[bytes]] = {}
    if len(group.patterns) > 1:
        flags = re.MULTILINE | (re.IGNORECASE if group.caseless else 0)
        searched = {
            number: re.compile(pattern.encode("ascii"), flags)
            for number, pattern in enumerate(group.patterns)
            if any(code is not codes.LITERAL for code, _ in parsed[number])
        }
    for number, pattern in enumerate(group.patterns):
        found = 0
        for _ in range(_ATTEMPTS * count):
            text = "".join(_write(parsed[number], chance)).encode("latin-1")
            if number not in searched or _is_only(searched, number, text):
                yield Sample(group.number, pattern, text)
                found += 1
            if found == count:
                break


def _is_only(patterns: Mapping[int, re.Pattern[bytes]], number: int, text: bytes) -> bool:
    return patterns[number].fullmatch(text) is not None and not any(
        other.search(text) for at, other in patterns.items() if at != number
    )


# -- making text ---------------------------------------------------------------------

_CLASSES = {
    codes.CATEGORY_DIGIT: "0123456789",
    codes.CATEGORY_SPACE: " \t",
    codes.CATEGORY_NOT_SPACE: "aZ5%",
    codes.CATEGORY_WORD: "aZ5_",
}
_PRINTABLE = frozenset(map(chr, range(0x21, 0x7F)))


def _write(parts: Iterable[tuple[object, object]], chance: random.Random) -> Iterator[str]:
    for code, what in parts:
        if code is codes.LITERAL:
            assert isinstance(what, int)
            yield chr(what)
        elif code is codes.NOT_LITERAL:
            assert isinstance(what, int)
            yield "a" if what != ord("a") else "b"
        elif code is codes.ANY:
            yield chance.choice("aZ5 %")
        elif code is codes.IN:
            assert isinstance(what, list)
            yield chance.choice(_letters(what))
        elif code is codes.SUBPATTERN:
            assert isinstance(what, tuple)
            yield from _write(what[-1], chance)
        elif code is codes.BRANCH:
            assert isinstance(what, tuple)
            yield from _write(chance.choice(what[1]), chance)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            assert isinstance(what, tuple)
            fewest, most, repeated = what
            most = min(most, fewest + _MORE)
            for _ in range(chance.choice((fewest, most, chance.randint(fewest, most)))):
                yield from _write(repeated, chance)
        else:
            assert code is codes.AT, code


def _letters(members: Iterable[tuple[object, object]]) -> Sequence[str]:
    """The characters of a class, in their order; of one that excludes some, printable ones."""
    letters: set[str] = set()
    excludes = False
    for code, what in members:
        if code is codes.NEGATE:
            excludes = True
        elif code is codes.LITERAL:
            assert isinstance(what, int)
            letters.add(chr(what))
        elif code is codes.RANGE:
            assert isinstance(what, tuple)
            letters.update(map(chr, range(what[0], what[1] + 1)))
        else:
            letters.update(_CLASSES[what])
    return sorted((_PRINTABLE - letters if excludes else letters) - {"\n"})
