"""The lines of a requirement file as pip joins and splits them, and the options in a line.

pip's own order: continued lines are joined, comments dropped, and what is left is words as
in a POSIX shell, given to optparse. Every piece keeps its place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Logical(NamedTuple):
    """A line as pip sees it: continued lines joined, comment dropped, white space stripped.

    The lists tell where each piece of it came from: index in `text`, offset in the file,
    line, and column of its first character.
    """

    text: str
    line: int
    pieces: list[tuple[int, int, int, int]]

    def _piece(self, index: int) -> tuple[int, int, int, int]:
        return self.pieces[max(0, bisect_right(self.pieces, index, key=lambda p: p[0]) - 1)]

    def offset(self, index: int) -> int:
        begin, offset, _, _ = self._piece(index)
        return offset + index - begin

    def position(self, index: int) -> tuple[int, int]:
        begin, _, line, column = self._piece(index)
        return line, column + index - begin


_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # those of str.splitlines


def logical_lines(text: str) -> Iterator[Logical]:
    """pip's join_lines and ignore_comments; places are counted as editors count them.

    pip splits at every end that Unicode knows; a form feed or U+2028 ends pip's line but not
    the editor's.
    """
    joined: list[tuple[str, int, int, int]] = []
    offset, number, column = 0, 1, 1
    for whole in text.splitlines(keepends=True):
        line = whole.rstrip(_LINE_ENDS)
        begin, at_line, at_column = offset, number, column
        offset += len(whole)
        if whole[-1] in "\n\r":
            number, column = number + 1, 1
        else:
            column += len(whole)
        comment = line.lstrip().startswith("#")
        if line.endswith("\\") and not comment:
            bare = line.lstrip("\\")  # pip strips both sides
            cut = len(line) - len(bare)
            joined.append((bare.rstrip("\\"), begin + cut, at_line, at_column + cut))
            continue
        # A comment line ends the continuation and adds nothing to it.
        joined.append(("" if comment else line, begin, at_line, at_column))
        yield from _logical(joined)
        joined = []
    if joined:
        yield from _logical(joined)


def _logical(parts: list[tuple[str, int, int, int]]) -> Iterator[Logical]:
    """The joined parts as one line; none when only a comment or nothing is left."""
    text = parts[0][0] if len(parts) == 1 else "".join(part[0] for part in parts)
    end = _comment(text)
    if end >= 0:
        text = text[:end]
    left = len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return
    pieces: list[tuple[int, int, int, int]] = []
    begin = -left
    for part, offset, line, column in parts:
        pieces.append((begin, offset, line, column))
        begin += len(part)
    yield Logical(text, parts[0][2], pieces)


def _comment(line: str) -> int:
    """Where the comment begins: a `#` at the start or after white space. -1 without one."""
    at = line.find("#")
    while at > 0 and not line[at - 1].isspace():
        at = line.find("#", at + 1)
    return at


# --- the options -----------------------------------------------------------------------------

# pip 26.3; True: takes a value.
_OPTIONS = {
    "--index-url": True,
    "--pypi-url": True,
    "--extra-index-url": True,
    "--no-index": False,
    "--constraint": True,
    "--requirement": True,
    "--editable": True,
    "--find-links": True,
    "--no-binary": True,
    "--only-binary": True,
    "--prefer-binary": False,
    "--require-hashes": False,
    "--no-require-hashes": False,
    "--pre": False,
    "--all-releases": True,
    "--only-final": True,
    "--trusted-host": True,
    "--use-feature": True,
    "--hash": True,
    "--config-settings": True,
}
_SHORT = {
    "i": "--index-url",
    "c": "--constraint",
    "r": "--requirement",
    "e": "--editable",
    "f": "--find-links",
    "C": "--config-settings",
}
_ALIASES = {"--pypi-url": "--index-url"}
_LISTS = ("--no-binary", "--only-binary", "--all-releases", "--only-final")
# The words of a POSIX shell; every alternative begins with another character.
_WORD = Pattern(
    r"""(?: [^ \t\r\n'"\\] | \\[\s\S] | '[^']*' | "(?:[^"\\]|\\[\s\S])*" )+""", re.VERBOSE
)
_QUOTED = Pattern(r"""'([^']*)' | "((?:[^"\\]|\\[\s\S])*)" | \\([\s\S])""", re.VERBOSE)


_QUOTES = frozenset("'\"\\")


class Given(NamedTuple):
    """An option by its full name, with its index in the line and the place of its value."""

    name: str
    value: str
    at: int
    place: tuple[int, int]


def first(given: tuple[Given, ...], name: str) -> Given | None:
    return next((option for option in given if option.name == name), None)


def options(text: str, begin: int) -> tuple[Given, ...]:
    """What optparse makes of the words from `begin` on. Raises CannotCheck where it refuses."""
    words = _words(text, begin)
    words.reverse()
    given: list[Given] = []
    while words:
        word, at, end = words.pop()
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            continue  # pip drops what is neither an option nor its value
        if word.startswith("--"):
            written, glued, value = word.partition("=")
            name, value_at = _full_name(written), at + len(written) + 1
        elif word[1] in _SHORT:
            name, glued, value, value_at = _SHORT[word[1]], word[2:], word[2:], at + 2
        else:
            raise CannotCheck("pip knows no such option")
        if _OPTIONS[name] and not glued:
            if not words:
                raise CannotCheck(f"{name} has no value")
            value, value_at, end = words.pop()
        elif glued and not _OPTIONS[name]:
            raise CannotCheck(f"{name} takes no value")
        if name == "--config-settings" and "=" not in value:
            raise CannotCheck(f"{name} needs KEY=VALUE")
        if name in _LISTS and value.startswith("-"):
            raise CannotCheck(f"{name} has no value")
        given.append(Given(_ALIASES.get(name, name), value, at, (value_at, end)))
    return tuple(given)


def _full_name(written: str) -> str:
    if written in _OPTIONS:
        return written
    fitting = [name for name in _OPTIONS if name.startswith(written)]
    if len(fitting) > 1:
        raise CannotCheck(f"an option that could be {' or '.join(fitting)}")
    if not fitting:
        raise CannotCheck("pip knows no such option")
    return fitting[0]


def _words(text: str, begin: int) -> list[tuple[str, int, int]]:
    """The words from `begin` on, each with its begin and end. Raises on an open quote."""
    words: list[tuple[str, int, int]] = []
    if text.isascii() and text.isprintable() and not _QUOTES & set(text):
        for word in text[begin:].split():  # spaces are all that parts such words
            start = text.index(word, begin)
            begin = start + len(word)
            words.append((word, start, begin))
        return words
    for found in _WORD.finditer(text, begin):
        if text[begin : found.start()].strip(" \t\r\n"):
            break
        begin = found.end()
        word = found[0]
        if "'" in word or '"' in word or "\\" in word:
            word = _QUOTED.sub(_unquoted, word)
        words.append((word, found.start(), found.end()))
    if text[begin:].strip(" \t\r\n"):
        raise CannotCheck("a quote or a backslash is left open")
    return words


def _unquoted(found: re.Match[str]) -> str:
    if found[2] is not None:
        return re.sub(r'\\(["\\])', r"\1", found[2])
    return found[1] if found[1] is not None else found[3]
