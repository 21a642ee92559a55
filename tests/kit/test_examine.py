from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from support import sample
from support.git import Tree
from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Source, UsageError
from tenpoint.kit.baseline import DETECT_SECRETS_FILE, FILE, dump
from tenpoint.kit.config import Config
from tenpoint.kit.configfile import Ignore
from tenpoint.kit.examine import Examination
from tenpoint.kit.report import Ignored, Report, Unread

TODAY = date.today()


def looked_at(
    texts: dict[str, str | bytes],
    base: Path | str = ".",
    config: Config | None = None,
    *,
    hooks: Sequence[Hook] = (sample.hook,),
    pedantic: bool = False,
    use_baseline: bool = True,
) -> Report:
    examination = Examination(
        hooks, str(base), config or Config(), pedantic=pedantic, use_baseline=use_baseline
    )
    sources = [
        Source(path, data=text.encode() if isinstance(text, str) else text)
        for path, text in texts.items()
    ]
    examination.files(sources)
    return examination.report("no-word")


def short(report: Report) -> list[tuple[str, str, int]]:
    return [(f.rule.removeprefix("no-word/"), f.path, f.line) for f, _ in report.findings]


def test_findings_come_in_reading_order_each_once() -> None:
    report = looked_at({"b.txt": "BAD\nKEY=x BAD\n", "a.txt": "ok\nBAD"})
    assert short(report) == [
        ("bad", "a.txt", 2),
        ("bad", "b.txt", 1),
        ("key", "b.txt", 2),
        ("bad", "b.txt", 2),
    ]
    assert (report.checked, report.binary, report.exit_code) == (2, 0, 1)


def test_a_finding_seen_twice_is_reported_once() -> None:
    def twice(source: Source) -> Iterator[Finding]:
        for _ in range(2):
            yield from sample.check(source)

    hook = Hook("no-word", point=1, says="x")
    hook.rules = sample.hook.rules
    hook.check_file = twice
    assert len(looked_at({"a.txt": "BAD"}, hooks=[hook]).findings) == 1


@pytest.mark.parametrize(("pedantic", "expected"), [(False, []), (True, [("meh", "a.txt", 1)])])
def test_warnings_are_for_the_pedantic(
    pedantic: bool, expected: list[tuple[str, str, int]]
) -> None:
    report = looked_at({"a.txt": "MEH"}, pedantic=pedantic)
    assert short(report) == expected
    assert report.exit_code == len(expected)


def test_a_binary_file_is_skipped_and_counted() -> None:
    report = looked_at({"a.txt": b"\0BAD", "b.txt": "ok"})
    assert (report.checked, report.binary, report.exit_code) == (1, 1, 0)


class TestWhatCannotBeChecked:
    def test_keeps_what_was_found_before_and_in_other_files(self) -> None:
        report = looked_at({"a.txt": "BAD\nBROKEN\nBAD", "b.txt": "BAD"})
        assert short(report) == [("bad", "a.txt", 1), ("bad", "b.txt", 1)]
        assert report.unread == [Unread("a.txt", "line 2: broken")]
        assert (report.checked, report.exit_code) == (1, 2)

    def test_of_our_own_fault_names_the_place_and_not_the_text(self) -> None:
        report = looked_at({"a.txt": "BUG swordfish", "b.txt": "ok"})
        [unread] = report.unread
        assert unread.path == "a.txt"
        assert unread.reason.startswith("internal error (ValueError at sample.py:")
        assert "swordfish" not in repr(report)
        assert report.checked == 1

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            pytest.param(RecursionError(), "nested too deeply to be checked", id="recursion"),
            pytest.param(MemoryError(), "too large for the memory there is", id="memory"),
            pytest.param(OSError(5, "Input/output error"), "input/output error", id="disk"),
            pytest.param(CannotCheck("because"), "because", id="no line"),
        ],
    )
    def test_has_a_reason(self, error: Exception, reason: str) -> None:
        def fail(source: Source) -> Iterator[Finding]:
            yield from sample.check(source)
            raise error

        hook = Hook("no-word", point=1, says="x")
        hook.rules, hook.check_file = sample.hook.rules, fail
        report = looked_at({"a.txt": "BAD"}, hooks=[hook])
        assert report.unread == [Unread("a.txt", reason)]
        assert short(report) == [("bad", "a.txt", 1)]

    def test_is_told_once_when_the_file_is_missing(self, tmp_path: Path) -> None:
        examination = Examination([sample.hook, sample.hook], str(tmp_path), Config())
        examination.files([Source("gone.txt", str(tmp_path)), Unread("x", "y")])
        report = examination.report("no-word")
        assert report.unread == [Unread("gone.txt", "no such file or directory"), Unread("x", "y")]
        assert (report.checked, report.binary) == (0, 0)

    def test_does_not_hide_what_another_hook_found(self, tmp_path: Path) -> None:
        greedy = Hook("greedy", point=1, says="x")
        rule = greedy.rule("any", "error", says="x", fix="x")
        greedy.check_file = lambda source: [rule.on(source, 1)]
        examination = Examination([greedy, sample.hook], str(tmp_path), Config())
        examination.files([Source("gone.txt", str(tmp_path))])
        report = examination.report("all")
        assert [finding.rule for finding, _ in report.findings] == ["greedy/any"]
        assert len(report.unread) == 1


def test_without_a_hook_for_files_nothing_is_checked() -> None:
    examination = Examination([sample.hook], ".", Config())
    examination.files([Source("a.txt", data=b"BAD")], hooks=[])
    report = examination.report("x")
    assert (report.checked, report.binary, report.findings) == (0, 0, [])


def test_a_whole_repository_s_check_reports_nothing_in_what_is_excluded(tmp_path: Path) -> None:
    """But what was there in an earlier commit is reported: excluding it came later."""
    config = Config(exclude=("vendor/",))
    examination = Examination([sample.hook], str(tmp_path), config)
    places = [("vendor/a.txt", ""), ("a.txt", ""), ("vendor/a.txt", "c0ffee")]
    examination.repo(
        Repo(str(tmp_path), config=config),
        lambda _: (
            sample.MEH.on(path, 1)._replace(severity="error", commit=commit)
            for path, commit in places
        ),
    )
    found = [(each.finding.path, each.finding.commit) for each in examination.report("x").findings]
    assert found == [("a.txt", ""), ("vendor/a.txt", "c0ffee")]


# -- set aside ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("BAD  # tenpoint: ignore[no-word/bad] a sample", "a sample", id="the rule"),
        pytest.param("BAD  # tenpoint: ignore[no-word] a sample", "a sample", id="the hook"),
        pytest.param("# tenpoint: ignore[no-word] a sample\nBAD", "a sample", id="above"),
        pytest.param(
            "KEY=x  # pragma: allowlist secret", "pragma: allowlist secret", id="a secret"
        ),
        pytest.param(
            "# pragma: allowlist nextline secret\nKEY=x", "pragma: allowlist secret", id="nextline"
        ),
    ],
)
def test_an_inline_ignore_is_listed_with_its_reason(text: str, reason: str) -> None:
    report = looked_at({"a.txt": text})
    assert report.findings == []
    [ignored] = report.ignored
    assert (ignored.path, ignored.reason, ignored.by) == ("a.txt", reason, "inline")
    assert ignored.line == 1 + text.count("\n")
    assert report.exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("BAD  # tenpoint: ignore[no-word/meh] a sample", id="another rule"),
        pytest.param("BAD  # pragma: allowlist secret", id="a pragma, but no secret"),
        pytest.param("# tenpoint: ignore[no-word] a sample\n\nBAD", id="two lines above"),
        pytest.param("BAD\n# tenpoint: ignore[no-word] a sample", id="below"),
    ],
)
def test_what_ignores_something_else_ignores_nothing(text: str) -> None:
    report = looked_at({"a.txt": text})
    assert len(report.findings) == 1
    assert report.ignored == []


def test_an_ignore_without_a_reason_does_not_count_and_the_fix_says_so() -> None:
    [reported] = looked_at({"a.txt": "BAD  # tenpoint: ignore[no-word]"}).findings
    assert reported.finding.fix == (
        "write GOOD; the ignore on this line gives no reason, so it does not count"
    )


class TestConfiguredIgnores:
    def test_are_listed_with_their_reason(self) -> None:
        config = Config(
            path=".tenpoint.toml",
            ignores=(
                Ignore("no-word/meh", "a.txt", "not this"),
                Ignore("no-word/bad", "*.txt", "a sample"),
            ),
        )
        report = looked_at({"a.txt": "x\nBAD"}, config=config)
        assert report.findings == []
        assert report.ignored == [Ignored("no-word/bad", "a.txt", 2, "a sample", ".tenpoint.toml")]

    @pytest.mark.parametrize(
        ("expires", "found"),
        [
            pytest.param(TODAY + timedelta(days=1), 0, id="tomorrow"),
            pytest.param(TODAY, 0, id="today, to its end"),
            pytest.param(TODAY - timedelta(days=1), 2, id="yesterday"),
        ],
    )
    def test_expire_and_say_so_once(self, expires: date, found: int) -> None:
        config = Config(
            path="pyproject.toml", ignores=(Ignore("no-word", "a.txt", "until then", expires),)
        )
        report = looked_at({"a.txt": "BAD\nBAD"}, config=config)
        assert len(report.findings) == found
        notes = (f"pyproject.toml: the ignore of no-word in a.txt expired on {expires}",)
        assert report.notes == (notes if found else ())


class TestBaselines:
    def test_what_is_in_it_is_ignored_and_what_is_new_is_not(self, tmp_path: Path) -> None:
        old = looked_at({"a.txt": "BAD\nBAD old\n"}, tmp_path)
        reasons = {old.findings[1].fingerprint: "since 2020"}
        (tmp_path / FILE).write_text(dump(old.findings, reasons))
        report = looked_at({"a.txt": "new line\nBAD\nBAD old\nBAD new\n"}, tmp_path)
        assert short(report) == [("bad", "a.txt", 4)]
        assert report.ignored == [
            Ignored("no-word/bad", "a.txt", 2, "found before the baseline", FILE),
            Ignored("no-word/bad", "a.txt", 3, "since 2020", FILE),
        ]
        assert len(looked_at({"a.txt": "BAD\n"}, tmp_path, use_baseline=False).findings) == 1

    def test_one_that_is_broken_is_no_empty_one(self, tmp_path: Path) -> None:
        (tmp_path / FILE).write_text("{")
        with pytest.raises(UsageError, match="not valid JSON"):
            looked_at({"a.txt": "BAD"}, tmp_path)

    def test_detect_secrets_own(self, tmp_path: Path) -> None:
        def digest(value: str) -> str:
            return hashlib.sha1(value.encode()).hexdigest()

        results = {"a.txt": [{"hashed_secret": digest("known")}, {"hashed_secret": digest("BAD")}]}
        (tmp_path / DETECT_SECRETS_FILE).write_text(json.dumps({"results": results}))
        text = "KEY=known\nKEY=new\nBAD\n"
        report = looked_at({"a.txt": text, "b.txt": "KEY=known"}, tmp_path)
        assert short(report) == [("key", "a.txt", 2), ("bad", "a.txt", 3), ("key", "b.txt", 1)]
        assert report.ignored == [
            Ignored("no-word/key", "a.txt", 1, "listed there", DETECT_SECRETS_FILE)
        ]

    def test_one_hook_and_all_hooks_have_the_same_fingerprints(self, tmp_path: Path) -> None:
        other = Hook("other", point=2, says="x")
        rule = other.rule("whole-line", "error", says="x", fix="x", secret=True)
        other.check_file = lambda source: [rule.at(source, 0, len(source.text))]
        text: dict[str, str | bytes] = {"a.txt": "BAD KEY=swordfish BAD"}
        alone = looked_at(text, hooks=[sample.hook]).findings
        together = looked_at(text, hooks=[sample.hook, other]).findings
        assert set(alone) < set(together)


# -- whole repositories ------------------------------------------------------


def test_findings_of_a_repository_are_set_aside_as_those_of_files(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree")
    tree.add("a.txt", "BAD\nBAD # tenpoint: ignore[no-word] a sample\nBAD")
    (tree.root / "gone.txt").write_text("BAD")
    tree.git("add", "gone.txt")
    (tree.root / "gone.txt").unlink()

    def everything(repo: Repo) -> Iterator[Finding]:
        yield sample.BAD.on("gone.txt", 1, word="x", name="x")
        yield from sample.check(repo.source("a.txt"))
        raise CannotCheck("the rest")

    examination = Examination([sample.hook], str(tree.root), Config())
    examination.repo(Repo(str(tree.root)), everything)
    examination.add_checked(2)
    report = examination.report("no-word")
    assert short(report) == [("bad", "a.txt", 1), ("bad", "a.txt", 3), ("bad", "gone.txt", 1)]
    assert [ignored.line for ignored in report.ignored] == [2]
    assert report.unread == [Unread(".", "the rest")]
    assert report.checked == 2
