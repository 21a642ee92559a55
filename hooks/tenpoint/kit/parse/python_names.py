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
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.python_tree import Function, Scope, Tree, parameters
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.source import Source

_BUILTINS = frozenset(dir(builtins))
_IMPORTERS = frozenset(("importlib.import_module", "builtins.__import__"))
# An alias of an alias of an alias: nobody writes more, and a circle has no end.
_FOLLOWED = 8
_LONGEST = 30  # parts of one name
_ALTERNATIVES = 30  # imports of one name after each other
# A tree takes some fifty times the memory of its text.
_LARGEST = 8 * 1024 * 1024
_STEP = 512  # bytes between two marks in a long line

# Python before 3.12 looks for the place of each field from the beginning of its f-string.
_MOST_FIELDS = 10_000
_F_STRING = Pattern(
    r"""\b[rR]?[fF][rR]?(?:\'{3}(?:[^\\]|\\.)*?\'{3}|"{3}(?:[^\\]|\\.)*?"{3}"""
    r"""|'(?:[^'\\\n]|\\.)*+'|"(?:[^"\\\n]|\\.)*+")""",
    re.DOTALL,
)
_LINE_END = re.compile(r"\r\n?|\n")
_SURROGATES = re.compile("[\ud800-\udfff]")


def read(source: Source) -> Names:
    """The names of a file; `CannotCheck` when it is no Python that this Python can parse.

    Made for `source.memo(python_names.read)`, so that several hooks parse a file once.
    """
    return parse(source.text)


def parse(text: str) -> Names:
    """The names of a text; `CannotCheck` as for `read`, and above 8 MiB."""
    import gc

    if len(text) > _LARGEST:
        raise CannotCheck(f"more than {_LARGEST >> 20} MiB of Python: too large to be parsed")

    text = text.removeprefix("\ufeff")
    if not text.isascii():
        # A byte of another encoding came in as a surrogate; any letter keeps the columns right.
        text = _SURROGATES.sub("ÿ", text)
    if sys.version_info < (3, 12) and text.count("{") > _MOST_FIELDS:
        for string in _F_STRING.finditer(text):
            if text.count("{", *string.span()) > _MOST_FIELDS:
                line = text.count("\n", 0, string.start()) + 1
                raise CannotCheck(f"an f-string of more than {_MOST_FIELDS:,} fields", line)
    # Hundreds of thousands of objects come, and no circles among them: looking for some after
    # every thousand takes as long as the parsing.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Names(_parsed(text), text)
    finally:
        if collects:
            gc.enable()


def check(text: str) -> None:
    """`CannotCheck` when a text is no Python, as `parse` has it."""
    _parsed(_SURROGATES.sub("ÿ", text))


def _parsed(text: str) -> ast.Module:
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the checked code, not ours
            return ast.parse(text)
    except SyntaxError as error:
        raise CannotCheck("cannot be parsed as Python", error.lineno or 0) from None
    except (ValueError, RecursionError, MemoryError):  # a NUL, or nesting without end
        raise CannotCheck("cannot be parsed as Python") from None


class Names:
    """A parsed module, and what the names in it stand for."""

    def __init__(self, tree: ast.Module, text: str) -> None:
        self.tree = tree
        self.nodes = Tree(tree)
        self._text = text
        self._lines: list[str] | None = None
        self._marks: dict[int, tuple[bytes, list[int]]] = {}
        self._stars: dict[Scope, list[str]] = {}
        for scope in self.nodes.scopes:
            self._read(scope)
        for scope in self.nodes.scopes:
            for meanings in scope.meanings.values():
                meanings.sort(key=_line_of)

    def every_call(self) -> Iterator[ast.Call]:
        return iter(self.nodes.calls)

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
        if self._lines is None:
            self._lines = _LINE_END.split(self._text)
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        if text.isascii():
            return offset + 1
        if line not in self._marks:  # characters before each 512th byte: lines can be long
            data = text.encode()
            counts = [0]
            for start in range(0, len(data), _STEP):
                counts.append(counts[-1] + _characters(data[start : start + _STEP]))
            self._marks[line] = data, counts
        data, counts = self._marks[line]
        step = min(offset // _STEP, len(counts) - 1)
        return counts[step] + _characters(data[step * _STEP : offset]) + 1

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call whose function has a name, with that name, in no particular order."""
        for node in self.nodes.calls:
            for name in self.of(node.func):
                yield name, node

    # -- what a name stands for --------------------------------------------------

    def of(self, node: ast.expr) -> tuple[str, ...]:
        """The dotted names an expression can stand for: none, or one, or a few.

        Few: `try: import cPickle as pickle` and `except ImportError: import pickle`.
        """
        return self._resolved(node, _FOLLOWED)

    def _resolved(self, node: ast.expr, left: int) -> tuple[str, ...]:
        """Follow `a.b().c` down to a name, then put what that stands for back in its place."""
        path: list[str] = []
        while len(path) <= _LONGEST:
            if isinstance(node, ast.Attribute):
                path.append("." + node.attr)
                node = node.value
            elif isinstance(node, ast.Call):
                module = self._imported(node, left)
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
        names = self._looked_up(node, left)
        if not path:
            return names
        rest = "".join(reversed(path))
        return tuple([name + rest for name in names])

    def _imported(self, call: ast.Call, left: int) -> str:
        """The module that `importlib.import_module("x")` gives."""
        if len(call.args) != 1 or left <= 0:
            return ""
        [argument] = call.args
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            return ""
        # `__import__("importlib").import_module("x")` is the longest way to say it: each call of
        # a long chain would ask for all of the chain before it.
        func: ast.expr = call.func
        if isinstance(func, ast.Attribute):
            if func.attr not in ("import_module", "__import__"):
                return ""
            func = func.value.func if isinstance(func.value, ast.Call) else func.value
            func = func.value if isinstance(func, ast.Attribute) else func
        if not isinstance(func, ast.Name):
            return ""
        if not _IMPORTERS & set(self._resolved(call.func, left - 1)):
            return ""
        return argument.value

    def _looked_up(self, node: ast.Name, left: int) -> tuple[str, ...]:
        place = self.nodes.where.get(node)
        if place is None:
            return ()
        name = node.id
        scope = place[0]
        looking: Scope | None = scope.elsewhere.get(name, scope) if scope.elsewhere else scope
        stars: list[str] = []
        while looking is not None:
            meanings = looking.meanings.get(name)
            if meanings:
                return self._meaning(node, meanings, looking is scope, left)
            if self._stars:
                stars += self._stars.get(looking, ())
            looking = looking.enclosing()
        if stars:
            # Any of them may have it, and the builtin may still be meant.
            names = [f"{module}.{name}" for module in stars]
            return tuple([*names, f"builtins.{name}"] if name in _BUILTINS else names)
        return (f"builtins.{name}",) if name in _BUILTINS else ()

    def _meaning(
        self, node: ast.Name, meanings: list[Meaning], here: bool, left: int
    ) -> tuple[str, ...]:
        """What a scope's bindings of a name come to.

        Used in the same scope, the last one before it counts; used in a function, which may
        run at any time, the last of all. Imports that follow each other are alternatives.
        """
        last = bisect_right(meanings, node.lineno, key=_line_of) if here else len(meanings)
        last = last or len(meanings)
        names: dict[str, None] = {}
        for index in range(last - 1, max(-1, last - 1 - _ALTERNATIVES), -1):
            meaning = meanings[index]
            if meaning.names:
                names.update(dict.fromkeys(meaning.names))
            elif names:
                break
            elif meaning.value is None:
                return ()
            elif _base(meaning.value) is not node:  # in `x = x.y`, x is what it was before
                return self._resolved(meaning.value, left - 1)
        return tuple(names)

    # -- who binds what ----------------------------------------------------------

    def _read(self, scope: Scope) -> None:
        fallbacks: set[ast.AST] = set()  # statements of `except` blocks

        def bind(name: str, meaning: Meaning, statement: ast.AST | None = None) -> None:
            home = scope.elsewhere.get(name, scope) if scope.elsewhere else scope
            known = home.meanings.setdefault(name, [])
            # `except ImportError: x = ...` gives a stand-in: what was imported is still meant.
            if statement in fallbacks and known and _is_imported(known):
                return
            known.append(meaning)

        if isinstance(scope.node, Function | ast.Lambda):
            for argument in parameters(scope.node.args):
                bind(argument.arg, Meaning(argument.lineno))
        for node, _ in scope.binders:
            if isinstance(node, ast.Name):
                bind(node.id, Meaning(node.lineno))
            elif isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
                # `except ImportError: torch = None` takes nothing away, nor does `x: Module`.
                value = node.value
                if value is None or (isinstance(value, ast.Constant) and value.value is None):
                    continue
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Name):
                        bind(target.id, Meaning(node.lineno, value=value), node)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    # import a.b binds a
                    name = alias.name if alias.asname else alias.name.partition(".")[0]
                    bind(alias.asname or name, Meaning(node.lineno, (name,)))
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    known = not node.level and node.module
                    if alias.name != "*":
                        names = (f"{node.module}.{alias.name}",) if known else ()
                        bind(alias.asname or alias.name, Meaning(node.lineno, names))
                    elif known:
                        self._stars.setdefault(scope, []).append(str(node.module))
            elif isinstance(node, Function | ast.ClassDef):
                bind(node.name, Meaning(node.lineno), node)
            elif isinstance(node, ast.With | ast.AsyncWith):
                for item in node.items:
                    if isinstance(item.optional_vars, ast.Name):
                        value = item.context_expr
                        bind(item.optional_vars.id, Meaning(node.lineno, value=value))
            elif isinstance(node, ast.ExceptHandler):
                fallbacks.update(node.body)
                if node.name:
                    bind(node.name, Meaning(node.lineno))
            elif isinstance(node, ast.MatchAs | ast.MatchStar):
                if node.name:
                    bind(node.name, Meaning(node.lineno))
            elif isinstance(node, ast.MatchMapping) and node.rest:
                bind(node.rest, Meaning(node.lineno))


class Meaning(NamedTuple):
    """One place that gives a name its meaning: what was imported, or a value to be followed."""

    line: int
    names: tuple[str, ...] = ()
    value: ast.expr | None = None


def _line_of(meaning: Meaning) -> int:
    return meaning.line


def _is_imported(meanings: list[Meaning]) -> bool:
    """Whether the last few meanings have an import: those stand in the `try` before."""
    return any(meaning.names for meaning in meanings[-_ALTERNATIVES:])


def _characters(data: bytes) -> int:
    """How many characters begin in a piece of UTF-8."""
    return len(data) - sum(map(_CONTINUES.__contains__, data))


_CONTINUES = frozenset(range(0x80, 0xC0))


def _base(node: ast.expr) -> ast.expr:
    """The `a` of `a.b().c`; something else when the way is longer than any name is followed."""
    for _ in range(_LONGEST):
        if not isinstance(node, ast.Attribute | ast.Call | ast.Await):
            break
        node = node.func if isinstance(node, ast.Call) else node.value
    return node
