from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from support.terminal import terminal
from tenpoint.kit.files import write_whole
from tenpoint.kit.progress import Progress

POSIX = sys.platform != "win32"


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_whole(str(file), b"one")
    write_whole(str(file), b"two")
    assert file.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_when_anything_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(str(file), b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not POSIX, reason="links need a privilege on Windows")
def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d/a.txt").write_bytes(b"old")
    (tmp_path / "link").symlink_to("d/a.txt")
    write_whole(str(tmp_path / "link"), b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "d/a.txt").read_bytes() == b"new"


@pytest.mark.skipif(not POSIX, reason="no pseudo-terminals on Windows")
def test_progress_is_for_terminals_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal() as seen, open(seen.file, "w", closefd=False) as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        progress = Progress("blobs")
        for number in range(1, 2001):
            progress(number)
        progress.end()
        output = seen.text()
    assert output.startswith("\r1 blobs ")
    assert output.endswith("\r\x1b[K")
    assert output.count("blobs") < 2000  # a few times a second, not each time


def test_progress_says_nothing_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress("blobs")
    progress(1)
    progress.end()
    assert capsys.readouterr() == ("", "")


def test_progress_does_without_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    progress = Progress("blobs")
    progress(1)
    progress.end()
    assert sys.stderr is None
