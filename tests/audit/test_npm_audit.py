"""npm audit: the real one against a registry on loopback, and its answers made up."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from support import npm_registry
from support.git import Tree
from tenpoint.audit.scanners import npm_audit, program
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit import Repo
from tenpoint.kit.config import Config

MANIFEST = {
    "name": "agent",
    "version": "1.0.0",
    "dependencies": {"fine": "1.0.0", "vulnerable": "2.0.0"},
    "scripts": {"preinstall": "exit 1", "audit": "exit 1"},
}


def lock(name: str = "vulnerable") -> dict[str, object]:
    return {
        "name": "agent",
        "version": "1.0.0",
        "lockfileVersion": 3,
        "packages": {
            "": {"name": "agent", "version": "1.0.0", "dependencies": {"fine": "1.0.0"}},
            "node_modules/fine": {"version": "1.0.0", "integrity": "sha512-AA=="},
            f"node_modules/{name}": {"version": "2.0.0", "integrity": "sha512-AA=="},
        },
    }


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path / "tree")
    tree.add("package.json", json.dumps(MANIFEST, indent=2))
    tree.add("package-lock.json", json.dumps(lock(), indent=2))
    return tree


def ask(tree: Tree, *, offline: bool = False) -> list[Answer]:
    return list(npm_audit.scan(Request(Repo(str(tree.root), config=Config()), offline=offline)))


@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
class TestTheRealOne:
    def test_tells_a_known_vulnerability(
        self, tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree.add(".npmrc", "registry=http://127.0.0.1:9/\n")  # the repository's own is not read
        with npm_registry.server() as registry:
            monkeypatch.setenv("NPM_CONFIG_REGISTRY", registry.url)
            monkeypatch.setenv("NODE_AUTH_TOKEN", "t" * 20)
            monkeypatch.setenv("HOME", str(tmp_path))
            [answer] = ask(tree)
            assert registry.asked == [["fine", "vulnerable"]]
            assert "t" * 20 not in str(registry.headers)
            registry.broken = True
            [broken] = ask(tree)
        assert (answer.reason, answer.detail) == (None, "")
        [finding] = answer.findings
        assert (finding.path, finding.line) == ("package-lock.json", 17)
        assert finding.message == (
            "vulnerable <9.9.0 has a known vulnerability (high): Something is wrong "
            "https://advisories.example/1"
        )
        assert broken.reason is not None
        assert broken.findings == ()


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        pytest.param("", "tool-error", id="nothing"),
        pytest.param("up to date", "tool-error", id="a sentence"),
        pytest.param('{"auditReportVersion": 2, "vulnerabilities": {}}', None, id="clean"),
        pytest.param('{"message": "boom", "error": {"summary": "", "detail": ""}}', "tool-error",
                     id="its own failure"),
        pytest.param('{"message": "request failed, reason: getaddrinfo ENOTFOUND x.example"}',
                     "offline", id="no network"),
        pytest.param('{"error": {"code": "ENOAUDIT", "summary": "not supported"}}', "tool-error",
                     id="a registry that knows no audit"),
    ],
)  # fmt: skip
def test_only_its_list_is_believed(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, printed: str, reason: str | None
) -> None:
    run = program.run
    code = f"import sys; sys.stdout.write({printed!r})"
    monkeypatch.setattr(program, "find", lambda name, repo: "npm")
    monkeypatch.setattr(
        program, "run", lambda command, folder, seconds: run([sys.executable, "-c", code], ".", 60)
    )
    [answer] = ask(tree)
    assert answer.reason == reason


def test_no_lock_is_no_question(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.add("package.json", "{}")
    assert ask(tree) == []


def test_offline_and_missing_are_no_pass(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    [answer] = ask(tree, offline=True)
    assert answer.reason == "offline"
    monkeypatch.setattr(program, "find", lambda name, repo: None)
    [answer] = ask(tree)
    assert answer.reason == "tool-missing"


def test_a_lock_without_its_manifest_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Tree(tmp_path)
    tree.add("package-lock.json", json.dumps(lock()))
    monkeypatch.setattr(program, "find", lambda name, repo: "npm")
    [answer] = ask(tree)
    assert [problem.path for problem in answer.unread] == ["package-lock.json"]
