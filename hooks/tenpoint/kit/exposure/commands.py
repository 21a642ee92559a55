"""Commands and variables that open something; shell scripts and Procfiles as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.exposure.signs import (
    ANY_HOST,
    DEBUG_PORT,
    HOST,
    LOGINS,
    NOTEBOOK,
    OPEN_OPTION,
    PASSWORD,
    SHARED,
    TOKEN,
    TUNNEL,
    WEB_DEBUGGER,
    Opened,
    Said,
    is_open,
)
from tenpoint.kit.parse import shell
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.source import Source

_LISTEN = Pattern("--listen")
_TUNNEL_PROGRAMS = {
    **dict.fromkeys(("lt", "localtunnel"), Pattern("--port|-p")),
    "cloudflared": Pattern("--url"),
}
_LAUNCHERS = ("npx", "bunx")
_ONLY_TEXT = ("", "echo", "printf", "grep")
# What variables switch on, by which values.
_VARIABLES = {
    "FLASK_DEBUG": (WEB_DEBUGGER, ("1", "true", "yes", "on", "t")),
    "WERKZEUG_DEBUG_PIN": (WEB_DEBUGGER, ("off",)),
    "GRADIO_SHARE": (SHARED, ("true",)),
}


def of_script(source: Source) -> Iterator[Opened]:
    """What a shell script opens. A tunnel in it is opened by hand: that is what it is for."""
    for command in shell.commands(source.text):
        for said, start, end in of_command(command, default=""):
            yield Opened(said, start, end, said.kind == TUNNEL)


def of_procfile(source: Source) -> Iterator[Opened]:
    """What the lines of a Procfile, `name: command`, open."""
    start = 0
    for line in source.text.splitlines(keepends=True):
        name, _, text = line.partition(":")
        for command in shell.commands(text, start + len(name) + 1):
            for word in command.assignments:
                for said in of_variable(*word.text.partition("=")[::2]):
                    yield Opened(said, word.start, word.start + len(word.text))
            for found in of_command(command, default=ANY_HOST):
                yield Opened(*found)
        start += len(line)


def of_variable(name: str, value: str) -> Iterator[Said]:
    """What a variable of the environment switches on by this value."""
    kind, values = _VARIABLES.get(name, ("", ()))
    if value.lower() in values:
        yield Said(kind, f"`{name}={value}`")


def of_command(command: shell.Command, *, default: str) -> Iterator[tuple[Said, int, int]]:
    """What a command opens, with start and end of the word that says so.

    `default` is the host if the command names none.
    """
    words = _run(command)
    texts = [word.text for word in words]
    program = texts[0].rpartition("/")[2] if texts else ""
    if program in _ONLY_TEXT:
        return
    if program in ("docker", "podman"):
        ports = [text for text in texts if text[:1].isdigit() and ":" in text]
        if not any(is_open(published_on(port)) for port in ports):
            return
        default = ANY_HOST
    host = _option(texts, HOST) or default
    for said, number in (
        *_by_program(program, texts, host),
        *_by_option(texts, host),
    ):
        yield said, words[number].start, words[number].start + len(texts[number])


def published_on(port: str) -> str:
    """The host of a published port, `127.0.0.1:80:80`; any host if none is named."""
    return port.rpartition(":")[0].rpartition(":")[0] or ANY_HOST


def _run(command: shell.Command) -> Sequence[shell.Word]:
    """The words from the program on; also behind `npx -y` and `python -m`."""
    words = shell.unwrapped(command)
    if [word.text for word in words[1:2]] == ["-m"] or (words and words[0].text in _LAUNCHERS):
        return [word for word in words[1:] if word.text not in ("-m", "-y", "--yes")]
    return words


def _by_program(program: str, texts: Sequence[str], host: str) -> Iterator[tuple[Said, int]]:
    """What a program opens by its arguments, with the number of the word that says so."""
    if program == "flask" and "run" in texts and "--debug" in texts and is_open(host):
        yield Said(WEB_DEBUGGER, "`flask --debug`"), texts.index("--debug")
    elif program == "debugpy":
        address = _option(texts, _LISTEN) or ""
        if is_open(address.rpartition(":")[0]):
            yield Said(DEBUG_PORT, f"`debugpy --listen {address}`"), 0
    elif program == "ngrok" and texts[1:2] in (["http"], ["tcp"], ["tls"]):
        if not any(text.lstrip("-").startswith(LOGINS) for text in texts[2:]):
            yield Said(TUNNEL, f"`ngrok {texts[1]}`"), 0
    elif program in _TUNNEL_PROGRAMS and _option(texts, _TUNNEL_PROGRAMS[program]):
        yield Said(TUNNEL, f"`{program}`"), 0


def _by_option(texts: Sequence[str], host: str) -> Iterator[tuple[Said, int]]:
    """The same by options, whose program may stand elsewhere: ENTRYPOINT ["jupyter"]."""
    for number, text in enumerate(texts):
        if OPEN_OPTION.fullmatch(text):
            yield Said(DEBUG_PORT, f"`{text}`"), number
    if _option(texts, TOKEN) == "" and not _option(texts, PASSWORD) and is_open(host):
        number = next(number for number, text in enumerate(texts) if TOKEN.match(text))
        option = texts[number].partition("=")[0]
        yield Said(NOTEBOOK, f"an empty `{option}`"), number


def _option(texts: Sequence[str], names: Pattern[str]) -> str | None:
    """The value of an option, behind a `=` or as the next word, and quotes in quotes taken off."""
    for place, text in enumerate(texts):
        name, equals, value = text.partition("=")
        if names.fullmatch(name) and (equals or place + 1 < len(texts)):
            return (value if equals else texts[place + 1]).strip("'\"")
    return None
