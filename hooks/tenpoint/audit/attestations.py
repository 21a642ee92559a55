"""Somebody's word for what no tool can see: whether it is whole, and what it covers.

An attestation counts when it names a point or box of ours, its evidence is a file of the
repository that is not empty or an https address, it was given today or earlier and has not
expired. An address is never fetched, and shown as such. It never covers a fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from tenpoint.audit.checklists import BOX_IDS
from tenpoint.kit.configfile import Attestation
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.repo import Repo


class Word(NamedTuple):
    """An attestation, and what is wrong with it; "" when it counts."""

    given: Attestation
    problem: str
    fetched: bool = True  # False for an address: nobody has looked

    @property
    def subject(self) -> int | str:
        """The point's number or the box's id."""
        return self.given.point if self.given.point is not None else (self.given.box or "")

    def __str__(self) -> str:
        note = "" if self.fetched else " (not fetched)"
        return f"{self.given.evidence}{note}, by {self.given.by} until {self.given.expires}"


def weigh(repo: Repo, today: date) -> list[Word]:
    """Every attestation of the configuration, judged. Raises `UsageError` for an unknown box."""
    config = repo.config
    given = config.attestations if config is not None else ()
    for one in given:
        if one.box is not None and one.box not in BOX_IDS:
            raise UsageError(
                f"[[attest]]: no box is called {one.box!r}; there are {', '.join(BOX_IDS)}",
                config.path if config is not None else "",
            )
    return [
        Word(one, _problem(repo, one, today), fetched=not _is_address(one.evidence))
        for one in given
    ]


def covering(words: Iterable[Word], subject: int | str) -> Word | None:
    """The first whole attestation of a point or box."""
    return next((word for word in words if word.subject == subject and not word.problem), None)


def _is_address(evidence: str) -> bool:
    return "://" in evidence


def _problem(repo: Repo, given: Attestation, today: date) -> str:
    if given.on > today:
        return f"it is dated {given.on}, which is yet to come"
    if given.expires < today:
        return f"it expired on {given.expires}"
    if _is_address(given.evidence):
        try:
            parts = urlsplit(given.evidence)
        except ValueError:
            return "its evidence is no valid address"
        if parts.scheme != "https" or not parts.hostname or parts.username is not None:
            return "its evidence must be an https address without a password"
        return ""
    path = os.path.normpath(given.evidence).replace(os.sep, "/")
    if os.path.isabs(given.evidence) or path.startswith(".."):
        return "its evidence lies outside the repository"
    if not repo.is_tracked(path):
        return f"its evidence {path} is not a file that git tracks"
    try:
        if not repo.source(path).head(64 * 1024).strip():
            return f"its evidence {path} is empty"
    except CannotCheck as problem:
        return f"its evidence {path} could not be read: {problem.reason}"
    return ""
