"""Which files are tests: their values are made up, and what they run is their own."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

_FOLDER = Pattern(r"(?:^|/)(?:tests?|__tests__|tests?_[\w-]{1,60}|[\w-]{1,60}_tests)/")
_NAME = Pattern(r"test_.*|conftest\.py|.*(?:_test|[.-](?:test|spec))\.\w{1,4}", re.DOTALL)


def is_test(path: str) -> bool:
    """Whether a file is a test by its path; of folders only those of the repository count."""
    folder, _, name = path.rpartition("/")
    if _NAME.fullmatch(name):
        return True
    return not path.startswith(("/", "../")) and _FOLDER.search(f"{folder}/") is not None
