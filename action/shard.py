"""One shard of org-audit.yml: each of its repositories is cloned, audited and removed again.

    results/OWNER/NAME.json    what `tenpoint audit` wrote, or why it could not

One that cannot be cloned, takes too long or breaks never stops the others, and always leaves a
result that says so. Nothing of a repository is run: no hook, no filter, no submodule. The
token is known to `git clone` alone, as a setting in its environment: it is in no file, in
no command line, and not in the environment of the audit.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import trivy
from audit import OSV, explain
from commands import Commands
from escape import shown
from install import install
from plan import count, failed, number, repositories, share
from programs import SCANNERS, Done, Failed, environment, run

SHARD = "ORG_SHARD"
SERVER = "ORG_SERVER_URL"
MINUTES = "ORG_MINUTES"
RESULTS = "ORG_RESULTS"
TOKEN = "ORG_TOKEN"  # noqa: S105  # the name of the variable
HOURS = 5  # of the six that GitHub gives a job

_LONGEST = 300


class Shard(NamedTuple):
    """What this job is to do.

    `seconds` are for one repository, `end` is on the clock, for all of them; `off` are the
    scanners that are not to run.
    """

    names: Sequence[str]
    server: str
    token: str
    seconds: float
    end: float
    results: str
    off: Sequence[str] = ()
    osv_url: str = ""


def main() -> int:
    """0 when every repository has a result, whatever it says."""
    commands = Commands(os.environ, sys.stdout)
    work = tempfile.mkdtemp(prefix="tenpoint-", dir=os.environ.get("RUNNER_TEMP") or None)
    try:
        shard = read(os.environ)
        python = install(work, os.environ)
    except Failed as problem:
        return failed(commands, problem)
    folder = why = ""
    if "trivy" not in shard.off:
        try:
            folder = trivy.fetch(work, os.environ)
        except Failed as problem:
            why = str(problem)
            commands.warn(why)
    variables = environment(os.environ, SCANNERS, first_on_path=folder)
    for name in shard.names:
        begun = time.monotonic()
        try:
            told = result(shard, name, python, work, variables, why)
        except (Failed, OSError) as problem:
            told = {"version": 1, "name": name, "error": _reason(problem, shard.token)}
        keep(shard.results, name, told)
        score = f"{told['score']}/10" if "score" in told else str(told["error"])
        commands.say(f"{name}: {score} ({time.monotonic() - begun:.0f} s)")
    return 0


def read(given: Mapping[str, str]) -> Shard:
    """The inputs, judged; `Failed` names the one that is wrong."""
    names = repositories(given)
    shards = count(given, names)
    server = given.get(SERVER, "").rstrip("/")
    if urlsplit(server).scheme not in ("https", "file"):
        raise Failed("the input server-url must be an https address")
    token = given.get(TOKEN, "").strip()
    if token and (not token.isascii() or not token.isprintable() or not server.startswith("https")):
        raise Failed("the secret token is no token, or server-url is no https address")
    return Shard(
        share(names, shards, number(given, SHARD, "shard", 1, shards)),
        server,
        token,
        60.0 * number(given, MINUTES, "minutes", 1, 60 * HOURS),
        time.monotonic() + 3600 * HOURS,
        os.path.abspath(given[RESULTS]),
        [name for name in ("pip-audit", "trivy") if not _wanted(given, name)],
        given.get(OSV, ""),
    )


def _wanted(given: Mapping[str, str], scanner: str) -> bool:
    """Whether a scanner is to run; npm's audit always does, where there is a lock and npm."""
    value = given.get(f"ORG_{scanner.upper().replace('-', '_')}", "").strip() or "auto"
    if value not in ("auto", "off"):
        raise Failed(f"the input {scanner} is auto or off, not {value[:50]!r}")
    return value == "auto"


def result(
    shard: Shard, name: str, python: str, work: str, variables: Mapping[str, str], why: str
) -> dict[str, object]:
    """The audit of one repository; `why` is the reason to have no Trivy. Raises `Failed`."""
    end = min(time.monotonic() + shard.seconds, shard.end)
    with tempfile.TemporaryDirectory(prefix="org-", dir=work, ignore_cleanup_errors=True) as made:
        folder = os.path.join(made, name.partition("/")[2])
        clone(shard, name, folder, _left(end))
        file = os.path.join(made, "result")
        command = [
            *(python, "-I", "-m", "tenpoint", "audit", folder, "--name", name),
            *("--format", "json", "--output", file),
            *([f"--scanners={','.join(f'-{one}' for one in shard.off)}"] if shard.off else []),
            *([f"--osv-url={shard.osv_url}"] if shard.osv_url else []),
        ]
        done = run(command, folder=work, variables=variables, seconds=_left(end), ok=(0, 1, 2))
        try:
            report = json.loads(Path(file).read_bytes())
        except FileNotFoundError:
            raise Failed(done.last_words.removeprefix("tenpoint audit: ")) from None
        except (ValueError, RecursionError):
            raise Failed("tenpoint wrote no valid JSON") from None
        if not isinstance(report, dict):
            raise Failed("tenpoint wrote no report")
        if why:
            explain(report, why)
        return report


def _left(end: float) -> float:
    """The seconds until `end`; `Failed` when there are none."""
    left = end - time.monotonic()
    if left <= 0:
        raise Failed("there was no time left for it")
    return left


def clone(shard: Shard, name: str, folder: str, seconds: float) -> None:
    """All of a repository and its history; its own files take no part in how git works."""
    address = f"{shard.server}/{quote(name)}"
    if not shard.server.startswith("file:"):
        address += ".git"
    command = [
        *("git", "clone", "--quiet", "--template=", "--no-recurse-submodules"),
        *("--", address, folder),
    ]
    try:
        done = run(
            command,
            folder=tempfile.gettempdir(),
            variables=_settings(shard),
            seconds=seconds,
            ok=range(256),
        )
    except Failed as problem:
        raise Failed(f"it could not be cloned: {problem}") from None
    if done.status:
        raise Failed(f"it could not be cloned: {_git_says(done)}")


def _git_says(done: Done) -> str:
    """The line of git that names the problem; advice may follow it."""
    text = done.errors.decode("utf-8", "replace")
    if "could not read Username" in text or "Repository not found" in text:
        return "there is none, or it is private and the secret token does not reach it"
    fatal = [line for line in text.splitlines() if line.startswith("fatal: ")]
    return fatal[0].removeprefix("fatal: ") if fatal else done.last_words


def _settings(shard: Shard) -> dict[str, str]:
    """The environment of git: no configuration of the machine, one protocol, perhaps a token."""
    settings = {
        "core.fsmonitor": "false",
        "core.hooksPath": os.devnull,
        "core.autocrlf": "false",
        "credential.helper": "",
        "advice.detachedHead": "false",
    }
    if shard.token:
        basic = b64encode(f"x-access-token:{shard.token}".encode()).decode()
        settings[f"http.{shard.server}/.extraHeader"] = f"Authorization: Basic {basic}"
        # Where a server sends git on to, git would send the header too.
        settings["http.followRedirects"] = "false"
    variables = {"GIT_CONFIG_COUNT": str(len(settings))}
    for at, (key, value) in enumerate(settings.items()):
        variables |= {f"GIT_CONFIG_KEY_{at}": key, f"GIT_CONFIG_VALUE_{at}": value}
    return {
        **environment(os.environ),
        **variables,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ALLOW_PROTOCOL": urlsplit(shard.server).scheme,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C",
    }


def _reason(problem: Failed | OSError, token: str) -> str:
    """What went wrong, on one line, without the token."""
    text = str(problem)
    return shown(text.replace(token, "***") if token else text)[:_LONGEST]


def keep(results: str, name: str, told: Mapping[str, object]) -> None:
    """Write a result, whole or not at all."""
    file = Path(results, *f"{name}.json".split("/"))
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(told), encoding="utf-8")
    part.replace(file)
