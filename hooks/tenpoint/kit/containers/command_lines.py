"""What a container runs, with its places: instructions of Dockerfiles, keys of compose files.

Both know two forms. A text is cut into words by a shell; a list (the JSON form) is executed as it
is. Whoever matches text reads `CommandLine.text`, whoever looks for programs `commands()`, and both
ask `span` where in the file that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.dockerfile import Heredoc, Instruction
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.yaml_nodes import Node
else:
    from tenpoint.kit.light import NamedTuple


class CommandLine(NamedTuple):
    """One thing that is run.

    `words` are those of a list, and then `text` is these words with blanks between; they are
    empty where a shell cuts the text. `span(start, end)` gives the file offsets of
    `text[start:end]`: exact in a Dockerfile up to escapes of JSON, a whole YAML value in a
    compose file.
    """

    text: str
    words: tuple[str, ...]
    span: Callable[[int, int], tuple[int, int]]

    def commands(self) -> Iterator[Command]:
        """Its commands, and those of a script that it gives to a shell; places are in `text`."""
        from tenpoint.kit.parse import shell

        return shell.executed(self.words) if self.words else shell.commands(self.text)


def of_instruction(instruction: Instruction) -> list[CommandLine]:
    """The arguments of RUN, CMD, ENTRYPOINT or HEALTHCHECK, then each heredoc's body.

    Of COPY and ADD they are no command, but have the same two forms.
    """
    line = _of_json if instruction.is_json else _of_text
    return [line(instruction), *map(_of_heredoc, instruction.heredocs)]


def _of_text(instruction: Instruction) -> CommandLine:
    begin = instruction.arguments
    if instruction.keyword == "HEALTHCHECK" and instruction.words:
        begin += len(instruction.words[0].text)  # CMD

    def span(start: int, end: int) -> tuple[int, int]:
        return instruction.place(begin + start), instruction.place(begin + end - 1) + 1

    return CommandLine(instruction.text[begin:], (), span)


def _of_json(instruction: Instruction) -> CommandLine:
    given = instruction.words[1:] if instruction.keyword == "HEALTHCHECK" else instruction.words
    texts = [word.text for word in given]
    number_at = _numbers(texts)

    def place(index: int) -> int:
        number, inside = number_at(index)
        word = given[number]
        return min(word.start + 1 + inside, word.end)  # 1 for the quote

    return CommandLine(
        " ".join(texts), tuple(texts), lambda start, end: (place(start), place(end - 1) + 1)
    )


def _of_heredoc(heredoc: Heredoc) -> CommandLine:
    begin = heredoc.start
    return CommandLine(heredoc.content, (), lambda start, end: (begin + start, begin + end))


def of_node(node: Node) -> CommandLine:
    """The value of `command`, `entrypoint` or a health check's `test` in a compose file.

    A place is that of the item in which the text begins.
    """
    from tenpoint.kit.containers.interpolation import as_shell

    items = node.items if node.kind == "list" else [node]
    is_shell = node.kind != "list" or bool(items and items[0].text == "CMD-SHELL")
    if items and items[0].text in ("CMD", "CMD-SHELL", "NONE"):  # of a health check
        items = items[1:]
    texts = [as_shell(item.text) for item in items]
    number_at = _numbers(texts)

    def span(start: int, _: int) -> tuple[int, int]:
        item = items[number_at(start)[0]]
        return item.start, item.end

    return CommandLine(" ".join(texts), () if is_shell else tuple(texts), span)


def _numbers(texts: Sequence[str]) -> Callable[[int], tuple[int, int]]:
    """For a place in the texts with blanks between: the number of the text, the place in it."""
    from bisect import bisect_right

    starts: list[int] = []
    length = 0
    for text in texts:
        starts.append(length)
        length += len(text) + 1

    def number_at(index: int) -> tuple[int, int]:
        number = max(bisect_right(starts, index) - 1, 0)
        return number, index - starts[number]

    return number_at
