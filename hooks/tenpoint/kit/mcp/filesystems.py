"""The folders that a filesystem server is given: as arguments, and by settings that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.mcp import places
from tenpoint.kit.mcp.launch import Words, program
from tenpoint.kit.mcp.packages import Package
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.mcp.clients import Word
    from tenpoint.kit.parse.yaml_nodes import Node

_NAME = Pattern(r"file[-_]?system", re.IGNORECASE)
_INTERPRETERS = frozenset(
    ("node", "nodejs", "bun", "deno", "tsx", "python", "python3", "py", "java")
)
# Options whose value is a folder; the value of any other option is none of ours.
_FOLDER_OPTION = Pattern(r"(?:dir|path|root|folder|allow|workspace|mount)", re.IGNORECASE)
_FOLDER_SETTING = Pattern(
    r"(?:^|_)(?:ROOTS?|DIRS?|DIRECTORY|DIRECTORIES|FOLDERS?|PATHS|ALLOWED_PATH|BASE_PATH|ROOT_PATH)$",
    re.IGNORECASE,
)


def arguments(words: Words, package: Package | None) -> Words | None:
    """The arguments of a filesystem server, by the name of what runs; None for another server."""
    if package is not None:
        named = f"{package.spec.rpartition('/')[2]} {package.runs}"
        return package.args if _NAME.search(named) else None
    if not words:
        return None
    if program(words[0].text) in _INTERPRETERS:
        for at, word in enumerate(words[1:], start=1):
            if not word.text.startswith("-") and word.text != "run":
                return words[at + 1 :] if _NAME.search(word.text) else None
        return None
    return words[1:] if _NAME.search(program(words[0].text)) else None


def roots(args: Words) -> Iterator[tuple[str, str, Word]]:
    """Each folder that is too much: what it opens in words, how it is written, and its word."""
    value_of = ""
    for word in args:
        text = word.text
        if text.startswith("-") and len(text) > 1:
            name, equals, value = text.partition("=")
            value_of = name if not equals and text.startswith("--") else ""
            if not equals or not _FOLDER_OPTION.search(name):
                continue
            text = value
        elif value_of and not _FOLDER_OPTION.search(value_of):
            value_of = ""
            continue
        wide = places.too_wide(text)
        if wide:
            yield wide, text, word


def settings(env: Node | None) -> Iterator[tuple[str, str, Node]]:
    """The same for environment variables that name folders."""
    for key, value in env.entries() if env is not None and env.kind == "map" else ():
        if value.kind == "scalar" and _FOLDER_SETTING.search(key.text):
            for path in re.split("[,;]", value.text):
                if wide := places.too_wide(path):
                    yield wide, path, value
                    break
