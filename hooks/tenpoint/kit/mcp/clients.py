"""Which program reads a file of MCP servers, and the servers that stand in it.

A file is known by its path alone: `mcp.json` in `.cursor` is Cursor's. JSON with comments is read
where the program itself reads it so. A file of another name that somebody asks about is read
as any of them, and its servers are looked for under every key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Client(NamedTuple):
    """A program: the ends of its files' paths, and the keys under which they hold servers.

    With `loose` it takes comments and trailing commas.
    """

    name: str
    paths: tuple[str, ...]
    keys: tuple[str, ...] = ("mcpServers",)
    loose: bool = False


REGISTRY = Client("the MCP registry", ("server.json",), ())
CLAUDE_SETTINGS = Client(
    "Claude Code", (".claude/settings.json", ".claude/settings.local.json"), loose=True
)
CODEX = Client("Codex", (".codex/config.toml",), ("mcp_servers",))
VS_CODE_SETTINGS = Client("VS Code", (".vscode/settings.json",), ("mcp.servers",), loose=True)
GEMINI = Client("Gemini CLI", (".gemini/settings.json",), loose=True)
# Those with a folder come before those that are known by the name alone.
CLIENTS = (
    Client("Cursor", (".cursor/mcp.json",), loose=True),
    Client("VS Code", (".vscode/mcp.json",), ("servers", "mcpServers"), loose=True),
    VS_CODE_SETTINGS,
    Client("Roo Code", (".roo/mcp.json", "mcp_settings.json")),
    Client("Amazon Q", (".amazonq/mcp.json",)),
    Client("Kiro", (".kiro/settings/mcp.json",)),
    GEMINI,
    CODEX,
    CLAUDE_SETTINGS,
    Client("Claude Code", (".mcp.json",)),
    Client("Claude Desktop", ("claude_desktop_config.json",)),
    Client("Windsurf", ("mcp_config.json",)),
    Client("Cline", ("cline_mcp_settings.json",)),
    Client("the MCP client", ("mcp.json",), ("mcpServers", "servers")),
    REGISTRY,
)
# What is asked about by a name that tells nothing.
ANY = Client("the MCP client", (), ("mcpServers", "mcp.servers", "servers", "mcp_servers"), True)

PATTERNS = tuple(
    f"**/{path}" if "/" in path else path for client in CLIENTS for path in client.paths
)

# One of these stands in every description of a server for the registry.
_REGISTRY_WORDS = ("modelcontextprotocol", "registryType", "registry_type", '"remotes"')


# Nobody has as many; what a file of more holds is for no reader, and takes minutes to judge.
_MOST_SERVERS = 5_000
_LONGEST_LINE = 1_000_000  # characters of a server's command line


class Word(NamedTuple):
    """A word of a command line, and the node that it was written in."""

    text: str
    node: Node


class Server(NamedTuple):
    """One server: its name, its whole entry, and its command line, empty for a remote one."""

    name: str
    node: Node
    words: tuple[Word, ...]


class Config(NamedTuple):
    """A file: whose it is, all of it, its servers, and what of it could not be understood."""

    client: Client
    root: Node
    servers: Sequence[Server]
    problems: Sequence[CannotCheck]


def client_of(path: str) -> Client | None:
    """The program whose file this is by its path."""
    for client in CLIENTS:
        if any(path == end or path.endswith("/" + end) for end in client.paths):
            return client
    return None


def read(source: Source) -> Config | None:
    """The configuration in a file; None for a `server.json` of something else."""
    client = client_of(source.path) or ANY
    if client is REGISTRY and not any(word in source.text for word in _REGISTRY_WORDS):
        return None
    root = _root(source, client)
    if client is REGISTRY:
        return Config(client, root, (), ()) if _describes_a_server(root) else None
    if root.kind != "map":
        raise CannotCheck("not an object with servers", root.line)
    servers: list[Server] = []
    problems: list[CannotCheck] = []
    for key in client.keys:
        for name, entry in _entries(_found(root, key), problems):
            if len(servers) == _MOST_SERVERS:
                raise CannotCheck(f"more than {_MOST_SERVERS:,} servers", entry.line)
            if entry.kind == "map":
                words = tuple(_words(entry, problems))
                if sum(len(word.text) for word in words) > _LONGEST_LINE:
                    raise CannotCheck(
                        f"a command of more than {_LONGEST_LINE:,} characters", entry.line
                    )
                servers.append(Server(name, entry, words))
            else:
                problems.append(CannotCheck("a server that is not an object", entry.line))
    return Config(client, root, servers, problems)


def _root(source: Source, client: Client) -> Node:
    """The file in its language; a name that tells nothing is judged by its ending."""
    if client is CODEX or (client is ANY and source.name.endswith(".toml")):
        from tenpoint.kit.parse import toml_nodes

        return source.memo(toml_nodes.parse)
    if client is ANY and source.name.endswith((".yml", ".yaml")):
        from tenpoint.kit.parse import yaml_nodes

        documents = source.memo(yaml_nodes.parse)
        if len(documents) != 1:
            raise CannotCheck("not one YAML document")
        return documents[0]
    from tenpoint.kit.parse import json_nodes

    return source.memo(json_nodes.parse_loose if client.loose else json_nodes.parse)


def _describes_a_server(root: Node) -> bool:
    schema = root.get("$schema")
    if schema is not None and "modelcontextprotocol" in schema.text:
        return True
    packages, remotes = root.get("packages"), root.get("remotes")
    return any(
        item.get("registryType") is not None or item.get("registry_type") is not None
        for item in (packages.items if packages is not None else ())
    ) or any(
        item.get("type") is not None and item.get("url") is not None
        for item in (remotes.items if remotes is not None else ())
    )


def _found(root: Node, key: str) -> Node | None:
    """`mcp.servers` is a key of its own in VS Code's settings, or one in another."""
    whole = root.get(key)
    if whole is not None or "." not in key:
        return whole
    outer, _, inner = key.partition(".")
    holder = root.get(outer)
    return holder.get(inner) if holder is not None else None


def _entries(holder: Node | None, problems: list[CannotCheck]) -> Iterator[tuple[str, Node]]:
    """Servers by name; a name that stands twice hides one of them from some readers."""
    if holder is None or holder.is_null:
        return
    if holder.kind == "map":
        repeated = holder.repeated()
        if repeated is not None:
            problems.append(CannotCheck("two servers of one name", repeated.line))
        for key, value in holder.pairs:
            yield key.text, value
    elif holder.kind == "list" and all(item.get("name") is not None for item in holder.items):
        for item in holder.items:
            name = item.get("name")
            yield name.text if name is not None else "", item
    else:
        problems.append(CannotCheck("the servers are not an object", holder.line))


def _words(entry: Node, problems: list[CannotCheck]) -> Iterator[Word]:
    repeated = entry.repeated()
    if repeated is not None:
        problems.append(CannotCheck("a server with one key twice", repeated.line))
    command, args = entry.get("command"), entry.get("args")
    if command is not None and command.kind == "list":
        yield from (Word(item.text, item) for item in command.items if item.kind == "scalar")
    elif command is not None and command.kind == "scalar" and not command.is_null:
        yield from (Word(text, command) for text in _split(command.text))
    elif command is not None and command.kind == "map":
        problems.append(CannotCheck("a command that is not text", command.line))
    if args is None or args.is_null:
        return
    if args.kind != "list":
        problems.append(CannotCheck("args that are not a list", args.line))
        return
    for item in args.items:
        if item.kind == "scalar":
            yield Word(item.text, item)
        else:
            problems.append(CannotCheck("an argument that is not text", item.line))


_WHOLE_LINE = (
    "npx", "uvx", "docker", "podman", "uv", "npm", "pnpm", "yarn", "bunx", "bun", "pipx", "env",
    "node", "python", "python3", "deno", "cmd", "sh", "bash", "zsh", "curl", "wget", "go", "sudo",
)  # fmt: skip
_WORD = Pattern(r"""(?:[^\s"']|"[^"]*"?|'[^']*'?)+""")


def _split(command: str) -> list[str]:
    """The words of a command; a path with blanks in it is one."""
    first = command.split(None, 1)[0] if command.strip() else ""
    if first == command or first not in _WHOLE_LINE:
        return [command]
    return [word[0] for word in _WORD.finditer(command)]
