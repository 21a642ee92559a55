"""How much work one file may cost. A limit that is reached is said, never passed over."""

from __future__ import annotations

from time import monotonic

from tenpoint.kit.errors import CannotCheck

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

KIB = 1024
MIB = 1024 * KIB


class LimitReachedError(CannotCheck):
    """The whole file costs too much: nothing more of it is looked at."""


class Limits(NamedTuple):
    """Bounds for one file and everything packed in it; sizes in bytes."""

    depth: int = 8  # an archive in an archive in ...
    members: int = 100_000
    unpacked: int = 256 * MIB
    steps: int = 5_000_000  # pickle opcodes, protobuf fields, GGUF values
    seconds: float = 20.0


class Budget:
    """What is left for one file; each method raises `LimitReachedError` when that is used up."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._members = self.limits.members
        self._unpacked = self.limits.unpacked
        self._steps = self.limits.steps
        self._deadline = monotonic() + self.limits.seconds

    def clock(self) -> None:
        if monotonic() > self._deadline:
            raise LimitReachedError(
                f"takes longer than {self.limits.seconds:g} seconds: not looked at to its end"
            )

    def member(self) -> None:
        self._members -= 1
        if self._members < 0:
            raise LimitReachedError(
                f"holds more than {self.limits.members:,} members: not looked at to its end"
            )
        self.clock()

    def unpack(self, size: int) -> None:
        self._unpacked -= size
        if self._unpacked < 0:
            raise LimitReachedError(
                f"unpacks to more than {self.limits.unpacked // MIB} MiB: not looked at to its end"
            )
        self.clock()

    def step(self, count: int = 1) -> None:
        self._steps -= count
        if self._steps < 0:
            raise LimitReachedError(
                f"needs more than {self.limits.steps:,} steps to read: not looked at to its end"
            )
        self.clock()
