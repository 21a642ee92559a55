"""The list of org-audit.yml: which names it takes, and how it is split among jobs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plan
from programs import Failed
from support.gfm import Rendered
from support.hostile import TABLE
from support.runner import commands, outputs


def names(text: str) -> list[str]:
    return plan.repositories({plan.LIST: text})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ann/agent", ["ann/agent"], id="one"),
        pytest.param("ann/agent\nbob/desk\n", ["ann/agent", "bob/desk"], id="lines"),
        pytest.param("\n  ann/agent \r\n\n bob/desk", ["ann/agent", "bob/desk"], id="white space"),
        pytest.param('["ann/agent", "bob/desk"]', ["ann/agent", "bob/desk"], id="JSON"),
        pytest.param(' [\n"ann/agent"]', ["ann/agent"], id="JSON on lines"),
        pytest.param("ann/agent\nAnn/Agent\nann/b", ["ann/agent", "ann/b"], id="the same twice"),
        pytest.param("a/b", ["a/b"], id="short"),
        pytest.param("a-b/c.d_e-f", ["a-b/c.d_e-f"], id="every kind of character"),
        pytest.param("ann_corp/.github", ["ann_corp/.github"], id="a managed user, a dotted name"),
        pytest.param("a" * 39 + "/" + "b" * 100, ["a" * 39 + "/" + "b" * 100], id="the longest"),
    ],
)
def test_takes(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\n", id="blank lines"),
        pytest.param("[]", id="an empty list"),
        pytest.param('["ann/agent"', id="half a list"),
        pytest.param("[1]", id="a number"),
        pytest.param('[["ann/agent"]]', id="a list in a list"),
        pytest.param("[" * 50_000, id="too deep"),
        pytest.param("agent", id="no owner"),
        pytest.param("ann/", id="no name"),
        pytest.param("/agent", id="no owner, but a slash"),
        pytest.param("ann/agent/x", id="a path"),
        pytest.param("ann/..", id="the folder above"),
        pytest.param("ann/.", id="the folder"),
        pytest.param("../agent", id="an owner above"),
        pytest.param("ann/agent.git", id="a name with .git"),
        pytest.param("-ann/agent", id="an option"),
        pytest.param("--upload-pack=x/agent", id="an option with a value"),
        pytest.param("https://github.com/ann/agent", id="an address"),
        pytest.param("ann/agent@main", id="a branch"),
        pytest.param("ann/agent desk", id="a space"),
        pytest.param("ann/agent,bob/desk", id="commas"),
        pytest.param("ann/agent;id", id="a shell's command"),
        pytest.param("ann/$(id)", id="a shell's substitution"),
        pytest.param("ann/${{ secrets.x }}", id="an expression"),
        pytest.param("änn/agent", id="not ASCII"),
        pytest.param("ann/agent\u0662", id="a digit of another script"),
        pytest.param("a" * 40 + "/b", id="an owner too long"),
        pytest.param("a/" + "b" * 101, id="a name too long"),
        pytest.param("\n".join(f"a/{number}" for number in range(10_001)), id="too many"),
        pytest.param("a/b\n" * 300_000, id="too long"),
    ],
)
def test_refuses(text: str) -> None:
    with pytest.raises(Failed):
        names(text)


def test_names_what_is_wrong() -> None:
    with pytest.raises(Failed) as refused:
        names("ann/agent\n" + "\n".join(f"bad {number}" for number in range(8)))
    assert str(refused.value) == (
        "the input repositories: not OWNER/NAME: "
        "'bad 0', 'bad 1', 'bad 2', 'bad 3', 'bad 4' and 3 more"
    )


@given(st.lists(st.integers(0, 500), unique=True, min_size=1), st.integers(1, 256))
def test_every_repository_is_in_one_shard(numbers: list[int], wanted: int) -> None:
    listed = [f"ann/{number}" for number in numbers]
    shards = plan.count({plan.SHARDS: str(wanted)}, listed)
    shares = [plan.share(listed, shards, shard) for shard in range(1, shards + 1)]
    assert sorted(name for one in shares for name in one) == sorted(listed)
    sizes = [len(one) for one in shares]
    assert min(sizes) >= 1
    assert max(sizes) - min(sizes) <= 1
    assert shards <= wanted


@given(st.text())
def test_any_text_is_a_list_or_is_refused(text: str) -> None:
    try:
        listed = names(text)
    except Failed:
        return
    assert listed
    assert all(name.isascii() and name.count("/") == 1 for name in listed)


@pytest.mark.parametrize("shards", ["", "0", "257", "-1", "2.5", "four", "9999999", "٤"])
def test_refuses_an_impossible_number_of_shards(shards: str) -> None:
    with pytest.raises(Failed, match="shards must be a whole number from 1 to 256"):
        plan.count({plan.SHARDS: shards}, ["ann/agent"])


class TestStep:
    """As the workflow runs it."""

    def run(
        self,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        text: str,
    ) -> tuple[int, str]:
        for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
            monkeypatch.setenv(name, str(tmp_path / name))
        monkeypatch.setenv(plan.LIST, text)
        monkeypatch.setenv(plan.SHARDS, "2")
        return plan.main(), capsys.readouterr().out

    def test_gives_the_shards(
        self,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        status, log = self.run(monkeypatch, tmp_path, capsys, "a/b\nc/d\ne/f")
        told = outputs((tmp_path / "GITHUB_OUTPUT").read_text())
        assert (status, log) == (0, "3 repositories in 2 shards\n")
        assert json.loads(told["shards"]) == ["1", "2"]

    @pytest.mark.parametrize("text", TABLE)
    def test_a_hostile_list_is_told_inert(
        self,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        text: str,
    ) -> None:
        # What no variable can hold: a zero byte, half of a character.
        text = text.replace("\0", "").encode("utf-8", "replace").decode()
        status, log = self.run(monkeypatch, tmp_path, capsys, f"x {text}")
        assert status == 2
        assert [command.name for command in commands(log)] == ["error"]
        assert not (tmp_path / "GITHUB_OUTPUT").exists()
        page = Rendered((tmp_path / "GITHUB_STEP_SUMMARY").read_text("utf-8"))
        assert set(page.names) <= {"p", "code"}
