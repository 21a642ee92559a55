"""How scanners are found, run and bounded; Trivy's answers made up (tests/e2e has the real one)."""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.git import Tree
from tenpoint.audit import scanners
from tenpoint.audit.scanners import archive, program, trivy
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit import CannotCheck, Repo, UsageError
from tenpoint.kit.config import Config
from tenpoint.kit.configfile import PROGRAMS, SCANNERS


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def repo(tree: Tree) -> Repo:
    return Repo(str(tree.root), config=Config())


# -- programs ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        pytest.param("PATH", "/bin", True, id="the path"),
        pytest.param("HOME", "/root", True, id="where caches are"),
        pytest.param("https_proxy", "http://proxy.example:3128", True, id="a proxy"),
        pytest.param("HTTPS_PROXY", "http://me:" + "pw@proxy.example", False, id="with a password"),
        pytest.param("GITHUB_TOKEN", "x", False, id="GitHub's token"),
        pytest.param("ACTIONS_RUNTIME_TOKEN", "x", False, id="the runner's token"),
        pytest.param("ACTIONS_ID_TOKEN_REQUEST_URL", "x", False, id="the way to a new token"),
        pytest.param("AWS_SECRET_ACCESS_KEY", "x", False, id="a cloud key"),
        pytest.param("PIP_INDEX_URL", "https://u:p@index.example", False, id="an index"),
        pytest.param("NPM_CONFIG__AUTH", "x", False, id="npm's password"),
        pytest.param("PYTHONPATH", ".", False, id="what modules are loaded"),
        pytest.param("NODE_OPTIONS", "--require ./x", False, id="what node loads"),
        pytest.param("LD_PRELOAD", "./x.so", False, id="what everything loads"),
        pytest.param("TRIVY_IGNOREFILE", "x", False, id="what quiets Trivy"),
    ],
)
def test_the_environment_is_a_list_of_what_is_kept(name: str, value: str, kept: bool) -> None:
    assert (name in program.environment({name: value})) is kept


def script(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_program_that_answers(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd(), 'SECRET' in os.environ); raise SystemExit(3)"
    done = program.run(script(code), str(tmp_path), 60)
    assert done == program.Done(f"{tmp_path.resolve()} False\n".encode())


@pytest.mark.parametrize(
    ("code", "reason", "detail"),
    [
        pytest.param("", "tool-error", "no answer and no reason", id="silence"),
        pytest.param(
            "import sys; sys.exit('first\\nlast \\x1b[31m line')", "tool-error",
            "last \\x1b[31m line", id="the last line of its problem",
        ),
        pytest.param(
            "import sys; sys.exit('dial tcp: lookup x.example: no such host')", "offline",
            "it had no network", id="no network",
        ),
    ],
)  # fmt: skip
def test_a_program_without_an_answer(tmp_path: Path, code: str, reason: str, detail: str) -> None:
    done = program.run(script(code), str(tmp_path), 60)
    assert done.reason == reason
    assert detail in done.detail


@pytest.mark.skipif(sys.platform == "win32", reason="processes in groups")
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open('pid', 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    begun = time.monotonic()
    done = program.run(script(code), str(tmp_path), 1.5)
    assert (done.reason, done.detail) == ("tool-error", "it took longer than 2 seconds")
    assert time.monotonic() - begun < 30
    child = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text():
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")


def test_what_is_no_program(tmp_path: Path) -> None:
    assert program.run([str(tmp_path / "none")], ".", 5).reason == "tool-error"


@pytest.mark.skipif(sys.platform == "win32", reason="names of programs")
@pytest.mark.parametrize(
    ("path", "tracked", "found"),
    [
        pytest.param("../outside/tool", False, True, id="somewhere else"),
        pytest.param("bin/tool", True, False, id="one that the repository brings"),
        pytest.param("node_modules/.bin/tool", False, False, id="one that its packages bring"),
        pytest.param(".venv/bin/tool", False, True, id="of an environment of one's own"),
    ],
)
def test_a_program_of_the_repository_is_not_run(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, path: str, tracked: bool, found: bool
) -> None:
    file = (tree.add if tracked else tree.write)(path, "#!/bin/sh\n")
    file.chmod(0o755)
    tree.add("a.txt")
    monkeypatch.setenv("PATH", str(file.parent), prepend=os.pathsep)
    assert (program.find("tool", repo(tree)) is not None) is found


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_to_a_program_of_the_repository_is_not_run(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tree.add("tool", "#!/bin/sh\n")
    file.chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "tool").symlink_to(file)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert program.find("tool", repo(tree)) is None


# -- which ones --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names", "asked"),
    [
        pytest.param("auto", scanners.NAMES, (), id="auto"),
        pytest.param("none", (), (), id="none"),
        pytest.param("trivy", ("trivy",), ("trivy",), id="one"),
        pytest.param("trivy, pip-audit,trivy", ("trivy", "pip-audit"), ("trivy", "pip-audit"),
                     id="a list"),
    ],
)  # fmt: skip
def test_chooses(text: str, names: tuple[str, ...], asked: tuple[str, ...]) -> None:
    assert scanners.choose(text) == scanners.Chosen(names, asked)


@pytest.mark.parametrize("text", ["", "snyk", "auto,none", "trivy,"])
def test_refuses_what_is_no_scanner(text: str) -> None:
    with pytest.raises(UsageError):
        scanners.choose(text)


def test_their_findings_can_be_ignored_by_name() -> None:
    """`[[ignore]]` knows every check of a scanner."""
    assert set(SCANNERS) == {hook.id for one in scanners.SCANNERS for hook in one.hooks}


def test_they_can_be_left_out_by_name() -> None:
    """`[audit.without]` knows the same names as `--scanners`."""
    assert sorted(scanners.NAMES) == sorted(PROGRAMS)


@pytest.mark.parametrize(
    ("path", "image", "concerned"),
    [
        pytest.param("notes.txt", "", ["trivy-secret"], id="text"),
        pytest.param("requirements.txt", "", ["pip-audit", "trivy-secret", "trivy-vuln"],
                     id="requirements"),
        pytest.param("web/package-lock.json", "", ["npm-audit", "trivy-secret", "trivy-vuln"],
                     id="npm's lock"),
        pytest.param("go.mod", "", ["trivy-secret", "trivy-vuln"], id="only Trivy reads it"),
        pytest.param("d/Dockerfile", "", ["trivy-misconfig", "trivy-secret"], id="a Dockerfile"),
        pytest.param("notes.txt", "x", ["trivy-image", "trivy-secret"], id="an image"),
        pytest.param("old/go.mod", "", [], id="excluded"),
    ],
)  # fmt: skip
def test_one_that_is_left_out_says_so_where_it_matters(
    tree: Tree, path: str, image: str, concerned: list[str]
) -> None:
    tree.add(path)
    request = Request(Repo(str(tree.root), config=Config(exclude=("old/",))), image=image)
    results = scanners.ask(request, scanners.choose("none"))
    answers = {answer.hook.id: answer for result in results for answer in result.answers}
    assert sorted(answers) == concerned
    assert {answer.reason for answer in answers.values()} <= {"switched-off"}
    # Whoever only switches it off has checked less.
    assert all(ran.deciding for ran in scanners.settled(request.repo, results))


@pytest.mark.parametrize(
    ("choice", "without", "expected"),
    [
        pytest.param("auto", {}, ("tool-missing", True), id="not there"),
        pytest.param("none", {}, ("switched-off", True), id="switched off for this run"),
        pytest.param("auto", {"trivy": "twice"}, ("switched-off", False), id="left out, and why"),
        pytest.param("none", {"trivy": "twice"}, ("switched-off", False), id="both"),
        pytest.param("trivy", {"trivy": "twice"}, ("tool-missing", True), id="but asked for"),
    ],
)  # fmt: skip
def test_when_trivy_s_absence_leaves_its_points_open(
    tree: Tree,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    without: dict[str, str],
    expected: tuple[str, bool],
) -> None:
    monkeypatch.setattr(program, "find", lambda name, repo: None)
    tree.add("go.mod")
    tree.add("Dockerfile")
    request = Request(Repo(str(tree.root), config=Config(".tenpoint.toml", without=without)))
    runs = scanners.settled(request.repo, scanners.ask(request, scanners.choose(choice)))
    told = {run.hook.id: (run.reason, run.deciding) for run in runs if run.reason}
    assert told == dict.fromkeys(["trivy-secret", "trivy-misconfig", "trivy-vuln"], expected)


def test_what_no_hook_doubles_leaves_its_point_open_even_with_a_reason(tree: Tree) -> None:
    tree.add("requirements.txt", "x==1\n")
    config = Config(".tenpoint.toml", without={"pip-audit": "another job does it", "trivy": "no"})
    request = Request(Repo(str(tree.root), config=config), image="an.tar")
    runs = scanners.settled(request.repo, scanners.ask(request, scanners.choose("auto")))
    told = {run.hook.id: (run.detail, run.deciding) for run in runs if run.reason}
    assert told == {
        "pip-audit": (".tenpoint.toml does without pip-audit: another job does it", True),
        "trivy-secret": (".tenpoint.toml does without trivy: no", False),
        "trivy-vuln": (".tenpoint.toml does without trivy: no", False),
        # Somebody named an image: nothing else looks into it.
        "trivy-image": (".tenpoint.toml does without trivy: no", True),
    }


# -- Trivy -------------------------------------------------------------------

SECRET = {"RuleID": "github-pat", "Title": "GitHub token", "StartLine": 2, "Match": "x"}
CONFIG = {
    "ID": "DS031", "Title": "Secrets in ENV", "Severity": "CRITICAL", "Resolution": "Do not.",
    "CauseMetadata": {"StartLine": 4},
}  # fmt: skip
ROOT_USER = {"ID": "DS002", "Title": "Root", "Severity": "HIGH", "CauseMetadata": {}}
VULN = {
    "VulnerabilityID": "CVE-2026-1", "PkgName": "x", "InstalledVersion": "1",
    "FixedVersion": "2", "Severity": "LOW",
}  # fmt: skip


class FakeTrivy:
    """Stands in for the program; `calls` are its command lines, `seen` the files it was given."""

    def __init__(self, answers: dict[str, object]) -> None:
        self.answers = answers
        self.calls: list[list[str]] = []
        self.seen: set[str] = set()
        self.cwd_files: list[str] = []

    def __call__(self, command: Sequence[str], folder: str, seconds: float) -> program.Done:
        self.calls.append(list(command))
        tree = os.path.join(folder, "tree")
        for at, _, names in os.walk(tree):
            self.seen |= {os.path.relpath(os.path.join(at, name), tree) for name in names}
        self.cwd_files = sorted(os.listdir(folder))
        kind = "image" if command[1] == "image" else command[command.index("--scanners") + 1]
        answer = self.answers.get(kind)
        if isinstance(answer, program.Done):
            return answer
        document = {"SchemaVersion": 2, "Results": answer} if answer is not None else {}
        return program.Done(json.dumps(document).encode())


def ask(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, fake: FakeTrivy, **facts: object
) -> dict[str, Answer]:
    monkeypatch.setattr(program, "find", lambda name, repo: "/opt/trivy")
    monkeypatch.setattr(program, "run", fake)
    request = Request(repo(tree))._replace(**facts)  # type: ignore[arg-type]
    return {answer.hook.id: answer for answer in trivy.scan(request)}


def test_trivy_s_results_are_sorted_by_point(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.add("d/Dockerfile", "FROM x\n")
    tree.add("go.sum", "x\n")
    tree.add("go.mod", "x\n")
    tree.write("untracked.py", "x\n")
    fake = FakeTrivy(
        {
            "misconfig,secret": [
                {"Target": "a.py", "Secrets": [SECRET]},
                {"Target": "d/Dockerfile", "Misconfigurations": [CONFIG, ROOT_USER]},
            ],
            "vuln": [{"Target": "go.sum", "Vulnerabilities": [VULN]}],
        }
    )
    answers = ask(tree, monkeypatch, fake)
    told = {
        id: [(f.rule, f.path, f.line, f.severity, f.message) for f in answer.findings]
        for id, answer in answers.items()
    }
    assert told == {
        "trivy-secret": [
            ("trivy-secret/secret", "a.py", 2, "error",
             "Trivy sees a secret here: GitHub token (github-pat)"),
        ],
        "trivy-misconfig": [
            ("trivy-misconfig/secret", "d/Dockerfile", 4, "error",
             "Trivy: Secrets in ENV (DS031)"),
            ("trivy-misconfig/misconfigured", "d/Dockerfile", 1, "warning",
             "Trivy: Root (DS002, high)"),
        ],
        "trivy-vuln": [
            ("trivy-vuln/vulnerable", "go.sum", 1, "error",
             "x 1 has a known vulnerability (low): CVE-2026-1"),
        ],
    }  # fmt: skip
    assert fake.seen == {"d/Dockerfile", "go.mod", "go.sum"}
    assert fake.cwd_files == ["empty.yaml", "tree"]  # no trivy.yaml, no .trivyignore


def test_without_its_database_the_rest_of_trivy_counts(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add("go.mod")
    silent = program.Done(reason="offline", detail="it had no network")
    fake = FakeTrivy({"misconfig,secret": [], "vuln": silent})
    answers = ask(tree, monkeypatch, fake)
    assert {id: answer.reason for id, answer in answers.items()} == {
        "trivy-secret": None,
        "trivy-misconfig": None,
        "trivy-vuln": "offline",
    }


def test_an_answer_that_is_not_trivy_s_is_no_pass(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add("a.py")
    answers = ask(tree, monkeypatch, FakeTrivy({}))
    assert {answer.reason for answer in answers.values()} == {"tool-error"}


@pytest.mark.parametrize(
    ("image", "offline", "reason"),
    [
        pytest.param("registry.example/agent:1", False, None, id="from a registry"),
        pytest.param("registry.example/agent:1", True, "offline", id="without a network"),
        pytest.param("broken.tar", True, "unreadable", id="no archive"),
    ],
)
def test_images(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, image: str, offline: bool, reason: str | None
) -> None:
    tree.add("a.py")
    tree.write("broken.tar", "no archive\n")
    monkeypatch.chdir(tree.root)
    fake = FakeTrivy({"misconfig,secret": [], "vuln": [], "image": []})
    answer = ask(tree, monkeypatch, fake, image=image, offline=offline)["trivy-image"]
    assert (answer.reason, answer.asked) == (reason, True)


def test_an_image_is_no_option(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.add("a.py")
    with pytest.raises(CannotCheck):
        ask(tree, monkeypatch, FakeTrivy({"misconfig,secret": []}), image="--server=x.example")


def test_without_a_dockerfile_and_a_lock_trivy_s_advice_is_no_check_of_their_points(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add("main.tf")
    advice = {"Target": "main.tf", "Misconfigurations": [ROOT_USER]}
    fake = FakeTrivy({"misconfig,secret": [advice]})
    answers = ask(tree, monkeypatch, fake)
    assert {id: (len(one.findings), one.applies) for id, one in answers.items()} == {
        "trivy-secret": (0, True),
        "trivy-misconfig": (1, False),
    }
    assert len(fake.calls) == 1  # no lock, so no database is fetched


def test_a_broken_trivy_opens_only_the_points_that_it_would_have_looked_at(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add("a.py")
    answers = ask(tree, monkeypatch, FakeTrivy({}))
    assert {id: answer.reason for id, answer in answers.items()} == {"trivy-secret": "tool-error"}


def test_a_missing_trivy_is_told(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.add("Dockerfile")
    tree.add("uv.lock")
    monkeypatch.setattr(program, "find", lambda name, repo: None)
    answers = list(trivy.scan(Request(repo(tree), image="x")))
    assert [(answer.hook.id, answer.reason, answer.asked) for answer in answers] == [
        ("trivy-secret", "tool-missing", False),
        ("trivy-misconfig", "tool-missing", False),
        ("trivy-vuln", "tool-missing", False),
        ("trivy-image", "tool-missing", True),
    ]


# -- archives ----------------------------------------------------------------


def make_tar(path: Path, files: dict[str, bytes], link: str = "") -> str:
    with tarfile.open(path, "w") as made:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            made.addfile(member, io.BytesIO(data))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            made.addfile(member)
    return str(path)


BLOB = "blobs/sha256/" + "0" * 64


def test_an_oci_archive_is_unpacked_and_nothing_else(tmp_path: Path) -> None:
    hostile = {
        "../outside": b"x",
        "/tmp/outside": b"x",
        "blobs/sha256/../../x": b"x",
        "run.sh": b"x",
    }
    path = make_tar(
        tmp_path / "oci.tar",
        {"./index.json": b"{}", "oci-layout": b"{}", BLOB: b"layer", **hostile},
        link="blobs/sha256/" + "1" * 64,
    )
    target = tmp_path / "image"
    assert archive.readable(path, str(target)) == str(target)
    found = sorted(str(file.relative_to(target)) for file in target.rglob("*") if file.is_file())
    assert found == sorted([BLOB, "index.json", "oci-layout"])
    assert not (tmp_path / "outside").exists()


def test_a_docker_archive_and_a_folder_stay_as_they_are(tmp_path: Path) -> None:
    path = make_tar(tmp_path / "docker.tar", {"manifest.json": b"[]", "index.json": b"{}"})
    assert archive.readable(path, str(tmp_path / "x")) == path
    assert archive.readable(str(tmp_path), str(tmp_path / "x")) == str(tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"no archive", b"\x1f\x8b\x08"], ids=["empty", "text", "cut gzip"]
)
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.tar"
    file.write_bytes(data)
    with pytest.raises(CannotCheck):
        archive.readable(str(file), str(tmp_path / "y"))


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(CannotCheck, match="not an archive of an image"):
        archive.readable(make_tar(tmp_path / "x.tar", {"a": b""}), str(tmp_path / "y"))
