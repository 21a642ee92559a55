"""Variables in a value: `$NAME`, `${NAME:-default}`; in compose also `$$` for a dollar sign."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.pattern import Pattern

_VARIABLE = Pattern(
    r"(?x) \$\$ | \$[A-Za-z_]\w*+ | \$\{ (?P<name> [A-Za-z_]\w*+ ) (?P<sign> :?[-+?] )? | \}"
)


def literals(text: str) -> Iterator[tuple[str, str]]:
    """What the file itself gives as a value: the text, or the defaults of the variables in it.

    Each with the name of its variable, "" for the text.

    Text around a variable is none of it: what is secret is put there. A value that begins with
    `$$` is a reference too, for the shell in the container. After `:?` stands an error message.
    """
    if "$" not in text:
        yield "", text
        return
    variables = False
    open_defaults: list[tuple[str, str, int]] = []
    for found in _VARIABLE.finditer(text):
        if found[0] == "}":
            if open_defaults:
                name, sign, start = open_defaults.pop()
                default = text[start : found.start()]
                if sign.endswith(("-", "+")) and "$" not in default:
                    yield name, default
        elif found[0] != "$$":
            variables = True
            if found[0].startswith("${"):
                open_defaults.append((found["name"], found["sign"] or "", found.end()))
    if not variables and not text.startswith("$$"):
        yield "", text.replace("$$", "$")


_OPENED = Pattern(r"(?x) \$\$ | \$\{ (?P<known> [A-Za-z_]\w*+ (?: :?[-+?] | (?= \} ) ) )?")


def has_open_variable(text: str) -> bool:
    """Whether `docker compose` refuses a value: `${TAG`, `${1}`, `${NAME%x}`.

    A default reaches to the last brace of its line. What else follows a dollar is left alone.
    """
    for line in text.split("\n") if "${" in text else ():
        end = line.rfind("}")
        for found in _OPENED.finditer(line):
            if found[0] != "$$" and (not found["known"] or found.end() > end):
                return True
    return False


def as_shell(text: str) -> str:
    """A command as the container's shell gets it: `$$` becomes `$`, which is a reference there."""
    return text.replace("$$", "$")


def without_references(value: str) -> str | None:
    """The literal of a shell word, the default of `${NAME:-default}`; None for a reference.

    Text around a reference is no secret of its own: the secret is what is put there.
    """
    if "$" not in value and "`" not in value:
        return value
    default = _DEFAULT.fullmatch(value)
    if default and "$" not in default["default"]:
        return default["default"]
    return None


_DEFAULT = Pattern(r"\$\{\w++:?[-=](?P<default>[^}]++)\}")
