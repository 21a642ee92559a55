"""Recognise a pickle by running its opcodes on a stack that knows depth and marks only.

Pickle has no dependable magic bytes: protocols 0 and 1 have none, and the machine
that loads pickles does not ask for any. So the bytes are followed as CPython's
`_pickle.c` follows them, for their lengths and their stack effects, and nothing is
imported, called or built. Opcodes: CPython's Lib/pickletools.py.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import MIB, Budget
from tenpoint.kit.models.view import Cursor, OutOfBytesError, View
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

_LINE = 1 * MIB
_MEMO = 500_000
_NAMES = 16  # imports kept for the message
_NAME_LENGTH = 256
# Past a call the rest proves nothing more; it is followed this far for the names in it.
_AFTER_CALL = 256
# Bytes that are no pickle do not follow the rules this long.
_LONG = 5_000

# The bytes of the length that stands before a value.
_COUNTED = {
    **dict.fromkeys(b"UC\x8a\x8c", 1),
    **dict.fromkeys(b"TBX\x8b", 4),
    **dict.fromkeys(b"\x8d\x8e\x96", 8),
}
_EXTENSIONS = {0x82: 1, 0x83: 2, 0x84: 4}
# Opcodes that only move values: bytes of their argument, values taken, values put.
_SIMPLE = {
    **dict.fromkeys(b"N]})\x88\x89\x8f\x97", (0, 0, 1)),
    **dict.fromkeys(b"Q\x85\x98", (0, 1, 1)),
    **dict.fromkeys(b"aRb\x81\x86", (0, 2, 1)),
    **dict.fromkeys(b"s\x87\x92", (0, 3, 1)),
    0x4B: (1, 0, 1),  # BININT1
    0x4D: (2, 0, 1),  # BININT2
    0x4A: (4, 0, 1),  # BININT
    0x47: (8, 0, 1),  # BINFLOAT
    0x95: (8, 0, 0),  # FRAME; `_pickle.c` does not hold a pickle to its frames either
}
_PLAIN = [_SIMPLE.get(opcode) for opcode in range(256)]
_STRINGS = frozenset(b"TUX\x8c\x8d")
_LINES = frozenset(b"ILFSVPcipg")
_PUTS = frozenset(b"pqr\x94")
_GETS = frozenset(b"ghj")
_CALLS = frozenset(b"Rb\x81\x92oi")
# To the last mark: make one value of it, or add it to the value below.
_COLLECT = frozenset(b"tld\x91oi")
_EXTEND = frozenset(b"eu\x90")
_PAIRS = frozenset(b"du")
# Containers, persistent ids and calls.
_BUILDS = _CALLS | frozenset(b"tld\x91]})\x8f\x85\x86\x87PQ")

_WHOLE_NUMBER = Pattern(rb"[ \t]*[+-]?[0-9][0-9a-fA-FxXoO_]*L?[ \t\r]*\n")
_INDEX = Pattern(rb"[0-9]{1,18}\n")
_REAL = Pattern(rb"[ \t]*[+-]?(?:[0-9.][0-9.eE+_-]*|inf|nan|infinity)[ \t\r]*\n", re.IGNORECASE)
_QUOTED = Pattern(rb"(?:'[^\n]*'|\"[^\n]*\")\n")
# A module of a pickle is found by its file's name, which may have a hyphen; an attribute
# may be a path with dots. Prose and CSS do not look like this on two lines.
_DOTTED = Pattern(r"[^\W\d][\w.-]*")


class Trace(NamedTuple):
    """How far bytes could be followed as a pickle, and what was seen on the way."""

    steps: int
    opens_with_proto: bool
    protocol: int  # of the PROTO opcode; -1 without one
    imports: tuple[str, ...]  # `module.name`, the first few
    called: bool  # something imported was called, built or filled
    stopped: bool
    values: int  # left on the stack by STOP, the result included
    built: bool  # a container, a persistent id or a call was seen
    memoized: bool
    end: int  # behind the last opcode that could be followed
    long: bool  # followed far enough to be sure, and left there
    broke_off: bool  # ran out of bytes, rather than into a wrong one


def trace(view: View, budget: Budget, start: int = 0) -> Trace:
    """Follow bytes as a pickle until STOP, the first fault, or enough is known.

    Raises `CannotCheck` when a limit ends it before that.
    """
    run = _Run(Cursor(view, start))
    faulty = broke_off = False
    try:
        while run.step():
            if run.steps % 4096 == 0:
                budget.step(4096)
    except _FaultError:
        faulty = True
    except OutOfBytesError:
        faulty = broke_off = True
    return Trace(
        steps=run.steps,
        opens_with_proto=run.opens_with_proto,
        protocol=run.protocol,
        imports=tuple(run.imports),
        called=run.called,
        stopped=run.stopped,
        values=run.values,
        built=run.built,
        memoized=run.memoized,
        end=run.good,
        long=not (faulty or run.stopped),
        broke_off=broke_off,
    )


def is_pickle(trace: Trace, view: View, *, text: bool, named: bool) -> bool:
    """Whether a trace is that of a pickle, given what else is known of the file.

    `text`: the file is printable text, whose letters are opcodes too, so more must
    speak for it. `named`: its name is one that pickles have.
    """
    if trace.called:
        # Opcodes run in order: what comes after, broken or not, stops nothing.
        return True
    if text:
        whole = trace.stopped and _ends(view, trace.end)
        return whole and (
            (trace.values == 1 and trace.built and (trace.memoized or named))
            or (named and (bool(trace.imports) or trace.memoized))
        )
    if trace.opens_with_proto and trace.protocol >= 2:
        return trace.stopped or trace.long
    if not (trace.stopped and trace.values == 1 and (trace.built or trace.imports)):
        return False
    return trace.steps >= 8 or named or _ends(view, trace.end)


def is_broken_pickle(trace: Trace) -> bool:
    """Whether it began so much like a pickle that it should be one."""
    return trace.opens_with_proto and trace.protocol >= 2 and trace.steps > 3


def _ends(view: View, end: int) -> bool:
    """Whether nothing but a line end follows."""
    return view.at(end, 3) in (b"", b"\n", b"\r\n")


class _FaultError(Exception):
    """These bytes are no pickle from here on."""


class _Run:
    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        # A value is its text, where it could be the name of something to import, or None.
        self.stack: list[str | None] = []
        self.marks: list[int] = []
        self.memo: dict[int, str | None] = {}
        self.steps = 0
        self.opens_with_proto = False
        self.protocol = -1
        self.imports: list[str] = []
        self.called = False
        self.stopped = False
        self.values = 0
        self.built = False
        self.memoized = False
        self.good = cursor.position
        self.last = -1  # the step at which to leave after a call

    def step(self) -> bool:
        """Run one opcode; False when there is nothing more to learn."""
        cursor, stack = self.cursor, self.stack
        opcode = cursor.byte()
        plain = _PLAIN[opcode]
        if plain is not None:  # most of a pickle: nothing but values
            length, taken, put = plain
            if length:
                cursor.skip(length)
            if taken:
                self._need(taken)
                del stack[-taken:]
            if put:
                stack.append(None)
        elif opcode == 0x2E:  # STOP
            self._need(1)
            self.values = len(stack)
            self.stopped = True
            self.good = cursor.position
            self.steps += 1
            return False
        else:
            self._run(opcode)
        self.steps += 1
        self.good = cursor.position
        if opcode in _BUILDS:
            self.built = True
            if opcode in _CALLS and self.imports and not self.called:
                self.called = True
                self.last = self.steps + _AFTER_CALL
        if self.called:
            return self.steps < self.last
        return self.steps < _LONG or not (self.opens_with_proto and self.protocol >= 2)

    def _run(self, opcode: int) -> None:
        if opcode in _LINES:
            self._line(opcode)
        elif opcode in _PUTS:
            index = len(self.memo) if opcode == 0x94 else self._index(opcode)
            self._put(index)
        elif opcode in _GETS:
            self._get(self._index(opcode))
        elif opcode in _COLLECT or opcode in _EXTEND:
            self._to_mark(opcode)
        elif opcode in _COUNTED:
            self.stack.append(self._text(opcode))
        elif opcode == 0x28:  # MARK
            self.marks.append(len(self.stack))
        elif opcode == 0x80:  # PROTO
            self._proto(self.cursor.byte())
        elif opcode == 0x93:  # STACK_GLOBAL
            self._need(2)
            name, module = self.stack.pop(), self.stack.pop()
            self._import(module or "?", name or "?")
            self.stack.append(None)
        elif opcode in _EXTENSIONS:  # a number that stands for something importable
            number = self.cursor.integer(_EXTENSIONS[opcode])
            self._import("copyreg", f"extension {number}")
            self.stack.append(None)
        elif opcode == 0x30:  # POP, of a mark too
            if self.marks and self.marks[-1] == len(self.stack):
                self.marks.pop()
            else:
                self._need(1)
                self.stack.pop()
        elif opcode == 0x31:  # POP_MARK
            del self.stack[self._pop_mark() :]
        elif opcode == 0x32:  # DUP
            self._need(1)
            self.stack.append(self.stack[-1])
        else:
            raise _FaultError

    def _index(self, opcode: int) -> int:
        return self.cursor.integer(1 if opcode in b"qh" else 4)

    def _text(self, opcode: int) -> str | None:
        """The value behind a length: its text, if it could be a name."""
        length = self.cursor.integer(_COUNTED[opcode])
        if opcode in _STRINGS and length <= _NAME_LENGTH:
            return self.cursor.take(length).decode("utf-8", "replace")
        self.cursor.skip(length)
        return None

    def _line(self, opcode: int) -> None:
        line = self.cursor.line(_LINE)
        if opcode in b"IL":
            self._check(_WHOLE_NUMBER, line)
        elif opcode == 0x46:  # FLOAT
            self._check(_REAL, line)
        elif opcode == 0x53:  # STRING
            self._check(_QUOTED, line)
        elif opcode in b"pg":
            self._check(_INDEX, line)
            if opcode == 0x70:
                self._put(int(line))
            else:
                self._get(int(line))
            return
        elif opcode in b"ci":
            module, name = _name(line), _name(self.cursor.line(_LINE))
            if opcode == 0x69:  # INST: import, take everything to the mark, call
                self._import(module, name)
                self._to_mark(opcode)
                return
            self._import(module, name)
        text = None
        if opcode in b"SV" and len(line) <= _NAME_LENGTH:
            text = line.rstrip(b"\r\n").decode("utf-8", "replace")
            text = text[1:-1] if opcode == 0x53 else text
        self.stack.append(text)

    def _check(self, shape: Pattern[bytes], line: bytes) -> None:
        if not shape.fullmatch(line):
            raise _FaultError

    def _proto(self, number: int) -> None:
        if number > 5:
            raise _FaultError
        if self.steps == 0:
            self.opens_with_proto = True
        self.protocol = max(self.protocol, number)

    def _import(self, module: str, name: str) -> None:
        imported = f"{module}.{name}"
        if len(self.imports) < _NAMES and imported not in self.imports:
            self.imports.append(imported)

    def _need(self, count: int) -> None:
        """As in `_pickle.c`: nothing below the last mark can be taken."""
        fence = self.marks[-1] if self.marks else 0
        if len(self.stack) - fence < count:
            raise _FaultError

    def _pop_mark(self) -> int:
        if not self.marks:
            raise _FaultError
        return self.marks.pop()

    def _to_mark(self, opcode: int) -> None:
        mark = self._pop_mark()
        count = len(self.stack) - mark
        if opcode in _PAIRS and count % 2:
            raise _FaultError
        if opcode == 0x6F and not count:  # OBJ: the class stands behind the mark
            raise _FaultError
        del self.stack[mark:]
        if opcode in _EXTEND:
            self._need(1)
        else:
            self.stack.append(None)

    def _put(self, index: int) -> None:
        self._need(1)
        if len(self.memo) >= _MEMO:
            raise CannotCheck(
                f"a pickle with more than {_MEMO:,} memo entries: not followed to its end"
            )
        self.memo[index] = self.stack[-1]
        self.memoized = True

    def _get(self, index: int) -> None:
        if index not in self.memo:
            raise _FaultError
        self.stack.append(self.memo[index])


def _name(line: bytes) -> str:
    name = line.rstrip(b"\r\n").decode("utf-8", "replace")
    if len(name) > _NAME_LENGTH or not _DOTTED.fullmatch(name):
        raise _FaultError
    return name
