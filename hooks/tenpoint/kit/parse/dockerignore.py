"""What a `.dockerignore` leaves out of the build context: its own rules, not those of git.

A pattern stands for a path from the root of the context: `.env` is the one there, `**/.env` one
in any folder. `!` takes a path back, the last pattern that matches wins, and what is below an
ignored folder is ignored with it. Follows moby's `patternmatcher` and `ignorefile` packages.
"""

from __future__ import annotations

import posixpath
import re

from tenpoint.kit.errors import CannotCheck


class DockerIgnore:
    """The patterns of one file; CannotCheck, with the line, for one that docker refuses."""

    def __init__(self, text: str) -> None:
        self._patterns: list[tuple[bool, re.Pattern[str]]] = []
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
            # Only a # at the very beginning is a comment.
            if line.startswith("#") or not (pattern := line.strip()):
                continue
            ignores = not pattern.startswith("!")
            if not ignores:
                pattern = pattern[1:].strip()
            try:
                regex = re.compile(_regex(posixpath.normpath(pattern).lstrip("/")), re.DOTALL)
            except re.error:
                raise CannotCheck("a pattern that docker cannot read", number) from None
            self._patterns.append((ignores, regex))

    def lets_through(self, path: str) -> bool:
        """Whether docker puts this file into the context."""
        parts = path.split("/")
        # The file itself and every folder above it; a match of either counts.
        names = ["/".join(parts[: length + 1]) for length in range(len(parts))]
        through = True
        for ignores, pattern in self._patterns:
            if ignores == through and any(pattern.fullmatch(name) for name in names):
                through = not ignores
        return through


_SIGN = re.compile(r"\*\*/?|\*|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|.", re.DOTALL)


def _regex(pattern: str) -> str:
    out: list[str] = []
    for found in _SIGN.finditer(pattern):
        sign = found[0]
        if sign.startswith("**"):
            # `**/a` also means `a` at the root; a run of stars says no more than one.
            piece = "(?:.*/)?" if found.end() < len(pattern) else ".*"
            if not out or out[-1] != piece:
                out.append(piece)
        elif sign == "*":
            out.append("[^/]*")
        elif sign == "?":
            out.append("[^/]")
        elif sign.startswith("[") and len(sign) > 1:
            out.append(_set(sign[1:-1]))
        else:
            out.append(re.escape(sign[-1]))
    return "".join(out)


def _set(members: str) -> str:
    """`a-z_` as the inside of a set; every sign but the range's dash is a plain one."""
    out = "^" if members.startswith("^") else ""
    for found in re.finditer(r"(\\.|.)-(\\.|.)|(\\.|.)", members[len(out) :], re.DOTALL):
        low, high, sign = (each and re.escape(each[-1]) for each in found.groups())
        out += sign or f"{low}-{high}"
    return f"[{out}]"
