"""Projects of Python: pyproject.toml, and whether it is of a library or an application.

A library's ranges are right: who installs it must be able to choose. An application is
installed as it was tested, so its versions must be held by a lock that git tracks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import Wanted, canonical, from_line
from tenpoint.kit.pins.documents import (
    bounded,
    place_of,
    place_of_key,
    place_of_string,
    string,
    strings,
    table,
    tables,
    toml,
)
from tenpoint.kit.pins.indexes import Index, merged_indexes, unsafe_index
from tenpoint.kit.pins.loose import Loose, counted, listed
from tenpoint.kit.pins.names import lookalike
from tenpoint.kit.pins.python_locks import COMMANDS, packages
from tenpoint.kit.pins.requirement_files import is_template, moving_address, tracked_beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.pins.documents import Table
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Declared(NamedTuple):
    """One dependency of a project: its name, whether its version is exact, and its place.

    `rule` is set when its address can change under it.
    """

    name: str
    is_exact: bool
    line: int
    column: int
    rule: str = ""
    url: str = ""
    has_marker: bool = False
    is_optional: bool = False  # of an extra or a group, which a lock may leave out


# --- pyproject.toml ----------------------------------------------------------------------------


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a pyproject.toml."""
    try:
        document = toml(source)
    except CannotCheck:
        if is_template(source.text):
            return
        raise
    dependencies = declared(source, document)
    for each in dependencies:
        if known := lookalike(canonical(each.name)):
            yield Loose("lookalike", each.line, each.column, {"name": each.name, "known": known})
    yield from _indexes(source, document)
    if not dependencies:
        return
    lock = lock_of(source, document)
    if lock is not None:
        yield from _stale(document, dependencies, lock)
        return
    for each in dependencies:
        if each.rule:
            facts = {"name": each.name, "url": each.url}
            yield Loose(each.rule, each.line, each.column, facts)
    loose = [each for each in dependencies if not each.is_exact and not each.rule]
    if loose and kind_of_project(source, document) == "application":
        facts = {
            "what": f"{counted(len(loose), 'dependency', 'dependencies')} "
            f"({listed([each.name for each in loose])})",
            "command": COMMANDS[_lock_name(document)],
            "lock": _lock_name(document),
        }
        yield Loose("application-range", loose[0].line, loose[0].column, facts)


def declared(source: Source, document: Table) -> list[Declared]:
    """What a project, its extras and its groups depend on, without the project itself."""
    own = canonical(
        string(table(document, "project").get("name"))
        or string(table(document, "tool", "poetry").get("name"))
    )
    places = table(document, "tool", "uv", "sources")
    written = list(_written(document))
    bounded(source, len(written))
    found = [
        _from_string(source, text, header, places, is_optional)
        for header, text, is_optional in written
    ]
    found += _poetry(source, document)
    return [each for each in found if each and each.name and canonical(each.name) != own]


def _written(document: Table) -> Iterator[tuple[str, str, bool]]:
    """Dependencies that are written as strings, each with the header that it stands below."""
    project = table(document, "project")
    for text in strings(project.get("dependencies")):
        yield "dependencies", text, False
    for name, group in table(project, "optional-dependencies").items():
        for text in strings(group):
            yield name, text, True
    for name, group in table(document, "dependency-groups").items():
        for text in strings(group):
            yield name, text, True
    for text in strings(table(document, "tool", "uv").get("dev-dependencies")):
        yield "dev-dependencies", text, True
    for name, group in table(document, "tool", "pdm", "dev-dependencies").items():
        for text in strings(group):
            yield name, text, True


def _from_string(
    source: Source, text: str, header: str, places: Table, is_optional: bool
) -> Declared | None:
    line, column = place_of_string(source, text, header)
    if text.startswith("-e "):  # pdm's own way to write an editable
        return None
    try:
        wanted = from_line(text)
    except CannotCheck as problem:
        if is_template(source.text):
            return None
        raise CannotCheck(f"a dependency that is none: {problem.reason}", line) from None
    if wanted.kind in ("directory", "archive"):
        return None
    rule, url = moving_address(wanted), wanted.url
    named = {canonical(name): place for name, place in places.items()}
    elsewhere = named.get(wanted.project)
    if isinstance(elsewhere, dict):
        if elsewhere.keys() & {"path", "workspace"}:
            return None
        rule, url = source_rule(elsewhere)
        wanted = wanted._replace(url=url)
    exact = wanted.exact or bool(wanted.url)
    return Declared(wanted.name, exact, line, column, rule, url, bool(wanted.marker), is_optional)


def source_rule(place: Table) -> tuple[str, str]:
    """Whether a source given as a table (`{git = …, rev = …}`) can change under its name."""
    git = string(place.get("git"))
    if git:
        revision = string(place.get("rev") or place.get("tag") or place.get("branch"))
        return moving_address(Wanted("vcs", url=f"git+x://{git}@{revision}")), git
    url = string(place.get("url"))
    return (moving_address(Wanted("url", url=url)) if url else ""), url


def _poetry(source: Source, document: Table) -> Iterator[Declared]:
    """Poetry's own tables, where a version is a constraint of its own grammar."""
    poetry = table(document, "tool", "poetry")
    groups = {"[tool.poetry.dependencies]": (table(poetry, "dependencies"), False)}
    groups["[tool.poetry.dev-dependencies]"] = (table(poetry, "dev-dependencies"), True)
    for name, group in table(poetry, "group").items():
        groups[f"[tool.poetry.group.{name}.dependencies]"] = (table(group, "dependencies"), True)
    bounded(source, sum(len(group) for group, _ in groups.values()))
    for header, (group, is_optional) in groups.items():
        for name, value in group.items():
            if canonical(name) == "python":
                continue
            for each in value if isinstance(value, list) else [value]:
                place = each if isinstance(each, dict) else {"version": each}
                if place.keys() & {"path", "file"}:
                    continue
                rule, url = source_rule(place)
                line, column = place_of_key(source, header, name)
                exact = bool(url) or _is_exact_for_poetry(string(place.get("version")))
                # Poetry leaves out what is optional and in no extra.
                marker = bool(place.keys() & {"markers", "python", "platform", "optional"})
                yield Declared(name, exact, line, column, rule, url, marker, is_optional)


def _is_exact_for_poetry(version: str) -> bool:
    """A bare version is exact to Poetry (`1.2.3`), unlike to its older self or to Cargo."""
    return bool(re.fullmatch(r"(?:===?\s*)?v?[0-9][0-9A-Za-z.!+_-]*", version.strip()))


def _indexes(source: Source, document: Table) -> Iterator[Loose]:
    uv = table(document, "tool", "uv")
    strategy = string(uv.get("index-strategy") or table(uv, "pip").get("index-strategy"))
    if strategy:
        line, column = place_of(source, "index-strategy")
        yield from merged_indexes([Index("--index-strategy", strategy, line, column)])
    urls = [string(each.get("url")) for each in tables(uv.get("index"))]
    for tool in ("poetry", "pdm"):
        sources = tables(table(document, "tool", tool).get("source"))
        urls += [string(each.get("url")) for each in sources]
    urls += [string(uv.get("index-url")), *strings(uv.get("extra-index-url"))]
    for url in urls:
        line, column = place_of_string(source, url) if url else (1, 1)
        yield from unsafe_index(Index("--index-url", url, line, column))


# --- the lock of a project ---------------------------------------------------------------------


def lock_of(source: Source, document: Table) -> Source | None:
    """The lock that holds this project's versions: here, or above if it names the project."""
    for name in COMMANDS:
        found = tracked_beside(source, name)
        if found is not None:
            return found
    for compiled in ("requirements.txt", "requirements.lock", "requirements/requirements.txt"):
        found = tracked_beside(source, compiled)
        if found is not None and is_compiled(found):
            return found
    own = canonical(string(table(document, "project").get("name")))
    for up in range(1, source.path.count("/") + 1):
        found = tracked_beside(source, "../" * up + "uv.lock")
        if found is not None and own in (canonical(each.name) for each in packages(found)):
            return found
    return None


def is_compiled(source: Source) -> bool:
    """Whether pip-compile or uv wrote a requirement file."""
    head = source.head(2000).decode("utf-8", "replace")
    return any(
        mark in head
        for mark in ("autogenerated by uv", "pip-compile", "uv pip compile", "uv export")
    )


def _lock_name(document: Table) -> str:
    """The lock that this project's tool would write."""
    tool = table(document, "tool")
    backend = string(table(document, "build-system").get("build-backend"))
    if "poetry" in tool or "poetry" in backend:
        return "poetry.lock"
    if "pdm" in tool and "uv" not in tool:
        return "pdm.lock"
    return "uv.lock"


def _stale(document: Table, dependencies: Sequence[Declared], lock: Source) -> Iterator[Loose]:
    """Names that the lock does not hold. With a marker it may rightly leave them out."""
    if lock.name in COMMANDS:
        held = {canonical(each.name) for each in packages(lock)}
    else:
        from tenpoint.kit.pins.requirement_files import closure

        held = {each.wanted.project for each in closure(lock).requirements}
    whole = lock.name in ("uv.lock", "poetry.lock")  # the others may be of some groups only
    excluded = {
        canonical(name)
        for name in strings(table(document, "tool", "uv").get("exclude-dependencies"))
    }
    for each in dependencies:
        project = canonical(each.name)
        sure = not each.has_marker and (whole or not each.is_optional)
        if sure and project not in held and project not in excluded:
            facts = {
                "name": each.name,
                "lock": lock.name,
                "command": COMMANDS.get(lock.name, "uv pip compile, or pip-compile"),
            }
            yield Loose("lock-stale", each.line, each.column, facts)


# --- library or application --------------------------------------------------------------------


def kind_of_project(source: Source, document: Table) -> str:
    """`application` or `library`, as the configuration says or the project's files tell."""
    config = source.repo.config if source.repo is not None else None
    if config is not None and config.kind:
        return config.kind
    classifiers = strings(table(document, "project").get("classifiers"))
    if (
        any(each.startswith("Private ::") for each in classifiers)
        or table(document, "tool", "uv").get("package") is False
        or table(document, "tool", "poetry").get("package-mode") is False
        or "build-system" not in document
        or _is_installed_by_dockerfile(source)
    ):
        return "application"
    return "library"


# Commands that install the project of the folder that they run in.
_OF_PROJECT = (
    ["uv", "sync"],
    ["pdm", "sync"],
    ["pdm", "install"],
    ["poetry", "install"],
    ["pipenv", "install"],
    ["pipenv", "sync"],
)


def _is_installed_by_dockerfile(source: Source) -> bool:
    """Whether the Dockerfile beside a project installs it: then it is run, not imported."""
    for name in ("Dockerfile", "docker/Dockerfile", "Containerfile"):
        dockerfile = tracked_beside(source, name)
        if dockerfile is not None and _installs_a_project(dockerfile):
            return True
    return False


def _installs_a_project(dockerfile: Source) -> bool:
    from tenpoint.kit.parse.shell import unwrapped
    from tenpoint.kit.pins.installs import install_of
    from tenpoint.kit.pins.kinds import DOCKERFILE
    from tenpoint.kit.pins.scripts import commands_of

    try:
        for command, _ in commands_of(dockerfile, DOCKERFILE):
            words = unwrapped(command)
            if [word.text for word in words[:2]] in _OF_PROJECT:
                return True
            install = install_of(words)
            for word in install.installed if install is not None else ():
                if not word.expands and _is_folder(word.text):
                    return True
    except CannotCheck:  # it is reported where it is checked itself
        return False
    return False


def _is_folder(text: str) -> bool:
    try:
        return from_line(text).kind == "directory"
    except CannotCheck:
        return False


def is_metadata_of_library(source: Source) -> bool:
    """Whether a library takes its own dependencies from this requirement file."""
    for up in ("", "../"):
        project = source.beside(f"{up}pyproject.toml")
        if project is not None and source.name in project.text:
            try:
                document = toml(project)
            except CannotCheck:
                continue
            dynamic = strings(table(document, "project").get("dynamic"))
            if {"dependencies", "optional-dependencies"} & set(dynamic):
                return kind_of_project(project, document) == "library"
        setup = source.beside(f"{up}setup.py")
        if setup is not None and source.name in setup.text:
            return kind_of_project(setup, {"build-system": {}}) == "library"
    return False
