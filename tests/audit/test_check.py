"""`tenpoint check`: the command contract, with several hooks in one process."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import sample
from support.git import Tree, environment
from tenpoint.audit import check, pages
from tenpoint.audit.hooks import HookModule, all_hooks
from tenpoint.kit import CannotCheck, Finding, Hook, Source


def other() -> Hook:
    hook = Hook("no-tabs", point=2, says="No tabs.", files=("*.txt", "*.md"))
    rule = hook.rule("tab", "error", says="a tab", fix="spaces")

    @hook.each_file
    def look(source: Source) -> Iterator[Finding]:
        if "\t" in source.text:
            yield rule.at(source, source.text.index("\t"))
        if "UNTABBABLE" in source.text:
            raise CannotCheck("who knows")

    return hook


def of_repositories() -> Hook:
    hook = Hook("whole", point=3, says="Whole.")
    hook.rule("x", "error", says="x", fix="x")
    hook.whole_repo(lambda repo: [hook.rules["whole/x"].on("a.txt", 1)])
    return hook


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    modules = [HookModule(one, "") for one in (sample.hook, other(), of_repositories())]
    monkeypatch.setattr(check, "all_hooks", lambda: modules)
    tree = Tree(tmp_path / "tree")
    monkeypatch.chdir(tree.root)
    return tree


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = check.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_every_hook_sees_the_files_that_it_wants(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.md", "c.py"):
        tree.add(name, "BAD\t\n")
    status, out, err = said(capsys, "a.txt", "b.md", "c.py")
    assert (status, err) == (1, "")
    assert [line for line in out.splitlines() if not line.startswith("  fix")] == [
        "a.txt:1:1: BAD is bad, says a.txt [no-word/bad]",
        "a.txt:1:4: a tab [no-tabs/tab]",
        "b.md:1:4: a tab [no-tabs/tab]",
        "tenpoint: 2 files checked, 3 findings",
    ]


def test_what_one_hook_cannot_check_hides_no_other_s_findings(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "UNTABBABLE BAD BROKEN\n")
    status, out, err = said(capsys, "a.txt")
    assert status == 2
    assert "no-word/bad" in out
    assert "line 1: broken" in err
    assert "who knows" in err


def test_nothing_named_means_all_that_is_tracked(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "BAD\n")
    tree.write("untracked.txt", "BAD\n")
    status, out, _ = said(capsys)
    assert (status, out.splitlines()[-1]) == (1, "tenpoint: 1 file checked, 1 finding")


def test_options_are_those_of_a_hook(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("a.txt", "MEH\n")
    tree.write("a.txt", "BAD\n")
    assert said(capsys, "--staged")[0] == 0
    assert said(capsys, "--staged", "--pedantic")[0] == 1
    status, out, _ = said(capsys, "--format", "json", "a.txt")
    told = json.loads(out)
    assert (status, told["hook"], told["checked"]) == (1, "tenpoint", 1)
    assert {one["rule"] for one in told["findings"]} == {"no-word/bad"}


def test_ignores_count(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("a.txt", "BAD # tenpoint: ignore[no-word/bad] on purpose\n")
    status, out, _ = said(capsys)
    assert (status, out) == (0, "tenpoint: 1 file checked, 0 findings, 1 ignored\n")


def test_a_broken_configuration_is_2(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add(".tenpoint.toml", "x = 1\n")
    status, _, err = said(capsys)
    assert status == 2
    assert "unknown key" in err


def test_the_hook_of_all_looks_with_each(tree: Tree) -> None:
    whole = check.together(check.file_hooks())
    source = Source("a.txt", data=b"BAD\t")
    assert [found.rule for found in whole.check(source)] == ["no-word/bad", "no-tabs/tab"]


def test_its_entry_names_the_command() -> None:
    entry = pages.together(all_hooks())
    assert "- id: tenpoint\n" in entry
    assert "  entry: tenpoint check\n" in entry
    assert "  require_serial: true\n" in entry
    assert "files:" not in entry
