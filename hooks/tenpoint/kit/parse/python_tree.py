"""One walk over a parsed Python module: its scopes and blocks, what binds names, what is called.

Everything that is said about Python code starts from the same few kinds of nodes. A large file
has hundreds of thousands of others, so the tree is walked once, without recursion, for all who
ask (`python_names`, `python_flow`, the hooks).

A *block* is a run of statements that happen together: `blocks` gives each one's parent, and the
statement that it is an arm of (0 where the arms do not exclude each other). So one can say that
of two assignments the one in the `else` is not what the `if` sees.
"""

from __future__ import annotations

import ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.python_flow import Bound
    from tenpoint.kit.parse.python_names import Meaning

Function = ast.FunctionDef | ast.AsyncFunctionDef
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Made once: `A | B` in a test that is asked of every statement would be made anew each time.
Import = ast.Import | ast.ImportFrom
_With = ast.With | ast.AsyncWith
_For = ast.For | ast.AsyncFor
_Try = ast.Try | ast.TryStar

# Methods that put their arguments into the variable that they are called on.
FILLING = frozenset(("append", "extend", "update", "insert", "add"))

# By class, not by isinstance: this is asked of every node.
_OPENING = frozenset((ast.Lambda, *COMPREHENSIONS))
_KEPT = frozenset((ast.Raise, ast.Assert, ast.Compare, ast.JoinedStr, ast.BinOp, ast.Dict))
_PATTERNS = frozenset((ast.MatchAs, ast.MatchStar, ast.MatchMapping))
# Fields that hold no expression.
_NO_CHILDREN = frozenset(
    "ctx op ops id attr arg name names kind level module type_comment rest kwd_attrs".split()
)


class Scope:
    """A function, class, comprehension or module, and what is bound in it.

    `binders` are the nodes that give its names a value, in the order of the text, each with
    its block. `meanings` (what a name stands for) and `bound` (where its value comes from)
    are made of them by `python_names` and `python_flow`.
    """

    __slots__ = ("binders", "block", "bound", "elsewhere", "meanings", "node", "parent", "returns")

    def __init__(self, node: ast.AST, parent: Scope | None, block: int) -> None:
        self.node = node
        self.parent = parent
        self.block = block
        self.binders: list[tuple[ast.AST, int]] = []
        self.elsewhere: dict[str, Scope] = {}  # global and nonlocal names
        self.returns: list[ast.expr] = []
        self.meanings: dict[str, list[Meaning]] = {}
        self.bound: dict[str, list[Bound]] = {}

    @property
    def is_class(self) -> bool:
        return self.node.__class__ is ast.ClassDef

    @property
    def function(self) -> Scope:
        """The innermost function (or the module) around; comprehensions belong to theirs."""
        scope = self
        while scope.parent is not None and not isinstance(scope.node, Function | ast.Lambda):
            scope = scope.parent
        return scope

    def enclosing(self) -> Scope | None:
        """Where a name goes on being looked for: functions do not see a class's names."""
        scope = self.parent
        while scope is not None and scope.is_class:
            scope = scope.parent
        return scope


Place = tuple[Scope, int]


class Tree:
    """What stands in a module.

    `where` has the scope and block of every name, call and the other nodes that are asked for;
    `calls`, `kept` (by class) and `annotated` list them in no particular order.
    """

    def __init__(self, module: ast.Module) -> None:
        self.module = Scope(module, None, 0)
        self.scopes = [self.module]
        self.functions: list[Scope] = []
        self.blocks: list[tuple[int, int]] = [(-1, 0)]
        self.tests: dict[int, ast.expr] = {}  # of the blocks that an `if` guards
        self.where: dict[ast.AST, Place] = {}
        self.calls: list[ast.Call] = []
        self.discarded: set[ast.expr] = set()  # what stands as a statement of its own
        self.kept: dict[type[ast.AST], list[ast.AST]] = {kind: [] for kind in _KEPT}
        self.kept[ast.Assign] = []
        self.kept[ast.AnnAssign] = []
        self.annotated: list[ast.AnnAssign | ast.arg] = []
        self._waiting: list[tuple[ast.AST, Place]] = []
        self._push(module.body, (self.module, 0))
        while self._waiting:
            self._statement(*self._waiting.pop())

    def _push(self, statements: list[ast.stmt], place: Place) -> None:
        self._waiting += [(each, place) for each in reversed(statements)]

    def _arm(self, statements: list[ast.stmt], place: Place, statement: int) -> int:
        """A new block for statements that may not run."""
        scope, block = place
        self.blocks.append((block, statement))
        inner = len(self.blocks) - 1
        self._push(statements, (scope, inner))
        return inner

    def _open(self, node: ast.AST, place: Place) -> Scope:
        """A new scope, with a block of its own."""
        self.blocks.append((place[1], 0))
        scope = Scope(node, place[0], len(self.blocks) - 1)
        self.scopes.append(scope)
        return scope

    # -- statements --------------------------------------------------------------

    def _statement(self, node: ast.AST, place: Place) -> None:
        scope, block = place
        kind = node.__class__
        # What is nested comes later than what the statement itself does: pushed first, or last.
        if kind is ast.Expr:
            self.discarded.add(node.value)  # type: ignore[attr-defined]
            self._expressions([node.value], place)  # type: ignore[attr-defined]
        elif isinstance(node, ast.Assign):
            scope.binders.append((node, block))
            self.where[node] = place
            self.kept[ast.Assign].append(node)
            self._expressions([node.value, *self._others(node.targets, place)], place)
        elif isinstance(node, ast.Return):
            if node.value is not None:
                scope.function.returns.append(node.value)
                self._expressions([node.value], place)
        elif isinstance(node, ast.If):
            self._expressions([node.test], place)
            if node.orelse:
                self._arm(node.orelse, place, id(node))
            self.tests[self._arm(node.body, place, id(node))] = node.test
        elif isinstance(node, Import):
            scope.binders.append((node, block))
        elif isinstance(node, Function):
            self._function(node, place)
        elif isinstance(node, ast.AnnAssign):
            scope.binders.append((node, block))
            self.where[node] = place
            self.kept[ast.AnnAssign].append(node)
            self.annotated.append(node)
            parts: list[ast.AST] = [node.annotation, *self._others([node.target], place)]
            self._expressions(parts if node.value is None else [*parts, node.value], place)
        elif isinstance(node, ast.ClassDef):
            scope.binders.append((node, block))
            inner = self._open(node, place)
            self._expressions([*node.decorator_list, *node.bases, *node.keywords], place)
            self._push(node.body, (inner, inner.block))
        elif isinstance(node, _With):
            scope.binders.append((node, block))
            values = [item.optional_vars for item in node.items if item.optional_vars is not None]
            contexts = [item.context_expr for item in node.items]
            self._expressions([*contexts, *self._others(values, place)], place)
            self._push(node.body, place)
        elif isinstance(node, _For):
            scope.binders.append((node, block))
            self._expressions([node.target, node.iter], place)
            if node.orelse:
                self._arm(node.orelse, place, 0)
            self._arm(node.body, place, 0)
        elif isinstance(node, ast.While):
            self._expressions([node.test], place)
            if node.orelse:
                self._arm(node.orelse, place, 0)
            self._arm(node.body, place, 0)
        elif isinstance(node, _Try):
            self._push(node.finalbody, place)
            if node.orelse:
                self._arm(node.orelse, place, 0)
            self._cases(node.handlers, place, id(node))
            self._push(node.body, place)
        elif isinstance(node, ast.Match):
            self._expressions([node.subject], place)
            self._cases(node.cases, place, id(node))
        elif isinstance(node, ast.ExceptHandler):
            scope.binders.append((node, block))
            if node.type is not None:
                self._expressions([node.type], place)
            self._push(node.body, place)
        elif isinstance(node, ast.match_case):
            self._expressions([node.pattern], place)
            if node.guard is not None:
                self._expressions([node.guard], place)
            self._push(node.body, place)
        elif isinstance(node, ast.Global):
            scope.elsewhere.update(dict.fromkeys(node.names, self.module))
        elif isinstance(node, ast.Nonlocal):
            outer = scope.enclosing()
            if outer is not None:
                scope.elsewhere.update(dict.fromkeys(node.names, outer))
        else:  # raise, del, assert, +=, and whatever a later Python adds
            if kind is ast.AugAssign:
                scope.binders.append((node, block))
            self._expressions([node], place)

    def _cases(
        self, cases: list[ast.ExceptHandler] | list[ast.match_case], place: Place, statement: int
    ) -> None:
        for case in reversed(cases):
            self.blocks.append((place[1], statement))
            self._waiting.append((case, (place[0], len(self.blocks) - 1)))

    def _others(self, targets: list[ast.expr], place: Place) -> list[ast.expr]:
        """The targets that are no plain name; for a name the statement itself is the binder."""
        others = []
        for target in targets:
            if target.__class__ is ast.Name:
                self.where[target] = place
            else:
                others.append(target)
        return others

    def _function(self, node: Function, place: Place) -> None:
        place[0].binders.append((node, place[1]))
        scope = self._open(node, place)
        self.functions.append(scope)
        outside: list[ast.AST] = [*node.decorator_list, *self._arguments(node.args)]
        if node.returns is not None:
            outside.append(node.returns)
        for argument in parameters(node.args):
            if argument.annotation is not None:
                outside.append(argument.annotation)
                self.annotated.append(argument)
        self._expressions(outside, place)
        self._push(node.body, (scope, scope.block))

    def _arguments(self, arguments: ast.arguments) -> list[ast.expr]:
        """What is computed where the function is defined."""
        named = [default for default in arguments.kw_defaults if default is not None]
        return [*arguments.defaults, *named]

    # -- expressions -------------------------------------------------------------

    def _expressions(self, nodes: list[ast.AST], place: Place) -> None:
        """The fast part: most nodes of a file come by here."""
        where, calls, kept = self.where, self.calls, self.kept
        pending = [(nodes, place)]
        while pending:
            stack, place = pending.pop()
            scope, block = place
            while stack:
                node = stack.pop()
                kind = node.__class__
                if kind is ast.Name:
                    where[node] = place
                    if node.ctx.__class__ is not ast.Load:  # type: ignore[attr-defined]
                        scope.binders.append((node, block))
                elif kind is ast.Constant:
                    pass
                elif kind is ast.Attribute:
                    stack.append(node.value)  # type: ignore[attr-defined]
                elif isinstance(node, ast.Call):
                    where[node] = place
                    calls.append(node)
                    func = node.func
                    stack.append(func)
                    stack += node.args
                    for word in node.keywords:
                        stack.append(word.value)
                    if (
                        isinstance(func, ast.Attribute)
                        and func.attr in FILLING
                        and func.value.__class__ is ast.Name
                    ):
                        scope.binders.append((node, block))
                elif kind in _OPENING:
                    pending += self._inside(node, place, stack)
                else:
                    if kind in _KEPT:
                        where[node] = place
                        kept[kind].append(node)
                    elif isinstance(node, ast.NamedExpr):
                        where[node.target] = place
                        while isinstance(scope.node, COMPREHENSIONS) and scope.parent is not None:
                            scope = scope.parent
                        scope.binders.append((node, block))
                        scope = place[0]
                        stack.append(node.value)
                        continue
                    elif kind in _PATTERNS:
                        scope.binders.append((node, block))
                    for name in _fields_of(kind):
                        child = getattr(node, name, None)
                        if child.__class__ is list:
                            stack += [part for part in child if isinstance(part, ast.AST)]
                        elif isinstance(child, ast.AST):
                            stack.append(child)

    def _inside(
        self, node: ast.AST, place: Place, stack: list[ast.AST]
    ) -> list[tuple[list[ast.AST], Place]]:
        """The parts of a lambda or comprehension, each with its place."""
        scope = self._open(node, place)
        within: list[ast.AST] = []
        if isinstance(node, ast.Lambda):
            stack += self._arguments(node.args)
            within.append(node.body)
        elif isinstance(node, COMPREHENSIONS):
            stack.append(node.generators[0].iter)  # computed outside
            for index, generator in enumerate(node.generators):
                scope.binders.append((generator, scope.block))
                within += [generator.target, *generator.ifs]
                within += [generator.iter] if index else []
            within += [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        return [(within, (scope, scope.block))]


def parameters(arguments: ast.arguments) -> list[ast.arg]:
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return every + [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]


_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}


def _fields_of(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a kind of node that hold other nodes."""
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = tuple(name for name in kind._fields if name not in _NO_CHILDREN)
        _FIELDS[kind] = fields
    return fields
