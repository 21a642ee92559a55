"""Text that a template engine fills in: enough of it to be read as what it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from tenpoint.kit.source import Source

    Parsed = TypeVar("Parsed")

# `${{ … }}` is GitHub's own and stays.
_EXPRESSION = r"\{\{ [^{}]*+ \}\}"
_DIRECTIVE = r"(?: \{% (?: [^{}%] | %(?!\}) )*+ %\} | \{\# (?: [^{}\#] | \#(?!\}) )*+ \#\} )"
_TAG = Pattern(
    rf"""
      (?P<line> ^ [ \t]*+ (?: (?: {_EXPRESSION} | {_DIRECTIVE} ) [ \t]*+ )++ \r?$ )
    | (?P<word> (?<! \$ ) {_EXPRESSION} )
    | (?P<directive> {_DIRECTIVE} )
    """,
    re.VERBOSE | re.MULTILINE,
)


def parsed(
    source: Source, parse: Callable[[Source], Parsed], parse_text: Callable[[str], Parsed]
) -> Parsed:
    """What a parser makes of a file, or of its text without the tags of a template engine."""
    try:
        return source.memo(parse)
    except CannotCheck:
        if "{{" not in source.text and "{%" not in source.text:
            raise
    return parse_text(without_templates(source.text))


def without_templates(text: str) -> str:
    """The text with lines of tags made blank, and a word of the same length for each other tag.

    Good enough for Helm and Jinja as people write manifests; what it makes is read, never run.
    """
    return _TAG.sub(_filled, text)


def _filled(found: re.Match[str]) -> str:
    sign = "x" if found["word"] else " "
    return re.sub(r"[^\r\n]", sign, found[0])
