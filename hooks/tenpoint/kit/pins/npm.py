"""package.json and the locks of npm, Yarn and pnpm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins.documents import bounded, json, place_of, string, strings, table
from tenpoint.kit.pins.loose import Loose, counted, listed
from tenpoint.kit.pins.npm_versions import rule_of
from tenpoint.kit.pins.requirement_files import is_template, tracked_beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.pins.documents import Table
    from tenpoint.kit.source import Source

LOCKS = (
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml",
    "bun.lock", "bun.lockb",
)  # fmt: skip
# peerDependencies and engines say what fits, not what is installed.
_GROUPS = ("dependencies", "devDependencies", "optionalDependencies")


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a package.json."""
    try:
        document = json(source)
    except CannotCheck:
        if is_template(source.text):
            return
        raise
    config = source.repo.config if source.repo is not None else None
    if _has_lock(source):
        return
    ranges: list[tuple[str, str, str]] = []
    for group in _GROUPS:
        bounded(source, len(table(document, group)))
        for name, specifier in table(document, group).items():
            rule = rule_of(specifier) if isinstance(specifier, str) else ""
            if rule == "npm-range":
                ranges.append((group, name, string(specifier)))
            elif rule:
                line, column = place_of(source, f'"{group}"', f'"{name}"')
                yield Loose(rule, line, column, {"name": name, "url": string(specifier)})
    if ranges and not (config is not None and config.kind == "library"):
        group, name, _ = ranges[0]
        line, column = place_of(source, f'"{group}"', f'"{name}"')
        what = counted(len(ranges), "dependency", "dependencies")
        facts = {"what": f"{what} ({listed([name for _, name, _ in ranges])})"}
        yield Loose("npm-range", line, column, facts)


def _has_lock(source: Source) -> bool:
    """Whether a lock beside it, or of a workspace above that it belongs to, is committed."""
    if any(tracked_beside(source, lock) for lock in LOCKS):
        return True
    folder = source.path.rpartition("/")[0]
    for up in range(1, folder.count("/") + 2 if folder else 1):
        above = "../" * up
        if not any(tracked_beside(source, above + lock) for lock in LOCKS):
            continue
        inside = "/".join(folder.split("/")[-up:])
        if _is_workspace(source, above, inside):
            return True
    return False


def _is_workspace(source: Source, above: str, folder: str) -> bool:
    patterns: list[str] = []
    root = source.beside(f"{above}package.json")
    if root is not None:
        workspaces = json(root).get("workspaces")
        patterns += strings(workspaces) or strings(table(workspaces).get("packages"))
    pnpm = source.beside(f"{above}pnpm-workspace.yaml")
    if pnpm is not None:
        from tenpoint.kit.parse.yaml_nodes import parse

        for document in pnpm.memo(parse):
            listing = document.get("packages") if document.kind == "map" else None
            patterns += [item.text for item in listing.items] if listing is not None else []
    wanted = [pattern.removeprefix("./").strip("/") for pattern in patterns]
    left_out = [pattern[1:] for pattern in wanted if pattern.startswith("!")]
    return _fits(folder, wanted) and not _fits(folder, left_out)


def _fits(folder: str, patterns: list[str]) -> bool:
    from tenpoint.kit.globs import matches

    return any(matches(folder, (f"/{pattern}",), inside=False) for pattern in patterns if pattern)


# --- locks -------------------------------------------------------------------------------------


def hashes(source: Source) -> Iterator[Loose]:
    """Entries of a lock without integrity, and with SHA-1 alone: one finding each."""
    if source.name in ("package-lock.json", "npm-shrinkwrap.json"):
        entries = list(_npm(json(source)))
    elif source.name == "yarn.lock":
        entries = list(_yarn(source.text))
    else:
        entries = list(_pnpm(source))
    bare = [(name, key) for name, key, integrity in entries if not integrity]
    weak = [
        (name, key)
        for name, key, integrity in entries
        if integrity and all(each.startswith(("sha1-", "md5-")) for each in integrity.split())
    ]
    command = {"y": "yarn install", "p": "npm install"}[source.name[0]]
    if source.name.startswith("pnpm"):
        command = "pnpm install"
    for rule, found, algorithm in (("lock-missing", bare, ""), ("weak", weak, "sha1")):
        if found:
            line, column = place_of(source, found[0][1])
            names = list(dict.fromkeys(name for name, _ in found))
            what = f"{counted(len(found), 'package', 'packages')} ({listed(names)})"
            facts = {"what": what, "algorithm": algorithm, "command": command}
            yield Loose(rule, line, column, facts)


Entry = tuple[str, str, str]  # name, text to find its place by, integrity


def _npm(document: Table) -> Iterator[Entry]:
    if "packages" in document:
        for key, value in table(document, "packages").items():
            entry = table(value)
            name = key.rpartition("node_modules/")[2]
            # The root and workspace folders are the repository's own files.
            if "node_modules/" in key and not _needs_none(entry, string(entry.get("resolved"))):
                yield name, f'"{key}"', string(entry.get("integrity"))
        return
    waiting = [table(document, "dependencies")]
    while waiting:  # lock version 1 nests
        group = waiting.pop()
        for name, value in group.items():
            entry = table(value)
            waiting.append(table(entry, "dependencies"))
            if not _needs_none(entry, string(entry.get("version"))):
                yield name, f'"{name}"', string(entry.get("integrity"))


def _needs_none(entry: Table, origin: str) -> bool:
    """Links, bundled packages and git checkouts: their bytes come with something else."""
    flags = ("link", "inBundle", "bundled", "extraneous")
    return any(entry.get(flag) is True for flag in flags) or origin.startswith(
        ("git+", "git:", "github:", "file:", "git@")
    )


_YARN_KEY = Pattern(r"^(?P<key>[^#\s:][^\n]*):[ \t]*\r?$", re.MULTILINE)


def _yarn(text: str) -> Iterator[Entry]:
    """Blocks of yarn.lock, both the first format and that of Yarn 2 and newer."""
    keys = list(_YARN_KEY.finditer(text))
    if not keys and text.strip().strip("#"):
        if re.search(r"^[^#\s]", text, re.MULTILINE):
            raise CannotCheck("not a lock of Yarn")
        return
    for place, found in enumerate(keys):
        key = found["key"].strip()
        end = keys[place + 1].start() if place + 1 < len(keys) else len(text)
        fields = dict(_yarn_fields(text[found.end() : end]))
        if key == "__metadata":
            continue
        name = re.sub(r"(?<=.)@.*", "", key.strip('"'))
        origin = fields.get("resolution") or fields.get("resolved") or ""
        if _yarn_needs_none(key, origin, fields):
            continue
        integrity = fields.get("integrity") or fields.get("checksum") or ""
        yield name, key, integrity


def _yarn_needs_none(key: str, origin: str, fields: dict[str, str]) -> bool:
    return (
        fields.get("linkType") == "soft"
        or "conditions" in fields  # for other platforms: Yarn has never fetched them
        or any(mark in key + origin for mark in ("@workspace:", "@link:", "@file:", "@portal:"))
        or origin.startswith(("git+", "git:", "git@", "file:"))
        or bool(re.search(r"(?:codeload\.|\.git[#@]|#commit=)|/tar\.gz/[0-9a-f]{40}", origin))
    )


def _yarn_fields(block: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"^  (\w+):?[ ]+(.+?)\r?$", block, re.MULTILINE):
        yield found[1], found[2].strip().strip('"')


def _pnpm(source: Source) -> Iterator[Entry]:
    from tenpoint.kit.parse.yaml_nodes import parse

    for document in source.memo(parse):
        listing = document.get("packages") if document.kind == "map" else None
        for key, value in listing.entries() if listing is not None else ():
            resolution = value.get("resolution")
            if resolution is None:
                continue
            given = {name.text: each.text for name, each in resolution.entries()}
            if given.keys() & {"directory", "commit"} or given.get("type") in ("directory", "git"):
                continue
            tarball = given.get("tarball", "")
            if re.search(r"[/=#][0-9a-f]{40}$", tarball) or tarball.startswith("file:"):
                continue
            name = re.sub(r"(?<=.)@.*", "", key.text.lstrip("/"))
            yield name, key.text, given.get("integrity", "")
