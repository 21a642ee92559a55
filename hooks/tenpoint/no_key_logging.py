"""The value of a key or password is never printed, logged, put into an error or into a URL.

Logs are copied, shipped, kept for years and read by many; so are error reports, the address
lines of proxies, and the output of a build. A key that was written there once has to be
replaced.

What is followed is the value, not the word. In Python files and notebooks (read as Python)
a value comes from a name, an attribute or a key that says so (`api_key`, `client.secret`,
`config["password"]`, `os.environ["X_TOKEN"]`), from the whole of `os.environ`, from
`.get_secret_value()`, or from a dict that was filled with an `Authorization` header in the
same function; and it is followed through variables, f-strings, `+`, `%`, `.format`,
`json.dumps` and functions of the same file. It may not reach `print`, a logger, `sys.stdout`,
`warnings.warn`, the message of a raised exception, or the query of a URL that is put together.
JavaScript and TypeScript are read as tokens: `console.*`, loggers, `new Error(…)`, URLs. Shell
scripts and the steps of workflows: `echo` and `printf` of such a variable or of `${{ secrets.X }}`
to the terminal.

Let through: text that only mentions a key; names about keys (`api_key_name`, `token_count`,
`max_tokens`, `public_key`, `password_file`); `len`, `bool`, `type`, comparisons, "set" if x else
"not set"; up to eight characters of a value; what a function called mask, redact, hash, … gives;
`.replace(secret, "***")`; fields of type `SecretStr`; names of environment variables in
constants; docstrings; what a shell writes to a file, captures, or pipes into another
program; `::add-mask::`.

Not followed: values that go through another function, an attribute or another file. A bare
`token` is taken for a word of a language, not for a credential. With `--pedantic` also told:
objects whose name says that a key is in them, query parameters given as a dict, and `set -x`
before a secret is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Rule, Source, run
from tenpoint.kit.credentials.names import kind_of, words
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.js_tokens import Chain, Script
    from tenpoint.kit.parse.python_flow import Bound, Flow
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.workflow import Place

_PYTHON = (".py", ".pyw", ".ipynb")
_SCRIPTS = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts")
_SHELL = (".sh", ".bash", ".zsh", ".ksh")
_WORKFLOWS = (
    "**/.github/workflows/*.yml",
    "**/.github/workflows/*.yaml",
    "action.yml",
    "action.yaml",
)

hook = Hook(
    "no-key-logging",
    point=1,
    says="No key or password reaches a log, an error message or a URL.",
    files=(*(f"*{ending}" for ending in (*_PYTHON, *_SCRIPTS, *_SHELL)), *_WORKFLOWS),
    besides=("*.min.js", "*.bundle.js", "**/node_modules/**", "**/vendor/**"),
    text=True,
)

LOGGED = hook.rule(
    "logged",
    "error",
    says="{sink} writes out the value of {name}",
    fix="say whether {name} is set, not what it is; or show its last four characters at most",
    why="What was logged once is in every copy of the log.",
    bad="logger.info(f'using {api_key}')",
    good="logger.info('using a key: %s', bool(api_key))",
)
RAISED = hook.rule(
    "raised",
    "error",
    says="the message of {sink} holds the value of {name}",
    fix="name the setting that is wrong and leave its value out",
    why="Messages of exceptions end in logs, in error trackers and on users' screens.",
    bad="raise ValueError(f'bad key: {api_key}')",
    good="raise ValueError('OPENAI_API_KEY is not valid')",
)
IN_URL = hook.rule(
    "in-url",
    "error",
    says="the value of {name} is put into the query of a URL, as {sink}",
    fix="send it in a header: `headers=dict(Authorization=...)`",
    why="Addresses are logged by every server and proxy on the way, headers are not.",
    bad="requests.get(f'https://api.example/v1?api_key={api_key}')",
    good="requests.get('https://api.example/v1', headers={'X-API-Key': api_key})",
)
ENVIRONMENT = hook.rule(
    "environment-logged",
    "error",
    says="{sink} writes out the whole environment, with every key in it",
    fix="write out the few variables that are wanted, by name",
    why="The environment is where the keys are.",
    bad="print(os.environ)",
    good="print(os.environ['PATH'])",
)
OBJECT = hook.rule(
    "object-logged",
    "warning",
    says="{sink} writes out {name}, which may hold a key by its name",
    fix="write out the fields that are wanted, by name",
    why="An object that is printed shows all of its fields.",
    bad="logger.info(api_key_data)",
    good="logger.info(api_key_data.id)",
)
IN_PARAMETERS = hook.rule(
    "in-parameters",
    "warning",
    says="the value of {name} becomes part of a URL: {sink}",
    fix="send it in a header if the service takes one: `headers=dict(Authorization=...)`",
    why="Addresses are logged by every server and proxy on the way, headers are not.",
    bad="requests.get(url, params={'api_key': api_key})",
    good="requests.get(url, headers={'X-API-Key': api_key})",
)
TRACED = hook.rule(
    "traced",
    "warning",
    says="`set -x` prints every command, and {name} is used in line {used}",
    fix="write `set +x` before the line, or leave tracing out",
    why="A traced command is printed with the values of its variables.",
    bad='set -x\ncurl -H "Authorization: $API_KEY" x.example',
    good='curl -H "Authorization: $API_KEY" x.example',
)

# -- which names mean a secret here --------------------------------------------

# What a name must end in: `kind_of` also takes names with something behind the secret word.
_SECRET_ENDS = frozenset(
    "password passwd passphrase passcode pwd passwort requirepass masterauth senha secret apikey "
    "apitoken secretkey accesskey authtoken privatekey bearer authorization oauthtoken accesstoken "
    "refreshtoken clientsecret signingkey encryptionkey webhooksecret sessionsecret jwtsecret "
    "authkey masterkey".split()
)
_SECRET_ENDINGS = ("password", "passwd", "passphrase", "secret", "apikey", "authtoken", "secretkey")
_VALUE_WORDS = frozenset("value val string str text plain plaintext raw default".split())
# Which keys and tokens open something: a storage_key or a next_token does not.
_KEYS = frozenset(
    "api secret private access auth encryption signing master ssh deploy subscription webhook "
    "jwt license hmac".split()
)
_TOKENS = frozenset(
    "api access auth refresh admin bot oauth bearer service personal secret github gitlab gh hf "
    "huggingface hub slack discord telegram openai anthropic npm jwt vault bitbucket jira notion "
    "linear replicate hubspot airtable figma databricks snowflake cloudflare vercel webhook "
    "registry publish deploy read write".split()
)
# A name that begins so is a question, a count or a check.
_ASKS = frozenset(
    "has have is use uses using no not missing need needs require requires required show hide with "
    "without valid validate validated check checked should can num count max min total supports "
    "invalid empty env test accept allow enable enabled disable skip ignore wants default example "
    "dummy fake sample placeholder mock".split()
)
_OBJECTS = frozenset(
    "data object obj record row entry info config details item pair dict result payload".split()
)
_GIVES = frozenset("get load read fetch resolve decrypt retrieve generate obtain find".split())
# A variable that is called so holds what may be shown.
_SHOWABLE = frozenset(
    "safe masked redacted hidden hash hashed sanitized censored preview obfuscated scrubbed".split()
)
# Classes whose members are names of kinds, not values.
_ENUMS = frozenset(
    "type types kind kinds enum method methods mode scheme schemes field fields name names keys "
    "constants status level env envs vars const header headers label labels column columns".split()
)


def _meant(name: str, *, of_environment: bool = False) -> str:
    """ "secret", "object" (a key may be in it) or ""."""
    parts = words(name)
    while parts and parts[-1].isdigit():
        parts.pop()
    if len(parts) > 1 and parts[-1] in _VALUE_WORDS:
        parts.pop()
    if not parts or (len(parts) > 1 and parts[0] in _ASKS):
        return ""
    last, before = parts[-1], parts[-2] if len(parts) > 1 else ""
    if last in _OBJECTS and before:
        return "object" if _meant("_".join(parts[:-1])) == "secret" else ""
    if last in ("keys", "secrets", "passwords", "tokens"):
        return "object" if last != "tokens" and _meant("_".join([*parts[:-1], last[:-1]])) else ""
    if last in ("credential", "credentials"):
        return "object"
    kind = kind_of("_".join(parts).upper() if name.isupper() else "_".join(parts))
    if kind not in ("password", "key", "token") or name.lower() in ("pwd", "oldpwd", "cwd"):
        return ""
    if of_environment and name.isupper():
        return "secret"
    if last == "key":
        return "secret" if before in _KEYS else ""
    if last == "token":
        return "secret" if before in _TOKENS else ""
    return "secret" if last in _SECRET_ENDS or last.endswith(_SECRET_ENDINGS) else ""


# -- what is worth reading -----------------------------------------------------

_CANDIDATE = Pattern(
    rb"[A-Za-z0-9_]{0,60}(?:[Kk][Ee][Yy]|[Ss][Ee][Cc][Rr][Ee][Tt]|[Pp][Aa][Ss][Ss]|[Pp][Ww][Dd]"
    rb"|[Tt][Oo][Kk][Ee][Nn]|[Bb]earer|BEARER|[Aa]uthorization|AUTHORIZATION|[Cc]redential|[Ee]nviron)"
    rb"[A-Za-z0-9_]{0,30}"
)
_SINK = Pattern(
    rb"\b(?:print|pprint|echo|secho|log|debug|info|warn|warning|error|exception|critical|fatal|trace"
    rb"|success|notice|write|exit|params)\b|\braise\b|Error\(|\bconsole\b|[?&][\w.-]{1,40}="
)


def _is_worth_reading(data: bytes) -> bool:
    if not _SINK.search(data):
        return False
    if b"process.env" in data:
        return True
    seen: set[bytes] = set()
    for found in _CANDIDATE.finditer(data):
        name = found[0]
        if name not in seen:
            seen.add(name)
            text = name.decode("ascii")
            if text == "environ" or _meant(text, of_environment=True):
                return True
    return False


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    name = source.name
    first = source.head(200).partition(b"\n")[0] if "." not in name else b""
    if name.endswith(_PYTHON) or (first.startswith(b"#!") and b"python" in first):
        if _is_worth_reading(source.data):
            yield from _in_python(source)
    elif name.endswith(_SCRIPTS):
        if _is_worth_reading(source.data):
            yield from _in_script(source)
    elif name.endswith(_SHELL) or (first.startswith(b"#!") and first.rstrip().endswith(b"sh")):
        from tenpoint.kit.parse.shell import commands

        yield from _in_shell(source, [(each, source.position) for each in commands(source.text)])
    elif name.endswith((".yml", ".yaml")) and (b"echo" in source.data or b"printf" in source.data):
        yield from _in_workflow(source)


# -- Python --------------------------------------------------------------------

_LEVELS = frozenset(
    "debug info warning warn error exception critical fatal log trace success notice".split()
)
_PRINTS = frozenset(
    (
        *("builtins.print", "pprint.pprint", "pprint.pp", "rich.print", "rich.pretty.pprint"),
        *("rich.console.Console().print", "rich.console.Console().log", "click.echo"),
        *("click.secho", "typer.echo", "typer.secho", "warnings.warn", "sys.stdout.write"),
        *("sys.stderr.write", "sys.exit", "builtins.exit", "termcolor.cprint", "logging.log"),
        *("sys.__stdout__.write", "sys.__stderr__.write", "IPython.display.display"),
    )
)
# Keywords of these functions that are no text.
_SETTINGS = frozenset(
    "file end sep flush exc_info stack_info stacklevel level style category nl err fg bg".split()
)
_MESSAGES = frozenset("message msg detail details error reason description hint".split())
_SAFE_CALLS = frozenset(
    f"builtins.{name}"
    for name in "bool len type int float isinstance any all hasattr callable id hash sum".split()
)
_QUERY = Pattern(r"[?&;][\w.\-\[\]]{1,60}=$")
_FORMATTED = Pattern(r"[?&;][\w.\-\[\]]{1,60}=(?P<field>%s|\{[\w.]{0,40}\})")
_OTHER_SCHEME = Pattern(r"^(?!https?:|wss?:)[a-z][a-z0-9+.-]{1,30}://")
_SHORT = 8  # characters that may be shown


def _in_python(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import python_flow

    flow = source.memo(python_flow.read)
    yield from _Reader(flow).read()
    for line, text in flow.code.unparsed:
        if _is_worth_reading(text.encode("utf-8", "replace")):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


class _Reader:
    """Looks at every place of a Python file where a value would get out."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.names = flow.names
        self._masked = self._typed()
        self._node: ast.AST = self.names.tree
        self._empty: frozenset[str] | None = None

    def _typed(self) -> set[str]:
        """Names that the file gives a type which prints no secret: SecretStr, bool."""
        import ast

        found: set[str] = set()
        for node in ast.walk(self.names.tree):
            name, annotation = "", None
            if isinstance(node, ast.AnnAssign):
                name, annotation = _last_name(node.target), node.annotation
            elif isinstance(node, ast.arg):
                name, annotation = node.arg, node.annotation
            if annotation is not None and name:
                types = {_last_name(part) for part in ast.walk(annotation)} - {""}
                if types & {"SecretStr", "SecretBytes", "Secret"} or types == {"bool"}:
                    found.add(name)
        return found

    def read(self) -> Iterator[Finding]:
        import ast

        for node in self.flow.nodes(ast.Call, ast.Raise, ast.JoinedStr, ast.BinOp):
            self._empty = None
            self._node = node
            if isinstance(node, ast.Call):
                sink = self._sink(node)
                if sink and not self._is_captured(node):
                    values = [word.value for word in node.keywords if word.arg not in _SETTINGS]
                    yield from self._found(LOGGED, sink, [*node.args, *values])
                yield from self._in_call(node)
            elif isinstance(node, ast.Raise):
                if isinstance(node.exc, ast.Call) and _last_name(node.exc.func)[:1].isupper():
                    values = [word.value for word in node.exc.keywords if word.arg in _MESSAGES]
                    sink = _last_name(node.exc.func) or "an exception"
                    yield from self._found(RAISED, sink, [*node.exc.args, *values])
            elif isinstance(node, ast.JoinedStr | ast.BinOp):
                for field, value in _queries(node):
                    yield from self._found(IN_URL, field, [value], secrets_only=True)

    def _sink(self, call: ast.Call) -> str:
        """What a call is named that writes its arguments out; "" for any other."""
        import ast

        func = call.func
        for name in self.names.of(func):
            if name in _PRINTS:
                if any(
                    word.arg == "file" and not self._is_terminal(word) for word in call.keywords
                ):
                    return ""
                return name.removeprefix("builtins.")
            if name.startswith(("logging.", "loguru.")) and name.rpartition(".")[2] in _LEVELS:
                return ast.unparse(func) if len(name) < 80 else "a logger"
        if isinstance(func, ast.Attribute) and func.attr in _LEVELS:
            logger = words(_last_name(func.value))
            if logger and logger[-1] in ("logger", "log", "logging"):
                return f"{_last_name(func.value)}.{func.attr}"
            if logger == ["console"] and func.attr == "log":
                return "console.log"
        return ""

    def _is_terminal(self, word: ast.keyword) -> bool:
        return any(name in ("sys.stderr", "sys.stdout") for name in self.names.of(word.value))

    def _in_call(self, call: ast.Call) -> Iterator[Finding]:
        """Query parameters: those of `.format`, and of a request."""
        import ast

        if isinstance(call.func, ast.Attribute) and call.func.attr == "format":
            template = self.flow.text(call.func.value) or ""
            for index, found in _fields(template):
                field = found["field"].strip("{}").partition(".")[0]
                named = {word.arg: word.value for word in call.keywords}
                value = named.get(field)
                place = int(field) if field.isdecimal() else index
                if value is None and (not field or field.isdecimal()) and place < len(call.args):
                    value = call.args[place]
                if value is not None:
                    yield from self._found(IN_URL, found[0], [value], secrets_only=True)
        if _last_name(call.func) in (
            "get",
            "post",
            "request",
            "put",
            "delete",
            "Request",
            "stream",
        ):
            for word in call.keywords:
                if word.arg == "params":
                    yield from self._found(IN_PARAMETERS, "params", [word.value], secrets_only=True)

    def _found(
        self, rule: Rule, sink: str, values: Sequence[ast.expr], *, secrets_only: bool = False
    ) -> Iterator[Finding]:
        for value in values:
            for leaf in self.flow.carried(value, self._judge):
                said, name = rule, self._named(leaf)
                if "os.environ" in self.names.of(leaf):
                    said = ENVIRONMENT
                elif self._meaning(leaf) == "object":
                    said = OBJECT
                if secrets_only and said is not rule:
                    continue
                yield self.flow.code.finding(said, value, sink=sink, name=name)
                break

    def _is_captured(self, node: ast.Call) -> bool:
        """Whether a test catches what is written, to look at it."""
        import ast

        function = self.flow.function_of(node).node
        return isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            argument.arg in ("capsys", "capfd", "caplog", "capfdbinary", "capsysbinary")
            for argument in function.args.args
        )

    def _is_empty(self, node: ast.expr) -> bool:
        """Whether the place is behind `if not x` or `if x is None`: then there is nothing in x."""
        import ast

        if self._empty is None:
            tests = list(self.flow.conditions(self._node)) if self._node in self.flow else []
            self._empty = frozenset(ast.dump(each) for test in tests for each in _denied(test))
        return bool(self._empty) and ast.dump(node) in self._empty

    # What an expression is: a secret (True), none (False), or to be looked into (None).

    def _judge(self, node: ast.expr) -> bool | None:
        import ast

        if isinstance(node, ast.Name | ast.Attribute) and self._is_empty(node):
            return False
        if isinstance(node, ast.Name):
            return self._judge_name(node)
        if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            # What is filtered by name is filtered on purpose.
            return False if any(each.ifs for each in node.generators) else None
        if isinstance(node, ast.Attribute):
            if "os.environ" in self.names.of(node):
                return True
            return bool(self._meaning(node))
        if isinstance(node, ast.Subscript):
            return self._judge_subscript(node)
        if isinstance(node, ast.Call):
            return self._judge_call(node)
        if isinstance(node, ast.FormattedValue):
            return False if _is_cut(node) else None
        if isinstance(node, ast.Dict):
            return self._judge_dict(node)
        return None

    def _judge_name(self, node: ast.Name) -> bool | None:

        if "os.environ" in self.names.of(node):
            return True
        if _SHOWABLE.intersection(words(node.id)):
            return False
        bound = self.flow.bound(node)
        if not self._meaning(node):
            # Of several results of a call nobody knows which is which.
            return False if any(_is_of_call(each.node) for each in bound) else None
        if any(self._is_masked_if_set(node, each) for each in bound):
            return False
        return not bound or not all(
            each.how in ("value", "item", "key")
            and each.node is not None
            and (each.how == "key" or self._is_safe(each.node))
            for each in bound
        )

    def _is_masked_if_set(self, name: ast.Name, bound: Bound) -> bool:
        """`if key: key = mask(key)`: what is left is masked, or nothing."""
        import ast

        guard = self.flow.guard(bound)
        if guard is None or bound.node is None or not self._is_safe(bound.node):
            return False
        return any(isinstance(part, ast.Name) and part.id == name.id for part in ast.walk(guard))

    def _judge_subscript(self, node: ast.Subscript) -> bool | None:
        import ast

        part = node.slice
        if isinstance(part, ast.Slice):
            return False if _is_short(part) else None
        if isinstance(part, ast.Constant) and isinstance(part.value, int):
            return False if isinstance(node.value, ast.Name | ast.Attribute) else None
        key = self.flow.text(part)
        if key is None:
            return False
        environment = "os.environ" in self.names.of(node.value)
        return bool(_meant(key, of_environment=environment))

    def _judge_dict(self, node: ast.Dict) -> bool | None:
        import ast

        for key, value in zip(node.keys, node.values, strict=True):
            name = key.value if isinstance(key, ast.Constant) else None
            if (
                isinstance(name, str)
                and _meant(name) == "secret"
                and not self._is_safe(value)
                and self._judge(value) is not False
            ):
                return True
        return None

    def _judge_call(self, call: ast.Call) -> bool | None:
        import ast

        from tenpoint.kit.parse.js_tokens import is_mask

        names = self.names.of(call.func)
        name = _last_name(call.func)
        if name in ("get_secret_value", "getpass"):
            return True
        if is_mask(name) or any(each in _SAFE_CALLS for each in names):
            return False
        if "keyring.get_password" in names:
            return True
        if "os.getenv" in names or "os.environ.get" in names or "os.environ.pop" in names:
            key = self.flow.text(call.args[0]) if call.args else None
            return bool(key and _meant(key, of_environment=True))
        if isinstance(call.func, ast.Attribute):
            if name in ("get", "pop", "setdefault") and call.args:
                key = self.flow.text(call.args[0])
                return bool(key and _meant(key))
            if name == "keys":
                return False
            if name == "replace" and call.args:
                hidden = next(self.flow.carried(call.args[0], self._judge), None)
                return False if hidden is not None else None
            if name == "join" and call.args and self.names.of(call.args[0]) == ("os.environ",):
                return False
        elif "builtins.getattr" in names and len(call.args) > 1:
            key = self.flow.text(call.args[1])
            return bool(key and _meant(key))
        if any(each in _KEYS_ONLY for each in names):
            return False
        verb, _, rest = name.strip("_").partition("_")
        if verb in _GIVES and _meant(rest) == "secret":
            values = [*call.args, *(word.value for word in call.keywords)]
            if values and rest.startswith("secret"):  # get_secret("AZURE_API_VERSION")
                key = self.flow.text(values[0])
                return bool(key and _meant(key, of_environment=True))
            return True if self.flow.defined(call) is None else None
        return None

    def _meaning(self, node: ast.expr) -> str:
        import ast

        if isinstance(node, ast.Name):
            return "" if node.id in self._masked else _meant(node.id)
        if isinstance(node, ast.Attribute):
            holder = _last_name(node.value)
            if node.attr in self._masked or _is_enum(holder, node.attr):
                return ""
            return _meant(node.attr)
        if isinstance(node, ast.Subscript):
            return _meant(self.flow.text(node.slice) or "")
        if isinstance(node, ast.Call) and _last_name(node.func) in ("get", "pop") and node.args:
            return _meant(self.flow.text(node.args[0]) or "")
        return ""

    def _is_safe(self, node: ast.expr, depth: int = 0) -> bool:
        """Whether a value is sure to be none: a constant, a truth value, a piece, a mask."""
        import ast

        from tenpoint.kit.parse.js_tokens import is_mask, is_plain_text

        if depth > 20:
            return False
        if isinstance(node, ast.Constant):
            return not isinstance(node.value, str) or is_plain_text(node.value)
        if isinstance(node, ast.Compare | ast.Lambda):
            return True
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not)
        if isinstance(node, ast.Subscript):
            return isinstance(node.slice, ast.Slice) and _is_short(node.slice)
        if isinstance(node, ast.Call):
            names = self.names.of(node.func)
            return (
                is_mask(_last_name(node.func))
                or any(name in _SAFE_CALLS for name in names)
                or self._judge_call(node) is False
            )
        if isinstance(node, ast.Name):
            bound = self.flow.bound(node)
            return bool(bound) and all(
                each.node is not None and self._is_safe(each.node, depth + 1) for each in bound
            )
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            return True
        if isinstance(node, ast.FormattedValue):
            return _is_cut(node) or self._is_safe(node.value, depth + 1)
        is_made = isinstance(
            node,
            ast.IfExp
            | ast.BinOp
            | ast.BoolOp
            | ast.JoinedStr
            | ast.List
            | ast.Tuple
            | ast.Set
            | ast.Dict,
        )
        return is_made and all(self._is_safe(each, depth + 1) for each in self.flow.inside(node))

    def _named(self, node: ast.expr) -> str:
        """The name that a person looks for; never the text of a literal."""
        import ast

        if isinstance(node, ast.Subscript):
            return self.flow.text(node.slice) or "an entry"
        if isinstance(node, ast.Call):
            text = self.flow.text(node.args[-1]) if node.args else None
            name = _last_name(node.func)
            asks = name in ("get", "getenv", "pop", "getattr", "setdefault")
            text = self.flow.text(node.args[name == "getattr"]) if asks and node.args else None
            return text or f"{name}()"
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            return next((key for key in keys if isinstance(key, str) and _meant(key)), "a dict")
        return _last_name(node)


_KEYS_ONLY = frozenset(f"builtins.{name}" for name in ("list", "sorted", "set", "tuple", "iter"))


def _is_of_call(node: ast.expr | None) -> bool:
    """Whether a variable was unpacked from what a call gave."""
    import ast

    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Call)
        and (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int))
    )


def _denied(test: ast.expr) -> Iterator[ast.expr]:
    """What is empty, or no text, where a test is true: x of `not x`, `x is None`, `x == ""`."""
    import ast

    waiting = [test]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.BoolOp) and isinstance(part.op, ast.And):
            waiting += part.values
        elif isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            inner = part.operand
            if isinstance(inner, ast.Call) and _last_name(inner) == "isinstance" and inner.args:
                inner = inner.args[0]
            yield inner
        elif isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is | ast.Eq):
            other = part.comparators[0]
            if isinstance(other, ast.Constant) and not other.value:
                yield part.left


def _last_name(node: ast.AST) -> str:
    """`c` of `a.b.c`, `f` of `f()`; "" for what has no name."""
    import ast

    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_enum(holder: str, member: str) -> bool:
    parts = words(holder)
    return holder[:1].isupper() and member.isupper() and bool(parts) and parts[-1] in _ENUMS


def _is_short(part: ast.Slice) -> bool:
    """Whether a slice leaves eight characters or fewer: `[:8]`, `[-4:]`, `[4:8]`."""
    lower, upper = _number(part.lower), _number(part.upper)
    if part.lower is None and upper is not None:
        return 0 <= upper <= _SHORT
    if part.upper is None and lower is not None:
        return -_SHORT <= lower < 0
    if lower is None or upper is None:
        return False
    return (lower < 0) == (upper < 0) and upper - lower <= _SHORT


def _number(node: ast.expr | None) -> int | None:
    import ast

    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _is_cut(node: ast.FormattedValue) -> bool:
    """`{key:.4}`: a format that shows no more than eight characters."""
    import ast

    if not isinstance(node.format_spec, ast.JoinedStr):
        return False
    texts = [part.value for part in node.format_spec.values if isinstance(part, ast.Constant)]
    cut = re.search(r"\.(\d{1,3})s?$", "".join(text for text in texts if isinstance(text, str)))
    return cut is not None and int(cut[1]) <= _SHORT


def _queries(node: ast.JoinedStr | ast.BinOp) -> Iterator[tuple[str, ast.expr]]:
    """What stands behind `?name=` in an f-string, a sum or a `%`, with that text."""
    import ast

    if isinstance(node, ast.JoinedStr):
        if _OTHER_SCHEME.search(_constant(node.values[0]) if node.values else ""):
            return
        for before, value in zip(node.values, node.values[1:], strict=False):
            found = _QUERY.search(_constant(before)[-80:])
            if found and isinstance(value, ast.FormattedValue):
                yield found[0], value.value
    elif isinstance(node.op, ast.Add):
        left: ast.expr = node.left
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
            left = left.right
        if isinstance(left, ast.JoinedStr) and left.values:
            left = left.values[-1]
        found = _QUERY.search(_constant(left)[-80:])
        if found:
            yield found[0], node.right
    elif isinstance(node.op, ast.Mod):
        values = node.right.elts if isinstance(node.right, ast.Tuple) else [node.right]
        for index, found in _fields(_constant(node.left)):
            if index < len(values) and found["field"] == "%s":
                yield found[0], values[index]


def _fields(template: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The fields of a template that stand in a query, each with its number among all fields."""
    if "=" not in template or len(template) > 10_000:
        return
    starts = [found.start() for found in re.finditer(r"%s|%d|\{[\w.]{0,40}\}", template)]
    for found in _FORMATTED.finditer(template):
        place = found.start("field")
        if place in starts:
            yield starts.index(place), found


def _constant(node: ast.expr) -> str:
    import ast

    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# -- JavaScript and TypeScript -------------------------------------------------

_CONSOLE = frozenset("log info warn error debug trace dir table dirxml group".split())
_QUERY_OPEN = Pattern(r"""[?&][\w.\-\[\]]{1,60}=["'`]?$""")


def _in_script(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import js_tokens

    script = source.memo(js_tokens.read)
    for call in script.calls():
        rule, sink = _script_sink(script, call)
        if rule is not None:
            close = script.pair[call.call]
            yield from _of_script(source, script, rule, sink, call.call + 1, close)
    for index, token in enumerate(script.tokens):
        if token.kind in ("chunk", "string"):
            found = _QUERY_OPEN.search(token.text[-80:])
            begin = index + 2
            if found is None or script.text(index + 1) not in ("{", "+"):
                continue
            end = script.pair[index + 1] if token.kind == "chunk" else begin + 1
            if token.kind == "string" and begin < len(script.tokens):
                if script.tokens[begin].kind != "name":
                    continue
                chain = script.chain(begin)
                end = script.pair[chain.call] + 1 if chain.call > 0 else chain.last + 1
            field = found[0].rstrip("\"'`")
            yield from _of_script(source, script, IN_URL, field, begin, end)


def _script_sink(script: Script, call: Chain) -> tuple[Rule | None, str]:
    parts = call.parts
    if len(parts) > 1:
        holder, method = words(parts[-2]), parts[-1]
        name = f"{parts[-2]}.{method}"
        if parts[-2] == "console" and method in _CONSOLE:
            return LOGGED, name
        if holder and holder[-1] in ("logger", "log", "winston", "pino") and method in _LEVELS:
            return LOGGED, name
        if parts[-3:] in (("process", "stdout", "write"), ("process", "stderr", "write")):
            return LOGGED, ".".join(parts[-3:])
    elif parts[0].endswith(("Error", "Exception")) and script.text(call.first - 1) == "new":
        return RAISED, parts[0]
    return None, ""


def _of_script(
    source: Source, script: Script, rule: Rule, sink: str, first: int, last: int
) -> Iterator[Finding]:
    for chain in script.carried(first, last, _judge_chain, _is_secret_key):
        meaning = _chain_meaning(chain)
        said = rule
        if chain.parts == ("process", "env"):
            said = ENVIRONMENT
        elif meaning == "object":
            said = OBJECT
        if rule is IN_URL and said is not rule:
            continue
        # A value that came by a variable is reported where it gets out.
        within = first <= chain.first < last
        token = script.tokens[chain.first if within else first]
        yield said.at(
            source, token.start, token.start + len(token.text), sink=sink, name=chain.parts[-1]
        )
        return


def _judge_chain(chain: Chain) -> bool | None:
    if chain.parts == ("process", "env"):
        return True
    if chain.call > 0:
        from tenpoint.kit.parse.js_tokens import is_mask

        name = chain.parts[-1]
        if is_mask(name):
            return False
        parts = words(name)
        if parts and parts[0] in _GIVES and _meant("_".join(parts[1:])) == "secret":
            return True
        return None
    if len(chain.parts) > 1:
        return bool(_chain_meaning(chain))
    return True if _chain_meaning(chain) else None


def _chain_meaning(chain: Chain) -> str:
    parts = chain.parts
    if len(parts) > 1 and _is_enum(parts[-2], parts[-1]):
        return ""
    name = parts[-1]
    if chain.call > 0:
        name = "_".join(words(name)[1:])
    return _meant(name, of_environment=parts[-3:-1] == ("process", "env"))


def _is_secret_key(name: str) -> bool:
    return _meant(name) == "secret"


# -- shell and workflows -------------------------------------------------------

_VARIABLE = Pattern(r"\$\{(?P<inner>[^}\n]{1,200})\}|\$(?P<plain>[A-Za-z_]\w{0,80})")
_NAME = Pattern(r"!?(?P<name>[A-Za-z_]\w{0,80})(?P<rest>.*)", re.DOTALL)
_SHORT_PIECE = Pattern(r":\s?(?:\(?-\d\)?|\d{1,2}:[0-8])$")
_EXPRESSION = Pattern(r"\$\{\{(?P<inner>[^}\n]{1,500})\}\}")
_SECRETS = Pattern(
    r"\bsecrets\s?(?:\.\s?(?P<name>[\w-]{1,100})|\[\s?'(?P<key>[\w-]{1,100})'|\s?\))"
)
# Programs that write on what they read.
_SHOWS = frozenset("cat tee base64 rev xxd od hexdump nl fold tac sort".split())
_CLOSER = Pattern(r"^[ \t]*(?:\}|\)|done)[ \t]*(?P<rest>[^\n]*)", re.MULTILINE)


def _in_shell(
    source: Source, found: list[tuple[Command, Place]], known: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    traced: tuple[int, int] | None = None
    first = source.head(100).partition(b"\n")[0]
    if first.startswith(b"#!") and re.search(rb"sh\s+-\w*x", first):
        traced = (1, 1)
    for index, (command, place) in enumerate(found):
        texts = [word.text for word in command.words]
        if texts[:1] == ["set"] and len(texts) > 1:
            if re.fullmatch(r"-\w*x\w*", texts[1]) or texts[1:3] == ["-o", "xtrace"]:
                traced = place(command.words[0].start)
            elif re.fullmatch(r"\+\w*x\w*", texts[1]) or texts[1:3] == ["+o", "xtrace"]:
                traced = None
            continue
        if traced is not None:
            for word in (*command.words, *command.assignments):
                name = _secret_in(word.text, known) if word.expands else ""
                if name:
                    line = place(word.start)[0]
                    yield TRACED.on(source, *traced, name=name, used=line)
                    traced = None
                    break
        if texts[:1] not in (["echo"], ["printf"]) or not _is_shown(source, found, index):
            continue
        if any(text.startswith("::add-mask::") for text in texts):
            continue
        for word in command.words[1:]:
            name = _secret_in(word.text, known if word.expands else None)
            if name:
                line, column = place(word.start)
                yield LOGGED.on(source, line, column, sink=texts[0], name=name)
                break


def _secret_in(text: str, known: frozenset[str] | None) -> str:
    """The secret whose value a word holds; without `known` the shell expands nothing in it."""
    for expression in _EXPRESSION.finditer(text):
        inner = expression["inner"].strip()
        if any(sign in inner for sign in ("==", "!=", "&&", "!", "hashFiles", "contains(")):
            continue
        found = _SECRETS.search(inner)
        if found:
            return (
                f"secrets.{found['name'] or found['key']}"
                if found["name"] or found["key"]
                else "secrets"
            )
    if known is None:
        return ""
    for variable in _VARIABLE.finditer(text):
        whole = _NAME.fullmatch(variable["plain"] or variable["inner"] or "")
        if whole is None or whole["rest"].startswith((":+", "+", ":?", "?", "@")):
            continue
        if _SHORT_PIECE.match(whole["rest"]):
            continue
        name = whole["name"]
        if name in known or (_meant(name, of_environment=True) == "secret"):
            return f"${name}"
    return ""


def _is_shown(source: Source, found: list[tuple[Command, Place]], index: int) -> bool:
    """Whether a command's output gets to the terminal, through the pipes behind it."""
    for place in range(index, min(index + 8, len(found))):
        command = found[place][0]
        program = command.words[0].text.rpartition("/")[2] if command.words else ""
        if place > index:
            texts = [word.text for word in command.words[1:]]
            if program not in _SHOWS or any(text in ("-d", "-D", "--decode") for text in texts):
                return False
        if command.output != "pipe":
            return command.output == "" and not _is_redirected(source, found[place])
    return False


def _is_redirected(source: Source, found: tuple[Command, Place]) -> bool:
    """`{ echo …; } > file` and `(echo …) | program`: the group's output goes elsewhere."""
    command, place = found
    if not command.words:
        return False
    line = place(command.words[0].start)[0]
    text = source.line_text(line)
    same = re.search(r"[)}]\s{0,5}(\||>)", text)
    if same is not None and re.match(r"\s*[({]", text):
        return True
    indent = len(text) - len(text.lstrip())
    for ahead in range(line + 1, line + 100 if indent else line):
        after = source.line_text(ahead)
        if after.strip() and len(after) - len(after.lstrip()) < indent:
            closer = _CLOSER.match(after)
            if closer is None:
                return False
            if closer["rest"].lstrip().startswith((">", "|")):
                return "/dev/stderr" not in closer["rest"]
            indent = len(after) - len(after.lstrip())
    return False


def _in_workflow(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.pins import kinds
    from tenpoint.kit.pins.scripts import commands_of, settings_of

    # Variables that the workflow fills with a secret, under any name.
    known = frozenset(
        setting.name
        for setting in settings_of(source, kinds.WORKFLOW)
        if _secret_in(setting.value, None)
    )
    found = [(placed.command, placed.place) for placed in commands_of(source, kinds.WORKFLOW)]
    yield from _in_shell(source, found, known)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
