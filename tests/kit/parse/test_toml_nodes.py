"""TOML with places: the values are `tomllib`'s, each stands where the file has it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse.toml_nodes import parse, parse_text
from tenpoint.kit.parse.yaml_nodes import Node

SAMPLE = '''# comment with "quotes" and [brackets]
a = 1
"x y".z = "v" # [not a header]
[servers.one]
command = "npx"
args = ["-y", # first
  'pkg # no comment',
  { a.b = 1, "c" = [1979-05-27 07:32:00, 2] } ]
when = 1979-05-27 07:32:00
env = { A = "x", B = """two
lines \\""" and "quotes"""" }
[[list.of]]
q = '''  # fmt: skip
SAMPLE += "'''raw\nlines'''\n[list.of.sub]\nr = true\n[[list.of]]\nq = 'z'\n"


def places(root: Node, text: str) -> list[tuple[str, int, str]]:
    """Of each value that is no table: the path, the line and what stands there."""
    found: list[tuple[str, int, str]] = []
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting:
        path, node = waiting.pop()
        below = [(f"{path}.{key.text}".strip("."), each) for key, each in node.pairs]
        below += [(f"{path}[{index}]", each) for index, each in enumerate(node.items)]
        waiting += reversed(below)
        if node.kind == "scalar":
            found.append((path, node.line, text[node.start : node.end]))
    return found


def test_knows_places() -> None:
    assert places(parse_text(SAMPLE), SAMPLE) == [
        ("a", 2, "1"),
        ("x y.z", 3, '"v"'),
        ("servers.one.command", 5, '"npx"'),
        ("servers.one.args[0]", 6, '"-y"'),
        ("servers.one.args[1]", 7, "'pkg # no comment'"),
        ("servers.one.args[2].a.b", 8, "1"),
        ("servers.one.args[2].c[0]", 8, "1979-05-27"),
        ("servers.one.args[2].c[1]", 8, "2"),
        ("servers.one.when", 9, "1979-05-27"),
        ("servers.one.env.A", 10, '"x"'),
        ("servers.one.env.B", 10, '"""two\nlines \\""" and "quotes""""'),
        ("list.of[0].q", 13, "'''raw\nlines'''"),
        ("list.of[0].sub.r", 16, "true"),
        ("list.of[1].q", 18, "'z'"),
    ]


def test_knows_where_keys_and_tables_stand() -> None:
    root = parse_text(SAMPLE)
    servers = root.get("servers")
    assert servers is not None
    [(key, table)] = servers.pairs
    assert (key.text, key.line, SAMPLE[table.start : table.end]) == ("one", 4, "[servers.one]")
    assert [(name.text, name.line) for name, _ in table.pairs] == [
        ("command", 5), ("args", 6), ("when", 9), ("env", 10)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a.b.c = 1\na.b.d = 2\n", id="dotted keys"),
        pytest.param("a = []\nb = {}\nc = [[], [{}]]\n", id="empty lists and tables"),
        pytest.param("[a]\n[a.b]\nc = 1\n[d.e]\n", id="tables in tables"),
        pytest.param("[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]\nc = 3\n",
                     id="arrays of tables in arrays of tables"),
        pytest.param('"" = 1\n"a.b" = 2\n\'c"d\' = 3\n', id="odd keys"),
        pytest.param('a = """"""\nb = """x"""""\nc = \'\'\'\'x\'\'\'\'\n', id="quotes at quotes"),
        pytest.param("a = [\n  1,\n  2, # c\n]\n", id="a trailing comma"),
        pytest.param("a = 1\r\nb = '''x\r\ny'''\r\n", id="lines of Windows"),
    ],
)  # fmt: skip
def test_values_are_tomllib_s(text: str) -> None:
    assert as_values(parse_text(text)) == texts(tomllib.loads(text))


def as_values(node: Node) -> object:
    if node.kind == "list":
        return [as_values(item) for item in node.items]
    if node.kind == "map":
        return {key.text: as_values(each) for key, each in node.pairs}
    return node.text


def texts(value: object) -> object:
    """Every scalar as the text that a node has for it."""
    if isinstance(value, list):
        return [texts(item) for item in value]
    if isinstance(value, dict):
        return {key: texts(each) for key, each in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        pytest.param(b"a = 1\nb = \n", 2, "not valid TOML", id="no value"),
        pytest.param(b"a = 1\na = 2\n", 2, "not valid TOML", id="a key that stands twice"),
        pytest.param(b"[a\n", 1, "not valid TOML", id="an open header"),
        pytest.param(b'a = """\n\n', 3, "not valid TOML", id="an open string"),
        pytest.param(b"a = 1\n# \xff\n", 2, "not UTF-8", id="not UTF-8"),
        pytest.param(b"a = " + b"[" * 5000 + b"]" * 5000, 0, "too deeply", id="nested"),
        pytest.param(b"{}", 1, "not valid TOML", id="JSON"),
        # What follows took minutes: tomllib and a careless search take their square.
        pytest.param(b"a=1\n" + b"1" * 500_000, 2, "not valid TOML", id="digits"),
        pytest.param(b"a = 1\n" + b"a." * 200_000, 2, "key of more than 200", id="an endless key"),
        pytest.param(b'".,".' * 200_000, 1, "key of more than 200", id="a key of quotes"),
        pytest.param(
            b"\xef\xbb\xbf[" + b"a . " * 200_000, 1, "key of more than 200", id="a table's key"
        ),
        pytest.param(b"x = {b=1, " + b"a." * 200_000, 1, "key of more than 200", id="inside"),
    ],
)
def test_refuses(data: bytes, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        parse(Source("a.toml", data=data))
    assert reason in caught.value.reason
    assert caught.value.line == line


def test_dots_that_are_no_key_are_read() -> None:
    many = "a." * 100_000
    root = parse_text(f"# {many}\nx = '{many}' # {many}\n")
    assert [(key.text, len(value.text)) for key, value in root.pairs] == [("x", 200_000)]


def test_places_fit_behind_a_byte_order_mark() -> None:
    text = "\ufeffa = 'x'\n"
    [(_, node)] = parse_text(text).pairs
    assert text[node.start : node.end] == "'x'"


names = st.text(st.sampled_from("abc-_.é \"'#[]="), min_size=1, max_size=4)
scalars = (
    st.text(st.sampled_from("ab#[]{},='\"\\\n é"), max_size=8)
    | st.integers(-9, 9)
    | st.booleans()
    | st.sampled_from([1.5, -2.0])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


def quoted(text: str) -> str:
    out = "".join(f"\\u{ord(c):04x}" if c in '"\\\n' else c for c in text)
    return f'"{out}"'


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", # , ]\n".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(k)} = {written(v)}" for k, v in value.items()) + "}"
    return str(value)


def write(document: dict[str, object], path: tuple[str, ...] = ()) -> str:
    """A document with a header for each table of tables."""
    plain = {key: each for key, each in document.items() if not isinstance(each, dict)}
    lines = [f"{quoted(key)} = {written(each)} # c" for key, each in plain.items()]
    for key, each in document.items():
        if isinstance(each, dict):
            here = (*path, key)
            lines.append(f"[{'.'.join(map(quoted, here))}]")
            lines.append(write(each, here))
    return "\n".join(lines)


@given(st.dictionaries(names, values, max_size=4))
def test_each_value_stands_where_it_says(document: dict[str, object]) -> None:
    text = write(document)
    root = parse_text(text)
    assert as_values(root) == texts(tomllib.loads(text))
    waiting = [root]
    while waiting:
        node = waiting.pop()
        waiting += [*node.items, *(each for _, each in node.pairs)]
        stands = text[node.start : node.end]
        assert node.line == text.count("\n", 0, node.start) + 1
        if node.kind == "scalar":
            assert str(texts(tomllib.loads(f"a = {stands}"))) == str({"a": node.text})
        elif node.kind == "list":
            assert (stands[0], stands[-1]) == ("[", "]")


@given(st.text(st.sampled_from("a.=[]{}\"'\n #,1\\"), max_size=20))
def test_reads_or_refuses_anything(text: str) -> None:
    try:
        root = parse_text(text)
    except CannotCheck:
        with pytest.raises((tomllib.TOMLDecodeError, ValueError)):
            tomllib.loads(text)
    else:
        assert as_values(root) == texts(tomllib.loads(text))
