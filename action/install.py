"""tenpoint in a fresh virtual environment: locked, hashed wheels, and the package beside us.

pip installs `requirements.txt` with the hash of every file and builds nothing. Where pip looks
for the files is the runner's business, so its mirror settings count: wherever they come from,
they are the bytes that were locked. tenpoint itself is not built either: a `.pth` file in the
environment names the folder `hooks` of the very checkout that this file is in, and it works
with `python -I`, which a PYTHONPATH does not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from programs import PIP, Failed, environment, is_below, run

HERE = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(HERE, "requirements.txt")
PACKAGE = os.path.join(os.path.dirname(HERE), "hooks")

_VENV_SECONDS = 180
_PIP_SECONDS = 900


def install(work: str, given: Mapping[str, str], lock: str = LOCK) -> str:
    """The Python of a new environment in the folder `work`; raises `Failed`."""
    folder = os.path.join(work, "venv")
    variables = environment(given, PIP)
    try:
        run(
            [sys.executable, "-I", "-m", "venv", "--clear", folder],
            folder=work,
            variables=variables,
            seconds=_VENV_SECONDS,
        )
    except Failed as problem:
        raise Failed(f"no virtual environment could be made: {problem}") from None
    python = python_of(folder)
    command = [
        *(python, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-input", "--require-hashes", "--only-binary", ":all:", "--requirement", lock),
        "--no-compile",  # a third of the time, and most modules are never imported
    ]
    settings = {"PIP_CONFIG_FILE": given["PIP_CONFIG_FILE"]} if _is_runners(given) else {}
    try:
        run(command, folder=work, variables=variables | settings, seconds=_PIP_SECONDS)
    except Failed as problem:
        raise Failed(f"pip could not install the locked requirements: {problem}") from None
    _name_package(python, work, variables)
    return python


def python_of(folder: str) -> str:
    """The interpreter of a virtual environment."""
    if sys.platform == "win32":
        return os.path.join(folder, "Scripts", "python.exe")
    return os.path.join(folder, "bin", "python")


def _is_runners(given: Mapping[str, str]) -> bool:
    """Whether PIP_CONFIG_FILE is a file of the runner: not one of the repository."""
    file = given.get("PIP_CONFIG_FILE", "")
    workspace = given.get("GITHUB_WORKSPACE", "")
    return os.path.isabs(file) and not (workspace and is_below(file, workspace))


def _name_package(python: str, work: str, variables: Mapping[str, str]) -> None:
    """Let the environment find tenpoint."""
    ask = "import sysconfig; print(ascii(sysconfig.get_path('purelib')))"
    done = run([python, "-I", "-c", ask], folder=work, variables=variables, seconds=60)
    site = done.output.decode("ascii").strip()
    # Python reads the lines of a .pth file in the machine's encoding, which no name of a folder
    # can be trusted to fit; a line that begins with `import` is run, and can be plain ASCII.
    line = f"import sys; sys.path.append({PACKAGE!a})\n"
    with open(os.path.join(_literal(site), "tenpoint.pth"), "w", encoding="ascii") as file:
        file.write(line)
    ask = "import tenpoint; print(ascii(tenpoint.__file__))"
    done = run([python, "-I", "-c", ask], folder=work, variables=variables, seconds=60)
    if not is_below(_literal(done.output.decode("ascii").strip()), PACKAGE):
        raise Failed("another package called tenpoint is in the way")


def _literal(text: str) -> str:
    """A string that Python printed with `ascii`."""
    from ast import literal_eval

    return str(literal_eval(text))
