"""What `least-privilege` says of workflows, policies and roles, and what it lets through."""

from __future__ import annotations

import json
import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint import least_privilege
from tenpoint.kit import CannotCheck, Finding, Source

WORKFLOW = ".github/workflows/ci.yml"


def found(text: str, path: str) -> list[Finding]:
    source = Source(path, data=textwrap.dedent(text).encode())
    return list(least_privilege.check(source))


def rules(text: str, path: str) -> list[str]:
    """The errors, by rule."""
    return [
        finding.rule.removeprefix("least-privilege/")
        for finding in found(text, path)
        if finding.severity == "error"
    ]


def warnings(text: str, path: str) -> list[str]:
    return [
        finding.rule.removeprefix("least-privilege/")
        for finding in found(text, path)
        if finding.severity == "warning"
    ]


# -- workflows -------------------------------------------------------------------------------------

JOB = "{runs-on: x, steps: [{run: make}]}"
OWN = "{runs-on: x, permissions: {contents: read}, steps: [{run: make}]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"on: push\npermissions: write-all\njobs: {{a: {JOB}}}",
                     ["workflow-write-all"], id="write-all"),
        pytest.param("on: push\npermissions: {contents: read}\n"
                     "jobs: {a: {runs-on: x, permissions: write-all, steps: []}}",
                     ["workflow-write-all"], id="write-all of a job"),
        pytest.param("on: push\njobs: {a: {runs-on: x, permissions: 'write-all', steps: []}}",
                     ["workflow-write-all"], id="write-all in quotes"),
        pytest.param(f"on: issue_comment\njobs: {{a: {JOB}}}",
                     ["workflow-default-token"], id="anybody's comment"),
        pytest.param(f"on: [push, pull_request_target]\njobs: {{a: {OWN}, b: {JOB}}}",
                     ["workflow-default-token"], id="one job says nothing"),
        pytest.param(f"on: {{issues: {{types: [opened]}}}}\njobs: {{a: {JOB}}}",
                     ["workflow-default-token"], id="anybody's issue"),
        pytest.param("on: {pull_request_target: {types: [labeled, closed]}}\n"
                     f"jobs: {{a: {JOB}}}",
                     ["workflow-default-token"], id="anybody closes what they opened"),
        pytest.param("on: discussion\njobs: {a: {uses: ./.github/workflows/b.yml}}",
                     ["workflow-default-token"], id="a called workflow gets the default"),
        pytest.param(f"on: [workflow_call, issues]\njobs: {{a: {JOB}}}",
                     ["workflow-default-token"], id="called and started"),
        pytest.param("on: pull_request_target\npermissions: write-all\n"
                     "jobs: {a: {runs-on: x, permissions: write-all}}",
                     ["workflow-write-all", "workflow-write-all"], id="both levels"),
    ],
)  # fmt: skip
def test_a_token_with_too_much(text: str, expected: list[str]) -> None:
    assert rules(text, WORKFLOW) == expected
    assert rules(text, "sub/.github/workflows/x.yaml") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"on: push\npermissions: {{contents: read}}\njobs: {{a: {JOB}}}", id="read"),
        pytest.param(f"on: push\npermissions: {{}}\njobs: {{a: {JOB}}}", id="nothing allowed"),
        pytest.param(f"on: push\npermissions: read-all\njobs: {{a: {JOB}}}", id="read-all"),
        pytest.param(f"on: issues\njobs: {{a: {OWN}, b: {OWN}}}", id="every job says it"),
        pytest.param(f"on: workflow_call\njobs: {{a: {JOB}}}", id="only called"),
        pytest.param(f"on: [workflow_call]\njobs: {{a: {JOB}}}", id="only called, a list"),
        pytest.param(f"on:\n  workflow_call:\n    inputs: {{}}\njobs: {{a: {JOB}}}",
                     id="only called, with inputs"),
        pytest.param("on: issues\njobs: {a: {if: false, runs-on: x, steps: []}}", id="off"),
        pytest.param("on: push\njobs: {a: {if: '${{ false }}', runs-on: x}}", id="off in braces"),
        pytest.param("on: push\npermissions:\n  contents: write\n"
                     f"jobs: {{a: {JOB}}}", id="one thing may be written"),
    ],
)  # fmt: skip
def test_a_token_that_is_scoped(text: str) -> None:
    assert rules(text, WORKFLOW) == []


def test_the_default_token_is_told_at_the_first_job_without_permissions() -> None:
    text = f"on: issues\njobs:\n  ok: {OWN}\n  first: {JOB}\n  next: {JOB}\n"
    [error] = [f for f in found(text, WORKFLOW) if f.severity == "error"]
    assert (error.line, error.column) == (4, 3)
    assert error.message == (
        "anybody can start the jobs first, next (on issues), and nothing says what the token may "
        "do there"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"on: push\njobs: {{a: {JOB}}}", id="nothing"),
        pytest.param(f"on: pull_request\njobs: {{a: {JOB}}}", id="a fork's token only reads"),
        pytest.param(f"on: {{schedule: [{{cron: 0 1 * * *}}]}}\njobs: {{a: {JOB}}}", id="by time"),
        pytest.param(f"on: push\njobs: {{a: {OWN}, b: {JOB}}}", id="one job says nothing"),
        pytest.param(
            f"on: {{pull_request_target: {{types: [labeled]}}}}\njobs: {{a: {JOB}}}",
            id="a member's label",
        ),
        pytest.param(f"on: {{issues: {{types: assigned}}}}\njobs: {{a: {JOB}}}", id="one type"),
        pytest.param(
            f"on: {{workflow_run: {{workflows: [ci]}}}}\njobs: {{a: {JOB}}}",
            id="after another workflow",
        ),
        pytest.param("on: push\njobs: {a: {uses: ./.github/workflows/b.yml}}", id="calls another"),
        pytest.param(f"on: [workflow_call, push]\njobs: {{a: {JOB}}}", id="called and started"),
        pytest.param(
            f"on:\n  workflow_call:\n  workflow_dispatch:\njobs: {{a: {JOB}}}", id="or by hand"
        ),
    ],
)
def test_the_settings_may_be_right(text: str) -> None:
    assert rules(text, WORKFLOW) == []
    assert warnings(text, WORKFLOW) == ["workflow-unstated-token"]


def test_jobs_that_say_it_themselves_leave_the_default_open() -> None:
    assert warnings(f"on: push\njobs: {{a: {OWN}}}", WORKFLOW) == ["workflow-open-default"]
    assert warnings(f"on: push\npermissions: {{}}\njobs: {{a: {OWN}}}", WORKFLOW) == []


def steps(checkout: str, upload: str, *, between: str = "- run: make") -> str:
    return (
        "on: push\npermissions: {contents: read}\njobs:\n  build:\n    runs-on: x\n    steps:\n"
        + textwrap.indent(f"{checkout}\n{between}\n{upload}\n", "    ")
    )


CHECKOUT = "- uses: actions/checkout@v4"
SAFE = "- uses: actions/checkout@v4\n  with: {persist-credentials: false}"
UPLOAD = "- uses: actions/upload-artifact@v4\n  with: {name: x, path: PATH}"


@pytest.mark.parametrize(
    ("checkout", "upload"),
    [
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "."), id="here"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "./"), id="here with a slash"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "'**'"), id="a glob"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "'${{ github.workspace }}'"), id="workspace"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "'${{github.workspace}}/**'"), id="below it"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", ".git"), id="the credentials themselves"),
        pytest.param(CHECKOUT, UPLOAD.replace("{name: x, path: PATH}", "\n    path: |\n      dist\n"
                     "      ."), id="one of several lines"),
        pytest.param(CHECKOUT + "\n  with: {path: src}", UPLOAD.replace("PATH", "src"),
                     id="the checkout's folder"),
        pytest.param(CHECKOUT + "\n  with: {path: a/src}", UPLOAD.replace("PATH", "a"),
                     id="a folder above"),
        pytest.param(CHECKOUT, UPLOAD.replace("@v4", "@v5").replace(
                     "PATH", "., include-hidden-files: true"), id="hidden files too"),
        pytest.param(CHECKOUT, UPLOAD.replace("@v4", "@" + "5a" * 20).replace("PATH", "."),
                     id="by a commit"),
        pytest.param(CHECKOUT + "\n  with: {persist-credentials: true}",
                     UPLOAD.replace("PATH", "."), id="kept on purpose"),
    ],
)  # fmt: skip
def test_credentials_in_an_artifact(checkout: str, upload: str) -> None:
    assert rules(steps(checkout, upload), WORKFLOW) == ["credentials-in-artifact"]
    assert warnings(steps(checkout, upload), WORKFLOW) == []


@pytest.mark.parametrize(
    ("checkout", "upload"),
    [
        pytest.param(SAFE, UPLOAD.replace("PATH", "."), id="not persisted"),
        pytest.param(SAFE, UPLOAD.replace("PATH", "'${{ github.workspace }}'"), id="nor elsewhere"),
        pytest.param("- run: git init", UPLOAD.replace("PATH", "."), id="no checkout"),
        pytest.param(SAFE, "- run: make upload", id="no upload"),
    ],
)
def test_no_credentials_in_an_artifact(checkout: str, upload: str) -> None:
    assert found(steps(checkout, upload), WORKFLOW) == []


@pytest.mark.parametrize(
    ("checkout", "upload"),
    [
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "dist"), id="what was built"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "./dist/*.whl"), id="a glob in a folder"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "/tmp/x"), id="elsewhere"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "'${{ runner.temp }}/x'"), id="a variable"),
        pytest.param(CHECKOUT, UPLOAD.replace("PATH", "., include-hidden-files: false"),
                     id="no hidden files"),
        pytest.param(CHECKOUT, UPLOAD.replace("@v4", "@v4.6.2").replace("PATH", "."),
                     id="no hidden files by the version"),
        pytest.param(CHECKOUT.replace("v4", "v6"), UPLOAD.replace("PATH", "."),
                     id="a checkout that keeps its token elsewhere"),
        pytest.param(CHECKOUT, UPLOAD.replace("{name: x, path: PATH}", "\n    path: |\n      .\n"
                     "      !.git/**"), id="all but .git"),
        pytest.param(CHECKOUT + "\n  with: {path: src}", UPLOAD.replace("PATH", "out"),
                     id="another folder"),
        pytest.param(UPLOAD.replace("PATH", "."), CHECKOUT, id="uploaded before"),
        pytest.param(CHECKOUT, "- run: make", id="a checkout alone"),
    ],
)  # fmt: skip
def test_a_checkout_that_keeps_its_credentials_is_a_warning(checkout: str, upload: str) -> None:
    text = steps(checkout, upload)
    assert rules(text, WORKFLOW) == []
    assert warnings(text, WORKFLOW) == ["checkout-credentials"]


def test_another_job_s_upload_is_none_of_this_checkout() -> None:
    text = steps(CHECKOUT, "- run: make") + (
        "  other:\n    runs-on: x\n    steps:\n    - uses: actions/upload-artifact@v4\n"
        "      with: {path: .}\n"
    )
    assert rules(text, WORKFLOW) == []


# -- AWS policies in JSON --------------------------------------------------------------------------


def policy(*statements: dict[str, object], **fields: object) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)} | fields, indent=1)


def allow(action: object, resource: object = "*", **more: object) -> dict[str, object]:
    return {"Effect": "Allow", "Action": action, "Resource": resource} | more


LOUD = [
    pytest.param(allow("*"), id="everything"),
    pytest.param(allow(["*"]), id="everything in a list"),
    pytest.param(allow("*:*"), id="everything, written out"),
    pytest.param(allow("s3:*"), id="a service"),
    pytest.param(allow(["s3:GetObject", "dynamodb:*"]), id="a service among others"),
    pytest.param(allow("S3:*"), id="a service in capitals"),
    pytest.param(allow("s3:*", ["arn:aws:s3:::a", "*"]), id="one of several resources"),
    pytest.param(allow("s3:*", "arn:aws:s3:::*"), id="every bucket"),
    pytest.param(allow("lambda:*", "arn:aws:lambda:*:*:function:*"), id="every function"),
    pytest.param(allow("iam:PassRole"), id="iam:PassRole"),
    pytest.param(allow("iam:passrole"), id="iam:PassRole in small letters"),
    pytest.param(allow("secretsmanager:GetSecretValue"), id="secretsmanager:GetSecretValue"),
    pytest.param(allow("secretsmanager:Get*"), id="secretsmanager:Get*"),
    pytest.param(allow("kms:Dec?ypt"), id="a sign for one letter"),
    pytest.param(allow("secretsmanager:*e*e*e*e*"), id="many stars"),
    pytest.param(allow("kms:Decrypt"), id="kms:Decrypt"),
    pytest.param(allow("kms:D*"), id="kms:D*"),
    pytest.param(allow("sts:AssumeRole"), id="sts:AssumeRole"),
    pytest.param(allow("kms:Decrypt", "arn:aws:kms:*:*:key/*"), id="every key"),
    pytest.param({"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}, id="NotAction"),
    pytest.param({"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::a"},
                 id="NotResource"),
    pytest.param(allow("*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
                 id="everything under a condition"),
]  # fmt: skip

SILENT = [
    pytest.param(allow("s3:GetObject", "arn:aws:s3:::docs/*"), id="one action on one bucket"),
    pytest.param(allow("s3:*", "arn:aws:s3:::docs/*"), id="a service on one bucket"),
    pytest.param(allow("s3:*", "arn:aws:s3:::docs-*"), id="a service on buckets by name"),
    pytest.param(allow("*", "arn:aws:s3:::docs"), id="everything on one bucket"),
    pytest.param(allow("ec2:Describe*"), id="ec2:Describe* knows no resource"),
    pytest.param(allow(["s3:ListAllMyBuckets", "cloudwatch:PutMetricData"]), id="single actions"),
    pytest.param(allow("ssmmessages:*"), id="a service without resources"),
    pytest.param({"Effect": "Deny", "Action": "*", "Resource": "*"}, id="denied"),
    pytest.param({"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}, id="NotAction denied"),
    pytest.param(allow("iam:PassRole", "arn:aws:iam::123456789012:role/agent"), id="one role"),
    pytest.param(allow("iam:PassRole", Condition={"StringEquals": {
                 "iam:PassedToService": "lambda.amazonaws.com"}}), id="a role for one service"),
    pytest.param(allow("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/*"),
                 id="keys of one account"),
    pytest.param(allow("kms:*", Principal={"AWS": "arn:aws:iam::123456789012:root"}),
                 id="AWS' default key policy"),
    pytest.param({"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
                 "Action": "sts:AssumeRole"}, id="a trust policy"),
    pytest.param(allow("kms:DescribeKey"), id="another action of kms"),
    pytest.param(allow("sts:GetCallerIdentity"), id="another action of sts"),
]  # fmt: skip


@pytest.mark.parametrize("statement", LOUD)
def test_a_policy_with_too_much(statement: dict[str, object]) -> None:
    assert rules(policy(statement), "policy.json") == ["iam-wildcard"]
    assert rules(policy(allow("s3:GetObject", "arn:aws:s3:::a/*"), statement), "a.json") == [
        "iam-wildcard"
    ]


@pytest.mark.parametrize("statement", SILENT)
def test_a_policy_that_is_scoped(statement: dict[str, object]) -> None:
    assert found(policy(statement), "policy.json") == []


def test_a_policy_s_message_and_place() -> None:
    text = policy(allow(["s3:GetObject", "s3:*", "ec2:*", "sqs:*", "sns:*"]))
    [finding] = found(text, "policy.json")
    assert finding.message == "the policy allows s3:*, ec2:*, sqs:* and 1 more on every resource"
    assert (finding.line, finding.column, finding.end_column) == (8, 5, 11)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.json", json.dumps({"Statement": [allow("*")]}), id="no version"),
        pytest.param("a.json", policy(allow("*"), Version="2024-01-01"), id="another version"),
        pytest.param("a.json", '{"Version": "2012-10-17", "rules": ["*"]}', id="no statement"),
        pytest.param("a.json", '{"date": "2012-10-17", "a": [1,}', id="broken, and no policy"),
        pytest.param("tsconfig.json", '{// comment\n"include": ["**/*"],}', id="with comments"),
        pytest.param("boundary.json", policy(allow("*")), id="a boundary by its name"),
        pytest.param("scp-guardrails.json", policy(allow("*")), id="an SCP by its name"),
        pytest.param("a.yaml", "date: 2012-10-17\nStatement: '*'\n", id="YAML of something else"),
        pytest.param("a.yaml", "{{ not yaml }}\n - x: [\n", id="no YAML, and nothing in it"),
    ],
)  # fmt: skip
def test_a_stranger(path: str, text: str) -> None:
    assert found(text, path) == []


def test_a_policy_inside_of_something_else() -> None:
    text = json.dumps({"role": {"policies": [json.loads(policy(allow("*")))]}})
    assert rules(text, "infra.json") == ["iam-wildcard"]
    text = json.dumps({"Version": "2012-10-17", "policy": policy(allow("*"))})
    assert rules(text, "input.json") == ["iam-wildcard"]


# -- Terraform -------------------------------------------------------------------------------------


def document(statement: str, name: str = "x") -> str:
    return f'data "aws_iam_policy_document" "{name}" {{\n  statement {{\n{statement}\n  }}\n}}\n'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(document('actions = ["*"]\nresources = ["*"]'), id="everything"),
        pytest.param(document('effect = "Allow"\nactions = ["s3:*"]\nresources = ["*"]'),
                     id="a service"),
        pytest.param(document('not_actions = ["iam:*"]\nresources = ["*"]'), id="not_actions"),
        pytest.param(document('actions = ["iam:PassRole"]\nresources = ["*"]'), id="PassRole"),
        pytest.param(document('actions = concat(["s3:*"], var.more)\nresources = ["*"]'),
                     id="in a concat"),
        pytest.param('data "aws_iam_policy_document" "x" {\n dynamic "statement" {\n for_each = v\n'
                     ' content {\n actions = ["*"]\n resources = ["*"]\n}\n}\n}',
                     id="a dynamic block"),
        pytest.param('resource "aws_iam_policy" "p" {\n policy = jsonencode({\n'
                     ' Version = "2012-10-17"\n Statement = [{ Effect = "Allow", Action = "*",'
                     ' Resource = "*" }]\n})\n}', id="jsonencode"),
        pytest.param('resource "aws_iam_role" "r" {\n inline_policy {\n policy = jsonencode({\n'
                     ' "Statement" : { "Effect" : "Allow", "Action" : ["sqs:*"], "Resource" : "*" }'
                     '\n})\n}\n}', id="an inline policy"),
        pytest.param('resource "aws_iam_role_policy" "p" {\n policy = <<-EOF\n  '
                     + policy(allow("*")).replace("\n", "\n  ") + "\n  EOF\n}", id="a heredoc"),
        pytest.param('resource "aws_iam_role_policy" "p" {\n policy = <<EOF\n'
                     '{"Version": "2012-10-17", "Statement": [\n'
                     ' {"Effect": "Allow", "Action": "*", "Resource": "*", "Sid": "${var.x}"},\n'
                     ' {"Effect": "Allow", "Action": "a:B", "Resource": ${jsonencode(var.y)}}\n'
                     ']}\nEOF\n}', id="a heredoc with variables"),
        pytest.param('resource "aws_iam_policy" "p" {\n policy = '
                     + json.dumps(json.dumps(json.loads(policy(allow("*"))))) + "\n}",
                     id="a string"),
        pytest.param('module "m" {\n source = "./x"\n policy_statements = {\n a = {'
                     ' effect = "Allow", actions = ["s3:*"], resources = ["*"] }\n }\n}',
                     id="a module's statements"),
    ],
)  # fmt: skip
def test_terraform_with_too_much(text: str) -> None:
    assert rules(text, "main.tf") == ["iam-wildcard"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(document('actions = ["a:Get"]\nresources = ["${var.arn}/*"]'), id="one"),
        pytest.param(document('effect = "Deny"\nactions = ["*"]\nresources = ["*"]'), id="denied"),
        pytest.param(document('actions = ["s3:*"]\nresources = [aws_s3_bucket.x.arn]'), id="ARN"),
        pytest.param(document('actions = ["kms:*"]\nresources = ["*"]\nprincipals {\n'
                     ' type = "AWS"\n identifiers = ["arn:aws:iam::1:root"]\n}'),
                     id="a key policy"),
        pytest.param(document('actions = ["sts:AssumeRole"]\nprincipals {\n type = "Service"\n'
                     ' identifiers = ["lambda.amazonaws.com"]\n}'), id="a trust policy"),
        pytest.param(document('actions = ["iam:PassRole"]\nresources = ["*"]\ncondition {\n'
                     ' test = "StringEquals"\n}'), id="a condition"),
        pytest.param(document('actions = var.actions\nresources = ["*"]'), id="a variable"),
        pytest.param(document('actions = ["*"]\nresources = ["*"]', "permissions_boundary"),
                     id="a boundary"),
        pytest.param('resource "aws_organizations_policy" "p" {\n content = jsonencode({\n'
                     ' Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]\n})\n}',
                     id="an organization's policy"),
        pytest.param('resource "aws_s3_bucket_policy" "p" {\n policy = jsonencode({\n'
                     ' Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:*",'
                     ' Resource = "*" }]\n})\n}', id="a bucket's policy"),
        pytest.param('resource "aws_security_group" "g" {\n ingress {\n protocol = "*"\n }\n}',
                     id="no policy"),
        pytest.param("# actions = [\"*\"]\n# resources = [\"*\"]\n", id="a comment"),
        pytest.param('resource "x" "y" {\n policy = <<EOF\nStatement: ${templated}\nEOF\n}',
                     id="another heredoc"),
    ],
)  # fmt: skip
def test_terraform_that_is_scoped(text: str) -> None:
    assert found(text, "main.tf") == []


def test_terraform_s_places() -> None:
    text = document('    actions = ["a:B", "s3:*"]\n    resources = ["*"]')
    [finding] = found(text, "main.tf")
    assert (finding.line, finding.column, finding.end_column) == (3, 23, 29)
    text = '# é\nresource "a" "b" {\n  policy = <<EOF\n' + policy(allow("*")) + "\nEOF\n}\n"
    [finding] = found(text, "main.tf")
    assert (finding.line, finding.column) == (9, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('resource "aws_iam_role_policy_attachment" "a" {\n'
                     ' policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n}',
                     ["admin-policy"], id="AdministratorAccess"),
        pytest.param('resource "a" "a" {\n policy_arn = '
                     '"arn:${data.aws_partition.c.id}:iam::aws:policy/AdministratorAccess"\n}',
                     ["admin-policy"], id="with a partition"),
        pytest.param('data "aws_iam_policy" "a" {\n name = "AdministratorAccess"\n}',
                     ["admin-policy"], id="by its name"),
        pytest.param('resource "google_project_iam_member" "m" {\n role = "roles/owner"\n}',
                     ["admin-policy"], id="roles/owner"),
        pytest.param('resource "google_project_iam_binding" "m" {\n role = "roles/editor"\n}',
                     ["admin-policy"], id="roles/editor"),
        pytest.param('module "m" {\n roles = ["roles/viewer", "roles/owner"]\n}',
                     ["admin-policy"], id="among roles"),
        pytest.param('resource "kubernetes_cluster_role_binding" "b" {\n role_ref {\n'
                     ' name = "cluster-admin"\n }\n}', ["admin-policy"], id="cluster-admin"),
        pytest.param('resource "kubernetes_cluster_role" "r" {\n rule {\n api_groups = ["*"]\n'
                     ' resources = ["*"]\n verbs = ["*"]\n }\n}', ["admin-policy"],
                     id="a cluster role"),
        pytest.param('resource "a" "a" {\n arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
                     [], id="ReadOnlyAccess"),
        pytest.param('resource "aws_ssoadmin_permission_set" "a" {\n'
                     ' name = "AdministratorAccess"\n}', [], id="a name of one's own"),
        pytest.param('resource "google_project_iam_member" "m" {\n'
                     ' role = "roles/storage.admin"\n}', [], id="an admin of one service"),
        pytest.param('variable "r" {\n description = "not roles/owner"\n}', [], id="a description"),
        pytest.param('resource "kubernetes_role" "r" {\n rule {\n api_groups = ["apps"]\n'
                     ' resources = ["*"]\n verbs = ["*"]\n }\n}', [], id="one group"),
    ],
)  # fmt: skip
def test_admin_policies_in_terraform(text: str, expected: list[str]) -> None:
    assert rules(text, "main.tf") == expected


# -- CloudFormation and serverless -----------------------------------------------------------------

TEMPLATE = """\
    AWSTemplateFormatVersion: "2010-09-09"
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
          ManagedPolicyArns:
            - MANAGED
          Policies:
            - PolicyName: x
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Action: ACTION
                    Resource: RESOURCE
"""
GOOD = {
    "MANAGED": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    "ACTION": "s3:GetObject",
    "RESOURCE": '!Sub "arn:aws:s3:::${Bucket}/*"',
}


def template(**changes: str) -> str:
    text = TEMPLATE
    for word, value in (GOOD | changes).items():
        text = text.replace(word, value)
    return text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="good"),
        pytest.param({"ACTION": "'*'", "RESOURCE": "'*'"}, ["iam-wildcard"], id="everything"),
        pytest.param({"ACTION": "[s3:*]", "RESOURCE": "['*']"}, ["iam-wildcard"], id="a service"),
        pytest.param({"ACTION": "s3:*", "RESOURCE": "!Sub '*'"}, ["iam-wildcard"], id="!Sub '*'"),
        pytest.param({"ACTION": "s3:*", "RESOURCE": "!GetAtt Bucket.Arn"}, [], id="!GetAtt"),
        pytest.param({"ACTION": "s3:*", "RESOURCE": "!If [c, '*', x]"}, [], id="!If is not known"),
        pytest.param({"ACTION": "s3:*", "RESOURCE": "{'Fn::Sub': '*'}"}, [], id="Fn::Sub"),
        pytest.param({"MANAGED": "arn:aws:iam::aws:policy/AdministratorAccess"}, ["admin-policy"],
                     id="AdministratorAccess"),
        pytest.param({"MANAGED": "!Sub 'arn:${AWS::Partition}:iam::aws:"
                                 "policy/AdministratorAccess'"},
                     ["admin-policy"], id="AdministratorAccess with a partition"),
        pytest.param({"MANAGED": "arn:aws:iam::123456789012:policy/AdministratorAccessFor"}, [],
                     id="a policy of one's own"),
    ],
)  # fmt: skip
def test_cloudformation(changes: dict[str, str], expected: list[str]) -> None:
    assert rules(template(**changes), "template.yaml") == expected
    assert rules(template(**changes), "stack.template") == expected


def test_cloudformation_without_a_version() -> None:
    text = template(ACTION="'*'", RESOURCE="'*'").replace(
        "                Version: 2012-10-17\n", ""
    )
    [finding] = found(text, "template.yml")
    assert (finding.line, finding.column) == (16, 25)


def test_cloudformation_in_json() -> None:
    role = {"Type": "AWS::IAM::Policy", "Properties": {"PolicyDocument": {
        "Statement": [allow("*")]}}}  # fmt: skip
    text = json.dumps({"Resources": {"P": role}})
    assert rules(text, "template.json") == ["iam-wildcard"]
    text = json.dumps({"Resources": {"P": role | {"Type": "AWS::Organizations::Policy"}}})
    assert rules(text, "template.json") == []
    text = json.dumps({"Resources": {"TaskBoundary": role}})
    assert rules(text, "template.json") == []


def test_sam_s_policies() -> None:
    text = """\
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Policies:
                - AdministratorAccess
                - Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]
        """
    assert sorted(rules(text, "template.yaml")) == ["admin-policy", "iam-wildcard"]


def test_serverless() -> None:
    text = """\
        service: x
        provider:
          name: aws
          iam:
            role:
              statements:
                - {Effect: Allow, Action: 'dynamodb:*', Resource: '*'}
        functions: {f: {handler: a.b}}
        """
    assert rules(text, "serverless.yml") == ["iam-wildcard"]
    text = "provider:\n  iamRoleStatements:\n    - {Effect: Allow, Action: ['*'], Resource: '*'}\n"
    assert rules(text, "serverless.yml") == ["iam-wildcard"]


def test_a_managed_policy_that_is_only_named_is_not_attached() -> None:
    # As in AWS Config's list of its own rules.
    parameter = {"Name": "policyArns", "Default": "arn:aws:iam::aws:policy/AdministratorAccess"}
    text = json.dumps({"Type": "AWS::Config::ConfigRule", "Parameters": [parameter]})
    assert found(text, "rules.json") == []
    text = template(MANAGED="x") + (
        "              Condition: {ArnEquals: {'iam:PolicyARN': "
        "'arn:aws:iam::aws:policy/AdministratorAccess'}}\n"
    )
    assert rules(text, "template.yaml") == []
    text = 'variable "v" {\n default = "arn:aws:iam::aws:policy/AdministratorAccess"\n}'
    assert found(text, "main.tf") == []


def test_power_user_is_a_warning() -> None:
    text = template(MANAGED="arn:aws:iam::aws:policy/PowerUserAccess")
    assert rules(text, "template.yaml") == []
    assert warnings(text, "template.yaml") == ["power-user"]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("p.json", '{"bindings": [{"role": "roles/owner", "members": ["x"]}]}',
                     ["admin-policy"], id="Google Cloud's bindings"),
        pytest.param("p.yaml", "bindings:\n- members: [x]\n  role: roles/editor\n",
                     ["admin-policy"], id="the same in YAML"),
        pytest.param("p.yaml", "kind: IAMPolicyMember\nspec: {member: x, role: roles/owner}\n",
                     ["admin-policy"], id="Config Connector"),
        pytest.param("p.json", '{"a": [{"role": "roles/viewer", "members": ["roles/owner"]}]}',
                     [], id="a viewer"),
        pytest.param("p.json", '{"text": "roles/owner", "members": []}', [], id="something else"),
    ],
)  # fmt: skip
def test_google_cloud(path: str, text: str, expected: list[str]) -> None:
    assert rules(text, path) == expected


# -- Kubernetes ------------------------------------------------------------------------------------

ROLE = """\
apiVersion: rbac.authorization.k8s.io/v1
kind: {kind}
metadata: {{name: x}}
rules:
- apiGroups: {groups}
  resources: {resources}
  verbs: {verbs}
"""
BINDING = """\
apiVersion: rbac.authorization.k8s.io/v1
kind: {kind}
metadata: {{name: x}}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {role}}}
subjects: [{{kind: ServiceAccount, name: agent}}]
"""
STAR = "['*']"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ROLE.format(kind="ClusterRole", groups=STAR, resources=STAR, verbs=STAR),
                     ["admin-policy"], id="everything"),
        pytest.param(ROLE.format(kind="ClusterRole", groups='[""]', resources=STAR, verbs=STAR),
                     ["admin-policy"], id="everything of the core"),
        pytest.param(BINDING.format(kind="ClusterRoleBinding", role="cluster-admin"),
                     ["admin-policy"], id="cluster-admin"),
        pytest.param(BINDING.format(kind="RoleBinding", role="cluster-admin"), ["admin-policy"],
                     id="cluster-admin of a namespace"),
        pytest.param("a: 1\n---\n"
                     + BINDING.format(kind="ClusterRoleBinding", role="cluster-admin"),
                     ["admin-policy"], id="the second document"),
        pytest.param(ROLE.format(kind="ClusterRole", groups="[apps.example]", resources=STAR,
                     verbs=STAR), [], id="a group of one's own"),
        pytest.param(ROLE.format(kind="ClusterRole", groups=STAR, resources=STAR, verbs="[get]"),
                     [], id="everything may be read"),
        pytest.param(ROLE.format(kind="ClusterRole", groups='[""]', resources="[pods]", verbs=STAR),
                     [], id="every verb on pods"),
        pytest.param(BINDING.format(kind="ClusterRoleBinding", role="view"), [], id="view"),
        pytest.param("name: cluster-admin\nroleRef: x\n", [], id="a word somewhere"),
    ],
)  # fmt: skip
def test_kubernetes(text: str, expected: list[str]) -> None:
    assert rules(text, "deploy/rbac.yaml") == expected


def test_a_role_for_everything_in_a_namespace_is_a_warning() -> None:
    text = ROLE.format(kind="Role", groups=STAR, resources=STAR, verbs=STAR)
    assert (rules(text, "r.yaml"), warnings(text, "r.yaml")) == ([], ["namespace-admin"])


def test_helm_is_read_as_far_as_it_is_yaml() -> None:
    text = (
        "{{- if .Values.rbac }}\n"
        + BINDING.format(kind="ClusterRoleBinding", role="cluster-admin").replace(
            "name: x", "name: {{ .Release.Name }}"
        )
        + "{{- end }}\n"
    )
    [finding] = found(text, "chart/templates/rbac.yaml")
    assert (finding.line, finding.rule) == (5, "least-privilege/admin-policy")
    other = text.replace("cluster-admin", "view")
    assert found(other, "chart/templates/rbac.yaml") == []


JINJA = """\
{% if cookiecutter.cloud == "aws" %}
resource "aws_iam_role_policy_attachment" "{{ cookiecutter.name }}" {
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" {# one line #}
}
{%- endif %}
"""


def test_jinja_is_read_as_far_as_it_is_terraform_or_yaml() -> None:
    assert found(JINJA, "main.tf") == []
    [finding] = found(JINJA.replace("ReadOnly", "Administrator"), "main.tf")
    assert (finding.line, finding.rule) == (3, "least-privilege/admin-policy")
    text = (
        "on: issues\n{% if x %}\njobs:\n  a:\n    runs-on: {% raw %}${{ matrix.os }}{% endraw %}\n"
        "{% endif %}\n"
    )
    [finding] = found(text, WORKFLOW)
    assert (finding.line, finding.rule) == (4, "least-privilege/workflow-default-token")


def test_kubernetes_in_json() -> None:
    text = json.dumps({"kind": "List", "items": [{"kind": "ClusterRoleBinding", "roleRef": {
        "name": "cluster-admin"}}]})  # fmt: skip
    assert rules(text, "rbac.json") == ["admin-policy"]


def test_a_vocabulary_is_no_manifest_and_is_not_read() -> None:
    assert rules('{"kind": 7, "Role": 8, "verbs": 9, "*": 10, and no JSON', "tokens.json") == []


# -- commands ------------------------------------------------------------------------------------

ARN = "arn:aws:iam::aws:policy"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(f"aws iam attach-role-policy --policy-arn {ARN}/AdministratorAccess",
                     ["admin-policy"], id="aws"),
        pytest.param("gcloud projects add-iam-policy-binding p --member=m --role=roles/owner",
                     ["admin-policy"], id="gcloud"),
        pytest.param("sudo gcloud projects add-iam-policy-binding p --role roles/editor",
                     ["admin-policy"], id="gcloud, two words"),
        pytest.param("kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=y",
                     ["admin-policy"], id="kubectl"),
        pytest.param("oc adm policy add-cluster-role-to-user cluster-admin x", ["admin-policy"],
                     id="oc"),
        pytest.param(f"aws iam detach-role-policy --policy-arn {ARN}/AdministratorAccess", [],
                     id="taken away"),
        pytest.param("gcloud projects remove-iam-policy-binding p --role=roles/owner", [],
                     id="removed"),
        pytest.param("gcloud projects add-iam-policy-binding p --role=roles/run.viewer", [],
                     id="viewer"),
        pytest.param("echo kubectl create clusterrolebinding x --clusterrole=cluster-admin", [],
                     id="only told"),
        pytest.param("kubectl get clusterrole cluster-admin", [], id="only looked at"),
    ],
)  # fmt: skip
def test_commands_that_grant_everything(line: str, expected: list[str]) -> None:
    assert rules(f"#!/bin/sh\nset -e\n{line}\n", "deploy.sh") == expected
    text = (
        "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n"
        f"    - run: |\n        set -e\n        {line}\n"
    )
    assert rules(text, WORKFLOW) == expected
    assert [finding.line for finding in found(text, WORKFLOW)] == [9] * len(expected)


# -- what cannot be checked ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line", "reason"),
    [
        pytest.param(WORKFLOW, "on: push\njobs:\n  a: [\n", 4, "not valid YAML", id="a workflow"),
        pytest.param(WORKFLOW, "", 0, "empty", id="an empty workflow"),
        pytest.param(WORKFLOW, "on: push\n", 1, "without jobs", id="a workflow without jobs"),
        pytest.param(WORKFLOW, "- a\n", 1, "without jobs", id="a list"),
        pytest.param("p.json", '{"Version": "2012-10-17",\n "Statement": [', 2, "too early",
                     id="a policy"),
        pytest.param("p.json", '{"Version": "2012-10-17",\n "Statement": [],}', 2, "not valid JSON",
                     id="a comma too many"),
        pytest.param("main.tf", 'resource "a" "b" {\n', 2, "not valid HCL", id="Terraform"),
        pytest.param("main.tf", 'a = <<EOF\n{"Statement": [\n {"Action": "*",,}\n]}\nEOF\n', 3,
                     "a policy in a heredoc", id="a heredoc"),
        pytest.param("t.yaml", "Resources: {Type: AWS::IAM::Role, Statement: '*'\n", 2,
                     "not valid YAML", id="a template"),
    ],
)  # fmt: skip
def test_cannot_check(path: str, text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        found(text, path)
    assert reason in caught.value.reason
    assert abs(caught.value.line - line) <= 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.json", '{"Version": "2012-10-17", "Statement": [' + '{"Effect": "Allow", '
                     '"Action": "*", "Resource": "arn:aws:s3:::a"},' * 20_000 + "{}]}", id="JSON"),
        pytest.param("a.json", policy(allow("kms:" + "*" * 100_000)), id="stars"),
        pytest.param("a.json", policy(allow("kms:" + "*a" * 20_000)), id="stars and letters"),
        pytest.param("a.json", policy(allow("s3:*", "arn:" + ":" * 100_000)), id="colons"),
        pytest.param("a.json", policy(allow(["a:b"] * 100_000, ["c"] * 1000)), id="lists"),
        pytest.param("a.tf", "a = <<E\n" + '"Statement" ' + "${" * 50_000 + "\nE\n", id="heredoc"),
        pytest.param("a.tf", 'a = <<E\n"Statement"' + '"${x}' * 50_000 + "\nE\n", id="templates"),
        pytest.param("a.yaml", "roleRef: cluster-admin\n" + "{{ x }}\n" * 50_000, id="Helm"),
        pytest.param("a.yaml", "roleRef: cluster-admin\n- {{" + "{" * 100_000, id="braces"),
        pytest.param(WORKFLOW, "on: push\njobs:\n"
                     + "".join(f"  j{i}: {JOB}\n" for i in range(5000)), id="jobs"),
        pytest.param(WORKFLOW, steps(CHECKOUT, UPLOAD.replace("PATH", "'" + "a/" * 50_000 + "'")),
                     id="a long path"),
    ],
)  # fmt: skip
def test_a_hostile_file_takes_one_pass(path: str, text: str) -> None:
    """Runs for minutes, not for a second, when something goes over the text again and again."""
    try:
        messages = [finding.message for finding in found(text, path)]
    except CannotCheck as problem:
        messages = [problem.reason]
    assert all(len(message) < 1000 for message in messages)


KEYS = st.sampled_from(
    ["Version", "Statement", "Effect", "Action", "NotAction", "Resource", "NotResource",
     "Condition", "Principal", "Type", "Policies", "role", "members", "kind", "roleRef",
     "name", "rules", "verbs", "resources", "apiGroups", "items", "on", "jobs", "permissions",
     "steps", "uses", "with", "path", "if", "persist-credentials", "statements", "a"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["2012-10-17", "Allow", "*", "s3:*", "kms:D*", ":", "arn:aws:s3:::*", "AWS::IAM::Policy",
     "List", "AWS::Organizations::Policy", "AdministratorAccess", "roles/owner", "ClusterRole",
     "Role", "ClusterRoleBinding", "cluster-admin", "", "write-all", "workflow_call",
     "actions/checkout@v4", "actions/upload-artifact@v4", ".", "false", "push",
     '{"Version": "2012-10-17", "Statement": []}']
)  # fmt: skip
DOCUMENTS = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(0, 2),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(
    st.dictionaries(KEYS, DOCUMENTS, max_size=5),
    st.sampled_from(["a.json", "a.yaml", "a.template", WORKFLOW, "a.txt"]),
)
def test_any_document_is_checked_or_refused(document: dict[str, object], path: str) -> None:
    # Each mark of every language is there, so that no file is a stranger.
    marks = {"x": ["2012-10-17", "AWS::", "Role", "verbs", "rbac.authorization", "*"]}
    text = json.dumps({**marks, "Version": "2012-10-17", **document})
    try:
        findings = found(text, path)
    except CannotCheck as problem:
        assert problem.reason.isprintable()  # noqa: PT017  # both ends are right
    else:
        assert all(finding.rule in least_privilege.hook.rules for finding in findings)


def hcl(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {hcl(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(hcl, value)) + "]"
    return json.dumps(value)


@given(KEYS, DOCUMENTS, st.sampled_from(["{}", "jsonencode({})", "concat({}, [])", "({})"]))
def test_any_terraform_is_checked(key: str, document: object, around: str) -> None:
    value = around.replace("{}", hcl(document))
    text = (
        'data "aws_iam_policy_document" "d" {\n statement {\n'
        f"  actions = {value}\n  resources = {value}\n effect = {value}\n }}\n}}\n"
        f'resource "kubernetes_cluster_role" "r" {{\n rule {{\n verbs = {value}\n'
        f" resources = {value}\n }}\n policy = {value}\n \n}}\n"
    )
    for finding in found(text, "main.tf"):
        assert finding.rule in least_privilege.hook.rules


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (WORKFLOW, True), ("a/.gitea/workflows/x.yaml", True), ("policy.json", True),
        ("infra/main.tf", True), ("template.yaml", True), ("main.py", False),
        ("node_modules/a/policy.json", False), (".terraform/modules/a/main.tf", False),
        ("tests/data/policy.json", False), ("latest/policy.json", True),
    ],
)  # fmt: skip
def test_a_walk_finds_the_files_by_their_names(path: str, wanted: bool) -> None:
    assert least_privilege.hook.wants(path) is wanted


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(
            '{"Version": "2012-10-17", "Statement": ' + "[" * 100_000, "a.json", id="JSON"
        ),
        pytest.param("on: push\njobs: " + "[" * 100_000, WORKFLOW, id="YAML"),
        pytest.param("a = " + "[" * 100_000, "a.tf", id="lists of HCL"),
        pytest.param("a {\n" * 50_000, "a.tf", id="blocks of HCL"),
        pytest.param('a = "' + '${a("' * 20_000, "a.tf", id="templates of HCL"),
        pytest.param("a = <<EOF\n" * 100_000, "a.tf", id="heredocs without end"),
        pytest.param("a = 1\n" * 400_000, "a.tf", id="more than there ever was"),
        pytest.param("{{" * 500_000, WORKFLOW, id="braces"),
    ],
)
def test_what_is_too_much_is_unread(text: str, path: str) -> None:
    begun = time.process_time()
    with pytest.raises(CannotCheck):
        found(text, path)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param(
            BOMB + "on: push\npermissions: {}\njobs: {a: {steps: *i}}", WORKFLOW, id="bomb"
        ),
        pytest.param("a = 1" + " + 1" * 200_000, "a.tf", id="operators"),
        pytest.param(policy(allow("secretsmanager:" + "*e" * 500_000 + "x")), "a.json", id="stars"),
        pytest.param(
            policy(allow("s3:*", "arn:aws:s3:" + "*:" * 500_000)), "a.json", id="a long ARN"
        ),
        pytest.param("gcloud add-iam-policy-binding p \\\n" * 30_000, "a.sh", id="a long command"),
    ],
)
def test_what_is_long_takes_little_time(text: str, path: str) -> None:
    begun = time.process_time()
    assert rules(text, path) == []
    assert time.process_time() - begun < 10
