"""For programs: one object, keys as promised in the README, version 1."""

from __future__ import annotations

from tenpoint.kit.report import Report


def document(report: Report) -> dict[str, object]:
    """The report as plain values; paths are relative to the root, with `/`."""
    return {
        "version": 1,
        "hook": report.hook,
        "checked": report.checked,
        "binary": report.binary,
        "findings": [
            {
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
            for f, fingerprint in report.findings
        ],
        "unread": [{"path": as_text(u.path), "reason": u.reason} for u in report.unread],
        "ignored": [{**i._asdict(), "path": as_text(i.path)} for i in report.ignored],
        "notes": list(report.notes),
    }


def as_text(path: str) -> str:
    r"""A path as Unicode text: bytes that are not UTF-8 become `\xNN`, the rest stays."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def render(report: Report) -> str:
    import json

    return json.dumps(document(report), indent=2, ensure_ascii=True) + "\n"
