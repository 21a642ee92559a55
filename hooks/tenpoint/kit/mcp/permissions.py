"""Switches that take the question away, and `permissions` blocks that name everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.mcp import places
from tenpoint.kit.mcp.launch import Words, program
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.mcp.clients import Word
    from tenpoint.kit.parse.yaml_nodes import Node

_ALLOW_ALL = Pattern(r"--(?:allow-all(?:-[a-z-]+)?|yolo|dangerously[a-z-]*|skip-permissions)")
_OFF = ("false", "0", "no", "off")
_APPROVALS = frozenset(("alwaysAllow", "autoApprove", "always_allow", "auto_approve"))
# `Bash`, `Bash(*)`, `Bash(:*)`: any command at all.
_ANY_COMMAND = Pattern(r"\*|Bash|Bash\(\s*(?:\*+)?:?(?:\*+)?\s*\)")


def flags(words: Words) -> Iterator[tuple[str, Word]]:
    """Options that switch questions or limits off."""
    is_deno = bool(words) and program(words[0].text) == "deno"
    for word in words:
        if not word.text.startswith("-"):
            continue
        name, _, value = word.text.partition("=")
        if (_ALLOW_ALL.fullmatch(name) and value.lower() not in _OFF) or (is_deno and name == "-A"):
            yield name, word


def browser_flags(words: Words) -> Iterator[Word]:
    """`--no-sandbox`: of a browser, so that a page that breaks out of it is on the host."""
    for word in words:
        name, _, value = word.text.partition("=")
        if name == "--no-sandbox" and value.lower() not in _OFF:
            yield word


def approvals(entry: Node) -> Iterator[tuple[str, Node]]:
    """Tools that are called without a question, when these are all there are."""
    for key, value in entry.entries():
        if key.text in _APPROVALS:
            for node in value.items if value.kind == "list" else [value]:
                if node.kind == "scalar" and node.text in ("*", "true"):
                    yield f"{key.text} names every tool", node
                    break


def is_true(node: Node | None) -> bool:
    return node is not None and node.kind == "scalar" and node.text == "true"


def of_claude(root: Node) -> Iterator[tuple[str, Node]]:
    """Claude Code's settings: what is allowed without a question. `deny` only takes away."""
    holder = root.get("permissions")
    if holder is None:
        return
    allowed = holder.get("allow")
    for item in allowed.items if allowed is not None else ():
        if item.kind == "scalar" and _ANY_COMMAND.fullmatch(item.text):
            yield f"permissions.allow holds {item.text}", item
    mode = holder.get("defaultMode")
    if mode is not None and mode.text == "bypassPermissions":
        yield "defaultMode asks no question", mode


def of_codex(root: Node) -> Iterator[tuple[str, Node]]:
    """Codex: no sandbox, in the file or in a profile."""
    profiles = root.get("profiles")
    holders = [root, *(value for _, value in profiles.entries())] if profiles else [root]
    for holder in holders:
        mode = holder.get("sandbox_mode")
        if mode is not None and mode.text == "danger-full-access":
            yield "sandbox_mode takes the sandbox away", mode


def of_vs_code(root: Node) -> Iterator[tuple[str, Node]]:
    for name in ("chat.tools.autoApprove", "chat.tools.global.autoApprove"):
        node = root.get(name)
        if node is not None and is_true(node):
            yield f"{name} asks no question", node


# --- the permissions block ---------------------------------------------------------------------

_FILES = frozenset(("read", "write", "delete", "edit", "paths", "filesystem", "fs", "files"))
_NETWORK = frozenset(
    ("network", "net", "hosts", "domains", "allowed_hosts", "allowedHosts", "allowed_domains",
     "allowedDomains", "connect", "urls", "http", "egress")
)  # fmt: skip
_RUN = frozenset(("exec", "execute", "shell", "subprocess", "run", "commands", "process"))
_ANY_HOST = Pattern(
    r"(?:[a-z*]+://)?(?:\*|\*\.(?:co\.|com\.|org\.)?[a-z]{2,24}|\*\*)(?::(?:\d+|\*))?(?:/\**)?|0\.0\.0\.0/0|::/0",
    re.IGNORECASE,
)


def of_block(block: Node) -> Iterator[tuple[str, Node]]:
    """What a `permissions` block of a server opens too far."""
    waiting: list[tuple[str, Node]] = [("", block)]
    while waiting:
        topic, node = waiting.pop()
        if node.kind == "map":
            below = []
            for key, value in node.pairs:
                if key.text not in ("deny", "denied", "exclude", "block", "blocked"):
                    own = _topic(key.text)
                    below.append((own or topic, value))
            waiting += reversed(below)
        elif node.kind == "list":
            waiting += [(topic, item) for item in reversed(node.items)]
        elif reason := _too_much(topic, node):
            yield reason, node


def _topic(key: str) -> str:
    if key in _RUN:
        return "exec"
    if key in _NETWORK:
        return "network"
    return "files" if key in _FILES else ""


def _too_much(topic: str, node: Node) -> str:
    text = node.text.strip()
    if topic == "exec":
        return "any command may be run" if text in ("true", "*", "**") else ""
    if topic == "network":
        if text == "true" and node.plain:
            return "every host may be reached"
        return f"hosts are {text}" if _ANY_HOST.fullmatch(text) else ""
    if topic != "files" or (node.plain and text in ("true", "false", "null")):
        return ""
    if text and not text.strip("*/"):
        return "any file is meant"  # `*`, `**`, `/**`, `**/*`
    folder = re.split(r"[^/]*[*?\[]", text.replace("\\", "/"), maxsplit=1)[0]
    wide = places.too_wide(folder) if folder else ""
    return f"{wide} is meant" if wide else ""
