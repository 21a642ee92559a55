from __future__ import annotations

import codecs
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Repo, Source
from tenpoint.kit import source as source_module

NAIVE = "naïve = 'ключ'\n"


def made(data: bytes) -> Source:
    return Source("a.txt", data=data)


# -- text --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text", "is_binary"),
    [
        pytest.param(b"", "", False, id="empty"),
        pytest.param(NAIVE.encode(), NAIVE, False, id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + NAIVE.encode(), NAIVE, False, id="UTF-8 with a mark"),
        pytest.param(codecs.BOM_UTF16_LE + NAIVE.encode("utf-16-le"), NAIVE, False, id="UTF-16 LE"),
        pytest.param(codecs.BOM_UTF16_BE + NAIVE.encode("utf-16-be"), NAIVE, False, id="UTF-16 BE"),
        pytest.param(codecs.BOM_UTF32_LE + NAIVE.encode("utf-32-le"), NAIVE, False, id="UTF-32 LE"),
        pytest.param(codecs.BOM_UTF32_BE + NAIVE.encode("utf-32-be"), NAIVE, False, id="UTF-32 BE"),
        pytest.param("KEY=1\n".encode("utf-16-le"), "KEY=1\n", False, id="UTF-16 LE, no mark"),
        pytest.param("KEY=1\n".encode("utf-16-be"), "KEY=1\n", False, id="UTF-16 BE, no mark"),
        pytest.param(b"caf\xe9\n", "caf\udce9\n", False, id="Latin-1 is kept byte by byte"),
        pytest.param(b"\xff\xfe\x00", "\ufffd", False, id="half a UTF-16 character"),
        pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", False, id="line ends as they are"),
        pytest.param(b"\x00" * 100, "\0" * 100, True, id="only NUL"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\0" * 9, None, True, id="a program"),
        pytest.param(b"PK\x03\x04\x14\0\0\0\x08\0abc", None, True, id="an archive"),
        pytest.param(b"text" * 3000 + b"\0", None, False, id="a NUL far behind, as git sees it"),
    ],
)
def test_text_of_any_encoding(data: bytes, text: str | None, is_binary: bool) -> None:
    source = made(data)
    assert source.is_binary is is_binary
    if text is not None:
        assert source.text == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(NAIVE.encode(), NAIVE.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b"a", b"a", id="UTF-8 with a mark"),
        pytest.param(NAIVE.encode("utf-16"), NAIVE.encode(), id="UTF-16"),
        pytest.param(b"caf\xe9", b"caf\xe9", id="Latin-1"),
    ],
)
def test_utf8_is_for_searching_in_bytes(data: bytes, expected: bytes) -> None:
    assert made(data).utf8 == expected


@given(st.binary(max_size=200))
def test_any_bytes_are_text(data: bytes) -> None:
    source = made(data)
    assert isinstance(source.text, str)
    assert isinstance(source.is_binary, bool)
    assert source.data == data
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", codecs.BOM_UTF8)) and b"\0" not in data:
        assert source.text.encode("utf-8", "surrogateescape") == data
        assert source.utf8 == data


# -- places ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("", 0, (1, 1), id="empty"),
        pytest.param("abc", 2, (1, 3), id="first line"),
        pytest.param("a\nb", 1, (1, 2), id="a line end belongs to its line"),
        pytest.param("a\nb", 2, (2, 1), id="after a line end"),
        pytest.param("a\r\nb", 2, (1, 3), id="CR LF is one line end"),
        pytest.param("a\r\nb", 3, (2, 1), id="after CR LF"),
        pytest.param("a\rb", 2, (2, 1), id="a lone CR ends a line"),
        pytest.param("\n\r\n\r\r", 5, (5, 1), id="all kinds in a row"),
        pytest.param("ключ = 1", 7, (1, 8), id="columns are characters, not bytes"),
        pytest.param("a\u2028b\x0cc\x85d", 6, (1, 7), id="other separators end no line"),
        pytest.param("abc", 3, (1, 4), id="the end"),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert made(text.encode()).position(offset) == expected


def test_a_mark_has_no_column() -> None:
    assert made(codecs.BOM_UTF8 + b"key").position(0) == (1, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [(1, "a"), (2, ""), (3, "  b "), (4, ""), (5, ""), (0, ""), (-1, "")],
)
def test_line_text(line: int, expected: str) -> None:
    assert made(b"a\r\n\n  b \r\n").line_text(line) == expected


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_positions_and_lines_agree(text: str) -> None:
    source = made(text.encode())
    for offset, character in enumerate(text):
        line, column = source.position(offset)
        if character not in "\r\n":
            assert source.line_text(line)[column - 1] == character


# -- files -------------------------------------------------------------------


def refusal(source: Source) -> str:
    with pytest.raises(CannotCheck) as caught:
        source.data  # noqa: B018
    return caught.value.reason


def test_reads_a_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    source = Source("a.txt", str(tmp_path))
    assert source.data == b"one"
    (tmp_path / "a.txt").write_bytes(b"two!")
    assert (source.data, source.text, source.head(9), source.size) == (b"one", "one", b"one", 3)
    with source.stream() as file:
        assert file.read() == b"one"


def test_a_head_is_read_without_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"0123456789")
    source = Source("a.bin", str(tmp_path))
    assert (source.head(3), source.head(5), source.head(4)) == (b"012", b"01234", b"0123")
    assert source.head(99) == b"0123456789"
    assert source.size == 10


def test_a_small_file_is_read_with_its_head(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    source = Source("a.txt", str(tmp_path))
    assert source.is_binary is False
    (tmp_path / "a.txt").unlink()
    assert source.data == b"one"


def test_a_missing_file(tmp_path: Path) -> None:
    source = Source("gone.txt", str(tmp_path))
    assert refusal(source) == "no such file or directory"
    for ask in (lambda: source.size, lambda: source.is_binary, lambda: source.text):
        with pytest.raises(CannotCheck):
            ask()


def test_a_large_file_that_vanishes_after_its_head_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * (1 << 20))
    source = Source("a.txt", str(tmp_path))
    assert source.is_binary is False
    (tmp_path / "a.txt").unlink()
    assert refusal(source) == "no such file or directory"


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    assert refusal(Source("d", str(tmp_path))) in ("not a regular file", "permission denied")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    asked = threading.Thread(target=lambda: refusals.append(refusal(Source("pipe", str(tmp_path)))))
    refusals: list[str] = []
    asked.start()
    asked.join(timeout=10)
    if asked.is_alive():  # let it end, then fail
        os.close(os.open(tmp_path / "pipe", os.O_WRONLY | os.O_NONBLOCK))
    assert refusals == ["not a regular file"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device() -> None:
    assert refusal(Source("/dev/zero")) == "not a regular file"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no such file here")
def test_an_error_in_the_middle_of_reading() -> None:
    source = Source("/proc/self/mem")
    assert refusal(source) == "input/output error"
    with pytest.raises(CannotCheck, match="input/output error"):
        source.is_binary  # noqa: B018


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")
    file.chmod(0)
    try:
        assert refusal(Source("a.txt", str(tmp_path))) == "permission denied"
    finally:
        file.chmod(stat.S_IRUSR | stat.S_IWUSR)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become somebody else"
)
def test_a_file_that_must_not_be_read_seen_by_somebody_else(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")
    file.chmod(0)
    os.seteuid(65534)
    try:
        assert refusal(Source("a.txt", str(tmp_path))) == "permission denied"
    finally:
        os.seteuid(0)


def test_no_more_than_the_limit_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "WHOLE_LIMIT", 1 << 20)
    (tmp_path / "fits").write_bytes(b"x" * (1 << 20))
    (tmp_path / "large").write_bytes(b"x" * ((1 << 20) + 1))
    assert len(Source("fits", str(tmp_path)).data) == 1 << 20
    large = Source("large", str(tmp_path))
    assert refusal(large) == "larger than 1 MiB: too large to be read whole"
    assert large.head(2) == b"xx"
    assert large.size == (1 << 20) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
class TestLinks:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "outside.txt").write_bytes(b"outside")
        (tmp_path / "beyond").mkdir()
        (tmp_path / "beyond/a.txt").write_bytes(b"beyond")
        root = tmp_path / "root"
        (root / "d").mkdir(parents=True)
        (root / "d/a.txt").write_bytes(b"inside")
        return root

    @pytest.mark.parametrize(
        ("link", "target", "path"),
        [
            pytest.param("l", "d/a.txt", "l", id="a file"),
            pytest.param("l", "d", "l/a.txt", id="a folder on the way"),
            pytest.param("d/l", "../d/a.txt", "d/l", id="up and down again"),
        ],
    )
    def test_inside_the_root_are_followed(
        self, root: Path, link: str, target: str, path: str
    ) -> None:
        (root / link).symlink_to(target)
        assert Source(path, str(root)).data == b"inside"

    @pytest.mark.parametrize(
        ("target", "path"),
        [
            pytest.param("../outside.txt", "l", id="a file"),
            pytest.param("../beyond", "l/a.txt", id="a folder on the way"),
            pytest.param("/etc/hostname", "l", id="an absolute path"),
            pytest.param("../root-2", "l", id="a folder that begins like the root"),
        ],
    )
    def test_out_of_the_root_are_not(self, root: Path, target: str, path: str) -> None:
        (root.parent / "root-2").write_bytes(b"beside")
        (root / "l").symlink_to(target)
        assert refusal(Source(path, str(root))) == "a symbolic link that leaves the repository"

    def test_a_link_to_itself(self, root: Path) -> None:
        (root / "l").symlink_to("l")
        assert refusal(Source("l", str(root))) == "too many levels of symbolic links"

    def test_a_link_to_nothing(self, root: Path) -> None:
        (root / "l").symlink_to("nothing")
        assert refusal(Source("l", str(root))) == "no such file or directory"

    def test_the_root_may_be_a_link_itself(self, root: Path) -> None:
        (root.parent / "way").symlink_to(root)
        assert Source("d/a.txt", str(root.parent / "way")).data == b"inside"

    def test_without_a_root_every_link_is_followed(self, root: Path) -> None:
        (root / "l").symlink_to(root.parent / "outside.txt")
        assert Source(str(root / "l")).data == b"outside"


# -- parts -------------------------------------------------------------------

LIMIT, PART, OVERLAP = 4000, 1000, 100


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test can reach."""
    monkeypatch.setattr(source_module, "WHOLE_LIMIT", LIMIT)
    monkeypatch.setattr(source_module, "_PART", PART)
    monkeypatch.setattr(source_module, "_OVERLAP", OVERLAP)


LINES = "".join(f"line {n} of the file\n" for n in range(1, 300))
ENDS = ("\n", "\r\n", "\r")
MIXED = "".join(f"zeile {n} naïve ключ{ENDS[n % 3]}" for n in range(300))
ONE_LINE = "".join(f"item{n:05} " for n in range(900))

FILES = [
    pytest.param(LINES, id="lines"),
    pytest.param(MIXED, id="all line ends, letters of several bytes"),
    pytest.param(LINES.replace("\n", "\r\n"), id="CR LF"),
    pytest.param(LINES.replace("\n", "\r"), id="a lone CR"),
    pytest.param(ONE_LINE, id="one overlong line"),
    pytest.param("short\n" + ONE_LINE, id="an overlong line after a short one"),
    pytest.param(ONE_LINE + "\n" + LINES, id="an overlong line before short ones"),
    pytest.param("ключ" * 2000, id="one overlong line of two-byte letters"),
    pytest.param("\ufeff" + ONE_LINE, id="a mark and an overlong line"),
    pytest.param("\n" * 5000, id="empty lines"),
    pytest.param("\r\n" * 3000, id="empty lines with CR LF"),
]


@pytest.mark.usefixtures("small")
class TestParts:
    def parts(self, tmp_path: Path, data: bytes) -> Iterator[Source]:
        (tmp_path / "a.txt").write_bytes(data)
        return Source("a.txt", str(tmp_path)).parts()

    def test_a_file_within_the_limit_is_its_own_part(self, tmp_path: Path) -> None:
        [part] = self.parts(tmp_path, b"x" * LIMIT)
        assert part.data == b"x" * LIMIT

    @pytest.mark.parametrize("text", FILES)
    def test_every_character_has_its_true_place(self, tmp_path: Path, text: str) -> None:
        whole = Source("a.txt", data=text.encode())
        place = {whole.position(offset): sign for offset, sign in enumerate(whole.text)}
        seen = {}
        for part in self.parts(tmp_path, text.encode()):
            assert len(part.data) <= 2 * PART + 2 * OVERLAP
            for offset, sign in enumerate(part.text):
                line, column = part.position(offset)
                if sign not in "\r\n" and not 0xDC80 <= ord(sign) <= 0xDCFF:
                    seen[line, column] = sign
                    assert place[line, column] == sign
                    if offset % 50 == 0:
                        assert sign in part.line_text(line)
        assert seen == {at: sign for at, sign in place.items() if sign not in "\r\n"}

    @pytest.mark.parametrize("text", FILES)
    def test_what_is_shorter_than_the_overlap_is_whole_in_some_part(
        self, tmp_path: Path, text: str
    ) -> None:
        data = text.encode()
        parts = [part.data for part in self.parts(tmp_path, data)]
        for start in range(0, len(data) - OVERLAP, 37):
            assert any(data[start : start + OVERLAP] in part for part in parts)

    def test_parts_know_the_repository_of_their_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(LINES)
        repo = Repo(str(tmp_path))
        assert all(part.repo is repo for part in repo.source("a.txt").parts())

    def test_a_wide_encoding_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(CannotCheck, match="and not UTF-8"):
            list(self.parts(tmp_path, LINES.encode("utf-16")))

    def test_memory_is_bounded_by_the_part(self, tmp_path: Path) -> None:
        data = b"short\n" + b"x" * 100 * PART  # never a line end again
        longest = max(len(part.data) for part in self.parts(tmp_path, data))
        assert longest <= 2 * PART + 2 * OVERLAP

    @given(st.lists(st.sampled_from(["a" * 70, "é" * 90, "\n", "\r\n", "\r", "€"]), max_size=60))
    def test_parts_of_any_text(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        waiting = text.encode()
        whole = Source("a.txt", data=waiting)

        def read(length: int) -> bytes:
            nonlocal waiting
            chunk, waiting = waiting[:length], waiting[length:]
            return chunk

        for part in Source("a.txt", data=b"").parts_of(read):
            for offset in range(0, len(part.text), 13):
                if part.text[offset] == "€":
                    line, column = part.position(offset)
                    assert whole.line_text(line)[column - 1] == "€"


# -- around the file ---------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        pytest.param("d/a.toml", "b.lock", "d/b.lock", id="same folder"),
        pytest.param("d/a.toml", "../c.lock", "c.lock", id="folder above"),
        pytest.param("d/a.toml", "e/f.lock", "d/e/f.lock", id="folder below"),
        pytest.param("d/a.toml", "./e/../b.lock", "d/b.lock", id="not the shortest way"),
        pytest.param("d/a.toml", "no.lock", None, id="absent"),
        pytest.param("d/a.toml", "e", None, id="a folder"),
        pytest.param("d/a.toml", "../../outside", None, id="above the root"),
        pytest.param("d/a.toml", "../..", None, id="the folder above the root"),
        pytest.param("c.lock", "..", None, id="the folder of the root"),
        pytest.param("d/a.toml", "/etc/hostname", None, id="an absolute path"),
        pytest.param("d/a.toml", "b\0c", None, id="a NUL"),
    ],
)
@pytest.mark.parametrize("in_repo", [False, True], ids=["folder", "repository"])
def test_beside(
    tmp_path: Path, path: str, name: str, expected: str | None, *, in_repo: bool
) -> None:
    (tmp_path / "outside").write_bytes(b"")
    root = tmp_path / "root"
    (root / "d/e").mkdir(parents=True)
    for file in ("d/b.lock", "c.lock", "d/e/f.lock"):
        (root / file).write_bytes(file.encode())
    repo = Repo(str(root)) if in_repo else None
    found = Source(path, str(root), repo=repo).beside(name)
    assert (found and found.path) == expected
    if found:
        assert found.data == (expected or "").encode()


def test_memo_parses_once_and_keeps_the_refusal() -> None:
    asked: list[str] = []

    def words(source: Source) -> list[str]:
        asked.append("words")
        return source.text.split()

    def refuse(source: Source) -> int:
        asked.append("refuse")
        raise CannotCheck("no", line=3)

    source = made(b"a b")
    assert source.memo(words) is source.memo(words)
    for _ in range(2):
        with pytest.raises(CannotCheck, match="no"):
            source.memo(refuse)
    assert asked == ["words", "refuse"]
    assert made(b"a b").memo(words) == ["a", "b"]


def test_a_source_shows_its_path_only() -> None:
    assert repr(Source("d/a.txt", data=b"secret")) == "Source('d/a.txt')"
    assert Source("d/a.txt").name == "a.txt"
    assert Source("a.txt").settings("no-word") == {}
