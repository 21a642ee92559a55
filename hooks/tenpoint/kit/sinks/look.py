"""A first look at a file: without the name of a secret, or without a sink, nothing gets out.

Both are looked for as text, so that most files are never parsed. What is looked for is necessary,
never sufficient: the readers of the languages decide.
"""

from __future__ import annotations

from functools import lru_cache

from tenpoint.kit.parse import identifiers
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.sinks.names import LEVELS, PRINTS, meant
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

# The last word of a function's name stands in the file wherever it is imported to.
_WORDS_OF_PYTHON = frozenset(
    word.encode()
    for word in (
        *LEVELS,
        *(name.rpartition(".")[2] for name in PRINTS),
        "raise",
        "assert",
        "params",
    )
)
_IN_A_QUERY = Pattern(rb"[?&;][\w.\-\[\]]{1,60}=")
_SINK_OF_SCRIPT = Pattern(
    rb"\bconsole\b|(?:[Ll]og|LOG|[Ll]ogger|LOGGER|[Ww]inston|[Pp]ino)\s{0,9}[.?!\[]"
    rb"|\bstd(?:out|err)\b|(?:Error|Exception)\s{0,9}\(|[?&][\w.\-\[\]]{1,60}="
)
_SINK_OF_SHELL = Pattern(
    rb"\b(?:echo|printf|xtrace|curl|wget)\b|\bset\s{1,9}-|^\#!.{0,99}sh\s{1,9}-"
)
# They give secrets, or all of the environment, whatever the names around are.
_GIVERS = frozenset(("environ", "get_secret_value", "getpass", "get_password"))
# In a test only what comes from outside is a secret.
_OUTSIDE = frozenset((b"environ", b"getenv", b"getpass", b"keyring"))


def of_python(words: AbstractSet[bytes], data: bytes, *, is_test: bool = False) -> bool:
    """Whether Python of these words may let a secret out."""
    if is_test and _OUTSIDE.isdisjoint(words):
        return False
    has_sink = not _WORDS_OF_PYTHON.isdisjoint(words) or _IN_A_QUERY.search(data) is not None
    return has_sink and _any_meant(words)


def of_script(source: Source, *, is_test: bool = False) -> bool:
    """Whether JavaScript may let a secret out, in the lines that somebody wrote."""
    from tenpoint.kit.parse import js_tokens

    text = source.memo(js_tokens.written)
    whole = text is source.text
    data = source.data if whole else text.encode("utf-8", "surrogateescape")
    if not _SINK_OF_SCRIPT.search(data):
        return False
    words = source.memo(identifiers.read) if whole else identifiers.of(data)
    from_outside = b"process" in words and b"env" in words
    return from_outside or (not is_test and _any_meant(words))


def of_shell(source: Source) -> bool:
    """Whether a shell script may let a secret out."""
    return _SINK_OF_SHELL.search(source.data) is not None and _any_meant(
        source.memo(identifiers.read)
    )


def of_workflow(source: Source) -> bool:
    """Whether the steps of a workflow may let a secret out."""
    return any(word in source.data for word in (b"echo", b"printf", b"curl", b"wget", b"set -"))


def _any_meant(words: Iterable[bytes]) -> bool:
    return any(map(_is_meant, words))


@lru_cache(1 << 16)
def _is_meant(word: bytes) -> bool:
    text = word.decode("utf-8", "replace")
    return text in _GIVERS or bool(meant(text, of_environment=True))
