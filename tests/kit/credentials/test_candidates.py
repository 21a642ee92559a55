"""Candidate lines are enough: by literals, by Hyperscan, or asking every detector about all."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_samples import sample
from tenpoint.kit.credentials import database, make_index
from tenpoint.kit.credentials.candidates import Candidate, Finder
from tenpoint.kit.credentials.detectors import all_detectors, rows_by_name, rows_by_shape
from tenpoint.kit.credentials.judge import judge
from tenpoint.kit.credentials.line import loose_kind

Found = list[tuple[int, int, str, str]]

# Text of the standard library and of what is installed: a few megabytes of every kind.
ROOTS = [Path(sysconfig.get_path("stdlib")), Path(sysconfig.get_path("purelib"))]
ENDINGS = (".py", ".txt", ".json", ".toml", ".md", ".cfg", ".html", ".js", ".yaml", ".yml")
MOST_FILES, LARGEST = 24, 20_000


def by_candidates(data: bytes, path: str, finder: Finder) -> Found:
    lines = finder.lines(data, loose=bool(loose_kind(path)))
    return [
        (line.start + match.start, line.start + match.end, match.kind, match.value)
        for line, match in judge(data, path, lines)
    ]


def by_asking_everybody(data: bytes, path: str) -> Found:
    loose = bool(loose_kind(path))
    asked = [(d, None) for d in all_detectors() if loose or not d.loose]

    def lines() -> Iterator[Candidate]:
        start = 0
        for line in data.split(b"\n"):
            yield Candidate(start, start + len(line), asked)
            start += len(line) + 1

    return [
        (line.start + match.start, line.start + match.end, match.kind, match.value)
        for line, match in judge(data, path, lines())
    ]


@pytest.fixture(scope="module")
def with_database() -> Finder:
    pytest.importorskip("hyperscan")
    finder = Finder()
    finder._searched = 1 << 30
    return finder


def real_files() -> Iterator[Path]:
    for root in ROOTS:
        files = sorted(file for file in root.rglob("*") if file.suffix in ENDINGS)
        small = [file for file in files if 0 < file.stat().st_size < LARGEST]
        yield from small[:: max(1, len(small) // MOST_FILES)][:MOST_FILES]


def test_on_real_text(with_database: Finder) -> None:
    literals = Finder(hyperscan=False)
    for file in real_files():
        data = file.read_bytes()
        expected = by_asking_everybody(data, file.name)
        assert by_candidates(data, file.name, literals) == expected, file
        assert by_candidates(data, file.name, with_database) == expected, file


SHAPES = [row.shape for row in rows_by_shape()]
NAMED = [(name, row.shape) for name, rows in rows_by_name().items() for row in rows]
AROUND = st.sampled_from(
    [
        "",
        "\n",
        " ",
        '"',
        "'",
        "\\n",
        "k = ",
        '"key": ',
        "password=",
        "https://u:",
        "@h/",
        "é",
        "-" * 40,
    ]
)
PIECES = st.one_of(
    AROUND,
    st.text(max_size=20),
    st.builds(sample, st.sampled_from(SHAPES), st.integers(0, 3)),
    st.builds(
        lambda pair, seed: f'{pair[0]}_api_key = "{sample(pair[1], seed)}"',
        st.sampled_from(NAMED),
        st.integers(0, 3),
    ),
)


@given(
    pieces=st.lists(PIECES, max_size=12),
    path=st.sampled_from(["a.py", ".env", "a.md", "a.yaml", "a.sh"]),
)
def test_on_hostile_text(pieces: list[str], path: str, with_database: Finder) -> None:
    data = "".join(pieces).encode("utf-8", "surrogatepass")
    expected = by_asking_everybody(data, path)
    assert by_candidates(data, path, Finder(hyperscan=False)) == expected
    assert by_candidates(data, path, with_database) == expected


@pytest.mark.parametrize("row", rows_by_shape(), ids=lambda row: row.id)
def test_finds_every_shape_of_the_table(row: object, with_database: Finder) -> None:
    shape = row.shape  # type: ignore[attr-defined]
    values = [value for value in (sample(shape, seed) for seed in range(4)) if value.isprintable()]
    text = "".join(f'x = "{value}"\n' for value in values).encode()
    for finder in (Finder(hyperscan=False), with_database):
        assert len({start for start, *_ in by_candidates(text, "a.py", finder)}) >= len(values) - 1


def test_the_index_is_fresh() -> None:
    index = Path(make_index.__file__).with_name("index.py")
    assert index.read_text("utf-8") == make_index.make()


class TestDatabase:
    def test_loads_where_hyperscan_does(self) -> None:
        pytest.importorskip("hyperscan")
        assert database.load() is not None

    @pytest.mark.parametrize(
        "spoil",
        [
            pytest.param(lambda file: file.write_bytes(b""), id="empty"),
            pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-9]), id="cut"),
            pytest.param(
                lambda file: file.write_bytes(
                    file.read_bytes()[:5000] + b"!" + file.read_bytes()[5001:]
                ),
                id="one byte changed",
            ),
            pytest.param(lambda file: file.chmod(0o666), id="others may write it"),
        ],
    )
    def test_a_spoilt_cache_is_made_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: object
    ) -> None:
        pytest.importorskip("hyperscan")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert database.load() is not None
        [file] = tmp_path.rglob("*.hs")
        whole = file.read_bytes()
        spoil(file)  # type: ignore[operator]
        loaded = database.load()
        assert loaded is not None
        assert loaded.search(b'k = "ghp_' + b"a1B2" * 9 + b'"')
        assert len(file.read_bytes()) == len(whole)

    def test_no_cache_is_no_obstacle(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("hyperscan")
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
        assert database.load() is not None
