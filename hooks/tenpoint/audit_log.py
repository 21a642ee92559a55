"""Every tool that writes, sends or runs something says so in the audit log that you declare.

When an agent did something that nobody wanted, the log is how one finds out what, and when. Which
function writes that log only you know; name it in `.tenpoint.toml`:

    [audit-log]
    function = "agent.audit.log_action"

Then every Python function with a `tool` decorator whose body writes files (`open(…, "w")`,
`Path.write_text`, `unlink`, `shutil`), runs programs (`subprocess`, `os.system`) or uses the
network (`requests`, `httpx`, `urllib`, `aiohttp`, `socket`) has to call it, or to be decorated with
it. Code is read as Python, with imports and aliases followed; a function of the same file that
calls it counts. The declared function has to be in the repository and to write or emit something.
Without the declaration nothing is reported, and the audit says that the point was not checked.

In any case an audit log that is switched off in a configuration is an error
(`audit_log: {enabled: false}`, `audit_logging = false`, in YAML, JSON and TOML). A key that is
just `audit` counts where the file is one of an agent: by its path, or by keys such as `agent`,
`model`, `tools`, `llm`, `mcp_servers`.

Let through: tools that only read and compute, functions that are no tools, tests, `enabled:
false` of anything else, and the logs of other products: what stands in a Helm chart, a Compose
file or a Kubernetes manifest. Not seen: what a tool does through functions of other files, and
whether the log is kept where nobody can change it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Source, run
from tenpoint.kit.hook import Scope
from tenpoint.kit.parse.python_code import last_name
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.testfile import is_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.python_flow import Flow
    from tenpoint.kit.parse.python_tree import Scope as PythonScope
    from tenpoint.kit.parse.yaml_nodes import Node

_PYTHON = ("*.py", "*.pyw")
_KEYED = ("*.yaml", "*.yml", "*.json", "*.jsonc", "*.toml")

hook = Hook(
    "audit-log",
    point=10,
    says="Every tool that writes, sends or runs something leaves an entry in the audit log.",
    files=(*_PYTHON, *_KEYED),
    besides=("package-lock.json", "**/node_modules/**"),
    text=True,
)
hook.setting(
    "function", kind="a text", help="the function that writes the log, `agent.audit.log_action`"
)

MISSING = hook.rule(
    "missing-call",
    "error",
    says="the tool {tool} {does} ({call}) and never calls {function}",
    fix="call `{short}(...)` in it before it acts, or decorate it with `@{short}`",
    why="What an agent did without an entry cannot be found out afterwards.",
    bad="@tool\ndef save(text): Path('out.txt').write_text(text)",
    good="@tool\ndef save(text): log_action('save'); Path('out.txt').write_text(text)",
)
DISABLED = hook.rule(
    "disabled",
    "error",
    says="`{key}` switches the audit log off",
    fix="leave it on; where it is too loud, choose what goes in, not whether",
    why="An agent without a log leaves no trace of what it did.",
    bad="audit_log:\n  enabled: false",
    good="audit_log:\n  enabled: true",
)
EMPTY = hook.rule(
    "function-logs-nothing",
    "error",
    says="the declared audit function {function} writes and emits nothing",
    fix="let it append to a file or call a logger, with the time, the tool and its arguments",
    why="Calls of a function that does nothing leave no entry.",
    bad="def log_action(name): pass",
    good="def log_action(name): logger.info('%s', name)",
)

# -- what leaves a trace in the world ------------------------------------------

_RUNS = ("subprocess.", "os.system", "os.popen", "os.exec", "os.spawn", "asyncio.create_subprocess")
_SENDS = (
    *("requests.", "httpx.", "urllib.request.", "urllib3.", "aiohttp.", "socket.", "smtplib."),
    *("http.client.", "websockets.", "websocket.", "paramiko.", "ftplib."),
)
_WRITES = (
    *("shutil.copy", "shutil.move", "shutil.rmtree", "shutil.make_archive", "shutil.unpack"),
    *("os.remove", "os.unlink", "os.rename", "os.replace", "os.rmdir", "os.mkdir", "os.makedirs"),
    *("os.symlink", "os.link", "os.chmod", "os.chown", "os.truncate", "os.write"),
    *("pathlib.Path().rename", "pathlib.Path().replace", "pathlib.Path().touch"),
)
_PATH_METHODS = frozenset(("write_text", "write_bytes", "unlink", "rmdir", "mkdir", "symlink_to"))
# Calls that leave nothing behind.
_SILENT = frozenset(("", "str", "repr", "len", "format", "dict", "list", "tuple", "isinstance"))


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    if is_test(source.path):
        return
    if source.name.endswith((".py", ".pyw")):
        function = _declared(source)
        if function and (b"tool" in source.data or _is_its_file(source.path, function)):
            yield from _in_python(source, function)
    elif b"audit" in source.utf8.lower():
        yield from _in_configuration(source)


def _declared(source: Source) -> str:
    return _named(source.settings("audit-log"))


def _named(settings: Mapping[str, object]) -> str:
    """`pkg.mod.fn` out of the hook's table; "" when nothing is declared."""
    unknown = sorted(settings.keys() - {"function"})
    if unknown:
        raise CannotCheck(f"[audit-log] has the key `function` alone, and no {unknown[0]!r}")
    function = settings.get("function")
    if function is None:
        return ""
    if not isinstance(function, str) or not all(p.isidentifier() for p in function.split(".")):
        raise CannotCheck('[audit-log] function must be a name such as "agent.audit.log_action"')
    return function


def _is_its_file(path: str, function: str) -> bool:
    """Whether the declared function should stand in this file."""
    module = function.rpartition(".")[0].replace(".", "/")
    return bool(module) and f"/{path}".endswith((f"/{module}.py", f"/{module}/__init__.py"))


# -- tools ---------------------------------------------------------------------


def _in_python(source: Source, function: str) -> Iterator[Finding]:
    import ast

    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    if _is_its_file(source.path, function):
        yield from _its_own_file(source, flow, function)
    meant = _Meant(source, flow, function)
    calls = _calls_within(flow)
    for scope in flow.functions:
        node = scope.node
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        own = calls.get(id(scope), [])
        if not any(last_name(each).endswith("tool") for each in node.decorator_list):
            continue
        if any(meant.by(each) for each in node.decorator_list):
            continue
        if any(_logs(flow, call, meant, calls) for call in own):
            continue
        acts = [(call, does) for call in own for does in [_does(flow, call)] if does]
        if acts:
            call, does = min(acts, key=lambda act: (act[0].lineno, act[0].col_offset))
            yield flow.code.finding(
                MISSING,
                call,
                tool=node.name,
                does=does,
                call=last_name(call.func),
                function=function,
                short=meant.short,
            )


def _its_own_file(source: Source, flow: Flow, function: str) -> Iterator[Finding]:
    """The file of the declared function: it defines one there, and one that does something."""
    import ast

    short = function.rpartition(".")[2]
    for scope in flow.functions:
        node = scope.node
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.name == short and scope.parent is flow.module and not _emits(flow, scope):
            yield EMPTY.on(source, node.lineno, function=function)
    if short.encode() not in source.data:
        raise CannotCheck(f"[audit-log] function: there is no {short} in it")


def _calls_within(flow: Flow) -> dict[int, list[ast.Call]]:
    """The calls in each function, by the identity of its scope; an inner one acts for its outer."""
    import ast

    calls: dict[int, list[ast.Call]] = {}
    for call in flow.nodes(ast.Call):
        assert isinstance(call, ast.Call)
        around: PythonScope | None = flow.function_of(call)
        while around is not None:
            calls.setdefault(id(around), []).append(call)
            around = around.parent.function if around.parent is not None else None
    return calls


class _Meant:
    """Which expressions of a file are the declared function."""

    def __init__(self, source: Source, flow: Flow, function: str) -> None:
        import ast

        self._flow = flow
        self._function = function
        self.short = function.rpartition(".")[2]
        # A relative import has no full name: the last word has to do, under its alias too.
        self._names = {self.short}
        relative = b"from ." in source.data
        for node in ast.walk(flow.code.names.tree) if relative else ():
            if isinstance(node, ast.ImportFrom) and node.level:
                self._names |= {
                    alias.asname or alias.name for alias in node.names if alias.name == self.short
                }
        own = {getattr(scope.node, "name", "") for scope in flow.functions}
        if self.short in own and not _is_its_file(source.path, function):
            self._names.discard(self.short)  # another one, defined here

    def by(self, node: ast.expr) -> bool:
        """Whether an expression, or what it calls, is the declared function."""
        import ast

        while isinstance(node, ast.Call):
            node = node.func
        names = self._flow.names.of(node)
        if names:
            return self._function in names
        if isinstance(node, ast.Attribute):
            return node.attr == self.short
        return isinstance(node, ast.Name) and node.id in self._names


def _logs(flow: Flow, call: ast.Call, meant: _Meant, calls: dict[int, list[ast.Call]]) -> bool:
    """Whether a call is one of the declared function, at once or by a function of this file."""
    if meant.by(call.func):
        return True
    own = flow.defined(call)
    return own is not None and any(meant.by(inner.func) for inner in calls.get(id(own), []))


def _does(flow: Flow, call: ast.Call) -> str:
    """What a call does to the world, in words; "" for nothing that we know."""
    import ast

    for name in flow.names.of(call.func):
        if name in ("builtins.open", "io.open"):
            return "writes a file" if _opens_for_writing(flow, call, 1) else ""
        if name == "pathlib.Path().open":
            return "writes a file" if _opens_for_writing(flow, call, 0) else ""
        if name.startswith(_RUNS):
            return "runs a program"
        if name.startswith(_SENDS):
            return "uses the network"
        if name.startswith(_WRITES):
            return "changes files"
    if isinstance(call.func, ast.Attribute) and call.func.attr in _PATH_METHODS:
        return "changes files"
    return ""


def _opens_for_writing(flow: Flow, call: ast.Call, place: int) -> bool:
    """Whether the mode, the argument at this place, is one of writing."""
    named = {word.arg: word.value for word in call.keywords}
    given = named.get("mode", call.args[place] if len(call.args) > place else None)
    mode = flow.text(given)
    return mode is not None and any(sign in mode for sign in "wax+")


def _emits(flow: Flow, scope: PythonScope) -> bool:
    """Whether a function, or one inside of it, calls anything that may write: not judged how."""
    return any(last_name(call) not in _SILENT for call in _calls_within(flow).get(id(scope), ()))


# -- configuration -------------------------------------------------------------

_AUDIT_LOGS = frozenset(
    "auditlog auditlogs auditlogging audit auditing audittrail auditlogger".split()
)
_SWITCHES = frozenset(("enabled", "enable", "active"))
_OFF = frozenset(("false", "off", "no", "disabled", "none"))


# Keys by which a file is one of an agent.
_OF_AGENTS = frozenset(
    """agent agents assistant model models llm llms tools toolsets mcp mcpservers systemprompt
    prompt prompts instructions crew""".split()
)


def _in_configuration(source: Source) -> Iterator[Finding]:
    if not _may_switch_off(source.utf8):
        return
    for root in _roots(source):
        found: list[tuple[str, Node, Node, str]] = []
        of_agent = "agent" in source.path.lower()
        for _, node in root.walk():
            for key, value in node.pairs:
                name = _bare(key)
                of_agent = of_agent or name in _OF_AGENTS
                found += [(name, *each) for each in _switches(name, key, value)]
        if found and _is_of_another_product(source, root):
            continue
        for name, key, value, written in found:
            if of_agent or name not in _BARE:
                yield DISABLED.at(source, key.start, value.end, key=written)


def _bare(key: Node) -> str:
    """A key without the marks between its words."""
    return key.text.replace("_", "").replace("-", "").lower()


def _is_of_another_product(source: Source, root: Node) -> bool:
    """Whether a document says how something else is deployed: a chart, services, a manifest."""
    keys = {key.text for key, _ in root.pairs}
    if {"apiVersion", "kind"} <= keys or "services" in keys:
        return True
    above = ["../" * up for up in range(source.path.count("/") + 1)]
    return any(source.beside(f"{folder}Chart.yaml") is not None for folder in above)


_KEY = Pattern(
    rb"audit[_-]?(?:log(?:s|ging|ger)?|trail|ing)?(?:[_-]?enabled)?[\"']?\s{0,5}[:=\]]",
    re.IGNORECASE,
)
_STATE = Pattern(rb"\b(?:false|off|no|disabled?|true)\b", re.IGNORECASE)
_NEAR = 400  # bytes between such a key and its state, other keys of the map included


def _may_switch_off(data: bytes) -> bool:
    """Whether to parse a file: only one that may switch a log off is, so that no other is refused.

    Each state is looked at once, so that keys without end take linear time.
    """
    key = _KEY.search(data)
    while key is not None:
        state = _STATE.search(data, key.end())
        if state is None:
            return False
        if state.start() - key.end() <= _NEAR:
            return True
        key = _KEY.search(data, state.start() - _NEAR)
    return False


def _roots(source: Source) -> list[Node]:
    if source.name.endswith(".toml"):
        from tenpoint.kit.parse.toml_nodes import parse as parse_toml

        return [source.memo(parse_toml)]
    if source.name.endswith((".json", ".jsonc")):
        from tenpoint.kit.parse.json_nodes import parse_loose

        return [source.memo(parse_loose)]
    from tenpoint.kit.parse.yaml_nodes import parse

    return source.memo(parse)


def _switches(name: str, key: Node, value: Node) -> Iterator[tuple[Node, Node, str]]:
    """The key and value that switch a log off, and the key as it is told."""
    if name in _AUDIT_LOGS and value.kind == "map":
        for inner, state in value.pairs:
            text = state.text.lower() if state.kind == "scalar" else ""
            if (inner.text.lower() in _SWITCHES and text in _OFF) or (
                inner.text.lower() in ("disabled", "disable") and text in ("true", "yes", "on")
            ):
                yield inner, state, f"{key.text}.{inner.text}"
    elif value.kind == "scalar":
        text = value.text.lower()
        is_off = name in _AUDIT_LOGS - {"audit"} and value.plain and text in _OFF
        by_name = name in _ENABLED and text in _OFF
        by_no = name in _DISABLED and text in ("true", "yes", "on")
        if is_off or by_name or by_no:
            yield key, value, key.text


_ENABLED = {f"{log}enabled" for log in _AUDIT_LOGS} | {f"enable{log}" for log in _AUDIT_LOGS}
_DISABLED = {f"disable{log}" for log in _AUDIT_LOGS}
# No log by these names alone: npm and others have an audit as well.
_BARE = frozenset(("audit", "auditenabled", "enableaudit", "disableaudit"))


# -- for the audit -------------------------------------------------------------

_HINTS = Pattern(rb"opentelemetry|PostToolUse|add_trace_processor|\.jsonl\b|set_tracing|langfuse")


@hook.scope
def scope(repo: Repo) -> Scope:
    """Undecided without a declaration, with what was seen that may be a log."""
    looked_for = "tools whose calls reach the declared audit function"
    function = _named(repo.settings("audit-log"))
    if function:
        there = any(_is_its_file(path, function) for path in repo.files())
        if there:
            return Scope(looked_for, True)
        return Scope(looked_for, True, (f"the module of {function} is not in the repository",))
    seen = ""
    for path in repo.files():
        if path.endswith((".py", ".json", ".ts", ".js")) and not seen:
            found = _HINTS.search(repo.source(path).head(1 << 18))
            seen = f"; {path} mentions {found[0].decode()}" if found else ""
    return Scope(looked_for, True, (f"[audit-log] function is not declared{seen}",))


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
