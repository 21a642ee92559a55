"""Which files of a walk a hook wants, asked tens of thousands of times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tenpoint.kit.globs import to_regex
from tenpoint.kit.hook import Hook


class Names:
    """Path patterns and their exceptions, each as one expression; no pattern means every path.

    The same answers as `kit.globs.matches` for files, which asks pattern by pattern: right for
    the few files of a commit, too slow for a whole tree.
    """

    def __init__(self, files: Sequence[str], besides: Sequence[str] = ()) -> None:
        self._files = _either(files)
        self._besides = _either(besides)

    def hold(self, path: str) -> bool:
        if self._files is None:
            return True
        return self._files.match(path) is not None and (
            self._besides is None or self._besides.match(path) is None
        )


def wanted_by(hook: Hook) -> Names:
    """The files that a walk gives to a hook."""
    return Names(hook.files, hook.besides)


def _either(patterns: Sequence[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    either = "|".join(to_regex(pattern, inside=False) for pattern in patterns)
    return re.compile(rf"(?:{either})\Z", re.DOTALL)
