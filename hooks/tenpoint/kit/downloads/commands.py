"""Downloads in shell commands, and whether a script compares what came.

A script compares when any of its commands does: which file a digest is of is not followed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tenpoint.kit.downloads.urls import file_at
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.shell import Command
else:
    from tenpoint.kit.light import NamedTuple

SUMS = frozenset(
    """sha224sum sha256sum sha384sum sha512sum shasum b2sum cksum rhash sha256 sha512 gsha256sum
    gsha512sum""".split()
)
CHECKS = Pattern(r"-[a-zA-Z]*c[a-zA-Z]*|--check(?:=.*)?")
_OTHER_CHECKS = (
    ("gpg", "--verify"), ("gpgv", ""), ("cosign", "verify-blob"), ("minisign", "-V"),
    ("minisign", "-Vm"), ("gh", "attestation"), ("slsa-verifier", ""), ("signify", "-V"),
    ("signify", "-C"), ("md5sum", "-c"), ("sha1sum", "-c"),
)  # fmt: skip
# For the headers alone.
_ASKS_ONLY = Pattern(r"-[a-zA-Z]*I[a-zA-Z]*|--head|--spider")
_TESTS = frozenset(("[", "[[", "test", "diff", "cmp", "grep", "awk"))


def compares(commands: Sequence[Command]) -> bool:
    """Whether a script holds a file against a digest or a signature."""
    from tenpoint.kit.parse.shell import unwrapped

    hashes = tests = False
    for command in commands:
        texts = [word.text for word in unwrapped(command)]
        if not texts:
            continue
        program = texts[0].rpartition("/")[2]
        if program in SUMS:
            hashes = True
            if any(CHECKS.fullmatch(text) for text in texts[1:]):
                return True
        if program == "openssl" and texts[1:2] in (["dgst"], ["sha256"], ["sha512"]):
            hashes = True
        tests = tests or program in _TESTS
        if any(program == name and (not word or word in texts) for name, word in _OTHER_CHECKS):
            return True
    return hashes and tests


class Fetched(NamedTuple):
    """The model, archive or program that a command downloads, by which program, and where."""

    file: str
    program: str
    start: int


def fetched(command: Command) -> Fetched | None:
    """What `curl`, `wget` or `aria2c` downloads and does not itself compare."""
    from tenpoint.kit.parse.shell import unwrapped

    words = unwrapped(command)
    texts = [word.text for word in words]
    program = texts[0].rpartition("/")[2] if texts else ""
    if program not in ("curl", "wget", "aria2c"):
        return None
    if any(_ASKS_ONLY.fullmatch(text) or text.startswith("--checksum") for text in texts):
        return None
    for word in words[1:]:
        file = file_at(word.text.removeprefix("--url="))
        if file:
            return Fetched(file, program, word.start)
    return None
