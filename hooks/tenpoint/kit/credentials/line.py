"""One candidate line on its way through the detectors, and what they find in it."""

from __future__ import annotations

from collections.abc import Sequence

from tenpoint.kit.credentials.folding import lower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.credentials.format import Format
else:
    from tenpoint.kit.light import NamedTuple

# How far around its line a detector may look: a PEM block or a Firebase configuration.
AROUND = 4096

# The kinds of places a secret is found in; the hook has a rule for each.
PROVIDER, ASSIGNED, URL, HEADER, PRIVATE_KEY, ENCODED, SECOND = (
    "provider",
    "assigned",
    "url",
    "header",
    "private-key",
    "encoded",
    "second",
)


class Match(NamedTuple):
    """A secret in a line: characters `start` to `end`, what it is, and its provider's row if any."""

    start: int
    end: int
    kind: str
    value: str
    what: str
    format: Format | None = None


class Line:
    """One line of a file, without its end, and what stands around it.

    `loose` tells how values stand in this kind of file (`loose_kind`). `hits` are the
    characters at which the pattern of the detector that is asked ended, None when unknown.
    """

    __slots__ = ("_folded", "data", "end", "hits", "loose", "path", "start", "text")

    def __init__(self, data: bytes, start: int, end: int, path: str, loose: str) -> None:
        self.data = data
        self.start = start
        self.end = end
        self.path = path
        self.loose = loose
        self.text = data[start:end].decode("utf-8", "surrogateescape").rstrip("\r")
        self._folded: str | None = None
        self.hits: list[int] | None = None

    @property
    def folded(self) -> str:
        """The text in lower case; places stay the same."""
        if self._folded is None:
            self._folded = lower(self.text)
        return self._folded

    def characters(self, offsets: Sequence[int]) -> list[int]:
        """Places in `text` of bytes of the file."""
        if self.text.isascii():
            return [offset - self.start for offset in offsets]
        return [
            len(self.data[self.start : offset].decode("utf-8", "surrogateescape"))
            for offset in offsets
        ]

    @property
    def before(self) -> str:
        """What stands before the line, up to a limit."""
        return self.data[max(0, self.start - AROUND) : self.start].decode("utf-8", "replace")

    @property
    def after(self) -> str:
        """What stands after the line, up to a limit."""
        return self.data[self.end : self.end + AROUND].decode("utf-8", "replace")


def loose_kind(path: str) -> str:
    """How values stand in a file of this name: "" quoted, or config, shell, markup, prose …"""
    name = path.rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    if name.startswith(".env") or ".env." in name or suffix in _CONFIG or name in _CONFIG_NAMES:
        return "config"
    if suffix in _SHELL or "dockerfile" in name or "containerfile" in name or name == "makefile":
        return "shell"
    if suffix == "ipynb":
        return "notebook"
    if suffix == "log":
        return "log"
    if suffix in _MARKUP:
        return "markup"
    if suffix in _PROSE or not dot or not stem:
        return "prose"
    return ""


_CONFIG = frozenset(
    "env envrc yml yaml ini cfg cnf conf config properties netrc pgpass npmrc pypirc editorconfig service reg".split()
)
_CONFIG_NAMES = frozenset(
    ("credentials", "pip.conf", "my.cnf", ".npmrc", ".pypirc", ".netrc", "_netrc")
)
_MARKUP = frozenset("xml props csproj plist".split())
_SHELL = frozenset("sh bash zsh ksh fish bat cmd ps1 mk".split())
_PROSE = frozenset("md mdx rst txt adoc markdown".split())
