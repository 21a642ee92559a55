"""Trivy's archive: the very one that is written down, from wherever it comes, or none."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import trivy
from programs import Failed

PROGRAM = b"#!/bin/sh\necho a stand-in for Trivy\n"
NAME = "trivy_1.2.3_Linux-64bit.tar.gz"


# --- the table --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "machine", "archive"),
    [
        pytest.param("Linux", "x86_64", "trivy_0.74.0_Linux-64bit.tar.gz", id="Linux"),
        pytest.param("Linux", "aarch64", "trivy_0.74.0_Linux-ARM64.tar.gz", id="Linux on ARM"),
        pytest.param("Darwin", "arm64", "trivy_0.74.0_macOS-ARM64.tar.gz", id="macOS"),
        pytest.param("Darwin", "x86_64", "trivy_0.74.0_macOS-64bit.tar.gz", id="macOS on Intel"),
        pytest.param("Windows", "AMD64", "trivy_0.74.0_windows-64bit.zip", id="Windows"),
    ],
)
def test_every_platform_of_github_s_runners(system: str, machine: str, archive: str) -> None:
    found = trivy.release(system=system, machine=machine)
    assert found.name == archive
    assert found.program == ("trivy.exe" if system == "Windows" else "trivy")


def test_no_two_platforms_share_a_sum() -> None:
    platforms = trivy._ARCHIVES
    sums = {trivy.release(system=system, machine=machine).sha256 for system, machine in platforms}
    assert len(sums) == len(platforms)


@pytest.mark.parametrize(
    ("system", "machine"),
    [
        pytest.param("Windows", "ARM64", id="a platform without an archive"),
        pytest.param("Linux", "riscv64", id="another machine"),
        pytest.param("FreeBSD", "x86_64", id="another system"),
        pytest.param("linux", "x86_64", id="a spelling that nobody uses"),
    ],
)
def test_an_unknown_platform_has_no_trivy(system: str, machine: str) -> None:
    with pytest.raises(Failed, match="no archive of Trivy"):
        trivy.release(system=system, machine=machine)


def table(folder: Path, sha256: str, *, version: str = "1.2.3", refused: str = "'0.69.4'") -> str:
    """A table that knows one release, for Linux."""
    file = folder / "trivy.toml"
    file.write_text(
        f"version = '{version}'\nrefused = [{refused}]\n"
        f"[sha256]\n'Linux-64bit.tar.gz' = '{sha256}'\n"
    )
    return str(file)


@pytest.mark.parametrize("version", ["0.69.4", "0.69.5", "0.69.6"])
def test_a_malicious_release_is_refused(tmp_path: Path, version: str) -> None:
    refused = Path(trivy.TABLE).read_text("utf-8").partition("refused = [")[2].partition("]")[0]
    made = table(tmp_path, "a" * 64, version=version, refused=refused)
    with pytest.raises(Failed, match="malicious release"):
        trivy.release(made, "Linux", "x86_64")


@pytest.mark.parametrize(
    "sha256",
    [
        pytest.param("", id="none"),
        pytest.param("a" * 63, id="too short"),
        pytest.param("A" * 64, id="not as it is computed"),
        pytest.param("a" * 64 + " ", id="with something behind it"),
    ],
)
def test_a_sum_that_is_none(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(Failed, match="no archive of Trivy"):
        trivy.release(table(tmp_path, sha256), "Linux", "x86_64")


# --- fetching ---------------------------------------------------------------------------------


def packed(name: str = "trivy", data: bytes = PROGRAM, kind: bytes = tarfile.REGTYPE) -> bytes:
    """An archive with that member between two others."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for each, content in (("LICENSE", b"text"), (name, data), ("contrib/x.tpl", b"text")):
            member = tarfile.TarInfo(each)
            if each == name and kind != tarfile.REGTYPE:
                member.type, member.linkname = kind, "/etc/passwd"
                content = b""
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return made.getvalue()


class Server:
    """`answers` are given one after the other: (status, body, headers); the last one stays."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[tuple[int, bytes, dict[str, str]]] = []


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the base class calls it so
            made.asked.append(self.path)
            made.headers.append(dict(self.headers))
            status, body, headers = made.answers[0]
            if len(made.answers) > 1:
                del made.answers[0]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    made = Server()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        made.url = f"http://127.0.0.1:{httpd.server_address[1]}/mirror/"
        Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield made
        finally:
            httpd.shutdown()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(trivy, "_PAUSE", 0.0)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    with serving() as started:
        yield started


class Machine:
    """A runner with a tool cache, and a mirror."""

    def __init__(self, root: Path, server: Server) -> None:
        self.root = root
        self.cached = root / "cache" / "tenpoint" / NAME
        self.given = {
            trivy.MIRROR: server.url,
            "RUNNER_TOOL_CACHE": str(root / "cache"),
            "GITHUB_TOKEN": "none of their business",
        }
        self._runs = 0

    def fetch(self, sha256: str) -> Path:
        """The program, fetched by a new job."""
        self._runs += 1
        work = self.root / f"work{self._runs}"
        work.mkdir()
        folder = Path(trivy.fetch(str(work), self.given, table(self.root, sha256)))
        assert [path.name for path in folder.iterdir()] == ["trivy"]
        assert [path.name for path in work.iterdir()] == ["trivy"]
        return folder / "trivy"


@pytest.fixture
def machine(tmp_path: Path, server: Server) -> Machine:
    return Machine(tmp_path, server)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_fetches_once(machine: Machine, server: Server) -> None:
    data = packed()
    server.answers = [(200, data, {})]
    program = machine.fetch(digest(data))
    assert program.read_bytes() == PROGRAM
    assert program.stat().st_mode & 0o777 == 0o700
    assert server.asked == [f"/mirror/v1.2.3/{NAME}"]
    assert "Authorization" not in server.headers[0]
    assert machine.cached.read_bytes() == data
    assert machine.fetch(digest(data)).read_bytes() == PROGRAM
    assert len(server.asked) == 1


def test_without_a_cache(machine: Machine, server: Server) -> None:
    data = packed()
    server.answers = [(200, data, {})]
    del machine.given["RUNNER_TOOL_CACHE"]
    machine.fetch(digest(data))
    machine.fetch(digest(data))
    assert len(server.asked) == 2


def test_a_cache_that_cannot_be_written(machine: Machine, server: Server) -> None:
    data = packed()
    server.answers = [(200, data, {})]
    (machine.root / "cache").write_text("a file, not a folder")
    assert machine.fetch(digest(data)).read_bytes() == PROGRAM


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: packed(data=b"something else"), id="another program"),
        pytest.param(lambda data: data[:-1], id="cut off"),
        pytest.param(lambda data: data + b"\0", id="something behind it"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
def test_what_is_wrong_in_the_cache_is_fetched_again(
    machine: Machine, server: Server, damage: object
) -> None:
    data = packed()
    server.answers = [(200, data, {})]
    machine.fetch(digest(data))
    assert callable(damage)
    machine.cached.write_bytes(damage(data))
    assert machine.fetch(digest(data)).read_bytes() == PROGRAM
    assert len(server.asked) == 2
    assert machine.cached.read_bytes() == data


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(packed(data=b"a thief"), id="another archive"),
        pytest.param(packed()[:-20], id="cut off"),
        pytest.param(b"<html>please sign in</html>", id="a proxy's page"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_not_the_archive_is_not_unpacked(
    machine: Machine, server: Server, body: bytes
) -> None:
    server.answers = [(200, body, {})]
    with pytest.raises(Failed, match="is not that archive: its SHA-256 is") as raised:
        machine.fetch(digest(packed()))
    assert digest(body) in str(raised.value)
    assert not machine.cached.exists()
    assert not list((machine.root / "work1" / "trivy").iterdir())
    assert not list((machine.root / "work1").glob("*.tar.gz"))


@pytest.mark.parametrize(
    "first",
    [
        pytest.param((503, b"", {}), id="the server is busy"),
        pytest.param((200, b"half", {"Content-Length": "99"}), id="the connection breaks"),
    ],
)
def test_tries_again(
    machine: Machine, server: Server, first: tuple[int, bytes, dict[str, str]]
) -> None:
    data = packed()
    server.answers = [first, (200, data, {})]
    assert machine.fetch(digest(data)).read_bytes() == PROGRAM
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("status", "tries", "why"),
    [
        pytest.param(404, 1, "the server answered 404", id="not there"),
        pytest.param(403, 1, "the server answered 403", id="forbidden"),
        pytest.param(500, 3, "the server answered 500", id="broken for good"),
    ],
)
def test_gives_up(machine: Machine, server: Server, status: int, tries: int, why: str) -> None:
    server.answers = [(status, b"", {})]
    with pytest.raises(Failed, match=f"Trivy 1.2.3 could not be had: {why}"):
        machine.fetch("a" * 64)
    assert len(server.asked) == tries


def test_follows_to_another_place(machine: Machine, server: Server) -> None:
    data = packed()
    server.answers = [(302, b"", {"Location": "/elsewhere"}), (200, data, {})]
    assert machine.fetch(digest(data)).read_bytes() == PROGRAM
    assert server.asked[1] == "/elsewhere"


@pytest.mark.parametrize(
    "location", ["http://mirror.example/x", "ftp://mirror.example/x", "file:///etc/passwd"]
)
def test_follows_to_no_unsafe_place(machine: Machine, server: Server, location: str) -> None:
    server.answers = [(302, b"", {"Location": location})]
    with pytest.raises(Failed, match=r"not https|answered 302"):
        machine.fetch("a" * 64)


@pytest.mark.parametrize(
    "mirror",
    [
        pytest.param("http://mirror.example", id="plain http"),
        pytest.param("file:///srv", id="a file"),
        pytest.param("ftp://mirror.example", id="ftp"),
        pytest.param("http://127.0.0.1.mirror.example", id="only begins like this machine"),
        pytest.param("http://127.0.0.1@mirror.example", id="this machine as a user's name"),
        pytest.param("mirror.example", id="no address"),
    ],
)
def test_a_mirror_has_to_be_https(machine: Machine, mirror: str) -> None:
    machine.given[trivy.MIRROR] = mirror
    with pytest.raises(Failed, match=f"{trivy.MIRROR} is no https address"):
        machine.fetch("a" * 64)


# --- unpacking --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(packed("../trivy"), "holds no trivy", id="above the folder"),
        pytest.param(packed("bin/trivy"), "holds no trivy", id="in a folder"),
        pytest.param(packed("/trivy"), "holds no trivy", id="at the root"),
        pytest.param(packed(kind=tarfile.SYMTYPE), "could not be had|no trivy", id="a link"),
        pytest.param(packed(kind=tarfile.LNKTYPE), "could not be had|no trivy", id="a hard link"),
        pytest.param(packed(kind=tarfile.FIFOTYPE), "holds no trivy", id="a pipe"),
        pytest.param(b"no archive", "could not be had", id="no archive"),
        pytest.param(packed()[:40], "could not be had", id="half an archive"),
    ],
)
def test_unpacks_one_plain_file(machine: Machine, server: Server, data: bytes, why: str) -> None:
    """Even of an archive whose sum is the right one."""
    server.answers = [(200, data, {})]
    with pytest.raises(Failed, match=why):
        machine.fetch(digest(data))


def test_unpacks_no_bomb(machine: Machine, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(data=bytes(1 << 20) * 3)
    server.answers = [(200, data, {})]
    monkeypatch.setattr(trivy, "_MOST", 2 << 20)
    with pytest.raises(Failed, match="larger than 2 MiB"):
        machine.fetch(digest(data))


def test_downloads_within_bounds(
    machine: Machine, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [(200, bytes(3 << 20), {})]
    monkeypatch.setattr(trivy, "_MOST_PACKED", 2 << 20)
    with pytest.raises(Failed, match="larger than 2 MiB"):
        machine.fetch("a" * 64)


@pytest.mark.parametrize(
    ("names", "works"),
    [
        pytest.param(["LICENSE", "trivy.exe"], True, id="as it is released"),
        pytest.param(["LICENSE", "bin/trivy.exe"], False, id="in a folder"),
    ],
)
def test_the_zip_for_windows(tmp_path: Path, names: list[str], works: bool) -> None:
    archive = tmp_path / "trivy.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name in names:
            made.writestr(name, PROGRAM)
    (tmp_path / "out").mkdir()
    if works:
        trivy._unpack(str(archive), "trivy.exe", str(tmp_path / "out"))
        assert (tmp_path / "out" / "trivy.exe").read_bytes() == PROGRAM
    else:
        with pytest.raises(Failed, match=r"holds no trivy\.exe"):
            trivy._unpack(str(archive), "trivy.exe", str(tmp_path / "out"))
