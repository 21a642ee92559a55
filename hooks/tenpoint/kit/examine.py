"""Run hooks over files, and set aside what was ignored on purpose."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from tenpoint.kit.config import Config
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding, Rule, keyless
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report, Reported, Unread
from tenpoint.kit.source import Source, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from tenpoint.kit.aside import SetAside

    Subject = TypeVar("Subject")


class Examination:
    """Collects the report of one run: give it sources and repositories, then ask for `report`.

    Each source is read once, however many hooks look at it. Warnings are left out
    unless `pedantic`. A hook's table of the configuration that holds what it does not know
    raises `UsageError`.
    """

    def __init__(
        self,
        hooks: Sequence[Hook],
        base: str,
        config: Config,
        *,
        pedantic: bool = False,
        use_baseline: bool = True,
        fingerprints: bool = True,
    ) -> None:
        self._hooks = hooks
        for hook in hooks if config.tables else ():
            from tenpoint.kit.configfile import check_table

            check_table(hook, config)
        self._pedantic = pedantic
        self._rules: dict[str, Rule] = {
            id: rule for hook in hooks for id, rule in hook.rules.items()
        }
        self._base = base
        self._config = config
        self._use_baseline = use_baseline
        self._fingerprints = fingerprints
        self._aside: SetAside | None = None
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
        hooks = [
            hook
            for hook in (self._hooks if hooks is None else hooks)
            if hook.check_file is not None
        ]
        for source in sources:
            if isinstance(source, Unread):
                self._unread.append(source)
            else:
                self.file(source, hooks)

    def file(self, source: Source, hooks: Sequence[Hook]) -> None:
        """Check one source with these hooks; without one it is not looked at."""
        if not hooks:
            return
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
                break
            findings += self._guarded(hook.check_file, source, source.path)
        if skipped == len(hooks):
            self._binary += 1
        elif len(self._unread) == unread:
            self._checked += 1
        for (path, _), found in _by_place(findings).items():
            # A file may lead to another one that it includes.
            self._settle(found, source if path == source.path else _other(source.repo, path))

    def repo(self, repo: Repo, check: Callable[[Repo], Iterable[Finding]]) -> None:
        """Check a whole repository with one function of a hook."""
        for (path, commit), findings in _by_place(self._guarded(check, repo, ".")).items():
            if commit:
                self._settle(findings, repo.at(commit, path))
            elif not repo.excludes(path):
                self._settle(findings, _other(repo, path))

    def add_checked(self, number: int) -> None:
        """Count files that a check of a whole repository looked at."""
        self._checked += number

    def findings(self) -> list[Finding]:
        """What was found, in reading order, under the paths as they are: to be worked with."""
        return sorted({reported.finding for reported in self._findings})

    def report(self, hook: str) -> Report:
        """What all this came to, in reading order, every place once: to be shown.

        A path that holds a key is shown without it.
        """
        found = {(reported.finding, reported.fingerprint): reported for reported in self._findings}
        return Report(
            hook=hook,
            rules=self._rules,
            checked=self._checked,
            findings=sorted(map(_shown, found.values())),
            unread=sorted({Unread(keyless(u.path), keyless(u.reason)) for u in self._unread}),
            ignored=sorted({i._replace(path=keyless(i.path)) for i in self._aside.ignored})
            if self._aside
            else [],
            binary=self._binary,
            notes=tuple(dict.fromkeys(self._aside.notes)) if self._aside else (),
        )

    def _settle(self, findings: list[Finding], source: Source | None) -> None:
        wanted = [f for f in findings if f.severity == "error" or self._pedantic]
        if self._aside is None:  # most runs find nothing, and never load what this needs
            from tenpoint.kit.aside import SetAside

            self._aside = SetAside(
                self._base,
                self._config,
                self._rules,
                use_baseline=self._use_baseline,
                fingerprints=self._fingerprints,
            )
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
        except OSError as error:
            self._unread.append(Unread(path, why(error)))
        except Exception as error:  # noqa: BLE001  # one file's bug must not hide other files' findings
            self._unread.append(Unread(path, _bug(error)))
        return findings


def _shown(reported: Reported) -> Reported:
    finding = reported.finding
    return reported._replace(finding=finding._replace(path=keyless(finding.path)))


def _by_place(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """The findings of each file, and of each commit's version of it."""
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.path, finding.commit), []).append(finding)
    return by_place


def _other(repo: Repo | None, path: str) -> Source | None:
    """The file that a finding is in, if it can be read."""
    try:
        return repo.source(path) if repo is not None and repo.exists(path) else None
    except CannotCheck:
        return None


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
