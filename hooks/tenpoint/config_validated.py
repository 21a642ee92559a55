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
cerberus, voluptuous, msgspec, or a function of yours called validate. A `compile` whose result is
thrown away or is only a syntax tree runs nothing. Methods that are named like `subprocess.run` but
belong to something else are not meant. Tests run what they have made up, so that of them only the
loaders of YAML are looked at.

Not followed: values in attributes, through functions of other files, and other languages than
Python. With `--pedantic` also told: `FullLoader`, imports by name, `backstory`, and LangChain's
`from_template`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Rule, Source, run
from tenpoint.kit.hook import Scope
from tenpoint.kit.parse import identifiers
from tenpoint.kit.parse.python_code import last_name
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.testfile import is_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from collections.abc import Set as AbstractSet

    from tenpoint.kit.parse.python_flow import Flow, Judge
    from tenpoint.kit.parse.python_tree import Scope as PythonScope

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
    says="{call} {does} {value} from a configuration as Python",
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
# The last word of each of them: nothing that is called otherwise is looked up.
_CALLED = frozenset(
    name.rpartition(".")[2]
    for name in (*_COMMANDS, *_PROCESSES, *_EVALS, *_IMPORTS, *_TEMPLATES, "ruamel.yaml.YAML")
) | {f"{kind}load{all_}" for kind in ("", "unsafe_", "full_") for all_ in ("", "_all")}
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
    r"validat|check_(?!output|call)|conform|parse_obj|parse_raw|verify|structure$|TypeAdapter|from_dict$|ensure_",
    re.IGNORECASE,
)
_TESTS = frozenset(("isalnum", "isalpha", "isdigit", "isidentifier", "isnumeric", "isdecimal"))
_MATCHES = frozenset(("match", "fullmatch"))
# Parameters of these types hold what was chosen from a list, or a number.
_CHOSEN = frozenset(("int", "float", "bool", "Literal", "UUID", "date", "datetime", "Decimal"))

# -- what is worth parsing -------------------------------------------------------


def _words(*names: str) -> frozenset[bytes]:
    return frozenset(name.encode() for name in names)


def _last(names: Iterable[str]) -> frozenset[bytes]:
    """The last words of dotted names: they stand in a file wherever they are imported to."""
    return _words(*(name.rpartition(".")[2] for name in names))


_LOAD_WORDS = _last(_LOADS)
_LOAD_MODULES = _words(
    *_JSON, *_TOML, *"yaml ruamel oyaml strictyaml omegaconf configparser dotenv configobj".split()
)
_YAML_MODULES = _words("yaml", "oyaml")
_COMMAND_WORDS = _last(_COMMANDS) - _words("system")
_PROCESS_WORDS = _words("subprocess", "create_subprocess_exec")
_CODE_WORDS = _words("builtins", "import_module", "__import__")
_BARE_CODE = Pattern(rb"(?<![.\w])(?:eval|exec|compile)\b")
_TEMPLATE_WORDS = _last(_TEMPLATES) | _words("from_template", "from_messages", "backstory")
_PROMPT_WORDS = _words(*_SYSTEM_CALLS, *(_SYSTEM_KEYWORDS - {"system"}))
_SYSTEM_ROLE = Pattern(rb"\bsystem\s{0,9}=|\brole\b")
_SYSTEM_WORD = Pattern(rb"system_?(?:prompt|message|instruction)", re.IGNORECASE)


def _is_worth_reading(words: AbstractSet[bytes], data: bytes) -> bool:
    """Whether the words that a finding needs stand in the file."""
    loads = not (_LOAD_WORDS.isdisjoint(words) or _LOAD_MODULES.isdisjoint(words))
    if loads and not _YAML_MODULES.isdisjoint(words):
        return True
    tools = any(word.endswith(b"tool") for word in words)
    if not loads and not tools:
        return False
    if not _COMMAND_WORDS.isdisjoint(words) or not _PROCESS_WORDS.isdisjoint(words):
        return True
    if b"system" in words and b"os" in words:
        return True
    if not _CODE_WORDS.isdisjoint(words) or _BARE_CODE.search(data):
        return True
    return loads and (
        not _TEMPLATE_WORDS.isdisjoint(words)
        or not _PROMPT_WORDS.isdisjoint(words)
        or ((b"system" in words or b"developer" in words) and bool(_SYSTEM_ROLE.search(data)))
        or _SYSTEM_WORD.search(data) is not None
    )


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    first = source.head(200).partition(b"\n")[0] if "." not in source.name else b""
    is_python = source.name.endswith((".py", ".pyw", ".ipynb"))
    if not is_python and not (first.startswith(b"#!") and b"python" in first):
        return
    if not _is_worth_reading(source.memo(identifiers.read), source.data):
        return
    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    yield from _Reader(flow, is_test(source.path)).read()
    for line, text in flow.code.unparsed:
        data = text.encode("utf-8", "replace")
        if _is_worth_reading(identifiers.of(data), data):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


class _Reader:
    """Looks at every place of a Python file where a value would be run or obeyed."""

    def __init__(self, flow: Flow, is_test: bool) -> None:
        self.flow = flow
        self._is_test = is_test
        self.names = flow.names
        self._tools = self._tool_parameters()
        # What is tested in the function that is looked at: see `_is_checked`.
        self._known: dict[tuple[str, bool], int] = {}
        self._line, self._types_count = 0, False
        self._checks: dict[int, dict[tuple[str, bool], int]] | None = None
        self._told: set[tuple[str, int, int]] = set()

    # -- sources -----------------------------------------------------------------

    def _tool_parameters(self) -> dict[tuple[int, str], str]:
        """Parameters of functions that a model calls, by scope and name, with the tool's name."""
        import ast

        found: dict[tuple[int, str], str] = {}
        for scope in self.flow.functions:
            node = scope.node
            assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if not any(last_name(each).endswith("tool") for each in node.decorator_list):
                continue
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]
            for argument in every:
                types = set()
                if argument.annotation is not None:
                    types = {last_name(part) for part in ast.walk(argument.annotation)} - {""}
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
            if _VALIDATORS.search(last_name(node.func)):
                return False
        return False if self._is_checked(node) else None

    def _judge_argument(self, node: ast.expr) -> bool | None:
        import ast

        if isinstance(node, ast.Name) and self._tool_of(node):
            return not self._is_checked(node)
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

    def _is_checked(self, node: ast.expr) -> bool:
        """Whether an expression is tested in the function, before the place that is looked at."""
        import ast

        if not self._known or not isinstance(
            node, ast.Name | ast.Attribute | ast.Subscript | ast.Call
        ):
            return False
        text = ast.dump(node)
        return self._known.get((text, False), self._line + 1) <= self._line or (
            self._types_count and self._known.get((text, True), self._line + 1) <= self._line
        )

    def _collect_checks(self) -> dict[int, dict[tuple[str, bool], int]]:
        """What each function tests, and whether only its type, with the first line of that."""
        import ast

        followed = ast.Name | ast.Attribute | ast.Subscript | ast.Call
        found: dict[int, dict[tuple[str, bool], int]] = {}
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
                name = last_name(node.func)
                values = [*node.args, *(word.value for word in node.keywords)]
                if _VALIDATORS.search(name):
                    checked += [(value, False) for value in values]
                elif name in _MATCHES:
                    checked += [(value, False) for value in values[-1:]]
                elif name in _TESTS and isinstance(node.func, ast.Attribute):
                    checked.append((node.func.value, False))
                elif name == "isinstance" and values:
                    checked.append((values[0], True))
            if checked:
                known = found.setdefault(id(self.flow.function_of(node)), {})
                for expression, only_type in checked:
                    if isinstance(expression, followed):
                        key = ast.dump(expression), only_type
                        known[key] = min(known.get(key, _line(node)), _line(node))
        return found

    def _unchecked(
        self, node: ast.AST, value: ast.expr, judge: Judge, *, types_count: bool
    ) -> ast.expr | None:
        """What `judge` finds in a value at a place and nothing before it has checked."""
        self._known = {}
        if next(self.flow.carried(value, judge), None) is None:
            return None
        if self._checks is None:
            self._checks = self._collect_checks()
        self._known = self._checks.get(id(self.flow.function_of(node)), {})
        self._line, self._types_count = _line(node), types_count
        return next(self.flow.carried(value, judge), None)

    # -- places ------------------------------------------------------------------

    def read(self) -> Iterator[Finding]:
        import ast

        if self._is_test:
            for call in self.names.every_call():
                for name in self.names.of(call.func):
                    yield from self._yaml(name, call)
            return
        for node in self.flow.nodes(ast.Call, ast.Dict, ast.Assign, ast.AnnAssign):
            if isinstance(node, ast.Call):
                yield from self._in_call(node)
            elif isinstance(node, ast.Dict):
                yield from self._in_message(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if _SYSTEM_NAME.fullmatch(last_name(target).strip("_")):
                        yield from self._to_prompt(node, node.value, f"`{last_name(target)}`")

    def _is_syntax_check(self, name: str, call: ast.Call) -> bool:
        """`compile` runs nothing: alone, or for a syntax tree, it only tells whether it could."""
        import ast

        return name == "builtins.compile" and (
            call in self.names.nodes.discarded
            or any(
                last_name(part) == "PyCF_ONLY_AST"
                for value in (*call.args[3:], *(word.value for word in call.keywords))
                for part in ast.walk(value)
            )
        )

    def _in_call(self, call: ast.Call) -> Iterator[Finding]:
        import ast

        func = call.func
        is_other = isinstance(func, ast.Attribute) and func.attr not in _CALLED
        for name in () if is_other else self.names.of(func):
            yield from self._yaml(name, call)
            for value in _commands(name, call):
                yield from self._to_code(COMMAND, call, value, name)
                yield from self._of_tool(call, value, name)
            if name in _EVALS and call.args and not self._is_syntax_check(name, call):
                yield from self._to_code(CODE, call, call.args[0], name)
                yield from self._of_tool(call, call.args[0], name)
            elif name in _IMPORTS and call.args:
                yield from self._to_code(IMPORTED, call, call.args[0], name)
            elif name in _TEMPLATES and call.args:
                yield from self._to_code(TEMPLATE, call, call.args[0], name)
        last = last_name(call.func)
        values = [*call.args, *(word.value for word in call.keywords)]
        if last in ("from_template", "from_messages") and "Template" in _holder(call) and values:
            yield from self._to_code(PROMPT_TEMPLATE, call, values[0], f"{_holder(call)}.{last}")
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
                where = f"`backstory` of {last}"
                yield from self._carried(ROLE, call, word.value, where, types_count=True)

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
        yield from self._carried(PROMPT, node, value, where, types_count=True)

    def _to_code(self, rule: Rule, call: ast.Call, value: ast.expr, name: str) -> Iterator[Finding]:
        name = name.removeprefix("builtins.")
        yield from self._carried(rule, call, value, name, types_count=False)

    def _carried(
        self, rule: Rule, node: ast.AST, value: ast.expr, where: str, *, types_count: bool
    ) -> Iterator[Finding]:
        leaf = self._unchecked(node, value, self._judge, types_count=types_count)
        if leaf is not None and (rule.id, id(leaf), _line(value)) not in self._told:
            self._told.add((rule.id, id(leaf), _line(value)))
            does = "makes a program of" if where == "compile" else "runs"
            yield self.flow.code.finding(rule, value, call=where, value=_shown(value), does=does)

    def _of_tool(self, call: ast.Call, value: ast.expr, name: str) -> Iterator[Finding]:
        import ast

        if not self._tools:
            return
        leaf = self._unchecked(call, value, self._judge_argument, types_count=False)
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


def _holder(call: ast.Call) -> str:
    import ast

    return last_name(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _line(node: ast.AST) -> int:
    line = getattr(node, "lineno", 0)
    return line if isinstance(line, int) else 0


def _shown(node: ast.expr) -> str:
    """An expression as a person would quote it, without any text that may be long or secret."""
    import ast

    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return f"{_shown(node.value)}[{str(node.slice.value)[:40]!r}]"
    return last_name(node) or "a value"


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
