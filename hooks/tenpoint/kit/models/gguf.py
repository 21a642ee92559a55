"""GGUF: whether its counts fit the file, and what its chat template would run.

Layout: ggml's docs/gguf.md. The weights are plain numbers; the template is a Jinja
program, and a loader that renders it without a sandbox runs what it reaches
(CVE-2024-34359).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.models.limits import MIB, Budget
from tenpoint.kit.models.view import Cursor, OutOfBytesError, View

MAGIC = b"GGUF"
_SCALARS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
# Tensor types of ggml.h: elements and bytes of one block. Of a type that is not here only the
# beginning is checked.
_BLOCKS = {
    0: (1, 4),
    1: (1, 2),
    24: (1, 1),
    25: (1, 2),
    26: (1, 4),
    27: (1, 8),
    28: (1, 8),
    30: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    9: (32, 40),
    20: (32, 18),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    15: (256, 292),
    16: (256, 66),
    17: (256, 74),
    18: (256, 98),
    19: (256, 50),
    21: (256, 110),
    22: (256, 82),
    23: (256, 136),
    29: (256, 56),
    34: (256, 54),
    35: (256, 66),
    39: (32, 17),
    40: (64, 36),
    41: (128, 18),
}
_NESTED = 4
_KEY = 64 * 1024  # the format's own limit for a key
_TEMPLATE = 4 * MIB
_DIMENSIONS = 8
_TEMPLATE_KEY = "tokenizer.chat_template"  # and `.default`, `.tool_use` ... behind it

# What Jinja runs; the text around it is only printed. Braces in quotes end nothing.
_BLOCK = re.compile(
    r"""\{[{%] (?: "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | (?! [}%]\} ) [^"'] )*""",
    re.VERBOSE | re.DOTALL,
)
# What leads from a template's values to Python itself; a chat template needs none of it.
_DANGER = re.compile(
    r"""
    __\w+__                             # __class__, __globals__, __import__ ...
    | ['"]_{1,2}\w*['"] \s* [~+|]       # such a name put together from pieces
    | \\(?:x5f|u005f|137)               # an underscore in disguise
    | \|\s*attr\s*\(                    # attributes by computed name
    | \b(?:cycler|joiner|lipsum)\b      # objects of Jinja's own with a way to the modules
    | \bnamespace\s*\.\s*__
    """,
    re.VERBOSE | re.IGNORECASE,
)


def dangers(view: View, budget: Budget) -> Iterator[str]:
    """Each chat template that reaches into Python, as `key: what it uses`.

    `CannotCheck` when the file is no sound GGUF file of version 2 or 3.
    """
    try:
        yield from _Reader(view, budget).read()
    except OutOfBytesError:
        raise CannotCheck("a GGUF file that breaks off or whose sizes are wrong") from None


class _Reader:
    def __init__(self, view: View, budget: Budget) -> None:
        self.view = view
        self.budget = budget
        self.cursor = Cursor(view)
        self.order = "little"

    def read(self) -> Iterator[str]:
        self.cursor.skip(len(MAGIC))
        version = self.cursor.take(4)
        if version in (b"\0\0\0\2", b"\0\0\0\3"):
            self.order = "big"
        elif version not in (b"\2\0\0\0", b"\3\0\0\0"):
            number = int.from_bytes(version, "little")
            raise CannotCheck(f"a GGUF file of version {number}, which is not known")
        tensors, pairs = self.number(8), self.number(8)
        # A tensor takes at least 24 bytes here, a pair at least 13.
        if not self.view.has(tensors * 24 + pairs * 13):
            raise OutOfBytesError
        alignment = 32
        for _ in range(pairs):
            self.budget.step()
            key = self.text(_KEY)
            kind = self.number(4)
            if kind == _STRING and key.startswith(_TEMPLATE_KEY):
                template = self.text(_TEMPLATE)
                for block in _BLOCK.finditer(template):
                    if found := _DANGER.search(block[0]):
                        yield f"{key}: {found[0].strip()[:40]}"
                        break
            elif key == "general.alignment" and kind == 4:
                alignment = self.number(4)
            else:
                self.skip_value(kind, 0)
        ends = self.tensors(tensors)
        if alignment < 1 or alignment > MIB:
            raise CannotCheck("a GGUF file with an alignment that cannot be")
        data = -(-self.cursor.position // alignment) * alignment
        if tensors and not self.view.has(data + ends):
            raise OutOfBytesError

    def tensors(self, count: int) -> int:
        """Where the last tensor ends behind the header."""
        last = 0
        for _ in range(count):
            self.budget.step()
            self.text(_KEY)
            dimensions = self.number(4)
            if dimensions > _DIMENSIONS:
                raise CannotCheck("a GGUF file with a tensor of too many dimensions")
            elements = 1
            for _ in range(dimensions):
                elements *= self.number(8)
            per_block, size = _BLOCKS.get(self.number(4), (1, 0))
            last = max(last, self.number(8) + elements // per_block * size)
        return last

    def number(self, size: int) -> int:
        return self.cursor.integer(size, self.order)

    def text(self, limit: int) -> str:
        length = self.number(8)
        if not self.view.has(self.cursor.position + length):
            raise OutOfBytesError
        if length > limit:
            raise CannotCheck(f"a GGUF file with a name or template of {length:,} bytes")
        return self.cursor.take(length).decode("utf-8", "replace")

    def skip_value(self, kind: int, depth: int) -> None:
        if kind in _SCALARS:
            self.cursor.skip(_SCALARS[kind])
        elif kind == _STRING:
            self.cursor.skip(self.number(8))
        elif kind == _ARRAY:
            inner, count = self.number(4), self.number(8)
            if inner in _SCALARS:
                self.cursor.skip(_SCALARS[inner] * count)
                return
            if depth >= _NESTED:
                raise CannotCheck("a GGUF file with arrays nested too deeply")
            if not self.view.has(self.cursor.position + count * 8):
                raise OutOfBytesError
            for _ in range(count):
                self.budget.step()
                self.skip_value(inner, depth + 1)
        else:
            raise CannotCheck("a GGUF file with a value of unknown type")
