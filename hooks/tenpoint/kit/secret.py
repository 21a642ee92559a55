"""Secrets that cannot be printed, and text from strangers that can."""

from __future__ import annotations

# Characters of a secret shown on each side, and the length below which none is:
# six characters of twenty say which key it is and leave the rest unguessable.
_SHOWN = 3
_SHORT = 20


def mask(value: str) -> str:
    """The masked form of a secret: `sk-…abc`, or only `…` when the value is short.

    >>> mask("abcdefghijklmnopqrstuvwxyz"), mask("hunter2")
    ('abc…xyz', '…')
    """
    if len(value) < _SHORT:
        return "…"
    return f"{shown(value[:_SHOWN])}…{shown(value[-_SHOWN:])}"


class Secret:
    """A value that was found to be a secret: every way to print it prints its mask."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for comparing and for finding its place; never for output."""
        return self._value

    def __str__(self) -> str:
        return mask(self._value)

    def __repr__(self) -> str:
        return f"Secret({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> str:
        raise TypeError("a Secret is not copied into files")


def shown(text: str) -> str:
    r"""Text of unknown origin on one line: what is not printable becomes an escape.

    File names may hold newlines, terminal codes, right-to-left marks and bytes that
    are no text at all (`os.fsdecode` keeps those as surrogates); none of them may act.

    >>> shown("a\nb"), shown("caf\udce9"), shown("naïve")
    ('a\\nb', 'caf\\xe9', 'naïve')
    """
    if "##[" in text:  # GitHub's runner reads commands after it, anywhere in a line
        text = text.replace("##[", "#\\x23[")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def encoded(text: str) -> bytes:
    """Text as UTF-8, one character for each: half a surrogate of an escape (JSON has it) is `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        import re

        halves = "[\ud800-\udc7f\udd00-\udfff]"
        return re.sub(halves, "?", text).encode("utf-8", "surrogateescape")


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, kept by surrogateescape
        return f"\\x{code - 0xDC00:02x}"
    if character in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
