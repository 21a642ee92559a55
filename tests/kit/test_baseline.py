from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from support.sample import check
from tenpoint.kit import Finding, Source, UsageError, baseline
from tenpoint.kit.baseline import DETECT_SECRETS_FILE, FILE, dump, fingerprints

SECRET_RULES = {"no-word/key"}
KEY = "sk-" + "a1B2" * 10


def marks(text: str, path: str = "a.txt") -> list[str]:
    """The fingerprints of what the sample hook finds."""
    source = Source(path, data=text.encode("utf-8", "surrogateescape"))
    return fingerprints(list(check(source)), source, SECRET_RULES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("say BAD", "\n\n# new lines\nsay BAD\nmore\n", id="lines were added"),
        pytest.param("  say BAD", "say   BAD\t", id="indented otherwise"),
        pytest.param("say BAD\n", "say BAD\r\n", id="another line end"),
        pytest.param("say BAD to 'x'", "say BAD to 'y'", id="a text beside it"),
        pytest.param(f"KEY={KEY}", f"KEY={KEY} ", id="a key"),
        pytest.param("say BAD" + " a" * 500, "say BAD" + " a" * 600, id="far away on the line"),
    ],
)
def test_a_fingerprint_stays(before: str, after: str) -> None:
    assert len(marks(before)) == 1
    assert marks(before) == marks(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("say BAD", "cry BAD", id="another line"),
        pytest.param("BAD", "MEH", id="another rule"),
        pytest.param(f"KEY={KEY}", f"OTHER KEY={KEY}", id="another name"),
        pytest.param(f"KEY={KEY}", f"KEY=pk-{KEY[3:]}", id="another key"),
    ],
)
def test_a_fingerprint_changes(before: str, after: str) -> None:
    assert len(marks(before)) == len(marks(after)) == 1
    assert marks(before) != marks(after)


def test_another_path_is_another_place() -> None:
    assert marks("BAD", "a.txt") != marks("BAD", "b.txt")
    assert marks("BAD", "caf\udce9") != marks("BAD", "cafe")


def test_a_second_copy_is_a_new_finding() -> None:
    once, twice = marks("say BAD\n"), marks("say BAD\nsay BAD\n")
    assert twice[0] == once[0]
    assert twice[1] != once[0]
    same_line = marks("BAD BAD BAD\n")
    assert len(set(same_line)) == 3


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Everything that goes into a hash while the test runs."""
    seen: list[bytes] = []
    real = hashlib.sha256

    def sha256(data: bytes) -> object:
        seen.append(data)
        return real(data)

    monkeypatch.setattr(hashlib, "sha256", sha256)
    return lambda: b" | ".join(seen).decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(KEY, id="a key"),
        pytest.param("hunter2", id="a short password"),
        pytest.param("swordfish", id="a word"),
        pytest.param("correct-horse-battery", id="words"),
        pytest.param("pässwört", id="letters of any script"),
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("KEY={0}", id="found"),
        pytest.param("BAD KEY={0}", id="found beside another rule's finding"),
        pytest.param("KEY={0} BAD KEY={0}", id="found twice"),
        pytest.param("BAD password = '{0}'", id="in quotes, not found"),
        pytest.param('BAD {{"password": "{0}"}}', id="in JSON, not found"),
        pytest.param("BAD password: {0}", id="in YAML, not found"),
        pytest.param("export PASSWORD={0}; BAD", id="in a shell, not found"),
        pytest.param("BAD postgres://me:{0}@db.example/x", id="in a URL, not found"),
        pytest.param("connect(`{0}`); // BAD", id="in backquotes, not found"),
        pytest.param("x" * 3900 + " password='{0}' " + "y" * 90 + " BAD", id="on a long line"),
    ],
)
def test_nothing_hashed_holds_a_secret(hashed: Callable[[], str], line: str, secret: str) -> None:
    assert marks(line.format(secret))
    assert secret not in hashed()
    if len(secret) >= 20:
        assert secret[3:-3] not in hashed()


@given(
    st.text(alphabet="abKEY=BAD'\":@/ 12\n", max_size=60),
    st.sampled_from(["q7", "Zxy-" + "9-" * 9 + "abc"]),
)
@example("BAD", "q7")
def test_two_secrets_of_one_form_look_the_same(text: str, secret: str) -> None:
    # Whoever can tell them apart by the fingerprint could try out passwords against it.
    other = secret.translate({ord("9"): "8", ord("7"): "6"})
    assert marks(f"{text} KEY={secret}") == marks(f"{text} KEY={other}")


def test_other_rules_findings_change_nothing() -> None:
    source = Source("a.txt", data=f"BAD KEY={KEY} MEH BAD\n".encode())
    findings = list(check(source))
    together = dict(zip(findings, fingerprints(findings, source, SECRET_RULES), strict=True))
    for rule in ("no-word/bad", "no-word/key", "no-word/meh"):
        alone = [finding for finding in findings if finding.rule == rule]
        assert fingerprints(alone, source, SECRET_RULES) == [together[one] for one in alone]


def test_without_a_file_the_commit_tells_findings_apart() -> None:
    def finding(commit: str, line: int) -> Finding:
        return Finding("a.txt", line, 1, "no-word/bad", "error", "m", "f", commit=commit)

    first, second, third = finding("a" * 40, 1), finding("a" * 40, 2), finding("b" * 40, 1)
    all_three = fingerprints([first, second, third], None, set())
    assert len(set(all_three)) == 3
    assert fingerprints([third], None, set()) == all_three[2:]


def test_a_secret_over_several_lines_is_masked_to_the_end_of_its_first(
    hashed: Callable[[], str],
) -> None:
    source = Source("a.txt", data=b"k = -----BEGIN swordfish\nswordfish-----\n")
    finding = Finding("a.txt", 1, 5, "no-word/key", "error", "m", "f", end_line=2, end_column=9)
    assert len(fingerprints([finding], source, SECRET_RULES)) == 1
    assert "swordfish" not in hashed()


@given(st.text(max_size=200), st.integers(1, 300), st.integers(1, 300))
def test_any_line_and_any_place_have_a_fingerprint(line: str, column: int, end: int) -> None:
    source = Source("a.txt", data=line.encode("utf-8", "surrogatepass"))
    finding = Finding("a.txt", 1, column, "h/r", "error", "m", "f", 1, end)
    [mark] = fingerprints([finding], source, set())
    assert len(mark) == 32
    assert int(mark, 16) >= 0


# -- the file ----------------------------------------------------------------


FOUND = [
    (Finding("b.txt", 1, 1, "h/r", "error", "m", "f"), "bb"),
    (Finding("a.txt", 9, 1, "h/s", "error", "m", "f"), "cc"),
    (Finding("a.txt", 7, 1, "h/r", "error", "m", "f"), "dd"),
    (Finding("a.txt", 2, 1, "h/r", "error", "m", "f"), "aa"),
]


def test_a_baseline_is_sorted_and_knows_no_lines() -> None:
    text = dump(FOUND, {"cc": "known since 2020", "zz": "gone"})
    assert json.loads(text) == {
        "version": 1,
        "findings": [
            {"path": "a.txt", "rule": "h/r", "fingerprint": "aa"},
            {"path": "a.txt", "rule": "h/r", "fingerprint": "dd"},
            {"path": "a.txt", "rule": "h/s", "fingerprint": "cc", "reason": "known since 2020"},
            {"path": "b.txt", "rule": "h/r", "fingerprint": "bb"},
        ],
    }
    assert text == dump(reversed(FOUND), {"cc": "known since 2020"})
    assert sum("fingerprint" in line for line in text.splitlines()) == 4  # one a line, to merge


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert baseline.read(str(tmp_path)) == {}
    (tmp_path / FILE).write_text(dump(FOUND, {"cc": "why"}))
    assert baseline.read(str(tmp_path)) == {"aa": "", "bb": "", "cc": "why", "dd": ""}
    (tmp_path / FILE).write_text(dump([], {}))
    assert baseline.read(str(tmp_path)) == {}


def test_a_name_that_is_not_utf8_is_written_and_read(tmp_path: Path) -> None:
    odd = FOUND[0][0]._replace(path="caf\udce9\n")
    (tmp_path / FILE).write_text(dump([(odd, "aa")], {}), encoding="ascii")
    assert baseline.read(str(tmp_path)) == {"aa": ""}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "not valid JSON", id="empty"),
        pytest.param("{", "not valid JSON", id="broken"),
        pytest.param("[" * 100_000, "not valid JSON", id="deeply nested"),
        pytest.param("[]", "not a baseline of version 1", id="a list"),
        pytest.param("{}", "not a baseline of version 1", id="no version"),
        pytest.param('{"version": 2, "findings": []}', "not a baseline of version 1", id="newer"),
        pytest.param('{"version": 1, "findings": {}}', "not a baseline of version 1", id="no list"),
        pytest.param('{"version": 1, "findings": [1]}', "an entry has no fingerprint", id="number"),
        pytest.param(
            '{"version": 1, "findings": [{"path": "a"}]}', "an entry has no fingerprint", id="none"
        ),
        pytest.param(
            '{"version": 1, "findings": [{"fingerprint": 3}]}', "an entry has no", id="a number"
        ),
        pytest.param("<<<<<<< HEAD\n{}", "not valid JSON", id="a merge conflict"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_no_empty_one(
    tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(UsageError, match=reason) as caught:
        baseline.read(str(tmp_path))
    assert caught.value.path == FILE


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param(
            {"a.txt": [{"hashed_secret": "ab", "line_number": 3}, {"hashed_secret": "cd"}]},
            {("a.txt", "ab"): {3}, ("a.txt", "cd"): {0}},
            id="entries",
        ),
        pytest.param(
            {
                "a.txt": [
                    {"hashed_secret": "ab", "line_number": 3},
                    {"hashed_secret": "ab", "line_number": 7},
                ]
            },
            {("a.txt", "ab"): {3, 7}},
            id="the same on two lines",
        ),
        pytest.param(
            {"d\\a.txt": [{"hashed_secret": "ab", "is_secret": False}]},
            {("d/a.txt", "ab"): {0}},
            id="written on Windows, audited as harmless",
        ),
        pytest.param(
            {"a.txt": [{"hashed_secret": "ab", "is_secret": True}]}, {}, id="audited as real"
        ),
        pytest.param(
            {"a.txt": [{"type": "x"}, 3, {"hashed_secret": 4}], "b": None}, {}, id="odd entries"
        ),
    ],
)
def test_detect_secrets_baseline(
    tmp_path: Path, results: object, expected: dict[tuple[str, str], set[int]]
) -> None:
    (tmp_path / DETECT_SECRETS_FILE).write_text(
        json.dumps({"version": "1.5.0", "results": results})
    )
    assert baseline.detect_secrets_hashes(str(tmp_path)) == expected


@pytest.mark.parametrize("text", ["[]", "{}", '{"results": []}', "nonsense"])
def test_detect_secrets_baseline_that_is_none(tmp_path: Path, text: str) -> None:
    assert baseline.detect_secrets_hashes(str(tmp_path)) == {}
    (tmp_path / DETECT_SECRETS_FILE).write_text(text)
    with pytest.raises(UsageError) as caught:
        baseline.detect_secrets_hashes(str(tmp_path))
    assert caught.value.path == DETECT_SECRETS_FILE


SECRET = "ghp" + "_" + "a1B2" * 9


@pytest.mark.parametrize(
    ("text", "found", "hashed", "line", "is_known"),
    [
        pytest.param(f"k = '{SECRET}'", SECRET, SECRET, 9, True, id="the secret, now elsewhere"),
        pytest.param(f"k = '{SECRET}'", SECRET, f"{SECRET}x", 1, False, id="another secret"),
        pytest.param(f"k = '{SECRET}'", SECRET, "ghp", 1, True, id="the start, on its line"),
        pytest.param(f"k = '{SECRET}'", SECRET, "ghp", 9, False, id="the start, elsewhere"),
        pytest.param(f"k = '{SECRET}'", SECRET, "gho", 1, False, id="another start"),
        pytest.param(
            f'k = "{SECRET}";', SECRET, f'"{SECRET}"', 9, True, id="with what stands beside it"
        ),
        pytest.param(f"k:{SECRET}", SECRET, f":{SECRET}", 9, True, id="with what is before it"),
        pytest.param(SECRET, SECRET, SECRET, 9, True, id="with nothing beside it"),
        pytest.param(
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "BEGIN PRIVATE KEY",
            1,
            True,
            id="a header, on its line",
        ),
        pytest.param(
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----",
            "BEGIN PRIVATE KEY",
            2,
            False,
            id="a header, elsewhere",
        ),
        pytest.param("k = hunter42", "hunter42", "", 1, False, id="nothing"),
    ],
)
def test_knows_what_detect_secrets_wrote_down(
    text: str, found: str, hashed: str, line: int, is_known: bool
) -> None:
    digest = hashlib.sha1(hashed.encode(), usedforsecurity=False).hexdigest()
    start = text.index(found)
    finding = Finding(
        *("a.txt", 1, start + 1, "x/y", "error", "", ""),
        end_line=1,
        end_column=start + 1 + len(found),
    )
    source = Source("a.txt", data=text.encode())
    hashes = {("a.txt", digest): {line}}
    assert baseline.is_known_to_detect_secrets(hashes, finding, source) is is_known
    elsewhere = {("b.txt", digest): {line}}
    assert not baseline.is_known_to_detect_secrets(elsewhere, finding, source)
