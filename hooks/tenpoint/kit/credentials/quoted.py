"""Names out of checked files, as they may be quoted: without the keys that stand in them.

A file can be named after a key, and so can a server in a configuration or a variable. Messages
quote such names, and paths stand in every output.
"""

from __future__ import annotations

from functools import lru_cache

from tenpoint.kit.pattern import Pattern
from tenpoint.kit.secret import encoded, mask

# No provider's key is shorter, and none is without a digit. A digest has only these letters.
_LONG_WORD = Pattern(r"[A-Za-z0-9_-]{20,}")
_ONLY_HEXADECIMAL = Pattern(r"[0-9a-fA-F_-]+\Z")


def without_keys(text: str) -> str:
    """The text, every key in it masked whose shape is its provider's."""
    for found in _LONG_WORD.finditer(text):
        if any(map(str.isdigit, found[0])) and not _ONLY_HEXADECIMAL.match(found[0]):
            return _masked(text)
    return text


@lru_cache(maxsize=1000)
def _masked(text: str) -> str:
    from tenpoint.kit.credentials.candidates import Finder
    from tenpoint.kit.credentials.judge import judge

    data = encoded(text)
    found = judge(data, "", Finder(hyperscan=False).lines(data, loose=False))
    for value in {match.value for _, match in found if match.format is not None}:
        text = text.replace(value, mask(value))
    return text
