"""The configuration of a repository: what it is, and where it is looked for.

Its form is read in `configfile.py`, which is loaded only where there is one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.configfile import Attestation, Ignore
else:
    from tenpoint.kit.light import NamedTuple

OWN_FILE = ".tenpoint.toml"
SHARED_FILE = "pyproject.toml"


class Config(NamedTuple):
    """What a repository says about how it is checked; `path` is the file that says it."""

    path: str = ""
    exclude: tuple[str, ...] = ()
    kind: str | None = None
    ignores: tuple[Ignore, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    tables: Mapping[str, Mapping[str, object]] = {}  # never written to
    without: Mapping[str, str] = {}  # scanners that the audit leaves out, each with its reason

    def table(self, hook: str) -> Mapping[str, object]:
        return self.tables.get(hook, {})


def hook_ids() -> list[str]:
    """The ids of all hooks: every public module beside the kit is one."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return sorted(
        name.removesuffix(".py").replace("_", "-")
        for name in os.listdir(package)
        if name.endswith(".py") and not name.startswith("_")
    )


def load(root: str, below: str | None = None) -> Config:
    """The configuration nearest to the root, looked for from there down to `below`.

    Raises `UsageError`, naming the file and the key, for everything not understood.
    """
    for folder in _from_root_down(root, below or root):
        for name in (OWN_FILE, SHARED_FILE):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                from tenpoint.kit.configfile import read

                config = read(path, os.path.relpath(path, root).replace(os.sep, "/"))
                if config is not None:
                    return config
    return Config()


def _from_root_down(root: str, below: str) -> list[str]:
    folders, folder = [], os.path.abspath(below)
    root = os.path.abspath(root)
    while folder != root and folder.startswith(root.rstrip(os.sep) + os.sep):
        folders.append(folder)
        folder = os.path.dirname(folder)
    return [root, *reversed(folders)]
