"""The labelled corpus, archives in archives, and the bounds of a look."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import model_bytes as make
from support.model_corpus import Row, rows
from tenpoint.kit.models.limits import MIB, Limits
from tenpoint.kit.models.look import Found, look

CORPUS = rows()
# Formats that are only advice: they hold numbers, but are none of the three safe ones.
ADVICE = {"keras", "saved-model", "onnx-domain"}


def seen(data: bytes, name: str = "x", limits: Limits | None = None) -> Found:
    return look(io.BytesIO(data), len(data), name, limits)


def test_the_corpus_is_large_enough() -> None:
    count = Counter(row.label for row in CORPUS)
    assert count["stop"] >= 200
    assert count["pass"] >= 100
    assert count["unread"] >= 30


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: f"{row.label}: {row.why}")
def test_corpus(row: Row) -> None:
    found = seen(row.data, row.name)
    stopped = [verdict for verdict in found.verdicts if verdict.format not in ADVICE]
    if row.label == "stop":
        assert stopped
    else:
        assert not stopped
        assert bool(found.problems) == (row.label == "unread")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(make.evil(), "m", ("pickle", ()), id="a bare pickle"),
        pytest.param(make.torch_zip(), "m", ("torch", ("archive/data.pkl",)), id="PyTorch"),
        pytest.param(
            make.torch_zip(script=True),
            "m",
            ("torchscript", ("archive/data.pkl",)),
            id="TorchScript",
        ),
        pytest.param(make.torch_legacy(), "m", ("torch-legacy", ()), id="PyTorch of old"),
        pytest.param(make.torch_tar(), "m", ("torch-legacy", ("sys_info",)), id="PyTorch tar"),
        pytest.param(make.joblib_array(), "m", ("joblib", ()), id="joblib by what it imports"),
        pytest.param(
            make.WRAPPERS["xz"](make.evil()),
            "m.joblib",
            ("joblib", ("xz data",)),
            id="joblib by name",
        ),
        pytest.param(
            make.zipped({"a": make.tarred({"b": make.WRAPPERS["gzip"](make.evil())})}),
            "m",
            ("pickle", ("a", "b", "gzip data")),
            id="the way through archives",
        ),
        pytest.param(
            make.zipped({"y.npy": make.npy("'O'")}),
            "m.npz",
            ("numpy-objects", ("y.npy",)),
            id="numpy",
        ),
        pytest.param(make.keras("Lambda"), "m", ("keras-code", ("config.json",)), id="Keras"),
    ],
)
def test_says_what_and_where(data: bytes, name: str, expected: tuple[str, tuple[str, ...]]) -> None:
    verdict = seen(data, name).verdicts[0]
    assert (verdict.format, verdict.inside) == expected


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        pytest.param(make.keras("Dense"), "keras", id="Keras"),
        pytest.param(make.keras_hdf5("Dense"), "keras", id="Keras in HDF5"),
        pytest.param(make.saved_model("Const"), "saved-model", id="SavedModel"),
        pytest.param(make.onnx_model(domain="my.ops"), "onnx-domain", id="operators of one's own"),
    ],
)
def test_advises(data: bytes, advice: str) -> None:
    found = seen(data)
    assert [verdict.format for verdict in found.verdicts] == [advice]
    assert not found.problems


def test_names_from_a_file_cannot_act_on_a_terminal() -> None:
    archive = make.zipped({"a\x1b[2J\nb": make.evil()})
    [verdict] = seen(archive).verdicts
    assert "\x1b" not in repr(verdict.inside)
    assert verdict.inside[0].isprintable()


def test_what_was_found_before_a_limit_is_kept() -> None:
    archive = make.zipped({"a": make.evil(), **{f"n{i}": b"x" for i in range(50)}})
    found = seen(archive, limits=Limits(members=20))
    assert found.problems == ("holds more than 20 members: not looked at to its end",)


@given(st.binary(max_size=600), st.sampled_from(["x", "m.pkl", "m.onnx", "m.h5", "saved_model.pb"]))
def test_any_bytes_can_be_looked_at(data: bytes, name: str) -> None:
    assert isinstance(seen(data, name), Found)


@given(
    st.sampled_from([row for row in CORPUS if 0 < len(row.data) < 5000]),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 5000),
)
def test_damaged_files_can_be_looked_at(
    row: Row, changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(row.data)
    for place, byte in changes:
        data[place % len(data)] = byte
    assert isinstance(seen(bytes(data), row.name), Found)
    assert isinstance(seen(row.data[: length % len(row.data)], row.name), Found)


# -- bounds: hostile input costs what the limits allow ------------------------


def timed(data: bytes, name: str = "x") -> tuple[Found, float]:
    start = monotonic()
    return seen(data, name), monotonic() - start


def test_a_bomb_costs_what_was_asked_for() -> None:
    import zlib

    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(machine.compress(bytes(MIB)) for _ in range(1200)) + machine.flush()
    found, seconds = timed(bomb)
    assert found.verdicts == ()
    assert seconds < 20


def test_a_bomb_of_archives_is_said() -> None:
    inner = make.zipped({f"n{i}": bytes(900_000) for i in range(40)})
    archive = make.zipped({f"z{i}": inner for i in range(40)})
    found, seconds = timed(archive)
    assert found.problems == ("unpacks to more than 256 MiB: not looked at to its end",)
    assert seconds < 20


def test_members_that_share_their_bytes_cost_once() -> None:
    archive = make.zipped({"m": bytes(900_000)})
    start = archive.index(b"PK\x01\x02")
    entry = archive[start : start + 47]
    count = 30_000
    end = struct.pack("<4s4HIIH", b"PK\x05\x06", 0, 0, count, count, 47 * count, start, 0)
    found, seconds = timed(archive[:start] + entry * count + end)
    assert found.problems == ("a zip archive in which two members share their bytes",)
    assert seconds < 20


def test_twenty_thousand_members() -> None:
    members = {f"d/{i}.txt": b"text %d" % i for i in range(20_000)}
    members["d/last"] = make.evil()
    found, seconds = timed(make.zipped(members, zipfile.ZIP_STORED))
    assert [verdict.inside for verdict in found.verdicts] == [("d/last",)]
    assert found.problems == ()
    assert seconds < 20


def test_many_members_in_tar() -> None:
    found, seconds = timed(make.tarred({f"{i}": b"x" for i in range(5000)} | {"m": make.evil()}))
    assert len(found.verdicts) == 1
    assert seconds < 20


@pytest.mark.parametrize("depth", [7, 8, 9, 40])
def test_depth(depth: int) -> None:
    data = make.evil()
    for _ in range(depth):
        data = make.zipped({"a": data})
    found = seen(data)
    assert bool(found.verdicts) == (depth <= 8)
    assert bool(found.problems) == (depth > 8)


HUGE = 4 << 30


def sparse(path: Path, head: bytes, tail: bytes = b"", size: int = HUGE) -> None:
    """A file of `size` bytes that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(head)
        file.seek(size - len(tail))
        file.write(tail)
        file.truncate(size)


def huge_safetensors() -> tuple[bytes, bytes]:
    # The header's own length counts, and it does not depend on the last digits.
    header = len(make.safetensors({"a": make.tensor(0, HUGE - 100)}))
    return make.safetensors({"a": make.tensor(0, HUGE - header)}), b""


@pytest.mark.parametrize(
    ("kind", "stopped"),
    [("zeros", False), ("safetensors", False), ("torch", True), ("pickle", True), ("hdf5", False)],
)
def test_four_gigabytes_in_bounded_memory(tmp_path: Path, kind: str, stopped: bool) -> None:
    path = tmp_path / f"huge.{kind}"
    if kind == "zeros":
        sparse(path, b"\x7fELF")
    elif kind == "safetensors":
        sparse(path, *huge_safetensors())
    elif kind == "torch":
        sparse(path, b"\x89PNG\r\n", make.torch_zip(make.evil(2)))
    elif kind == "hdf5":
        sparse(path, make.hdf5(), b"end")
    else:
        size = struct.pack("<Q", HUGE - 100)
        sparse(path, b"\x80\x04\x8e" + size, size=HUGE - 100 + 11)
        with path.open("ab") as file:
            file.write(b"0" + make.evil(2)[2:])
    # A process of its own. Its memory is read from /proc: the peak that getrusage gives on Linux
    # holds that of the process it was forked from.
    code = (
        "import os, re, resource, sys\n"
        "from tenpoint.kit.models.look import look\n"
        "with open(sys.argv[1], 'rb') as file:\n"
        "    found = look(file, os.path.getsize(sys.argv[1]), 'huge.' + sys.argv[2])\n"
        "print(len(found.verdicts), found.problems)\n"
        "status = '/proc/self/status'\n"
        "if os.path.exists(status):\n"
        "    print(re.search(r'VmHWM:\\s+(\\d+)', open(status).read())[1])\n"
        "else:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    start = monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path), kind],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    told, peak = ran.stdout.splitlines()
    assert bool(int(told[0])) == stopped
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(peak) * unit < 300 * MIB
    assert monotonic() - start < 25
