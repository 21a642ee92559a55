from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.models.limits import MIB, Budget, LimitReachedError, Limits
from tenpoint.kit.models.view import Cursor, FilePart, OutOfBytesError, Part, Unpacked, View


def of_file(data: bytes) -> View:
    return FilePart(io.BytesIO(b"front" + data + b"back"), 5, len(data))


def of_part(data: bytes) -> View:
    return Part(of_file(b"more" + data + b"more"), 4, len(data))


def of_stream(data: bytes) -> View:
    return Unpacked((data[at : at + 7] for at in range(0, len(data), 7)), Budget())


KINDS = [of_file, of_part, of_stream]


@pytest.mark.parametrize("kind", KINDS)
@given(st.binary(max_size=100), st.lists(st.tuples(st.integers(-3, 120), st.integers(-3, 120))))
def test_is_the_bytes(kind: object, data: bytes, asked: list[tuple[int, int]]) -> None:
    assert callable(kind)
    view = kind(data)
    for offset, count in asked:
        expected = data[offset : offset + count] if offset >= 0 and count > 0 else b""
        assert view.at(offset, count) == expected
        assert view.has(count) == (count <= len(data))
    assert view.size == len(data)


def test_a_part_larger_than_its_archive_ends_with_it() -> None:
    part = Part(of_file(b"abc"), 1, 1 << 40)
    assert part.at(0, 100) == b"bc"
    assert not part.has(3)


def test_a_stream_is_unpacked_as_far_as_asked() -> None:
    given_out = []

    def chunks() -> Iterator[bytes]:
        for index in range(100):
            given_out.append(index)
            yield bytes(10)

    view = Unpacked(chunks(), Budget())
    assert view.at(5, 10) == bytes(10)
    assert given_out == [0, 1]


def test_a_large_stream_leaves_memory() -> None:
    view = Unpacked((bytes([index]) * MIB for index in range(40)), Budget())
    assert view.size == 40 * MIB
    assert view.at(3 * MIB - 1, 2) == b"\2\3"
    assert view.at(39 * MIB, 1) == b"\x27"


def test_a_stream_over_its_limit_is_said() -> None:
    view = Unpacked((bytes(MIB) for _ in range(9)), Budget(Limits(unpacked=3 * MIB)))
    with pytest.raises(LimitReachedError, match="3 MiB"):
        view.has(5 * MIB)


@pytest.mark.parametrize("kind", KINDS)
@given(st.binary(max_size=300), st.data())
def test_a_cursor_reads_on(kind: object, data: bytes, draw: st.DataObject) -> None:
    assert callable(kind)
    cursor = Cursor(kind(data))
    file = io.BytesIO(data)
    for _ in range(draw.draw(st.integers(0, 12))):
        step = draw.draw(st.sampled_from(["byte", "take", "skip", "line", "left"]))
        count = draw.draw(st.integers(0, 40))
        rest = data[file.tell() :]
        if step == "left":
            assert cursor.left() == bool(rest)
        elif step == "line":
            line = rest[: rest.find(b"\n") + 1]
            if line and len(line) <= 30:
                assert cursor.line(30) == line
                file.seek(len(line), io.SEEK_CUR)
            else:
                with pytest.raises(OutOfBytesError):
                    cursor.line(30)
        else:
            needed = 1 if step == "byte" else count
            if needed > len(rest):
                with pytest.raises(OutOfBytesError):
                    cursor.byte() if step == "byte" else getattr(cursor, step)(count)
                return
            expected = file.read(needed)
            if step == "byte":
                assert cursor.byte() == expected[0]
            elif step == "take":
                assert cursor.take(count) == expected
            else:
                cursor.skip(count)
        assert cursor.position == file.tell()


def test_a_cursor_stops_at_its_end() -> None:
    cursor = Cursor(of_file(b"abcdef"), 1, 4)
    assert cursor.take(3) == b"bcd"
    assert not cursor.left()
    with pytest.raises(OutOfBytesError):
        cursor.skip(1)


def test_lines_over_windows() -> None:
    data = b"x" * 200_000 + b"\n" + b"y\n"
    cursor = Cursor(of_file(data))
    assert cursor.line(1 * MIB) == data[:-2]
    assert cursor.line(1 * MIB) == b"y\n"
