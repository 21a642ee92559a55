"""Path patterns: `*.py` by name anywhere, `prompts/**` from the root, `**/` for any folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def matches(path: str, patterns: Iterable[str], *, inside: bool = True) -> bool:
    """Whether a path relative to the root, with `/`, is meant by one of the patterns.

    Without `inside` a pattern means files alone, and not all that is in a folder of that name.
    """
    return any(
        _literal(pattern) in path and _compiled(pattern, inside).match(path) is not None
        for pattern in patterns
    )


# What is no plain text in a pattern; a set is one piece, whatever it holds.
_MAGIC = re.compile(r"\\.|\[[!^]?\]?(?:\\.|[^\]\\])*\]|[*?/\[\]\\]", re.DOTALL)


@lru_cache(maxsize=1024)
def _literal(pattern: str) -> str:
    """The longest text that every path of the pattern holds: most paths need no expression."""
    return max(_MAGIC.split(pattern), key=len)


@lru_cache(maxsize=1024)
def _compiled(pattern: str, inside: bool) -> re.Pattern[str]:
    return re.compile(f"(?:{to_regex(pattern, inside=inside)})\\Z", re.DOTALL)


def to_regex(pattern: str, *, inside: bool = True) -> str:
    """The regular expression, for `re.match` on a whole path, that a pattern stands for.

    As in `.gitignore`: without a `/` (or with one only at the end) it is a name at any
    depth, otherwise it starts at the root; a folder means all that is in it; a backslash
    takes the meaning from the sign after it. Nothing is negated, `#` is a letter.
    """
    body = pattern.strip("/")
    names = re.sub(r"(?:(?<=/)|^)(?:\*\*/)+", "**/", body).split("/")
    if len(names) == 1 and names != ["**"] and not pattern.startswith("/"):
        names.insert(0, "**")
    out: list[str] = []
    since = 0  # where the names after the last `**/` begin in `out`
    for place, name in enumerate(names):
        last = place == len(names) - 1
        if name == "**" and last:
            return "".join(out) + (".*/.*" if pattern.endswith("/") else ".*")
        if name == "**":
            if since:
                # What stands between two `**/` may as well be matched where it first fits: an
                # atomic group keeps a hostile pattern from trying all its places.
                out[since - 1 :] = [f"(?>(?:[^/]*/)*?{''.join(out[since:])})"]
            out.append("(?:.*/)?")
            since = len(out)
        else:
            out.append(_name(name) + ("" if last else "/"))
    out.append("/.*" if pattern.endswith("/") else "(?:/.*)?" if inside else "")
    return "".join(out)


_TOKEN = re.compile(
    r"""
    \\ (?P<plain> . )                                           # a sign without its meaning
    | \[ (?P<not> [!^]? ) (?P<set> \]? (?: \\. | [^\]\\] )* ) \]  # one of these
    | (?P<any> \*+ )
    | (?P<one> \? )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def _name(pattern: str) -> str:
    """The expression for one name of a path, which holds no `/`."""
    pieces = [""]  # what stands between the stars
    for token in _TOKEN.finditer(pattern):
        if token["any"]:
            pieces.append("")
        elif token["one"]:
            pieces[-1] += "[^/]"
        elif token["set"] is not None:
            pieces[-1] += _one_of(token["set"], negated=bool(token["not"]))
        else:
            pieces[-1] += re.escape(token["plain"] or token["sign"])
    first, *rest = pieces
    # As above: between two stars the first fit is as good as any.
    inner = [f"(?>[^/]*?{piece})" for piece in rest[:-1] if piece]
    return "".join([first, *inner, *(f"[^/]*{piece}" for piece in rest[-1:])])


def _one_of(text: str, *, negated: bool) -> str:
    found = re.finditer(r"(\\.|.)-(\\.|.)|(\\.|.)", text, re.DOTALL)
    members = "".join(_member(*(sign and sign[-1] for sign in one.groups())) for one in found)
    if members:
        sign = f"[{'^' if negated else ''}{members}]"
        return f"(?!/){sign}" if re.match(sign, "/") else sign
    return "[^/]" if negated else "(?!)"


def _member(low: str | None, high: str | None, sign: str | None) -> str:
    if low is None or high is None:
        return re.escape(sign or "")
    return f"{re.escape(low)}-{re.escape(high)}" if low <= high else ""
