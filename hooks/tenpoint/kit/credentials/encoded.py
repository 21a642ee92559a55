"""Known credentials under one layer of base64: a Kubernetes Secret, a Basic header, an envelope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials import places, shapes
from tenpoint.kit.credentials.folding import could_be_made
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.line import ENCODED, Line, Match
from tenpoint.kit.pattern import Pattern

# What else can begin an encoded secret: a URL with a password, a PEM block, a JSON Web Token.
BEGINNINGS = (
    "postgres", "mysql", "mariadb", "mongodb", "redis", "rediss", "amqp", "clickhouse", "mssql",
    "https://", "-----BEGIN", "eyJhbGciOi",
)  # fmt: skip

# Four characters of base64 stand by chance once in sixteen million places.
_SHORTEST_CORE = 4
_RUN = Pattern(r"[A-Za-z0-9+/]{16,}={0,2}")
# A longer run is a picture or a program (`candidates.py`: what is around a hit is as long).
_LONGEST_RUN = 24 * 1024
_IS_TEXT = Pattern(r"[\x09\x0a\x0d\x20-\x7e]*")


def cores(literal: str) -> list[str]:
    """What base64 makes of a literal at each of the three places it can stand in a group.

    The characters at the edges depend on what stands around the literal; they are left
    out. What is too short to be told from chance is left out too.
    """
    import binascii

    raw = literal.encode("ascii")
    found = []
    for shift in range(3):
        encoded = binascii.b2a_base64(b"\0" * shift + raw, newline=False).decode("ascii")
        core = encoded[(0, 2, 3)[shift] : (shift + len(raw)) * 8 // 6]
        if len(core) >= _SHORTEST_CORE + (1 if shift else 0):
            found.append(core)
    return found


def find(line: Line, rows: Sequence[Format]) -> Iterator[Match]:
    """Runs of base64 on the line whose text holds one of these rows, or another secret.

    Nearly all runs (identifiers, digests, pictures) decode to what is no text.
    """
    import binascii

    for run in _RUN.finditer(line.text):
        body = run[0].rstrip("=")
        if len(run[0]) > _LONGEST_RUN or len(body) % 4 == 1 or not could_be_made(body):
            continue  # no length of base64
        try:
            decoded = binascii.a2b_base64(body + "=" * (-len(body) % 4))
        except ValueError:
            continue
        if _IS_TEXT.fullmatch(decoded.decode("latin-1")):
            inner = Line(decoded.replace(b"\n", b" "), 0, len(decoded), line.path, "")
            match = next(_inside(inner, rows), None)
            if match is not None:
                yield Match(run.start(), run.end(), ENCODED, match.value, match.what, match.format)


def _inside(line: Line, rows: Sequence[Format]) -> Iterator[Match]:
    present = {literal for row in rows for literal in row.literals if literal in line.text}
    if present:
        for row in rows:
            if not present.isdisjoint(row.literals):
                yield from shapes.find(line, row)
    yield from places.find_urls(line)
    yield from places.find_private_keys(line)
    yield from places.find_tokens(line)
