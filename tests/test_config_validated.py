from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.git import Tree
from tenpoint import config_validated
from tenpoint.kit import CannotCheck, Finding, Repo, Source
from tenpoint.kit.parse import identifiers, python_flow

IMPORTS = """\
import ast, asyncio, importlib, jinja2, json, os, re, shlex, subprocess, tomllib, yaml
from pydantic import BaseModel
"""


def found(code: str, path: str = "agent.py") -> list[Finding]:
    return sorted(config_validated.check(Source(path, data=code.encode())))


def told(body: str) -> list[tuple[str, str]]:
    """Rule and severity of what is found in the body of a function, after the usual imports."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return [
        (finding.rule.removeprefix("config-validated/"), finding.severity)
        for finding in found(f"{IMPORTS}def f(stream, client, n):\n{lines}\n")
    ]


def rules(body: str) -> list[str]:
    return [rule for rule, severity in told(body) if severity == "error"]


# -- YAML ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("yaml.load(stream)", [("unsafe-yaml", "error")], id="no loader"),
        pytest.param("yaml.load(stream, yaml.Loader)", [("unsafe-yaml", "error")], id="by place"),
        pytest.param(
            "yaml.load(stream, Loader=yaml.UnsafeLoader)", [("unsafe-yaml", "error")], id="unsafe"
        ),
        pytest.param(
            "from yaml import CLoader as L\nyaml.load(stream, Loader=L)",
            [("unsafe-yaml", "error")],
            id="an alias",
        ),
        pytest.param("yaml.unsafe_load(stream)", [("unsafe-yaml", "error")], id="unsafe_load"),
        pytest.param(
            "from yaml import load as g\ng(stream)", [("unsafe-yaml", "error")], id="load"
        ),
        pytest.param(
            "from ruamel.yaml import YAML\nYAML(typ='unsafe').load(stream)",
            [("unsafe-yaml", "error")],
            id="ruamel told so",
        ),
        pytest.param(
            "yaml.load(stream, Loader=yaml.FullLoader)", [("full-yaml", "warning")], id="full"
        ),
        pytest.param("yaml.full_load(stream)", [("full-yaml", "warning")], id="full_load"),
        pytest.param("yaml.safe_load(stream)", [], id="safe_load"),
        pytest.param("yaml.load(stream, yaml.SafeLoader)", [], id="safe by place"),
        pytest.param("yaml.load(stream, Loader=yaml.CSafeLoader)", [], id="safe by keyword"),
        pytest.param("from ruamel.yaml import YAML\nYAML().load(stream)", [], id="ruamel"),
        pytest.param("yaml = client\nyaml.load(stream)", [], id="another yaml"),
        pytest.param("class L(yaml.SafeLoader): pass\nyaml.load(stream, L)", [], id="your own"),
    ],
)
def test_yaml(body: str, expected: list[tuple[str, str]]) -> None:
    assert told(body) == expected


# -- configuration -------------------------------------------------------------

CONFIG = "c = yaml.safe_load(stream)\n"


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param("os.system(c['cmd'])", "config-to-command", id="a subscript"),
        pytest.param("os.popen(c.get('cmd', 'ls'))", "config-to-command", id="get"),
        pytest.param("os.system(f\"tar {c['file']}\")", "config-to-command", id="an f-string"),
        pytest.param("os.system('tar ' + c['file'])", "config-to-command", id="a sum"),
        pytest.param("os.system('tar %s' % c['file'])", "config-to-command", id="percent"),
        pytest.param("os.system('tar {}'.format(c['a']))", "config-to-command", id="format"),
        pytest.param("x = c['a']\ny = f'{x}'\nos.system(y)", "config-to-command", id="variables"),
        pytest.param("subprocess.run(c['a'], shell=True)", "config-to-command", id="shell=True"),
        pytest.param("subprocess.run(['sh', '-c', c['a']])", "config-to-command", id="sh -c"),
        pytest.param(
            "asyncio.create_subprocess_shell(c['a'])", "config-to-command", id="asyncio's shell"
        ),
        pytest.param("for x in c['a']:\n    os.system(x)", "config-to-command", id="a loop"),
        pytest.param("a, b = c['a']\nos.system(a)", "config-to-command", id="unpacked"),
        pytest.param("os.system(' '.join(c['a']))", "config-to-command", id="joined"),
        pytest.param("os.system(json.loads(stream)['a'])", "config-to-command", id="JSON"),
        pytest.param("os.system(tomllib.load(stream)['a'])", "config-to-command", id="TOML"),
        pytest.param(
            "if isinstance(c['a'], str):\n    os.system(c['a'])", "config-to-command", id="any text"
        ),
        pytest.param("eval(c['formula'])", "config-to-code", id="eval"),
        pytest.param("exec(c['code'], {})", "config-to-code", id="exec"),
        pytest.param("p = compile(c['code'], 'x', 'exec')", "config-to-code", id="compile"),
        pytest.param("exec(compile(c['a'], 'x', 'exec'))", "config-to-code", id="compiled and run"),
        pytest.param(
            "m = [{'role': 'system', 'content': c['p']}]", "config-to-prompt", id="a message"
        ),
        pytest.param(
            "m = {'role': 'system', 'content': f\"You {c['p']}\"}", "config-to-prompt", id="within"
        ),
        pytest.param("Agent(instructions=c['p'])", "config-to-prompt", id="instructions"),
        pytest.param("client.create(system=c['p'])", "config-to-prompt", id="a keyword"),
        pytest.param("SystemMessage(content=c['p'])", "config-to-prompt", id="SystemMessage"),
        pytest.param("system_prompt = c['p']", "config-to-prompt", id="a name"),
        pytest.param("jinja2.Template(c['t'])", "config-to-template", id="a template"),
        pytest.param(
            "jinja2.Environment().from_string(c['t'])", "config-to-template", id="from_string"
        ),
    ],
)
def test_configuration_reports(body: str, rule: str) -> None:
    assert rules(CONFIG + body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("subprocess.run(['tar', c['file']])", id="a list"),
        pytest.param("subprocess.run(c['argv'])", id="no shell"),
        pytest.param("subprocess.run(c['argv'], shell=False)", id="no shell by word"),
        pytest.param("os.system('tar ' + shlex.quote(c['file']))", id="quoted"),
        pytest.param("os.system(f\"nice -n {int(c['n'])} x\")", id="a number"),
        pytest.param(
            "x = c['a']\nif x not in ('a', 'b'):\n    raise ValueError\nos.system(x)", id="a member"
        ),
        pytest.param("if c['a'] == 'ls':\n    os.system(c['a'])", id="one of one"),
        pytest.param("A = {'a': 'ls'}\nos.system(A[c['a']])", id="looked up"),
        pytest.param("A = {'a': 'ls'}\nos.system(A.get(c['a'], 'ls'))", id="looked up by get"),
        pytest.param(
            "x = c['a']\nif not re.fullmatch('[a-z]+', x):\n    raise ValueError\nos.system(x)",
            id="matched",
        ),
        pytest.param("client.exec(c['a'], shell=True)", id="another exec"),
        pytest.param("client.run(c['a'], shell=True)", id="another run"),
        pytest.param("ast.literal_eval(c['a'])", id="literal_eval"),
        pytest.param("client.eval()\nclient.eval(c['a'])", id="another eval"),
        pytest.param("client.execute(c['sql'])", id="execute"),
        pytest.param("re.compile(c['pattern'])", id="another compile"),
        pytest.param("m = {'role': 'user', 'content': c['p']}", id="a user message"),
        pytest.param("m = {'role': 'system', 'content': 'You are'}", id="a constant"),
        pytest.param("s = Settings(**c)\nsystem_prompt = s.prompt", id="a model"),
        pytest.param("s = Settings.model_validate(c)\nsystem_prompt = s.prompt", id="pydantic"),
        pytest.param("validate(c, SCHEMA)\nsystem_prompt = c['p']", id="a schema"),
        pytest.param("jinja2.Template('{{ a }}').render(a=c['a'])", id="a value of a template"),
        pytest.param(
            "jinja2.Environment(loader=n).get_template('a').render(**c)", id="a template's file"
        ),
        pytest.param("print(c['cmd'])\nos.system('ls')", id="not the same value"),
        pytest.param("c = 'ls'\nos.system(c)", id="given anew"),
        pytest.param("eval = n\neval(c['a'])", id="another function of that name"),
        pytest.param("compile(c['code'], 'x', 'exec')", id="only whether it compiles"),
        pytest.param(
            "t = compile(c['code'], 'x', 'exec', ast.PyCF_ONLY_AST)", id="only a syntax tree"
        ),
    ],
)
def test_configuration_accepts(body: str) -> None:
    assert rules(CONFIG + body) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param("importlib.import_module(c['m'])", "config-to-import", id="an import"),
        pytest.param("Agent(backstory=c['b'])", "config-to-role", id="a backstory"),
        pytest.param(
            "PromptTemplate.from_template(c['p'])", "config-to-prompt-template", id="LangChain"
        ),
    ],
)
def test_warns(body: str, rule: str) -> None:
    assert told(CONFIG + body) == [(rule, "warning")]


def test_a_loader_of_the_same_file_is_followed() -> None:
    code = """\
import os, yaml
def load(path):
    with open(path) as file:
        return yaml.safe_load(file)
CONFIG = load("a.yaml")
class A:
    def read(self):
        return load("b.yaml")["x"]
    def run(self):
        os.system(CONFIG["cmd"])
        os.system(self.read())
"""
    assert [finding.line for finding in found(code)] == [10, 11]


# -- tools ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("@tool\ndef f(a: str):\n    os.system(f'ls {a}')", id="plain"),
        pytest.param("@function_tool()\ndef f(a):\n    eval(a)", id="called"),
        pytest.param("@app.tool()\nasync def f(a):\n    subprocess.run(a, shell=True)", id="MCP"),
        pytest.param(
            "class A:\n  @tool\n  def f(self, a):\n    b = 'ls ' + a\n    os.popen(b)",
            id="a method",
        ),
        pytest.param("@tool\ndef f(a):\n    subprocess.run(['bash', '-c', a])", id="bash -c"),
        pytest.param("@tool\ndef f(**a):\n    os.system(a['x'])", id="keywords"),
        pytest.param("def g():\n  @tool\n  def f(a):\n    exec(a)", id="nested"),
        pytest.param(
            "@tool\ndef f(a):\n    return subprocess.check_output(a, shell=True)",
            id="check_output, which checks nothing of its argument",
        ),
    ],
)
def test_tools_reported(code: str) -> None:
    [finding] = found(IMPORTS + code + "\n")
    assert finding.rule == "config-validated/tool-argument"
    assert "tool f" in finding.message


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("def f(a):\n    os.system(a)", id="no tool"),
        pytest.param("@toolbox\ndef f(a):\n    os.system(a)", id="another decorator"),
        pytest.param("@tool\ndef f(a):\n    subprocess.run(['cat', '--', a])", id="a list"),
        pytest.param("@tool\ndef f(a: int):\n    os.system(f'kill {a}')", id="a number"),
        pytest.param("@tool\ndef f(a: Literal['x']):\n    os.system(a)", id="a choice"),
        pytest.param("@tool\ndef f(a):\n    os.system(shlex.quote(a))", id="quoted"),
        pytest.param(
            "@tool\ndef f(component):\n    commands = {'a': 'ls'}\n"
            "    if component not in commands:\n        return 'no'\n"
            "    os.system(commands[component])",
            id="looked up in constants",
        ),
        pytest.param(
            "@tool\ndef f(a):\n    if a not in ALLOWED:\n        return\n    os.system(a)",
            id="a member",
        ),
        pytest.param("@tool\ndef f(a):\n    return ast.literal_eval(a)", id="literal_eval"),
    ],
)
def test_tools_accepted(code: str) -> None:
    assert found(IMPORTS + code + "\n") == []


def test_a_test_runs_what_it_has_made_up() -> None:
    code = (
        "import os, subprocess, yaml\n"
        "def test_steps():\n"
        "    step = yaml.load(open('w.yml'), Loader=yaml.BaseLoader)\n"
        "    subprocess.run(['bash', '-c', step['run']])\n"
        "@tool\n"
        "def calculator(expression):\n"
        "    return eval(expression)\n"
    )
    assert found(code, "tests/test_steps.py") == []
    assert len(found(code, "agent/steps.py")) == 2
    [finding] = found("import yaml\nyaml.load(f)\n", "tests/test_steps.py")
    assert finding.rule == "config-validated/unsafe-yaml"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("if x{i} == 'a': os.system(c['a{i}'])\n", id="tests and commands"),
        pytest.param("c = f(c)\nos.system(c['x'])\n", id="given anew"),
        pytest.param(
            'a.import_module("x").import_module("x")("x")\n' * 20, id="modules of modules"
        ),
    ],
)
def test_hostile_code_takes_little_time(code: str) -> None:
    text = "import os, json\nc = json.load(f)\n" + "".join(code.format(i=i) for i in range(2000))
    begun = time.process_time()
    found(text)
    assert time.process_time() - begun < 20


# -- the rest ------------------------------------------------------------------


def test_says_what_goes_where() -> None:
    code = "import os, yaml\nc = yaml.safe_load(open('a'))\nos.system(\n    c['cmd'])\n"
    [finding] = found(code)
    assert finding.message == "os.system gives c['cmd'] from a configuration to a shell"
    assert (finding.line, finding.column) == (4, 5)


def test_cells_of_a_notebook_are_one_module() -> None:
    cells = ["import os, json\nc = json.load(open('a'))", "!ls\nos.system(c['x'])"]
    text = json.dumps(
        {"cells": [{"cell_type": "code", "source": cell} for cell in cells]}, indent=1
    )
    [finding] = found(text, "a.ipynb")
    assert "os.system" in text.splitlines()[finding.line - 1]


def test_what_does_not_parse_is_unread_when_it_is_the_hooks_business() -> None:
    with pytest.raises(CannotCheck):
        found("import yaml\nyaml.load(\n")
    assert found("print('no business of ours'\n") == []


def test_the_audit_hears_of_what_cannot_be_decided(tmp_path: object) -> None:
    tree = Tree(tmp_path)  # type: ignore[arg-type]
    tree.write("a.py", "import yaml\nc = yaml.safe_load(open('a'))\n")
    tree.write("package.json", '{"dependencies": {"openai": "1.2.3"}}')
    tree.git("add", ".")
    scope = config_validated.scope(Repo(str(tree.root)))
    assert scope.found
    assert [sentence.partition(" ")[0] for sentence in scope.undecided] == ["a.py", "package.json"]


PIECES = st.sampled_from(
    "@tool \n def f(a): os.system( yaml.safe_load( c = c ['x'] , ) eval( f'{c}' for in : if not "
    "{'role': 'system', 'content': } import yaml, os return + %".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_nothing_crashes(text: str) -> None:
    with suppress(CannotCheck):
        assert all(finding.line >= 1 for finding in found(text))


LINES = st.sampled_from(
    (
        *("from yaml import load, Loader as L", "import yaml as y", "import json as j, tomllib"),
        *(
            "import os as o",
            "import subprocess as s",
            "from builtins import eval as e",
            "e(c['x'])",
        ),
        *("from jinja2 import Template as T", "c = j.load(f)", "c = tomllib.loads(f)", "T(c['x'])"),
        *("c = load(f, L)", "y.unsafe_load(f)", "y.load(f)", "o.system(c['x'])", "o.popen(c)"),
        *("s.run(c['x'], shell=True)", "s.run(['sh', '-c', c])", "exec(c)", "eval(c['x'])"),
        *("p = compile(c, 'x', 'exec')", "m = {'role': 'system', 'content': c['p']}"),
        *("A(system=c['p'])", "A(instructions=c)", "system_prompt_ = c['p']", "SYSTEM_MESSAGE = c"),
        *("A(role='developer', content=c)", "SystemMessage(c)", "A(backstory=c)", "x = c['x']"),
        *("P.PromptTemplate.from_template(c)", "@a.tool()", "def f(c): o.system(c)", "exec(x)"),
        *("def f(x): return eval(x)", "def f(q):\n    return s.check_output(q, shell=True)"),
    )
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=9).map("\n".join))
def test_the_first_look_misses_nothing(code: str) -> None:
    source = Source("a.py", data=code.encode())
    try:
        findings = list(config_validated._Reader(source.memo(python_flow.read), False).read())
    except CannotCheck:
        return
    if findings:
        assert config_validated._is_worth_reading(identifiers.of(code.encode()), code.encode())
