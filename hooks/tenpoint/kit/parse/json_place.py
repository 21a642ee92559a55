"""Where in a JSON document a character stands: the keys and numbers that lead to it.

Needed only for a finding, and good enough for a damaged file: it walks the strings and
brackets before the place and never builds the document.
"""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

_TOKEN = Pattern(r'"(?:[^"\\\\\n]|\\\\.)*"|[{}\[\]:,]')
# Deeper documents are legal and useless to a person who is told a place.
_DEEPEST = 200


def path_at(text: str, offset: int) -> list[str | int]:
    """The path to a character of a JSON text: `["cells", 3, "source", 0]`.

    Linear in the offset. Beyond 200 levels the path ends where it became too deep.
    """
    path: list[str | int] = []
    too_deep = 0
    key: str | None = None
    for token in _TOKEN.finditer(text, 0, offset):
        sign = token[0]
        if sign in "[{":
            if len(path) >= _DEEPEST:
                too_deep += 1
            else:
                path.append(0 if sign == "[" else "")
        elif sign in "]}":
            if too_deep:
                too_deep -= 1
            elif path:
                path.pop()
        elif too_deep or not path:
            continue
        elif sign == ",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else ""
        elif sign == ":":
            if isinstance(path[-1], str) and key is not None:
                path[-1] = key
        else:
            key = sign[1:-1]
    return path
