"""Where shell commands stand: in shell scripts, RUN lines, and the steps of workflows.

Also the variables that such files set, because `PIP_EXTRA_INDEX_URL` says as much as the
option.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.parse.shell import Command, commands
from tenpoint.kit.parse.workflow import Place, place_in
from tenpoint.kit.pins import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.containers.command_lines import CommandLine
    from tenpoint.kit.parse.dockerfile import Dockerfile, Instruction
    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Placed(NamedTuple):
    """A command, and what tells line and column of a word's start in it."""

    command: Command
    place: Place


class Setting(NamedTuple):
    """A variable that a file sets for what it runs."""

    name: str
    value: str
    line: int
    column: int


def commands_of(source: Source, kind: str) -> Iterator[Placed]:
    """Every shell command of a file."""
    if kind == kinds.SHELL:
        for command in commands(source.text):
            yield Placed(command, source.position)
    elif kind == kinds.DOCKERFILE:
        for instruction in dockerfile(source).instructions:
            if instruction.keyword == "RUN":
                yield from _of_run(source, instruction)
    elif kind == kinds.WORKFLOW:
        for step in steps(source):
            run = step.get("run")
            if run is not None and run.kind == "scalar":
                place = place_in(source, run)
                for command in commands(run.text):
                    yield Placed(command, place)


def settings_of(source: Source, kind: str) -> Iterator[Setting]:
    """Every variable that a file sets to a literal."""
    if kind == kinds.DOCKERFILE:
        for instruction in dockerfile(source).instructions:
            for pair in instruction.pairs:
                if pair.value is not None:
                    yield Setting(pair.name, pair.value.text, *source.position(pair.start))
    elif kind in (kinds.WORKFLOW, kinds.COMPOSE):
        for key, value in _environments(source, kind):
            if value.kind == "scalar":
                yield Setting(key.text, value.text, *source.position(key.start))
    for command, place in commands_of(source, kind):
        exported = command.words[:1] and command.words[0].text in ("export", "set", "setx")
        for word in (*command.assignments, *(command.words[1:] if exported else ())):
            name, equals, text = word.text.partition("=")
            if equals:
                yield Setting(name, text, *place(word.start))


# --- Dockerfiles -------------------------------------------------------------------------------


def dockerfile(source: Source) -> Dockerfile:
    """The parsed Dockerfile; read once for all hooks."""
    from tenpoint.kit.parse.dockerfile import parse

    return source.memo(parse)


def _of_run(source: Source, instruction: Instruction) -> Iterator[Placed]:
    from tenpoint.kit.containers import command_lines

    for line in command_lines.of_instruction(instruction):

        def place(index: int, line: CommandLine = line) -> tuple[int, int]:
            return source.position(line.span(index, index + 1)[0])

        for command in line.commands():
            yield Placed(command, place)


# --- workflows and compose files ---------------------------------------------------------------


def steps(source: Source) -> Iterator[Node]:
    """The steps of a workflow's jobs, or of a composite action."""
    for job in jobs(source):
        listing = job.get("steps")
        for step in listing.items if listing is not None else ():
            if step.kind == "map":
                yield step


def jobs(source: Source) -> Iterator[Node]:
    """The jobs of a workflow; of an action, what it runs."""
    from tenpoint.kit.parse.yaml_nodes import parse

    for document in source.memo(parse):
        if document.kind != "map":
            continue
        listing = document.get("jobs")
        for _, job in listing.entries() if listing is not None and listing.kind == "map" else ():
            if job.kind == "map":
                yield job
        runs = document.get("runs")
        if runs is not None and runs.kind == "map":
            yield runs


def services(source: Source) -> Iterator[Node]:
    """The services of a compose file."""
    from tenpoint.kit.parse.yaml_nodes import parse

    for document in source.memo(parse):
        listing = document.get("services") if document.kind == "map" else None
        for _, service in (
            listing.entries() if listing is not None and listing.kind == "map" else ()
        ):
            if service.kind == "map":
                yield service


def _environments(source: Source, kind: str) -> Iterator[tuple[Node, Node]]:
    from tenpoint.kit.parse.yaml_nodes import parse

    holders: list[Node] = []
    if kind == kinds.WORKFLOW:
        holders += [each for each in source.memo(parse) if each.kind == "map"]
        holders += [*jobs(source), *steps(source)]
    else:
        holders += services(source)
    for holder in holders:
        environment = holder.get("env" if kind == kinds.WORKFLOW else "environment")
        if environment is not None and environment.kind == "map":
            yield from environment.entries()
