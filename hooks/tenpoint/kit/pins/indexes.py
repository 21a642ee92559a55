"""Where packages come from: indexes that pip merges, and indexes that anybody on the way can play.

pip asks all its indexes for a name and takes the highest version of all, or any file of the
version that is asked for: whoever registers an internal name on the public index is served.
uv and Poetry ask in order; they are safe unless told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins.loose import Loose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple


class Index(NamedTuple):
    """One option or variable that says where packages come from, by pip's name of the option."""

    option: str
    value: str
    line: int
    column: int
    path: str = ""


# Environment variables and what they stand for. uv's own extra indexes are asked in order.
VARIABLES = {
    "PIP_INDEX_URL": "--index-url",
    "PIP_EXTRA_INDEX_URL": "--extra-index-url",
    "PIP_FIND_LINKS": "--find-links",
    "PIP_TRUSTED_HOST": "--trusted-host",
    "UV_INDEX_URL": "--index-url",
    "UV_DEFAULT_INDEX": "--index-url",
    "UV_INDEX_STRATEGY": "--index-strategy",
    "UV_INSECURE_HOST": "--trusted-host",
}
_HOST = Pattern(r"(?:[a-z]+://)?(?:[^@/\s]*@)?(\[[0-9a-f:]+\]|[^:/\s]+)")
_LOOPBACK = ("localhost", "[::1]", "host.docker.internal")


def is_loopback(address: str) -> bool:
    """Whether a URL or host means this very machine."""
    found = _HOST.match(address.lower())
    host = found[1] if found else ""
    return host in _LOOPBACK or host.startswith("127.") or host.endswith(".localhost")


def unsafe_index(index: Index) -> Iterator[Loose]:
    """`http://` and `--trusted-host`: nobody vouches for what comes back."""
    for value in index.value.split():
        facts = {"option": index.option, "value": value}
        if index.option == "--trusted-host":
            if not is_loopback(value) and "$" not in value:
                yield Loose("trusted-host", index.line, index.column, facts, index.path)
        elif (
            index.option in ("--index-url", "--extra-index-url", "--find-links")
            and value.lower().startswith("http://")
            and not is_loopback(value)
        ):
            yield Loose("insecure-index", index.line, index.column, facts, index.path)


def merged_indexes(indexes: Sequence[Index]) -> Iterator[Loose]:
    """The places where a further index is added to another one."""
    if any(index.option == "--no-index" for index in indexes):
        return
    main = {index.value.rstrip("/") for index in indexes if index.option == "--index-url"}
    for index in indexes:
        merges = index.option == "--extra-index-url" and index.value.rstrip("/") not in main
        unsafe = index.option == "--index-strategy" and index.value.startswith("unsafe")
        if merges or unsafe:
            facts = {"option": index.option, "value": index.value}
            yield Loose("extra-index", index.line, index.column, facts, index.path)
