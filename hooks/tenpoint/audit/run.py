"""Every hook over one repository in one process, each file read once."""

from __future__ import annotations

from collections.abc import Sequence

from tenpoint.kit.examine import Examination
from tenpoint.kit.hook import Hook
from tenpoint.kit.paths import collect
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report, Unread


def check_all(
    hooks: Sequence[Hook], repo: Repo, *, pedantic: bool = False, use_baseline: bool = True
) -> Report:
    """The report of all hooks on the tracked files; `repo` has its configuration.

    Raises `UsageError` or `CannotCheck` when the repository itself cannot be asked.
    """
    assert repo.config is not None
    config = repo.config
    examination = Examination(
        hooks, repo.root, config, pedantic=pedantic, use_baseline=use_baseline
    )
    by_file = [hook for hook in hooks if hook.check_file is not None]

    def wanted(path: str) -> bool:
        return any(hook.wants(path) for hook in by_file)

    for source in collect([], repo, repo.root, wanted, config.exclude):
        if isinstance(source, Unread):
            examination.unread(source)
        else:
            examination.file(source, [hook for hook in by_file if hook.wants(source.path)])
    for hook in hooks:
        if hook.check_repo is not None:
            examination.repo(repo, hook.check_repo)
    return examination.report("tenpoint")
