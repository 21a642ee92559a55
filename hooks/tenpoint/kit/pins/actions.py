"""Actions and reusable workflows that a workflow uses, and the hooks of pre-commit.

A branch is another program tomorrow (`pins-exact`); a tag can be moved, and was, so that only
a commit names very bytes (`require-hashes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import from_line
from tenpoint.kit.parse.yaml_nodes import parse
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins import npm_versions
from tenpoint.kit.pins.image_names import has_digest, tag_of
from tenpoint.kit.pins.images import steps_of
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.scripts import jobs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source

_COMMIT = Pattern(r"[0-9a-fA-F]{40}")
_BRANCH = Pattern(
    r"main|master|develop|development|dev|trunk|next|nightly|head|(?:refs/)?heads/.+|releases?/.+",
    re.IGNORECASE,
)


def used(source: Source) -> Iterator[tuple[Node, str, str]]:
    """Each `uses:` with the repository and the reference; local ones and images left out."""
    for job in jobs(source):
        for node in (job.get("uses"), *(step.get("uses") for step in steps_of(job))):
            if node is None or node.kind != "scalar":
                continue
            name, _, reference = node.text.strip().partition("@")
            if name.startswith((".", "/", "docker://")) or "${{" in node.text or not name:
                continue
            yield node, name, reference


def versions(source: Source) -> Iterator[Loose]:
    """Actions at a branch."""
    for node, name, reference in used(source):
        if not reference or _BRANCH.fullmatch(reference):
            facts = {"action": name, "reference": reference or "no reference"}
            yield Loose("action-branch", *source.position(node.start), facts)


def hashes(source: Source) -> Iterator[Loose]:
    """Actions at a tag, and images of steps with a tag and no digest."""
    policies = source.settings("require-hashes").get("actions")
    for node, name, reference in used(source):
        policy = _policy(name, policies if isinstance(policies, dict) else {})
        if policy != "hash-pin" or _COMMIT.fullmatch(reference):
            continue
        if reference and not _BRANCH.fullmatch(reference):
            facts = {"action": name, "reference": reference}
            yield Loose("action-sha", *source.position(node.start), facts)
    for job in jobs(source):
        for image in (job.get("image"), *(step.get("uses") for step in steps_of(job))):
            if image is None or not image.text.startswith("docker://") or "$" in image.text:
                continue
            tag = tag_of(image.text.removeprefix("docker://"))
            if tag not in ("", "latest") and not has_digest(image.text):
                facts = {"action": image.text, "reference": tag}
                yield Loose("action-sha", *source.position(image.start), facts)


def _policy(action: str, policies: Mapping[str, object]) -> str:
    """How an action must be held, in zizmor's words: `hash-pin`, `ref-pin` or `any`.

    `[require-hashes] actions = {"actions/*" = "ref-pin"}`; the longest pattern wins.
    """
    from tenpoint.kit.globs import matches

    name = "/".join(action.split("/")[:2])
    fitting = [pattern for pattern in policies if pattern == "*" or matches(name, (f"/{pattern}",))]
    best = max(fitting, key=len, default="")
    policy = policies.get(best, "hash-pin")
    if policy not in ("hash-pin", "ref-pin", "any"):
        raise CannotCheck(f"[require-hashes] actions: {best} is none of hash-pin, ref-pin, any")
    return str(policy)


# --- pre-commit --------------------------------------------------------------------------------


def pre_commit(source: Source) -> Iterator[Loose]:
    """Revisions that look like branches, and additional dependencies that are not exact."""
    for document in source.memo(parse):
        listing = document.get("repos") if document.kind == "map" else None
        for repository in listing.items if listing is not None else ():
            url = repository.get("repo")
            if url is None or url.text in ("local", "meta", "builtin"):
                continue
            yield from _revision(source, repository, url.text)
            hooks = repository.get("hooks")
            for hook in hooks.items if hooks is not None else ():
                added = hook.get("additional_dependencies")
                for item in added.items if added is not None else ():
                    if not _is_exact(item.text):
                        facts = {"written": item.text}
                        place = source.position(item.start)
                        yield Loose("precommit-dependency", *place, facts)


def _revision(source: Source, repository: Node, url: str) -> Iterator[Loose]:
    """pre-commit's own test: a tag has a dot in it, a commit is hexadecimal."""
    node = repository.get("rev")
    if node is None or "." in node.text or re.fullmatch(r"[0-9a-fA-F]+", node.text):
        return
    facts = {"repository": url, "revision": node.text}
    yield Loose("precommit-rev", *source.position(node.start), facts)


def _is_exact(text: str) -> bool:
    """An additional dependency is in the language of its hook, which only the hook knows."""
    name, at, version = text.rpartition("@")
    if at and name and " " not in text:  # npm, Go
        return not npm_versions.rule_of(version) or bool(re.fullmatch(r"v\d[\w.-]*", version))
    if re.fullmatch(r"(?:cli:)?[\w-]+:\d[\w.-]*", text):  # Ruby, Rust
        return True
    try:
        wanted = from_line(text)
    except CannotCheck:
        return True  # another language's
    return wanted.kind != "index" or wanted.exact
