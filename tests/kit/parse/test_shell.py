"""The shell reader: which words are commands, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.parse.shell import commands, executed, unwrapped


def words(text: str) -> list[list[str]]:
    return [[word.text for word in command.words] for command in commands(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a b  c\td", [["a", "b", "c", "d"]], id="blanks"),
        pytest.param("a; b && c || d | e & f\ng", [[x] for x in "abcdefg"], id="separators"),
        pytest.param("a \\\n  b", [["a", "b"]], id="continuation"),
        pytest.param("a 'b c' \"d e\" f\\ g", [["a", "b c", "d e", "f g"]], id="quotes"),
        pytest.param("a'b'\"c\"", [["abc"]], id="quotes inside a word"),
        pytest.param("a # b\nc#d", [["a"], ["c#d"]], id="comments"),
        pytest.param("(a; b)", [["a"], ["b"]], id="subshell"),
        pytest.param("if a; then b; else c; fi", [["a"], ["b"], ["c"], ["fi"]], id="keywords"),
        pytest.param("! a", [["a"]], id="negation"),
        pytest.param("a > x 2>&1 < y b", [["a", "b"]], id="redirections"),
        pytest.param("a >x; b &> y c", [["a"], ["b", "c"]], id="glued redirections"),
        pytest.param("a $(b c) d", [["b", "c"], ["a", "$()", "d"]], id="substitution"),
        pytest.param('a "$(b)" c', [["b"], ["a", "$()", "c"]], id="substitution in quotes"),
        pytest.param("a `b c` d", [["b", "c"], ["a", "$()", "d"]], id="backticks"),
        pytest.param("a '$(b)'", [["a", "$(b)"]], id="no substitution in single quotes"),
        pytest.param("a $((1 << 2)) b", [["a", "$((1 << 2))", "b"]], id="arithmetic"),
        pytest.param("a ${{ x || 'y' }} b", [["a", "${{ x || 'y' }}", "b"]], id="expression"),
        pytest.param("a <<E\nb\nE\nc", [["a"], ["c"]], id="heredoc"),
        pytest.param("a <<-'E' d\n\tb\n\tE\nc", [["a", "d"], ["c"]], id="heredoc with tabs"),
        pytest.param("a <<E <<F\nb\nE\nc\nF\nd", [["a"], ["d"]], id="two heredocs"),
        pytest.param("bash <<E\nb\nE\nc", [["bash"], ["c"], ["b"]], id="heredoc for a shell"),
        pytest.param(
            "sh -ec 'b; c'", [["sh", "-ec", "b; c"], ["b"], ["c"]], id="script of a shell"
        ),
        pytest.param("sh b.sh -c 'c'", [["sh", "b.sh", "-c", "c"]], id="option of a script"),
        pytest.param("f() { a; }", [["f"], ["a"], ["}"]], id="function"),
        pytest.param("a 'b", [], id="an open quote ends it"),
        pytest.param('a; b "c', [["a"]], id="what was before stays"),
    ],
)
def test_commands(text: str, expected: list[list[str]]) -> None:
    found = [command for command in words(text) if command != ["}"]]
    assert found == [command for command in expected if command != ["}"]]


def test_assignments_stand_apart() -> None:
    [first, second] = commands("A=1 B='x y' cmd C=2\nD=3\n")
    assert [word.text for word in first.assignments] == ["A=1", "B=x y"]
    assert [word.text for word in first.words] == ["cmd", "C=2"]
    assert [word.text for word in second.assignments] == ["D=3"]


def test_a_word_knows_its_place_and_whether_it_expands() -> None:
    text = 'run "a b" \\\n  $X c$(d)e "f${G}" \'$h\'\n'
    command = list(commands(text))[-1]
    assert [text[word.start] for word in command.words] == ["r", '"', "$", "c", '"', "'"]
    assert [word.expands for word in command.words] == [False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "program"),
    [
        pytest.param("sudo -u app pip x", "pip", id="sudo with a user"),
        pytest.param("env A=1 -u B pip x", "pip", id="env"),
        pytest.param("sudo env A=1 nice -n 5 pip x", "pip", id="one in the other"),
        pytest.param("timeout -k 5 60 pip x", "pip", id="an argument of its own"),
        pytest.param("poetry run pip x", "pip", id="a project's environment"),
        pytest.param("conda run -n env pip x", "pip", id="conda's environment"),
        pytest.param("uv pip x", "uv", id="no wrapper"),
        pytest.param("poetry install", "poetry", id="another verb"),
    ],
)
def test_looks_behind_wrappers(text: str, program: str) -> None:
    [command] = commands(text)
    assert unwrapped(command)[0].text == program


PIECES = st.sampled_from(
    ["a", " ", "\n", "'", '"', "`", "$(", ")", "(", "${", "}", "${{", "}}", "$((", "))", "\\", "#",
     "<<E", "E", "<", ">", "2>&1", ";", "&&", "|", "sh -c ", "if ", "A=b ", "\t", "\r\n", "é"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_read(text: str) -> None:
    for command in commands(text):
        for word in (*command.words, *command.assignments):
            assert 0 <= word.start <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["$(", '"$(', "`", "'", '"', "$((", "${{", "${", "<<A ", "(", "if ", "A=b ", "sudo ", "1>",
     "\\", "sh -c '", "cat <<A\n", "#", "${a"],
)  # fmt: skip
def test_hostile_scripts_come_to_an_end(piece: str) -> None:
    """Linear; a quadratic reader would hang here for minutes."""
    assert sum(1 for _ in commands(piece * 60_000)) <= 120_000


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param("echo a", [""], id="the script's own"),
        pytest.param("echo a > f", ["file"], id="a file"),
        pytest.param("echo a >&2", [""], id="standard error"),
        pytest.param("echo a > /dev/stderr", [""], id="standard error by name"),
        pytest.param("echo a 2> f", [""], id="only the errors"),
        pytest.param("echo a | cat", ["pipe", ""], id="a pipe"),
        pytest.param("echo a || cat", ["", ""], id="or"),
        pytest.param("x=$(echo a)", ["captured", ""], id="captured"),
    ],
)
def test_where_the_output_goes(script: str, expected: list[str]) -> None:
    assert [command.output for command in commands(script)] == expected


@pytest.mark.parametrize(
    ("script", "file", "given"),
    [
        pytest.param("echo a > f", "f", [], id="a file"),
        pytest.param("echo a >> 'x y'", "x y", [], id="a quoted file"),
        pytest.param("a 2> f", "", [], id="only the errors"),
        pytest.param("a < f", "", [], id="a file to read"),
        pytest.param("a <<< b", "", ["b"], id="a here-string"),
        pytest.param("a <<< 'b c' > f", "f", ["b c"], id="both"),
        pytest.param("a <<E\nb\nE", "", [], id="a heredoc"),
    ],
)
def test_files_and_here_strings(script: str, file: str, given: list[str]) -> None:
    [command] = commands(script)
    assert command.file == file
    assert [word.text for word in command.given] == given


@pytest.mark.parametrize(
    ("script", "programs"),
    [
        pytest.param("su app -c 'a b; c'", ["su", "a", "c"], id="su"),
        pytest.param("su - app --command 'a b'", ["su", "a"], id="a long option"),
        pytest.param("su app", ["su"], id="su alone"),
        pytest.param("su -c", ["su"], id="no script"),
    ],
)
def test_scripts_for_another_user(script: str, programs: list[str]) -> None:
    assert [command.words[0].text for command in commands(script)] == programs


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["a", "b; c"], [["a", "b; c"]], id="nothing is cut"),
        pytest.param(["sh", "-c", "a; b"], [["sh", "-c", "a; b"], ["a"], ["b"]], id="a script"),
        pytest.param([], [[]], id="no words"),
    ],
)
def test_words_that_no_shell_cuts(texts: list[str], expected: list[list[str]]) -> None:
    joined = " ".join(texts)
    found = list(executed(texts))
    assert [[word.text for word in command.words] for command in found] == expected
    for command in found:
        for word in command.words:
            assert joined[word.start : word.start + len(word.text)] == word.text
