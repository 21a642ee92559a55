"""What a configuration file or a tool's caller says is checked before it becomes code.

A value that was read from YAML, JSON or TOML was written by whoever can change that file; an
argument of a tool was written by a model, which repeats what any page told it. Put into a shell
command, `eval`, a template or the system prompt as it is, it is run or obeyed.

Python files and notebooks are read as Python, with imports and aliases followed. A value comes from
`json.load(s)`, `yaml.safe_load`, `tomllib.load` and their like, or is a parameter of a function
with a `tool` decorator, and is followed inside of one function: variables, f-strings, `+`, `%`,
`.format`, subscripts, `.get`, loops, and loader functions of the same file. It may not reach
`os.system`, `subprocess.*(shell=True)`, `sh -c`, `eval`, `exec`, `compile`; and from a
configuration not a `role: system` message, `system_prompt` and `instructions`, nor the source of a
Jinja template. `yaml.load` needs a safe loader, because YAML can name Python objects.

Let through: a list of arguments without a shell, `shlex.quote`, numbers (`int(x)`), what was
looked up in a dict of constants or compared with one (`if x not in ALLOWED`), what a pattern
matched, user messages, and whatever goes through a validator: pydantic, jsonschema, marshmallow,
cerberus, voluptuous, msgspec, or a function of yours called validate. Methods that are named like
`subprocess.run` but belong to something else are not meant.

Not followed: values in attributes, through functions of other files, and other languages than
Python. With `--pedantic` also told: `FullLoader`, imports by name, `backstory`, and LangChain's
`from_template`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Rule, Source, run
from tenpoint.kit.hook import Scope
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.python_flow import Flow
    from tenpoint.kit.parse.python_flow import Scope as PythonScope

_FILES = ("*.py", "*.pyw", "*.ipynb")

hook = Hook(
    "config-validated",
    point=8,
    says="No configuration or tool argument becomes a command, code or a prompt unchecked.",
    files=_FILES,
    text=True,
)

UNSAFE_YAML = hook.rule(
    "unsafe-yaml",
    "error",
    says="{call} {how} builds any Python object that the file names",
    fix="`yaml.safe_load(stream)`",
    why="A line such as `!!python/object/apply:os.system` in the file runs a command.",
    bad="config = yaml.load(stream)",
    good="config = yaml.safe_load(stream)",
)
FULL_YAML = hook.rule(
    "full-yaml",
    "warning",
    says="{call} {how} builds more than plain data",
    fix="`yaml.safe_load(stream)`",
    why="The full loader was escaped from twice (CVE-2020-1747, CVE-2020-14343).",
    bad="yaml.load(stream, Loader=yaml.FullLoader)",
    good="yaml.safe_load(stream)",
)
COMMAND = hook.rule(
    "config-to-command",
    "error",
    says="{call} gives {value} from a configuration to a shell",
    fix="pass a list without a shell, `subprocess.run([program, {value}])`, or `shlex.quote` it",
    why="A `;` in the value starts a command of its author's choice.",
    bad="os.system(config['command'])",
    good="subprocess.run(['tar', '-xf', config['archive']])",
)
CODE = hook.rule(
    "config-to-code",
    "error",
    says="{call} runs {value} from a configuration as Python",
    fix="`ast.literal_eval` for data; for a choice, a dict of functions: `ACTIONS[{value}]()`",
    why="Whoever writes the file writes the program.",
    bad="eval(config['formula'])",
    good="ast.literal_eval(config['limits'])",
)
IMPORTED = hook.rule(
    "config-to-import",
    "warning",
    says="{call} imports what {value} from a configuration names",
    fix="look the name up in a dict of the modules that may be used",
    why="Any module on the path can be named, and importing runs it.",
    bad="importlib.import_module(config['plugin'])",
    good="PLUGINS[config['plugin']]",
)
PROMPT = hook.rule(
    "config-to-prompt",
    "error",
    says="{value} from a configuration becomes {call} unchecked",
    fix="read it through a schema first: `settings = Settings.model_validate(config)`",
    why="The system prompt is what a model obeys: its text must be what was reviewed.",
    bad="messages = [{'role': 'system', 'content': config['prompt']}]",
    good="settings = Settings.model_validate(config)",
)
ROLE = hook.rule(
    "config-to-role",
    "warning",
    says="{value} from a configuration becomes {call} unchecked",
    fix="read it through a schema first: `settings = Settings.model_validate(config)`",
    why="What an agent is told about itself becomes a part of its system prompt.",
    bad="Agent(backstory=config['backstory'])",
    good="Agent(backstory=settings.backstory)",
)
TEMPLATE = hook.rule(
    "config-to-template",
    "error",
    says="{call} compiles {value} from a configuration as a template",
    fix="keep the template in a file and pass the value to `render(...)`; or use "
    "`jinja2.sandbox.SandboxedEnvironment`",
    why="A Jinja template can reach Python: `{{{{ ''.__class__.__mro__ }}}}`.",
    bad="jinja2.Template(config['greeting'])",
    good="environment.get_template('greeting.txt').render(name=config['name'])",
)
PROMPT_TEMPLATE = hook.rule(
    "config-to-prompt-template",
    "warning",
    says="{call} takes {value} from a configuration as a template",
    fix="keep the template in the code, and fill it with `format`",
    why="Who writes the template decides which variables the model gets to see.",
    bad="PromptTemplate.from_template(config['prompt'])",
    good="PromptTemplate.from_template(PROMPT)",
)
TOOL = hook.rule(
    "tool-argument",
    "error",
    says="{call} runs {value}, an argument that a model gives to the tool {tool}",
    fix="pass a list without a shell, `subprocess.run([program, {value}])`, or look it up in a "
    "dict of what is allowed",
    why="A model repeats what a web page or a document told it to.",
    bad="@tool\ndef show(path: str): os.system(f'cat {path}')",
    good="@tool\ndef show(path: str): subprocess.run(['cat', '--', path])",
)

# -- where values come from, and where they may not go -------------------------

_JSON = "json simplejson ujson orjson json5 hjson commentjson pyjson5 rapidjson".split()
_TOML = "tomllib tomli toml rtoml pytoml tomlkit".split()
_LOADS = frozenset(
    (
        *(f"{module}.{name}" for module in _JSON for name in ("load", "loads", "decode")),
        *(f"{module}.{name}" for module in _TOML for name in ("load", "loads", "parse")),
        *(f"yaml.{kind}load" for kind in ("", "safe_", "full_", "unsafe_")),
        *(f"yaml.{kind}load_all" for kind in ("", "safe_", "full_", "unsafe_")),
        *("ruamel.yaml.YAML().load", "ruamel.yaml.safe_load", "ruamel.yaml.load"),
        *("oyaml.safe_load", "oyaml.load", "strictyaml.load", "omegaconf.OmegaConf.load"),
        *("configparser.ConfigParser().get", "configparser.RawConfigParser().get"),
        *("dotenv.dotenv_values", "configobj.ConfigObj"),
    )
)
_COMMANDS = frozenset(
    (
        *("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"),
        *("asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell"),
        *("commands.getoutput", "commands.getstatusoutput", "popen2.popen2"),
    )
)
_PROCESSES = frozenset(
    f"subprocess.{name}" for name in ("run", "call", "Popen", "check_call", "check_output")
) | {"asyncio.create_subprocess_exec"}
_SHELLS = frozenset(("sh", "bash", "zsh", "dash", "ksh", "cmd", "powershell", "pwsh"))
_EVALS = frozenset(("builtins.eval", "builtins.exec", "builtins.compile"))
_IMPORTS = frozenset(("importlib.import_module", "builtins.__import__"))
_TEMPLATES = frozenset(
    (
        *("jinja2.Template", "jinja2.environment.Template", "mako.template.Template"),
        *("jinja2.Environment().from_string", "jinja2.environment.Environment().from_string"),
        *("django.template.Template", "tornado.template.Template", "flask.render_template_string"),
    )
)
_SYSTEM_KEYWORDS = frozenset(
    ("system", "system_prompt", "instructions", "system_message", "system_instruction")
)
_SYSTEM_CALLS = frozenset(("SystemMessage", "SystemMessagePromptTemplate", "SystemPromptPart"))
_SYSTEM_NAME = Pattern(r"system_?prompt|system_?message|system_?instructions?", re.IGNORECASE)
_SAFE_LOADERS = frozenset(("SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader"))
_UNSAFE_LOADERS = frozenset(("Loader", "CLoader", "UnsafeLoader", "CUnsafeLoader"))
_FULL_LOADERS = frozenset(("FullLoader", "CFullLoader"))
# What these give is no text of the caller's any more.
_HARMLESS = frozenset(
    (
        *("builtins.int", "builtins.float", "builtins.bool", "builtins.len", "builtins.type"),
        *("builtins.isinstance", "builtins.id", "builtins.hash", "builtins.sum", "builtins.abs"),
        *("builtins.round", "builtins.hasattr", "shlex.quote", "shlex.join", "pipes.quote"),
        *("uuid.UUID", "decimal.Decimal", "ipaddress.ip_address", "re.escape", "ast.literal_eval"),
    )
)
_VALIDATORS = Pattern(
    r"validat|check_|conform|parse_obj|parse_raw|verify|structure$|TypeAdapter|from_dict$|ensure_",
    re.IGNORECASE,
)
_TESTS = frozenset(("isalnum", "isalpha", "isdigit", "isidentifier", "isnumeric", "isdecimal"))
_MATCHES = frozenset(("match", "fullmatch"))
# Parameters of these types hold what was chosen from a list, or a number.
_CHOSEN = frozenset(("int", "float", "bool", "Literal", "UUID", "date", "datetime", "Decimal"))

_WORDS = (
    *(b"yaml", b"os.system", b"popen", b"subprocess", b"eval", b"exec", b"compile", b"emplate"),
    *(b"from_string", b"system", b"instructions", b"import_module", b"backstory", b"System"),
    *(b"__import__", b"getoutput"),
)
_SOURCE = Pattern(
    rb"load(?:s|_all)?\b|@[\w.]{0,60}tool\b|ConfigParser|Config[Oo]bj|dotenv_values|YAML"
)


def _is_worth_reading(data: bytes) -> bool:
    return any(word in data for word in _WORDS) and _SOURCE.search(data) is not None


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    first = source.head(200).partition(b"\n")[0] if "." not in source.name else b""
    is_python = source.name.endswith((".py", ".pyw", ".ipynb"))
    if not is_python and not (first.startswith(b"#!") and b"python" in first):
        return
    if not _is_worth_reading(source.data):
        return
    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    yield from _Reader(flow).read()
    for line, text in flow.code.unparsed:
        if _is_worth_reading(text.encode("utf-8", "replace")):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


class _Reader:
    """Looks at every place of a Python file where a value would be run or obeyed."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.names = flow.names
        self._tools = self._tool_parameters()
        self._checked: frozenset[str] = frozenset()
        self._checks: dict[int, list[tuple[int, str, bool]]] = {}
        self._collect_checks()
        self._told: set[tuple[str, int, int]] = set()

    # -- sources -----------------------------------------------------------------

    def _tool_parameters(self) -> dict[tuple[int, str], str]:
        """Parameters of functions that a model calls, by scope and name, with the tool's name."""
        import ast

        found: dict[tuple[int, str], str] = {}
        for scope in self.flow.functions:
            node = scope.node
            assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if not any(_last_name(each).endswith("tool") for each in node.decorator_list):
                continue
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]
            for argument in every:
                types = set()
                if argument.annotation is not None:
                    types = {_last_name(part) for part in ast.walk(argument.annotation)} - {""}
                if argument.arg not in ("self", "cls", "ctx", "context") and not types & _CHOSEN:
                    found[id(scope), argument.arg] = node.name
        return found

    def _judge(self, node: ast.expr) -> bool | None:
        """Of a configuration (True), sure to be none (False), or to be looked into."""
        import ast

        if isinstance(node, ast.Call):
            names = self.names.of(node.func)
            if any(name in _LOADS for name in names):
                return True
            if any(name in _HARMLESS for name in names):
                return False
            if _VALIDATORS.search(_last_name(node.func)):
                return False
        if (
            self._checked
            and isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
            and ast.dump(node) in self._checked
        ):
            return False
        return None

    def _judge_argument(self, node: ast.expr) -> bool | None:
        import ast

        if isinstance(node, ast.Name) and self._tool_of(node):
            return ast.dump(node) not in self._checked
        verdict = self._judge(node)
        return False if verdict else verdict  # a configuration has its own rules

    def _tool_of(self, node: ast.Name) -> str:
        """The tool whose parameter a name is; "" for any other name."""
        if all(bound.how != "parameter" for bound in self.flow.bound(node)):
            return ""
        scope: PythonScope | None = self.flow.scope_of(node)
        while scope is not None:
            if node.id in scope.bound:
                return self._tools.get((id(scope), node.id), "")
            scope = scope.parent
        return ""

    # -- checks ------------------------------------------------------------------

    def _collect_checks(self) -> None:
        """What each function tests: the line, the expression, and whether only its type."""
        import ast

        for node in self.flow.nodes(ast.Compare, ast.Call):
            checked: list[tuple[ast.expr, bool]] = []
            if isinstance(node, ast.Compare):
                other = node.comparators[0]
                if isinstance(node.ops[0], ast.In | ast.NotIn):
                    if next(self.flow.carried(other, self._judge), None) is None:
                        checked.append((node.left, False))
                elif (
                    isinstance(node.ops[0], ast.Eq | ast.NotEq)
                    and isinstance(other, ast.Constant)
                    and other.value not in ("", None)
                ):
                    checked.append((node.left, False))
            elif isinstance(node, ast.Call):
                name = _last_name(node.func)
                values = [*node.args, *(word.value for word in node.keywords)]
                if _VALIDATORS.search(name):
                    checked += [(value, False) for value in values]
                elif name in _MATCHES:
                    checked += [(value, False) for value in values[-1:]]
                elif name in _TESTS and isinstance(node.func, ast.Attribute):
                    checked.append((node.func.value, False))
                elif name == "isinstance" and values:
                    checked.append((values[0], True))
            function = self.flow.function_of(node)
            for expression, only_type in checked:
                known = self._checks.setdefault(id(function), [])
                known.append((_line(node), ast.dump(expression), only_type))

    def _look_at(self, node: ast.AST, *, types_count: bool) -> None:
        """Note what was checked in the function of a place, before it."""
        known = self._checks.get(id(self.flow.function_of(node)), [])
        self._checked = frozenset(
            text
            for line, text, only_type in known
            if line <= _line(node) and (types_count or not only_type)
        )

    # -- places ------------------------------------------------------------------

    def read(self) -> Iterator[Finding]:
        import ast

        for node in self.flow.nodes(ast.Call, ast.Dict, ast.Assign, ast.AnnAssign):
            if isinstance(node, ast.Call):
                yield from self._in_call(node)
            elif isinstance(node, ast.Dict):
                yield from self._in_message(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if _SYSTEM_NAME.fullmatch(_last_name(target).strip("_")):
                        yield from self._to_prompt(node, node.value, f"`{_last_name(target)}`")

    def _in_call(self, call: ast.Call) -> Iterator[Finding]:
        names = self.names.of(call.func)
        for name in names:
            yield from self._yaml(name, call)
            for value in _commands(name, call):
                yield from self._told_once(COMMAND, call, value, name)
                yield from self._of_tool(call, value, name)
            if name in _EVALS and call.args:
                yield from self._told_once(CODE, call, call.args[0], name)
                yield from self._of_tool(call, call.args[0], name)
            elif name in _IMPORTS and call.args:
                yield from self._told_once(IMPORTED, call, call.args[0], name)
            elif name in _TEMPLATES and call.args:
                yield from self._told_once(TEMPLATE, call, call.args[0], name)
        last = _last_name(call.func)
        values = [*call.args, *(word.value for word in call.keywords)]
        if last in ("from_template", "from_messages") and "Template" in _holder(call) and values:
            yield from self._told_once(PROMPT_TEMPLATE, call, values[0], f"{_holder(call)}.{last}")
        if last in _SYSTEM_CALLS and values:
            yield from self._to_prompt(call, values[0], last)
        system = any(
            word.arg == "role" and self.flow.text(word.value) in ("system", "developer")
            for word in call.keywords
        )
        for word in call.keywords:
            if word.arg in _SYSTEM_KEYWORDS or (system and word.arg == "content"):
                yield from self._to_prompt(call, word.value, f"`{word.arg}` of {last}")
            elif word.arg == "backstory":
                self._look_at(call, types_count=True)
                yield from self._carried(ROLE, word.value, f"`backstory` of {last}")

    def _in_message(self, message: ast.Dict) -> Iterator[Finding]:
        """`{"role": "system", "content": …}`."""
        known = {
            self.flow.text(key): value
            for key, value in zip(message.keys, message.values, strict=True)
        }
        role, content = known.get("role"), known.get("content")
        if content is not None and self.flow.text(role) in ("system", "developer"):
            yield from self._to_prompt(message, content, "a system message")

    def _to_prompt(self, node: ast.AST, value: ast.expr, where: str) -> Iterator[Finding]:
        self._look_at(node, types_count=True)
        yield from self._carried(PROMPT, value, where)

    def _told_once(
        self, rule: Rule, call: ast.Call, value: ast.expr, name: str
    ) -> Iterator[Finding]:
        self._look_at(call, types_count=False)
        yield from self._carried(rule, value, name.removeprefix("builtins."))

    def _carried(self, rule: Rule, value: ast.expr, where: str) -> Iterator[Finding]:
        leaf = next(self.flow.carried(value, self._judge), None)
        if leaf is not None and (rule.id, id(leaf), _line(value)) not in self._told:
            self._told.add((rule.id, id(leaf), _line(value)))
            yield self.flow.code.finding(rule, value, call=where, value=_shown(value))

    def _of_tool(self, call: ast.Call, value: ast.expr, name: str) -> Iterator[Finding]:
        import ast

        if not self._tools:
            return
        self._look_at(call, types_count=False)
        leaf = next(self.flow.carried(value, self._judge_argument), None)
        if isinstance(leaf, ast.Name):
            yield self.flow.code.finding(
                TOOL,
                value,
                call=name.removeprefix("builtins."),
                value=leaf.id,
                tool=self._tool_of(leaf),
            )

    def _yaml(self, name: str, call: ast.Call) -> Iterator[Finding]:
        module, _, function = name.rpartition(".")
        if name == "ruamel.yaml.YAML":
            kind = next((word.value for word in call.keywords if word.arg == "typ"), None)
            if self.flow.text(kind) == "unsafe":
                yield self.flow.code.finding(UNSAFE_YAML, call, call="YAML", how="of type unsafe")
            return
        if module not in ("yaml", "ruamel.yaml", "oyaml"):
            return
        if function.startswith("unsafe_load"):
            yield self.flow.code.finding(UNSAFE_YAML, call, call=name, how="by its name")
        elif function.startswith("full_load"):
            yield self.flow.code.finding(FULL_YAML, call, call=name, how="by its name")
        elif function in ("load", "load_all") and not any(
            word.arg is None for word in call.keywords
        ):
            given = next((word.value for word in call.keywords if word.arg == "Loader"), None)
            if given is None and len(call.args) > 1:
                given = call.args[1]
            if given is None:
                yield self.flow.code.finding(UNSAFE_YAML, call, call=name, how="without a loader")
                return
            loaders = [each.rpartition(".")[2] for each in self.names.of(given)]
            if any(loader in _UNSAFE_LOADERS for loader in loaders):
                how = f"with {loaders[0]}"
                yield self.flow.code.finding(UNSAFE_YAML, call, call=name, how=how)
            elif any(loader in _FULL_LOADERS for loader in loaders):
                how = f"with {loaders[0]}"
                yield self.flow.code.finding(FULL_YAML, call, call=name, how=how)


def _commands(name: str, call: ast.Call) -> Iterator[ast.expr]:
    """What a call gives to a shell as a command."""
    import ast

    named = {word.arg: word.value for word in call.keywords}
    command = call.args[0] if call.args else named.get("args", named.get("cmd"))
    if command is None:
        return
    if name in _COMMANDS:
        yield command
    elif name in _PROCESSES:
        shell = named.get("shell")
        if isinstance(shell, ast.Constant) and shell.value:
            yield command
            return
        words = call.args if name.endswith("_exec") else _elements(command)
        first = words[0].value if words and isinstance(words[0], ast.Constant) else ""
        if isinstance(first, str) and first.rpartition("/")[2].removesuffix(".exe") in _SHELLS:
            for place, option in enumerate(words[1:-1], start=1):
                text = option.value if isinstance(option, ast.Constant) else ""
                if isinstance(text, str) and re.fullmatch(r"-[a-z]*c|/[cC]|-Command", text):
                    yield words[place + 1]
                    return


def _elements(node: ast.expr) -> list[ast.expr]:
    import ast

    return node.elts if isinstance(node, ast.List | ast.Tuple) else []


def _last_name(node: ast.AST) -> str:
    """`c` of `a.b.c`, `f` of `f()`; "" for what has no name."""
    import ast

    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _holder(call: ast.Call) -> str:
    import ast

    return _last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _line(node: ast.AST) -> int:
    line = getattr(node, "lineno", 0)
    return line if isinstance(line, int) else 0


def _shown(node: ast.expr) -> str:
    """An expression as a person would quote it, without any text that may be long or secret."""
    import ast

    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return f"{_shown(node.value)}[{str(node.slice.value)[:40]!r}]"
    return _last_name(node) or "a value"


# -- for the audit -------------------------------------------------------------

_CONFIG_LOAD = Pattern(rb"\b(?:yaml\.(?:safe_)?load|toml(?:lib|i)?\.load|json\.load)\(")
_VALIDATES = Pattern(
    rb"pydantic|jsonschema|marshmallow|cerberus|voluptuous|msgspec|model_validate|validate\("
)
_AGENT_PACKAGES = Pattern(
    rb'"(?:openai|@openai/agents|@anthropic-ai/sdk|@langchain/[\w-]{1,40}|langchain|llamaindex|ai'
    rb'|@modelcontextprotocol/sdk|@google/genai|@mastra/core)"\s{0,9}:'
)


@hook.scope
def scope(repo: Repo) -> Scope:
    """Text is matched, file by file: what a sentence for a person needs, and no more."""
    loads, others = "", ""
    for path in repo.files():
        if path.endswith((".py", ".ipynb")) and not loads:
            data = repo.source(path).head(1 << 20)
            if _CONFIG_LOAD.search(data) and not _VALIDATES.search(data):
                loads = path
        elif path.endswith("package.json") and not others:
            others = path if _AGENT_PACKAGES.search(repo.source(path).head(1 << 20)) else ""
    undecided = []
    if loads:
        undecided.append(f"{loads} loads a configuration without a validator that we know")
    if others:
        undecided.append(f"{others} is of an agent in JavaScript, which is not read for this")
    return Scope(
        "Python code that loads configuration or gives tools to a model", True, tuple(undecided)
    )


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
