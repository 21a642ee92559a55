"""`tenpoint baseline`: set aside what was found before tenpoint came, so that only news stops.

It runs every hook over the files git tracks, and writes the errors that nobody has set
aside otherwise to `.tenpoint-baseline.json` at the root of the repository.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tenpoint.audit.check import look
from tenpoint.audit.hooks import all_hooks
from tenpoint.kit import baseline, config
from tenpoint.kit.arguments import Parser
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.examine import Examination
from tenpoint.kit.files import write_whole
from tenpoint.kit.finding import keyless
from tenpoint.kit.formats.text import problems
from tenpoint.kit.hook import Hook
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report
from tenpoint.kit.secret import shown


def main(argv: Sequence[str]) -> int:
    """0: written, or up to date; 1: not up to date (`--check`); 2: nothing was written."""
    parser = Parser(
        prog="tenpoint baseline",
        description=__doc__,
        epilog="exit status: 0 done, 1 not up to date (--check), 2 not possible: nothing written",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--update", action="store_true", help="renew the baseline that is there: entries that are "
        "no longer found go, new ones come, reasons stay"
    )  # fmt: skip
    how.add_argument(
        "--check", action="store_true", help="write nothing, say whether --update would"
    )
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="here, if not given")
    options = parser.parse_args(argv)
    try:
        return write(
            options.folder,
            [module.hook for module in all_hooks()],
            update=options.update,
            check=options.check,
        )
    except (UsageError, CannotCheck, OSError) as problem:
        sys.stderr.write(
            f"tenpoint baseline: {shown(keyless(str(problem)))}; nothing was written\n"
        )
        return 2


def write(folder: str, hooks: Sequence[Hook], *, update: bool, check: bool) -> int:
    """Find, compare with what is there, say it, and write unless `check`.

    Raises `UsageError` or `CannotCheck` when there is nothing to compare, `OSError`
    when the file cannot be written.
    """
    repo = Repo.find(folder)
    if repo is None:
        raise UsageError("not a git repository")
    path = os.path.join(repo.root, baseline.FILE)
    if os.path.lexists(path) and not (update or check):
        raise UsageError("there is one already: --update renews it", baseline.FILE)
    reasons = baseline.read(repo.root)
    repo.config = config.load(repo.root, folder)
    report = check_all(hooks, repo)
    if report.unread:
        sys.stderr.write(problems(report, repo.root))
        raise CannotCheck("what could not be checked cannot be set aside")
    found = {reported.fingerprint for reported in report.findings}
    changes = (
        f"{len(found - reasons.keys())} added, {len(reasons.keys() - found)} removed, "
        f"{len(found & reasons.keys())} kept"
    )
    if check:
        is_same = found == reasons.keys()
        sys.stdout.write(f"{baseline.FILE}: {'up to date' if is_same else 'stale'}: {changes}\n")
        return 0 if is_same else 1
    if not found and not os.path.lexists(path):
        sys.stdout.write("nothing was found: no baseline is needed, none was written\n")
        return 0
    write_whole(path, baseline.dump(report.findings, reasons).encode())
    sys.stdout.write(f"{baseline.FILE}: {changes}\n")
    return 0


def check_all(hooks: Sequence[Hook], repo: Repo) -> Report:
    """The report of all hooks on the tracked files, as if there were no baseline."""
    assert repo.config is not None
    examination = Examination(hooks, repo.root, repo.config, use_baseline=False)
    by_file = [hook for hook in hooks if hook.check_file is not None]
    look(examination, by_file, [], repo, repo.root, repo.config.exclude)
    for hook in hooks:
        if hook.check_repo is not None:
            examination.repo(repo, hook.check_repo)
    return examination.report("tenpoint")
