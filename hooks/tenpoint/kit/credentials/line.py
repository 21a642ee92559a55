"""One candidate line on its way through the detectors, and what they find in it."""

from __future__ import annotations

from collections.abc import Sequence

from tenpoint.kit.credentials.folding import lower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.credentials.format import Format
    from tenpoint.kit.parse.json_place import JsonPlaces
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
    """A secret in a line: characters `start` to `end`, what it is, its provider's row if any."""

    start: int
    end: int
    kind: str
    value: str
    what: str
    format: Format | None = None


class Line:
    """A line of a file without its end, or a part of a very long one, and what is around it.

    `loose` tells how values stand in this kind of file (`loose_kind`). `hits` are the
    characters at which the pattern of the detector that is asked ended, None when unknown.
    `document` knows the places in a notebook.
    """

    __slots__ = (
        *("_folded", "_measured", "data", "document", "end", "hits", "loose", "path", "start"),
        "text",
    )

    def __init__(
        self,
        data: bytes,
        start: int,
        end: int,
        path: str,
        loose: str,
        document: JsonPlaces | None = None,
    ) -> None:
        self.data = data
        self.start = start
        self.end = end
        self.path = path
        self.loose = loose
        self.document = document
        self.text = data[start:end].decode("utf-8", "surrogateescape").rstrip("\r")
        self.hits: list[int] | None = None
        self._folded: str | None = None
        self._measured = (0, start)

    @property
    def folded(self) -> str:
        """The text in lower case; places stay the same."""
        if self._folded is None:
            self._folded = lower(self.text)
        return self._folded

    # -- places ----------------------------------------------------------------

    def characters(self, offsets: Sequence[int]) -> list[int]:
        """Places in `text` of bytes of the file, which come in their order."""
        if self.text.isascii():
            return [offset - self.start for offset in offsets]
        places: list[int] = []
        place, passed = 0, self.start
        for offset in offsets:
            place += len(self.data[passed:offset].decode("utf-8", "surrogateescape"))
            passed = offset
            places.append(place)
        return places

    def offset(self, place: int) -> int:
        """The byte of the file at a character of `text`; quick when asked in rising order."""
        if self.text.isascii() and place <= len(self.text):
            return self.start + place
        if place > len(self.text):  # on one of the next lines
            reach = self.data[self.start : self.end + AROUND].decode("utf-8", "surrogateescape")
            return self.start + len(reach[:place].encode("utf-8", "surrogateescape"))
        passed, offset = self._measured
        if place < passed:
            passed, offset = 0, self.start
        offset += len(self.text[passed:place].encode("utf-8", "surrogateescape"))
        self._measured = (place, offset)
        return offset

    def place(self, match: Match) -> list[str | int]:
        """The path in a notebook to a match, such as `["cells", 3, "source", 0]`."""
        return self.document.at(self.offset(match.start)) if self.document else []

    @property
    def is_begun(self) -> bool:
        """Whether this begins where the line does."""
        return self.start == 0 or self.data[self.start - 1] in b"\n"

    # -- around ----------------------------------------------------------------

    @property
    def before(self) -> str:
        """What stands before the line, up to a limit."""
        return self.data[max(0, self.start - AROUND) : self.start].decode("utf-8", "replace")

    @property
    def after(self) -> str:
        """What stands after the line, up to a limit."""
        return self.data[self.end : self.end + AROUND].decode("utf-8", "replace")

    def near(self, start: int, end: int, reach: int) -> str:
        """What stands on the line within `reach` characters of a place, in lower case.

        A rule asks this instead of the whole line, so that it says the same of a part of one.
        """
        return self.folded[max(0, start - reach) : end + reach]

    def around(self, match: Match, reach: int) -> str:
        """The match with `reach` characters on each side (at most `AROUND`), over line ends."""
        start, end = max(0, match.start - reach), match.end + reach
        text = self.text[start:end]
        if match.start < reach:
            text = self.before[match.start - reach :] + text
        if end > len(self.text):
            text += self.after[: end - len(self.text)]
        return text

    def following(self, place: int, length: int) -> str:
        """What stands from a character on, over line ends; at most `length` characters."""
        text = self.text[place : place + length]
        return text if len(text) == length else (text + self.after)[:length]


def loose_kind(path: str) -> str:
    """How values stand in a file of this name: "" quoted, or config, shell, markup, prose …"""
    name = path.rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    if suffix in _COPIES and stem:  # `app.conf.j2`, `settings.ini.bak`
        name = stem
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
    if suffix in _TABLE:
        return "table"
    if suffix in _PROSE or not dot or not stem:
        return "prose"
    return ""


_CONFIG = frozenset(
    "env envrc yml yaml ini cfg cnf conf config properties netrc pgpass npmrc pypirc editorconfig "
    "service reg xcconfig http rest".split()
)
# A template or a copy of a file is like the file.
_COPIES = frozenset("j2 jinja jinja2 tmpl tpl erb template dist bak old orig save".split())
_CONFIG_NAMES = frozenset(
    ("credentials", "pip.conf", "my.cnf", ".npmrc", ".pypirc", ".netrc", "_netrc")
)
_MARKUP = frozenset("xml props csproj plist".split())
_TABLE = frozenset("csv tsv psv".split())
_SHELL = frozenset("sh bash zsh ksh fish bat cmd ps1 mk".split())
_PROSE = frozenset("md mdx rst txt adoc markdown".split())
