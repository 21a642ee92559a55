"""What a file's candidate lines come to: the matches that stand, each place once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit.credentials.line import (
    ASSIGNED,
    ENCODED,
    HEADER,
    PRIVATE_KEY,
    PROVIDER,
    SECOND,
    URL,
    Line,
    Match,
    loose_kind,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.credentials.candidates import Candidate
    from tenpoint.kit.parse.json_place import JsonPlaces

# Of several matches that share characters the one that says most is kept.
_RANK = {PRIVATE_KEY: 0, PROVIDER: 1, ENCODED: 2, URL: 3, HEADER: 4, ASSIGNED: 5, SECOND: 6}
# What is longer in a notebook is a picture, whatever its output says.
_LONGEST_IN_NOTEBOOK = 4096


def judge(data: bytes, path: str, candidates: Iterable[Candidate]) -> Iterator[tuple[Line, Match]]:
    """Each secret with its line, in the order of the file."""
    loose: str | None = None
    document: JsonPlaces | None = None
    for start, end, detectors in candidates:
        if loose is None:  # most files have no candidate and need neither
            loose = loose_kind(path)
            document = _notebook(data) if path.endswith(".ipynb") else None
        line = Line(data, start, end, path, loose, document)
        found: list[Match] = []
        for detector, hits in sorted(detectors, key=lambda asked: asked[0].last):
            if detector.last and found:
                continue  # a second opinion is asked where there is no first one
            line.hits = line.characters(hits) if hits is not None and detector.at_hits else None
            found += detector.judge(line)
        for match in best(found):
            if not is_public(line, match) and not _is_image(line, match):
                yield line, match


def _notebook(data: bytes) -> JsonPlaces:
    from tenpoint.kit.parse.json_place import JsonPlaces

    return JsonPlaces(data)


def best(found: Sequence[Match]) -> list[Match]:
    """Matches in the order of the line, of those that overlap only the telling one."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (_RANK[m.kind], m.start - m.end, m.start)):
        at = bisect_left(kept, match.end, key=lambda other: other.start)
        if at == 0 or kept[at - 1].end <= match.start:
            kept.insert(at, match)
    return kept


def is_public(line: Line, match: Match) -> bool:
    """Whether what stands around a match says that it may be seen.

    A Google key in a Firebase configuration is shipped to every browser. The values of a
    SealedSecret are encrypted for the cluster.
    """
    if match.kind == ASSIGNED and match.value.startswith("Ag") and len(match.value) > 100:
        return "encryptedData" in line.before
    if match.format is None or match.format.id != "google-api":
        return False
    around = line.around(match, 1500).lower()
    signs = ("authdomain", "messagingsenderid", "storagebucket", "mobilesdk_app_id", "appid")
    return sum(sign in around for sign in signs) >= 2


def _is_image(line: Line, match: Match) -> bool:
    """Pictures in a notebook are long base64 in which anything can be found by chance."""
    if line.document is None:
        return False
    return match.end - match.start > _LONGEST_IN_NOTEBOOK or any(
        "image/" in part or "application/pdf" in part for part in map(str, line.place(match))
    )
