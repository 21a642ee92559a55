"""Run hooks over files, and set aside what was ignored on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from tenpoint.kit import baseline, ignores
from tenpoint.kit.config import Config
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding, Rule
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Ignored, Report, Reported, Unread
from tenpoint.kit.source import Source

if TYPE_CHECKING:
    from datetime import date

Subject = TypeVar("Subject")


class Examination:
    """Collects the report of one run: give it sources and repositories, then ask for `report`.

    Each source is read once, however many hooks look at it. Warnings are left out
    unless `pedantic`.
    """

    def __init__(
        self,
        hooks: Sequence[Hook],
        base: str,
        config: Config,
        *,
        pedantic: bool = False,
        use_baseline: bool = True,
    ) -> None:
        self._hooks = hooks
        self._pedantic = pedantic
        self._rules: dict[str, Rule] = {
            id: rule for hook in hooks for id, rule in hook.rules.items()
        }
        self._aside = _SetAside(base, config, self._rules, use_baseline=use_baseline)
        self._checked = 0
        self._binary = 0
        self._findings: list[Reported] = []
        self._unread: list[Unread] = []

    def unread(self, problem: Unread) -> None:
        self._unread.append(problem)

    def files(
        self, sources: Iterable[Source | Unread], hooks: Sequence[Hook] | None = None
    ) -> None:
        """Check each source with every hook that looks at single files."""
        hooks = [hook for hook in hooks or self._hooks if hook.check_file is not None]
        for source in sources:
            if isinstance(source, Unread):
                self._unread.append(source)
            else:
                self.file(source, hooks)

    def file(self, source: Source, hooks: Sequence[Hook]) -> None:
        """Check one source with these hooks."""
        findings: list[Finding] = []
        unread = len(self._unread)
        skipped = 0
        for hook in hooks:
            assert hook.check_file is not None
            try:
                if hook.text and source.is_binary:
                    skipped += 1
                    continue
            except CannotCheck as problem:
                self._unread.append(_unread(source.path, problem))
                return
            findings += self._guarded(hook.check_file, source, source.path)
        if skipped == len(hooks):
            self._binary += 1
        elif len(self._unread) == unread:
            self._checked += 1
        if findings:
            self._settle(findings, source)

    def repo(self, repo: Repo, check: Callable[[Repo], Iterable[Finding]]) -> None:
        """Check a whole repository with one function of a hook."""
        by_path: dict[str, list[Finding]] = {}
        for finding in self._guarded(check, repo, "."):
            by_path.setdefault(finding.path, []).append(finding)
        for path, findings in by_path.items():
            try:
                source = repo.source(path) if repo.exists(path) and not findings[0].commit else None
            except CannotCheck:
                source = None
            self._settle(findings, source)

    def add_checked(self, number: int) -> None:
        """Count files that a check of a whole repository looked at."""
        self._checked += number

    def report(self, hook: str) -> Report:
        """What all this came to, in reading order, every place once."""
        found = {(reported.finding, reported.fingerprint): reported for reported in self._findings}
        return Report(
            hook=hook,
            rules=self._rules,
            checked=self._checked,
            findings=sorted(found.values()),
            unread=sorted(set(self._unread)),
            ignored=sorted(set(self._aside.ignored)),
            binary=self._binary,
            notes=tuple(dict.fromkeys(self._aside.notes)),
        )

    def _settle(self, findings: list[Finding], source: Source | None) -> None:
        wanted = [f for f in findings if f.severity == "error" or self._pedantic]
        self._findings += self._aside.sift(sorted(set(wanted)), source)

    def _guarded(
        self, check: Callable[[Subject], Iterable[Finding]], subject: Subject, path: str
    ) -> list[Finding]:
        """The findings of one check; what it could not do is noted, its findings are kept."""
        findings: list[Finding] = []
        try:
            for finding in check(subject):
                findings.append(finding)  # noqa: PERF402  # what came before a problem is kept
        except CannotCheck as problem:
            self._unread.append(_unread(path, problem))
        except RecursionError:
            self._unread.append(Unread(path, "nested too deeply to be checked"))
        except MemoryError:
            self._unread.append(Unread(path, "too large for the memory there is"))
        except Exception as error:  # noqa: BLE001  # one file's bug must not hide other files' findings
            self._unread.append(Unread(path, _bug(error)))
        return findings


class _SetAside:
    """What a person has said not to report: inline, in the configuration, in a baseline."""

    def __init__(
        self, base: str, config: Config, rules: dict[str, Rule], *, use_baseline: bool
    ) -> None:
        self._base = base
        self._config = config
        self._secret = {id for id, rule in rules.items() if rule.secret}
        self._use_baseline = use_baseline
        self._baseline: dict[str, str] | None = None
        self._hashes: set[tuple[str, str]] | None = None
        self.ignored: list[Ignored] = []
        self.notes: list[str] = []

    def sift(self, findings: Sequence[Finding], source: Source | None) -> Iterator[Reported]:
        """The findings of one file that nobody has set aside, with their fingerprints."""
        marks = baseline.fingerprints(findings, source, self._secret)
        for finding, mark in zip(findings, marks, strict=True):
            aside = self._aside(finding, mark, source)
            if isinstance(aside, Ignored):
                self.ignored.append(aside)
            else:
                yield Reported(finding._replace(fix=finding.fix + aside), mark)

    def _aside(self, finding: Finding, mark: str, source: Source | None) -> Ignored | str:
        """The reason not to report it, or what to add to its fix text."""

        def ignored(reason: str, by: str) -> Ignored:
            return Ignored(finding.rule, finding.path, finding.line, reason, by)

        line, before = _lines(source, finding.line)
        comment = ignores.inline(line, before, finding.rule)
        if comment is not None and comment.reason:
            return ignored(comment.reason, "inline")
        if finding.rule in self._secret and ignores.is_allowlisted(line, before):
            return ignored("pragma: allowlist secret", "inline")
        for ignore in self._config.ignores:
            if ignore.covers(finding):
                if ignore.expires is None or not _past(ignore.expires):
                    return ignored(ignore.reason, self._config.path)
                self.notes.append(
                    f"{self._config.path}: the ignore of {ignore.rule} in {ignore.path} "
                    f"expired on {ignore.expires}"
                )
        if self._use_baseline:
            if self._baseline is None:
                self._baseline = baseline.read(self._base)
            if mark in self._baseline:
                return ignored(self._baseline[mark], baseline.FILE)
            if finding.rule in self._secret and self._is_known_to_detect_secrets(finding, source):
                return ignored("listed there", baseline.DETECT_SECRETS_FILE)
        if comment is not None:
            return "; the ignore on this line gives no reason, so it does not count"
        return ""

    def _is_known_to_detect_secrets(self, finding: Finding, source: Source | None) -> bool:
        if self._hashes is None:
            self._hashes = baseline.detect_secrets_hashes(self._base)
        if not self._hashes or source is None or finding.end_line != finding.line:
            return False
        import hashlib

        value = source.line_text(finding.line)[finding.column - 1 : finding.end_column - 1]
        digest = hashlib.sha1(value.encode("utf-8", "surrogateescape"), usedforsecurity=False)
        return (finding.path, digest.hexdigest()) in self._hashes


def _lines(source: Source | None, line: int) -> tuple[str, str]:
    """The line, and the one before it; cut, so that a minified file costs little."""
    if source is None:
        return "", ""
    try:
        return source.line_text(line)[-100_000:], source.line_text(line - 1)[-2_000:]
    except CannotCheck:
        return "", ""


def _past(day: date) -> bool:
    from datetime import date

    return day < date.today()  # an expiry is a day where the person is


def _unread(path: str, problem: CannotCheck) -> Unread:
    return Unread(
        path, f"line {problem.line}: {problem.reason}" if problem.line else problem.reason
    )


def _bug(error: Exception) -> str:
    """Where our own code failed; never the exception's text, which may quote the file."""
    place = ""
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        place = f"{os.path.basename(code.co_filename)}:{frame.tb_lineno}"
        frame = frame.tb_next
    return f"internal error ({type(error).__name__} at {place}): please report it"
