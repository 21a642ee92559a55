"""The two agents of examples/: what `tenpoint audit` says of them today, and no more than that."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from support import osv
from tenpoint.audit.assemble import Wishes, audit
from tenpoint.audit.checklists import QUESTIONS
from tenpoint.audit.hooks import all_hooks
from tenpoint.audit.result import Audit
from tenpoint.audit.scanners import Chosen
from tenpoint.kit import Repo, config

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
TODAY = date.today()


def load_demo() -> ModuleType:
    spec = spec_from_file_location("demo", EXAMPLES / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


demo = load_demo()
HOOKS = [module.hook for module in all_hooks()]
THERE = {hook.id for hook in HOOKS}
# The points that this version's hooks decide; the others say that a hook is missing.
DECIDED = {number for number, question in QUESTIONS.items() if set(question.hooks) <= THERE}


def audited(root: Path, url: str = "") -> Audit:
    repo = Repo(str(root))
    repo.config = config.load(repo.root)
    wishes = Wishes(scanners=Chosen(("pip-audit",)), osv_url=url, offline=not url)
    return audit(repo, HOOKS, wishes)


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    return audited(demo.prepare("leaky-agent", tmp_path_factory.mktemp("leaky"), TODAY))


@pytest.fixture(scope="module")
def hardened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    root = demo.prepare("hardened-agent", tmp_path_factory.mktemp("hardened"), TODAY)
    with osv.server() as server:
        yield audited(root, server.url)


def test_the_leaky_agent_fails_honestly(leaky: Audit) -> None:
    states = {result.point.number: result.judged.state for result in leaky.points}
    for number in (1, 2, 3, 6, 7):
        assert states[number] == "fail", number
    assert leaky.score.verified + leaky.score.attested == 0
    assert leaky.verdict == "start over"
    assert leaky.exit_code == 1


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("no-hardcoded-keys/provider-key", "agent.py"),
        ("no-hardcoded-keys/url-password", "agent.py"),
        ("no-hardcoded-keys/assigned-secret", ".mcp.json"),
        ("env-ignored/tracked", ".env"),
        ("env-ignored/history", ".env"),
        ("no-pickle/pickle-file", "models/intent.pkl"),
        ("no-pickle/loads-pickle", "agent.py"),
        ("pins-exact/unpinned", "requirements.txt"),
        ("pins-exact/range", "requirements.txt"),
        ("pins-exact/image-latest", "Dockerfile"),
        ("require-hashes/missing", "requirements.txt"),
        ("dockerfile-no-secrets-env/env-secret", "Dockerfile"),
    ],
)
def test_what_is_wrong_with_the_leaky_agent(leaky: Audit, rule: str, path: str) -> None:
    assert (rule, path) in {(one.finding.rule, one.finding.path) for one in leaky.findings}


def test_the_hardened_agent_earns_every_point_that_can_be_decided(hardened: Audit) -> None:
    states = {result.point.number: result.judged for result in hardened.points}
    earned = {number for number, judged in states.items() if judged.state in
              ("pass", "attested", "not_applicable")}  # fmt: skip
    assert {n: states[n] for n in DECIDED - earned} == {}
    assert hardened.findings == ()
    assert hardened.unread == ()
    assert hardened.score.score == len(DECIDED)
    assert hardened.exit_code == 0


def test_every_box_of_the_hardened_agent_is_ticked(hardened: Audit) -> None:
    states = {result.box.id: result.judged for result in hardened.boxes}
    assert {id: one for id, one in states.items() if one.state not in ("pass", "attested")} == {}


def test_nothing_is_claimed_beyond(hardened: Audit) -> None:
    for result in hardened.points:
        if result.point.number not in DECIDED:
            assert result.judged[:2] == ("not_checked", "no-hook")
    assert hardened.score.score <= len(DECIDED)


def test_its_attestations_are_shown(hardened: Audit) -> None:
    attested = {result.box.id for result in hardened.boxes if result.judged.state == "attested"}
    assert attested == {
        "rotation", "scoped-iam", "no-admin", "token-scopes", "secrets-proxy", "access-logs",
        "expiry",
    }  # fmt: skip
    assert all(not word.problem for word in hardened.words)
    assert any(not word.fetched for word in hardened.words)


@pytest.mark.parametrize("name", ["leaky-agent", "hardened-agent"])
def test_no_complete_key_stands_in_the_examples(name: str) -> None:
    """They are put together at run time, and every place that waits for one gets one."""
    keys = demo.keys()
    for path in (EXAMPLES / name).rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            assert not any(value in text for value in keys.values())
            assert set(re.findall(r"@@([A-Z_]+)@@", text)) <= set(keys)


def test_the_demo_goes_as_it_tells(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "demo.py")],
        cwd=tmp_path,
        env=demo.environment(),
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "start over" in done.stdout
    assert not any(key in done.stdout for key in demo.keys().values())
