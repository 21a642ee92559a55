"""The audit as a whole, over hooks made for the test: states, points, boxes, what counts."""

from __future__ import annotations

import gc
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import sample
from support.git import Tree, environment
from tenpoint.audit import checklists, command, scanners
from tenpoint.audit.assemble import Wishes, audit
from tenpoint.audit.checklists import QUESTIONS
from tenpoint.audit.evidence import Evidence
from tenpoint.audit.examine import Ran, examine
from tenpoint.audit.formats import badge, render
from tenpoint.audit.halves import Half, Turns, can_fork, rarely_collecting
from tenpoint.audit.hooks import HookModule
from tenpoint.audit.judge import points
from tenpoint.audit.points import POINTS
from tenpoint.audit.result import Audit
from tenpoint.audit.walk import Names
from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Scope, Source, UsageError, config
from tenpoint.kit.baseline import FILE, dump
from tenpoint.kit.globs import matches
from tenpoint.kit.report import Report, Reported, Unread

NO_SCANNERS = Wishes(scanners=scanners.Chosen(()))


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's git."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "agent")


def hook(id: str, point: int, *files: str, undecided: tuple[str, ...] = ()) -> Hook:
    """A hook that reports every `BAD`, warns of `MEH`, and cannot read `BROKEN`."""
    made = Hook(id, point=point, says=f"{id} says.", files=files)
    bad = made.rule("bad", "error", says="bad", fix="write GOOD")
    meh = made.rule("meh", "warning", says="meh", fix="think")

    @made.each_file
    def check(source: Source) -> Iterator[Finding]:
        for rule, word in ((bad, "BAD"), (meh, "MEH")):
            at = source.text.find(word)
            if at >= 0:
                yield rule.at(source, at, at + 3)
        if "BROKEN" in source.text:
            raise CannotCheck("broken")

    if undecided:
        made.scope(lambda repo: Scope("things", found=True, undecided=undecided))
    return made


def run(tree: Tree, hooks: list[Hook], wishes: Wishes = NO_SCANNERS) -> Audit:
    repo = Repo(str(tree.root))
    repo.config = config.load(repo.root)._replace(without={"trivy": "hooks are tested here"})
    return audit(repo, hooks, wishes)


def state(done: Audit, number: int) -> tuple[str, str | None, str]:
    judged = done.points[number - 1].judged
    return judged.state, judged.reason, judged.detail


@pytest.fixture
def _one_hook_a_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions that hooks of this file can answer: point n is decided by hook `n`."""
    one = {
        number: question._replace(hooks=(f"hook-{number}",), scanners=())
        for number, question in QUESTIONS.items()
    }
    monkeypatch.setattr("tenpoint.audit.judge.QUESTIONS", one)


TEN = [hook(f"hook-{number}", number, f"*.p{number}") for number in range(1, 11)]


# -- points ------------------------------------------------------------------


@pytest.mark.usefixtures("_one_hook_a_point")
class TestPoints:
    def test_nothing_to_look_at(self, tree: Tree) -> None:
        tree.add("README.md")
        done = run(tree, TEN)
        states = [result.judged.state for result in done.points]
        assert [number for number, one in enumerate(states, 1) if one == "pass"] == [1, 2, 8]
        assert states.count("not_applicable") == 7
        assert done.points[3].looked_for == "hook-4: *.p4"
        assert str(done.score) == (
            "10/10 (verified 3, attested 0, not applicable 7; failed 0, not checked 0)"
        )

    def test_a_finding_fails_its_point_alone(self, tree: Tree) -> None:
        tree.add("a.p4", "BAD\n")
        tree.add("b.p5", "fine\n")
        done = run(tree, TEN)
        assert state(done, 4) == ("fail", None, "")
        assert state(done, 5) == ("pass", None, "")
        assert (done.score.score, done.exit_code) == (9, 1)
        assert [found.finding.path for found in done.findings] == ["a.p4"]

    def test_an_unreadable_file_leaves_its_points_open(self, tree: Tree) -> None:
        tree.add("a.p4", "BROKEN\n")
        done = run(tree, TEN)
        assert state(done, 4) == ("not_checked", "unreadable", "a.p4: broken")
        assert (done.score.score, done.exit_code, len(done.unread)) == (9, 2, 1)

    def test_findings_beside_what_is_unreadable_still_fail(self, tree: Tree) -> None:
        tree.add("a.p4", "BROKEN\n")
        tree.add("b.p4", "BAD\n")
        done = run(tree, TEN)
        assert (state(done, 4)[0], done.exit_code) == ("fail", 1)

    def test_a_warning_is_advice_until_it_is_asked_for(self, tree: Tree) -> None:
        tree.add("a.p4", "MEH\n")
        done = run(tree, TEN)
        assert (state(done, 4)[0], len(done.advice), done.findings) == ("pass", 1, ())
        done = run(tree, TEN, NO_SCANNERS._replace(pedantic=True))
        assert (state(done, 4)[0], done.advice, len(done.findings)) == ("fail", (), 1)

    def test_a_hook_that_does_not_exist_yet(self, tree: Tree) -> None:
        tree.add("a.p9", "fine\n")
        done = run(tree, TEN[:8])
        assert state(done, 9) == ("not_checked", "no-hook", "no hook yet: hook-9")
        assert (done.score.not_checked, done.exit_code) == (2, 0)
        assert state(run(tree, TEN), 9)[0] == "pass"

    def test_a_hook_that_nobody_announced_counts_too(self, tree: Tree) -> None:
        tree.add("a.txt", "BAD\n")
        assert state(run(tree, [*TEN, hook("newcomer", 9)]), 9)[0] == "fail"

    def test_an_ignore_needs_its_reason_and_is_counted(self, tree: Tree) -> None:
        tree.add("a.p4", "BAD  # tenpoint: ignore[hook-4/bad] right here, see the plan\n")
        tree.add("a.p5", "BAD  # tenpoint: ignore[hook-5/bad]\n")
        done = run(tree, TEN)
        assert (state(done, 4)[0], state(done, 5)[0]) == ("pass", "fail")
        assert [one.reason for one in done.ignored] == ["right here, see the plan"]

    def test_a_baseline_quiets_and_earns_nothing(self, tree: Tree) -> None:
        tree.add("a.p4", "BAD\n")
        done = run(tree, TEN)
        (tree.root / FILE).write_text(dump(done.findings, {}))
        quiet = run(tree, TEN)
        assert (state(quiet, 4)[:2], quiet.exit_code) == (("not_checked", "baseline"), 0)
        reasons = {found.fingerprint: "goes with the next release" for found in done.findings}
        (tree.root / FILE).write_text(dump(done.findings, reasons))
        assert state(run(tree, TEN), 4)[0] == "pass"

    def test_an_exclude_is_told(self, tree: Tree) -> None:
        tree.add("vendor/a.p4", "BAD\n")
        tree.add(".tenpoint.toml", 'exclude = ["vendor/"]\n')
        done = run(tree, TEN)
        assert (done.excluded, done.excluded_files) == (("vendor/",), 1)

    def test_no_tracked_file_is_no_score(self, tree: Tree) -> None:
        tree.write("a.p4")
        with pytest.raises(UsageError, match="no score"):
            run(tree, TEN)

    @settings(max_examples=15)
    @given(st.sets(st.integers(1, 10)), st.sets(st.integers(1, 10)))
    def test_fewer_hooks_never_score_more(
        self, tmp_path_factory: pytest.TempPathFactory, bad: set[int], left_out: set[int]
    ) -> None:
        tree = Tree(tmp_path_factory.mktemp("tree"))
        for number in range(1, 11):
            tree.write(f"a.p{number}", "BAD\n" if number in bad else "fine\n")
        tree.git("add", "--all")
        fewer = [one for one in TEN if one.point not in left_out]
        assert run(tree, fewer).score.score <= run(tree, TEN).score.score


@pytest.mark.usefixtures("_one_hook_a_point")
class TestAttested:
    def write(self, tree: Tree, *subjects: str, on: date | None = None) -> None:
        day = on or date.today()
        tree.add("docs/plan.md", "The plan.\n")
        tree.add(
            ".tenpoint.toml",
            "".join(
                f"[[attest]]\n{subject}\nevidence = 'docs/plan.md'\nby = 'ann'\n"
                f"on = {day}\nexpires = {day + timedelta(days=300)}\n"
                for subject in subjects
            ),
        )

    def test_covers_what_the_hook_leaves_open(self, tree: Tree) -> None:
        self.write(tree, "point = 9")
        hooks = [*TEN[:8], hook("hook-9", 9, undecided=("who signs?",)), TEN[9]]
        done = run(tree, hooks)
        assert state(done, 9)[0] == "attested"
        assert done.verdict == "ship it, 1 point attested, not verified"
        strict = run(tree, hooks, NO_SCANNERS._replace(strict=True))
        assert (strict.score.score, strict.verdict) == (9, "fix before public release")

    def test_without_it_the_hook_s_question_is_told(self, tree: Tree) -> None:
        tree.add("a.txt")
        done = run(tree, [hook("hook-9", 9, undecided=("who signs?",))])
        assert state(done, 9) == ("not_checked", "needs-attestation", "who signs?")

    @pytest.mark.parametrize(
        ("hooks", "text", "expected"),
        [
            pytest.param([hook("hook-9", 9, undecided=("?",))], "BAD", "fail", id="a fail"),
            pytest.param([hook("hook-9", 9, undecided=("?",))], "BROKEN", "not_checked",
                         id="an unreadable file"),
            pytest.param([], "", "not_checked", id="a hook that is not there"),
            pytest.param([hook("hook-9", 9)], "", "pass", id="what is verified"),
        ],
    )  # fmt: skip
    def test_covers_nothing_else(
        self, tree: Tree, hooks: list[Hook], text: str, expected: str
    ) -> None:
        self.write(tree, "point = 9")
        tree.add("a.txt", text)
        assert state(run(tree, hooks), 9)[0] == expected

    def test_one_that_has_expired_is_told_and_does_not_count(self, tree: Tree) -> None:
        self.write(tree, "point = 9", on=date.today() - timedelta(days=301))
        done = run(tree, [hook("hook-9", 9, undecided=("?",))])
        assert state(done, 9)[0] == "not_checked"
        assert "expired" in done.words[0].problem

    def test_boxes(self, tree: Tree) -> None:
        self.write(tree, "box = 'rotation'", "box = 'scoped-iam'")
        boxes = {result.box.id: result.judged for result in run(tree, TEN).boxes}
        assert boxes["rotation"].state == "attested"
        # Its hook is not there: nobody has looked, so nobody's word is enough.
        assert boxes["scoped-iam"][:2] == ("not_checked", "no-hook")
        assert boxes["expiry"][:2] == ("not_checked", "needs-attestation")


# -- boxes -------------------------------------------------------------------


def test_boxes_are_ticked_by_rules_and_evidence(tree: Tree) -> None:
    privilege = Hook("least-privilege", point=0, says="Least.")
    wildcard = privilege.rule("iam-wildcard", "error", says="*", fix="scope it")
    privilege.rule("admin-policy", "error", says="admin", fix="scope it")
    privilege.whole_repo(lambda repo: [wildcard.on("policy.json", 1)])
    tree.add("policy.json")
    tree.add("agent.py", "import os\nkey = os.environ['MODEL_API_KEY']\nAGENT_VAULT_URL = 1\n")
    tree.add("SECURITY.md", "Write to us.\n")
    done = run(tree, [privilege, hook("pins-exact", 6)])
    boxes = {result.box.id: result for result in done.boxes}
    assert {id: result.judged.state for id, result in boxes.items()} == {
        "hard-coded-secrets": "not_checked",
        "env-ignored": "not_checked",
        "secrets-loaded": "pass",
        "rotation": "not_checked",
        "scoped-iam": "fail",
        "no-admin": "not_checked",
        "token-scopes": "not_checked",
        "exact-pins": "pass",
        "hashes": "not_checked",
        "audits-in-ci": "not_checked",
        "alerts": "not_checked",
        "secrets-proxy": "not_checked",
        "access-logs": "not_checked",
        "expiry": "not_checked",
        "incident-response": "pass",
    }
    assert [(one.path, one.line) for one in boxes["secrets-loaded"].seen] == [("agent.py", 2)]
    # A mention of a vault is a hint, and ticks nothing.
    assert [one.line for one in boxes["secrets-proxy"].hints] == [3]
    # A box is no point: its findings cost no score, and the point 0 is in no row.
    assert done.score.failed == 0


@pytest.mark.usefixtures("_one_hook_a_point")
@pytest.mark.parametrize(
    ("text", "pedantic", "status", "told"),
    [
        pytest.param("BAD", False, 1, "; 1 finding outside of the points; ", id="an error"),
        pytest.param("MEH", True, 1, "; 1 finding outside of the points; ", id="a warning, wanted"),
        pytest.param("MEH", False, 0, "", id="a warning"),
        pytest.param("fine", False, 0, "", id="nothing"),
        pytest.param("BROKEN", False, 2, "", id="unreadable"),
    ],
)
def test_what_a_hook_without_a_point_finds_fails_the_audit(
    tree: Tree, text: str, pedantic: bool, status: int, told: str
) -> None:
    """No box names its rules: it must not be shown and then forgotten."""
    for number in (1, 2, 8):
        tree.add(f"a.p{number}")
    tree.add("a.txt", text)
    done = run(tree, [*TEN, hook("no-box", 0, "a.txt")], NO_SCANNERS._replace(pedantic=pedantic))
    assert (done.score.score, done.exit_code) == (10, status)
    assert (done.outside, done.verdict == "ship it") == (bool(told), not told)
    line = render(done, "text").splitlines()[-1]
    assert ("outside" in line) is bool(told)
    assert told in line
    assert (badge.endpoint(done)["color"] == "brightgreen") is not bool(told)
    assert ("1 finding outside" in render(done, "html")) is bool(told)
    assert json.loads(render(done, "json"))["outside"] == bool(told)


# -- scanners beside the hooks -------------------------------------------------


def ran(id: str, **facts: object) -> Ran:
    made = hook(id, 6)
    plain = Ran(made, Report(id, made.rules, 0, [], [], []), Scope("x", found=True))
    return plain._replace(**facts)  # type: ignore[arg-type]


def found(run: Ran, path: str = "a", line: int = 1) -> Ran:
    rule = next(iter(run.hook.rules.values()))
    return run._replace(
        report=run.report._replace(findings=[Reported(rule.on(path, line), "0" * 32)])
    )


HOOKS = [ran("pins-exact"), ran("require-hashes")]


@pytest.mark.parametrize(
    ("scanner", "expected"),
    [
        pytest.param(ran("pip-audit"), "pass", id="clean"),
        pytest.param(found(ran("pip-audit")), "fail", id="vulnerable"),
        pytest.param(ran("pip-audit", reason="tool-missing"), "not_checked", id="not installed"),
        pytest.param(ran("pip-audit", reason="offline"), "not_checked", id="no network"),
        pytest.param(ran("pip-audit", reason="switched-off"), "not_checked", id="left out"),
        pytest.param(ran("pip-audit", scope=Scope("x", found=False)), "pass", id="no lock"),
        pytest.param(ran("trivy-vuln", reason="tool-missing"), "not_checked",
                     id="no second opinion"),
        pytest.param(ran("trivy-vuln", reason="switched-off", deciding=False), "pass",
                     id="no second opinion, on purpose"),
        pytest.param(found(ran("trivy-vuln")), "fail", id="a second opinion"),
    ],
)  # fmt: skip
def test_what_a_scanner_does_to_its_point(scanner: Ran, expected: str) -> None:
    [result] = [one for one in points([*HOOKS, scanner], [], pedantic=False) if one.point[0] == 6]
    assert result.judged.state == expected


# -- running -----------------------------------------------------------------


def test_each_file_is_read_once(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        tree.add(f"a{number}.py", "import os\nos.environ['API_KEY']\n")
    reads: list[str] = []
    read = Source._read

    def counted(self: Source, length: int) -> bytes:
        reads.append(self.path)
        return read(self, length)

    monkeypatch.setattr(Source, "_read", counted)
    repo = Repo(str(tree.root), config=config.Config())
    examine(repo, [hook("a", 1), hook("b", 2), hook("c", 3)], Evidence())
    assert sorted(reads) == [f"a{number}.py" for number in range(5)]


def test_a_key_of_the_history_that_still_stands_is_told_once(tree: Tree) -> None:
    tree.commit("a.txt", "BAD\n", message="first")
    tree.commit("b.txt", "BAD\n", message="second")
    tree.commit("b.txt", "gone\n", message="third")
    repo = Repo(str(tree.root), config=config.Config())
    [ran_] = examine(repo, [sample.hook], Evidence())
    told = [(one.finding.path, bool(one.finding.commit)) for one in ran_.report.findings]
    assert told == [("a.txt", False), ("b.txt", True)]


def test_a_link_out_of_the_tree_is_nobody_s_file(tree: Tree) -> None:
    if sys.platform == "win32":
        pytest.skip("links")
    tree.add("a.p4")
    (tree.root / "b.p4").symlink_to("/etc/passwd")
    tree.git("add", "b.p4")
    repo = Repo(str(tree.root), config=config.Config())
    [ran_] = examine(repo, [TEN[3]], Evidence())
    assert (ran_.files, ran_.report.unread) == (1, [])


@given(
    st.lists(
        st.sampled_from(
            [
                "*.py",
                "a*b",
                "Dockerfile",
                "d/**",
                "**/x/*.t",
                "/top",
                "[ab].c",
                "[]a].c",
                "a\\*b",
                "x[!/a]y",
                "[dD][oO]*",
                "d/",
                "?.c",
                "[a",
                "**",
            ]
        )
    ),
    st.lists(st.sampled_from(["*.pyc", "d/e/**", "b*", "[]x]*"])),
    st.from_regex(r"(?:[ab.xd]{1,3}/){0,2}[abDockerfile.pyctx*\]\[]{1,6}", fullmatch=True),
)
def test_names_mean_what_patterns_mean(files: list[str], besides: list[str], path: str) -> None:
    expected = not files or (
        matches(path, files, inside=False) and not matches(path, besides, inside=False)
    )
    assert Names(files, besides).hold(path) is expected


# -- the data ----------------------------------------------------------------


def test_every_point_has_its_question() -> None:
    assert list(QUESTIONS) == [point.number for point in POINTS]
    assert {number for number, one in QUESTIONS.items() if not one.may_be_absent} == {1, 2, 8}


def test_every_scanner_of_the_table_is_one() -> None:
    named = {name for question in QUESTIONS.values() for name in question.scanners}
    points_ = {hook.id: hook.point for scanner in scanners.SCANNERS for hook in scanner.hooks}
    assert named == set(points_)
    for number, question in QUESTIONS.items():
        assert all(points_[name] == number for name in question.scanners)


# -- the command -------------------------------------------------------------


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = command.main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def here(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.chdir(tree.root)
    tree.write(".tenpoint.toml", "[audit.without]\ntrivy = 'hooks are tested here'\n")
    modules = [HookModule(one, "") for one in TEN]
    monkeypatch.setattr(command, "all_hooks", lambda: modules)
    return tree


@pytest.mark.usefixtures("_one_hook_a_point")
class TestCommand:
    def test_a_clean_repository(self, here: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        here.add("a.p4")
        status, out, err = said(capsys, "--scanners", "none")
        assert (status, err) == (0, "")
        assert out.splitlines()[-1] == (
            "10/10 (verified 4, attested 0, not applicable 6; failed 0, not checked 0)"
            "; left out: trivy: ship it"
        )
        assert (
            "left out by choice: trivy-secret (.tenpoint.toml does without trivy: hooks are tested"
            " here)\n"
        ) in out

    def test_a_scanner_that_is_switched_off_earns_nothing(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add("a.p4")
        here.add(".tenpoint.toml", "")
        status, out, _ = said(capsys, "--scanners", "none")
        assert status == 0
        assert "left out by choice: trivy-secret (--scanners leaves trivy out)\n" in out
        assert out.splitlines()[-1].startswith("9/10 (verified 3, ")

    def test_findings_come_with_their_fix(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add("a.p4", "x\n BAD\n")
        status, out, _ = said(capsys, "--scanners", "none")
        assert status == 1
        assert "a.p4:2:2: bad [hook-4/bad]\n  fix: write GOOD\n" in out

    @pytest.mark.parametrize(("least", "expected"), [("10", 0), ("0", 0)])
    def test_the_gate(
        self, here: Tree, capsys: pytest.CaptureFixture[str], least: str, expected: int
    ) -> None:
        here.add("a.p4")
        assert said(capsys, "--scanners", "none", "--min-score", least)[0] == expected

    def test_a_score_below_the_gate(self, here: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        here.add("a.p4", "BROKEN\n")
        assert said(capsys, "--scanners", "none")[0] == 2
        assert said(capsys, "--scanners", "none", "--min-score", "10")[0] == 1

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            pytest.param(["nowhere"], "no such folder", id="a folder that is not there"),
            pytest.param(["--scanners", "snyk"], "'snyk' is none of", id="an unknown scanner"),
        ],
    )
    def test_mistakes_are_2(
        self, here: Tree, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
    ) -> None:
        here.add("a.p4")
        status, out, err = said(capsys, *arguments)
        assert (status, out) == (2, "")
        assert words in err

    @pytest.mark.parametrize("least", ["11", "-1", "many"])
    def test_an_impossible_gate(self, here: Tree, least: str) -> None:
        with pytest.raises(SystemExit) as refused:
            command.main(["--min-score", least])
        assert refused.value.code == 2

    def test_no_tracked_file(self, here: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, err = said(capsys)
        assert (status, out) == (2, "")
        assert "there is nothing to audit, and no score" in err

    def test_no_repository(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "plain").mkdir()
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        monkeypatch.setattr(Repo, "find", lambda start: None)
        status, _, err = said(capsys, str(tmp_path / "plain"))
        assert status == 2
        assert "git init" in err

    def test_a_broken_configuration_is_2(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add(".tenpoint.toml", "exlude = []\n")
        status, out, err = said(capsys)
        assert (status, out) == (2, "")
        assert "unknown key 'exlude'" in err

    def test_a_folder_inside_says_what_is_audited(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add("sub/a.p4", "BAD\n")
        here.add("b.p5", "BAD\n")
        status, out, err = said(capsys, "sub", "--scanners", "none")
        assert status == 1
        assert "the whole repository" in err
        assert "b.p5:1:1" in out

    @pytest.mark.parametrize(
        ("format", "begins"),
        [
            ("text", "tenpoint audit of"),
            ("json", "{"),
            ("sarif", "{"),
            ("markdown", "## tenpoint: "),
            ("html", "<!DOCTYPE html>"),
        ],
    )
    def test_writes_a_file_and_still_tells_the_score(
        self, here: Tree, capsys: pytest.CaptureFixture[str], format: str, begins: str
    ) -> None:
        here.add("a.p4")
        status, out, _ = said(
            capsys, "--scanners", "none", "--format", format, "--output", "report"
        )
        assert (status, out.count("\n")) == (0, 1)
        assert out.startswith("10/10 (")
        assert (here.root / "report").read_text("utf-8").startswith(begins)

    def test_a_badge_beside_the_report(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add("a.p4")
        said(capsys, "--scanners", "none", "--badge", "b.svg")
        said(capsys, "--scanners", "none", "--badge", "b.json")
        assert "10/10" in (here.root / "b.svg").read_text()
        assert json.loads((here.root / "b.json").read_text()) == {
            "schemaVersion": 1,
            "label": "tenpoint",
            "message": "10/10",
            "color": "brightgreen",
        }

    def test_stats_name_every_check(self, here: Tree, capsys: pytest.CaptureFixture[str]) -> None:
        here.add("a.p4")
        _, out, _ = said(capsys, "--scanners", "none", "--stats")
        lines = [line.split() for line in out.partition("seconds     files  check")[2].splitlines()]
        assert [line[1] for line in lines if line[2:] == ["hook-4"]] == ["1"]
        _, out, _ = said(capsys, "--scanners", "none", "--stats", "--format", "json")
        assert {one["hook"] for one in json.loads(out)["stats"]} >= {one.id for one in TEN}

    def test_a_file_that_cannot_be_written_is_2(
        self, here: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        here.add("a.p4")
        assert said(capsys, "--scanners", "none", "--output", "no/such/report")[0] == 2


def test_unread_of_a_hook_without_a_point_is_2(tree: Tree) -> None:
    tree.add("a.txt", "BROKEN\n")
    done = run(tree, [hook("least-privilege", 0)])
    assert done.unread == (Unread("a.txt", "broken"),)
    assert done.exit_code == 2
    assert checklists.BOX_IDS


# -- two processes -----------------------------------------------------------


@pytest.mark.skipif(not can_fork(), reason="no second process is to be had here")
class TestHalves:
    def write(self, tree: Tree) -> None:
        for number in range(9):
            words = ["BAD\n", "MEH\n", "fine\n", "BROKEN\n"][number % 4]
            tree.write(f"{number}.p4", f"os.environ['API_KEY']\n{words}")
            tree.write(f"{number}.py", f"k = os.environ['API_KEY_{number}']\n")
        tree.git("add", "--all")

    def test_come_to_the_same_as_one(self, tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
        self.write(tree)
        alone = run(tree, [*TEN, hook("any", 1)])
        monkeypatch.setattr("tenpoint.audit.examine._MANY", 2)
        together = run(tree, [*TEN, hook("any", 1)])

        def without_times(done: Audit) -> str:
            runs = tuple(one._replace(seconds=0.0) for one in done.runs)
            boxes = tuple(one._replace(seen=()) for one in done.boxes)
            return re.sub(r" at 0x\w+", "", repr(done._replace(runs=runs, boxes=boxes)))

        assert without_times(together) == without_times(alone)
        assert [box.judged for box in together.boxes] == [box.judged for box in alone.boxes]
        assert len(together.unread) == 2
        assert together.runs[3].files == 9

    def test_a_half_that_breaks_off_is_no_score(
        self, tree: Tree, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.write(tree)
        monkeypatch.setattr("tenpoint.audit.examine._MANY", 2)
        monkeypatch.setattr(
            "tenpoint.audit.examine.Examining._other_half", lambda self: os._exit(3)
        )
        with pytest.raises(CannotCheck, match="half of the files were not checked"):
            run(tree, TEN)

    @pytest.mark.parametrize("total", [1, 8, 9, 1000, 34_705])
    def test_every_number_has_its_turn_once(self, total: int) -> None:
        turns = Turns(total)
        half = Half(lambda: [number for number in range(total) if turns.has(number)])
        mine = [number for number in range(total) if turns.has(number)]
        other = half.result()
        assert isinstance(other, list)
        turns.close()
        assert sorted([*mine, *other]) == list(range(total))

    def test_the_collector_is_as_it_was(self) -> None:
        before = gc.get_threshold()
        with rarely_collecting():
            assert gc.get_threshold() != before
        assert gc.get_threshold() == before
        assert not gc.get_freeze_count()
