"""A terminal for tests: what is written to it can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


class Terminal:
    """`file` is the descriptor that programs write to; `text` all they have written."""

    def __init__(self, ours: int, file: int) -> None:
        self._ours = ours
        self.file = file

    def text(self) -> str:
        """What was written; to be asked once, when nobody writes any more."""
        os.write(self.file, b"\0")
        output = b""
        while not output.endswith(b"\0"):
            output += os.read(self._ours, 65536)
        return output[:-1].decode()


@contextmanager
def terminal() -> Iterator[Terminal]:
    import pty

    ours, theirs = pty.openpty()
    try:
        yield Terminal(ours, theirs)
    finally:
        os.close(theirs)
        os.close(ours)
