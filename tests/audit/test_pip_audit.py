"""The real pip-audit, asked against a server of advisories on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import osv
from support.git import Tree
from tenpoint.audit.scanners import pip_audit, program
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit import Repo
from tenpoint.kit.config import Config


@pytest.fixture(scope="module")
def server() -> Iterator[osv.Osv]:
    with osv.server() as running:
        yield running


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def ask(tree: Tree, url: str, *, offline: bool = False) -> list[Answer]:
    repo = Repo(str(tree.root), config=Config())
    return list(pip_audit.scan(Request(repo, offline=offline, osv_url=url)))


LOCK = """\
version = 1

[[package]]
name = "fine"
version = "1.0"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://files.example/fine-1.0.tar.gz", hash = "sha256:00" }

[[package]]
name = "vulnerable"
version = "3.1"
source = { registry = "https://index.example/simple" }
sdist = { url = "https://files.example/v-3.1.tar.gz", hash = "sha256:00" }

[[package]]
name = "agent"
version = "0.1"
source = { editable = "." }
"""


def test_known_packages_are_told_with_their_place(tree: Tree, server: osv.Osv) -> None:
    tree.add("requirements.txt", "fine==1.0\n\nVulnerable[extra]==2.0 ; python_version < '3'\n")
    tree.add("sub/uv.lock", LOCK)
    [answer] = ask(tree, server.url)
    assert (answer.reason, answer.detail, answer.undecided) == (None, "", ())
    assert [
        (finding.path, finding.line, finding.column, finding.message, finding.fix)
        for finding in sorted(answer.findings)
    ] == [
        (
            "requirements.txt",
            3,
            1,
            "vulnerable 2.0 has a known vulnerability: CVE-2026-00001 (EXAMPLE-2026-1)",
            "use vulnerable==9.9 or later",
        ),
        (
            "sub/uv.lock",
            9,
            1,
            "vulnerable 3.1 has a known vulnerability: CVE-2026-00001 (EXAMPLE-2026-1)",
            "use vulnerable==9.9 or later",
        ),
    ]
    # Each version was asked for once, the repository's own package never.
    assert sorted(server.asked) == [("fine", "1.0"), ("vulnerable", "2.0"), ("vulnerable", "3.1")]


def test_a_package_that_breaks_the_server_is_no_pass(tree: Tree, server: osv.Osv) -> None:
    tree.add("requirements.txt", "fine==1.0\nfailing==1.0\n")
    [answer] = ask(tree, server.url)
    assert answer.reason == "tool-error"
    assert answer.findings == ()


def test_a_package_that_nobody_knows_is_no_pass(tree: Tree, server: osv.Osv) -> None:
    tree.add("requirements.txt", "unknown==1.0\n")
    [answer] = ask(tree, server.url)
    assert answer.reason == "tool-error"


def test_a_server_that_is_not_there_is_no_pass(tree: Tree) -> None:
    tree.add("requirements.txt", "fine==1.0\n")
    [answer] = ask(tree, "http://127.0.0.1:9/v1/query")
    assert answer.reason == "offline"
    assert "no network" in answer.detail


def test_nothing_of_the_repository_is_run_or_fetched(
    tree: Tree, server: osv.Osv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules, options, paths and URLs of the repository stay what they are: text."""
    tree.add("setup.py", "raise SystemExit('setup.py was run')\n")
    tree.add("json.py", "raise SystemExit('json.py was imported')\n")
    tree.add(
        "requirements.txt",
        "--index-url http://127.0.0.1:9/simple\n-e .\n./package.whl\nfine==1.0\n"
        "git+https://code.example/x@main#egg=x\n",
    )
    monkeypatch.chdir(tree.root)
    monkeypatch.setenv("GITHUB_TOKEN", "t" * 20)
    server.headers.clear()
    [answer] = ask(tree, server.url)
    assert (answer.reason, answer.findings) == (None, ())
    assert "without an exact version" in answer.undecided[0]
    assert "t" * 20 not in str(server.headers)


# -- without the real one ----------------------------------------------------


def test_no_requirement_file_is_no_question(tree: Tree) -> None:
    tree.add("agent.py")
    assert ask(tree, "") == []


def test_offline_asks_nobody(tree: Tree, server: osv.Osv) -> None:
    tree.add("requirements.txt", "fine==1.0\n")
    server.asked.clear()
    [answer] = ask(tree, server.url, offline=True)
    assert (answer.reason, server.asked) == ("offline", [])


def test_a_missing_tool_is_no_pass(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.add("requirements.txt", "fine==1.0\n")
    monkeypatch.setattr(pip_audit, "find_spec", lambda name: None)
    monkeypatch.setattr(program, "find", lambda name, repo: None)
    [answer] = ask(tree, "")
    assert answer.reason == "tool-missing"
    assert "pip install" in answer.detail


def test_a_lock_that_cannot_be_read_is_named(tree: Tree, server: osv.Osv) -> None:
    tree.add("poetry.lock", "[[package\n")
    [answer] = ask(tree, server.url)
    [problem] = answer.unread
    assert (problem.path, problem.reason) == ("poetry.lock", "not valid TOML")


@pytest.mark.parametrize(
    ("printed", "reason", "undecided"),
    [
        pytest.param("", "tool-error", 0, id="nothing"),
        pytest.param("No known vulnerabilities found", "tool-error", 0, id="a sentence"),
        pytest.param("[]", "tool-error", 0, id="another document"),
        pytest.param('{"dependencies": []}', "tool-error", 0, id="says nothing of any package"),
        pytest.param(
            '{"dependencies": [{"name": "fine", "skip_reason": "x"}, '
            '{"name": "other", "skip_reason": "x"}]}',
            "tool-error",
            0,
            id="knows no package at all",
        ),
        pytest.param(
            '{"dependencies": [{"name": "fine", "version": "1.0", "vulns": []}, '
            '{"name": "other", "skip_reason": "not found"}]}',
            None,
            1,
            id="knows one of two",
        ),
        pytest.param(
            '{"dependencies": [{"name": "fine", "version": "1.0", "vulns": []}]}',
            None,
            1,
            id="leaves one out",
        ),
        pytest.param(
            '{"dependencies": [{"name": "fine", "vulns": []}, {"name": "Other", "vulns": []}]}',
            None,
            0,
            id="all are clean",
        ),
    ],
)
def test_only_its_json_is_believed(
    tree: Tree,
    monkeypatch: pytest.MonkeyPatch,
    printed: str,
    reason: str | None,
    undecided: int,
) -> None:
    """It exits with 0 each time, as the real one does when it does not know a package."""
    tree.add("requirements.txt", "fine==1.0\nother==2\n")
    code = f"import sys; sys.stdout.write({printed!r})"
    monkeypatch.setattr(pip_audit, "_command", lambda repo: [sys.executable, "-c", code])
    [answer] = ask(tree, "")
    assert (answer.reason, len(answer.undecided)) == (reason, undecided)


def test_versions_that_are_none_are_not_passed_on(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add(
        "Pipfile.lock",
        '{"_meta": {}, "default": {"x": {"version": "==1.0\\n--index-url=http://x.example"},'
        ' "fine": {"version": "==1.0", "hashes": ["sha256:00"]}}}',
    )
    given: list[str] = []

    def run(command: list[str], folder: str, seconds: float) -> program.Done:
        given.append(Path(command[command.index("--requirement") + 1]).read_text("utf-8"))
        return program.Done(b'{"dependencies": [{"name": "fine", "vulns": []}]}')

    monkeypatch.setattr(program, "run", run)
    [answer] = ask(tree, "")
    assert given == ["fine==1.0\n"]
    assert len(answer.undecided) == 1
