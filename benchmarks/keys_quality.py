"""How many planted credentials each scanner finds, and how often it cries wolf.

Every tool scans the same generated corpus (corpus.py) with its own default rules. A credential
counts as found when a finding's lines meet its lines; a file without credentials counts as a false
positive when there is any finding in it. The table goes to the terminal and, for a run of all
tools, to results/keys-quality.md.

    python benchmarks/keys_quality.py [--seed N] [--list KIND] [TOOL ...]

`--list` prints, for each named tool, the missed cases of a kind (ai, provider, generic) or the
false positives (negative): id, context and file, in the corpus folder that is then kept.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import corpus
import peers
from corpus import Label

RESULT = peers.HERE / "results" / "keys-quality.md"
KINDS = ("ai", "provider", "generic")
GOALS = {"ai": ">= 97 %", "provider": ">= 80 %", "generic": ">= 88 %", "negative": "<= 1 %"}


class Outcome(NamedTuple):
    """What one tool made of the corpus."""

    tool: str
    version: str
    missed: list[Label]
    alarms: dict[str, list[str]]  # file without credential -> rules that fired
    elsewhere: int  # findings in a credential's file, on other lines


def judged(tool: peers.Tool, labels: Sequence[Label], folder: Path) -> Outcome:
    """Run one tool over the written corpus and compare with the labels."""
    root = folder / "files"
    found: dict[str, list[peers.Hit]] = defaultdict(list)
    for hit in peers.hits(tool, root, folder):
        place = os.path.normpath(folder / hit.path if hit.path else folder)
        found[os.path.relpath(place, root).replace(os.sep, "/")].append(hit)
    known = {label.path for label in labels}
    stray = [path for path in found if path not in known]
    if stray:
        raise SystemExit(f"{tool.name} reports files that are not in the corpus: {stray[:3]}")
    missed, alarms, elsewhere = [], {}, 0
    for label in labels:
        here = found.get(label.path, [])
        if label.kind == "negative":
            if here:
                alarms[label.path] = sorted({hit.rule for hit in here})
            continue
        meeting = [
            hit
            for hit in here
            if hit.first_line <= label.last_line and hit.last_line >= label.first_line
        ]
        elsewhere += len(here) - len(meeting)
        if not meeting:
            missed.append(label)
    return Outcome(tool.name, tool.version, missed, alarms, elsewhere)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _recall_rows(
    outcomes: Sequence[Outcome], labels: Sequence[Label], by: str, kinds: Sequence[str]
) -> list[list[str]]:
    """A row for each value of `by` (a field of Label): its size and each tool's share found."""
    counted = Counter(getattr(label, by) for label in labels if label.kind in kinds)
    missed = [
        Counter(getattr(label, by) for label in outcome.missed if label.kind in kinds)
        for outcome in outcomes
    ]
    return [
        [name, str(size), *(_share(size - gone[name], size) for gone in missed)]
        for name, size in counted.items()
    ]


def report(outcomes: Sequence[Outcome], labels: Sequence[Label], seed: int) -> str:
    """The whole page in Markdown."""
    tools = [outcome.tool for outcome in outcomes]
    quiet = [label for label in labels if label.kind == "negative"]
    rows = []
    for kind in KINDS:
        size = sum(label.kind == kind for label in labels)
        shares = [
            _share(size - sum(label.kind == kind for label in outcome.missed), size)
            for outcome in outcomes
        ]
        rows.append([f"recall, {kind}", str(size), GOALS[kind], *shares])
    shares = [_share(len(outcome.alarms), len(quiet)) for outcome in outcomes]
    rows.append(["false positives", str(len(quiet)), GOALS["negative"], *shares])
    rows.append(
        ["findings on other lines of a positive", "", "", *(str(o.elsewhere) for o in outcomes)]
    )
    page = [
        "# Quality of key finding\n",
        "Made by `python benchmarks/run.py keys-quality`; the corpus is described in "
        f"`benchmarks/corpus.py` (seed {seed}). Each tool runs with its default rules, and without "
        "asking any provider whether a credential works.\n",
        "tenpoint's rules were tuned on this corpus and the peers' were not, so its column is an "
        "upper bound, most of all for generic credentials: another seed changes the values but "
        "not the templates. Only files that had no part in the tuning measure it fairly.\n",
        "\n".join(f"- {outcome.tool} {outcome.version}" for outcome in outcomes) + "\n",
        _table(["", "files", "goal", *tools], rows),
    ]
    for kind in KINDS:
        page.append(f"## Recall by context: {kind}\n")
        found = _recall_rows(outcomes, labels, "context", (kind,))
        page.append(_table(["context", "files", *tools], sorted(found)))
    page.append("## False positives by family\n")
    sizes = Counter(label.id for label in quiet)
    by_path = {label.path: label.id for label in quiet}
    wrong = [Counter(by_path[path] for path in outcome.alarms) for outcome in outcomes]
    page.append(
        _table(
            ["family", "files", *tools],
            [
                [name, str(size), *(_share(gone[name], size) for gone in wrong)]
                for name, size in sizes.most_common()
            ],
        )
    )
    page.append("## Recall by format\n")
    for kind in KINDS:
        found = _recall_rows(outcomes, labels, "id", (kind,))
        page.append(_table([kind, "files", *tools], sorted(found)))
    return "\n".join(page)


def _listed(outcomes: Sequence[Outcome], labels: Sequence[Label], kind: str, folder: Path) -> None:
    """Print the cases a tool got wrong, for reading."""
    names = {label.path: label.id for label in labels}
    for outcome in outcomes:
        print(f"\n{outcome.tool}: wrong on {kind}, files under {folder / 'files'}")
        if kind == "negative":
            for path, rules in sorted(outcome.alarms.items(), key=lambda item: names[item[0]]):
                print(f"  {names[path]}: {path} [{', '.join(rules)}]")
        for label in sorted(outcome.missed, key=lambda missed: (missed.id, missed.context)):
            if label.kind == kind:
                print(f"  {label.id} in {label.context}: {label.path}:{label.first_line}")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and write the page; the page is only written for a run of all tools."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=corpus.SEED)
    parser.add_argument("--list", dest="listed", choices=(*KINDS, "negative"))
    parser.add_argument("tools", nargs="*", metavar="TOOL", help=", ".join(peers.TOOLS))
    options = parser.parse_args(argv)
    # Outside the repository: tools that honour its .gitignore would skip the corpus.
    folder = Path(tempfile.mkdtemp(prefix="keys-quality-"))
    labels = corpus.write(folder, options.seed)
    outcomes = [judged(tool, labels, folder) for tool in peers.chosen(options.tools)]
    page = report(outcomes, labels, options.seed)
    print(page.partition("## Recall by format")[0])
    if options.listed:
        _listed(outcomes, labels, options.listed, folder)
    else:
        shutil.rmtree(folder)
    if not options.tools and not options.listed:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(page, encoding="utf-8")
        print(f"written to {RESULT}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
