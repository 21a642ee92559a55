"""pip-audit: known vulnerabilities of the exact versions in requirement files and Python locks.

pip-audit never sees the repository: it gets a list of `name==version` that we have read,
with `--disable-pip --no-deps`, so nothing is resolved, built or fetched from the places that a
requirement file names. Its JSON is read and its exit status is not: it says 0 and "no known
vulnerabilities" where the advisory service does not know a package at all.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from tenpoint.audit.scanners import program
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.audit.walk import Names
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding
from tenpoint.kit.globs import matches
from tenpoint.kit.hook import Hook
from tenpoint.kit.parse.requirement import canonical
from tenpoint.kit.pins import kinds, python_locks
from tenpoint.kit.pins.documents import headers, place_of
from tenpoint.kit.pins.requirement_files import closure
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Unread
from tenpoint.kit.source import Source

hook = Hook("pip-audit", point=6, says="requirement files and locks of Python packages")
HOOKS = (hook,)
VULNERABLE = hook.rule(
    "vulnerable",
    "error",
    says="{project} {version} has a known vulnerability: {id}{aliases}",
    fix="{fix}",
    why="An advisory has been published for this very version: everybody knows how to use it.",
)

SECONDS = 180
_NAMES = Names((*kinds.PATTERNS[kinds.REQUIREMENTS], *kinds.PATTERNS[kinds.LOCK]), kinds.BESIDES)
# What may be written into the list: names and versions as PyPI has them, and nothing else.
_PROJECT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,120}[A-Za-z0-9])?")
_VERSION = re.compile(r"(?:[0-9]{1,9}!)?[0-9]{1,20}(?:[.+_-]?[A-Za-z0-9]{1,20}){0,20}")


class Pin(NamedTuple):
    """One exact version, and where it stands."""

    path: str
    line: int
    column: int
    project: str
    version: str


def material(repo: Repo, also: Iterable[str] = ()) -> list[str]:
    """The files that hold exact versions of Python packages; `also` are named, not found."""
    exclude = repo.config.exclude if repo.config is not None else ()
    found = [
        path
        for path in repo.files()
        if _NAMES.hold(path)
        and not matches(path, exclude)
        and (
            kinds.kind_of(path) == kinds.REQUIREMENTS
            or python_locks.is_lock(path.rpartition("/")[2])
        )
    ]
    return list(dict.fromkeys([*found, *also]))


def concerned(request: Request) -> Sequence[Hook]:
    """Its one check, where there is a file for it."""
    return HOOKS if material(request.repo, request.requirements) else ()


def scan(request: Request) -> Iterator[Answer]:
    """One answer, or none where there is no requirement file and no lock."""
    paths = material(request.repo, request.requirements)
    if not paths:
        return
    pins, loose, unread = read(request.repo, paths)
    answer = Answer(hook, unread=tuple(unread), looked_at=len(paths))
    if request.offline:
        yield answer._replace(reason="offline", detail="pip-audit needs the network (--offline)")
        return
    command = _command(request.repo)
    if command is None:
        yield answer._replace(
            reason="tool-missing",
            detail="pip-audit is not installed: pip install 'tenpoint[audit]'",
        )
        return
    answer = _judged(answer, command, pins, request.osv_url)
    if loose:
        told = f"pip-audit: {loose} without an exact version, which nobody can look up"
        answer = answer._replace(undecided=(*answer.undecided, told))
    yield answer


def _command(repo: Repo) -> list[str] | None:
    # `-I`: a module of the audited repository must not be imported in pip-audit's place.
    if find_spec("pip_audit") is not None:
        return [sys.executable, "-I", "-m", "pip_audit"]
    path = program.find("pip-audit", repo)
    return [path] if path is not None else None


# --- what is there -----------------------------------------------------------------------------


def read(repo: Repo, paths: Iterable[str]) -> tuple[list[Pin], int, list[Unread]]:
    """Every exact version in the files, how many have none, and the files that cannot be read."""
    pins: dict[Pin, None] = {}
    loose = 0
    unread = []
    for path in paths:
        source = repo.source(path)
        try:
            pins |= dict.fromkeys(_pins(source))
            loose += _loose(source)
        except CannotCheck as problem:
            unread.append(Unread(path, problem.reason))
    return list(pins), loose, unread


def _pins(source: Source) -> Iterator[Pin]:
    if kinds.kind_of(source.path) == kinds.LOCK:
        header = "[[packages]]" if source.name.startswith("pylock") else "[[package]]"
        lines = [] if source.name == "Pipfile.lock" else list(headers(source, header))
        for number, package in enumerate(python_locks.packages(source)):
            line, column = (
                (lines[number], 1) if number < len(lines) else place_of(source, f'"{package.name}"')
            )
            if package.hashed is not None:  # a folder or a repository has no advisories
                yield Pin(source.path, line, column, canonical(package.name), package.version)
        return
    for each in closure(source).requirements:
        exact = [v for operator, v in each.wanted.specifiers if operator in ("==", "===")]
        if each.wanted.exact and not each.constraint:
            version = next(version for version in exact if not version.endswith(".*"))
            yield Pin(each.path, each.line, each.column, each.wanted.project, version)


def _loose(source: Source) -> int:
    if kinds.kind_of(source.path) == kinds.LOCK:
        return 0
    found = closure(source).requirements
    return sum(
        not each.wanted.exact and not each.constraint and each.path == source.path for each in found
    )


# --- what pip-audit says of it -----------------------------------------------------------------


def _judged(answer: Answer, command: Sequence[str], pins: Sequence[Pin], osv_url: str) -> Answer:
    odd = [pin for pin in pins if not _is_plain(pin)]
    unknown = [f"{pin.project} {pin.version} is no version of PyPI's form" for pin in odd]
    findings: list[Finding] = []
    plain = [pin for pin in pins if _is_plain(pin)]
    known = 0
    for batch in _batches(plain):
        done = _ask(command, batch, osv_url)
        if done.reason is not None:
            return answer._replace(
                findings=tuple(findings), reason=done.reason, detail=f"pip-audit: {done.detail}"
            )
        told = _dependencies(done.output)
        if told is None:
            return answer._replace(
                findings=tuple(findings),
                reason="tool-error",
                detail="pip-audit: its answer is not the JSON that was asked for",
            )
        for project, versions in batch.items():
            entry = told.get(project)
            if entry is None or "skip_reason" in entry or not isinstance(entry.get("vulns"), list):
                unknown.append(
                    f"the advisory service does not know {project} {versions[0].version}"
                )
                continue
            known += 1
            for pin in versions:
                findings += _vulnerabilities(pin, entry["vulns"])
    answer = answer._replace(findings=tuple(findings), looked_at=len(plain))
    if unknown and not known:
        return answer._replace(reason="tool-error", detail=f"pip-audit: {_few(unknown)}")
    return answer._replace(undecided=(f"pip-audit: {_few(unknown)}",) if unknown else ())


def _is_plain(pin: Pin) -> bool:
    return bool(_PROJECT.fullmatch(pin.project) and _VERSION.fullmatch(pin.version))


def _batches(pins: Iterable[Pin]) -> Iterator[dict[str, list[Pin]]]:
    """The pins by project, each project in one version: pip-audit takes no two in one list."""
    by_version: dict[str, dict[str, list[Pin]]] = {}
    for pin in pins:
        by_version.setdefault(pin.project, {}).setdefault(pin.version, []).append(pin)
    while by_version:
        yield {project: versions[next(iter(versions))] for project, versions in by_version.items()}
        by_version = {
            project: rest
            for project, versions in by_version.items()
            if (rest := dict(list(versions.items())[1:]))
        }


def _ask(command: Sequence[str], batch: dict[str, list[Pin]], osv_url: str) -> program.Done:
    with tempfile.TemporaryDirectory(prefix="tenpoint-") as folder:
        name = os.path.join(folder, "requirements.txt")
        with open(name, "w", encoding="utf-8") as file:
            file.writelines(
                f"{project}=={pins[0].version}\n" for project, pins in sorted(batch.items())
            )
        options = ["--format", "json", "--progress-spinner", "off", "--desc", "off"]
        options += ["--aliases", "on", "--no-deps", "--disable-pip", "--requirement", name]
        if osv_url:
            options += ["--vulnerability-service", "osv", "--osv-url", osv_url]
        return program.run([*command, *options], folder, SECONDS)


def _dependencies(output: bytes) -> dict[str, dict[str, object]] | None:
    try:
        document = json.loads(output)
        entries = document["dependencies"]
        return {canonical(str(entry["name"])): entry for entry in entries}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _vulnerabilities(pin: Pin, vulns: object) -> Iterator[Finding]:
    for vuln in vulns if isinstance(vulns, list) else ():
        if not isinstance(vuln, dict):
            continue
        aliases = [str(alias) for alias in vuln.get("aliases") or ()]
        fixed = [str(version) for version in vuln.get("fix_versions") or ()]
        yield VULNERABLE.on(
            pin.path,
            pin.line,
            pin.column,
            project=pin.project,
            version=pin.version,
            id=vuln.get("id", "no id"),
            aliases=f" ({', '.join(aliases[:3])})" if aliases else "",
            fix=f"use {pin.project}=={fixed[0]} or later"
            if fixed
            else "no version is fixed yet: replace it, or ignore this with the reason why it is "
            "out of reach",
        )


def _few(sentences: Sequence[str]) -> str:
    rest = len(sentences) - 2
    return "; ".join(sentences[:2]) + (f"; and {rest} more" if rest > 0 else "")
