"""GitHub workflows and composite actions: jobs, steps, and whether they count.

Syntax: GitHub's "Workflow syntax" and "Metadata syntax" pages. What is not of the expected
shape (a step that is a list, a `with` that is a text) reads as absent: GitHub refuses such a
file, and it is not on us to say so. Expressions are not evaluated, except for the two words that
switch a step off or let it fail: `if: false` and `continue-on-error: true`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import yaml_nodes
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

Place = Callable[[int], tuple[int, int]]

FILES = ("**/.github/workflows/*.yml", "**/.github/workflows/*.yaml")


class Step(NamedTuple):
    """One step. `uses` is the action without its reference, in lower case as GitHub takes it.

    `enabled` is false for `if: false`, `may_fail` true for `continue-on-error: true`.
    """

    node: Node
    uses: str
    reference: str
    run: Node | None
    shell: str
    given: Mapping[str, Node]  # the values of `with`, names in lower case
    enabled: bool
    may_fail: bool

    @property
    def counts(self) -> bool:
        """Whether the workflow stops when this step does not do its work."""
        return self.enabled and not self.may_fail

    def text(self, name: str) -> str:
        """A value of `with`, empty when it is absent or no text."""
        node = self.given.get(name)
        return node.text if node is not None and node.kind == "scalar" else ""

    def commands(self) -> Iterator[Command]:
        """What `run` gives to a shell; empty for a step in another language."""
        from tenpoint.kit.parse.shell import commands

        if self.run is not None and not self.shell.startswith(_NO_SHELLS):
            yield from commands(self.run.text)


class Job(NamedTuple):
    """One job, with its steps; `uses` names the workflow that a job calls instead of having any."""

    id: str
    node: Node
    uses: str
    steps: tuple[Step, ...]
    enabled: bool
    may_fail: bool


class Workflow(NamedTuple):
    """The jobs of a file, and the events that start it; a composite action is one job."""

    root: Node
    events: Mapping[str, Node | None]
    jobs: tuple[Job, ...]

    def steps(self) -> Iterator[tuple[Job, Step]]:
        for job in self.jobs:
            for step in job.steps:
                yield job, step


_NO_SHELLS = ("python", "node", "perl", "ruby", "cmd")


def is_workflow(path: str) -> bool:
    """Whether GitHub would run the file at this path, or one like it in a folder below."""
    folder, _, name = path.rpartition("/")
    return f"/{folder}".endswith("/.github/workflows") and name.endswith((".yml", ".yaml"))


def read(source: Source) -> Workflow:
    """A workflow or a composite action; `CannotCheck` when it is neither.

    Made for `source.memo(workflow.read)`.
    """
    documents = source.memo(yaml_nodes.parse)
    if not documents:
        raise CannotCheck("an empty workflow")
    root = documents[0]
    if root.kind != "map":
        raise CannotCheck("not a workflow: no map of keys", root.line)
    jobs = _map(root.get("jobs"))
    default = _shell(root)
    found = [_job(id, node, default) for id, node in jobs.items() if node.kind == "map"]
    runs = root.get("runs")
    if runs is not None and runs.kind == "map":
        found.append(_job("", runs, default))
    if not jobs and runs is None:
        raise CannotCheck("not a workflow: neither jobs nor runs", root.line)
    return Workflow(root, _events(root), tuple(found))


def _job(id: str, node: Node, shell: str) -> Job:
    listing = node.get("steps")
    shell = _shell(node) or shell
    steps = listing.items if listing is not None and listing.kind == "list" else []
    return Job(
        id,
        node,
        _text(node.get("uses")).strip(),
        tuple(_step(step, shell) for step in steps if step.kind == "map"),
        not _is(node.get("if"), "false"),
        _is(node.get("continue-on-error"), "true"),
    )


def _step(node: Node, shell: str) -> Step:
    name, _, reference = _text(node.get("uses")).strip().partition("@")
    run = node.get("run")
    return Step(
        node,
        name.lower(),
        reference,
        run if run is not None and run.kind == "scalar" else None,
        _text(node.get("shell")) or shell,
        {key.lower(): value for key, value in _map(node.get("with")).items()},
        not _is(node.get("if"), "false"),
        _is(node.get("continue-on-error"), "true"),
    )


def _events(root: Node) -> dict[str, Node | None]:
    """`on: push`, `on: [push]` or `on: {push: …}`."""
    on = root.get("on")
    if on is None:
        return {}
    if on.kind == "scalar":
        return {on.text: None}
    if on.kind == "list":
        return {item.text: None for item in on.items if item.kind == "scalar"}
    return dict(_map(on))


def _shell(node: Node) -> str:
    """`defaults: {run: {shell: …}}` of a workflow or a job."""
    return _text(_map(_map(node.get("defaults")).get("run")).get("shell"))


def _map(node: Node | None) -> dict[str, Node]:
    if node is None or node.kind != "map":
        return {}
    return {key.text: value for key, value in node.entries()}


def _text(node: Node | None) -> str:
    return node.text if node is not None and node.kind == "scalar" else ""


def _is(node: Node | None, word: str) -> bool:
    """Whether a value is one word, also as `${{ word }}`."""
    text = _text(node).strip()
    if text.startswith("${{") and text.endswith("}}"):
        text = text[3:-2].strip()
    return text.lower() == word


# Where YAML ends a line, and what of that is found in a block's text.
_BREAK = Pattern("\\r\\n|[\\r\\n\\x85\\u2028\\u2029]")
_KEPT_BREAK = Pattern("[\\n\\u2028\\u2029]")


def place_in(source: Source, node: Node) -> Place:
    """Tells line and column of a character of a scalar's text.

    In a `|` block a line of the text is one of the file; in other scalars the place is rough.
    """
    raw = source.text[node.start : node.end]
    if not raw.startswith("|"):
        folded = raw.startswith(">")

        def roughly(index: int) -> tuple[int, int]:
            word = node.text[index : index + 20].split()
            found = raw.find(word[0], 1 if folded else 0) if word else 0
            return source.position(node.start + max(found, 0))

        return roughly
    starts = [0, *(found.end() for found in _KEPT_BREAK.finditer(node.text))]
    lines = [node.start + found.end() for found in _BREAK.finditer(raw)]
    lines += [node.end] * (len(starts) + 1 - len(lines))  # an empty block has none

    def place(index: int) -> tuple[int, int]:
        number = bisect_right(starts, index) - 1
        written = source.text[lines[number] : lines[number + 1]].rstrip()
        end = starts[number + 1] if number + 1 < len(starts) else len(node.text)
        text = node.text[starts[number] : end].rstrip()
        inside = max(0, len(written) - len(text)) + index - starts[number]
        return source.position(min(lines[number] + inside, node.end))

    return place
