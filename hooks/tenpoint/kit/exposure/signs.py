"""What all readers of this package have in common: how a finding is told, and what is local.

Hosts are texts as they stand in a file. "" is a host that nobody named, and counts as local.
"""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Said(NamedTuple):
    """What is open, and the words of the file that say so.

    `kind` is one of the rules of no-public-debug, without the hook's name.
    """

    kind: str
    what: str


class Opened(NamedTuple):
    """One place that opens something; `start` and `end` are offsets in the file's text.

    With `meant` it is for development as far as its surroundings tell.
    """

    said: Said
    start: int
    end: int
    meant: bool = False


# The kinds, which are rules.
SHARED = "shared-link"
TUNNEL = "open-tunnel"
WEB_DEBUGGER = "web-debugger"
DEBUG_PORT = "debug-port"
NOTEBOOK = "notebook-without-token"
DEVELOPMENT = "only-for-development"

ANY_HOST = "any host"  # for a container's program that names none

_LOCAL = Pattern(r"|localhost|127\.[\d.]+|\[?::1\]?")
# By a folder's whole name, or a word of the file's: `local_llm/app.py` is no such file.
_FOR_DEVELOPMENT = Pattern(
    r"(?i)(?:^|/)(?:dev|develop|development|\.devcontainer|local|debug)/"
    r"|(?:^|[/._-])(?:dev|devel|develop|development|debug|override)(?:[._-][^/]*)?$"
    r"|(?:^|[/.])local(?:\.[^/]*)?$"
)
# An option with such an address is a remote debugger's, whatever program it is given to.
OPEN_OPTION = Pattern(
    r"--remote-debugging-address=(?:0\.0\.0\.0|\[?::\]?)"
    r"|--inspect(?:-brk|-wait)?=(?:0\.0\.0\.0|\[::\])(?::\d+)?"
)
# Settings of Jupyter, as options and in its configuration.
TOKEN = Pattern(r"(?:--|c\.)(?:NotebookApp|ServerApp|LabApp|IdentityProvider)\.token")
PASSWORD = Pattern(r"(?:--|c\.)(?:Notebook|Server)App\.password|.*IdentityProvider\..*password")
HOST = Pattern(r"--host|-h|(?:--|c\.)(?:\w+App\.)?ip")
# What asks for a login, or lets only some in: options of ngrok, keywords of its libraries.
LOGINS = ("auth", "basic", "oauth", "oidc", "saml", "cidr", "allow", "traffic", "policy", "mutual")


def is_open(host: str) -> bool:
    """Whether a host is one that others reach; what is not known is none."""
    return "$" not in host and _LOCAL.fullmatch(host) is None


def is_for_development(name: str) -> bool:
    """Whether a path, or the name of a stage, a service or a profile, says so."""
    return _FOR_DEVELOPMENT.search(name) is not None
