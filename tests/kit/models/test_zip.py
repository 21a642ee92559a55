"""Zip members, against Python's own zipfile."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import zip as reader
from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.view import FilePart

METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


def view(data: bytes) -> FilePart:
    return FilePart(io.BytesIO(data), 0, len(data))


def members(data: bytes) -> tuple[dict[str, bytes], str]:
    """What is in an archive, by name, and what is wrong with it."""
    found: dict[str, bytes] = {}
    problem = ""
    try:
        for member in reader.members(view(data), Budget()):
            if member.data is None:
                problem = member.problem
                continue
            try:
                found[member.name] = member.data.at(0, 1 << 20)
            except CannotCheck as damage:
                problem = damage.reason
    except CannotCheck as damage:
        problem = problem or damage.reason
    return found, problem


contents = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\0/\\"), min_size=1, max_size=8),
    st.binary(max_size=100) | st.integers(1, 3000).map(lambda n: b"ab" * n),
    max_size=5,
)


@given(contents, st.sampled_from(METHODS), st.binary(max_size=50), st.binary(max_size=50))
def test_reads_what_zipfile_writes(
    files: dict[str, bytes], method: int, front: bytes, comment: bytes
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.comment = comment
    data = out.getvalue()
    found, problem = members(data)
    assert found == files
    assert not problem
    if files:
        assert reader.follows(view(b"!" + front + data))
        found, problem = members(b"!" + front + data)
        assert found == files
        assert not problem


class Unseekable(io.BytesIO):
    """Makes zipfile write sizes behind the data instead of before it."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


@given(contents, st.sampled_from(METHODS))
def test_reads_sizes_behind_the_data(files: dict[str, bytes], method: int) -> None:
    out = Unseekable()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    assert members(out.getvalue()) == (files, "")


def test_reads_without_the_directory() -> None:
    data = make.zipped({"a": b"hello", "b": b"there"}, zipfile.ZIP_STORED)
    found, problem = members(data[: data.index(b"PK\x01\x02")])
    assert found == {"a": b"hello", "b": b"there"}
    assert problem == "a zip archive without a directory"


def test_members_in_a_gap_are_found() -> None:
    good = make.zipped({"a": b"hello"}, zipfile.ZIP_STORED)
    at = good.index(b"PK\x01\x02")
    for gap in (b"", b"some bytes"):
        found, _ = members(good[:at] + gap + make.local_member("hidden", b"x") + good[at:])
        assert found == {"a": b"hello", "hidden": b"x"}


def test_flags_and_check_sums_hide_nothing() -> None:
    data = make.zipped({"a": b"hello"}, zipfile.ZIP_STORED)
    for flags in (0x1, 0x20, 0x40):
        assert members(make.with_flags(data, flags))[0] == {"a": b"hello"}


def test_the_local_header_counts_too() -> None:
    data = bytearray(make.zipped({"a": b"hello"}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 10] = 8  # the directory says deflate
    assert members(bytes(data))[0] == {"a": b"hello"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"PK\x05\x06" + bytes(18), False, id="an empty archive"),
        pytest.param(b"text PK\x05\x06 text" * 3, False, id="the signature in text"),
        pytest.param(b"PK\x05\x06" + b"\xff" * 18, False, id="a record of large numbers"),
        pytest.param(
            b"PK\x05\x06" + struct.pack("<4HIIH", 0, 0, 1, 1, 46, 0, 0),
            False,
            id="no directory there",
        ),
        pytest.param(make.zipped({"a": b""}), True, id="an archive"),
    ],
)
def test_what_stands_at_an_end(data: bytes, expected: bool) -> None:
    assert reader.follows(view(data)) == expected


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8),
    st.sampled_from(METHODS),
)
def test_any_damage_is_read_or_said(changes: list[tuple[int, int]], method: int) -> None:
    data = bytearray(make.zipped({"a": b"hello" * 9, "b": b"there"}, method))
    for place, byte in changes:
        data[place % len(data)] = byte
    found, _ = members(bytes(data))
    assert isinstance(found, dict)


@given(st.binary(max_size=120))
def test_any_bytes_behind_a_header_end(data: bytes) -> None:
    found, _ = members(b"PK\x03\x04" + data + b"PK\x05\x06" + data)
    assert isinstance(found, dict)
