"""YAML as a tree of nodes that know their places, built from the parser's events.

Composing, not loading: nothing is constructed, every scalar keeps its text (`no` stays `no`),
and each node knows the characters of the file it was made of. Hooks that report a line of a
compose file, a workflow or a template walk this tree.

The tree is built without recursion, because libyaml's own composer overflows the C stack on
deep nesting. An alias is the very node that its anchor names, so that a few lines of aliases to
aliases ("billion laughs") stay small; what expands them (`entries`, `walk`) draws on a budget
that the whole file shares. `CannotCheck` is raised for what no YAML reader takes, for an anchor
inside of itself, and beyond the limits below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NoReturn

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark
    from yaml.events import AliasEvent, CollectionStartEvent, Event, ScalarEvent

    from tenpoint.kit.source import Source

    Kind = Literal["scalar", "list", "map"]

# People nest ten levels; generated CloudFormation some thirty.
DEEPEST = 200
# A node takes some 400 bytes; the largest OpenAPI files have about 300,000 nodes.
MOST_NODES = 1_000_000
# What all merges and walks of one file may give together.
MOST_EXPANDED = 2_000_000

_FURTHER_BREAKS = ("\x85", "\u2028", "\u2029")
_BREAKS = ("\n", "\r", *_FURTHER_BREAKS)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Budget:
    """How much of a file may still be expanded."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_EXPANDED

    def spend(self, amount: int, line: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise CannotCheck("its aliases and merges expand without bound", line)


class Node:
    """A scalar, a list or a map.

    `text` is a scalar's value, `plain` tells that it stands without quotes. `items` are a
    list's, `pairs` a map's own keys and values as they are written, merge keys included.
    `start` and `end` are offsets in the text of the file, `line` counts from 1.
    `tag` is an explicit tag (`!Ref`, `tag:yaml.org,2002:str`) or "".
    """

    __slots__ = (
        "_budget",
        "end",
        "items",
        "kind",
        "line",
        "pairs",
        "plain",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, kind: Kind, text: str, plain: bool, tag: str, start: int, line: int, budget: Budget
    ) -> None:
        self.kind = kind
        self.text = text
        self.plain = plain
        self.tag = tag
        self.start = start
        self.end = start
        self.line = line
        self.items: list[Node] = []
        self.pairs: list[tuple[Node, Node]] = []
        self._budget = budget

    def __repr__(self) -> str:
        return f"Node({self.kind} in line {self.line})"  # never the text: it may be a secret

    @property
    def is_null(self) -> bool:
        """Whether a YAML reader makes nothing of it: empty, `~` or `null` without quotes."""
        return self.kind == "scalar" and self.plain and not self.tag and self.text in _NULLS

    def get(self, name: str) -> Node | None:
        """The value of a key, own or merged; None for an absent key or another kind of node."""
        return next((value for key, value in self.entries() if key.text == name), None)

    def entries(self, _depth: int = 0) -> list[tuple[Node, Node]]:
        """Keys and values with merges (`<<: *a`, `<<: [*a, *b]`) resolved.

        An own key wins over a merged one, an earlier merged map over a later one, the last of
        two equal own keys. Keys that are no scalars are left out.
        """
        if _depth > DEEPEST:
            raise CannotCheck("merges nested too deeply", self.line)
        own: dict[str, tuple[Node, Node]] = {}
        merged: list[Node] = []
        for key, value in self.pairs:
            if key.kind != "scalar":
                continue
            if key.text == "<<" and key.plain:
                merged += value.items if value.kind == "list" else [value]
            else:
                own[key.text] = (key, value)
        self._budget.spend(len(own) + len(merged), self.line)
        for other in merged:
            for key, value in other.entries(_depth + 1):
                own.setdefault(key.text, (key, value))
        return list(own.values())

    def repeated(self) -> Node | None:
        """The first key that the map has had before; docker, GitHub and others refuse it."""
        seen: set[str] = set()
        for key, _ in self.pairs:
            if key.kind == "scalar" and key.text != "<<":
                if key.text in seen:
                    return key
                seen.add(key.text)
        return None

    def walk(self) -> Iterator[tuple[str, Node]]:
        """Every node below, in the file's order, each once, with the name of its nearest key.

        An aliased node is met under the first name that leads to it.
        """
        seen: set[int] = set()
        stack: list[tuple[str, Node]] = [("", self)]
        while stack:
            name, node = stack.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            self._budget.spend(1, node.line)
            yield name, node
            below = [(name, item) for item in node.items]
            for key, value in node.pairs:
                below += [(name, key), (key.text if key.kind == "scalar" else name, value)]
            stack += reversed(below)


def parse(source: Source) -> list[Node]:
    """The documents of a file, each by its root node; an empty file has none."""
    return parse_text(source.text)


def parse_text(text: str) -> list[Node]:
    """The documents of a text; see `parse`."""
    from tenpoint.kit.parse import yaml_library

    yaml_library.prepare()
    import yaml

    # Half a surrogate stands for a byte that is not UTF-8: one character each, so places stay.
    # Not "?", which can mean something to YAML.
    clean = text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)
    shift = 1 if clean.startswith("\ufeff") else 0
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(clean[shift:], shift)
    try:
        return builder.build(yaml.parse(builder.text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(error.problem, builder.line(mark) if mark is not None else 0)
    except yaml.YAMLError:
        raise CannotCheck("not valid YAML: it holds characters that YAML does not allow") from None


def _further_breaks(text: str) -> list[int]:
    """Where YAML ends a line, and no editor does."""
    if text.isascii():
        return []
    return [at for at, sign in enumerate(text) if sign in _FURTHER_BREAKS]


def _refuse(problem: str | None, line: int) -> NoReturn:
    """A problem in the parser's words, unless they quote the file."""
    quotes = not problem or any(sign in problem for sign in "\"'%!&*") or len(problem) > 80
    raise CannotCheck("not valid YAML" if quotes else f"not valid YAML: {problem}", line) from None


class _Builder:
    """Puts the events of a parser together."""

    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        self.further_breaks = _further_breaks(text)
        self.budget = Budget()
        self.count = 0
        self.roots: list[Node] = []
        self.open: list[Node] = []
        # The key of each open map that waits for its value, None when a key is next.
        self.keys: list[Node | None] = []
        self.anchors: dict[str, Node] = {}

    def build(self, events: Iterator[Event]) -> list[Node]:
        import yaml

        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._add(self._node("scalar", event, event.value, not event.style))
            elif isinstance(event, yaml.MappingStartEvent):
                self._open(self._node("map", event))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(self._node("list", event))
            elif isinstance(event, yaml.AliasEvent):
                self._add(self._aliased(event))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.keys.pop()
                self.open.pop().end = self._places(event)[1]
            elif isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
        return self.roots

    def _places(self, event: Event) -> tuple[int, int, int]:
        """Where an event starts and ends, and its line; every event of a parser has both marks."""
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        return start.index + self.shift, end.index + self.shift, self.line(start)

    def line(self, mark: Mark | CMark) -> int:
        """The line of a place as editors count."""
        line = mark.line + 1
        if mark.index == len(self.text) and not mark.column and not self.text.endswith(_BREAKS):
            line -= 1  # libyaml ends the last line itself
        return line - bisect_left(self.further_breaks, mark.index)

    def _node(
        self,
        kind: Kind,
        event: ScalarEvent | CollectionStartEvent,
        text: str = "",
        plain: bool = False,
    ) -> Node:
        start, end, line = self._places(event)
        self._count(line)
        node = Node(kind, text, plain, event.tag or "", start, line, self.budget)
        node.end = end
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _aliased(self, event: AliasEvent) -> Node:
        line = self._places(event)[2]
        self._count(line)
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise CannotCheck("an alias to an anchor that is not there", line)
        if any(node is each for each in self.open):
            raise CannotCheck("an anchor that holds itself", line)
        return node

    def _count(self, line: int) -> None:
        self.count += 1
        if self.count > MOST_NODES:
            raise CannotCheck(f"more than {MOST_NODES:,} values", line)

    def _open(self, node: Node) -> None:
        self._add(node)
        self.open.append(node)
        self.keys.append(None)
        if len(self.open) > DEEPEST:
            raise CannotCheck(f"nested more than {DEEPEST} levels deep", node.line)

    def _add(self, node: Node) -> None:
        if not self.open:
            self.roots.append(node)
            return
        parent = self.open[-1]
        if parent.kind == "list":
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self.keys[-1] = None
