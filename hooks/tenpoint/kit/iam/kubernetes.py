"""Roles of a Kubernetes cluster that allow everything, and who is bound to them."""

from __future__ import annotations

from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.yaml_nodes import Node

ADMIN = "cluster-admin"
EVERYTHING = "a role with every verb on every resource"
# Groups of the API that hold pods and secrets; a program's own group is its own business.
_CORE_GROUPS = frozenset(("*", ""))


def admins(document: Node) -> Iterator[tuple[str, Node, bool]]:
    """What a manifest gives, in words, where, and whether that is one namespace only."""
    for manifest in _manifests(document):
        kind = _text(manifest, "kind")
        if kind in ("ClusterRoleBinding", "RoleBinding"):
            reference = manifest.get("roleRef")
            name = reference.get("name") if reference is not None else None
            if name is not None and name.text == ADMIN:
                yield ADMIN, name, False
        elif kind in ("ClusterRole", "Role"):
            rules = manifest.get("rules")
            for rule in rules.items if rules is not None else ():
                star = everything(rule.get("apiGroups"), rule.get("resources"), rule.get("verbs"))
                if star is not None:
                    yield EVERYTHING, star, kind == "Role"


def everything(groups: Node | None, resources: Node | None, verbs: Node | None) -> Node | None:
    """The `*` among the verbs of a rule for every resource of the core groups."""
    if groups is not None and not any(item.text in _CORE_GROUPS for item in groups.items):
        return None
    if resources is None or not any(item.text == "*" for item in resources.items):
        return None
    return next((item for item in verbs.items if item.text == "*"), None) if verbs else None


def _manifests(document: Node) -> Iterator[Node]:
    if document.kind != "map":
        return
    if _text(document, "kind") == "List":
        items = document.get("items")
        yield from (item for item in (items.items if items is not None else ()))
    else:
        yield document


def _text(node: Node, key: str) -> str:
    value = node.get(key)
    return value.text if value is not None else ""
