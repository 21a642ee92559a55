"""The locks of Python tools: which versions they hold, and whether every file has its hash.

Formats: uv.lock (version 1), poetry.lock (metadata 1 and 2), pdm.lock (4), pylock.toml
(PEP 751), Pipfile.lock (6).
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import canonical
from tenpoint.kit.pins.documents import headers, json, place_of, string, table, tables, toml
from tenpoint.kit.pins.loose import Loose, counted, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.pins.documents import Table
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

# Locks that a tool reads instead of the ranges of a pyproject.toml, and how it makes them.
COMMANDS = {
    "uv.lock": "uv lock",
    "poetry.lock": "poetry lock",
    "pdm.lock": "pdm lock",
    "pylock.toml": "pip lock or uv export --format pylock.toml",
    "Pipfile.lock": "pipenv lock",
}


class Locked(NamedTuple):
    """One package of a lock. `hashed` is None when its kind of source has no hash to show."""

    name: str
    version: str
    hashed: bool | None
    weak: bool = False


def is_lock(name: str) -> bool:
    return name in COMMANDS or (name.startswith("pylock.") and name.endswith(".toml"))


def packages(source: Source) -> list[Locked]:
    """The packages of a lock, in its order; read once for all hooks."""
    return source.memo(_packages)


def _packages(source: Source) -> list[Locked]:
    name = source.name
    if name == "Pipfile.lock":
        return list(_pipfile(json(source)))
    document = toml(source)
    if name == "uv.lock":
        return [_uv(package) for package in tables(document.get("package"))]
    if name == "poetry.lock":
        old = table(document, "metadata", "files")
        return [_poetry(package, old) for package in tables(document.get("package"))]
    if name == "pdm.lock":
        return [_pdm(package) for package in tables(document.get("package"))]
    if "lock-version" not in document:
        raise CannotCheck("not a lock as PEP 751 has it: it names no lock-version")
    return [_pylock(package) for package in tables(document.get("packages"))]


def _uv(package: Table) -> Locked:
    source = table(package, "source")
    files = tables(package.get("wheels"))
    if "sdist" in package:
        files.append(table(package, "sdist"))
    hashed = None
    if "registry" in source or "url" in source:
        hashed = bool(files) and all(string(file.get("hash")) for file in files)
    return _locked(package, hashed, [string(file.get("hash")) for file in files])


def _poetry(package: Table, old: Table) -> Locked:
    kind = string(table(package, "source").get("type"))
    files = tables(package.get("files") or old.get(string(package.get("name"))))
    hashed = None
    if kind not in ("git", "directory", "hg", "svn"):
        hashed = bool(files) and all(string(file.get("hash")) for file in files)
    return _locked(package, hashed, [string(file.get("hash")) for file in files])


def _pdm(package: Table) -> Locked:
    files = tables(package.get("files"))
    hashed = None
    if not package.keys() & {"path", "git", "hg", "svn", "editable"}:
        hashed = bool(files) and all(string(file.get("hash")) for file in files)
    return _locked(package, hashed, [string(file.get("hash")) for file in files])


def _pylock(package: Table) -> Locked:
    files = tables(package.get("wheels"))
    files += [table(package, kind) for kind in ("sdist", "archive") if kind in package]
    hashed = None
    if files:
        hashed = all(table(file, "hashes") for file in files)
    written = [f"{name}:" for file in files for name in table(file, "hashes")]
    return _locked(package, hashed, written)


def _pipfile(document: Table) -> Iterator[Locked]:
    for group in document:
        for name, value in table(document, group).items() if group != "_meta" else ():
            if not isinstance(value, dict):
                continue
            hashes = value.get("hashes")
            hashed = None
            if not value.keys() & {"git", "hg", "svn", "path", "editable"}:
                hashed = bool(hashes)
            version = string(value.get("version")).removeprefix("==")
            written = hashes if isinstance(hashes, list) else []
            yield Locked(name, version, hashed, _is_weak([str(each) for each in written]))


def _locked(package: Table, hashed: bool | None, written: list[str]) -> Locked:
    name, version = string(package.get("name")), string(package.get("version"))
    return Locked(name, version, hashed, bool(hashed) and _is_weak(written))


def _is_weak(hashes: list[str]) -> bool:
    """Whether nothing better than md5 or sha1 stands there."""
    return bool(hashes) and all(each.startswith(("md5:", "sha1:")) for each in hashes)


# --- what the hooks ask ------------------------------------------------------------------------


def hashes(source: Source) -> Iterator[Loose]:
    """Packages without a hash, as one finding for the whole lock."""
    held = packages(source)
    bare = [i for i, package in enumerate(held) if package.hashed is False]
    weak = [i for i, package in enumerate(held) if package.weak]
    for rule, places, algorithm in (("lock-missing", bare, ""), ("weak", weak, "md5 or sha1")):
        if places:
            names = [held[i].name for i in places]
            what = f"{counted(len(names), 'package', 'packages')} ({listed(names)})"
            line, column = _place(source, places[0], names[0])
            facts = {
                "what": what,
                "algorithm": algorithm,
                "command": COMMANDS.get(source.name, "the tool that wrote it"),
            }
            yield Loose(rule, line, column, facts)


def _place(source: Source, index: int, name: str) -> tuple[int, int]:
    if source.name == "Pipfile.lock":
        return place_of(source, f'"{name}"')
    header = "[[packages]]" if source.name.startswith("pylock") else "[[package]]"
    lines = list(headers(source, header))
    return (lines[index], 1) if index < len(lines) else (1, 1)


def versions_beside(source: Source) -> dict[str, str]:
    """Project and version of the locks in a file's folder or above; of the nearest that has any.

    A project that a lock holds in several versions is left out. A lock that cannot be read
    helps nobody here: it is reported where it is checked itself.
    """
    folder = source.path.rpartition("/")[0]
    for up in range(folder.count("/") + 2 if folder else 1):
        for name in COMMANDS:
            lock = source.beside("../" * up + name)
            if lock is None or not _is_tracked(lock):
                continue
            found: dict[str, set[str]] = {}
            try:
                for package in packages(lock):
                    found.setdefault(canonical(package.name), set()).add(package.version)
            except CannotCheck:
                continue
            return {
                project: min(versions)
                for project, versions in found.items()
                if len(versions) == 1 and "" not in versions
            }
    return {}


def _is_tracked(lock: Source) -> bool:
    return lock.repo is None or lock.repo.is_tracked(lock.path)
