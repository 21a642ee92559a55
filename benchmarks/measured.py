"""Run one command and write what it cost: `measured.py RESULT OUTPUT COMMAND...`.

A process of its own, and a small one, because Linux counts the size of the starting process into
the peak memory of what it starts. RESULT gets one line: exit code, wall seconds, CPU seconds (user
and system, of the command and everything it waited for), peak memory in KiB. OUTPUT gets the
command's standard output; its standard error goes to OUTPUT.err.
"""

import os
import sys
import time


def main() -> int:
    """Start, wait, write down."""
    result, output, *command = sys.argv[1:]
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, output + ".err", flags, 0o600),
    ]
    begin = time.monotonic()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - begin
    code = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    # macOS counts bytes, Linux KiB.
    peak = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    with open(result, "w", encoding="utf-8") as handle:
        handle.write(f"{code} {wall:.6f} {cpu:.6f} {peak}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
