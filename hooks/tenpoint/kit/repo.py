"""A git repository: what is tracked, staged, ignored and remembered is asked of git itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.source import WHOLE_LIMIT, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from typing import IO, NamedTuple

    from tenpoint.kit.config import Config
else:
    from tenpoint.kit.light import NamedTuple

_LINK, _SUBMODULE = "120000", "160000"
# Where git would look instead of in the folder that it is given.
_OTHERS = {"GIT_DIR", "GIT_WORK_TREE"}


class Entry(NamedTuple):
    """One path of the index: its mode (`100644`), its blob and its path."""

    mode: str
    blob: str
    path: str


class Repo:
    """A work tree and its index; with `staged`, files are read from the index instead.

    Paths are relative to `root`, with `/`. Every question that git cannot answer
    raises `CannotCheck` in git's own words. A folder of a repository can stand for all of it:
    `prefix`, `a/b/`, is then where `root` lies, and nothing else is there, not even in the history.
    """

    def __init__(
        self, root: str, *, staged: bool = False, config: Config | None = None, prefix: str = ""
    ) -> None:
        self.root = root
        self.prefix = prefix
        self.staged = staged
        self.config = config
        self._entries: list[Entry] | None = None
        self._by_path: dict[str, Entry] = {}
        self._reader: _BlobReader | None = None
        self.blobs_seen = 0  # how many blobs `history` has given

    @classmethod
    def find(cls, start: str) -> Repo | None:
        """The repository whose work tree holds the folder `start`, looked for without git."""
        root = find_root(start)
        return cls(root) if root is not None else None

    # -- git -----------------------------------------------------------------

    def git(
        self,
        *arguments: str,
        input: bytes | None = None,
        ok: Sequence[int] = (0,),
        whole: bool = False,
    ) -> bytes:
        """What a git command prints; an exit status outside `ok` raises `CannotCheck`.

        With `whole` a folder that git could not look into does too: git itself only warns.
        """
        import subprocess

        try:
            done = subprocess.run(
                self._command(arguments), input=input, capture_output=True, env=_environment()
            )
        except OSError:
            raise CannotCheck("git is not installed or not on PATH") from None
        if done.returncode not in ok or (whole and b"could not open directory" in done.stderr):
            raise CannotCheck(_git_says(done.stderr, arguments))
        return done.stdout

    def pipe(
        self, *arguments: str, stdin: IO[bytes] | int | None = None
    ) -> subprocess.Popen[bytes]:
        """A git command whose output is read while it runs; the caller waits for its end."""
        import subprocess

        try:
            return subprocess.Popen(
                self._command(arguments),
                stdin=stdin if stdin is not None else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        except OSError:
            raise CannotCheck("git is not installed or not on PATH") from None

    def _command(self, arguments: Sequence[str]) -> list[str]:
        # A repository's own configuration may name programs; none of them is run.
        return [
            *("git", "-C", self.root),
            *("-c", "core.fsmonitor=false", "-c", "log.showSignature=false"),
            *arguments,
        ]

    # -- the index -----------------------------------------------------------

    def entries(self) -> list[Entry]:
        """The index without submodules; a path in conflict is given once."""
        if self._entries is None:
            found: dict[str, Entry] = {}
            # Decoded at once: a big repository's index is read at every commit.
            for record in os.fsdecode(self.git("ls-files", "-s", "-z")).split("\0")[:-1]:
                facts, _, path = record.partition("\t")
                mode, blob, _stage = facts.split(" ")
                if mode != _SUBMODULE and path not in found:
                    found[path] = Entry(mode, blob, path)
            self._by_path = found
            self._entries = list(found.values())
        return self._entries

    def tracked(self) -> list[str]:
        """Every path in the index, links included, submodules left out."""
        return [entry.path for entry in self.entries()]

    def files(self) -> list[str]:
        """The tracked files to be read: no links, present in the tree that is read, not excluded.

        A link's target is checked under its own name when it is tracked too.
        """
        paths = [entry.path for entry in self.entries() if entry.mode != _LINK]
        if self.config is not None and self.config.exclude:
            paths = [path for path in paths if not self.excludes(path)]
        if self.staged:
            return paths
        return [path for path in paths if os.path.lexists(os.path.join(self.root, path))]

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a path out."""
        if self.config is None or not self.config.exclude:
            return False
        from tenpoint.kit.globs import matches

        return matches(path, self.config.exclude)

    def is_tracked(self, path: str) -> bool:
        """Whether the index has this path."""
        self.entries()
        return path in self._by_path

    def unignored(self, folder: str) -> list[str]:
        """Every file below a folder that git does not ignore, links left out.

        Untracked files are among them, but not with `staged`. Raises `CannotCheck` when there is
        a folder that nobody can look into.
        """
        prefix = os.path.relpath(os.path.realpath(folder), os.path.realpath(self.root))
        start = "" if prefix == "." else prefix.replace(os.sep, "/") + "/"
        if self.staged:
            return [path for path in self.files() if path.startswith(start)]
        listed = Repo(folder).git(
            "ls-files", "-z", "--cached", "--others", "--exclude-standard", ".", whole=True
        )
        paths = {start + os.fsdecode(name) for name in listed.split(b"\0")[:-1]}
        return sorted(self._regular(paths))

    def _regular(self, paths: Iterable[str]) -> Iterator[str]:
        """Those paths that are files and no links. A folder that is read tells of all in it.

        A name that its folder does not list is asked for by itself: some file systems fold
        case or accents, and a folder may be closed to readers.
        """
        folders: dict[str, frozenset[str]] = {}
        for path in paths:
            folder, _, name = path.rpartition("/")
            if folder not in folders:
                folders[folder] = _regular_names(os.path.join(self.root, folder))
            if name in folders[folder] or _is_regular(os.path.join(self.root, path)):
                yield path

    # -- files ---------------------------------------------------------------

    def source(self, path: str) -> Source:
        """A file of the tree that is read: the work tree, or the index with `staged`."""
        if not self.staged:
            return Source(path, self.root, repo=self)
        self.entries()
        entry = self._by_path.get(path)
        if entry is None:
            raise CannotCheck("not staged: git add it first")
        return Source(path, self.root, data=self.blob(entry.blob), repo=self)

    def exists(self, path: str) -> bool:
        """Whether `source(path)` is there to be read."""
        if self.staged:
            return self.is_tracked(path)
        return os.path.isfile(os.path.join(self.root, path))

    def blob(self, name: str) -> bytes:
        """The bytes of a blob, through one `git cat-file --batch` for all that are asked for."""
        if self._reader is None:
            self._reader = _BlobReader(self)
        return self._reader.read(name)

    def at(self, commit: str, path: str) -> Source | None:
        """A file as it was in a commit; None if it cannot be read."""
        if "\n" in path:  # the reader's questions are lines
            return None
        try:
            return Source(path, data=self.blob(f"{commit}:{self.prefix}{path}"), repo=self)
        except CannotCheck:
            return None

    def settings(self, hook: str) -> Mapping[str, object]:
        """The table of a hook in the configuration."""
        return self.config.table(hook) if self.config is not None else {}

    # -- the history ---------------------------------------------------------

    def is_shallow(self) -> bool:
        """Whether the clone lacks older commits."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def history(
        self, progress: Callable[[int], None] | None = None
    ) -> Iterator[tuple[str, Source]]:
        """Every blob that any ref has ever held, once, with one of the paths it had.

        git streams the blobs; one at a time is in memory, in parts when it is huge. An
        object that is missing (a partial clone) or a shallow clone raises `CannotCheck`,
        at the end, so that what is there has been given.
        """
        import subprocess

        lister = self.pipe(
            "rev-list", "--all", "--objects", "--missing=print",
            "--filter=object:type=blob", "--filter-provided-objects", *self._only_here(),
        )  # fmt: skip
        teller = self.pipe(
            "cat-file", "--batch=%(objecttype) %(objectsize) %(objectname) %(rest)", "--buffer",
            stdin=lister.stdout,
        )  # fmt: skip
        assert lister.stdout is not None
        assert teller.stdout is not None
        lister.stdout.close()  # cat-file has its own end of the pipe
        missing = 0
        try:
            while header := teller.stdout.readline():
                kind, _, rest = header.rstrip(b"\n").partition(b" ")
                if kind != b"blob":
                    missing += 1
                    continue
                size, name, path = [*rest.split(b" ", 2), b""][:3]
                body = _Body(teller.stdout, int(size))
                for part in body.sources(os.fsdecode(path).removeprefix(self.prefix)):
                    yield name.decode("ascii"), part
                body.finish()
                self.blobs_seen += 1
                if progress is not None:
                    progress(self.blobs_seen)
        finally:
            for process in (teller, lister):
                if process.stdout is not None:
                    process.stdout.close()
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if lister.returncode or teller.returncode:
            raise CannotCheck("git could not walk the whole history: `git fsck` says why")
        if missing:
            raise CannotCheck(
                f"{missing} objects of the history are missing (a partial clone): fetch them first"
            )
        if self.is_shallow():
            raise CannotCheck(
                "a shallow clone lacks older commits: `git fetch --unshallow`, "
                "or `fetch-depth: 0` in the checkout step"
            )

    def introductions(self, blobs: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """For each blob the places where a commit first added it: (commit, path), oldest first."""
        wanted = list(dict.fromkeys(blobs))
        found: dict[str, list[tuple[str, str]]] = {blob: [] for blob in wanted}
        for start in range(0, len(wanted), 500):  # the command line has a limit
            some = wanted[start : start + 500]
            log = self.git(
                "log", "--all", "--reverse", "--full-history", "-m",
                "--raw", "--no-abbrev", "--no-renames", "-z", "--format=%x00commit %H",
                *(f"--find-object={blob}" for blob in some), *(self._only_here() or ["--"]),
            )  # fmt: skip
            commit, blob = "", ""
            for field in log.split(b"\0"):
                text = field.strip(b"\n")
                if blob:  # the path that follows a blob may look like anything
                    places = found.get(blob)
                    place = (commit, os.fsdecode(field).removeprefix(self.prefix))
                    if places is not None and place[1] not in (path for _, path in places):
                        places.append(place)
                    blob = ""
                elif text.startswith(b"commit "):
                    commit = text[7:].decode("ascii")
                elif text.startswith(b":"):
                    blob = text.split(b" ")[3].decode("ascii")
        return found

    def _only_here(self) -> list[str]:
        # With a path git leaves out commits and merges that change nothing below it, but it
        # must not leave out a side branch.
        return ["--full-history", "--", "."] if self.prefix else []


class _Body:
    """The bytes of one object on cat-file's output, which must be read to their end."""

    def __init__(self, pipe: IO[bytes], size: int) -> None:
        self._pipe = pipe
        self._left = size

    def read(self, length: int) -> bytes:
        data = self._pipe.read(min(length, self._left))
        self._left -= len(data)
        if self._left and not data:
            raise CannotCheck("git stopped in the middle of an object")
        return data

    def sources(self, path: str) -> Iterator[Source]:
        if self._left <= WHOLE_LIMIT:
            yield Source(path, data=self.read(self._left))
        else:
            yield from Source(path, data=b"").parts_of(self.read)

    def finish(self) -> None:
        while self._left:
            self.read(1 << 20)
        self._pipe.read(1)  # the newline after the object


class _BlobReader:
    """One `git cat-file --batch`, asked blob by blob."""

    def __init__(self, repo: Repo) -> None:
        import subprocess

        self._process = repo.pipe("cat-file", "--batch", stdin=subprocess.PIPE)

    def read(self, name: str) -> bytes:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(os.fsencode(name) + b"\n")
            process.stdin.flush()
            header = process.stdout.readline().split()
        except OSError:
            header = []
        # "<name> missing" is the answer for what is not there, whatever the name holds.
        if len(header) != 3 or header[1] != b"blob" or not header[2].isdigit():
            raise CannotCheck(f"git has no object {name}")
        size = int(header[2])
        if size > WHOLE_LIMIT:
            body = _Body(process.stdout, size)
            body.finish()
            raise CannotCheck(f"larger than {WHOLE_LIMIT >> 20} MiB: too large to be read whole")
        data = process.stdout.read(size)
        process.stdout.read(1)
        return data

    def __del__(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # git has gone, with a question still in the pipe
                    continue
        self._process.wait()


def _is_regular(file: str) -> bool:
    return os.path.isfile(file) and not os.path.islink(file)


def _regular_names(folder: str) -> frozenset[str]:
    """The files of a folder, as far as it can be read: no folders, no links."""
    try:
        with os.scandir(folder) as listed:
            return frozenset(entry.name for entry in listed if entry.is_file(follow_symlinks=False))
    except OSError:
        return frozenset()


def find_root(start: str) -> str | None:
    """The nearest folder at or above `start` that holds `.git` (a folder, or a worktree's file)."""
    folder = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _environment() -> dict[str, str]:
    # The repository is the one at the path that was given, not the one whose git hook we are
    # part of; the index may be that hook's. What was committed counts, not its replacement.
    # No lock is taken, no object is fetched, messages are in English.
    inherited = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    return inherited | {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _git_says(stderr: bytes, arguments: Sequence[str]) -> str:
    from tenpoint.kit.secret import shown

    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    said = next(
        (line for line in lines if line.startswith("fatal:")), lines[0] if lines else "failed"
    )
    return f"git {arguments[0]}: {shown(said.removeprefix('fatal: '))[:300]}"
