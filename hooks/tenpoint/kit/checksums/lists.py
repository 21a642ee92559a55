"""Checksum lists and the files of a tree: which file a line means, and what its digest is."""

from __future__ import annotations

import re
from functools import lru_cache

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import checksum_list

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.checksum_list import Entry, Listing
    from tenpoint.kit.repo import Repo
    from tenpoint.kit.source import Source

_STRONG = frozenset(("sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")) | {
    f"sha3_{size}" for size in (224, 256, 384, 512)
}
_BLOCK = 1 << 20


def candidates(path: str, entry: Entry, listing: Listing) -> list[str]:
    """The paths that an entry can mean; `CannotCheck` for one outside of the list's folder.

    Names count from the list's folder. `sha256sum dist/x > dist/x.sha256` writes them as seen
    from above, so the folder's own path in front of a name is taken off as well.
    """
    folder, _, _ = path.rpartition("/")
    name = entry.name or listing.sidecar_of
    parts: list[str] = []
    for part in name.split("/"):
        if part == ".." and not parts:
            raise CannotCheck("a name that leaves the folder of the list", entry.line)
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]|\.\.\\", name):
        raise CannotCheck("a name that leaves the folder of the list", entry.line)
    inside = "/".join(parts)
    names = [inside, inside.rstrip()]
    if folder and inside.startswith(f"{folder}/"):
        names.append(inside[len(folder) + 1 :])
    if listing.sidecar_of and inside.rpartition("/")[2] == listing.sidecar_of:
        names.append(listing.sidecar_of)
    return [f"{folder}/{name}" if folder else name for name in dict.fromkeys(names) if name]


def beside(source: Source, path: str) -> Source | None:
    """The file at a path of the tree that a list stands in; None if absent."""
    folder = source.path.rpartition("/")[0]
    return source.beside(path[len(folder) + 1 :] if folder else path)


def digest(file: Source, algorithm: str) -> str:
    """A file's digest, in constant memory; empty for a Git LFS pointer that tells another one."""
    from tenpoint.kit.models import lfs

    head = file.head(4096)
    if lfs.is_pointer(head):
        found = re.search(rb"^oid sha256:([0-9a-f]{64})\r?$", head, re.MULTILINE)
        return found[1].decode("ascii") if found and algorithm == "sha256" else ""
    if file.repo is None:
        return hashed(file, algorithm)
    known = of(file.repo).digests
    key = (file.path, algorithm)
    if key not in known:
        known[key] = hashed(file, algorithm)
    return known[key]


def hashed(file: Source, algorithm: str) -> str:
    """The digest of a file's content, in lower-case hexadecimal, in constant memory."""
    import hashlib

    state = hashlib.new(algorithm, usedforsecurity=False)
    with file.stream() as stream:
        while block := stream.read(_BLOCK):
            state.update(block)
    return state.hexdigest()


def weak_alone(source: Source, listing: Listing) -> list[Entry]:
    """The entries of MD5, SHA-1 and the like for files that no list has a strong digest of."""
    weak = [entry for entry in listing.entries if entry.algorithm not in _STRONG]
    strong = _strongly_listed(source, listing) if weak else set()
    return [entry for entry in weak if _is_alone(source, entry, listing, strong)]


def _is_alone(source: Source, entry: Entry, listing: Listing, strong: set[str]) -> bool:
    try:
        paths = candidates(source.path, entry, listing)
    except CannotCheck:
        return False  # said elsewhere
    if listing.sidecar_of and all(beside(source, path) is None for path in paths):
        return False
    return not strong & set(paths)


def _strongly_listed(source: Source, listing: Listing) -> set[str]:
    """The paths that this list or another one has a strong digest of."""
    found = _strong_paths(source.path, listing)
    if source.repo is not None:
        return found | of(source.repo).strong
    for algorithm in ("sha256", "sha512", "sha384"):
        name = re.sub("md5|sha-?1(?![0-9])", algorithm, source.name, flags=re.IGNORECASE)
        for other in (name, name.upper() if source.name.isupper() else name):
            beside = source.beside(other) if other != source.name else None
            if beside is not None:
                found |= _strong_paths(beside.path, beside.memo(checksum_list.read))
    return found


def _strong_paths(path: str, listing: Listing) -> set[str]:
    found: set[str] = set()
    for entry in listing.entries:
        if entry.algorithm in _STRONG:
            try:
                found.update(candidates(path, entry, listing))
            except CannotCheck:
                continue  # said where the list itself is checked
    return found


class Lists:
    """All lists of a repository: which files they speak of, and the digests that were computed."""

    def __init__(self, repo: Repo) -> None:
        self.digests: dict[tuple[str, str], str] = {}
        self.speaking: dict[str, list[tuple[str, Entry]]] = {}
        self.strong: set[str] = set()
        for path in repo.tracked():
            if not checksum_list.is_list(path.rpartition("/")[2]) or not repo.exists(path):
                continue
            try:
                self._add(path, checksum_list.read(repo.source(path)), repo)
            except CannotCheck:
                continue  # said where the list itself is checked

    def _add(self, path: str, listing: Listing, repo: Repo) -> None:
        self.strong |= _strong_paths(path, listing)
        for entry in listing.entries:
            try:
                meant = candidates(path, entry, listing)
            except CannotCheck:
                continue
            for candidate in meant:
                if repo.exists(candidate):
                    self.speaking.setdefault(candidate, []).append((path, entry))
                    break


# One run asks about one repository. `of.cache_clear()` after its files have changed.
@lru_cache(maxsize=1)
def of(repo: Repo) -> Lists:
    """What the lists of a repository say, read once."""
    return Lists(repo)
