"""Places in JSON, held against the document that `json` itself builds."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.parse.json_place import JsonPlaces

MARK = "\u2603MARK\u2603"

Path = list[str | int]


def path_of(text: str, piece: str) -> Path:
    data = text.encode()
    return JsonPlaces(data).at(data.index(piece.encode()))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param('{"c": [{}, {"s": ["a", "MARK"]}]}', ["c", 1, "s", 1], id="a cell"),
        pytest.param('{"a": "MARK"}', ["a"], id="value of a key"),
        pytest.param('["MARK"]', [0], id="first of an array"),
        pytest.param('"MARK"', [], id="the document itself"),
        pytest.param('{"a": 1, "MARK": 2}', [""], id="a key before its colon belongs to nothing"),
        pytest.param('[{"a": [1, 2]}, [3, "MARK"]]', [1, 1], id="behind what is closed"),
        pytest.param('["f(a, b, {c: [", "x MARK"]', [1], id="signs in a string before"),
        pytest.param('["f(a, b, [ MARK ], c)"]', [0], id="signs in the string itself"),
        pytest.param('["a\\"b, {", "\\\\", "MARK"]', [2], id="escaped quotes and backslashes"),
        pytest.param('["print(1)\\n", "MARK"]', [1], id="an escaped line end"),
        pytest.param('{"k\\u00e9y": "MARK"}', ["kéy"], id="an escape in a key"),
        pytest.param('{"k\\q": "MARK"}', ["k\\q"], id="a wrong escape in a key"),
        pytest.param('{"\u00e9\u00e9": ["\u00e9", "MARK"]}', ["éé", 1], id="bytes and characters"),
        pytest.param('{"a": {}, "b": [], "c": "MARK"}', ["c"], id="behind empty ones"),
    ],
)
def test_leads_to_a_place(text: str, path: Path) -> None:
    assert path_of(text, "MARK") == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param('{"cells": [{"source": ["MARK', ["cells", 0, "source", 0], id="cut off"),
        pytest.param(']]]{"a": ["MARK"]', ["a", 0], id="closed before it is open"),
        pytest.param('["not closed, [\n, "MARK"]', [1], id="a string ends with its line"),
        pytest.param("{{{ MARK", ["", "", ""], id="no keys"),
        pytest.param("MARK", [], id="no JSON"),
    ],
)
def test_leads_through_damage(text: str, path: Path) -> None:
    assert path_of(text, "MARK") == path


def test_the_path_of_a_deep_place_ends_where_it_becomes_too_deep() -> None:
    deep = "[" * 300 + '"x", "MARK"' + "]" * 300 + ', "END"'
    assert path_of(deep, "MARK") == [0] * 200
    assert path_of(f"[{deep}]", "END") == [1]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


def marks(document: object, path: Path) -> dict[int, Path]:
    """The number of each marked string, and the path to it."""
    found: dict[int, Path] = {}
    if isinstance(document, str) and document.startswith(MARK):
        found[int(document.removeprefix(MARK))] = path
    elif isinstance(document, list):
        for number, inner in enumerate(document):
            found |= marks(inner, [*path, number])
    elif isinstance(document, dict):
        for key, inner in document.items():
            found |= marks(inner, [*path, key])
    return found


def marked(document: object, numbers: list[int]) -> object:
    """The document with each of its strings, but no key, replaced by a numbered mark."""
    if isinstance(document, str):
        numbers.append(len(numbers))
        return f"{MARK}{numbers[-1]}"
    if isinstance(document, list):
        return [marked(inner, numbers) for inner in document]
    if isinstance(document, dict):
        return {key: marked(inner, numbers) for key, inner in document.items()}
    return document


@given(
    document=VALUES,
    indent=st.sampled_from([None, 0, 1]),
    ascii=st.booleans(),
    rising=st.booleans(),
)
def test_leads_where_json_does(
    document: object, indent: int | None, ascii: bool, rising: bool
) -> None:
    wanted = marks(tree := marked(document, []), [])
    data = json.dumps(tree, indent=indent, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
    places = JsonPlaces(data)
    for number in sorted(wanted, reverse=not rising):
        mark = json.dumps(f"{MARK}{number}", ensure_ascii=ascii).encode()
        at = data.index(mark)
        assert places.at(at) == wanted[number]
        assert places.at(at + len(mark) // 2) == wanted[number]


@given(st.binary(), st.integers(0, 300))
def test_leads_somewhere_in_any_bytes(data: bytes, offset: int) -> None:
    path = JsonPlaces(data).at(offset)
    assert all(isinstance(step, str) or step >= 0 for step in path)
    assert path == JsonPlaces(data).at(offset)


def test_many_places_are_one_walk() -> None:
    """A walk from the start for each of these would take an hour."""
    item = '{"source": ["print(1)\\n", "x"]}'
    data = f'{{"cells": [{", ".join([item] * 20_000)}]}}'.encode()
    places = JsonPlaces(data)
    start = time.process_time()
    at = data.find(b'"x"')
    cell = 0
    while at >= 0:
        assert places.at(at) == ["cells", cell, "source", 1]
        at = data.find(b'"x"', at + 1)
        cell += 1
    assert cell == 20_000
    assert time.process_time() - start < 60  # half a second here


@pytest.mark.parametrize("piece", ['\\"', '"', "\\", "[", '{"a":', '"\\', "é"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Quadratic time would be hours for a megabyte; the bound tells that from a slow machine."""
    data = (piece * (1_000_000 // len(piece))).encode()
    start = time.process_time()
    JsonPlaces(data).at(len(data))
    assert time.process_time() - start < 60  # less than a second here
