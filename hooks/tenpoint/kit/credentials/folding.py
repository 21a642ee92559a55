"""Cheap looks at text: folded for comparing names, and words that no person typed."""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

# Nearly every value of the table is one word of such characters, this long or longer; the others
# are known to `make_index`.
LONG_WORD = Pattern(r"[A-Za-z0-9_/+=:.~@%$!*-]{16,}")


def lower(text: str) -> str:
    """ASCII capitals in lower case, and no others: what a search of bytes calls the same.

    So every character keeps its place, and a Kelvin sign is no `k` here and there.
    """
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def fold(text: str) -> str:
    """Lower case with `-`, `.` and blank as `_`; every character keeps its place."""
    return lower(text).replace("-", "_").replace(".", "_").replace(" ", "_")


_DIGIT = Pattern(r"[0-9]")
_CAPITALS = Pattern(r"[A-Z]{16}")
_CHANGE = Pattern(r"[a-z](?=[A-Z])|[A-Z](?=[a-z])")


def could_be_made(word: str) -> bool:
    """Whether a machine could have made a part of this word: digits, or case that keeps changing.

    Every value of a known shape and every random-looking one passes; most words of code do not.
    One AWS key id in thirty has neither: it is capitals without a word's underscores.
    """
    return (
        _DIGIT.search(word) is not None
        or case_changes(word) >= 4
        or _CAPITALS.search(word) is not None
    )


def case_changes(word: str) -> int:
    """How often upper and lower case meet; in camel case that is twice a word."""
    return len(_CHANGE.compiled.findall(word))
