"""Python: calls that share a page, open a tunnel, or let a debugger listen.

The file's data flow says what a name stands for and what a variable holds
(`kit/parse/python_flow.py`); what is set by assignments is read by `settings.py`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tenpoint.kit.exposure.signs import (
    DEBUG_PORT,
    DEVELOPMENT,
    LOGINS,
    OPEN_OPTION,
    SHARED,
    TUNNEL,
    WEB_DEBUGGER,
    Said,
    is_open,
)
from tenpoint.kit.parse.python_flow import Flow

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
_SERVERS = ("flask.", "dash.", "jupyter_dash.", "flask_socketio.", "werkzeug.serving.run_simple")
# Chrome is given fewer; a list may be the argument of many calls.
_MOST_OPTIONS = 200


def opened(flow: Flow, words: frozenset[bytes]) -> Iterator[tuple[ast.Call, Said, bool]]:
    """The calls that open something, and whether an `if` asks for it.

    `words` are the identifiers of the file: an app that is handed in as an argument has no
    type, and then they tell which framework is meant.
    """
    for node in flow.names.every_call():
        call = _Call(flow, node, words)
        for said in (*call.listens(), *call.opens_chrome()):
            yield node, said, _is_asked_for(flow, node)


class _Call:
    """One call: what is called, and what it is given.

    `name` is the full name where it is known, "" where the object may be anything.
    """

    def __init__(self, flow: Flow, node: ast.Call, words: frozenset[bytes]) -> None:
        self.flow = flow
        self.words = words
        self.name = next(iter(flow.names.of(node.func)), "")
        self.method = node.func.attr if isinstance(node.func, ast.Attribute) else self.name
        self.given = {word.arg or "**": word.value for word in node.keywords}
        self.arguments = node.args
        self.first = node.args[0] if node.args else None

    def listens(self) -> Iterator[Said]:
        """What it opens by what is called."""
        if self.name in _TUNNELS:
            if not any(word.startswith(("**", *LOGINS)) for word in self.given):
                yield Said(TUNNEL, f"`{self.name}`")
        elif self.name in _DEBUGGERS:
            host = self._host(self.given.get(_DEBUGGERS[self.name], self.first))
            if is_open(host):
                yield Said(DEBUG_PORT, f"`{self.name}` on {host}")
        elif self.method == "launch":
            yield from self._launches()
        elif self.method in ("run", "run_server") or self.name.endswith(".run_simple"):
            yield from self._serves()

    def _launches(self) -> Iterator[Said]:
        """Pages of Gradio."""
        login = self.given.get("auth")
        if login is not None and not (isinstance(login, ast.Constant) and login.value is None):
            return
        if self.name.startswith("smolagents.") and "GradioUI()" in self.name and self._is_bare():
            yield Said(SHARED, "`GradioUI.launch()`, which shares by default,")
        elif self._is("share", True) and self._is_gradio():
            yield Said(SHARED, "`launch(share=True)`")

    def _is_gradio(self) -> bool:
        return "gradio" in self.name.lower() or (not self.name and b"gradio" in self.words)

    def _serves(self) -> Iterator[Said]:
        """Web servers with their debugger on."""
        if not (self._is("debug", True) or self._is("use_debugger", True)):
            return
        if self._is("use_debugger", False):
            return
        host = self._host(self.given.get("host", self.given.get("hostname", self.first)))
        if self.name.startswith("quart.") or (not self.name and b"quart" in self.words):
            yield Said(DEVELOPMENT, "Quart's `debug=True`")
        elif self.name.startswith(_SERVERS) or (not self.name and self.words & {b"flask", b"dash"}):
            yield Said(WEB_DEBUGGER if is_open(host) else DEVELOPMENT, "`debug=True`")

    def opens_chrome(self) -> Iterator[Said]:
        """Options of Chrome, whatever they are given to; also in a list of options."""
        if b"--remote-debugging-address" not in self.words:
            return
        for argument in (*self.arguments, *self.given.values()):
            value = _bound(self.flow, argument)
            nodes = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
            for node in nodes[:_MOST_OPTIONS]:
                text = _value(self.flow, node)
                if isinstance(text, str) and OPEN_OPTION.fullmatch(text):
                    yield Said(DEBUG_PORT, f"`{text}`")

    def _is(self, keyword: str, wanted: bool) -> bool:
        return _value(self.flow, self.given.get(keyword)) is wanted

    def _is_bare(self) -> bool:
        return not self.given and self.first is None

    def _host(self, node: ast.expr | None) -> str:
        """The host that is written down, also as the first half of an address; "" if none is."""
        address = _bound(self.flow, node)
        pair = isinstance(address, ast.Tuple | ast.List) and address.elts
        host = _value(self.flow, pair[0] if pair else address)
        return host if isinstance(host, str) else ""


def _bound(flow: Flow, node: ast.expr | None) -> ast.expr | None:
    """What an expression stands for: itself, or a variable's only value."""
    if isinstance(node, ast.Name):
        bound = flow.bound(node)
        return bound[0].node if len(bound) == 1 and bound[0].how == "value" else None
    return node


def _value(flow: Flow, node: ast.expr | None) -> object:
    """The constant that an expression stands for."""
    bound = _bound(flow, node)
    return bound.value if isinstance(bound, ast.Constant) else None


def _is_asked_for(flow: Flow, call: ast.Call) -> bool:
    """Whether a call stands under an `if` that decides something.

    `if __name__ == "__main__":` does not, nor does `if app:` around `app.run()`.
    """
    app = dotted(call.func).rpartition(".")[0]
    nothing = ("__name__", app) if app else ("__name__",)
    return any(
        dotted(test.left if isinstance(test, ast.Compare) else test) not in nothing
        for test in flow.conditions(call)
    )


# A longer name is none that is looked for.
_MOST_PARTS = 10


def dotted(node: ast.expr) -> str:
    """`a.b.c` as it is written; "" for everything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < _MOST_PARTS:
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""
