"""The Action as a runner runs it: `act` on our action.yml, with GitHub's stand-in behind it.

Real are the runner, the installation of the locked wheels, pip-audit, Trivy 0.59.1 (of which
a wheel exists) and git. Stand-ins on loopback are GitHub's API, the advisories, and the
place that Trivy's archive is fetched from: only its sum is another one in the copy of our
repository that is run here.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from support import osv
from support.agent import KEY, Project
from support.git import Tree, environment
from support.github_api import REPOSITORY, TOKEN, GitHub, Pull
from support.runner import commands

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "e2e"
TRIVY = "0.59.1"

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(sys.platform != "linux", reason="act runs a Linux job on the host"),
]

IGNORED = ".env\n.env.local\n.env.*.local\n"
LEAK = f'import anthropic\n\nclient = anthropic.Client("{KEY}")\n'
# Each would be a command, a tag, an expression or a second line if anything let it.
HOSTILE = [
    "a b.py",
    "new\n::error::forged.py",
    "$(touch hacked).py",
    "`touch hacked`|x.py",
    "<img src=x onerror=alert(1)>.py",
    "${{ github.token }}.py",
    "--format=html.py",
]


# --- what is real -----------------------------------------------------------------------------


def downloaded(folder: Path, *wanted: str) -> Path:
    """What pip downloads, once."""
    if not folder.is_dir():
        part = folder.with_name(f"{folder.name}.{os.getpid()}")
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:",
             "--dest", str(part), *wanted],
            check=True,
        )  # fmt: skip
        part.rename(folder)
    return folder


@pytest.fixture(scope="module")
def wheels() -> Path:
    """The locked wheels, so that each job does not fetch them again: a runner's own mirror."""
    lock = ROOT / "action" / "requirements.txt"
    name = hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    for old in (CACHE / "wheels").glob("*"):
        if old.name != name:
            shutil.rmtree(old)
    (CACHE / "wheels").mkdir(parents=True, exist_ok=True)
    return downloaded(CACHE / "wheels" / name, "--require-hashes", "--requirement", str(lock))


class Release(NamedTuple):
    """Where Trivy's archive is served, and its sum."""

    url: str
    sha256: str


@pytest.fixture(scope="module")
def release(trivy_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """The program of Trivy's wheel, packed as a release is."""
    folder = tmp_path_factory.mktemp("release")
    (folder / f"v{TRIVY}").mkdir()
    archive = folder / f"v{TRIVY}" / f"trivy_{TRIVY}_Linux-64bit.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=0) as made:
        made.add(trivy_folder / "trivy", "trivy")
    with archive.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            return

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield Release(f"http://127.0.0.1:{httpd.server_address[1]}", sha256)
        finally:
            httpd.shutdown()


@pytest.fixture(scope="module")
def checkout(project: Project, release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as the runner gets it, with another sum for another Trivy."""
    folder = tmp_path_factory.mktemp("action") / "tenpoint"
    subprocess.run(["git", "clone", "-q", project.url, str(folder)], env=environment(), check=True)
    shutil.rmtree(folder / ".git")
    (folder / "action" / "trivy.toml").write_text(
        f'version = "{TRIVY}"\nrefused = []\n[sha256]\n"Linux-64bit.tar.gz" = "{release.sha256}"\n'
    )
    return folder


# --- a run ------------------------------------------------------------------------------------


class Run:
    """What a run came to, out of act's log."""

    def __init__(self, log: str) -> None:
        self.log = log
        lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
        # As GitHub reads them: act takes the last `::` for the end of a command, not the first.
        self.commands = commands("".join(line["raw"] for line in lines if line.get("raw")))
        told = [line["content"] for line in lines if line.get("command") == "summary"]
        self.summary = told[0] if told else ""
        self.outputs = {
            line["name"]: line["arg"] for line in lines if line.get("command") == "set-output"
        }
        self.said = [line["msg"].strip() for line in lines if line.get("raw_output")]
        self.passed = any("Job succeeded" in line.get("msg", "") for line in lines)

    def messages(self, kind: str) -> list[str]:
        return [command.message for command in self.commands if command.name == kind]

    def line(self, start: str) -> str:
        """The line of the log that begins so."""
        [found] = [line for line in self.said if line.startswith(start)]
        return str(found).removeprefix(start)


class Repository(Tree):
    """An agent with an old key in it and a pull request, and the runner that audits both."""

    def __init__(self, root: Path, command: list[str], env: dict[str, str]) -> None:
        super().__init__(root)
        self._command, self._env = command, env
        self.add(".gitignore", IGNORED)
        self.add("old.py", LEAK)
        self.add("requirements.txt", "other==2.0 --hash=sha256:" + "a" * 64 + "\n")
        self.base = self.record()

    def propose(self, files: dict[str, str]) -> None:
        """A pull request with these files alone, merged as GitHub does it for the event."""
        self.git("switch", "-q", "--detach", self.base)
        for path, content in files.items():
            self.add(path, content)
        head = self.record("Change")
        self.git("branch", "-f", "change", head)
        self.git("switch", "-q", "--detach", self.base)
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "change")

    def run(self, name: str, event: dict[str, object], **inputs: str) -> Run:
        """One event, with the workflow that GitHub would take from the same commit."""
        lines = "".join(
            f"          {key.replace('_', '-')}: {json.dumps(value)}\n"
            for key, value in {"sarif_file": "audit.sarif", **inputs}.items()
        )
        # Outside of git, so that it is no part of what is audited.
        self.write(".git/tenpoint.yml", WORKFLOW + lines + AFTER)
        self.write(".git/event.json", json.dumps(event))
        done = subprocess.run(
            [*self._command, name, "-C", str(self.root), "-W", ".git/tenpoint.yml",
             "-e", str(self.root / ".git" / "event.json")],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        run = Run(done.stdout.decode("utf-8", "backslashreplace"))
        assert run.passed is (done.returncode == 0)
        # Neither the token nor the key is anywhere; act has been told to mask nothing.
        assert TOKEN not in run.log
        assert KEY[8:-8] not in run.log
        return run

    def pull_request(self, *, head: str = REPOSITORY, **inputs: str) -> Run:
        """The pull request that was proposed, from the repository `head`."""
        pull = {
            "number": 7,
            "base": {"sha": self.base, "repo": {"full_name": REPOSITORY}},
            "head": {"repo": {"full_name": head}},
            "user": {"login": "ann"},
        }
        return self.run("pull_request", {"number": 7, "pull_request": pull}, **inputs)


WORKFLOW = """
on: [push, pull_request, workflow_run]
jobs:
  tenpoint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4 # for act: copy the repository
      - uses: tenpoint/tenpoint@v1
        id: tenpoint
        with:
"""
AFTER = """
      - if: always()
        run: |
          test ! -f audit.sarif ||
            python3 -c 'import json; print("sarif:", json.load(open("audit.sarif"))["version"])'
          test ! -e hacked && echo 'hacked: no'
          printf 'report: %s\\n' "$(python3 -c 'import json, sys
          report = json.load(open(sys.argv[1]))
          print(json.dumps({one["name"]: one["reason"] for one in report["scanners"]}))' "$REPORT")"
          for name in report base; do
            printf '%s.json: %s\\n' "$name" "$(tr -d '\\n' <"$(dirname "$REPORT")/$name.json")"
          done
          printf 'score: %s, %s\\n' "$SCORE" "$VERDICT"
        env:
          REPORT: ${{ steps.tenpoint.outputs.report }}
          SCORE: ${{ steps.tenpoint.outputs.score }}
          VERDICT: ${{ steps.tenpoint.outputs.verdict }}
"""


@pytest.fixture
def github() -> Iterator[GitHub]:
    with GitHub() as github:
        yield github


@pytest.fixture
def advisories() -> Iterator[osv.Osv]:
    with osv.server() as server:
        yield server


@pytest.fixture
def repository(
    act: Path,
    checkout: Path,
    wheels: Path,
    release: Release,
    github: GitHub,
    advisories: osv.Osv,
    tmp_path: Path,
) -> Repository:
    settings = {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": REPOSITORY,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "TENPOINT_TRIVY_MIRROR": release.url,
        "TENPOINT_OSV_URL": advisories.url,
        # Nobody is there: the database cannot be had, and that is known at once.
        "TRIVY_DB_REPOSITORY": "127.0.0.1:9/trivy-db",
    }
    command = [
        *(str(act), "--json", "--insecure-secrets", "--no-cache-server"),
        *("-P", "ubuntu-latest=-self-hosted", "-s", f"GITHUB_TOKEN={TOKEN}"),
        *("--local-repository", f"tenpoint/tenpoint@v1={checkout}"),
        *("--action-cache-path", str(tmp_path / "cache")),
    ]
    for name, value in settings.items():
        command += ["--env", f"{name}={value}"]
    home = tmp_path / "home"
    home.mkdir()
    return Repository(tmp_path / "agent", command, environment() | {"HOME": str(home)})


# --- the events -------------------------------------------------------------------------------


def test_a_pull_request_from_leak_to_repair(
    repository: Repository, github: GitHub, advisories: osv.Osv
) -> None:
    leaks = {name: LEAK + f"# {number}\n" for number, name in enumerate(HOSTILE)}
    vulnerable = "vulnerable==1.0 --hash=sha256:" + "b" * 64 + "\n"
    repository.propose({**leaks, "requirements.txt": vulnerable})
    first = repository.pull_request(changed_only="true")

    assert not first.passed
    assert first.outputs["findings"] == str(len(HOSTILE) + 2)  # with the old key, and pip-audit's
    assert ("vulnerable", "1.0") in advisories.asked
    [comment] = github.comments
    body = str(comment["body"])
    assert first.outputs["comment-url"] == comment["html_url"]
    assert "pip-audit/vulnerable" in body
    assert body.index("a b.py") < body.index("old.py")  # what is new comes first
    # The names did nothing: nowhere a command, a tag or a second line.
    assert len(first.messages("error")) == len(HOSTILE) + 1
    assert all("\n::" not in message for message in first.messages("error"))
    assert first.line("hacked: ") == "no"
    assert "<img" not in body.replace("`<img src=x onerror=alert(1)>.py", "")
    assert first.line("sarif: ") == "2.1.0"
    assert first.line("score: ").startswith(f"{first.outputs['score']}, ")
    # Trivy ran: what it needs no database for is done, the rest is named.
    assert json.loads(first.line("report: ")) == {"trivy-vuln": "offline"}

    repository.propose({"new.py": LEAK})
    quick = {"changed_only": "true", "trivy": "off", "pip_audit": "off"}
    second = repository.pull_request(**quick)
    assert not second.passed
    assert [one["id"] for one in github.comments] == [comment["id"]]
    assert "a b.py" not in github.bodies[0]
    assert "new.py" in github.bodies[0]
    assert set(json.loads(second.line("report: ")).values()) == {"switched-off"}

    repository.propose({"new.py": "print()\n"})
    third = repository.pull_request(**quick)
    assert third.passed, third.summary
    assert [one["id"] for one in github.comments] == [comment["id"]]
    assert "new.py" not in github.bodies[0]
    assert "Fixed" in github.bodies[0]
    assert github.asked("POST") == 1


def test_a_pull_request_from_a_fork(repository: Repository, github: GitHub) -> None:
    """Alone it cannot comment; with the two workflows of docs/workflows it can."""
    refused = {"message": "Resource not accessible by integration"}
    github.fail("GET", status=403, body=refused)
    repository.propose({"new.py": LEAK})
    first = repository.pull_request(head="stranger/agent", trivy="off", pip_audit="off")
    # No comment, one warning that says why; the page and the verdict are what they are.
    assert github.comments == []
    [warning] = [message for message in first.messages("warning") if "fork" in message]
    assert "403" in warning
    assert "new.py" in first.summary
    assert first.line("score: ").startswith(f"{first.outputs['score']}, ")
    assert not first.passed

    # What goes from the one to the other, as upload-artifact finds it.
    artifact = repository.root / ".artifact"
    artifact.mkdir()
    for name in ("report.json", "base.json"):
        (artifact / name).write_text(first.line(f"{name}: "))
    head = repository.git("rev-parse", "change")
    repository.git("switch", "-q", "--detach", repository.base)
    github.pulls.append(Pull(7, "stranger", "change", head))
    event: dict[str, object] = {
        "workflow_run": {
            "event": "pull_request",
            "head_branch": "change",
            "head_sha": head,
            "head_repository": {"full_name": "stranger/agent", "owner": {"login": "stranger"}},
        }
    }
    second = repository.run(
        "workflow_run", event, report_from=".artifact", fail_on="never", sarif_file=""
    )
    assert second.passed, second.log
    [body] = github.bodies
    assert body.index("new.py") < body.index("old.py")


def test_a_push(repository: Repository, github: GitHub) -> None:
    repository.git("switch", "-q", "main")
    repository.add("agents/one/agent.py", LEAK)
    repository.add("agents/two/agent.py", "print()\n")
    repository.record()
    run = repository.run("push", {}, path="agents/two", trivy="off", pip_audit="off")
    assert github.requests == []
    assert not run.messages("warning")
    assert "agents/one" not in run.summary
    assert run.outputs["findings"] == "0", run.summary
    assert run.passed
