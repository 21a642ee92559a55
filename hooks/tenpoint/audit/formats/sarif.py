"""SARIF 2.1.0 with the findings of all hooks and scanners in one run."""

from __future__ import annotations

import json

from tenpoint.audit.result import Audit
from tenpoint.kit.configfile import SCANNERS
from tenpoint.kit.explain import page_url
from tenpoint.kit.formats import sarif
from tenpoint.kit.report import Report


def render(audit: Audit) -> str:
    return json.dumps(document(audit), indent=2, ensure_ascii=True) + "\n"


def document(audit: Audit) -> dict[str, object]:
    """The run of all hooks; its properties hold the score."""
    report = Report(
        hook="tenpoint",
        rules={id: rule for run in audit.runs for id, rule in run.hook.rules.items()},
        checked=audit.files,
        findings=sorted((*audit.findings, *audit.advice)),
        unread=list(audit.unread),
        ignored=list(audit.ignored),
    )
    told = sarif.document(report)
    runs = told["runs"]
    assert isinstance(runs, list)
    [run] = runs
    ours = {run.hook.id for run in audit.runs if run.hook.id not in SCANNERS}
    for rule in run["tool"]["driver"]["rules"]:
        if rule["id"].partition("/")[0] not in ours:
            rule["helpUri"] = page_url("tenpoint")  # a scanner has no page of its own
    run["invocations"][0]["exitCode"] = audit.exit_code
    run["properties"] = {
        "score": audit.score.score,
        "verdict": audit.verdict,
        "points": {str(one.point.number): one.judged.state for one in audit.points},
    }
    return told
