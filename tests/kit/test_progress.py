"""A line that counts while somebody waits."""

from __future__ import annotations

import io
import sys

import pytest

from tenpoint.kit.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def counted(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None, at: list[float]) -> str:
    """What is written when the numbers 0, 1000, 2000 … come at these times, in seconds."""
    now = 0.0
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("time.monotonic", lambda: now)
    counting = Progress("blobs")
    for number, now in enumerate(at):  # noqa: B007  # the clock reads it
        counting(1000 * number)
    counting.end()
    return stream.getvalue() if stream else ""


@pytest.mark.parametrize(
    ("at", "numbers"),
    [
        pytest.param([1.0], ["0"], id="once"),
        pytest.param([1.0, 2.0, 3.0], ["0", "1,000", "2,000"], id="slowly"),
        pytest.param([1.0, 1.1, 1.15, 1.3], ["0", "3,000"], id="too fast to read"),
        pytest.param([], [], id="nothing to count"),
    ],
)
def test_counts_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, at: list[float], numbers: list[str]
) -> None:
    written = "".join(f"\r{number} blobs \x1b[K" for number in numbers)
    assert counted(monkeypatch, Terminal(), at) == f"{written}\r\x1b[K"


@pytest.mark.parametrize(
    "stream",
    [pytest.param(io.StringIO(), id="a file"), pytest.param(None, id="no stderr at all")],
)
def test_is_silent_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    assert counted(monkeypatch, stream, [1.0, 2.0]) == ""
