"""Many repositories, split among jobs: the first job of org-audit.yml, and what the others know.

Every job gets the same list and the same number, and works out its own share: nothing has to
be handed over, and no job can be handed a wrong one.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence

from commands import Commands
from escape import prose
from programs import Failed

LIST = "ORG_REPOSITORIES"
SHARDS = "ORG_SHARDS"

MOST = 10_000
# A workflow's inputs together are no longer than this.
_LONGEST = 1024 * 1024
# What one matrix may start. Source: GitHub's limits for a workflow run.
_MOST_SHARDS = 256
_TOLD = 5

# Owners have 39 characters at most; an underscore parts the short name of an enterprise.
_OWNER = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})"
_NAME = re.compile(rf"{_OWNER}/(?!\.\.?$)[A-Za-z0-9._-]{{1,100}}(?<!\.git)", re.ASCII)


def main() -> int:
    """Check the list and say which shards there are, as a JSON list for the matrix."""
    commands = Commands(os.environ, sys.stdout)
    try:
        names = repositories(os.environ)
        shards = count(os.environ, names)
    except Failed as problem:
        return failed(commands, problem)
    listed = [str(number) for number in range(1, shards + 1)]
    commands.output("shards", json.dumps(listed))
    commands.say(f"{len(names)} repositories in {shards} shards")
    return 0


def failed(commands: Commands, problem: Failed) -> int:
    """Say why a job cannot go on, where people look; the exit status."""
    commands.annotate("error", str(problem), title="tenpoint")
    commands.step_summary(f"tenpoint: {prose(str(problem))}\n")
    return 2


def repositories(given: Mapping[str, str]) -> list[str]:
    """The names, each once (GitHub's do not differ by case); `Failed` names those that are none."""
    listed = _listed(given.get(LIST, ""))
    wrong = [name for name in listed if not _NAME.fullmatch(name)]
    if wrong:
        some = ", ".join(repr(name[:100]) for name in wrong[:_TOLD])
        more = f" and {len(wrong) - _TOLD} more" if len(wrong) > _TOLD else ""
        raise Failed(f"the input repositories: not OWNER/NAME: {some}{more}")
    names = list({name.lower(): name for name in reversed(listed)}.values())[::-1]
    if not names:
        raise Failed("the input repositories names none")
    if len(names) > MOST:
        raise Failed(f"the input repositories: more than {MOST}")
    return names


def _listed(text: str) -> list[str]:
    """One a line, or a JSON list of strings."""
    if len(text) > _LONGEST:
        raise Failed("the input repositories is longer than 1 MiB")
    if not text.lstrip().startswith("["):
        return [line.strip() for line in text.splitlines() if line.strip()]
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError):
        raise Failed("the input repositories begins with [ and is no JSON list") from None
    if not all(isinstance(name, str) for name in listed):
        raise Failed("the input repositories: its JSON list holds something else than names")
    return list(listed)


def count(given: Mapping[str, str], names: Sequence[str]) -> int:
    """How many shards: as many as asked for, but none of them empty."""
    wanted = number(given, SHARDS, "shards", 1, _MOST_SHARDS)
    return min(wanted, len(names))


def number(given: Mapping[str, str], variable: str, name: str, least: int, most: int) -> int:
    """A whole number of the inputs; `Failed` says what it may be."""
    text = given.get(variable, "").strip()
    if not re.fullmatch(r"[0-9]{1,6}", text) or not least <= int(text) <= most:
        raise Failed(f"the input {name} must be a whole number from {least} to {most}")
    return int(text)


def share(names: Sequence[str], shards: int, shard: int) -> list[str]:
    """What one shard audits; neighbours in the list, who are often alike, go to different ones."""
    return list(names[shard - 1 :: shards])
