"""Other people's scanners beside the hooks, all with one interface.

A scanner module has `HOOKS`, its checks with their rules; `concerned(Request)`, those of them
that have something to look at; and `scan(Request)`, which gives one `Answer` for each of these.
A scanner that is not there, fails or has no network answers with a reason: that is
`not_checked`, never a pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from tenpoint.audit.examine import Ran, settle
from tenpoint.audit.scanners import npm_audit, pip_audit, trivy
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.hook import Hook, Scope
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Ignored, Report


class Scanner(NamedTuple):
    """A scanner by the name that `--scanners` and `[audit.without]` know.

    Where a hook of ours looks at the same, it gives a `second_opinion`: the configuration may
    leave it out, with a reason, and that costs no point. A command line cannot: who switches a
    scanner off for one run has checked less.
    """

    name: str
    hooks: Sequence[Hook]
    concerned: Callable[[Request], Sequence[Hook]]
    scan: Callable[[Request], Iterator[Answer]]
    second_opinion: bool = False


SCANNERS = (
    Scanner("pip-audit", pip_audit.HOOKS, pip_audit.concerned, pip_audit.scan),
    Scanner("npm-audit", npm_audit.HOOKS, npm_audit.concerned, npm_audit.scan),
    Scanner("trivy", trivy.HOOKS, trivy.concerned, trivy.scan, second_opinion=True),
)
NAMES = tuple(scanner.name for scanner in SCANNERS)
# What says that an advisory does not count, where ignores are listed.
ASIDE = "--ignore-vuln"


class Chosen(NamedTuple):
    """Which scanners run, and which of them somebody asked for by name."""

    names: tuple[str, ...]
    asked: tuple[str, ...] = ()


def choose(text: str) -> Chosen:
    """What `--scanners` says: `auto`, `none`, a list, or a list of what `auto` does without.

    Raises `UsageError`.
    """
    if text == "auto":
        return Chosen(NAMES)
    if text == "none":
        return Chosen(())
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    left_out = {name[1:] for name in names if name.startswith("-")}
    if len(left_out) == len(names) and left_out <= set(NAMES):
        return Chosen(tuple(name for name in NAMES if name not in left_out))
    for name in names:
        if name not in NAMES:
            raise UsageError(f"--scanners: {name!r} is none of auto, none, {', '.join(NAMES)}")
    return Chosen(names, names)


class Result(NamedTuple):
    """What a scanner answered, before ignores are looked at."""

    scanner: Scanner
    answers: list[Answer]
    seconds: float
    deciding: bool


def ask(request: Request, chosen: Chosen) -> list[Result]:
    """Run the scanners one after the other; one that is left out answers so."""
    config = request.repo.config
    without = config.without if config is not None else {}
    results = []
    for scanner in SCANNERS:
        start = perf_counter()
        deciding = True
        if scanner.name in without and scanner.name not in chosen.asked:
            assert config is not None
            told = f"{config.path} does without {scanner.name}: {without[scanner.name]}"
            answers = _left_out(scanner, request, told)
            deciding = not scanner.second_opinion
        elif scanner.name not in chosen.names:
            answers = _left_out(scanner, request, f"--scanners leaves {scanner.name} out")
        else:
            try:
                answers = list(scanner.scan(request))
            except (CannotCheck, OSError) as problem:
                reason = problem.reason if isinstance(problem, CannotCheck) else str(problem)
                answers = [
                    Answer(hook, reason="tool-error", detail=reason)
                    for hook in scanner.concerned(request)
                ]
        results.append(Result(scanner, answers, perf_counter() - start, deciding))
    return results


def _left_out(scanner: Scanner, request: Request, why: str) -> list[Answer]:
    return [
        Answer(hook, reason="switched-off", detail=why, asked=hook is trivy.image)
        for hook in scanner.concerned(request)
    ]


def settled(
    repo: Repo,
    results: Sequence[Result],
    *,
    use_baseline: bool = True,
    ignore_vulns: Collection[str] = (),
) -> list[Ran]:
    """The scanners' answers as the hooks' are: ignores and the baseline looked at."""
    ids = {id.upper() for id in ignore_vulns}
    runs = []
    for result in results:
        given = {answer.hook.id: answer for answer in result.answers}
        for hook in result.scanner.hooks:
            answer = given.get(hook.id)
            if answer is None:
                empty = Report(hook.id, hook.rules, 0, [], [], [])
                scope = Scope(hook.says, found=False)
                runs.append(Ran(hook, empty, scope, deciding=result.deciding))
                continue
            report = settle(repo, hook, answer.findings, answer.unread, use_baseline=use_baseline)
            report = _without(report, ids)
            runs.append(
                Ran(
                    hook,
                    report,
                    Scope(hook.says, found=answer.applies, undecided=answer.undecided),
                    answer.looked_at,
                    result.seconds / max(1, len(result.answers)),
                    answer.reason,
                    answer.detail,
                    result.deciding or answer.asked,
                )
            )
    return runs


# The ids of advisories as messages have them: CVE-2026-1, GHSA-xxxx-xxxx-xxxx, PYSEC-2026-1.
_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+")


def _without(report: Report, ids: Collection[str]) -> Report:
    """The report without the advisories that somebody has set aside; they are listed as that."""
    kept, aside = [], list(report.ignored)
    for found in report.findings:
        finding = found.finding
        named = (id for id in _ID.findall(finding.message) if id.upper() in ids)
        id = next(named, "") if finding.rule.endswith("/vulnerable") else ""
        if id:
            aside.append(
                Ignored(finding.rule, finding.path, finding.line, f"{id} is set aside", ASIDE)
            )
        else:
            kept.append(found)
    return report._replace(findings=kept, ignored=sorted(set(aside)))
