"""`tenpoint scoreboard`: the results of many repositories on one page, the worst first.

It reads what `tenpoint audit --format json --name OWNER/NAME` wrote for each. A result that is
broken, missing or too large is a row of its own and never left out. Exit status: 2 when there
is such a row; else 1 when a point of a repository fails or its score is below --min-score;
else 2 when an audit could not check everything; else 0.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tenpoint.audit.formats.scoreboard import as_json, headline, markdown, text
from tenpoint.audit.results import MOST_BYTES, Scoreboard, collect
from tenpoint.kit.arguments import Parser
from tenpoint.kit.errors import UsageError
from tenpoint.kit.files import write_whole
from tenpoint.kit.finding import keyless
from tenpoint.kit.secret import shown
from tenpoint.kit.source import why

FORMATS = {"text": text, "json": as_json, "markdown": markdown}


def main(argv: Sequence[str]) -> int:
    """Read, judge, print; the exit status."""
    options = _parser().parse_args(argv)
    try:
        expected = _names(options.expect) if options.expect else []
        results = collect(options.results, expected)
        if not results:
            raise UsageError("no result in there: no repository was audited")
        board = Scoreboard(tuple(results), options.min_score)
        told = FORMATS[options.format](board)
        if options.output:
            write_whole(options.output, told.encode("utf-8", "backslashreplace"))
            told = headline(board) + "\n"
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace")
        sys.stdout.write(told)
    except (UsageError, OSError) as problem:
        reason = why(problem) if isinstance(problem, OSError) else str(problem)
        sys.stderr.write(f"tenpoint scoreboard: {shown(keyless(reason))}\n")
        return 2
    return board.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="tenpoint scoreboard",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("results", nargs="+", metavar="RESULT.json", help="results, or folders with *.json in them")
    add("--format", choices=list(FORMATS), default="text", help="how to print it (text)")
    add("--min-score", type=int, choices=range(11), default=0, metavar="N",
        help="exit 1 when a repository scores less")  # fmt: skip
    add("--expect", default="", metavar="FILE", help="names, one a line, that must have a result")
    add("--output", default="", metavar="FILE", help="write it there; one line is still printed")
    return parser


def _names(path: str) -> list[str]:
    """The names in a file, one a line."""
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        text = file.read(MOST_BYTES)
    return [line.strip() for line in text.splitlines() if line.strip()]
