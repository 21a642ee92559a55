"""Cheap looks at text: folded for comparing names, and words that no person typed."""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

# Every value of the table is one word of such characters, this long or longer (a test says so).
LONG_WORD = Pattern(r"[A-Za-z0-9_/+=:.~@%$!*-]{16,}")

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lower(text: str) -> str:
    """Lower case of which every character keeps its place."""
    simple = text.lower()
    return simple if len(simple) == len(text) else text.translate(_LOWER)


def fold(text: str) -> str:
    """Lower case with `-`, `.` and blank as `_`; every character keeps its place."""
    return lower(text).replace("-", "_").replace(".", "_").replace(" ", "_")


_DIGIT = Pattern(r"[0-9]")
_CHANGE = Pattern(r"[a-z](?=[A-Z])|[A-Z](?=[a-z])")


def could_be_made(word: str) -> bool:
    """Whether a machine could have made a part of this word: digits, or case that keeps changing.

    Every value of a known shape and every random-looking one passes; most words of code do not.
    """
    return _DIGIT.search(word) is not None or case_changes(word) >= 4


def case_changes(word: str) -> int:
    """How often upper and lower case meet; in camel case that is twice a word."""
    return len(_CHANGE.compiled.findall(word))
