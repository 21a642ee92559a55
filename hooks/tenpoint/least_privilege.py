"""No token, policy or role allows more than its job needs.

An agent, a workflow or a function that is talked into something can do what its credentials can
do. A token that may write everything, a policy with `*` on `*`, a service account bound to
cluster-admin turn one bad step into all of the repository, the account or the cluster.

Read are GitHub workflows (also Gitea's and Forgejo's), AWS policies in JSON, Terraform
(`aws_iam_policy_document`, `jsonencode`, heredocs), CloudFormation, SAM and serverless.yml, roles
in Google Cloud's bindings, Kubernetes manifests, the same in Terraform, and the commands that grant
such roles in workflows and shell scripts. A JSON or YAML file
that holds nothing of this is not looked into; a document is an AWS policy by its version
(2012-10-17 or 2008-10-17) or by the template around it. Lines that a template engine fills in
(Helm, Jinja) are read as far as they are YAML or Terraform without its tags. A walk leaves out
folders of tests: what lies there grants nothing.

Let through: what is denied; documents with a `Principal`, whose `*` means one resource
(`kms:*` in a key policy is AWS' own default); boundaries and organization policies, which only
limit; actions that know no resource (`ec2:Describe*`); a service or a single action under a
condition; `permissions: {}`; a workflow that is only called by others, whose token it
gets; a role for a program's own API group. What a function, a variable or a module decides is not
known here, nor what a policy in program code allows (CDK, Pulumi, boto3).

A workflow without `permissions` has the token that the repository's settings give it. Those may
be right, and no file tells: where a push, a timetable or a member's label starts it this is a
warning (`--pedantic`). Where anybody can start it with a text of their own (`issue_comment`,
`issues`, `discussion`, `pull_request_target`) it is an error: there the file has to set limits.

Scopes of personal tokens, rotation, access logs and who reads them stand in no file: those boxes
of the checklist are attested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit import Finding, Hook, Source, run
from tenpoint.kit.iam import workflows
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.finding import Rule
    from tenpoint.kit.iam.statements import Statement
    from tenpoint.kit.parse.yaml_nodes import Node

# Other people's files, and files that are there to be wrong.
_OTHERS = (
    "**/node_modules/**", "**/site-packages/**", "**/vendor/**", "**/third_party/**",
    "**/.terraform/**", "**/.venv/**", "**/venv/**", "**/test/**", "**/tests/**",
    "**/testdata/**", "**/test_data/**", "**/fixtures/**",
)  # fmt: skip

hook = Hook(
    "least-privilege",
    point=0,
    says="No token, policy or role allows more than its job needs.",
    files=(
        *workflows.PATTERNS,
        "*.json",
        "*.yml",
        "*.yaml",
        "*.template",
        "*.tf",
        "*.tofu",
        "*.sh",
    ),
    besides=_OTHERS,
)

_SAY_WHAT = (
    "say what is needed, such as `permissions: {{contents: read}}`, and more where a job needs it"
)
_WHY_WRITING = (
    "Every step of the job has the token: an action that was taken over, a script that a pull "
    "request changed, an agent that reads an issue."
)

WORKFLOW_WRITE_ALL = hook.rule(
    "workflow-write-all",
    "error",
    says="the workflow's token may write everything",
    fix=_SAY_WHAT,
    why=_WHY_WRITING,
    bad="permissions: write-all",
    good="permissions:\n  contents: read",
)
WORKFLOW_DEFAULT_TOKEN = hook.rule(
    "workflow-default-token",
    "error",
    says="anybody can start {jobs} (on {event}), and nothing says what the token may do there",
    fix="write `permissions: {{contents: read}}` above the jobs, and more where a job needs it",
    why="Such a workflow runs with the token of the repository and with what a stranger wrote: a "
    "comment, an issue, a pull request. Unless the file limits the token, the settings of the "
    "repository or its organization decide, and in those that were made before 2023 they let it "
    "write. " + _WHY_WRITING,
    bad="on: issue_comment\njobs:\n  answer:\n    runs-on: ubuntu-latest",
    good="on: issue_comment\npermissions:\n  issues: write\njobs: …",
)
WORKFLOW_UNSTATED_TOKEN = hook.rule(
    "workflow-unstated-token",
    "warning",
    says="only the repository's settings say what the token may do in {jobs}",
    fix="write `permissions: {{contents: read}}` above the jobs, and more where a job needs it",
    why="The settings may well say `read`, and then nothing is wrong. They stand in no file: a "
    "review does not see them, and a fork or a copy of the repository does not have them.",
    bad="on: push\njobs:\n  test:\n    runs-on: ubuntu-latest",
    good="on: push\npermissions:\n  contents: read\njobs: …",
)
WORKFLOW_OPEN_DEFAULT = hook.rule(
    "workflow-open-default",
    "warning",
    says="only the jobs say what their token may do",
    fix="write `permissions: {{}}` above the jobs",
    why="A job that is added later gets the default of the repository's settings.",
    bad="on: push\njobs:\n  test:\n    permissions: {contents: read}",
    good="on: push\npermissions: {}\njobs:\n  test:\n    permissions: {contents: read}",
)
CREDENTIALS_IN_ARTIFACT = hook.rule(
    "credentials-in-artifact",
    "error",
    says="{job} uploads its checkout, in which the token lies",
    fix="give actions/checkout `persist-credentials: false`, and upload only what was built",
    why="actions/checkout writes the token into .git/config. Whoever may read the artifact has "
    "it for as long as the job runs, and artifacts of public repositories are public. Newer "
    "versions leave it out (upload-artifact 4.4 without include-hidden-files, checkout 6), which "
    "`@v4` and a commit do not tell.",
    bad="- uses: actions/checkout@…\n- uses: actions/upload-artifact@…\n  with: {path: .}",
    good="- uses: actions/checkout@…\n  with: {persist-credentials: false}\n"
    "- uses: actions/upload-artifact@…\n  with: {path: dist}",
)
CHECKOUT_CREDENTIALS = hook.rule(
    "checkout-credentials",
    "warning",
    says="the checkout leaves the token in .git/config",
    fix="add `persist-credentials: false`, unless a later step pushes",
    why="Every later step, and every program that it runs, can read the token there.",
    bad="- uses: actions/checkout@…",
    good="- uses: actions/checkout@…\n  with: {persist-credentials: false}",
)
IAM_WILDCARD = hook.rule(
    "iam-wildcard",
    "error",
    says="the policy allows {what}",
    fix="name the actions that are needed, and the resources they are needed on",
    why="Who holds this policy, or talks its holder into a call, has the account: iam:PassRole and "
    "sts:AssumeRole make another role of it, kms:Decrypt and secretsmanager:GetSecretValue read "
    "every secret.",
    bad='{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}',
    good='{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::docs/*"}',
)
ADMIN_POLICY = hook.rule(
    "admin-policy",
    "error",
    says="{what} gives everything",
    fix="grant a role or policy of its own with the actions that are needed",
    why="There is nothing that its holder cannot do, including what nobody thought of.",
    bad='policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"',
    good="policy_arn = aws_iam_policy.agent.arn",
)
POWER_USER = hook.rule(
    "power-user",
    "warning",
    says="{what} gives nearly everything",
    fix="grant a policy of its own with the actions that are needed",
    why="It leaves out users and roles, and allows every other service.",
    bad='policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"',
    good="policy_arn = aws_iam_policy.agent.arn",
)
NAMESPACE_ADMIN = hook.rule(
    "namespace-admin",
    "warning",
    says="{what} gives everything in its namespace",
    fix="name the verbs and the resources",
    why="That includes the namespace's secrets and the right to run anything in its pods.",
    bad='kind: Role\nrules:\n  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}',
    good='kind: Role\nrules:\n  - {apiGroups: [""], resources: [configmaps], verbs: [get, watch]}',
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    name = source.name.lower()
    if workflows.is_workflow(source.path):
        yield from _check_workflow(source)
    elif name.endswith((".tf", ".tofu")):
        yield from _check_terraform(source)
    elif name.endswith(".sh"):
        from tenpoint.kit.iam import commands

        if _may_hold(source, tuple((mark,) for mark in commands.MARKS)):
            for what, offset in commands.grants(source.text):
                yield _granted(what).at(source, offset, offset + len(what), what=what)
    elif name.endswith(".json") or _starts_like_json(source):
        if _may_hold(source, _JSON_MARKS) or _may_be_manifest(source):
            from tenpoint.kit.parse import json_nodes

            yield from _check_documents(source, [source.memo(json_nodes.parse)])
    elif _may_hold(source, _YAML_MARKS):
        from tenpoint.kit.iam.templates import parsed
        from tenpoint.kit.parse import yaml_nodes

        yield from _check_documents(source, parsed(source, yaml_nodes.parse, yaml_nodes.parse_text))


def _at(rule: Rule, source: Source, node: Node, **facts: object) -> Finding:
    return rule.at(source, node.start, node.end, **facts)


# -- workflows -----------------------------------------------------------------------------------


def _check_workflow(source: Source) -> Iterator[Finding]:
    root = workflows.root_of(source)
    jobs = workflows.jobs_of(root)
    for node in workflows.write_all(root):
        yield _at(WORKFLOW_WRITE_ALL, source, node)
    if root.get("permissions") is None and not workflows.is_only_called(root):
        open_jobs = [job for job in jobs if job.node.get("permissions") is None]
        if open_jobs:
            names = ", ".join(job.key.text for job in open_jobs[:4])
            more = f" and {len(open_jobs) - 4} more" if len(open_jobs) > 4 else ""
            what = f"the job {names}" if len(open_jobs) == 1 else f"the jobs {names}{more}"
            event = workflows.open_to_anybody(root)
            rule = WORKFLOW_DEFAULT_TOKEN if event else WORKFLOW_UNSTATED_TOKEN
            yield _at(rule, source, open_jobs[0].key, jobs=what, event=event)
        elif jobs:
            yield _at(WORKFLOW_OPEN_DEFAULT, source, jobs[0].key)
    for what, line in workflows.grants(source, jobs):
        yield _granted(what).on(source, line, what=what)
    for job in jobs:
        uploads, kept = workflows.leaks(job)
        for upload in uploads:
            yield _at(CREDENTIALS_IN_ARTIFACT, source, upload.path, job=f"the job {upload.job}")
        for node in kept:
            yield _at(CHECKOUT_CREDENTIALS, source, node)


# -- policies ------------------------------------------------------------------------------------

_Marks = tuple[tuple[bytes, ...], ...]
# A file that holds all words of one row may hold something; any other is a stranger, and is not
# read: most JSON and YAML files are, and some of them are no valid JSON or YAML.
_JSON_MARKS: _Marks = (
    (b'"Version"', b'"2012-10-17"'),
    (b'"Version"', b'"2008-10-17"'),
    (b'"AWS::', b'"Statement"'),
    (b'"AWS::', b"AdministratorAccess"),
    (b'"AWS::', b"PowerUserAccess"),
    (b'"roles/owner"', b'"member'),
    (b'"roles/editor"', b'"member'),
)
_MANIFEST_MARKS: _Marks = (
    (b'"kind"', b'"cluster-admin"'),
    (b'"kind"', b'Role"', b'"verbs"', b'"*"'),
)
_YAML_MARKS: _Marks = (
    (b"Statement", b"*", b"2012-10-17"),
    (b"Statement", b"*", b"2008-10-17"),
    (b"Statement", b"*", b"AWS::"),
    (b"iamRoleStatements", b"*"),
    (b"statements:", b"*", b"iam:"),
    (b"AWS::", b"AdministratorAccess"),
    (b"AWS::", b"PowerUserAccess"),
    (b"roles/owner", b"member"),
    (b"roles/editor", b"member"),
    (b"roleRef", b"cluster-admin"),
    (b"Role", b"verbs", b"*", b"rbac.authorization"),
)
# The vocabulary of a model has every word, but each with a number.
_KIND = Pattern(rb'"kind"\s*+:\s*+"')
_TEMPLATE_WORDS = ("AWSTemplateFormatVersion", "AWS::", "iamRoleStatements", "provider:")


def _may_hold(source: Source, marks: _Marks) -> bool:
    words = {word for row in marks for word in row}
    present = _present(source, words)
    return any(present.issuperset(row) for row in marks)


def _may_be_manifest(source: Source) -> bool:
    return _may_hold(source, _MANIFEST_MARKS) and _KIND.search(source.utf8) is not None


def _present(source: Source, words: set[bytes]) -> set[bytes]:
    """Which of some words stand in a file; a large one is read in parts and given up early."""
    from tenpoint.kit.source import WHOLE_LIMIT

    if source.size <= WHOLE_LIMIT:
        data = source.utf8
        return {word for word in words if word in data}
    found: set[bytes] = set()
    with source.stream() as file:
        held = b""
        while chunk := file.read(1 << 22):
            data = held + chunk
            found |= {word for word in words - found if word in data}
            held = data[-64:]
    return found


def _starts_like_json(source: Source) -> bool:
    name = source.name.lower()
    return not name.endswith((".yml", ".yaml")) and source.head(200).lstrip()[:1] in (b"{", b"[")


def _check_documents(source: Source, roots: Sequence[Node]) -> Iterator[Finding]:
    from tenpoint.kit.iam import documents, kubernetes

    in_template = any(word in source.text for word in _TEMPLATE_WORDS)
    limits = documents.is_ceiling(source.name)
    for root in roots:
        for statements in () if limits else documents.policies(root, in_template=in_template):
            yield from _check_statements(source, statements)
        for name, node in (*documents.managed(root), *documents.roles(root)):
            yield _managed(source, name, node)
        for what, node, in_namespace in kubernetes.admins(root):
            rule = NAMESPACE_ADMIN if in_namespace else ADMIN_POLICY
            yield _at(rule, source, node, what=what)


def _check_terraform(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.iam import terraform
    from tenpoint.kit.iam.templates import parsed
    from tenpoint.kit.parse import hcl

    root = parsed(source, hcl.parse, hcl.parse_text)
    for name, node in terraform.managed(root):
        yield _managed(source, name, node)
    for what, node, in_namespace in terraform.clusters(root):
        rule = NAMESPACE_ADMIN if in_namespace else ADMIN_POLICY
        yield _at(rule, source, node, what=what)
    for statements in terraform.policies(root):
        yield from _check_statements(source, statements)


def _check_statements(source: Source, found: list[Statement]) -> Iterator[Finding]:
    from tenpoint.kit.iam import statements

    for what, node in statements.judge(found):
        yield _at(IAM_WILDCARD, source, node, what=what)


def _managed(source: Source, name: str, node: Node) -> Finding:
    return _at(_granted(name), source, node, what=name)


def _granted(name: str) -> Rule:
    return POWER_USER if name == "PowerUserAccess" else ADMIN_POLICY


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
