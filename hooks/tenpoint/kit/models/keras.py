"""Keras: layers whose code is stored with the model."""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import MIB
from tenpoint.kit.models.view import View

_CODE = ("Lambda", "TorchModuleWrapper", "__lambda__")
_CONFIG = 16 * MIB

# The same in JSON that stands anywhere in a file. An ASCII letter written as an escape
# is no work of Keras: it hides a name.
_IN_JSON = re.compile(
    rb"""
    "(?:class_name|registered_name)" [ \t\r\n]{0,8} : [ \t\r\n]{0,8}
    "(?:keras[\w.]{0,60}>)? (?P<name> Lambda | TorchModuleWrapper | __lambda__ )"
    | "[\w.]{0,20} (?P<hidden> \\u00[2-7][0-9a-fA-F] )
    """,
    re.VERBOSE,
)


def code_in(config: View) -> str:
    """The first layer of a .keras archive's config.json that carries code, or nothing."""
    if config.has(_CONFIG + 1):
        raise CannotCheck(f"a Keras config.json of more than {_CONFIG // MIB} MiB")
    import json

    try:
        pending: list[object] = [json.loads(config.at(0, _CONFIG))]
    except (ValueError, RecursionError):
        raise CannotCheck("a Keras config.json that is not JSON") from None
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            name = value.get("class_name")
            if isinstance(name, str) and name.rpartition(">")[2] in _CODE:
                return name
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
    return ""


def code_in_json(chunk: bytes) -> str:
    """The same in raw bytes that hold such JSON somewhere."""
    found = _IN_JSON.search(chunk)
    if not found:
        return ""
    return found["name"].decode() if found["name"] else "a name that is written in escapes"
