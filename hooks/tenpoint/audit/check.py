"""`tenpoint check`: every hook that looks at single files, over the given files, in one process.

Starting an interpreter costs more than looking at a few files, so this one command is what a
commit with many hooks wants. Each hook sees the files that it wants, as in a walk; the
command line, the output and the exit status are those of a single hook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.audit.hooks import all_hooks
from tenpoint.kit import config as configuration
from tenpoint.kit.command import Arguments, run
from tenpoint.kit.errors import UsageError
from tenpoint.kit.examine import Examination
from tenpoint.kit.finding import Finding
from tenpoint.kit.hook import Hook
from tenpoint.kit.paths import collect, start_folder
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report, Unread
from tenpoint.kit.source import Source


def main(argv: Sequence[str]) -> int:
    """Print the report of all hooks; the exit status of a hook."""
    hooks = file_hooks()

    def build(hook: Hook, arguments: Arguments, repo: Repo | None, base: str) -> Report:
        return check(hooks, hook, arguments, repo, base)

    return run(together(hooks), argv, build)


def file_hooks() -> list[Hook]:
    """The hooks that look at single files."""
    return [module.hook for module in all_hooks() if module.hook.check_file is not None]


def together(hooks: Sequence[Hook]) -> Hook:
    """What stands for all of them on the command line and in the manifest."""
    whole = Hook("tenpoint", point=0, says="All hooks that look at files, in one process.")
    whole.command = "tenpoint check"
    whole.rules = {id: rule for hook in hooks for id, rule in hook.rules.items()}

    @whole.each_file
    def each(source: Source) -> Iterator[Finding]:
        for hook in hooks:
            if hook.wants(source.path):
                yield from hook.check(source)

    return whole


def check(
    hooks: Sequence[Hook], whole: Hook, arguments: Arguments, repo: Repo | None, base: str
) -> Report:
    """The report on the files that the command line names."""
    config = configuration.load(base, start_folder(arguments.paths))
    if repo is not None:
        repo.config = config
        repo.staged = arguments.staged
    elif arguments.staged:
        raise UsageError("not a git repository")
    examination = Examination(hooks, base, config, pedantic=arguments.pedantic)
    look(examination, hooks, arguments.paths, repo, base, config.exclude)
    return examination.report(whole.id)


def look(
    examination: Examination,
    hooks: Sequence[Hook],
    paths: Sequence[str],
    repo: Repo | None,
    base: str,
    exclude: Sequence[str],
) -> None:
    """Let every hook look at the files that it wants; each is read once."""

    def wanted(path: str) -> bool:
        return any(hook.wants(path) for hook in hooks)

    for source in collect(paths, repo, base, wanted, exclude):
        if isinstance(source, Unread):
            examination.unread(source)
        else:
            examination.file(source, [hook for hook in hooks if hook.wants(source.path)])
