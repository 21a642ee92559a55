"""Run the benchmarks: `python benchmarks/run.py [NAME] [ITS OPTIONS]`.

Each benchmark is a module of this folder with a `main(argv)`; without a name all of them run.
"""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = ("keys-quality", "keys-speed", "no-pickle", "commit-speed", "scale")


def main() -> int:
    """Run the named benchmark with the remaining arguments, or every benchmark with none."""
    wanted = sys.argv[1:2]
    if wanted and wanted[0] not in BENCHMARKS:
        print(f"usage: run.py [{'|'.join(BENCHMARKS)}] [OPTIONS]", file=sys.stderr)
        return 2
    for name in wanted or BENCHMARKS:
        code = importlib.import_module(name.replace("-", "_")).main(sys.argv[2:])
        if code:
            return int(code)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
