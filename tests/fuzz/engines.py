"""One engine at work on one target, in a process with limits; started by `run.py`."""

from __future__ import annotations

import json
import mmap
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import FrameType, TracebackType
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fuzz.targets import Target

# Beside what the interpreter and its libraries take at the start.
_MEMORY = 1 << 30
# Processor time for one input: so much, and so much more for each KiB. Code that is followed
# by atheris is some times slower.
_SECONDS, _SECONDS_A_KIB = 2.0, 0.1
# Growth is judged where the time is more than noise: from this many seconds on. Of an input that
# is four times as long, a program in linear time takes four times as long.
_MEASURABLE = 0.05
_LINEAR = 3.0
_SMALL = 16 * 1024


class TimeIsUp(BaseException):
    """One input took too long. Not an `Exception`: nobody is to take it for one of the file's."""


class Executor:
    """Runs one input after the other and keeps what must not be."""

    def __init__(self, target: Target, out: Path) -> None:
        self.target = target
        self.out = out
        self.executions = 0
        self.by_engine: dict[str, int] = {}
        self.engine = ""
        self.worst = 0.0  # milliseconds per KiB
        self.slowest = b""
        self.found: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._written = 0.0
        with (out / "current").open("wb+") as file:
            file.truncate(1 << 20)
            self._current = mmap.mmap(file.fileno(), 1 << 20)
        signal.signal(signal.SIGVTALRM, _too_long)

    def __call__(self, data: bytes) -> None:
        self.executions += 1
        self.by_engine[self.engine] = self.by_engine.get(self.engine, 0) + 1
        self._current[: len(data) + 8] = len(data).to_bytes(8, "big") + data
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS + _SECONDS_A_KIB * len(data) / 1024)
        try:
            answer = self._ask(data)
            # Some are asked again: the same bytes mean the same.
            if zlib.crc32(data) % 4 == 0 and _told(self._ask(data)) != _told(answer):
                self._keep("answer: another one at the second time", data)
        except TimeIsUp as problem:
            self._keep(f"time: {_place(problem.__traceback__)}", data)
        except MemoryError as problem:
            self._keep(f"memory: {_place(problem.__traceback__)}", data)
        except Exception as problem:  # noqa: BLE001  # that is what we are here for
            name = type(problem).__name__
            text = f": {problem}" if name == "Violation" else ""
            self._keep(f"{name} at {_place(problem.__traceback__)}{text}"[:300], data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        spent = (time.process_time() - begun) * 1000
        if spent / max(1.0, len(data) / 1024) > self.worst:
            self.worst = spent / max(1.0, len(data) / 1024)
            self.slowest = data
        now = time.monotonic()
        if now > self._written + 1:
            self.write(now)

    def _ask(self, data: bytes) -> object:
        try:
            return self.target.run(data)
        except self.target.allowed as refusal:
            return type(refusal).__name__, str(refusal)

    def time(self, data: bytes) -> float:
        """Seconds for one input, the better of two; what goes wrong is kept as ever."""
        taken = []
        for _ in range(2):
            begun = time.process_time()
            self(data)
            taken.append(time.process_time() - begun)
            if taken[0] < _MEASURABLE:
                break
        return min(taken)

    def _keep(self, what: str, data: bytes) -> None:
        """Note a finding once, with the shortest of its inputs."""
        kind = re.sub(r"\d+", "N", what) if "Violation" in what else what
        if what.startswith("growth"):
            kind = what.partition(" for ")[2][:12]
        if len(data) >= self._sizes.get(kind, 1 << 30) or len(self._sizes) > 200:
            return
        self._sizes[kind] = len(data)
        file = self.out / f"found-{zlib.crc32(kind.encode()):08x}"
        file.write_bytes(data)
        self.found[what] = str(file)
        for other in [known for known, path in self.found.items() if path == str(file)]:
            if other != what:
                del self.found[other]
        self.write(time.monotonic())

    def write(self, now: float) -> None:
        """Tell how far we are; atheris ends the process without a word."""
        self._written = now
        state = {"executions": self.by_engine, "worst_ms": round(self.worst, 1)}
        beside = self.out / "state.new"
        beside.write_text(json.dumps({**state, "found": self.found}))
        os.replace(beside, self.out / "state.json")
        (self.out / "slowest").write_bytes(self.slowest)


def _told(answer: object) -> str:
    """An answer to be compared: not every object tells what it is."""
    return re.sub(" at 0x[0-9a-f]+", "", repr(answer))


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeIsUp


def _place(trace: TracebackType | None) -> str:
    """The innermost line of ours: what two inputs with one cause have in common."""
    frames = [frame for frame in traceback.extract_tb(trace) if "/tenpoint/" in frame.filename]
    if not frames:
        frames = list(traceback.extract_tb(trace))
    last = frames[-1]
    return f"{os.path.basename(last.filename)}:{last.lineno}"


def _limit_memory() -> None:
    """From now on a little more than there is; only Linux tells how much that is."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


# -- the engines ---------------------------------------------------------------------------------


class _Shape(NamedTuple):
    """An input of any length: what it begins with, what it says again and again, its end."""

    first: bytes
    pump: bytes
    last: bytes
    counted: bool  # each time with another name

    def made(self, size: int) -> bytes:
        times = size // len(self.pump)
        if not self.counted:
            return self.first + self.pump * times + self.last
        pumps = (self.pump.replace(b"a", b"a%d" % number, 1) for number in range(times))
        return self.first + b"".join(pumps) + self.last


def growth(executor: Executor, seconds: float, chance: random.Random) -> None:
    """Pieces said over and over, in inputs of 16 and 64 KiB."""
    target = executor.target
    pieces = [piece for piece in target.tokens() + _pieces(target) if piece]
    seeds = [seed for seed in target.seeds() if len(seed) < 400] or [b""]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = bytes([chance.randrange(len(target.names))]) if target.names else b""
        pump = b"".join(chance.choices(pieces, k=chance.choice((1, 1, 2, 2, 3, 4))))
        shape = _Shape(
            name + chance.choice([b"", b"", chance.choice(pieces), chance.choice(seeds)]),
            pump,
            chance.choice([b"", chance.choice(pieces), chance.choice(seeds)]),
            b"a" in pump and chance.random() < 0.4,
        )
        if target.grows:
            _measure(executor, shape)
        else:
            executor(shape.made(min(target.largest, 2000)))


def _measure(executor: Executor, shape: _Shape) -> None:
    small, large = (executor.time(shape.made(size)) for size in (_SMALL, 4 * _SMALL))
    if large < _MEASURABLE or large < small * 6:
        return
    double = executor.time(shape.made(8 * _SMALL))
    # Twice: a busy machine measures anything once.
    if double > large * _LINEAR and executor.time(shape.made(16 * _SMALL)) > double * _LINEAR:
        what = f"growth: {large * 1000:.0f} ms at 64 KiB, {double * 1000:.0f} at 128"
        executor._keep(f"{what} for {shape.pump[:60]!r}", shape.made(4 * _SMALL))


def _pieces(target: Target) -> list[bytes]:
    """Lines of the seeds: what a format says more than once."""
    lines = {
        line + b"\n"
        for seed in target.seeds()
        for line in seed[1 if target.names else 0 :].split(b"\n")
        if 0 < len(line) < 60
    }
    return sorted(lines)[:4000]


def hypothesis(executor: Executor, seconds: float, chance: random.Random) -> None:
    """Seeds cut and mended, and the format's words in any order."""
    given = import_module("hypothesis")
    st = import_module("hypothesis.strategies")
    target = executor.target
    seeds = list(target.seeds()) or [b""]
    words = st.sampled_from(target.tokens())
    piece = st.one_of(words, words, st.binary(max_size=6))
    new = st.lists(piece, max_size=60).map(b"".join)

    def mended(parts: tuple[bytes, int, int, bytes, bytes]) -> bytes:
        seed, at, length, middle, other = parts
        cut = at % (len(seed) + 1)
        return seed[:cut] + middle + (seed[cut + length :] or other)

    seed = st.sampled_from(seeds)
    changed = st.tuples(seed, st.integers(0, 1 << 14), st.integers(0, 40), new, seed).map(mended)
    inputs = st.one_of(new, changed, changed, seed).map(lambda data: data[: target.largest * 4])
    end = time.monotonic() + seconds

    def look(data: bytes) -> None:
        if time.monotonic() < end:
            executor(data)

    profile = given.settings(
        max_examples=1000, deadline=None, database=None, phases=[given.Phase.generate],
        suppress_health_check=list(given.HealthCheck),
    )  # fmt: skip
    while time.monotonic() < end:
        given.seed(chance.getrandbits(32))(profile(given.given(inputs)(look)))()


def atheris(executor: Executor, seconds: float, chance: random.Random) -> None:
    """Whatever leads to lines that no input has reached; never returns."""
    engine = import_module("atheris")
    corpus = executor.out / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(executor.target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed[: executor.target.largest])
    words = executor.out / "words"
    words.write_text(
        "".join(
            '"' + "".join(f"\\x{byte:02x}" for byte in token) + '"\n'
            for token in executor.target.tokens()
        )
    )
    engine.Setup(
        [
            sys.argv[0], str(corpus), f"-max_total_time={max(1, round(seconds))}",
            f"-max_len={executor.target.largest}", f"-dict={words}", "-rss_limit_mb=0",
            "-timeout=600", f"-seed={chance.getrandbits(31) or 1}", "-verbosity=0",
            f"-artifact_prefix={executor.out}{os.sep}",
        ],
        executor,
    )  # fmt: skip
    engine.Fuzz()


def replay(executor: Executor, data: bytes) -> None:
    """One input with its traceback and its time."""
    begun = time.process_time()
    try:
        answer = executor._ask(data)
        sys.stdout.write(f"{_told(answer)[:2000]}\n")
        if _told(executor._ask(data)) != _told(answer):
            sys.stdout.write("another answer at the second time\n")
    except Exception:  # noqa: BLE001
        traceback.print_exc()
    sys.stdout.write(f"{len(data)} bytes, {time.process_time() - begun:.3f} s for two runs\n")


_ENGINES: dict[str, Callable[[Executor, float, random.Random], None]] = {
    "growth": growth,
    "hypothesis": hypothesis,
    "atheris": atheris,
}


# What part of a process' time each of them has; atheris, the last, ends the process.
ENGINES = {"growth": 1, "hypothesis": 1, "atheris": 2}


def _warmed(target: Target) -> Iterator[bytes]:
    """Inputs by which the modules are loaded before anything is measured."""
    seeds = list(target.seeds())
    yield from random.Random(1).sample(seeds, min(40, len(seeds)))


def main() -> int:
    begun = time.monotonic()
    asked, name, seconds, out, seed = sys.argv[1:]
    if "atheris" in asked:
        # From here on what is imported of ours counts its lines.
        import_module("atheris").instrument_imports(include=["tenpoint", "report"]).__enter__()
    from fuzz.invariants import planted, watch
    from fuzz.targets import Target, table

    [target] = [target for target in table() if target.name == name]
    keys = " ".join(planted())
    target = Target(**{**target._asdict(), "words": f"{target.words} {keys}"})
    place = Path(tempfile.mkdtemp(prefix="fuzz-")) if asked == "replay" else Path(out)
    executor = Executor(target, place)
    if asked == "replay":
        replay(executor, Path(out).read_bytes())
        return 0
    sys.dont_write_bytecode = True  # what is loaded from now on would be a file that is written
    watch([str(place), tempfile.gettempdir()])
    for data in _warmed(target):
        executor(data)
    _limit_memory()
    executor.by_engine.clear()
    executor.worst = 0.0
    engines = [engine for engine in ENGINES if engine in asked]
    shares = sum(ENGINES[engine] for engine in engines)
    until = begun
    for engine in engines:
        until += float(seconds) * ENGINES[engine] / shares
        executor.engine = engine
        left = max(2.0, until - time.monotonic())
        _ENGINES[engine](executor, left, random.Random(f"{seed}:{engine}:{name}"))
    executor.write(time.monotonic())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
