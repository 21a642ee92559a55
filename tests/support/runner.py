"""How GitHub's runner reads the log and the files of a step (its ActionCommand.cs, in short)."""

from __future__ import annotations

from typing import NamedTuple

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%3A", ":"), ("%2C", ","), *_DATA)


class Command(NamedTuple):
    """One command of the log."""

    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """Every command that the runner finds in a log, of the new form and of the old one."""
    found = []
    for line in log.splitlines():
        text = line.lstrip()
        if text.startswith("::") and "::" in text[2:]:
            head, message = text[2:].split("::", 1)
            name, _, listed = head.partition(" ")
            pairs = (pair.partition("=") for pair in listed.split(",") if pair)
            properties = {key.strip(): _read(value, _PROPERTY) for key, _, value in pairs}
            found.append(Command(name, properties, _read(message, _DATA)))
        elif "##[" in line:
            found.append(Command("old", {}, line))
    return found


def _read(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text


def outputs(text: str) -> dict[str, str]:
    """The outputs in a GITHUB_OUTPUT file; an ill-formed one is an AssertionError."""
    found = {}
    lines = iter(text.split("\n"))
    for line in lines:
        if not line:
            continue
        name, mark, end = line.partition("<<")
        if not mark:
            name, mark, value = line.partition("=")
            assert mark, f"no output: {line!r}"
            found[name] = value
            continue
        values = []
        for value in lines:
            if value == end:
                break
            values.append(value)
        else:
            raise AssertionError(f"{name} does not end")
        found[name] = "\n".join(values)
    return found
