"""All hooks over one repository, each file read once, by two processes at most.

Every hook keeps a report of its own, so that what could not be read is known to belong to
the points that wanted to read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any, NamedTuple

from tenpoint.audit.evidence import Evidence, Sighting
from tenpoint.audit.halves import Half, Turns, can_fork, rarely_collecting
from tenpoint.audit.score import Reason
from tenpoint.audit.walk import Names, wanted_by
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.examine import Examination
from tenpoint.kit.finding import Finding
from tenpoint.kit.globs import matches
from tenpoint.kit.hook import Hook, Scope
from tenpoint.kit.paths import collect
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Ignored, Report, Reported, Unread
from tenpoint.kit.source import Source

# Called with what is being done, how much of it is done and how much there is (0: unknown).
Progress = Callable[[str, int, int], None]


class Ran(NamedTuple):
    """What one hook or scanner came to in a repository.

    `files` counts what it looked at. `reason` is set by a scanner that could not be run. A
    check that is not `deciding` gives a second opinion (`score.Check`).
    """

    hook: Hook
    report: Report
    scope: Scope
    files: int = 0
    seconds: float = 0.0
    reason: Reason | None = None
    detail: str = ""
    deciding: bool = True


def nothing(what: str, done: int, total: int) -> None:
    """The progress that nobody watches."""


def examine(
    repo: Repo, hooks: Sequence[Hook], evidence: Evidence, progress: Progress = nothing
) -> list[Ran]:
    """Run the hooks; `repo` has its configuration.

    Raises `UsageError` or `CannotCheck` when the repository itself cannot be asked.
    """
    return start(repo, hooks, evidence).finish(progress)


def start(
    repo: Repo, hooks: Sequence[Hook], evidence: Evidence, *, use_baseline: bool = True
) -> Examining:
    """Begin: from here on a second process looks at files too, where there are many."""
    return Examining(repo, hooks, evidence, use_baseline=use_baseline)


# From so many files on a second process earns more than it costs.
_MANY = 800


class Examining:
    """The hooks on their way through a repository."""

    def __init__(
        self, repo: Repo, hooks: Sequence[Hook], evidence: Evidence, *, use_baseline: bool = True
    ) -> None:
        self._repo = repo
        self._evidence = evidence
        self._runs = [_Run(hook, repo, use_baseline=use_baseline) for hook in hooks]
        self._turns: Turns | None = None
        self._half: Half | None = None
        if can_fork() and len(repo.tracked()) >= _MANY:
            self._turns = Turns(len(repo.tracked()))
            self._half = Half(lambda: self._other_half())

    def finish(self, progress: Progress = nothing) -> list[Ran]:
        """Look at the rest, and give what all hooks came to."""
        repo = self._repo
        # First what only this process does; then both look at files until there are none.
        whole = [run for run in self._runs if run.hook.check_repo or run.hook.check_history]
        for number, run in enumerate(whole):
            progress(run.hook.id, number, len(whole))
            run.whole_repo(repo)
        self._each_file(progress)
        done = [run.finished(repo) for run in self._runs]
        if self._half is None:
            return done
        progress("the last files", 0, 0)
        return self._merge(done, self._half.result())

    def _other_half(self) -> object:
        """What the second process found: its reports, and what it saw."""
        self._each_file(nothing)
        runs = [
            {**run.examination.report(run.hook.id)._replace(rules={})._asdict(), **run.spent()}
            for run in self._runs
        ]
        return {"runs": runs, "seen": self._evidence.seen}

    def _merge(self, done: Sequence[Ran], other: object) -> list[Ran]:
        """Both halves; `other` is what `_other_half` gave in the second process."""
        assert isinstance(other, dict)
        self._evidence.add(
            {kind: [Sighting(*one) for one in seen] for kind, seen in other["seen"].items()}
        )
        return [_merged(one, rest) for one, rest in zip(done, other["runs"], strict=True)]

    def _each_file(self, progress: Progress) -> None:
        """Every file once; of two processes each those that it gets its turn for."""
        repo, evidence, turns = self._repo, self._evidence, self._turns
        assert repo.config is not None
        by_file = [run for run in self._runs if run.hook.check_file is not None]
        total = len(repo.tracked())
        number = -1

        def wanted(path: str) -> bool:
            nonlocal number
            number += 1
            return (turns is None or turns.has(number)) and (
                any(run.names.hold(path) for run in by_file) or evidence.wants(path)
            )

        with rarely_collecting():
            for source in collect([], repo, repo.root, wanted, repo.config.exclude):
                progress("files", number, total)
                self._one_file(source, by_file)
        if turns is not None:
            turns.close()

    def _one_file(self, source: Source | Unread, by_file: Sequence[_Run]) -> None:
        for run in by_file:
            if run.names.hold(source.path):
                run.file(source)
        if not isinstance(source, Unread) and self._evidence.wants(source.path):
            try:
                self._evidence.look(source)
            except CannotCheck:
                return  # what cannot be read shows nothing; the hooks say that it cannot


def _merged(run: Ran, other: dict[str, Any]) -> Ran:
    mine = run.report
    findings = [Reported(Finding(*finding), mark) for finding, mark in other["findings"]]
    merged = mine._replace(
        checked=mine.checked + other["checked"],
        binary=mine.binary + other["binary"],
        findings=sorted({*mine.findings, *findings}),
        unread=sorted({*mine.unread, *(Unread(*one) for one in other["unread"])}),
        ignored=sorted({*mine.ignored, *(Ignored(*one) for one in other["ignored"])}),
        notes=tuple(sorted({*mine.notes, *other["notes"]})),
    )
    scope = run.scope
    if run.hook.find_scope is None:
        scope = scope._replace(found=scope.found or other["files"] > 0)
    return run._replace(
        report=merged._replace(findings=_without_echoes(merged)),
        scope=scope,
        files=run.files + other["files"],
        seconds=run.seconds + other["seconds"],
    )


def excluded(repo: Repo) -> int:
    """How many files the configuration takes out of the walk."""
    exclude = repo.config.exclude if repo.config is not None else ()
    return sum(matches(path, exclude) for path in repo.tracked()) if exclude else 0


class _Run:
    """One hook on its way."""

    def __init__(self, hook: Hook, repo: Repo, *, use_baseline: bool = True) -> None:
        assert repo.config is not None
        self.hook = hook
        # Warnings are wanted: as advice, or counted with `--pedantic`.
        self.examination = Examination(
            [hook], repo.root, repo.config, pedantic=True, use_baseline=use_baseline
        )
        self.names: Names = wanted_by(hook)
        self.files = 0
        self.seconds = 0.0

    def file(self, source: Source | Unread) -> None:
        start = perf_counter()
        self.files += 1
        if isinstance(source, Unread):
            self.examination.unread(source)
        else:
            self.examination.file(source, [self.hook])
        self.seconds += perf_counter() - start

    def spent(self) -> dict[str, float]:
        return {"files": self.files, "seconds": self.seconds}

    def whole_repo(self, repo: Repo) -> None:
        start = perf_counter()
        for check in (self.hook.check_repo, self.hook.check_history):
            if check is not None:
                self.examination.repo(repo, check)
        if self.hook.check_file is None:
            self.files = len(repo.tracked())
        self.seconds += perf_counter() - start

    def finished(self, repo: Repo) -> Ran:
        report = self.examination.report(self.hook.id)
        report = report._replace(findings=_without_echoes(report))
        try:
            scope = self._scope(repo)
        except CannotCheck as problem:
            scope = Scope("", found=True)
            report = report._replace(unread=[*report.unread, Unread(".", problem.reason)])
        return Ran(self.hook, report, scope, self.files, self.seconds)

    def _scope(self, repo: Repo) -> Scope:
        if self.hook.find_scope is not None:
            return self.hook.find_scope(repo)
        found = not self.hook.files or self.files > 0
        return Scope(_in_words(self.hook.files) or "every file", found)


# `[dD]` stands for a letter in any case.
_ANY_CASE = re.compile(r"\[([A-Za-z])[A-Za-z]\]")
_MOST_NAMES = 8


def _in_words(patterns: Sequence[str]) -> str:
    """Path patterns for a person: any case written in lower case, the first few of many."""
    names = dict.fromkeys(
        _ANY_CASE.sub(lambda letter: letter[1].lower(), name).removeprefix("**/")
        for name in patterns
    )
    names = {name: None for name in names if "[" not in name} or names
    return ", ".join([*list(names)[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])


def _without_echoes(report: Report) -> list[Reported]:
    """The findings without those of the history that stand in the tree as well."""
    here = {_place(found.finding) for found in report.findings if not found.finding.commit}
    return [
        found
        for found in report.findings
        if not found.finding.commit or _place(found.finding) not in here
    ]


def _place(finding: Finding) -> tuple[str, str, int, int, str]:
    return finding.rule, finding.path, finding.line, finding.column, finding.message


def settle(
    repo: Repo,
    hook: Hook,
    findings: Iterable[Finding],
    unread: Iterable[Unread] = (),
    *,
    use_baseline: bool = True,
) -> Report:
    """The report of findings that a scanner made: ignores and the baseline apply to them too."""
    assert repo.config is not None
    examination = Examination(
        [hook], repo.root, repo.config, pedantic=True, use_baseline=use_baseline
    )
    examination.repo(repo, lambda _: findings)
    for problem in unread:
        examination.unread(problem)
    return examination.report(hook.id)
