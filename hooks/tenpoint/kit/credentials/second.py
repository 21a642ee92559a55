"""detect-secrets' keyword detector as a second opinion on the lines that it is made for.

Comparisons the wrong way round (`"…" == password`), C arrays, `secret.assign("…")`,
nginx' `private_key "…";`: forms that our own patterns leave to it. Its finding must
pass its own filters and our test of values. It is loaded only for a line on which a
value in one of these forms already passed ours: starting it costs ten times a clean run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tenpoint.kit.credentials.line import SECOND, Line, Match
from tenpoint.kit.credentials.names import KEY, PASSWORD
from tenpoint.kit.credentials.values import looks_secret
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from detect_secrets.plugins.keyword import KeywordDetector

# The names that detect-secrets looks for (its plugins/keyword.py, DENYLIST).
NAMES = (
    r"(?:api_?key|auth_?key|service_?key|account_?key|db_?key|database_?key|priv_?key|private_?key"
    r"|client_?key|db_?pass|database_?pass|key_?pass|password|passwd|pwd|secret|contrase)"
)
# What stands between a name and the quote, or between the quote and a name, in its forms.
BEFORE_QUOTE = (
    NAMES + r"""[^\s"'`=:,]{0,50}[ \t]{0,8}""",
    NAMES + r"""[A-Za-z0-9_]{0,40}\[[0-9]{0,6}\][ \t]{0,8}[!=]{1,2}[ \t]{0,8}@?""",
)
AFTER_QUOTE = r"""[ \t]{0,8}[!=]{2,3}[ \t]{0,8}[A-Za-z0-9_]{0,40}""" + NAMES
_STRING = r"""(?P<quote>["'`])(?P<value>[^"'`\n]{6,500})(?P=quote)"""
_FORMS = (*(Pattern(before + _STRING) for before in BEFORE_QUOTE), Pattern(_STRING + AFTER_QUOTE))
# Its patterns take time that grows with the square of a line, and its forms are source code's.
_LONGEST_LINE = 1000
_IS_PASSWORD = Pattern(r"pass|pwd|contrase")


def find(line: Line) -> Iterator[Match]:
    """What the keyword detector says of the line, where our value test agrees."""
    if len(line.text) > _LONGEST_LINE:
        return
    kind = PASSWORD if _IS_PASSWORD.search(line.folded) else KEY
    for form in _FORMS:
        for found in form.finditer(line.folded):
            start, end = found.span("value")
            value = line.text[start:end]
            if looks_secret(value, kind) and _is_seconded(value, line.text):
                yield Match(start, end, SECOND, value, "detect-secrets: Secret Keyword")


def _is_seconded(value: str, text: str) -> bool:
    asked = _keyword_detector().analyze_string(text, _patterns())
    return value in asked and not _is_filtered(value, text)


@cache
def _keyword_detector() -> KeywordDetector:
    from detect_secrets.plugins.keyword import KeywordDetector

    return KeywordDetector()


@cache
def _patterns() -> dict[re.Pattern[str], int]:
    """All its patterns that ask for quotes: it chooses among them by the kind of file."""
    from detect_secrets.plugins import keyword

    return {
        **keyword.QUOTES_REQUIRED_DENYLIST_REGEX_TO_GROUP,
        **keyword.COMMON_C_DENYLIST_REGEX_TO_GROUP,
        **keyword.C_PLUS_PLUS_REGEX_TO_GROUP,
    }


def _is_filtered(value: str, text: str) -> bool:
    """detect-secrets' own filters for single values (its filters/heuristic.py)."""
    from detect_secrets.filters import heuristic

    return (
        heuristic.is_sequential_string(value)
        or heuristic.is_potential_uuid(value)
        or heuristic.is_templated_secret(value)
        or heuristic.is_prefixed_with_dollar_sign(value)
        or heuristic.is_not_alphanumeric_string(value)
        or heuristic.is_likely_id_string(value, text.rstrip())
    )
