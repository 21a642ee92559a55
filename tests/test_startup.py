"""What is loaded before the first file is read: this is what every commit pays for.

A budget of modules and not of milliseconds, so that it says the same on every machine.
`python -X importtime -m tenpoint.no_pickle FILE` shows who loads what.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tenpoint.kit.config import hook_ids

# The light part of the standard library, by top-level name. `re` brings most of them.
LIGHT = {
    "__future__", "bisect", "collections", "copyreg", "enum", "functools", "importlib",
    "itertools", "keyword", "operator", "re", "reprlib", "types", "warnings",
    "sre_compile", "sre_constants", "sre_parse",
}  # fmt: skip

# The file that a commit brings, and what may be loaded to read a clean one beyond LIGHT: Python for
# nothing, where a hook's row does not say otherwise. A format's parser is loaded by a file of that
# format only.
PYTHON: tuple[str, str, set[str]] = ("agent.py", "x = 1\n", set())
SUBPROCESS = {
    "contextlib",
    "errno",
    "fcntl",
    "locale",
    "math",
    "select",
    "selectors",
    "signal",
    "subprocess",
    "threading",
}
YAML = {"base64", "binascii", "cython_runtime", "datetime", "math", "struct", "yaml"}
CLEAN = dict.fromkeys(hook_ids(), PYTHON) | {
    "env-ignored": (".env.example", "API_KEY=\n", SUBPROCESS),
    "checksums-published": ("install.sh", "true\n", SUBPROCESS),
    "mcp-scoped": (".mcp.json", '{"mcpServers": {}}\n', {"json"}),
    "pins-exact": ("requirements.txt", "requests==2.32.3\n", set()),
    "require-hashes": ("requirements.txt", "", set()),
    "dockerfile-no-secrets-env": ("Dockerfile", "FROM scratch\n", set()),
    "binaries-signed": (".goreleaser.yml", "version: 2\n", YAML),
    "least-privilege": ("main.tf", "\n", {"tree_sitter", "tree_sitter_hcl"}),
}

# Runs one hook and tells which modules were there when it first opened the file, and at the end.
PROBE = """
import importlib, json, sys
bare, first, (module, path) = set(sys.modules), [], sys.argv[1:]

def watch(event, arguments):
    if event == "open" and not first and str(arguments[0]).endswith(path):
        first.extend(set(sys.modules) - bare)

sys.addaudithook(watch)
status = importlib.import_module(module).main([path])
said = {"status": status, "first": first, "end": sorted(set(sys.modules) - bare)}
print(json.dumps(said), file=sys.stderr)
"""


class Probe:
    """One run of a hook over its clean file, in a process of its own."""

    def __init__(self, hook: str, folder: Path) -> None:
        name, text, self.also = CLEAN[hook]
        (folder / name).write_text(text, "utf-8")
        (folder / ".gitignore").write_text(".env\n.env.*\n!.env.example\n", "utf-8")
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        ran = subprocess.run(
            [sys.executable, "-c", PROBE, "tenpoint." + hook.replace("-", "_"), name],
            cwd=folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = json.loads(ran.stderr.splitlines()[-1])
        self.status = said["status"]
        self.first = set(said["first"])
        self.end = set(said["end"])


def names(modules: set[str]) -> set[str]:
    """Top-level names, without our own and without the C halves of others."""
    return {name for name in (module.partition(".")[0] for module in modules) if name[0] != "_"} - {
        "tenpoint"
    }


def test_every_row_is_of_a_hook() -> None:
    assert set(CLEAN) == set(hook_ids())


# env-ignored asks git, and opens no file that is fine; checksums-published first asks git for the
# repository's checksum lists, which may speak of any file.
ASKING_GIT = {"checksums-published", "env-ignored"}


@pytest.mark.parametrize("hook", [hook for hook in CLEAN if hook not in ASKING_GIT])
def test_loads_only_light_modules_before_the_first_file(hook: str, tmp_path: Path) -> None:
    probe = Probe(hook, tmp_path)
    assert probe.first, "the hook never opened its file"
    assert names(probe.first) - LIGHT == set()


@pytest.mark.parametrize("hook", CLEAN)
def test_a_clean_file_loads_no_more_than_its_parser(hook: str, tmp_path: Path) -> None:
    probe = Probe(hook, tmp_path)
    heavy = names(probe.end) - LIGHT - {"contextlib", "typing"}
    assert (probe.status, heavy - probe.also) == (0, set())
