"""Other people's programs: found outside the audited repository, run bounded and without tokens."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tenpoint.audit.score import Reason
from tenpoint.kit.repo import Repo
from tenpoint.kit.secret import shown
from tenpoint.kit.source import is_below

# What a scanner is told of the environment: how to run, where to keep its cache, and how to
# reach the network. No token is among them, and a proxy's address only without a password.
_KEPT = frozenset(
    [
        "PATH",
        "PATHEXT",
        "HOME",
        "USERPROFILE",
        "LOCALAPPDATA",
        "APPDATA",
        "PROGRAMDATA",
        "SYSTEMROOT",
        "COMSPEC",
        "WINDIR",
        "TMPDIR",
        "TMP",
        "TEMP",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "TZ",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_RUNTIME_DIR",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
        "NODE_EXTRA_CA_CERTS",
        "NO_PROXY",
        "DOCKER_HOST",
        "TRIVY_CACHE_DIR",
    ]
)
_ADDRESSES = frozenset(
    [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NPM_CONFIG_REGISTRY",
        "TRIVY_DB_REPOSITORY",
        "TRIVY_JAVA_DB_REPOSITORY",
        "TRIVY_CHECKS_BUNDLE_REPOSITORY",
    ]
)

# No scanner's answer is larger; what is, is no answer.
_MOST = 64 * 1024 * 1024

_NO_NETWORK = re.compile(
    r"connection (?:refused|error|reset|aborted)|connectionerror|connecttimeout|readtimeout"
    r"|could not connect|name resolution|nameresolutionerror|no such host|dial tcp|i/o timeout"
    r"|network is unreachable|temporary failure in name|max retries|proxyerror"
    r"|enotfound|eai_again|econnrefused|econnreset|etimedout|enetunreach"
    r"|failed to download|context deadline exceeded",
    re.IGNORECASE,
)


class Done(NamedTuple):
    """What a program answered; its exit status is not among it, for none of them can be trusted.

    `reason` and `detail` say why there is no answer: it broke, took too long, had no network.
    """

    output: bytes = b""
    reason: Reason | None = None
    detail: str = ""


def find(name: str, repo: Repo) -> str | None:
    """The program on PATH; never one that the audited repository brings along."""
    path = shutil.which(name)
    if path is None or not os.path.isabs(path):
        return None
    root = os.path.realpath(repo.root)
    for place in (path, os.path.realpath(path)):
        if is_below(place, root):
            inside = os.path.relpath(place, root).replace(os.sep, "/")
            if repo.is_tracked(inside) or "node_modules" in inside.split("/"):
                return None
    return path


def run(command: Sequence[str], folder: str, seconds: float) -> Done:
    """What a program prints when it is run in `folder`, ended when it takes too long."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        return Done(reason="tool-error", detail=f"it could not be started: {error.strerror}")
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return Done(reason="tool-error", detail=f"it took longer than {seconds:.0f} seconds")
    except BaseException:  # an interrupt must not leave it running
        _end(process)
        raise
    if len(output) > _MOST:
        return Done(reason="tool-error", detail="its answer is too long")
    if not output.strip():
        return silence(errors)
    return Done(output)


def silence(errors: bytes) -> Done:
    """Why a program printed nothing to read, by the last that it said on stderr."""
    text = errors.decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = shown(lines[-1])[:200] if lines else "it gave no answer and no reason"
    if _NO_NETWORK.search(text):
        return Done(reason="offline", detail=f"it had no network: {last}")
    return Done(reason="tool-error", detail=last)


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that a scanner gets."""
    kept = {}
    for name, value in given.items():
        upper = name.upper()
        if upper in _KEPT or (upper in _ADDRESSES and "@" not in value):
            kept[name] = value
    return kept | {"NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.communicate()
