"""Versions as npm writes them: which one is exact, and what is wrong with the others."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_EXACT = Pattern(r"[=v]*[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")
_LOCAL = ("file:", "link:", "workspace:", "portal:", "patch:", "catalog:", "./", "../", "~/", "/")
GIT = Pattern(
    r"""(?: git(?:\+\w+)?:// | git@ | github: | gitlab: | bitbucket: | gist:
        | https?://[^\s]+\.git(?=\#|$) | [\w.-]+/[\w.-]+ (?: \# | $ ) )""",
    re.VERBOSE,
)
_COMMIT = Pattern(r"\#(?:commit=)?[0-9a-f]{40}")


def rule_of(specifier: str) -> str:
    """The rule that a version in package.json, or behind `name@`, breaks; empty for none."""
    text = specifier.strip()
    if text.startswith("npm:"):  # an alias: npm:name@version
        text = text.removeprefix("npm:").rpartition("@")[2]
    if text.startswith(_LOCAL) or _EXACT.fullmatch(text):
        return ""
    if GIT.match(text):
        return "" if _COMMIT.search(text) else "vcs-mutable"
    if re.match(r"https?://", text):
        moving = re.search(r"/(?:latest|main|master|HEAD)(?:/|\.|$)", text)
        return "url-mutable" if moving else ""
    return "npm-range"
