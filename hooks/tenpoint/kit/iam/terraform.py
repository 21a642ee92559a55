"""Policies, roles and bindings in Terraform: policy documents, `jsonencode`, JSON in heredocs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.iam import documents, kubernetes
from tenpoint.kit.iam.statements import Statement, texts
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.hcl import Block
    from tenpoint.kit.parse.yaml_nodes import Node

# Policies that limit what others grant.
_CEILINGS = ("aws_organizations_policy",)
# `${…}` and `%{…}` in JSON, and the strings of JSON, in which they may stand as they are.
_TEMPLATE = Pattern(
    r""" " (?: [^"\\$%] | \\. | [$%] (?! \{ ) | [$%] \{ [^{}]*+ \} )*+ "
    | (?P<value> \$ \{ [^{}]*+ \} ) | (?P<directive> % \{ [^{}]*+ \} )""",
    re.VERBOSE | re.DOTALL,
)


def policies(root: Block) -> Iterator[list[Statement]]:
    """The statements of each policy of a file."""
    for block in (root, *root.walk()):
        if any(documents.is_ceiling(label) for label in block.labels):
            continue
        if block.labels[:1] and block.labels[0] in _CEILINGS:
            continue
        if block.type == "data" and block.labels[:1] == ("aws_iam_policy_document",):
            yield [_of_block(each) for each in block.inside("statement")]
        for node in _values(block):
            yield from _of_value(node)


def _of_block(block: Block) -> Statement:
    effect = block.get("effect")
    return Statement(
        block.attributes,
        effect is None or effect.text == "Allow",
        texts(block.get("actions")),
        texts(block.get("not_actions")),
        texts(block.get("resources")),
        texts(block.get("not_resources")),
        any(True for name in ("principals", "not_principals") for _ in block.inside(name)),
        any(True for _ in block.inside("condition")),
    )


def _values(block: Block) -> Iterator[Node]:
    """All nodes of the attributes of a block, not of the blocks in it."""
    for _, value in block.attributes.pairs:
        yield from (node for _, node in value.walk())


def _of_value(node: Node) -> Iterator[list[Statement]]:
    if node.tag == "!jsonencode()" and len(node.items) == 1:
        yield from documents.policies(node.items[0], in_template=True)
    elif node.tag == "!heredoc" and '"Statement"' in node.text:
        yield from _of_heredoc(node)
    elif node.kind == "scalar" and not node.tag and '"Statement"' in node.text:
        yield from documents.policies(node, in_template=True)
    elif node.kind == "map" and not node.tag:
        names = {key.text: value for key, value in node.pairs}
        effect = names.get("effect")
        if effect is not None and names.keys() & {"actions", "not_actions"}:
            yield [
                Statement(
                    node,
                    effect.text == "Allow",
                    texts(names.get("actions")),
                    texts(names.get("not_actions")),
                    texts(names.get("resources")),
                    texts(names.get("not_resources")),
                    bool(names.keys() & {"principals", "not_principals"}),
                    bool(names.keys() & {"condition", "conditions"}),
                )
            ]


def _of_heredoc(node: Node) -> Iterator[list[Statement]]:
    """JSON in a heredoc; what Terraform fills in becomes a text of the same length."""
    from tenpoint.kit.parse import json_nodes

    filled = _TEMPLATE.sub(_filled, node.text)
    try:
        root = json_nodes.parse_text(filled)
    except CannotCheck as problem:
        if '"*"' not in node.text:
            return  # nothing in it could be too much
        line = node.line + max(problem.line - 1, 0)
        raise CannotCheck(f"a policy in a heredoc: {problem.reason}", line) from None
    for statements in documents.policies(root, in_template=True):
        for statement in statements:
            for part in (*statement.actions, *statement.not_actions):
                part.start += node.start
                part.end += node.start
        yield statements


def _filled(found: re.Match[str]) -> str:
    text = found[0]
    if found["directive"]:
        return re.sub(r"[^\n]", " ", text)
    if found["value"]:
        return '"' + re.sub(r"[^\n]", "x", text[1:-1]).replace("\n", "x") + '"'
    return text


def managed(root: Block) -> Iterator[tuple[str, Node]]:
    """Managed policies and basic roles that mean everything."""
    for block in (root, *root.walk()):
        by_name = block.type == "data" and block.labels[:1] == ("aws_iam_policy",)
        name = block.get("name") if by_name else None
        if name is not None and name.text in ("AdministratorAccess", "PowerUserAccess"):
            yield name.text, name
        for key, value in block.attributes.pairs:
            # In `policies = {admin = "arn:…"}` the name of the attribute tells.
            if "polic" in key.text.lower():
                for _, node in value.walk():
                    yield from documents.managed(node, key.text) if node.kind == "scalar" else ()
        yield from documents.roles(block.attributes)


def clusters(root: Block) -> Iterator[tuple[str, Node, bool]]:
    """Roles and bindings of a cluster, as `kubernetes.admins` gives those of a manifest."""
    for block in (root, *root.walk()):
        kind = block.labels[0] if block.type == "resource" and block.labels else ""
        if not kind.startswith("kubernetes_"):
            continue
        if "role_binding" in kind:
            for reference in block.inside("role_ref"):
                name = reference.get("name")
                if name is not None and name.text == kubernetes.ADMIN:
                    yield kubernetes.ADMIN, name, False
        elif "role" in kind:
            for rule in block.inside("rule"):
                parts = (rule.get(part) for part in ("api_groups", "resources", "verbs"))
                star = kubernetes.everything(*parts)
                if star is not None:
                    yield kubernetes.EVERYTHING, star, "cluster" not in kind
