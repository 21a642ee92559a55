"""Which lines of a file could hold a secret, and which detectors should look at them.

A little data is searched for each detector's literals, out of an index that costs
nothing to load. From `ENOUGH` bytes on, Hyperscan searches for all patterns in one
pass. Where it cannot be loaded the literals do the same work, slower. Both may only be
too generous, so that all ways lead to the same findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit.credentials.folding import LONG_WORD, could_be_made, fold
from tenpoint.kit.credentials.index import BESIDE_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.credentials.database import Database
    from tenpoint.kit.credentials.detectors import Detector
else:
    from tenpoint.kit.light import NamedTuple

# Loading Hyperscan costs as much as searching about so many bytes for the literals.
ENOUGH = 96 * 1024

# A longer line is a minified file or data, of which only what stands around the hits is looked at.
# No detector looks further from its hit than `_REACH`: the longest is a run of base64 of 24 KiB.
_LONG_LINE = 64 * 1024
_REACH = 24 * 1024
# Of a literal that stands often on one line, one place in so many bytes is enough.
_STEP = 1024
_AROUND = _REACH + 2 * _STEP


# A value under a provider's name: in its first 48 characters (`shapes.FIRST_DIGIT`) is a digit.
_FIRST_DIGIT = re.compile(rb"[A-Za-z_/+=:.~%@$!*-]{0,47}[0-9]")


class Candidate(NamedTuple):
    """A line or a part of one, and who should look: each with the places of its hits, or None."""

    start: int
    end: int
    detectors: Sequence[tuple[Detector, Sequence[int] | None]]


class Finder:
    """Finds candidate lines in one file after another; remembers how much it has searched."""

    def __init__(self, *, hyperscan: bool = True) -> None:
        self._searched = 0
        self._wants_database = hyperscan
        self._databases: dict[bool, Database | None] = {}  # by `loose`

    def lines(self, data: bytes, *, loose: bool) -> Iterator[Candidate]:
        """The candidate lines of a file in its order.

        Of a very long line only what stands around the hits is given. `loose` says that
        values need no quotes in this file.
        """
        self._searched += len(data)
        if self._wants_database and self._searched > ENOUGH and loose not in self._databases:
            from tenpoint.kit.credentials import database

            self._databases[loose] = database.load(loose=loose)
        database_ = self._databases.get(loose)
        exact = database_ is not None
        if database_ is not None:
            hits = database_.search(data)
            if hits:
                hits = [hit for hit in hits if _is_worth_it(data, *hit)]
        else:
            hits = sorted(_search(data, loose), key=lambda hit: hit[1])
        if not hits:
            return
        detectors = _detectors(max(number for number, _ in hits))
        for start, end, places in _units(data, hits):
            wanted = [
                (detectors[number], offsets if exact else None)
                for number, offsets in sorted(places.items())
                if loose or not detectors[number].loose
            ]
            if wanted:
                yield Candidate(start, end, wanted)


def _is_worth_it(data: bytes, number: int, offset: int) -> bool:
    """Whether the sixteen characters after a provider's name could begin a value: most cannot.

    The judge (`shapes.find_beside_names`) asks the same again.
    """
    return number != BESIDE_WORDS or _FIRST_DIGIT.match(data, offset - 15) is not None


def _units(
    data: bytes, hits: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, dict[int, list[int]]]]:
    """The lines, or parts of very long lines, that hold the hits: each number's places.

    The hits come in the order of the file. Parts of one line neither meet nor overlap.
    """
    start = end = line_end = -1
    places: dict[int, list[int]] = {}
    for number, offset in hits:
        if offset >= line_end or (end < line_end and offset - _AROUND > end):
            if places:
                yield start, end, places
            places = {}
            if offset >= line_end:
                start = data.rfind(b"\n", 0, offset) + 1
                line_end = data.find(b"\n", offset)
                line_end = len(data) if line_end < 0 else line_end
            end = line_end
            if line_end - start > _LONG_LINE:
                start = _character_start(data, max(start, offset - _AROUND))
                end = min(line_end, offset + _AROUND)
        elif end < line_end:
            end = min(line_end, offset + _AROUND)
        places.setdefault(number, []).append(offset)
    if places:
        yield start, end, places


def _character_start(data: bytes, place: int) -> int:
    """The next place that does not cut a UTF-8 character in two."""
    for at in range(place, place + 4):
        if data[at] & 0xC0 != 0x80:
            return at
    return place


def _detectors(largest: int) -> Sequence[Detector]:
    """The detectors, up to the largest number; the table is loaded when a row is among them."""
    from tenpoint.kit.credentials.detectors import all_detectors, others

    return others() if largest < len(others()) else all_detectors()


def _search(data: bytes, loose: bool) -> Iterator[tuple[int, int]]:
    """Number of a detector and a place on a line, for each line with one of its literals."""
    from tenpoint.kit.credentials import index

    text = data.decode("latin-1")  # one character a byte, so that places are the same
    folded = fold(text)
    words = list(filter(could_be_made, LONG_WORD.compiled.findall(text)))
    if words:
        long_words = "\n".join(words)
        for line in index.IN_WORDS.split("\n"):
            literal, _, numbers = line.partition("\t")
            if literal in long_words:
                for at in _one_a_line(text, text, literal):
                    yield from ((int(number), at) for number in numbers.split(","))
        for name in index.NAMES.split("\n"):
            yield from ((index.BESIDE_WORDS, at) for at in _one_a_line(folded, text, name))
    for number, literals in index.IN_TEXT:
        for literal in literals:
            yield from ((number, at) for at in _one_a_line(text, text, literal))
    for number, literals in index.IN_FOLDED + (index.IN_LOOSE if loose else ()):
        for literal in literals:
            yield from ((number, at) for at in _one_a_line(folded, text, literal))


def _one_a_line(where: str, text: str, literal: str) -> Iterator[int]:
    """A place of the literal on each line that has it; on a long line again and again."""
    at = where.find(literal)
    while at >= 0:
        yield at
        end = text.find("\n", at, at + _STEP)
        at = where.find(literal, end if end >= 0 else at + _STEP)
