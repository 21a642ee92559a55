from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.git import Tree
from tenpoint import audit_log
from tenpoint.kit import CannotCheck, Finding, Repo, Source
from tenpoint.kit.config import Config

DECLARED: dict[str, object] = {"function": "agent.audit.log_action"}
IMPORTS = """\
import os, shutil, socket, subprocess, requests, httpx, urllib.request
from pathlib import Path
from agent.audit import log_action
from agent import audit
"""


def repository(declared: dict[str, object] | None, root: str = ".") -> Repo:
    tables = {} if declared is None else {"audit-log": declared}
    return Repo(root, config=Config(path=".tenpoint.toml", tables=tables))


def found(
    text: str, path: str = "agent/tools.py", declared: dict[str, object] | None = DECLARED
) -> list[Finding]:
    source = Source(path, data=text.encode(), repo=repository(declared))
    return sorted(audit_log.check(source))


def tool(body: str, decorator: str = "@tool") -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"{IMPORTS}{decorator}\ndef act(a, b):\n{lines}\n"


ACTS = [
    pytest.param("open(a, 'w').write(b)", "writes a file", id="open"),
    pytest.param("with open(a, mode='ab') as f:\n    f.write(b)", "writes a file", id="append"),
    pytest.param("Path(a).open('w')", "writes a file", id="Path.open"),
    pytest.param("Path(a).write_text(b)", "changes files", id="write_text"),
    pytest.param("p = Path(a)\np.unlink()", "changes files", id="unlink"),
    pytest.param("Path(a).rename(b)", "changes files", id="rename"),
    pytest.param("shutil.rmtree(a)", "changes files", id="rmtree"),
    pytest.param("os.remove(a)", "changes files", id="remove"),
    pytest.param("subprocess.run([a, b])", "runs a program", id="subprocess"),
    pytest.param("os.system(a)", "runs a program", id="system"),
    pytest.param("requests.post(a, json=b)", "uses the network", id="requests"),
    pytest.param("httpx.Client().get(a)", "uses the network", id="httpx"),
    pytest.param("urllib.request.urlopen(a)", "uses the network", id="urllib"),
    pytest.param("socket.socket()", "uses the network", id="socket"),
    pytest.param("def inner():\n    os.remove(a)\ninner()", "changes files", id="in a function"),
]


@pytest.mark.parametrize(("body", "does"), ACTS)
@pytest.mark.parametrize("decorator", ["@tool", "@mcp.tool()", "@function_tool"])
def test_a_tool_that_acts_without_an_entry(body: str, does: str, decorator: str) -> None:
    [finding] = found(tool(body, decorator))
    assert finding.rule == "audit-log/missing-call"
    assert f"tool act {does}" in finding.message


@pytest.mark.parametrize(("body", "does"), ACTS)
@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("log_action('act', a)", id="by its name"),
        pytest.param("audit.log_action('act', a)", id="by its module"),
        pytest.param("from .audit import log_action as note\nlog_action(a)", id="besides an alias"),
    ],
)
def test_a_tool_with_an_entry(body: str, does: str, entry: str) -> None:
    assert found(tool(f"{entry}\n{body}")) == []


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(tool("return a + b"), id="only computes"),
        pytest.param(tool("return open(a).read()"), id="only reads"),
        pytest.param(tool("return a.rename(columns=b)"), id="another rename"),
        pytest.param(tool("os.remove(a)", "@cached"), id="no tool"),
        pytest.param(tool("os.remove(a)", "@tool\n@log_action"), id="decorated with it"),
        pytest.param(tool("os.remove(a)", "@audit.log_action('x')\n@tool"), id="called for it"),
        pytest.param(
            tool("note(a)\nos.remove(a)") + "def note(x):\n    log_action(x)\n",
            id="by a function of the file",
        ),
        pytest.param(
            IMPORTS.replace("agent.audit", ".audit")
            + "@tool\ndef f(a):\n  log_action(a); os.remove(a)",
            id="a relative import",
        ),
    ],
)
def test_nothing_to_say(code: str) -> None:
    assert found(code) == []


def test_a_relative_import_under_another_name() -> None:
    imports = IMPORTS.replace("agent.audit import log_action", ".audit import log_action as note")
    assert found(imports + "@tool\ndef f(a):\n  note(a); os.remove(a)") == []


def test_a_function_of_the_file_with_that_name_is_no_entry() -> None:
    code = "import os\ndef log_action(a): print(a)\n@tool\ndef f(a):\n  log_action(a); os.remove(a)"
    assert [finding.rule for finding in found(code)] == ["audit-log/missing-call"]


def test_another_function_of_that_name_is_no_entry() -> None:
    code = tool("log_action(a)\nos.remove(a)").replace("from agent.audit", "from other")
    assert [finding.rule for finding in found(code)] == ["audit-log/missing-call"]


def test_without_a_declaration_nothing_is_reported() -> None:
    assert found(tool("os.remove(a)"), declared=None) == []


def test_tests_are_let_alone() -> None:
    assert found(tool("os.remove(a)"), path="tests/test_tools.py") == []


def test_a_declaration_that_is_no_name_is_unread() -> None:
    with pytest.raises(CannotCheck):
        found(tool("os.remove(a)"), declared={"function": 3})


def test_a_key_that_the_table_does_not_have_is_unread() -> None:
    with pytest.raises(CannotCheck, match="funktion"):
        found(tool("os.remove(a)"), declared={"funktion": "a.b"})


def test_a_declared_function_that_is_not_in_its_file_is_unread() -> None:
    with pytest.raises(CannotCheck, match="no log_action"):
        found("def other(a): print(a)\n", "agent/audit.py")
    assert found("from .kit import log_action\n", "agent/audit.py") == []


def test_python_that_does_not_parse_is_unread() -> None:
    with pytest.raises(CannotCheck):
        found("@tool\ndef f(:\n")
    assert found("def f(:\n") == []


def test_the_place_is_where_it_acts() -> None:
    [finding] = found(tool("b = a\nos.remove(b)\nos.remove(a)"))
    assert (finding.line, finding.column) == (8, 5)
    assert "call `log_action(...)`" in finding.fix


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("pass", ["audit-log/function-logs-nothing"], id="nothing"),
        pytest.param("return str(a)", ["audit-log/function-logs-nothing"], id="only a value"),
        pytest.param("logger.info(a)", [], id="a logger"),
        pytest.param("with open('log', 'a') as f:\n        f.write(a)", [], id="a file"),
        pytest.param("QUEUE.put(a)", [], id="something else"),
        pytest.param("def f():\n        logger.info(a)\n    return f", [], id="a decorator"),
    ],
)
def test_the_declared_function(body: str, expected: list[str]) -> None:
    code = f"def log_action(a):\n    {body}\n"
    assert [finding.rule for finding in found(code, "src/agent/audit.py")] == expected


# -- configuration -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        pytest.param("audit_log:\n  path: x\n  enabled: false\n", "a.yaml", 3, id="YAML"),
        pytest.param("agent:\n  auditLog:\n    enabled: off\n", "a.yml", 3, id="within"),
        pytest.param('{"audit_log": {"enabled": false}}', "a.json", 1, id="JSON"),
        pytest.param("[audit-log]\nenabled = false\n", "a.toml", 2, id="TOML"),
        pytest.param("audit_logging: false\n", "a.yaml", 1, id="a switch"),
        pytest.param("audit_log_enabled: false\n", "a.yaml", 1, id="a switch by name"),
        pytest.param("disable_audit_log: true\n", "a.yaml", 1, id="switched off by name"),
        pytest.param("audit-trail:\n  disabled: true\n", "a.yaml", 2, id="disabled"),
        pytest.param("enable_audit_log: no\n", "a.yaml", 1, id="not enabled, by name"),
        pytest.param("audit: {enabled: false}\n", "agent.yaml", 1, id="an agent's file, by name"),
        pytest.param("model: m\naudit: {enabled: false}\n", "a.yaml", 2, id="by its keys"),
        pytest.param(
            "audit_log:\n" + "  note: x\n" * 30 + "  enabled: false\n", "a.yaml", 32, id="far below"
        ),
    ],
)
def test_an_audit_log_switched_off(text: str, path: str, line: int) -> None:
    [finding] = found(text, path, declared=None)
    assert (finding.rule, finding.line) == ("audit-log/disabled", line)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("audit_log:\n  enabled: true\n", "a.yaml", id="on"),
        pytest.param("tracing:\n  enabled: false\naudit_log: on\n", "a.yaml", id="another"),
        pytest.param("audit: false\n", ".npmrc.yaml", id="npm's audit"),
        pytest.param("enableAudit: false\n", ".yarnrc.yml", id="yarn's audit"),
        pytest.param("audit:\n  enabled: false\nimage: x\n", "a.yaml", id="some audit"),
        pytest.param(
            "apiVersion: v1\nkind: ConfigMap\ndata: {audit_log: false}\n", "a.yaml", id="a manifest"
        ),
        pytest.param(
            "services: {db: {environment: {AUDIT_LOG: off}}}\n", "compose.yaml", id="Compose"
        ),
        pytest.param("audit_log:\n  compress: false\n", "a.yaml", id="another switch"),
        pytest.param("disable_audit_log: false\n", "a.yaml", id="not disabled"),
        pytest.param("audit_log: 'no'\n", "a.yaml", id="a text"),
        pytest.param('{"audited": [false', "a.json", id="malformed and none of its business"),
        pytest.param("# audit_log: enabled: false\nx: 1\n", "a.yaml", id="a comment"),
    ],
)
def test_other_configuration(text: str, path: str) -> None:
    assert found(text, path, declared=None) == []


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        pytest.param("chart/values.yaml", [], id="the values of a chart"),
        pytest.param("chart/ci/small-values.yaml", [], id="below it"),
        pytest.param("agent/config.yaml", [1], id="beside it"),
    ],
)
def test_what_a_chart_deploys_is_another_product(
    tmp_path: Path, path: str, lines: list[int]
) -> None:
    tree = Tree(tmp_path)
    tree.add("chart/Chart.yaml", "apiVersion: v2\nname: db\n")
    tree.add(path, "auditLog: {enabled: false}\n")
    assert [finding.line for finding in audit_log.check(Repo(str(tree.root)).source(path))] == lines


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("audit_log: x\n" * 500_000, id="keys"),
        pytest.param("audit_log: " + "x" * 10_000_000, id="a line of ten megabytes"),
        pytest.param("audit_log: no\n" + "[" * 100_000, id="a deep list"),
        pytest.param("".join(f"k{n}: {{audit_log: off}}\n" for n in range(20_000)), id="switches"),
    ],
)
def test_hostile_configuration_takes_little_time(text: str) -> None:
    begun = time.process_time()
    with suppress(CannotCheck):
        found(text, "a.yaml", declared=None)
    assert time.process_time() - begun < 20


def test_a_configuration_that_cannot_be_parsed() -> None:
    with pytest.raises(CannotCheck):
        found('{"audit_log": {"enabled": false', "a.json", declared=None)


# -- for the audit -------------------------------------------------------------


def test_the_audit_hears_what_is_not_declared(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.add("agent/audit.py", "from opentelemetry import trace\n")
    undeclared = audit_log.scope(repository(None, str(tree.root)))
    assert "not declared; agent/audit.py mentions opentelemetry" in undeclared.undecided[0]
    assert audit_log.scope(repository(DECLARED, str(tree.root))).undecided == ()
    gone = audit_log.scope(repository({"function": "x.y.log"}, str(tree.root)))
    assert "not in the repository" in gone.undecided[0]


PIECES = st.sampled_from(
    "@tool \n def f(a): os.remove( log_action( ) audit_log: enabled: false { } , import os".split(
        " "
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(["a.py", "a.yaml", "a.json"]))
def test_nothing_crashes(text: str, path: str) -> None:
    with suppress(CannotCheck):
        assert all(finding.line >= 1 for finding in found(text, path))
