"""The cached Hyperscan database: used when it is whole and ours, made anew when not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from credential_samples import sample
from tenpoint.kit.credentials import database
from tenpoint.kit.credentials.candidates import ENOUGH, ENOUGH_TO_COMPILE, Finder
from tenpoint.kit.credentials.detectors import Detector, all_detectors

hyperscan = pytest.importorskip("hyperscan", reason="no wheel for this platform")

KEY = sample("hf_[A-Za-z0-9]{34}")
TEXT = f'key = "{KEY}"\n'.encode()


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the patterns were compiled: of a few detectors, as all take a second."""
    few = all_detectors()[5:8]
    monkeypatch.setattr(database, "all_detectors", lambda: few)
    made: list[int] = []
    compile = database._compile

    def counted(detectors: Sequence[tuple[int, Detector]]) -> object:
        made.append(1)
        return compile(detectors)

    monkeypatch.setattr(database, "_compile", counted)
    return made


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tenpoint"


def finds() -> bool:
    """Whether the database that is loaded finds what it must."""
    loaded = database.load()
    assert loaded is not None
    return bool(loaded.search(b"password = 'abcdefgh'"))


def only_file(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_it_is_compiled_once(compilations: list[int], cache: Path) -> None:
    assert [finds(), finds(), finds()] == [True] * 3
    assert len(compilations) == 1
    file = only_file(cache)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)


def rename_to_other(file: Path) -> None:
    """A database for fewer patterns under the name of this one."""
    empty = hyperscan.Database()
    empty.compile(expressions=[b"nothing-of-ours"], ids=[0], elements=1, flags=[0])
    file.write_bytes(hyperscan.dumpb(empty))


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda file: flip(file, 5), id="a flipped bit in the digest"),
        pytest.param(lambda file: flip(file, 60), id="a flipped bit in the head"),
        pytest.param(lambda file: flip(file, -9), id="a flipped bit at the end"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-100]), id="cut"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes() + b"x"), id="longer"),
        pytest.param(rename_to_other, id="another database without a digest"),
        pytest.param(lambda file: file.chmod(0o666), id="writable by all"),
        pytest.param(lambda file: file.chmod(0o620), id="writable by the group"),
    ],
)
def test_what_does_not_fit_is_made_anew(
    harm: Callable[[Path], object], compilations: list[int], cache: Path
) -> None:
    assert finds()
    harm(only_file(cache))
    assert finds()
    assert len(compilations) == 2
    assert finds()
    assert len(compilations) == 2  # what was made anew is whole and ours again


def test_a_database_of_another_version_is_made_anew(
    compilations: list[int], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its digest is right, but Hyperscan does not take it."""
    assert finds()
    file = only_file(cache)
    body = bytearray(file.read_bytes()[database._DIGEST :])
    body[4] ^= 0xFF  # the version field, behind the magic number
    database._write(str(file), bytes(body))
    assert finds()
    assert len(compilations) == 2


def test_other_patterns_or_another_hyperscan_have_another_file(
    compilations: list[int], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert finds()
    monkeypatch.setattr(hyperscan, "__version__", "0.0.1")
    assert finds()
    fewer = all_detectors()[5:7]
    monkeypatch.setattr(database, "all_detectors", lambda: fewer)
    assert finds()
    assert len(list(cache.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="a file may not stand for a folder there either")
def test_without_a_place_to_write_it_is_compiled_each_time(
    compilations: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert [finds(), finds()] == [True, True]
    assert len(compilations) == 2


def test_somebody_else_s_file_is_not_loaded(
    compilations: list[int], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert finds()
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert finds()
    assert len(compilations) == 2


def refuses(*_: object) -> None:
    raise hyperscan.error("no")


@pytest.mark.parametrize("blocked", ["the module", "compiling"])
def test_without_a_database_the_literals_find_the_same(
    blocked: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent: ModuleType | None = None
    if blocked == "the module":
        monkeypatch.setitem(sys.modules, "hyperscan", absent)
    else:
        monkeypatch.setattr(database, "_compile", refuses)
    assert database.load() is None
    finder = Finder()
    assert list(finder.lines(b"x" * (ENOUGH + 1), loose=False)) == []
    [candidate] = finder.lines(TEXT, loose=False)
    assert (candidate.start, candidate.end) == (0, len(TEXT) - 1)


def test_a_database_that_loses_matches_is_never_used(
    compilations: list[int], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor compiled again at every start."""
    search = database.Database.search

    def forgetful(self: database.Database, data: bytes) -> list[tuple[int, int]]:
        return [hit for hit in search(self, data) if hit[1] % 64]

    monkeypatch.setattr(database.Database, "search", forgetful)
    assert database.load() is None
    assert database.load() is None
    assert len(compilations) == 1


def test_a_small_commit_waits_for_no_compilation(compilations: list[int], cache: Path) -> None:
    """A database that is there is used early, one that must be made only when much is searched."""
    finder = Finder()
    for size in (ENOUGH + 1, ENOUGH, ENOUGH):
        assert list(finder.lines(b"x" * size, loose=False)) == []
    assert compilations == []
    assert list(finder.lines(b"x" * ENOUGH_TO_COMPILE, loose=False)) == []
    assert len(compilations) == 1
    later = Finder()
    assert list(later.lines(b"x" * (ENOUGH + 1), loose=False)) == []
    assert later._databases[False] is not None
    assert len(compilations) == 1
