"""Against real git: what it is asked, and what must not run while it is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.git import Tree, environment
from tenpoint.kit import CannotCheck, Repo
from tenpoint.kit import repo as repo_module
from tenpoint.kit import source as source_module
from tenpoint.kit.config import Config
from tenpoint.kit.repo import find_root

POSIX = sys.platform != "win32"
BYTES_IN_NAMES = POSIX and sys.platform != "darwin"  # macOS wants Unicode

ODD_NAMES = [
    pytest.param(b"with space.txt", id="space"),
    pytest.param(b"-rf", id="leading dash"),
    pytest.param("naïve ключ.txt".encode(), id="other scripts"),
    *(
        pytest.param(
            name, id=id, marks=pytest.mark.skipif(not BYTES_IN_NAMES, reason="not a name here")
        )
        for name, id in [
            (b"new\nline", "newline"),
            (b"\n", "only a newline"),
            (b"tab\tbed", "tab"),
            (b"caf\xe9.txt", "a byte that is not UTF-8"),
            (b'"quoted"', "quotes"),
            (b":(top)x", "like a pathspec"),
            (b"*", "a star"),
            (b"back\\slash", "backslash"),
            (b":100644 x", "like git's raw output"),
            (b"commit 1234", "like our own marker"),
            (b"\x1b[2J", "a terminal code"),
        ]
    ),
]


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def repo_of(tree: Tree, *, staged: bool = False) -> Repo:
    return Repo(str(tree.root), staged=staged)


def history(tree: Tree) -> dict[str, bytes]:
    """Every blob of the history: its content by one of its paths."""
    return {source.path: source.data for _, source in repo_of(tree).history()}


# -- where it is -------------------------------------------------------------


class TestRoot:
    def test_is_found_from_below(self, tree: Tree) -> None:
        (tree.root / "a/b").mkdir(parents=True)
        for start in (tree.root, tree.root / "a/b", tree.root / "a/b/not/there"):
            assert find_root(str(start)) == str(tree.root)

    def test_is_found_from_here(self, tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
        (tree.root / "a").mkdir()
        monkeypatch.chdir(tree.root / "a")
        assert find_root(".") == str(tree.root)
        found = Repo.find(".")
        assert found is not None
        assert found.root == str(tree.root)

    def test_is_none_outside(self, tmp_path: Path) -> None:
        assert find_root(str(tmp_path)) is None
        assert Repo.find(str(tmp_path)) is None

    def test_of_a_worktree_is_its_own(self, tree: Tree) -> None:
        tree.commit("a.txt", "a")
        tree.git("worktree", "add", "-q", "../second")
        second = Tree(tree.root.parent / "second", init=False)
        second.add("b.txt", "b")
        assert find_root(str(second.root)) == str(second.root)
        assert repo_of(second).tracked() == ["a.txt", "b.txt"]
        assert repo_of(tree).tracked() == ["a.txt"]

    def test_of_a_submodule_is_its_own(self, tree: Tree, tmp_path: Path) -> None:
        other = Tree(tmp_path / "other")
        other.commit("inner.txt", "x")
        tree.git(
            *("-c", "protocol.file.allow=always", "submodule", "--quiet", "add"),
            *(str(other.root), "sub"),
        )
        assert repo_of(tree).tracked() == [".gitmodules"]
        assert find_root(str(tree.root / "sub")) == str(tree.root / "sub")
        assert Repo(str(tree.root / "sub")).tracked() == ["inner.txt"]

    def test_a_bare_repository_has_none(self, tmp_path: Path) -> None:
        bare = Tree(tmp_path / "bare.git", init=False)
        bare.root.mkdir()
        bare.git("init", "-q", "--bare")
        assert find_root(str(bare.root)) is None

    def test_a_broken_repository_is_git_s_to_tell(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        with pytest.raises(CannotCheck, match="git ls-files: not a git repository"):
            Repo(str(tmp_path)).tracked()

    def test_without_git(self, tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tree.root))
        for ask in (lambda: repo_of(tree).tracked(), lambda: list(repo_of(tree).history())):
            with pytest.raises(CannotCheck, match="git is not installed"):
                ask()

    @pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE"])
    def test_is_not_what_a_git_hook_s_environment_says(
        self, tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
    ) -> None:
        other = Tree(tmp_path / "other")
        other.add("other.txt")
        tree.add("own.txt")
        monkeypatch.setenv(variable, str(other.root / ".git"))
        assert repo_of(tree).tracked() == ["own.txt"]


# -- what is tracked ---------------------------------------------------------


class TestIndex:
    def test_of_an_empty_repository(self, tree: Tree) -> None:
        repo = repo_of(tree)
        assert (repo.tracked(), repo.files(), list(repo.history())) == ([], [], [])
        assert repo.is_shallow() is False

    @pytest.mark.parametrize("name", ODD_NAMES)
    def test_knows_names_as_bytes(self, tree: Tree, name: bytes) -> None:
        tree.add(name, b"content")
        path = os.fsdecode(name)
        repo = repo_of(tree)
        assert repo.tracked() == repo.files() == repo.unignored(str(tree.root)) == [path]
        assert repo.is_tracked(path)
        assert repo.source(path).data == b"content"
        assert repo_of(tree, staged=True).source(path).data == b"content"

    def test_gives_the_tree_or_the_index(self, tree: Tree) -> None:
        tree.add("a.txt", "staged")
        tree.write("a.txt", "changed since")
        tree.write("new.txt", "untracked")
        work, index = repo_of(tree), repo_of(tree, staged=True)
        assert (work.source("a.txt").data, index.source("a.txt").data) == (
            b"changed since",
            b"staged",
        )
        assert (work.exists("new.txt"), index.exists("new.txt")) == (True, False)
        with pytest.raises(CannotCheck, match="not staged: git add it first"):
            index.source("new.txt")

    def test_a_deleted_file_is_in_the_index_only(self, tree: Tree) -> None:
        tree.commit("a.txt", "a")
        (tree.root / "a.txt").unlink()
        assert repo_of(tree).tracked() == ["a.txt"]
        assert repo_of(tree).files() == []
        assert repo_of(tree, staged=True).files() == ["a.txt"]
        tree.git("add", "-A")
        assert repo_of(tree, staged=True).files() == []

    def test_lists_a_path_in_conflict_once(self, tree: Tree) -> None:
        tree.commit("a.txt", "one\n")
        tree.git("checkout", "-q", "-b", "side")
        tree.commit("a.txt", "side\n")
        tree.git("checkout", "-q", "main")
        tree.commit("a.txt", "main\n")
        subprocess.run(
            ["git", "merge", "-q", "side"], cwd=tree.root, env=environment(), capture_output=True
        )
        assert "<<<<<<<" in (tree.root / "a.txt").read_text()
        assert repo_of(tree).files() == ["a.txt"]
        assert repo_of(tree, staged=True).source("a.txt").data in (b"one\n", b"main\n")

    @pytest.mark.skipif(not POSIX, reason="links need a privilege on Windows")
    def test_links_are_tracked_but_not_read(self, tree: Tree) -> None:
        tree.add("a.txt", "a")
        for link, target in (("in", "a.txt"), ("out", "/etc/hostname"), ("dead", "nothing")):
            (tree.root / link).symlink_to(target)
        tree.git("add", "-A")
        assert repo_of(tree).tracked() == ["a.txt", "dead", "in", "out"]
        assert repo_of(tree).files() == ["a.txt"]
        assert repo_of(tree, staged=True).files() == ["a.txt"]
        assert repo_of(tree).unignored(str(tree.root)) == ["a.txt"]

    @pytest.mark.skipif(not POSIX, reason="links need a privilege on Windows")
    def test_a_folder_that_became_a_link_is_not_followed_out(
        self, tree: Tree, tmp_path: Path
    ) -> None:
        tree.commit("d/a.txt", "inside")
        (tmp_path / "beyond").mkdir()
        (tmp_path / "beyond/a.txt").write_text("outside")
        shutil.rmtree(tree.root / "d")
        (tree.root / "d").symlink_to(tmp_path / "beyond")
        with pytest.raises(CannotCheck, match="leaves the repository"):
            repo_of(tree).source("d/a.txt").data  # noqa: B018

    def test_a_sparse_checkout_has_what_is_there(self, tree: Tree) -> None:
        tree.commit("in/a.txt", "a")
        tree.commit("out/b.txt", "b")
        tree.git("sparse-checkout", "set", "--cone", "in")
        assert repo_of(tree).tracked() == ["in/a.txt", "out/b.txt"]
        assert repo_of(tree).files() == ["in/a.txt"]
        assert repo_of(tree, staged=True).source("out/b.txt").data == b"b"

    def test_a_sparse_index_names_files_not_folders(self, tree: Tree) -> None:
        tree.commit("in/a.txt", "a")
        tree.commit("out/b.txt", "b")
        tree.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
        assert repo_of(tree).tracked() == ["in/a.txt", "out/b.txt"]

    def test_an_index_that_is_damaged(self, tree: Tree) -> None:
        tree.add("a.txt")
        (tree.root / ".git/index").write_bytes(b"DIRC\0\0\0\2\0\0\0\7broken")
        with pytest.raises(CannotCheck, match="git ls-files: "):
            repo_of(tree).tracked()

    def test_the_index_of_a_commit_in_progress(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree.add("a.txt", "staged")
        shutil.copy(tree.root / ".git/index", tree.root / ".git/other-index")
        tree.add("a.txt", "staged later")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")
        assert repo_of(tree, staged=True).source("a.txt").data == b"staged"


class TestFolders:
    @pytest.fixture
    def tree(self, tmp_path: Path) -> Tree:
        tree = Tree(tmp_path / "tree")
        tree.write(".gitignore", "*.log\nbuild/\n")
        tree.add("d/tracked.txt")
        tree.add("d/tracked.log")
        for path in ("d/new.txt", "d/new.log", "d/build/x.txt", "d/e/deep.txt", "other.txt"):
            tree.write(path)
        return tree

    def test_give_what_git_does_not_ignore(self, tree: Tree) -> None:
        found = repo_of(tree).unignored(str(tree.root / "d"))
        assert sorted(found) == ["d/e/deep.txt", "d/new.txt", "d/tracked.log", "d/tracked.txt"]

    def test_may_be_the_root_itself(self, tree: Tree) -> None:
        found = repo_of(tree).unignored(str(tree.root))
        assert sorted(found)[:2] == [".gitignore", "d/e/deep.txt"]
        assert len(found) == 6

    def test_give_the_index_when_it_is_asked_for(self, tree: Tree) -> None:
        index = repo_of(tree, staged=True)
        assert index.unignored(str(tree.root / "d")) == ["d/tracked.log", "d/tracked.txt"]
        assert index.unignored(str(tree.root / "d/e")) == []
        assert index.unignored(str(tree.root)) == ["d/tracked.log", "d/tracked.txt"]

    def test_that_git_ignores_give_nothing(self, tree: Tree) -> None:
        assert repo_of(tree).unignored(str(tree.root / "d/build")) == []

    def test_files_that_are_gone_are_left_out(self, tree: Tree) -> None:
        (tree.root / "d/tracked.txt").unlink()
        assert "d/tracked.txt" not in repo_of(tree).unignored(str(tree.root / "d"))


def test_what_the_configuration_excludes_is_tracked_but_not_read(tree: Tree) -> None:
    for path in ("vendor/a.py", "src/a.py"):
        tree.add(path)
    repo = Repo(str(tree.root), config=Config(exclude=("vendor/",)))
    assert {"vendor/a.py", "src/a.py"} <= set(repo.tracked())
    assert [path for path in repo.files() if path.endswith("a.py")] == ["src/a.py"]
    assert (repo.excludes("vendor/a.py"), repo.excludes("src/a.py")) == (True, False)


# -- nothing of the repository is run ----------------------------------------


@pytest.mark.skipif(not POSIX, reason="the trap is a shell script")
class TestNothingRuns:
    @pytest.fixture
    def trap(self, tmp_path: Path) -> Path:
        script = tmp_path / "trap"
        script.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\nexit 0\n")
        script.chmod(0o755)
        return script

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            pytest.param("core.fsmonitor", "{trap}", id="file system monitor"),
            pytest.param("log.showSignature", "true", id="signatures"),
            pytest.param("core.pager", "{trap}", id="pager"),
            pytest.param("diff.external", "{trap}", id="diff"),
            pytest.param("core.hooksPath", "{folder}", id="hooks"),
            pytest.param("alias.ls-files", "!{trap}", id="alias"),
            pytest.param("core.sshCommand", "{trap}", id="ssh"),
            pytest.param("core.editor", "{trap}", id="editor"),
        ],
    )
    def test_of_its_configuration(
        self, tree: Tree, trap: Path, tmp_path: Path, key: str, value: str
    ) -> None:
        tree.write(".gitattributes", "* diff=own filter=own\n")
        tree.commit("a.txt", "a")
        signed = tree.git("cat-file", "commit", "HEAD").replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n", 1
        )
        commit = tree.git("hash-object", "-t", "commit", "-w", "--stdin", input=signed.encode())
        tree.git("update-ref", "refs/heads/main", commit)
        tree.git("config", key, value.format(trap=trap, folder=tmp_path))
        for other, program in (
            ("gpg.program", str(trap)),
            ("diff.own.command", str(trap)),
            ("diff.own.textconv", str(trap)),
            ("filter.own.clean", str(trap)),
            ("filter.own.smudge", str(trap)),
            ("filter.own.process", str(trap)),
        ):
            tree.git("config", other, program)
        for hook in ("post-index-change", "reference-transaction", "pre-auto-gc"):
            shutil.copy(trap, tmp_path / hook)
        tree.write("a.txt", "changed")
        repo = repo_of(tree)
        repo.files()
        repo.unignored(str(tree.root))
        blobs = [blob for blob, _ in repo.history()]
        assert repo.introductions(blobs)
        repo_of(tree, staged=True).source("a.txt").data  # noqa: B018
        assert not (tmp_path / "sprung").exists()

    def test_the_trap_would_spring(self, tree: Tree, trap: Path, tmp_path: Path) -> None:
        tree.commit("a.txt", "a")
        tree.git("config", "core.fsmonitor", str(trap))
        tree.git("status")
        assert (tmp_path / "sprung").exists()

    def test_a_missing_object_is_not_fetched(self, tree: Tree, trap: Path, tmp_path: Path) -> None:
        tree.commit("a.txt", "a")
        tree.git("config", "uploadpack.allowFilter", "true")
        subprocess.run(
            [
                *("git", "-c", "protocol.file.allow=always", "clone", "-q", "--no-checkout"),
                *("--filter=blob:none", f"file://{tree.root}", str(tmp_path / "partial")),
            ],
            env=environment(),
            check=True,
        )
        partial = Tree(tmp_path / "partial", init=False)
        partial.git("config", "remote.origin.uploadpack", str(trap))
        partial.git("config", "protocol.file.allow", "always")
        with pytest.raises(CannotCheck, match="1 objects of the history are missing"):
            list(repo_of(partial).history())
        blob = tree.git("rev-parse", "HEAD:a.txt")
        with pytest.raises(CannotCheck, match=f"git has no object {blob}"):
            repo_of(partial).blob(blob)
        assert not (tmp_path / "sprung").exists()


# -- the history -------------------------------------------------------------


class TestHistory:
    def test_gives_every_blob_once(self, tree: Tree) -> None:
        tree.commit("a.txt", "one")
        tree.commit("a.txt", "two")
        tree.commit("copy.txt", "one")
        tree.git("rm", "-q", "a.txt")
        tree.record()
        repo = repo_of(tree)
        seen: list[int] = []
        found = [source.data for _, source in repo.history(seen.append)]
        assert sorted(found) == [b"one", b"two"]
        assert repo.blobs_seen == 2
        assert seen == [1, 2]

    @pytest.mark.parametrize(
        "hidden",
        [
            pytest.param("branch", id="another branch"),
            pytest.param("tag", id="a tag"),
            pytest.param("stash", id="a stash"),
            pytest.param("detached", id="a detached HEAD"),
            pytest.param("note", id="a note"),
            pytest.param("replaced", id="an object that another one replaces"),
        ],
    )
    def test_looks_everywhere(self, tree: Tree, hidden: str) -> None:
        tree.commit("a.txt", "start")
        if hidden == "branch":
            tree.git("checkout", "-q", "-b", "side")
            tree.commit("b.txt", "hidden")
            tree.git("checkout", "-q", "main")
        elif hidden == "tag":
            tree.commit("b.txt", "hidden")
            tree.git("tag", "-a", "-m", "x", "v1")
            tree.git("reset", "-q", "--hard", "HEAD~")
        elif hidden == "stash":
            tree.add("a.txt", "hidden")
            tree.git("stash", "-q")
        elif hidden == "detached":
            tree.git("checkout", "-q", "--detach")
            tree.commit("b.txt", "hidden")
        elif hidden == "note":
            tree.git("notes", "add", "-m", "hidden")
        else:
            tree.commit("b.txt", "hidden")
            blob = tree.git("hash-object", "-w", "--stdin", input=b"harmless")
            tree.git("replace", tree.git("rev-parse", "HEAD:b.txt"), blob)
        assert b"hidden" in {data.strip() for data in history(tree).values()}

    @pytest.mark.parametrize("name", ODD_NAMES)
    def test_introductions_know_names_as_bytes(self, tree: Tree, name: bytes) -> None:
        tree.commit("first.txt", "other")
        commit = tree.commit(name, b"content")
        blob = tree.git("hash-object", "--stdin", input=b"content")
        assert repo_of(tree).introductions([blob]) == {blob: [(commit, os.fsdecode(name))]}

    def test_an_introduction_is_the_first_of_each_path(self, tree: Tree) -> None:
        first = tree.commit("a.txt", "key")
        second = tree.commit("b.txt", "key")
        tree.commit("a.txt", "clean")
        tree.commit("a.txt", "key")
        [blob] = {blob for blob, source in repo_of(tree).history() if source.data == b"key"}
        assert repo_of(tree).introductions([blob, blob]) == {
            blob: [(first, "a.txt"), (second, "b.txt")]
        }

    def test_a_rename_is_a_second_place(self, tree: Tree) -> None:
        first = tree.commit("a.txt", "key\n" * 20)
        tree.git("mv", "a.txt", "b.txt")
        second = tree.record()
        [blob] = [blob for blob, _ in repo_of(tree).history()]
        assert repo_of(tree).introductions([blob]) == {blob: [(first, "a.txt"), (second, "b.txt")]}

    def test_a_merge_that_brings_something_of_its_own(self, tree: Tree) -> None:
        tree.commit("a.txt", "start")
        tree.git("checkout", "-q", "-b", "side")
        tree.commit("side.txt", "side")
        tree.git("checkout", "-q", "main")
        tree.commit("main.txt", "main")
        tree.git("merge", "-q", "--no-ff", "--no-commit", "side")
        tree.add("evil.txt", "only in the merge")
        merge = tree.record("Merge")
        blob = tree.git("rev-parse", "HEAD:evil.txt")
        assert history(tree)["evil.txt"] == b"only in the merge"
        assert repo_of(tree).introductions([blob]) == {blob: [(merge, "evil.txt")]}

    def test_many_blobs_are_asked_for_in_several_commands(self, tree: Tree) -> None:
        for number in range(1100):
            tree.write(f"f{number}", f"content {number}")
        tree.git("add", "-A")
        commit = tree.record()
        blobs = [blob for blob, _ in repo_of(tree).history()]
        assert len(blobs) == 1100
        found = repo_of(tree).introductions(blobs)
        assert sorted(place for places in found.values() for place in places) == sorted(
            (commit, f"f{number}") for number in range(1100)
        )

    def test_a_shallow_clone_says_so_after_what_it_has(self, tree: Tree, tmp_path: Path) -> None:
        tree.commit("a.txt", "one")
        tree.commit("b.txt", "two")
        tree.git("clone", "-q", "--depth=1", f"file://{tree.root}", str(tmp_path / "shallow"))
        shallow = Tree(tmp_path / "shallow", init=False)
        walk = repo_of(shallow).history()
        seen = [next(walk)[1].path, next(walk)[1].path]
        with pytest.raises(CannotCheck, match="a shallow clone lacks older commits"):
            next(walk)
        assert sorted(seen) == ["a.txt", "b.txt"]

    def test_a_damaged_repository_is_no_clean_one(self, tree: Tree) -> None:
        tree.commit("a.txt", "one")
        tree.commit("b.txt", "two")
        commit = tree.git("rev-parse", "HEAD~")
        (tree.root / ".git/objects" / commit[:2] / commit[2:]).unlink()
        with pytest.raises(CannotCheck, match="could not walk the whole history"):
            list(repo_of(tree).history())

    def test_whoever_stops_early_leaves_no_process(self, tree: Tree) -> None:
        for number in range(50):
            tree.write(f"f{number}", f"{number}" * 100_000)
        tree.git("add", "-A")
        tree.record()
        walk = repo_of(tree).history()
        next(walk)
        walk.close()  # type: ignore[attr-defined]  # waits for git, or hangs
        assert repo_of(tree).blobs_seen == 0

    def test_a_huge_blob_comes_in_parts(self, tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(repo_module, "WHOLE_LIMIT", 4000)
        monkeypatch.setattr(source_module, "_PART", 1000)
        monkeypatch.setattr(source_module, "_OVERLAP", 100)
        text = "".join(f"line {n}\n" for n in range(1, 2001))
        tree.commit("huge.txt", text)
        tree.commit("z.txt", "small")
        lines = {
            part.position(offset)[0]: line
            for _, part in repo_of(tree).history()
            if part.path == "huge.txt"
            for offset, line in _lines_of(part.text)
        }
        assert lines == {n: f"line {n}" for n in range(1, 2001)}
        assert history(tree)["z.txt"] == b"small"
        assert repo_of(tree).source("huge.txt").size == len(text)

    def test_a_huge_staged_file_is_refused_and_the_next_one_read(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree.add("huge.txt", b"x" * 5000)
        tree.add("small.txt", b"small")
        monkeypatch.setattr(repo_module, "WHOLE_LIMIT", 4000)
        repo = repo_of(tree, staged=True)
        with pytest.raises(CannotCheck, match="too large to be read whole"):
            repo.source("huge.txt")
        assert repo.source("small.txt").data == b"small"

    def test_an_object_that_is_missing(self, tree: Tree) -> None:
        tree.add("a.txt", "one")
        with pytest.raises(CannotCheck, match="git has no object 0000"):
            repo_of(tree).blob("0" * 40)
        repo = repo_of(tree, staged=True)
        with pytest.raises(CannotCheck):
            repo.blob("f" * 40)
        assert repo.source("a.txt").data == b"one"


def _lines_of(text: str) -> list[tuple[int, str]]:
    offset, found = 0, []
    for line in text.splitlines(keepends=True):
        if line.endswith("\n") and (offset or line.startswith("line")):
            found.append((offset, line.rstrip("\n")))
        offset += len(line)
    return found


def test_git_s_own_words_are_passed_on_safely(tree: Tree) -> None:
    with pytest.raises(CannotCheck) as caught:
        repo_of(tree).git("rev-parse", "--verify", "no\x1b[2Jsuch")
    assert caught.value.reason.startswith("git rev-parse: ")
    assert caught.value.reason.isprintable()
