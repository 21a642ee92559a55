"""Writes `index.py`: what the literals of all detectors come to, ready to be loaded at once.

Run by `python -m tenpoint.audit.generate`; the table itself takes ten times as long to
load, and a clean file needs none of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from tenpoint.kit.credentials.detectors import all_detectors

_HEAD = '''"""The literals of all detectors with the detectors' numbers: made by `make_index`, do not edit."""

from __future__ import annotations

Literals = tuple[tuple[int, tuple[str, ...]], ...]
# fmt: off
# ruff: noqa: E501

'''


def make() -> str:
    """The text of `index.py` for the detectors as they are."""
    in_words: dict[str, list[int]] = {}
    in_text: list[tuple[int, tuple[str, ...]]] = []
    in_folded: list[tuple[int, tuple[str, ...]]] = []
    loose: list[tuple[int, tuple[str, ...]]] = []
    beside: tuple[int, tuple[str, ...]] = (0, ())
    for number, detector in enumerate(all_detectors()):
        literals = tuple(detector.literals())
        if detector.by_word:
            beside = (number, literals)
        elif detector.in_word:
            for literal in literals:
                in_words.setdefault(literal, []).append(number)
        elif literals and detector.loose:
            loose.append((number, literals))
        elif literals:
            (in_folded if detector.folded else in_text).append((number, literals))
    words = (f"{literal}\t{','.join(map(str, numbers))}" for literal, numbers in in_words.items())
    number, names = beside
    # Long strings, not tuples: they are loaded in no time and taken apart only when needed.
    return _HEAD + "".join(
        (
            f"IN_TEXT: Literals = {tuple(in_text)!r}\n",
            f"IN_FOLDED: Literals = {tuple(in_folded)!r}\n",
            f"IN_LOOSE: Literals = {tuple(loose)!r}\n",
            f"BESIDE_WORDS = {number}\n",
            _block("NAMES", names),
            _block("IN_WORDS", sorted(words)),
        )
    )


def _block(name: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    assert '"""' not in body
    assert "\\" not in body
    return f'{name} = """\\\n{body}"""\n'
