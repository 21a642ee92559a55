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


class Code(NamedTuple):
    """What was read: the names, the finding at a node, the shell lines of a notebook.

    `unread` is the line of a cell that is no Python, 0 when all are; `unparsed` are those
    cells, each with its line and text, for a hook that asks whether they are its business.
    """

    names: Names
    finding: Callable[..., Finding]
    shell: tuple[Shell, ...] = ()
    unread: int = 0
    unparsed: tuple[tuple[int, str], ...] = ()


def read(source: Source) -> Code:
    """The Python of a file; `CannotCheck` when it cannot be parsed.

    Made for `source.memo(python_code.read)`.
    """
    if source.name.endswith(".ipynb"):
        return _notebook(source)
    from tenpoint.kit.parse import python_names

    names = source.memo(python_names.read)

    def finding(rule: Rule, node: ast.expr | ast.stmt, **facts: object) -> Finding:
        line, column, end_line, end_column = names.place(node)
        return rule.on(source, line, column, end_line=end_line, end_column=end_column, **facts)

    return Code(names, finding)


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
            python_names.parse(text)
        except CannotCheck:
            unparsed.append((source.position(cell.place(1, 0))[0], text))
            text = ""
        texts.append(text)
        starts.append(line)
        line += text.count("\n") + 1
    names = python_names.parse("\n".join(texts))

    def finding(rule: Rule, node: ast.expr | ast.stmt, **facts: object) -> Finding:
        line, column, end_line, end_column = names.place(node)
        index = bisect_right(starts, line) - 1
        first = starts[index] - 1
        start = cells[index].place(line - first, column - 1)
        end = cells[index].place(end_line - first, end_column - 1)
        return rule.at(source, start, max(start, end), **facts)

    shell = tuple(command for cell in cells for command in cell.shell)
    return Code(names, finding, shell, unparsed[0][0] if unparsed else 0, tuple(unparsed))
