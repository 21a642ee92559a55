"""Where in a JSON document a byte stands: the keys and numbers that lead to it.

Needed only for a finding, and good enough for a damaged file: it walks the strings and
brackets before the place and never builds the document.
"""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

# A string that is not closed ends with its line. Nothing is given back, so that a walk takes
# time in proportion to the bytes it passes.
_TOKEN = Pattern(rb'"(?>[^"\\\n]+|\\.)*+"?|[{}\[\]:,]')
# Deeper documents are legal and useless to a person who is told a place.
_DEEPEST = 200


class JsonPlaces:
    """The paths to bytes of one JSON text; asked in rising order it is walked through once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._restart()

    def _restart(self) -> None:
        self._passed = 0
        self._path: list[str | int] = []
        self._too_deep = 0
        self._key = b""

    def at(self, offset: int) -> list[str | int]:
        """The path to a byte: `["cells", 3, "source", 0]`.

        A key belongs to what it names only behind its colon. Beyond 200 levels the path
        ends where it became too deep.
        """
        if offset < self._passed:
            self._restart()
        for token in _TOKEN.finditer(self._data, self._passed):
            if token.end() > offset:
                break
            self._passed = token.end()
            self._step(token[0])
        return list(self._path)

    def _step(self, token: bytes) -> None:
        path = self._path
        if token in b"[{":
            if len(path) >= _DEEPEST:
                self._too_deep += 1
            else:
                path.append(0 if token == b"[" else "")
        elif token in b"]}":
            if self._too_deep:
                self._too_deep -= 1
            elif path:
                path.pop()
        elif self._too_deep or not path:
            return
        elif token == b",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else ""
        elif token == b":":
            if isinstance(path[-1], str):
                path[-1] = _text(self._key)
        else:
            self._key = token


def _text(token: bytes) -> str:
    """What a key between its quotes says; escapes are read when there are any."""
    text = token.decode("utf-8", "replace")
    if "\\" in text:
        import json

        try:
            return str(json.loads(text))
        except ValueError:
            pass
    return text.removeprefix('"').removesuffix('"')
