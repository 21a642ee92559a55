"""Work shared with a second process, where there is enough of it and the system can fork.

`Turns` hands it out piece by piece, so that both processes end at the same time, whatever else
one of them has to do. `rarely_collecting` is for a process that reads very many files.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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


# A pipe holds one page at least, and each piece takes four bytes of it.
_MOST_PIECES = 1000
_NUMBER = 4
# A large Python file is some 100,000 objects, which fall with the file: looking through them
# for circles, as Python does after every 700, takes as long as making them.
_OBJECTS = 200_000


class Turns:
    """The numbers below `total`, given in pieces to this process and its forks, each once.

    `has` is asked for every number in rising order; a process that comes back for more gets the
    next piece that nobody has taken.
    """

    def __init__(self, total: int) -> None:
        self._size = max(8, -(-total // _MOST_PIECES))
        self._queue, write = os.pipe()
        pieces = range(-(-total // self._size))
        os.write(write, b"".join(piece.to_bytes(_NUMBER, "big") for piece in pieces))
        os.close(write)  # behind the last piece is the end
        self._piece = range(0)

    def has(self, number: int) -> bool:
        """Whether a number is this process's to work on."""
        while number >= self._piece.stop:
            taken = os.read(self._queue, _NUMBER)  # whole: pipes are read under a lock
            if not taken:
                self._piece = range(sys.maxsize, sys.maxsize)
                return False
            start = int.from_bytes(taken, "big") * self._size
            self._piece = range(start, start + self._size)
        return number in self._piece

    def close(self) -> None:
        os.close(self._queue)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Let the garbage collector look for circles after every 200,000 objects."""
    before = gc.get_threshold()
    gc.freeze()  # what is loaded by now stays to the end, and is never looked through
    gc.set_threshold(_OBJECTS, 10, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
