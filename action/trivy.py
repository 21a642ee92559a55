"""Trivy as its release archive, held against a SHA-256 that is written in this repository.

No third-party action is used: in March 2026 the tags of two were moved to a program that
stole credentials and then ran the real scan. Whatever is not exactly the archive that
`trivy.toml` knows is not unpacked, wherever it came from: the network, a mirror or a cache.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import tarfile
import time
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from programs import Failed

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trivy.toml")
RELEASES = "https://github.com/aquasecurity/trivy/releases/download"
# Another place for `vVERSION/ARCHIVE`: a mirror inside a company, or a test's own server. The
# archive from there has to be the same one.
MIRROR = "TENPOINT_TRIVY_MIRROR"

# Of the program and of its archive; 0.74.0 needs about a third of each.
_MOST = 600 * 1024 * 1024
_MOST_PACKED = 300 * 1024 * 1024
_SECONDS = 30  # without an answer
_SECONDS_IN_ALL = 300
_TRIES = 3
_PAUSE = 2.0

# By `platform.system()` and `platform.machine()`, which each system spells in its own way.
_ARCHIVES = {
    ("Linux", "x86_64"): "Linux-64bit.tar.gz",
    ("Linux", "aarch64"): "Linux-ARM64.tar.gz",
    ("Darwin", "x86_64"): "macOS-64bit.tar.gz",
    ("Darwin", "arm64"): "macOS-ARM64.tar.gz",
    ("Windows", "amd64"): "windows-64bit.zip",
}


class Release(NamedTuple):
    """The archive for one platform."""

    version: str
    archive: str
    sha256: str

    @property
    def name(self) -> str:
        return f"trivy_{self.version}_{self.archive}"

    @property
    def program(self) -> str:
        """The only member that is unpacked."""
        return "trivy.exe" if self.archive.startswith("windows") else "trivy"


def release(table: str = TABLE, system: str = "", machine: str = "") -> Release:
    """The release for this machine, or another; `Failed` if the table has none."""
    with open(table, "rb") as file:
        known = tomllib.load(file)
    version = str(known["version"])
    system, machine = system or platform.system(), (machine or platform.machine()).lower()
    if version in known["refused"]:
        raise Failed(f"Trivy {version} is a malicious release")
    archive = _ARCHIVES.get((system, machine))
    sha256 = known["sha256"].get(archive, "")
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise Failed(f"no archive of Trivy {version} is known for {system} on {machine}")
    return Release(version, str(archive), sha256)


def fetch(work: str, given: Mapping[str, str], table: str = TABLE) -> str:
    """The folder below `work` that holds Trivy; `Failed` says why there is none.

    The archive is kept in the runner's tool cache. What comes out of it is copied to `work`
    first, where nobody else writes, and only the copy is verified and unpacked.
    """
    wanted = release(table)
    folder = os.path.join(work, "trivy")
    os.mkdir(folder)
    archive = os.path.join(work, wanted.name)
    cached = _cached(wanted, given)
    try:
        if not (cached and _copied(cached, archive, wanted.sha256)):
            _download(wanted, given.get(MIRROR) or RELEASES, archive)
            if cached:
                _keep(archive, cached)
        _unpack(archive, wanted.program, folder)
    except (OSError, HTTPException, tarfile.TarError, zipfile.BadZipFile, EOFError) as problem:
        raise Failed(f"Trivy {wanted.version} could not be had: {_told(problem)}") from None
    finally:
        if os.path.exists(archive):
            os.remove(archive)
    return folder


# --- the network ------------------------------------------------------------------------------


def _download(wanted: Release, base: str, archive: str) -> None:
    url = f"{base.rstrip('/')}/v{wanted.version}/{wanted.name}"
    if not _is_safe(url):
        raise Failed(f"{MIRROR} is no https address")
    end = time.monotonic() + _SECONDS_IN_ALL
    for attempt in range(1, _TRIES + 1):
        try:
            with _open(url) as answer, open(archive, "wb") as file:
                found = _copy(answer, file, _MOST_PACKED, end)
                _require_whole(answer, file.tell())
        except (OSError, HTTPException) as problem:
            again = not isinstance(problem, urllib.error.HTTPError) or problem.code >= 500
            if not again or attempt == _TRIES or time.monotonic() > end:
                raise
            time.sleep(_PAUSE * attempt)
        else:
            break
    if found != wanted.sha256:
        raise Failed(
            f"what was downloaded as {wanted.name} is not that archive: its SHA-256 is {found}, "
            f"and {wanted.sha256} was expected; it was not unpacked"
        )


def _require_whole(answer: HTTPResponse, size: int) -> None:
    """A connection that breaks looks like the end of the file; it is tried again."""
    promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and size < int(promised):
        raise ConnectionError("the connection broke off")


def _open(url: str) -> HTTPResponse:
    request = urllib.request.Request(url, headers={"User-Agent": "tenpoint"})  # noqa: S310
    opener = urllib.request.build_opener(_OnlySafe)
    answer: HTTPResponse = opener.open(request, timeout=_SECONDS)
    return answer


class _OnlySafe(urllib.request.HTTPRedirectHandler):
    """GitHub sends on to another host; nobody may send on to plain http."""

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req, fp, code, msg, headers, newurl
    ) -> urllib.request.Request | None:
        if not _is_safe(newurl):
            raise urllib.error.URLError("it is sent on to an address that is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_safe(url: str) -> bool:
    """https, or this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    )


# --- files ------------------------------------------------------------------------------------


def _copy(source: IO[bytes], target: IO[bytes], most: int, end: float = float("inf")) -> str:
    """Copy in pieces; the SHA-256 of it all. `OSError` above `most` bytes or after `end`."""
    sha256, size = hashlib.sha256(), 0
    while piece := source.read(1 << 20):
        size += len(piece)
        if size > most:
            raise OSError(f"larger than {most >> 20} MiB")
        if time.monotonic() > end:
            raise TimeoutError(f"longer than {_SECONDS_IN_ALL} seconds")
        sha256.update(piece)
        target.write(piece)
    return sha256.hexdigest()


def _cached(wanted: Release, given: Mapping[str, str]) -> str:
    """Where the archive is kept between the jobs of a runner, or ""."""
    folder = given.get("RUNNER_TOOL_CACHE", "")
    return os.path.join(folder, "tenpoint", wanted.name) if os.path.isabs(folder) else ""


def _copied(cached: str, archive: str, sha256: str) -> bool:
    """Whether the cache has the very archive, which is then at `archive`; another is removed."""
    try:
        with open(cached, "rb") as file, open(archive, "wb") as copy:
            if _copy(file, copy, _MOST_PACKED) == sha256:
                return True
        os.remove(cached)
    except OSError:
        return False
    return False


def _keep(archive: str, cached: str) -> None:
    """Put a verified archive into the cache, whole or not at all; a full disk is no failure."""
    part = f"{cached}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(cached), exist_ok=True)
        shutil.copyfile(archive, part)
        os.replace(part, cached)
    except OSError:
        if os.path.exists(part):
            os.remove(part)


def _unpack(archive: str, program: str, folder: str) -> None:
    """The one member that is needed, as a plain file of a bounded size."""
    path = os.path.join(folder, program)
    if archive.endswith(".zip"):
        with zipfile.ZipFile(archive) as opened, open(path, "wb") as file:
            if program not in opened.namelist():
                raise Failed(f"the archive holds no {program}")
            with opened.open(program) as member:
                _copy(member, file, _MOST)
        return
    with tarfile.open(archive, "r:gz") as opened:
        for entry in opened:
            is_it = entry.name == program and entry.isreg()
            content = opened.extractfile(entry) if is_it else None
            if content is not None:
                with content, open(path, "wb") as file:
                    _copy(content, file, _MOST)
                os.chmod(path, 0o700)
                return
    raise Failed(f"the archive holds no {program}")


def _told(problem: Exception) -> str:
    """What went wrong, without the name of a file of ours."""
    if isinstance(problem, urllib.error.HTTPError):
        return f"the server answered {problem.code}"
    if isinstance(problem, urllib.error.URLError):
        return str(problem.reason)
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    return str(problem) or type(problem).__name__
