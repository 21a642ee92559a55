"""What a person has said not to report is set aside, with its reason."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tenpoint.kit import Source, baseline
from tenpoint.kit.aside import SetAside
from tenpoint.kit.config import Config
from tenpoint.kit.configfile import Ignore
from tenpoint.kit.finding import Finding, Rule
from tenpoint.kit.report import Reported

RULES = {
    "x/plain": Rule("x/plain", "error", says="", fix="mend it"),
    "x/key": Rule("x/key", "error", says="", fix="mend it", secret=True),
}
YESTERDAY = date.today() - timedelta(days=1)
TOMORROW = date.today() + timedelta(days=1)


def finding(rule: str = "x/plain", line: int = 1) -> Finding:
    return Finding("a.py", line, 5, rule, "error", "", "mend it", end_line=line, end_column=9)


def sifted(
    text: str,
    found: Finding,
    root: Path,
    *ignores: Ignore,
    use_baseline: bool = True,
) -> tuple[list[Reported], SetAside]:
    config = Config(path=".tenpoint.toml", ignores=ignores)
    aside = SetAside(str(root), config, RULES, use_baseline=use_baseline, fingerprints=True)
    return list(aside.sift([found], Source("a.py", data=text.encode()))), aside


@pytest.mark.parametrize(
    ("text", "found", "by", "reason"),
    [
        pytest.param(
            "x = bad1  # tenpoint: ignore[x] known", finding(), "inline", "known", id="on its line"
        ),
        pytest.param(
            "# tenpoint: ignore[x/plain] known\nx = bad1",
            finding(line=2),
            "inline",
            "known",
            id="on the line before",
        ),
        pytest.param(
            "k = bad1  # pragma: allowlist secret",
            finding("x/key"),
            "inline",
            "pragma: allowlist secret",
            id="detect-secrets' pragma on a secret",
        ),
    ],
)
def test_a_comment_sets_aside(
    tmp_path: Path, text: str, found: Finding, by: str, reason: str
) -> None:
    reported, aside = sifted(text, found, tmp_path)
    assert reported == []
    [ignored] = aside.ignored
    assert (ignored.by, ignored.reason, ignored.line) == (by, reason, found.line)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("x = bad1", finding(), id="no comment"),
        pytest.param("x = bad1  # tenpoint: ignore[y] known", finding(), id="another hook"),
        pytest.param("x = bad1  # tenpoint: ignore[x/key] known", finding(), id="another rule"),
        pytest.param("# tenpoint: ignore[x] known\n\nx = bad1", finding(line=3), id="further away"),
        pytest.param("k = bad1  # pragma: allowlist secret", finding(), id="a pragma on no secret"),
        pytest.param("x = 'tenpoint: ignore[x] known'", finding(), id="in a string"),
    ],
)
def test_what_nobody_set_aside_is_reported(tmp_path: Path, text: str, found: Finding) -> None:
    reported, aside = sifted(text, found, tmp_path)
    assert [each.finding for each in reported] == [found]
    assert aside.ignored == []


def test_an_ignore_without_a_reason_does_not_count(tmp_path: Path) -> None:
    [reported], _ = sifted("x = bad1  # tenpoint: ignore[x]", finding(), tmp_path)
    assert reported.finding.fix == (
        "mend it; the ignore on this line gives no reason, so it does not count"
    )


def ignore(rule: str = "x", path: str = "*.py", expires: date | None = None) -> Ignore:
    return Ignore(rule=rule, path=path, reason="old", expires=expires)


@pytest.mark.parametrize(
    ("given", "is_aside", "notes"),
    [
        pytest.param(ignore(), True, 0, id="its hook"),
        pytest.param(ignore("x/plain"), True, 0, id="its rule"),
        pytest.param(ignore(expires=TOMORROW), True, 0, id="until tomorrow"),
        pytest.param(ignore(expires=date.today()), True, 0, id="until today"),
        pytest.param(ignore(expires=YESTERDAY), False, 1, id="until yesterday"),
        pytest.param(ignore("y"), False, 0, id="another hook"),
        pytest.param(ignore(path="b/*"), False, 0, id="another path"),
    ],
)
def test_the_configuration_sets_aside(
    tmp_path: Path, given: Ignore, is_aside: bool, notes: int
) -> None:
    reported, aside = sifted("x = bad1", finding(), tmp_path, given)
    assert (reported == []) is is_aside
    assert [(each.by, each.reason) for each in aside.ignored] == (
        [(".tenpoint.toml", "old")] if is_aside else []
    )
    assert len(aside.notes) == notes


@pytest.mark.parametrize("use_baseline", [True, False])
def test_the_baseline_sets_aside_when_it_is_asked(tmp_path: Path, use_baseline: bool) -> None:
    text, found = "x = bad1", finding()
    [reported], _ = sifted(text, found, tmp_path, use_baseline=False)
    (tmp_path / baseline.FILE).write_text(
        baseline.dump([(found, reported.fingerprint)], {reported.fingerprint: "old"})
    )
    left, aside = sifted(text, found, tmp_path, use_baseline=use_baseline)
    assert (left == []) is use_baseline
    assert [each.reason for each in aside.ignored] == (["old"] if use_baseline else [])


@pytest.mark.parametrize(
    ("rule", "value", "is_aside"),
    [
        pytest.param("x/key", "bad1", True, id="the secret"),
        pytest.param("x/key", "bad2", False, id="another secret"),
        pytest.param("x/plain", "bad1", False, id="no secret's rule"),
    ],
)
def test_the_baseline_of_detect_secrets_sets_secrets_aside(
    tmp_path: Path, rule: str, value: str, is_aside: bool
) -> None:
    digest = hashlib.sha1(value.encode(), usedforsecurity=False).hexdigest()
    results = {"a.py": [{"hashed_secret": digest, "line_number": 7}]}
    (tmp_path / baseline.DETECT_SECRETS_FILE).write_text(json.dumps({"results": results}))
    reported, aside = sifted("k = bad1", finding(rule), tmp_path)
    assert (reported == []) is is_aside
    assert [each.by for each in aside.ignored] == ([".secrets.baseline"] if is_aside else [])
