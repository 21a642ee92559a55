"""Path patterns: `*.py` by name anywhere, `prompts/**` from the root, `**/` for any folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path relative to the root, with `/`, is meant by one of the patterns."""
    return any(_compiled(pattern).match(path) is not None for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{to_regex(pattern)})\\Z", re.DOTALL)


def to_regex(pattern: str) -> str:
    """The regular expression, for `re.match` on a whole path, that a pattern stands for.

    As in `.gitignore`: without a `/` (or with one only at the end) it is a name at any
    depth, otherwise it starts at the root; a folder means all that is in it.
    """
    folder = pattern.endswith("/")
    body = pattern.strip("/")
    anywhere = "/" not in body and not pattern.startswith("/")
    out = ["(?:.*/)?"] if anywhere else []
    i = 0
    while i < len(body):
        if body.startswith("**/", i):
            out.append("(?:.*/)?")
            i += 3
        elif body.startswith("**", i):
            out.append(".*")
            i += 2
        elif body[i] == "*":
            out.append("[^/]*")
            i += 1
        elif body[i] == "?":
            out.append("[^/]")
            i += 1
        elif body[i] == "[" and (end := body.find("]", i + 2)) > 0:
            inside = body[i + 1 : end].replace("\\", "\\\\")
            out.append("[" + ("^" + inside[1:] if inside[0] in "!^" else inside) + "]")
            i = end + 1
        else:
            out.append(re.escape(body[i]))
            i += 1
    out.append("/.*" if folder else "(?:/.*)?")
    return "".join(out)
