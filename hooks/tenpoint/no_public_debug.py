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

from collections.abc import Callable, Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Source, run
from tenpoint.kit.containers.names import COMPOSE_FILES, DOCKERFILES, NO_DOCKERFILES
from tenpoint.kit.exposure import look
from tenpoint.kit.parse import identifiers
from tenpoint.kit.testfile import is_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.exposure.signs import Opened

_PYTHON = (".py", ".pyw", ".ipynb")
_SHELL = (".sh", ".bash", ".zsh", ".ksh")
_CODE = (*_PYTHON, *_SHELL)

hook = Hook(
    "no-public-debug",
    point=0,
    says="No agent is open to the whole world by accident, and no debugger can be reached.",
    files=(
        *(f"*{ending}" for ending in _CODE),
        *("Procfile", "Procfile.*"),
        *DOCKERFILES,
        *COMPOSE_FILES,
    ),
    # `dockerfile_parser.py` is no Dockerfile, but Python, and read as such.
    besides=(
        *(name for name in NO_DOCKERFILES if not name.endswith(_CODE)),
        *("**/node_modules/**", "**/site-packages/**", "**/vendor/**"),
    ),
    text=True,
)

hook.rule(
    "shared-link",
    "error",
    says="{what} puts the agent, with all of its tools, under a public address",
    fix="write `share=False`, and let others in by a proxy with a login; "
    "or give `auth=(name, password)` out of the environment",
    why="Everybody who has the link, or guesses it, can use the agent and what it may do.",
    bad="demo.launch(share=True)",
    good="demo.launch()",
)
hook.rule(
    "open-tunnel",
    "error",
    says="{what} opens a way from the whole internet to this machine, without a login",
    fix="ask for a login (ngrok: `oauth`, `basic_auth`), or open the tunnel by hand when needed",
    why="The tunnel's address is public, and behind it stands the agent with what it may do.",
    bad="ngrok.connect(8000)",
    good="ngrok.connect(8000, basic_auth=[os.environ['TUNNEL_LOGIN']])",
)
hook.rule(
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
hook.rule(
    "debug-port",
    "error",
    says="{what} lets everybody who reaches that port take over the process",
    fix="listen on 127.0.0.1, and come from elsewhere by `ssh -L` or `kubectl port-forward`",
    why="The protocols of debuggers know no login: who connects runs code, or drives the browser "
    "with all of its sessions.",
    bad="debugpy.listen(('0.0.0.0', 5678))",
    good="debugpy.listen(('127.0.0.1', 5678))",
)
hook.rule(
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

# By the kinds of `kit/exposure/signs.py`.
_RULES = {rule.id.partition("/")[2]: rule for rule in hook.rules.values()}


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    if is_test(source.path):
        return
    name = source.name.lower()
    first = source.head(200).partition(b"\n")[0] if "." not in name else b""
    if name.endswith(_PYTHON) or (first.startswith(b"#!") and b"python" in first):
        yield from _in_python(source)
    elif look.of_text(source):
        from tenpoint.kit.exposure.signs import is_for_development

        is_script = first.startswith(b"#!") and first.rstrip().endswith(b"sh")
        reads = _reader("x.sh" if is_script else name)
        meant = is_for_development(source.path)
        for opened in reads(source):
            rule = DEVELOPMENT if meant or opened.meant else _RULES[opened.said.kind]
            yield rule.at(source, opened.start, opened.end, what=opened.said.what)


def _reader(name: str) -> Callable[[Source], Iterator[Opened]]:
    """What reads a file of this name; it raises `CannotCheck` where it cannot parse it."""
    from tenpoint.kit.exposure import commands, containers

    if name.endswith(_SHELL):
        return commands.of_script
    if name.startswith("procfile"):
        return commands.of_procfile
    return containers.of_compose if name.endswith((".yml", ".yaml")) else containers.of_dockerfile


def _in_python(source: Source) -> Iterator[Finding]:
    words = source.memo(identifiers.read)
    if not look.of_python(words):
        return
    from tenpoint.kit.exposure import python, settings
    from tenpoint.kit.exposure.signs import is_for_development
    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    by_hand = source.name.endswith(".ipynb") or is_for_development(source.path)
    for call, said, is_asked_for in python.opened(flow, words):
        rule = DEVELOPMENT if by_hand or is_asked_for else _RULES[said.kind]
        yield flow.code.finding(rule, call, what=said.what)
    for node, said in settings.opened(flow.names.tree):
        yield flow.code.finding(DEVELOPMENT if by_hand else _RULES[said.kind], node, what=said.what)
    for line, text in flow.code.unparsed:
        if look.of_python(identifiers.of(text.encode("utf-8", "replace"))):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
