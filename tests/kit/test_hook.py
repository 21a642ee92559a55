from __future__ import annotations

from collections.abc import Iterator

import pytest

from tenpoint.kit import Finding, Hook, Repo, Source
from tenpoint.kit.hook import Option


def made() -> Hook:
    return Hook("no-word", point=3, says="x", files=("*.txt", "d/"), besides=("*.min.txt",))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("a.txt", True, id="a pattern"),
        pytest.param("e/a.txt", True, id="a pattern at any depth"),
        pytest.param("d/a.py", True, id="in a folder"),
        pytest.param("a.py", False, id="no pattern"),
        pytest.param("a.min.txt", False, id="left out"),
        pytest.param("a.txt/b", False, id="in a folder of such a name"),
    ],
)
def test_what_a_walk_gives_it(path: str, *, expected: bool) -> None:
    assert made().wants(path) is expected


def test_without_patterns_it_wants_everything() -> None:
    assert Hook("any", point=1, says="x").wants("any/thing")


def test_a_rule_is_named_after_its_hook_and_declared_once() -> None:
    hook = made()
    rule = hook.rule("bad", "error", says="m", fix="f", why="w", bad="b", good="g", secret=True)
    assert rule == ("no-word/bad", "error", "m", "f", "w", "b", "g", True)
    assert hook.rules == {"no-word/bad": rule}
    with pytest.raises(AssertionError, match="no-word/bad"):
        hook.rule("bad", "warning", says="m", fix="f")


def test_decorators_give_the_function_back() -> None:
    hook = made()
    rule = hook.rule("bad", "error", says="m", fix="f")

    @hook.each_file
    def by_file(source: Source) -> Iterator[Finding]:
        yield rule.on(source, 1)

    @hook.whole_repo
    def by_repo(repo: Repo) -> list[Finding]:
        return [rule.on("a.txt", 1)]

    @hook.history
    def by_history(repo: Repo) -> list[Finding]:
        return []

    assert (hook.check_file, hook.check_repo, hook.check_history) == (by_file, by_repo, by_history)
    [finding] = hook.check(Source("a.txt", data=b""))
    assert finding.rule == "no-word/bad"
    assert by_repo(Repo(".")) == [finding]
    assert by_history(Repo(".")) == []


@pytest.mark.parametrize(
    ("flag", "name"), [("--from-env", "from_env"), ("--instead", "instead"), ("-x", "x")]
)
def test_an_option_is_handed_on_by_its_name(flag: str, name: str) -> None:
    assert Option(flag, "help").name == name
