"""The last job of org-audit.yml: the results of all shards become one scoreboard.

Who is on the list and has no result gets a row that says so: a shard that broke off, or an
artifact that never arrived, cannot make a repository vanish.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from commands import Commands
from install import PACKAGE
from plan import failed, number, repositories
from programs import Done, Failed, environment, run

RESULTS = "ORG_RESULTS"
LEAST = "ORG_MIN_SCORE"
FILE = "ORG_SCOREBOARD"

_SECONDS = 600
# The scoreboard needs nothing but the standard library: this very Python will do.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from tenpoint.__main__ import main; raise SystemExit(main())"
)


def main() -> int:
    """The scoreboard's own exit status; the pages are written whatever it is."""
    commands = Commands(os.environ, sys.stdout)
    try:
        return _write(os.environ, commands)
    except Failed as problem:
        return failed(commands, problem)


def _write(given: Mapping[str, str], commands: Commands) -> int:
    least = number(given, LEAST, "min-score", 0, 10)
    results = os.path.abspath(given[RESULTS])
    os.makedirs(results, exist_ok=True)
    work = tempfile.mkdtemp(prefix="tenpoint-", dir=given.get("RUNNER_TEMP") or None)
    expected = os.path.join(work, "expected")
    Path(expected).write_text("\n".join(repositories(given)), encoding="ascii")

    def scoreboard(format: str) -> Done:
        command = [
            *(sys.executable, "-I", "-B", "-c", _START, PACKAGE, "scoreboard", results),
            *("--expect", expected, "--min-score", str(least), "--format", format),
        ]
        variables = environment(given)
        done = run(command, folder=work, variables=variables, seconds=_SECONDS, ok=(0, 1, 2))
        if not done.output:
            raise Failed(f"no scoreboard: {done.last_words}")
        return done

    commands.step_summary(scoreboard("markdown").output.decode("utf-8"))
    Path(given[FILE]).write_bytes(scoreboard("json").output)
    told = scoreboard("text")
    commands.say(told.output.decode("utf-8"))
    lines = told.output.decode("utf-8").strip().splitlines()
    commands.output("headline", lines[-1])
    return told.status
