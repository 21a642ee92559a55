"""All patterns in a Hyperscan database, compiled once and kept on the disk.

There are two: for files in which values need no quotes, and one without the patterns that
only such files need, which match at every second line of source code.

Compiling takes some two seconds, loading a fraction of a millisecond. So a run that searches
little loads one that is there and compiles none. A database that was
tampered with could switch the search off unseen, and Hyperscan itself accepts a flipped
byte: so the file begins with a SHA-256 of the rest, lies in a folder that only its owner
may write, and is made anew whenever anything does not fit.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from tenpoint.kit.credentials.detectors import Detector, all_detectors

TYPE_CHECKING = False
if TYPE_CHECKING:
    import hyperscan

_DIGEST = 32
# Kept in place of a database that loses matches here (`trial`), so that none is compiled again.
_UNUSABLE = b""


class Database:
    """A compiled database with its scratch space."""

    def __init__(self, compiled: hyperscan.Database) -> None:
        import hyperscan

        self._compiled = compiled
        compiled.scratch = hyperscan.Scratch(compiled)

    def search(self, data: bytes) -> list[tuple[int, int]]:
        """Number of each pattern that matches and the place of its last byte, in their order.

        Hyperscan counts in 32 bits; a large file comes in parts (`Source.parts`).
        """
        hits: list[tuple[int, int]] = []

        def hit(number: int, _start: int, end: int, _flags: int, _: object) -> None:
            hits.append((number, end - 1))

        self._compiled.scan(data, match_event_handler=hit)
        if len(hits) > 1:
            hits.sort(key=_place)
        return hits


def _place(hit: tuple[int, int]) -> int:
    return hit[1]


def load(*, loose: bool = False, compiles: bool = True) -> Database | None:
    """The database for files in which values need no quotes, or for the others.

    It comes from the cache or, where that is allowed, is compiled; None without Hyperscan, or
    with one that loses matches on this machine.
    """
    detectors = [
        (number, detector)
        for number, detector in enumerate(all_detectors())
        if loose or not detector.loose
    ]
    try:
        import hyperscan
    except ImportError:
        return None
    key = _key(detectors, hyperscan)
    path = _path(key)
    stored = _read(path)
    if stored == _UNUSABLE:
        return None
    if stored is not None:
        try:
            return Database(hyperscan.loadb(stored, mode=hyperscan.HS_MODE_BLOCK))
        except hyperscan.error:
            pass  # another version or processor made it: compile it anew
    if not compiles:
        return None
    try:
        compiled = _compile(detectors)
    except hyperscan.error:
        return None
    database = Database(compiled)
    if _loses_matches(database, detectors):
        _write(path, _UNUSABLE)
        return None
    _write(path, hyperscan.dumpb(compiled))
    return database


def _loses_matches(database: Database, detectors: Sequence[tuple[int, Detector]]) -> bool:
    from tenpoint.kit.credentials.trial import Patterns, losses

    patterns = (Patterns(number, d.patterns(), d.folded) for number, d in detectors)
    return bool(losses(database.search, patterns))


def _compile(detectors: Sequence[tuple[int, Detector]]) -> hyperscan.Database:
    import hyperscan

    numbered = [(n, d, pattern) for n, d in detectors for pattern in d.patterns()]
    compiled = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    compiled.compile(
        expressions=[pattern.encode("ascii") for _, _, pattern in numbered],
        ids=[number for number, _, _ in numbered],
        flags=[
            hyperscan.HS_FLAG_MULTILINE | (hyperscan.HS_FLAG_CASELESS if detector.folded else 0)
            for _, detector, _ in numbered
        ],
        elements=len(numbered),
    )
    return compiled


def _key(detectors: Sequence[tuple[int, Detector]], hs: object) -> str:
    import hashlib
    import platform

    digest = hashlib.sha256()
    for part in (
        getattr(hs, "__version__", ""),
        hs.info() if hasattr(hs, "info") else "",
        platform.machine(),
    ):
        digest.update(str(part).encode() + b"\0")
    for number, detector in detectors:
        digest.update(f"{number}\0{detector.patterns()}\0{detector.folded}\0".encode())
    return digest.hexdigest()[:32]


def _path(key: str) -> str:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "tenpoint", f"patterns-{key}.hs")


def _read(path: str) -> bytes | None:
    import hashlib

    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
                return None
            content = file.read(64 << 20)
    except OSError:
        return None
    digest, body = content[:_DIGEST], content[_DIGEST:]
    return body if hashlib.sha256(body).digest() == digest else None


def _write(path: str, body: bytes) -> None:
    """Keep the database if the disk allows; searching goes on without a cache."""
    import hashlib

    from tenpoint.kit.files import write_whole

    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        write_whole(path, hashlib.sha256(body).digest() + body)
        os.chmod(path, 0o600)
    except OSError:
        return
