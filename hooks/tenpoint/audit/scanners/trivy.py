"""Trivy: a second opinion on secrets, Dockerfiles and versions; the only one on a built image.

It sees copies of the tracked files, in an empty folder and with an empty configuration, so that
no `trivy.yaml` or `.trivyignore` of the repository can quiet it. Two calls: secrets and
misconfigurations work without a network, vulnerabilities need Trivy's database, and when that
cannot be had Trivy prints nothing at all.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.audit.scanners import archive, program
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.audit.walk import Names
from tenpoint.kit.containers.names import DOCKERFILES, NO_DOCKERFILES
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding
from tenpoint.kit.globs import matches
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo

secret = Hook("trivy-secret", point=1, says="every file")
SECRET = secret.rule(
    "secret",
    "error",
    says="Trivy sees a secret here: {title} ({id})",
    fix="remove it, revoke it, and load it from the environment or a vault",
    secret=True,
)
misconfig = Hook("trivy-misconfig", point=7, says="Dockerfiles")
BAKED_IN = misconfig.rule(
    "secret",
    "error",
    says="Trivy: {title} ({id})",
    fix="{fix}",
)
MISCONFIGURED = misconfig.rule(
    "misconfigured",
    "warning",
    says="Trivy: {title} ({id}, {severity})",
    fix="{fix}",
)
vuln = Hook("trivy-vuln", point=6, says="locks and requirement files of every language")
VULNERABLE = vuln.rule(
    "vulnerable",
    "error",
    says="{package} {version} has a known vulnerability ({severity}): {id}",
    fix="{fix}",
)
image = Hook("trivy-image", point=7, says="the image that --image names")
IN_IMAGE = image.rule(
    "secret",
    "error",
    says="the image holds a secret in {where}: {title} ({id})",
    fix="build it again without the secret, from the first layer on, and revoke the secret",
)
HOOKS = (secret, misconfig, vuln, image)

SECONDS = 300
# Of Trivy's checks of a Dockerfile, those that are about secrets; the rest is advice.
# Source: its check "Secrets passed via build-args or envs".
_ABOUT_SECRETS = ("DS031", "AVD-DS-0031", "DS-0031")


# The files in which Trivy looks up versions when it is given a folder.
# Source: "Programming Language" of its documentation, column "Filesystem" (0.59).
_LOCKS = Names(
    (
        "requirements.txt", "Pipfile.lock", "poetry.lock", "uv.lock", "package-lock.json",
        "yarn.lock", "pnpm-lock.yaml", "bun.lock", "Gemfile.lock", "composer.lock", "go.mod",
        "Cargo.lock", "pom.xml", "*gradle.lockfile", "*.sbt.lock", "packages.lock.json",
        "packages.config", "*.deps.json", "*Packages.props", "conan.lock", "mix.lock",
        "pubspec.lock", "Podfile.lock", "Package.resolved",
    ),
    (),
)  # fmt: skip
_DOCKERFILES = Names(DOCKERFILES, NO_DOCKERFILES)


def concerned(request: Request) -> list[Hook]:
    """Its checks that have something to look at; the image's only when one is named."""
    config = request.repo.config
    exclude = config.exclude if config is not None else ()
    paths = [path for path in request.repo.files() if not matches(path, exclude)]
    hooks = [secret] if paths else []
    if any(_DOCKERFILES.hold(path) for path in paths):
        hooks.append(misconfig)
    if any(_LOCKS.hold(path) for path in paths):
        hooks.append(vuln)
    return [*hooks, image] if request.image else hooks


def scan(request: Request) -> Iterator[Answer]:
    """An answer for each kind of scan that is concerned; advice on other files besides."""
    hooks = concerned(request)
    trivy = program.find("trivy", request.repo)
    if trivy is None:
        for hook in hooks:
            yield Answer(
                hook,
                reason="tool-missing",
                detail="Trivy is not installed, nor left out on purpose ([audit.without])",
                asked=hook is image,
            )
        return
    with tempfile.TemporaryDirectory(prefix="tenpoint-") as folder:
        call = _Call(trivy, folder, offline=request.offline)
        files = call.copy(request.repo)
        yield from _tree(call, files, hooks)
        if vuln in hooks:
            yield _vulnerable(call, files)
        if image in hooks:
            yield _image(call, request)


def _tree(call: _Call, files: int, concerned: Sequence[Hook]) -> Iterator[Answer]:
    """Secrets and misconfigurations of the files."""
    results, problem = call.results("fs", "--scanners", "misconfig,secret", call.tree)
    if problem is not None:
        for hook in (secret, misconfig):
            if hook in concerned:
                yield Answer(hook, reason=problem.reason, detail=f"Trivy: {problem.detail}")
        return
    yield Answer(
        secret,
        tuple(
            SECRET.on(
                path,
                _number(found.get("StartLine")),
                id=found.get("RuleID", "?"),
                title=found.get("Title", "a secret"),
            )
            for path, found in _each(results, "Secrets")
        ),
        looked_at=files,
    )
    yield Answer(
        misconfig,
        tuple(_misconfigurations(results)),
        looked_at=files,
        applies=misconfig in concerned,
    )


def _misconfigurations(results: Sequence[Mapping[str, object]]) -> Iterator[Finding]:
    for path, found in _each(results, "Misconfigurations"):
        cause = found.get("CauseMetadata")
        line = _number(cause.get("StartLine") if isinstance(cause, dict) else None)
        id = str(found.get("ID", "?"))
        rule = BAKED_IN if id in _ABOUT_SECRETS else MISCONFIGURED
        yield rule.on(
            path,
            line,
            id=id,
            title=found.get("Title", "a misconfiguration"),
            severity=str(found.get("Severity", "unknown")).lower(),
            fix=found.get("Resolution") or f"see what Trivy says of {id}",
        )


def _vulnerable(call: _Call, files: int) -> Answer:
    offline = ["--skip-db-update", "--skip-java-db-update"] if call.offline else []
    results, problem = call.results("fs", "--scanners", "vuln", *offline, call.tree)
    if problem is not None:
        reason = "offline" if call.offline else problem.reason
        return Answer(vuln, reason=reason, detail=f"Trivy: {problem.detail}")
    findings = tuple(
        VULNERABLE.on(
            path,
            1,
            package=found.get("PkgName", "?"),
            version=found.get("InstalledVersion", "?"),
            severity=str(found.get("Severity", "unknown")).lower(),
            id=found.get("VulnerabilityID", "?"),
            fix=f"use {found['FixedVersion']}"
            if found.get("FixedVersion")
            else "no version is fixed yet: replace it, or ignore this with the reason why it is "
            "out of reach",
        )
        for path, found in _each(results, "Vulnerabilities")
    )
    return Answer(vuln, findings, looked_at=files)


def _image(call: _Call, request: Request) -> Answer:
    """Secrets in the files of every layer, and in the image's own configuration and history."""
    scanners = ["--scanners", "secret", "--image-config-scanners", "secret"]
    is_archive = os.path.exists(request.image)
    if is_archive:
        try:
            name = archive.readable(os.path.abspath(request.image), call.new_folder("image"))
        except CannotCheck as error:
            told = f"{request.image}: {error.reason}"
            return Answer(image, reason="unreadable", detail=told, asked=True)
        target = ["--input", name]
    elif request.offline:
        return Answer(
            image,
            reason="offline",
            detail="an image of a registry needs the network (--offline)",
            asked=True,
        )
    elif request.image.startswith("-"):
        raise CannotCheck("--image: no image has such a name")
    else:
        name = request.image
        target = [name]
    results, problem = call.results("image", *scanners, *target)
    if problem is not None:
        return Answer(image, reason=problem.reason, detail=f"Trivy: {problem.detail}", asked=True)
    shown = os.path.basename(request.image) if is_archive else request.image
    findings = tuple(
        IN_IMAGE.on(
            shown,
            1,
            where=where if where != name else "its configuration or its history",
            id=found.get("RuleID", "?"),
            title=found.get("Title", "a secret"),
        )
        for where, found in _each(results, "Secrets")
    )
    return Answer(image, findings, looked_at=1, asked=True)


class _Call:
    """How Trivy is called: in a folder of our own, quietly, for JSON."""

    def __init__(self, trivy: str, folder: str, *, offline: bool) -> None:
        self._trivy = trivy
        self._folder = folder
        self.offline = offline
        self.tree = self.new_folder("tree")
        self._config = os.path.join(folder, "empty.yaml")
        with open(self._config, "wb"):
            pass

    def new_folder(self, name: str) -> str:
        path = os.path.join(self._folder, name)
        os.mkdir(path)
        return path

    def copy(self, repo: Repo) -> int:
        """Copy what git tracks and the configuration does not exclude; how many files that is."""
        from shutil import copyfileobj

        exclude = repo.config.exclude if repo.config is not None else ()
        number = 0
        for path in repo.files():
            if matches(path, exclude):
                continue
            target = os.path.join(self.tree, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            try:
                with repo.source(path).stream() as file, open(target, "wb") as copy:
                    copyfileobj(file, copy)
            except CannotCheck:
                continue  # the hooks have said so
            number += 1
        return number

    def results(
        self, kind: str, *arguments: str
    ) -> tuple[list[Mapping[str, object]], program.Done | None]:
        """`Results` of Trivy's JSON, or why there are none."""
        command = [self._trivy, kind, "--config", self._config, "--quiet", "--format", "json"]
        command += ["--skip-check-update", "--ignorefile", self._config]
        if self.offline:
            command.append("--offline-scan")
        done = program.run([*command, *arguments], self._folder, SECONDS)
        if done.reason is not None:
            return [], done
        try:
            document = json.loads(done.output)
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict) or "SchemaVersion" not in document:
            return [], program.Done(reason="tool-error", detail="its answer is not its JSON")
        results = document.get("Results")
        return [one for one in results or () if isinstance(one, dict)], None


def _each(
    results: Sequence[Mapping[str, object]], key: str
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What Trivy lists under a key, each with the target it belongs to."""
    for result in results:
        found = result.get(key)
        for one in found if isinstance(found, list) else ():
            if isinstance(one, dict):
                yield str(result.get("Target", ".")), one


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 1
