"""Requirement files and what they include, read in pip's own order.

The grammar is pip's, not a specification's: `pip/_internal/req/req_file.py` of pip 26.3 is
the source, and the tests have pip itself as the judge. Where pip asks the machine, this
reader does not: `${VARIABLES}` stay as they are, and a requirement with a marker is read
wherever it applies.

A file is decoded, its lines and their options are split (`requirement_lines.py`), and each
requirement is read (`requirement.py`). `read` follows `-r` and `-c`. It never raises for what
stands in a file: what pip would refuse goes into `problems`, and everything else is still there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import URL_HASH, Wanted, from_editable, from_line
from tenpoint.kit.parse.requirement_lines import Given, Logical, first, logical_lines, options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# Far above any real file (a lock of 10,000 lines has 1 MB), and low enough for a commit hook.
MAX_BYTES = 8 * 1024 * 1024
MAX_FILES = 100


STRONG = ("sha256", "sha384", "sha512")  # what pip takes after --hash


class Hash(NamedTuple):
    """One `--hash=algorithm:digest`, or the `#algorithm=digest` of a URL, as it is written.

    Both are empty when the value has no colon. `start` is an offset into the file's text.
    """

    algorithm: str
    digest: str
    start: int
    in_url: bool = False


class Requirement(NamedTuple):
    """One requirement of one file.

    `start` and `end` are offsets into the text of its file; between them stands `text`,
    unless a line continuation runs through it.
    """

    path: str
    line: int
    column: int
    start: int
    end: int
    text: str
    wanted: Wanted
    editable: bool
    constraint: bool
    hashes: tuple[Hash, ...]


class Option(NamedTuple):
    """One option that pip takes from a file, by its full name, such as `--index-url`."""

    path: str
    line: int
    column: int
    name: str
    value: str


class Text(NamedTuple):
    """A file of the closure, decoded. `mark + text.encode(encoding)` gives its bytes back."""

    path: str
    constraint: bool
    text: str
    encoding: str
    mark: bytes


class Requirements(NamedTuple):
    """What pip sees in a file and in every file that it includes, in pip's order.

    `files` begins with the file itself; a file that is included twice is there once.
    """

    files: tuple[Text, ...]
    requirements: tuple[Requirement, ...]
    options: tuple[Option, ...]
    problems: tuple[CannotCheck, ...]


def read(
    path: str,
    data: bytes,
    other: Callable[[str], bytes],
    *,
    constraint: bool = False,
) -> Requirements:
    """What pip would read from `data`, the file at `path` (relative to the repository, `/`).

    `other` is called with the same kind of path for each included file, and raises
    `CannotCheck` when there is none. It is never asked for a path outside the root.
    """
    closure = _Closure(other)
    if path.startswith("/"):
        closure.top = path.rpartition("/")[0] + "/"
    closure.enter(path, data, constraint, ())
    return Requirements(
        tuple(closure.files),
        tuple(closure.requirements),
        tuple(closure.options),
        tuple(closure.problems),
    )


# --- the files -------------------------------------------------------------------------------


class _Closure:
    """Files that include each other; it holds the state of one `read`."""

    def __init__(self, other: Callable[[str], bytes]) -> None:
        self.other = other
        self.top = ""  # what a file outside any repository may include stands below it
        self.files: list[Text] = []
        self.requirements: list[Requirement] = []
        self.options: list[Option] = []
        self.problems: list[CannotCheck] = []
        self.seen: set[tuple[str, bool]] = set()
        self.bytes = 0

    def enter(
        self, path: str, data: bytes, constraint: bool, above: tuple[tuple[str, int], ...]
    ) -> None:
        """Read one file; `above` are the files that lead here, each with the line of its `-r`."""
        self.seen.add((path, constraint))
        self.bytes += len(data)
        if self.bytes > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            self.problems.append(_problem(path, 0, f"requirements above {limit} MB", above))
            return
        try:
            text, encoding, mark = decode(data)
        except CannotCheck as error:
            self.problems.append(_problem(path, 0, error.reason, above))
            return
        self.files.append(Text(path, constraint, text, encoding, mark))
        for logical in logical_lines(text):
            try:
                self.take(path, logical, constraint, above)
            except CannotCheck as error:
                self.problems.append(_problem(path, logical.line, error.reason, above))

    def take(
        self, path: str, logical: Logical, constraint: bool, above: tuple[tuple[str, int], ...]
    ) -> None:
        """One line: a requirement, an included file, or options for the whole run."""
        text = logical.text
        begin = 0 if text.startswith("-") else text.find(" -") + 1 or len(text)
        written = text[:begin].rstrip()
        given = options(text, begin) if begin < len(text) else ()
        editable = first(given, "--editable")
        if editable and (written or not editable.value.strip()):
            raise CannotCheck("--editable with a requirement before it, or with none")
        if written or editable:
            # The other options of such a line mean nothing to pip.
            hashes = tuple(
                _hash(option.value, logical.offset(option.at))
                for option in given
                if option.name == "--hash" and not editable  # pip drops those
            )
            self.requirements.append(
                _requirement(path, logical, written, editable, constraint, hashes)
            )
            return
        include = first(given, "--requirement") or first(given, "--constraint")
        if include:  # pip looks at nothing else on that line
            self.include(path, logical.line, include, above)
            return
        for option in given:
            if option.name == "--hash":  # without a requirement it only makes pip warn
                if option.value.partition(":")[0] not in STRONG:
                    raise CannotCheck(f"--hash takes {', '.join(STRONG)} and a digest")
            else:
                line, column = logical.position(option.at)
                self.options.append(Option(path, line, column, option.name, option.value))

    def include(
        self, path: str, line: int, option: Given, above: tuple[tuple[str, int], ...]
    ) -> None:
        constraint = option.name == "--constraint"
        target = option.value
        if re.match(r"(?:https?|file):", target, re.IGNORECASE):
            raise CannotCheck("the included file is a URL; nothing is read from the network")
        if re.search(r"\$\{[A-Z0-9_]+\}", target):
            raise CannotCheck("the name of the included file holds a variable")
        inside = _joined(path.rpartition("/")[0], target)
        if inside is None or not inside.startswith(self.top):
            raise CannotCheck("the included file is outside the repository and is not read")
        if inside == path or any(inside == known for known, _ in above):
            raise CannotCheck(f"{inside} includes itself")
        if (inside, constraint) in self.seen:
            return
        if len(self.seen) >= MAX_FILES:
            raise CannotCheck(f"more than {MAX_FILES} files are included")
        self.enter(inside, self.other(inside), constraint, (*above, (path, line)))


def _problem(path: str, line: int, reason: str, above: tuple[tuple[str, int], ...]) -> CannotCheck:
    """A problem in terms of the file that `read` was asked for."""
    if not above:
        return CannotCheck(reason, line)
    place = f"{path}, line {line}" if line else path
    return CannotCheck(f"in {place}: {reason}", above[0][1])


def _joined(folder: str, target: str) -> str | None:
    """`target` as seen from `folder`; None when it leaves the root, or begins at another."""
    if target.startswith("/"):
        return None
    parts: list[str] = []
    for part in f"{folder}/{target}".split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return ("/" if folder.startswith("/") else "") + "/".join(parts)


# Longer marks first: that of UTF-16-LE begins the one of UTF-32-LE.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Codecs that no editor saves in, and whose decoders are quadratic or take escapes apart.
_NO_TEXT = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}


def decode(data: bytes) -> tuple[str, str, bytes]:
    """The text, the codec and the byte-order mark. Raises CannotCheck when it is no text.

    pip falls back to the encoding of the machine when UTF-8 fails; that differs from machine
    to machine, so here it is a problem.
    """
    mark, encoding = next((known for known in _MARKS if data.startswith(known[0])), (b"", "utf-8"))
    if not mark:
        for line in data.split(b"\n", 2)[:2]:
            if line.startswith(b"#") and b"coding" in line:
                found = re.search(rb"coding[:=]\s*([-\w.]+)", line)
                if found:
                    encoding = found[1].decode("ascii")
                    break
    try:
        if encoding.lower().replace("-", "_") in _NO_TEXT:
            raise LookupError
        return data[len(mark) :].decode(encoding), encoding, mark
    except UnicodeError:
        raise CannotCheck(f"not {encoding} text; name its encoding in a first line") from None
    except (LookupError, ValueError):
        raise CannotCheck("the encoding named in its first lines is not known") from None


# --- one requirement -------------------------------------------------------------------------


def _hash(value: str, start: int) -> Hash:
    algorithm, colon, digest = value.partition(":")
    return Hash(algorithm, digest, start) if colon else Hash("", "", start)


def _requirement(
    path: str,
    logical: Logical,
    written: str,
    editable: Given | None,
    constraint: bool,
    hashes: tuple[Hash, ...],
) -> Requirement:
    if editable:
        text, (begin, end) = editable.value, editable.place
        wanted = from_editable(text)
    else:
        text, begin, end = written, 0, len(written)
        wanted = from_line(text)
    if constraint and editable:
        raise CannotCheck("pip takes no editable requirement as a constraint")
    line, column = logical.position(begin)
    start = logical.offset(begin)
    in_url = URL_HASH.search(wanted.url) if wanted.url else None
    if in_url and not hashes:
        hashes = (Hash(in_url[1], in_url[2], start, in_url=True),)
    return Requirement(
        path=path,
        line=line,
        column=column,
        start=start,
        end=logical.offset(end - 1) + 1,
        text=text,
        wanted=wanted,
        editable=editable is not None,
        constraint=constraint,
        hashes=hashes,
    )
