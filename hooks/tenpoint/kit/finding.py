"""What a hook can say (`Rule`), and where it said it (`Finding`)."""

from __future__ import annotations

from tenpoint.kit.secret import Secret, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NamedTuple

    from tenpoint.kit.source import Source

    Severity = Literal["error", "warning"]
else:
    from tenpoint.kit.light import NamedTuple

# A message quotes names out of the checked files; a hostile one must not fill the screen.
_LONGEST_FACT = 200
# A shorter one holds no provider's key, in characters.
_SHORTEST_KEY = 20


class Finding(NamedTuple):
    """One thing wrong at one place; findings sort in reading order.

    Lines and columns count from 1, columns in characters; `end_column` is the column
    after the last character. `commit` is set only by a search through the history.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    fix: str
    end_line: int = 0
    end_column: int = 0
    commit: str = ""


class Rule(NamedTuple):
    """One thing that a hook can say: declared beside the hook, printed by `tenpoint explain`.

    `says` and `fix` are format strings over the facts of a finding; `why`, `bad` and
    `good` teach. A `secret` rule's place in the file is a secret: it is masked wherever
    the line is used.
    """

    id: str
    severity: Severity
    says: str
    fix: str
    why: str = ""
    bad: str = ""
    good: str = ""
    secret: bool = False

    def at(self, source: Source, start: int, end: int | None = None, **facts: object) -> Finding:
        """The finding at the characters `start` to `end` of `source.text`."""
        line, column = source.position(start)
        end_line, end_column = (line, column) if end is None else source.position(end)
        return self.on(source, line, column, end_line=end_line, end_column=end_column, **facts)

    def on(
        self,
        source: Source | str,
        line: int,
        column: int = 1,
        *,
        end_line: int = 0,
        end_column: int = 0,
        **facts: object,
    ) -> Finding:
        """The finding at a line and column that a parser gave; `source` may be a path."""
        words = {name: _quotable(fact) for name, fact in facts.items()}
        return Finding(
            path=source if isinstance(source, str) else source.path,
            line=line,
            column=column,
            rule=self.id,
            severity=self.severity,
            message=self.says.format(**words),
            fix=self.fix.format(**words),
            end_line=end_line or line,
            end_column=end_column or column,
        )


def rule_is(rule: str, named: str) -> bool:
    """Whether a name in an ignore means this rule: the rule itself or its whole hook."""
    return rule == named or rule.startswith(named + "/")


def _quotable(fact: object) -> str:
    if isinstance(fact, Secret):
        return str(fact)
    text = shown(keyless(str(fact)))
    if "://" in text:
        text = without_userinfo(text)
    return text if len(text) <= _LONGEST_FACT else text[: _LONGEST_FACT - 1] + "…"


def keyless(text: str) -> str:
    """A name or a sentence out of a checked file, every provider's key in it masked."""
    if len(text) < _SHORTEST_KEY:
        return text
    from tenpoint.kit.credentials.quoted import without_keys

    return without_keys(text)


def without_userinfo(text: str) -> str:
    """URLs in a quoted fact lose `user:password@`: no hook means to print one."""
    parts = text.split("://")
    for i, part in enumerate(parts[1:], start=1):
        host = part.partition("/")[0]
        if "@" in host:
            parts[i] = "…@" + part[host.rindex("@") + 1 :]
    return "://".join(parts)
