"""The set of words in a file's code: a first look that costs a fraction of parsing it.

A word is a run of letters, digits and underscores. Where `-` joins several (`x-api-key`) or stands
before one, the whole with its dashes counts as well: an option is found as `--no-sandbox`, and
there are the words `no` and `sandbox` too. Python takes letters of other shapes for the plain ones
(`ｐｒｉｎｔ`), so words that are not ASCII count in their plain shape too. What is written with
escapes inside of a string is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.source import Source

_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_BREAKS = bytes(byte if byte in _WORD or byte > 0x7F else 0x20 for byte in range(256))
_PIECE = 1 << 20  # bytes cut into words at once: a list of words takes ten times their size
_JOINED = _BREAKS[: ord("-")] + b"-" + _BREAKS[ord("-") + 1 :]


def read(source: Source) -> frozenset[bytes]:
    """The words of a file. Made for `source.memo(identifiers.read)`."""
    data = source.utf8
    if source.name.endswith(".ipynb"):  # code in the strings of JSON
        data = data.replace(b"\\n", b" ").replace(b"\\t", b" ").replace(b'\\"', b" ")
    return frozenset(of(data))


def of(data: bytes) -> set[bytes]:
    """The words of some text."""
    found: set[bytes] = set()
    for piece in _pieces(data.translate(_BREAKS)):
        found.update(piece.split())
    if b"-" in data:
        for piece in _pieces(data.translate(_JOINED)):
            found.update([word for word in set(piece.split()) if b"-" in word])
    if not data.isascii():
        import unicodedata

        for word in [word for word in found if not word.isascii()]:
            plain = unicodedata.normalize("NFKC", word.decode("utf-8", "replace"))
            found.update(plain.encode("ascii", "replace").translate(_BREAKS).split())
    return found


def _pieces(text: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(text):
        end = text.find(b" ", start + _PIECE) if len(text) - start > _PIECE else -1
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end
