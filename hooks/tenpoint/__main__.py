"""The `tenpoint` command: what looks at all hooks together."""

from __future__ import annotations

import sys
from collections.abc import Sequence

# Name, module and sentence of each command; its module is loaded when it is asked for.
COMMANDS = {
    "audit": ("tenpoint.audit.command", "the ten points, the deployment checklist, and the score"),
    "baseline": ("tenpoint.audit.baseline", "set aside what was found before tenpoint came"),
    "check": ("tenpoint.audit.check", "all hooks for files in one process, for a commit"),
    "explain": ("tenpoint.audit.explain", "what a rule or a hook means, and what to do"),
    "hooks": ("tenpoint.audit.listing", "the hooks, by their point of the audit"),
    "init": ("tenpoint.audit.init", "add tenpoint to a repository"),
    "scoreboard": ("tenpoint.audit.scoreboard", "the audits of many repositories, the worst first"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status, 2 when there is no such command."""
    name, *rest = [*(sys.argv[1:] if argv is None else argv), ""]
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        return 2
    try:
        if name in ("-h", "--help"):
            sys.stdout.write(usage())
            return 0
        if name in ("-V", "--version"):
            from tenpoint import __version__

            sys.stdout.write(f"tenpoint {__version__}\n")
            return 0
        if name in COMMANDS:
            from importlib import import_module

            status: int = import_module(COMMANDS[name][0]).main(rest[:-1])
            sys.stdout.flush()
            return status
    except OSError as error:
        from tenpoint.kit.command import forget_output
        from tenpoint.kit.source import why

        forget_output()
        if not isinstance(error, BrokenPipeError):  # `tenpoint explain | head` has seen enough
            sys.stderr.write(f"tenpoint: it could not be written: {why(error)}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stderr.write(f"tenpoint: {f'no command {name!r}' if name else 'which command?'}\n{usage()}")
    return 2


def usage() -> str:
    width = max(map(len, COMMANDS))
    lines = "".join(f"  {name:{width}}  {says}\n" for name, (_, says) in COMMANDS.items())
    return (
        "usage: tenpoint COMMAND [...]\n\n"
        f"{lines}\n"
        "`tenpoint COMMAND --help` tells more; each hook is a command of its own.\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
