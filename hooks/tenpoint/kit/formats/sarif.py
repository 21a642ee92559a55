"""SARIF 2.1.0, the exchange format that GitHub code scanning and editors read."""

from __future__ import annotations

import os

from tenpoint import __version__
from tenpoint.kit.explain import markdown, page_url
from tenpoint.kit.finding import Rule
from tenpoint.kit.report import Report, Reported

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report) -> str:
    import json

    return json.dumps(document(report), indent=2, ensure_ascii=True) + "\n"


def document(report: Report) -> dict[str, object]:
    """One run with every rule of the hook, found or not."""
    rules = list(report.rules.values())
    index = {rule.id: number for number, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "tenpoint",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "informationUri": page_url(""),
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "ROOT": {"description": {"text": "The root of the repository."}}
                },
                "invocations": [
                    {
                        "executionSuccessful": not report.unread,
                        "exitCode": report.exit_code,
                        "toolExecutionNotifications": [
                            {
                                "level": "error",
                                "message": {"text": reason},
                                "locations": [
                                    {"physicalLocation": {"artifactLocation": _artifact(path)}}
                                ],
                            }
                            for path, reason in report.unread
                        ],
                    }
                ],
                "results": [_result(reported, index) for reported in report.findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, object]:
    hook = rule.id.partition("/")[0]
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.id},
        "fullDescription": {"text": rule.why or rule.id},
        "helpUri": page_url(hook),
        "help": {"text": markdown(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["security", hook], "precision": "very-high"},
    }


def _result(reported: Reported, index: dict[str, int]) -> dict[str, object]:
    finding, fingerprint = reported
    commit = f" (commit {finding.commit[:12]})" if finding.commit else ""
    text = f"{finding.message}{commit}. Fix: {finding.fix}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        # Viewers turn `[text](address)` into a link, even where a file's name says it.
        "message": {"text": text.replace("](", "] (")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(finding.path),
                    "region": {
                        "startLine": finding.line,
                        "startColumn": finding.column,
                        "endLine": finding.end_line,
                        "endColumn": finding.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"tenpoint/v1": fingerprint},
    }


def _artifact(path: str) -> dict[str, str]:
    from urllib.parse import quote_from_bytes

    uri = quote_from_bytes(os.fsencode(path), safe="/")
    if os.path.isabs(path):
        return {"uri": f"file://{uri if uri.startswith('/') else '/' + uri}"}
    return {"uri": uri, "uriBaseId": "ROOT"}
