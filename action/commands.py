r"""What GitHub's runner reads of a step: annotations, outputs and the log.

The runner takes each line of the log that begins with `::` for a command, and whatever
follows `##[` anywhere in a line. So nothing here is printed raw: `Commands.say` makes a text
inert, `Commands.annotate` escapes as the runner's ActionCommand.cs reads it back.

GitHub shows ten annotations of a kind for a step, and all steps inside a composite action
count as one: the number is kept in a file that they share.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TextIO

from escape import shown

Kind = Literal["error", "warning", "notice"]

MOST = 10
# Warnings that findings may not use up: why there is no comment, why a scanner is missing.
KEPT = 3
# The runner cuts a message at 4096 characters.
_LONGEST = 4000
_COUNTS = "annotations.txt"


class Commands:
    """`stream` is the step's standard output; `environment` names the runner's files.

    `suppressed` counts the annotations above the limit; each still stands in the log.
    """

    def __init__(self, environment: Mapping[str, str], stream: TextIO) -> None:
        self._environment = environment
        self._stream = stream
        self.suppressed: Counter[str] = Counter()
        self._made: Counter[str] = Counter()

    def say(self, text: str) -> None:
        """Lines for the log; not one of them can be a command."""
        for line in text.split("\n"):
            line = shown(line)
            if line.lstrip().startswith("::"):
                line = f". {line}"
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def warn(self, message: str) -> None:
        """A warning about the Action itself."""
        self.annotate("warning", message)

    def annotate(
        self,
        kind: Kind,
        message: str,
        *,
        path: str = "",
        line: int = 0,
        end_line: int = 0,
        title: str = "",
        keep: int = 0,
    ) -> bool:
        """An annotation, at a place of the repository if `path` is given.

        `keep` leaves that many of the ten to others. Above the limit it becomes a line of the
        log; False then. Lines of the message are shown as such, all else is on one line.
        """
        text = "\n".join(map(shown, message.split("\n")))[:_LONGEST]
        place = f"{path}:{line}: " if path else ""
        if self._counted(kind) >= MOST - keep:
            self.suppressed[kind] += 1
            self.say(f"{kind}: {place}{text}")
            return False
        values = {"title": shown(title)} if title else {}
        if path and path.isprintable():
            values |= {"file": path, "line": str(max(line, 1))}
            if end_line > line:
                values["endLine"] = str(end_line)
        elif path:  # GitHub would find no such file; the name still has to be told
            text = shown(place) + text
        listed = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        self._stream.write(f"::{kind}{' ' if listed else ''}{listed}::{_data(text)}\n")
        self._stream.flush()
        self._count(kind)
        return True

    def output(self, name: str, value: str) -> None:
        """An output of the step. No value can end it early: its end cannot be guessed."""
        end = f"end_{secrets.token_hex(16)}"
        value = "\n".join(map(shown, value.split("\n")))
        self._append("GITHUB_OUTPUT", f"{name}<<{end}\n{value}\n{end}\n")

    def step_summary(self, markdown: str) -> None:
        """Add to the page of the run."""
        self._append("GITHUB_STEP_SUMMARY", markdown)

    def _append(self, variable: str, text: str) -> None:
        """Add to one of the runner's files, if there is a runner."""
        path = self._environment.get(variable)
        if path:
            with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="") as f:
                f.write(text)

    def _counted(self, kind: Kind) -> int:
        """How many of a kind the whole Action has made so far."""
        file = self._file()
        if file is None or not file.is_file():
            return self._made[kind]
        return file.read_text("utf-8", errors="replace").split().count(kind)

    def _count(self, kind: Kind) -> None:
        self._made[kind] += 1
        file = self._file()
        if file is not None:
            with file.open("a", encoding="utf-8") as opened:
                opened.write(f"{kind}\n")

    def _file(self) -> Path | None:
        folder = self._environment.get("TENPOINT_WORK")
        return Path(folder, _COUNTS) if folder and Path(folder).is_dir() else None


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
