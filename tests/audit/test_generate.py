from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from support import sample
from tenpoint.audit import generate, pages
from tenpoint.audit.hooks import HookModule
from tenpoint.kit import Hook

ROOT = Path(__file__).resolve().parent.parent.parent
MODULE = HookModule(sample.hook, "The manual.\n\nAll of it.")
README = """# x

<!-- generated: points -->
stale table
<!-- end -->

between

<!-- generated: hooks -->
<!-- end -->
"""


def whole_repo_hook() -> Hook:
    hook = Hook("whole-repo", point=0, says='It\'s "whole".')
    hook.rule("gone", "warning", says="{file} | gone", fix="add it")
    hook.whole_repo(lambda repo: [])
    return hook


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of two hooks with nothing generated yet."""
    (tmp_path / "README.md").write_text(README)
    modules = [MODULE, HookModule(whole_repo_hook(), "")]
    monkeypatch.setattr(generate, "all_hooks", lambda: modules)
    return tmp_path


def test_this_repository_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert (generate.main(["--check"]), capsys.readouterr().out) == (0, "")
    assert generate.checkout() == str(ROOT)


def test_check_names_what_is_stale_and_writes_nothing(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate.main(["--check"], str(checkout)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{path}: is stale: make generate"
        for path in (
            ".pre-commit-hooks.yaml",
            "README.md",
            "docs/no-word.md",
            "docs/whole-repo.md",
            "hooks/tenpoint/kit/credentials/index.py",
        )
    ]
    assert [file.name for file in checkout.iterdir()] == ["README.md"]


def test_writing_makes_it_fresh(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main([], str(checkout)) == 0
    assert generate.main(["--check"], str(checkout)) == 0
    assert capsys.readouterr().out.count("written") == 5
    readme = (checkout / "README.md").read_text()
    assert "stale table" not in readme
    assert "between" in readme
    assert generate.main([], str(checkout)) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "path", [".pre-commit-hooks.yaml", "README.md", "docs/no-word.md", "docs/whole-repo.md"]
)
def test_a_change_by_hand_is_seen(
    checkout: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    generate.main([], str(checkout))
    file = checkout / path
    file.write_text(file.read_text().replace("no-word", "no-world").replace("whole", "part"))
    capsys.readouterr()
    assert generate.main(["--check"], str(checkout)) == 1
    assert capsys.readouterr().out == f"{path}: is stale: make generate\n"


def test_the_page_of_a_hook_that_is_no_more_goes(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate.main([], str(checkout))
    shutil.copy(checkout / "docs/no-word.md", checkout / "docs/no-more.md")
    (checkout / "docs/by-hand.md").write_text("# Ours\n")
    assert generate.main(["--check"], str(checkout)) == 1
    assert "docs/no-more.md: is stale" in capsys.readouterr().out
    generate.main([], str(checkout))
    assert not (checkout / "docs/no-more.md").exists()
    assert (checkout / "docs/by-hand.md").exists()


def test_a_region_that_nobody_can_fill_is_an_error(checkout: Path) -> None:
    (checkout / "README.md").write_text("<!-- generated: nonsense -->\n<!-- end -->\n")
    with pytest.raises(KeyError, match="nonsense"):
        generate.main([], str(checkout))


class TestManifest:
    def test_is_what_pre_commit_reads(self) -> None:
        text = pages.manifest([MODULE, HookModule(whole_repo_hook(), "")])
        by_file, whole = yaml.safe_load(text)
        assert by_file == {
            "id": "no-word",
            "name": "no-word",
            "description": "Words that must not be there.",
            "entry": "no-word",
            "language": "python",
            "require_serial": True,
            "minimum_pre_commit_version": "2.9.2",
            "files": r"(?s)^(?:(?:.*/)?[^/]*\.txt)$",
        }
        assert whole["description"] == 'It\'s "whole".'
        assert (whole["always_run"], whole["pass_filenames"]) == (True, False)
        assert "files" not in whole

    def test_what_a_hook_leaves_out_is_excluded(self) -> None:
        hook = Hook("some", point=1, says="x", files=("*.yml",), besides=("*.test.yml",))
        hook.each_file(lambda source: [])
        [entry] = yaml.safe_load(pages.manifest([HookModule(hook, "")]))
        assert entry["exclude"] == r"(?s)^(?:(?:.*/)?[^/]*\.test\.yml)$"
        assert "`*.yml` (but not at `*.test.yml`)" in pages.page(HookModule(hook, ""))

    def test_a_hook_for_all_text_is_given_every_file(self) -> None:
        hook = Hook("all-text", point=1, says="x", text=True)
        hook.each_file(lambda source: [])
        [entry] = yaml.safe_load(pages.manifest([HookModule(hook, "")]))
        assert "types_or" not in entry  # identify takes UTF-16 for binary; the hook does not
        assert "files" not in entry

    @pytest.mark.parametrize(
        ("patterns", "path", "expected"),
        [
            pytest.param(["*.py"], "d/a.py", True, id="an ending"),
            pytest.param(["*.py"], "d/a.pyc", False, id="another ending"),
            pytest.param(["*.py", ".env"], ".env", True, id="the second pattern"),
            pytest.param([".env"], "x.env", False, id="a name is whole"),
            pytest.param(["*.py"], "new\nline/a.py", True, id="a newline in a folder"),
            pytest.param(["prompts/**"], "d/prompts/a", False, id="from the root"),
            pytest.param(["*a*b*c"], "xaybzc", True, id="several stars"),
        ],
    )
    def test_its_expressions_mean_the_patterns(
        self, patterns: list[str], path: str, *, expected: bool
    ) -> None:
        regex = pages.files_regex(patterns)
        assert bool(re.search(regex, path)) is expected
        assert "(?>" not in regex  # Rust's and older Python's expressions know no atomic groups


class TestPage:
    def test_tells_everything(self) -> None:
        text = pages.page(MODULE)
        for words in (
            "# no-word",
            "The manual.",
            "### no-word/bad",
            "It is bad.",
            "- id: no-word",
            "`*.txt`",
            "| `--instead WORD` | what to write for BAD |",
            "| `--history` |",
            "tenpoint: ignore[no-word/bad] reason",
            "pragma: allowlist secret",
            "Point 1 of the audit",
            "2 wins over 1",
        ):
            assert words in text

    def test_offers_nothing_that_is_not_there(self) -> None:
        text = pages.page(HookModule(whole_repo_hook(), "x"))
        for words in ("--staged", "--history", "--fix", "pragma"):
            assert words not in text
        assert "*Outside of the points.*" in text
        assert "`whole-repo [FOLDER]`" in text


class TestTables:
    def test_points(self) -> None:
        lines = pages.points([MODULE, HookModule(whole_repo_hook(), "")]).splitlines()
        assert len(lines) == 2 + 10 + 1
        assert lines[2].endswith("| [no-word](docs/no-word.md) |")
        assert lines[3].endswith("| – |")
        assert lines[-1] == "| – | Outside of the points | [whole-repo](docs/whole-repo.md) |"

    def test_hooks(self) -> None:
        assert pages.hooks([MODULE]).splitlines()[2:] == [
            "| [no-word](docs/no-word.md) | Words that must not be there. |"
        ]

    def test_a_bar_does_not_break_a_row(self) -> None:
        assert pages.table(["a"], [["x|y"]]).splitlines()[2] == "| x\\|y |"
