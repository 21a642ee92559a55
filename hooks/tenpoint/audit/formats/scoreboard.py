"""The scoreboard for a person, a program and GitHub; names of repositories are strangers' text."""

from __future__ import annotations

import json
from collections import Counter

from tenpoint.audit.formats.markdown import SIGNS, code, folded, table
from tenpoint.audit.formats.words import STATES
from tenpoint.audit.points import POINTS
from tenpoint.audit.results import Result, Scoreboard
from tenpoint.audit.score import STATES as ORDER
from tenpoint.audit.score import State
from tenpoint.kit.formats.json import as_text
from tenpoint.kit.secret import shown

_MARKS: dict[State, str] = {
    "pass": "+",
    "fail": "!",
    "attested": "a",
    "not_applicable": "-",
    "not_checked": "?",
}
# GitHub shows nothing at all of a step summary above 1024 KiB; other steps may add to it.
MOST_MARKDOWN = 900 * 1024


def headline(board: Scoreboard) -> str:
    """How it stands, in one line."""
    number = len(board.results)
    parts = [f"{number} {'repository' if number == 1 else 'repositories'}"]
    fine = sum(map(board.fine, board.results))
    parts.append("all fine" if fine == number else f"{fine} fine")
    scores = [result.score for result in board.results if result.score is not None]
    failing = sum(score.failed > 0 for score in scores)
    if failing:
        parts.append(f"{failing} with a failed point")
    below = sum(score.score < board.min_score for score in scores)
    if below:
        parts.append(f"{below} below {board.min_score}/10")
    partly = sum(result.score is not None and result.exit_code == 2 for result in board.results)
    if partly:
        parts.append(f"{partly} not checked in full")
    if board.unreadable:
        parts.append(f"{board.unreadable} could not be read")
    return ", ".join(parts)


def _totals(board: Scoreboard) -> list[tuple[State, list[int]]]:
    """For each state, how many repositories are in it at each point."""
    by_point = [
        Counter(result.states[at] for result in board.results if result.states)
        for at in range(len(POINTS))
    ]
    return [(state, [point[state] for point in by_point]) for state in ORDER]


def _told(result: Result) -> str:
    """The verdict, with what a reader must know beside it; or the problem."""
    if result.score is None:
        return f"could not be read: {result.problem}"
    asides = [f"{result.ignored} ignored"] if result.ignored else []
    if result.open:
        asides.append(f"{result.open} could not be checked")
    if result.left_out:
        asides.append(f"{result.left_out} left out")
    if result.strict:
        asides.append("strict")
    return f"{result.verdict} ({', '.join(asides)})" if asides else result.verdict


# -- text --------------------------------------------------------------------


def text(board: Scoreboard) -> str:
    """One line for each repository; columns are as wide as they must be."""
    numbers = [f"{point.number:>3}" for point in POINTS]
    heads = ["score", "".join(numbers), "findings", "not checked", "repository", "verdict"]
    lines = [heads]
    for result in board.results:
        marks = "".join(f"{_MARKS[state]:>3}" for state in result.states)
        score = result.score
        lines.append(
            [
                f"{score.score}/10" if score else "-",
                marks,
                str(result.findings) if score else "",
                str(score.not_checked) if score else "",
                shown(result.name),
                shown(_told(result)),
            ]
        )
    for state, row in _totals(board):
        marks = "".join(f"{number:>3}" for number in row)
        lines.append(["", marks, "", "", f"{STATES[state]} ({_MARKS[state]})", ""])
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    right = (True, False, True, True, False, False)
    made = [
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in lines
    ]
    rule = "  ".join("-" * width for width in widths)
    totals = len(ORDER)
    return "\n".join([made[0], rule, *made[1:-totals], rule, *made[-totals:], "",
                      headline(board)]) + "\n"  # fmt: skip


# -- JSON --------------------------------------------------------------------


def as_json(board: Scoreboard) -> str:
    """For programs: version 1; `problem` is empty for a result that could be read."""
    return json.dumps(document(board), indent=2, ensure_ascii=True) + "\n"


def document(board: Scoreboard) -> dict[str, object]:
    totals = _totals(board)
    return {
        "version": 1,
        "exit_code": board.exit_code,
        "min_score": board.min_score,
        "fine": sum(map(board.fine, board.results)),
        "unreadable": board.unreadable,
        "repositories": [_row(result, fine=board.fine(result)) for result in board.results],
        "points": [
            {
                "point": point.number,
                "title": point.title,
                **{state: row[at] for state, row in totals},
            }
            for at, point in enumerate(POINTS)
        ],
    }


def _row(result: Result, *, fine: bool) -> dict[str, object]:
    score = result.score
    return {
        "name": as_text(result.name),
        "file": as_text(result.file),
        "fine": fine,
        "problem": as_text(result.problem),
        "score": score.score if score else None,
        "verdict": result.verdict,
        "strict": result.strict,
        "verified": score.verified if score else 0,
        "attested": score.attested if score else 0,
        "not_applicable": score.not_applicable if score else 0,
        "failed": score.failed if score else 0,
        "not_checked": score.not_checked if score else 0,
        "states": list(result.states),
        "findings": result.findings,
        "ignored": result.ignored,
        "could_not_be_checked": result.open,
        "left_out": result.left_out,
        "exit_code": result.exit_code,
        "commit": result.commit,
    }


# -- Markdown ----------------------------------------------------------------


def markdown(board: Scoreboard) -> str:
    """For a step summary; what does not fit into one is counted, by whole rows."""
    heads = ["repository", "score", *(str(point.number) for point in POINTS), "findings",
             "not checked", "verdict"]  # fmt: skip
    rows, size = [], 0
    for result in board.results:
        row = _cells(result)
        size += sum(len(cell.encode("utf-8", "backslashreplace")) + 3 for cell in row)
        if size > MOST_MARKDOWN:
            break
        rows.append(row)
    parts = [f"## tenpoint: {headline(board)}", table(heads, rows)]
    if len(rows) < len(board.results):
        parts.append(f"And {len(board.results) - len(rows)} more: the JSON has all of them.")
    totals = [(f"{SIGNS[state]} {STATES[state]}", *map(str, row)) for state, row in _totals(board)]
    parts.append(table(["at point", *(str(point.number) for point in POINTS)], totals))
    titles = "\n".join(f"{point.number}. {point.title}" for point in POINTS)
    parts.append(folded("The ten points", titles))
    return "\n\n".join(parts) + "\n"


def _cells(result: Result) -> list[str]:
    score = result.score
    if score is None:
        return [code(result.name), "–", *[""] * len(POINTS), "", "", code(_told(result))]
    return [
        code(result.name),
        f"{score.score}/10",
        *(SIGNS[state] for state in result.states),
        str(result.findings),
        str(score.not_checked),
        code(_told(result)),
    ]
