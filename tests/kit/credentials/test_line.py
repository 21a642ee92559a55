"""A line of a file: its places, in bytes and characters, and what is around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.secrets import line
from tenpoint.kit.credentials.line import AROUND, ASSIGNED, Line, Match, loose_kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param(".env", "config", id="dotenv"),
        pytest.param("a/.env.production", "config", id="dotenv of a place"),
        pytest.param("a.yaml", "config", id="YAML"),
        pytest.param("app.conf.j2", "config", id="a template of a file"),
        pytest.param("my.cnf.bak", "config", id="a copy of a file"),
        pytest.param("credentials", "config", id="a file without an ending"),
        pytest.param("a.http", "config", id="a request"),
        pytest.param("a.SH", "shell", id="capitals"),
        pytest.param("Dockerfile", "shell", id="a Dockerfile"),
        pytest.param("app.Dockerfile", "shell", id="a named Dockerfile"),
        pytest.param("Makefile", "shell", id="a Makefile"),
        pytest.param("a.ipynb", "notebook", id="a notebook"),
        pytest.param("a.log", "log", id="a log"),
        pytest.param("a.xml", "markup", id="XML"),
        pytest.param("a.csv", "table", id="a table"),
        pytest.param("README", "prose", id="no ending"),
        pytest.param("README.md", "prose", id="Markdown"),
        pytest.param(".bashrc", "prose", id="only an ending"),
        pytest.param("a.py", "", id="code"),
        pytest.param("a.py.bak", "", id="a copy of code"),
        pytest.param("a.yaml/b.py", "", id="a folder like a file"),
        pytest.param("environment.ts", "", id="a name like another"),
    ],
)
def test_kinds_of_files(path: str, kind: str) -> None:
    assert loose_kind(path) == kind


TEXT = "eins\nzwei é drei\r\nvier\n"


@pytest.mark.parametrize(
    ("number", "text", "before", "after", "is_begun"),
    [
        pytest.param(1, "eins", "", "\nzwei é drei\r\nvier\n", True, id="the first"),
        pytest.param(
            2, "zwei é drei", "eins\n", "\nvier\n", True, id="one that ends as on Windows"
        ),
        pytest.param(3, "vier", "eins\nzwei é drei\r\n", "\n", True, id="the last"),
        pytest.param(4, "", "eins\nzwei é drei\r\nvier\n", "", True, id="behind the end"),
    ],
)
def test_around(number: int, text: str, before: str, after: str, is_begun: bool) -> None:
    at = line(TEXT, number=number)
    assert (at.text, at.before, at.after, at.is_begun) == (text, before, after, is_begun)


def test_a_part_of_a_line_is_not_begun() -> None:
    assert not Line(b"abcdef", 3, 6, "a.py", "").is_begun


def test_what_is_around_has_a_limit() -> None:
    data = b"x" * 3 * AROUND
    at = Line(data, AROUND + 9, AROUND + 10, "a.py", "")
    assert (len(at.before), len(at.after)) == (AROUND, AROUND)
    assert at.following(0, 5) == "xxxxx"
    assert len(at.following(0, 9 * AROUND)) == AROUND + 1
    assert len(at.around(Match(0, 1, ASSIGNED, "x", ""), 5)) == 11


@pytest.mark.parametrize(
    ("start", "end", "reach", "expected"),
    [
        pytest.param(3, 4, 1, "cde", id="in the middle"),
        pytest.param(0, 1, 3, "abcd", id="at the beginning"),
        pytest.param(5, 6, 9, "abcdef", id="all"),
    ],
)
def test_near(start: int, end: int, reach: int, expected: str) -> None:
    assert line("ABCDEF").near(start, end, reach) == expected


@given(
    text=st.text(st.characters(exclude_characters="\r\n"), max_size=30),
    after=st.text(max_size=30),
    places=st.lists(st.integers(0, 60), max_size=6),
)
def test_places_are_those_of_the_file(text: str, after: str, places: list[int]) -> None:
    """In rising order or not, on the line or on the next ones."""
    whole = f"é\n{text}\n{after}".encode("utf-8", "surrogatepass")
    at = Line(whole, 3, 3 + len(text.encode("utf-8", "surrogatepass")), "a.py", "")
    shown = whole[3:].decode("utf-8", "surrogateescape")
    for place in places:
        if place <= len(shown):
            offset = at.offset(place)
            assert whole[3:offset].decode("utf-8", "surrogateescape") == shown[:place]
            if place <= len(at.text):
                assert at.characters([offset]) == [place]
