"""HCL, the language of Terraform, as blocks of nodes that know their places.

The grammar is tree-sitter's (`tree-sitter-hcl`): it keeps every place, reads what is valid in one
pass and goes on behind an error, which ends here as `CannotCheck` with the line. Looking for a
way to go on can take the square of the length, so it is given a limited time. Nothing is
evaluated: what is neither literal, list, object nor call is an `!expression` that keeps its text.

Values are nodes of `yaml_nodes.py`. A string is a scalar with its escapes read, its `${…}` left
as they are; a heredoc is a scalar with the tag `!heredoc` whose `start` and `end` are those of its
lines; a call `f(a, b)` is a list of its arguments with the tag `!f()`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.yaml_nodes import Budget, Node
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NamedTuple

    from tree_sitter import Node as Branch
    from tree_sitter import Parser

    from tenpoint.kit.parse.yaml_nodes import Kind
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

# Modules have some kilobytes, generated ones a megabyte; the tree takes some 200 bytes for each.
MOST_CHARACTERS = 2 * 1024 * 1024
# Seconds of this thread's processor time, for the file and for each byte of it. Valid text takes
# less than a microsecond a byte.
_SECONDS = 1.0
_SECONDS_A_BYTE = 2e-6
# Levels of blocks and values; people nest ten.
DEEPEST = 100

_ESCAPE = Pattern(r"\\(?:([nrt\"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))|([$%])\4(?=\{)")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}


class Block(NamedTuple):
    """`type "label" … { attributes and blocks }`; the file itself has the type "".

    `attributes` is a map of the attributes written directly in it.
    """

    type: str
    labels: tuple[str, ...]
    attributes: Node
    blocks: list[Block]

    def get(self, name: str) -> Node | None:
        """The value of an attribute."""
        return self.attributes.get(name)

    def inside(self, type: str) -> Iterator[Block]:
        """The blocks of a type directly in it, those of a `dynamic` block too."""
        for block in self.blocks:
            if block.type == type:
                yield block
            elif block.type == "dynamic" and block.labels == (type,):
                yield from (each for each in block.blocks if each.type == "content")

    def walk(self) -> Iterator[Block]:
        """All blocks below, in the file's order."""
        waiting = self.blocks[::-1]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += block.blocks[::-1]


def parse(source: Source) -> Block:
    """The file as a block without type and labels."""
    return parse_text(source.text)


def parse_text(text: str) -> Block:
    """A text as a block; see `parse`."""
    if len(text) > MOST_CHARACTERS:
        raise CannotCheck(f"larger than {MOST_CHARACTERS >> 20} million characters")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CannotCheck("not UTF-8", text.count("\n", 0, error.start) + 1) from None
    try:
        from tree_sitter import Language, Parser
        from tree_sitter_hcl import language
    except ImportError:
        raise CannotCheck("Terraform needs the Python package tree-sitter-hcl") from None
    root = _within_time(Parser(Language(language())), data)
    if root.has_error:
        raise CannotCheck("not valid HCL", _first_error(root).start_point[0] + 1)
    return _Builder(text, data).file(root)


def _within_time(parser: Parser, data: bytes) -> Branch:
    from time import thread_time

    end = thread_time() + _SECONDS + _SECONDS_A_BYTE * len(data)
    reached = 0

    def is_late(offset: int, _has_error: bool) -> bool:
        nonlocal reached
        reached = offset
        return thread_time() > end

    try:
        # The progress is told only to those who hand the text over piece by piece.
        tree = parser.parse(lambda at, _: data[at : at + 4096], progress_callback=is_late)
    except ValueError:
        line = data.count(b"\n", 0, reached) + 1
        raise CannotCheck("takes too long to be read as HCL", line) from None
    return tree.root_node


def _first_error(branch: Branch) -> Branch:
    while True:
        if branch.is_error or branch.is_missing:
            return branch
        below = next((child for child in branch.children if child.has_error), None)
        if below is None:
            return branch
        branch = below


class _Builder:
    def __init__(self, text: str, data: bytes) -> None:
        self.text = text
        self.budget = Budget()
        # Where each character starts in bytes; not needed when they are the same.
        self.starts: list[int] | None = None
        if len(text) != len(data):
            self.starts = [0]
            for sign in text:
                self.starts.append(self.starts[-1] + len(sign.encode("utf-8")))

    def file(self, root: Branch) -> Block:
        attributes = Node("map", "", False, "", 0, 1, self.budget)
        top = Block("", (), attributes, [])
        for child in root.named_children:
            if child.type == "body":
                self._body(child, top, 1)
            elif child.type == "object":
                raise CannotCheck("HCL in its JSON form, in a file of the other", self._line(child))
        return top

    def _body(self, body: Branch, block: Block, depth: int) -> None:
        if depth > DEEPEST:
            raise CannotCheck(f"nested more than {DEEPEST} levels deep", self._line(body))
        for child in body.named_children:
            if child.type == "attribute":
                name, value = child.named_children[0], _last(child)
                key = self._node("scalar", name, self._written(name), plain=True)
                block.attributes.pairs.append((key, self._value(value, depth)))
            elif child.type == "block":
                block.blocks.append(self._block(child, depth))

    def _block(self, branch: Branch, depth: int) -> Block:
        words = [c for c in branch.named_children if c.type in ("identifier", "string_lit")]
        labels = tuple(
            self._string(word) if word.type == "string_lit" else self._written(word)
            for word in words[1:]
        )
        block = Block(self._written(words[0]), labels, self._node("map", branch), [])
        for child in branch.named_children:
            if child.type == "body":
                self._body(child, block, depth + 1)
        return block

    def _value(self, branch: Branch, depth: int) -> Node:
        """The node of an `expression`."""
        if depth > DEEPEST:
            raise CannotCheck(f"nested more than {DEEPEST} levels deep", self._line(branch))
        inner = _meaning(branch)
        kind = inner.type
        if kind == "string_lit":
            return self._node("scalar", inner, self._string(inner))
        if kind == "quoted_template":
            return self._node("scalar", inner, _unescaped(self._written(inner)[1:-1]))
        if kind == "heredoc_template":
            return self._heredoc(inner)
        if kind in ("numeric_lit", "bool_lit", "null_lit"):
            return self._node("scalar", inner, self._written(inner), plain=True)
        if kind == "tuple":
            node = self._node("list", inner)
            node.items = [self._value(each, depth + 1) for each in _expressions(inner)]
            return node
        if kind == "object":
            node = self._node("map", inner)
            for element in inner.named_children:
                if element.type == "object_elem":
                    name, value = _expressions(element)
                    node.pairs.append((self._key(name), self._value(value, depth + 1)))
            return node
        if kind == "function_call":
            node = self._node("list", inner, tag=f"!{self._written(inner.named_children[0])}()")
            for child in inner.named_children:
                if child.type == "function_arguments":
                    node.items = [self._value(each, depth + 1) for each in _expressions(child)]
            return node
        return self._node("scalar", inner, self._written(inner), plain=True, tag="!expression")

    def _key(self, branch: Branch) -> Node:
        inner = _meaning(branch)
        if inner.type == "string_lit":
            return self._node("scalar", inner, self._string(inner))
        is_name = inner.type == "variable_expr" and not self._written(branch).startswith("(")
        tag = "" if is_name else "!expression"
        return self._node("scalar", inner, self._written(inner), plain=True, tag=tag)

    def _heredoc(self, branch: Branch) -> Node:
        """Its lines, as they are written: what `<<-` takes off matters to no reader here."""
        first, last = (c for c in branch.named_children if c.type == "heredoc_identifier")
        node = self._node("scalar", branch, tag="!heredoc")
        node.start = self.text.index("\n", self._at(first.end_byte)) + 1
        node.end = max(node.start, self.text.rfind("\n", 0, self._at(last.start_byte)) + 1)
        node.line = first.start_point[0] + 2
        node.text = self.text[node.start : node.end]
        return node

    def _string(self, branch: Branch) -> str:
        return _unescaped(self._written(branch)[1:-1])

    def _node(
        self, kind: Kind, branch: Branch, text: str = "", *, plain: bool = False, tag: str = ""
    ) -> Node:
        start = self._at(branch.start_byte)
        node = Node(kind, text, plain, tag, start, self._line(branch), self.budget)
        node.end = self._at(branch.end_byte)
        return node

    def _written(self, branch: Branch) -> str:
        return self.text[self._at(branch.start_byte) : self._at(branch.end_byte)]

    def _at(self, byte: int) -> int:
        return byte if self.starts is None else bisect_left(self.starts, byte)

    def _line(self, branch: Branch) -> int:
        return branch.start_point[0] + 1


def _expressions(branch: Branch) -> list[Branch]:
    return [child for child in branch.named_children if child.type == "expression"]


def _last(branch: Branch) -> Branch:
    return _expressions(branch)[-1]


_WRAPPERS = frozenset(("expression", "literal_value", "template_expr", "collection_value"))


def _meaning(branch: Branch) -> Branch:
    """What an expression is when it is one literal, list, object or call, without parentheses."""
    while branch.type in _WRAPPERS:
        below = [child for child in branch.named_children if child.type != "comment"]
        if len(below) != 1:
            break
        branch = below[0]
    return branch


def _unescaped(text: str) -> str:
    if "\\" not in text and "$${" not in text and "%%{" not in text:
        return text
    return _ESCAPE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    sign, short, long, dollar = found.groups()
    if sign is not None:
        return _CONTROLS.get(sign, sign)
    if dollar is not None:
        return str(dollar)
    code = int(short or long, 16)
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
