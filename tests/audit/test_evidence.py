from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.audit.checklists import BOXES
from tenpoint.audit.evidence import ENOUGH, KINDS, Evidence
from tenpoint.kit import Source


def seen(path: str, text: str) -> list[tuple[str, int, str]]:
    evidence = Evidence()
    if evidence.wants(path):
        evidence.look(Source(path, data=text.encode()))
    return [(one.kind, one.line, one.what) for found in evidence.seen.values() for one in found]


ENV = "from the environment"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.py", 'x\nkey = os.environ["MODEL_API_KEY"]\n', ("secret-source", 2, ENV)),
        ("a.py", "os.getenv('DB_PASSWORD')", ("secret-source", 1, ENV)),
        ("a.py", "os.environ.get( 'TOKEN' )", ("secret-source", 1, ENV)),
        ("a.ts", "const k = process.env.OPENAI_API_KEY;", ("secret-source", 1, ENV)),
        ("a.go", 'os.Getenv("API_TOKEN")', ("secret-source", 1, ENV)),
        ("a.py", "keyring.get_password('x', 'y')", ("secret-source", 1, "from a keyring")),
        ("a.py", "import hvac", ("secret-source", 1, "from HashiCorp Vault")),
        ("a.py", "boto3.client('secretsmanager')",
         ("secret-source", 1, "from AWS Secrets Manager or Parameter Store")),
        ("a.py", "from google.cloud import secretmanager",
         ("secret-source", 1, "from Google Secret Manager")),
        ("a.py", "from azure.keyvault.secrets import SecretClient",
         ("secret-source", 1, "from Azure Key Vault")),
        (".github/workflows/ci.yml", "steps:\n - run: pip-audit -r x\n",
         ("dependency-audit", 2, "pip-audit")),
        (".github/workflows/ci.yml", "- run: npm audit", ("dependency-audit", 1, "npm audit")),
        (".pre-commit-config.yaml", "  - id: pip-audit", ("dependency-audit", 1, "pip-audit")),
        (".github/dependabot.yml", "version: 2", ("update-service", 0, "dependabot.yml")),
        ("iam/policy.json", '{"Effect": "Allow", "Action": "s3:GetObject"}',
         ("cloud-permissions", 1, "AWS")),
        ("main.tf", 'data "aws_iam_policy_document" "x" {', ("cloud-permissions", 1, "AWS")),
        ("main.tf", 'resource "google_project_iam_member" "x" {',
         ("cloud-permissions", 1, "Google Cloud")),
        ("rbac.yaml", "kind: ClusterRole\n", ("cloud-permissions", 1, "Kubernetes")),
        ("renovate.json", "{}", ("update-service", 0, "renovate.json")),
        ("SECURITY.md", "Write to us.", ("security-policy", 0, "SECURITY.md")),
        ("a.py", "url = env['X_SECRETS_PROXY_URL'] or SECRETS_PROXY_URL",
         ("secrets-proxy", 1, "SECRETS_PROXY_URL")),
    ],
)  # fmt: skip
def test_sees(path: str, text: str, expected: tuple[str, int, str]) -> None:
    assert seen(path, text) == [expected]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.py", "os.environ['HOME']", id="no secret by its name"),
        pytest.param("a.py", "# os.environ['API_KEY']", id="a comment"),
        pytest.param("a.js", "// process.env.API_KEY", id="a comment of another language"),
        pytest.param("tests/a.py", "os.environ['API_KEY']", id="a test"),
        pytest.param("test_a.py", "os.environ['API_KEY']", id="a test by its name"),
        pytest.param("README.md", "os.environ['API_KEY']", id="a text about it"),
        pytest.param("a.py", f"{'x' * 3000} os.environ['API_KEY']", id="a generated line"),
        pytest.param(".github/workflows/ci.yml", "# - run: pip-audit", id="switched off"),
        pytest.param("examples/a/.github/workflows/ci.yml", "- run: pip-audit", id="never runs"),
        pytest.param("sub/renovate.json", "{}", id="in a folder where nobody looks for it"),
        pytest.param("SECURITY.md", " \n", id="an empty policy"),
        pytest.param("vendor/x/SECURITY.md", "Write to them.", id="somebody else's policy"),
        pytest.param("a.py", "import hvacuum", id="another name"),
        pytest.param("x.yaml", "kind: RoleModel", id="a role of another kind"),
        pytest.param("x.json", '{"Effect": "Deny"}', id="what is denied"),
        pytest.param("a.bin.py", "\0os.environ['API_KEY']", id="binary"),
    ],
)
def test_sees_nothing(path: str, text: str) -> None:
    assert seen(path, text) == []


def test_stops_when_it_has_seen_enough() -> None:
    evidence = Evidence()
    for number in range(ENOUGH + 3):
        source = Source(f"a{number}.py", data=f"os.environ['KEY_{number}']".encode())
        evidence.look(source)
    assert [one.path for one in evidence.seen["secret-source"]] == [
        f"a{number}.py" for number in range(ENOUGH)
    ]
    assert not evidence.wants("b.go") or evidence.seen["secrets-proxy"] == []


def test_every_kind_that_a_box_asks_for_is_looked_for() -> None:
    asked = {name for box in BOXES for name in (box.evidence, box.hint) if name}
    assert asked == set(KINDS)


def test_the_checklist_has_fifteen_boxes_and_each_can_be_ticked() -> None:
    assert len(BOXES) == 15
    assert len({box.id for box in BOXES}) == 15
    assert all(box.rules or box.evidence or box.word for box in BOXES)
    assert list(dict.fromkeys(box.group for box in BOXES)) == [
        "Secrets",
        "Permissions",
        "Dependencies",
        "Runtime",
    ]


@given(st.text(max_size=300), st.sampled_from(["a.py", ".github/workflows/a.yml", "SECURITY.md"]))
def test_any_text_can_be_looked_at(text: str, path: str) -> None:
    source = Source(path, data=text.encode("utf-8", "surrogatepass"))
    evidence = Evidence()
    evidence.look(source)
    lines = len(text.splitlines())
    for found in evidence.seen.values():
        assert all(one.path == path and 0 <= one.line <= lines for one in found)
