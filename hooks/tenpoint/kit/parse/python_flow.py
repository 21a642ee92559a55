"""Where a value in Python code comes from: followed inside of one function, never guessed.

`Flow.carried(expression, judge)` walks from an expression back to what its value is made of:
f-strings, `+`, `%`, `.format`, `str`, `json.dumps`, subscripts, `.get`, conditional values, the
variables that were assigned before (loops, `with`, `:=`, unpacking), constants of the module,
and what a function of the same module returns. The hook's `judge` says for each expression on the
way: this is one (True), this can be none (False), or look inside (None).

What goes through any other call, an attribute or an argument of a function is not followed, so
that nothing is said about it. Of several assignments those count that can be the last ones
before the use: one in an `if` adds to what stood before, one in the other branch does not.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeGuard

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import python_code
from tenpoint.kit.parse.python_code import Code
from tenpoint.kit.parse.python_tree import FILLING, Function, Scope, parameters
from tenpoint.kit.source import Source

Judge = Callable[[ast.expr], "bool | None"]

# Expressions looked at for one question: no one writes a value out of more.
_MOST = 2000
# And for all questions about one file: the largest real ones need some 100,000.
_MOST_IN_ALL = 1_500_000

# Methods whose result holds what they are called on.
_OF_RECEIVER = frozenset(
    "strip lstrip rstrip lower upper title capitalize casefold swapcase replace encode decode "
    "format format_map removeprefix removesuffix expandtabs zfill ljust rjust center split rsplit "
    "splitlines partition rpartition copy get pop setdefault items values popitem substitute "
    "safe_substitute".split()
)
# Methods whose result holds their arguments, from which one on.
_OF_ARGUMENTS = {
    "format": 0, "format_map": 0, "join": 0, "substitute": 0, "safe_substitute": 0,
    "get": 1, "pop": 1, "setdefault": 1, "replace": 1,
}  # fmt: skip
# Functions whose result holds their arguments.
_HOLDING = frozenset(
    (
        *(f"builtins.{name}" for name in ("str", "repr", "ascii", "format", "dict", "list")),
        *(f"builtins.{name}" for name in ("tuple", "set", "frozenset", "sorted", "reversed")),
        *(f"builtins.{name}" for name in ("next", "iter", "min", "max", "bytes", "vars")),
        *("json.dumps", "orjson.dumps", "pprint.pformat", "copy.copy", "copy.deepcopy"),
        *("textwrap.dedent", "textwrap.indent", "textwrap.fill", "textwrap.shorten"),
        *("os.path.join", "os.path.expanduser", "os.path.expandvars", "os.path.abspath"),
        *("string.Template", "pathlib.Path", "pathlib.PurePath", "os.fspath", "inspect.cleandoc"),
        *("rich.markup.escape", "html.escape", "typing.cast"),
    )
)
_START = (0, 0)
_END = (1 << 60, 0)


class Bound(NamedTuple):
    """One place that gives a variable its value.

    `how`: "value" (is `node`), "more" (`node` is added to what it held), "part" (unpacked from
    `node`), "item" (iterating over `node` gives it), "entry" (a value of the mapping `node`),
    "key" (a key of it), "parameter", or "other" (an import, a `def`: nothing is known).
    """

    how: str
    node: ast.expr | None
    at: tuple[int, int]  # where in the text it has happened
    block: int


class Flow:
    """A module's functions, and what is assigned in them."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.names = code.names
        self._nodes = code.names.nodes
        self._where = self._nodes.where
        self._blocks = self._nodes.blocks
        self.module = self._nodes.module
        self.functions = self._nodes.functions
        self._left = _MOST_IN_ALL
        self._named: dict[tuple[ast.AST, str], Scope] = {
            (scope.parent.node, scope.node.name): scope
            for scope in self.functions
            if scope.parent is not None and isinstance(scope.node, Function)
        }
        for scope in self._nodes.scopes:
            scope.bound = {}
        for scope in self._nodes.scopes:
            self._read(scope)
        for scope in self._nodes.scopes:
            for bound in scope.bound.values():
                bound.sort(key=_at)

    # -- reading -----------------------------------------------------------------

    def _read(self, scope: Scope) -> None:
        """Note what a scope's nodes bind."""
        if isinstance(scope.node, Function | ast.Lambda):
            for argument in parameters(scope.node.args):
                scope.bound[argument.arg] = [Bound("parameter", None, _START, scope.block)]
        for node, block in scope.binders:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assign(target, node.value, scope, block, _end(node))
            elif isinstance(node, ast.Call):
                self._filled(node, scope, block)
            elif isinstance(node, ast.AnnAssign | ast.NamedExpr):
                if node.value is not None:
                    self._assign(node.target, node.value, scope, block, _end(node))
            elif isinstance(node, ast.AugAssign):
                if isinstance(node.target, ast.Name):
                    self._bind(scope, node.target.id, Bound("more", node.value, _end(node), block))
            elif isinstance(node, ast.For | ast.AsyncFor):
                self._loop(node.target, node.iter, scope, block, _end(node.target))
            elif isinstance(node, ast.comprehension):
                self._loop(node.target, node.iter, scope, block, _START)
            elif isinstance(node, ast.With | ast.AsyncWith):
                for item in node.items:
                    if item.optional_vars is not None:
                        at = _end(item.optional_vars)
                        self._assign(item.optional_vars, item.context_expr, scope, block, at)
            elif isinstance(node, ast.ExceptHandler):
                if node.name:
                    self._bind(scope, node.name, Bound("other", None, (node.lineno, 0), block))
            elif isinstance(node, ast.Import | ast.ImportFrom):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    self._bind(scope, name, Bound("other", None, _end(node), block))
            elif (
                isinstance(node, Function | ast.ClassDef | ast.MatchAs | ast.MatchStar)
                and node.name
            ):
                self._bind(scope, node.name, Bound("other", None, _end(node), block))

    def _bind(self, scope: Scope, name: str, bound: Bound) -> None:
        if scope.elsewhere:
            scope = scope.elsewhere.get(name, scope)
        scope.bound.setdefault(name, []).append(bound)

    def _assign(
        self, target: ast.expr, value: ast.expr, scope: Scope, block: int, at: tuple[int, int]
    ) -> None:
        waiting = [(target, value, "value")]
        while waiting:
            target, value, how = waiting.pop()
            if isinstance(target, ast.Starred):
                target = target.value
            if isinstance(target, ast.Name):
                self._bind(scope, target.id, Bound(how, value, at, block))
            elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
                # headers["Authorization"] = …: from now on headers holds it.
                stored = ast.Dict(keys=[target.slice], values=[value])
                ast.copy_location(stored, value)
                self._bind(scope, target.value.id, Bound("more", stored, at, block))
            elif isinstance(target, ast.Tuple | ast.List):
                same = isinstance(value, ast.Tuple | ast.List) and how == "value"
                if same and len(value.elts) == len(target.elts):  # type: ignore[attr-defined]
                    pairs = zip(target.elts, value.elts, strict=True)  # type: ignore[attr-defined]
                    waiting += [(one, its, "value") for one, its in pairs]
                else:
                    for place, one in enumerate(target.elts):
                        part = ast.Subscript(value=value, slice=ast.Constant(place), ctx=ast.Load())
                        waiting.append((one, ast.copy_location(part, value), "part"))

    def _filled(self, call: ast.Call, scope: Scope, block: int) -> None:
        """`x.append(y)` and `x.update(y)`: from now on x holds y."""
        target = call.func
        if not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
            return
        if target.attr not in FILLING:
            return
        values = [*call.args]
        words = [word for word in call.keywords if word.arg]
        if target.attr == "update" and words:
            keys: list[ast.expr | None] = [ast.Constant(word.arg) for word in words]
            stored = ast.Dict(keys=keys, values=[word.value for word in words])
            values.append(ast.copy_location(stored, call))
        for value in values:
            self._bind(scope, target.value.id, Bound("more", value, _end(call), block))

    def _loop(
        self, target: ast.expr, over: ast.expr, scope: Scope, block: int, at: tuple[int, int]
    ) -> None:
        """What a `for` gives its variables; of `.items()` and `enumerate` only the second one."""
        how = "item"
        call = over if isinstance(over, ast.Call) else None
        if call is not None and isinstance(call.func, ast.Attribute):
            if call.func.attr == "keys" and not call.args:
                over, how = call.func.value, "key"
            elif call.func.attr == "values" and not call.args:
                over, how = call.func.value, "entry"
            elif call.func.attr == "items" and _is_pair(target):
                self._loop_part(target.elts[0], "key", call.func.value, scope, block, at)
                self._loop_part(target.elts[1], "entry", call.func.value, scope, block, at)
                return
        elif (
            call is not None
            and call.args
            and _is_pair(target)
            and isinstance(call.func, ast.Name)
            and call.func.id == "enumerate"
        ):
            self._loop_part(target.elts[0], "other", None, scope, block, at)
            self._loop(target.elts[1], call.args[0], scope, block, at)
            return
        columns = _columns(target, over) if how == "item" else []
        if columns:  # for name, value in (("a", a), ("b", b))
            assert isinstance(target, ast.Tuple)
            for part, column in zip(target.elts, columns, strict=True):
                self._loop_part(part, "item", column, scope, block, at)
            return
        self._loop_part(target, how, over, scope, block, at)

    def _loop_part(
        self,
        target: ast.expr,
        how: str,
        over: ast.expr | None,
        scope: Scope,
        block: int,
        at: tuple[int, int],
    ) -> None:
        waiting = [target]
        while waiting:
            part = waiting.pop()
            if isinstance(part, ast.Name):
                self._bind(scope, part.id, Bound(how, over, at, block))
            elif isinstance(part, ast.Starred):
                waiting.append(part.value)
            elif isinstance(part, ast.Tuple | ast.List):
                waiting += part.elts

    # -- asking ------------------------------------------------------------------

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        """The nodes of these kinds in the file, of those that `python_tree` keeps."""
        for kind in kinds:
            yield from self._nodes.calls if kind is ast.Call else self._nodes.kept[kind]

    def __contains__(self, node: ast.AST) -> bool:
        return node in self._where

    def scope_of(self, node: ast.AST) -> Scope:
        """The scope that a node of `nodes` stands in; the module for one that is not known."""
        return self._where[node][0] if node in self._where else self.module

    def function_of(self, node: ast.AST) -> Scope:
        """The function that a node of `nodes` stands in, or the module."""
        return self._where[node][0].function

    def conditions(self, node: ast.AST) -> Iterator[ast.expr]:
        """The tests of the `if` statements that a node of `nodes` stands in the body of."""
        block = self._where[node][1]
        while block >= 0:
            if block in self._nodes.tests:
                yield self._nodes.tests[block]
            block = self._blocks[block][0]

    def guard(self, bound: Bound) -> ast.expr | None:
        """The test of the `if` whose body a binding stands in, if it stands in one."""
        return self._nodes.tests.get(bound.block)

    def bound(self, name: ast.Name) -> list[Bound]:
        """What a variable can have been given last before it is used here; empty: a builtin."""
        scope, block = self._where.get(name, (self.module, 0))
        at = (name.lineno, name.col_offset)
        looking: Scope | None = scope
        left_function = False
        while looking is not None:
            if looking is not scope and isinstance(looking.node, ast.ClassDef):
                looking = looking.parent
                continue
            bound = looking.bound.get(name.id)
            if bound and name.id not in looking.elsewhere:
                return self._last(
                    bound, _END if left_function else at, -1 if left_function else block
                )
            # A function may run at any time later; a comprehension runs where it stands.
            left_function |= isinstance(looking.node, Function | ast.Lambda)
            looking = looking.parent
        return []

    def _last(self, bound: list[Bound], at: tuple[int, int], block: int) -> list[Bound]:
        chain: set[int] = set()
        arms: dict[int, int] = {}
        while block >= 0:
            chain.add(block)
            parent, statement = self._blocks[block]
            if statement:
                arms[statement] = block
            block = parent
        found: list[Bound] = []
        for index in range(bisect_right(bound, at, key=_at) - 1, -1, -1):
            each = bound[index]
            self._spend()
            if self._excluded(each.block, arms):
                continue
            found.append(each)
            if each.how != "more" and (each.block in chain or (not chain and not each.block)):
                break
            if len(found) >= _MOST:
                break
        return found or bound[:_MOST]

    def _excluded(self, block: int, arms: dict[int, int]) -> bool:
        """Whether a block is the other arm of a statement that the use stands in."""
        while block > 0:
            parent, statement = self._blocks[block]
            if statement and arms.get(statement, block) != block:
                return True
            block = parent
        return False

    def defined(self, call: ast.Call) -> Scope | None:
        """The function of this module that a call means: `load()`, or `self.load()`."""
        scope = self._where[call][0] if call in self._where else self.module
        func = call.func
        if isinstance(func, ast.Name):
            looking: Scope | None = scope
            while looking is not None:
                if func.id in looking.bound:
                    return self._named.get((looking.node, func.id))
                looking = looking.parent
        elif (
            isinstance(func, ast.Attribute)
            and isinstance(func.value, ast.Name)
            and func.value.id in ("self", "cls")
        ):
            looking = scope
            while looking is not None and not isinstance(looking.node, ast.ClassDef):
                looking = looking.parent
            return self._named.get((looking.node, func.attr)) if looking is not None else None
        return None

    def carried(self, node: ast.expr, judge: Judge) -> Iterator[ast.expr]:
        """The expressions that `judge` says True to, of those that the value of `node` holds."""
        seen: set[int] = set()
        waiting = [node]
        for _ in range(_MOST):
            if not waiting:
                return
            part = waiting.pop()
            if id(part) in seen:
                continue
            self._spend()
            seen.add(id(part))
            verdict = judge(part)
            if verdict:
                yield part
            elif verdict is None:
                waiting += reversed(self.inside(part))

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise CannotCheck("its assignments are too entangled to be followed")

    def inside(self, node: ast.expr) -> list[ast.expr]:
        """What the value of an expression is made of, one step down."""
        if isinstance(node, ast.Name):
            parts: list[ast.expr] = []
            for bound in self.bound(node):
                if bound.node is not None:
                    parts += _given(bound)
            return parts
        if isinstance(node, ast.JoinedStr):
            return node.values
        if isinstance(node, ast.BinOp):
            holds = isinstance(node.op, ast.Add | ast.Mod | ast.BitOr | ast.Div)
            return [node.left, node.right] if holds else []
        if isinstance(node, ast.IfExp):
            return [node.body, node.orelse]
        if isinstance(node, ast.BoolOp):  # `a and b` is b, or an a that is empty
            return node.values[-1:] if isinstance(node.op, ast.And) else node.values
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return node.elts
        if isinstance(node, ast.Dict):
            return node.values
        if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            return [node.elt]
        if isinstance(node, ast.DictComp):
            return [node.value]
        if isinstance(node, ast.Subscript):
            return self._picked(node)
        if isinstance(node, ast.FormattedValue | ast.Await | ast.NamedExpr | ast.Starred):
            return [node.value]
        return self._returned(node) if isinstance(node, ast.Call) else []

    def _picked(self, node: ast.Subscript) -> list[ast.expr]:
        """A literal's own value under that key, where there is one; else all of it."""
        if isinstance(node.value, ast.Call) and isinstance(node.slice, ast.Constant):
            own = self.defined(node.value)
            place = node.slice.value
            rows = [each for each in own.returns if isinstance(each, ast.Tuple)] if own else []
            if own and isinstance(place, int) and len(rows) == len(own.returns):
                return [row.elts[place] for row in rows if 0 <= place < len(row.elts)]
        if isinstance(node.slice, ast.Constant) and isinstance(node.value, ast.Dict):
            same = [
                value
                for key, value in zip(node.value.keys, node.value.values, strict=True)
                if isinstance(key, ast.Constant) and key.value == node.slice.value
            ]
            return same or [node.value]
        return [node.value]

    def _returned(self, call: ast.Call) -> list[ast.expr]:
        parts: list[ast.expr] = []
        values = [*call.args, *(word.value for word in call.keywords)]
        if any(name in _HOLDING for name in self.names.of(call.func)):
            return values
        own = self.defined(call)
        if own is not None:
            return own.returns
        if isinstance(call.func, ast.Attribute):
            method = call.func.attr
            if method in _OF_RECEIVER:
                parts.append(call.func.value)
            if method in _OF_ARGUMENTS:
                parts += values[_OF_ARGUMENTS[method] :]
        return parts

    def text(self, node: ast.expr | None) -> str | None:
        """The text that an expression stands for, if it is one, also by a variable's only value."""
        for _ in range(8):
            if isinstance(node, ast.Constant):
                return node.value if isinstance(node.value, str) else None
            if not isinstance(node, ast.Name):
                return None
            bound = self.bound(node)
            node = bound[0].node if len(bound) == 1 and bound[0].how == "value" else None
        return None


def _at(bound: Bound) -> tuple[int, int]:
    return bound.at


def _given(bound: Bound) -> list[ast.expr]:
    """What a binding puts into its variable, as expressions."""
    node = bound.node
    if node is None or bound.how == "key":
        return []
    if bound.how == "item" and isinstance(node, ast.Dict):
        return [key for key in node.keys if key is not None]
    return [node]


def _columns(target: ast.expr, over: ast.expr) -> list[ast.expr]:
    """What a literal table gives to each of several variables; empty for anything else."""
    if not isinstance(target, ast.Tuple) or not isinstance(over, ast.Tuple | ast.List | ast.Set):
        return []
    rows = [row.elts for row in over.elts if isinstance(row, ast.Tuple | ast.List)]
    if len(rows) != len(over.elts) or any(len(row) != len(target.elts) for row in rows):
        return []
    return [
        ast.copy_location(ast.Tuple(elts=list(column), ctx=ast.Load()), over)
        for column in zip(*rows, strict=True)
    ]


def _is_pair(target: ast.expr) -> TypeGuard[ast.Tuple]:
    return isinstance(target, ast.Tuple) and len(target.elts) == 2


def _end(node: ast.expr | ast.stmt | ast.pattern) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or 0


def read(source: Source) -> Flow:
    """The flow of a file or notebook; `CannotCheck` when it cannot be parsed.

    Made for `source.memo(python_flow.read)`, so that several hooks read a file once.
    """
    return Flow(source.memo(python_code.read))
