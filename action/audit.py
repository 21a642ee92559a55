"""The first step: install, fetch Trivy, audit the head, and the merge base of a pull request.

What it leaves in a new folder below RUNNER_TEMP is all that the second step reads:

    report.json   the audit of what is checked out
    base.json     the audit of the merge base, with the scanners that found something
    base.txt      or one sentence, why there is no comparison
    failed.txt    or one sentence, why there is no report at all

This step has no token, and its exit status is 0 whenever the second one can tell the rest.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import trivy
from commands import Commands
from escape import shown
from install import install
from programs import SCANNERS, Done, Failed, environment, is_below, run

_AUDIT_SECONDS = 45 * 60
_BASE_SECONDS = 15 * 60
_GIT_SECONDS = 5 * 60

# Another server of advisories for pip-audit: a mirror inside a company, or a test's own.
OSV = "TENPOINT_OSV_URL"

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_DEEPER = "put `fetch-depth: 0` into the checkout step"


class Inputs(NamedTuple):
    """What the workflow says, judged; `folder` and `sarif` are absolute, `sarif` may be empty."""

    folder: str
    pip_audit: bool
    trivy: bool
    requirements: tuple[str, ...]
    ignore_vulns: tuple[str, ...]
    baseline: bool
    sarif: str
    osv_url: str = ""

    @property
    def scanners(self) -> str:
        """For `--scanners`: all, or all but those that are off."""
        on = {"pip-audit": self.pip_audit, "trivy": self.trivy}
        return ",".join(f"-{name}" for name, is_on in on.items() if not is_on) or "auto"


def main() -> int:
    """Everything up to the report; not 0 only if not even the second step could run."""
    given = os.environ
    commands = Commands(given, sys.stdout)
    work = tempfile.mkdtemp(prefix="tenpoint-", dir=given.get("RUNNER_TEMP") or None)
    commands.output("work", work)
    try:
        with _group(commands, "Install tenpoint and pip-audit"):
            python = install(work, given)
    except Failed as problem:
        commands.annotate("error", str(problem), title="tenpoint")
        commands.step_summary(f"tenpoint could not be installed: `{_in_code(str(problem))}`\n")
        return 2
    if _text(given, "report-from"):
        return 0  # another run has made the report; this one only tells
    try:
        _audit(python, work, read_inputs(given), given, commands)
    except Failed as problem:
        _write(work, "failed.txt", shown(str(problem)))
    return 0


def _audit(
    python: str, work: str, inputs: Inputs, given: Mapping[str, str], commands: Commands
) -> None:
    """The report of the head; and, for a pull request, what it is compared with."""
    folder = why = ""
    if inputs.trivy:
        with _group(commands, "Fetch Trivy"):
            try:
                folder = trivy.fetch(work, given)
            except Failed as problem:
                why = str(problem)
                commands.warn(why)
    tenpoint = _Tenpoint(python, work, environment(given, SCANNERS, first_on_path=folder))
    with _group(commands, "Audit"):
        report = tenpoint.report(inputs, "report.json", why=why, sarif=inputs.sarif)
    base = _base_of(given)
    if base:
        with _group(commands, "Audit the merge base"):
            try:
                _audit_base(tenpoint, inputs, base, scanners_of(report), given)
            except Failed as problem:
                told = shown(str(problem))
                _write(work, "base.txt", f"{told[:1].upper()}{told[1:]}.")


# --- what the workflow says -------------------------------------------------------------------


def read_inputs(given: Mapping[str, str]) -> Inputs:
    """The inputs that this step needs; `Failed` names the one that is wrong."""
    workspace = os.path.realpath(given.get("GITHUB_WORKSPACE") or os.getcwd())
    folder = os.path.realpath(os.path.join(workspace, given.get("INPUT_PATH", "").strip() or "."))
    if not is_below(folder, workspace):
        raise Failed("the input path leads out of the workspace")
    if not os.path.isdir(folder):
        raise Failed("the input path is no folder of the workspace")
    return Inputs(
        folder=folder,
        pip_audit=_switch(given, "pip-audit"),
        trivy=_switch(given, "trivy"),
        requirements=_lines(given, "requirements"),
        ignore_vulns=_lines(given, "ignore-vulns"),
        baseline=_switch(given, "baseline"),
        sarif=_sarif(given, workspace),
        osv_url=given.get(OSV, ""),
    )


def _text(given: Mapping[str, str], name: str) -> str:
    return given.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()


def _switch(given: Mapping[str, str], name: str) -> bool:
    value = _text(given, name) or "auto"
    if value not in ("auto", "off"):
        raise Failed(f"the input {name} is auto or off, not {value[:50]!r}")
    return value == "auto"


def _lines(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    """One value a line, so that one may hold spaces."""
    return tuple(line.strip() for line in _text(given, name).splitlines() if line.strip())


def _sarif(given: Mapping[str, str], workspace: str) -> str:
    """Where SARIF goes: a folder of the workspace, or of the runner's temporary one."""
    name = _text(given, "sarif-file")
    if not name:
        return ""
    path = os.path.join(workspace, name)
    folder = os.path.dirname(path)
    # A link that the repository brings along must not lead the file somewhere else.
    if not any(is_below(folder, one) for one in (workspace, given.get("RUNNER_TEMP")) if one):
        raise Failed("the input sarif-file leads out of the workspace")
    return os.path.join(os.path.realpath(folder), os.path.basename(path))


# --- tenpoint ---------------------------------------------------------------------------------


class _Tenpoint(NamedTuple):
    """How tenpoint is called: not in the repository, and without a token."""

    python: str
    work: str
    variables: Mapping[str, str]

    def report(
        self,
        inputs: Inputs,
        name: str,
        *,
        folder: str = "",
        scanners: str = "",
        why: str = "",
        sarif: str = "",
        seconds: float = _AUDIT_SECONDS,
    ) -> dict[str, object]:
        """Audit a folder and leave its report as `name`; `why` is the reason to have no Trivy."""
        made = os.path.join(self.work, "made.json")
        command = [
            *(self.python, "-I", "-m", "tenpoint", "audit", folder or inputs.folder),
            *("--format", "json", "--output", made),
            f"--scanners={scanners or inputs.scanners}",
            *_arguments(inputs),
        ]
        part = os.path.join(self.work, "made.sarif")
        if sarif:
            command += ["--sarif", part]
        done = run(
            command, folder=self.work, variables=self.variables, seconds=seconds, ok=(0, 1, 2)
        )
        report = _read(made, done)
        if why:
            explain(report, why)
        # Whole or not at all: the second step must never find half a report.
        Path(made).write_text(json.dumps(report), encoding="utf-8")
        if sarif:
            _place(part, sarif)
        os.replace(made, os.path.join(self.work, name))
        return report


def _arguments(inputs: Inputs) -> list[str]:
    """The inputs as `tenpoint audit` has them; `=`, because a value may begin with a hyphen."""
    arguments = ["--below"]
    arguments += [f"--requirements={one}" for one in inputs.requirements]
    arguments += [f"--ignore-vuln={one}" for one in inputs.ignore_vulns]
    arguments += [f"--osv-url={inputs.osv_url}"] if inputs.osv_url else []
    return arguments if inputs.baseline else [*arguments, "--no-baseline"]


def _read(file: str, done: Done) -> dict[str, object]:
    """The report; without one, the command's last words say why."""
    try:
        report = json.loads(Path(file).read_bytes())
    except FileNotFoundError:
        raise Failed(done.last_words.removeprefix("tenpoint audit: ")) from None
    except ValueError:
        raise Failed("tenpoint wrote no valid JSON") from None
    if not isinstance(report, dict):
        raise Failed("tenpoint wrote no report")
    return report


def _place(part: str, file: str) -> None:
    """Move the SARIF to where it was asked for; a link in its place is replaced, not followed."""
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        if os.path.islink(file):
            os.remove(file)
        shutil.move(part, file)
    except OSError as problem:
        raise Failed(f"the SARIF file cannot be written: {problem.strerror}") from None


def explain(report: dict[str, object], why: str) -> None:
    """Say why there is no Trivy wherever the report can only say that there is none."""
    missing = {
        str(one.get("detail"))
        for one in _entries(report, "scanners")
        if str(one.get("name")).startswith("trivy-") and one.get("reason") == "tool-missing"
    }
    for key in ("scanners", "points", "checklist"):
        for one in _entries(report, key):
            if one.get("reason") == "tool-missing" and one.get("detail") in missing:
                one["detail"] = why


def scanners_of(report: Mapping[str, object]) -> str:
    """The scanners that found something, for `--scanners`: only they are worth asking again."""
    found = [*_entries(report, "findings"), *_entries(report, "advice")]
    names = {str(one.get("rule")).partition("/")[0] for one in found}
    asked = [name for name in ("npm-audit", "pip-audit", "trivy") if _made_one(name, names)]
    return ",".join(asked) or "none"


def _made_one(scanner: str, names: Collection[str]) -> bool:
    return any(name == scanner or name.startswith(f"{scanner}-") for name in names)


def _entries(report: Mapping[str, object], key: str) -> Iterator[dict[str, object]]:
    entries = report.get(key)
    for one in entries if isinstance(entries, list) else ():
        if isinstance(one, dict):
            yield one


# --- the merge base ---------------------------------------------------------------------------


def _base_of(given: Mapping[str, str]) -> str:
    """The commit that the event's change is made on; "" where there is none."""
    keys = {
        "pull_request": ("pull_request", "base", "sha"),
        "pull_request_target": ("pull_request", "base", "sha"),
        "merge_group": ("merge_group", "base_sha"),
    }.get(given.get("GITHUB_EVENT_NAME", ""))
    if keys is None:
        return ""
    try:
        value = json.loads(Path(given["GITHUB_EVENT_PATH"]).read_bytes())
        for key in keys:
            value = value[key]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return value if isinstance(value, str) and _COMMIT.fullmatch(value) else ""


def _audit_base(
    tenpoint: _Tenpoint, inputs: Inputs, base: str, scanners: str, given: Mapping[str, str]
) -> None:
    """Leave the report of the merge base; `Failed` says why there can be none."""
    variables = environment(given)
    root = Path(_git(["rev-parse", "--show-toplevel"], inputs.folder, variables))
    commit = merge_base(str(root), base, variables)
    below = os.path.relpath(inputs.folder, os.path.realpath(root))
    with tempfile.TemporaryDirectory(prefix="base-", dir=tenpoint.work) as made:
        tree = os.path.join(made, root.name)
        check_out(str(root), commit, tree, variables)
        folder = os.path.join(tree, below)
        if not os.path.isdir(folder):
            raise Failed("the folder is new: before this pull request there was nothing to audit")
        tenpoint.report(
            inputs, "base.json", folder=folder, scanners=scanners, seconds=_BASE_SECONDS
        )


def merge_base(root: str, base: str, variables: Mapping[str, str]) -> str:
    """The newest commit that HEAD and the base branch share.

    What actions/checkout checks out for a pull request is its merge into the base branch, so
    this is mostly `base` itself. Raises `Failed` if the clone does not reach back so far.
    """
    try:
        _git(["cat-file", "-e", f"{base}^{{commit}}"], root, variables)
        found = _git(["merge-base", base, "HEAD"], root, variables)
    except Failed:
        raise Failed(f"the clone lacks the commit this is based on: {_DEEPER}") from None
    if found == _git(["rev-parse", "HEAD"], root, variables):
        raise Failed("what is checked out holds nothing beyond the base branch")
    return found


def check_out(root: str, commit: str, folder: str, variables: Mapping[str, str]) -> None:
    """The files of a commit in a repository of their own, which borrows the other's objects.

    No worktree of that repository: its hooks and settings would take part, and `--all` would
    show the history of the pull request as part of its base.
    """
    objects = _git(["rev-parse", "--git-path", "objects"], root, variables)
    shallow = _git(["rev-parse", "--git-path", "shallow"], root, variables)
    kind = "sha256" if len(commit) == 64 else "sha1"
    os.mkdir(folder)
    _git(["init", "--quiet", "--template=", f"--object-format={kind}"], folder, variables)
    borrowed = Path(folder, ".git", "objects", "info")
    borrowed.mkdir(parents=True, exist_ok=True)
    # git reads a path in quotes as a C string; a newline in it cannot be had otherwise.
    name = os.path.join(root, objects).replace("\\", "/")
    if "\n" in name or name.startswith('"'):
        raise Failed("git cannot borrow from a folder of such a name")
    Path(borrowed, "alternates").write_bytes(os.fsencode(name) + b"\n")
    if os.path.exists(os.path.join(root, shallow)):
        shutil.copyfile(os.path.join(root, shallow), os.path.join(folder, ".git", "shallow"))
    # Large files stay the pointers that they are: to fetch them needs a token.
    quiet = {**variables, "GIT_LFS_SKIP_SMUDGE": "1"}
    _git(["checkout", "--quiet", "--detach", commit], folder, quiet)


def _git(arguments: Sequence[str], root: str, variables: Mapping[str, str]) -> str:
    """The line that git prints, whatever it ends with; it is not started in the repository."""
    settings = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "LC_ALL": "C",
    }
    command = ["git", "-C", root, "-c", "core.fsmonitor=false", *arguments]
    try:
        done = run(
            command,
            folder=tempfile.gettempdir(),
            variables={**variables, **settings},
            seconds=_GIT_SECONDS,
        )
    except Failed as problem:
        raise Failed(f"git {arguments[0]}: {problem}") from None
    return os.fsdecode(done.output.removesuffix(b"\n"))


# --- the log ----------------------------------------------------------------------------------


@contextmanager
def _group(commands: Commands, title: str) -> Iterator[None]:
    """A part of the log that can be folded; `title` is one of our own sentences."""
    sys.stdout.write(f"::group::{title}\n")
    try:
        yield
        commands.say("done")
    finally:
        sys.stdout.write("::endgroup::\n")
        sys.stdout.flush()


def _write(work: str, name: str, text: str) -> None:
    Path(work, name).write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")


def _in_code(text: str) -> str:
    return shown(text).replace("`", "'")
