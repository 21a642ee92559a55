"""What stops a check without being a finding."""

from __future__ import annotations


class CannotCheck(Exception):
    """A file could not be read or understood: it ends in `unread` and as exit status 2.

    `reason` is one sentence for the user, in the words of the user's files. It is
    printed as it is, so it must never quote a value that could be a secret.
    `line` is the line of the file that is to blame, 0 when no line is.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class UsageError(Exception):
    """The command line or the configuration is wrong: nothing was checked, exit status 2.

    `path` is the configuration file that is to blame, empty for the command line.
    """

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason
        self.path = path
