"""Reads a Dockerfile the way BuildKit does, and keeps the place of every word and pair.

The grammar is the one of BuildKit's `frontend/dockerfile/parser` and `shell` packages (the
current ones: `RUN << EOF` with a blank opens a heredoc, `check` is a directive). Two kinds of
refusal follow it:

- what its parser cannot read raises `CannotCheck` from `parse` (`ENV A=1 B`, a heredoc without
  an end, a wrong escape directive, a line over 65,535 bytes, no instruction at all);
- what parses but no `docker build` accepts (a word that is no instruction, as in a template;
  nothing to build on; `ONBUILD FROM`; an open quote in a value) is kept in
  `Dockerfile.refusal`, so that a caller can report what it found and then `must_build()`.

Nothing is expanded: `$NAME` stays as written, and `Value.references` lists what is named.
Reasons never quote the file, because any word of it could be a secret.

Left out on purpose: BuildKit reads flags byte by byte, so that a non-ASCII flag means something
else there.

`docker_words.py` cuts an instruction into words, `docker_shell.py` reads values, and
`docker_build.py` knows what parses but does not build.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.docker_build import refused
from tenpoint.kit.parse.docker_words import (
    SPACES,
    Reference,
    Span,
    Value,
    command,
    json_strings,
    name_and_value,
    names_and_values,
    split_blanks,
    split_words,
    trimmed,
)
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.docker_shell import Opened
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

# A bufio.Scanner of Go gives up on a longer line; the number of bytes is without the newline.
LONGEST_LINE = 65_535

_ASCII_SPACES = "\t\n\v\f\r "

_NAME_VALUE = frozenset({"ENV", "LABEL"})
_PAIRS = frozenset({"ARG", "ENV", "LABEL"})
_JSON_OR_STRING = frozenset({"CMD", "ENTRYPOINT", "RUN", "SHELL"})
_JSON_OR_WORDS = frozenset({"ADD", "COPY", "VOLUME"})
_WORDS = frozenset({"EXPOSE", "FROM"})
_STRING = frozenset({"MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR"})
_HEREDOCS = frozenset({"ADD", "COPY", "RUN"})


class Word(NamedTuple):
    """One word as BuildKit's parser gives it, quotes and escapes included, with file offsets."""

    text: str
    start: int
    end: int


class Pair(NamedTuple):
    """One `NAME=value` of ENV, ARG or LABEL, with the file offsets of its parts.

    `value` is None for an ARG without a default.
    """

    name: str
    value: Value | None
    start: int
    value_start: int
    end: int


class Heredoc(NamedTuple):
    """A heredoc: its body as it stands in the file from offset `start`, up to its last line."""

    name: str
    content: str
    start: int
    expands: bool


class Instruction(NamedTuple):
    """One instruction.

    `text` is the whole of it on one line: continuations joined, comments and blank lines inside
    it dropped; `place(i)` is the file offset of `text[i]`, and `arguments` the index in `text`
    where what follows the flags begins. `stage` counts the FROM lines so far: 0 is before the
    first. For ONBUILD, everything but `start` and `text` is that of the instruction it holds.
    """

    keyword: str
    onbuild: bool
    stage: int
    line: int
    start: int
    end: int
    text: str
    arguments: int
    flags: tuple[str, ...]
    is_json: bool
    words: tuple[Word, ...]
    pairs: tuple[Pair, ...]
    heredocs: tuple[Heredoc, ...]
    pieces: tuple[tuple[int, int], ...]

    def place(self, index: int) -> int:
        """The offset in the file of character `index` of `text`."""
        return _place(self.pieces, index)

    def flag(self, name: str) -> str | None:
        """The value of the first flag `--name=value`, `""` for a bare `--name`, None without."""
        for flag in self.flags:
            key, _, value = flag.partition("=")
            if key == f"--{name}":
                return value
        return None


class Dockerfile(NamedTuple):
    """A parsed Dockerfile; `directives` are those in force, for example `{"escape": "`"}`."""

    instructions: tuple[Instruction, ...]
    directives: dict[str, str]
    refusal: tuple[str, int] | None

    def must_build(self) -> None:
        """Raise CannotCheck with reason and line when no `docker build` would take this file."""
        if self.refusal is not None:
            raise CannotCheck(*self.refusal)


def parse(source: Source) -> Dockerfile:
    """Read a Dockerfile; raises CannotCheck, with the line, where BuildKit's parser refuses it."""
    if b"\0" in source.head(8000):
        raise CannotCheck("docker reads UTF-8 only, and this file holds NUL bytes")
    return parse_text(source.text)


def parse_text(text: str) -> Dockerfile:
    """Read the text of a Dockerfile; see `parse`."""
    return _Reader(text).read()


__all__ = [
    "Dockerfile",
    "Heredoc",
    "Instruction",
    "Pair",
    "Reference",
    "Value",
    "Word",
    "parse",
    "parse_text",
]


# --- lines -------------------------------------------------------------------------------------


class _Reader:
    """Goes through the lines once: directives, then logical lines, each made an instruction."""

    def __init__(self, text: str) -> None:
        self.text = text
        # A byte-order mark is not part of the first line.
        self.next = 1 if text.startswith("\ufeff") else 0
        self.line = 0
        self.directives: dict[str, str] = {}
        self.directives_open = True
        self.escape = "\\"
        self.stage = 0
        self.refusal: tuple[str, int] | None = None

    def read(self) -> Dockerfile:
        instructions: list[Instruction] = []
        while (found := self._next_line()) is not None:
            start, content = found
            line = self.line
            body = content.lstrip(SPACES)
            if self.directives_open:
                # Without an equals sign it is none, and no pattern is needed to see that.
                self.directives_open = body.startswith("#") and "=" in body
            if self.directives_open:
                self._directive(body)
            if body.startswith("#"):
                continue
            part, goes_on = self._without_continuation(body)
            if not part and not goes_on:
                continue
            start += len(content) - len(body)
            logical, pieces = self._logical_line(start, part, goes_on)
            instructions.append(self._instruction(logical, pieces, line))
        if not instructions:
            raise CannotCheck("the file holds no instruction")
        self._refuse(self.stage == 0, "there is no FROM: nothing to build", instructions[-1].line)
        return Dockerfile(tuple(instructions), self.directives, self.refusal)

    def _next_line(self) -> tuple[int, str] | None:
        """Offset and content of the next line, without its line end; None at the end of the file.

        Only a newline ends a line; every carriage return before it belongs to the line end.
        """
        start = self.next
        if start >= len(self.text):
            return None
        self.line += 1
        end = self.text.find("\n", start)
        if end < 0:
            end = len(self.text)
        self.next = end + 1
        content = self.text[start:end]
        size = end - start
        if size > LONGEST_LINE // 4 and not content.isascii():
            size = len(content.encode("utf-8", "replace"))
        if size > LONGEST_LINE:
            raise CannotCheck(f"the line is longer than {LONGEST_LINE:,} bytes", self.line)
        return start, content.rstrip("\r")

    def _directive(self, body: str) -> None:
        """Take `# name=value`; the first line that is none ends the directives for good."""
        found = _DIRECTIVE.fullmatch(body)
        name = found["name"].lower() if found else ""
        if not found or name not in ("check", "escape", "syntax"):
            self.directives_open = False
            return
        if name in self.directives:
            raise CannotCheck(f"the directive {name} stands here for a second time", self.line)
        value = found["value"].strip("\t\n\f\r ")
        self.directives[name] = value
        if name == "escape":
            if value not in ("\\", "`"):
                raise CannotCheck("the escape directive takes a backslash or a backtick", self.line)
            self.escape = value

    def _without_continuation(self, content: str) -> tuple[str, bool]:
        """The line without its continuation character, and whether it had one.

        Two escape characters at the end are no continuation.
        """
        shortened = content.rstrip("\t ")
        if not shortened.endswith(self.escape) or shortened.endswith(self.escape * 2):
            return content, False
        return shortened[:-1], True

    def _logical_line(
        self, start: int, part: str, goes_on: bool
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The line with all its continuations, and where each piece of it begins in the file."""
        parts = [part]
        pieces = [(0, start)]
        length = len(part)
        while goes_on and (found := self._next_line()) is not None:
            start, content = found
            begin = content.lstrip(SPACES)
            if not begin or begin.startswith("#"):
                continue
            part, goes_on = self._without_continuation(content)
            parts.append(part)
            pieces.append((length, start))
            length += len(part)
        return "".join(parts), tuple(pieces)

    # --- one instruction -----------------------------------------------------------------------

    def _instruction(
        self, text: str, pieces: tuple[tuple[int, int], ...], line: int
    ) -> Instruction:
        begin, end = trimmed(text, 0, len(text))
        start = _place(pieces, begin)
        stop = _place(pieces, end - 1) + 1 if begin < end else start
        onbuild = False
        while True:
            keyword, flags, arguments = command(text, begin, end)
            if keyword != "ONBUILD" or onbuild:
                break
            onbuild = True
            if arguments == end:
                keyword = ""
                self._refuse(True, "ONBUILD needs an instruction", line)
                break
            begin = arguments
        spans, is_json = self._spans(keyword, text, arguments, end, line)
        words = tuple(
            Word(span.text, _place(pieces, span.begin), _past(pieces, span)) for span in spans
        )
        heredocs: tuple[Heredoc, ...] = ()
        if keyword in _HEREDOCS and not is_json and "<<" in text:
            heredocs = self._heredocs(text, line)
        pairs = tuple(self._pairs(keyword, spans, pieces, line)) if keyword in _PAIRS else ()
        if self.refusal is None:
            syntax = self.directives.get("syntax", "")
            reason = refused(keyword, onbuild, self.stage, flags, words, is_json, syntax)
            self._refuse(bool(reason), reason, line)
        if keyword == "FROM":
            self.stage += 1
        return Instruction(
            keyword=keyword,
            onbuild=onbuild,
            stage=self.stage,
            line=line,
            start=start,
            end=stop,
            text=text,
            arguments=arguments,
            flags=flags,
            is_json=is_json,
            words=words,
            pairs=pairs,
            heredocs=heredocs,
            pieces=pieces,
        )

    def _spans(
        self, keyword: str, text: str, begin: int, end: int, line: int
    ) -> tuple[list[Span], bool]:
        """What BuildKit's parser makes of `text[begin:end]`, and whether it is in JSON form."""
        spans: list[Span] = []
        if begin == end:
            return spans, False
        if keyword in _PAIRS:
            spans.extend(split_words(text, begin, end, self.escape))
            if keyword in _NAME_VALUE:
                spans = list(names_and_values(keyword, text, begin, end, spans, line))
            return spans, False
        if keyword in _STRING:
            return [Span(text[begin:end], begin, end)], False
        if keyword in _WORDS:
            return list(split_blanks(text, begin, end)), False
        if keyword == "HEALTHCHECK":
            type_end = begin
            while type_end < end and text[type_end] not in _ASCII_SPACES:
                type_end += 1
            spans.append(Span(text[begin:type_end], begin, type_end))
            begin = type_end
            while begin < end and text[begin] in _ASCII_SPACES:
                begin += 1
        elif keyword not in _JSON_OR_STRING and keyword not in _JSON_OR_WORDS:
            return spans, False
        strings = json_strings(text, begin, end, line)
        if strings is not None:
            return spans + strings, True
        if keyword in _JSON_OR_WORDS:
            spans.extend(split_blanks(text, begin, end))
        elif begin < end:
            spans.append(Span(text[begin:end], begin, end))
        return spans, False

    def _pairs(
        self,
        keyword: str,
        spans: list[Span],
        pieces: tuple[tuple[int, int], ...],
        line: int,
    ) -> Iterator[Pair]:
        named: Span
        valued: Span | None
        if keyword == "ARG":
            both = [name_and_value(span) for span in spans]
        else:
            both = list(zip(spans[::2], spans[1::2], strict=True))
        for named, valued in both:
            name = self._value(named.text, line).text
            self._refuse(not name, f"{keyword} needs a name before the =", line)
            last = valued or named
            yield Pair(
                name,
                self._value(valued.text, line) if valued else None,
                _place(pieces, named.begin),
                _place(pieces, last.begin) if last.begin < last.end else _past(pieces, last),
                _past(pieces, last),
            )

    def _value(self, raw: str, line: int) -> Value:
        if "$" not in raw and "'" not in raw and '"' not in raw and self.escape not in raw:
            return Value(raw, raw)
        from tenpoint.kit.parse.docker_shell import OpenEnded, read_value

        try:
            return read_value(raw, self.escape)
        except OpenEnded as problem:
            self._refuse(True, f"the value has {problem}", line)
            return Value(raw, raw)

    def _heredocs(self, text: str, line: int) -> tuple[Heredoc, ...]:
        from tenpoint.kit.parse.docker_shell import OpenEnded, opened_heredocs

        try:
            return tuple(self._heredoc(opened, line) for opened in opened_heredocs(text))
        except OpenEnded as problem:
            raise CannotCheck(f"the line with a heredoc has {problem}", line) from None

    def _heredoc(self, opened: Opened, line: int) -> Heredoc:
        start = self.next
        while (found := self._next_line()) is not None:
            begin, content = found
            if (content.lstrip("\t") if opened.strips_tabs else content) == opened.name:
                return Heredoc(opened.name, self.text[start:begin], start, opened.expands)
        raise CannotCheck("the heredoc that opens here has no end", line)

    def _refuse(self, wrong: bool, reason: str, line: int) -> None:
        if wrong and self.refusal is None:
            self.refusal = (reason, line)


def _past(pieces: tuple[tuple[int, int], ...], span: Span) -> int:
    """The file offset behind a span: that of its last character and one, not of the next line."""
    return _place(pieces, span.end - 1) + 1 if span.end else _place(pieces, 0)


def _place(pieces: tuple[tuple[int, int], ...], index: int) -> int:
    if len(pieces) == 1:
        return pieces[0][1] + index
    first, last = 0, len(pieces) - 1
    while first < last:
        middle = (first + last + 1) // 2
        if pieces[middle][0] <= index:
            first = middle
        else:
            last = middle - 1
    begin, offset = pieces[first]
    return offset + index - begin


_DIRECTIVE = Pattern(rf"\#[{SPACES}]*+(?P<name>[a-zA-Z][a-zA-Z0-9]*+)[\t\n\f\r ]*+=(?P<value>.+)")
