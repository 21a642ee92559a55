"""What a `.dockerignore` leaves out of the build context: its own rules, not those of git.

A pattern stands for a path from the root of the context: `.env` is the one there, `**/.env` one
in any folder. `!` takes a path back, the last pattern that matches wins, and what is below an
ignored folder is ignored with it. Follows moby's `patternmatcher` and `ignorefile` packages.
"""

from __future__ import annotations

import posixpath
import re


class DockerIgnore:
    """The patterns of one file; `lets_through(path)` asks for a path of the context."""

    def __init__(self, text: str) -> None:
        self._patterns: list[tuple[bool, re.Pattern[str]]] = []
        for line in text.removeprefix("\ufeff").splitlines():
            # Only a # at the very beginning is a comment.
            if line.startswith("#") or not (pattern := line.strip()):
                continue
            ignores = not pattern.startswith("!")
            pattern = pattern if ignores else pattern[1:].strip()
            if pattern:
                self._patterns.append((ignores, re.compile(_regex(_cleaned(pattern)), re.DOTALL)))

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


def _cleaned(pattern: str) -> str:
    cleaned = posixpath.normpath(pattern.replace("\\", "/") if "/" not in pattern else pattern)
    return cleaned.lstrip("/")


_TOKEN = re.compile(r"\*\*/?|\*|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|.", re.DOTALL)


def _regex(pattern: str) -> str:
    out: list[str] = []
    for token in _TOKEN.findall(pattern):
        if token.startswith("**"):
            # `**/a` also means `a` at the root; a run of stars says no more than one.
            piece = "(?:.*/)?" if token.endswith("/") else ".*"
            if not out or out[-1] != piece:
                out.append(piece)
        elif token == "*":
            out.append("[^/]*")
        elif token == "?":
            out.append("[^/]")
        elif token.startswith("[") and len(token) > 1:
            out.append(token.replace("[[", "[\\["))
        else:
            out.append(re.escape(token[-1]))
    return "".join(out)
