"""detect-secrets' keyword detector as a second opinion on the lines that it is made for.

Comparisons the wrong way round (`"…" == password`), C arrays, `secret.assign("…")`,
nginx' `private_key "…";`: forms that our own patterns leave to it. Its finding must
pass its own filters and our test of values. It is loaded only for a line on which a
quoted value already passed ours: starting it costs ten times a clean run.
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
# Its patterns take time that grows with the square of a line, and its forms are source code's.
_LONGEST_LINE = 1000
_STRING = Pattern(r"""(["'`])(?P<value>[^"'`\n]{6,500})\1""")
_IS_PASSWORD = Pattern(r"pass|pwd|contrase")


def find(line: Line) -> Iterator[Match]:
    """What the keyword detector says of the line, where our value test agrees."""
    if len(line.text) > _LONGEST_LINE:
        return
    if not any(looks_secret(quoted["value"], PASSWORD) for quoted in _STRING.finditer(line.text)):
        return
    kind = PASSWORD if _IS_PASSWORD.search(line.folded) else KEY
    for value in _keyword_detector().analyze_string(line.text):
        start = line.text.find(value)
        if start >= 0 and looks_secret(value, kind) and not _is_filtered(value, line):
            yield Match(start, start + len(value), SECOND, value, "detect-secrets: Secret Keyword")


@cache
def _keyword_detector() -> KeywordDetector:
    from detect_secrets.plugins.keyword import KeywordDetector

    return KeywordDetector()


def _is_filtered(value: str, line: Line) -> bool:
    """detect-secrets' own filters for single values (its filters/heuristic.py)."""
    from detect_secrets.filters import heuristic

    return (
        heuristic.is_sequential_string(value)
        or heuristic.is_potential_uuid(value)
        or heuristic.is_templated_secret(value)
        or heuristic.is_prefixed_with_dollar_sign(value)
        or heuristic.is_not_alphanumeric_string(value)
        or heuristic.is_likely_id_string(value, re.sub(r"\s+$", "", line.text))
    )
