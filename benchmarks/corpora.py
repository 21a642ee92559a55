"""The pinned source trees that speed is measured on: fetched once, checked, unpacked, put into git.

`corpora.txt` names every archive by corpus, registry, name, version and sha256. Archives are only
downloaded and unpacked, never built or installed: a source distribution is read straight from the
index that pip is configured for, an npm package comes from `npm pack`, which runs no script of a
published package. Everything lands in `corpora/`, which git ignores.

- `whole-tree` becomes one git repository with one commit: what a scan of a work tree sees.
- `history` becomes one git repository with several commits a release, oldest release first, with
  side branches, merges and tags: what a scan of a history sees.

Both get a few planted keys, put together at run time, so that a tool which is fast because it
looked at nothing is found out.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import ssl
import subprocess
import sys
import tarfile
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PINS = HERE / "corpora.txt"
FOLDER = HERE / "corpora"
ARCHIVES = FOLDER / "archives"

# Bump it when the way a corpus is built changes; a finished corpus of another number is rebuilt.
LAYOUT = "3"

# One member above this size is no source text; the largest real one (a bundled script) is 20 MB.
_MEMBER_LIMIT = 64 * 1024 * 1024


class Pin(NamedTuple):
    """One archive: the corpus it belongs to, `pypi` or `npm`, name, version, sha256."""

    corpus: str
    registry: str
    name: str
    version: str
    sha256: str

    @property
    def folder(self) -> str:
        """The folder name of this package in a corpus, without the version."""
        return self.name.removeprefix("@").replace("/", "__")

    @property
    def archive(self) -> Path:
        """Where the downloaded archive is kept."""
        return ARCHIVES / f"{self.registry}-{self.folder}-{self.version}.archive"


def pins(corpus: str) -> list[Pin]:
    """The archives of one corpus, in the order of `corpora.txt`."""
    found = []
    for line in PINS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pin = Pin(*line.split())
            if pin.corpus == corpus:
                found.append(pin)
    return found


# --- fetching ------------------------------------------------------------------------------------


def _pip_setting(name: str) -> str:
    """One value of pip's own configuration, "" when it is not set."""
    if value := os.environ.get("PIP_" + name.upper().replace("-", "_")):
        return value
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", f"global.{name}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip()


def _index() -> str:
    """The package index pip would ask."""
    if configured := _pip_setting("index-url"):
        return configured.rstrip("/")
    from pip._internal.models.index import PyPI

    return str(PyPI.simple_url).rstrip("/")


def _open(address: str, accept: str = "*/*") -> bytes:
    request = urllib.request.Request(address, headers={"Accept": accept})
    context = ssl.create_default_context(cafile=_pip_setting("cert") or None)
    with urllib.request.urlopen(request, context=context, timeout=180) as answer:
        return bytes(answer.read())


def source_archives(name: str) -> list[dict[str, object]]:
    """The index's records of a project's source distributions (PEP 691), newest last."""
    address = f"{_index()}/{name}/"
    page = json.loads(_open(address, "application/vnd.pypi.simple.v1+json"))
    found = [
        {**record, "url": urllib.parse.urljoin(address, record["url"])}
        for record in page["files"]
        if record["filename"].endswith((".tar.gz", ".zip")) and not record.get("yanked")
    ]
    return sorted(found, key=lambda record: str(record.get("upload-time", "")))


def _fetch(pin: Pin, listings: dict[str, list[dict[str, object]]]) -> None:
    """Download one archive unless it is there already, and check it; raises SystemExit if wrong."""
    if not pin.archive.exists():
        ARCHIVES.mkdir(parents=True, exist_ok=True)
        if pin.registry == "pypi":
            if pin.name not in listings:
                listings[pin.name] = source_archives(pin.name)
            address = next(
                (
                    str(record["url"])
                    for record in listings[pin.name]
                    if isinstance(hashes := record["hashes"], dict)
                    and hashes.get("sha256") == pin.sha256
                ),
                None,
            )
            if address is None:
                raise SystemExit(f"{pin.name} {pin.version}: the index has no such archive")
            data = _open(address)
        else:
            data = _npm_pack(pin)
        partial = pin.archive.with_suffix(".part")
        partial.write_bytes(data)
        partial.rename(pin.archive)
    if hashlib.sha256(pin.archive.read_bytes()).hexdigest() != pin.sha256:
        raise SystemExit(f"{pin.archive}: not the archive that corpora.txt pins")


def _npm_pack(pin: Pin) -> bytes:
    target = ARCHIVES / "npm"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    subprocess.run(
        ["npm", "pack", "--ignore-scripts", "--silent", f"{pin.name}@{pin.version}"],
        cwd=target,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    [packed] = target.iterdir()
    data = packed.read_bytes()
    shutil.rmtree(target)
    return data


# --- unpacking -----------------------------------------------------------------------------------


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Regular files of an archive as (path below the top folder, content); links are left out."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            for info in packed.infolist():
                if not info.is_dir() and info.file_size <= _MEMBER_LIMIT:
                    yield info.filename.partition("/")[2], packed.read(info)
        return
    with tarfile.open(archive) as bundle:
        for member in bundle:
            if member.isreg() and member.size <= _MEMBER_LIMIT:
                handle = bundle.extractfile(member)
                if handle is not None:
                    yield member.name.partition("/")[2], handle.read()


def _unpack(archive: Path, target: Path) -> None:
    for path, data in _members(archive):
        parts = Path(path).parts
        # Nothing leaves the folder, and a packed .git or ignore file must not steer our own git.
        if not parts or ".." in parts or path.startswith("/") or ".git" in parts:
            continue
        if parts[-1] in (".gitignore", ".gitattributes", ".gitmodules", ".tenpoint.toml"):
            continue
        # Source maps are build products: published packages have them, repositories do not.
        if path.endswith(".map"):
            continue
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


# --- git -----------------------------------------------------------------------------------------


def _git(repository: Path, *arguments: str, when: int = 1_700_000_000) -> str:
    """Run git with nothing taken from the user's configuration, so that commits are the same."""
    stamp = f"{when} +0000"
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_DATE": stamp,
        **{f"GIT_{role}_NAME": "Bench" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "bench@index.example" for role in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "-c", "gc.auto=0", *arguments],
        cwd=repository,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def planted(seed: int, name: str) -> str:
    """A configuration file with one key of a format that every tool in the comparison knows."""
    chance = random.Random(seed)
    body = "".join(
        chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", k=40)
    )
    infix = "T3Blbk" + "FJ"
    return f'# settings of {name}\nretries = 3\napi_key = "sk-{body[:20]}{infix}{body[20:]}"\n'


def _finished(target: Path, corpus: str) -> bool:
    mark = target.with_suffix(".done")
    return mark.exists() and mark.read_text(encoding="utf-8") == _state(corpus)


def _state(corpus: str) -> str:
    lines = "\n".join(" ".join(pin) for pin in pins(corpus))
    return LAYOUT + " " + hashlib.sha256(lines.encode()).hexdigest()


def _fetched(corpus: str) -> list[Pin]:
    listings: dict[str, list[dict[str, object]]] = {}
    wanted = pins(corpus)
    for number, pin in enumerate(wanted, 1):
        if not pin.archive.exists():
            print(f"fetching {number}/{len(wanted)} {pin.name} {pin.version}", file=sys.stderr)
        _fetch(pin, listings)
    return wanted


def whole_tree() -> Path:
    """The repository of many packages in one commit; built on first use."""
    target = FOLDER / "whole-tree"
    if _finished(target, "whole-tree"):
        return target
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for pin in _fetched("whole-tree"):
        _unpack(pin.archive, target / f"{pin.folder}-{pin.version}")
    for number in range(4):
        place = target / "services" / f"worker_{number}" / "settings.toml"
        place.parent.mkdir(parents=True)
        place.write_text(planted(number, f"worker {number}"), encoding="utf-8")
    # Git's own files stay outside, so that a tool which walks everything does not walk them too.
    shutil.rmtree(FOLDER / "whole-tree.git", ignore_errors=True)
    store = f"--separate-git-dir={FOLDER / 'whole-tree.git'}"
    _git(target, "init", "--quiet", "--initial-branch=main", store)
    _git(target, "add", "--all", "--force")
    _git(target, "commit", "--quiet", "-m", "Import the packages")
    _git(target, "repack", "-a", "-d", "-q")
    target.with_suffix(".done").write_text(_state("whole-tree"), encoding="utf-8")
    return target


def history() -> Path:
    """The repository of successive releases, several commits each; built on first use."""
    target = FOLDER / "history"
    if _finished(target, "history"):
        return target
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _git(target, "init", "--quiet", "--initial-branch=main")
    when = 1_600_000_000
    for number, pin in enumerate(_fetched("history")):
        # Every sixth release comes in on a branch of its own and is merged, as feature work is.
        branch = f"release-{number}" if number % 6 == 5 else ""
        if branch:
            _git(target, "switch", "--quiet", "--create", branch)
        place = target / pin.folder
        shutil.rmtree(place, ignore_errors=True)
        _unpack(pin.archive, place)
        if number % 40 == 7:  # a key that is committed, and removed by the next release
            (place / "settings.toml").write_text(planted(number, pin.name), encoding="utf-8")
        when = _commit_in_parts(target, pin, when)
        if branch:
            _git(target, "switch", "--quiet", "main")
            _git(target, "merge", "--quiet", "--no-ff", "-m", f"Merge {branch}", branch, when=when)
            when += 600
        if number % 10 == 9:
            _git(target, "tag", f"v{number}")
    _git(target, "repack", "-a", "-d", "-q")
    target.with_suffix(".done").write_text(_state("history"), encoding="utf-8")
    return target


def _commit_in_parts(target: Path, pin: Pin, when: int) -> int:
    """Commit one release in up to three commits, split by folder, as people's commits are."""
    _git(target, "add", "--all", "--force", pin.folder)
    changed = _git(target, "diff", "--cached", "--name-only", "--no-renames", "-z").split("\0")[:-1]
    _git(target, "reset", "--quiet") if _has_commits(target) else _git(
        target, "rm", "-r", "--cached", "--quiet", "."
    )
    parts: list[list[str]] = [[], [], []]
    for path in changed:
        parts[int(hashlib.sha256(str(Path(path).parent).encode()).hexdigest(), 16) % 3].append(path)
    for part, paths in enumerate(parts):
        if not paths:
            continue
        listed = target.parent / "history.paths"
        listed.write_text("\0".join(paths) + "\0", encoding="utf-8")
        _git(
            target,
            "--literal-pathspecs",
            "add",
            "--all",
            "--force",
            f"--pathspec-from-file={listed}",
            "--pathspec-file-nul",
        )
        message = f"Update {pin.name} to {pin.version} (part {part + 1})"
        _git(target, "commit", "--quiet", "-m", message, when=when)
        listed.unlink()
        when += 3600
    return when


def _has_commits(target: Path) -> bool:
    head = subprocess.run(
        ["git", "rev-parse", "--quiet", "--verify", "HEAD"],
        cwd=target,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    return head.returncode == 0


def described(repository: Path) -> str:
    """One line on how large a corpus is: files, megabytes, unique blobs, commits."""
    listed = _git(repository, "ls-files", "-s", "-z").split("\0")[:-1]
    sizes = [(repository / line.partition("\t")[2]).stat().st_size for line in listed]
    blobs = {line.split()[1] for line in listed}
    commits = _git(repository, "rev-list", "--all", "--count").strip()
    return (
        f"{len(listed):,} files, {sum(sizes) / 1e6:.0f} MB, {len(blobs):,} different blobs, "
        f"{commits} commits"
    )


def main() -> int:
    """Build both corpora and say how large they are."""
    for name, build in (("whole-tree", whole_tree), ("history", history)):
        print(f"{name}: {described(build())}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
