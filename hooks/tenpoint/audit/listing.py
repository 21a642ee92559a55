"""`tenpoint hooks`: the hooks, by the point of the audit that they stand for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tenpoint.audit.hooks import all_hooks
from tenpoint.audit.points import OUTSIDE, POINTS
from tenpoint.kit.arguments import Parser


def main(argv: Sequence[str]) -> int:
    """Print every point with its hooks; always 0."""
    Parser(prog="tenpoint hooks", description=__doc__).parse_args(argv)
    sys.stdout.write(listing())
    return 0


def listing() -> str:
    hooks = [module.hook for module in all_hooks()]
    lines = []
    for number, title in [*POINTS, (0, OUTSIDE)]:
        lines.append(f"{number or '–':>2}  {title}\n")
        lines += [f"      {hook.id}: {hook.says}\n" for hook in hooks if hook.point == number]
    return "".join(lines)
