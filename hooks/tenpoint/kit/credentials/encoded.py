"""Known credentials under one layer of base64: a Kubernetes Secret, a Basic header, an envelope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tenpoint.kit.credentials import shapes
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.line import ENCODED, PROVIDER, Line, Match
from tenpoint.kit.pattern import Pattern

# Shorter beginnings encode to four characters or fewer, which any long text holds by chance.
_SHORTEST_LITERAL = 5
_RUN = Pattern(r"[A-Za-z0-9+/]{24,4096}={0,2}")


def cores(literal: str) -> list[str]:
    """What base64 makes of a literal at each of the three places it can stand in a group.

    The characters at the edges depend on what stands around the literal; they are left
    out. A literal too short to be told from chance gives none.
    """
    import binascii

    raw = literal.encode("ascii")
    if len(raw) < _SHORTEST_LITERAL:
        return []
    found = []
    for shift in range(3):
        encoded = binascii.b2a_base64(b"\0" * shift + raw, newline=False).decode("ascii")
        start = (0, 2, 3)[shift]
        end = (shift + len(raw)) * 8 // 6
        found.append(encoded[start:end])
    return found


def find(line: Line, rows: Iterable[Format]) -> Iterator[Match]:
    """Runs of base64 on the line whose text holds one of these rows."""
    import binascii

    for run in _RUN.finditer(line.text):
        body = run[0].rstrip("=")
        try:
            decoded = binascii.a2b_base64(body + "=" * (-len(body) % 4))
        except ValueError:
            continue
        text = decoded.decode("latin-1")
        if not re.fullmatch(r"[\x09\x0a\x0d\x20-\x7e]*", text):
            continue
        inner = Line(decoded, 0, len(decoded), line.path, "")
        for row in rows:
            if any(literal in text for literal in row.literals):
                for match in shapes.find(inner, row):
                    if match.kind == PROVIDER:
                        yield Match(run.start(), run.end(), ENCODED, match.value, match.what, row)
                        break
