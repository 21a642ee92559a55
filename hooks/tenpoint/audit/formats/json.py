"""For programs: one object, version 1. It holds everything that every other format shows."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tenpoint.audit.evidence import Sighting
from tenpoint.audit.formats.badge import endpoint
from tenpoint.audit.result import Audit, BoxResult, PointResult
from tenpoint.kit.formats.json import as_text
from tenpoint.kit.report import Reported


def render(audit: Audit) -> str:
    return json.dumps(document(audit), indent=2, ensure_ascii=True) + "\n"


def document(audit: Audit) -> dict[str, object]:
    """The audit as plain values; paths are relative to the root, with `/`."""
    points_of = {rule: run.hook.point for run in audit.runs for rule in run.hook.rules}
    score = audit.score
    told: dict[str, object] = {
        "version": 1,
        "name": as_text(audit.name),
        "commit": audit.commit,
        "score": score.score,
        "verdict": audit.verdict,
        "strict": audit.strict,
        "exit_code": audit.exit_code,
        "verified": score.verified,
        "attested": score.attested,
        "not_applicable": score.not_applicable,
        "failed": score.failed,
        "not_checked": score.not_checked,
        "outside": audit.outside,
        "points": [_point(result) for result in audit.points],
        "checklist": [_box(result) for result in audit.boxes],
        "findings": _findings(audit.findings, points_of),
        "advice": _findings(audit.advice, points_of),
        "unread": [{"path": as_text(u.path), "reason": u.reason} for u in audit.unread],
        "ignored": [{**i._asdict(), "path": as_text(i.path)} for i in audit.ignored],
        "attestations": [
            {
                "point": word.given.point,
                "box": word.given.box,
                "evidence": word.given.evidence,
                "fetched": word.fetched,
                "by": word.given.by,
                "on": word.given.on.isoformat(),
                "expires": word.given.expires.isoformat(),
                "counts": not word.problem,
                "problem": word.problem,
            }
            for word in audit.words
        ],
        "excluded": {"patterns": list(audit.excluded), "files": audit.excluded_files},
        "without": [
            {"scanner": scanner, "reason": reason} for scanner, reason in audit.without.items()
        ],
        "scanners": [
            {
                "name": run.hook.id,
                "point": run.hook.point,
                "decides": run.deciding,
                "reason": run.reason,
                "detail": run.detail,
            }
            for run in audit.runs
            if run.reason is not None
        ],
        "notes": list(audit.notes),
        "badge": endpoint(audit),
    }
    if audit.stats:
        told["stats"] = [
            {"hook": run.hook.id, "seconds": round(run.seconds, 3), "files": run.files}
            for run in audit.runs
        ]
    return told


def _point(result: PointResult) -> dict[str, object]:
    return {
        "point": result.point.number,
        "title": result.point.title,
        "state": result.judged.state,
        "reason": result.judged.reason,
        "detail": as_text(result.judged.detail),
        "findings": len(result.findings),
        "looked_for": result.looked_for,
        "hooks": list(dict.fromkeys(check.name for check in result.checks)),
        "evidence": str(result.word) if result.word else None,
    }


def _box(result: BoxResult) -> dict[str, object]:
    return {
        "box": result.box.id,
        "group": result.box.group,
        "title": result.box.title,
        "state": result.judged.state,
        "reason": result.judged.reason,
        "detail": as_text(result.judged.detail),
        "findings": result.findings,
        "seen": _sightings(result.seen),
        "hints": _sightings(result.hints),
        "evidence": str(result.word) if result.word else None,
    }


def _sightings(seen: Iterable[Sighting]) -> list[dict[str, object]]:
    return [{"path": as_text(one.path), "line": one.line, "what": one.what} for one in seen]


def _findings(found: Iterable[Reported], points: dict[str, int]) -> list[dict[str, object]]:
    return [
        {
            "point": points.get(f.rule, 0),
            "rule": f.rule,
            "path": as_text(f.path),
            "line": f.line,
            "column": f.column,
            "end_line": f.end_line,
            "end_column": f.end_column,
            "severity": f.severity,
            "message": f.message,
            "fix": f.fix,
            "fingerprint": fingerprint,
            **({"commit": f.commit} if f.commit else {}),
        }
        for f, fingerprint in found
    ]
