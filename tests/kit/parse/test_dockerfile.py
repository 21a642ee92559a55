"""The Dockerfile reader against tables, against Docker's own parser, and against noise."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse import docker_build, docker_words, dockerfile
from tenpoint.kit.parse.docker_words import SPACES
from tenpoint.kit.parse.dockerfile import Dockerfile, Reference, parse, parse_text


def instructions(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return [
        (
            each.line,
            f"ONBUILD {each.keyword}" if each.onbuild else each.keyword,
            tuple(word.text for word in each.words),
        )
        for each in parse_text(text).instructions
    ]


# --- instructions ------------------------------------------------------------------------------

READ = [
    pytest.param(
        "from alpine\nRun ls -la\n",
        [(1, "FROM", ("alpine",)), (2, "RUN", ("ls -la",))],
        id="keywords in any case",
    ),
    pytest.param(
        "\ufeffFROM a\r\nENV K=v\r\n",
        [(1, "FROM", ("a",)), (2, "ENV", ("K", "v"))],
        id="byte-order mark and CRLF",
    ),
    pytest.param(
        "FROM a\nRUN x && \\\n    y\n",
        [(1, "FROM", ("a",)), (2, "RUN", ("x &&     y",))],
        id="continuation keeps the blanks of the next line",
    ),
    pytest.param(
        "FROM a\nRUN x \\  \t\n y\n",
        [(1, "FROM", ("a",)), (2, "RUN", ("x  y",))],
        id="blanks may follow the continuation character",
    ),
    pytest.param(
        "FROM a\nRUN x \\\n\n   \n  # no\n#no\n y\nUSER u\n",
        [(1, "FROM", ("a",)), (2, "RUN", ("x  y",)), (8, "USER", ("u",))],
        id="comments and blank lines inside a continuation are dropped",
    ),
    pytest.param(
        "FROM a\nRUN x \\\\\nUSER u\n",
        [(1, "FROM", ("a",)), (2, "RUN", ("x \\\\",)), (3, "USER", ("u",))],
        id="two escape characters at the end are no continuation",
    ),
    pytest.param(
        "# escape=`\nFROM a\nRUN dir `\n c:\\\nUSER u\n",
        [(2, "FROM", ("a",)), (3, "RUN", ("dir  c:\\",)), (5, "USER", ("u",))],
        id="escape directive",
    ),
    pytest.param(
        "#syntax=docker/dockerfile:1\n# Check = skip=all\n# ESCAPE = `\nFROM a\nRUN `\n b\n",
        [(4, "FROM", ("a",)), (5, "RUN", ("b",))],
        id="directives in any case, with blanks, one after the other",
    ),
    pytest.param(
        "# just a comment\n# escape=`\nFROM a\nRUN a `\nUSER u\n",
        [(3, "FROM", ("a",)), (4, "RUN", ("a `",)), (5, "USER", ("u",))],
        id="a directive after a comment is a comment",
    ),
    pytest.param(
        "\n# escape=`\nFROM a\nRUN a \\\n b\n",
        [(3, "FROM", ("a",)), (4, "RUN", ("a  b",))],
        id="a directive after a blank line is a comment",
    ),
    pytest.param(
        "FROM a # not a comment\n",
        [(1, "FROM", ("a", "#", "not", "a", "comment"))],
        id="a # later in the line is no comment",
    ),
    pytest.param(
        'FROM a\nCMD ["a", "b\\"\\u0063"]\nCMD [ ]\nENTRYPOINT [\'a\']\nRUN [ -f x ] && y\n',
        [
            (1, "FROM", ("a",)),
            (2, "CMD", ("a", 'b"c')),
            (3, "CMD", ()),
            (4, "ENTRYPOINT", ("['a']",)),
            (5, "RUN", ("[ -f x ] && y",)),
        ],
        id="JSON form, and what only looks like it",
    ),
    pytest.param(
        'FROM a\nCOPY ["a b", "c"]\nCOPY a  b\tc /d/\nVOLUME /a /b\n',
        [
            (1, "FROM", ("a",)),
            (2, "COPY", ("a b", "c")),
            (3, "COPY", ("a", "b", "c", "/d/")),
            (4, "VOLUME", ("/a", "/b")),
        ],
        id="COPY and VOLUME take JSON or words",
    ),
    pytest.param(
        "FROM a\nONBUILD RUN x\nonbuild env A=b\n",
        [(1, "FROM", ("a",)), (2, "ONBUILD RUN", ("x",)), (3, "ONBUILD ENV", ("A", "b"))],
        id="ONBUILD",
    ),
    pytest.param(
        "FROM a\nHEALTHCHECK --interval=5s CMD curl -f x || exit 1\nHEALTHCHECK NONE\n"
        'HEALTHCHECK CMD ["x"]\n',
        [
            (1, "FROM", ("a",)),
            (2, "HEALTHCHECK", ("CMD", "curl -f x || exit 1")),
            (3, "HEALTHCHECK", ("NONE",)),
            (4, "HEALTHCHECK", ("CMD", "x")),
        ],
        id="HEALTHCHECK",
    ),
    pytest.param(
        "ARG V=1\nFROM a:$V AS Build\nARG V\nFROM build\n",
        [
            (1, "ARG", ("V=1",)),
            (2, "FROM", ("a:$V", "AS", "Build")),
            (3, "ARG", ("V",)),
            (4, "FROM", ("build",)),
        ],
        id="ARG before and after FROM",
    ),
    pytest.param(
        'FROM a\nENV old form  of it \nENV A=1 B=\'x y\' C="p \\" q" D=e\\ f\n',
        [
            (1, "FROM", ("a",)),
            (2, "ENV", ("old", "form  of it")),
            (3, "ENV", ("A", "1", "B", "'x y'", "C", '"p \\" q"', "D", "e\\ f")),
        ],
        id="both forms of ENV, quotes and escapes kept",
    ),
    pytest.param(
        "FROM a\nRUN \\\n  \\\n x\n",
        [(1, "FROM", ("a",)), (2, "RUN", ("x",))],
        id="a line that is only a continuation",
    ),
    pytest.param(
        "FROM a\nWORKDIR /a b\nMAINTAINER A B <a@b.example>",
        [(1, "FROM", ("a",)), (2, "WORKDIR", ("/a b",)), (3, "MAINTAINER", ("A B <a@b.example>",))],
        id="the whole rest is one word, and no newline at the end",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[tuple[int, str, tuple[str, ...]]]) -> None:
    assert instructions(text) == expected


def test_flags_are_parted_from_the_arguments() -> None:
    text = "FROM --platform=a/b img\nCOPY --from=x --chown='a b' --link a b\nRUN --x\\=y -- --z\n"
    read = parse_text(text).instructions
    assert [each.flags for each in read] == [
        ("--platform=a/b",),
        ("--from=x", "--chown=a b", "--link"),
        ("--x=y",),
    ]
    assert [word.text for word in read[2].words] == ["--z"]
    assert (read[1].flag("from"), read[1].flag("link"), read[1].flag("chmod")) == ("x", "", None)


def test_stages_are_counted() -> None:
    text = "ARG A\nFROM a\nENV B=1\nFROM b\nARG A\n"
    assert [each.stage for each in parse_text(text).instructions] == [0, 1, 1, 2, 2]


def test_directives_are_kept() -> None:
    text = "# syntax=docker/dockerfile:1\n# escape=`\nFROM a\n"
    assert parse_text(text).directives == {"syntax": "docker/dockerfile:1", "escape": "`"}


# --- pairs and their places --------------------------------------------------------------------


def pairs(text: str) -> list[tuple[str, str | None, tuple[int, int]]]:
    source = Source("Dockerfile", data=text.encode())
    return [
        (pair.name, pair.value.text if pair.value else None, source.position(pair.start))
        for each in parse(source).instructions
        for pair in each.pairs
    ]


PAIRS = [
    pytest.param("ENV A=1 B=2", [("A", "1", (2, 5)), ("B", "2", (2, 9))], id="on one line"),
    pytest.param(
        "ENV A=1 \\\n    B=2 \\\n# C=3\n\n\tD=4",
        [("A", "1", (2, 5)), ("B", "2", (3, 5)), ("D", "4", (6, 2))],
        id="each on its own line, around a comment",
    ),
    pytest.param("ENV A b c ", [("A", "b c", (2, 5))], id="old form"),
    pytest.param("ENV A \\\n  b", [("A", "b", (2, 5))], id="old form over two lines"),
    pytest.param("ENV A= B=''", [("A", "", (2, 5)), ("B", "", (2, 8))], id="empty values"),
    pytest.param("ENV A='x y'z", [("A", "x yz", (2, 5))], id="quotes taken off"),
    pytest.param('ENV A="\\"\\x"', [("A", '"\\x', (2, 5))], id="escapes inside double quotes"),
    pytest.param("ENV A=a\\ b", [("A", "a b", (2, 5))], id="an escaped blank"),
    pytest.param('ENV "A"=b', [("A", "b", (2, 5))], id="a quoted name"),
    pytest.param("ENV A=$B", [("A", "$B", (2, 5))], id="references stay"),
    pytest.param("ARG A B=2", [("A", None, (2, 5)), ("B", "2", (2, 7))], id="ARG, two in a line"),
    pytest.param("ARG A='b=c'", [("A", "b=c", (2, 5))], id="ARG with a quoted default"),
    pytest.param("LABEL a.b=c 'd e'=f", [("a.b", "c", (2, 7)), ("d e", "f", (2, 13))], id="LABEL"),
    pytest.param("ONBUILD ENV A=1", [("A", "1", (2, 13))], id="ONBUILD"),
    pytest.param("  ENV   A=1", [("A", "1", (2, 9))], id="indented"),
    pytest.param("EN\\\nV A=1", [("A", "1", (3, 3))], id="the keyword itself is continued"),
    pytest.param("ENV A=1\\\n2", [("A", "12", (2, 5))], id="a value over two lines"),
    pytest.param(
        "ENV Ä=1 B=2", [("Ä", "1", (2, 5)), ("B", "2", (2, 9))], id="columns in characters"
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[tuple[str, str | None, tuple[int, int]]]) -> None:
    assert pairs(f"FROM a\n{text}\n") == expected
    assert pairs(f"FROM a\r\n{text}\r\n".replace("\\\n", "\\\r\n")) == expected


def test_a_pair_knows_where_its_value_is() -> None:
    text = 'FROM a\nENV A=1 \\\n  NAME="the value"\nENV K v w\nARG Z\n'
    values = [
        text[pair.value_start : pair.end]
        for each in parse_text(text).instructions
        for pair in each.pairs
    ]
    assert values == ["1", '"the value"', "v w", "Z"]


@pytest.mark.parametrize(
    ("raw", "literal", "references"),
    [
        pytest.param("abc", "abc", [], id="plain"),
        pytest.param("$A", "", [Reference("A", "", "")], id="a name"),
        pytest.param("${A}", "", [Reference("A", "", "")], id="a name in braces"),
        pytest.param('"x-${A}"', "x-", [Reference("A", "", "")], id="inside double quotes"),
        pytest.param("'${A}'", "${A}", [], id="not inside single quotes"),
        pytest.param("\\$A", "$A", [], id="not when escaped"),
        pytest.param("${A:-b c}", "", [Reference("A", ":-", "b c")], id="a default"),
        pytest.param("${A:+'b'}", "", [Reference("A", ":+", "b")], id="an alternative"),
        pytest.param("${A%.*}", "", [Reference("A", "%", ".*")], id="a pattern"),
        pytest.param("${A//x/y}", "", [Reference("A", "//", "y")], id="a replacement"),
        pytest.param(
            "${A:-${B:-c}}",
            "",
            [Reference("A", ":-", "${B:-c}"), Reference("B", ":-", "c")],
            id="a default inside a default",
        ),
        pytest.param("$", "$", [], id="a lone dollar sign"),
    ],
)
def test_values(raw: str, literal: str, references: list[Reference]) -> None:
    [pair] = parse_text(f"FROM a\nENV K={raw if ' ' not in raw else chr(34) + raw + chr(34)}\n")[0][
        1
    ].pairs
    assert pair.value is not None
    assert (pair.value.literal, list(pair.value.references)) == (literal, references)


# --- heredocs ----------------------------------------------------------------------------------


def heredocs(text: str) -> list[tuple[str, str, bool]]:
    read = parse_text(f"FROM a\n{text}\nUSER after\n")
    assert read.instructions[-1].keyword == "USER"
    return [(doc.name, doc.content, doc.expands) for doc in read.instructions[1].heredocs]


HEREDOCS = [
    pytest.param("RUN <<EOF\nx\nEOF", [("EOF", "x\n", True)], id="one"),
    pytest.param("RUN <<'EOF'\n$x\nEOF", [("EOF", "$x\n", False)], id="quoted name"),
    pytest.param('RUN <<"E O"\nx\nE O', [("E O", "x\n", False)], id="quoted name with a blank"),
    pytest.param("RUN <<E\\O\nx\nEO", [("EO", "x\n", True)], id="escaped letter in the name"),
    pytest.param(
        "RUN <<-EOF\n\tx\n\t\tEOF", [("EOF", "\tx\n", True)], id="with tabs before the end"
    ),
    pytest.param("RUN << EOF\nx\nEOF", [("EOF", "x\n", True)], id="a blank before the name"),
    pytest.param("RUN cat <<A <<B\n1\nA\n2\nB", [("A", "1\n", True), ("B", "2\n", True)], id="two"),
    pytest.param("RUN 3<<EOF\nEOF", [("EOF", "", True)], id="with a file number, empty"),
    pytest.param("COPY <<a.txt /b/\nENV A=1\na.txt", [("a.txt", "ENV A=1\n", True)], id="COPY"),
    pytest.param("ONBUILD RUN <<E\nx\nE", [("E", "x\n", True)], id="ONBUILD"),
    pytest.param("RUN <<$E\nx\n$E", [("$E", "x\n", True)], id="a dollar sign in the name"),
    pytest.param("RUN a \\\n <<E\nx \\\nE", [("E", "x \\\n", True)], id="no continuation inside"),
    pytest.param("RUN <<E\r\nx\r\nE\r", [("E", "x\r\n", True)], id="CRLF"),
    pytest.param("RUN echo '<<E'", [], id="quoted: none"),
    pytest.param("RUN echo it's <<E", [], id="an open quote: none"),
    pytest.param("RUN x<<E", [], id="glued to a word: none"),
    pytest.param("RUN cat <<<E", [], id="a here string: none"),
    pytest.param('RUN ["cat", "<<E"]', [], id="JSON form: none"),
    pytest.param("ENV A=<<E", [], id="ENV takes none"),
    pytest.param("CMD cat <<E", [], id="CMD takes none"),
]


@pytest.mark.parametrize(("text", "expected"), HEREDOCS)
def test_heredocs(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert heredocs(text) == expected


def test_a_heredoc_knows_its_place() -> None:
    text = "FROM a\nRUN <<A <<-B\n1\nA\n\t2\n\tB\n"
    docs = parse_text(text).instructions[1].heredocs
    assert [text[doc.start : doc.start + len(doc.content)] for doc in docs] == ["1\n", "\t2\n"]


# --- refused -----------------------------------------------------------------------------------

REFUSED = [
    pytest.param("", 0, "no instruction", id="empty"),
    pytest.param("\n \n\t\n", 0, "no instruction", id="blank lines"),
    pytest.param("# only\n  # comments\n", 0, "no instruction", id="only comments"),
    pytest.param("FROM a\nENV K\n", 2, "name and a value", id="ENV without a value"),
    pytest.param("FROM a\nENV A=1 B\n", 2, "without =", id="a word without ="),
    pytest.param("FROM a\nLABEL A=1 b c\n", 2, "without =", id="LABEL with loose words"),
    pytest.param("FROM a\n\nRUN <<EOF\nx\n", 3, "no end", id="open heredoc"),
    pytest.param("FROM a\nRUN <<EOF\nx\n EOF\n", 2, "no end", id="indented end of a heredoc"),
    pytest.param("# escape=x\nFROM a\n", 1, "escape", id="bad escape directive"),
    pytest.param("# escape= \nFROM a\n", 1, "escape", id="blank escape directive"),
    pytest.param("# escape=`\n# escape=`\nFROM a\n", 2, "second time", id="directive twice"),
    pytest.param("# check=a\n# check=b\nFROM a\n", 2, "second time", id="check twice"),
    pytest.param('FROM a\nRUN ["a", 1]\n', 2, "strings only", id="JSON with a number"),
    pytest.param("FROM a\nCMD [null]\n", 2, "strings only", id="JSON with null"),
    pytest.param("FROM a\nRUN " + "x" * 65_532, 2, "65,535", id="line too long"),
    pytest.param("FROM a\nRUN " + "é" * 32_766, 2, "65,535", id="line too long in bytes"),
    pytest.param("FROM a\nRUN " + "[" * 60_000, 2, "too deep", id="JSON nested without end"),
]


@pytest.mark.parametrize(("text", "line", "reason"), REFUSED)
def test_refuses(text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck, match=re.escape(reason)) as caught:
        parse_text(text)
    assert caught.value.line == line


def test_a_line_of_the_longest_length_is_read() -> None:
    text = "FROM a\nRUN " + "x" * 65_531
    assert len(text.splitlines()[1]) == dockerfile.LONGEST_LINE
    assert instructions(text)[1][2] == ("x" * 65_531,)


def test_refuses_utf16() -> None:
    with pytest.raises(CannotCheck, match="UTF-8"):
        parse(Source("Dockerfile", data="FROM a\n".encode("utf-16")))


UNBUILDABLE = [
    pytest.param("FROM a\nRUM x\n", 2, "does not begin with", id="unknown instruction"),
    pytest.param("{% if x %}\nFROM a\n", 1, "does not begin with", id="a template"),
    pytest.param("FROM a\nRUN x\n  y\n", 3, "does not begin with", id="a lost continuation"),
    pytest.param("RUN x\n", 1, "before the first FROM", id="RUN before FROM"),
    pytest.param("ARG A\n", 1, "no FROM", id="only ARG"),
    pytest.param("FROM a b\n", 1, "FROM takes", id="FROM with two words"),
    pytest.param("FROM a AS 1x\n", 1, "FROM takes", id="a stage name with a digit first"),
    pytest.param("FROM a\nENV =v\n", 2, "name before", id="no name"),
    pytest.param("FROM a\nARG\n", 2, "ARG needs", id="ARG alone"),
    pytest.param("FROM a\nENV\n", 2, "ENV needs", id="ENV alone"),
    pytest.param("FROM a\nCOPY x\n", 2, "two arguments", id="COPY without a target"),
    pytest.param("FROM a\nONBUILD\n", 2, "ONBUILD needs", id="ONBUILD alone"),
    pytest.param("FROM a\nONBUILD FROM b\n", 2, "cannot hold FROM", id="ONBUILD FROM"),
    pytest.param("FROM a\nONBUILD ONBUILD RUN x\n", 2, "cannot hold ONBUILD", id="ONBUILD twice"),
    pytest.param("FROM a\nHEALTHCHECK x\n", 2, "HEALTHCHECK takes", id="HEALTHCHECK without CMD"),
    pytest.param("FROM a\nSHELL bash\n", 2, "JSON", id="SHELL without JSON"),
    pytest.param("FROM a\nCOPY --form=b x y\n", 2, "does not know", id="a mistyped flag"),
    pytest.param("FROM a\nENV --from=b A=1\n", 2, "does not know", id="a flag of ENV"),
    pytest.param("FROM a\nCOPY --from x y\n", 2, "no value", id="a flag without its value"),
    pytest.param(
        "FROM a\nRUN --mount=type=secrets,id=a x\n", 2, "type that docker", id="a mount's type"
    ),
    pytest.param("FROM a\nRUN --mount=type=secret,name=a x\n", 2, "key that", id="a mount's key"),
    pytest.param("FROM a\nRUN --mount=type=secret,id x\n", 2, "no value", id="a mount's empty key"),
    pytest.param("FROM a\nENV A=it's\n", 2, "single quote", id="an open single quote"),
    pytest.param('FROM a\nENV A="b\n', 2, "double quote", id="an open double quote"),
    pytest.param("FROM a\nENV A=${\n", 2, "${", id="an open substitution"),
    pytest.param("FROM a\nENV A=${B^^}\n", 2, "docker does not know", id="a bash substitution"),
    pytest.param("FROM a\nENV A=" + "${a:-" * 51 + "}" * 51, 2, "inside each other", id="too deep"),
]


@pytest.mark.parametrize(("text", "line", "reason"), UNBUILDABLE)
def test_says_what_cannot_be_built(text: str, line: int, reason: str) -> None:
    read = parse_text(text)
    with pytest.raises(CannotCheck, match=re.escape(reason)) as caught:
        read.must_build()
    assert caught.value.line == line


BUILDABLE = [
    pytest.param("ARG V=1\nFROM a:$V\n", id="ARG before FROM"),
    pytest.param("FROM a AS b-1.x_y\nFROM b-1.x_y\n", id="a stage name with signs"),
    pytest.param("FROM a\nCMD\nRUN\nENTRYPOINT\n", id="empty commands"),
    pytest.param("FROM a\nENV A=${B:-x} C=${D%y} E=${F/g/h} G=$1$ H='${'\n", id="substitutions"),
    pytest.param("# syntax=example/other:1\nFROM a\nINCLUDE x\n", id="another frontend's words"),
    pytest.param("# syntax=docker/dockerfile:1-labs\nFROM a\nRUN --new=1 x\n", id="flags to come"),
    pytest.param(
        "FROM --platform=$P a\nADD --checksum=a --keep-git-dir a b\nCOPY --link --exclude=x a b\n"
        "RUN --mount=type=secret,id=a,env=A,required --network=none x\n"
        "RUN --mount=type=cache,target=/c,sharing=locked --mount=type=bind,from=b,rw x\n"
        "HEALTHCHECK --start-interval=1s CMD x\n",
        id="flags and mounts",
    ),
]


@pytest.mark.parametrize("text", BUILDABLE)
def test_lets_build(text: str) -> None:
    parse_text(text).must_build()


# --- against Docker's own parser ---------------------------------------------------------------


class Seen(NamedTuple):
    keyword: str
    held: str  # what ONBUILD holds
    is_json: bool
    line: int
    flags: tuple[str, ...]
    words: tuple[str, ...]


@pytest.fixture(scope="module")
def judge() -> Callable[[str], list[Seen] | None]:
    """BuildKit 0.12.5's parser: what it sees in a text, None where it refuses it."""
    official: Any = pytest.importorskip(
        "dockerfile",
        reason="the official parser (PyPI `dockerfile`) has no wheel for this platform",
        exc_type=ImportError,
    )

    def look(text: str) -> list[Seen] | None:
        try:
            commands = official.parse_string(text)
        except official.GoParseError:
            return None
        return [
            Seen(_capitals(c.cmd), _capitals(c.sub_cmd), c.json, c.start_line, c.flags, c.value)
            for c in commands
        ]

    return look


def _capitals(keyword: str | None) -> str:
    return (keyword or "").lower().upper()


def our_view(read: Dockerfile) -> list[Seen]:
    seen: list[Seen] = []
    for each in read.instructions:
        words = tuple(word.text for word in each.words)
        keyword = _capitals(each.keyword)
        if keyword not in docker_build.KEYWORDS:  # the official parser gives one empty word
            words = ("",) if keyword or not each.onbuild else ()
        held = keyword if each.onbuild else ""
        outer = "ONBUILD" if each.onbuild else keyword
        seen.append(Seen(outer, held, each.is_json, each.line, each.flags, words))
    return seen


def differences(text: str, look: Callable[[str], list[Seen] | None]) -> list[str]:
    """What Docker's parser and ours see differently, but for what newer BuildKits changed.

    Since 0.12.5: text after a JSON list makes the whole a string, `check` is a directive,
    `<< EOF` with a blank opens a heredoc, `${a%b}` and `${a/b/c}` do not break the search for
    heredocs. Left out by us on purpose: flags byte by byte, more than one ONBUILD.
    """
    if not text.isascii() and "--" in text:
        return []
    theirs = look(text)
    try:
        read = parse_text(text)
    except CannotCheck as problem:
        if theirs is None or _newer(text, theirs):
            return []
        return [f"only we refuse it: {problem}"]
    if theirs is None:
        nested = any(each.keyword == "ONBUILD" for each in read.instructions)
        return [] if nested or _newer(text, None) else ["only Docker refuses it"]
    ours = our_view(read)
    for mine, yours, each in zip(ours, theirs, read.instructions, strict=False):
        if yours.held == "ONBUILD" or (yours.is_json and _json_then_text(each)):
            return []
        if yours.keyword == "ONBUILD":  # the flags of the inner instruction are not given
            yours = yours._replace(flags=mine.flags)
        if mine != yours:
            return [] if _newer(text, theirs) else [f"{mine} != {yours}"]
    if len(ours) != len(theirs):
        return [] if _newer(text, theirs) else [f"{len(ours)} instructions, {len(theirs)} expected"]
    return []


def _newer(text: str, theirs: list[Seen] | None) -> bool:
    if re.search(r"#\s*check\s*=", text, re.IGNORECASE):
        return True
    if theirs is not None and "<<" in text and any(each.is_json for each in theirs):
        return True
    return "<<" in text and bool(re.search(r"<<-?[ \t\r\ufeff]|\$\{[^}]*[/#%:]", text))


def _json_then_text(each: dockerfile.Instruction) -> bool:
    rest = each.text[each.arguments :]
    if each.keyword == "HEALTHCHECK" and each.words:
        rest = rest[len(each.words[0].text) :]
    try:
        _, end = json.JSONDecoder().raw_decode(rest.lstrip(SPACES))
    except ValueError:
        return False
    return bool(rest.lstrip(SPACES)[end:].strip(SPACES))


TABLES = [str(row.values[0]) for row in (*READ, *UNBUILDABLE, *BUILDABLE, *REFUSED)]


@pytest.mark.parametrize("text", TABLES)
def test_agrees_with_docker_on_the_tables(
    text: str, judge: Callable[[str], list[Seen] | None]
) -> None:
    if len(text) < 60_000 or "[[" not in text:  # we refuse absurd JSON that Docker runs as a shell
        assert differences(text, judge) == []


def test_agrees_with_docker_on_pairs_and_heredocs(
    judge: Callable[[str], list[Seen] | None],
) -> None:
    texts = [f"FROM a\n{row.values[0]}\nUSER u\n" for row in (*PAIRS, *HEREDOCS)]
    assert [found for text in texts for found in differences(text, judge)] == []


# Instructions as people write them, and as they get them wrong: put together at random.
USUAL = [
    "FROM python:3.12-slim", "FROM --platform=$BUILDPLATFORM node:22 AS build", "from scratch",
    "ARG VERSION=1.2", "ARG A B=2 C='x y'", "ARG HTTP_PROXY", "ENV PATH=/opt/bin:$PATH",
    "ENV LANG=C.UTF-8 \\\n    LC_ALL=C.UTF-8 \\\n    PYTHONUNBUFFERED=1", "ENV LEGACY the old form",
    'ENV A="b c" D=\'e f\' G=h\\ i J="k\\"l"', 'LABEL org.example.title="An agent" a=b',
    'LABEL multi="one \\\n two" three=four', "WORKDIR /srv/app", "USER 1000:1000",
    "EXPOSE 80 443/tcp", "VOLUME /data", 'VOLUME ["/a", "/b"]', "STOPSIGNAL SIGTERM",
    "MAINTAINER Ann <ann@mail.example>", "COPY requirements.txt .",
    "COPY --from=build --chown=app:app /src /dst", 'COPY ["a b", "/c d/"]',
    "ADD --checksum=sha256:00 https://files.example/x.tgz /x/",
    'COPY <<-"EOT" /etc/x.conf\n\tk = v\n\tEOT',
    "RUN apt-get update \\\n"
    " && apt-get install -y --no-install-recommends \\\n"
    "      # build tools\n"
    "      gcc \\\n"
    "\n"
    "      make \\\n"
    " && rm -rf /var/lib/apt/lists/*",
    "RUN --mount=type=secret,id=tok,env=TOK --mount=type=cache,target=/c pip install .",
    "RUN <<EOF\nset -e\necho 'ENV A=1'\nEOF", "RUN python3 - <<'PY'\nprint('FROM x')\nPY",
    'RUN ["/bin/sh", "-c", "echo \\"hi\\""]', "RUN [ -d /x ] || mkdir /x", "RUN echo it's fine",
    'CMD ["python", "-m", "agent"]', "CMD python -m agent", 'ENTRYPOINT ["/entry.sh"]',
    "ENTRYPOINT exec x",
    "HEALTHCHECK --interval=30s --timeout=3s CMD curl -f http://localhost/ || exit 1",
    "HEALTHCHECK NONE", 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]', "ONBUILD COPY . /app",
    "ONBUILD ENV K=v L=w", "ONBUILD RUN <<E\nx\nE", "# a comment", "    # an indented comment", "",
    "   ", "\t", "# syntax=docker/dockerfile:1", "# escape=`",
]  # fmt: skip
ODD = [
    "# escape=\\", "RUN dir c:\\", "COPY a `\n b", "ENV K", "ENV A=1 B", "RUN <<OPEN", "RUM x",
    "{% if x %}", 'RUN ["a", 1]', 'CMD ["a"] # why', "ARG", "LABEL", "ENV", "ONBUILD", "RUN \\",
    "RUN x \\\n# c\n", "ENV É=ü", "EXPOSE\xa080",
]  # fmt: skip


def some_dockerfile(chance: random.Random) -> str:
    lines = chance.choices(USUAL, k=chance.randint(1, 12))
    if chance.random() < 0.4:
        lines.insert(chance.randint(0, len(lines)), chance.choice(ODD))
    if chance.random() < 0.8:
        lines.insert(0, chance.choice(USUAL[:3]))
    text = "\n".join(lines) + chance.choice(["", "\n"])
    if chance.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return chance.choice(["", "", "", "\ufeff"]) + text


@pytest.mark.parametrize("seed", range(40))
def test_agrees_with_docker_on_generated_files(
    seed: int, judge: Callable[[str], list[Seen] | None]
) -> None:
    chance = random.Random(seed)
    texts = [some_dockerfile(chance) for _ in range(25)]
    assert [(text, found) for text in texts for found in differences(text, judge)] == []


PIECES = [
    "FROM a\n", "RUN ", "ENV ", "ARG ", "LABEL ", "COPY ", "ONBUILD ", "CMD ", "HEALTHCHECK ",
    "SHELL ", "VOLUME ", "EXPOSE ", "K=v", "K", "=", '"', "'", "\\", "`", "\\\n", "\n", "\r\n", " ",
    "\t", "#", "# c\n", "<<EOF", "<<-E", "<<'E'", "<<", "<", "EOF\n", "E\n", '["a"]', "[", "]", ",",
    "1", "null", "--x", "--x=y", "--", "$A", "${B:-c}", "${B%c}", "${", "}", "$", "{", "a b",
    "# escape=`\n", "# syntax=x\n", "/", "-", "\x0b", "\x1c",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_agrees_with_docker_on_noise(judge: Callable[[str], list[Seen] | None], text: str) -> None:
    for each in (text, f"FROM a\n{text}"):
        assert differences(each, judge) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_plain_lines_are_read_as_the_patterns_read_them(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docker_words, "_plain", lambda text, begin, end: None)
        patch.setattr(docker_words, "_simple_json", lambda text, begin, end: None)
        slow = read_or_line(Source("Dockerfile", data=f"FROM a\n{text}".encode()))
    assert read_or_line(Source("Dockerfile", data=f"FROM a\n{text}".encode())) == slow


# --- noise and size ----------------------------------------------------------------------------


def inside(text: str, read: Dockerfile) -> None:
    """Every place that the reader gives lies in the file, in order."""
    for each in read.instructions:
        assert 0 <= each.start <= each.end <= len(text)
        assert each.start < each.end or not each.keyword
        assert not each.keyword or each.start == each.place(_first(each.text))
        for word in each.words:
            assert each.start <= word.start <= word.end <= len(text)
        for pair in each.pairs:
            assert each.start <= pair.start <= pair.value_start <= pair.end <= len(text)
        for doc in each.heredocs:
            assert text[doc.start : doc.start + len(doc.content)] == doc.content


def _first(text: str) -> int:
    return min(len(text) - len(text.lstrip(SPACES)), len(text) - 1)


def read_or_line(source: Source) -> tuple[Dockerfile | None, int]:
    """What is read, or the line where it is refused; anything else that is raised is a defect."""
    try:
        return parse(source), 0
    except CannotCheck as problem:
        return None, problem.line


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_reads_or_refuses_any_text(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for each in (text, f"FROM a\n{text}"):
        read, refused_at = read_or_line(Source("Dockerfile", data=each.encode()))
        assert 0 <= refused_at <= each.count("\n") + 1
        if read is not None:
            inside(each.removeprefix("\ufeff"), read)


@given(st.binary(max_size=200))
def test_reads_or_refuses_any_bytes(data: bytes) -> None:
    source = Source("Dockerfile", data=b"FROM a\nENV K=v" + data)
    read, refused_at = read_or_line(source)
    assert refused_at <= data.count(b"\n") + 2
    if read is not None:
        inside(source.text, read)


NAMES = st.text("ABCxyz_09", min_size=1, max_size=8)
VALUES = st.text("abc123$-./:", max_size=12).filter(lambda text: "$" not in text)


@given(st.lists(st.tuples(NAMES, VALUES, st.sampled_from([" ", " \\\n  ", " \\\n# c\n\t"]))))
def test_finds_every_pair_where_it_was_put(parts: Sequence[tuple[str, str, str]]) -> None:
    text = "FROM a\nENV first=1"
    expected = [("first", "1", text.index("first"))]
    for name, value, gap in parts:
        text += gap
        expected.append((name, value, len(text)))
        text += f"{name}={value}"
    read = parse_text(text).instructions[1].pairs
    assert [(p.name, p.value.text if p.value else None, p.start) for p in read] == expected


LARGE = [
    pytest.param("ENV K=v\n" * 50_000, 50_000, id="50,000 instructions"),
    pytest.param("RUN x" + " \\\n y" * 20_000, 1, id="20,000 continuations"),
    pytest.param("RUN x \\\n" + "# c\n\n" * 20_000, 1, id="40,000 comments inside"),
    pytest.param("ENV K=1" + " \\\n K=1" * 20_000, 1, id="20,000 pairs"),
    pytest.param(("ENV K=" + '"\\"' * 20_000 + "\n") * 5, 5, id="escapes and open quotes"),
    pytest.param(("RUN <<'A " + "<<B $" * 10_000 + "\n") * 5, 5, id="nearly heredocs"),
    pytest.param("RUN <<A\n" + "x\n" * 100_000 + "A\n", 1, id="a long heredoc"),
    pytest.param(("COPY " + "--a=b " * 10_000 + "x y\n") * 2, 2, id="flags"),
    pytest.param("CMD [" + '"a", ' * 10_000 + '"b"]\n', 1, id="a long JSON list"),
    pytest.param("ENV K=" + "${a:-" * 10_000 + "\n", 1, id="substitutions without end"),
]


@pytest.mark.parametrize(("text", "count"), LARGE)
def test_reads_hostile_sizes(text: str, count: int) -> None:
    assert len(parse_text(f"FROM a\n{text}").instructions) == count + 1
