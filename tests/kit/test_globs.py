"""Patterns mean what they mean in a `.gitignore`: git itself is the judge."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from support.git import Tree, environment
from tenpoint.kit.globs import matches

PATHS = [
    *("a", "b", "ab", "abc", "a.py", "b.py", ".py", "py", "a.pyc", "A.py", "a b", "[a]", "a]", "*"),
    *("d/a", "d/a.py", "d/e/a.py", "d/.env", ".env", ".env.local", "env", "d/e/f/g.txt", "a/d"),
    *("vendor/x", "vendor/y/z.py", "d/vendor/x", "vendor.txt", "a/b/c", "a/c", "a/x/y/c", "b/a/c"),
    *("a/b/a/b", "prompts/x.md", "d/prompts/x.md", "naïve.py", "d/ключ", "a-b", "a^b", "a!b", "\\"),
    *("requirements.txt", "requirements-dev.txt", "d/requirements/base.txt", "x.lock.json"),
]


class Judge:
    def __init__(self, root: Path) -> None:
        self.tree = Tree(root)

    def matched(self, pattern: str, paths: Iterable[str]) -> list[str]:
        self.tree.write(".gitignore", pattern + "\n")
        done = subprocess.run(
            ["git", "check-ignore", "--no-index", "-z", "--stdin"],
            cwd=self.tree.root,
            env=environment(),
            input="\0".join(paths).encode(),
            capture_output=True,
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout.decode().split("\0")[:-1]


@pytest.fixture(scope="module")
def git(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(tmp_path_factory.mktemp("judge") / "tree")


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("a", id="a name"),
        pytest.param("/a", id="a name at the root"),
        pytest.param("a/", id="a folder"),
        pytest.param("/vendor/", id="a folder at the root"),
        pytest.param("vendor/", id="a folder anywhere"),
        pytest.param("*.py", id="an ending"),
        pytest.param("/*.py", id="an ending at the root"),
        pytest.param(".env*", id="a beginning"),
        pytest.param("requirements*.txt", id="a beginning and an ending"),
        pytest.param("*.lock*", id="two stars"),
        pytest.param("*a*b*", id="three stars"),
        pytest.param("?", id="one sign"),
        pytest.param("??*", id="two signs or more"),
        pytest.param("d/a.py", id="a path"),
        pytest.param("d/*.py", id="a star does not cross a slash"),
        pytest.param("d/?/a.py", id="a sign does not cross a slash"),
        pytest.param("*/a.py", id="one folder"),
        pytest.param("**/a.py", id="any folders"),
        pytest.param("a/**/c", id="any folders between"),
        pytest.param("a/**", id="all below"),
        pytest.param("**", id="everything"),
        pytest.param("*", id="every name"),
        pytest.param("**/", id="every folder"),
        pytest.param("d/**/", id="every folder below"),
        pytest.param("**/**/c", id="any folders twice"),
        pytest.param("**/a/**/b", id="any folders before and between"),
        pytest.param("**/vendor/**", id="all below a folder anywhere"),
        pytest.param("a**b", id="two stars inside a name"),
        pytest.param("prompts/**", id="all below a folder of the root"),
        pytest.param("[ab]", id="one of"),
        pytest.param("[a-c].py", id="a range"),
        pytest.param("[!a].py", id="none of"),
        pytest.param("[^a].py", id="none of, the other way"),
        pytest.param("d[!x]a", id="none of does not cross a slash"),
        pytest.param("[]a]", id="a bracket in brackets"),
        pytest.param("a[-^!]b", id="signs in brackets that mean something elsewhere"),
        pytest.param("[z-a]", id="a range the wrong way"),
        pytest.param("\\[a\\]", id="brackets without their meaning"),
        pytest.param("\\*", id="a star without its meaning"),
        pytest.param("[\\]]*", id="an escaped bracket in brackets"),
        pytest.param("a.py", id="a dot is a dot"),
        pytest.param("A.PY", id="case counts"),
        pytest.param("naïve.py", id="letters of any script"),
        pytest.param("x+(y|z)", id="signs of regular expressions"),
        pytest.param("nothing/like/this", id="absent"),
    ],
)
def test_agrees_with_git(git: Judge, pattern: str) -> None:
    assert [path for path in PATHS if matches(path, [pattern])] == git.matched(pattern, PATHS)


NAMES = st.text(alphabet="ab*?[]!-.", min_size=1, max_size=5)
PATTERNS = st.builds(
    lambda names, start, end: start + "/".join(names) + end,
    st.lists(st.sampled_from(["**", "*", "a", "b"]) | NAMES, min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
    st.sampled_from(["", "/"]),
)
FILES = st.lists(
    st.lists(st.text(alphabet="ab.", min_size=1, max_size=3), min_size=1, max_size=4).map("/".join),
    min_size=1,
    max_size=15,
    unique=True,
)


@settings(max_examples=80)
@given(pattern=PATTERNS, paths=FILES)
def test_agrees_with_git_on_any_pattern(git: Judge, pattern: str, paths: list[str]) -> None:
    assume(not pattern.startswith("!"))  # negation is git's own
    # git takes an unfinished bracket for no pattern at all, we for a sign.
    assume(all(_is_finished(name) for name in pattern.split("/")))
    paths = [path for path in paths if not {".", "..", ".git"} & set(path.split("/"))]
    assume(paths)
    assert [path for path in paths if matches(path, [pattern])] == git.matched(pattern, paths)


def _is_finished(name: str) -> bool:
    while "[" in name:
        inside = name[name.index("[") + 1 :].removeprefix("!")
        end = inside.find("]", 1)
        if end < 0:
            return False
        name = inside[end + 1 :]
    return True


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_a_pattern(pattern: str, path: str) -> None:
    assert matches(path, [pattern]) in (True, False)


@given(st.text(alphabet="ab/é\n\udce9", min_size=1).filter(lambda path: "//" not in path))
def test_a_path_matches_itself(path: str) -> None:
    path = path.strip("/")
    assume(path)
    assert matches(path, ["/" + path])
    assert matches(f"{path}/below", [f"/{path}"])


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        pytest.param("*a" * 40 + "b", "a" * 20_000, id="stars in one name"),
        pytest.param("**/a/" * 40 + "b", "a/" * 20_000 + "c", id="folders"),
        pytest.param("**/*a*/" * 30 + "b", "aaa/" * 10_000 + "c", id="both"),
        pytest.param("*" * 5_000 + "b", "a" * 20_000, id="only stars"),
        pytest.param("**/" * 500 + "b", "a/" * 20_000, id="only folders"),
        pytest.param("[" * 2_000, "[" * 2_000 + "x", id="unfinished brackets"),
        pytest.param("*[!b]" * 40 + "c", "a" * 20_000, id="none of"),
    ],
)
def test_a_hostile_pattern_comes_to_an_end(pattern: str, path: str) -> None:
    assert matches(path, [pattern]) is False  # what goes back over its text would take years


def test_one_of_several_patterns_is_enough() -> None:
    assert matches("d/a.py", ["*.txt", "*.py"])
    assert not matches("d/a.py", ["*.txt", "*.md"])
    assert not matches("d/a.py", [])


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        pytest.param("*.txt", "d/a.txt", True, id="a file"),
        pytest.param("*.txt", "d/a.txt/b", False, id="below a folder of that name"),
        pytest.param("d/a.txt", "d/a.txt/b", False, id="below a folder with that path"),
        pytest.param("d/", "d/a.txt", True, id="a folder that is meant"),
        pytest.param("d/**", "d/e/a.txt", True, id="all below"),
    ],
)
def test_a_hook_s_patterns_mean_files_alone(pattern: str, path: str, *, expected: bool) -> None:
    assert matches(path, [pattern], inside=False) is expected
