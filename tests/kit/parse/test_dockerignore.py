"""`.dockerignore` as docker reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck
from tenpoint.kit.parse.dockerignore import DockerIgnore

BOTH = [".env", "a/.env"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param(".env", [".env"], id="a name means the root"),
        pytest.param("/.env", [".env"], id="a leading slash means the same"),
        pytest.param("./.env", [".env"], id="so does a leading dot"),
        pytest.param(".env/", [".env"], id="and a slash at the end"),
        pytest.param("**/.env", BOTH, id="any folder"),
        pytest.param("**/.env*", BOTH, id="any folder, any ending"),
        pytest.param("**.env", BOTH, id="two stars without a slash"),
        pytest.param(".env*", [".env"], id="a star"),
        pytest.param(".*", [".env"], id="all hidden files of the root"),
        pytest.param("*", BOTH, id="everything"),
        pytest.param("**", BOTH, id="everything, said twice"),
        pytest.param("a", ["a/.env"], id="a folder with all that is in it"),
        pytest.param("*/.env", ["a/.env"], id="one folder down"),
        pytest.param(".en?", [".env"], id="a question mark"),
        pytest.param("[.]env", [".env"], id="a set"),
        pytest.param("[^a]env", [".env"], id="a negated set"),
        pytest.param("\\.env", [".env"], id="an escaped dot"),
        pytest.param("  .env  \r", [".env"], id="blanks and a carriage return"),
        pytest.param("\ufeff.env", [".env"], id="a byte-order mark"),
        pytest.param("*\n!a", [".env"], id="taken back for a folder"),
        pytest.param("**/.env*\n!**/.env.example", BOTH, id="taken back for the example"),
        pytest.param("!.env\n.env", [".env"], id="the last pattern wins"),
        pytest.param(".env\n!.env", [], id="the last pattern wins the other way"),
        pytest.param("# .env", [], id="a comment"),
        pytest.param("node_modules\n\n", [], id="something else"),
        pytest.param("env", [], id="no part of a name"),
        pytest.param(".", [], id="a lone dot means nothing"),
        pytest.param("", [], id="empty"),
    ],
)
def test_ignores(text: str, paths: list[str]) -> None:
    ignore = DockerIgnore(text)
    assert [path for path in BOTH if not ignore.lets_through(path)] == paths
    assert DockerIgnore(f"{text}\n!**/.env.example").lets_through(".env.example")


def test_refuses_what_docker_refuses() -> None:
    with pytest.raises(CannotCheck) as caught:
        DockerIgnore("ok\n[z-a]\n")
    assert caught.value.line == 2


@given(st.text("*?[]!^-\\/.env# \n", max_size=60))
def test_reads_or_refuses_any_pattern(text: str) -> None:
    try:
        ignore = DockerIgnore(text)
    except CannotCheck as problem:
        assert 1 <= problem.line <= text.count("\n") + 1  # noqa: PT017
    else:
        assert ignore.lets_through("a/b/.env") in (True, False)
