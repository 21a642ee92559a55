"""Cheap looks at text: folded for comparing names, and words that no person typed."""

from __future__ import annotations

_FOLD = {ord(c): "_" for c in "-. "}
_FOLD.update((code, chr(code + 32)) for code in range(ord("A"), ord("Z") + 1))


def fold(text: str) -> str:
    """Lower case (ASCII), with `-`, `.` and blank as `_`: every character keeps its place."""
    return text.translate(_FOLD)


def could_be_made(word: str) -> bool:
    """Whether a machine could have made a part of this word: digits, or case that keeps changing.

    Every value of a known shape and every random-looking one passes; most words of code do not.
    """
    if any(map(str.isdigit, word)):
        return True
    cases = [character.isupper() for character in word if character.isalpha()]
    return sum(map(bool.__ne__, cases, cases[1:])) >= 4
