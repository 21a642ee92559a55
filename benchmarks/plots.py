"""Pictures of results, as SVG with matplotlib, which lives in the peers' environment.

Called as a program it draws what `draw` hands it: `plots.py FILE`, a JSON document on stdin.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Told apart by people who see colours differently (Okabe and Ito).
_OURS, _OTHERS, _NEUTRAL = "#0072B2", "#E69F00", "#999999"


def bars(file: Path, title: str, unit: str, groups: Mapping[str, Mapping[str, float]]) -> None:
    """Horizontal bars, a panel for each group; ours are told by `tenpoint` in their names."""
    draw(file, {"kind": "bars", "title": title, "unit": unit, "groups": groups})


def growth(
    file: Path, title: str, x: str, y: str, lines: Mapping[str, Mapping[float, float]]
) -> None:
    """Lines over two logarithmic axes, with the slope of linear growth beside them."""
    pairs = {name: sorted(points.items()) for name, points in lines.items()}
    draw(file, {"kind": "growth", "title": title, "x": x, "y": y, "lines": pairs})


def draw(file: Path, picture: Mapping[str, Any]) -> None:
    """Have it drawn by the peers' interpreter."""
    import peers

    subprocess.run(
        [str(peers.installed()), str(Path(__file__).resolve()), str(file)],
        input=json.dumps(picture).encode(),
        check=True,
    )


def _colour(name: str) -> str:
    return _OURS if "tenpoint" in name else _NEUTRAL if "nothing" in name else _OTHERS


def _drawn(picture: dict[str, Any], file: str) -> None:
    import matplotlib

    matplotlib.use("svg")
    # Text stays text, and the same figures give the same bytes.
    matplotlib.rcParams.update(
        {"svg.fonttype": "none", "svg.hashsalt": "tenpoint", "font.family": "sans-serif"}
    )
    from matplotlib import pyplot

    if picture["kind"] == "bars":
        groups = picture["groups"]
        count = sum(map(len, groups.values()))
        figure, panels = pyplot.subplots(
            len(groups), 1, figsize=(8, 0.9 + 0.32 * count), squeeze=False,
            height_ratios=[len(group) for group in groups.values()], sharex=True,
        )  # fmt: skip
        for (name, group), (panel,) in zip(groups.items(), panels, strict=True):
            names = list(group)[::-1]
            drawn = panel.barh(names, [group[n] for n in names], color=[_colour(n) for n in names])
            panel.bar_label(drawn, fmt="%.0f", padding=3)
            panel.set_title(name, loc="left", fontsize=10)
            panel.spines[["top", "right"]].set_visible(False)
            panel.margins(x=0.12)
        panels[-1][0].set_xlabel(picture["unit"])
    else:
        figure, panel = pyplot.subplots(figsize=(7, 4.5))
        for name, points in picture["lines"].items():
            xs, ys = zip(*points, strict=True)
            panel.loglog(xs, ys, marker="o", label=name, color=None)
        xs, ys = zip(*next(iter(picture["lines"].values())), strict=True)
        panel.loglog(
            xs, [ys[-1] * x / xs[-1] for x in xs], linestyle=":", color=_NEUTRAL, label="linear"
        )
        panel.set_xlabel(picture["x"])
        panel.set_ylabel(picture["y"])
        panel.grid(visible=True, which="major", alpha=0.3)
        panel.legend(frameon=False)
        panel.spines[["top", "right"]].set_visible(False)
    figure.suptitle(picture["title"], x=0.02, ha="left")
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


if __name__ == "__main__":
    _drawn(json.load(sys.stdin), sys.argv[1])
