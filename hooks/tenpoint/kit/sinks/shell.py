"""Shell scripts and the steps of workflows: `echo` and `printf` of a secret to the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.pattern import Pattern
from tenpoint.kit.sinks.names import Leak, meant
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.workflow import Place

_VARIABLE = Pattern(r"\$\{(?P<inner>[^}\n]{1,200})\}|\$(?P<plain>[A-Za-z_]\w{0,80})")
_NAME = Pattern(r"!?(?P<name>[A-Za-z_]\w{0,80})(?P<rest>.*)", re.DOTALL)
_SHORT_PIECE = Pattern(r":\s?(?:\(?-\d\)?|\d{1,2}:[0-8])$")
_EXPRESSION = Pattern(r"\$\{\{(?P<inner>[^}\n]{1,500})\}\}")
_SECRETS = Pattern(
    r"\bsecrets\s?(?:\.\s?(?P<name>[\w-]{1,100})|\[\s?'(?P<key>[\w-]{1,100})'|\s?\))"
)
_QUERY = Pattern(r"[?&][\w.\-\[\]]{1,60}=")
_VARIABLE_OR_SECRET = Pattern(r"\$\{\{[^}\n]{1,500}\}\}|\$\{[^}\n]{1,200}\}|\$[A-Za-z_]\w{0,80}")
_FETCHES = frozenset(("curl", "wget", "http", "https", "xh"))
# Programs that write on what they read.
_SHOWS = frozenset("cat tee base64 rev xxd od hexdump nl fold tac sort".split())
_CLOSER = Pattern(r"^[ \t]*(?:\}|\)|done)[ \t]*(?P<rest>[^\n]*)", re.MULTILINE)


def of_script(source: Source) -> Iterator[Leak]:
    """The leaks of a shell script."""
    from tenpoint.kit.parse.shell import commands

    place: Place = source.position
    found = [(each, place) for each in commands(source.text)]
    yield from _leaks(source, found, frozenset())


def of_workflow(source: Source) -> Iterator[Leak]:
    """The leaks of a workflow's or an action's `run` steps."""
    from tenpoint.kit.pins import kinds
    from tenpoint.kit.pins.scripts import commands_of, settings_of

    # Variables that the workflow fills with a secret, under any name.
    known = frozenset(
        setting.name
        for setting in settings_of(source, kinds.WORKFLOW)
        if _secret_in(setting.value, None)
    )
    found = [(placed.command, placed.place) for placed in commands_of(source, kinds.WORKFLOW)]
    yield from _leaks(source, found, known)


def _leaks(
    source: Source, found: list[tuple[Command, Place]], known: frozenset[str]
) -> Iterator[Leak]:
    traced: tuple[int, int] | None = None
    first = source.head(100).partition(b"\n")[0]
    if first.startswith(b"#!") and re.search(rb"sh\s+-\w*x", first):
        traced = (1, 1)
    for index, (command, place) in enumerate(found):
        texts = [word.text for word in command.words]
        if texts[:1] == ["set"] and len(texts) > 1:
            if re.fullmatch(r"-\w*x\w*", texts[1]) or texts[1:3] == ["-o", "xtrace"]:
                traced = place(command.words[0].start)
            elif re.fullmatch(r"\+\w*x\w*", texts[1]) or texts[1:3] == ["+o", "xtrace"]:
                traced = None
            continue
        if traced is not None:
            for word in (*command.words, *command.assignments):
                name = _secret_in(word.text, known) if word.expands else ""
                if name:
                    yield Leak("traced", "set -x", name, *traced, used=place(word.start)[0])
                    traced = None
                    break
        program = texts[0].rpartition("/")[2] if texts else ""
        if program in _FETCHES:
            yield from _in_urls(command, place, known)
        if texts[:1] not in (["echo"], ["printf"]) or not _is_shown(source, found, index):
            continue
        if any(text.startswith("::add-mask::") for text in texts):
            continue
        for word in command.words[1:]:
            name = _secret_in(word.text, known if word.expands else None)
            if name:
                yield Leak("logged", texts[0], name, *place(word.start))
                break


def _in_urls(command: Command, place: Place, known: frozenset[str]) -> Iterator[Leak]:
    """`curl "https://x.example/?api_key=$API_KEY"`: the variable right behind the `=`."""
    for word in command.words[1:]:
        if "://" not in word.text and not word.text.startswith(("$", "?")):
            continue
        for query in _QUERY.finditer(word.text):
            value = _VARIABLE_OR_SECRET.match(word.text, query.end())
            name = _secret_in(value[0], known if word.expands else None) if value else ""
            if name:
                yield Leak("in-url", query[0], name, *place(word.start))
                break


def _secret_in(text: str, known: frozenset[str] | None) -> str:
    """The secret whose value a word holds; without `known` the shell expands nothing in it."""
    for expression in _EXPRESSION.finditer(text):
        inner = expression["inner"].strip()
        if any(sign in inner for sign in ("==", "!=", "&&", "!", "hashFiles", "contains(")):
            continue
        found = _SECRETS.search(inner)
        if found:
            return (
                f"secrets.{found['name'] or found['key']}"
                if found["name"] or found["key"]
                else "secrets"
            )
    if known is None:
        return ""
    for variable in _VARIABLE.finditer(text):
        whole = _NAME.fullmatch(variable["plain"] or variable["inner"] or "")
        if whole is None or whole["rest"].startswith((":+", "+", ":?", "?", "@")):
            continue
        if _SHORT_PIECE.match(whole["rest"]):
            continue
        name = whole["name"]
        if name in known or (meant(name, of_environment=True) == "secret"):
            return f"${name}"
    return ""


def _is_shown(source: Source, found: list[tuple[Command, Place]], index: int) -> bool:
    """Whether a command's output gets to the terminal, through the pipes behind it."""
    for place in range(index, min(index + 8, len(found))):
        command = found[place][0]
        program = command.words[0].text.rpartition("/")[2] if command.words else ""
        if place > index:
            texts = [word.text for word in command.words[1:]]
            if program not in _SHOWS or any(text in ("-d", "-D", "--decode") for text in texts):
                return False
        if command.output != "pipe":
            return command.output == "" and not _is_redirected(source, found[place])
    return False


def _is_redirected(source: Source, found: tuple[Command, Place]) -> bool:
    """`{ echo …; } > file` and `(echo …) | program`: the group's output goes elsewhere."""
    command, place = found
    if not command.words:
        return False
    line = place(command.words[0].start)[0]
    text = source.line_text(line)
    same = re.search(r"[)}]\s{0,5}(\||>)", text)
    if same is not None and re.match(r"\s*[({]", text):
        return True
    indent = len(text) - len(text.lstrip())
    for ahead in range(line + 1, line + 100 if indent else line):
        after = source.line_text(ahead)
        if after.strip() and len(after) - len(after.lstrip()) < indent:
            closer = _CLOSER.match(after)
            if closer is None:
                return False
            if closer["rest"].lstrip().startswith((">", "|")):
                return "/dev/stderr" not in closer["rest"]
            indent = len(after) - len(after.lstrip())
    return False
