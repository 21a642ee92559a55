"""The text for people: the page of the run and the comment on the pull request.

Everything that stems from the repository goes through `escape`. What is too long for a
comment is cut by whole rows, and each part always says how many there are in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from compare import Changes
from escape import cells, code, percent, prose, shown
from report import POINTS, Finding, Point, Report
from verdict import Verdict, numbered

# GitHub refuses a comment above 65,536 characters, and shows nothing of a larger page.
COMMENT = 65_000
PAGE = 1024 * 1024 - 4096

PROJECT = "https://github.com/tenpoint/tenpoint"

# A sign for the eye and the word for whoever does not see it.
_SIGNS = {"pass": "✅", "fail": "❌", "attested": "✍️", "not_applicable": "➖", "not_checked": "❓"}
_NEXT = {
    "unreadable": "repair it, then push again",
    "tool-error": "run the job again; if it stays so, run the scanner by hand",
    "tool-missing": "let the Action install it, or run it by hand",
    "offline": "run the job again when the network answers",
    "switched-off": "switch the scanner on in the workflow",
    "baseline": "solve what the baseline lists, or give each entry its reason",
    "no-hook": "nothing yet: a later version checks it",
    "needs-attestation": "attest it in `.tenpoint.toml`, with evidence",
}
_RULE = re.compile(r"[a-z][a-z0-9-]{1,60}/[a-z0-9-]{1,60}")
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")

# So that one row never fills the comment.
_LONG, _SHORT, _STEP, _NAME = 400, 160, 90, 200
_LONGEST_URL = 1000


class Where(NamedTuple):
    """Where the files can be seen; "" for `server` where nothing is to be linked."""

    server: str = ""
    repository: str = ""
    commit: str = ""

    def link(self, path: str, line: int, commit: str = "") -> str:
        """The address of a line at the commit, or "" when there is none that is safe."""
        commit = commit or self.commit
        safe = percent(path)
        if not (self.server and safe and _COMMIT.fullmatch(commit)):
            return ""
        anchor = f"#L{line}" if line else ""
        url = f"{self.server}/{self.repository}/blob/{commit}/{safe}{anchor}"
        return url if len(url) <= _LONGEST_URL else ""


class Row(NamedTuple):
    """Lines that are shown together or not at all; `group` is their heading, shown once."""

    text: str
    group: str = ""


class Part(NamedTuple):
    """A part of the text: what stands before its rows, the rows, and what stands behind."""

    head: str
    rows: tuple[Row, ...] = ()
    tail: str = ""


Size = Callable[[str], int]


def characters(text: str) -> int:
    """As JavaScript and GitHub's database count at most: two for a sign beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def octets(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


def build(
    report: Report,
    changes: Changes,
    verdict: Verdict,
    where: Where,
    *,
    fixed: bool = False,
    limit: int = PAGE,
    size: Size = octets,
) -> str:
    """The whole text; `fixed` when what the comment told before is solved now."""
    parts = [
        Part("\n\n".join(_head(report, changes, verdict, fixed=fixed))),
        Part("\n".join(_table(report, changes))),
        *_findings(report, changes, where),
        *_exceptions(report, changes, where),
        *_not_checked(report),
        Part(_LOCALLY),
    ]
    return fitted(parts, limit, size)


def without_report(why: str, limit: int = PAGE, size: Size = octets) -> str:
    """The text when there is no report at all."""
    head = "## ❓ tenpoint: nothing was checked"
    told = prose(_cut(why.rstrip("."), 4 * _LONG))
    return fitted([Part(f"{head}\n\nThere is no score: {told}."), Part(_LOCALLY)], limit, size)


def short(report: Report, changes: Changes, verdict: Verdict) -> str:
    """The form for a comment that GitHub finds too long all the same."""
    told = _head(report, changes, verdict, fixed=False)
    return "\n\n".join([*told, "The rest stands in the summary of the run.\n"])


# -- fitting -----------------------------------------------------------------


def fitted(parts: Sequence[Part], limit: int, size: Size) -> str:
    """The parts with as many of their rows as fit, cut ones with the number that is missing.

    Every part first gets an equal share, so that a flood of one kind hides no other; what
    is left goes to the parts in their order.
    """
    left = limit - sum(size(part.head + part.tail + _more(len(part.rows))) + 8 for part in parts)
    taken = [0] * len(parts)
    share = left // max(1, sum(bool(part.rows) for part in parts))
    for most in (share, left):
        for i, part in enumerate(parts):
            allowed = min(most, left)
            while taken[i] < len(part.rows):
                cost = size("\n".join(_lines(part.rows, taken[i]))) + 2
                if cost > allowed:
                    break
                taken[i] += 1
                allowed -= cost
                left -= cost
    return "\n\n".join(_shown(part, count) for part, count in zip(parts, taken, strict=True)) + "\n"


def _shown(part: Part, count: int) -> str:
    lines = [line for i in range(count) for line in _lines(part.rows, i)]
    missing = len(part.rows) - count
    pieces = [part.head, "\n".join(lines), _more(missing) if missing else "", part.tail]
    return "\n\n".join(piece for piece in pieces if piece)


def _lines(rows: Sequence[Row], i: int) -> Iterator[str]:
    """A row, its group's heading before the first of a group."""
    row = rows[i]
    if row.group and (i == 0 or rows[i - 1].group != row.group):
        yield f"{row.group}\n" if i == 0 else f"\n{row.group}\n"
    yield row.text


def _more(count: int) -> str:
    return f"… and {count} more: the whole list is in the report of the run." if count else ""


# -- parts -------------------------------------------------------------------


def _head(report: Report, changes: Changes, verdict: Verdict, *, fixed: bool) -> Iterator[str]:
    sign = "🟢🟡🟠🔴"[(report.score < POINTS) + (report.score < 7) + (report.score < 4)]
    n = report.number
    yield (
        f"## {sign} {report.score}/{POINTS}: {prose(_cut(report.verdict, _SHORT))} "
        f"<sub>verified {n('pass')}, attested {n('attested')}, "
        f"not applicable {n('not_applicable')}; "
        f"failed {n('fail')}, not checked {n('not_checked')}</sub>"
    )
    if fixed:
        yield "🎉 **Fixed:** what was reported here before is solved."
    told = (
        f"{'This check passes' if verdict.status == 0 else '**This check fails**'}: {verdict.why}."
    )
    yield f"{told} {_change(report, changes)}"


def _change(report: Report, changes: Changes) -> str:
    """What the pull request does to the findings and the score."""
    if not changes.compared:
        why = prose(_cut(changes.why.rstrip("."), _LONG))
        return f"New and old findings are not told apart: {why}." if why else ""
    solved = f" and solves {changes.solved}" if changes.solved else ""
    old = f"; {len(changes.old)} from before" if changes.old else ""
    sentence = f"This pull request brings {numbered(len(changes.new), 'new finding')}{solved}{old}."
    if changes.was is not None and changes.was != report.score:
        sentence += f" The score was {changes.was}/{POINTS}."
    return sentence


def _table(report: Report, changes: Changes) -> Iterator[str]:
    yield cells("", "point", "state and evidence", "next step")
    yield cells("---", "---", "---", "---")
    for point in report.points:
        found = [one for one in changes.new + changes.old if one.point == point.number]
        new = sum(one.point == point.number for one in changes.new) if changes.compared else 0
        yield cells(
            _SIGNS[point.state],
            f"{point.number}. {prose(_cut(point.title, _SHORT))}",
            _evidence(point, len(found), new),
            _next(point, found),
        )


def _evidence(point: Point, count: int, new: int) -> str:
    """The state, and what it rests on."""
    if point.state == "fail":
        told = f"**fail**: {numbered(count, 'finding')}" + (f", **{new} new**" if new else "")
        return told.replace(" ", "&nbsp;")
    if point.state == "attested":
        return f"**attested**: {prose(_cut(point.evidence, _SHORT))}"
    if point.state == "not_applicable":
        return "**not applicable**: searched, none here"
    if point.state == "not_checked":
        return f"**not checked**: {prose(_cut(point.detail or point.reason, _SHORT))}"
    return f"**pass**: nothing found by {numbered(len(point.hooks), 'check')}"


def _next(point: Point, found: Sequence[Finding]) -> str:
    if point.state == "fail":
        return prose(_beginning(found[0].fix)) if found else "see the report"
    return _NEXT.get(point.reason, "")


def _findings(report: Report, changes: Changes, where: Where) -> Iterator[Part]:
    def rows(found: Sequence[Finding]) -> tuple[Row, ...]:
        """By point; inside each in the report's order."""
        ordered = sorted(found, key=lambda one: one.point or POINTS + 1)
        return tuple(Row(_finding(one, where), _group(report, one.point)) for one in ordered)

    if changes.new:
        new = ", new in this pull request" if changes.compared else ""
        yield Part(f"### {numbered(len(changes.new), 'finding')}{new}", rows(changes.new))
    if changes.old:
        title = f"{numbered(len(changes.old), 'finding')} from before this pull request"
        yield _folded(title, rows(changes.old))
    advice = changes.new_advice + changes.old_advice
    if advice:
        new = f", {len(changes.new_advice)} new" if changes.compared else ""
        yield _folded(f"{numbered(len(advice), 'warning')}{new}: advice", rows(advice))


def _group(report: Report, number: int) -> str:
    """The heading over the findings of a point; 0 is outside of them."""
    if not 1 <= number <= POINTS:
        return "**Outside of the points**"
    return f"**{number}.** {prose(_cut(report.points[number - 1].title, _SHORT))}"


def _finding(one: Finding, where: Where) -> str:
    fix = f"<br>Fix: {prose(_cut(one.fix, _LONG))}" if one.fix else ""
    when = f" in commit {code(one.commit[:12])}" if one.commit else ""
    return (
        f"- {_place(one.path, one.line, where, one.commit)}{when}: "
        f"{prose(_cut(one.message, _LONG))}{fix} <sub>{_rule(one.rule)}</sub>"
    )


def _place(path: str, line: int, where: Where, commit: str = "") -> str:
    name = code(f"{_cut(path, _NAME)}:{line}" if line else _cut(path, _NAME))
    url = where.link(path, line, commit)
    return f"[{name}]({url})" if url else name


def _rule(rule: str) -> str:
    """A rule, linked to the page that says why; a scanner's rules have none."""
    hook = rule.partition("/")[0]
    if not _RULE.fullmatch(rule) or hook.endswith("-audit") or hook.startswith("trivy-"):
        return code(_cut(rule, _NAME))
    return f"[{rule}]({PROJECT}/blob/main/docs/{hook}.md#{rule.replace('/', '')})"


def _exceptions(report: Report, changes: Changes, where: Where) -> Iterator[Part]:
    """What the pull request adds stands open; without a comparison all there is, folded."""
    if changes.compared:
        ignored, excluded, attested = changes.ignored, changes.excluded, changes.attestations
        without = changes.without
    else:
        ignored, excluded, attested = report.ignored, report.excluded, report.attestations
        without = report.without
    rows = [Row(f"- excludes {code(_cut(pattern, _NAME))} from the audit") for pattern in excluded]
    rows += [
        Row(f"- does without {code(_cut(one.scanner, _NAME))}: {prose(_cut(one.reason, _LONG))}")
        for one in without
    ]
    rows += [
        Row(
            f"- attests {prose(_cut(one.subject, _SHORT))} "
            f"until {prose(_cut(one.expires, _SHORT))}: "
            f"{prose(_cut(one.evidence, _NAME))}, by {prose(_cut(one.by, _NAME))}"
            + (f"; it does not count: {prose(_cut(one.problem, _LONG))}" if one.problem else "")
        )
        for one in attested
    ]
    rows += [
        Row(
            f"- ignores {_rule(one.rule)} at {_place(one.path, one.line, where)} "
            f"({prose(_cut(one.by, _SHORT))}): {prose(_cut(one.reason, _LONG))}"
        )
        for one in ignored
    ]
    if not rows:
        return
    if changes.compared:
        title = f"### ⚠️ {numbered(len(rows), 'exception')} added by this pull request"
        yield Part(f"{title}\n\nA reviewer should agree with each of them:", tuple(rows))
    else:
        yield _folded(f"{numbered(len(rows), 'exception')} at work", rows)


def _not_checked(report: Report) -> Iterator[Part]:
    rows = [
        Row(
            f"- point {point.number}: {prose(_cut(point.detail or point.reason, _LONG))} "
            f"<sub>{code(point.reason)}</sub>"
        )
        for point in report.points
        if point.state == "not_checked"
    ]
    rows += [
        Row(
            f"- {prose(_cut(one.name, _NAME))}{'' if one.deciding else ' (a second opinion)'}: "
            f"{prose(_cut(one.detail, _LONG))} <sub>{code(_cut(one.reason, _SHORT))}</sub>"
        )
        for one in report.open
        if not any(
            point.number == one.point and point.detail == one.detail and point.reason
            for point in report.points
        )
    ]
    rows += [
        Row(f"- {code(_cut(one.path, _NAME))}: {prose(_cut(one.reason, _LONG))}")
        for one in report.unread
    ]
    rows += [Row(f"- note: {prose(_cut(note, _LONG))}") for note in report.notes]
    if rows:
        yield _folded(f"What was not checked, and why: {len(rows)}", rows)


def _folded(title: str, rows: Iterable[Row]) -> Part:
    return Part(f"<details><summary>{title}</summary>", tuple(rows), "</details>")


def _cut(text: str, most: int) -> str:
    text = shown(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _beginning(text: str) -> str:
    """As much as keeps a row of the table low; not cut inside a word or a quotation."""
    text = shown(text)
    if len(text) <= _STEP:
        return text
    text = text[:_STEP]
    end = text.rfind("`") if text.count("`") % 2 else text.rfind(" ")
    return f"{text[: max(end, 0)].rstrip(' ,;:(') or text} …"


_LOCALLY = f"""<details><summary>Run it on your machine</summary>

```sh
pipx run --spec "tenpoint[audit] @ git+{PROJECT}" tenpoint audit
tenpoint explain RULE    # why a rule matters, with a bad and a good example
```

</details>"""
