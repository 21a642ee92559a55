"""Python is found, an environment made of hashed wheels, and nothing of the repository asked."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import install
import programs

ROOT = Path(__file__).resolve().parent.parent.parent
START = ROOT / "action" / "start.sh"

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


# --- the lock ---------------------------------------------------------------------------------


def test_the_lock_is_exact_and_hashed() -> None:
    text = (ROOT / "action" / "requirements.txt").read_text("utf-8")
    pins = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert len(pins) > 10
    for pin in pins:
        assert re.match(r"[a-z0-9-]+==[0-9][0-9.]* (?:; .*)?\\\n", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", pin), pin
    # Where it is installed from is the runner's business.
    assert "://" not in text
    assert not re.search("^-", text, re.MULTILINE)


@pytest.mark.parametrize(
    "name", ["requests", "pip-audit", "rich", "detect-secrets", "pyyaml", "packaging", "hyperscan"]
)
def test_the_lock_has_what_is_imported(name: str) -> None:
    text = (ROOT / "action" / "requirements.txt").read_text("utf-8")
    assert f"\n{name}==" in f"\n{text}"


# --- installing -------------------------------------------------------------------------------


def wheel(folder: Path, name: str, code: str = "VALUE = 1\n") -> Path:
    """A package of one module, as a wheel."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(f"{name}.py", code)
        made.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        made.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{info}/RECORD", "")
    return path


def lock(folder: Path, file: Path, digest: str = "") -> Path:
    """A locked requirement on that wheel."""
    digest = digest or hashlib.sha256(file.read_bytes()).hexdigest()
    path = folder / "requirements.txt"
    path.write_text(f"{file.name.partition('-')[0]}==1.0 --hash=sha256:{digest}\n")
    return path


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """An environment in which pip knows one folder and no index."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path / "wheels"),
    }


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def asked(python: str, code: str, folder: Path) -> str:
    done = subprocess.run(
        [python, "-I", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.heavy
def test_installs_without_the_repository(
    tmp_path: Path, work: Path, offline: dict[str, str]
) -> None:
    locked = lock(tmp_path, wheel(tmp_path / "wheels", "sample"))
    repository = tmp_path / "repository"
    repository.mkdir()
    # What a repository would like to take part with.
    for name in ("json.py", "pip.py", "tenpoint.py", "sitecustomize.py"):
        (repository / name).write_text("raise SystemExit('the repository was asked')\n")
    (repository / "pip.conf").write_text("[install]\nno-such-option = 1\n")
    hostile = {
        "GITHUB_WORKSPACE": str(repository),
        "PYTHONPATH": str(repository),
        "PYTHONSTARTUP": str(repository / "json.py"),
        "PIP_CONFIG_FILE": str(repository / "pip.conf"),
        "PIP_TARGET": str(repository / "target"),
        "PIP_REQUIREMENT": str(repository / "more.txt"),
        "PIP_NO_BINARY": ":all:",
        "GITHUB_TOKEN": "none of its business",
    }
    python = install.install(str(work), offline | hostile, str(locked))
    assert asked(python, "import sample; print(sample.VALUE)", repository) == "1"
    found = asked(python, "import tenpoint; print(tenpoint.__file__)", repository)
    assert Path(found) == ROOT / "hooks" / "tenpoint" / "__init__.py"
    assert sorted(path.name for path in repository.iterdir()) == [
        "json.py", "pip.conf", "pip.py", "sitecustomize.py", "tenpoint.py",
    ]  # fmt: skip


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("damage", "why"),
    [
        pytest.param("other hash", "hash", id="a wheel with another hash"),
        pytest.param("no hash", "hash", id="a requirement without a hash"),
        pytest.param("sdist", "could not install", id="only a source archive"),
        pytest.param("missing", "could not install", id="nowhere to be found"),
        pytest.param("in the way", "another package called tenpoint", id="a package of our name"),
    ],
)
def test_refuses(
    tmp_path: Path, work: Path, offline: dict[str, str], damage: str, why: str
) -> None:
    file = wheel(tmp_path / "wheels", "tenpoint" if damage == "in the way" else "sample")
    locked = lock(tmp_path, file, "0" * 64 if damage == "other hash" else "")
    if damage == "no hash":
        locked.write_text("sample==1.0\n")
    if damage in ("sdist", "missing"):
        file.unlink()
    if damage == "sdist":
        (tmp_path / "sample-1.0").mkdir()
        (tmp_path / "sample-1.0" / "setup.py").write_text("raise SystemExit('it was built')\n")
        archive = shutil.make_archive(
            str(tmp_path / "wheels" / "sample-1.0"), "gztar", tmp_path, "sample-1.0"
        )
        lock(tmp_path, Path(archive))
    with pytest.raises(programs.Failed, match=f"(?is){why}"):
        install.install(str(work), offline, str(locked))


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        pytest.param("{runner}/pip.conf", True, id="the runner's"),
        pytest.param("{workspace}/pip.conf", False, id="the repository's"),
        pytest.param("pip.conf", False, id="relative: of wherever pip is started"),
        pytest.param("", False, id="none"),
    ],
)
def test_the_configuration_of_pip(tmp_path: Path, file: str, kept: bool) -> None:
    named = file.format(runner=tmp_path / "runner", workspace=tmp_path / "workspace")
    given = {"PIP_CONFIG_FILE": named, "GITHUB_WORKSPACE": str(tmp_path / "workspace")}
    assert install._is_runners(given) is kept


# --- programs and their environment -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "also", "kept"),
    [
        pytest.param("HOME", (), True, id="where things are kept"),
        pytest.param("https_proxy", (), True, id="a proxy, in small letters"),
        pytest.param("PIP_INDEX_URL", programs.PIP, True, id="a mirror, for pip"),
        pytest.param("PIP_INDEX_URL", programs.SCANNERS, False, id="a mirror, for others"),
        pytest.param("PIP_TARGET", programs.PIP, False, id="where pip would install"),
        pytest.param("PIP_NO_BINARY", programs.PIP, False, id="what pip would build"),
        pytest.param("TRIVY_DB_REPOSITORY", programs.SCANNERS, True, id="Trivy's database"),
        pytest.param("GITHUB_TOKEN", programs.SCANNERS, False, id="the token"),
        pytest.param("INPUT_TOKEN", (), False, id="the token as an input"),
        pytest.param("ACTIONS_RUNTIME_TOKEN", (), False, id="the runner's own token"),
        pytest.param("ACTIONS_ID_TOKEN_REQUEST_URL", (), False, id="the way to an identity"),
        pytest.param("AWS_SECRET_ACCESS_KEY", (), False, id="somebody's key"),
        pytest.param("PYTHONPATH", (), False, id="Python's path"),
        pytest.param("LD_PRELOAD", (), False, id="the loader's"),
        pytest.param("GIT_DIR", (), False, id="another repository"),
        pytest.param("TRIVY_CONFIG", programs.SCANNERS, False, id="Trivy's configuration"),
    ],
)
def test_which_variables_a_program_gets(name: str, also: frozenset[str], kept: bool) -> None:
    assert (name in programs.environment({name: "x"}, also)) is kept


def test_no_program_of_the_repository_is_found(tmp_path: Path) -> None:
    inside = tmp_path / "workspace" / "node_modules" / ".bin"
    inside.mkdir(parents=True)
    (tmp_path / "link").symlink_to(inside)
    beside = tmp_path / "workspace-tools"
    path = [str(inside), "relative", "", str(tmp_path / "link"), ".", str(beside), "/usr/bin"]
    given = {"PATH": os.pathsep.join(path), "GITHUB_WORKSPACE": str(tmp_path / "workspace")}
    found = programs.environment(given, first_on_path="/opt/trivy")["PATH"]
    assert found.split(os.pathsep) == ["/opt/trivy", str(beside), "/usr/bin"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        pytest.param("import sys; sys.exit('no such thing')", "no such thing", id="its last words"),
        pytest.param(
            "import sys; sys.exit('ERROR: it is so\\n  because')", "it is so", id="explained below"
        ),
        pytest.param("print('a'); print('b'); raise SystemExit(3)", "b", id="said on stdout"),
        pytest.param("raise SystemExit(3)", "exit status 3", id="said nothing"),
        pytest.param("import time; time.sleep(60)", "longer than", id="too slow"),
    ],
)
def test_a_program_that_fails(tmp_path: Path, code: str, why: str) -> None:
    with pytest.raises(programs.Failed, match=why):
        programs.run(
            [sys.executable, "-I", "-c", code], folder=str(tmp_path), variables={}, seconds=1.5
        )


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(programs.Failed, match="none could not be started"):
        programs.run([str(tmp_path / "none")], folder=str(tmp_path), variables={}, seconds=1)


@posix
def test_a_slow_program_leaves_nothing_running(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    with pytest.raises(programs.Failed):
        programs.run([sys.executable, "-c", code], folder=str(tmp_path), variables={}, seconds=2)
    pid = (tmp_path / "pid").read_text()
    state = Path("/proc", pid, "stat")
    if not state.parent.parent.exists():
        pytest.skip("there is no /proc to ask")
    # Killed is not yet gone on a busy machine; it would sleep for a minute if it were left.
    for _ in range(100):
        if _has_ended(state):
            return
        time.sleep(0.1)
    pytest.fail("the program's child still runs")


def _has_ended(state: Path) -> bool:
    """Ended, or waiting to be forgotten."""
    try:
        return state.read_text().split()[2] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


# --- finding Python ---------------------------------------------------------------------------


def stand_in(folder: Path, name: str, *, version: str = "3.13", venv: bool = True) -> Path:
    """A Python that says who it is instead of running anything."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    new_enough = int(version.partition(".")[2]) >= 11
    file.write_text(
        "#!/bin/sh\n"
        'case "$*" in\n'
        f"*version_info*) exit {0 if new_enough else 1} ;;\n"
        f"*ensurepip*) exit {0 if venv else 1} ;;\n"
        'esac\necho "$0 $*"\n'
    )
    file.chmod(0o755)
    return file


def started(path: Path, **variables: str) -> tuple[int, str]:
    """Exit status and output of `start.sh audit` where only these programs are."""
    bash = shutil.which("bash")
    assert bash is not None
    tools = path / "tools"
    tools.mkdir(parents=True, exist_ok=True)
    for name in ("dirname", "bash"):
        link = tools / name
        if not link.exists():
            link.symlink_to(shutil.which(name) or "")
    given = {"PATH": os.pathsep.join([variables.pop("PATH", ""), str(tools)])}
    done = subprocess.run(
        [bash, str(START), "audit"],
        env=given | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


@posix
class TestStart:
    def test_runs_isolated(self, tmp_path: Path) -> None:
        python = stand_in(tmp_path / "bin", "python3")
        status, said = started(tmp_path, PATH=str(tmp_path / "bin"))
        assert (status, said.split()) == (0, [str(python), "-I", "-B", str(START.parent), "audit"])

    @pytest.mark.parametrize(
        ("pythons", "chosen"),
        [
            pytest.param({"python3": "3.13", "python": "3.12"}, "python3", id="python3 first"),
            pytest.param({"python3": "3.10", "python": "3.12"}, "python", id="an old python3"),
            pytest.param({"python3": "3.9", "python3.11": "3.11"}, "python3.11", id="by version"),
        ],
    )
    def test_takes_one_that_is_new_enough(
        self, tmp_path: Path, pythons: dict[str, str], chosen: str
    ) -> None:
        for name, version in pythons.items():
            stand_in(tmp_path / "bin", name, version=version)
        _, said = started(tmp_path, PATH=str(tmp_path / "bin"))
        assert said.split()[0] == str(tmp_path / "bin" / chosen)

    def test_looks_further_along_the_path(self, tmp_path: Path) -> None:
        stand_in(tmp_path / "old", "python3", version="3.8")
        python = stand_in(tmp_path / "new", "python3")
        _, said = started(tmp_path, PATH=f"{tmp_path / 'old'}:{tmp_path / 'new'}")
        assert said.split()[0] == str(python)

    def test_looks_into_the_tool_cache(self, tmp_path: Path) -> None:
        python = stand_in(tmp_path / "cache/Python/3.13.1/x64/bin", "python3")
        status, said = started(tmp_path, RUNNER_TOOL_CACHE=str(tmp_path / "cache"))
        assert (status, said.split()[0]) == (0, str(python))

    def test_takes_the_action_s_own(self, tmp_path: Path) -> None:
        stand_in(tmp_path / "bin", "python3")
        python = stand_in(tmp_path / "work/venv/bin", "python", version="3.10")
        _, said = started(
            tmp_path, PATH=str(tmp_path / "bin"), TENPOINT_WORK=str(tmp_path / "work")
        )
        assert said.split()[0] == str(python)

    def test_does_without_the_action_s_own(self, tmp_path: Path) -> None:
        python = stand_in(tmp_path / "bin", "python3")
        (tmp_path / "work").mkdir()
        _, said = started(
            tmp_path, PATH=str(tmp_path / "bin"), TENPOINT_WORK=str(tmp_path / "work")
        )
        assert said.split()[0] == str(python)

    @pytest.mark.parametrize(
        "path", [pytest.param("{0}/venv/bin", id="of the repository"), pytest.param(".", id="here")]
    )
    def test_takes_none_of_the_repository(self, tmp_path: Path, path: str) -> None:
        stand_in(tmp_path / "workspace/venv/bin", "python3")
        status, said = started(
            tmp_path,
            PATH=path.format(tmp_path / "workspace"),
            GITHUB_WORKSPACE=str(tmp_path / "workspace"),
        )
        assert (status, said.split("::")[1]) == (2, "error title=tenpoint")

    @pytest.mark.parametrize(
        ("system", "how"),
        [
            pytest.param("Linux", "apt install python3 python3-venv", id="Linux"),
            pytest.param("macOS", "brew install python@3.13", id="macOS"),
            pytest.param("Windows", "winget install Python.Python.3.13", id="Windows"),
        ],
    )
    def test_says_what_is_missing(self, tmp_path: Path, system: str, how: str) -> None:
        stand_in(tmp_path / "bin", "python3", version="3.10")
        summary = tmp_path / "summary.md"
        status, said = started(
            tmp_path,
            PATH=str(tmp_path / "bin"),
            RUNNER_OS=system,
            GITHUB_STEP_SUMMARY=str(summary),
        )
        assert status == 2
        assert said.startswith("::error title=tenpoint::tenpoint: no Python 3.11 or newer")
        assert how in said
        assert how in summary.read_text("utf-8")

    def test_says_that_venv_is_missing(self, tmp_path: Path) -> None:
        stand_in(tmp_path / "bin", "python3", venv=False)
        status, said = started(tmp_path, PATH=str(tmp_path / "bin"))
        assert status == 2
        assert "python3 has no venv module" in said
