"""From what the command line names to the files to check: named files, folders, or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Unread
from tenpoint.kit.source import Source, is_below, why


def start_folder(paths: Sequence[str]) -> str:
    """Where the repository is looked for: at the first path, or here."""
    if not paths:
        return "."
    first = paths[0]
    return first if os.path.isdir(first) else os.path.dirname(first) or "."


def collect(
    paths: Sequence[str],
    repo: Repo | None,
    base: str,
    wants: Callable[[str], bool],
    exclude: Sequence[str],
) -> Iterator[Source | Unread]:
    """Each file once. A file that is named is always given; `wants` and `exclude` filter walks.

    `base` is the root of the repository, or the current folder outside of one; paths
    come out relative to it where they are below it.
    """
    if not paths:
        if repo is None:
            raise UsageError("not a git repository: name the files or folders to check")
        walk: Iterator[str | Unread] = iter(repo.files())
        yield from _walked(walk, repo, wants, exclude, set())
        return
    given: set[str] = set()
    for path in paths:
        if os.path.isdir(path) and not os.path.islink(path):
            inside = repo is not None and is_below(os.path.realpath(path), repo.root)
            if repo is not None and inside:
                walk = _unignored(repo, path, base)
            else:
                walk = _walk(path, base)
            yield from _walked(walk, repo, wants, exclude, given)
        else:
            name = relative(path, base)
            if name not in given:
                given.add(name)
                yield _named(name, path, repo)


def relative(path: str, base: str) -> str:
    """The path as findings show it: below `base` relative to it, else absolute; with `/`."""
    full = os.path.abspath(path)
    root = os.path.abspath(base)
    inside = full.startswith(root.rstrip(os.sep) + os.sep)
    return (full[len(root.rstrip(os.sep)) + 1 :] if inside else full).replace(os.sep, "/")


def _named(name: str, path: str, repo: Repo | None) -> Source | Unread:
    # A folder on the way may be a link out of the repository, or the file itself.
    outside = repo is not None and not is_below(os.path.realpath(path), repo.root)
    if outside and not os.path.isabs(name):
        return Unread(name, "a symbolic link that leaves the repository")
    return _source(name, repo)


def _source(name: str, repo: Repo | None) -> Source | Unread:
    if repo is None or os.path.isabs(name):
        return Source(name)  # nothing to stay inside of: a link that is named is followed
    try:
        return repo.source(name)
    except CannotCheck as problem:
        return Unread(name, problem.reason)


def _walked(
    walk: Iterator[str | Unread],
    repo: Repo | None,
    wants: Callable[[str], bool],
    exclude: Sequence[str],
    given: set[str],
) -> Iterator[Source | Unread]:
    from tenpoint.kit.globs import matches

    for name in walk:
        if isinstance(name, Unread):
            yield name
        elif name not in given and wants(name) and not matches(name, exclude):
            given.add(name)
            yield _source(name, repo)


def _unignored(repo: Repo, folder: str, base: str) -> Iterator[str | Unread]:
    try:
        yield from repo.unignored(folder)
    except CannotCheck as problem:
        yield Unread(relative(folder, base), problem.reason)


def _walk(folder: str, base: str) -> Iterator[str | Unread]:
    """Every file below a folder outside of a repository; links are not followed."""
    waiting = [folder]
    while waiting:  # no recursion: folders may be nested deeper than Python's stack
        at = waiting.pop()
        try:
            with os.scandir(at) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            yield Unread(relative(at, base), why(error))
            continue
        below = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git":
                    below.append(entry.path)
            elif entry.is_file(follow_symlinks=False):
                yield relative(entry.path, base)
        waiting += reversed(below)
