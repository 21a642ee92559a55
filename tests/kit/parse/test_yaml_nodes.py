"""The YAML reader: what it gives, where, and what it refuses, with and without libyaml."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse.yaml_nodes import MOST_EXPANDED, Node, parse, parse_text


@pytest.fixture(params=["libyaml", "pure Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with both parsers; PyYAML has no libyaml on some platforms."""
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML was built without libyaml")


def plain(node: Node) -> object:
    """A node as lists, pairs and texts; merges resolved."""
    if node.kind == "list":
        return [plain(item) for item in node.items]
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.entries()}
    return None if node.is_null else node.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 1\nb: [x, 'y']\n", [{"a": "1", "b": ["x", "y"]}], id="map and list"),
        pytest.param("a: no\nb: 010\n", [{"a": "no", "b": "010"}], id="scalars keep their text"),
        pytest.param("a:\nb: ~\nc: ''\nd: null\n", [{"a": None, "b": None, "c": "", "d": None}],
                     id="nulls"),
        pytest.param("a: &x {b: c}\nd: *x\n", [{"a": {"b": "c"}, "d": {"b": "c"}}], id="alias"),
        pytest.param("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}\n",
                     [{"x": {"a": "1", "b": "2"}, "y": {"b": "3", "a": "1"}}],
                     id="merge, own keys win"),
        pytest.param("- &a {k: 1}\n- &b {k: 2, l: 3}\n- <<: [*a, *b]\n",
                     [[{"k": "1"}, {"k": "2", "l": "3"}, {"k": "1", "l": "3"}]],
                     id="merge of a list, the earlier wins"),
        pytest.param("- &a {k: 1}\n- &b {<<: *a, l: 2}\n- {<<: *b}\n",
                     [[{"k": "1"}, {"l": "2", "k": "1"}, {"l": "2", "k": "1"}]],
                     id="merge of a merge"),
        pytest.param("'<<': {a: 1}\n", [{"<<": {"a": "1"}}], id="a quoted << is a key"),
        pytest.param("a: 1\na: 2\n", [{"a": "2"}], id="the last of two equal keys"),
        pytest.param("a: |\n  x\n  y\nb: >-\n  x\n  y\n", [{"a": "x\ny\n", "b": "x y"}],
                     id="blocks"),
        pytest.param("--- 1\n--- 2\n", ["1", "2"], id="documents"),
        pytest.param("", [], id="empty"),
        pytest.param("# only a comment\n", [], id="only a comment"),
        pytest.param("? [a]\n: b\nc: d\n", [{"c": "d"}], id="a key that is no scalar is left out"),
    ],
)  # fmt: skip
def test_reads(text: str, expected: list[object]) -> None:
    assert [plain(root) for root in parse_text(text)] == expected


@pytest.mark.parametrize("lead", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_knows_places(lead: str, end: str) -> None:
    text = lead + end.join(["é: 'x y'", "b:", "  - &a {k: v}", "  - *a", "  - |", "    block", ""])
    [root] = parse_text(text)
    words = [(text[node.start : node.end], node.line) for _, node in root.walk() if node.text]
    assert words == [
        ("é", 1), ("'x y'", 1), ("b", 2), ("k", 3), ("v", 3), (f"|{end}    block{end}", 5)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: \u2028 x\nb: y", [("a", 1), ("x", 1), ("b", 2), ("y", 2)],
                     id="a line separator"),
        pytest.param("# \u2029\n\x85a: 'b\x85 c'\rd: e",
                     [("a", 2), ("b c", 2), ("d", 3), ("e", 3)],
                     id="a paragraph separator, a next line"),
        pytest.param("? a", [("a", 1), ("", 1)], id="nothing behind the last line"),
        pytest.param("a:\n- ", [("a", 1), ("", 2)], id="an item without a line end"),
        pytest.param("\udcc6\n- b", [("\ufffd - b", 1)], id="a byte that means nothing"),
    ],
)  # fmt: skip
def test_lines_are_those_of_an_editor(text: str, expected: list[tuple[str, int]]) -> None:
    [root] = parse_text(text)
    found = [(node.text, node.line) for _, node in root.walk() if node.kind == "scalar"]
    assert found == expected


def test_an_error_names_an_editor_s_line() -> None:
    with pytest.raises(CannotCheck) as caught:
        parse_text("a: \u2028\nb: \u2028 'c")
    assert caught.value.line == 2


def test_places_fit_a_file_that_is_not_utf8() -> None:
    source = Source("a.yaml", data=b"a: \xff\xfe x\nb: here\n")
    [root] = parse(source)
    found = root.get("b")
    assert found is not None
    assert source.position(found.start) == (2, 4)


def test_tells_plain_quoted_and_tagged() -> None:
    [root] = parse_text("a: 1\nb: '1'\nc: !Ref x\nd: !!str 5\n")
    assert [(value.plain, value.tag) for _, value in root.entries()] == [
        (True, ""), (False, ""), (True, "!Ref"), (True, "tag:yaml.org,2002:str")
    ]  # fmt: skip


def test_walk_names_each_node_by_its_key() -> None:
    [root] = parse_text("a: {b: [x, {c: y}]}\nd: &e [z]\nf: *e\n")
    named = [(name, node.text) for name, node in root.walk() if node.kind == "scalar"]
    assert named == [
        ("", "a"), ("a", "b"), ("b", "x"), ("b", "c"), ("c", "y"), ("", "d"), ("d", "z"), ("", "f")
    ]  # fmt: skip


def test_repeated_key() -> None:
    [root] = parse_text("a: 1\n<<: {}\n<<: {}\nb: 2\na: 3\n")
    repeated = root.repeated()
    assert repeated is not None
    assert (repeated.text, repeated.line) == ("a", 5)


def test_a_node_never_shows_its_text() -> None:
    [root] = parse_text("hidden\n")
    assert repr(root) == "Node(scalar in line 1)"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("a: 1\nb: [\n", 3, "not valid YAML", id="open list"),
        pytest.param("a: b: c\n", 1, "not valid YAML", id="two colons"),
        pytest.param("a: 1\n\tb: 2\n", 2, "not valid YAML", id="tab"),
        pytest.param("a: 'x\n", 2, "not valid YAML", id="open quote"),
        pytest.param("a: *b\n", 1, "not there", id="unknown alias"),
        pytest.param(
            "---\na: &b 1\n---\na: *b\n", 4, "not there", id="an alias of another document"
        ),
        pytest.param("a: &b [1, *b]\n", 1, "holds itself", id="a list in itself"),
        pytest.param("a: &b {c: [*b]}\n", 1, "holds itself", id="a map in itself"),
        pytest.param("[" * 100_000, 1, "levels deep", id="deep lists"),
        pytest.param("{a: " * 1000, 1, "levels deep", id="deep maps"),
        pytest.param("- " * 1000 + "a", 1, "levels deep", id="deep dashes"),
        pytest.param("a: \x07\n", 0, "characters", id="a control character"),
    ],
)
def test_refuses(text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck, match=reason) as caught:
        parse_text(text)
    # The two parsers name neighbouring lines for an end that is missing.
    assert abs(caught.value.line - line) <= 1


def test_a_refusal_never_quotes_the_file() -> None:
    word = "pass" + "word"
    for text in (
        f"a: *{word}",
        f"a: !{word}!b c",
        f"'{word}",
        f"- {word}\nb: c",
    ):
        with pytest.raises(CannotCheck) as caught:
            parse_text(text)
        assert word not in str(caught.value)


def laughs(levels: int) -> str:
    lines = ["a0: &a0 {x: 1}"]
    for level in range(levels):
        fields = ", ".join(f"k{i}: *a{level}" for i in range(10))
        lines.append(f"a{level + 1}: &a{level + 1} {{{fields}}}")
    return "\n".join(lines)


def test_a_billion_laughs_stay_small() -> None:
    [root] = parse_text(laughs(30))
    assert sum(1 for _ in root.walk()) < 1000


def test_merges_that_explode_are_refused() -> None:
    lines = ["a0: &a0 {" + ", ".join(f"x{i}: 1" for i in range(100)) + "}"]
    for level in range(12):
        many = ", ".join([f"*a{level}"] * 10)
        lines.append(f"a{level + 1}: &a{level + 1} {{<<: [{many}], y{level}: 1}}")
    [root] = parse_text("\n".join(lines))
    last = root.get("a12")
    assert last is not None
    with pytest.raises(CannotCheck, match="without bound"):
        last.entries()


def test_a_long_chain_of_merges_is_refused() -> None:
    links = [f"- &a{i} {{<<: *a{i - 1}}}" for i in range(1, 400)]
    [root] = parse_text("- &a0 {x: 1}\n" + "\n".join(links))
    assert plain(root.items[100]) == {"x": "1"}
    with pytest.raises(CannotCheck, match="too deeply"):
        root.items[-1].entries()


def test_walking_again_and_again_ends() -> None:
    [root] = parse_text("[" + "1, " * 1000 + "1]")

    def walk_often() -> None:
        for _ in range(MOST_EXPANDED // 1000 + 1):
            list(root.walk())

    with pytest.raises(CannotCheck, match="without bound"):
        walk_often()


PIECES = [
    "a", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&x ", "*x", "<<: ", "'", '"', "|\n",
    ">", "#", "---\n", "...\n", "? ", "!t ", "!!str ", "%", "\t", "\r\n", "é", "\ufeff", "@", "`",
]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_reads_or_refuses_any_text(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    try:
        roots = parse_text(clean)
    except CannotCheck as problem:
        roots = []
        assert problem.reason  # noqa: PT017  # anything else that is raised is a defect
    for root in roots:
        for _, node in root.walk():
            assert 0 <= node.start <= node.end <= len(clean)


@given(st.lists(st.sampled_from([piece for piece in PIECES if piece != "\ufeff"])).map("".join))
def test_agrees_with_pyyaml(text: str) -> None:
    """What PyYAML composes is read, with the same texts; what it refuses is refused."""
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        composed = list(yaml.compose_all(text, Loader=loader))
    except yaml.composer.ComposerError as error:
        # PyYAML takes each anchor once, YAML lets a later one win.
        assume("duplicate anchor" not in str(error))
        composed = None
    except yaml.YAMLError:
        composed = None
    try:
        roots = parse_text(text)
    except CannotCheck as problem:
        # PyYAML lets a list hold itself.
        assert composed is None or "itself" in problem.reason  # noqa: PT017
        return
    assert composed is not None
    assert [_texts(node) for node in composed] == [_ours(root) for root in roots]


def _texts(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.ScalarNode):
        return [node.value]
    if isinstance(node, yaml.SequenceNode):
        return [text for item in node.value for text in _texts(item)]
    assert isinstance(node, yaml.MappingNode)
    return [text for pair in node.value for item in pair for text in _texts(item)]


def _ours(node: Node) -> list[str]:
    if node.kind == "scalar":
        return [node.text]
    below = [*node.items, *(each for pair in node.pairs for each in pair)]
    return [text for each in below for text in _ours(each)]
