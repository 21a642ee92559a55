"""What a Dockerfile may say that parses, and that no `docker build` accepts all the same.

Flags and the keys of mounts are those of BuildKit's `instructions` package (`parse.go`,
`commands_runmount.go`), later additions included. A file that names another frontend with
`# syntax=`, or Docker's own experiments (`-labs`), may use what only that one knows: flags are
not judged there, nor instructions under another frontend.
"""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.dockerfile import Word

_FLAGS = {
    "ADD": "chmod chown link keep-git-dir checksum exclude unpack parents",
    "COPY": "from chmod chown link exclude parents",
    "FROM": "platform",
    "HEALTHCHECK": "interval timeout start-period start-interval retries",
    "RUN": "mount network security device",
}
_SWITCHES = frozenset(("link", "keep-git-dir", "unpack", "parents"))
_NO_FLAGS = (
    *("ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "LABEL", "MAINTAINER", "SHELL", "STOPSIGNAL"),
    *("USER", "VOLUME", "WORKDIR"),
)
KEYWORDS = frozenset((*_FLAGS, *_NO_FLAGS))
_MOUNTS = ("bind", "cache", "tmpfs", "secret", "ssh")
_MOUNT_KEYS = frozenset(
    "type target dst destination source src from readonly ro readwrite rw id sharing required "
    "mode uid gid size env".split()
)
_MOUNT_SWITCHES = ("readonly", "ro", "readwrite", "rw", "required")


def refused(
    keyword: str,
    onbuild: bool,
    stage: int,
    flags: Sequence[str],
    words: Sequence[Word],
    is_json: bool,
    syntax: str,
) -> str:
    """Why an instruction does not build; "" for one that does.

    `stage` counts the FROM lines before it, `syntax` is the value of that directive.
    """
    own = not syntax or "docker/dockerfile" in syntax
    if keyword not in KEYWORDS:
        if keyword == "ONBUILD":
            return "ONBUILD cannot hold ONBUILD"
        return "the line does not begin with a Dockerfile instruction" if own else ""
    if onbuild and keyword in ("FROM", "MAINTAINER"):
        return f"ONBUILD cannot hold {keyword}"
    if not onbuild and stage == 0 and keyword not in ("FROM", "ARG"):
        return f"{keyword} stands before the first FROM"
    stable = own and "labs" not in syntax
    if stable and flags and (reason := _refused_flag(keyword, flags)):
        return reason
    if keyword in ("ADD", "COPY"):
        return f"{keyword} needs two arguments" if len(words) < 2 else ""
    if not words:
        return "" if keyword in ("CMD", "ENTRYPOINT", "RUN") else f"{keyword} needs an argument"
    good = True
    if keyword == "FROM":
        named = len(words) == 3 and words[1].text.lower() == "as"
        good = len(words) == 1 or (named and _is_stage_name(words[2].text.lower()))
        return "" if good else "FROM takes an image, or an image AS a-name"
    if keyword == "HEALTHCHECK":
        kind = words[0].text.upper()
        good = (kind == "NONE" and len(words) == 1) or (kind == "CMD" and len(words) > 1)
        return "" if good else "HEALTHCHECK takes CMD and a command, or NONE"
    if keyword == "SHELL" and not is_json:
        return "SHELL takes a JSON list of strings"
    return ""


def _is_stage_name(name: str) -> bool:
    """As `[a-z][a-z0-9-_.]*`; other letters are none there."""
    plain = name.replace("-", "").replace("_", "").replace(".", "")
    return name[:1].isalpha() and plain.isalnum() and name.isascii()


def _refused_flag(keyword: str, flags: Sequence[str]) -> str:
    known = _FLAGS.get(keyword, "").split()
    for flag in flags:
        name, equals, value = flag.removeprefix("--").partition("=")
        if name not in known:
            return f"{keyword} has a flag that docker does not know"
        if not equals and name not in _SWITCHES:
            return f"a flag of {keyword} has no value"
        if name == "mount" and (reason := _refused_mount(value)):
            return reason
    return ""


def _refused_mount(text: str) -> str:
    if '"' in text:
        return ""  # BuildKit reads it as CSV
    for field in text.split(","):
        key, equals, value = field.partition("=")
        key = key.lower()
        if key not in _MOUNT_KEYS:
            return "a mount has a key that docker does not know"
        if not equals and key not in _MOUNT_SWITCHES:
            return "a key of a mount has no value"
        if key == "type" and value.lower() not in _MOUNTS and "$" not in value:
            return "a mount has a type that docker does not know"
    return ""
