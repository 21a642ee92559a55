"""What the containers of a Dockerfile or a compose file open to others.

A container's program counts as reachable unless it names a local host: whoever publishes a port
reaches what listens behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.containers import command_lines
from tenpoint.kit.exposure.commands import of_command, of_variable, published_on
from tenpoint.kit.exposure.signs import ANY_HOST, Opened, is_for_development, is_open
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.containers.command_lines import CommandLine
    from tenpoint.kit.parse.yaml_nodes import Node


def of_dockerfile(source: Source) -> Iterator[Opened]:
    """What ENV, CMD and ENTRYPOINT open; raises `CannotCheck` for what docker refuses, last."""
    from tenpoint.kit.parse import dockerfile

    read = source.memo(dockerfile.parse)
    meant = False
    for instruction in read.instructions:
        words = instruction.words
        if instruction.keyword == "FROM":
            meant = len(words) == 3 and is_for_development(words[2].text)
        elif instruction.keyword == "ENV":
            for pair in instruction.pairs:
                for said in of_variable(pair.name, pair.value.text if pair.value else ""):
                    yield Opened(said, pair.start, pair.end, meant)
        elif instruction.keyword in ("CMD", "ENTRYPOINT"):
            for line in command_lines.of_instruction(instruction):
                yield from _of_line(line, meant=meant)
    read.must_build()


def of_compose(source: Source) -> Iterator[Opened]:
    """What the services open, but for those that publish their ports on this machine alone."""
    from tenpoint.kit.parse import yaml_nodes

    for root in source.memo(yaml_nodes.parse):
        services = root.get("services")
        for name, service in services.entries() if services is not None else ():
            hosts = [published_on(port) for port in _ports(service)]
            if not hosts or any(map(is_open, hosts)):
                named = (name.text, *(each.text for each in _items(service.get("profiles"))))
                meant = not hosts or any(map(is_for_development, named))
                yield from _of_service(service, meant=meant)


def _of_service(service: Node, *, meant: bool) -> Iterator[Opened]:
    from tenpoint.kit.containers.interpolation import literals

    environment = service.get("environment")
    given = [(item.text.partition("=")[::2], item) for item in _items(environment)]
    for key, node in environment.entries() if environment is not None else ():
        given.append(((key.text, node.text), node))
    for (name, text), node in given:
        for _, literal in literals(text):
            for said in of_variable(name, literal):
                yield Opened(said, node.start, node.end, meant)
    for node in filter(None, (service.get("command"), service.get("entrypoint"))):
        yield from _of_line(command_lines.of_node(node), meant=meant)


def _of_line(line: CommandLine, *, meant: bool) -> Iterator[Opened]:
    for command in line.commands():
        for said, start, end in of_command(command, default=ANY_HOST):
            yield Opened(said, *line.span(start, end), meant)


def _ports(service: Node) -> Iterator[str]:
    """The published ports in their short form: `127.0.0.1:80:80`."""
    for port in _items(service.get("ports")):
        host = port.get("host_ip")
        yield f"{host.text}:0:0" if host is not None else port.text
    network = service.get("network_mode")
    if network is not None and network.text == "host":
        yield "0"


def _items(node: Node | None) -> list[Node]:
    """The items of a list; a scalar is its own only one."""
    return [] if node is None else [node] if node.kind == "scalar" else node.items
