"""The readers of program headers: two libraries are the judges, damage ends in a reason."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.binaries import CERTIFICATE, deb, dmg, elf, fat, macho, msi, pe, rpm, superblob
from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.binaries.look import Binary, look

SIGNED = superblob(b"x" * 20)
AD_HOC = superblob(None)


def seen(data: bytes, name: str = "program") -> Binary | None:
    return look(Source(name, data=data))


@pytest.mark.parametrize(
    ("data", "name", "kind", "signed"),
    [
        pytest.param(pe(), "a", "Windows program", False, id="PE"),
        pytest.param(pe(CERTIFICATE), "a", "Windows program", True, id="PE, signed"),
        pytest.param(pe(plus=False), "a", "Windows program", False, id="PE of 32 bits"),
        pytest.param(pe(CERTIFICATE, plus=False), "a", "Windows program", True, id="and signed"),
        pytest.param(pe(directories=4), "a", "Windows program", False, id="PE, four directories"),
        pytest.param(pe(bytes(24)), "a", "Windows program", False, id="a table of zeros"),
        pytest.param(
            pe(CERTIFICATE[:6] + b"\x01\0" + CERTIFICATE[8:] + CERTIFICATE),
            "a", "Windows program", True, id="the second certificate",
        ),
        pytest.param(macho(), "a", "macOS program", False, id="Mach-O"),
        pytest.param(macho(SIGNED), "a", "macOS program", True, id="Mach-O, signed"),
        pytest.param(macho(AD_HOC), "a", "macOS program", False, id="Mach-O, ad hoc"),
        pytest.param(macho(superblob(b"")), "a", "macOS program", False, id="an empty CMS blob"),
        pytest.param(macho(SIGNED, big=True, wide=False), "a", "macOS program", True,
                     id="Mach-O, big-endian, 32 bits"),
        pytest.param(fat(macho(SIGNED), macho(SIGNED)), "a", "macOS program", True, id="fat"),
        pytest.param(fat(macho(SIGNED), macho()), "a", "macOS program", False,
                     id="fat, one slice without"),
        pytest.param(fat(macho(SIGNED), macho(SIGNED), wide=True), "a", "macOS program", True,
                     id="fat, 64 bits"),
        pytest.param(macho(kind=6), "a.dylib", "macOS program", False, id="a library"),
        pytest.param(elf(), "a", "Linux program", False, id="ELF"),
        pytest.param(elf(3), "a.so", "Linux program", False, id="ELF, a library"),
        pytest.param(elf(appimage=True), "a", "AppImage", False, id="AppImage"),
        pytest.param(rpm(1000, 269), "a.rpm", "rpm package", False, id="rpm, digests alone"),
        pytest.param(rpm(1000, 268), "a.rpm", "rpm package", True, id="rpm, signed"),
        pytest.param(deb("control.tar.xz"), "a.deb", "Debian package", False, id="deb"),
        pytest.param(deb("data.tar", "_gpgorigin"), "a.deb", "Debian package", True,
                     id="deb, signed"),
        pytest.param(msi(signed=False), "a.msi", "Windows installer", False, id="msi"),
        pytest.param(msi(signed=True), "a.msi", "Windows installer", True, id="msi, signed"),
        pytest.param(dmg(signed=False), "a.dmg", "disk image", False, id="dmg"),
        pytest.param(dmg(signed=True), "a.dmg", "disk image", True, id="dmg, signed"),
    ],
)  # fmt: skip
def test_sees(data: bytes, name: str, kind: str, signed: bool) -> None:
    found = seen(data, name)
    assert found is not None
    assert (found.kind, found.is_signed) == (kind, signed)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(b"", "a", id="empty"),
        pytest.param(b"MZ", "a.exe", id="two letters"),
        pytest.param(b"MZ" + bytes(100), "a.com", id="a program of DOS"),
        pytest.param(b"MZ is how the text begins, and it goes on for a while, as texts do. " * 2,
                     "a", id="a text"),
        pytest.param(b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(50), "A.class", id="a Java class"),
        pytest.param(elf(1), "a.o", id="an object file"),
        pytest.param(macho(kind=1), "a.o", id="an object file of macOS"),
        pytest.param(elf(4), "core", id="a dump"),
        pytest.param(msi(signed=False), "a.doc", id="a document in the same container"),
        pytest.param(b"#!/bin/sh\n", "a", id="a script"),
        pytest.param(b"just text", "a.dmg", id="a text of that name"),
    ],
)  # fmt: skip
def test_is_no_program(data: bytes, name: str) -> None:
    assert seen(data, name) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pe(CERTIFICATE)[:-10], id="PE, its signature cut off"),
        pytest.param(pe()[:0x9A], id="PE, its header cut off"),
        pytest.param(macho(SIGNED)[:-10], id="Mach-O, its signature cut off"),
        pytest.param(macho()[:40], id="Mach-O, its commands cut off"),
        pytest.param(fat(macho(SIGNED), macho(SIGNED))[:-10], id="fat, a slice cut off"),
        pytest.param(fat(b"nothing of the sort" * 3), id="fat, a slice of something else"),
        pytest.param(macho()[:20] + b"\xff" * 8 + macho()[28:], id="Mach-O, huge commands"),
    ],
)
def test_refuses_what_is_cut_off(data: bytes) -> None:
    with pytest.raises(CannotCheck):
        seen(data)


@pytest.mark.parametrize("certificate", [b"", CERTIFICATE], ids=["unsigned", "signed"])
@pytest.mark.parametrize("plus", [True, False], ids=["64", "32"])
def test_pefile_agrees(certificate: bytes, plus: bool) -> None:
    pefile = pytest.importorskip("pefile")
    data = pe(certificate, plus=plus)
    judge = pefile.PE(data=data, fast_load=True)
    entry = judge.OPTIONAL_HEADER.DATA_DIRECTORY[4]
    assert data[entry.VirtualAddress :][: entry.Size] == certificate
    found = seen(data)
    assert found is not None
    assert found.is_signed == bool(entry.Size)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(macho(), id="unsigned"),
        pytest.param(macho(SIGNED), id="signed"),
        pytest.param(macho(SIGNED, big=True, wide=False), id="big-endian"),
        pytest.param(fat(macho(SIGNED), macho(SIGNED)), id="fat"),
        pytest.param(fat(macho(), macho()), id="fat, unsigned"),
    ],
)
def test_macholib_agrees(tmp_path: Path, data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        judge = pytest.importorskip("macholib.MachO")
    file = tmp_path / "program"
    file.write_bytes(data)
    signed = [
        any(command.cmd == 0x1D for command, _, _ in header.commands)
        for header in judge.MachO(str(file)).headers
    ]
    found = seen(data)
    assert found is not None
    assert found.is_signed == all(signed)


_SAMPLES = [
    pe(CERTIFICATE), macho(SIGNED), fat(macho(SIGNED), macho(AD_HOC)), elf(), rpm(268),
    deb("_gpgorigin"), dmg(signed=True),
]  # fmt: skip


@given(
    data=st.sampled_from(_SAMPLES),
    changes=st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 255)), max_size=12),
    length=st.integers(0, 2600),
    name=st.sampled_from(["a", "a.dmg", "a.msi"]),
)
def test_damaged_headers_are_judged_or_refused(
    data: bytes, changes: list[tuple[int, int]], length: int, name: str
) -> None:
    damaged = bytearray(data)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    try:
        found = seen(bytes(damaged[:length]), name)
    except CannotCheck:
        return
    assert found is None or found.kind


class _Counted(io.BytesIO):
    """Counts what is read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_little_is_read_of_a_large_program(monkeypatch: pytest.MonkeyPatch) -> None:
    file = _Counted(macho(SIGNED) + bytes(8 << 20))
    source = Source("a", data=file.getvalue())
    monkeypatch.setattr(source, "stream", lambda: file)
    assert look(source) == Binary("macOS program", is_signed=True)
    assert file.taken < 4096
