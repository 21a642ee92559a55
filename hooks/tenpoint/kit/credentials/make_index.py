"""Writes `index.py`: what the literals of all detectors come to, ready to be loaded at once.

Run by `python -m tenpoint.audit.generate`; the table itself takes ten times as long to
load, and a clean file needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

from tenpoint.kit.credentials.detectors import Detector, all_detectors, others, rows_by_shape
from tenpoint.kit.credentials.folding import LONG_WORD

_HEAD = '''"""The literals of all detectors with their numbers: made by `make_index`, not edited."""

from __future__ import annotations

Literals = tuple[tuple[str, tuple[int, ...]], ...]
# fmt: off
# ruff: noqa: E501

'''


def make() -> str:
    """The text of `index.py` for the detectors as they are."""
    in_words: dict[str, list[int]] = {}
    in_text: dict[str, list[int]] = {}
    in_folded: dict[str, list[int]] = {}
    loose: dict[str, list[int]] = {}
    beside: tuple[int, tuple[str, ...]] = (0, ())
    shapes = {number: row.shape for number, row in enumerate(rows_by_shape(), len(others()))}
    for number, detector in enumerate(all_detectors()):
        literals = tuple(detector.literals())
        if detector.by_word:
            beside = (number, literals)
        elif detector.in_word and (number not in shapes or is_one_word(shapes[number])):
            for literal in literals:
                in_words.setdefault(literal, []).append(number)
        else:
            kept = loose if detector.loose else in_folded if detector.folded else in_text
            for literal in dict.fromkeys(literals):
                kept.setdefault(literal, []).append(number)
    words = (f"{literal}\t{','.join(map(str, numbers))}" for literal, numbers in in_words.items())
    number, names = beside
    # Long strings, not tuples: they are loaded in no time and taken apart only when needed.
    return _HEAD + "".join(
        (
            _literals("IN_TEXT", in_text),
            _literals("IN_FOLDED", in_folded),
            _literals("IN_LOOSE", loose),
            f"BESIDE_WORDS = {number}\n",
            _numbers("BY_VALUE", lambda detector: detector.by_value),
            _numbers("BY_NAME", lambda detector: detector.by_name),
            _numbers("BY_NEXT_LINES", lambda detector: detector.by_next_lines),
            _block("NAMES", names),
            _block("IN_WORDS", sorted(words)),
        )
    )


def is_one_word(shape: str) -> bool:
    """Whether every value of a shape is within one long word, as most are.

    Those of the few others (URLs with `?` and `&`, Slack's shortest) are looked for in the
    whole text.
    """
    parsed = parser.parse(shape)
    shortest, _ = parsed.getwidth()
    return LONG_WORD.fullmatch("-" * shortest) is not None and all(
        LONG_WORD.fullmatch(chr(letter) * 16) for letter in set(_letters(parsed))
    )


def _letters(parts: Iterable[tuple[object, object]]) -> Iterator[int]:
    """The codes of all characters that a parsed shape allows somewhere."""
    for code, what in parts:
        if code is codes.LITERAL:
            assert isinstance(what, int)
            yield what
        elif code is codes.RANGE:
            assert isinstance(what, tuple)
            yield from range(what[0], what[1] + 1)
        elif code is codes.IN:
            assert isinstance(what, list)
            yield from _letters(what)
        elif code is codes.BRANCH:
            assert isinstance(what, tuple)
            for branch in what[1]:
                yield from _letters(branch)
        else:
            assert code in (codes.SUBPATTERN, codes.MAX_REPEAT), code
            assert isinstance(what, tuple)
            yield from _letters(what[-1])


def _literals(name: str, numbers: Mapping[str, Sequence[int]]) -> str:
    pairs = tuple((literal, tuple(found)) for literal, found in numbers.items())
    return f"{name}: Literals = {pairs!r}\n"


def _numbers(name: str, has: Callable[[Detector], bool]) -> str:
    numbers = [number for number, detector in enumerate(all_detectors()) if has(detector)]
    return f"{name} = frozenset({tuple(numbers)!r})\n"


def _block(name: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    assert '"""' not in body
    assert "\\" not in body
    return f'{name} = """\\\n{body}"""\n'
