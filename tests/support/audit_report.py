"""A report as `tenpoint audit --format json` writes it, with what a test wants in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

TITLES = (
    "No hard-coded keys, tokens or secrets",
    "`.env` is ignored, `.env.example` is there, no `.env` is in the history",
    "Model files in safe formats only",
    "Checksums are published and true",
    "MCP server permissions are scoped",
    "Dependencies are exact and hashed, and their audit is clean",
    "The container image holds no secrets",
    "Configuration is validated: no raw interpolation, no hidden prompts",
    "Binaries are signed",
    "Every write, request and command leaves an audit log",
)
COMMIT = "19758d8176ff192844b2eaf2e0379dd7d6ad6b46"
Entry = dict[str, object]


def finding(path: str = "agent.py", line: int = 3, **changed: object) -> Entry:
    """One error of point 1; its fingerprint follows from the rest."""
    entry: Entry = {
        "point": 1,
        "rule": "no-hardcoded-keys/provider-key",
        "path": path,
        "line": line,
        "column": 1,
        "end_line": line,
        "end_column": 9,
        "severity": "error",
        "message": "OpenAI key sk-…abc stands in the file",
        "fix": "remove it, revoke it, and load it from the environment",
        **changed,
    }
    return {"fingerprint": f"print of {entry['rule']} in {path}", **entry}


def ignored(path: str = "agent.py", **changed: object) -> Entry:
    return {
        "rule": "no-pickle/pickle-file",
        "path": path,
        "line": 2,
        "reason": "made by our own build",
        "by": "inline",
        **changed,
    }


def attestation(**changed: object) -> Entry:
    return {
        "point": 10,
        "box": None,
        "evidence": "docs/audit.md",
        "fetched": True,
        "by": "Ann Example",
        "on": "2026-01-01",
        "expires": "2026-12-31",
        "counts": True,
        "problem": "",
        **changed,
    }


def scanner(name: str = "pip-audit", **changed: object) -> Entry:
    return {
        "name": name,
        "point": 6,
        "decides": True,
        "reason": "tool-error",
        "detail": "pip-audit answered nonsense",
        **changed,
    }


def document(
    *,
    findings: Sequence[Entry] = (),
    advice: Sequence[Entry] = (),
    states: Mapping[int, Entry] | None = None,
    patterns: Sequence[str] = (),
    **changed: object,
) -> Entry:
    """A whole report: every point passes but those with findings and those in `states`."""
    points = []
    for number, title in enumerate(TITLES, 1):
        count = sum(one["point"] == number for one in findings)
        point: Entry = {
            "point": number,
            "title": title,
            "state": "fail" if count else "pass",
            "reason": None,
            "detail": "",
            "findings": count,
            "looked_for": "no-hardcoded-keys: every file",
            "hooks": ["no-hardcoded-keys"],
            "evidence": None,
        }
        points.append(point | (states or {}).get(number, {}))
    earned = ("pass", "attested", "not_applicable")
    score = sum(point["state"] in earned for point in points)
    verdicts = {10: "ship it", 9: "fix before public release"}
    return {
        "version": 1,
        "name": "agent",
        "commit": COMMIT,
        "score": score,
        "verdict": verdicts.get(score, "do not distribute"),
        "strict": False,
        "exit_code": 1 if findings else 0,
        "points": points,
        "checklist": [],
        "findings": list(findings),
        "advice": list(advice),
        "unread": [],
        "ignored": [],
        "attestations": [],
        "excluded": {"patterns": list(patterns), "files": 0},
        "without": [],
        "scanners": [],
        "notes": [],
        **changed,
    }


def written(**wishes: object) -> bytes:
    """The document as a file's bytes."""
    return json.dumps(document(**wishes)).encode()  # type: ignore[arg-type]
