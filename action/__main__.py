"""What the Action and org-audit.yml run: `python -I action STEP`.

A folder as the program, because `-I` leaves the folder of a script out of `sys.path` but keeps
one that is itself the program: the modules beside this one are found, and nothing else is.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

# The Action's two steps, and the three jobs of .github/workflows/org-audit.yml.
STEPS = {
    "audit": "audit",
    "publish": "publish",
    "org-plan": "plan",
    "org-shard": "shard",
    "org-scoreboard": "board",
}


def main(arguments: list[str]) -> int:
    """Run one step; its exit status."""
    if len(arguments) != 1 or arguments[0] not in STEPS:
        sys.stderr.write(f"usage: python -I action {'|'.join(STEPS)}\n")
        return 2
    # Python's own choice on Windows knows no `…`; -I switches PYTHONUTF8 off.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    status: int = import_module(STEPS[arguments[0]]).main()
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
