"""What a scanner is asked, and what it answers."""

from __future__ import annotations

from typing import NamedTuple

from tenpoint.audit.score import Reason
from tenpoint.kit.finding import Finding
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Unread


class Request(NamedTuple):
    """What to scan: a repository, perhaps an image, with or without a network.

    `image` is a reference or the path of an archive; `osv_url` another server of advisories.
    `requirements` are files for pip-audit whose names do not tell what they are.
    """

    repo: Repo
    offline: bool = False
    image: str = ""
    osv_url: str = ""
    requirements: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What a scanner came to on one check.

    With a `reason` it has no result, or only a part of one. `undecided` are things that it
    looked at and nobody can know. `applies` is false when nothing was there that its point is
    about. `asked` says that the user asked for just this.
    """

    hook: Hook
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    reason: Reason | None = None
    detail: str = ""
    looked_at: int = 0
    undecided: tuple[str, ...] = ()
    applies: bool = True
    asked: bool = False
