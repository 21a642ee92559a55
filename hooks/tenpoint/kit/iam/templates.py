"""YAML that a template engine fills in: enough of it to be read as YAML, places unchanged."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_TAG = Pattern(
    r"""
      (?P<line> ^ [ \t]*+ (?: \{\{ [^{}]*+ \}\} | \{% [^{}]*+ %\} | \{\# [^{}]*+ \#\} )
        (?: [ \t]*+ (?: \{\{ [^{}]*+ \}\} | \{% [^{}]*+ %\} ) )*+ [ \t]*+ \r?$ )
    | (?P<word> \{\{ [^{}]*+ \}\} ) | (?P<directive> \{% [^{}]*+ %\} | \{\# [^{}]*+ \#\} )
    """,
    re.VERBOSE | re.MULTILINE,
)


def without_templates(text: str) -> str:
    """The text with lines of tags made blank, and a word of the same length for each other tag.

    Good enough for Helm and Jinja as people write manifests; what it makes is read, never run.
    """
    return _TAG.sub(_filled, text)


def _filled(found: re.Match[str]) -> str:
    sign = "x" if found["word"] else " "
    return re.sub(r"[^\r\n]", sign, found[0])
