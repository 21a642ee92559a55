"""A line on stderr that counts while somebody waits; nothing where nobody looks."""

from __future__ import annotations

import sys
import time


class Progress:
    """Call it with a number as often as you like; it writes five times a second at most."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0

    def __call__(self, number: int) -> None:
        if self._watched and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.2
            sys.stderr.write(f"\r{number:,} {self._noun} \x1b[K")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
