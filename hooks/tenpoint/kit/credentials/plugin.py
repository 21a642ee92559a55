"""Our detectors as plugins of detect-secrets, for teams that keep running it.

    detect-secrets scan -p "$(python -m tenpoint.kit.credentials.plugin)"

detect-secrets loads this file by its path, asks each class about each line, applies its own
filters and writes its own baseline. Two classes, so that one of them can be disabled by its
name: keys that their provider's table knows, and secrets that a name or a place gives away.
What a class gives out is the text as it stands in the file, because detect-secrets hashes it,
compares it with its baseline and shows it in an audit. How both are used together, and what
carries over: docs/detect-secrets.md.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache

from detect_secrets.core.potential_secret import PotentialSecret
from detect_secrets.plugins.base import BasePlugin
from detect_secrets.util.code_snippet import CodeSnippet

from tenpoint.kit.credentials.candidates import Candidate, Finder
from tenpoint.kit.credentials.judge import judge
from tenpoint.kit.credentials.line import ENCODED, PROVIDER, loose_kind

# A database is not worth loading for one line after another.
_finder = Finder(hyperscan=False)


class _Detector(BasePlugin):
    """What both have in common. Each takes the findings that are of its kinds, or of no others'."""

    _takes_provider_keys: bool

    def analyze_string(self, string: str) -> Generator[str, None, None]:
        """The secrets on a line of which neither the file nor the lines around it are known."""
        yield from self._of_line("", string, (), ())

    def analyze_line(
        self,
        filename: str,
        line: str,
        line_number: int = 0,
        context: CodeSnippet | None = None,
        **_: object,
    ) -> set[PotentialSecret]:
        """The secrets on a line of a file; `context` holds the five lines before and after it."""
        before: Sequence[str] = context.lines[: context.target_index] if context else ()
        after: Sequence[str] = context.lines[context.target_index + 1 :] if context else ()
        return {
            PotentialSecret(self.secret_type, filename, secret, line_number)
            for secret in self._of_line(filename, line, before, after)
        }

    def _of_line(
        self, filename: str, line: str, before: Sequence[str], after: Sequence[str]
    ) -> Iterator[str]:
        found = _found(filename, line, _joined(before), _joined(after))
        for kind, secret in found:
            if (kind in (PROVIDER, ENCODED)) == self._takes_provider_keys:
                yield secret


class TenpointProviderKey(_Detector):
    """Keys of the shapes in `providers`, JSON Web Tokens, and both under one layer of base64."""

    secret_type = "Provider Key"  # noqa: S105  # the name of a kind of finding
    _takes_provider_keys = True


class TenpointSecret(_Detector):
    """Passwords and keys that a name, a URL, a header or a PEM block gives away."""

    secret_type = "Secret by its Name or Place"  # noqa: S105  # the name of a kind of finding
    _takes_provider_keys = False


@lru_cache(maxsize=4)  # both classes ask about the same line, one after the other
def _found(path: str, line: str, before: str, after: str) -> list[tuple[str, str]]:
    """Kind and text of each secret on a line between others; all of them end in newlines."""
    head, middle = before.encode("utf-8", "replace"), line.rstrip("\r\n").encode("utf-8", "replace")
    data = b"%b%b\n%b" % (head, middle, after.encode("utf-8", "replace"))
    shift = len(head)
    candidates = (
        Candidate(start + shift, end + shift, detectors)
        for start, end, detectors in _finder.lines(middle, loose=bool(loose_kind(path)))
    )
    return [
        # A value on one of the next lines belongs to this one, because its name does.
        (match.kind, at.text[match.start : match.end] or match.value)
        for at, match in judge(data, path, candidates)
    ]


def _joined(lines: Sequence[str]) -> str:
    return "".join(line.rstrip("\r\n") + "\n" for line in lines)


def main() -> int:
    """Print where this file is, for `detect-secrets scan -p`."""
    import sys

    sys.stdout.write(f"{__file__}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
