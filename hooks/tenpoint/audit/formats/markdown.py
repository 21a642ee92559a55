"""For pull requests and step summaries: GitHub's Markdown, safe with any file name.

Names, messages and reasons come from the audited repository. Each stands in a code span that
is longer than any run of backticks in it, bars escaped, with nothing that cannot be printed:
so no name is a link, an image, a mention or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tenpoint.audit.formats.words import (
    MOST,
    STATES,
    asides,
    box_seen,
    places,
    rows,
    verdict,
    where,
)
from tenpoint.audit.result import Audit
from tenpoint.audit.score import State
from tenpoint.kit.secret import shown

SIGNS: dict[State, str] = {
    "pass": "✅",
    "fail": "❌",
    "attested": "✍️",
    "not_applicable": "➖",
    "not_checked": "❔",
}
_TICKS = re.compile(r"`+")


def code(text: str) -> str:
    """Any text as a code span that fits into a table's cell."""
    text = shown(text).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) or not text else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def render(audit: Audit) -> str:
    """The report; findings beyond the first hundred are counted, not listed."""
    parts = [
        f"## tenpoint: {verdict(audit)}",
        table(
            ("#", "", "point", "what was seen", "what to do next"),
            (
                (
                    str(row.number),
                    f"{SIGNS[row.state]} {STATES[row.state]}",
                    row.title,
                    code(row.seen),
                    code(row.next) if row.next else "",
                )
                for row in rows(audit)
            ),
        ),
    ]
    found = places(audit, audit.findings)
    if found:
        more = f"\n\nAnd {len(found) - MOST} more." if len(found) > MOST else ""
        parts.append(
            folded(
                f"{len(audit.findings)} findings",
                table(
                    ("place", "what", "fix", "rule"),
                    (
                        (
                            code(where(place.first)),
                            code(place.first.message),
                            code(place.first.fix),
                            code(", ".join(place.rules)),
                        )
                        for place in found[:MOST]
                    ),
                )
                + more,
            )
        )
    boxes = "\n".join(
        f"- {SIGNS[result.judged.state]} {result.box.title}"
        + (f": {code(told)}" if (told := box_seen(result)) else "")
        for result in audit.boxes
    )
    parts.append(folded("Deployment checklist", boxes))
    notes = asides(audit)
    if notes:
        parts.append(folded("Ignored, attested, not read", _list(notes)))
    return "\n\n".join(parts) + "\n"


def folded(title: str, body: str) -> str:
    """A part that is shown when somebody opens it; `title` is our own text."""
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {code(line)}" for line in lines)


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *lines))
