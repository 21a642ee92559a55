"""What must hold for any bytes whatever: said once here, for every target."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from credential_samples import sample
from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Source
from tenpoint.kit.config import Config
from tenpoint.kit.examine import Examination
from tenpoint.kit.formats import NAMES, render
from tenpoint.kit.formats.text import problems
from tenpoint.kit.repo import Entry
from tenpoint.kit.report import Report


class Violation(Exception):
    """Something that must never be so; the first word says what kind, the rest where."""


class MemoryRepo(Repo):
    """A repository of a few files that exist nowhere; git would say that it ignores them all."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__("/nonexistent", config=Config())
        self._files = dict(files)

    def git(
        self,
        *arguments: str,
        input: bytes | None = None,
        ok: Sequence[int] = (0,),
        whole: bool = False,
    ) -> bytes:
        if arguments[0] != "check-ignore":
            return b""
        names = (input or b"").split(b"\0")[:-1]
        return b"".join(b".gitignore\0001\000*\0" + name + b"\0" for name in names)

    def entries(self) -> list[Entry]:
        return [Entry("100644", "0" * 40, path) for path in self._files]

    def files(self) -> list[str]:
        return list(self._files)

    def is_tracked(self, path: str) -> bool:
        return path in self._files

    def exists(self, path: str) -> bool:
        return path in self._files

    def source(self, path: str) -> Source:
        if path not in self._files:
            raise CannotCheck("no such file")
        return Source(path, data=self._files[path], repo=self)


# -- places --------------------------------------------------------------------------------------


def within(text: str, start: int, end: int, what: str) -> None:
    """Offsets of something in a text."""
    if not 0 <= start <= end <= len(text):
        raise Violation(f"offsets of {what}: {start}..{end} of {len(text)}")


def rising(offsets: Iterable[int], what: str) -> None:
    last = -1
    for offset in offsets:
        if offset < last:
            raise Violation(f"order of {what}: {offset} after {last}")
        last = offset


@lru_cache(maxsize=8)
def lines_of(text: str) -> int:
    """How many lines an editor shows."""
    return len(re.findall(r"\r\n?|\n", text)) + 1


def line_within(text: str, line: int, what: str) -> None:
    if not 1 <= line <= lines_of(text):
        raise Violation(f"line of {what}: {line} of {lines_of(text)}")


def _misplaced(finding: Finding, source: Source) -> str:
    lines = len(source._line_starts())
    if not 1 <= finding.line <= finding.end_line <= lines:
        return f"lines {finding.line}..{finding.end_line} of {lines}"
    if source.is_binary:
        return ""
    begin = (finding.line, finding.column)
    end = (finding.end_line, finding.end_column)
    if begin > end:
        return f"{begin} behind its end {end}"
    for line, column in (begin, end):
        width = len(source.line_text(line))
        # A finding may end behind the line's own end: at its "\r\n".
        if not 1 <= column <= width + 3:
            return f"column {column} of {width} in line {line}"
    return ""


# -- reports -------------------------------------------------------------------------------------


@cache
def planted() -> tuple[str, ...]:
    """Keys that the fuzzers write everywhere; none is anybody's."""
    from tenpoint.kit.credentials.detectors import rows_by_shape

    wanted = ("github", "anthropic", "stripe", "slack", "huggingface")
    found = {}
    for row in rows_by_shape():
        name = next((name for name in wanted if name in row.provider.lower()), "")
        if name and name not in found:
            found[name] = sample(row.shape)
    return tuple(found.values())


def examined(hook: Hook, path: str, data: bytes, beside: Mapping[str, bytes] | None = None) -> str:
    """The hook's report of one file, as JSON; `Violation` when something is wrong with it."""
    repo = MemoryRepo({**(beside or {}), path: data})
    source = repo.source(path)
    examination = Examination([hook], "/nonexistent", Config(), pedantic=True, use_baseline=False)
    if hook.check_file is not None:
        examination.files([source])
    elif hook.check_repo is not None:
        examination.repo(repo, hook.check_repo)
    report = examination.report(hook.id)
    for finding in examination.findings():
        if finding.path == path:
            wrong = _misplaced(finding, source)
            if wrong:
                raise Violation(f"place of {finding.rule}: {wrong}")
    return checked(report, data)


def checked(report: Report, data: bytes) -> str:
    """The report in JSON, once it shows no fault of ours and no key."""
    for unread in report.unread:
        for ours in ("internal error", "too large for the memory", "nested too deeply to be"):
            if ours in unread.reason:
                raise Violation(f"unread: {unread.reason}")
    shown = {name: render(report, name, colour=False, base="/nonexistent") for name in NAMES}
    shown["problems"] = problems(report, "/nonexistent")
    for key in planted():
        alone = rb"(?<![\w%+/-])" + key.encode() + rb"(?![\w%+/=-])"
        if re.search(alone, data):
            for name, text in shown.items():
                if key in text:
                    raise Violation(f"a key is shown by {report.hook} as {name}")
    return shown["json"]


# -- what is done on the way ---------------------------------------------------------------------


def watch(writable: Sequence[str]) -> None:
    """From now on this process writes only below these folders and starts nothing but git."""
    folders = tuple(os.path.realpath(folder) + os.sep for folder in writable)
    flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT

    def allowed(path: object) -> bool:
        if isinstance(path, int) or path in (os.devnull, os.fsencode(os.devnull)):
            return True
        named = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        return (named + os.sep).startswith(folders)

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & flags:
            if not allowed(arguments[0]):
                raise Violation("written: a file outside of the folder that is checked")
        elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate"):
            if not allowed(arguments[0]):
                raise Violation(f"{event}: outside of the folder that is checked")
        elif event == "subprocess.Popen":
            if os.path.basename(str(arguments[0])) != "git":
                raise Violation(f"started: {os.path.basename(str(arguments[0]))}")
        elif event in ("socket.connect", "os.system", "pickle.find_class", "os.exec"):
            raise Violation(f"done: {event}")

    sys.addaudithook(look)


def called(main: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> tuple[int, str]:
    """Exit status and output of a command that runs in this process."""
    outputs = io.StringIO(), io.StringIO()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = outputs
    try:
        status = main(arguments)
    except SystemExit as end:  # argparse
        status = end.code if isinstance(end.code, int) else 99
    finally:
        sys.stdout, sys.stderr = before
    if status not in (0, 1, 2):
        raise Violation(f"exit status {status}")
    text = "".join(output.getvalue() for output in outputs)
    if "internal error" in text or "Traceback" in text:
        raise Violation(f"unread: {text[text.find('internal error') :][:200]}")
    return status, text


def drained(values: Iterable[object], limit: int = 100_000) -> Iterator[str]:
    """What an iterator gives, each as text, to be compared; no more than any input can make."""
    for number, value in enumerate(values):
        if number > limit:
            raise Violation(f"endless: more than {limit} results")
        yield repr(value)
