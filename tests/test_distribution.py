"""The wheel and the sdist: the same bytes whoever builds them, and in them what belongs there."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parent.parent


def built(folder: Path, when: int) -> dict[str, Path]:
    """Both distributions, built from a copy of the tracked files whose times are `when`."""
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True,
    ).stdout  # fmt: skip
    for name in filter(None, os.fsdecode(listed).split("\0")):
        if (ROOT / name).is_file():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
            os.utime(target, (when, when))
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), "."],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    return {file.suffix: file for file in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], dict[str, Path]]:
    """Built in two folders, from files of two ages, under two umasks."""
    first = built(tmp_path_factory.mktemp("first"), 1_600_000_000)
    before = os.umask(0o077)
    try:
        return first, built(tmp_path_factory.mktemp("another-name"), 1_700_000_000)
    finally:
        os.umask(before)


@pytest.mark.parametrize("kind", [".whl", ".gz"])
def test_two_builds_have_the_same_bytes(
    twice: tuple[dict[str, Path], dict[str, Path]], kind: str
) -> None:
    first, second = (hashlib.sha256(files[kind].read_bytes()).hexdigest() for files in twice)
    assert first == second


def test_the_wheel_holds_the_package_and_nothing_else(
    twice: tuple[dict[str, Path], dict[str, Path]],
) -> None:
    with zipfile.ZipFile(twice[0][".whl"]) as wheel:
        names = wheel.namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"tenpoint"}
    assert "tenpoint/no_pickle.py" in names
    assert "tenpoint/py.typed" in names
    assert not [name for name in names if "__pycache__" in name or "/test_" in name]
    modules = {
        file.relative_to(ROOT / "hooks").as_posix() for file in (ROOT / "hooks").rglob("*.py")
    }
    assert modules <= set(names)


def test_the_sdist_holds_no_file_that_git_does_not_track(
    twice: tuple[dict[str, Path], dict[str, Path]],
) -> None:
    with tarfile.open(twice[0][".gz"]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"README.md", "LICENSE", "pyproject.toml", "tests/test_no_pickle.py"} <= names
    assert not [
        name for name in names if name.startswith((".venv", ".cache", "benchmarks/corpora/"))
    ]
