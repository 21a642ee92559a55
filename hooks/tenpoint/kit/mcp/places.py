"""Which folders are too much for a program that a model drives.

A path is taken apart as text, never looked up: where it begins (the disk, a home, a variable,
here), and which folders follow. `..` is followed, because that is how a harmless beginning ends
elsewhere.
"""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_HOME = Pattern(
    r"""
    (?: ~ \w*+
      | \$ (?: HOME | USERPROFILE ) \b | \$\{ (?: env: )? (?: HOME | USERPROFILE ) \}
      | \$env: (?: HOME | USERPROFILE ) \b | \$\{ (?: userHome | user_home ) \}
      | % (?: HOME | USERPROFILE | HOMEPATH ) % | %HOMEDRIVE%%HOMEPATH%
    ) (?= / | $ )""",
    re.VERBOSE | re.IGNORECASE,
)
_VARIABLE = Pattern(r"(?:\$?\{[^}]*+\}++|\$\w++|\$\([^)]*+\)|%\w++%|<[^>]*+>)[^/]*+")
_DRIVE = Pattern(r"(?:[A-Za-z]:|/mnt/[A-Za-z](?=/|$)|/[A-Za-z](?=/Users(?:/|$)))")

# Below a home: what opens other doors.
_CREDENTIALS = frozenset(
    (".ssh", ".aws", ".gnupg", ".kube", ".azure", ".docker", ".netrc", ".password-store", ".gcloud")
)
_WHOLE_CONFIGURATION = frozenset((".config", "AppData", "Library", ".local"))
# Below the disk: the system's own, with all that is in them, and those that hold too much.
_SYSTEM = frozenset(("etc", "proc", "sys", "dev", "boot"))
_TOO_MUCH = frozenset(
    (
        "home",
        "Users",
        "var",
        "usr",
        "mnt",
        "media",
        "Volumes",
        "run",
        "Windows",
        "System",
        "private",
    )
)
_SOCKETS = Pattern(r"(?:docker|podman|containerd|crio|buildkitd)(?:[-.]\w+)?\.sock$|docker_engine$")


def too_wide(text: str) -> str:
    """What a path opens, in words, when that is too much; empty for a folder of some project.

    >>> too_wide("/"), too_wide("~/notes"), too_wide("/home/ann/../bob")
    ('the whole disk', '', 'a whole home folder')
    """
    path = text.strip().strip("\"'").removeprefix("file://").replace("\\", "/")
    if not path:
        return ""
    base, rest = _base(path)
    folders: list[str] = []
    for name in rest.split("/"):
        if name == "..":
            if not folders and base != "/":
                return "what is outside of the workspace"
            folders[-1:] = []
        elif name not in ("", "."):
            folders.append(name)
    while folders and not folders[-1].strip("*"):
        folders.pop()
        if not folders and base == ".":
            return ""  # all that is here
    if base == "/":
        base, folders = _from_disk(folders)
    if base == "~":
        return _of_home(folders)
    return _of_disk(folders) if base == "/" else ""


def is_socket(text: str) -> bool:
    """The socket of a container engine: whoever may write to it is root on the host."""
    return _SOCKETS.search(text.strip()) is not None


def _base(path: str) -> tuple[str, str]:
    home = _HOME.match(path)
    if home is not None:
        return "~", path[home.end() :]
    drive = _DRIVE.match(path)
    if drive is not None:
        return "/", path[drive.end() :]
    if path.startswith("/"):
        return "/", path
    variable = _VARIABLE.match(path)
    if variable is not None:
        return "$", path[variable.end() :]
    return ".", path


def _from_disk(folders: list[str]) -> tuple[str, list[str]]:
    """The home that a path from the root of the disk leads to."""
    if folders[:1] == ["private"]:  # where macOS keeps /etc and /var
        folders = folders[1:] or folders
    if len(folders) > 1 and folders[0] in ("home", "Users") and folders[1] not in _SHARED:
        return "~", folders[2:]
    if folders[:1] == ["root"]:
        return "~", folders[1:]
    return "/", folders


_SHARED = frozenset(("Shared", "Public"))


def _of_home(folders: list[str]) -> str:
    if not folders:
        return "a whole home folder"
    if folders[0] in _CREDENTIALS or folders[:2] in ([".config", "gcloud"], [".config", "gh"]):
        return "a folder of credentials"
    if len(folders) == 1 and folders[0] in _WHOLE_CONFIGURATION:
        return "the configuration of every program"
    return ""


def _of_disk(folders: list[str]) -> str:
    if not folders:
        return "the whole disk"
    if folders[0] in _SYSTEM:
        return "the system's own files"
    if len(folders) == 1 and folders[0] in _TOO_MUCH:
        return f"all of /{folders[0]}"
    return ""
