"""Comments that silence a finding on their line: `tenpoint: ignore[rule] reason`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tenpoint.kit.finding import rule_is

# The comment signs of the languages we read. The reason ends where the comment does.
_COMMENT = r"(?:\#|//|--|;|%|/\*|<!--|\{\#|\bREM\b)"
_IGNORE = re.compile(
    _COMMENT
    + r"""[^\n]{0,400}? \b tenpoint: \s* ignore
    \[ (?P<rules> [^\]\n]* ) \]
    (?P<reason> [^\n]* )""",
    re.VERBOSE,
)
_END = re.compile(r"(?:\*/|-->|\#\})\s*$")
# detect-secrets' own pragmas, honoured for findings that are secrets.
_PRAGMA = re.compile(_COMMENT + r"\s*pragma:\s?(?:allow|white)list[ -]secret\b")
_PRAGMA_NEXT = re.compile(_COMMENT + r"\s*pragma:\s?(?:allow|white)list[ -]nextline[ -]secret\b")


class Inline(NamedTuple):
    """An ignore comment that names the rule; without a reason it does not count."""

    reason: str


def inline(line: str, line_before: str, rule: str) -> Inline | None:
    """The comment that ignores this rule on the line, or alone on the line before it.

    The line before is for languages that have no comment at the end of a line
    (Dockerfiles, `.env`).
    """
    if "tenpoint:" in line and (found := _named(_IGNORE.finditer(line), rule)):
        return found
    if "tenpoint:" in line_before:
        alone = _IGNORE.match(line_before.lstrip())
        return _named([alone] if alone else [], rule)
    return None


def _named(comments: Iterable[re.Match[str]], rule: str) -> Inline | None:
    for comment in comments:
        if any(rule_is(rule, name.strip()) for name in comment["rules"].split(",")):
            return Inline(_END.sub("", comment["reason"]).strip(" \t-:—"))
    return None


def is_allowlisted(line: str, line_before: str) -> bool:
    """Whether a detect-secrets pragma on or above the line allows its secret."""
    return bool(_PRAGMA.search(line) or _PRAGMA_NEXT.search(line_before))
