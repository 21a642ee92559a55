"""The name of a container image: its tag, and its digest."""

from __future__ import annotations


def has_digest(name: str) -> bool:
    """Whether a name ends in `@sha256:` and 64 digits; no pattern, which takes long to compile."""
    digest = name.rpartition("@sha256:")[2]
    return len(digest) == 64 != len(name) and not digest.strip("0123456789abcdef")


def tag_of(name: str) -> str:
    """The tag of an image, empty without. A colon before a slash belongs to a port."""
    return name.partition("@")[0].rpartition("/")[2].partition(":")[2]
