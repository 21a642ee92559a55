"""What a run found, what it could not read, and what somebody chose to ignore."""

from __future__ import annotations

from tenpoint.kit.finding import Finding, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Unread(NamedTuple):
    """A file that could not be checked, and why."""

    path: str
    reason: str


class Ignored(NamedTuple):
    """A finding that does not count; `by` is what says so (inline, configuration, baseline …)."""

    rule: str
    path: str
    line: int
    reason: str
    by: str


class Reported(NamedTuple):
    """A finding and the fingerprint by which it is known again when lines move."""

    finding: Finding
    fingerprint: str


class Report(NamedTuple):
    """The result of a run, in reading order; formats print it and add nothing.

    `checked` counts the files that were looked at, `binary` those that a hook for text
    skipped, `notes` are remarks for the person (an ignore that has expired).
    """

    hook: str
    rules: dict[str, Rule]
    checked: int
    findings: list[Reported]
    unread: list[Unread]
    ignored: list[Ignored]
    binary: int = 0
    notes: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 if anything is unread, else 1 if anything was found, else 0."""
        if self.unread:
            return 2
        return 1 if self.findings else 0
