"""The part of GitHub's events that is read."""

from __future__ import annotations

from support.audit_report import COMMIT, Entry
from support.github_api import REPOSITORY


def pull_request(number: object = 7, *, head: str = REPOSITORY, user: str = "ann") -> Entry:
    """The part of the event that is read."""
    return {
        "number": number,
        "pull_request": {
            "number": number,
            "user": {"login": user},
            "head": {"sha": COMMIT, "repo": {"full_name": head}},
            "base": {"sha": COMMIT, "repo": {"full_name": REPOSITORY}},
        },
    }
