"""What a hook is made of: everything a hook module imports comes from here."""

from __future__ import annotations

from tenpoint.kit.command import run
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.finding import Finding, Rule
from tenpoint.kit.hook import Edit, Hook, Scope
from tenpoint.kit.repo import Repo
from tenpoint.kit.secret import Secret
from tenpoint.kit.source import Source

__all__ = [
    "CannotCheck",
    "Edit",
    "Finding",
    "Hook",
    "Repo",
    "Rule",
    "Scope",
    "Secret",
    "Source",
    "UsageError",
    "run",
]
