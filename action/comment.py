"""The one comment on the pull request that every run updates.

It is known by a marker at its very start and by its author. The marker alone is worth
nothing: anybody can write it. A quotation of the comment begins with `>`, not with the marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from github import Comment, Fault, GitHub, Refused, Unprocessable, Unsure

RECIPE = (
    "https://github.com/tenpoint/tenpoint/blob/main/docs/github-action.md#pull-requests-from-forks"
)

_TRIES = 3
_STATE = re.compile(r"<!-- (open|solved|fine) -->")


class Event(NamedTuple):
    """The pull request of the event; `number` is 0 when there is none."""

    number: int = 0
    fork: bool = False
    dependabot: bool = False


class Text(NamedTuple):
    """What the comment says: whole, in the short form, and when all is solved."""

    whole: str
    short: str
    fixed: str
    worth_it: bool


class Sticky:
    """The comment of one job. `name` tells several jobs of a pull request apart."""

    def __init__(self, github: GitHub, number: int, name: str = "") -> None:
        self._github = github
        self._number = number
        self._marker = marker(name)

    def say(self, text: Text, *, always: bool, warn: Callable[[str], None]) -> str:
        """Create or update the comment; its address, or "" when there was nothing to say.

        Raises `Fault`. What is left to tidy up and cannot be is only a warning.
        """
        own = self._own()
        if not own and not always and not text.worth_it:
            return ""
        said = self._put(own[0] if own else None, text)
        for surplus in own[1:]:  # two runs at the same time made one each
            self._remove(surplus, warn)
        return said.url

    def _own(self) -> list[Comment]:
        """Our comments, oldest first."""
        marked = [
            one for one in self._github.comments(self._number) if one.body.startswith(self._marker)
        ]
        if all(one.bot for one in marked):
            return marked
        # With a person's token the author is that person; a workflow's own token has no name.
        login = self._github.login()
        return [one for one in marked if one.bot or (login and one.login == login)]

    def _put(self, own: Comment | None, text: Text) -> Comment:
        fixed = own is not None and not text.worth_it and _state(own) in ("open", "solved")
        state = "open" if text.worth_it else "solved" if fixed else "fine"
        start = f"{self._marker}<!-- {state} -->\n"
        body = start + (text.fixed if fixed else text.whole)
        if own is not None and own.body.replace("\r\n", "\n").strip() == body.strip():
            return own
        try:
            return self._write(own, body)
        except Unprocessable:
            return self._write(own, start + text.short)

    def _write(self, own: Comment | None, body: str) -> Comment:
        if own is not None:
            try:
                return self._github.update(own.id, body)
            except Refused as fault:
                if fault.status != 404:  # removed since it was listed
                    raise
        return self._create(body)

    def _create(self, body: str) -> Comment:
        """A lost answer may be to a comment that is there: look before writing it again."""
        for tried in range(1, _TRIES + 1):
            try:
                return self._github.create(self._number, body)
            except Unsure:
                if tried == _TRIES:
                    raise
                self._github.pause(2.0 ** (tried - 1))
            there = self._own()
            if there:
                return self._github.update(there[0].id, body)
        raise AssertionError  # the last try returns or raises

    def _remove(self, comment: Comment, warn: Callable[[str], None]) -> None:
        try:
            self._github.delete(comment.id)
        except Fault as fault:
            warn(f"A second comment of tenpoint could not be removed: {fault.why}.")


def marker(name: str) -> str:
    """The start of a job's comment; its name could otherwise end the HTML comment."""
    name = re.sub(r"[^A-Za-z0-9_-]", "", name)[:100]
    return f"<!-- tenpoint-summary {name} -->" if name else "<!-- tenpoint-summary -->"


def _state(comment: Comment) -> str:
    found = _STATE.search(comment.body, 0, 300)
    return found[1] if found else ""


def cause(fault: Refused, event: Event) -> str:
    """Why GitHub refuses, and what to do: sentences for a warning."""
    recipe = f"two workflows can comment all the same, see {RECIPE}"
    if fault.status == 401:
        told = "The token is not valid: give the Action `token: ${{ github.token }}`."
    elif event.fork:
        told = f"The pull request comes from a fork, so the token may only read: {recipe}."
    elif event.dependabot:
        told = f"Dependabot opened the pull request, so the token may only read: {recipe}."
    elif fault.status == 410:
        told = "The conversation does not exist any more."
    else:
        told = (
            "The token may not write comments: give the job `permissions: pull-requests: write`. "
            f"If the pull request comes from a fork, {recipe}."
        )
    return f"No comment on the pull request: {fault.why}. {told} The summary of the run has it all."
