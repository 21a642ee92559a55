"""One statement of an AWS policy, and what of it is too much, whatever file it stands in.

Too much is an `Allow` of every action, of every action of a service, of one of the actions that
lead to everything else, each on every resource; and of all actions but some. A condition
narrows a service or a single action, which may be right; it does not narrow `*` on `*` enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.yaml_nodes import Node
else:
    from tenpoint.kit.light import NamedTuple

# Who has one of these on everything reads every secret, or becomes somebody else.
_LEADING_ON = (
    "iam:PassRole",
    "secretsmanager:GetSecretValue",
    "kms:Decrypt",
    "sts:AssumeRole",
)
# Their actions know no resource: `*` is all that can be written.
_WITHOUT_RESOURCES = frozenset(("ec2messages", "ssmmessages", "pricing", "mobileanalytics"))
_SERVICE = Pattern(r"(?P<service>[a-z0-9-]{2,64}+):\*+")
# An ARN that is a wildcard in every part that it could be narrower in; S3 names no type.
_EVERY_ARN = Pattern(
    r"\*+|arn:[^:]*+:(?:s3:::(?:\*/)?\*+|(?!s3:)[a-z0-9*-]{1,64}+:\*?:\*?:(?:[a-z-]{1,40}+[:/])?\*+)"
)


class Statement(NamedTuple):
    """The parts of a statement that matter, as nodes; `node` is the statement or its start."""

    node: Node
    allows: bool
    actions: list[Node]
    not_actions: list[Node]
    resources: list[Node]
    not_resources: list[Node]
    has_principal: bool
    has_condition: bool


def of_map(node: Node) -> Statement:
    """A statement of a JSON or YAML document."""
    effect = node.get("Effect")
    return Statement(
        node,
        effect is not None and effect.text == "Allow",
        texts(node.get("Action")),
        texts(node.get("NotAction")),
        texts(node.get("Resource")),
        texts(node.get("NotResource")),
        node.get("Principal") is not None or node.get("NotPrincipal") is not None,
        node.get("Condition") is not None,
    )


def texts(node: Node | None) -> list[Node]:
    """The texts of a value that may be one or a list; what a function makes is not known."""
    if node is None:
        return []
    if node.kind == "scalar":
        return [] if node.tag == "!expression" else [node]
    if node.kind == "list" and (not node.tag or node.tag in ("!concat()", "!flatten()")):
        return [text for item in node.items for text in texts(item)]
    return []


def judge(statements: list[Statement]) -> Iterator[tuple[str, Node]]:
    """What the statements of one document allow too far, in words, and where.

    A document with a principal hangs on one resource, which is all that its `*` means.
    """
    if any(statement.has_principal for statement in statements):
        return
    for statement in statements:
        if not statement.allows:
            continue
        if statement.not_actions:
            yield "every action but some (NotAction)", statement.not_actions[0]
        if not _is_every_resource(statement):
            continue
        broad = [action for action in statement.actions if _is_broad(action.text, statement)]
        if broad:
            names = ", ".join(dict.fromkeys(action.text for action in broad[:3]))
            more = f" and {len(broad) - 3} more" if len(broad) > 3 else ""
            yield f"{names}{more} on every resource", broad[0]


def _is_every_resource(statement: Statement) -> bool:
    if statement.not_resources:
        return True
    return any(_EVERY_ARN.fullmatch(resource.text) for resource in statement.resources)


def _is_broad(action: str, statement: Statement) -> bool:
    if action and not action.strip("*:"):
        return True
    if statement.has_condition:
        return False
    lower = action.lower()
    service = _SERVICE.fullmatch(lower)
    if service is not None:
        return service["service"] not in _WITHOUT_RESOURCES
    prefix = lower.partition(":")[0]
    if not any(leading.lower().startswith(prefix + ":") for leading in _LEADING_ON):
        return False
    return any(_covers(lower, leading.lower()) for leading in _LEADING_ON)


def _covers(pattern: str, text: str) -> bool:
    """Whether an action with `*` and `?` means this one: each star once, so without going back far.

    As a regular expression, stars in a row of them would be tried in every combination.
    """
    at = place = 0
    star = held = -1  # the last star, and the character up to which it stands for nothing yet
    while place < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, held = at, place
            at += 1
        elif at < len(pattern) and pattern[at] in (text[place], "?"):
            at += 1
            place += 1
        elif star >= 0:
            held += 1
            at, place = star + 1, held
        else:
            return False
    return not pattern[at:].strip("*")
