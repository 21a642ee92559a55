"""Python wherever it stands: a file, or a notebook's cells read as one module."""

from __future__ import annotations

from collections.abc import Callable

from tenpoint.kit.errors import CannotCheck

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from typing import NamedTuple

    from tenpoint.kit.finding import Finding, Rule
    from tenpoint.kit.parse.notebook import Shell
    from tenpoint.kit.parse.python_names import Names
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

ENDINGS = (".py", ".pyi", ".pyw", ".ipynb")


Span = tuple[int, int, int, int]  # line, column, end line, end column


class Code(NamedTuple):
    """What was read: the names, where a node stands in the file, the shell lines of a notebook.

    `unread` is the line of a cell that is no Python, 0 when all are; `unparsed` are those
    cells, each with its line and text, for a hook that asks whether they are its business.
    """

    names: Names
    path: str
    span: Callable[[ast.expr | ast.stmt], Span]
    shell: tuple[Shell, ...] = ()
    unread: int = 0
    unparsed: tuple[tuple[int, str], ...] = ()

    def finding(self, rule: Rule, node: ast.expr | ast.stmt, **facts: object) -> Finding:
        """What a rule says of a node, at its place in the file."""
        line, column, end_line, end_column = self.span(node)
        return rule.on(self.path, line, column, end_line=end_line, end_column=end_column, **facts)


def read(source: Source) -> Code:
    """The Python of a file; `CannotCheck` when it cannot be parsed.

    Made for `source.memo(python_code.read)`.
    """
    if source.name.endswith(".ipynb"):
        return _notebook(source)
    from tenpoint.kit.parse import python_names

    names = source.memo(python_names.read)
    return Code(names, source.path, names.place)


def _notebook(source: Source) -> Code:
    """All cells as one module: what one imports, the next one uses."""
    from bisect import bisect_right

    from tenpoint.kit.parse import notebook, python_names

    cells = source.memo(notebook.read)
    texts: list[str] = []
    starts: list[int] = []
    unparsed: list[tuple[int, str]] = []
    line = 1
    for cell in cells:
        text = cell.python
        try:
            python_names.check(text)
        except CannotCheck:
            unparsed.append((source.position(cell.place(1, 0))[0], text))
            text = ""
        texts.append(text)
        starts.append(line)
        line += text.count("\n") + 1
    names = python_names.parse("\n".join(texts))
    # Not the source itself: it keeps this result, and a circle would keep both in memory.
    position = type(source)(source.path, data=source.data).position

    def span(node: ast.expr | ast.stmt) -> Span:
        line, column, end_line, end_column = names.place(node)
        index = bisect_right(starts, line) - 1
        first = starts[index] - 1
        start = cells[index].place(line - first, column - 1)
        end = cells[index].place(end_line - first, end_column - 1)
        return (*position(start), *position(max(start, end)))

    shell = tuple(command for cell in cells for command in cell.shell)
    return Code(names, source.path, span, shell, unparsed[0][0] if unparsed else 0, tuple(unparsed))


def last_name(node: ast.AST) -> str:
    """`c` of `a.b.c`, `f` of `f()`; "" for what has no name."""
    import ast

    if isinstance(node, ast.Call):
        node = node.func
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
