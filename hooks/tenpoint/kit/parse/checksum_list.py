"""Checksum lists: `SHA256SUMS`, `checksums.txt`, `NAME.sha256` and their like.

Lines as GNU coreutils writes and reads them (`HEX  name`, `HEX *name`, a backslash in front when
the name has escapes, one blank in the reversed form of BSD), tagged ones of BSD and OpenSSL
(`SHA256 (name) = HEX`, base64 too), and a digest alone, which only a sidecar may hold. Blank
lines, comments, a byte-order mark, CRLF, upper case, and the frame of a clear-signed text are let
through. A file is one of these by its name; where the name does not name an algorithm, a text
without any digest is somebody else's file.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Entry(NamedTuple):
    """One digest: of which file, in the words of the list, and where in the list it stands.

    `name` is empty for a digest alone. `digest` is in lower-case hexadecimal, `algorithm` as
    `hashlib` calls it, or empty for one that it does not know by its length.
    """

    name: str
    digest: str
    algorithm: str
    line: int
    column: int


class Problem(NamedTuple):
    """A line that is none of a checksum list."""

    reason: str
    line: int


class Listing(NamedTuple):
    """What a list says. `sidecar_of` is the file that its name speaks for, empty for a list."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    sidecar_of: str


_ALGORITHMS = "sha256|sha512|sha384|sha224|sha1|md5"
# Not `.asc`, `.sig`: those are signatures of a list.
_LIST = Pattern(
    rf"""
    (?: .* [-_.] )? (?: (?P<first> {_ALGORITHMS} ) [-_]? (?: sum s? | checksum s? )
                      | sha (?: sum s? | sums (?P<node> 256 | 512 ) )
                      | checksum s? | check_sum s? )
    (?: [-_.] [-\w.]*? )?? (?: [-_.] (?P<last> {_ALGORITHMS} ) )? (?: \. (?: txt | list ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIDECAR = Pattern(
    rf"(?P<of> .+ ) \. (?P<algorithm> {_ALGORITHMS} ) (?: sum s? )? (?: \. txt )?",
    re.VERBOSE | re.IGNORECASE,
)
# Before any expression is compiled: most files are none of these.
_WORDS = ("sha", "md5", "sum")

_BY_LENGTH = {32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512"}
_LENGTHS = {algorithm: length for length, algorithm in _BY_LENGTH.items()}
_TAGS = {
    **{algorithm.upper(): algorithm for algorithm in _LENGTHS},
    **{f"SHA2-{size}": f"sha{size}" for size in (224, 256, 384, 512)},
    **{f"SHA3-{size}": f"sha3_{size}" for size in (224, 256, 384, 512)},
    **{f"SHA-{size}": f"sha{size}" for size in (1, 224, 256, 384, 512)},
    "BLAKE2B": "blake2b",
    "BLAKE2B-512": "blake2b",
    "BLAKE2S": "blake2s",
    "BLAKE2S-256": "blake2s",
}
_SIZES = {"sha3_224": 56, "sha3_256": 64, "sha3_384": 96, "sha3_512": 128, "blake2b": 128,
          "blake2s": 64} | _LENGTHS  # fmt: skip

_PLAIN = Pattern(
    r"(?P<escaped> \\? ) (?P<digest> [0-9A-Fa-f]++ ) (?: [ \t] [ *]? (?P<name> [^\n]++ ) )?",
    re.VERBOSE,
)
_TAGGED = Pattern(
    r"""(?P<escaped> \\? ) (?P<tag> [A-Za-z][A-Za-z0-9/-]{1,15} ) [ ]? \( (?P<name> [^\n]* ) \)
    [ ]* = [ ]* (?P<digest> [^ \n]++ )""",
    re.VERBOSE,
)
_ESCAPE = Pattern(r"\\(.?)", re.DOTALL)
_LONGEST_LINE = 70_000  # twice what a path can be
_MOST = 1_000_000


def is_list(name: str) -> bool:
    """Whether a file of this name (not path) is a checksum list or a sidecar."""
    low = name.lower()
    if not any(word in low for word in _WORDS):
        return False
    return _SIDECAR.fullmatch(name) is not None or (
        _LIST.fullmatch(name) is not None and "." not in _ending(low)
    )


def _ending(name: str) -> str:
    """The last suffix, with its dot, when it is one of a program or a document."""
    ending = name[name.rfind(".") :] if "." in name else ""
    known = ending in (".txt", ".list") or ending[1:] in _LENGTHS or not ending[1:].isalpha()
    return "" if known or ending.endswith(("sum", "sums")) else ending


def read(source: Source) -> Listing:
    """The digests of a file; made for `source.memo(checksum_list.read)`."""
    return parse(source.text, source.name)


def parse(text: str, name: str) -> Listing:
    """The digests in the text of a file with this name."""
    sidecar = _SIDECAR.fullmatch(name)
    listed = _LIST.fullmatch(name)
    # `SHA256SUMS.sha256` is a list with a needless suffix, or the sidecar of a list.
    of = sidecar["of"] if sidecar is not None and not (listed and listed["last"]) else ""
    promised = _promised(sidecar, listed)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in _lines(text):
        try:
            entry = _entry(line, number, promised, bare=sidecar is not None)
        except CannotCheck as problem:
            problems.append(Problem(problem.reason, number))
            if len(problems) > 100:
                break
        else:
            entries.append(entry)
            if len(entries) > _MOST:
                raise CannotCheck(f"more than {_MOST:,} checksums", number)
    if not entries and not promised:
        problems = []
    if not entries and not problems and promised:
        problems = [Problem("no checksum in it", 0)]
    return Listing(tuple(entries), tuple(problems), of)


def _promised(sidecar: re.Match[str] | None, listed: re.Match[str] | None) -> str:
    """The algorithm that the name of the file names, empty when it names none."""
    found = sidecar["algorithm"] if sidecar is not None else ""
    if listed is not None:
        node = f"sha{listed['node']}" if listed["node"] else ""
        found = found or listed["first"] or listed["last"] or node
    return (found or "").lower()


def _lines(text: str) -> list[tuple[int, str]]:
    """Number and text of the lines that must hold a digest."""
    found = []
    head = signature = False
    for number, written in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = written.removesuffix("\r")
        if line.startswith("-----BEGIN PGP SIGNED MESSAGE"):
            head = True  # up to an empty line stand the names of hashes
        elif line.startswith("-----BEGIN PGP SIGNATURE"):
            signature = True
        elif line.startswith("-----END PGP SIGNATURE"):
            signature = False
        elif not line.strip():
            head = False
        elif not (head or signature or line.startswith(("#", ";", "//"))):
            found.append((number, line))
    return found


def _entry(line: str, number: int, promised: str, *, bare: bool) -> Entry:
    if len(line) > _LONGEST_LINE:
        raise CannotCheck("a line without end")
    tagged = _TAGGED.fullmatch(line.rstrip())
    if tagged is not None:
        algorithm = _TAGS.get(tagged["tag"].upper(), "")
        digest = _digits(tagged["digest"], algorithm)
        name = _name(tagged["name"], escaped=bool(tagged["escaped"]))
        return Entry(name, digest, algorithm, number, tagged.start("digest") + 1)
    indent = 0
    plain = _PLAIN.fullmatch(line)
    if plain is None:
        indent = len(line) - len(line.lstrip())
        plain = _PLAIN.fullmatch(line.strip())
    if plain is None:
        raise CannotCheck("no line of a checksum list")
    digest = plain["digest"].lower()
    algorithm = _BY_LENGTH.get(len(digest), "")
    wanted = _LENGTHS.get(promised, 0)
    if wanted and len(digest) != wanted:
        raise CannotCheck(f"a {promised} digest has {wanted} digits, not {len(digest)}")
    if not algorithm:
        raise CannotCheck(f"a digest of {len(digest)} digits: no hash has as many")
    if not (plain["name"] or "").strip() and not bare:
        raise CannotCheck("a digest without a name")
    name = _name(plain["name"] or "", escaped=bool(plain["escaped"]))
    return Entry(name, digest, algorithm, number, indent + plain.start("digest") + 1)


def _digits(text: str, algorithm: str) -> str:
    """A digest in lower-case hexadecimal; `cksum --base64` writes the other form."""
    size = _SIZES.get(algorithm, 0)
    if re.fullmatch(r"[0-9A-Fa-f]+", text) and (not size or len(text) == size):
        return text.lower()
    import base64
    import binascii

    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if not raw or (size and 2 * len(raw) != size):
        what = f"a {algorithm} digest has {size} digits" if size else "no digest"
        raise CannotCheck(what) from None
    return raw.hex()


def _name(text: str, *, escaped: bool) -> str:
    if not escaped:
        return text
    meant = {"n": "\n", "r": "\r", "\\": "\\"}
    if any(found[1] not in meant for found in _ESCAPE.finditer(text)):
        raise CannotCheck("an escape that is none in a name")
    return _ESCAPE.sub(lambda found: meant[found[1]], text)
