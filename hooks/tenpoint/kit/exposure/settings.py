"""Configuration that is Python: `c.ServerApp.token = ""` of Jupyter, `DEBUG = True` of Django."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tenpoint.kit.exposure.python import dotted
from tenpoint.kit.exposure.signs import DEVELOPMENT, HOST, NOTEBOOK, PASSWORD, TOKEN, Said, is_open


def opened(module: ast.Module) -> Iterator[tuple[ast.stmt, Said]]:
    """The assignments of the module's own level that open something."""
    given = {
        dotted(node.targets[0]): (node, getattr(node.value, "value", node))
        for node in module.body
        if isinstance(node, ast.Assign)
    }
    for name, (node, value) in given.items():
        if name == "DEBUG" and value is True and "INSTALLED_APPS" in given:
            yield node, Said(DEVELOPMENT, "Django's `DEBUG = True`")
        elif TOKEN.fullmatch(name) and value == "":
            others = [(other, value) for other, (_, value) in given.items()]
            hosts = [host for other, host in others if HOST.fullmatch(other)]
            if not any(PASSWORD.fullmatch(other) and word for other, word in others):
                known = any(isinstance(host, str) and is_open(host) for host in hosts)
                yield node, Said(NOTEBOOK if known else DEVELOPMENT, f"an empty `{name}`")
