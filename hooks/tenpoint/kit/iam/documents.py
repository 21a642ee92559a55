"""The AWS policies in a JSON or YAML file, and managed policies that mean everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.iam.statements import Statement, of_map
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.yaml_nodes import Node

VERSIONS = ("2012-10-17", "2008-10-17")
# Lists of statements that serverless.yml has without a document around them.
_BARE_LISTS = frozenset(("iamRoleStatements", "iamRoleStatementsInherit", "statements"))
_MANAGED = Pattern(r"(?:arn:[^\s]*:iam::aws:policy/|^)(AdministratorAccess|PowerUserAccess)$")
_CEILING = Pattern(r"boundary|(?:^|[^a-z])scps?(?:[^a-z]|$)", re.IGNORECASE)


def is_ceiling(name: str) -> bool:
    """Whether a name says that a policy limits what others grant: a boundary, an SCP."""
    low = name.lower()
    return ("boundary" in low or "scp" in low) and _CEILING.search(name) is not None


def policies(root: Node, *, in_template: bool) -> Iterator[list[Statement]]:
    """The statements of each policy.

    Outside of a template only a document with one of AWS' two versions is a policy.
    """
    for name, node in _walk(root):
        if node.kind == "map":
            holder = node.get("Statement")
            if holder is not None and (in_template or _has_version(node)):
                yield _statements(holder)
        elif node.kind == "list" and in_template and name in _BARE_LISTS:
            yield _statements(node)
        elif node.kind == "scalar" and '"Statement"' in node.text:
            yield from _embedded(node, in_template=in_template)


def managed(root: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """AdministratorAccess and PowerUserAccess where policies are attached, by the key's name.

    `key` is the name under which the root itself stands. In a condition the key is
    `iam:PolicyARN`, and mostly what is asked there is to deny.
    """
    for name, node in _walk(root):
        name = name or key
        if node.kind == "scalar" and "polic" in name.lower() and ":" not in name:
            found = _MANAGED.search(node.text)
            if found is not None:
                yield found[1], node


def roles(root: Node) -> Iterator[tuple[str, Node]]:
    """`roles/owner` and `roles/editor` in the bindings of a Google Cloud policy."""
    for name, node in _walk(root):
        if name in ("role", "roles") and node.text in ("roles/owner", "roles/editor"):
            yield node.text, node


def _walk(root: Node) -> Iterator[tuple[str, Node]]:
    """Every node once with the name of its nearest key; what only limits is left out."""
    seen: set[int] = set()
    waiting = [("", root)]
    while waiting:
        name, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield name, node
        if node.kind == "map":
            below = []
            for key, value in node.pairs:
                kind = value.get("Type") if value.kind == "map" and value.pairs else None
                is_organization = kind is not None and kind.text == "AWS::Organizations::Policy"
                if not is_ceiling(key.text) and not is_organization:
                    below.append((key.text, value))
            waiting += reversed(below)
        else:
            waiting += [(name, item) for item in reversed(node.items)]


def _has_version(node: Node) -> bool:
    version = node.get("Version")
    return version is not None and version.text in VERSIONS


def _statements(holder: Node) -> list[Statement]:
    items = holder.items if holder.kind == "list" else [holder]
    return [of_map(item) for item in items if item.kind == "map"]


def _embedded(node: Node, *, in_template: bool) -> Iterator[list[Statement]]:
    """A policy that is written as text; its places are those of the text."""
    from tenpoint.kit.parse import json_nodes

    if not any(version in node.text for version in VERSIONS):
        return
    try:
        root = json_nodes.parse_text(node.text)
    except CannotCheck:
        return  # a text that holds more than a policy
    for statements in policies(root, in_template=in_template):
        yield [_moved(statement, node) for statement in statements]


def _moved(statement: Statement, node: Node) -> Statement:
    for part in (*statement.actions, *statement.not_actions):
        part.start, part.end, part.line = node.start, node.end, node.line
    return statement
