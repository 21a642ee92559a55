from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from support.git import Tree
from tenpoint.audit.attestations import covering, weigh
from tenpoint.kit import Repo, UsageError
from tenpoint.kit.config import Config
from tenpoint.kit.configfile import Attestation

TODAY = date(2026, 6, 1)


def given(evidence: str = "docs/plan.md", **facts: object) -> Attestation:
    plain = Attestation(
        9, None, evidence, "ann", TODAY - timedelta(days=10), TODAY + timedelta(days=10)
    )
    return plain._replace(**facts)  # type: ignore[arg-type]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path / "tree")
    tree.add("docs/plan.md", "The plan.\n")
    tree.add("empty.md", "")
    tree.add("blank.md", " \n\n")
    tree.write("untracked.md", "text\n")
    tree.write("../outside.md", "text\n")
    return tree


def problem(tree: Tree, one: Attestation) -> str:
    repo = Repo(str(tree.root), config=Config(path=".tenpoint.toml", attestations=(one,)))
    [word] = weigh(repo, TODAY)
    assert (covering([word], word.subject) is None) == bool(word.problem)
    return word.problem


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(given(), id="a file"),
        pytest.param(given("./docs/../docs/plan.md"), id="a file, in other words"),
        pytest.param(given("https://wiki.example/plan"), id="an address"),
        pytest.param(given(on=TODAY), id="given today"),
        pytest.param(given(expires=TODAY), id="its last day"),
        pytest.param(given(point=None, box="rotation"), id="a box"),
    ],
)
def test_counts(tree: Tree, one: Attestation) -> None:
    assert problem(tree, one) == ""


@pytest.mark.parametrize(
    ("one", "why"),
    [
        pytest.param(given(expires=TODAY - timedelta(days=1)), "expired on 2026-05-31", id="over"),
        pytest.param(given(on=TODAY + timedelta(days=1)), "yet to come", id="of tomorrow"),
        pytest.param(given("docs/none.md"), "not a file that git tracks", id="no such file"),
        pytest.param(given("untracked.md"), "not a file that git tracks", id="not in git"),
        pytest.param(given("docs"), "not a file that git tracks", id="a folder"),
        pytest.param(given("empty.md"), "is empty", id="an empty file"),
        pytest.param(given("blank.md"), "is empty", id="a blank file"),
        pytest.param(given("../outside.md"), "outside the repository", id="a file outside"),
        pytest.param(given("docs/../../outside.md"), "outside the repository", id="a way outside"),
        pytest.param(given("/etc/passwd"), "outside the repository", id="a file of the machine"),
        pytest.param(given("http://wiki.example/plan"), "https", id="an address in clear text"),
        pytest.param(given("https://u:p@wiki.example/"), "https", id="an address with a password"),
        pytest.param(given("https://"), "https", id="an address of nobody"),
        pytest.param(given("https://[::1/"), "no valid address", id="a broken address"),
        pytest.param(given("file:///etc/passwd"), "https", id="a file as an address"),
    ],
)
def test_does_not_count(tree: Tree, one: Attestation, why: str) -> None:
    assert why in problem(tree, one)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_out_of_the_repository_is_no_evidence(tree: Tree) -> None:
    (tree.root / "link.md").symlink_to("/etc/passwd")
    tree.git("add", "link.md")
    assert "could not be read" in problem(tree, given("link.md"))


def test_an_address_says_that_nobody_looked(tree: Tree) -> None:
    config = Config(attestations=(given("https://wiki.example/plan"), given()))
    far, near = weigh(Repo(str(tree.root), config=config), TODAY)
    assert str(far) == "https://wiki.example/plan (not fetched), by ann until 2026-06-11"
    assert str(near) == "docs/plan.md, by ann until 2026-06-11"


def test_an_unknown_box_is_a_mistake(tree: Tree) -> None:
    config = Config(path=".tenpoint.toml", attestations=(given(point=None, box="rotten"),))
    with pytest.raises(UsageError, match="no box is called 'rotten'"):
        weigh(Repo(str(tree.root), config=config), TODAY)


def test_an_attestation_covers_its_own_subject_alone(tree: Tree) -> None:
    words = weigh(Repo(str(tree.root), config=Config(attestations=(given(),))), TODAY)
    assert covering(words, 9) is not None
    assert covering(words, 8) is None
    assert covering(words, "rotation") is None
