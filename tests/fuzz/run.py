"""Fuzz every parser, every hook and the command line: `make fuzz`.

    python tests/fuzz/run.py --minutes 30
    python tests/fuzz/run.py --minutes 5 yaml "hook no-pickle"
    python tests/fuzz/run.py --replay FOUND_FILE yaml

Each target runs in processes of its own, whose memory and processor time are limited, over a
copy of `hooks/` made at the start. Three engines take their turns: `growth` looks for inputs
whose double takes more than twice the time, `hypothesis` puts the format's words together,
`atheris` follows the coverage. atheris has no wheels for every platform of ours, so it is no
locked dependency: without it the other two run. What is found lies in the folder `--out`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ("growth", "hypothesis", "atheris")
# A child ends by itself; one that does not has hung in code that no signal interrupts.
_GRACE = 90.0


def main() -> int:
    arguments = _arguments()
    if sys.platform == "win32":
        sys.exit("this needs the limits of a POSIX system: Linux, macOS or WSL")
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    copy = out / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    skipped = shutil.ignore_patterns("__pycache__")
    for folder in ("hooks", "action"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=skipped)
    paths = [copy / "hooks", copy / "action", ROOT / "tests"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    environment |= {"PYTHONHASHSEED": "0", "GIT_CONFIG_GLOBAL": os.devnull}
    environment["HYPOTHESIS_STORAGE_DIRECTORY"] = str(out / "hypothesis")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a child for each engine and target
    sys.path[:0] = [str(path) for path in paths]
    sys.dont_write_bytecode = True
    from fuzz.targets import table

    targets = {target.name: target for target in table()}
    unknown = set(arguments.targets) - set(targets)
    if unknown:
        sys.exit(f"no target {', '.join(sorted(unknown))}; there are: {', '.join(targets)}")
    chosen = [targets[name] for name in arguments.targets or targets]
    if arguments.replay:
        return subprocess.call(
            _child(arguments, "replay", chosen[0].name, 0, arguments.replay), env=environment
        )
    engines = [name for name in ENGINES if name in arguments.engines]
    if "atheris" in engines and not _has_atheris(arguments.python):
        engines.remove("atheris")
        sys.stderr.write(
            "atheris is not installed: the other engines run alone. Where it has wheels: make a\n"
            "virtual environment with atheris, hypothesis and what tenpoint needs, then\n"
            "make fuzz FUZZ='--python FOLDER/bin/python'\n"
        )
    # What measures time runs as users run it; atheris puts its counters into our code.
    turns = [[name for name in engines if (name == "atheris") is last] for last in (False, True)]
    whole = sum(target.weight for target in chosen) * sum(map(bool, turns))
    found = 0
    for target in chosen:
        for names in filter(None, turns):
            seconds = arguments.minutes * 60 * target.weight / whole
            result = _turn(arguments, out, environment, ",".join(names), target.name, seconds)
            found += len(result["found"])
            sys.stdout.write(json.dumps(result) + "\n")
            sys.stdout.flush()
            with (out / "results.jsonl").open("a") as file:
                file.write(json.dumps(result) + "\n")
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help="all of them when none is named"
    )
    parser.add_argument("--minutes", type=float, default=10.0, help="for all targets together (10)")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--python", default=sys.executable, help="the interpreter of the children")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "fuzz", help="a folder")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="one input, whole traceback")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def _has_atheris(python: str) -> bool:
    return subprocess.call([python, "-c", "import atheris"], stderr=subprocess.DEVNULL) == 0


def _child(
    arguments: argparse.Namespace, engines: str, target: str, seconds: float, out: Path
) -> list[str]:
    program = str(ROOT / "tests" / "fuzz" / "engines.py")
    return [arguments.python, program, engines, target, str(seconds), str(out), str(arguments.seed)]


def _turn(
    arguments: argparse.Namespace,
    out: Path,
    environment: dict[str, str],
    engines: str,
    target: str,
    seconds: float,
) -> dict[str, Any]:
    """Let the engines work on one target; what came of it."""
    folder = out / target.replace(" ", "-").replace("'", "") / engines.replace(",", "-")
    folder.mkdir(parents=True, exist_ok=True)
    state = folder / "state.json"
    state.unlink(missing_ok=True)
    start = time.monotonic()
    with (folder / "log").open("w") as log:
        child = subprocess.Popen(
            _child(arguments, engines, target, seconds, folder),
            env=environment, stdout=log, stderr=log, cwd=folder,
        )  # fmt: skip
        ended = ""
        try:
            status = child.wait(seconds + _GRACE)
            if status:
                ended = f"process: it ended with status {status}"
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
            ended = f"process: hung for {_GRACE:g} seconds"
    told = json.loads(state.read_text()) if state.exists() else {}
    found = dict(told.get("found", {}))
    if ended:
        found[ended] = str(folder / "current")
    return {
        "target": target,
        "seconds": round(time.monotonic() - start, 1),
        "executions": told.get("executions", {}),
        "worst_ms_per_kib": told.get("worst_ms", 0),
        "found": found,
    }


if __name__ == "__main__":
    raise SystemExit(main())
