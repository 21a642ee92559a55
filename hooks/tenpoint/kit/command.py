"""The command line that every hook has: arguments in, report out, exit status 0, 1 or 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence

from tenpoint.kit import config as configuration
from tenpoint.kit.config import Config
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.examine import Examination
from tenpoint.kit.finding import keyless
from tenpoint.kit.formats import NAMES, render
from tenpoint.kit.hook import Hook
from tenpoint.kit.paths import collect, relative, start_folder
from tenpoint.kit.repo import Repo
from tenpoint.kit.report import Report, Unread
from tenpoint.kit.secret import mask, shown
from tenpoint.kit.source import is_below, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import NamedTuple, TypeAlias

    from tenpoint.kit.finding import Finding
    from tenpoint.kit.hook import Edit

    Builder: TypeAlias = Callable[[Hook, "Arguments", Repo | None, str], Report]
else:
    from tenpoint.kit.light import NamedTuple


class Arguments(NamedTuple):
    """What the command line said."""

    paths: Sequence[str]
    format: str = "text"
    pedantic: bool = False
    staged: bool = False
    history: bool = False
    fix: bool = False
    options: Mapping[str, str | bool] = {}  # never written to


def run(hook: Hook, argv: Sequence[str] | None = None, build: Builder | None = None) -> int:
    """Run one hook as a command: print its report, return its exit status.

    `build` makes the report where it is not that of the hook alone.
    """
    arguments = parse(hook, sys.argv[1:] if argv is None else list(argv))
    base = ""
    try:
        repo = Repo.find(start_folder(arguments.paths))
        base = repo.root if repo is not None else os.getcwd()
        report = (build or _report)(hook, arguments, repo, base)
    except (UsageError, CannotCheck, OSError) as problem:
        path = problem.path if isinstance(problem, UsageError) else ""
        reason = why(problem) if isinstance(problem, OSError) else keyless(problem.reason)
        unread = [Unread(path or ".", reason)]
        report = Report(hook.id, hook.rules, 0, [], unread, [])
    except KeyboardInterrupt:
        return 130
    return show(report, arguments.format, base)


def _report(hook: Hook, arguments: Arguments, repo: Repo | None, base: str) -> Report:
    config = configuration.load(base, start_folder(arguments.paths))
    if repo is not None:
        repo.config = config
        repo.staged = arguments.staged
    if arguments.fix:
        _apply_fixes(hook, arguments, _need(repo), base, config)
    examination = Examination(
        [hook],
        base,
        config,
        pedantic=arguments.pedantic,
        fingerprints=arguments.format in ("json", "sarif"),
    )
    if arguments.history and hook.check_file is not None:
        _check_history(hook, examination, _need(repo))
        return examination.report(hook.id)
    if hook.check_file is not None:
        if arguments.staged:
            _need(repo)
        examination.files(collect(arguments.paths, repo, base, hook.wants, config.exclude))
    if hook.check_repo is not None:
        examination.repo(_need(repo), hook.check_repo)
        examination.add_checked(len(_need(repo).tracked()))
        if arguments.history:
            _check_history(hook, examination, _need(repo))
    return examination.report(hook.id)


def _check_history(hook: Hook, examination: Examination, repo: Repo) -> None:
    assert hook.check_history is not None
    examination.repo(repo, hook.check_history)
    if hook.check_repo is None:
        examination.add_checked(repo.blobs_seen)


def _need(repo: Repo | None) -> Repo:
    if repo is None:
        raise UsageError("not a git repository")
    return repo


# -- fixing ------------------------------------------------------------------


def _apply_fixes(hook: Hook, arguments: Arguments, repo: Repo, base: str, config: Config) -> None:
    """Ask the hook for its edits, show each as a diff on stderr, and write it."""
    from tenpoint.kit.files import write_whole

    assert hook.fix is not None
    examination = Examination([hook], base, config, pedantic=True)
    if hook.check_file is not None:
        examination.files(collect(arguments.paths, repo, base, hook.wants, config.exclude))
    if hook.check_repo is not None:
        examination.repo(repo, hook.check_repo)
    findings = examination.findings()
    secrets = _secrets(findings, hook, repo)
    for edit in hook.fix(repo, findings, arguments.options):
        if not is_below(os.path.realpath(os.path.join(base, edit.path)), base):
            raise CannotCheck(f"{shown(edit.path)} is a symbolic link that leaves the repository")
        sys.stderr.write(diff(edit, base, secrets))
        try:
            write_whole(os.path.join(base, edit.path), edit.data)
        except OSError as error:
            raise CannotCheck(f"{shown(edit.path)} could not be written: {why(error)}") from None


def _secrets(findings: Iterable[Finding], hook: Hook, repo: Repo) -> list[str]:
    """The texts that a secret rule has found, longest first: no diff may show them."""
    found = set()
    for finding in findings:
        if hook.rules[finding.rule].secret and not finding.commit:
            line = repo.source(finding.path).line_text(finding.line)
            end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
            found.add(line[finding.column - 1 : end].strip())
    return sorted(found - {""}, key=len, reverse=True)


def diff(edit: Edit, base: str, secrets: Sequence[str] = ()) -> str:
    """What an edit changes, as a unified diff without context, its note first."""
    from difflib import unified_diff

    from tenpoint.kit.finding import without_userinfo
    from tenpoint.kit.formats.text import local

    try:
        with open(os.path.join(base, edit.path), "rb") as file:
            old = file.read()
    except OSError:
        old = b""
    name = shown(edit.path)
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, edit.data))
    body = ""
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}", n=0, lineterm=""):
        masked = line
        for secret in secrets:
            masked = masked.replace(secret, mask(secret))
        body += f"{shown(without_userinfo(masked))}\n"
    return f"{local(edit.path, base)}: {shown(edit.note)}\n{body}"


# -- arguments ---------------------------------------------------------------


def parse(hook: Hook, argv: Sequence[str]) -> Arguments:
    """Read the command line; argparse starts only when there is an option to read."""
    if not any(argument.startswith("-") for argument in argv):
        return Arguments(paths=argv)
    parser = _parser(hook)
    words, names = _split_names(parser, argv)
    space = vars(parser.parse_args(words))
    arguments = Arguments(
        paths=[*space["paths"], *names],
        format=space["format"],
        pedantic=space["pedantic"],
        staged=space.get("staged", False),
        history=space.get("history", False),
        fix=space.get("fix", False),
        options={option.name: space[option.name] for option in hook.options},
    )
    if arguments.history and hook.check_file is not None and arguments.paths[1:]:
        parser.error("--history looks at the whole history: name its repository, or nothing")
    if arguments.staged and (arguments.fix or arguments.history):
        parser.error("--staged goes with neither --fix nor --history")
    return arguments


def _parser(hook: Hook) -> argparse.ArgumentParser:
    from tenpoint import __version__
    from tenpoint.kit.arguments import Parser
    from tenpoint.kit.explain import page_url

    parser = Parser(
        prog=hook.command,
        description=hook.says,
        epilog="exit status: 0 nothing found, 1 findings, 2 something could not be checked. "
        f"Rules: {', '.join(hook.rules)}; `tenpoint explain RULE` tells more. "
        f"Manual: {page_url(hook.id)}",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file is always checked, a folder is walked; nothing means the files git tracks",
    )
    parser.add_argument("--format", choices=NAMES, default="text", help="how to print (text)")
    parser.add_argument("--pedantic", action="store_true", help="report warnings too")
    if hook.check_file is not None:
        parser.add_argument(
            "--staged", action="store_true", help="check the index, not the work tree"
        )
    if hook.check_history is not None:
        parser.add_argument(
            "--history", action="store_true", help="check all that was ever committed"
        )
    if hook.fix is not None:
        parser.add_argument(
            "--fix", action="store_true", help="repair what can be, showing each change"
        )
    settings = "; ".join(f"{setting.name} ({setting.help})" for setting in hook.settings)
    if settings:
        parser.epilog = f"[{hook.id}] of .tenpoint.toml: {settings}. {parser.epilog}"
    for option in hook.options:
        if option.metavar:
            parser.add_argument(option.flag, metavar=option.metavar, default="", help=option.help)
        else:
            parser.add_argument(option.flag, action="store_true", help=option.help)
    parser.add_argument("--version", action="version", version=f"tenpoint {__version__}")
    return parser


def _split_names(
    parser: argparse.ArgumentParser, argv: Sequence[str]
) -> tuple[list[str], list[str]]:
    """A file whose name begins with a dash is a name, as pre-commit passes it, not an option."""
    known = parser._option_string_actions
    words: list[str] = []
    names: list[str] = []
    for place, argument in enumerate(argv):
        is_option = argument == "--" or argument.partition("=")[0] in known
        if argument.startswith("-") and os.path.lexists(argument):
            if is_option:  # a file must not be able to turn an option on, or itself off
                parser.error(f"there is a file named like this option: name it ./{argument}")
            names.append(argument)
        elif argument == "--":
            names += argv[place + 1 :]
            break
        else:
            words.append(argument)
    return words, names


# -- output ------------------------------------------------------------------


def show(report: Report, format: str, base: str) -> int:
    """Print a report, problems to stderr, and give its exit status; 2 if it cannot be printed."""
    from tenpoint.kit.formats.text import problems

    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        return 2
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        sys.stdout.write(render(report, format, colour=_wants_colour(), base=base))
        sys.stdout.flush()
        if report.unread or report.notes:
            sys.stderr.write(problems(report, base))
    except OSError as error:  # closed pipe, full disk: findings may be lost, so no success
        forget_output()
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"{report.hook}: the report could not be written: {why(error)}\n")
        return 2
    return report.exit_code


def forget_output() -> None:
    """Drop what could not be written, or Python tries again at its end, and fails loudly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _wants_colour() -> bool:
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


__all__ = ["relative", "run", "show"]
