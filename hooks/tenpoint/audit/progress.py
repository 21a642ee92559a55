"""What somebody who waits sees on stderr: a bar with `rich`, else a line that counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tenpoint.audit.examine import Progress, nothing
from tenpoint.kit.progress import Progress as Line

# A bar for what is over sooner only flickers.
_PATIENCE = 0.7


@contextmanager
def watched() -> Iterator[Progress]:
    """The progress for a run; what it draws is gone at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield nothing
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar
    except ImportError:
        line = Line("files looked at")

        def count(what: str, done: int, total: int) -> None:  # noqa: ARG001  # a Progress has it
            if what == "files":
                line(done)

        yield count
        line.end()
        return
    bar = Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    begun = time.monotonic()
    task = bar.add_task("")
    drawn = False

    def tell(what: str, done: int, total: int) -> None:
        nonlocal drawn
        if what != "files":
            bar.stop()  # a hook that walks the history draws its own line
            drawn = False
            return
        if not drawn and time.monotonic() - begun > _PATIENCE:
            bar.start()
            drawn = True
        if drawn:
            bar.update(task, description=what, completed=done, total=total or None)

    try:
        yield tell
    finally:
        bar.stop()
