"""Python: where the value of a secret reaches `print`, a logger, an exception's message or a URL.

The file's data flow says what an argument can hold (`kit/parse/python_flow.py`); here stands what
a sink is, what a secret is, and what makes it harmless on the way.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.credentials.names import words
from tenpoint.kit.parse.masks import is_mask, is_plain_text
from tenpoint.kit.parse.python_code import last_name
from tenpoint.kit.parse.python_flow import Bound, Flow
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.sinks.names import GIVES, LEVELS, PRINTS, SHORT, SHOWABLE, Leak, is_enum, meant

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
_GIVEN = ("os.environ", "os.getenv", "getpass.", "keyring.")
# What these give is an object with fields: it is no secret itself, whatever its key is.
_OBJECTS = frozenset("model_dump dict asdict to_dict as_dict _asdict vars keys items".split())
_DEEPEST = 20  # replacements in replacements
_OTHER_SCHEME = Pattern(r"^(?!https?:|wss?:)[a-z][a-z0-9+.-]{1,30}://")


_METHODS = LEVELS | {name.rpartition(".")[2] for name in PRINTS}
_REQUESTS = frozenset("get post request put delete Request stream".split())


def leaks(flow: Flow, *, is_test: bool = False) -> Iterator[Leak]:
    """Every place of a Python file where a value gets out; of a test, one of the environment."""
    return _Reader(flow, is_test).read()


class _Reader:
    def __init__(self, flow: Flow, is_test: bool) -> None:
        self.flow = flow
        self._is_test = is_test
        self.names = flow.names
        self._node: ast.AST = self.names.tree
        # Whether the tests around a place count: asked only where there would be a finding.
        self._careful = False
        self._empty: frozenset[str] | None = None
        self._depth = 0
        self._typed: set[str] | None = None

    def _is_typed(self, name: str) -> bool:
        """Whether the file gives a name a type which prints no secret: SecretStr, bool."""
        if self._typed is None:
            self._typed = set()
            for node in self.names.nodes.annotated:
                target = node.arg if isinstance(node, ast.arg) else last_name(node.target)
                if node.annotation is not None and target:
                    types = {last_name(part) for part in ast.walk(node.annotation)} - {""}
                    if types & {"SecretStr", "SecretBytes", "Secret"} or types == {"bool"}:
                        self._typed.add(target)
        return name in self._typed

    def read(self) -> Iterator[Leak]:
        for call in self.names.nodes.calls:
            self._node = call
            sink = self._sink(call)
            if sink and not self._is_captured(call):
                values = [word.value for word in call.keywords if word.arg not in _SETTINGS]
                yield from self._found("logged", sink, [*call.args, *values])
            yield from self._in_call(call)
        for node in self.flow.nodes(ast.Raise):
            self._node = node
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                sink = last_name(node.exc.func)
                if sink[:1].isupper():
                    values = [word.value for word in node.exc.keywords if word.arg in _MESSAGES]
                    yield from self._found("raised", sink, [*node.exc.args, *values])
        for node in self.flow.nodes(ast.Assert):
            self._node = node
            if isinstance(node, ast.Assert) and node.msg is not None:
                yield from self._found("raised", "AssertionError", [node.msg])
        for node in self.flow.nodes(ast.JoinedStr, ast.BinOp):
            self._node = node
            if isinstance(node, ast.JoinedStr | ast.BinOp):
                for field, value in _queries(node):
                    yield from self._found("in-url", field, [value], secrets_only=True)

    def _sink(self, call: ast.Call) -> str:
        """What a call is named that writes its arguments out; "" for any other."""
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr not in _METHODS:
            return ""
        if not call.keywords and all(isinstance(each, ast.Constant) for each in call.args):
            return ""
        for name in self.names.of(func):
            if name in PRINTS:
                if any(
                    word.arg == "file" and not self._is_terminal(word) for word in call.keywords
                ):
                    return ""
                return name.removeprefix("builtins.")
            if name.startswith(("logging.", "loguru.")) and name.rpartition(".")[2] in LEVELS:
                return ast.unparse(func) if len(name) < 80 else "a logger"
        if isinstance(func, ast.Attribute) and func.attr in LEVELS:
            logger = words(last_name(func.value))
            if logger and logger[-1] in ("logger", "log", "logging"):
                return f"{last_name(func.value)}.{func.attr}"
            if logger == ["console"] and func.attr == "log":
                return "console.log"
        return ""

    def _is_terminal(self, word: ast.keyword) -> bool:
        return any(name in ("sys.stderr", "sys.stdout") for name in self.names.of(word.value))

    def _in_call(self, call: ast.Call) -> Iterator[Leak]:
        """Query parameters: those of `.format`, and of a request."""
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
                    yield from self._found("in-url", found[0], [value], secrets_only=True)
        for word in call.keywords:
            if word.arg == "params" and last_name(call.func) in _REQUESTS:
                yield from self._found("in-parameters", "params", [word.value], secrets_only=True)

    def _found(
        self, kind: str, sink: str, values: Sequence[ast.expr], *, secrets_only: bool = False
    ) -> Iterator[Leak]:
        for value in values:
            if isinstance(value, ast.Constant):
                continue
            self._careful = False
            if next(self.flow.carried(value, self._judge), None) is None:
                continue
            self._careful, self._empty = True, None
            for leaf in self.flow.carried(value, self._judge):
                said, name = kind, self._named(leaf)
                if "os.environ" in self.names.of(leaf):
                    said = "environment-logged"
                elif self._meaning(leaf) == "object":
                    said = "object-logged"
                if secrets_only and said != kind:
                    continue
                if self._is_test and not any(self.flow.carried(value, self._judge_given)):
                    break
                yield Leak(said, sink, name, *self.flow.code.span(value))
                break

    def _is_captured(self, node: ast.Call) -> bool:
        """Whether a test catches what is written, to look at it."""
        function = self.flow.function_of(node).node
        return isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            argument.arg in ("capsys", "capfd", "caplog", "capfdbinary", "capsysbinary")
            for argument in function.args.args
        )

    def _is_empty(self, node: ast.expr) -> bool:
        """Whether the place is behind `if not x` or `if x is None`: then there is nothing in x."""
        if not self._careful:
            return False
        if self._empty is None:
            tests = list(self.flow.conditions(self._node)) if self._node in self.flow else []
            self._empty = frozenset(ast.dump(each) for test in tests for each in _denied(test))
        return bool(self._empty) and ast.dump(node) in self._empty

    def _judge_given(self, node: ast.expr) -> bool | None:
        """Like `_judge`, of what comes from outside of the program: names prove nothing here."""
        verdict = self._judge(node)
        if not verdict:
            return verdict
        names = self.names.of(node.func if isinstance(node, ast.Call) else node)
        holder = self.names.of(node.value) if isinstance(node, ast.Subscript) else ()
        if any(name.startswith(_GIVEN) for name in (*names, *holder)):
            return True
        return None if isinstance(node, ast.Name | ast.Dict | ast.Call) else False

    # What an expression is: a secret (True), none (False), or to be looked into (None).

    def _judge(self, node: ast.expr) -> bool | None:
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
        if SHOWABLE.intersection(words(node.id)):
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
        guard = self.flow.guard(bound)
        if guard is None or bound.node is None or not self._is_safe(bound.node):
            return False
        return any(isinstance(part, ast.Name) and part.id == name.id for part in ast.walk(guard))

    def _judge_subscript(self, node: ast.Subscript) -> bool | None:
        part = node.slice
        if isinstance(part, ast.Slice):
            return False if _is_short(part) else None
        if isinstance(part, ast.Constant) and isinstance(part.value, int):
            return False if isinstance(node.value, ast.Name | ast.Attribute) else None
        key = self.flow.text(part)
        if key is None:
            return False
        environment = "os.environ" in self.names.of(node.value)
        return bool(meant(key, of_environment=environment))

    def _judge_dict(self, node: ast.Dict) -> bool | None:
        for key, value in zip(node.keys, node.values, strict=True):
            name = key.value if isinstance(key, ast.Constant) else None
            if (
                isinstance(name, str)
                and meant(name) == "secret"
                and not self._is_object(value)
                and not self._is_safe(value)
                and self._judge(value) is not False
            ):
                return True
        return None

    def _is_object(self, node: ast.expr) -> bool:
        """`{"secret": {"name": name}}` tells about a secret."""
        if isinstance(node, ast.Call):
            return last_name(node.func) in _OBJECTS
        return isinstance(node, ast.Dict | ast.DictComp)

    def _judge_call(self, call: ast.Call) -> bool | None:
        names = self.names.of(call.func)
        name = last_name(call.func)
        if name in ("get_secret_value", "getpass"):
            return True
        if is_mask(name) or any(each in _SAFE_CALLS for each in names):
            return False
        if "keyring.get_password" in names:
            return True
        if "os.getenv" in names or "os.environ.get" in names or "os.environ.pop" in names:
            key = self.flow.text(call.args[0]) if call.args else None
            return bool(key and meant(key, of_environment=True))
        if isinstance(call.func, ast.Attribute):
            if name in ("get", "pop", "setdefault") and call.args:
                key = self.flow.text(call.args[0])
                return bool(key and meant(key))
            if name == "keys":
                return False
            if name == "replace" and call.args and self._depth < _DEEPEST:
                self._depth += 1
                hidden = next(self.flow.carried(call.args[0], self._judge), None)
                self._depth -= 1
                return False if hidden is not None else None
            if name == "join" and call.args and self.names.of(call.args[0]) == ("os.environ",):
                return False
        elif "builtins.getattr" in names and len(call.args) > 1:
            key = self.flow.text(call.args[1])
            return bool(key and meant(key))
        if any(each in _KEYS_ONLY for each in names):
            return False
        verb, _, rest = name.strip("_").partition("_")
        if verb in GIVES and meant(rest) == "secret":
            values = [*call.args, *(word.value for word in call.keywords)]
            if values and rest.startswith("secret"):  # get_secret("AZURE_API_VERSION")
                key = self.flow.text(values[0])
                return bool(key and meant(key, of_environment=True))
            return True if self.flow.defined(call) is None else None
        return None

    def _meant(self, name: str) -> str:
        meaning = meant(name)
        return "" if meaning and self._is_typed(name) else meaning

    def _meaning(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return self._meant(node.id)
        if isinstance(node, ast.Attribute):
            holder = last_name(node.value)
            return "" if is_enum(holder, node.attr) else self._meant(node.attr)
        if isinstance(node, ast.Subscript):
            return meant(self.flow.text(node.slice) or "")
        if isinstance(node, ast.Call) and last_name(node.func) in ("get", "pop") and node.args:
            return meant(self.flow.text(node.args[0]) or "")
        return ""

    def _is_safe(self, node: ast.expr, depth: int = 0) -> bool:
        """Whether a value is sure to be none: a constant, a truth value, a piece, a mask."""
        if depth > _DEEPEST:
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
                is_mask(last_name(node.func))
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
        if isinstance(node, ast.Subscript):
            return self.flow.text(node.slice) or "an entry"
        if isinstance(node, ast.Call):
            text = self.flow.text(node.args[-1]) if node.args else None
            name = last_name(node.func)
            asks = name in ("get", "getenv", "pop", "getattr", "setdefault")
            text = self.flow.text(node.args[name == "getattr"]) if asks and node.args else None
            return text or f"{name}()"
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            return next((key for key in keys if isinstance(key, str) and meant(key)), "a dict")
        return last_name(node)


_KEYS_ONLY = frozenset(f"builtins.{name}" for name in ("list", "sorted", "set", "tuple", "iter"))


def _is_of_call(node: ast.expr | None) -> bool:
    """Whether a variable was unpacked from what a call gave."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Call)
        and (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int))
    )


def _denied(test: ast.expr) -> Iterator[ast.expr]:
    """What is empty, or no text, where a test is true: x of `not x`, `x is None`, `x == ""`."""
    waiting = [test]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.BoolOp) and isinstance(part.op, ast.And):
            waiting += part.values
        elif isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            inner = part.operand
            if isinstance(inner, ast.Call) and last_name(inner) == "isinstance" and inner.args:
                inner = inner.args[0]
            yield inner
        elif isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is | ast.Eq):
            other = part.comparators[0]
            if isinstance(other, ast.Constant) and not other.value:
                yield part.left


def _is_short(part: ast.Slice) -> bool:
    """Whether a slice leaves eight characters or fewer: `[:8]`, `[-4:]`, `[4:8]`."""
    lower, upper = _number(part.lower), _number(part.upper)
    if part.lower is None and upper is not None:
        return 0 <= upper <= SHORT
    if part.upper is None and lower is not None:
        return -SHORT <= lower < 0
    if lower is None or upper is None:
        return False
    return (lower < 0) == (upper < 0) and upper - lower <= SHORT


def _number(node: ast.expr | None) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else None


def _is_cut(node: ast.FormattedValue) -> bool:
    """`{key:.4}`: a format that shows no more than eight characters."""
    if not isinstance(node.format_spec, ast.JoinedStr):
        return False
    texts = [part.value for part in node.format_spec.values if isinstance(part, ast.Constant)]
    cut = re.search(r"\.(\d{1,3})s?$", "".join(text for text in texts if isinstance(text, str)))
    return cut is not None and int(cut[1]) <= SHORT


def _queries(node: ast.JoinedStr | ast.BinOp) -> Iterator[tuple[str, ast.expr]]:
    """What stands behind `?name=` in an f-string, a sum or a `%`, with that text."""
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
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
