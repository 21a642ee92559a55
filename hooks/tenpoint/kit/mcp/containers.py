"""What `docker run` and `podman run` give a server: mounts, privileges, and which image."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.mcp import places
from tenpoint.kit.mcp.launch import Words, options_of, program
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.mcp.clients import Word
else:
    from tenpoint.kit.light import NamedTuple

Option = tuple[str, str, "Word"]


class Run(NamedTuple):
    """`ENGINE run OPTIONS IMAGE ARGS`; each option by its long name, its value, and its word."""

    engine: str
    options: list[Option]
    image: Word | None
    args: Words


_ENGINES = frozenset(("docker", "podman", "nerdctl"))
_GLOBAL_VALUED = frozenset(("-c", "--context", "-H", "--host", "--config", "-l", "--log-level"))
# Every other long option of `run` takes a value, and these short ones.
_SWITCHES = frozenset(
    ("--detach", "--disable-content-trust", "--help", "--init", "--interactive", "--no-healthcheck",
     "--oom-kill-disable", "--privileged", "--publish-all", "--quiet", "--read-only", "--rm",
     "--sig-proxy", "--tty", "--no-hosts", "--no-hostname", "--replace", "--rmi", "--env-host",
     "--http-proxy", "--passwd", "--read-only-tmpfs", "--tls-verify", "--use-api-socket")
)  # fmt: skip
_SHORT = {
    "a": "--attach", "c": "--cpu-shares", "e": "--env", "h": "--hostname", "l": "--label",
    "m": "--memory", "p": "--publish", "u": "--user", "v": "--volume", "w": "--workdir",
}  # fmt: skip


def run_of(words: Words) -> Run | None:
    """The container that a command line runs; None when it runs none."""
    if not words or (engine := program(words[0].text)) not in _ENGINES:
        return None
    _, rest = options_of(words[1:], _GLOBAL_VALUED)
    if rest and rest[0].text == "container":
        rest = rest[1:]
    if not rest or rest[0].text not in ("run", "create"):
        return None
    options: list[Option] = []
    at = 1
    while at < len(rest):
        word = rest[at]
        if not word.text.startswith("-") or word.text == "-":
            break
        at += 1
        if word.text == "--":
            break
        option = _option(word)
        if option[1] is None:
            following = rest[at] if at < len(rest) else word
            options.append((option[0], following.text if following is not word else "", following))
            at += 1
        else:
            options.append((option[0], option[1], word))
    return Run(engine, options, rest[at] if at < len(rest) else None, rest[at + 1 :])


def _option(word: Word) -> tuple[str, str | None]:
    """The long name of an option, and its value if it stands in the same word."""
    text = word.text
    if text.startswith("--"):
        name, equals, value = text.partition("=")
        return name, value if equals else "" if name in _SWITCHES else None
    for place, letter in enumerate(text[1:], start=1):
        if letter in _SHORT:
            value = text[place + 1 :].removeprefix("=")
            return _SHORT[letter], value or None
    return text, ""


# `SOURCE:TARGET`; a drive and a variable (`${env:HOME}`) hold a colon of their own.
_BIND = Pattern(r"((?:[A-Za-z]:(?=[\\/:]))?+(?:\$\{[^}]*+\}|[^:])*+):")


def mounts(run: Run) -> Iterator[tuple[str, Word]]:
    """The folders and files of the host that are mounted, each with its word."""
    for name, value, word in run.options:
        if name == "--volume":
            source = _BIND.match(value)
            if source is not None:
                yield source[1], word
        elif name == "--mount":
            fields = dict(part.partition("=")[::2] for part in value.split(","))
            source_field = fields.get("source") or fields.get("src")
            if source_field and fields.get("type") == "bind":
                yield source_field, word


# With either of them a process is root on the host.
_CAPABILITIES = ("ALL", "SYS_ADMIN")


def host_access(run: Run) -> Iterator[tuple[str, Word]]:
    """What the container may do to the host, in words."""
    for path, word in mounts(run):
        if places.is_socket(path):
            yield "the socket of the container engine, which is root on the host", word
        elif wide := places.too_wide(path):
            yield f"{wide} ({path})", word
    for name, value, word in run.options:
        if name == "--privileged" and value.lower() in ("", "true", "1"):
            yield "every device and capability (--privileged)", word
        elif name == "--pid" and value == "host":
            yield "the processes of the host (--pid=host)", word
        elif name == "--cap-add" and value.upper().removeprefix("CAP_") in _CAPABILITIES:
            yield f"the capability {value.upper()}", word


def host_network(run: Run) -> Iterator[Word]:
    """The words that put the container into the network of the host."""
    for name, value, word in run.options:
        if name in ("--network", "--net") and value == "host":
            yield word
