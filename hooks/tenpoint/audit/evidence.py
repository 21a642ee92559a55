"""What can be seen in a tree for the boxes of the checklist: listed with its place, never guessed.

Text is matched with patterns, comment lines and tests left out. A sighting says that something
is there, not that it works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tenpoint.audit.walk import Names
from tenpoint.kit.source import Source

# As many of a kind as a person wants to read; after that nobody searches for more.
ENOUGH = 5


class Sighting(NamedTuple):
    """One thing that was seen, and where; line 0 is the file itself."""

    kind: str
    path: str
    line: int
    what: str


class _Kind(NamedTuple):
    """How to see one kind: in files of these names, words that they must hold, and a pattern.

    Without a pattern a file of that name that is not empty is the sighting. The pattern's
    groups are named for what they show; `words` are searched first, which is far cheaper.
    """

    name: str
    files: tuple[str, ...]
    besides: tuple[str, ...] = ()
    words: tuple[bytes, ...] = ()
    pattern: re.Pattern[str] | None = None
    says: Mapping[str, str] = {}  # never written to


_CODE = tuple(
    f"*.{ending}"
    for ending in [
        "py",
        "ipynb",
        "js",
        "mjs",
        "cjs",
        "ts",
        "tsx",
        "jsx",
        "go",
        "rs",
        "rb",
        "java",
        "kt",
        "cs",
        "php",
        "sh",
    ]
)
_NOT_OURS = (
    "**/test/**", "**/tests/**", "**/docs/**", "**/node_modules/**", "**/vendor/**",
    "test_*", "*_test.*", "*.test.*", "*.spec.*", "conftest.py",
)  # fmt: skip

# A name that says that its value is a secret.
_NAME = r"[A-Za-z0-9_]{0,60}(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)[A-Za-z0-9_]{0,20}"

_SOURCES = re.compile(
    rf"""
    (?P<environment>
        \bos\.(?: environ (?: \.get )? | getenv ) \s{{0,3}} [\[(] \s{{0,3}}
        ["'] {_NAME} ["']
      | \b process\.env (?: \. | \[["'] ) {_NAME}
      | \b (?: os\.Getenv | env::var | System\.getenv | ENV\.fetch ) \( \s{{0,3}}
        ["'] {_NAME} ["']
    )
    | (?P<keyring> \b keyring\.get_(?: password | credential ) \( | ["']keytar["'] )
    | (?P<vault> \b import[ ]hvac \b | \b hvac\.Client \( | ["']node-vault["']
        | hashicorp/vault/api )
    | (?P<aws> ["'](?: secretsmanager | ssm )["'] | @aws-sdk/client-(?: secrets-manager | ssm ) )
    | (?P<google> \b google\.cloud[ ]import[ ]secretmanager | \b SecretManagerServiceClient \b
        | @google-cloud/secret-manager )
    | (?P<azure> \b azure\.keyvault\.secrets \b | @azure/keyvault-secrets )
    | (?P<onepassword> \b onepassword\.client \b | @1password/(?: sdk | connect ) \b
        | \b op[ ]read[ ]["']op:// )
    | (?P<doppler> \b dopplersdk \b | \b doppler[ ]run \b )
    | (?P<infisical> \b infisical_(?: sdk | client ) \b | @infisical/sdk | \b infisical[ ]run \b )
    """,
    re.VERBOSE,
)
_SAYS = {
    "environment": "from the environment",
    "keyring": "from a keyring",
    "vault": "from HashiCorp Vault",
    "aws": "from AWS Secrets Manager or Parameter Store",
    "google": "from Google Secret Manager",
    "azure": "from Azure Key Vault",
    "onepassword": "from 1Password",
    "doppler": "from Doppler",
    "infisical": "from Infisical",
}

_AUDITS = re.compile(
    r"""
    (?P<pip> \b pip-audit \b ) | (?P<npm> \b (?: npm | pnpm | yarn )[ ](?: npm[ ] )? audit \b )
    | (?P<osv> \b osv-scanner\b ) | (?P<trivy> \b trivy \b ) | (?P<grype> \b grype \b )
    | (?P<snyk> \b snyk[ /](?: test | actions ) ) | (?P<safety> \b safety[ ](?: check | scan ) \b )
    | (?P<review> actions/dependency-review-action ) | (?P<uv> \b uv[ ]audit \b )
    | (?P<cargo> \b cargo[ -](?: audit | deny ) \b ) | (?P<go> \b govulncheck \b )
    | (?P<tenpoint> \b tenpoint[ ]audit \b | \b uses:[ ]tenpoint/tenpoint@ )
    """,
    re.VERBOSE,
)
_PERMISSIONS = re.compile(
    r"""
    (?P<aws> "Effect" \s{0,3} : \s{0,3} "Allow" | ^ \s{0,60} -? \s? Effect: [ ]{1,3} ["']?Allow
        | " aws_iam_(?: policy_document | role_policy | policy ) " )
    | (?P<google> " google_[a-z_]{1,40}_iam_(?: member | binding | policy ) " )
    | (?P<azure> " azurerm_role_assignment " )
    | (?P<kubernetes> ^ kind: [ ]{1,3} ["']? (?: Cluster )? Role (?: Binding )? ["']? \s{0,3} $ )
    """,
    re.VERBOSE,
)
_WHOSE = {"aws": "AWS", "google": "Google Cloud", "azure": "Azure", "kubernetes": "Kubernetes"}
_PROXY = re.compile(r"(?P<proxy>\bSECRETS?_PROXY_URL\b|\bagent-vault\b|\bAGENT_VAULT_\w{1,40})")

_KINDS = (
    _Kind(
        "secret-source",
        _CODE,
        _NOT_OURS,
        (
            b"environ", b"getenv", b"process.env", b"os.Getenv", b"env::var", b"ENV.fetch",
            b"keyring", b"keytar", b"hvac", b"vault", b"secretsmanager", b"ssm", b"secrets-manager",
            b"ecret", b"onepassword", b"1password", b"op://", b"doppler", b"infisical",
        ),
        _SOURCES,
        _SAYS,
    ),
    _Kind(
        "cloud-permissions",
        ("*.json", "*.yml", "*.yaml", "*.tf", "*.template"),
        _NOT_OURS,
        (b"Effect", b"_iam_", b"azurerm_role", b"Role"),
        _PERMISSIONS,
        _WHOSE,
    ),
    _Kind(
        "dependency-audit",
        (
            ".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml",
            ".pre-commit-config.yaml", "azure-pipelines.yml", ".circleci/config.yml", "Jenkinsfile",
            "noxfile.py", "tox.ini",
        ),
        (),
        (
            b"audit", b"osv-scanner", b"trivy", b"grype", b"snyk", b"safety", b"dependency-review",
            b"cargo", b"govulncheck", b"tenpoint",
        ),
        _AUDITS,
    ),
    _Kind(
        "update-service",
        (
            ".github/dependabot.yml", ".github/dependabot.yaml", "/renovate.json",
            "/renovate.json5", "/.renovaterc", "/.renovaterc.json", "/.renovaterc.json5",
            ".github/renovate.json", ".github/renovate.json5", ".gitlab/renovate.json",
            ".gitlab/renovate.json5",
        ),
    ),
    _Kind("security-policy", ("/SECURITY.md", ".github/SECURITY.md", "docs/SECURITY.md")),
    _Kind(
        "secrets-proxy",
        (*_CODE, "*.yml", "*.yaml", "*.toml", "*.json", ".env.example"),
        _NOT_OURS,
        (b"_PROXY_URL", b"agent-vault", b"AGENT_VAULT_"),
        _PROXY,
    ),
)  # fmt: skip
KINDS = tuple(kind.name for kind in _KINDS)

_COMMENT = ("#", "//", "*", "--", ";", "<!--")
# Longer lines are generated; nobody reads evidence there.
_LONGEST_LINE = 2000


class Evidence:
    """Shows it every file once; `seen` is what it saw, by kind, in the order of the files."""

    def __init__(self) -> None:
        self.seen: dict[str, list[Sighting]] = {kind.name: [] for kind in _KINDS}
        self._names = {kind.name: Names(kind.files, kind.besides) for kind in _KINDS}

    def wants(self, path: str) -> bool:
        """Whether a file of this name could show something that is still looked for."""
        return any(self._is_open(kind, path) for kind in _KINDS)

    def look(self, source: Source) -> None:
        """Raises `CannotCheck` when the file cannot be read."""
        for kind in _KINDS:
            if self._is_open(kind, source.path):
                room = ENOUGH - len(self.seen[kind.name])
                self.seen[kind.name] += list(_sightings(kind, source))[:room]

    def add(self, seen: Mapping[str, Sequence[Sighting]]) -> None:
        """What somebody else saw in other files."""
        for kind, sightings in seen.items():
            self.seen[kind] = sorted({*self.seen[kind], *sightings})[:ENOUGH]

    def _is_open(self, kind: _Kind, path: str) -> bool:
        return len(self.seen[kind.name]) < ENOUGH and self._names[kind.name].hold(path)


def _sightings(kind: _Kind, source: Source) -> Iterator[Sighting]:
    if kind.pattern is None:
        if source.head(4096).strip():
            yield Sighting(kind.name, source.path, 0, source.name)
        return
    if source.is_binary or source.size > 4 * 1024 * 1024:
        return
    data = source.data
    if not any(word in data for word in kind.words):
        return
    told = set()
    for number, line in enumerate(source.text.splitlines(), start=1):
        text = line.lstrip()
        if text.startswith(_COMMENT) or len(text) > _LONGEST_LINE:
            continue
        found = kind.pattern.search(line)
        if found is not None and found[0] not in told:
            told.add(found[0])
            what = kind.says.get(found.lastgroup or "", found[0].strip())
            yield Sighting(kind.name, source.path, number, what)
