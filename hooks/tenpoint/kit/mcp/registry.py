"""`server.json`, a server described for the registry: the commands that clients make of it."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.mcp.clients import Server, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.yaml_nodes import Node

# What a client runs for each type of package.
_RUNTIMES = {"npm": ("npx",), "pypi": ("uvx",), "oci": ("docker", "run")}
_JOINED = {"npm": "@", "pypi": "==", "oci": ":"}


def servers(root: Node) -> Iterator[Server]:
    """Each package and each remote as a server."""
    name = root.get("name")
    title = name.text if name is not None else ""
    for package in _items(root, "packages"):
        yield Server(title, package, tuple(_words(package)))
    for remote in _items(root, "remotes"):
        yield Server(title, remote, ())


def _words(package: Node) -> Iterator[Word]:
    kind = _text(package, "registryType") or _text(package, "registry_type")
    identifier = package.get("identifier")
    runtime = _RUNTIMES.get(kind)
    if runtime is None or identifier is None:
        return
    given = list(_arguments(package, "runtimeArguments", "runtime_arguments"))
    yield from (Word(text, identifier) for text in runtime)
    if kind == "oci":
        yield from given
    version = package.get("version")
    spec = identifier.text
    tagged = kind == "oci" and (":" in spec.rpartition("/")[2] or "@" in spec)
    if version is None or version.is_null or tagged:
        yield Word(spec, identifier)
    else:
        yield Word(f"{spec}{_JOINED[kind]}{version.text}", version)
    if kind != "oci":
        # Some write the whole line here, package and all; which one is run says the version.
        yield from given
    yield from _arguments(package, "packageArguments", "package_arguments")


def _arguments(package: Node, *keys: str) -> Iterator[Word]:
    for key in keys:
        for argument in _items(package, key):
            name, value = argument.get("name"), argument.get("value")
            if name is not None and _text(argument, "type") == "named":
                yield Word(name.text, name)
            if value is not None and value.kind == "scalar":
                yield Word(value.text, value)


def _items(holder: Node, key: str) -> list[Node]:
    node = holder.get(key)
    return [item for item in node.items if item.kind == "map"] if node is not None else []


def _text(holder: Node, key: str) -> str:
    node = holder.get(key)
    return node.text if node is not None else ""
