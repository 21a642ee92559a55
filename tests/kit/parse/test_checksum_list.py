"""The reader of checksum lists: names of lists, lines with digests; GNU coreutils is the judge."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck
from tenpoint.kit.parse.checksum_list import is_list, parse

DIGEST = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "name",
    """SHA256SUMS sha256sums.txt SHA256SUM SHA512SUMS MD5SUMS checksums.txt CHECKSUMS checksum.txt
    app_1.0_checksums.txt app-1.2.3-checksums.txt a.tar.gz.sha256 a.sha256sum a.sha512 a.md5 a.sha1
    SHASUMS256.txt checksums.sha256 SHA256SUMS-linux tool_1.2_SHA256SUMS checksums-sha256.txt
    a.whl.sha256.txt SHA256SUMS.list""".split(),
)
def test_is_a_list(name: str) -> None:
    assert is_list(name)


@pytest.mark.parametrize(
    "name",
    """SHA256SUMS.asc SHA256SUMS.sig checksums.txt.sig checksums.py checksum.ts checksums.md md5.c
    sha256.py source-sha256.cjs summary.txt checksum.json test_checksums.py checksum.go sums.txt
    sha256sum.c go.sum md5 sha256 assume.txt checksum_test.go .sha256 requirements.txt""".split(),
)
def test_is_none(name: str) -> None:
    assert not is_list(name)


@pytest.mark.parametrize(
    ("line", "name", "algorithm"),
    [
        pytest.param(f"{DIGEST}  a b.txt", "a b.txt", "sha256", id="a blank in the name"),
        pytest.param(f"{DIGEST}   a", " a", "sha256", id="a blank before the name"),
        pytest.param(f"{DIGEST} **a", "*a", "sha256", id="a star before the name"),
        pytest.param(f"{DIGEST}\ta", "a", "sha256", id="a tab"),
        pytest.param(f"\\{DIGEST}  a\\nb", "a\nb", "sha256", id="escaped"),
        pytest.param(f"{DIGEST}  a\\nb", "a\\nb", "sha256", id="not escaped without the mark"),
        pytest.param(f"SHA256 (a (1).zip) = {DIGEST}", "a (1).zip", "sha256", id="BSD, brackets"),
        pytest.param(f"SHA256 (x) = y) = {DIGEST}", "x) = y", "sha256", id="BSD, a bracket open"),
        pytest.param(
            "SHA256 (a) = 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "a", "sha256", id="base64"
        ),
        pytest.param(f"SHA3-256 (a) = {DIGEST}", "a", "sha3_256", id="another hash as long"),
        pytest.param(f"WHIRLPOOL (a) = {DIGEST}", "a", "", id="a hash that nobody knows"),
        pytest.param(f"{'0' * 56}  a", "a", "sha224", id="SHA-224"),
    ],
)
def test_reads_a_line(line: str, name: str, algorithm: str) -> None:
    listing = parse(line + "\n", "checksums.txt")
    assert [(entry.name, entry.algorithm) for entry in listing.entries] == [(name, algorithm)]
    assert listing.problems == ()


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("a.whl.sha256", "a.whl"),
        ("a.sha512sum", "a"),
        ("a.zip.sha256.txt", "a.zip"),
        ("SHA256SUMS", ""),
        ("checksums.sha256", ""),
    ],
)
def test_a_sidecar_speaks_for_a_file(name: str, of: str) -> None:
    assert parse(DIGEST, name).sidecar_of == of


def test_places() -> None:
    listing = parse(f"# x\n\\{DIGEST}  a\nSHA256 (b) = {DIGEST}\n", "SHA256SUMS")
    assert [(entry.line, entry.column) for entry in listing.entries] == [(2, 2), (3, 14)]


def test_an_indented_line_keeps_its_place() -> None:
    [entry] = parse("\n   " + "0" * 64 + "  a.txt\n", "SHA256SUMS").entries
    assert (entry.line, entry.column) == (2, 4)


def test_a_long_list_of_rubbish_is_told_in_short() -> None:
    assert len(parse("rubbish\n" * 10_000, "SHA256SUMS").problems) <= 101


@given(text=st.text(max_size=300), name=st.sampled_from(["SHA256SUMS", "checksums.txt", "a.md5"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    try:
        listing = parse(text, name)
    except CannotCheck:
        return
    for entry in listing.entries:
        assert text.replace("\r", "").split("\n")[entry.line - 1]
        assert entry.digest == entry.digest.lower()


_PIECES = st.sampled_from(
    [
        DIGEST,
        DIGEST[:40],
        "SHA256 (",
        ") = ",
        "  ",
        " *",
        "\\",
        "\n",
        "\r\n",
        "a",
        "../",
        "#",
        "\ufeff",
        "-----BEGIN PGP SIGNED MESSAGE-----\n",
    ]
)


@given(pieces=st.lists(_PIECES, max_size=12))
def test_pieces_of_lists_are_read_or_refused(pieces: list[str]) -> None:
    listing = parse("".join(pieces), "checksums.txt")
    assert all(len(entry.digest) in (32, 40, 64) for entry in listing.entries)


_NAMES = st.text(
    st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=20
).filter(lambda name: name not in (".", ".."))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="GNU coreutils is the judge")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(names=st.lists(_NAMES, min_size=1, max_size=4, unique=True), tag=st.booleans())
def test_what_sha256sum_writes_is_read_as_it_was_meant(
    tmp_path: Path, names: list[str], tag: bool
) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    told = subprocess.run(
        ["sha256sum", *(["--tag"] if tag else []), "--", *names],
        cwd=tmp_path, capture_output=True, check=True,
    ).stdout  # fmt: skip
    listing = parse(os.fsdecode(told), "SHA256SUMS")
    assert [entry.name for entry in listing.entries] == names
    assert listing.problems == ()


def test_time_grows_with_the_text_only() -> None:
    for text in ("(" * 60_000, "SHA256 (" * 8_000, ") = " * 15_000, " " * 60_000, "a " * 30_000):
        parse(f"SHA256 ({text}\n{DIGEST}{text}\n{text}", "SHA256SUMS")
