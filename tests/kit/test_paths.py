from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from support.git import Tree
from tenpoint.kit import CannotCheck, Repo, Source, UsageError
from tenpoint.kit.globs import matches
from tenpoint.kit.paths import collect, relative, start_folder
from tenpoint.kit.report import Unread

POSIX = sys.platform != "win32"
links = pytest.mark.skipif(not POSIX, reason="links need a privilege on Windows")
LEAVES = "a symbolic link that leaves the repository"


def everything(path: str) -> bool:
    return True


def texts(path: str) -> bool:
    return matches(path, ["*.txt"])


def given(
    paths: Sequence[str],
    root: Path,
    *,
    in_repo: bool = True,
    staged: bool = False,
    wants: Callable[[str], bool] = texts,
    exclude: Sequence[str] = (),
) -> list[str | Unread]:
    repo = Repo(str(root), staged=staged) if in_repo else None
    found = collect(paths, repo, str(root), wants, exclude)
    return [one.path if isinstance(one, Source) else one for one in found]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Tracked a.txt, a.py and d/b.txt; new d/new.txt; ignored d/x.log; outside.txt above."""
    (tmp_path / "outside.txt").write_text("outside")
    tree = Tree(tmp_path / "tree")
    tree.write(".gitignore", "*.log\n")
    for path in ("a.txt", "a.py", "d/b.txt"):
        tree.add(path)
    for path in ("d/new.txt", "d/x.log"):
        tree.write(path)
    monkeypatch.chdir(tree.root)
    return tree


class TestInARepository:
    @pytest.mark.parametrize(
        ("paths", "expected"),
        [
            pytest.param([], ["a.txt", "d/b.txt"], id="nothing: what git tracks"),
            pytest.param(["."], ["a.txt", "d/b.txt", "d/new.txt"], id="here: and what is new"),
            pytest.param(["d"], ["d/b.txt", "d/new.txt"], id="a folder"),
            pytest.param(["d/"], ["d/b.txt", "d/new.txt"], id="a folder with a slash"),
            pytest.param(["d/../d"], ["d/b.txt", "d/new.txt"], id="a folder by a longer way"),
            pytest.param(["a.py"], ["a.py"], id="a file that no pattern wants"),
            pytest.param(["d/x.log"], ["d/x.log"], id="a file that git ignores"),
            pytest.param(["./d//b.txt"], ["d/b.txt"], id="a file by a longer way"),
            pytest.param(["a.txt", "a.txt", "./a.txt"], ["a.txt"], id="a file three times"),
            pytest.param(["d/b.txt", "d"], ["d/b.txt", "d/new.txt"], id="a file and its folder"),
            pytest.param(["d", "d/b.txt"], ["d/b.txt", "d/new.txt"], id="a folder and its file"),
            pytest.param(["d", "."], ["d/b.txt", "d/new.txt", "a.txt"], id="folders that overlap"),
            pytest.param(["gone.txt"], ["gone.txt"], id="a missing file is left to its reader"),
        ],
    )
    def test_each_file_is_given_once(
        self, tree: Tree, paths: list[str], expected: list[str]
    ) -> None:
        assert given(paths, tree.root) == expected

    def test_paths_may_be_absolute_and_are_shown_from_the_root(self, tree: Tree) -> None:
        assert given([str(tree.root / "d/b.txt")], tree.root) == ["d/b.txt"]
        assert given([str(tree.root / "d")], tree.root) == ["d/b.txt", "d/new.txt"]

    def test_paths_are_seen_from_the_current_folder(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tree.root / "d")
        assert given(["b.txt", "../a.txt"], tree.root) == ["d/b.txt", "a.txt"]
        assert given(["."], tree.root) == ["d/b.txt", "d/new.txt"]
        assert given([], tree.root) == ["a.txt", "d/b.txt"]

    @pytest.mark.parametrize(
        ("paths", "expected"),
        [
            pytest.param([], ["a.txt"], id="walks leave it out"),
            pytest.param(["."], ["a.txt"], id="folders too"),
            pytest.param(["d"], [], id="even when it is named"),
            pytest.param(["d/b.txt"], ["d/b.txt"], id="a named file is always checked"),
        ],
    )
    def test_exclude(self, tree: Tree, paths: list[str], expected: list[str]) -> None:
        assert given(paths, tree.root, exclude=["d/"]) == expected

    def test_staged_gives_the_index(self, tree: Tree) -> None:
        tree.add("gone.txt")
        (tree.root / "gone.txt").unlink()
        assert given([], tree.root, staged=True) == ["a.txt", "d/b.txt", "gone.txt"]
        assert given(["."], tree.root, staged=True) == ["a.txt", "d/b.txt", "gone.txt"]
        assert given(["d"], tree.root, staged=True) == ["d/b.txt"]
        assert given(["d/new.txt"], tree.root, staged=True) == [
            Unread("d/new.txt", "not staged: git add it first")
        ]

    @links
    def test_links(self, tree: Tree) -> None:
        (tree.root / "in.txt").symlink_to("a.txt")
        (tree.root / "out.txt").symlink_to("../outside.txt")
        (tree.root / "way").symlink_to("..")
        tree.git("add", "-A")
        walked = ["a.txt", "d/b.txt", "d/new.txt"]
        assert sorted(str(path) for path in given([], tree.root)) == walked
        assert sorted(str(path) for path in given(["."], tree.root)) == walked
        assert given(["in.txt"], tree.root) == ["in.txt"]
        assert given(["out.txt", "way/outside.txt", "way"], tree.root) == [
            Unread("out.txt", LEAVES),
            Unread("way/outside.txt", LEAVES),
            Unread("way", LEAVES),
        ]

    def test_a_file_outside_that_is_named_is_checked_under_its_whole_path(
        self, tree: Tree, tmp_path: Path
    ) -> None:
        outside = str(tmp_path / "outside.txt").replace(os.sep, "/")
        assert given(["../outside.txt"], tree.root) == [outside]
        [source] = collect(["../outside.txt"], Repo(str(tree.root)), str(tree.root), texts, ())
        assert isinstance(source, Source)
        assert source.data == b"outside"

    def test_a_folder_outside_is_walked(self, tree: Tree, tmp_path: Path) -> None:
        (tmp_path / "beyond").mkdir()
        (tmp_path / "beyond/c.txt").write_text("beyond")
        [source] = collect(["../beyond"], Repo(str(tree.root)), str(tree.root), texts, ())
        assert isinstance(source, Source)
        assert source.path.endswith("/beyond/c.txt")
        assert source.data == b"beyond"


class TestOutsideOfARepository:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        root = tmp_path / "folder"
        for path in ("a.txt", "d/b.txt", "d/e/c.txt", "d/e/c.py", ".git/config.txt", "z.txt"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(path)
        monkeypatch.chdir(root)
        return root

    @pytest.mark.parametrize(
        ("paths", "expected"),
        [
            pytest.param(["."], ["a.txt", "z.txt", "d/b.txt", "d/e/c.txt"], id="here"),
            pytest.param(["d"], ["d/b.txt", "d/e/c.txt"], id="a folder"),
            pytest.param(["d/e/c.py"], ["d/e/c.py"], id="a file that no pattern wants"),
            pytest.param(["d", "d/b.txt"], ["d/b.txt", "d/e/c.txt"], id="a folder and its file"),
        ],
    )
    def test_every_file_is_given_once(
        self, folder: Path, paths: list[str], expected: list[str]
    ) -> None:
        assert given(paths, folder, in_repo=False) == expected

    def test_a_folder_elsewhere_is_walked(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "beyond").mkdir()
        (tmp_path / "beyond/c.txt").write_text("beyond")
        for path in ("../beyond", str(tmp_path / "beyond")):
            [source] = collect([path], None, str(folder), texts, ())
            assert isinstance(source, Source)
            assert source.data == b"beyond"

    def test_nothing_named_is_a_mistake(self, folder: Path) -> None:
        with pytest.raises(UsageError, match="name the files or folders"):
            given([], folder, in_repo=False)

    def test_exclude_and_patterns_filter_the_walk(self, folder: Path) -> None:
        assert given(["."], folder, in_repo=False, exclude=["d/"]) == ["a.txt", "z.txt"]

    @links
    def test_links_are_followed_when_they_are_named(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "blob").write_text("a model")
        (folder / "model.txt").symlink_to("../blob")
        (folder / "self").symlink_to(".")
        assert "model.txt" not in given(["."], folder, in_repo=False)
        [source] = collect(["model.txt"], None, str(folder), texts, ())
        assert isinstance(source, Source)
        assert source.data == b"a model"

    @pytest.mark.skipif(not POSIX, reason="paths are short on Windows")
    def test_folders_nested_deeper_than_the_stack(self, folder: Path) -> None:
        path = "d/" * 300 + "deep.txt"
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text("x")
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(len(inspect.stack()) + 150)
        try:
            found = given(["d"], folder, in_repo=False)
        finally:
            sys.setrecursionlimit(usual)
        assert path in found

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else"
    )
    def test_a_folder_that_must_not_be_read_is_told(self, folder: Path) -> None:
        (folder / "d/e").chmod(0)
        os.seteuid(65534)
        try:
            found = given(["d"], folder, in_repo=False)
        finally:
            os.seteuid(0)
            (folder / "d/e").chmod(0o755)
        assert found == ["d/b.txt", Unread("d/e", "permission denied")]


@pytest.mark.skipif(not POSIX, reason="other paths")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/r/a/b.txt", "a/b.txt", id="below"),
        pytest.param("/r/a/../b.txt", "b.txt", id="by a longer way"),
        pytest.param("/r", "/r", id="the base itself"),
        pytest.param("/r2/b.txt", "/r2/b.txt", id="a folder that begins alike"),
        pytest.param("/b.txt", "/b.txt", id="above"),
        pytest.param("/r/-x", "-x", id="a leading dash"),
    ],
)
def test_relative(path: str, expected: str) -> None:
    assert relative(path, "/r") == expected


@pytest.mark.skipif(not POSIX, reason="other paths")
def test_relative_to_the_root_of_everything() -> None:
    assert relative("/a/b", "/") == "a/b"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param([], ".", id="nothing"),
        pytest.param(["d"], "d", id="a folder"),
        pytest.param(["d/b.txt", "x/y"], "d", id="a file: its folder"),
        pytest.param(["a.txt"], ".", id="a file here"),
        pytest.param(["gone/b.txt"], "gone", id="a folder that is not there"),
    ],
)
def test_where_the_repository_is_looked_for(tree: Tree, paths: list[str], expected: str) -> None:
    assert start_folder(paths) == expected


def test_a_repository_that_git_cannot_read_is_no_empty_one(tree: Tree) -> None:
    (tree.root / ".git/index").write_bytes(b"broken")
    with pytest.raises(CannotCheck):
        given([], tree.root)
