"""What the detectors say of a text, for the tests of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tenpoint.kit.credentials.line import Line, Match, loose_kind


def line(text: str, path: str = "a.py", number: int = 1) -> Line:
    """The line of a file that `text` is."""
    data = text.encode("utf-8", "surrogateescape")
    start = sum(len(part) + 1 for part in data.split(b"\n")[: number - 1])
    end = data.find(b"\n", start)
    return Line(data, start, len(data) if end < 0 else end, path, loose_kind(path))


def found(
    find: Callable[[Line], Iterator[Match]], text: str, path: str = "a.py", number: int = 1
) -> list[str]:
    """The values that a detector finds on a line; each stands where it says."""
    at = line(text, path, number)
    values = []
    for match in find(at):
        offset = at.offset(match.start)
        assert at.data[offset:].startswith(match.value.encode("utf-8", "surrogateescape"))
        values.append(match.value)
    return values
