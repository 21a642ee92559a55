"""The HCL reader: blocks, values and places; `python-hcl2` judges the values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse.hcl import Block, parse, parse_text
from tenpoint.kit.parse.yaml_nodes import Node


def plain(node: Node) -> object:
    if node.kind == "list":
        items = [plain(item) for item in node.items]
        return {node.tag: items} if node.tag else items
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.pairs}
    return (node.tag, node.text) if node.tag else node.text


def tree(block: Block) -> object:
    return {
        **{key.text: plain(value) for key, value in block.attributes.pairs},
        **{f"{each.type}{list(each.labels)}": tree(each) for each in block.blocks},
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("# only\n// comments\n/* here */", {}, id="only comments"),
        pytest.param('a = "x"\nb = 1.5\nc = true\nd = null', {"a": "x", "b": "1.5", "c": "true",
                     "d": "null"}, id="literals"),
        pytest.param('a = ["x", # c\n "y",]', {"a": ["x", "y"]}, id="a list"),
        pytest.param('a = {b = 1, "c" : 2\n d = {}}', {"a": {"b": "1", "c": "2", "d": {}}},
                     id="objects"),
        pytest.param('a = (["x"])', {"a": ["x"]}, id="parentheses"),
        pytest.param('r "t" "n" {\n a = 1\n b {\n c = 2\n }\n}',
                     {"r['t', 'n']": {"a": "1", "b[]": {"c": "2"}}}, id="blocks"),
        pytest.param("r t n { a = 1 }", {"r['t', 'n']": {"a": "1"}}, id="labels without quotes"),
        pytest.param('a = f("x", [1])', {"a": {"!f()": ["x", ["1"]]}}, id="a call"),
        pytest.param("a = var.x", {"a": ("!expression", "var.x")}, id="a variable"),
        pytest.param('a = b ? "x" : "y"', {"a": ("!expression", 'b ? "x" : "y"')}, id="a choice"),
        pytest.param("a = -1", {"a": ("!expression", "-1")}, id="an operation"),
        pytest.param('a = [for x in y : "z"]', {"a": ("!expression", '[for x in y : "z"]')},
                     id="a comprehension"),
        pytest.param('a = "p${q}s"', {"a": "p${q}s"}, id="a template"),
        pytest.param(r'a = "\"\n\t\\ \u00e9 $${x} %%{y}"', {"a": '"\n\t\\ é ${x} %{y}'},
                     id="escapes"),
        pytest.param("a = <<E\n x\n  y\nE\n", {"a": ("!heredoc", " x\n  y\n")}, id="a heredoc"),
        pytest.param("a = <<-E\n  x ${y}\n  E\nb = 1\n",
                     {"a": ("!heredoc", "  x ${y}\n"), "b": "1"}, id="an indented heredoc"),
        pytest.param("a = <<E\nE\n", {"a": ("!heredoc", "")}, id="an empty heredoc"),
        pytest.param("a = {(k) = 1}", {"a": {"k": "1"}}, id="a key that is computed"),
        pytest.param('a = "é😀"\nb = "ü"', {"a": "é😀", "b": "ü"}, id="more than ASCII"),
    ],
)  # fmt: skip
def test_reads(text: str, expected: object) -> None:
    assert tree(parse_text(text)) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_knows_places(end: str) -> None:
    text = '# é😀\na "b" {\n  c = ["é", "x"]\n  d = <<E\n  {é}\nE\n  e = f({g = "h"})\n}\n'
    text = text.replace("\n", end)
    [block] = parse_text(text).blocks
    assert block.attributes.line == 2
    words = []
    for key, value in block.attributes.pairs:
        for _, node in value.walk():
            if node.kind == "scalar":
                words.append((key.text, node.line, text[node.start : node.end]))
    assert words == [
        ("c", 3, '"é"'), ("c", 3, '"x"'), ("d", 5, f"  {{é}}{end}"), ("e", 7, "g"),
        ("e", 7, '"h"'),
    ]  # fmt: skip


def test_walks_blocks_in_the_file_s_order() -> None:
    root = parse_text('a { b { c {} }\n d {} }\ne {}\ndynamic "s" {\n content { f = 1 }\n}\ns {}')
    assert [block.type for block in root.walk()] == [*"abcde", "dynamic", "content", "s"]
    assert [len(block.attributes.pairs) for block in root.inside("s")] == [1, 0]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        pytest.param("a =\n", 1, "not valid HCL", id="no value"),
        pytest.param('a {\n\n  b = "x"\n', 3, "not valid HCL", id="an open block"),
        pytest.param("\na = [1,\n", 2, "not valid HCL", id="an open list"),
        pytest.param('\na = "x\n', 2, "not valid HCL", id="an open string"),
        pytest.param("a = <<E\nx\n", 2, "not valid HCL", id="an open heredoc"),
        pytest.param("x y z", 1, "not valid HCL", id="words"),
        pytest.param('{"a": 1}', 1, "JSON form", id="JSON"),
        pytest.param("a = " + "[" * 500 + "]" * 500, 1, "levels deep", id="nested lists"),
        pytest.param("a {\n" * 500 + "}\n" * 500, 101, "levels deep", id="nested blocks"),
    ],
)  # fmt: skip
def test_refuses(text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        parse_text(text)
    assert reason in caught.value.reason
    assert abs(caught.value.line - line) <= 1  # the parser says where it saw the error


def test_refuses_what_is_not_utf8() -> None:
    with pytest.raises(CannotCheck) as caught:
        parse(Source("a.tf", data=b'a = 1\nb = "\xff"\n'))
    assert (caught.value.reason, caught.value.line) == ("not UTF-8", 2)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="brackets"),
        pytest.param("{" * 200_000, id="braces"),
        pytest.param("a {\n" * 100_000, id="blocks"),
        pytest.param('"' * 200_001, id="quotes"),
        pytest.param('a = "' + '${"' * 100_000, id="templates"),
        pytest.param("a = <<E\n" * 50_000, id="heredocs"),
        pytest.param("a = <<" + "E" * 200_000, id="a long name"),
        pytest.param("x " * 200_000, id="words"),
        pytest.param("a = f(" * 50_000, id="calls"),
        pytest.param("a = " * 20_000, id="equals signs: the grammar goes back and forth"),
    ],
)
def test_a_hostile_text_takes_bounded_time(text: str) -> None:
    with pytest.raises(CannotCheck, match=r"not valid HCL|takes too long"):
        parse_text(text)


def test_size_has_a_limit() -> None:
    with pytest.raises(CannotCheck, match="million characters"):
        parse_text("a = 1\n" * 1_000_000)


names = st.text(st.sampled_from("abc_"), min_size=1, max_size=4).filter(str.isidentifier)
# The grammar does not know `%%%{`, a sign before an escaped one: such a file ends as unread.
strings = st.text(st.sampled_from('ab*:/ é"\\\n$%{}'), max_size=6).filter(
    lambda text: "%%" not in text and "$$" not in text
)
values = st.recursive(
    strings | st.integers(0, 99) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
bodies = st.dictionaries(names, values, max_size=3)


def quoted(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + text.replace("${", "$${").replace("%{", "%%{") + '"'


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{\n" + "".join(f"{k} = {written(v)}\n" for k, v in value.items()) + "}"
    return str(value)


def as_text(value: object) -> object:
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)


@given(bodies, bodies)
def test_reads_what_was_written(top: dict[str, object], inner: dict[str, object]) -> None:
    text = "".join(f"{name} = {written(value)} # c\n" for name, value in top.items())
    block = "".join(f"  {name} = {written(value)}\n" for name, value in inner.items())
    root = parse_text(f'{text}block "label" {{\n{block}}}\n')
    assert plain(root.attributes) == as_text(top)
    assert plain(root.blocks[0].attributes) == as_text(inner)
    for _, node in root.attributes.walk():
        if node.kind == "scalar" and not node.plain:
            assert text[node.start : node.end] == quoted(node.text)


FRAGMENTS = st.lists(
    st.sampled_from(
        ["a", " = ", "\n", '"', "${", "}", "{", "[", "]", "<<E\n", "\nE\n", "%{", "#x", "/*", "*/",
         "(", ")", ",", "for", "\\", "1", ".", "é", "=>", "<<-E\n", "$${", "\r\n", ": ", "?"]
    ),
    max_size=20,
)  # fmt: skip


@given(st.one_of(st.text(max_size=20), FRAGMENTS.map("".join)))
def test_reads_or_refuses_anything(text: str) -> None:
    try:
        root = parse_text(text)
    except CannotCheck as problem:
        assert problem.reason.isprintable()  # noqa: PT017  # both ends are right
        return
    for block in (root, *root.walk()):
        for _, node in block.attributes.walk():
            assert 0 <= node.start <= node.end <= len(text)


JUDGED = [
    'a = "x"\nb = ["y", 2]\nc = {d = "e"}\n',
    'r "t" "n" {\n  a = true\n  s {\n    b = ["*"]\n  }\n}\n',
    'locals {\n  # c\n  x = "${var.y}-z"\n}\n',
    'data "d" "e" {\n  s {\n    actions = ["a:*"]\n  }\n  s {\n    actions = ["b"]\n  }\n}\n',
]


@pytest.mark.parametrize("text", JUDGED)
def test_agrees_with_python_hcl2(text: str) -> None:
    hcl2 = pytest.importorskip("hcl2")

    def judged(value: object) -> list[str]:
        """Every name and literal, in order."""
        if isinstance(value, dict):
            return [
                word
                for key, each in value.items()
                if key not in ("__is_block__", "__comments__", "__inline_comments__")
                for word in [key.strip('"'), *judged(each)]
            ]
        if isinstance(value, list):
            return [word for each in value for word in judged(each)]
        return [str(value).lower().strip('"') if isinstance(value, bool) else str(value).strip('"')]

    def ours(block: Block) -> list[str]:
        words = []
        for key, value in block.attributes.pairs:
            words += [key.text, *(n.text for _, n in value.walk() if n.kind == "scalar")]
        for each in block.blocks:
            words += [each.type, *each.labels, *ours(each)]
        return words

    theirs = judged(hcl2.loads(text))
    mine = ours(parse_text(text))
    assert sorted(set(theirs)) == sorted(set(mine))
