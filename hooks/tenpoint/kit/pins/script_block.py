"""Dependencies that a Python script names in its own comments (PEP 723)."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import from_line
from tenpoint.kit.pins.documents import bounded, parse_toml, place_of_string, strings
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.names import lookalike
from tenpoint.kit.pins.requirement_files import moving_address, tracked_beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.source import Source


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a script."""
    if b"# /// script" not in source.data:
        return
    first, lines = _script_block(source.text)
    if not lines:
        return
    try:
        document = parse_toml("\n".join(line[2:] for line in lines))
    except CannotCheck as problem:
        raise CannotCheck("not valid TOML in the script's block", first + problem.line) from None
    locked = tracked_beside(source, f"{source.name}.lock") is not None
    dependencies = strings(document.get("dependencies"))
    bounded(source, len(dependencies))
    for text in dependencies:
        line, column = place_of_string(source, text, "# /// script")
        try:
            wanted = from_line(text)
        except CannotCheck as problem:
            raise CannotCheck(f"a dependency that is none: {problem.reason}", line) from None
        if known := lookalike(wanted.project):
            yield Loose("lookalike", line, column, {"name": wanted.name, "known": known})
        if locked:
            continue
        rule = moving_address(wanted)
        if rule:
            yield Loose(rule, line, column, {"name": wanted.name, "url": wanted.url})
        elif wanted.kind == "index" and not wanted.exact:
            facts = {"written": text, "script": source.name, "name": wanted.name}
            yield Loose("script-dependency", line, column, facts)


def _script_block(text: str) -> tuple[int, list[str]]:
    """The line of `# /// script` and the comment lines up to its end; none without an end."""
    begin: int | None = None
    held: list[str] = []
    end = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if begin is None:
            if line.rstrip() == "# /// script":
                begin = number
        elif line.rstrip() == "# ///":
            end = len(held)
            held.append(line)
        elif line == "#" or line.startswith("# "):
            held.append(line)
        else:
            break
    return begin or 0, held[:end]
