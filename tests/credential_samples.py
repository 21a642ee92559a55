"""Made-up credentials: values that a shape of the table matches, so that no test holds a real one.

They are put together at run time from the shape itself, the same ones in every run, and look as
random as keys do.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

# A shape may allow some thousand characters; a sample of this many more than it needs is enough.
_LONGEST_REPEAT = 200


def sample(shape: str, seed: int = 0) -> str:
    """One value that `shape` matches whole; another for each `seed`, the same in every run.

    `shape` is a regular expression as `tenpoint.kit.credentials.format` allows it; anything else
    raises ValueError.
    """
    # Not for secrecy: the seed is the point.
    chance = random.Random(f"{seed}:{shape}")
    return "".join(_write(parser.parse(shape), chance))


def _write(parts: Iterable[tuple[object, object]], chance: random.Random) -> Iterator[str]:
    for code, what in parts:
        if code is codes.LITERAL:
            assert isinstance(what, int)
            yield chr(what)
        elif code is codes.IN:
            yield chance.choice(_letters(what))
        elif code is codes.SUBPATTERN:
            assert isinstance(what, tuple)
            yield from _write(what[-1], chance)
        elif code is codes.BRANCH:
            assert isinstance(what, tuple)
            yield from _write(chance.choice(what[1]), chance)
        elif code is codes.MAX_REPEAT:
            assert isinstance(what, tuple)
            fewest, most, repeated = what
            most = min(most, fewest + _LONGEST_REPEAT)
            for _ in range(chance.choice((fewest, most, chance.randint(fewest, most)))):
                yield from _write(repeated, chance)
        else:
            raise ValueError(f"no sample for {code}")


def _letters(members: object) -> str:
    """The characters of a class, which holds single ones and ranges."""
    letters: list[str] = []
    assert isinstance(members, list)
    for code, what in members:
        if code is codes.LITERAL:
            letters.append(chr(what))
        elif code is codes.RANGE:
            letters.extend(map(chr, range(what[0], what[1] + 1)))
        else:
            raise ValueError(f"no sample for a class with {code}")
    return "".join(letters)
