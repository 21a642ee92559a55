"""The small shell inside BuildKit: quotes, one escape character, `$NAME` and `${NAME…}`.

BuildKit uses it for the values of a Dockerfile and for finding heredocs (its package
`frontend/dockerfile/shell`). Nothing is expanded here: references stay as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.parse.docker_words import SPACES, Reference, Value
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# `${a:-${b:-…}}`: far more than anybody writes, far less than Python's stack.
DEEPEST_SUBSTITUTION = 50


class OpenEnded(Exception):
    """A quote or a substitution that BuildKit's shell does not accept; says which."""


class TooDeep(OpenEnded):
    """More substitutions inside each other than are read here."""


class _Unit(NamedTuple):
    """A stretch of shell text: what is written, what it means, and whether blanks split it.

    `kind` is `plain`, `raw` (kept whole: quoted, escaped or `<<`) or `reference`.
    """

    kind: str
    written: str
    meant: str
    references: tuple[Reference, ...] = ()
    literal: str = ""


def read_value(raw: str, escape: str = "\\") -> Value:
    """What a value means, without expanding it; raises when docker could not expand it either."""
    units = _Shell(raw, escape).units()
    return Value(
        "".join(unit.meant for unit in units),
        "".join(unit.literal for unit in units),
        tuple(reference for unit in units for reference in unit.references),
    )


_SIGNS = frozenset("'\"$<\\`}/")
_HEREDOC_MARK = Pattern(r"<<[\t\r ]*+")
_CLOSERS = {"'": "single quote", '"': "double quote", "}": "${", "/": "${"}


_DIGITS = frozenset("0123456789")


def _is_of_name(character: str) -> bool:
    return character.isalnum() or character == "_"


class _Shell:
    """Cuts shell text into units; one instance reads one text once."""

    def __init__(self, text: str, escape: str) -> None:
        self.text = text
        self.escape = escape
        self.at = 0
        self.depth = 0

    def units(self, stop: str = "") -> list[_Unit]:
        """Units up to `stop`, which is stepped over, or up to the end of the text."""
        text = self.text
        units: list[_Unit] = []
        while self.at < len(text):
            character = text[self.at]
            if character == stop:
                self.at += 1
                return units
            if character == "'":
                units.append(self._single_quoted())
            elif character == '"':
                units.append(self._double_quoted())
            elif character == "$":
                units.append(self._dollar())
            elif character == "<":
                mark = _HEREDOC_MARK.match(text, self.at)
                units.append(self._take(mark[0] if mark else "<", "raw"))
            elif character == self.escape:
                taken = text[self.at + 1 : self.at + 2]
                units.append(_Unit("raw", character + taken, taken, (), taken))
                self.at += 2
            else:
                units.append(self._take(self._plain(), "plain"))
        if stop:
            raise OpenEnded(f"a {_CLOSERS[stop]} without an end")
        return units

    def _plain(self) -> str:
        """The text up to the next character that could mean something; at least one."""
        end = self.at + 1
        if self.text[self.at] not in _SIGNS:
            while end < len(self.text) and self.text[end] not in _SIGNS:
                end += 1
        return self.text[self.at : end]

    def _take(self, written: str, kind: str) -> _Unit:
        self.at += len(written)
        return _Unit(kind, written, written, (), written)

    def _single_quoted(self) -> _Unit:
        end = self.text.find("'", self.at + 1)
        if end < 0:
            raise OpenEnded("a single quote without an end")
        written = self.text[self.at : end + 1]
        self.at = end + 1
        return _Unit("raw", written, written[1:-1], (), written[1:-1])

    def _double_quoted(self) -> _Unit:
        """Inside, the escape character takes only a double quote, a dollar sign and itself."""
        text = self.text
        begin = self.at
        self.at += 1
        inner: list[_Unit] = []
        while self.at < len(text):
            character = text[self.at]
            if character == '"':
                self.at += 1
                return _Unit(
                    "raw",
                    text[begin : self.at],
                    "".join(unit.meant for unit in inner),
                    tuple(reference for unit in inner for reference in unit.references),
                    "".join(unit.literal for unit in inner),
                )
            if character == "$":
                inner.append(self._dollar())
            elif character == self.escape and text[self.at + 1 : self.at + 2] in (
                '"',
                "$",
                self.escape,
            ):
                taken = text[self.at + 1]
                inner.append(_Unit("raw", character + taken, taken, (), taken))
                self.at += 2
            else:
                inner.append(self._take(self._plain(), "plain"))
        raise OpenEnded("a double quote without an end")

    def _dollar(self) -> _Unit:
        text = self.text
        begin = self.at
        self.at += 1
        if not text.startswith("{", self.at):
            name = self._name()
            if not name:
                return _Unit("plain", "$", "$", (), "$")
            return _Unit("reference", "$" + name, "$" + name, (Reference(name, "", ""),))
        self.at += 1
        if self.at == len(text):
            raise OpenEnded("a ${ without an end")
        if text[self.at] in "{}:":
            raise OpenEnded("a ${} without a name")
        name = self._name()
        operator, word = self._operator()
        written = text[begin : self.at]
        inner = tuple(reference for unit in word for reference in unit.references)
        reference = Reference(name, operator, "".join(unit.meant for unit in word))
        return _Unit("reference", written, written, (reference, *inner))

    def _name(self) -> str:
        """Digits, one of the shell's own signs, or a name; "" for none of them."""
        text, begin = self.text, self.at
        first = text[begin : begin + 1]
        end = begin + bool(first and first in "@*#?$!-")
        if end == begin:
            inside = _DIGITS.__contains__ if first in _DIGITS else _is_of_name
            while end < len(text) and inside(text[end]):
                end += 1
        self.at = end
        return text[begin:end]

    def _operator(self) -> tuple[str, list[_Unit]]:
        """What stands between the name and `}`: `:-word`, `%pattern`, `/pattern/word`, nothing."""
        text = self.text
        operator = text[self.at : self.at + 1]
        self.at += 1
        if operator == "}":
            return "", []
        if operator == ":":
            operator += text[self.at : self.at + 1]
            self.at += 1
        elif operator == "/":
            if text.startswith("/", self.at):
                self.at += 1
                operator = "//"
        elif not operator or operator not in "+-?#%":
            raise OpenEnded("a ${} that docker does not know")
        if operator in (":#", ":%"):
            raise OpenEnded("a ${} that docker does not know")
        self.depth += 1
        if self.depth > DEEPEST_SUBSTITUTION:
            raise TooDeep("too many ${} inside each other")
        if operator.startswith("/"):
            self.units("/")
        word = self.units("}")
        self.depth -= 1
        return operator, word


_HEREDOC = Pattern(r"[0-9]*+<<(?P<dash>-?+)[\t\n\f\r ]*+(?P<name>[^<]++)")


class Opened(NamedTuple):
    """A heredoc that an instruction opens: `<<-` strips tabs, a quoted name expands nothing."""

    name: str
    expands: bool
    strips_tabs: bool


def opened_heredocs(text: str) -> Iterator[Opened]:
    """The heredocs that an instruction opens, in order; raises OpenEnded for an unreadable name.

    The escape directive has no say here. A line that the shell cannot read, for example with
    an open quote, opens none.
    """
    try:
        words = _words(_Shell(text, "\\").units())
    except TooDeep:
        raise
    except OpenEnded:
        return
    for word in words:
        found = _HEREDOC.fullmatch(word)
        if not found:
            continue
        units = _Shell(found["name"], "\\").units()
        names = _words([unit._replace(written=unit.meant) for unit in units])
        if len(names) != 1:
            continue
        quotes = sum(found["name"].count(quote) - names[0].count(quote) for quote in "'\"")
        yield Opened(names[0], quotes == 0, found["dash"] == "-")


_SPACE_RUN = Pattern(f"[{SPACES}]+")


def _words(units: list[_Unit]) -> list[str]:
    """Words parted by spaces that are neither quoted nor escaped; empty words do not count."""
    words: list[str] = []
    word: list[str] = []
    for unit in units:
        if unit.kind == "raw":
            word.append(unit.written)
            continue
        first, *rest = _SPACE_RUN.compiled.split(unit.written)
        word.append(first)
        for part in rest:
            words.append("".join(word))
            word = [part]
    words.append("".join(word))
    return [each for each in words if each]
