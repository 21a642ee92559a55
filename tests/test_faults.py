"""What goes wrong around a run: full disks, closed outputs, files that change, odd command lines.

Every case ends with a status that tells the truth, with a sentence, and with nothing half-written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import sample
from support.git import Tree, environment
from tenpoint.audit.hooks import all_hooks
from tenpoint.kit.config import Config, hook_ids
from tenpoint.kit.examine import Examination
from tenpoint.kit.paths import collect
from tenpoint.kit.repo import Repo

POSIX = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell and its devices")
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has /dev/full")
KEY = "gh" + "p_" + "Ab3dE6gH1jK4mN7pQ9sT2vW5xY8z" + "0aBcDeFg"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path / "tree")
    tree.add("agent.py", f'key = "{KEY}"\n')
    tree.record()
    return tree


def ran(tree: Tree, *words: str, shell: str = "") -> subprocess.CompletedProcess[str]:
    """A command of ours in the tree, as the shell starts it: `shell` is what follows it there."""
    command = [sys.executable, "-m", *words]
    if shell:
        command = ["sh", "-c", f'exec "$@" {shell}', "sh", *command]
    return subprocess.run(
        command, cwd=tree.root, env=environment(), capture_output=True, text=True, timeout=60
    )


# -- nobody can be told --------------------------------------------------------


COMMANDS = [
    pytest.param(("tenpoint.no_hardcoded_keys",), id="a hook"),
    pytest.param(("tenpoint.no_hardcoded_keys", "--format", "json"), id="its JSON"),
    pytest.param(("tenpoint", "audit", "--scanners", "none"), id="the audit"),
    pytest.param(("tenpoint", "explain"), id="explain"),
]


@FULL
@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_behind_the_output_is_no_success(tree: Tree, words: tuple[str, ...]) -> None:
    done = ran(tree, *words, shell=">/dev/full")
    assert done.returncode == 2
    assert "no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_outputs_are_no_success(tree: Tree, words: tuple[str, ...], closed: str) -> None:
    done = ran(tree, *words, shell=closed)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


# -- what is written, is written whole -----------------------------------------


@POSIX
@pytest.mark.parametrize(
    ("words", "file"),
    [
        pytest.param(
            ("tenpoint", "baseline", "--update"), ".tenpoint-baseline.json", id="baseline"
        ),
        pytest.param(
            ("tenpoint", "audit", "--scanners", "none", "--output", "report.txt"),
            "report.txt",
            id="report",
        ),
        pytest.param(
            ("tenpoint", "audit", "--scanners", "none", "--badge", "badge.svg"),
            "badge.svg",
            id="badge",
        ),
        pytest.param(("tenpoint.env_ignored", "--fix"), ".gitignore", id="a fix"),
    ],
)
def test_a_disk_that_fills_up_leaves_the_old_file(
    tree: Tree, words: tuple[str, ...], file: str
) -> None:
    tree.write(file, '{"version": 1, "findings": []}\n')
    # One block of 512 bytes, which no report and no list of findings fits into.
    tree.write("more.py", "".join(f'key{n} = "{KEY[:-2]}{n}"\n' for n in range(10, 40)))
    tree.write(".gitignore", "# as it was\n" + "# filler\n" * 60)
    old = (tree.root / file).read_bytes()
    tree.git("add", "--all")
    before = sorted(os.listdir(tree.root))
    limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f 1; exec "$@"', "sh", sys.executable, "-m"]
    done = subprocess.run(
        [*limited, *words], cwd=tree.root, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 2, done.stdout + done.stderr
    assert "too large" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert (tree.root / file).read_bytes() == old
    assert sorted(os.listdir(tree.root)) == before


@POSIX
def test_a_report_may_go_to_a_device(tree: Tree) -> None:
    done = ran(tree, "tenpoint", "audit", "--scanners", "none", "--format", "json",
               "--output", "/dev/stdout")  # fmt: skip
    document, _, _ = done.stdout.rpartition("\n}\n")
    assert json.loads(document + "\n}")["points"]


# -- the tree changes under the run --------------------------------------------


def test_a_file_that_vanishes_meanwhile_is_named(tree: Tree) -> None:
    for name in ("a.txt", "b.txt"):
        tree.add(name, "BAD\n")
    repo = Repo(str(tree.root), config=Config())
    examination = Examination([sample.hook], repo.root, Config())
    for source in collect([], repo, repo.root, sample.hook.wants, ()):
        (tree.root / "b.txt").unlink(missing_ok=True)
        examination.files([source])
    report = examination.report("x")
    assert [found.finding.path for found in report.findings] == ["a.txt"]
    assert [unread.path for unread in report.unread] == ["b.txt"]
    assert report.exit_code == 2


def test_a_file_that_grows_and_shrinks_meanwhile_is_read_once(tree: Tree) -> None:
    """All of a check sees the same bytes."""
    file = tree.add("a.txt", "BAD\n")
    source = Repo(str(tree.root)).source("a.txt")
    assert source.text == "BAD\n"
    file.write_text("MEH\n" * 1000, "utf-8")
    assert (source.text, source.position(3)) == ("BAD\n", (1, 4))


def test_every_hook_stands_a_rebase_that_has_stopped(tree: Tree) -> None:
    files = {
        "requirements.txt": "requests==2.{}.0\n",
        "Dockerfile": "FROM python:3.{}\n",
        ".mcp.json": '{{"mcpServers": {{}}, "v": {}}}\n',
        "agent.py": "x = {}\n",
    }
    for name, text in files.items():
        tree.add(name, text.format(1))
    tree.record("base")
    tree.git("checkout", "-q", "-b", "side")
    for name, text in files.items():
        tree.add(name, text.format(2))
    tree.record("side")
    tree.git("checkout", "-q", "main")
    for name, text in files.items():
        tree.add(name, text.format(3))
    tree.record("main")
    tree.git("checkout", "-q", "side")
    stopped = subprocess.run(
        ["git", "rebase", "main"], cwd=tree.root, env=environment(), capture_output=True
    )
    assert stopped.returncode != 0
    assert "<<<<<<<" in (tree.root / "requirements.txt").read_text("utf-8")
    done = ran(tree, "tenpoint", "check", *files)
    assert done.returncode in (1, 2)
    assert "internal error" not in done.stdout + done.stderr
    audit = ran(tree, "tenpoint", "audit", "--scanners", "none", "--format", "json")
    assert audit.returncode in (1, 2), audit.stderr
    told = json.loads(audit.stdout)
    # What has two versions at once is neither: Python and JSON with markers cannot be read.
    assert {".mcp.json", "requirements.txt"} <= {file["path"] for file in told["unread"]}


# -- odd command lines and names -----------------------------------------------


def test_ten_thousand_files_are_named(tree: Tree) -> None:
    names = [f"f{number}.txt" for number in range(10_000)]
    for name in names:
        (tree.root / name).write_bytes(b"x\n")
    done = ran(tree, "tenpoint.no_hardcoded_keys", *names, "agent.py")
    assert done.returncode == 1
    assert "10001 files checked, 1 finding" in done.stdout.replace(",", "", 1)


@POSIX
def test_a_path_longer_than_the_system_opens(tree: Tree) -> None:
    """Made step by step; git cannot list it either, so it is named with its folder."""
    deep = "d" * 200
    here = os.open(tree.root, os.O_RDONLY)
    for _ in range(25):
        os.mkdir(deep, dir_fd=here)
        below = os.open(deep, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    outside = Path(tree.root / deep)
    done = ran(tree, "tenpoint.no_hardcoded_keys", str(outside))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    missing = ran(tree, "tenpoint.no_hardcoded_keys", "n" * 300 + ".py", "x/" * 3000 + "a.py")
    assert missing.returncode == 2
    assert missing.stderr.count("could not be checked") == 2


@POSIX
def test_names_that_differ_only_in_case_are_two_files(tree: Tree) -> None:
    for name in ("Key.py", "key.py", "KEY.PY"):
        tree.add(name, f'key = "{KEY}"\n')
    if len(list(tree.root.glob("*.py"))) == 2:
        pytest.skip("this file system does not tell case apart")
    done = ran(tree, "tenpoint.no_hardcoded_keys", "--format", "json")
    found = [finding["path"] for finding in json.loads(done.stdout)["findings"]]
    assert found == ["KEY.PY", "Key.py", "agent.py", "key.py"]


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("src\\agent.py", id="a backslash"),
        pytest.param("C:\\agent.py", id="a drive"),
        pytest.param("C:agent.py", id="a drive's own folder"),
        pytest.param("\\\\host\\share\\agent.py", id="a share"),
        pytest.param("CON.py", id="a device of Windows"),
        pytest.param("agent.py.", id="a dot at the end"),
        pytest.param("agent.py ", id="a blank at the end"),
    ],
)
def test_on_posix_the_names_of_windows_are_names(tree: Tree, name: str) -> None:
    tree.add(name, f'key = "{KEY}"\n')
    done = ran(tree, "tenpoint.no_hardcoded_keys", "--format", "json", "--", name)
    assert [finding["path"] for finding in json.loads(done.stdout)["findings"]] == [name]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_what_must_not_be_read_is_named(tree: Tree) -> None:
    locked = tree.add("locked/a.py", "x = 1\n").parent
    tree.add("secret.py", "x = 1\n").chmod(0)
    locked.chmod(0)
    nobody = 65534 if os.geteuid() == 0 else None
    for folder in [tree.root, *tree.root.parents][:3]:
        folder.chmod(folder.stat().st_mode | 0o055)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tenpoint.no_hardcoded_keys", "secret.py", "locked/a.py"],
            cwd=tree.root, env=environment() | {"HOME": "/nonexistent"},
            capture_output=True, text=True, user=nobody, group=nobody,
        )  # fmt: skip
    except PermissionError:
        pytest.skip("root runs the tests, and nobody else may start this Python")
    finally:
        locked.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.count("permission denied") == 2, done.stderr


# -- every hook, on what is no file of its kind ---------------------------------


@pytest.mark.parametrize("hook", hook_ids())
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 5000, id="zeros"),
        pytest.param(b"\xff\xfe" + "x = 1\n".encode("utf-16-le"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf# only a mark\n", id="UTF-8 with a mark"),
        pytest.param(b"\xff" * 3000, id="no text"),
        pytest.param(b"[" * 200_000, id="brackets"),
        pytest.param(b"a" * 1_000_000, id="one long word"),
        pytest.param(b"\r" * 100_000, id="carriage returns"),
        pytest.param(b"x: &a [*a, *a]\n" * 2000, id="aliases"),
    ],
)
def test_no_content_makes_a_hook_fail(tmp_path: Path, hook: str, data: bytes) -> None:
    """Under every name that the hook looks at, it finds, passes, or says why it could not."""
    [module] = [module for module in all_hooks() if module.hook.id == hook]
    if module.hook.check_file is None:
        pytest.skip("looks at no single file")
    names = {pattern.rpartition("/")[2].replace("*", "a") for pattern in module.hook.files}
    names = {name for name in names if not set(name) & set("[]?{}")} | {"plain"}
    for name in sorted(names)[:40]:
        (tmp_path / name).write_bytes(data)
        examination = Examination([module.hook], str(tmp_path), Config(), pedantic=True)
        examination.files(collect([str(tmp_path / name)], None, str(tmp_path), bool, ()))
        report = examination.report(hook)
        assert not [u for u in report.unread if "internal error" in u.reason], name
        (tmp_path / name).unlink()
