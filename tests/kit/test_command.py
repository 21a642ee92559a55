"""The command line that all hooks share: in this process, and as a process of its own."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from support import sample
from support.git import Tree, environment
from support.terminal import terminal
from tenpoint.kit import CannotCheck, Edit, Finding, Hook, Repo, run
from tenpoint.kit.command import diff, parse

POSIX = sys.platform != "win32"
TESTS = str(Path(__file__).resolve().parent.parent)
SECRET = "sk-" + "q7" * 20
PASSWORD = "sword" + "fish7"


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = Tree(tmp_path / "tree")
    monkeypatch.chdir(tree.root)
    return tree


def command(
    *arguments: str | bytes, env: Mapping[str, str] | None = None, **others: object
) -> subprocess.CompletedProcess[bytes]:
    """The sample hook as a process."""
    paths = os.pathsep.join([TESTS, *sys.path])
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "support.sample", *arguments],
        env={**os.environ, "PYTHONPATH": paths, **(env or {})},
        **{"capture_output": True, "timeout": 60, **others},
    )


# -- the exit status ---------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "arguments", "expected"),
    [
        pytest.param({"a.txt": "ok"}, [], 0, id="nothing found"),
        pytest.param({}, [], 0, id="nothing tracked"),
        pytest.param({"a.py": "BAD"}, [], 0, id="no pattern wants it"),
        pytest.param({"a.txt": "BAD"}, [], 1, id="an error"),
        pytest.param({"a.txt": "MEH"}, [], 0, id="a warning"),
        pytest.param({"a.txt": "MEH"}, ["--pedantic"], 1, id="a warning, pedantic"),
        pytest.param({"a.txt": "BAD  # tenpoint: ignore[no-word] x"}, [], 0, id="ignored"),
        pytest.param({"a.py": "BAD"}, ["a.py"], 1, id="a named file is always checked"),
        pytest.param({"a.txt": "BROKEN"}, [], 2, id="cannot be checked"),
        pytest.param({"a.txt": "BUG"}, [], 2, id="a bug of ours"),
        pytest.param({"a.txt": "BROKEN", "b.txt": "BAD"}, [], 2, id="2 wins over 1"),
        pytest.param({"a.txt": "ok"}, ["gone.txt"], 2, id="a missing file"),
        pytest.param({"a.txt": "ok"}, ["a.txt", "gone.txt"], 2, id="one of two is missing"),
        pytest.param({".tenpoint.toml": "nonsense = 1"}, [], 2, id="configuration"),
        pytest.param({".tenpoint-baseline.json": "{", "a.txt": "BAD"}, [], 2, id="baseline"),
    ],
)
def test_exit_status(
    tree: Tree, files: dict[str, str], arguments: list[str], expected: int
) -> None:
    for path, text in files.items():
        tree.add(path, text)
    assert run(sample.hook, arguments) == expected
    assert command(*arguments).returncode == expected


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--no-such-option"], id="unknown option"),
        pytest.param(["--format"], id="no format"),
        pytest.param(["--format", "xml"], id="unknown format"),
        pytest.param(["--form", "json"], id="half of an option"),
        pytest.param(["--instead"], id="an option of the hook without its value"),
        pytest.param(["--staged", "--history"], id="options that exclude each other"),
        pytest.param(["--staged", "--fix"], id="fixing the index"),
        pytest.param(["--history", "a.txt", "b.txt"], id="a history of files"),
        pytest.param(["-x"], id="unknown short option"),
    ],
)
def test_a_wrong_command_line_is_2(
    tree: Tree, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(sample.hook, arguments)
    assert caught.value.code == 2
    assert "usage: no-word" in capsys.readouterr().err


def test_outside_of_a_repository_nothing_named_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(sample.hook, []) == 2
    assert "not a git repository: name the files" in capsys.readouterr().err
    for option in ("--staged", "--history", "--fix"):
        assert run(sample.hook, [option, "."]) == 2
        assert "not a git repository" in capsys.readouterr().err


def test_outside_of_a_repository_named_files_and_folders_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").write_text("BAD")
    assert run(sample.hook, ["d"]) == run(sample.hook, ["d/a.txt"]) == 1
    assert capsys.readouterr().out.count("d/a.txt:1:1: ") == 2


@pytest.mark.skipif(not POSIX, reason="a folder in use cannot be removed on Windows")
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    script = f"cd {folder} && rmdir {folder} && exec {sys.executable} -m support.sample"
    done = subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([TESTS, *filter(None, sys.path)])},
    )
    assert done.returncode == 2
    assert b"no such file or directory" in done.stderr
    assert b"Traceback" not in done.stderr


# -- names -------------------------------------------------------------------


ODD_NAMES = [
    pytest.param(b"-rf.txt", id="leading dash"),
    pytest.param(b"-", id="only a dash"),
    pytest.param(b"--no-such-option", id="like an option"),
    pytest.param(b"with space.txt", id="space"),
    pytest.param("ключ.txt".encode(), id="other scripts"),
    *(
        pytest.param(
            name,
            id=id,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="not a name here"),
        )
        for name, id in [
            (b"new\nline.txt", "newline"),
            (b"caf\xe9.txt", "a byte that is not UTF-8"),
            (b"\x1b[2J.txt", "a terminal code"),
            (b"::error::.txt", "a command to GitHub's runner"),
        ]
    ),
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_checked_and_shown_safely(tree: Tree, name: bytes) -> None:
    tree.add(name, "BAD")
    tree.add("ok.txt", "ok")
    for arguments in ([b"ok.txt", name], [b"--pedantic", b"--", b"ok.txt", name]):
        done = command(*arguments)
        assert done.returncode == 1
        assert len(done.stdout.splitlines()) == 3
        assert b"\x1b" not in done.stdout
        assert not done.stdout.startswith(b"::")
        assert done.stderr == b""


@pytest.mark.parametrize("name", ["--help", "-h", "--version", "--fix", "--pedantic", "--"])
@pytest.mark.parametrize("given", ["{}", "./{}"])
def test_a_file_named_like_an_option_switches_nothing_off(
    tree: Tree, capsys: pytest.CaptureFixture[str], name: str, given: str
) -> None:
    tree.add(name, "BAD")
    tree.add("a.txt", "BAD")
    if given == "{}":
        with pytest.raises(SystemExit) as caught:
            run(sample.hook, ["a.txt", name])
        assert caught.value.code == 2
        assert f"there is a file named like this option: name it ./{name}" in (
            capsys.readouterr().err
        )
    else:
        assert run(sample.hook, ["a.txt", f"./{name}"]) == 1
        assert "2 files checked, 2 findings" in capsys.readouterr().out
    assert (tree.root / "a.txt").read_text() == "BAD"


def test_after_two_dashes_everything_is_a_name(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "BAD")
    assert run(sample.hook, ["--pedantic", "--", "a.txt", "--format"]) == 2
    captured = capsys.readouterr()
    assert "a.txt:1:1" in captured.out
    assert "--format: could not be checked: no such file or directory" in captured.err


def test_an_empty_name_is_no_folder(tree: Tree) -> None:
    assert run(sample.hook, [""]) == 2


# -- what is printed ---------------------------------------------------------


def test_text_goes_to_stdout_and_problems_to_stderr(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "BAD\nBROKEN")
    assert run(sample.hook, []) == 2
    captured = capsys.readouterr()
    assert captured.out == (
        "a.txt:1:1: BAD is bad, says a.txt [no-word/bad]\n"
        "  fix: write GOOD\n"
        "no-word: 0 files checked, 1 finding, 1 could not be checked\n"
    )
    assert captured.err == "a.txt: could not be checked: line 2: broken\n"


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_a_document_is_printed_even_when_nothing_could_be_checked(
    tree: Tree, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    tree.add(".tenpoint.toml", "nonsense = 1")
    assert run(sample.hook, ["--format", format]) == 2
    document = json.loads(capsys.readouterr().out)
    if format == "json":
        assert document["unread"] == [
            {"path": ".tenpoint.toml", "reason": "unknown key 'nonsense'"}
        ]


def test_json_and_sarif_have_no_colour_and_no_summary(tree: Tree) -> None:
    tree.add("a.txt", "BAD")
    assert json.loads(command("--format", "json").stdout)["checked"] == 1
    assert json.loads(command("--format=sarif").stdout)["version"] == "2.1.0"


def test_help_and_version(tree: Tree) -> None:
    done = command("--help")
    assert done.returncode == 0
    for words in (b"--instead WORD", b"--staged", b"--history", b"--fix", b"exit status: 0"):
        assert words in done.stdout
    assert re.fullmatch(rb"tenpoint \d+\.\d+\.\d+\S*\r?\n", command("--version").stdout)


def test_paths_are_relative_to_where_one_stands(
    tree: Tree, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.add("d/a.txt", "BAD")
    (tree.root / "e").mkdir()
    monkeypatch.chdir(tree.root / "e")
    assert run(sample.hook, []) == 1
    assert capsys.readouterr().out.startswith("../d/a.txt:1:1: ")
    run(sample.hook, ["--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"][0]["path"] == "d/a.txt"


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"LC_ALL": "C"}, id="locale C"),
        pytest.param({"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, id="POSIX, no UTF-8 mode"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ASCII"),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, id="Latin-1"),
    ],
)
def test_any_locale_prints_everything(tree: Tree, env: dict[str, str]) -> None:
    tree.add("ключ.txt", f"KEY={SECRET}\nBROKEN")
    done = command(env=env)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 3
    assert b"sk-" in done.stdout
    assert SECRET.encode() not in done.stdout + done.stderr
    assert b"could not be checked: line 2" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not POSIX, reason="a POSIX shell")
@pytest.mark.parametrize(
    "redirection",
    [
        pytest.param(">&-", id="stdout is closed"),
        pytest.param("2>&-", id="stderr is closed"),
        pytest.param(">&- 2>&-", id="both are closed"),
        pytest.param(
            ">/dev/full",
            id="the disk is full",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device"),
        ),
        pytest.param("| true", id="nobody reads"),
    ],
)
@pytest.mark.parametrize("text", ["ok", "BAD\n" * 20_000], ids=["clean", "many findings"])
def test_a_report_that_cannot_be_written_is_no_success(
    tree: Tree, redirection: str, text: str
) -> None:
    tree.add("a.txt", text)
    # The reader is gone before anything is written: `true` ends while Python starts.
    script = f"({sys.executable} -m support.sample a.txt; echo $? >status) {redirection}"
    done = subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([TESTS, *filter(None, sys.path)])},
    )
    status = int((tree.root / "status").read_text())
    if redirection == "| true":
        assert status in (2, 141)
    else:
        assert status == 2
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(not POSIX, reason="no pseudo-terminals on Windows")
class TestColour:
    def seen(self, tree: Tree, **env: str) -> str:
        """What the command writes to a terminal."""
        tree.add("a.txt", "BAD")
        with terminal() as screen:
            done = command(
                stdout=screen.file,
                stderr=screen.file,
                capture_output=False,
                env={"TERM": "xterm", **env},
            )
            assert done.returncode == 1
            return screen.text()

    def test_is_for_terminals(self, tree: Tree) -> None:
        assert "\x1b[31m[no-word/bad]\x1b[0m" in self.seen(tree)
        assert b"\x1b" not in command().stdout

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_is_left_out_on_demand(self, tree: Tree, env: dict[str, str]) -> None:
        output = self.seen(tree, **env)
        assert "[no-word/bad]" in output
        assert "\x1b" not in output

    def test_an_empty_no_color_means_nothing(self, tree: Tree) -> None:
        assert "\x1b[31m" in self.seen(tree, NO_COLOR="")


# -- the index and the history -----------------------------------------------


def test_staged_checks_what_would_be_committed(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt", "BAD")
    tree.write("a.txt", "ok now")
    tree.write("new.txt", "BAD")
    assert run(sample.hook, []) == 0
    for arguments in (["--staged"], ["--staged", "a.txt"], ["--staged", "."]):
        assert run(sample.hook, arguments) == 1
        assert "1 file checked, 1 finding\n" in capsys.readouterr().out
    assert run(sample.hook, ["--staged", "new.txt"]) == 2
    assert "not staged: git add it first" in capsys.readouterr().err


def test_history_checks_all_that_was_ever_committed(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = tree.commit("a.txt", "one\nBAD\n")
    tree.commit("a.txt", "ok")
    tree.commit("b.bin", b"\0")
    assert run(sample.hook, []) == 0
    capsys.readouterr()
    for arguments in (["--history"], ["--history", "."]):
        assert run(sample.hook, arguments) == 1
        assert capsys.readouterr().out == (
            f"a.txt:2:1: BAD is bad, says a.txt (commit {commit[:12]}) [no-word/bad]\n"
            "  fix: write GOOD\n"
            "no-word: 3 files checked, 1 finding\n"
        )


def test_history_of_a_shallow_clone_is_2(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.commit("a.txt", "one")
    tree.commit("a.txt", "BAD")
    tree.git("clone", "-q", "--depth=1", f"file://{tree.root}", str(tmp_path / "shallow"))
    assert run(sample.hook, ["--history", str(tmp_path / "shallow")]) == 2
    captured = capsys.readouterr()
    assert "a shallow clone lacks older commits" in captured.err


def test_a_baseline_of_the_history_holds(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    from tenpoint.kit.baseline import FILE, dump

    first = tree.commit("a.txt", "BAD\n")
    run(sample.hook, ["--history", "--format", "json"])
    [found] = json.loads(capsys.readouterr().out)["findings"]
    old = Finding("a.txt", 1, 1, "no-word/bad", "error", "", "", commit=first)
    tree.write(FILE, dump([(old, found["fingerprint"])], {}))
    assert run(sample.hook, ["--history"]) == 0
    tree.commit("a.txt", "BAD once more\n")
    assert run(sample.hook, ["--history"]) == 1


# -- fixing ------------------------------------------------------------------


def test_fix_writes_what_it_shows(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("d/a.txt", "one\nBAD\nthree\n")
    assert run(sample.hook, ["--fix"]) == 0
    assert (tree.root / "d/a.txt").read_text() == "one\nGOOD\nthree\n"
    captured = capsys.readouterr()
    assert captured.err == (
        "d/a.txt: BAD becomes GOOD\n--- a/d/a.txt\n+++ b/d/a.txt\n@@ -2 +2 @@\n-BAD\n+GOOD\n"
    )
    assert captured.out == "no-word: 1 file checked, 0 findings\n"


def test_fix_leaves_what_it_cannot_repair(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("a.txt", "BAD\nKEY=x\n")
    assert run(sample.hook, ["--fix"]) == 1
    assert "the key … is here" in capsys.readouterr().out
    assert (tree.root / "a.txt").read_text() == "GOOD\nKEY=x\n"


def test_fix_hands_its_options_on_and_touches_only_what_is_named(tree: Tree) -> None:
    tree.add("a.txt", "BAD")
    tree.add("b.txt", "BAD")
    assert run(sample.hook, ["--fix", "--instead", "FINE", "a.txt"]) == 0
    assert (tree.root / "a.txt").read_text() == "FINE"
    assert (tree.root / "b.txt").read_text() == "BAD"


def test_fix_does_not_touch_what_is_ignored(tree: Tree) -> None:
    text = "BAD  # tenpoint: ignore[no-word] a sample\n"
    tree.add("a.txt", text)
    assert run(sample.hook, ["--fix"]) == 0
    assert (tree.root / "a.txt").read_text() == text


def test_a_diff_shows_no_secret(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("a.txt", f"BAD KEY={SECRET}\nBAD https://me:{PASSWORD}@h.example/\n")
    run(sample.hook, ["--fix"])
    captured = capsys.readouterr()
    assert "+GOOD KEY=sk-…7q7" in captured.err
    assert "+GOOD https://…@h.example/" in captured.err
    assert SECRET not in captured.err + captured.out
    assert SECRET in (tree.root / "a.txt").read_text()


def test_a_diff_is_safe_to_print(tmp_path: Path) -> None:
    (tmp_path / "a\x1b").write_bytes(b"one\n")
    shown = diff(Edit("a\x1b", b"two\x1b[2J\xff\n", "a \x1b note"), str(tmp_path))
    assert all(line.isprintable() for line in shown.splitlines())
    assert shown.count("\n") == 6


def hook_that_writes(path: str, data: bytes = b"new") -> Hook:
    hook = Hook("no-word", point=1, says="x", files=("*.txt",))
    hook.rules, hook.check_file = sample.hook.rules, sample.check

    def fix(repo: Repo, findings: Sequence[Finding], options: object) -> list[Edit]:
        return [Edit(path, data, "x")]

    hook.fixes(fix)
    return hook


@pytest.mark.skipif(not POSIX, reason="links need a privilege on Windows")
@pytest.mark.parametrize("path", ["out", "way/outside", "../outside"])
def test_fix_never_writes_outside(
    tree: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    (tmp_path / "outside").write_text("old")
    (tree.root / "out").symlink_to("../outside")
    (tree.root / "way").symlink_to("..")
    assert run(hook_that_writes(path), ["--fix"]) == 2
    assert "leaves the repository" in capsys.readouterr().err
    assert (tmp_path / "outside").read_text() == "old"


@pytest.mark.skipif(not POSIX, reason="other modes")
def test_fix_keeps_the_mode_and_follows_a_link_inside(tree: Tree) -> None:
    script = tree.add("a.txt", "BAD")
    script.chmod(0o751)
    (tree.root / "link").symlink_to("a.txt")
    assert run(hook_that_writes("link"), ["--fix"]) == 0
    assert script.read_text() == "new"
    assert stat.S_IMODE(script.stat().st_mode) == 0o751
    assert (tree.root / "link").is_symlink()


def test_fix_makes_new_files_readable(tree: Tree) -> None:
    assert run(hook_that_writes("new.md"), ["--fix"]) == 0
    assert (tree.root / "new.md").read_bytes() == b"new"
    if POSIX:
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE((tree.root / "new.md").stat().st_mode) == 0o666 & ~mask


def test_fix_that_cannot_write_is_2_and_leaves_nothing_behind(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(hook_that_writes("no/such/folder.md"), ["--fix"]) == 2
    assert "could not be written: no such file" in capsys.readouterr().err
    (tree.root / "folder").mkdir()
    (tree.root / "folder/x").touch()
    assert run(hook_that_writes("folder"), ["--fix"]) == 2
    assert sorted(os.listdir(tree.root)) == [".git", "folder"]


# -- whole repositories ------------------------------------------------------


@pytest.fixture
def whole() -> Hook:
    hook = Hook("whole", point=2, says="x")
    rule = hook.rule("large", "error", says="{count} files", fix="remove some")

    @hook.whole_repo
    def check(repo: Repo) -> list[Finding]:
        if repo.exists("BROKEN"):
            raise CannotCheck("broken")
        return [rule.on("a.txt", 1, count=len(repo.tracked()))]

    return hook


def test_a_hook_for_whole_repositories(
    tree: Tree, whole: Hook, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.txt")
    tree.add("d/b.txt")
    for arguments in ([], ["."], ["d"], ["d/b.txt"]):
        assert run(whole, arguments) == 1
        output = capsys.readouterr().out
        assert output.startswith("a.txt:1:1: 2 files [whole/large]\n")
        assert output.endswith("whole: 2 files checked, 1 finding\n")
    tree.write("BROKEN")
    assert run(whole, []) == 2
    assert capsys.readouterr().err == ".: could not be checked: broken\n"


def test_a_hook_for_whole_repositories_needs_one(
    tmp_path: Path, whole: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(whole, []) == run(whole, ["."]) == 2


def test_options_are_offered_only_where_they_mean_something(whole: Hook) -> None:
    for option in ("--staged", "--history", "--fix"):
        with pytest.raises(SystemExit):
            parse(whole, [option])
    assert parse(sample.hook, ["--staged"]).staged
    assert parse(sample.hook, ["--history"]).history
    assert parse(sample.hook, ["--fix"]).options == {"instead": ""}


# -- starting ----------------------------------------------------------------


def test_a_clean_run_starts_no_argument_parser_and_no_git(tree: Tree) -> None:
    tree.add("a.txt", "ok")
    code = (
        "import sys; from support.sample import main; status = main(['a.txt']);"
        "print(*sorted({'argparse', 'subprocess', 'json', 'tomllib', 'typing', 'datetime'}"
        " & sys.modules.keys())); sys.exit(status)"
    )
    paths = os.pathsep.join([TESTS, *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["no-word: 1 file checked, 0 findings", ""]


def test_a_key_press_that_stops_it_is_130(tree: Tree) -> None:
    def interrupt(source: object) -> list[Finding]:
        raise KeyboardInterrupt

    hook = Hook("no-word", point=1, says="x")
    hook.check_file = interrupt
    tree.add("a.txt", "x")
    assert run(hook, []) == 130
