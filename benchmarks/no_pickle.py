"""`no-pickle` beside picklescan, modelscan and fickling: what they cost, and what they see.

    python benchmarks/no_pickle.py [--rounds N] [FOLDER ...]

Cost is measured over the labelled corpus of the tests (hundreds of tiny files), over a folder of
models of a usual size, made here, and over each FOLDER (without one: a copy of the packages of
this environment, because git ignores the environment itself). The tools take turns; the least CPU
time of the rounds counts, and the ratio to `no-pickle` is what to read. `no-pickle` looks at the
content of every file and parses the code; the peers look at files with certain suffixes.

fickling has no command for folders: it is called in one process for every file that has one of
those suffixes. So is a peer whose command gives up over the folder; it is marked with a star.

Recall is counted on the labelled corpus, file by file. The peers look for imports that are known
to be bad, so the rows that hold a call are counted apart from those that hold a harmless pickle
or another way to run code.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".cache" / "benchmark-models"
PINS = HERE / "requirements-models.txt"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from support import model_bytes as make  # noqa: E402
from support.model_corpus import Row, rows  # noqa: E402  # after the path is set
from tenpoint.kit.models.look import look  # noqa: E402

# One process for a whole list of files: prints a line of JSON for each.
_ASK = """
import json, logging, sys
logging.disable(logging.CRITICAL)
tool, listing = sys.argv[1:]
if tool == "picklescan":
    from picklescan.scanner import scan_file_path
    def ask(path):
        found = scan_file_path(path)
        return found.issues_count > 0, bool(found.scan_err)
elif tool == "modelscan":
    from modelscan.modelscan import ModelScan
    scan = ModelScan()
    def ask(path):
        found = scan.scan(path)
        return found["summary"]["total_issues"] > 0, bool(found["errors"])
else:
    from fickling.analysis import Severity
    from fickling.loader import scan_file
    def ask(path):
        # It calls a file suspicious for being no pickle: only what it read counts.
        found = scan_file(path, graceful=True)
        bad = any(result.severity > Severity.LIKELY_SAFE for result in found.results)
        return bad, bool(found.errors)
for path in open(listing, encoding="utf-8").read().split("\\n"):
    try:
        found, unread = ask(path)
    except Exception:
        found, unread = False, True
    print("@@" + json.dumps([path, found, unread]), flush=True)
"""
_PEERS = ("picklescan", "modelscan", "fickling")
_SUFFIXES = (
    *(".pkl", ".pickle", ".joblib", ".dat", ".data"),
    *(".bin", ".pt", ".pth", ".ckpt", ".npy", ".npz", ".zip", ".h5", ".keras", ".pb"),
)


class Cost(NamedTuple):
    """What one run took: seconds, seconds of all processors, MiB at the highest."""

    wall: float
    cpu: float
    peak: float


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args(argv)
    python = _environment()
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place, "corpus")
        files = _written(corpus)
        folders = [folder.resolve() for folder in arguments.folders]
        if not folders:
            folders = [Path(place, "site-packages")]
            shutil.copytree(sysconfig.get_paths()["purelib"], folders[0], symlinks=True)
        models = Path(place, "models")
        _write_models(models)
        for folder in (corpus, models, *folders):
            _print_costs(python, folder, arguments.rounds, Path(place))
        _print_recall(python, files, Path(place))
    return 0


def _environment() -> Path:
    """The interpreter of the peers' environment, made on first use from the pinned list."""
    python = VENV / "bin" / "python"
    stamp = VENV / PINS.name
    if not stamp.exists() or stamp.read_bytes() != PINS.read_bytes():
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*install, "-r", str(PINS)], check=True)
        stamp.write_bytes(PINS.read_bytes())
    return python


def _written(folder: Path) -> dict[Path, Row]:
    """The corpus as files: each in a folder of its own, under its own name."""
    files = {}
    for number, row in enumerate(rows()):
        path = folder / f"{number:03}" / row.name.rpartition("/")[2]
        path.parent.mkdir(parents=True)
        path.write_bytes(row.data)
        files[path] = row
    return files


def _write_models(folder: Path) -> None:
    """Six of each kind, a few MiB each: what a project keeps in its `models` folder."""
    folder.mkdir()
    chance = random.Random(7)
    for number in range(6):
        tree = [
            {
                "feature": f"f{i}",
                "threshold": chance.random(),
                "value": [chance.random()] * 3,
                "left": i,
            }
            for i in range(20_000)
        ]
        weights = chance.randbytes(8 << 20)
        pickled = pickle.dumps({"trees": tree}, number % 4 + 2)
        parts = {f"m/data/{i}": weights[i << 16 : (i + 1) << 16] for i in range(128)}
        tensors = make.TENSOR_PICKLE[:-1] * 300 + b"."
        (folder / f"forest{number}.pkl").write_bytes(pickled)
        (folder / f"forest{number}.joblib").write_bytes(zlib.compress(pickled, 1))
        (folder / f"net{number}.pt").write_bytes(make.zipped({"m/data.pkl": tensors, **parts}, 0))
        (folder / f"old{number}.pth").write_bytes(make.torch_legacy(tensors) + weights)
        array = make.npy("'<f4'", f"({len(weights) // 4},)", weights)
        (folder / f"x{number}.npy").write_bytes(array)
        (folder / f"x{number}.npz").write_bytes(make.zipped({"x.npy": array}, 0))
        header = {"w": make.tensor(0, len(weights))}
        (folder / f"net{number}.safetensors").write_bytes(make.safetensors(header, weights))
        graph = make.field(5, make.onnx_tensor(raw=weights))
        (folder / f"net{number}.onnx").write_bytes(make.onnx_model(graph))


# -- cost ----------------------------------------------------------------------


def _print_costs(python: Path, folder: Path, rounds: int, place: Path) -> None:
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in paths)
    named = [path for path in paths if path.suffix in _SUFFIXES]
    listing = place / "listing"
    listing.write_text("\n".join(str(path) for path in named), encoding="utf-8")
    alone = {tool: [str(python), "-c", _ASK, tool, str(listing)] for tool in _PEERS}
    commands = {
        "no-pickle": [sys.executable, "-m", "tenpoint.no_pickle", "."],
        "picklescan": [str(python), "-m", "picklescan", "-p", str(folder)],
        "modelscan": [str(python.parent / "modelscan"), "-p", str(folder), "-r", "json"],
        "fickling": alone["fickling"],
    }
    stars = set()
    for name in ("picklescan", "modelscan"):
        _measured(commands[name], folder, place)
        said = "".join((place / name).read_text() for name in ("output.err", "output"))
        if "Traceback (most recent call last)" in said or "\nException: " in said:
            stars.add(name)
            commands[name] = alone[name]
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            cost = _measured(command, folder, place)
            best[name] = min(best.get(name, cost), cost, key=lambda cost: cost.cpu)
    ours = best["no-pickle"]
    print(
        f"\n{folder.name}: {len(paths):,} files, {size / 2**20:,.0f} MiB, "
        f"{len(named):,} with a suffix that the peers look at"
    )
    print(f"{'':12}{'CPU s':>9}{'ratio':>8}{'wall s':>9}{'ratio':>8}{'peak MiB':>10}{'ratio':>8}")
    for name, cost in best.items():
        title = name + "*" * (name in stars)
        print(
            f"{title:12}{cost.cpu:9.2f}{cost.cpu / ours.cpu:8.2f}{cost.wall:9.2f}"
            f"{cost.wall / ours.wall:8.2f}{cost.peak:10.0f}{cost.peak / ours.peak:8.2f}"
        )


def _measured(command: list[str], folder: Path, place: Path) -> Cost:
    result, output = place / "result", place / "output"
    subprocess.run(
        [sys.executable, str(HERE / "measured.py"), str(result), str(output), *command],
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
    code, wall, cpu, peak = result.read_text().split()
    if int(code) not in (0, 1, 2, 3):
        raise SystemExit(f"{command[0]} ended with {code}: {output}.err")
    return Cost(float(wall), float(cpu), float(peak) / 1024)


# -- what they see -------------------------------------------------------------


def _print_recall(python: Path, files: dict[Path, Row], place: Path) -> None:
    listing = place / "listing"
    listing.write_text("\n".join(str(path) for path in files), encoding="utf-8")
    answers = {"no-pickle": {path: _ours(path) for path in files}}
    calls = {
        path for path, row in files.items() if row.label == "stop" and answers["no-pickle"][path][2]
    }
    for tool in _PEERS:
        answers[tool] = _asked(python, tool, listing)
    groups = {
        "a call": calls,
        "other": {p for p, row in files.items() if row.label == "stop"} - calls,
        "pass": {p for p, row in files.items() if row.label == "pass"},
        "unread": {p for p, row in files.items() if row.label == "unread"},
    }
    counts = {name: len(group) for name, group in groups.items()}
    print(
        f"\ncorpus: {counts['a call']} files with a call of os.system, {counts['other']} others to "
        f"stop, {counts['pass']} to pass, {counts['unread']} that cannot be read"
    )
    head = ("calls found", "others found", "stopped wrongly", "unread said")
    print(f"{'':12}" + "".join(f"{title:>17}" for title in head))
    for tool, answer in answers.items():
        stopped = {path for path, said in answer.items() if said[0]}
        silent = {path for path, said in answer.items() if not (said[0] or said[1])}
        numbers = (
            len(groups["a call"] & stopped),
            len(groups["other"] & stopped),
            len(groups["pass"] & stopped),
            len(groups["unread"] - silent),
        )
        print(f"{tool:12}" + "".join(f"{number:>17}" for number in numbers))


def _ours(path: Path) -> tuple[bool, bool, bool]:
    """Whether there is an error, something unread, and a call of `os.system` in it."""
    advice = {"keras", "saved-model", "onnx-domain"}
    data = path.read_bytes()
    found = look(io.BytesIO(data), len(data), path.name)
    errors = [verdict for verdict in found.verdicts if verdict.format not in advice]
    calls = any("posix.system" in verdict.what for verdict in errors)
    return bool(errors), bool(found.problems), calls


def _asked(python: Path, tool: str, listing: Path) -> dict[Path, tuple[bool, bool, bool]]:
    done = subprocess.run(
        [str(python), "-c", _ASK, tool, str(listing)],
        capture_output=True,
        text=True,
        check=True,
    )
    answers = {}
    for line in done.stdout.splitlines():
        if line.startswith("@@"):
            path, found, unread = json.loads(line[2:])
            answers[Path(path)] = (found, unread, False)
    return answers


if __name__ == "__main__":
    raise SystemExit(main())
