"""Which lines of a file could hold a secret, and which detectors should look at them.

A little data is searched for each detector's literals, out of an index that costs
nothing to load. From `ENOUGH` bytes on, Hyperscan searches for all patterns in one
pass. Where it cannot be loaded the literals do the same work, slower. Both may only be
too generous, so that all ways lead to the same findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials.folding import could_be_made, fold
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.credentials.database import Database
    from tenpoint.kit.credentials.detectors import Detector

# Loading Hyperscan costs as much as searching about so many bytes for the literals.
ENOUGH = 96 * 1024

# Every value of the table is one word of such characters, this long or longer (a test says so).
_LONG_WORD = Pattern(r"[A-Za-z0-9_/+=:.~@%$!*-]{16,}")


class Finder:
    """Finds candidate lines in one file after another; remembers how much it has searched."""

    def __init__(self, *, hyperscan: bool = True) -> None:
        self._searched = 0
        self._wants_database = hyperscan
        self._database: Database | None = None

    def lines(self, data: bytes) -> Iterator[tuple[int, int, list[Detector]]]:
        """Start and end of each candidate line, and its detectors, in the order of the file."""
        self._searched += len(data)
        if self._wants_database and self._searched > ENOUGH:
            from tenpoint.kit.credentials import database

            self._wants_database = False
            self._database = database.load()
        hits = self._database.search(data) if self._database is not None else _search(data)
        by_start: dict[int, set[int]] = {}
        for number, offset in hits:
            start = data.rfind(b"\n", 0, offset) + 1
            by_start.setdefault(start, set()).add(number)
        if not by_start:
            return
        detectors = _detectors({number for numbers in by_start.values() for number in numbers})
        for start in sorted(by_start):
            end = data.find(b"\n", start)
            numbers = sorted(by_start[start])
            yield start, len(data) if end < 0 else end, [detectors[n] for n in numbers]


def _detectors(numbers: set[int]) -> Sequence[Detector]:
    """The detectors, up to the largest number; the table is loaded when a row is among them."""
    from tenpoint.kit.credentials.detectors import all_detectors, others

    return others() if max(numbers) < len(others()) else all_detectors()


def _search(data: bytes) -> Iterator[tuple[int, int]]:
    """Number of a detector and a place on a line, for each line with one of its literals."""
    from tenpoint.kit.credentials import index

    text = data.decode("latin-1")  # one character a byte, so that places are the same
    folded = fold(text)
    words = list(filter(could_be_made, _LONG_WORD.compiled.findall(text)))
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
    for number, literals in index.IN_FOLDED:
        for literal in literals:
            yield from ((number, at) for at in _one_a_line(folded, text, literal))


def _one_a_line(where: str, text: str, literal: str) -> Iterator[int]:
    """A place of the literal on each line that has it."""
    at = where.find(literal)
    while at >= 0:
        yield at
        end = text.find("\n", at)
        at = where.find(literal, end) if end >= 0 else -1
