"""No agent is open to the whole world by accident, and none runs a debugger that others reach.

Who reaches an agent's page reaches its tools; who reaches a debugger runs code. Both are mostly
opened by one word that was meant for an afternoon: `share=True`, `debug=True`, an empty token.

In Python files and notebooks (read as Python, with aliases followed): Gradio's
`launch(share=True)`, and smolagents' `GradioUI(agent).launch()`, which shares unless told not to;
tunnels (`ngrok`, `pyngrok`, flask-ngrok, pycloudflared); the debugger of Flask, Dash and Werkzeug
on a host that others reach; `debugpy.listen(("0.0.0.0", 5678))` and its like; Chrome with
`--remote-debugging-address=0.0.0.0`; `c.ServerApp.token = ""` in the configuration of Jupyter.

In what runs in a Dockerfile, a compose file or a Procfile, and in shell scripts: `flask --debug`,
`debugpy --listen`, `node --inspect`, Chrome's option, Jupyter's empty token, `ngrok http`, `lt`,
`cloudflared tunnel --url`; and the variables `FLASK_DEBUG`, `GRADIO_SHARE` and
`WERKZEUG_DEBUG_PIN=off`. A container's program counts as reachable unless its host is given and
local.

Let through: tests; strings and comments; what somebody else decides (`debug=args.debug`); a local
host; a page or tunnel that asks for a login (`auth=`, `--basic-auth`); a Jupyter with a password;
a compose service whose ports are all those of 127.0.0.1; `uvicorn --reload`, which opens nothing.

With `--pedantic` also told: all of this where it is likely meant, which is in a notebook, under an
`if`, in a file, stage or service that is called dev, local, debug or override, in a compose service
that publishes no port, and in a shell script for tunnels; Flask's debugger on a local host or one
that is not known; Quart's, which shows code and runs none; Django's `DEBUG = True`.

Not followed: an app that another file makes, `app.debug = True`, keywords given as `**options`,
what RUN writes into a file. Not read: JavaScript, Kubernetes manifests, commands in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Rule, Source, run
from tenpoint.kit.containers.names import COMPOSE_FILES, DOCKERFILES, NO_DOCKERFILES
from tenpoint.kit.parse import identifiers
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.testfile import is_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.python_flow import Flow
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.yaml_nodes import Node

    Said = tuple[Rule, str]  # a rule, and the words of the file that it is about
    Placed = tuple[Said, int, int, bool]  # where, in characters, and whether it is likely meant

_PYTHON = (".py", ".pyw", ".ipynb")
_SHELL = (".sh", ".bash", ".zsh", ".ksh")

hook = Hook(
    "no-public-debug",
    point=0,
    says="No agent is open to the whole world by accident, and no debugger can be reached.",
    files=(
        *(f"*{ending}" for ending in (*_PYTHON, *_SHELL)),
        *("Procfile", "Procfile.*"),
        *DOCKERFILES,
        *COMPOSE_FILES,
    ),
    besides=(*NO_DOCKERFILES, "**/node_modules/**", "**/site-packages/**", "**/vendor/**"),
    text=True,
)

SHARED = hook.rule(
    "shared-link",
    "error",
    says="{what} puts the agent, with all of its tools, under a public address",
    fix="write `share=False`, and let others in by a proxy with a login; "
    "or give `auth=(name, password)` out of the environment",
    why="Everybody who has the link, or guesses it, can use the agent and what it may do.",
    bad="demo.launch(share=True)",
    good="demo.launch()",
)
TUNNEL = hook.rule(
    "open-tunnel",
    "error",
    says="{what} opens a way from the whole internet to this machine, without a login",
    fix="ask for a login (ngrok: `oauth`, `basic_auth`), or open the tunnel by hand when needed",
    why="The tunnel's address is public, and behind it stands the agent with what it may do.",
    bad="ngrok.connect(8000)",
    good="ngrok.connect(8000, basic_auth=[os.environ['TUNNEL_LOGIN']])",
)
WEB_DEBUGGER = hook.rule(
    "web-debugger",
    "error",
    says="{what} gives Werkzeug's debugger to everybody who reaches the page",
    fix="leave debug off, and serve the app with gunicorn or waitress; "
    "switch it on by hand, on 127.0.0.1, while you debug",
    why="The debugger runs Python out of the browser. Its PIN is made of what an agent that "
    "reads files gives away.",
    bad="app.run(host='0.0.0.0', debug=True)",
    good="app.run(host='0.0.0.0')",
)
DEBUG_PORT = hook.rule(
    "debug-port",
    "error",
    says="{what} lets everybody who reaches that port take over the process",
    fix="listen on 127.0.0.1, and come from elsewhere by `ssh -L` or `kubectl port-forward`",
    why="The protocols of debuggers know no login: who connects runs code, or drives the browser "
    "with all of its sessions.",
    bad="debugpy.listen(('0.0.0.0', 5678))",
    good="debugpy.listen(('127.0.0.1', 5678))",
)
NO_TOKEN = hook.rule(
    "notebook-without-token",
    "error",
    says="{what} opens Jupyter, and a shell in it, to everybody who reaches it",
    fix="leave the option out: Jupyter makes a token and prints it; or set a hashed password",
    why="A notebook server runs what it is sent.",
    bad="jupyter lab --ip=0.0.0.0 --ServerApp.token=''",
    good="jupyter lab --ip=0.0.0.0",
)
DEVELOPMENT = hook.rule(
    "only-for-development",
    "warning",
    says="{what} is for your own machine while you develop",
    fix="leave it off unless an option or a variable asks for it: `debug=args.debug`",
    why="What is on by default is on where it is deployed, too.",
    bad="app.run(debug=True)",
    good="app.run(debug=args.debug)",
)

# -- what is common to all files -----------------------------------------------

_LOCAL = Pattern(r"|localhost|127\.[\d.]+|\[?::1\]?")
# By a folder's whole name, or a word of the file's: `local_llm/app.py` is no such file.
_FOR_DEVELOPMENT = Pattern(
    r"(?i)(?:^|/)(?:dev|develop|development|\.devcontainer|local|debug)/"
    r"|(?:^|[/._-])(?:dev|devel|develop|development|debug|override)(?:[._-][^/]*)?$"
    r"|(?:^|[/.])local(?:\.[^/]*)?$"
)
# An option with such an address is a remote debugger's, whatever program it is given to.
_OPEN_OPTION = Pattern(
    r"--remote-debugging-address=(?:0\.0\.0\.0|\[?::\]?)"
    r"|--inspect(?:-brk|-wait)?=(?:0\.0\.0\.0|\[::\])(?::\d+)?"
)
# Settings of Jupyter, as options and in its configuration.
_TOKEN = Pattern(r"(?:--|c\.)(?:NotebookApp|ServerApp|LabApp|IdentityProvider)\.token")
_PASSWORD = Pattern(r"(?:--|c\.)(?:Notebook|Server)App\.password|.*IdentityProvider\..*password")
_HOST = Pattern(r"--host|-h|(?:--|c\.)(?:\w+App\.)?ip")
_LISTEN = Pattern("--listen")
_TUNNEL_PROGRAMS = {
    **dict.fromkeys(("lt", "localtunnel"), Pattern("--port|-p")),
    "cloudflared": Pattern("--url"),
}
_LAUNCHERS = ("npx", "bunx")
_ONLY_TEXT = ("", "echo", "printf", "grep")
# What asks for a login, or lets only some in: options of ngrok, keywords of its libraries.
_LOGINS = ("auth", "basic", "oauth", "oidc", "saml", "cidr", "allow", "traffic", "policy", "mutual")
# What variables switch on, by which values.
_VARIABLES = {
    "FLASK_DEBUG": (WEB_DEBUGGER, ("1", "true", "yes", "on", "t")),
    "WERKZEUG_DEBUG_PIN": (WEB_DEBUGGER, ("off",)),
    "GRADIO_SHARE": (SHARED, ("true",)),
}
# One of these stands in every file, other than Python, that has something to say.
_MARKS = Pattern(
    rb"_DEBUG|GRADIO_SHARE|--debug|debugpy|--inspect|remote-debugging|\.token|ngrok"
    rb"|cloudflared|localtunnel|\blt\b"
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    if is_test(source.path):
        return
    name = source.name.lower()
    first = source.head(200).partition(b"\n")[0] if "." not in name else b""
    if name.endswith(_PYTHON) or (first.startswith(b"#!") and b"python" in first):
        yield from _in_python(source)
    elif _MARKS.search(source.utf8) is not None:
        reads = _in_dockerfile
        if name.endswith(_SHELL) or (first.startswith(b"#!") and first.rstrip().endswith(b"sh")):
            reads = _in_script
        elif name.startswith("procfile"):
            reads = _in_procfile
        elif name.endswith((".yml", ".yaml")):
            reads = _in_compose
        for (rule, what), start, end, likely in reads(source):
            likely = likely or _is_for_development(source.path)
            yield (DEVELOPMENT if likely else rule).at(source, start, end, what=what)


def _is_for_development(name: str) -> bool:
    return _FOR_DEVELOPMENT.search(name) is not None


def _is_open(host: str) -> bool:
    """Whether a host is one that others reach; what is not known is none."""
    return "$" not in host and _LOCAL.fullmatch(host) is None


# -- commands and variables ----------------------------------------------------


def _of_command(command: Command, *, default: str) -> Iterator[tuple[Said, int, int]]:
    """What a command opens, and the word that says so; `default` is the host if it names none."""
    from tenpoint.kit.parse.shell import unwrapped

    words = list(unwrapped(command))
    if [word.text for word in words[1:2]] == ["-m"] or (words and words[0].text in _LAUNCHERS):
        words = [word for word in words[1:] if word.text not in ("-m", "-y", "--yes")]
    texts = [word.text for word in words]
    program = texts[0].rpartition("/")[2] if texts else ""
    if program in _ONLY_TEXT:
        return
    if program in ("docker", "podman"):
        ports = [text for text in texts if text[:1].isdigit() and ":" in text]
        if not any(_is_open(_published_on(port)) for port in ports):
            return
        default = "any host"
    host = _option(texts, _HOST) or default
    found: list[tuple[Said, int]] = []  # with the number of its word
    if program == "flask" and "run" in texts and "--debug" in texts and _is_open(host):
        found.append(((WEB_DEBUGGER, "`flask --debug`"), texts.index("--debug")))
    elif program == "debugpy":
        address = _option(texts, _LISTEN) or ""
        if _is_open(address.rpartition(":")[0]):
            found.append(((DEBUG_PORT, f"`debugpy --listen {address}`"), 0))
    elif program == "ngrok" and texts[1:2] in (["http"], ["tcp"], ["tls"]):
        if not any(text.lstrip("-").startswith(_LOGINS) for text in texts[2:]):
            found.append(((TUNNEL, f"`ngrok {texts[1]}`"), 0))
    elif program in _TUNNEL_PROGRAMS and _option(texts, _TUNNEL_PROGRAMS[program]):
        found.append(((TUNNEL, f"`{program}`"), 0))
    # Their program may stand elsewhere: ENTRYPOINT ["jupyter"].
    for number, text in enumerate(texts):
        if _OPEN_OPTION.fullmatch(text):
            found.append(((DEBUG_PORT, f"`{text}`"), number))
    if _option(texts, _TOKEN) == "" and not _option(texts, _PASSWORD) and _is_open(host):
        number = next(number for number, text in enumerate(texts) if _TOKEN.match(text))
        option = texts[number].partition("=")[0]
        found.append(((NO_TOKEN, f"an empty `{option}`"), number))
    for said, number in found:
        yield said, words[number].start, words[number].start + len(texts[number])


def _option(texts: Sequence[str], names: Pattern[str]) -> str | None:
    """The value of an option, behind a `=` or as the next word, and quotes in quotes taken off."""
    for place, text in enumerate(texts):
        name, equals, value = text.partition("=")
        if names.fullmatch(name) and (equals or place + 1 < len(texts)):
            return (value if equals else texts[place + 1]).strip("'\"")
    return None


def _of_variable(name: str, value: str) -> Iterator[Said]:
    rule, values = _VARIABLES.get(name, (WEB_DEBUGGER, ()))
    if value.lower() in values:
        yield rule, f"`{name}={value}`"


def _in_script(source: Source) -> Iterator[Placed]:
    from tenpoint.kit.parse import shell

    for command in shell.commands(source.text):
        for said, start, end in _of_command(command, default=""):
            yield said, start, end, said[0] is TUNNEL


def _in_procfile(source: Source) -> Iterator[Placed]:
    from tenpoint.kit.parse import shell

    start = 0
    for line in source.text.splitlines(keepends=True):
        name, _, text = line.partition(":")
        for command in shell.commands(text, start + len(name) + 1):
            for word in command.assignments:
                for said in _of_variable(*word.text.partition("=")[::2]):
                    yield said, word.start, word.start + len(word.text), False
            for found in _of_command(command, default="any host"):
                yield *found, False
        start += len(line)


# -- containers ----------------------------------------------------------------


def _in_dockerfile(source: Source) -> Iterator[Placed]:
    from tenpoint.kit.parse import dockerfile, shell

    read = source.memo(dockerfile.parse)
    likely = False
    for instruction in read.instructions:
        words = instruction.words
        if instruction.keyword == "FROM":
            likely = len(words) == 3 and _is_for_development(words[2].text)
        elif instruction.keyword == "ENV":
            for pair in instruction.pairs:
                for said in _of_variable(pair.name, pair.value.text if pair.value else ""):
                    yield said, pair.start, pair.end, likely
        elif instruction.keyword in ("CMD", "ENTRYPOINT"):
            given = instruction.text[instruction.arguments :]
            commands = shell.commands(given, instruction.arguments)
            if instruction.is_json:
                commands = shell.executed([word.text for word in words])
            for command in commands:
                for said, start, end in _of_command(command, default="any host"):
                    if instruction.is_json:  # no shell, no places: the whole of it
                        yield said, words[0].start, words[-1].end, likely
                    else:
                        yield said, instruction.place(start), instruction.place(end - 1) + 1, likely
    read.must_build()


def _in_compose(source: Source) -> Iterator[Placed]:
    from tenpoint.kit.parse import yaml_nodes

    for root in source.memo(yaml_nodes.parse):
        services = root.get("services")
        for name, service in services.entries() if services is not None else ():
            hosts = [_published_on(port) for port in _ports(service)]
            if not hosts or any(map(_is_open, hosts)):
                named = (name.text, *(each.text for each in _items(service.get("profiles"))))
                likely = not hosts or any(map(_is_for_development, named))
                for said, node in _of_service(service):
                    yield said, node.start, node.end, likely


def _ports(service: Node) -> Iterator[str]:
    """The published ports in their short form: `127.0.0.1:80:80`."""
    for port in _items(service.get("ports")):
        host = port.get("host_ip")
        yield f"{host.text}:0:0" if host is not None else port.text
    network = service.get("network_mode")
    if network is not None and network.text == "host":
        yield "0"


def _published_on(port: str) -> str:
    return port.rpartition(":")[0].rpartition(":")[0] or "any host"


def _of_service(service: Node) -> Iterator[tuple[Said, Node]]:
    from tenpoint.kit.containers.interpolation import as_shell, literals
    from tenpoint.kit.parse import shell

    environment = service.get("environment")
    given = [(item.text.partition("=")[::2], item) for item in _items(environment)]
    for key, node in environment.entries() if environment is not None else ():
        given.append(((key.text, node.text), node))
    for (name, text), node in given:
        for _, literal in literals(text):
            for said in _of_variable(name, literal):
                yield said, node
    for node in filter(None, (service.get("command"), service.get("entrypoint"))):
        texts = [as_shell(item.text) for item in _items(node)]
        is_list = node.kind == "list"
        for command in shell.executed(texts) if is_list else shell.commands("".join(texts)):
            for said, _, _ in _of_command(command, default="any host"):
                yield said, node


def _items(node: Node | None) -> list[Node]:
    """The items of a list; a scalar is its own only one."""
    return [] if node is None else [node] if node.kind == "scalar" else node.items


# -- Python --------------------------------------------------------------------

_TUNNELS = (
    *("pyngrok.ngrok.connect", "ngrok.connect", "ngrok.forward", "ngrok.werkzeug_develop"),
    *("flask_ngrok.run_with_ngrok", "flask_cloudflared.run_with_cloudflared"),
    *("pycloudflared.try_cloudflare", "gradio.networking.setup_tunnel"),
)
# Debuggers that listen, and the keyword of their host or address, which may come first, too.
_DEBUGGERS = {
    **dict.fromkeys(("debugpy.listen", "ptvsd.enable_attach"), "address"),
    **dict.fromkeys(("remote_pdb.RemotePdb", "remote_pdb.set_trace", "web_pdb.set_trace"), "host"),
    "rpdb.set_trace": "addr",
}
# Chrome is given fewer; a list may be the argument of many calls.
_MOST_OPTIONS = 200
_SERVERS = ("flask.", "dash.", "jupyter_dash.", "flask_socketio.", "werkzeug.serving.run_simple")
# The words of a file that has something to say.
_WORDS = tuple(
    frozenset(words.encode().split())
    for words in (
        *("launch share", "launch GradioUI", "debug run", "debug run_server", "use_debugger"),
        *("ngrok", "pyngrok", "flask_ngrok", "flask_cloudflared", "pycloudflared", "setup_tunnel"),
        *("debugpy", "ptvsd", "rpdb", "remote_pdb", "web_pdb", "--remote-debugging-address"),
        *("NotebookApp token", "ServerApp token", "LabApp token", "IdentityProvider token"),
        "INSTALLED_APPS DEBUG",
    )
)


def _is_worth_parsing(words: Iterable[bytes]) -> bool:
    return any(needed.issubset(words) for needed in _WORDS)


def _in_python(source: Source) -> Iterator[Finding]:
    words = source.memo(identifiers.read)
    if not _is_worth_parsing(words):
        return
    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    by_hand = source.name.endswith(".ipynb") or _is_for_development(source.path)
    for call in flow.names.every_call():
        for rule, what in _of_call(flow, call, words):
            likely = by_hand or _is_asked_for(flow, call)
            yield flow.code.finding(DEVELOPMENT if likely else rule, call, what=what)
    for node, (rule, what) in _of_settings(flow.names.tree):
        yield flow.code.finding(DEVELOPMENT if by_hand else rule, node, what=what)
    for line, text in flow.code.unparsed:
        if _is_worth_parsing(identifiers.of(text.encode("utf-8", "replace"))):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


def _of_call(flow: Flow, call: ast.Call, words: frozenset[bytes]) -> Iterator[Said]:
    import ast

    name = next(iter(flow.names.of(call.func)), "")  # "" is a method of who knows what
    method = call.func.attr if isinstance(call.func, ast.Attribute) else name
    given = {word.arg or "**": word.value for word in call.keywords}
    first = call.args[0] if call.args else None
    if name in _TUNNELS:
        if not any(word.startswith(("**", *_LOGINS)) for word in given):
            yield TUNNEL, f"`{name}`"
    elif name in _DEBUGGERS:
        host = _host(flow, given.get(_DEBUGGERS[name], first))
        if _is_open(host):
            yield DEBUG_PORT, f"`{name}` on {host}"
    elif method == "launch" and _is_none(given.get("auth")):
        if name.startswith("smolagents.") and "GradioUI()" in name and not given and not first:
            yield SHARED, "`GradioUI.launch()`, which shares by default,"
        elif _is(flow, given.get("share"), True) and (
            "gradio" in name.lower() or (not name and b"gradio" in words)
        ):
            yield SHARED, "`launch(share=True)`"
    elif method in ("run", "run_server") or name.endswith(".run_simple"):
        debugs = _is(flow, given.get("debug"), True) or _is(flow, given.get("use_debugger"), True)
        if debugs and not _is(flow, given.get("use_debugger"), False):
            host = _host(flow, given.get("host", given.get("hostname", first)))
            if name.startswith("quart.") or (not name and b"quart" in words):
                yield DEVELOPMENT, "Quart's `debug=True`"
            elif name.startswith(_SERVERS) or (not name and words & {b"flask", b"dash"}):
                yield (WEB_DEBUGGER if _is_open(host) else DEVELOPMENT), "`debug=True`"
    if b"--remote-debugging-address" in words:
        for argument in (*call.args, *given.values()):
            value = _bound(flow, argument)
            nodes = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
            for node in nodes[:_MOST_OPTIONS]:
                text = _value(flow, node)
                if isinstance(text, str) and _OPEN_OPTION.fullmatch(text):
                    yield DEBUG_PORT, f"`{text}`"


def _bound(flow: Flow, node: ast.expr | None) -> ast.expr | None:
    """What an expression stands for: itself, or a variable's only value."""
    import ast

    if isinstance(node, ast.Name):
        bound = flow.bound(node)
        return bound[0].node if len(bound) == 1 and bound[0].how == "value" else None
    return node


def _value(flow: Flow, node: ast.expr | None) -> object:
    """The constant that an expression stands for."""
    import ast

    bound = _bound(flow, node)
    return bound.value if isinstance(bound, ast.Constant) else None


def _is_none(node: ast.expr | None) -> bool:
    import ast

    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def _is(flow: Flow, node: ast.expr | None, wanted: bool) -> bool:
    return _value(flow, node) in ((True,) if wanted else (False,))


def _host(flow: Flow, node: ast.expr | None) -> str:
    """The host that is written down, also as the first half of an address; "" if none is."""
    import ast

    address = _bound(flow, node)
    pair = isinstance(address, ast.Tuple | ast.List) and address.elts
    host = _value(flow, pair[0] if pair else address)
    return host if isinstance(host, str) else ""


def _is_asked_for(flow: Flow, call: ast.Call) -> bool:
    """Whether a call stands under an `if` that decides something.

    `if __name__ == "__main__":` does not, nor does `if app:` around `app.run()`.
    """
    import ast

    app = _dotted(call.func).rpartition(".")[0]
    nothing = ("__name__", app) if app else ("__name__",)
    return any(
        _dotted(test.left if isinstance(test, ast.Compare) else test) not in nothing
        for test in flow.conditions(call)
    )


def _dotted(node: ast.expr) -> str:
    """`a.b.c` as it is written; "" for everything else."""
    import ast

    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < 10:
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _of_settings(module: ast.Module) -> Iterator[tuple[ast.stmt, Said]]:
    """Assignments of the module's own level: `DEBUG = True`, `c.ServerApp.token = ""`."""
    import ast

    given = {
        _dotted(node.targets[0]): (node, getattr(node.value, "value", node))
        for node in module.body
        if isinstance(node, ast.Assign)
    }
    for name, (node, value) in given.items():
        if name == "DEBUG" and value is True and "INSTALLED_APPS" in given:
            yield node, (DEVELOPMENT, "Django's `DEBUG = True`")
        elif _TOKEN.fullmatch(name) and value == "":
            others = [(other, value) for other, (_, value) in given.items()]
            hosts = [host for other, host in others if _HOST.fullmatch(other)]
            if not any(_PASSWORD.fullmatch(other) and word for other, word in others):
                is_open = any(isinstance(host, str) and _is_open(host) for host in hosts)
                yield node, (NO_TOKEN if is_open else DEVELOPMENT, f"an empty `{name}`")


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
