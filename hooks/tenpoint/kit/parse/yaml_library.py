"""PyYAML at half its price: without the patterns of its own parser, which libyaml does not need.

`import yaml` compiles ten patterns for readers and resolvers written in Python; one of them, a
class of all printable characters, takes longer than an interpreter's start. Here they become
patterns that are compiled when they are used, which is the same for whoever uses them.
"""

from __future__ import annotations


def prepare() -> None:
    """Make a later `import yaml` cheap; once it has been imported this does nothing."""
    import sys

    if "yaml" in sys.modules:
        return
    import base64  # noqa: F401  # with all that PyYAML imports besides: its patterns stay its own
    import datetime  # noqa: F401
    import re

    from tenpoint.kit.pattern import Pattern

    compiled = re.compile
    re.compile = Pattern  # type: ignore[assignment]
    try:
        import yaml  # noqa: F401
    finally:
        re.compile = compiled
