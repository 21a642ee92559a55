"""The abstract stack machine, judged against pickletools and CPython's own two unpicklers."""

from __future__ import annotations

import io
import pickle
import pickletools
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import pickle as reader
from tenpoint.kit.models.limits import Budget, Limits
from tenpoint.kit.models.view import FilePart


def view(data: bytes) -> FilePart:
    return FilePart(io.BytesIO(data), 0, len(data))


def trace(data: bytes) -> reader.Trace:
    return reader.trace(view(data), Budget())


# -- one opcode at a time ----------------------------------------------------


def argument(opcode: pickletools.OpcodeInfo) -> bytes:
    """A valid argument, as pickletools describes it."""
    if opcode.arg is None:
        return b""
    if opcode.arg.n > 0:
        return b"\0" * opcode.arg.n
    lines = {
        "decimalnl_short": b"00\n",
        "decimalnl_long": b"12L\n",
        "floatnl": b"1.5\n",
        "stringnl": b"'abc'\n",
        "stringnl_noescape": b"abc\n",
        "stringnl_noescape_pair": b"os\nsystem\n",
        "unicodestringnl": b"abc\n",
    }
    if opcode.arg.name in lines:
        return lines[opcode.arg.name]
    width = {
        pickletools.TAKEN_FROM_ARGUMENT1: 1,
        pickletools.TAKEN_FROM_ARGUMENT4: 4,
        pickletools.TAKEN_FROM_ARGUMENT4U: 4,
        pickletools.TAKEN_FROM_ARGUMENT8U: 8,
    }[opcode.arg.n]
    return (3).to_bytes(width, "little") + b"abc"


@pytest.mark.parametrize("opcode", pickletools.opcodes, ids=lambda opcode: opcode.name)
def test_knows_each_opcode(opcode: pickletools.OpcodeInfo) -> None:
    """Its length, and how it changes the stack, are what pickletools says."""
    taken = opcode.stack_before
    code = opcode.code.encode("latin-1") + argument(opcode)
    mark = pickletools.markobject in taken
    if mark:
        below = taken.index(pickletools.markobject)
        before = b"N" * below + b"(" + b"NN" * (len(taken) > below + 1)
    else:
        before = b"N" * len(taken)
    if opcode.name in {"GET", "BINGET", "LONG_BINGET"}:
        before += b"Np0\n0"
    if opcode.name.endswith("PUT"):
        before = b"N"  # pickletools does not list the value that stays where it is
    if opcode.name == "MARK":
        code += b"1"
    found = trace(before + code + b"N" + b".")
    if opcode.name == "STOP":
        assert found.stopped
        return
    put = 0 if opcode.name in {"POP", "MARK"} else len(opcode.stack_after)
    put += opcode.name.endswith("PUT")
    assert found.stopped, "it did not end where pickletools says"
    assert found.values == put + 1
    if taken:
        assert not trace(before[1:] + code + b"N.").stopped or mark, "it takes too little"


# -- whatever pickle writes --------------------------------------------------

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=300)
    | st.binary(max_size=300)
    | st.binary(max_size=20).map(bytearray),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=5)
        | st.sets(st.integers(), max_size=5)
        | st.frozensets(st.integers(), max_size=5)
    ),
    max_leaves=20,
)


@given(values, st.integers(0, 5))
def test_follows_what_pickle_writes(value: object, protocol: int) -> None:
    data = pickle.dumps(value, protocol)
    found = trace(data)
    assert found.stopped
    assert found.values == 1
    assert found.end == len(data)
    if protocol >= 2:
        assert reader.is_pickle(found, view(data), text=False, named=False)


@given(values, st.integers(0, 5), st.data())
def test_a_call_counts_whatever_follows(value: object, protocol: int, data: st.DataObject) -> None:
    raw = pickle.dumps([value, make.Payload()], protocol)
    end = raw.rindex(b"R") + 1
    cut = raw[: data.draw(st.integers(end, len(raw)))] + data.draw(st.binary(max_size=20))
    found = trace(cut)
    assert found.called
    assert any("system" in name for name in found.imports)


# -- whatever runs -----------------------------------------------------------


class Stub:
    """Stands for everything that is imported, and notes that it was used."""

    used = False

    def __new__(cls, *arguments: object, **names: object) -> Self:
        Stub.used = True
        return object.__new__(cls)

    def __init__(self, *arguments: object, **names: object) -> None: ...

    def __setstate__(self, state: object) -> None:
        Stub.used = True

    def append(self, value: object) -> None: ...

    def extend(self, values: object) -> None: ...

    def __setitem__(self, key: object, value: object) -> None: ...


def harmless(base: Any) -> Any:
    class Unpickler(base):  # type: ignore[misc]  # two classes with one interface
        def find_class(self, module: str, name: str) -> object:
            return Stub

        def persistent_load(self, pid: object) -> object:
            return None

    return Unpickler


pieces = st.sampled_from(
    [opcode.code.encode("latin-1") + argument(opcode) for opcode in pickletools.opcodes]
    + [
        b"cos\nsystem\n",
        b")",
        b"(",
        b"R",
        b"}",
        b"b",
        b"\x81",
        b"N",
        b"\x8c\x01m",
        b"\x93",
        b"h\0",
        b"t",
        b".",
    ]
    + [b"\x80\x04", b"\x95\xff\0\0\0\0\0\0\0", b"U\x02ab", b"K\x01", b"2", b"0", b"]", b"l", b"d"]
)


@given(st.lists(pieces, max_size=30), st.binary(max_size=4))
def test_sees_every_call_that_an_unpickler_makes(codes: list[bytes], tail: bytes) -> None:
    data = b"".join(codes) + tail
    for base in (pickle.Unpickler, pickle._Unpickler):
        Stub.used = ended = False
        try:
            harmless(base)(io.BytesIO(data)).load()
            ended = True
        except Exception:  # noqa: BLE001  # whatever is wrong with it
            ended = False
        found = trace(data)
        if Stub.used:
            assert found.called
        elif ended:
            assert found.stopped


@given(st.binary(max_size=400))
def test_any_bytes_end(data: bytes) -> None:
    found = trace(data)
    assert found.end <= len(data)


@given(st.text(alphabet="abcdeiIRoSVpt().'0123\n ", max_size=200))
def test_text_is_a_pickle_only_with_a_call_or_to_its_end(text: str) -> None:
    data = text.encode()
    found = trace(data)
    if reader.is_pickle(found, view(data), text=True, named=False):
        assert found.called or found.end >= len(data.rstrip())


# -- its bounds --------------------------------------------------------------


def test_says_that_it_stopped_at_a_limit() -> None:
    with pytest.raises(CannotCheck, match="more than 50,000 steps"):
        reader.trace(view(b"N" * 100_000), Budget(Limits(steps=50_000)))


def test_a_memo_without_end_is_a_limit_too() -> None:
    with pytest.raises(CannotCheck, match="memo"):
        trace(b"N" + b"\x94" * 600_000)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x8e" + b"\xff" * 8, id="a length of 2**64-1"),
        pytest.param(b"\x8d\0\0\0\0\0\1\0\0abc", id="a text of a terabyte"),
        pytest.param(b"T\xff\xff\xff\x7fabc", id="a string of 2 GiB"),
        pytest.param(b"V" + b"x" * 2_000_000, id="a line without end"),
        pytest.param(b"(" * 200_000, id="marks without end"),
        pytest.param(b"I" + b"9" * 500_000 + b"\n.", id="a number of 500,000 digits"),
    ],
)
def test_hostile_lengths_end_it(data: bytes) -> None:
    assert not trace(data).stopped or trace(data).steps == 2


def test_imports_are_named() -> None:
    assert trace(make.TENSOR_PICKLE).imports == (
        "torch._utils._rebuild_tensor_v2",
        "torch.FloatStorage",
        "collections.OrderedDict",
    )
