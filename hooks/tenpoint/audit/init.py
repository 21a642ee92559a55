"""`tenpoint init`: the pre-commit entry, the workflow and the three lines of .gitignore.

Each change is shown as it is made. What is there stays as it is: lines are added, no file is
overwritten, and a file that cannot be added to safely is left alone and named, with what to add.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tenpoint import __version__
from tenpoint.kit.arguments import Parser
from tenpoint.kit.command import diff
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.explain import HOME
from tenpoint.kit.files import write_whole
from tenpoint.kit.finding import keyless
from tenpoint.kit.hook import Edit
from tenpoint.kit.repo import Repo
from tenpoint.kit.secret import shown
from tenpoint.kit.source import Source, is_below, why

HOOKS_FILE = ".pre-commit-config.yaml"
WORKFLOW_FILE = ".github/workflows/tenpoint.yml"
IGNORE_FILE = ".gitignore"

IGNORE_LINES = (".env", ".env.*", "!.env.example")
ENTRY = f"""\
- repo: {HOME}
  rev: v{__version__}
  hooks:
    - id: tenpoint
    - id: env-ignored
"""
# `docs/workflows/tenpoint.yml` without its comments on what else could be there.
WORKFLOW = """\
name: tenpoint

on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: "17 5 * * 1" # on Mondays: an advisory appears without anybody's commit

permissions: {{}}

concurrency:
  group: tenpoint-${{{{ github.event.pull_request.number || github.ref }}}}
  cancel-in-progress: ${{{{ github.event_name == 'pull_request' }}}}

jobs:
  tenpoint:
    name: Ten points
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to fetch the repository
      pull-requests: write # for the comment, and nothing else
    steps:
      - uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0
        with:
          persist-credentials: false
          fetch-depth: 0 # the history is audited, and a pull request compared with its base
      - uses: tenpoint/tenpoint@{ref} # {about}
"""


def workflow() -> str:
    """The workflow, with the commit of this tenpoint where its installation tells it."""
    commit = _commit()
    release = f"v{__version__}"
    if commit:
        return WORKFLOW.format(ref=commit, about=release)
    return WORKFLOW.format(ref=release, about="pin the full commit that the release's page names")


def _commit() -> str:
    """The commit that pip or pre-commit installed from; "" for a wheel of the package index.

    PEP 610: what came from a repository has it in `direct_url.json`.
    """
    import json
    import re
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = json.loads(distribution("tenpoint").read_text("direct_url.json") or "{}")
        commit = told["vcs_info"]["commit_id"]
    except (PackageNotFoundError, KeyError, TypeError, ValueError, OSError):
        return ""
    return commit if isinstance(commit, str) and re.fullmatch(r"[0-9a-f]{40,64}", commit) else ""


class Left(NamedTuple):
    """A file that is left alone: why, and what a person would add."""

    path: str
    reason: str
    wanted: str = ""


def main(argv: Sequence[str]) -> int:
    """0: everything is there now; 1: something is left to do by hand; 2: nothing was done."""
    parser = Parser(prog="tenpoint init", description=__doc__)
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="its repository")
    folder: str = parser.parse_args(argv).folder
    try:
        repo = Repo.find(folder)
        if repo is None:
            raise UsageError("not a git repository: git init, then again")
        return write(repo)
    except (UsageError, CannotCheck, OSError) as problem:
        told = why(problem) if isinstance(problem, OSError) else str(problem)
        sys.stderr.write(f"tenpoint init: {shown(keyless(told))}\n")
        return 2


def write(repo: Repo) -> int:
    """Make the changes, showing each."""
    left = False
    for change in changes(repo):
        if isinstance(change, Left):
            left = left or bool(change.wanted)
            sys.stdout.write(f"{change.path}: left as it is: {change.reason}\n{change.wanted}")
            continue
        target = os.path.join(repo.root, change.path)
        if not is_below(os.path.realpath(target), repo.root):
            raise CannotCheck(f"{change.path} is a symbolic link that leaves the repository")
        sys.stdout.write(diff(change, repo.root))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        write_whole(target, change.data)
    return 1 if left else 0


def changes(repo: Repo) -> Iterator[Edit | Left]:
    """What there is to do, file by file."""
    yield _gitignore(repo)
    yield _hooks(repo)
    yield _workflow(repo)


def _gitignore(repo: Repo) -> Edit | Left:
    old = _text(repo, IGNORE_FILE)
    lines = [line.strip() for line in old.splitlines()]
    missing = [line for line in IGNORE_LINES if line not in lines]
    if not missing:
        return Left(IGNORE_FILE, "it has all three lines")
    # Git obeys the last line that fits: the exception must come after what it is taken from.
    if "!.env.example" in lines and missing != ["!.env.example"]:
        missing.append("!.env.example")
    new = _with_end(old) + "".join(f"{line}\n" for line in missing)
    return Edit(IGNORE_FILE, new.encode("utf-8", "surrogateescape"), "secrets stay out of git")


def _hooks(repo: Repo) -> Edit | Left:
    old = _text(repo, HOOKS_FILE)
    if not old.strip():
        text = f"repos:\n{_indented(ENTRY, 2)}"
        return Edit(HOOKS_FILE, text.encode(), "every commit is checked: pre-commit install")
    if HOME in old:
        return Left(HOOKS_FILE, "it names tenpoint already")
    new = _with_entry(old)
    if new is None:
        return Left(HOOKS_FILE, "its `repos` is not a list that lines can be added to; add:", ENTRY)
    return Edit(HOOKS_FILE, new.encode(), "every commit is checked: pre-commit install")


def _workflow(repo: Repo) -> Edit | Left:
    if os.path.lexists(os.path.join(repo.root, WORKFLOW_FILE)):
        return Left(WORKFLOW_FILE, "it is there")
    return Edit(WORKFLOW_FILE, workflow().encode(), "every change is audited")


# What a document of another form than ours leads to.
_NOT_AS_EXPECTED = (AttributeError, TypeError, ValueError, RecursionError)


def _with_entry(old: str) -> str | None:
    """The configuration with our entry behind the last one of `repos`; None if that is not sure.

    The text is added to where the list ends, and what comes out is read again: it must be the
    old document with one more entry, nothing else changed.
    """
    import yaml

    try:
        node = yaml.compose(old, Loader=yaml.CSafeLoader)
        before = yaml.load(old, Loader=yaml.CSafeLoader)
        if node is None:
            return None
        repos = next(value for key, value in node.value if key.value == "repos")
        last = repos.value[-1]
        column = repos.start_mark.column
        lines = old.splitlines(keepends=True)
        end = last.end_mark.line if last.end_mark.column == 0 else last.end_mark.line + 1
        while end and not lines[end - 1].strip():
            end -= 1
        top, rest = "".join(lines[:end]), "".join(lines[end:])
        new = _with_end(top) + _indented(ENTRY, column) + rest
        after = yaml.load(new, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, LookupError, StopIteration, *_NOT_AS_EXPECTED):
        return None
    expected = {**before, "repos": [*before["repos"], *yaml.safe_load(ENTRY)]}
    return new if after == expected else None


def _text(repo: Repo, path: str) -> str:
    """A file's text, "" when there is none. Raises `CannotCheck`."""
    return Source(path, repo.root).text if repo.exists(path) else ""


def _with_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _indented(text: str, spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in text.splitlines())
