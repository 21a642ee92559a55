"""The stand-ins for slow standard modules do what those do."""

from __future__ import annotations

import pickle
import re
import typing

import pytest

from tenpoint.kit.light import NamedTuple as Light
from tenpoint.kit.pattern import Pattern


class Ours(Light):
    """A place."""

    path: str
    line: int = 1

    @property
    def shown(self) -> str:
        return f"{self.path}:{self.line}"


class Theirs(typing.NamedTuple):
    """A place."""

    path: str
    line: int = 1

    @property
    def shown(self) -> str:
        return f"{self.path}:{self.line}"


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_a_light_named_tuple_is_one(kind: type[Theirs]) -> None:
    place = kind("a.txt")
    assert place == ("a.txt", 1)
    assert kind(path="a.txt", line=2).shown == "a.txt:2"
    assert place._replace(line=3)._asdict() == {"path": "a.txt", "line": 3}
    assert kind._fields == ("path", "line")
    assert repr(place).endswith("(path='a.txt', line=1)")
    assert sorted([kind("b"), kind("a", 2), kind("a")]) == [("a", 1), ("a", 2), ("b", 1)]
    assert kind.__doc__ == "A place."
    with pytest.raises(TypeError):
        kind()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.other = 2  # type: ignore[attr-defined]
    assert pickle.loads(pickle.dumps(place)) == place


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    broken = Pattern("(")  # says nothing yet
    with pytest.raises(re.error):
        broken.search("x")
    pattern = Pattern(r"(?P<word>B+)", re.IGNORECASE)
    assert pattern.pattern == r"(?P<word>B+)"
    assert [found["word"] for found in pattern.finditer("abbAB")] == ["bb", "B"]
    assert [found.start() for found in pattern.finditer("bab", 1)] == [2]
    assert [found.start() for found in pattern.finditer("bab", 0, 2)] == [0]
    assert pattern.sub("x", "abb") == "ax"
    assert pattern.match("ab") is None
    assert pattern.match("ab", 1) is not None
    assert pattern.fullmatch("bb") is not None
    assert pattern.search("ba", 1) is None
    assert pattern.compiled is pattern.compiled
