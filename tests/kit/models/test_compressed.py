"""Unpackers against the libraries that packed: the same bytes, or a reason."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib

import lz4.frame  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import compressed
from tenpoint.kit.models.view import FilePart

content = st.binary(max_size=400) | st.builds(
    lambda a, n: a * n, st.binary(max_size=9), st.integers(0, 90_000)
)


def view(data: bytes) -> FilePart:
    return FilePart(io.BytesIO(data), 0, len(data))


def unpacked(data: bytes) -> bytes:
    found = compressed.wrapper(data[:65536], text=False)
    assert found is not None
    return b"".join(found[1](view(data)))


@pytest.mark.parametrize("kind", make.WRAPPERS)
@given(data=content)
def test_gives_what_was_packed(kind: str, data: bytes) -> None:
    data = data or b"x"  # zlib and lzma are known by what they hold
    assert unpacked(make.WRAPPERS[kind](data)) == data


@given(
    content,
    st.sampled_from([lz4.frame.BLOCKSIZE_MAX64KB, lz4.frame.BLOCKSIZE_MAX1MB]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_lz4_as_its_library_writes_it(
    data: bytes, block_size: int, linked: bool, checked: bool, sized: bool
) -> None:
    packed = lz4.frame.compress(
        data,
        block_size=block_size,
        block_linked=linked,
        block_checksum=checked,
        content_checksum=checked,
        store_size=sized,
    )
    assert unpacked(packed) == data
    assert unpacked(packed + packed) == data + data


@pytest.mark.parametrize(
    ("pack", "parts"),
    [
        pytest.param(gzip.compress, 3, id="gzip members"),
        pytest.param(bz2.compress, 3, id="bzip2 streams"),
        pytest.param(lzma.compress, 3, id="xz streams"),
    ],
)
def test_streams_that_follow_each_other(pack: object, parts: int) -> None:
    assert callable(pack)
    assert unpacked(pack(b"abc") * parts) == b"abc" * parts
    assert unpacked(pack(b"abc") + bytes(100)) == b"abc"


def test_streams_that_end_with_a_window() -> None:
    for size in range(65_500, 65_540):
        packed = gzip.compress(bytes(5)).ljust(1) + gzip.compress(make_noise(size))
        assert len(unpacked(packed)) == 5 + size


def make_noise(size: int) -> bytes:
    import random

    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("kind", make.WRAPPERS)
def test_every_cut_is_said(kind: str) -> None:
    data = make.WRAPPERS[kind](b"some text, some more text, " * 20)
    found = compressed.wrapper(data, text=False)
    assert found is not None
    for end in range(25, len(data) - 9):
        with pytest.raises(CannotCheck):
            b"".join(found[1](view(data[:end])))


@pytest.mark.parametrize("kind", make.WRAPPERS)
@given(changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1))
def test_any_damage_is_read_or_said(kind: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(make.WRAPPERS[kind](b"some text, some more text, " * 9))
    found = compressed.wrapper(bytes(data), text=False)
    assert found is not None
    for place, byte in changes:
        data[place % len(data)] = byte
    try:
        size = sum(len(chunk) for chunk in found[1](view(bytes(data))))
    except CannotCheck:
        size = 0
    assert size >= 0


@given(st.binary(max_size=300))
def test_any_lz4_is_read_or_said(data: bytes) -> None:
    try:
        got = unpacked(b"\x04\x22\x4d\x18\x60\x40\x82" + data)
    except CannotCheck:
        got = b""
    assert isinstance(got, bytes)


@given(st.binary(max_size=200))
def test_lz4_never_gives_what_its_library_does_not(data: bytes) -> None:
    block = len(data).to_bytes(4, "little") + data + bytes(4)
    packed = b"\x04\x22\x4d\x18\x60\x40\x82" + block
    try:
        expected = lz4.frame.decompress(packed)
    except RuntimeError:
        return
    assert unpacked(packed) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\x28\xb5\x2f\xfd" + bytes(20), "zstd", id="zstd"),
        pytest.param(
            b"\x50\x2a\x4d\x18\x04\0\0\0abcd\x28\xb5\x2f\xfd",
            "zstd",
            id="zstd behind a skippable frame",
        ),
        pytest.param(
            b"\x5f\x2a\x4d\x18\xff\xff\xff\xff", "skippable", id="a skippable frame alone"
        ),
        pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z", id="7z"),
    ],
)
def test_says_what_it_cannot_unpack(data: bytes, reason: str) -> None:
    with pytest.raises(CannotCheck, match=reason):
        unpacked(data)


def test_lz4_behind_a_skippable_frame() -> None:
    assert unpacked(b"\x50\x2a\x4d\x18\x02\0\0\0ab" + make.lz4_stored(b"text")) == b"text"


def test_a_dictionary_of_gigabytes_is_refused() -> None:
    data = bytearray(lzma.compress(b"text" * 100, lzma.FORMAT_ALONE))
    data[1:5] = b"\xff\xff\xff\x7f"
    with pytest.raises(CannotCheck):
        b"".join(compressed._lzma_alone(view(bytes(data))))


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"x^2 + y", id="text like zlib"),
        pytest.param(b"BZh is a name", id="text like bzip2"),
        pytest.param(zlib.compress(b"")[:5], id="five bytes"),
        pytest.param(b"\x78\x9c" + b"\xff" * 100, id="zlib's first bytes alone"),
        pytest.param(b"\x5d\0\0\x80\0" + b"\xff" * 8 + b"\x01\xff", id="lzma's first bytes alone"),
    ],
)
def test_is_not_compressed(head: bytes) -> None:
    assert compressed.wrapper(head, text=head.isascii() and head.isalnum()) is None
