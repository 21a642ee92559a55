"""Git LFS pointers: the few lines of text that stand for a large file.

Format: git-lfs docs/spec.md. The content is elsewhere, so only the name can tell what it is.
"""

from __future__ import annotations

_MAX_SIZE = 1024
_FIRST_LINE = b"version https://git-lfs.github.com/spec/v1"


def is_pointer(head: bytes) -> bool:
    """Whether a whole file is a pointer; `head` has to be longer than one can be."""
    return head.startswith(_FIRST_LINE) and len(head) <= _MAX_SIZE
