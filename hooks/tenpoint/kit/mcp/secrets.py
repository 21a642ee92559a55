"""Secrets that are written into a server's entry: settings, headers, options, URLs.

What a value is decides `kit/containers/settings.py`, by the words of all hooks: here as in an
image the name is a declaration, and a literal under it is the secret however simple it looks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.mcp.clients import Server
    from tenpoint.kit.parse.yaml_nodes import Node
else:
    from tenpoint.kit.light import NamedTuple


class Found(NamedTuple):
    """A literal secret: in words what it is, where it stands, and whether it is a first guess."""

    what: str
    node: Node
    guessable: bool = False


# Under these stand names of variables, names of tools, and command lines (which are read apart).
_NOT_VALUES = frozenset(
    ("command", "args", "env_http_headers", "bearer_token_env_var", "env_vars", "envFile",
     "autoApprove", "alwaysAllow", "description", "cwd", "disabledTools", "enabledTools",
     "includeTools", "excludeTools", "tools", "permissions", "$schema", "title")
)  # fmt: skip
_SCHEME = Pattern(r"(?:bearer|basic|token|bot|apikey|api-key|key)(?:\s+|$)", re.IGNORECASE)
_NAME_OF_VARIABLE = Pattern(r"[A-Z]{2,}(?:_[A-Z]+)+\d?")
# `my-secret-key`: some short words, of which no generator would make a key.
_WORDS = Pattern(r"[a-z]{1,9}(?:[-_ ][a-z]{1,9})+", re.IGNORECASE)
_QUERY = Pattern(r"[?&;](?P<name>[\w.\[\]-]{1,64}+)=(?P<value>[^&#;\s\"']{1,2000}+)")


# -- what says nothing -----------------------------------------------------------------------------

# Most entries hold references, versions and small words. They are let go by plain string methods,
# before what judges values is loaded and compiled: that takes longer than all the rest of the
# hook. Each test here is on the safe side: what it does not know goes the long way.
_SCHEMES = ("", "Bearer ", "bearer ", "Basic ", "token ", "Token ")
_HARMLESS_OPTIONS = frozenset(
    ("-y", "-i", "-t", "-it", "-e", "-v", "-m", "-d", "-q", "--rm", "--yes", "--init", "--env",
     "--volume", "--mount", "--from", "--directory", "--interactive", "--name", "--port")
)  # fmt: skip
_TELLING = ("key", "token", "secret", "pass", "pwd", "auth", "cred", "bearer", "user", "header",
            "login", "cookie", "config", "identified")  # fmt: skip


def _is_reference(text: str) -> bool:
    """`${NAME}`, `${env:NAME}`, `Bearer ${input:id}`; one with a default is none."""
    scheme, mark, name = text.partition("${")
    if not mark or scheme not in _SCHEMES or not name.endswith("}"):
        return not text
    name = name[:-1].removeprefix("env:").removeprefix("input:")
    return name.replace("-", "_").isidentifier()


def _says_nothing(text: str) -> bool:
    """Whether a text is no secret by itself: short, or small letters and signs without a digit.

    A version or a digest at its end is set aside before, and so is the client's own folder.
    """
    if "://" in text and "@" in text:
        return False
    text = text.replace("${workspaceFolder}", "")
    head, _, digest = text.rpartition("@sha256:")
    if head and len(digest) == 64 and not digest.strip("0123456789abcdef"):
        text = head
    for sign in ("@", "==", ":"):
        head, _, version = text.rpartition(sign)
        if head and len(version) < 16 and version.replace(".", "").isdigit():
            text = head
    if len(text) < 8 or _is_variable(text):
        return True
    return text.isascii() and text.islower() and not any(map(text.__contains__, "0123456789"))


def _tells_nothing(words: Sequence[str]) -> bool:
    """Whether a command line has neither assignments nor options that may take a secret."""
    for word in words:
        if _is_variable(word):
            continue
        low = word.lower()
        if word in _HARMLESS_OPTIONS:
            continue
        if "=" in word or " " in word or not _says_nothing(word):
            return False
        if any(each in low for each in _TELLING) or (word.startswith("-") and len(word) < 3):
            return False
    return True


def _is_variable(word: str) -> bool:
    """The name of a variable, as `docker run -e NAME` has it."""
    return "_" in word and word.isupper() and word.replace("_", "").isalpha()


# -- what does -------------------------------------------------------------------------------------


def in_server(server: Server) -> Iterator[Found]:
    """Each node of the entry that holds a secret, once, in the order of the file."""
    found = [*in_map(server.node), *_in_words(server)]
    seen: set[int] = set()
    for each in sorted(found, key=lambda each: each.node.start):
        if id(each.node) not in seen:
            seen.add(id(each.node))
            yield each


def in_map(holder: Node) -> Iterator[Found]:
    """The values of a map and of all that is in it, by their names."""
    waiting: list[tuple[str, Node]] = [("", holder)]
    while waiting:
        name, node = waiting.pop()
        if node.kind == "map":
            named = _named_value(node)
            if named is not None:
                yield from in_value(*named)
            waiting += [
                (key.text, value) for key, value in node.pairs if key.text not in _NOT_VALUES
            ]
        elif node.kind == "list":
            waiting += [(name, item) for item in node.items]
        else:
            yield from in_value(name, node)


def _named_value(node: Node) -> tuple[str, Node] | None:
    """`{"name": "API_KEY", "value": …}`, as lists of variables and headers have it."""
    name, value = node.get("name"), node.get("value") or node.get("default")
    if name is None or value is None or value.kind != "scalar":
        return None
    from tenpoint.kit.containers.settings import kind_of

    secret = node.get("isSecret") or node.get("is_secret") or node.get("password")
    is_secret = secret is not None and secret.text == "true"
    return (name.text if kind_of(name.text) or not is_secret else f"{name.text}_SECRET"), value


def in_value(name: str, node: Node) -> Iterator[Found]:
    """What one value is under its name, or by itself."""
    if node.plain and re.fullmatch(r"[-+]?[\d.]+|true|false|null|~|", node.text):
        return
    if _is_reference(node.text):
        return
    from tenpoint.kit.containers.settings import GUESSABLE, SECRET, kind_of

    text = _without_scheme(node.text.strip())
    nature = _nature(text, kind_of(name))
    if nature in (SECRET, GUESSABLE):
        yield Found(f"the value of {name}", node, nature == GUESSABLE)
    else:
        yield from _in_text(node.text, node)


def _without_scheme(text: str) -> str:
    """What follows `Bearer` in a header."""
    scheme = _SCHEME.match(text)
    return text[scheme.end() :] if scheme is not None else text


def _nature(text: str, kind: str) -> str:
    from tenpoint.kit.containers.settings import HARMLESS, nature_of

    return nature_of(text, kind) if kind and not _is_name(text) else HARMLESS


def _is_name(text: str) -> bool:
    """The name of a variable, or words that show where the secret goes."""
    return bool(_NAME_OF_VARIABLE.fullmatch(text) or _WORDS.fullmatch(text))


def _in_text(text: str, node: Node) -> Iterator[Found]:
    """A value that is a secret whatever its name is: by its shape, or in a URL."""
    if _says_nothing(text) and not ("?" in text and "=" in text):
        return
    from tenpoint.kit.containers.settings import GUESSABLE, SECRET, kind_of, known_secrets

    for hit in known_secrets(text):
        if hit.nature in (SECRET, GUESSABLE):
            yield Found(hit.what, node, hit.nature == GUESSABLE)
    if "://" in text:
        for query in _QUERY.finditer(text):
            nature = _nature(query["value"], kind_of(query["name"]))
            if nature in (SECRET, GUESSABLE):
                yield Found(f"{query['name']} in a URL", node, nature == GUESSABLE)


def _in_words(server: Server) -> Iterator[Found]:
    """Options and assignments of the command line, which may span two words."""
    words = server.words
    for word in words:
        yield from _in_text(word.text, word.node)
    if _tells_nothing([word.text for word in words]):
        return
    from tenpoint.kit.containers.commands import in_command
    from tenpoint.kit.containers.settings import GUESSABLE, PLACEHOLDER

    starts: list[int] = []
    length = 0
    for word in words:
        starts.append(length)
        length += len(word.text) + 1
    for hit in in_command(" ".join(word.text for word in words)):
        if hit.nature != PLACEHOLDER and not _is_name(hit.text):
            node = words[bisect_right(starts, hit.start) - 1].node
            yield Found(hit.what, node, hit.nature == GUESSABLE)
