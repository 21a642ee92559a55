from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import Finding, Hook, UsageError, config, configfile
from tenpoint.kit.config import Config, hook_ids
from tenpoint.kit.configfile import Attestation, Ignore


@pytest.fixture(autouse=True)
def _known_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configfile, "hook_ids", lambda: ["audit-log", "no-word"])


def loaded(tmp_path: Path, text: str, name: str = ".tenpoint.toml") -> Config:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return config.load(str(tmp_path))


WHOLE = """\
exclude = ["vendor/", "*.min.js"]
kind = "library"

[[ignore]]
rule = "no-word/bad"
path = "old/**"
reason = "goes with the next release"
expires = 2027-01-31

[[ignore]]
rule = "no-word"
path = "samples/"
reason = "samples"

[[attest]]
point = 9
evidence = "docs/signing.md"
by = "release team"
on = 2026-11-01
expires = 2027-10-31

[[attest]]
box = "incident-response"
evidence = "https://wiki.example/incidents"
by = "Ann"
on = 2026-11-01
expires = 2026-12-01

[audit.without]
trivy = "no image is built here"

[audit-log]
function = "agent.audit.log"
"""


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    found = loaded(tmp_path, WHOLE)
    assert found == Config(
        path=".tenpoint.toml",
        exclude=("vendor/", "*.min.js"),
        kind="library",
        ignores=(
            Ignore("no-word/bad", "old/**", "goes with the next release", date(2027, 1, 31)),
            Ignore("no-word", "samples/", "samples"),
        ),
        attestations=(
            Attestation(
                9, None, "docs/signing.md", "release team", date(2026, 11, 1), date(2027, 10, 31)
            ),
            Attestation(
                None,
                "incident-response",
                "https://wiki.example/incidents",
                "Ann",
                date(2026, 11, 1),
                date(2026, 12, 1),
            ),
        ),
        tables={"audit-log": {"function": "agent.audit.log"}},
        without={"trivy": "no image is built here"},
    )
    assert found.table("audit-log") == {"function": "agent.audit.log"}
    assert found.table("no-word") == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(".tenpoint.toml", "", id="empty"),
        pytest.param(".tenpoint.toml", "# nothing\n", id="a comment"),
        pytest.param(".tenpoint.toml", "\ufeffexclude = []\n", id="a byte-order mark"),
        pytest.param("pyproject.toml", "[tool.tenpoint]\n", id="an empty table"),
        pytest.param("pyproject.toml", '[tool.other]\nx = "tenpoint"\n', id="another's table"),
        pytest.param("pyproject.toml", '[project]\nname = "tenpoint"\n', id="no tools"),
        pytest.param("pyproject.toml", "[[ this is broken\n", id="broken, and not ours to say"),
        pytest.param("setup.cfg", "[tool.tenpoint]\nkind = 1\n", id="another file"),
    ],
)
def test_nothing_said_means_the_defaults(tmp_path: Path, name: str, text: str) -> None:
    assert loaded(tmp_path, text, name)._replace(path="") == Config()


def attest(**changes: str) -> str:
    fields = {
        "point": "9",
        "evidence": '"docs/x.md"',
        "by": '"Ann"',
        "on": "2026-01-01",
        "expires": "2026-12-31",
    } | changes
    return "[[attest]]\n" + "".join(f"{key} = {value}\n" for key, value in fields.items() if value)


def ignore(**changes: str) -> str:
    fields = {"rule": '"no-word"', "path": '"a/"', "reason": '"because"'} | changes
    return "[[ignore]]\n" + "".join(f"{key} = {value}\n" for key, value in fields.items() if value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("exclud = []", "unknown key 'exclud'", id="a misspelled key"),
        pytest.param("[no-wrd]", "unknown key 'no-wrd'", id="a hook nobody knows"),
        pytest.param('"a\\u001bb" = 1', r"unknown key 'a\x1bb'", id="a hostile key"),
        pytest.param('exclude = "a"', "exclude must be a list of path patterns", id="no list"),
        pytest.param("exclude = [1]", "exclude must be a list of path patterns", id="a number"),
        pytest.param('exclude = [""]', "exclude must be a list of path patterns", id="empty"),
        pytest.param('kind = "app"', 'kind must be "application" or "library"', id="kind"),
        pytest.param("kind = []", 'kind must be "application" or "library"', id="kind is a list"),
        pytest.param("no-word = 1", "[no-word] must be a table", id="a hook is no table"),
        pytest.param("[[no-word]]", "[no-word] must be a table", id="a hook is tables"),
        pytest.param("audit = 1", "[audit] holds the table [audit.without], and nothing else",
                     id="audit is no table"),
        pytest.param("audit = {scanners = []}",
                     "[audit] holds the table [audit.without], and nothing else", id="audit"),
        pytest.param("audit = {without = ['trivy']}",
                     "[audit] holds the table [audit.without], and nothing else", id="no reasons"),
        pytest.param("audit.without.snyk = 'x'",
                     "[audit.without]: 'snyk' is none of npm-audit, pip-audit, trivy",
                     id="a scanner nobody knows"),
        pytest.param("audit.without.trivy = ' '",
                     "[audit.without]: trivy needs a reason, as a text", id="left out, and why?"),
        pytest.param("audit.without.trivy = true",
                     "[audit.without]: trivy needs a reason, as a text", id="no text"),
        pytest.param("[ignore]", "[[ignore]] must be an array of tables", id="one ignore"),
        pytest.param("ignore = [1]", "[[ignore]] must be an array of tables", id="ignored number"),
        pytest.param("attest = 1", "[[attest]] must be an array of tables", id="attest"),
        pytest.param(
            ignore(rule='"no-wrd/x"'), "[[ignore]]: no hook knows the rule 'no-wrd/x'", id="rule"
        ),
        pytest.param(
            ignore(rule=""), "[[ignore]] number 1: rule must be a text that is not empty",
            id="ignore without a rule",
        ),
        pytest.param(
            ignore(path=""), "[[ignore]] number 1: path must be a text that is not empty",
            id="ignore without a path",
        ),
        pytest.param(
            ignore(reason=""), "[[ignore]] number 1: reason must be a text that is not empty",
            id="ignore without a reason",
        ),
        pytest.param(
            ignore(reason='"  "'), "[[ignore]] number 1: reason must be a text that is not empty",
            id="a blank reason",
        ),
        pytest.param(
            ignore(reason="3"), "[[ignore]] number 1: reason must be a text that is not empty",
            id="a number as reason",
        ),
        pytest.param(
            ignore(expires='"2027-01-31"'),
            "[[ignore]] number 1: expires must be a date such as 2027-01-31, without quotes",
            id="a date in quotes",
        ),
        pytest.param(
            ignore(expires="2027-01-31T10:00:00"),
            "[[ignore]] number 1: expires must be a date such as 2027-01-31, without quotes",
            id="a date with a time",
        ),
        pytest.param(
            ignore() + ignore(until="2027-01-31"), "[[ignore]] number 2: unknown key 'until'",
            id="a misspelled key in the second",
        ),
        pytest.param(
            attest(point=""), "[[attest]] number 1: needs either point or box", id="no point"
        ),
        pytest.param(
            attest(box='"x"'), "[[attest]] number 1: needs either point or box", id="point and box"
        ),
        *(
            pytest.param(
                attest(point=point),
                "[[attest]] number 1: point must be a whole number from 1 to 10",
                id=f"point {point}",
            )
            for point in ("0", "11", "1.5", "true", '"1"')
        ),
        *(
            pytest.param(
                attest(**{key: ""}),
                f"[[attest]] number 1: {key} must be a text that is not empty",
                id=f"attest without {key}",
            )
            for key in ("evidence", "by")
        ),
        *(
            pytest.param(
                attest(**{key: ""}),
                f"[[attest]] number 1: {key} must be a date such as 2027-01-31, without quotes",
                id=f"attest without {key}",
            )
            for key in ("on", "expires")
        ),
        pytest.param(
            attest(expires="2027-01-03"),
            "[[attest]] number 1: expires must be later than on, by a year at most",
            id="more than a year",
        ),
        pytest.param(
            attest(expires="2026-01-01"),
            "[[attest]] number 1: expires must be later than on, by a year at most",
            id="no day at all",
        ),
        pytest.param(
            attest(who='"Ann"'), "[[attest]] number 1: unknown key 'who'", id="attest, unknown key"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shared", [False, True], ids=[".tenpoint.toml", "pyproject.toml"])
def test_what_is_not_understood_is_an_error(
    tmp_path: Path, text: str, reason: str, *, shared: bool
) -> None:
    if shared:
        text = "[tool.tenpoint]\n" + text.replace("[[", "[[tool.tenpoint.")
        text = text.replace("\n[no-w", "\n[tool.tenpoint.no-w").replace(
            "\n[ignore]", "\n[tool.tenpoint.ignore]"
        )
    name = "pyproject.toml" if shared else ".tenpoint.toml"
    with pytest.raises(UsageError) as caught:
        loaded(tmp_path, text, name)
    assert (caught.value.path, caught.value.reason) == (name, reason)
    assert str(caught.value) == f"{name}: {reason}"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param(".tenpoint.toml", b"exclude = [", "not valid TOML (", id="broken"),
        pytest.param(".tenpoint.toml", b"a = 1\na = 2", "not valid TOML (", id="a key twice"),
        pytest.param(".tenpoint.toml", b"# \xff", "not valid TOML (", id="not UTF-8"),
        pytest.param(
            ".tenpoint.toml", b"a = " + b"[" * 100_000, "not valid TOML (", id="deeply nested"
        ),
        pytest.param("pyproject.toml", b"[tool.tenpoint]\nx = [", "not valid TOML (", id="shared"),
        pytest.param(
            "pyproject.toml", b"[tool]\ntenpoint = 3", "[tool.tenpoint] must be a table",
            id="no table",
        ),
    ],
)  # fmt: skip
def test_a_broken_file_is_an_error(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError) as caught:
        config.load(str(tmp_path))
    assert caught.value.path == name
    assert caught.value.reason.startswith(reason)


class TestWhere:
    def test_the_one_nearest_to_the_root_counts(self, tmp_path: Path) -> None:
        (tmp_path / "a/b").mkdir(parents=True)
        (tmp_path / "a/b/.tenpoint.toml").write_text('kind = "library"')
        assert config.load(str(tmp_path), str(tmp_path / "a/b")).path == "a/b/.tenpoint.toml"
        (tmp_path / "a/pyproject.toml").write_text('[tool.tenpoint]\nkind = "application"')
        assert config.load(str(tmp_path), str(tmp_path / "a/b")).path == "a/pyproject.toml"
        (tmp_path / ".tenpoint.toml").write_text("")
        assert config.load(str(tmp_path), str(tmp_path / "a/b")).path == ".tenpoint.toml"

    def test_its_own_file_comes_before_the_shared_one(self, tmp_path: Path) -> None:
        (tmp_path / "pyproject.toml").write_text('[tool.tenpoint]\nkind = "application"')
        (tmp_path / ".tenpoint.toml").write_text('kind = "library"')
        assert config.load(str(tmp_path)).kind == "library"

    def test_nothing_below_or_above_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "root/sub").mkdir(parents=True)
        for folder in (tmp_path, tmp_path / "root/sub"):
            (folder / ".tenpoint.toml").write_text("broken = [")
        assert config.load(str(tmp_path / "root")) == Config()
        assert config.load(str(tmp_path / "root"), str(tmp_path)) == Config()

    def test_an_error_names_the_file_from_the_root(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a/.tenpoint.toml").write_text("kind = 1")
        with pytest.raises(UsageError, match=r"^a/\.tenpoint\.toml: kind must be"):
            config.load(str(tmp_path), str(tmp_path / "a"))

    def test_a_folder_of_that_name_is_no_configuration(self, tmp_path: Path) -> None:
        (tmp_path / ".tenpoint.toml").mkdir()
        assert config.load(str(tmp_path)) == Config()


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        pytest.param(Ignore("no-word/bad", "d/*.txt", "r"), True, id="rule and path"),
        pytest.param(Ignore("no-word", "d/", "r"), True, id="hook and folder"),
        pytest.param(Ignore("no-word/meh", "d/", "r"), False, id="another rule"),
        pytest.param(Ignore("no-word/bad", "e/", "r"), False, id="another path"),
    ],
)
def test_what_an_ignore_covers(ignore: Ignore, *, expected: bool) -> None:
    finding = Finding("d/a.txt", 1, 1, "no-word/bad", "error", "m", "f")
    assert ignore.covers(finding) is expected


def test_the_hooks_are_the_public_modules() -> None:
    found = hook_ids()
    assert found == sorted(found)
    assert not {"kit", "audit", "--init--", "--main--"} & set(found)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".tenpoint.toml").write_bytes(text.encode("utf-8", "replace"))
        try:
            path = config.load(folder).path
        except UsageError as problem:
            path = problem.path
        assert path == ".tenpoint.toml"


# -- a hook's own table ----------------------------------------------------------


def word_hook() -> Hook:
    hook = Hook("no-word", point=0, says="No word.")
    hook.setting("function", kind="a text", help="its name")
    hook.setting("patterns", kind="a list of texts", help="the files")
    hook.setting("words", kind="a table of texts", help="what is said for them")
    return hook


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="no table"),
        pytest.param("[no-word]", id="an empty table"),
        pytest.param('[no-word]\nfunction = "a.b"', id="a text"),
        pytest.param('[no-word]\npatterns = ["a", "b"]', id="a list"),
        pytest.param('[no-word]\nwords = {"a/*" = "b"}', id="a table"),
        pytest.param('[audit-log]\nfunctoin = "x"', id="another hook's, which that hook says"),
    ],
)
def test_settings_that_a_hook_knows(tmp_path: Path, text: str) -> None:
    configfile.check_table(word_hook(), loaded(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "functoin = 'x'", "unknown key 'functoin'; did you mean function?", id="mistyped"
        ),
        pytest.param(
            "Patterns = []", "unknown key 'Patterns'; did you mean patterns?", id="in capitals"
        ),
        pytest.param(
            "zzz = 1", "unknown key 'zzz'; it knows function, patterns, words", id="far from all"
        ),
        pytest.param('"a\\u001bb" = 1', "unknown key 'a\\x1bb'; it knows", id="a hostile key"),
        pytest.param("function = 1", "function must be a text", id="a number for a text"),
        pytest.param("patterns = 'a'", "patterns must be a list of texts", id="a text for a list"),
        pytest.param("patterns = [1]", "patterns must be a list of texts", id="numbers in a list"),
        pytest.param("words = ['a']", "words must be a table of texts", id="a list for a table"),
        pytest.param("words = {a = 1}", "words must be a table of texts", id="numbers in a table"),
    ],
)
def test_settings_that_a_hook_does_not_know(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        configfile.check_table(word_hook(), loaded(tmp_path, f"[no-word]\n{text}"))
    assert reason in caught.value.reason
    assert caught.value.reason.startswith("[no-word]")
    assert caught.value.path == ".tenpoint.toml"


def test_a_hook_without_settings_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown key 'on': this hook has no settings"):
        configfile.check_table(
            Hook("no-word", point=0, says="No word."), loaded(tmp_path, "[no-word]\non = true")
        )
