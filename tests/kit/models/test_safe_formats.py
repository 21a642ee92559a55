"""The formats that hold numbers, against the libraries that own them."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
import safetensors
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import gguf as gguf_reader
from tenpoint.kit.models import npy as npy_reader
from tenpoint.kit.models import onnx as onnx_reader
from tenpoint.kit.models import safetensors as safetensors_reader
from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.view import FilePart


def view(data: bytes) -> FilePart:
    return FilePart(io.BytesIO(data), 0, len(data))


changes = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=5)


def changed(data: bytes, places: list[tuple[int, int]]) -> bytes:
    out = bytearray(data)
    for place, byte in places:
        out[place % len(out)] = byte
    return bytes(out)


# -- numpy -------------------------------------------------------------------

names = st.text("abcO", min_size=1, max_size=4)
simple = st.sampled_from(
    ["<f8", ">i4", "|b1", "<U3", "|S5", "<c16", "<M8[us]", "<m8", "|V7", "<f2"]
)
types = st.recursive(
    simple | st.just("|O"),
    lambda inner: st.lists(
        st.tuples(names, inner) | st.tuples(names, inner, st.tuples(st.integers(1, 3))),
        min_size=1,
        max_size=3,
        unique_by=lambda field: field[0],
    ),
    max_leaves=6,
)


@given(types, st.lists(st.integers(0, 3), max_size=3), st.booleans())
def test_knows_objects_as_numpy_does(descr: Any, shape: list[int], fortran: bool) -> None:
    array = np.zeros(shape, np.dtype(descr), order="F" if fortran else "C")
    out = io.BytesIO()
    np.lib.format.write_array(out, array, allow_pickle=True)
    data = out.getvalue()
    found = npy_reader.read(view(data))
    assert found.objects == array.dtype.hasobject
    if not found.objects:
        assert found.end in (len(data), None)


@given(changes, st.sampled_from(["'<f8'", "'|O'", "[('a', '<i4'), ('b', '|O')]"]))
def test_what_numpy_would_unpickle_is_never_passed(
    places: list[tuple[int, int]], descr: str
) -> None:
    data = changed(make.npy(descr), places)
    try:
        found = npy_reader.read(view(data)) if data.startswith(npy_reader.MAGIC) else None
    except CannotCheck:
        return
    try:
        version = np.lib.format.read_magic(file := io.BytesIO(data))
        dtype = np.lib.format._read_array_header(file, version)[2]  # type: ignore[attr-defined]
    except Exception:  # noqa: BLE001  # numpy does not load it
        return
    assert found is None or found.objects or not dtype.hasobject


@pytest.mark.parametrize(
    "descr",
    [
        pytest.param("__import__('os')", id="a call"),
        pytest.param("[" * 300 + "]" * 300, id="nested without end"),
        pytest.param("-" * 500 + "1", id="signs without end"),
        pytest.param("1" * 50_000 + "x", id="digits without end"),
        pytest.param("'" * 50_001, id="quotes without end"),
        pytest.param("'a' 'b' if x else y", id="an expression"),
        pytest.param("{'a': 1}", id="a dictionary"),
        pytest.param("3", id="a number"),
    ],
)
def test_a_header_that_is_no_type_is_said(descr: str) -> None:
    with pytest.raises(CannotCheck):
        npy_reader.read(view(make.npy(descr, version=2)))


# -- safetensors -------------------------------------------------------------


def library_reads(data: bytes) -> bool:
    try:
        safetensors.deserialize(data)  # type: ignore[no-untyped-call]
    except safetensors.SafetensorError:
        return False
    return True


def honest(data: bytes) -> bool:
    try:
        return not safetensors_reader.lies(view(data))
    except CannotCheck:
        return False


arrays = st.builds(
    lambda dtype, shape: np.zeros(shape, dtype),
    st.sampled_from(["uint8", "float32", "float16", "int64", "bool", "complex64"]),
    st.lists(st.integers(0, 3), max_size=3),
)


@given(
    st.dictionaries(st.text(max_size=5).filter(lambda name: name != "__metadata__"), arrays),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)
def test_believes_what_the_library_writes(
    tensors: dict[str, Any], metadata: dict[str, str]
) -> None:
    assert honest(safetensors.numpy.save(tensors, metadata or None))


fields = st.fixed_dictionaries(
    {},
    optional={
        "dtype": st.sampled_from(["U8", "F32", "F4", "X", 3]),
        "shape": st.lists(st.integers(-1, 4), max_size=2) | st.just("x"),
        "data_offsets": st.lists(st.integers(-1, 12), min_size=1, max_size=3),
        "more": st.just(1),
    },
)
headers = st.dictionaries(
    st.sampled_from(["a", "b", "__metadata__"]), fields | st.just({}), max_size=3
)


@given(headers, st.integers(0, 16))
def test_never_believes_what_the_library_refuses(header: dict[str, object], size: int) -> None:
    data = make.safetensors(header, bytes(size))
    if honest(data):
        assert library_reads(data)


@given(changes, st.integers(0, 90))
def test_damaged_headers_are_read_or_said(places: list[tuple[int, int]], end: int) -> None:
    good = make.safetensors({"a": make.tensor(0, 4), "b": make.tensor(4, 8)}, bytes(8))
    for data in (changed(good, places), good[:end]):
        if honest(data):
            assert library_reads(data)


def test_every_dtype_of_the_library_is_known() -> None:
    for dtype, bits in safetensors_reader._BITS.items():
        size = bits  # eight elements
        data = make.safetensors({"a": make.tensor(0, size, dtype, [8])}, bytes(size))
        assert honest(data)
        assert library_reads(data)


def test_a_name_given_twice_is_a_lie_though_the_library_reads_it() -> None:
    one = json.dumps(make.tensor(0, 4))
    data = make.safetensors(f'{{"a": {one}, "a": {one}}}'.encode(), bytes(4))
    assert library_reads(data)
    assert not honest(data)


# -- GGUF --------------------------------------------------------------------


def gguf_is_sound(data: bytes) -> bool:
    try:
        list(gguf_reader.dangers(view(data), Budget()))
    except CannotCheck:
        return False
    return True


def test_reads_what_the_library_writes(tmp_path: Any) -> None:
    gguf = pytest.importorskip("gguf")
    for endian in (gguf.GGUFEndian.LITTLE, gguf.GGUFEndian.BIG):
        path = tmp_path / f"{endian.name}.gguf"
        writer = gguf.GGUFWriter(path, "llama", endianess=endian)
        writer.add_chat_template("{{ messages.__class__ }}")
        writer.add_token_list(["a", "__class__"])
        writer.add_token_scores([0.5, 1.5])
        writer.add_array("x.flags", [True, False])
        writer.add_float64("x.f", 1.0)
        writer.add_custom_alignment(64)
        writer.add_tensor("w", np.ones((3, 5), np.float32))
        writer.add_tensor("v", np.ones(7, np.float16))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        data = path.read_bytes()
        assert list(gguf_reader.dangers(view(data), Budget())) == [
            "tokenizer.chat_template: __class__"
        ]
        for end in range(0, len(data) - 50, 13):
            assert not gguf_is_sound(data[:end])


def test_the_library_reads_what_we_write_by_hand(tmp_path: Any) -> None:
    gguf = pytest.importorskip("gguf")
    path = tmp_path / "m.gguf"
    path.write_bytes(make.gguf({"general.name": "x", "a": ["b", "c"], "n": 3}))
    reader = gguf.GGUFReader(path)
    assert [tensor.name for tensor in reader.tensors] == ["t0"]


@given(changes)
def test_damaged_gguf_is_read_or_said(places: list[tuple[int, int]]) -> None:
    data = changed(make.gguf({"general.name": "x", "a": ["b", "c"], "n": 3}), places)
    assert gguf_is_sound(data) in (True, False)


def test_tensor_types_are_those_of_the_library() -> None:
    gguf = pytest.importorskip("gguf")
    sizes = {int(kind): size for kind, size in gguf.GGML_QUANT_SIZES.items()}
    assert {kind: sizes.get(kind) for kind in gguf_reader._BLOCKS} == gguf_reader._BLOCKS


# -- ONNX --------------------------------------------------------------------


def escapes(data: bytes) -> list[str] | None:
    model = onnx_reader.read(view(data), Budget())
    return None if model is None else list(onnx_reader.escapes(view(data), model, Budget()))


def test_the_onnx_library_reads_what_we_write_by_hand() -> None:
    onnx = pytest.importorskip("onnx")
    graph = make.field(5, make.onnx_tensor("../x"))
    model = onnx.load_model_from_string(make.onnx_model(graph))
    assert model.graph.initializer[0].external_data[0].value == "../x"
    assert model.opset_import[0].version == 21


def test_finds_external_data_wherever_the_library_puts_it() -> None:
    onnx = pytest.importorskip("onnx")
    from onnx import TensorProto, helper

    def tensor(place: str) -> Any:
        out = TensorProto(name="w", data_type=1, dims=[1], data_location=TensorProto.EXTERNAL)
        entry = out.external_data.add()
        entry.key, entry.value = "location", place
        return out

    inner = helper.make_graph([], "inner", [], [], initializer=[tensor("../inner")])
    nodes = [
        helper.make_node("Constant", [], ["c"], value=tensor("../constant")),
        helper.make_node("If", ["c"], ["d"], then_branch=inner, else_branch=inner),
        helper.make_node("Many", ["c"], ["e"], values=[tensor("../list")]),
    ]
    graph = helper.make_graph(
        nodes, "g", [], [], initializer=[tensor("../initial"), tensor("fine")]
    )
    sparse = graph.sparse_initializer.add()
    sparse.values.CopyFrom(tensor("../sparse"))
    function = helper.make_function("d", "f", [], [], nodes[:1], [helper.make_opsetid("", 21)])
    model = helper.make_model(graph, functions=[function])
    info = model.training_info.add()
    info.algorithm.initializer.append(tensor("../training"))
    found = escapes(model.SerializeToString())
    assert found is not None
    assert set(found) == {
        "../inner",
        "../constant",
        "../list",
        "../initial",
        "../sparse",
        "../training",
    }
    assert onnx.__version__


@given(changes)
def test_damaged_onnx_is_read_or_said(places: list[tuple[int, int]]) -> None:
    data = changed(make.onnx_model(make.field(5, make.onnx_tensor("../x"))), places)
    try:
        found = escapes(data)
    except CannotCheck:
        found = None
    assert found is None or isinstance(found, list)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_onnx_without_its_fields(data: bytes) -> None:
    found = onnx_reader.read(view(data), Budget())
    assert found is None or found.parts
