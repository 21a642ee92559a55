"""Comments that silence a finding on their line: `tenpoint: ignore[rule] reason`."""

from __future__ import annotations

from tenpoint.kit.finding import rule_is
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

# The comment signs of the languages we read. The reason ends where the comment does.
_COMMENT_SIGN = r"(?:\#|//|--|;|%|/\*|<!--|\{\#|\bREM\b)"
_COMMENT = Pattern(_COMMENT_SIGN)
_IGNORE = Pattern(r"\btenpoint:\s*ignore\[(?P<rules>[^\[\]\n]*)\]")
# How far before the words its comment may begin, in characters.
_FAR = 400
_END = Pattern(r"(?:\*/|-->|\#\})\s*$")
# detect-secrets' own pragmas, honoured for findings that are secrets.
_PRAGMA = Pattern(_COMMENT_SIGN + r"\s*pragma:\s?(?:allow|white)list[ -]secret\b")
_PRAGMA_NEXT = Pattern(_COMMENT_SIGN + r"\s*pragma:\s?(?:allow|white)list[ -]nextline[ -]secret\b")


class Inline(NamedTuple):
    """An ignore comment that names the rule; without a reason it does not count."""

    reason: str


def inline(line: str, line_before: str, rule: str) -> Inline | None:
    """The comment that ignores this rule on the line, or alone on the line before it.

    The line before is for languages that have no comment at the end of a line
    (Dockerfiles, `.env`).
    """
    found = _named(line, rule)
    if found is None and _COMMENT.match(line_before.lstrip()):
        found = _named(line_before, rule)
    return found


def _named(line: str, rule: str) -> Inline | None:
    if "tenpoint:" not in line:
        return None
    marks = list(_IGNORE.finditer(line))
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=False):
        names = (name.strip() for name in mark["rules"].split(","))
        is_comment = _COMMENT.compiled.search(line, max(0, mark.start() - _FAR), mark.start())
        if is_comment and any(rule_is(rule, name) for name in names):
            return Inline(_END.sub("", line[mark.end() : end]).strip(" \t-:—#"))
    return None


def is_allowlisted(line: str, line_before: str) -> bool:
    """Whether a detect-secrets pragma on or above the line allows its secret."""
    return bool(
        ("pragma:" in line and _PRAGMA.search(line))
        or ("pragma:" in line_before and _PRAGMA_NEXT.search(line_before))
    )
