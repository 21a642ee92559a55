"""What a server's command line really runs: behind `cmd /c`, `env`, `sudo`, `doppler run --`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tenpoint.kit.parse import shell
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.mcp.clients import Word
else:
    from tenpoint.kit.light import NamedTuple

Words = Sequence["Word"]


class Launch(NamedTuple):
    """The words from the program on; `script` is what a shell is given to run, if one is."""

    words: Words
    script: Word | None = None


# What runs the command behind `--`.
_BEFORE_DASHES = frozenset(
    ("doppler", "op", "infisical", "dotenvx", "dotenv", "chamber", "aws-vault", "mise", "varlock",
     "teller", "envchain", "direnv", "nix", "devbox", "fnox")
)  # fmt: skip
_SHELLS = frozenset(("sh", "bash", "zsh", "dash", "ash", "ksh", "fish", "csh", "tcsh"))
_POWERSHELLS = frozenset(("powershell", "pwsh"))
_POWERSHELL_TEXT = frozenset(("-c", "-command", "-e", "-ec", "-enc", "-encodedcommand"))
_OPERATORS = Pattern(r"[|&<>;]")
_WSL_VALUED = frozenset(("-d", "--distribution", "-u", "--user", "--cd", "--shell-type"))
_PIPED = Pattern(
    r"""\b (?: curl | wget | iwr | irm | invoke-webrequest | invoke-restmethod ) \b
    [^|]{0,2000} \| \s* (?: sudo \s+ )?
    (?: (?: ba | da | z | k | fi )? sh | python3? | node | iex | invoke-expression ) \b""",
    re.VERBOSE | re.IGNORECASE,
)


def program(text: str) -> str:
    """The name of a program: without its folder and the endings of Windows."""
    name = text.strip().strip("\"'").replace("\\", "/").rpartition("/")[2].lower()
    return name[:-4] if name.endswith((".exe", ".cmd", ".bat", ".ps1")) else name


def launch_of(words: Words) -> Launch:
    """What is run in the end. Wrappers may stand in wrappers, eight deep."""
    for _ in range(8):
        if not words:
            break
        name = program(words[0].text)
        if name == "cmd":
            inner = _behind_slash_c(words)
            if inner is None:
                break
            script = next((word for word in inner if _OPERATORS.search(word.text)), None)
            if script is not None:
                return Launch(words, script)
            words = inner
        elif name in _SHELLS or name in _POWERSHELLS:
            return Launch(words, _script(words, name))
        elif name == "wsl":
            words = _after_options(words, _WSL_VALUED)
        elif name in _BEFORE_DASHES and any(word.text == "--" for word in words):
            at = [word.text for word in words].index("--")
            words = words[at + 1 :]
        else:
            inner = _unwrapped(words)
            if len(inner) == len(words):
                break
            words = inner
    return Launch(words)


def pipes_a_download(words: Words) -> Word | None:
    """The word of `curl … | sh`, wherever it stands: some programs run the line in a shell."""
    line = " ".join(word.text for word in words)
    found = _PIPED.search(line) if "|" in line else None
    return words[0] if found is not None and words else None


def options_of(words: Words, valued: Collection[str]) -> tuple[list[tuple[str, str, Word]], Words]:
    """The options before the first word that is none, and the rest from that word on.

    Each option by its name, its value ("" without one) and the word of the value. `valued` are
    those whose value is the next word.
    """
    found: list[tuple[str, str, Word]] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word.text == "--":
            break
        if not word.text.startswith("-"):
            at -= 1
            break
        name, equals, value = word.text.partition("=")
        if not equals and name in valued and at < len(words):
            word = words[at]
            value = word.text
            at += 1
        found.append((name, value, word))
    return found, words[at:]


def _behind_slash_c(words: Words) -> Words | None:
    for at, word in enumerate(words[1:], start=2):
        if word.text.lower() in ("/c", "/k", "/r"):
            rest = list(words[at:])
            if len(rest) == 1 and " " in rest[0].text:
                rest = [rest[0]._replace(text=text) for text in rest[0].text.split()]
            return rest
        if not word.text.startswith("/"):
            break
    return None


def _script(words: Words, name: str) -> Word | None:
    for at, word in enumerate(words[1:], start=1):
        lower = word.text.lower()
        if name in _POWERSHELLS and lower in _POWERSHELL_TEXT:
            return words[min(at + 1, len(words) - 1)]
        if name in _SHELLS and re.fullmatch(r"-[a-z]*c|--command(?:=.*)?", word.text):
            return words[min(at + 1, len(words) - 1)]
        if name in _SHELLS and not lower.startswith("-"):
            break
    return None


def _after_options(words: Words, valued: Collection[str]) -> Words:
    at = 1
    while at < len(words) and words[at].text.startswith("-"):
        at += 2 if words[at].text in valued else 1
    return words[at:]


def _unwrapped(words: Words) -> Words:
    """As shell scripts have it: `sudo -u x`, `env A=b`, `poetry run`, `timeout 5`."""
    named = (program(words[0].text), *(word.text for word in words[1:]))
    command = shell.Command(tuple(shell.Word(text, place) for place, text in enumerate(named)))
    rest = shell.unwrapped(command)
    return words[rest[0].start :] if rest else words[len(words) :]
