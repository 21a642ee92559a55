r"""Text of unknown origin for people: on one line, and inert in GitHub's Markdown.

File names, messages, reasons and branch names are written by whoever opens a pull request.
Inside a code span GitHub makes no links, images, mentions, references or HTML, so every
piece of such text stands in one (`code`). Only words of plain letters stand outside
(`prose`): nothing can be built of letters and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

_TICKS = re.compile(r"`+")

# What may stand outside a code span: letters, joined by single hyphens or apostrophes, and
# short numbers. GitHub links what could be the name of a commit, such as `deadbeef`.
_PLAIN = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[0-9]{1,4}")
_COMMIT = re.compile(r"[0-9a-fA-F]{7,}")
# One word with what encloses it; `<two words>` are one.
_WORD = re.compile(r"[^\s<]*<[^<>]{1,100}>\S*|\S+")
_OPENING = "(\"'"
_CLOSING = ")\"',;:.?"


def shown(text: str) -> str:
    r"""Text on one line; what cannot be printed becomes an escape such as `\n` or `\x1b`.

    Newlines, terminal codes, direction marks and undecodable bytes would act otherwise, and
    so would `##[`, after which GitHub's runner reads a command anywhere in a line.
    """
    text = text.replace("##[", "#\\x23[")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:  # a byte that is not UTF-8, as os.fsdecode keeps it
        return f"\\x{number - 0xDC00:02x}"
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character)
    if named:
        return named
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def code(text: str) -> str:
    """A code span that shows the text as it is; a table still has to escape its bars (`cells`)."""
    text = shown(text)
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    # One space on each side is dropped again, so that a backtick or a space may be the first.
    pad = " " if not text or text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def prose(text: str) -> str:
    """A sentence: plain words as they are, names, paths, values and `quoted code` as code."""
    parts = shown(text).split("`")
    if len(parts) % 2 == 0:  # a backtick without its partner quotes nothing
        return _sentence(shown(text).split())
    made = ""
    for i, part in enumerate(parts):
        piece = code(part) if i % 2 else _words(part)
        # Backticks that touch would make one longer fence.
        made += " " + piece if made.endswith("`") and piece.startswith("`") else piece
    return made


def _words(text: str) -> str:
    """The words of a part without backticks; spaces at its ends part it from code spans."""
    inner = _sentence(found[0] for found in _WORD.finditer(text))
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and inner else ""
    return f"{before}{inner}{after}"


def _sentence(words: Iterable[str]) -> str:
    """The words with spaces between them; what is code and stands together becomes one span."""
    made: list[str] = []
    spans: list[str] = []  # not yet in `made`
    for word in words:
        opening, inner, closing = _parts(word)
        if not inner or word == "…" or _is_plain(inner, closing):
            made += [code(" ".join(spans))] if spans else []
            spans = []
            made.append(word)
            continue
        if opening and spans:
            made.append(code(" ".join(spans)))
            spans = []
        spans.append(inner)
        if opening or closing:
            made.append(f"{opening}{code(' '.join(spans))}{closing}")
            spans = []
    return " ".join([*made, code(" ".join(spans))] if spans else made)


def _is_plain(word: str, closing: str) -> bool:
    if word.isdigit() and closing:  # `3.` and `3)` would begin a list
        return False
    return bool(_PLAIN.fullmatch(word)) and not _COMMIT.search(word)


def _parts(word: str) -> tuple[str, str, str]:
    """What encloses a word before and behind, and the word; `f(x)` keeps its own bracket."""
    inner = word.lstrip(_OPENING)
    opening = word[: len(word) - len(inner)]
    unclosed = inner.count("(") - inner.count(")")
    end = len(inner)
    while end and inner[end - 1] in _CLOSING:
        if inner[end - 1] == ")":
            if unclosed >= 0:
                break
            unclosed += 1
        end -= 1
    return opening, inner[:end], inner[end:]


def cells(*contents: str) -> str:
    """A row of a table; bars in the cells become part of their text."""
    return f"| {' | '.join(content.replace('|', chr(92) + '|') for content in contents)} |"


def percent(path: str) -> str:
    """A path of the repository for a URL; "" for one that would lead somewhere else."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        return ""
    try:
        return quote(path.encode("utf-8", "surrogateescape"), safe="/")
    except UnicodeEncodeError:  # half a character, which only JSON can hold
        return ""
