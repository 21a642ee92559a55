"""Other people's scanners beside the hooks, all with one interface.

A scanner module has `HOOKS`, its checks with their rules, and `scan(Request)`, which gives
one `Answer` for each check that has something to look at. A scanner that is not there, fails or
has no network answers with a reason: that is `not_checked`, never a pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from tenpoint.audit.examine import Ran, settle
from tenpoint.audit.scanners import npm_audit, pip_audit, trivy
from tenpoint.audit.scanners.answer import Answer, Request
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.hook import Hook, Scope
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report


class Scanner(NamedTuple):
    """A scanner by the name that `--scanners` knows; `material` are the files it would look at.

    One that does not decide gives second opinions unless somebody asks for it by name: what
    it finds counts, its absence leaves no gap, because a hook of ours has decided.
    """

    name: str
    hooks: Sequence[Hook]
    material: Callable[[Repo], list[str]]
    scan: Callable[[Request], Iterator[Answer]]
    decides: bool


SCANNERS = (
    Scanner("pip-audit", pip_audit.HOOKS, pip_audit.material, pip_audit.scan, decides=True),
    Scanner("npm-audit", npm_audit.HOOKS, npm_audit.material, npm_audit.scan, decides=True),
    Scanner("trivy", trivy.HOOKS, Repo.files, trivy.scan, decides=False),
)
NAMES = tuple(scanner.name for scanner in SCANNERS)


class Chosen(NamedTuple):
    """Which scanners run, and which of them somebody asked for by name."""

    names: tuple[str, ...]
    asked: tuple[str, ...] = ()


def choose(text: str) -> Chosen:
    """What `--scanners` says: `auto`, `none` or a list. Raises `UsageError`."""
    if text == "auto":
        return Chosen(NAMES)
    if text == "none":
        return Chosen(())
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
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
    results = []
    for scanner in SCANNERS:
        start = perf_counter()
        if scanner.name in chosen.names:
            try:
                answers = list(scanner.scan(request))
            except (CannotCheck, OSError) as problem:
                reason = problem.reason if isinstance(problem, CannotCheck) else str(problem)
                answers = [
                    Answer(hook, reason="tool-error", detail=reason) for hook in scanner.hooks
                ]
        else:
            answers = list(_switched_off(scanner, request))
        deciding = scanner.decides or scanner.name in chosen.asked
        results.append(Result(scanner, answers, perf_counter() - start, deciding))
    return results


def _switched_off(scanner: Scanner, request: Request) -> Iterator[Answer]:
    if scanner.material(request.repo):
        for hook in scanner.hooks:
            if hook is trivy.image and not request.image:
                continue
            yield Answer(
                hook,
                reason="switched-off",
                detail=f"--scanners leaves {scanner.name} out",
                asked=hook is trivy.image,
            )


def settled(repo: Repo, results: Sequence[Result]) -> list[Ran]:
    """The scanners' answers as the hooks' are: ignores and the baseline looked at."""
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
            report = settle(repo, hook, answer.findings, answer.unread)
            runs.append(
                Ran(
                    hook,
                    report,
                    Scope(hook.says, found=True, undecided=answer.undecided),
                    answer.looked_at,
                    result.seconds / max(1, len(result.answers)),
                    answer.reason,
                    answer.detail,
                    result.deciding or answer.asked,
                )
            )
    return runs
