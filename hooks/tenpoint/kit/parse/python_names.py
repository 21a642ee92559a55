"""What a name in Python code stands for: imports and aliases followed, shadowed names not.

Only the text is read. A name is followed through `import x as y`, `from x import y as z`,
`importlib.import_module("x")` and plain assignments (`load = pickle.load`), scope by
scope as Python looks names up. What somebody else decides (parameters, loops, relative
imports, `def`) has no name here, so that nothing is said about it.

    numpy.load(f)              numpy.load
    np.load(f)                 numpy.load              after import numpy as np
    getLogger("x").info(k)     logging.getLogger().info
    print(k)                   builtins.print          unless something else is called print
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.source import Source

_BUILTINS = frozenset(dir(builtins))
_IMPORTERS = frozenset(("importlib.import_module", "builtins.__import__"))
# An alias of an alias of an alias: nobody writes more, and a circle has no end.
_FOLLOWED = 8
_LONGEST = 30  # parts of one name
# A tree takes some fifty times the memory of its text.
_LARGEST = 8 * 1024 * 1024

_LINE_END = re.compile(r"\r\n?|\n")
_SURROGATES = re.compile("[\ud800-\udfff]")

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
# By class, not by isinstance: a large file has hundreds of thousands of nodes.
_SCOPES = frozenset(
    (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef),
        *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    )
)
_NAMED = frozenset((ast.Name, ast.Attribute, ast.Call, ast.Await, ast.NamedExpr))
_BINDING = frozenset(
    (
        *(ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
        *(ast.Assign, ast.AnnAssign, ast.NamedExpr, ast.With, ast.AsyncWith, ast.Name),
        *(ast.MatchAs, ast.MatchStar, ast.MatchMapping, ast.ExceptHandler),
    )
)
# Fields that hold no expression.
_NO_CHILDREN = frozenset(
    ("ctx", "op", "ops", "id", "attr", "arg", "kind", "level", "module", "type_comment", "lineno")
)


def read(source: Source) -> Names:
    """The names of a file; `CannotCheck` when it is no Python that this Python can parse.

    Made for `source.memo(python_names.read)`, so that several hooks parse a file once.
    """
    return parse(source.text)


def parse(text: str) -> Names:
    import warnings

    if len(text) > _LARGEST:
        raise CannotCheck(f"more than {_LARGEST >> 20} MiB of Python: too large to be parsed")

    # A byte of another encoding came in as a surrogate; any letter keeps the columns right.
    text = _SURROGATES.sub("ÿ", text.removeprefix("\ufeff"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the checked code, not ours
            tree = ast.parse(text)
    except SyntaxError as error:
        raise CannotCheck("cannot be parsed as Python", error.lineno or 0) from None
    except (ValueError, RecursionError, MemoryError):  # a NUL, or nesting without end
        raise CannotCheck("cannot be parsed as Python") from None
    return Names(tree, text)


class Names:
    """A parsed module, and what the names in it stand for."""

    def __init__(self, tree: ast.Module, text: str) -> None:
        self.tree = tree
        self._lines = _LINE_END.split(text)
        self._scope_of: dict[ast.AST, _Scope] = {}
        self._module = _Scope(None)
        _bind(tree, self._module, self._scope_of)

    def every_call(self) -> Iterator[ast.Call]:
        return (node for node in self._scope_of if isinstance(node, ast.Call))

    def place(self, node: ast.expr | ast.stmt) -> tuple[int, int, int, int]:
        """Line, column, end line and end column, from 1 and in characters; Python counts bytes."""
        end_line = node.end_lineno or node.lineno
        return (
            node.lineno,
            self._column(node.lineno, node.col_offset),
            end_line,
            self._column(end_line, node.end_col_offset or 0),
        )

    def _column(self, line: int, offset: int) -> int:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        if text.isascii():
            return offset + 1
        return len(text.encode()[:offset].decode("utf-8", "replace")) + 1

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call whose function has a name, with that name, in no particular order."""
        for node in self.every_call():
            for name in self.of(node.func):
                yield name, node

    def of(self, node: ast.expr) -> tuple[str, ...]:
        """The dotted names an expression can stand for: none, or one, or a few.

        Few: `try: import cPickle as pickle` and `except ImportError: import pickle`.
        """
        scope = self._scope_of.get(node)
        return _resolved(node, scope, self._scope_of, _FOLLOWED) if scope is not None else ()


class _Binding:
    """One place that gives a name its meaning."""

    __slots__ = ("line", "names", "value")

    def __init__(
        self, line: int, names: tuple[str, ...] = (), value: ast.expr | None = None
    ) -> None:
        self.line = line
        self.names = names  # of what was imported
        self.value = value  # what was assigned, to be followed


class _Scope:
    def __init__(
        self, parent: _Scope | None, *, is_class: bool = False, is_comprehension: bool = False
    ) -> None:
        self.parent = parent
        self.is_class = is_class
        self.is_comprehension = is_comprehension
        self.fallbacks: set[ast.stmt] = set()  # statements of `except` blocks
        self.bound: dict[str, list[_Binding]] = {}
        self.stars: list[str] = []
        self.elsewhere: dict[str, _Scope] = {}  # global and nonlocal names

    def bind(self, name: str, binding: _Binding, statement: ast.stmt | None = None) -> None:
        scope = self.elsewhere.get(name, self)
        known = scope.bound.setdefault(name, [])
        # `except ImportError: x = ...` gives a stand-in: what was imported is still meant.
        if statement in self.fallbacks and any(other.names for other in known):
            return
        known.append(binding)

    def enclosing(self) -> _Scope | None:
        """Where a name goes on being looked for: functions do not see a class's names."""
        scope = self.parent
        while scope is not None and scope.is_class:
            scope = scope.parent
        return scope

    def module(self) -> _Scope:
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope


# -- who binds what ----------------------------------------------------------


def _bind(tree: ast.Module, module: _Scope, scopes: dict[ast.AST, _Scope]) -> None:
    """Give each expression its scope, and each scope its names; without recursion, however deep."""
    waiting: list[tuple[ast.AST, _Scope]] = [(tree, module)]
    while waiting:
        node, scope = waiting.pop()
        kind = node.__class__
        if kind in _NAMED:
            scopes[node] = scope
        if kind in _BINDING:
            _note(node, scope)
        if kind in _SCOPES:
            waiting += _inside(node, scope)
            continue
        # The stack takes the last first: reversed, bindings come in the order of the text.
        for name in reversed(node._fields):
            if name in _NO_CHILDREN:
                continue
            child = getattr(node, name, None)
            if child.__class__ is list:
                waiting += [(part, scope) for part in reversed(child) if isinstance(part, ast.AST)]
            elif isinstance(child, ast.AST):
                waiting.append((child, scope))


def _inside(node: ast.AST, scope: _Scope) -> list[tuple[ast.AST, _Scope]]:
    """The parts of what opens a scope, each with the scope that it is in."""
    inner = _Scope(
        scope,
        is_class=isinstance(node, ast.ClassDef),
        is_comprehension=isinstance(node, _Comprehension),
    )
    outside: list[ast.AST] = []
    within: list[ast.AST] = []
    if isinstance(node, _Function | ast.Lambda):
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [extra for extra in (arguments.vararg, arguments.kwarg) if extra is not None]
        for argument in every:
            inner.bind(argument.arg, _Binding(argument.lineno))
            if argument.annotation is not None:
                outside.append(argument.annotation)
        outside += arguments.defaults
        outside += [default for default in arguments.kw_defaults if default is not None]
        if isinstance(node, ast.Lambda):
            within.append(node.body)
        else:
            _declare(node.body, inner)
            outside += node.decorator_list
            outside += [node.returns] if node.returns is not None else []
            within += node.body
    elif isinstance(node, ast.ClassDef):
        outside += [*node.decorator_list, *node.bases, *(word.value for word in node.keywords)]
        within += node.body
    elif isinstance(node, _Comprehension):
        outside.append(node.generators[0].iter)
        for index, generator in enumerate(node.generators):
            within += [generator.target, *generator.ifs]
            within += [generator.iter] if index else []
        within += [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    return [*((part, inner) for part in reversed(within)), *((part, scope) for part in outside)]


def _declare(body: list[ast.stmt], scope: _Scope) -> None:
    """`global` and `nonlocal` hold for the whole function, before and after them."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Global):
            for name in node.names:
                scope.elsewhere[name] = scope.module()
        elif isinstance(node, ast.Nonlocal):
            outer = scope.enclosing()
            for name in node.names:
                if outer is not None:
                    scope.elsewhere[name] = outer
        elif node.__class__ not in _SCOPES:
            for name in ("body", "orelse", "finalbody", "handlers", "cases"):
                waiting += getattr(node, name, ())


def _note(node: ast.AST, scope: _Scope) -> None:
    """Note what a node binds in its scope."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.asname:
                scope.bind(alias.asname, _Binding(node.lineno, (alias.name,)))
            else:  # import a.b binds a
                top = alias.name.partition(".")[0]
                scope.bind(top, _Binding(node.lineno, (top,)))
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            known = not node.level and node.module
            if alias.name == "*":
                scope.stars += [str(node.module)] if known else []
            else:
                names = (f"{node.module}.{alias.name}",) if known else ()
                scope.bind(alias.asname or alias.name, _Binding(node.lineno, names))
    elif isinstance(node, _Function | ast.ClassDef):
        scope.bind(node.name, _Binding(node.lineno), node)
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        _note_assignment(node, scope)
    elif isinstance(node, ast.With | ast.AsyncWith):
        for item in node.items:
            if isinstance(item.optional_vars, ast.Name):
                scope.bind(item.optional_vars.id, _Binding(node.lineno, value=item.context_expr))
                item.optional_vars.ctx = ast.Load()  # noted: not once more as a bare target
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        scope.bind(node.id, _Binding(node.lineno))
    elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
        scope.bind(node.name, _Binding(node.lineno))
    elif isinstance(node, ast.ExceptHandler):
        scope.fallbacks.update(node.body)
        if node.name:
            scope.bind(node.name, _Binding(node.lineno))
    elif isinstance(node, ast.MatchMapping) and node.rest:
        scope.bind(node.rest, _Binding(node.lineno))


def _note_assignment(node: ast.Assign | ast.AnnAssign | ast.NamedExpr, scope: _Scope) -> None:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if not isinstance(target, ast.Name):
            continue
        target.ctx = ast.Load()  # noted: not once more as a bare target
        value = node.value
        # `except ImportError: torch = None` takes nothing away, nor does `x: Module`.
        if value is None or (isinstance(value, ast.Constant) and value.value is None):
            continue
        place = scope
        while isinstance(node, ast.NamedExpr) and place.is_comprehension and place.parent:
            place = place.parent
        statement = None if isinstance(node, ast.NamedExpr) else node
        place.bind(target.id, _Binding(node.lineno, value=value), statement)


# -- what a name stands for --------------------------------------------------


def _resolved(
    node: ast.expr, scope: _Scope, scopes: dict[ast.AST, _Scope], left: int
) -> tuple[str, ...]:
    """Follow `a.b().c` down to a name, then put what that stands for back in its place."""
    path: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            path.append("." + node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            module = _imported(node, scope, scopes, left)
            if module:
                return (module + "".join(reversed(path)),)
            path.append("()")
            node = node.func
        elif isinstance(node, ast.Await | ast.NamedExpr):
            node = node.value
        else:
            break
    if not isinstance(node, ast.Name) or left <= 0 or len(path) > _LONGEST:
        return ()
    rest = "".join(reversed(path))
    return tuple(name + rest for name in _looked_up(node, scope, scopes, left))


def _imported(call: ast.Call, scope: _Scope, scopes: dict[ast.AST, _Scope], left: int) -> str:
    """The module that `importlib.import_module("x")` gives."""
    if len(call.args) != 1 or left <= 0 or not isinstance(call.func, ast.Attribute | ast.Name):
        return ""
    [argument] = call.args
    if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
        return ""
    if not _IMPORTERS & set(_resolved(call.func, scope, scopes, left - 1)):
        return ""
    return argument.value


def _looked_up(
    node: ast.Name, scope: _Scope, scopes: dict[ast.AST, _Scope], left: int
) -> tuple[str, ...]:
    looking: _Scope | None = scope.elsewhere.get(node.id, scope)
    stars: list[str] = []
    while looking is not None:
        bindings = looking.bound.get(node.id)
        if bindings:
            return _meaning(node, bindings, looking is scope, looking, scopes, left)
        stars += looking.stars
        looking = looking.enclosing()
    if stars:
        # Any of them may have it, and the builtin may still be meant.
        names = [f"{module}.{node.id}" for module in stars]
        return tuple([*names, f"builtins.{node.id}"] if node.id in _BUILTINS else names)
    return (f"builtins.{node.id}",) if node.id in _BUILTINS else ()


def _meaning(
    node: ast.Name,
    bindings: list[_Binding],
    here: bool,
    scope: _Scope,
    scopes: dict[ast.AST, _Scope],
    left: int,
) -> tuple[str, ...]:
    """What a scope's bindings of a name come to.

    Used in the same scope, the last one before it counts; used in a function, which may
    run at any time, the last of all. Imports that follow each other are alternatives.
    """
    before = [b for b in bindings if b.line <= node.lineno] if here else bindings
    names: dict[str, None] = {}
    for binding in reversed(before or bindings):
        if binding.names:
            names.update(dict.fromkeys(binding.names))
        elif names:
            break
        elif binding.value is None:
            return ()
        elif _base(binding.value) is not node:  # in `x = x.y`, x is what it was before
            return _resolved(binding.value, scopes.get(binding.value, scope), scopes, left - 1)
    return tuple(names)


def _base(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Attribute | ast.Call | ast.Await):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node
