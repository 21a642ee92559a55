"""What containers run: the commands, and the place of every word of them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck
from tenpoint.kit.containers import command_lines
from tenpoint.kit.containers.command_lines import CommandLine
from tenpoint.kit.parse import dockerfile, yaml_nodes
from tenpoint.kit.source import Source


def lines(text: str) -> list[CommandLine]:
    """The command lines of the last instruction."""
    return command_lines.of_instruction(dockerfile.parse_text(f"FROM a\n{text}").instructions[-1])


def programs(text: str) -> list[list[str]]:
    return [
        [word.text for word in command.words] for line in lines(text) for command in line.commands()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("RUN a b && c", [["a", "b"], ["c"]], id="a text"),
        pytest.param("RUN --mount=type=cache,target=/x a", [["a"]], id="behind a flag"),
        pytest.param('CMD ["a", "b && c"]', [["a", "b && c"]], id="a list, which no shell cuts"),
        pytest.param(
            'CMD ["sh", "-c", "a && b"]',
            [["sh", "-c", "a && b"], ["a"], ["b"]],
            id="a list with a script for a shell",
        ),
        pytest.param("HEALTHCHECK --timeout=1s CMD a b", [["a", "b"]], id="a health check"),
        pytest.param('HEALTHCHECK CMD ["a", "b"]', [["a", "b"]], id="a health check as a list"),
        pytest.param("ONBUILD RUN a", [["a"]], id="for the next image"),
        pytest.param("RUN <<E\na b\nc\nE", [["a", "b"], ["c"]], id="a heredoc"),
        pytest.param("HEALTHCHECK NONE", [], id="no health check"),
        pytest.param("CMD []", [], id="an empty list"),
        pytest.param("RUN echo 'a && b'", [["echo", "a && b"]], id="text in quotes"),
    ],
)
def test_what_an_instruction_runs(text: str, expected: list[list[str]]) -> None:
    assert programs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("RUN x && LAST", id="a text"),
        pytest.param("RUN x && \\\n  # a comment\n  LAST", id="a continued line"),
        pytest.param('RUN ["x", "LAST"]', id="a list"),
        pytest.param('RUN ["sh", "-c", "x && LAST"]', id="a script in a list"),
        pytest.param('HEALTHCHECK --timeout=1s CMD ["x", "LAST"]', id="a health check"),
        pytest.param("HEALTHCHECK CMD x LAST", id="a health check as a text"),
        pytest.param("RUN <<E\nx\n\tLAST\nE", id="a heredoc"),
        pytest.param("COPY x LAST", id="no command, but the same form"),
    ],
)
def test_a_place_is_that_of_the_file(text: str) -> None:
    whole = f"FROM a\n{text}"
    spans = [
        whole[slice(*line.span(word.start, word.start + len(word.text)))]
        for line in lines(text)
        for command in line.commands()
        for word in command.words
        if word.text == "LAST"
    ]
    assert spans == ["LAST"]


def test_a_list_with_escapes_stays_inside_of_its_words() -> None:
    [line] = lines(r'CMD ["a\"b", "c"]')
    assert line.text == 'a"b c'
    assert line.span(4, 5) == (21, 22)
    start, end = line.span(0, 3)
    assert 12 <= start < end <= 18


def test_a_heredoc_comes_behind_its_line() -> None:
    line, body = lines("RUN cat <<E >x\nTOKEN\nE")
    assert line.text == "cat <<E >x"
    assert body.text == "TOKEN\n"


# -- compose files ---------------------------------------------------------------


def of_compose(text: str) -> CommandLine:
    [root] = Source("compose.yml", data=text.encode()).memo(yaml_nodes.parse)
    [(_, node)] = root.entries()
    return command_lines.of_node(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("command: a b && c", [["a", "b"], ["c"]], id="a text"),
        pytest.param("command: [a, b && c]", [["a", "b && c"]], id="a list"),
        pytest.param(
            "entrypoint: [sh, -c, a && b]",
            [["sh", "-c", "a && b"], ["a"], ["b"]],
            id="a script for a shell",
        ),
        pytest.param("test: [CMD, a, b]", [["a", "b"]], id="a health check"),
        pytest.param("test: [CMD-SHELL, a && b]", [["a"], ["b"]], id="a health check by a shell"),
        pytest.param("test: [NONE]", [], id="no health check"),
        pytest.param("command: []", [], id="an empty list"),
        pytest.param("command: a $$B", [["a", "$B"]], id="a dollar for the container's shell"),
    ],
)
def test_what_a_service_runs(text: str, expected: list[list[str]]) -> None:
    commands = of_compose(text).commands()
    assert [[word.text for word in command.words] for command in commands] == expected


def test_a_place_of_a_list_is_its_item() -> None:
    text = "command:\n  - one\n  - two words\n"
    line = of_compose(text)
    assert line.text == "one two words"
    assert [text[slice(*line.span(at, at + 1))] for at in (0, 2, 4, 12)] == [
        *("one", "one"),
        *("two words", "two words"),
    ]


@given(st.text(alphabet="ab \\\n\"'[],$&|<>#-", max_size=40), st.sampled_from(["RUN", "CMD"]))
def test_no_place_is_outside_of_the_file(text: str, keyword: str) -> None:
    with suppress(CannotCheck):
        for line in lines(f"{keyword} {text}"):
            for command in line.commands():
                for word in command.words:
                    start, end = line.span(word.start, word.start + len(word.text))
                    assert 0 <= start <= len(f"FROM a\n{keyword} {text}")
                    assert end >= 0
