"""One file: its bytes read once, its text, its places; or its head and a stream when it is huge."""

from __future__ import annotations

import codecs
import os
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from tenpoint.kit.errors import CannotCheck

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, TypeVar

    from tenpoint.kit.repo import Repo

    Result = TypeVar("Result")

# What is read whole into memory; a hook that wants more uses `head`, `stream` or `parts`.
WHOLE_LIMIT = 64 * 1024 * 1024
# Parts of a file that is too large to be read whole, and how much of one stands again in
# the next: a finding is at most this long, or is cut by an overlong line.
_PART = 16 * 1024 * 1024
_OVERLAP = 16 * 1024
# A file up to this size is read whole when its head is asked for.
_SMALL = 256 * 1024
# git's own test: a NUL in the first 8,000 bytes means binary.
_BINARY_HEAD = 8000

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_MARKS = tuple(bom for bom, _ in _BOMS)
_WIDE = ("utf-16", "utf-32")


class Source:
    """A file under the path that users know it by: relative to the root, with `/`.

    Give `data` for a file that is not on the disk (a test, the index, the history).
    Everything that can go wrong while reading raises `CannotCheck`.
    """

    def __init__(
        self,
        path: str,
        root: str | None = None,
        *,
        data: bytes | None = None,
        repo: Repo | None = None,
        start: tuple[int, int] = (1, 1),
    ) -> None:
        self.path = path
        self.root = root
        self.repo = repo
        self._data = data
        self._start = start  # where this text stands in the file, for a part of one
        self._head: bytes | None = None
        self._text: str | None = None
        self._lines: list[int] | None = None
        self._memo: dict[Callable[[Source], object], object] = {}

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def file(self) -> str:
        """The path to open, as the operating system takes it."""
        return os.path.join(self.root, self.path) if self.root else self.path

    # -- bytes ---------------------------------------------------------------

    @property
    def data(self) -> bytes:
        """All bytes, read once; `CannotCheck` above 64 MiB."""
        if self._data is None:
            data = self._read(WHOLE_LIMIT + 1)
            if len(data) > WHOLE_LIMIT:
                raise CannotCheck(
                    f"larger than {WHOLE_LIMIT >> 20} MiB: too large to be read whole"
                )
            self._data = data
        return self._data

    @property
    def size(self) -> int:
        """Size in bytes."""
        if self._data is not None:
            return len(self._data)
        try:
            return os.stat(self.file).st_size
        except OSError as error:
            raise CannotCheck(why(error)) from None

    def head(self, length: int) -> bytes:
        """The first `length` bytes, without reading the rest of a large file."""
        return self._beginning(length)[:length]

    def _beginning(self, length: int) -> bytes:
        """The first `length` bytes or more: what was read is not copied to be looked at."""
        if self._data is not None:
            return self._data
        if self._head is None or len(self._head) < length:
            wanted = max(length, _SMALL)
            self._head = self._read(wanted)
            if len(self._head) < wanted:
                self._data = self._head  # that was all of it: most files are read once
        return self._head

    def _read(self, length: int) -> bytes:
        """The first `length` bytes in as few calls as there can be: this is done for every file."""
        try:
            descriptor, size = _open_regular(self.file, self.root)
            try:
                data = os.read(descriptor, min(length, size + 1))
                while len(data) != size and len(data) < length:  # it grew, or shrank
                    more = os.read(descriptor, min(length - len(data), _PART))
                    if not more:
                        break
                    data += more
            finally:
                os.close(descriptor)
        except OSError as error:
            raise CannotCheck(why(error)) from None
        return data

    def stream(self) -> BinaryIO:
        """The file open for reading and seeking; the caller closes it."""
        if self._data is not None:
            from io import BytesIO

            return BytesIO(self._data)
        try:
            return open(_open_regular(self.file, self.root)[0], "rb")
        except OSError as error:
            raise CannotCheck(why(error)) from None

    def parts(self) -> Iterator[Source]:
        """The file itself or, above 64 MiB, overlapping parts of it cut at line ends."""
        if self._data is not None or self.size <= WHOLE_LIMIT:
            yield self
            return
        with self.stream() as file:
            yield from self.parts_of(file.read)

    def parts_of(self, read: Callable[[int], bytes]) -> Iterator[Source]:
        """Overlapping parts of what `read(length)` gives, each knowing where it stands."""
        held = b""
        line, column = 1, 1
        while True:
            chunk = read(_PART)
            data = held + chunk
            if not chunk:
                if held:
                    yield self._part(held, line, column)
                return
            if (line, column) == (1, 1) and _encoding(data).startswith(_WIDE):
                raise CannotCheck(f"larger than {WHOLE_LIMIT >> 20} MiB and not UTF-8")
            end = _cut(data, len(data), len(held))
            yield self._part(data[:end], line, column)
            keep = _cut(data, max(0, end - _OVERLAP), max(0, end - 2 * _OVERLAP))
            passed = data[:keep]
            breaks = passed.count(b"\n") + passed.count(b"\r") - passed.count(b"\r\n")
            last = passed[max(passed.rfind(b"\n"), passed.rfind(b"\r")) + 1 :]
            width = len(last.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape"))
            column = width + (1 if breaks else column)
            line += breaks
            held = data[keep:]

    def _part(self, data: bytes, line: int, column: int) -> Source:
        return Source(self.path, self.root, data=data, repo=self.repo, start=(line, column))

    @property
    def is_binary(self) -> bool:
        """A NUL near the beginning, as git decides it; UTF-16 and UTF-32 are text."""
        head = self._beginning(_BINARY_HEAD)
        return head.find(b"\0", 0, _BINARY_HEAD) >= 0 and not _encoding(head).startswith(_WIDE)

    # -- text ----------------------------------------------------------------

    @property
    def text(self) -> str:
        """All text, line ends as they are; bytes that are not UTF-8 are kept as surrogates."""
        if self._text is None:
            data = self.data
            encoding = _encoding(data)
            errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
            self._text = data.decode(encoding, errors)
        return self._text

    @property
    def utf8(self) -> bytes:
        """The text as UTF-8 without a byte-order mark, for searching in bytes."""
        data = self.data
        if _encoding(data) == "utf-8":
            return data
        return self.text.encode("utf-8", "surrogateescape")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of `text`."""
        starts = self._line_starts()
        index = bisect_right(starts, offset) - 1
        line, column = self._start
        return line + index, offset - starts[index] + (column if index == 0 else 1)

    def line_text(self, line: int) -> str:
        """One line of `text` without its end; empty when there is no such line.

        A binary file has none: a model of gigabytes is not decoded to quote its first "line".
        """
        if self.is_binary:
            return ""
        starts = self._line_starts()
        index = line - self._start[0]
        if not 0 <= index < len(starts):
            return ""
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : end].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        """Lines end as editors have it: at `\\n`, `\\r\\n` and a lone `\\r`."""
        if self._lines is None:
            import re

            self._lines = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", self.text))]
        return self._lines

    # -- around the file -----------------------------------------------------

    def beside(self, name: str) -> Source | None:
        """Another file of the same tree, by its path from this one's folder; None if absent."""
        path = os.path.normpath(os.path.join(os.path.dirname(self.path), name)).replace(os.sep, "/")
        if path.startswith("../") or os.path.isabs(path) != os.path.isabs(self.path):
            return None
        if self.repo is not None:
            return self.repo.source(path) if self.repo.exists(path) else None
        other = Source(path, self.root)
        return other if os.path.isfile(other.file) else None

    def settings(self, hook: str) -> Mapping[str, object]:
        """The table of a hook in `.tenpoint.toml`; empty when there is none."""
        return self.repo.settings(hook) if self.repo is not None else {}

    def memo(self, parse: Callable[[Source], Result]) -> Result:
        """`parse(self)`, done once however many hooks ask; a `CannotCheck` is kept too."""
        if parse not in self._memo:
            try:
                self._memo[parse] = parse(self)
            except CannotCheck as problem:
                self._memo[parse] = problem
        result = self._memo[parse]
        if isinstance(result, CannotCheck):
            raise result
        return result  # type: ignore[return-value]  # the key is the function that made it


def _encoding(data: bytes) -> str:
    """The encoding, by how the file begins."""
    if data.startswith(_MARKS):  # one call for what few files have
        return next(encoding for bom, encoding in _BOMS if data.startswith(bom))
    # UTF-16 without a mark: every other byte of plain text is NUL.
    if data.find(b"\0", 0, _BINARY_HEAD) >= 0:
        head = data[:_BINARY_HEAD]
        odd, even = head[1::2].count(0), head[::2].count(0)
        if even == 0 and odd * 10 >= len(head) * 4:
            return "utf-16-le"
        if odd == 0 and even * 10 >= len(head) * 4:
            return "utf-16-be"
    return "utf-8"


def _cut(data: bytes, at: int, least: int) -> int:
    """Where to cut before `at`: after the last line end behind `least`, or else between characters.

    Neither a UTF-8 character nor a `\\r\\n` is cut in two.
    """
    end = data.rfind(b"\n", least, at) + 1
    if end:
        return end
    while (
        at > least
        and at < len(data)
        and (data[at] & 0xC0 == 0x80 or data[at - 1 : at + 1] == b"\r\n")
    ):
        at -= 1
    return at


_OPEN = os.O_RDONLY
for _flag in ("O_BINARY", "O_NONBLOCK", "O_CLOEXEC"):
    _OPEN |= getattr(os, _flag, 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # 0 on Windows


def _open_regular(path: str, root: str | None) -> tuple[int, int]:
    """Descriptor and size of a regular file; a pipe or device is refused without waiting for it."""
    descriptor = os.open(path, _OPEN) if root is None else _open_below(path, root)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise CannotCheck("not a regular file")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, status.st_size


def _open_below(path: str, root: str) -> int:
    """Descriptor of a file in `root`; whether it is a link itself is asked only of what is one."""
    folder = _real(os.path.dirname(path))
    if _NO_LINK and is_below(folder, root):
        try:
            return os.open(path, _OPEN | _NO_LINK)
        except OSError:
            if not os.path.islink(path):
                raise
    real = os.path.realpath(path) if os.path.islink(path) else folder
    if not is_below(real, root):
        raise CannotCheck("a symbolic link that leaves the repository")
    return os.open(path, _OPEN)


@cache
def _real(folder: str) -> str:
    """`os.path.realpath` of a folder, asked once: a run opens many files of the same folders."""
    return os.path.realpath(folder)


def is_below(path: str, root: str) -> bool:
    """Whether a real path is the folder `root` or in it."""
    root = _real(root)
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def why(error: OSError) -> str:
    """What the operating system says, as a reason."""
    return (error.strerror or type(error).__name__).lower()
