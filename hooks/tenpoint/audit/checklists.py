"""Both checklists as data: the ten points, and the fifteen boxes to tick before deploying.

A question names the checks that decide it. A hook that is named here and does not exist yet
leaves its question `not_checked`; once its module is there it counts, and nothing in the
audit changes. A hook that names a point and is not listed here counts for that point too.
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """How one of the ten points is decided."""

    hooks: tuple[str, ...]
    scanners: tuple[str, ...] = ()
    may_be_absent: bool = True


QUESTIONS: dict[int, Question] = {
    1: Question(("no-hardcoded-keys", "no-key-logging"), ("trivy-secret",), may_be_absent=False),
    2: Question(("env-ignored",), may_be_absent=False),
    3: Question(("no-pickle",)),
    4: Question(("checksums-published",)),
    5: Question(("mcp-scoped",)),
    6: Question(("pins-exact", "require-hashes"), ("pip-audit", "npm-audit", "trivy-vuln")),
    7: Question(("dockerfile-no-secrets-env",), ("trivy-misconfig", "trivy-image")),
    8: Question(("config-validated", "no-hidden-prompts"), may_be_absent=False),
    9: Question(("binaries-signed",)),
    10: Question(("audit-log",)),
}


class Box(NamedTuple):
    """One box of the deployment checklist, and what ticks it.

    `rules` are the rules of hooks, or whole hooks, that must have found nothing. `evidence` is
    a kind of sighting (`evidence.py`) that there must be; a `hint` is shown and ticks nothing.
    With `word` only a person knows: whatever is seen, it takes an attestation.
    """

    id: str
    group: str
    title: str
    rules: tuple[str, ...] = ()
    evidence: str = ""
    hint: str = ""
    word: str = ""


_SECRETS, _PERMISSIONS, _DEPENDENCIES, _RUNTIME = (
    "Secrets", "Permissions", "Dependencies", "Runtime",
)  # fmt: skip

BOXES = (
    Box(
        "hard-coded-secrets",
        _SECRETS,
        "No secret stands in the code or its history",
        rules=("no-hardcoded-keys",),
    ),
    Box("env-ignored", _SECRETS, "`.env` is ignored by git", rules=("env-ignored",)),
    Box(
        "secrets-loaded",
        _SECRETS,
        "Secrets are loaded from the environment, a keyring or a secret manager",
        evidence="secret-source",
    ),
    Box(
        "rotation",
        _SECRETS,
        "Rotation of every secret is documented",
        word="how often each secret is replaced, and by whom",
    ),
    Box(
        "scoped-iam",
        _PERMISSIONS,
        "Cloud permissions are scoped to what the agent does",
        rules=("least-privilege/iam-wildcard",),
        evidence="cloud-permissions",
    ),
    Box(
        "no-admin",
        _PERMISSIONS,
        "Nothing runs with administrator access",
        rules=("least-privilege/admin-policy",),
        evidence="cloud-permissions",
    ),
    Box(
        "token-scopes",
        _PERMISSIONS,
        "Tokens have the scopes they need and no more",
        rules=(
            "least-privilege/workflow-write-all",
            "least-privilege/workflow-default-token",
            "least-privilege/credentials-in-artifact",
        ),
        word="which scopes each token of the agent has",
    ),
    Box("exact-pins", _DEPENDENCIES, "Every dependency has one version", rules=("pins-exact",)),
    Box("hashes", _DEPENDENCIES, "Every dependency has its hash", rules=("require-hashes",)),
    Box(
        "audits-in-ci",
        _DEPENDENCIES,
        "Dependencies are audited at every change",
        evidence="dependency-audit",
    ),
    Box(
        "alerts",
        _DEPENDENCIES,
        "Somebody is told of new advisories",
        evidence="update-service",
    ),
    Box(
        "secrets-proxy",
        _RUNTIME,
        "The agent reaches its secrets through a vault or a proxy, not by holding them",
        hint="secrets-proxy",
        word="which vault or proxy stands between the agent and its secrets",
    ),
    Box(
        "access-logs",
        _RUNTIME,
        "Every use of a secret is logged, and somebody reads the log",
        word="where the access log is, and who reads it",
    ),
    Box(
        "expiry",
        _RUNTIME,
        "The agent survives a secret that has expired",
        word="what the agent does when a secret has expired",
    ),
    Box(
        "incident-response",
        _RUNTIME,
        "There is a plan for the day a secret leaks",
        evidence="security-policy",
    ),
)

BOX_IDS = tuple(box.id for box in BOXES)
