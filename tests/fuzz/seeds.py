"""What the fuzzers begin with: the inputs of the ordinary tests, and files of real projects.

Nothing is copied into the repository. The tests' inputs are the texts and bytes that stand in
their modules; real files come from what `make bench` has unpacked, when it has.
"""

from __future__ import annotations

import ast
import os
import random
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CORPORA = ROOT / "benchmarks" / "corpora" / "whole-tree"
_LARGEST = 16 * 1024
_MOST_FILES = 40


def of_tests(patterns: Sequence[str]) -> Iterator[bytes]:
    """The constants of test modules, long enough to be an input."""
    for pattern in patterns:
        for path in sorted((ROOT / "tests").glob(pattern)):
            for node in ast.walk(ast.parse(path.read_bytes())):
                value = node.value if isinstance(node, ast.Constant) else None
                if isinstance(value, str):
                    value = value.encode("utf-8", "surrogatepass")
                if isinstance(value, bytes) and 2 < len(value) <= _LARGEST:
                    yield value


def of_projects(patterns: Sequence[str]) -> Iterator[bytes]:
    """Some files of real projects with these names, the same ones in every run."""
    for pattern in patterns:
        files = [path for path in _files() if fnmatchcase(path, f"*/{pattern}")]
        random.Random(pattern).shuffle(files)
        taken = 0
        for path in files:
            if taken < _MOST_FILES and os.path.getsize(path) <= _LARGEST:
                taken += 1
                yield Path(path).read_bytes()


@cache
def _files() -> list[str]:
    return sorted(
        os.path.join(folder, name) for folder, _, names in os.walk(_CORPORA) for name in names
    )


def of_models() -> Iterator[bytes]:
    """The labelled corpus of `no-pickle`, which is written at run time."""
    from support import model_corpus

    yield from (row.data for row in model_corpus.rows() if len(row.data) <= _LARGEST)


def of_binaries() -> Iterator[bytes]:
    """Programs of every kind, signed and not."""
    from support import binaries

    for name in sorted(vars(binaries)):
        make = getattr(binaries, name)
        if callable(make) and getattr(make, "__module__", "") == binaries.__name__:
            try:
                made = make()
            except TypeError:  # it wants more than we know
                continue
            if isinstance(made, bytes) and len(made) <= _LARGEST:
                yield made
