"""Which lines of a file could hold a secret, and which detectors should look at them.

A little data is searched for each detector's literals, out of an index that costs
nothing to load. From `ENOUGH` bytes on, Hyperscan searches for all patterns in one
pass. Where it cannot be loaded the literals do the same work, slower. Both may only be
too generous, so that all ways lead to the same findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit.credentials.folding import fold, has_value, long_words
from tenpoint.kit.credentials.index import BESIDE_WORDS, BY_NAME, BY_NEXT_LINES, BY_VALUE
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.credentials.database import Database
    from tenpoint.kit.credentials.detectors import Detector
else:
    from tenpoint.kit.light import NamedTuple

# Loading Hyperscan costs as much as searching about so many bytes for the literals.
ENOUGH = 96 * 1024

# Compiling one takes as long as searching some megabytes so: a small commit never waits for it.
ENOUGH_TO_COMPILE = 1024 * 1024

# A longer line is a minified file or data, of which only what stands around the hits is looked at.
# No detector looks further from its hit than `_REACH`: the longest is a run of base64 of 24 KiB.
_LONG_LINE = 64 * 1024
_REACH = 24 * 1024
# Of a literal that stands often on one line, one place in so many bytes is enough.
_STEP = 1024
_AROUND = _REACH + 2 * _STEP


# A value under a provider's name: in its first 48 characters (`shapes.FIRST_DIGIT`) is a digit.
_FIRST_DIGIT = Pattern(rb"[A-Za-z_/+=:.~%@$!*-]{0,47}[0-9]")


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
        self._asked: set[tuple[bool, bool]] = set()

    def lines(self, data: bytes, *, loose: bool) -> Iterator[Candidate]:
        """The candidate lines of a file in its order.

        Of a very long line only what stands around the hits is given. `loose` says that
        values need no quotes in this file.
        """
        self._searched += len(data)
        database_ = self._database(loose)
        exact = database_ is not None
        if database_ is not None:
            hits = database_.search(data)
            if hits:
                hits = [hit for hit in hits if _is_worth_it(data, *hit)]
        else:
            hits = sorted(_search(data, loose), key=lambda hit: hit[1])
        for start, end, places in _units(data, hits):
            numbers = _worth_asking(data, start, end, places)
            if numbers:
                detectors = _detectors(numbers[-1])
                yield Candidate(
                    start,
                    end,
                    [(detectors[n], places[n] if exact else None) for n in numbers],
                )

    def _database(self, loose: bool) -> Database | None:
        """The one for such files: at first only if it is there, later also if it must be made."""
        compiles = self._searched > ENOUGH_TO_COMPILE
        is_new = self._searched > ENOUGH and (loose, compiles) not in self._asked
        if self._wants_database and is_new and self._databases.get(loose) is None:
            from tenpoint.kit.credentials import database

            self._asked.add((loose, compiles))
            self._databases[loose] = database.load(loose=loose, compiles=compiles)
        return self._databases.get(loose)


def _is_worth_it(data: bytes, number: int, offset: int) -> bool:
    """Whether the sixteen characters after a provider's name could begin a value: most cannot.

    The judge (`shapes.find_beside_names`) asks the same again.
    """
    return number != BESIDE_WORDS or _FIRST_DIGIT.match(data, offset - 15) is not None


_SHORT_LINE = 1024


def _worth_asking(data: bytes, start: int, end: int, numbers: Iterable[int]) -> list[int]:
    """The detectors that could find a value on this line or the next, without asking them.

    Nothing of them is loaded for that: a file whose lines all fail here costs a start.
    """
    left = set(numbers)
    is_short = end - start < _SHORT_LINE  # a longer one has a value somewhere
    if is_short and not left.isdisjoint(BY_VALUE) and not has_value(data[start:end]):
        left -= BY_VALUE
    if is_short and not left.isdisjoint(BY_NAME) and not _has_name(data[start:end]):
        left -= BY_NAME
    if not left.isdisjoint(BY_NEXT_LINES) and not _is_continued(data, start, end):
        left -= BY_NEXT_LINES
    return sorted(left)


def _has_name(line: bytes) -> bool:
    from tenpoint.kit.credentials.names import WORDS_OF_FORMS

    lower = line.lower().decode("latin-1")
    return any(word in lower for word in WORDS_OF_FORMS)


# How a line ends that gives its name a value on one of the next.
_OPEN_ENDS = (b"*", b"(", b"[", b"\\", b"=", b":", b">", b"|", b"-", b"+", b"{", b'"')
# The longest form (`following`) has its value on the fifth line after the name.
_NEXT_LINES = 5
_AFTER = 4096  # `line.AROUND`


def _is_continued(data: bytes, start: int, end: int) -> bool:
    """Whether the line ends openly and a value could stand on one of the next."""
    line = data[start:end].rstrip(b" \t\r")
    if not line.endswith(_OPEN_ENDS) or (line.endswith(b'"') and b"=" not in line):
        return False
    following = data[end : end + _AFTER].split(b"\n", _NEXT_LINES + 1)[1 : _NEXT_LINES + 1]
    first = next(filter(bytes.strip, following), b"")
    if has_value(first):
        return True
    # Only a line that says so has its value further down.
    rest = b"\n".join(following)
    return any(word in rest.lower() for word in (b"value", b"default")) and has_value(rest)


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
    words = long_words(data)
    if words:
        joined = "\n".join(words)
        for line in index.IN_WORDS.split("\n"):
            literal, _, numbers = line.partition("\t")
            if literal in joined:
                for at in _one_a_line(text, text, literal):
                    yield from ((int(number), at) for number in numbers.split(","))
        for name in index.NAMES.split("\n"):
            if name in folded:
                for at in _one_a_line(folded, text, name):
                    if _has_long_word(data, at):
                        yield index.BESIDE_WORDS, at
    for literal, numbered in index.IN_TEXT:
        if literal in text:
            for at in _one_a_line(text, text, literal):
                yield from ((number, at) for number in numbered)
    for literal, numbered in index.IN_FOLDED + (index.IN_LOOSE if loose else ()):
        if literal in folded:
            for at in _one_a_line(folded, text, literal):
                yield from ((number, at) for number in numbered)


def _has_long_word(data: bytes, place: int) -> bool:
    """Whether a value that a machine could have made stands on the line of a place."""
    end = data.find(b"\n", place)
    line = data[data.rfind(b"\n", 0, place) + 1 : len(data) if end < 0 else end]
    return len(line) > _LONG_LINE or bool(long_words(line))


def _one_a_line(where: str, text: str, literal: str) -> Iterator[int]:
    """A place of the literal on each line that has it; on a long line again and again."""
    at = where.find(literal)
    while at >= 0:
        yield at
        end = text.find("\n", at, at + _STEP)
        at = where.find(literal, end if end >= 0 else at + _STEP)
