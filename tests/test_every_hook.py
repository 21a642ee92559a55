"""What holds for every hook there is, and for the next one. Its files: test_house.py."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
import yaml

from support.git import Tree, environment
from tenpoint.audit.hooks import HookModule, all_hooks
from tenpoint.kit import Hook, Rule, Source
from tenpoint.kit.config import Config
from tenpoint.kit.examine import Examination

ROOT = Path(__file__).resolve().parent.parent
MODULES = all_hooks()
HOOKS = [module.hook for module in MODULES]
OF_FILES = [hook for hook in HOOKS if hook.check_file is not None]
RULES = [rule for hook in HOOKS for rule in hook.rules.values()]

every_hook = pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.id)
every_hook_of_files = pytest.mark.parametrize("hook", OF_FILES, ids=lambda hook: hook.id)
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)

KEYS = ["version", "hook", "checked", "binary", "findings", "unread", "ignored", "notes"]


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = Tree(tmp_path / "tree")
    monkeypatch.chdir(tree.root)
    return tree


def main(hook: Hook, *arguments: str) -> int:
    status: int = import_module(f"tenpoint.{hook.id.replace('-', '_')}").main(list(arguments))
    return status


# -- words -------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.hook.id)
def test_a_hook_has_a_manual_and_a_sentence(module: HookModule) -> None:
    hook, manual = module
    first = manual.splitlines()[0]
    assert first.endswith(".")
    assert len(first) <= 100
    assert len(manual) > 300
    assert hook.says.endswith(".")
    assert "\n" not in hook.says
    assert len(hook.says) <= 100
    assert hook.point in range(11)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", hook.id)
    assert hook.rules


@every_rule
def test_a_rule_teaches(rule: Rule) -> None:
    hook, _, name = rule.id.partition("/")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert hook in {hook.id for hook in HOOKS}
    assert rule.why
    assert rule.bad
    assert rule.good
    assert rule.bad != rule.good
    assert rule.severity in ("error", "warning")


@every_rule
def test_a_rule_s_templates_can_be_filled(rule: Rule) -> None:
    for template in (rule.says, rule.fix):
        fields = {field for _, field, _, _ in Formatter().parse(template) if field is not None}
        assert all(field.isidentifier() for field in fields)
        filled = template.format(**dict.fromkeys(fields, "FACT"))
        assert filled.count("FACT") >= len(fields)
        assert filled.isprintable()
        assert not filled.endswith(".")  # a rule's name, or a remark, follows
        assert len(template) < 300


# -- the manifest ------------------------------------------------------------


@every_hook
def test_the_manifest_says_how_it_is_run(hook: Hook) -> None:
    entries = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [entry] = [entry for entry in entries if entry["id"] == hook.id]
    assert entry["require_serial"] is True
    assert entry["description"] == hook.says
    if hook.check_repo is not None:
        assert (entry["always_run"], entry["pass_filenames"]) == (True, False)
    for key in ("files", "exclude"):
        re.compile(entry.get(key, ""))


@every_hook_of_files
def test_the_manifest_wants_the_same_files_as_a_walk(hook: Hook) -> None:
    if hook.check_repo is not None:
        return
    entries = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [entry] = [entry for entry in entries if entry["id"] == hook.id]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, env=environment(), capture_output=True, check=True
    )
    paths = [os.fsdecode(name) for name in listed.stdout.split(b"\0")[:-1]]
    for path in [*paths, *map(example, hook.files), *(f"d/{example(p)}" for p in hook.files)]:
        wanted = re.search(entry.get("files", ""), path) is not None
        left_out = "exclude" in entry and re.search(entry["exclude"], path) is not None
        assert (wanted and not left_out) is hook.wants(path), path


def example(pattern: str) -> str:
    """A path that a pattern means."""
    path = re.sub(r"\[[!^]?(.)[^]]*\]", r"\1", pattern.strip("/").replace("**/", ""))
    return path.replace("**", "x/y").replace("*", "x").replace("?", "x")


# -- the command -------------------------------------------------------------


@every_hook
def test_help(hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(hook, "--help")
    assert caught.value.code == 0
    out = "".join(capsys.readouterr().out.split())
    for words in (hook.id, hook.says, *hook.rules, *(option.flag for option in hook.options)):
        assert "".join(words.split()) in out


@every_hook
def test_an_unknown_option_is_2(hook: Hook, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(hook, "--no-such-option")
    assert caught.value.code == 2
    assert "--no-such-option" in capsys.readouterr().err


@every_hook
def test_an_unknown_setting_is_2(
    hook: Hook, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.write(".tenpoint.toml", f"[{hook.id}]\nno-such-setting = 1\n")
    assert main(hook, "--format", "json") == 2
    [unread] = json.loads(capsys.readouterr().out)["unread"]
    assert unread["path"] == ".tenpoint.toml"
    assert f"[{hook.id}]: unknown key 'no-such-setting'" in unread["reason"]


@every_hook
def test_its_settings_are_in_help_and_on_its_page(
    hook: Hook, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(hook, "--help")
    out = "".join(capsys.readouterr().out.split())
    page = (ROOT / "docs" / f"{hook.id}.md").read_text("utf-8")
    for setting in hook.settings:
        assert "".join(setting.help.split()) in out
        assert f"| `{setting.name}` | {setting.kind} | {setting.help} |" in page
    assert ("## Settings" in page) == bool(hook.settings)


@every_hook_of_files
def test_a_missing_file_is_2(hook: Hook, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(hook, "--format", "json", "gone.txt") == 2
    document = json.loads(capsys.readouterr().out)
    assert [unread["path"] for unread in document["unread"]] == ["gone.txt"]
    assert document["checked"] == 0


@every_hook
def test_outside_of_a_repository_is_2(
    hook: Hook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(hook) == 2
    assert "not a git repository" in capsys.readouterr().err


@every_hook
@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_every_format_of_an_empty_repository(
    hook: Hook, tree: Tree, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    status = main(hook, "--format", format)
    captured = capsys.readouterr()
    if hook.check_repo is None:
        assert (status, captured.err) == (0, "")
    if format == "json":
        document = json.loads(captured.out)
        assert list(document) == KEYS
        assert (document["version"], document["hook"], document["checked"]) == (1, hook.id, 0)
    elif format == "sarif":
        [run] = json.loads(captured.out)["runs"]
        assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(hook.rules)
    else:
        assert captured.out.splitlines()[-1].startswith(f"{hook.id}: 0 files checked")


@every_hook
def test_as_a_module(hook: Hook, tree: Tree) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"tenpoint.{hook.id.replace('-', '_')}", "--version"],
        env=environment() | {"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("tenpoint ")
    assert done.stderr == ""


# -- bad input ---------------------------------------------------------------


HOSTILE = [
    pytest.param(b"", id="empty"),
    pytest.param(b"\n" * 1000, id="empty lines"),
    pytest.param(b"\0" * 1000, id="only NUL"),
    pytest.param(bytes(range(256)) * 20, id="every byte"),
    pytest.param(b"\xff\xfe" + "key: {{}}\n".encode("utf-16-le"), id="UTF-16"),
    pytest.param(b"\xef\xbb\xbfa = 1\n", id="a byte-order mark"),
    pytest.param(b"a\rb\rc\r", id="only CR"),
    pytest.param(b"[" * 50_000, id="nested brackets"),
    pytest.param(b"{" * 50_000 + b"}" * 50_000, id="nested braces"),
    pytest.param(b"(" * 5_000 + b"1" + b")" * 5_000, id="nested parentheses"),
    pytest.param(b'{"a":' * 20_000, id="nested JSON"),
    pytest.param(b"a: &a [*a, *a]\nb: *a\n", id="YAML that holds itself"),
    pytest.param(b"- " * 20_000, id="nested YAML"),
    pytest.param(b'"' * 50_001, id="quotes"),
    pytest.param(b"\\\n" * 50_000, id="lines that go on"),
    pytest.param(b"x" * 300_000, id="one long word"),
    pytest.param(b"key = " * 50_000, id="one long line"),
    pytest.param(b"\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7f.", id="a pickle that lies"),
    pytest.param(b"PK\x03\x04" + b"\xff" * 60, id="an archive that lies"),
    pytest.param("\u202e\u200b\U000e0041\ud83d".encode("utf-8", "surrogatepass"), id="odd text"),
]


@every_hook_of_files
@pytest.mark.parametrize("data", HOSTILE)
def test_bad_input_is_checked_or_refused_with_a_reason(hook: Hook, data: bytes) -> None:
    names = sorted({example(pattern) for pattern in hook.files} | {"a.txt"})
    # One name of each ending is enough: the ending is what chooses a parser.
    for name in {os.path.splitext(name)[1] or name: name for name in names}.values():
        examination = Examination([hook], "", Config(), pedantic=True)
        examination.file(Source(name, data=data), [hook])
        report = examination.report(hook.id)
        for unread in report.unread:
            assert "internal error" not in unread.reason
            assert unread.reason.isprintable()
        assert report.checked + report.binary + len(report.unread) == 1
        for finding, _ in report.findings:
            assert finding.rule in hook.rules
            assert finding.line >= 1
            assert finding.column >= 1
            assert (finding.end_line, finding.end_column) >= (finding.line, finding.column)
            assert (finding.message + finding.fix).isprintable()


# -- starting ----------------------------------------------------------------

# What a bare interpreter has not loaded and a hook may: all of it together costs about a
# quarter of an interpreter's own start.
LIGHT = {
    *("__future__", "_bisect", "_collections", "_functools", "_operator", "_sre", "annotationlib"),
    *("bisect", "collections", "collections.abc", "copyreg", "enum", "functools", "itertools"),
    *("keyword", "operator", "re", "re._casefix", "re._compiler", "re._constants", "re._parser"),
    *("reprlib", "types", "stat", "_stat", "codecs"),
}


@every_hook
def test_importing_it_loads_only_what_is_light(hook: Hook) -> None:
    code = (
        "import os, sys; before = set(sys.modules);"
        f"import tenpoint.{hook.id.replace('-', '_')};"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env=environment() | {"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name for name in done.stdout.split() if name.partition(".")[0] != "tenpoint"}
    assert loaded - LIGHT == set()
    others = [other.id.replace("-", "_") for other in HOOKS if other.id != hook.id]
    assert not {f"tenpoint.{other}" for other in others} & set(done.stdout.split())


# -- ourselves ---------------------------------------------------------------


@every_hook
def test_we_pass_our_own_hooks(
    hook: Hook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = main(hook)
    captured = capsys.readouterr()
    assert (status, captured.err) == (0, ""), captured.out
