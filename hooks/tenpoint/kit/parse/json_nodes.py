"""JSON as a tree of nodes that know their places, with comments where a program allows them.

The nodes are those of `yaml_nodes.py`: a string is a scalar with its escapes read, a number or a
word (`true`, `null`) is a plain scalar that keeps its text, and each knows the characters of the
file it was made of. A key that stands twice is kept twice (`Node.repeated`); `Node.get` takes
the last one, as JavaScript and Python do.

`parse` takes JSON as RFC 8259 has it: no `NaN`, no comment, nothing behind the value.
`parse_loose` is for files that editors write for people: `//` and `/* */` comments and a comma
behind the last item. One pass without recursion; `CannotCheck` with the line for everything
else, for text that is not UTF-8, and beyond the limits of `yaml_nodes.py`.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.yaml_nodes import DEEPEST, MOST_NODES, Budget, Node
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from tenpoint.kit.parse.yaml_nodes import Kind
    from tenpoint.kit.source import Source

_TOKEN = Pattern(
    r"""
      (?P<blank> [ \t\r\n]++ )
    | (?P<string> " )
    | (?P<plain> -?+ (?: 0 | [1-9][0-9]*+ ) (?: \. [0-9]++ )?+ (?: [eE] [+-]?+ [0-9]++ )?+
        | true | false | null )
    | (?P<sign> [][{},:] )
    | (?P<comment> // [^\r\n]*+ | /\* (?: [^*]++ | \*(?!/) )*+ \*/ )
    """,
    re.VERBOSE,
)
_NOT_UTF8 = Pattern("[\udc80-\udcff]")

# What may come next.
_VALUE, _ITEM_OR_END, _KEY, _KEY_OR_END, _COLON, _COMMA_OR_END, _NOTHING = range(7)
_WANTED = {
    _VALUE: "a value",
    _ITEM_OR_END: "a value or ]",
    _KEY: "a quoted key",
    _KEY_OR_END: "a quoted key or }",
    _COLON: "a colon",
    _COMMA_OR_END: "a comma or the closing bracket",
    _NOTHING: "nothing more",
}


def parse(source: Source) -> Node:
    """The root of a file that holds one JSON value."""
    return parse_text(source.text)


def parse_loose(source: Source) -> Node:
    """The root of a file in JSON with comments and trailing commas."""
    return parse_text(source.text, loose=True)


def parse_text(text: str, *, loose: bool = False) -> Node:
    """The root of a text; see `parse` and `parse_loose`."""
    if not text.isascii() and (bad := _NOT_UTF8.search(text)):
        raise CannotCheck("not UTF-8", _line(text, bad.start()))
    return _Reader(text, loose).read()


class _Reader:
    def __init__(self, text: str, loose: bool) -> None:
        from json import JSONDecoder

        self.text = text
        self.decoder = JSONDecoder()
        self.loose = loose
        self.budget = Budget()
        self.at = 1 if text.startswith("\ufeff") else 0
        self.line = 1
        self.count = 0
        self.root: Node | None = None
        self.open: list[Node] = []
        self.key: list[Node | None] = []  # of each open map, the key that waits for its value
        self.wanted = _VALUE

    def read(self) -> Node:
        text = self.text
        while self.at < len(text):
            token = _TOKEN.match(text, self.at)
            if token is None:
                self._refuse()
            kind = token.lastgroup
            if kind == "string":
                self._string()
                continue
            if kind == "sign":
                self._sign(token[0])
            elif kind == "plain":
                self._add(Node("scalar", token[0], True, "", self.at, self.line, self.budget))
                self._end_value(token.end())
            elif kind == "comment" and not self.loose:
                raise CannotCheck("not valid JSON: a comment, which its program refuses", self.line)
            else:
                blank = token[0]
                self.line += blank.count("\n") + blank.count("\r") - blank.count("\r\n")
            self.at = token.end()
        if self.root is None or self.open:
            raise CannotCheck("not valid JSON: it ends too early", self.line)
        return self.root

    def _string(self) -> None:
        # The standard library's own, in C: escapes, surrogate pairs, control characters.
        from json import JSONDecodeError

        try:
            value, end = self.decoder.raw_decode(self.text, self.at)
        except JSONDecodeError as error:
            # Its message does not quote the text.
            raise CannotCheck(f"not valid JSON: {_reason(error.msg)}", self.line) from None
        node = Node("scalar", value, False, "", self.at, self.line, self.budget)
        node.end = end
        if self.wanted in (_KEY, _KEY_OR_END):
            self._counted()
            self.key[-1] = node
            self.wanted = _COLON
        else:
            self._add(node)
            self._end_value(end)
        self.at = end

    def _sign(self, sign: str) -> None:
        wanted = self.wanted
        if sign == "{":
            self._opened("map", _KEY_OR_END)
        elif sign == "[":
            self._opened("list", _ITEM_OR_END)
        elif sign == ":" and wanted == _COLON:
            self.wanted = _VALUE
        elif sign == "," and wanted == _COMMA_OR_END:
            in_map = self.open[-1].kind == "map"
            if self.loose:  # as after the opening bracket: an end may follow
                self.wanted = _KEY_OR_END if in_map else _ITEM_OR_END
            else:
                self.wanted = _KEY if in_map else _VALUE
        elif (
            sign in "]}"
            and self.open
            and (self.open[-1].kind == "map") == (sign == "}")
            and wanted in (_COMMA_OR_END, _KEY_OR_END, _ITEM_OR_END)
        ):
            self.open.pop().end = self.at + 1
            self.key.pop()
            self.wanted = _COMMA_OR_END if self.open else _NOTHING
        else:
            self._refuse()

    def _opened(self, kind: Kind, wanted: int) -> None:
        node = Node(kind, "", False, "", self.at, self.line, self.budget)
        self._add(node)
        self.open.append(node)
        self.key.append(None)
        if len(self.open) > DEEPEST:
            raise CannotCheck(f"nested more than {DEEPEST} levels deep", self.line)
        self.wanted = wanted

    def _add(self, node: Node) -> None:
        if self.wanted not in (_VALUE, _ITEM_OR_END):
            self._refuse()
        self._counted()
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        key = self.key[-1]
        if parent.kind == "list":
            parent.items.append(node)
        elif key is not None:
            parent.pairs.append((key, node))

    def _end_value(self, end: int) -> None:
        self.wanted = _COMMA_OR_END if self.open else _NOTHING
        place = self.open[-1] if self.open else None
        last = self.root if place is None else (place.items or [place.pairs[-1][1]])[-1]
        if last is not None:
            last.end = end

    def _counted(self) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            raise CannotCheck(f"more than {MOST_NODES:,} values", self.line)

    def _refuse(self) -> NoReturn:
        raise CannotCheck(f"not valid JSON: {_WANTED[self.wanted]} is expected", self.line)


def _reason(message: str) -> str:
    """The scanner's words without the place that it adds."""
    return message.partition(" starting")[0].rstrip(" at").lower()


def _line(text: str, offset: int) -> int:
    before = text[:offset]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
