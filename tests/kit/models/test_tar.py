"""Tar members, against Python's own tarfile."""

from __future__ import annotations

import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models import tar as reader
from tenpoint.kit.models.limits import Budget
from tenpoint.kit.models.view import FilePart

FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def members(data: bytes) -> tuple[dict[str, bytes], str]:
    found: dict[str, bytes] = {}
    try:
        for member in reader.members(FilePart(io.BytesIO(data), 0, len(data)), Budget()):
            found[member.name] = member.data.at(0, 1 << 20)
            if member.problem:
                return found, member.problem
    except CannotCheck as damage:
        return found, damage.reason
    return found, ""


contents = st.dictionaries(
    st.text("abcdefgh/é", min_size=1, max_size=150)
    .map(lambda name: name.strip("/"))
    .filter(lambda name: name and "//" not in name),
    st.binary(min_size=1, max_size=1200),
    min_size=1,
    max_size=4,
)


@given(contents, st.sampled_from(FORMATS))
def test_reads_what_tarfile_writes(files: dict[str, bytes], format: int) -> None:
    try:
        data = make.tarred(files, format)
    except ValueError:  # a name too long for ustar
        return
    assert reader.is_tar(data[:512])
    assert members(data) == (files, "")


@given(st.binary(max_size=600))
def test_is_tar_where_tarfile_says_so(data: bytes) -> None:
    header = (data + bytes(512))[:512]
    if reader.is_tar(header):
        tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")


def test_links_and_folders_have_no_data() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("d", tarfile.DIRTYPE), ("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "x"
            archive.addfile(info)
        info = tarfile.TarInfo("f")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"hello"))
    assert members(out.getvalue()) == ({"f": b"hello"}, "")


def test_a_size_in_a_pax_header_counts() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("f")
        info.size = 5
        info.pax_headers = {"size": "5", "comment": "x" * 2000}
        archive.addfile(info, io.BytesIO(b"hello"))
    assert members(out.getvalue()) == ({"f": b"hello"}, "")


def test_large_sizes_are_binary() -> None:
    info = tarfile.TarInfo("f")
    info.size = 1 << 40
    header = info.tobuf(tarfile.GNU_FORMAT)
    assert members(header + b"hello") == ({"f": b"hello"}, "a tar archive that breaks off")


def test_archives_that_follow_each_other() -> None:
    assert members(make.tarred({"a": b"1"}) + make.tarred({"b": b"2"})) == (
        {"a": b"1", "b": b"2"},
        "",
    )


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(bytes(512), id="zeros"),
        pytest.param(b"x" * 512, id="letters"),
        pytest.param(b"#!/bin/sh\n".ljust(512), id="text"),
        pytest.param(make.tar_v7(b"a", b"b")[:511], id="too short"),
    ],
)
def test_is_not_tar(header: bytes) -> None:
    assert not reader.is_tar(header)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_is_read_or_said(changes: list[tuple[int, int]]) -> None:
    data = bytearray(make.tarred({"a" * 120: b"hello", "b": b"there"}))
    for place, byte in changes:
        data[place % len(data)] = byte
    found, _ = members(bytes(data))
    assert isinstance(found, dict)


def test_sparse_members_are_said() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("f")
        info.size = 5
        info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0"}
        archive.addfile(info, io.BytesIO(b"hello"))
    assert members(out.getvalue())[1].startswith("stored with holes")
