"""Options of `tenpoint audit` that the GitHub Action is built on, through the command itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from support import osv
from support.agent import KEY
from support.git import Tree, environment
from tenpoint.audit import command, scanners
from tenpoint.kit import UsageError

LEAK = f'client = Client("{KEY}")\n'


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's git."""
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "everything")


class Told:
    """The JSON of an audit."""

    def __init__(self, text: str) -> None:
        self.document = json.loads(text)

    def places(self, key: str = "findings") -> list[tuple[str, str]]:
        return [(one["rule"], one["path"]) for one in self.document[key]]

    def state(self, point: int) -> str:
        return str(self.document["points"][point - 1]["state"])


def told(folder: Path, *arguments: str, scanners: str = "none") -> Told:
    output = folder.parent / f"{folder.name}.json"
    command.main(
        [str(folder), "--format=json", f"--output={output}", f"--scanners={scanners}", *arguments]
    )
    return Told(output.read_text("utf-8"))


# --- one folder of a repository ---------------------------------------------------------------

KEY_RULE = "no-hardcoded-keys/provider-key"


def test_a_folder_alone(tree: Tree) -> None:
    tree.add("agents/one/agent.py", LEAK)
    tree.add("agents/two/agent.py", "print()\n")
    tree.add(".tenpoint.toml", "exclude = ['agents/']\n")  # of the whole, not of the folder
    tree.record()
    one = told(tree.root / "agents" / "one", "--below")
    # Paths are those of the whole repository: links and annotations need them so.
    assert (KEY_RULE, "agents/one/agent.py") in one.places()
    assert one.document["name"] == "one"
    assert KEY_RULE not in str(told(tree.root / "agents" / "two", "--below").places())


def test_the_root_is_the_whole(tree: Tree) -> None:
    tree.add("agent.py", LEAK)
    tree.record()
    assert told(tree.root, "--below").places() == told(tree.root).places()


def test_a_folder_s_own_configuration(tree: Tree) -> None:
    tree.add("one/agent.py", LEAK)
    reason = 'reason = "a sample"'
    tree.add(
        "one/.tenpoint.toml",
        f'[[ignore]]\nrule = "no-hardcoded-keys"\npath = "agent.py"\n{reason}\n',
    )
    tree.record()
    found = told(tree.root / "one", "--below")
    assert KEY_RULE not in str(found.places())
    assert (KEY_RULE, "one/agent.py") in found.places("ignored")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("one/.env", [("env-ignored/history", "one/.env")], id="below it"),
        pytest.param(
            "one/deep/.env", [("env-ignored/history", "one/deep/.env")], id="deep below it"
        ),
        pytest.param("two/.env", [], id="beside it"),
        pytest.param(".env", [], id="above it"),
        pytest.param("onetwo/.env", [], id="a longer name"),
    ],
)
def test_the_history_below(tree: Tree, file: str, expected: list[tuple[str, str]]) -> None:
    tree.add("one/agent.py", "print()\n")
    tree.record()
    tree.add(file, "PORT=1\n")
    tree.record()
    tree.git("rm", "-q", "--", file)
    tree.record()
    found = told(tree.root / "one", "--below").places()
    assert [place for place in found if place[0] == "env-ignored/history"] == expected


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("one/old.py", [(KEY_RULE, "one/old.py")], id="below it"),
        pytest.param("two/old.py", [], id="beside it"),
    ],
)
def test_keys_in_the_history_below(tree: Tree, file: str, expected: list[tuple[str, str]]) -> None:
    tree.add("one/agent.py", "print()\n")
    tree.record()
    tree.git("switch", "-q", "-c", "side")
    tree.add(file, LEAK)
    tree.record()
    tree.git("rm", "-q", "--", file)
    tree.record()
    tree.git("switch", "-q", "main")
    tree.record()
    tree.git("merge", "-q", "--no-ff", "-m", "Merge", "side")  # nothing is left of it
    found = told(tree.root / "one", "--below").places()
    assert [place for place in found if place[0] == KEY_RULE] == expected


@pytest.mark.parametrize(
    ("ignored_by", "silent"),
    [
        pytest.param(".gitignore", True, id="the root's .gitignore"),
        pytest.param("one/.gitignore", True, id="its own"),
        pytest.param("two/.gitignore", False, id="another folder's"),
    ],
)
def test_an_env_file_ignored_from_above(tree: Tree, ignored_by: str, silent: bool) -> None:
    tree.add("one/agent.py", "print()\n")
    tree.add(ignored_by, ".env\n.env.local\n.env.*.local\n")
    tree.record()
    rules = [rule for rule, _ in told(tree.root / "one", "--below").places()]
    assert ("env-ignored/not-ignored" not in rules) is silent


def test_a_folder_that_git_does_not_know(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("agent.py", "print()\n")
    (tree.root / "new").mkdir()
    assert command.main([str(tree.root / "new"), "--below", "--scanners=none"]) == 2
    assert "git tracks no file here" in capsys.readouterr().err


# --- advisories -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ignored", "found"),
    [
        pytest.param((), True, id="nothing is set aside"),
        pytest.param(("EXAMPLE-2026-1",), False, id="by its id"),
        pytest.param(("cve-2026-00001",), False, id="by an alias, in any case"),
        pytest.param(("EXAMPLE-2026-10",), True, id="by a longer id"),
        pytest.param(("CVE-2026-0000",), True, id="by a shorter id"),
        pytest.param(("",), True, id="by nothing"),
    ],
)
def test_an_advisory_set_aside(tree: Tree, ignored: tuple[str, ...], found: bool) -> None:
    tree.add("requirements.txt", "vulnerable==1.0\n")
    tree.record()
    with osv.server() as server:
        audit = told(
            tree.root,
            f"--osv-url={server.url}",
            *(f"--ignore-vuln={id}" for id in ignored),
            scanners="pip-audit",
        )
    place = ("pip-audit/vulnerable", "requirements.txt")
    assert (place in audit.places()) is found
    # It is never gone: what was set aside is listed.
    assert (place in audit.places("ignored")) is not found


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        pytest.param((), [], id="not found by its name"),
        pytest.param(("pins/agent",), [("vulnerable", "1.0")], id="named"),
        pytest.param(("a name.lst",), [("other", "2.0")], id="a name with a space"),
    ],
)
def test_requirements_of_any_name(
    tree: Tree, named: tuple[str, ...], asked: list[tuple[str, str]]
) -> None:
    tree.add("pins/agent", "vulnerable==1.0\n")
    tree.add("a name.lst", "other==2.0\n")
    tree.record()
    with osv.server() as server:
        told(
            tree.root,
            f"--osv-url={server.url}",
            *(f"--requirements={file}" for file in named),
            scanners="pip-audit",
        )
    assert server.asked == asked


def test_requirements_that_are_not_there(tree: Tree) -> None:
    tree.add("agent.py", "print()\n")
    tree.record()
    audit = told(tree.root, "--requirements=pins.lst", scanners="pip-audit")
    assert [one["path"] for one in audit.document["unread"]] == ["pins.lst"]
    assert audit.state(6) == "not_checked"


# --- the rest ---------------------------------------------------------------------------------


def test_looks_behind_the_baseline(tree: Tree) -> None:
    from tenpoint.audit import baseline

    tree.add("requirements.txt", "requests>=2\n")
    tree.record()
    assert baseline.main([str(tree.root)]) == 0
    tree.git("add", "--all")
    tree.record()
    place = ("pins-exact/range", "requirements.txt")
    assert place not in told(tree.root).places()
    assert place in told(tree.root, "--no-baseline").places()


def test_sarif_beside_the_report(tree: Tree, tmp_path: Path) -> None:
    tree.add("one/agent.py", LEAK)
    tree.record()
    file = tmp_path / "audit.sarif"
    audit = told(tree.root / "one", "--below", f"--sarif={file}")
    [run] = json.loads(file.read_bytes())["runs"]
    places = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in run["results"]
        if one["ruleId"] == KEY_RULE
    ]
    assert places == ["one/agent.py"]
    assert run["properties"]["score"] == audit.document["score"]
    assert KEY[8:-8] not in file.read_text("utf-8")


# --- scanners ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("-trivy", ("pip-audit", "npm-audit"), id="all but one"),
        pytest.param("-trivy, -pip-audit", ("npm-audit",), id="all but two"),
        pytest.param("-trivy,-npm-audit,-pip-audit", (), id="all but all"),
    ],
)
def test_all_scanners_but_these(text: str, names: tuple[str, ...]) -> None:
    """None of the rest is asked for by name: the configuration may still leave it out."""
    assert scanners.choose(text) == scanners.Chosen(names)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-snyk", id="nobody knows it"),
        pytest.param("-trivy,pip-audit", id="one left out, one asked for"),
        pytest.param("--trivy", id="twice"),
        pytest.param("-", id="nothing"),
    ],
)
def test_leaves_out_no_unknown_scanner(text: str) -> None:
    with pytest.raises(UsageError, match="is none of"):
        scanners.choose(text)


def test_a_scanner_left_out_is_not_checked(tree: Tree) -> None:
    tree.add("requirements.txt", "other==2.0\n")
    tree.record()
    audit = told(tree.root, scanners="-pip-audit,-trivy")
    assert audit.state(6) != "pass"
    reasons = {one["name"]: one["reason"] for one in audit.document["scanners"]}
    assert reasons["pip-audit"] == reasons["trivy-vuln"] == "switched-off"
