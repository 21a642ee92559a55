"""The text on the pull request: complete, in its limits, and inert."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summary
from compare import compare
from report import Report, parse
from summary import COMMENT, PAGE, Where, build, characters, octets, short, without_report
from support.audit_report import (
    COMMIT,
    TITLES,
    Entry,
    attestation,
    finding,
    ignored,
    scanner,
    written,
)
from support.gfm import Rendered
from support.hostile import HOSTILE, TABLE
from verdict import Wishes, judge

WHERE = Where("https://github.example", "example/agent", COMMIT)
BLOB = f"https://github.example/example/agent/blob/{COMMIT}"
# All that the text itself is made of.
TAGS = set(
    "h2 h3 p strong a code ul li br sub table thead tbody tr th td details summary pre".split()
)


def read(**wishes: object) -> Report:
    return parse(written(**wishes))


def told(head: Report, base: Report | None = None, why: str = "", **options: object) -> str:
    changes = compare(head, base, why)
    verdict = judge(head, changes, Wishes())
    return build(head, changes, verdict, WHERE, **options)  # type: ignore[arg-type]


OLD, NEW = finding("old.py"), finding("new.py", 9, point=3, rule="no-pickle/loads-pickle")


class TestText:
    def test_first_line_says_verdict_and_score_with_its_split(self) -> None:
        head = read(
            findings=[OLD],
            states={
                4: {"state": "not_applicable"},
                9: {"state": "attested", "evidence": "docs/audit.md"},
                10: {"state": "not_checked", "reason": "needs-attestation", "detail": "x"},
            },
        )
        first = told(head).splitlines()[0]
        assert "8/10: do not distribute" in first
        assert "verified 6, attested 1, not applicable 1; failed 1, not checked 1" in first

    def test_has_ten_rows_with_state_evidence_and_next_step(self) -> None:
        head = read(
            findings=[OLD, NEW],
            states={
                4: {"state": "not_applicable"},
                9: {"state": "attested", "evidence": "docs/audit.md, by Ann"},
                10: {
                    "state": "not_checked",
                    "reason": "needs-attestation",
                    "detail": "no function is declared",
                },
            },
        )
        lines = told(head, read(findings=[OLD])).splitlines()
        rows = [line for line in lines if re.match(r"\| \S+ \| \d+\. ", line)]
        assert len(rows) == 10
        assert "| **fail**:&nbsp;1&nbsp;finding | remove it, revoke it, and load" in rows[0]
        assert "| **pass**: nothing found by 1 check |" in rows[1]
        assert "| **fail**:&nbsp;1&nbsp;finding,&nbsp;**1&nbsp;new** |" in rows[2]
        assert "| **not applicable**: searched, none here |" in rows[3]
        assert "| **attested**: `docs/audit.md`, by Ann |" in rows[8]
        assert (
            "| **not checked**: no function is declared | attest it in `.tenpoint.toml`" in rows[9]
        )

    def test_puts_new_findings_first_and_folds_old_ones(self) -> None:
        text = told(read(findings=[OLD, NEW]), read(findings=[OLD]))
        new, folded = text.index("1 finding, new in this pull request"), text.index("<details>")
        assert new < text.index("`new.py:9`") < folded < text.index("`old.py:3`")
        assert "<summary>1 finding from before this pull request</summary>" in text
        assert "This pull request brings 1 new finding; 1 from before." in text

    def test_counts_what_is_solved(self) -> None:
        text = told(read(findings=[OLD]), read(findings=[OLD, NEW]))
        assert "This pull request brings 0 new findings and solves 1; 1 from before." in text

    def test_groups_findings_by_point_with_place_rule_and_fix(self) -> None:
        text = told(read(findings=[NEW, OLD, finding("b.py")]))
        groups = re.findall(r"^\*\*(\d+)\.\*\* (.*)$", text, re.MULTILINE)
        assert groups == [("1", TITLES[0]), ("3", TITLES[2])]
        assert (
            f"- [`new.py:9`]({BLOB}/new.py#L9): OpenAI key `sk-…abc` stands in the file"
            "<br>Fix: remove it, revoke it, and load it from the environment <sub>"
            "[no-pickle/loads-pickle](https://github.com/tenpoint/tenpoint/blob/main/docs/"
            "no-pickle.md#no-pickleloads-pickle)</sub>"
        ) in text

    def test_finds_the_lines_of_what_is_only_in_the_history(self) -> None:
        old = "a" * 40
        text = told(read(findings=[finding("gone.py", commit=old)]))
        assert f"/blob/{old}/gone.py#L3) in commit `aaaaaaaaaaaa`:" in text

    def test_names_a_finding_of_the_checklist_and_of_a_scanner(self) -> None:
        text = told(read(advice=[finding(point=0), finding(rule="pip-audit/vulnerable")]))
        assert "**Outside of the points**" in text
        assert "<sub>`pip-audit/vulnerable`</sub>" in text
        assert "2 warnings: advice" in text

    def test_tells_what_the_pull_request_adds_to_the_exceptions(self) -> None:
        head = read(
            ignored=[ignored(), ignored(by=".tenpoint-baseline.json", reason="old")],
            patterns=["vendor/"],
            without=[{"scanner": "trivy", "reason": "no image is built"}],
            attestations=[attestation(problem="it expired")],
        )
        text = told(head, read())
        part = text[text.index("### ⚠️ 5 exceptions added by this pull request") :]
        assert "- excludes `vendor/` from the audit" in part
        assert "- does without `trivy`: no image is built" in part
        assert "- attests point 10 until `2026-12-31`: `docs/audit.md`, by Ann Example" in part
        assert "it does not count: it expired" in part
        assert "- ignores [no-pickle/pickle-file](https://" in part
        assert f"at [`agent.py:2`]({BLOB}/agent.py#L2) (inline)" in part
        assert "(inline): made by our own build" in part
        assert "(`.tenpoint-baseline.json`): old" in part

    def test_does_not_tell_of_exceptions_that_were_there(self) -> None:
        head = read(ignored=[ignored()])
        assert "exception" not in told(head, head)
        assert "<summary>1 exception at work</summary>" in told(head)

    def test_tells_what_was_not_checked_and_why(self) -> None:
        head = read(
            states={
                6: {"state": "not_checked", "reason": "tool-error", "detail": "it broke"},
                10: {"state": "not_checked", "reason": "needs-attestation", "detail": "no word"},
            },
            scanners=[
                scanner(detail="it broke"),
                scanner("trivy-secret", decides=False, reason="tool-missing", detail="no Trivy"),
            ],
            unread=[{"path": "big.bin", "reason": "it is cut off"}],
            notes=["an ignore has expired"],
        )
        text = told(head)
        part = text[text.index("What was not checked, and why: 5") :]
        assert "- point 6: it broke <sub>`tool-error`</sub>" in part
        assert "- point 10: no word <sub>`needs-attestation`</sub>" in part
        assert "- trivy-secret (a second opinion): no Trivy <sub>`tool-missing`</sub>" in part
        assert "- `big.bin`: it is cut off" in part
        assert "- note: an ignore has expired" in part
        assert part.count("it broke") == 1

    def test_says_why_nothing_is_compared(self) -> None:
        text = told(read(findings=[OLD]), None, "the clone holds no merge base")
        assert "New and old findings are not told apart: the clone holds no merge base." in text
        assert "### 1 finding\n" in text

    def test_says_how_to_run_it(self) -> None:
        assert "tenpoint audit\n" in told(read())
        assert "tenpoint audit\n" in without_report("it broke")

    def test_a_fixed_pull_request_says_so(self) -> None:
        assert "**Fixed:**" in told(read(), read(findings=[OLD]), fixed=True)
        assert "**Fixed:**" not in told(read(), read(findings=[OLD]))

    def test_the_score_of_before(self) -> None:
        assert "The score was 10/10." in told(read(findings=[OLD]), read())
        assert "The score was" not in told(read(), read())

    def test_the_short_form_is_short(self) -> None:
        head = read(findings=[finding(f"{i}.py") for i in range(5000)])
        changes = compare(head, None)
        text = short(head, changes, judge(head, changes, Wishes()))
        assert len(text) < 1000
        assert "9/10" in text

    @pytest.mark.parametrize(
        ("where", "path"),
        [
            pytest.param(WHERE, "../../settings", id="a path upwards"),
            pytest.param(WHERE, "a\ud83d", id="half a character"),
            pytest.param(WHERE, "日" * 400, id="a path too long for an address"),
            pytest.param(Where(), "a.py", id="no server"),
            pytest.param(WHERE._replace(commit="main"), "a.py", id="no commit"),
        ],
    )
    def test_links_only_to_what_is_safe(self, where: Where, path: str) -> None:
        assert where.link(path, 3) == ""


class TestHostile:
    @pytest.mark.parametrize("text", TABLE)
    def test_texts_everywhere_are_inert(self, text: str) -> None:
        self.is_inert(text)

    @given(HOSTILE)
    def test_any_text_everywhere_is_inert(self, text: str) -> None:
        self.is_inert(text)

    def is_inert(self, text: str) -> None:
        one = finding(text, message=text, fix=text, rule=text, commit=text)
        head = parse(
            written(
                findings=[one, finding(text, fix=text)],
                advice=[one],
                states={
                    2: {"title": text},
                    9: {"state": "attested", "evidence": text},
                    10: {"state": "not_checked", "reason": text, "detail": text, "title": text},
                },
                patterns=[text],
                verdict=text,
                unread=[{"path": text, "reason": text}],
                ignored=[ignored(text, reason=text, by=text, rule=text)],
                attestations=[
                    attestation(evidence=text, by=text, on=text, expires=text, problem=text),
                    attestation(point=None, box=text),
                ],
                scanners=[
                    scanner(text, reason=text, detail=text),
                ],
                without=[{"scanner": text, "reason": text}],
                notes=[text],
            )
        )
        compared = told(head, read(findings=[finding(text, fix=text)]))
        for made in (compared, told(head, None, text), without_report(text)):
            page = Rendered(made)
            assert page.open == []
            assert set(page.names) <= TAGS
            assert page.comments == []
            assert all(
                link.startswith((BLOB + "/", f"{summary.PROJECT}/blob/main/docs/"))
                for link in page.links
            )
            assert not re.search(r"[@#<>\[\]*_~$\\|]|://|www\.\S", page.plain), page.plain
            assert {name for tag in page.tags for name in tag.attributes} <= {
                "href",
                "lang",
                "class",
            }


class TestLimits:
    def test_a_flood_is_cut_by_whole_rows_with_full_counts(self) -> None:
        head = read(
            findings=[finding(f"new/{i}.py", fix="x " * 100) for i in range(3000)]
            + [finding(f"old/{i}.py") for i in range(3000)],
            ignored=[ignored(f"{i}.py") for i in range(3000)],
            unread=[{"path": f"{i}.bin", "reason": "x"} for i in range(3000)],
        )
        base = read(findings=[finding(f"old/{i}.py") for i in range(3000)])
        text = told(head, base, limit=COMMENT, size=characters)
        assert 0.9 * COMMENT < characters(text) <= COMMENT
        page = Rendered(text)
        assert page.open == []
        assert set(page.names) <= TAGS
        # Every part shows some of its rows, and says how many there are.
        for title in (
            "3000 findings, new in this pull request",
            "3000 findings from before this pull request",
            "3000 exceptions added by this pull request",
            "What was not checked, and why: 3000",
        ):
            assert title in page.plain
        missing = [int(number) for number in re.findall(r"… and (\d+) more:", text)]
        assert len(missing) == 4
        rows = [line for line in text.splitlines() if line.startswith("- ")]
        assert len(rows) + sum(missing) == 12_000

    def test_a_page_has_its_own_limit(self) -> None:
        head = read(findings=[finding(f"{i}.py", message="日" * 300) for i in range(3000)])
        assert 0.9 * PAGE < octets(told(head)) <= PAGE

    def test_what_fits_is_whole(self) -> None:
        head = read(findings=[finding(f"{i}.py") for i in range(50)])
        text = told(head, limit=COMMENT, size=characters)
        assert text == told(head)
        assert "more:" not in text

    @given(
        st.lists(HOSTILE, max_size=4), st.integers(1, 400), st.sampled_from([characters, octets])
    )
    def test_the_limit_holds(self, texts: list[str], times: int, size: summary.Size) -> None:
        found = [finding(text * times, message=text * times, fix=text * times) for text in texts]
        head = read(findings=found, notes=[text * times for text in texts])
        text = told(head, limit=12_000, size=size)
        assert size(text) <= 12_000
        assert Rendered(text).open == []

    def test_nothing_makes_the_fixed_part_too_long(self) -> None:
        long = "\U0001f389`|" * 5000
        points = {n: {"title": long, "reason": long, "detail": long} for n in range(1, 11)}
        states: dict[int, Entry] = {
            n: {**texts, "state": "not_checked"} for n, texts in points.items()
        }
        head = parse(written(states=states, verdict=long))
        assert characters(told(head, None, long, limit=COMMENT, size=characters)) <= COMMENT

    def test_characters_are_those_of_a_browser(self) -> None:
        assert characters("a日🎉\ud83d") == 1 + 1 + 2 + 1
