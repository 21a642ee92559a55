"""Shell scripts as commands and words: enough to see what is run, and where it stands.

A tokenizer, not a shell: quotes, escapes, continuations, comments, redirections, heredocs,
`$(…)` and backticks are read as POSIX sh has them, keywords only open a new command, nothing
is expanded. What stands in an argument of `echo`, in a quote or in a heredoc's body is no
command, unless a shell reads that body. A script that it cannot follow (an open quote) ends
early: it never invents a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Word(NamedTuple):
    """One word without its quotes; `expands` when a variable or a command decides its text."""

    text: str
    start: int
    expands: bool = False


class Command(NamedTuple):
    """A simple command: its words, and the assignments before them (`NAME=value cmd`).

    `output` is where its standard output goes: "pipe", "file", "captured" by a `$(…)` around
    it, or "" for wherever the script's own goes; `file` is that file's name. `given` is what
    here-strings (`<<< text`) put on its standard input.
    """

    words: tuple[Word, ...]
    assignments: tuple[Word, ...] = ()
    output: str = ""
    file: str = ""
    given: tuple[Word, ...] = ()


# Bounded, because an opening sign may stand at every other character of a hostile line.
_INSIDE = r"[^()\n]{0,200}+"
_EXPANSION = rf"""
      (?P<arithmetic> \$\(\( {_INSIDE} (?: \( {_INSIDE} \) {_INSIDE} ){{0,9}}+ \)\) )
    | (?P<inner> \$\( )
    | (?P<tick> ` )
    | (?P<expression> \$\{{\{{ [^}}\n]{{0,500}}+ \}}\}} )
    | (?P<variable> \$\{{ [^}}\n]{{0,500}}+ \}} | \$ [A-Za-z0-9_@*\#?!$-]++ )
"""
_PIECE = Pattern(
    rf"""
      (?P<blank> [ \t\r]++ | \\\r?\n )
    | (?P<newline> \n )
    | {_EXPANSION}
    | (?P<single> \$? ' [^']*+ ' )
    | (?P<double> " )
    | (?P<escaped> \\ [\s\S] )
    | << (?P<tabs> -? ) (?! < ) [ \t]*+
         (?P<heredoc> [A-Za-z0-9_.-]++ | '[^'\n]++' | "[^"\n]++" | \\[A-Za-z0-9_]++ )
    | (?P<redirect> (?: &>>? | [0-9]*+ (?: <<< | <> | >\| | >> | [<>] ) ) (?: &[0-9-]++ )? )
    | (?P<end> [;&|()]++ )
    | (?P<plain> [^ \t\r\n;&|()<>"'`$\\]++ | [$\\] )
    """,
    re.VERBOSE,
)
_QUOTED = Pattern(
    rf"""
      (?P<close> " )
    | {_EXPANSION}
    | \\ (?P<escaped> ["\\$`] ) | (?P<continued> \\\r?\n )
    | (?P<plain> [^"\\$`]++ | [$\\] )
    """,
    re.VERBOSE,
)
# They stand before a command; everything else that begins one is a command.
_KEYWORDS = frozenset(
    ("if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "time", "coproc")
)
_ASSIGNMENT = Pattern(r"[A-Za-z_]\w*\+?=")
_STANDARD_OUTPUT = Pattern(r"1?>|&>")
_TERMINAL = frozenset(("/dev/stdout", "/dev/stderr", "/dev/tty"))
_SHELLS = frozenset(("sh", "bash", "zsh", "dash", "ash", "ksh"))


class _Frame:
    """What is being read at one level: the script itself, or a `$(…)` inside of it."""

    __slots__ = (
        *("closes", "double", "expands", "file", "given", "output", "skips", "start", "word"),
        "words",
    )

    def __init__(self, closes: str) -> None:
        self.closes = closes
        self.double = False
        self.output = ""
        self.file = ""
        self.given: list[Word] = []
        self.skips = ""  # the redirection whose file, or text, the next word is
        self.words: list[Word] = []
        self.word: list[str] | None = None
        self.start = 0
        self.expands = False

    def add(self, text: str, at: int) -> None:
        if self.word is None:
            self.word = []
            self.start = at
        self.word.append(text)

    def end_word(self) -> None:
        if self.word is not None:
            word = Word("".join(self.word), self.start, self.expands)
            if not self.skips:
                self.words.append(word)
            elif self.skips == "<<<":
                self.given.append(word)
            elif word.text in _TERMINAL:
                self.output = ""
            elif _STANDARD_OUTPUT.match(self.skips):
                self.file = word.text
            self.word = None
            self.expands = False
            self.skips = ""

    def end_command(self, into: str = "") -> Iterator[Command]:
        self.end_word()
        output, self.output = self.output or into or ("captured" if self.closes else ""), ""
        file, self.file = self.file, ""
        given, self.given = tuple(self.given), []
        self.skips = ""
        words, self.words = self.words, []
        begin = 0
        while begin < len(words) and words[begin].text in _KEYWORDS:
            begin += 1
        first = begin
        while first < len(words) and _ASSIGNMENT.match(words[first].text):
            first += 1
        if first < len(words) or first > begin:
            yield Command(tuple(words[first:]), tuple(words[begin:first]), output, file, given)


def commands(text: str, start: int = 0) -> Iterator[Command]:
    """The commands of a script, each as soon as it ends; `start` is where the text begins."""
    yield from _read_all([(text, start)])


def executed(texts: Sequence[str]) -> Iterator[Command]:
    """A command that no shell cuts into words, as the JSON form, and the script it may hold.

    The places are those in the text that the words make with blanks between them.
    """
    words: list[Word] = []
    start = 0
    for text in texts:
        words.append(Word(text, start, "$" in text))
        start += len(text) + 1
    command = Command(tuple(words))
    yield command
    inner = _given_to_a_shell(command)
    if inner is not None:
        # No quote stands before the script.
        yield from _read_all([(inner[0], inner[1] - 1)])


def _read_all(scripts: list[tuple[str, int]]) -> Iterator[Command]:
    while scripts:
        script, offset = scripts.pop()
        for command in _Reader(script, scripts, offset).read():
            yield command
            inner = _given_to_a_shell(command)
            if inner is not None:
                scripts.append(inner)


def _given_to_a_shell(command: Command) -> tuple[str, int] | None:
    """The script of `sh -c SCRIPT`; its places are right unless quotes stand inside of it."""
    words = unwrapped(command)
    name = words[0].text.rpartition("/")[2] if words else ""
    if name in ("su", "runuser"):
        # Their user may stand before the option.
        for place, option in enumerate(words[1:-1], start=2):
            if option.text in ("-c", "--command"):
                return words[place].text, words[place].start + 1
    elif name in _SHELLS:
        for place, option in enumerate(words[1:-1], start=2):
            if re.fullmatch(r"-[a-z]*c", option.text):
                return words[place].text, words[place].start + 1
            if not option.text.startswith("-"):
                break
    return None


class _Reader:
    def __init__(self, text: str, scripts: list[tuple[str, int]], offset: int) -> None:
        self.text = text
        self.scripts = scripts  # heredocs that a shell reads are added here
        self.offset = offset
        self.at = 0
        self.waiting: list[tuple[str, bool, bool]] = []

    def read(self) -> Iterator[Command]:
        frames = [_Frame("")]
        text = self.text
        while self.at < len(text):
            frame = frames[-1]
            piece = (_QUOTED if frame.double else _PIECE).match(text, self.at)
            if piece is None:
                return  # an open quote or a sign of another language
            at, self.at = self.at, piece.end()
            kind = piece.lastgroup
            if kind == "close":
                frame.double = False
            elif kind == "double":
                frame.add("", self.offset + at)
                frame.double = True
            elif kind in ("inner", "tick"):
                if kind == "tick" and frame.closes == "`":
                    yield from frame.end_command()
                    frames.pop()
                else:
                    frame.add("$()", self.offset + at)
                    frame.expands = True
                    frames.append(_Frame(")" if kind == "inner" else "`"))
            elif kind in ("arithmetic", "expression", "variable"):
                frame.add(piece[0], self.offset + at)
                frame.expands = True
            elif kind in ("blank", "continued"):
                if kind == "blank" and not piece[0].startswith("\\"):
                    frame.end_word()
            elif kind == "newline":
                yield from frame.end_command()
                self.skip_heredocs()
            elif kind == "end":
                signs = piece[0]
                for place, sign in enumerate(signs):
                    piped = sign == "|" and "|" not in signs[place + 1 :] and "||" not in signs
                    yield from frame.end_command("pipe" if piped else "")
                    if sign == ")" and frame.closes == ")":
                        frames.pop()
                        frame = frames[-1]
            elif kind == "heredoc":
                self.heredoc(frame, piece)
            elif kind == "redirect":
                if frame.word is not None and "".join(frame.word).isdigit():
                    frame.word = None  # the number of a descriptor
                frame.end_word()
                frame.skips = piece[0] if "&" not in piece[0][1:] else ""
                if frame.skips and _STANDARD_OUTPUT.match(piece[0]):
                    frame.output = "file"
            elif piece[0].startswith("#") and frame.word is None and not frame.double:
                end = text.find("\n", at)
                self.at = len(text) if end < 0 else end
            else:
                frame.add(_meant(piece), self.offset + at)
        if not frames[-1].double:
            while frames:
                yield from frames.pop().end_command()

    def heredoc(self, frame: _Frame, piece: re.Match[str]) -> None:
        frame.end_word()
        name = piece["heredoc"].strip("'\"\\")
        first = frame.words[0].text.rpartition("/")[2] if frame.words else ""
        self.waiting.append((name, bool(piece["tabs"]), first in _SHELLS))

    def skip_heredocs(self) -> None:
        """Step over the bodies that were announced on the line that ends here."""
        for name, tabs, is_script in self.waiting:
            begin = self.at
            while self.at < len(self.text):
                end = self.text.find("\n", self.at)
                end = len(self.text) if end < 0 else end
                line, line_start = self.text[self.at : end].rstrip("\r"), self.at
                self.at = end + 1
                if (line.lstrip("\t") if tabs else line) == name:
                    if is_script:
                        self.scripts.append((self.text[begin:line_start], self.offset + begin))
                    break
        self.waiting = []


def _meant(piece: re.Match[str]) -> str:
    if piece["escaped"] is not None:
        return piece["escaped"][-1]
    if piece.lastgroup == "single":
        return piece[0].lstrip("$")[1:-1]
    return piece[0]


# Programs that run the command behind them, with those of their options that take a value.
_WRAPPERS = {
    "sudo": ("-u", "-g", "-C", "-h", "-p", "-r", "-t"),
    "doas": ("-u", "-C"),
    "env": ("-u", "-C", "-S"),
    "nice": ("-n",),
    "ionice": ("-c", "-n"),
    "nohup": (),
    "exec": (),
    "command": (),
    "builtin": (),
    "xargs": ("-n", "-I", "-P", "-L", "-d"),
    "timeout": ("-s", "-k"),
    "gosu": (),
    "retry": (),
}
# How many words stand between the wrapper's options and the command.
_ARGUMENTS = {"timeout": 1, "gosu": 1}
# `poetry run COMMAND`, `uv run COMMAND` and their like.
_RUNNERS = frozenset(
    ("poetry", "pdm", "pipenv", "hatch", "uv", "conda", "mamba", "micromamba", "rye", "pixi")
)


def unwrapped(command: Command) -> tuple[Word, ...]:
    """The words from the program on that is really run: behind `sudo -u x`, `poetry run`, …"""
    words = command.words
    for _ in range(8):  # wrappers in wrappers
        if not words:
            break
        name = words[0].text.rpartition("/")[2]
        if name in _WRAPPERS:
            valued, rest = _WRAPPERS[name], words[1:]
        elif name in _RUNNERS and len(words) > 2 and words[1].text == "run":
            valued, rest = ("-n", "-p", "--name", "--prefix", "--python", "--with"), words[2:]
        else:
            break
        at = 0
        while at < len(rest) and (
            rest[at].text.startswith("-") or _ASSIGNMENT.match(rest[at].text)
        ):
            at += 2 if rest[at].text in valued else 1
        words = rest[at + _ARGUMENTS.get(name, 0) :]
    return words
