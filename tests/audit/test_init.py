from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree, environment
from tenpoint import __version__
from tenpoint.audit import init
from tenpoint.audit.check import file_hooks
from tenpoint.kit import Repo, config
from tenpoint.kit.examine import Examination
from tenpoint.kit.paths import collect

FILES = (init.IGNORE_FILE, init.HOOKS_FILE, init.WORKFLOW_FILE)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    tree = Tree(tmp_path / "agent")
    monkeypatch.chdir(tree.root)
    return tree


def text(tree: Tree, path: str) -> str:
    return (tree.root / path).read_text("utf-8")


def test_writes_all_three_and_shows_each(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert init.main([]) == 0
    out = capsys.readouterr().out
    for path in FILES:
        assert f"+++ b/{path}" in out
        for line in text(tree, path).splitlines():
            assert f"+{line}" in out
    assert text(tree, init.IGNORE_FILE) == ".env\n.env.*\n!.env.example\n"
    entry = yaml.safe_load(text(tree, init.HOOKS_FILE))["repos"]
    assert [one["id"] for one in entry[0]["hooks"]] == ["tenpoint", "env-ignored"]


def test_a_second_time_changes_nothing(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    init.main([])
    before = [text(tree, path) for path in FILES]
    capsys.readouterr()
    assert init.main([]) == 0
    assert "+++" not in capsys.readouterr().out
    assert [text(tree, path) for path in FILES] == before


def test_what_it_writes_passes_our_own_hooks(tree: Tree) -> None:
    init.main([])
    tree.git("add", "--all")
    repo = Repo(str(tree.root))
    repo.config = config.load(repo.root)
    hooks = file_hooks()
    examination = Examination(hooks, repo.root, repo.config)
    for source in collect([], repo, repo.root, lambda path: True, ()):
        examination.file(source, [hook for hook in hooks if hook.wants(source.path)])  # type: ignore[arg-type]
    report = examination.report("all")
    assert [found.finding for found in report.findings] == []
    assert report.checked == 3


def test_an_own_workflow_stays(tree: Tree) -> None:
    tree.write(init.WORKFLOW_FILE, "mine\n")
    assert init.main([]) == 0
    assert text(tree, init.WORKFLOW_FILE) == "mine\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("*.pyc\n", "*.pyc\n.env\n.env.*\n!.env.example\n", id="none of them"),
        pytest.param("*.pyc", "*.pyc\n.env\n.env.*\n!.env.example\n", id="no last newline"),
        pytest.param(".env\n", ".env\n.env.*\n!.env.example\n", id="one of them"),
        pytest.param("!.env.example\n", "!.env.example\n.env\n.env.*\n!.env.example\n",
                     id="the exception first, where it would be lost"),
    ],
)  # fmt: skip
def test_lines_of_gitignore_are_added(tree: Tree, before: str, after: str) -> None:
    tree.write(init.IGNORE_FILE, before)
    assert init.main([]) == 0
    assert text(tree, init.IGNORE_FILE) == after
    tree.write(".env.example")
    assert "example" not in tree.git("status", "--porcelain", "--ignored").partition("!!")[2]


OTHERS = [
    pytest.param("repos:\n- repo: local\n  hooks: []\n", id="not indented"),
    pytest.param("repos:\n  - repo: local\n    hooks: []\n", id="indented"),
    pytest.param("repos:\n  - repo: local\n    hooks: []", id="no last newline"),
    pytest.param("repos:\n- repo: local\n  hooks: []\n\n# the end\n", id="a comment behind"),
    pytest.param("repos:\n- repo: local\n  hooks: []\nfail_fast: true\n", id="a key behind"),
    pytest.param("ci:\n  skip: [x]\nrepos:\n# one\n- repo: local\n  hooks: []  # two\n",
                 id="comments inside"),
    pytest.param("repos:\n- repo: local\n  hooks:\n  - id: x\n    args: [\n      a,\n      b]\n",
                 id="a list over lines"),
]  # fmt: skip


@pytest.mark.parametrize("before", OTHERS)
def test_an_entry_is_added_to_other_hooks(tree: Tree, before: str) -> None:
    tree.write(init.HOOKS_FILE, before)
    assert init.main([]) == 0
    after = text(tree, init.HOOKS_FILE)
    added = after.replace(init._indented(init.ENTRY, 2 * ("  - repo" in before)), "", 1)
    assert added in (before, f"{before}\n")
    repos = yaml.safe_load(after)["repos"]
    assert repos[:-1] == yaml.safe_load(before)["repos"]
    assert repos[-1] == yaml.safe_load(init.ENTRY)[0]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("repos: []\n", id="an empty list in brackets"),
        pytest.param("repos: [{repo: local, hooks: []}]\n", id="a list in brackets"),
        pytest.param("repos: *x\n", id="broken"),
        pytest.param("fail_fast: true\n", id="no repos"),
        pytest.param("- repo: local\n", id="no mapping"),
        pytest.param("repos:\n- repo: local\n---\nrepos: []\n", id="two documents"),
    ],
)
def test_what_cannot_be_added_to_is_left_with_what_to_add(
    tree: Tree, before: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.write(init.HOOKS_FILE, before)
    assert init.main([]) == 1
    assert text(tree, init.HOOKS_FILE) == before
    out = capsys.readouterr().out
    assert f"{init.HOOKS_FILE}: left as it is" in out
    assert init.ENTRY in out


@given(
    st.lists(
        st.sampled_from(
            ["repos:", "- repo: local", "  - repo: x", "  hooks: []", "    hooks: []", "a: b", "#",
             "", "  ", "- [", "key: |", "  text", "...", "---"]
        ),
        max_size=8,
    )
)  # fmt: skip
def test_an_entry_adds_itself_and_changes_nothing(lines: list[str]) -> None:
    before = "\n".join(lines)
    after = init._with_entry(before)
    if after is not None:
        old, new = yaml.safe_load(before), yaml.safe_load(after)
        assert new == {**old, "repos": [*old["repos"], *yaml.safe_load(init.ENTRY)]}


def test_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Repo, "find", lambda start: None)
    assert init.main([str(tmp_path)]) == 2
    assert "git init" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_link_out_of_the_repository_is_not_written(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.write_text("")
    (tree.root / ".gitignore").symlink_to(outside)
    assert init.main([]) == 2
    assert outside.read_text() == ""


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        pytest.param(
            json.dumps({"url": "https://git.example/t", "vcs_info": {"commit_id": "c0" * 20}}),
            f"@{'c0' * 20} # v{__version__}\n",
            id="installed from a commit",
        ),
        pytest.param(None, f"@v{__version__} # pin the full commit", id="from a package index"),
        pytest.param(
            '{"url": "file:///a", "dir_info": {}}', f"@v{__version__} # pin", id="a folder"
        ),
        pytest.param(
            '{"vcs_info": {"commit_id": "x: }}\\n- run: y"}}', "@v", id="no commit at all"
        ),
        pytest.param("{", f"@v{__version__} # pin", id="damaged"),
    ],
)
def test_the_workflow_names_the_commit_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, direct_url: str | None, expected: str
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return direct_url

    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed())
    written = init.workflow()
    assert f"uses: tenpoint/tenpoint{expected}" in written
    assert yaml.safe_load(written)["jobs"]["tenpoint"]["permissions"] == {
        "contents": "read",
        "pull-requests": "write",
    }
