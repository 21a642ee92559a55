"""The audit's ten questions: data that tables, pages and the score share."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """One question of the audit; a hook names its point by number."""

    number: int
    title: str


POINTS = (
    Point(1, "No hard-coded keys, tokens or secrets"),
    Point(2, "`.env` is ignored, `.env.example` is there, no `.env` is in the history"),
    Point(3, "Model files in safe formats only"),
    Point(4, "Checksums are published and true"),
    Point(5, "MCP server permissions are scoped"),
    Point(6, "Dependencies are exact and hashed, and their audit is clean"),
    Point(7, "The container image holds no secrets"),
    Point(8, "Configuration is validated: no raw interpolation, no hidden prompts"),
    Point(9, "Binaries are signed"),
    Point(10, "Every write, request and command leaves an audit log"),
)

# Where a hook with point 0 belongs: its findings cost no point, and fail the audit.
OUTSIDE = "Outside of the points"
