"""npm audit: known vulnerabilities of the versions in a package-lock.json.

npm runs in an empty folder that holds copies of the lock and of the package.json beside it:
no script, no `.npmrc` and no workspace of the repository takes part.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence

from tenpoint.audit.scanners import program
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.audit.walk import Names
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.files import write_whole
from tenpoint.kit.finding import Finding
from tenpoint.kit.globs import matches
from tenpoint.kit.hook import Hook
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.documents import place_of
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Unread
from tenpoint.kit.source import Source

hook = Hook("npm-audit", point=6, says="package-lock.json and npm-shrinkwrap.json")
HOOKS = (hook,)
VULNERABLE = hook.rule(
    "vulnerable",
    "error",
    says="{package} {range} has a known vulnerability ({severity}): {title} {url}",
    fix="{fix}",
    why="An advisory has been published for this version: everybody knows how to use it.",
)

SECONDS = 120
_NAMES = Names(("package-lock.json", "npm-shrinkwrap.json"), kinds.BESIDES)


def material(repo: Repo) -> list[str]:
    """The locks that npm writes."""
    exclude = repo.config.exclude if repo.config is not None else ()
    return [path for path in repo.files() if _NAMES.hold(path) and not matches(path, exclude)]


def concerned(request: Request) -> Sequence[Hook]:
    """Its one check, where there is a file for it."""
    return HOOKS if material(request.repo) else ()


def scan(request: Request) -> Iterator[Answer]:
    """One answer for all locks, or none where there is no lock."""
    locks = material(request.repo)
    if not locks:
        return
    answer = Answer(hook, looked_at=len(locks))
    if request.offline:
        yield answer._replace(reason="offline", detail="npm audit needs the network (--offline)")
        return
    npm = program.find("npm", request.repo)
    if npm is None:
        yield answer._replace(reason="tool-missing", detail="npm is not installed")
        return
    findings: list[Finding] = []
    unread: list[Unread] = []
    for path in locks:
        source = request.repo.source(path)
        try:
            done = _ask(npm, source)
            found = list(_vulnerabilities(source, done.output)) if done.reason is None else []
        except CannotCheck as problem:
            unread.append(Unread(path, problem.reason))
            continue
        if done.reason is not None:
            answer = answer._replace(reason=done.reason, detail=f"npm audit: {done.detail}")
        findings += found
    yield answer._replace(findings=tuple(findings), unread=tuple(unread))


def _ask(npm: str, lock: Source) -> program.Done:
    manifest = lock.beside("package.json")
    if manifest is None:
        raise CannotCheck("there is no package.json beside it")
    with tempfile.TemporaryDirectory(prefix="tenpoint-") as folder:
        write_whole(os.path.join(folder, lock.name), lock.data)
        write_whole(os.path.join(folder, "package.json"), manifest.data)
        options = ["--json", "--package-lock-only", "--ignore-scripts", "--no-update-notifier"]
        done = program.run([npm, "audit", *options], folder, SECONDS)
    return done if done.reason is not None else _without_error(done)


def _without_error(done: program.Done) -> program.Done:
    """npm tells its own failures as JSON too."""
    try:
        document = json.loads(done.output)
    except (ValueError, RecursionError):
        return program.Done(reason="tool-error", detail="its answer is no JSON")
    if not isinstance(document, dict) or not isinstance(document.get("vulnerabilities"), dict):
        told = document.get("message") if isinstance(document, dict) else None
        error = document.get("error") if isinstance(document, dict) else None
        if isinstance(error, dict):
            told = f"{error.get('summary') or told or ''} {error.get('code') or ''}"
        return program.silence(str(told or "its answer lists no vulnerabilities").encode())
    return done


def _vulnerabilities(lock: Source, output: bytes) -> Iterator[Finding]:
    """Packages with an advisory of their own; npm names those that depend on them as well."""
    for name, entry in json.loads(output)["vulnerabilities"].items():
        if not isinstance(entry, dict):
            continue
        for via in entry.get("via") or ():
            if not isinstance(via, dict):
                continue
            line, column = place_of(lock, f'"node_modules/{name}"')
            fix = entry.get("fixAvailable")
            newer = f" ({fix['name']} {fix['version']})" if isinstance(fix, dict) else ""
            yield VULNERABLE.on(
                lock.path,
                line,
                column,
                package=name,
                range=via.get("range", ""),
                severity=via.get("severity", "unknown"),
                title=via.get("title", "no title"),
                url=via.get("url", ""),
                fix=f"npm audit fix{newer}"
                if fix
                else "no version is fixed yet: replace it, or ignore this with the reason why it "
                "is out of reach",
            )
