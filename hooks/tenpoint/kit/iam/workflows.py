"""The token of a GitHub workflow: what it may do, and whether it leaves the job."""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

PATTERNS = tuple(
    f"**/.{forge}/workflows/*.{ending}"
    for forge in ("github", "gitea", "forgejo")
    for ending in ("yml", "yaml")
)


class Job(NamedTuple):
    """A job by its key and its map."""

    key: Node
    node: Node


def is_workflow(path: str) -> bool:
    folder = "/" + path.rpartition("/")[0]
    return folder.endswith(("/.github/workflows", "/.gitea/workflows", "/.forgejo/workflows"))


def root_of(source: Source) -> Node:
    """The map of a workflow; `CannotCheck` for what GitHub refuses to read as one."""
    from tenpoint.kit.iam.templates import parsed
    from tenpoint.kit.parse.yaml_nodes import parse, parse_text

    documents = parsed(source, parse, parse_text)
    if not documents:
        raise CannotCheck("the workflow is empty")
    root = documents[0]
    jobs = root.get("jobs") if root.kind == "map" else None
    if jobs is None or jobs.kind != "map":
        raise CannotCheck("a workflow without jobs", root.line)
    return root


def jobs_of(root: Node) -> list[Job]:
    """The jobs that can run; one that is switched off by `if: false` cannot."""
    holder = root.get("jobs")
    found = []
    for key, value in holder.entries() if holder is not None else ():
        condition = value.get("if")
        if value.kind == "map" and not (condition is not None and _is_never(condition.text)):
            found.append(Job(key, value))
    return found


def _is_never(condition: str) -> bool:
    text = condition.strip()
    if text.startswith("${{") and text.endswith("}}"):
        text = text[3:-2].strip()
    return text == "false"


def write_all(root: Node) -> Iterator[Node]:
    """`permissions: write-all`, for the workflow or for a job."""
    for holder in (root, *(job.node for job in jobs_of(root))):
        node = holder.get("permissions")
        if node is not None and node.kind == "scalar" and node.text == "write-all":
            yield node


def is_only_called(root: Node) -> bool:
    """Whether the workflow is started by other workflows alone, whose token it gets."""
    return _events(root) == ["workflow_call"]


# With the repository's own token; what a pull request of a fork starts gets one that only reads.
_BY_ANYBODY = (
    "pull_request_target", "issue_comment", "issues", "discussion_comment", "discussion",
)  # fmt: skip
# What only members of the repository can do, to whatever a stranger wrote.
_BY_MEMBERS = frozenset(
    """labeled unlabeled assigned unassigned milestoned demilestoned locked unlocked pinned unpinned
    transferred deleted answered unanswered category_changed review_requested""".split()
)


def open_to_anybody(root: Node) -> str:
    """The event by which a stranger can start the workflow with a text of theirs; "" for none.

    `workflow_run` is none: whether a stranger started the first workflow stands in that file.
    """
    trigger = root.get("on")
    for event in _BY_ANYBODY:
        if event in _events(root):
            settings = trigger.get(event) if trigger is not None else None
            types = settings.get("types") if settings is not None else None
            named = {item.text for item in types.items} or {types.text} if types else {""}
            if not named <= _BY_MEMBERS:
                return event
    return ""


def _events(root: Node) -> list[str]:
    trigger = root.get("on")
    if trigger is None:
        return []
    if trigger.kind == "map":
        return [key.text for key, _ in trigger.entries()]
    return [item.text for item in trigger.items] or [trigger.text]


def grants(source: Source, jobs: list[Job]) -> Iterator[tuple[str, int]]:
    """Roles for everything that the commands of steps grant, by name, and in which line."""
    from tenpoint.kit.iam import commands

    for job in jobs:
        steps = job.node.get("steps")
        for step in steps.items if steps is not None else ():
            run = step.get("run")
            if run is None or not any(mark.decode() in run.text for mark in commands.MARKS):
                continue
            in_block = source.text[run.start : run.start + 1] == "|"
            for what, offset in commands.grants(run.text):
                below = 1 + run.text.count("\n", 0, offset) if in_block else 0
                yield what, run.line + below


class Upload(NamedTuple):
    """A step that uploads a folder with the credentials of a checkout in it."""

    path: Node
    job: str


def leaks(job: Job) -> tuple[list[Upload], list[Node]]:
    """Uploads that hold a checkout's credentials, and the checkouts that leave some otherwise."""
    uploads: list[Upload] = []
    kept: list[tuple[str, Node]] = []
    leaked: set[int] = set()
    steps = job.node.get("steps")
    for step in steps.items if steps is not None else ():
        used = step.get("uses")
        name = used.text.partition("@")[0].lower() if used is not None else ""
        given = step.get("with")
        if used is not None and name == "actions/checkout" and _keeps_credentials(given):
            kept.append((_folder(given), used))
        elif used is not None and name == "actions/upload-artifact" and given is not None:
            path = given.get("path")
            taken = [
                node
                for folder, node in kept
                if path is not None and _takes_git(used, node, given) and _holds(given, folder)
            ]
            if path is not None and taken:
                uploads.append(Upload(path, job.key.text))
                leaked |= {id(node) for node in taken}
    return uploads, [node for _, node in kept if id(node) not in leaked]


_VERSION = Pattern(r"@v(\d+)(?:\.(\d+))?")


def _takes_git(upload: Node, checkout: Node, given: Node) -> bool:
    """Whether the token would be in the artifact, by the versions as far as they are written.

    From 4.4 on an upload leaves hidden files out unless it is asked for them, and from 6 on a
    checkout keeps its token outside of the workspace. `@v4` and a commit may be older.
    """
    hidden = given.get("include-hidden-files")
    if hidden is not None and hidden.text in ("true", "false"):
        takes = hidden.text == "true"
    else:
        takes = not _is_from(upload, 4, 4)
    return takes and not _is_from(checkout, 6, 0)


def _is_from(used: Node, major: int, minor: int) -> bool:
    version = _VERSION.search(used.text)
    if version is None:
        return False
    return (int(version[1]), int(version[2] or 0)) >= (major, minor)


def _keeps_credentials(given: Node | None) -> bool:
    """By default checkout writes the token into `.git/config`; an expression may say otherwise."""
    node = given.get("persist-credentials") if given is not None else None
    return node is None or node.text.lower() == "true"


def _folder(given: Node | None) -> str:
    """Where a checkout goes, from the workspace."""
    node = given.get("path") if given is not None else None
    return _normal(node.text) if node is not None else ""


def _holds(given: Node, folder: str) -> bool:
    """Whether an upload takes the folder of a checkout, with its `.git`."""
    path = given.get("path")
    if path is None:
        return False
    lines = [line.strip() for line in path.text.splitlines()]
    if any(line.startswith("!") and ".git" in line for line in lines):
        return False
    for line in lines:
        taken = _normal(line)
        if line and not line.startswith("!") and taken is not None:
            inside = not taken or folder == taken or folder.startswith(taken + "/")
            if inside or taken == f"{folder}/.git".lstrip("/"):
                return True
    return False


_WORKSPACE = Pattern(r"^\$\{\{\s*github\.workspace\s*\}\}|^\$\{?GITHUB_WORKSPACE\}?")


def _normal(path: str) -> str:
    """A path from the workspace; "" is the workspace itself."""
    path = _WORKSPACE.sub("", path.strip().strip("\"'"))
    names = [name for name in path.split("/") if name not in ("", ".")]
    while names and not names[-1].strip("*"):
        names.pop()
    return "/".join(names)
