"""`tenpoint audit`: the ten points and the deployment checklist, with a score and a verdict.

The score counts what was verified, attested or searched for and not there, out of ten;
what was not checked earns nothing. Exit status: 1 when a point fails, something is found that
belongs to no point, or the score is below --min-score, else 2 when something could not be
checked, else 0.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tenpoint.audit import scanners
from tenpoint.audit.assemble import Wishes, audit
from tenpoint.audit.formats import NAMES, badge, render
from tenpoint.audit.formats.text import show
from tenpoint.audit.formats.words import verdict
from tenpoint.audit.hooks import all_hooks
from tenpoint.audit.progress import watched
from tenpoint.audit.result import Audit
from tenpoint.kit import config
from tenpoint.kit.arguments import Parser
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.files import write_whole
from tenpoint.kit.finding import keyless
from tenpoint.kit.repo import Repo
from tenpoint.kit.secret import shown
from tenpoint.kit.source import why


def main(argv: Sequence[str]) -> int:
    """Parse, run, print; the exit status."""
    options = _parser().parse_args(argv)
    try:
        repo = _repo(options.folder, below=options.below)
        wishes = _wishes(options)
        with watched() as progress:
            done = audit(repo, [module.hook for module in all_hooks()], wishes, progress)
        _write(done, repo, options)
    except (UsageError, CannotCheck, OSError) as problem:
        told = why(problem) if isinstance(problem, OSError) else str(problem)
        sys.stderr.write(f"tenpoint audit: {shown(keyless(told))}\n")
        return 2
    return done.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="tenpoint audit",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("folder", nargs="?", default=".", metavar="DIR", help="its repository is audited (here)")
    add("--below", action="store_true", help="audit DIR alone, as a repository of its own")
    add("--format", choices=NAMES, default="text", help="how to print it (text)")
    add("--min-score", type=_score, default=0, metavar="N", help="exit 1 below this score")
    add("--strict", action="store_true", help="attested points earn nothing")
    add("--offline", action="store_true", help="use no network; what that leaves out is no error")
    add("--pedantic", action="store_true", help="warnings count too")
    add(
        "--scanners",
        default="auto",
        metavar="auto|none|LIST",
        help=f"of {', '.join(scanners.NAMES)}: those there, none, these, or all but -these",
    )
    add("--image", default="", metavar="REF", help="an image, or its archive, for Trivy to search")
    add("--osv-url", default="", metavar="URL", help="pip-audit asks this OSV server")
    add(
        "--requirements",
        action="append",
        default=[],
        metavar="FILE",
        help="pip-audit looks at this file too, whatever its name (repeatable)",
    )
    add(
        "--ignore-vuln",
        action="append",
        default=[],
        metavar="ID",
        help="set an advisory aside by its id; it is listed (repeatable)",
    )
    add("--no-baseline", action="store_true", help="what a baseline sets aside counts again")
    add("--name", default="", metavar="NAME", help="what the report calls it (its folder)")
    add("--output", default="", metavar="FILE", help="write it there; the score is still printed")
    add("--sarif", default="", metavar="FILE", help="also as SARIF, for code scanning")
    add("--badge", default="", metavar="FILE", help="also a badge: .svg, or .json for shields.io")
    add("--stats", action="store_true", help="tell how long each check took")
    return parser


def _score(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 10:
        raise ValueError
    return number


def _wishes(options: argparse.Namespace) -> Wishes:
    return Wishes(
        min_score=options.min_score,
        strict=options.strict,
        offline=options.offline,
        pedantic=options.pedantic,
        scanners=scanners.choose(options.scanners),
        image=options.image,
        osv_url=options.osv_url,
        requirements=tuple(options.requirements),
        ignore_vulns=tuple(options.ignore_vuln),
        use_baseline=not options.no_baseline,
        stats=options.stats,
        name=options.name,
    )


def _repo(folder: str, *, below: bool = False) -> Repo:
    """The repository of a folder, or with `below` the folder as one; with its configuration."""
    if not os.path.isdir(folder):
        raise UsageError(f"no such folder: {folder}")
    repo = Repo.find(folder)
    if repo is None:
        raise UsageError("not a git repository: git init && git add --all, then audit again")
    here, root = os.path.realpath(folder), os.path.realpath(repo.root)
    if below and here != root:
        prefix = os.path.relpath(here, root).replace(os.sep, "/") + "/"
        repo = Repo(here, prefix=prefix)
        repo.config = config.load(here)
        return repo
    if here != root:
        sys.stderr.write(f"note: the whole repository at {shown(repo.root)} is audited\n")
    repo.config = config.load(repo.root, folder)
    return repo


def _write(done: Audit, repo: Repo, options: argparse.Namespace) -> None:
    """Print it, or write it to the file that was named; and the badge, and SARIF."""
    if options.badge:
        text = (badge.render_json if options.badge.endswith(".json") else badge.render)(done)
        write_whole(options.badge, text.encode())
    if options.sarif:
        write_whole(options.sarif, render(done, "sarif").encode())
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    if options.output:
        text = render(done, options.format, root=_top(repo))
        write_whole(options.output, text.encode("utf-8", "backslashreplace"))
        sys.stdout.write(f"{verdict(done)}\n")
    elif options.format == "text":
        show(done, sys.stdout, root=_top(repo))
    else:
        sys.stdout.write(render(done, options.format, root=_top(repo)))


def _top(repo: Repo) -> str:
    """The root of the whole repository: what the paths of a finished audit are relative to."""
    depth = repo.prefix.count("/")
    return os.path.normpath(os.path.join(repo.root, *[os.pardir] * depth))
