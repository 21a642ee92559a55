"""The JSON reader: what it gives, where, and what it refuses; the standard library judges it."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse.json_nodes import parse, parse_loose, parse_text
from tenpoint.kit.parse.yaml_nodes import DEEPEST, MOST_NODES, Node

WORDS = {"true": True, "false": False, "null": None}


def value(node: Node) -> object:
    """A node as `json.loads` gives it."""
    if node.kind == "list":
        return [value(item) for item in node.items]
    if node.kind == "map":
        return {key.text: value(each) for key, each in node.entries()}
    if not node.plain:
        return node.text
    return WORDS[node.text] if node.text in WORDS else json.loads(node.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"a": [1, {"b": "c"}], "d": {}}', {"a": [1, {"b": "c"}], "d": {}},
                     id="maps and lists"),
        pytest.param("[]", [], id="an empty list"),
        pytest.param(' "x" \n', "x", id="a string alone"),
        pytest.param("-0.5e+3", -500.0, id="a number"),
        pytest.param("[true, false, null]", [True, False, None], id="words"),
        pytest.param(r'"\u00e9\ud83d\ude00\n\/\\\""', 'é😀\n/\\"', id="escapes and a pair"),
        pytest.param(r'"\ud83d"', "\ud83d", id="half a pair is kept"),
        pytest.param('{"a": 1, "a": 2}', {"a": 2}, id="the last of two equal keys"),
        pytest.param('\ufeff{"a": 1}', {"a": 1}, id="a byte-order mark"),
        pytest.param('{"<<": {"a": 1}, "b": 2}', {"<<": {"a": 1}, "b": 2}, id="nothing is merged"),
    ],
)  # fmt: skip
def test_reads(text: str, expected: object) -> None:
    assert value(parse_text(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"a": 1,}', {"a": 1}, id="a comma behind the last pair"),
        pytest.param("[1, 2,\n]", [1, 2], id="a comma behind the last item"),
        pytest.param('// one\n{"a": 1 /* two */, "b": 2 // three\n}\n/* four */',
                     {"a": 1, "b": 2}, id="comments"),
        pytest.param('{"a": "http://x /* no */"}', {"a": "http://x /* no */"},
                     id="no comment in a string"),
        pytest.param('{/**/"a":1/***/}', {"a": 1}, id="comments of stars"),
        pytest.param("1 // to the end", 1, id="a comment ends the file"),
    ],
)  # fmt: skip
def test_reads_loosely(text: str, expected: object) -> None:
    assert value(parse_text(text, loose=True)) == expected
    with pytest.raises(CannotCheck) if "no */" not in text else pytest.MonkeyPatch.context():
        parse_text(text)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("", 1, "ends too early", id="empty"),
        pytest.param('{"a": 1\n', 2, "ends too early", id="an open map"),
        pytest.param("[1, 2\n}", 2, "a comma or the closing", id="the wrong bracket"),
        pytest.param('{"a" 1}', 1, "a colon", id="no colon"),
        pytest.param("{a: 1}", 1, "a quoted key", id="a key without quotes"),
        pytest.param("{'a': 1}", 1, "a quoted key", id="single quotes"),
        pytest.param('{"a": 1,\n}', 2, "a quoted key", id="a trailing comma"),
        pytest.param("[1\n 2]", 2, "a comma", id="no comma"),
        pytest.param("[1,,2]", 1, "a value", id="two commas"),
        pytest.param("[,]", 1, "a value", id="a comma alone"),
        pytest.param('{} \n{"a": 1}', 2, "nothing more", id="two values"),
        pytest.param("01", 1, "nothing more", id="a leading zero"),
        pytest.param("[1.]", 1, "a comma", id="no digit behind the point"),
        pytest.param("NaN", 1, "a value", id="not a number"),
        pytest.param("[-Infinity]", 1, "a value or ]", id="infinity"),
        pytest.param('{"a":\n "\t"}', 2, "control character", id="a tab in a string"),
        pytest.param('\n"x', 2, "unterminated string", id="an open string"),
        pytest.param(r'"\x41"', 1, r"escape", id="an unknown escape"),
        pytest.param(r'"\u12g4"', 1, "escape", id="no hexadecimal digit"),
        pytest.param("{} // a", 1, "a comment", id="a comment"),
        pytest.param('{"a":\r\n 1 2}', 2, "a comma", id="lines of Windows"),
        pytest.param('{"a":\r 1 2}', 2, "a comma", id="lines of old Macs"),
    ],
)  # fmt: skip
def test_refuses(text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        parse_text(text)
    assert caught.value.line == line
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("[,]", 1, id="a comma alone"),
        pytest.param('{"a": 1,,}', 1, id="two commas"),
        pytest.param("{\n/* open", 2, id="an open comment"),
        pytest.param("{}\n/ no comment", 2, id="a slash"),
        pytest.param("# no comment\n{}", 1, id="a comment of another language"),
    ],
)
def test_refuses_loosely_too(text: str, line: int) -> None:
    with pytest.raises(CannotCheck) as caught:
        parse_text(text, loose=True)
    assert caught.value.line == line


def test_refuses_what_is_not_utf8() -> None:
    with pytest.raises(CannotCheck) as caught:
        parse(Source("a.json", data=b'{"a":\n"\xff"}'))
    assert (caught.value.reason, caught.value.line) == ("not UTF-8", 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("lead", ["", "\ufeff"])
def test_knows_places(lead: str, end: str) -> None:
    text = lead + end.join(["{ // x", ' "é": "x\\u0041",', ' "b": [1,', '  {}, ["z"]]', "}"])
    source = Source("a.json", data=text.encode())
    words = []
    for _, node in parse_loose(source).walk():
        written = source.text[node.start : node.end]
        line, column = source.position(node.start)
        assert line == node.line
        words.append((written if node.kind == "scalar" else written[0] + written[-1], line, column))
    assert words == [
        ("{}", 1, 1), ('"é"', 2, 2), ('"x\\u0041"', 2, 7), ('"b"', 3, 2), ("[]", 3, 7),
        ("1", 3, 8), ("{}", 4, 3), ("[]", 4, 7), ('"z"', 4, 8),
    ]  # fmt: skip


def test_tells_a_key_that_stands_twice() -> None:
    root = parse_text('{"a": 1, "b": {"c": 1}, "a": 2}')
    repeated = root.repeated()
    assert repeated is not None
    assert (repeated.text, repeated.start) == ("a", 24)
    assert len(root.pairs) == 3


def test_a_problem_never_quotes_the_text() -> None:
    for text in ('{"a": hidden}', '["hidden', '{"hidden" 1}', '["a\\hidden"]'):
        with pytest.raises(CannotCheck) as caught:
            parse_text(text)
        assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="lists"),
        pytest.param('{"a":' * 100_000, id="maps"),
        pytest.param("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), id="one level too deep"),
    ],
)
def test_depth_has_a_limit(text: str) -> None:
    with pytest.raises(CannotCheck, match="levels deep"):
        parse_text(text)
    depth = DEEPEST
    assert parse_text("[" * depth + "]" * depth).kind == "list"


def test_size_has_a_limit() -> None:
    with pytest.raises(CannotCheck, match="values"):
        parse_text("[" + "1," * MOST_NODES + "1]")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' + "\\" * 1_000_001, id="backslashes"),
        pytest.param("/*" + "*" * 1_000_000, id="an open comment of stars"),
        pytest.param("/" * 1_000_000, id="slashes"),
        pytest.param("-" * 1_000_000, id="signs"),
        pytest.param("1" * 1_000_000, id="digits"),
        pytest.param(" " * 1_000_000 + "x", id="blanks"),
        pytest.param("// \n" * 250_000, id="comments"),
    ],
)
def test_a_hostile_text_takes_one_pass(text: str) -> None:
    """Runs for minutes, not for milliseconds, when something goes over the text again."""
    with pytest.raises(CannotCheck):
        parse_text(text + "]", loose=True)


documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(documents, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_agrees_with_json_on_documents(
    document: object, indent: int | str | None, ascii: bool
) -> None:
    text = json.dumps(document, indent=indent, ensure_ascii=ascii)
    if not ascii and any("\udc80" <= sign <= "\udcff" for sign in text):
        return  # half a surrogate pair stands for a byte that is no UTF-8
    assert value(parse_text(text)) == document
    assert value(parse_text(text, loose=True)) == document


def _refuse(word: str) -> object:
    raise ValueError(word)


FRAGMENTS = st.lists(
    st.sampled_from(
        ["{", "}", "[", "]", ",", ":", '"a"', '"', "\\", "0", "1", "-", ".", "e1", "true", "null",
         "NaN", " ", "\n", "\r\n", "\t", "/", "//", "/*", "*/", "\\u00e9", "x", "\ufeff", "\x00"]
    ),
    max_size=14,
)  # fmt: skip


@given(st.one_of(st.text(max_size=30), FRAGMENTS.map("".join)))
@example("[1,]")
@example("1 1")
@example('"\\ud800\\u0041"')
def test_agrees_with_json_on_anything(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=_refuse)
    except ValueError:
        if not text.startswith("\ufeff"):
            with pytest.raises(CannotCheck):
                parse_text(text)
    else:
        assert value(parse_text(text)) == expected


@given(st.data())
def test_comments_and_commas_change_nothing(data: st.DataObject) -> None:
    document = data.draw(documents)
    text = json.dumps(document)
    noise = st.sampled_from([" ", "\n", "/* , */", "// ]\n", "/**/", ""])
    out: list[str] = []
    in_string = escaped = False
    for place, sign in enumerate(text):
        if not in_string and sign in "[]{},:" and len(out) < 400:
            out.append(data.draw(noise))
            if sign in "]}" and text[place - 1] not in "[{":
                out.append(data.draw(st.sampled_from([",", ""])))
        out.append(sign)
        if in_string and sign == '"' and not escaped:
            in_string = False
        elif sign == '"' and not in_string:
            in_string = True
        escaped = in_string and sign == "\\" and not escaped
    assert value(parse_text("".join(out), loose=True)) == document


@given(documents)
def test_each_node_stands_where_it_says(document: object) -> None:
    text = json.dumps(document, indent=1)
    root = parse_text(text)
    for _, node in root.walk():
        assert json.loads(text[node.start : node.end]) == value(node)
        assert node.line == text.count("\n", 0, node.start) + 1
