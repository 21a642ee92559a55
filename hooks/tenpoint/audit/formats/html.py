"""A page that a person forwards: one file, no script, no network, good on paper too."""

from __future__ import annotations

import re
from html import escape

from tenpoint import __version__
from tenpoint.audit.formats.words import (
    MOST,
    STATES,
    Place,
    Row,
    asides,
    box_seen,
    outside,
    places,
    rows,
    where,
)
from tenpoint.audit.result import Audit, BoxResult
from tenpoint.kit.configfile import SCANNERS
from tenpoint.kit.explain import page_url
from tenpoint.kit.secret import shown

_CODE = re.compile(r"`([^`]*)`")

# The page may load nothing, from anywhere; even a flaw in it could not call out.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2128; --faint: #59636e; --line: #d6dbe1;
  --paper: #fff; --wash: #f5f7f9; --pass: #1a7f37; --fail: #cf222e; --attested: #0a6b8a;
  --not_applicable: #6e7781; --not_checked: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --faint: #9aa4af; --line: #343c46;
  --paper: #0f141a; --wash: #171d25; --pass: #4ac26b; --fail: #ff7b72; --attested: #56c2e6;
  --not_applicable: #8b949e; --not_checked: #e3a73f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
p { margin: .25rem 0; } .faint { color: var(--faint); }
.score { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center;
  margin: 1.5rem 0; padding: 1.1rem 1.4rem; border-left: .5rem solid var(--mark);
  background: var(--wash); }
.score b { font-size: 2.8rem; line-height: 1; white-space: nowrap; }
.score strong { font-size: 1.25rem; }
.bar { display: flex; height: .6rem; gap: 2px; margin: 0 0 1.5rem; }
.bar i { flex: 1; border-radius: 2px; border: 1px solid var(--mark); background: var(--mark); }
.bar i.not_checked, .bar i.not_applicable { background: none; }
code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; font-size: .85rem; color: var(--faint); }
th, td { padding: .55rem .75rem .55rem 0; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
td.number { text-align: right; width: 2.2rem; color: var(--faint); }
td.state, .boxes .state { color: var(--mark); font-weight: 600; white-space: nowrap; }
td.title { width: 24%; } td.seen { width: 28%; } td.next { width: 32%; }
.pass { --mark: var(--pass); } .fail { --mark: var(--fail); } .attested { --mark: var(--attested); }
.not_applicable { --mark: var(--not_applicable); } .not_checked { --mark: var(--not_checked); }
.finding { padding: .7rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.finding p { overflow-wrap: anywhere; }
.place { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9rem; }
.rule { float: right; margin-left: 1rem; }
a { color: inherit; } .boxes { columns: 2; column-gap: 2.5rem; }
.boxes h3 { font-size: .85rem; color: var(--faint); margin: 0 0 .4rem; }
.boxes section { break-inside: avoid; margin-bottom: 1.4rem; }
.boxes p { margin: 0 0 .5rem; font-size: .95rem; line-height: 1.4; }
.boxes small { display: block; color: var(--faint); overflow-wrap: anywhere; }
li { overflow-wrap: anywhere; margin: .2rem 0; }
@media (max-width: 46rem) { .boxes { columns: 1; } thead { display: none; }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: 2rem 1fr; padding: .6rem 0;
    border-bottom: 1px solid var(--line); }
  td { border: 0; padding: .1rem 0; grid-column: 2; }
  td.number { grid-column: 1; grid-row: 1; text-align: left; }
  td.title, td.seen, td.next { width: auto; } td.title { font-weight: 600; } }
@media print { :root { color-scheme: light; --ink: #000; --faint: #444; --line: #bbb; --paper: #fff;
  --wash: #f2f2f2; --pass: #116329; --fail: #a40e26; --attested: #08526b; --not_applicable: #555;
  --not_checked: #6b4600; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  .score, .bar i { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@page { margin: 16mm; }
"""


def render(audit: Audit) -> str:
    """The page; all that comes from the repository is escaped."""
    score = audit.score
    mark = (
        "pass"
        if score.score == 10 and not audit.outside
        else "fail"
        if score.score < 4
        else "not_checked"
    )
    bars = "".join(f'<i class="{result.judged.state}"></i>' for result in audit.points)
    commit = f"commit {_text(audit.commit[:12])}, " if audit.commit else ""
    strict = ", strictly" if audit.strict else ""
    split = "; ".join(filter(None, (str(score).partition(" ")[2].strip("()"), outside(audit))))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{_text(audit.name)}: {score.score}/10</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>Security audit of {_text(audit.name)}</h1>
<p class="faint">{commit}{audit.files} files, {audit.on}, tenpoint {__version__}{strict}</p>
<div class="score {mark}"><b>{score.score}/10</b>
<div><strong>{_text(_sentence(audit.verdict))}</strong>
<p class="faint">{_text(split)}</p></div></div>
<div class="bar" role="presentation">{bars}</div>
<table>
<thead><tr><th></th><th>State</th><th>Point</th><th>What was seen</th>
<th>What to do next</th></tr></thead>
<tbody>
{"".join(map(_row, rows(audit)))}</tbody>
</table>
{_findings(audit)}<h2>Deployment checklist</h2>
<div class="boxes">
{_boxes(audit)}</div>
{_asides(audit)}</main>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(shown(text))


def _prose(text: str) -> str:
    """A sentence of ours with facts of the repository; backticks mean code."""
    return _CODE.sub(r"<code>\1</code>", _text(text))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(row: Row) -> str:
    return (
        f'<tr class="{row.state}"><td class="number">{row.number}</td>'
        f'<td class="state">{STATES[row.state].lower()}</td>'
        f'<td class="title">{_text(row.title)}</td>'
        f'<td class="seen">{_text(row.seen)}</td><td class="next">{_prose(row.next)}</td></tr>\n'
    )


def _findings(audit: Audit) -> str:
    found = places(audit, audit.findings)
    if not found:
        return ""
    more = f"<p>And {len(found) - MOST} more.</p>\n" if len(found) > MOST else ""
    return f"<h2>Findings</h2>\n{''.join(map(_finding, found[:MOST]))}{more}"


def _finding(place: Place) -> str:
    finding = place.first
    rules = ", ".join(
        f'<a href="{_text(page_url(rule.partition("/")[0]))}">{_text(rule)}</a>'
        if rule.partition("/")[0] not in SCANNERS
        else _text(rule)
        for rule in place.rules
    )
    points = ", ".join(str(number) for number in place.points if number)
    return (
        f'<div class="finding"><span class="rule faint">point {points or "–"}: {rules}</span>'
        f'<p class="place">{_text(where(finding))}</p>'
        f"<p>{_prose(_sentence(finding.message))}</p>"
        f'<p class="faint">Fix: {_prose(finding.fix)}</p></div>\n'
    )


def _boxes(audit: Audit) -> str:
    groups: dict[str, list[BoxResult]] = {}
    for result in audit.boxes:
        groups.setdefault(result.box.group, []).append(result)
    return "".join(
        f"<section><h3>{_text(group)}</h3>\n{''.join(map(_box, results))}</section>\n"
        for group, results in groups.items()
    )


def _box(result: BoxResult) -> str:
    told = box_seen(result)
    small = f"<small>{_text(told)}</small>" if told else ""
    state = result.judged.state
    title = result.box.title.replace("`", "")
    return (
        f'<p class="{state}"><span class="state">{STATES[state].lower()}</span> '
        f"{_text(title)}{small}</p>\n"
    )


def _asides(audit: Audit) -> str:
    lines = asides(audit)
    if not lines:
        return ""
    items = "".join(f"<li>{_text(line)}</li>\n" for line in lines)
    return f"<h2>Ignored, attested, not read</h2>\n<ul>\n{items}</ul>\n"
