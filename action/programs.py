"""Programs that the Action starts: with a chosen environment, in a folder of its own, for a time.

No token is in the environment, whatever the workflow has set, and nothing that lets the
audited repository take part: no folder of it on PATH, no configuration of pip or Python.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

# How to run, where to keep things, and how to reach the network.
_PLAIN = frozenset(
    """
    PATHEXT SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PROGRAMDATA PROGRAMFILES
    HOME USER USERPROFILE LOCALAPPDATA APPDATA TMPDIR TMP TEMP TZ LANG LC_ALL LC_CTYPE
    XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_RUNTIME_DIR
    HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
    SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS
    """.split()
)
# A mirror is the runner's business, and what comes from it is compared with our hashes.
# Whatever else pip takes from variables (other files, other folders, builds) is left out.
PIP = frozenset(
    """
    PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_NO_INDEX PIP_TRUSTED_HOST PIP_PROXY
    PIP_CERT PIP_CLIENT_CERT PIP_CACHE_DIR PIP_DEFAULT_TIMEOUT PIP_RETRIES
    """.split()
)
SCANNERS = frozenset(
    """
    DOCKER_HOST NPM_CONFIG_REGISTRY TRIVY_CACHE_DIR TRIVY_DB_REPOSITORY
    TRIVY_JAVA_DB_REPOSITORY TRIVY_CHECKS_BUNDLE_REPOSITORY
    """.split()
)


# How pip and git begin the line that says it; pip explains more below it.
_MARKS = ("error:", "fatal:")


class Failed(Exception):
    """Something the audit cannot do without did not work; the text is for a person."""


class Done(NamedTuple):
    """How a program ended, and what it printed."""

    status: int
    output: bytes
    errors: bytes

    @property
    def last_words(self) -> str:
        """The last line that is marked as an error, or else the last on stderr or stdout."""
        for stream in (self.errors, self.output):
            lines = stream.decode("utf-8", "replace").strip().splitlines()
            marked = [line for line in lines if line.lower().startswith(_MARKS)]
            if lines:
                return (marked or lines)[-1].strip()[:500]
        return f"exit status {self.status}, and not a word"


def environment(
    given: Mapping[str, str], also: Collection[str] = (), *, first_on_path: str = ""
) -> dict[str, str]:
    """The variables that a program gets; Windows writes their names in any case."""
    kept = {
        name: value
        for name, value in given.items()
        if name.upper() in _PLAIN or name.upper() in also
    }
    folders = [first_on_path] if first_on_path else []
    folders += _outside(given.get("PATH", ""), given.get("GITHUB_WORKSPACE", ""))
    return kept | {"PATH": os.pathsep.join(folders)}


def _outside(path: str, workspace: str) -> list[str]:
    """The folders of PATH that are absolute and not below the workspace."""
    return [
        folder
        for folder in path.split(os.pathsep)
        if os.path.isabs(folder) and not (workspace and is_below(folder, workspace))
    ]


def is_below(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it, with every link followed."""
    path, folder = (os.path.normcase(os.path.realpath(one)) for one in (path, folder))
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def run(
    command: Sequence[str],
    *,
    folder: str,
    variables: Mapping[str, str],
    seconds: float,
    ok: Collection[int] = (0,),
) -> Done:
    """Run a program to its end; `Failed` if it cannot start, takes too long, or ends otherwise.

    `folder` is never the audited repository: Windows looks for programs in it first.
    """
    name = os.path.basename(command[0])
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        raise Failed(f"{name} could not be started: {error.strerror}") from None
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise Failed(f"it took longer than {seconds / 60:.0f} minutes") from None
    except BaseException:  # a cancelled job must not leave it running
        _end(process)
        raise
    done = Done(process.returncode, output, errors)
    if process.returncode not in ok:
        raise Failed(done.last_words)
    return done


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    try:
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/f", "/t", "/pid", str(process.pid)], capture_output=True)
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.communicate()
