"""Cheap looks at text: folded for comparing names, and words that no person typed.

None of them needs a regular expression, because a commit hook that finds nothing loads no `re`.
"""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

# Nearly every value of the table is one word of such characters, this long or longer; the others
# are known to `make_index`.
LONG_WORD = Pattern(r"[A-Za-z0-9_/+=:.~@%$!*-]{16,}")
_LONG_WORD_SIGNS = b"_/+=:.~@%$!*-"
_LONG = 16


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


_LOWER = b"abcdefghijklmnopqrstuvwxyz"
_DIGITS = b"0123456789"
# What no name, path or sentence has inside: `values._looks_chosen` takes it for a password's.
STRONG_SIGNS = "#+&%!*^~$"


def _kinds() -> bytes:
    """A table that makes `a` of small letters, `A` of capitals, `1`, `!`, blanks and `-`."""
    table = bytearray(b"-" * 256)
    for signs, kind in (
        *((_LOWER, b"a"), (_LOWER.upper(), b"A"), (_DIGITS, b"1")),
        *((STRONG_SIGNS.encode(), b"!"), (b" \t\n\r\x0b\x0c", b" ")),
    ):
        for sign in signs:
            table[sign] = kind[0]
    return bytes(table)


def _no_words() -> bytes:
    """A table that makes blanks of all signs that no long word has."""
    signs = _LOWER + _LOWER.upper() + _DIGITS + _LONG_WORD_SIGNS
    return bytes(sign if sign in signs else 0x20 for sign in range(256))


_KINDS = _kinds()
_NO_WORDS = _no_words()


def long_words(data: bytes) -> list[str]:
    """All words that `LONG_WORD` matches and a machine could have made."""
    words = (
        word.decode("ascii") for word in data.translate(_NO_WORDS).split() if word[_LONG - 1 :]
    )
    return list(filter(could_be_made, words))


def could_be_made(word: str) -> bool:
    """Whether a machine could have made a part of this word: digits, or case that keeps changing.

    Every value of a known shape and every random-looking one passes; most words of code do not.
    One AWS key id in thirty has neither: it is capitals without a word's underscores.
    """
    kinds = word.encode("ascii", "replace").translate(_KINDS)
    return b"1" in kinds or _changes(kinds) >= 4 or b"A" * 16 in kinds


def case_changes(word: str) -> int:
    """How often upper and lower case meet; in camel case that is twice a word."""
    return _changes(word.encode("ascii", "replace").translate(_KINDS))


def _changes(kinds: bytes) -> int:
    return kinds.count(b"aA") + kinds.count(b"Aa")


_SHORTEST_VALUE = 6


def has_value(text: bytes) -> bool:
    """Whether a word of the text could be, or hold, a value that `values.looks_secret` accepts.

    Such a value has no blank inside and six characters. Besides letters it has a digit or a
    strong sign; without them its case changes, as `Copper.Falcon.` does, or single capitals
    stand between signs. Most lines of code with a word such as `token` or `key` have none.
    """
    if not text.isascii():
        return True
    kinds = text.translate(_KINDS)
    return _could_be_value(kinds.replace(b" ", b"-")) and any(
        _could_be_value(word) for word in kinds.split() if len(word) >= _SHORTEST_VALUE
    )


def _could_be_value(kinds: bytes) -> bool:
    return b"1" in kinds or b"!" in kinds or _changes(kinds) > 1 or b"-A-" in b"-" + kinds + b"-"
