"""The `tenpoint` command and its subcommands, over hooks made for the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import sample
from support.git import Tree, environment
from tenpoint import __main__, __version__
from tenpoint.audit import baseline, explain, listing
from tenpoint.audit.hooks import HookModule
from tenpoint.kit import CannotCheck, Finding, Hook, Repo, run
from tenpoint.kit.baseline import FILE
from tenpoint.kit.explain import markdown

HOOKS = Path(__main__.__file__).resolve().parent.parent


def whole_repo_hook() -> Hook:
    hook = Hook("env-there", point=2, says="There is a note.")
    rule = hook.rule("gone", "error", says="no note", fix="write one")

    @hook.whole_repo
    def check(repo: Repo) -> Iterator[Finding]:
        if repo.exists("unreadable"):
            raise CannotCheck("cannot be read")
        if not repo.is_tracked("note.md"):
            yield rule.on("note.md", 1)

    return hook


@pytest.fixture(autouse=True)
def _two_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = [HookModule(sample.hook, "The manual."), HookModule(whole_repo_hook(), "Its own.")]
    for module in (baseline, explain, listing):
        monkeypatch.setattr(module, "all_hooks", lambda: modules)
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = __main__.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


# -- the command itself ------------------------------------------------------


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command(capsys: pytest.CaptureFixture[str], option: str) -> None:
    status, out, err = said(capsys, option)
    assert (status, err) == (0, "")
    for name in __main__.COMMANDS:
        assert f"  {name} " in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--version") == (0, f"tenpoint {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param([], "which command?", id="nothing"),
        pytest.param(["scan"], "no command 'scan'", id="unknown"),
        pytest.param(["--scan"], "no command '--scan'", id="unknown option"),
        pytest.param(["\x1b[2J"], "no command '\\x1b[2J'", id="a terminal code"),
    ],
)
def test_anything_else_is_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert "usage: tenpoint COMMAND" in err


@pytest.mark.parametrize("name", list(__main__.COMMANDS))
def test_every_command_has_help_and_refuses_nonsense(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with pytest.raises(SystemExit) as helped:
        __main__.main([name, "--help"])
    assert helped.value.code == 0
    assert f"usage: tenpoint {name}" in capsys.readouterr().out
    with pytest.raises(SystemExit) as refused:
        __main__.main([name, "--nonsense"])
    assert refused.value.code == 2


def test_a_command_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys; from tenpoint.__main__ import main; main(['--version']);"
        "print(*sorted(name for name in sys.modules if 'audit' in name or name == 'argparse'))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [f"tenpoint {__version__}", ""]


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_a_reader_that_goes_away_is_no_crash() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tenpoint explain | true"],
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")


# -- explain -----------------------------------------------------------------


def test_explain_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "explain", "no-word/bad") == (
        0,
        f"# no-word/bad (error)\n\n{markdown(sample.BAD)}\n",
        "",
    )


def test_explain_a_hook(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "explain", "no-word")
    assert status == 0
    assert out.startswith("# no-word\n\nThe manual.\n\n  no-word/bad\n")
    assert "docs/no-word.md" in out


def test_explain_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "explain") == (
        0,
        "no-word: Words that must not be there.\n  no-word/bad\n  no-word/meh\n  no-word/key\n"
        "env-there: There is a note.\n  env-there/gone\n",
        "",
    )


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("no-word/bda", "did you mean no-word/bad", id="misspelled rule"),
        pytest.param("no-wrd", "did you mean no-word", id="misspelled hook"),
        pytest.param("gone", "did you mean env-there/gone", id="a rule without its hook"),
        pytest.param("other/meh", "no-word/meh", id="a rule under another hook"),
        pytest.param("zzzzzzzz", "is called 'zzzzzzzz': `tenpoint explain` lists", id="nothing"),
        pytest.param("\x1b", "'\\\\x1b'", id="a terminal code"),
    ],
)
def test_explain_what_is_unknown(capsys: pytest.CaptureFixture[str], name: str, meant: str) -> None:
    status, out, err = said(capsys, "explain", name)
    assert (status, out) == (2, "")
    assert meant in err


def test_explain_several_of_which_one_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "explain", "no-word/bad", "nonsense", "no-word/meh")
    assert status == 2
    assert "# no-word/bad" in out
    assert "# no-word/meh" in out
    assert "nonsense" in err


# -- hooks -------------------------------------------------------------------


def test_hooks_are_listed_by_point(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "hooks")
    lines = out.splitlines()
    assert status == 0
    assert len(lines) == 10 + 1 + 2
    assert lines[1] == "      no-word: Words that must not be there."
    assert lines[3] == "      env-there: There is a note."


# -- baseline ----------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = Tree(tmp_path / "tree")
    tree.add("a.txt", "BAD\nMEH\nKEY=swordfish\n")
    tree.add("b.txt", "BAD\n")
    tree.add("skipped.py", "BAD\n")
    monkeypatch.chdir(tree.root)
    return tree


def entries(tree: Tree) -> list[tuple[str, str]]:
    document = json.loads((tree.root / FILE).read_text())
    return [(entry["path"], entry["rule"]) for entry in document["findings"]]


ALL = [
    ("a.txt", "no-word/bad"),
    ("a.txt", "no-word/key"),
    ("b.txt", "no-word/bad"),
    ("note.md", "env-there/gone"),
]


class TestBaseline:
    def test_sets_aside_what_every_hook_finds(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert said(capsys, "baseline") == (0, f"{FILE}: 4 added, 0 removed, 0 kept\n", "")
        assert entries(tree) == ALL
        assert "swordfish" not in (tree.root / FILE).read_text()
        assert run(sample.hook, []) == 0
        assert run(whole_repo_hook(), []) == 0
        tree.add("b.txt", "new line\nBAD\nBAD again\n")
        assert run(sample.hook, []) == 1
        assert capsys.readouterr().out.count("[no-word/bad]") == 1

    def test_may_be_asked_for_from_elsewhere(
        self, tree: Tree, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tree.root / "d").mkdir()
        monkeypatch.chdir(tree.root.parent)
        assert said(capsys, "baseline", str(tree.root / "d"))[0] == 0
        assert entries(tree) == ALL

    def test_leaves_out_what_is_ignored_otherwise(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.add("a.txt", "BAD  # tenpoint: ignore[no-word] a sample\n")
        tree.add(".tenpoint.toml", 'exclude = ["b.txt"]\n')
        assert said(capsys, "baseline")[0] == 0
        assert entries(tree) == [("note.md", "env-there/gone")]

    def test_is_not_written_over(self, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        tree.write(FILE, "precious")
        status, out, err = said(capsys, "baseline")
        assert (status, out) == (2, "")
        assert "there is one already: --update renews it; nothing was written" in err
        assert (tree.root / FILE).read_text() == "precious"

    def test_update_drops_adds_and_keeps_with_the_reasons(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        said(capsys, "baseline")
        document = json.loads((tree.root / FILE).read_text())
        document["findings"][0]["reason"] = "since 2020"
        tree.write(FILE, json.dumps(document))
        tree.add("b.txt", "clean\n")
        tree.add("c.txt", "BAD\n")
        assert said(capsys, "baseline", "--update") == (
            0,
            f"{FILE}: 1 added, 1 removed, 3 kept\n",
            "",
        )
        document = json.loads((tree.root / FILE).read_text())
        assert [entry.get("reason") for entry in document["findings"]] == [
            "since 2020",
            None,
            None,
            None,
        ]
        assert ("c.txt", "no-word/bad") in entries(tree)
        assert said(capsys, "baseline", "--update")[1].endswith("0 added, 0 removed, 4 kept\n")

    def test_update_may_begin_one(self, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "baseline", "--update")[0] == 0
        assert entries(tree) == ALL

    def test_check_says_whether_it_is_up_to_date(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert said(capsys, "baseline", "--check") == (
            1,
            f"{FILE}: stale: 4 added, 0 removed, 0 kept\n",
            "",
        )
        assert not (tree.root / FILE).exists()
        said(capsys, "baseline")
        before = (tree.root / FILE).read_bytes()
        assert said(capsys, "baseline", "--check")[0] == 0
        tree.add("b.txt", "clean\n")
        assert said(capsys, "baseline", "--check")[0] == 1
        assert (tree.root / FILE).read_bytes() == before

    def test_nothing_found_needs_none(self, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        tree.git("rm", "-q", "-f", "a.txt", "b.txt")
        tree.add("note.md")
        status, out, _ = said(capsys, "baseline")
        assert (status, out) == (0, "nothing was found: no baseline is needed, none was written\n")
        assert not (tree.root / FILE).exists()

    @pytest.mark.parametrize(
        ("path", "text", "words"),
        [
            pytest.param("c.txt", "BROKEN", "c.txt: could not be checked: line 1", id="a file"),
            pytest.param("unreadable", "", ".: could not be checked: cannot", id="a repository"),
            pytest.param(".tenpoint.toml", "x = 1", "unknown key 'x'", id="the configuration"),
        ],
    )
    def test_nothing_is_written_when_something_cannot_be_checked(
        self, tree: Tree, capsys: pytest.CaptureFixture[str], path: str, text: str, words: str
    ) -> None:
        tree.add(path, text)
        for option in ([], ["--update"], ["--check"]):
            status, out, err = said(capsys, "baseline", *option)
            assert (status, out) == (2, "")
            assert words in err
            assert err.endswith("nothing was written\n")
        assert not (tree.root / FILE).exists()

    def test_a_broken_one_is_neither_updated_nor_lost(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.write(FILE, "<<<<<<< HEAD")
        status, _, err = said(capsys, "baseline", "--update")
        assert status == 2
        assert f"{FILE}: not valid JSON" in err
        assert (tree.root / FILE).read_text() == "<<<<<<< HEAD"

    def test_outside_of_a_repository(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        status, _, err = said(capsys, "baseline")
        assert status == 2
        assert "not a git repository" in err

    def test_what_cannot_be_written_is_told(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tree.root / FILE).mkdir()
        assert said(capsys, "baseline", "--update")[0] == 2
        assert sorted(path.name for path in tree.root.iterdir() if path.name != ".git") == [
            FILE,
            "a.txt",
            "b.txt",
            "skipped.py",
        ]


def test_one_hook_alone_and_all_together_agree_about_the_baseline(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "BAD KEY=swordfish BAD BAD\n" * 3)
    assert said(capsys, "baseline")[0] == 0
    assert run(sample.hook, []) == 0
    assert capsys.readouterr().out == "no-word: 2 files checked, 0 findings, 7 ignored\n"
