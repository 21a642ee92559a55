"""Work shared with a second process, where there is enough of it and the system can fork."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

from tenpoint.kit.errors import CannotCheck


def can_fork() -> bool:
    """Whether a second process is to be had: not on Windows, and not safely on macOS."""
    return sys.platform == "linux" and hasattr(os, "fork") and (os.cpu_count() or 1) > 1


class Half:
    """A function on its way in a copy of this process; `result` waits for what it returns.

    That must be plain values: they come back as JSON, tuples as lists. Start it before there
    are threads: a fork copies only the one that calls it.
    """

    def __init__(self, work: Callable[[], object]) -> None:
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._child = os.fork()
        if not self._child:
            status = 1
            try:
                os.close(read)
                with open(write, "w", encoding="ascii") as pipe:
                    json.dump(work(), pipe)
                status = 0
            finally:
                os._exit(status)  # nothing of the parent is to be ended here
        os.close(write)
        self._pipe = open(read, "rb")  # noqa: SIM115  # closed by `result`

    def result(self) -> object:
        """What the function returned. Raises `CannotCheck` when its process broke."""
        with self._pipe as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._child, 0)
        if status or not data:
            raise CannotCheck("the second process broke off: half of the files were not checked")
        made: object = json.loads(data)
        return made
