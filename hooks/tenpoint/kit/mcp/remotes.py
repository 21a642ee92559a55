"""The addresses of remote servers, and whether the way to them is encrypted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.mcp.launch import Words
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.mcp.packages import Package
    from tenpoint.kit.parse.yaml_nodes import Node

_URL_KEYS = frozenset(
    ("url", "serverUrl", "httpUrl", "server_url", "http_url", "sseUrl", "endpoint", "baseUrl")
)
_CLEARTEXT = Pattern(
    r"(?:http|ws)://(?:[^/?#@\s]{0,500}+@)?(?P<host>\[[^\]\s]{0,100}+\]|[^/?#:\s]{0,300}+)",
    re.IGNORECASE,
)
_LOOPBACK = Pattern(
    r"""
      (?: [\w-]+ \. )*+ localhost | 127 (?: \. \d{1,3} ){1,3} | 0\.0\.0\.0
    | \[ ::1? \] | \[ (?: 0: ){7} 1 \]
    | (?: host | gateway | kubernetes ) \. docker \. internal
    | host \. (?: containers | lima ) \. internal
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Programs that only carry a remote server to a client; what they are given is its address.
_BRIDGE = Pattern(r"mcp-?(?:remote|proxy|bridge)|supergateway|mcp-client", re.IGNORECASE)
_BRIDGE_WORDS = ("remote", "proxy", "bridge", "gateway", "client")


def of_entry(entry: Node) -> Iterator[Node]:
    """The nodes of a server's own addresses."""
    for key, value in entry.entries():
        if key.text in _URL_KEYS and value.kind == "scalar":
            yield value
        elif key.text == "transport" and value.kind == "map":
            yield from of_entry(value)


def of_words(words: Words, package: Package | None) -> Iterator[Node]:
    """The nodes of the addresses that a bridge is given."""
    named = package.spec if package is not None else words[0].text if words else ""
    if any(word in named.lower() for word in _BRIDGE_WORDS) and _BRIDGE.search(named):
        for word in package.args if package is not None else words[1:]:
            if "://" in word.text:
                yield word.node


def cleartext_host(url: str) -> str:
    """The host to which a URL goes without encryption; empty for this machine, and when unknown."""
    url = url.strip()
    if url[:5].lower() not in ("http:", "ws://"):
        return ""
    found = _CLEARTEXT.match(url)
    host = found["host"] if found is not None else ""
    if not host or re.search(r"[$%{}<>]", host) or _LOOPBACK.fullmatch(host):
        return ""
    return host
