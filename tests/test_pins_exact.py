"""Each row is a file as people write it, with what `pins-exact` says of it, or its silence."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree
from tenpoint import pins_exact
from tenpoint.kit import CannotCheck, Finding, Repo, Source
from tenpoint.kit.config import Config

COMMIT = "0123456789abcdef0123456789abcdef01234567"
Files = Mapping[str, str]


def findings(folder: Path, files: Files) -> list[Finding]:
    """What the hook says of the first of these files, which stand in no repository."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return list(pins_exact.hook.check(Source(next(iter(files)), str(folder))))


def said(folder: Path, files: Files) -> list[str]:
    """`line:column rule` of each finding."""
    return [
        f"{each.line}:{each.column} {each.rule.removeprefix('pins-exact/')}"
        for each in findings(folder, files)
    ]


def in_git(
    folder: Path, files: Files, *, ignored: Files | None = None, kind: str | None = None
) -> list[str]:
    """The same in a repository that tracks `files`; `ignored` exist there and are not tracked."""
    tree = Tree(folder)
    for path, text in files.items():
        tree.add(path, text)
    for path, text in (ignored or {}).items():
        tree.write(path, text)
    repo = Repo(str(folder), config=Config(kind=kind))
    return [
        f"{each.line}:{each.column} {each.rule.removeprefix('pins-exact/')}"
        for each in pins_exact.hook.check(repo.source(next(iter(files))))
    ]


# --- requirement files -------------------------------------------------------------------------

REQUIREMENTS = [
    pytest.param("requests", ["1:1 unpinned"], id="bare name"),
    pytest.param("# a\n  requests[socks] # why\n", ["2:3 unpinned"], id="the place of the name"),
    pytest.param("a>=1\nb<2,>1\nc~=1.0\nd!=2", [f"{n}:1 range" for n in (1, 2, 3, 4)], id="ranges"),
    pytest.param("a==1.*", ["1:1 wildcard"], id="wildcard"),
    pytest.param("a==1.* --hash=sha256:00", ["1:1 wildcard"], id="wildcard with a hash"),
    pytest.param("a>=1 --hash=sha256:00", ["1:1 range"], id="range with a hash"),
    pytest.param("a>=1 ; python_version < '3'", ["1:1 range"], id="a marker that is false here"),
    pytest.param("a @ git+https://h.example/r@main", ["1:1 vcs-mutable"], id="branch"),
    pytest.param("git+ssh://git@h.example/r#egg=a", ["1:1 vcs-mutable"], id="no revision"),
    pytest.param("git+https://h.example/r@v1.2#egg=a", ["1:1 vcs-mutable"], id="tag"),
    pytest.param("git+https://h.example/r@0123abc#egg=a", ["1:1 vcs-mutable"], id="short commit"),
    pytest.param("-e git+https://h.example/r@main#egg=a", ["1:4 vcs-mutable"], id="editable"),
    pytest.param(
        "https://h.example/o/r/archive/refs/heads/x.zip", ["1:1 url-mutable"], id="branch archive"
    ),
    pytest.param("a @ https://h.example/r/archive/main.zip", ["1:1 url-mutable"], id="main.zip"),
    pytest.param(
        "https://h.example/r/releases/latest/download/a.tar.gz", ["1:1 url-mutable"], id="latest"
    ),
    pytest.param(
        "--extra-index-url https://b.example\na==1", ["1:1 extra-index"], id="extra index"
    ),
    pytest.param(
        "-i http://a.example/simple\na==1", ["1:1 insecure-index"], id="index without encryption"
    ),
    pytest.param("-f http://a.example/w\na==1", ["1:1 insecure-index"], id="links likewise"),
    pytest.param("--trusted-host a.example\na==1", ["1:1 trusted-host"], id="trusted host"),
    pytest.param("reqeusts==1\ndotenv-python==1", ["1:1 lookalike", "2:1 lookalike"], id="slips"),
]


@pytest.mark.parametrize(("text", "expected"), REQUIREMENTS)
def test_requirement_files_that_are_open(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {"requirements.txt": text}) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("requests==2.32.3", id="exact"),
        pytest.param("a===1\nb==1!1.0rc1.post1.dev1\nc (==1.0)", id="unusual but exact"),
        pytest.param("torch==2.4.0+cpu", id="local version"),
        pytest.param("a==1.0,!=1.1", id="an exclusion that is idle"),
        pytest.param("a[x]\na==1", id="another line pins it"),
        pytest.param(".\n-e .[dev]\n./pkg\nfile:///x/pkg", id="local folders"),
        pytest.param("./a-1.0-py3-none-any.whl", id="a local wheel"),
        pytest.param(f"a @ git+https://h.example/r@{COMMIT}", id="full commit"),
        pytest.param(f"git+https://u:p@h.example/r@{COMMIT}#egg=a", id="a commit, with a user"),
        pytest.param("svn+https://h.example/r@1234#egg=a", id="a revision of Subversion"),
        pytest.param("https://h.example/a-1.2.0.tar.gz", id="the file of a release"),
        pytest.param(
            "a @ https://h.example/main.zip --hash=sha256:00", id="a moving address with a hash"
        ),
        pytest.param("-i https://a.example/simple\na==1", id="one index"),
        pytest.param("-i http://localhost:3141/root\na==1", id="an index on this machine"),
        pytest.param("--trusted-host 127.0.0.1\na==1", id="this machine is trusted"),
        pytest.param(
            "--extra-index-url https://b.example\na==1 --hash=sha256:00", id="hashes everywhere"
        ),
        pytest.param(
            "--extra-index-url https://b.example/cpu\ntorch==2.4.0+cpu",
            id="local versions cannot be on the public index",
        ),
        pytest.param("--no-index\n--extra-index-url https://b.example\na==1", id="no index at all"),
        pytest.param("a==1 --extra-index-url https://b.example", id="pip ignores it there"),
        pytest.param("pyaml==1\nfastai==1\nguardrails-api==1\ntorch==1", id="known neighbours"),
        pytest.param("{% for x in y %}\n{{ x }}>=1\n{% endfor %}", id="a template"),
    ],
)
def test_requirement_files_that_are_right(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, {"requirements.txt": text}) == []


def test_findings_are_where_the_included_line_is(tmp_path: Path) -> None:
    found = findings(tmp_path, {"a/requirements.txt": "-r ../base.txt\na==1", "base.txt": "\nb"})
    assert [(each.path, each.line, each.message) for each in found] == [
        ("base.txt", 2, "b has no version")
    ]


def test_a_constraint_pins_what_a_requirement_leaves_open(tmp_path: Path) -> None:
    files = {"requirements.txt": "-c c.txt\na\nb", "c.txt": "a==1\nb==1 ; os_name == 'nt'"}
    assert said(tmp_path, files) == ["3:1 unpinned"]


def test_names_the_version_of_the_lock(tmp_path: Path) -> None:
    lock = '[[package]]\nname = "Fast_X"\nversion = "1.2.3"\nsource = { registry = "r" }\n'
    [finding] = findings(tmp_path, {"x/requirements.txt": "fast.x[a]>=1", "uv.lock": lock})
    assert finding.message == "fast.x[a]>=1 allows more than one version"
    assert finding.fix == "write fast.x[a]==1.2.3, or run `pins-exact --fix`"


def test_a_url_s_password_is_not_shown(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, {"requirements.txt": "a @ git+https://u:hunter2@h.example/r"})
    assert "hunter2" not in finding.message + finding.fix


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"requirements.in": "a>=1"}, ["1:1 range"], id="not compiled"),
        pytest.param({"requirements.in": "a>=1", "requirements.txt": "a==1"}, [], id="compiled"),
        pytest.param(
            {"requirements/dev.in": "a>=1", "dev.txt": "a==1"},
            [],
            id="compiled into the folder above",
        ),
        pytest.param(
            {"requirements.in": "a\nb ; os_name=='x'\nc", "requirements.txt": "a==1"},
            ["3:1 lock-stale"],
            id="a name that was never compiled",
        ),
    ],
)
def test_inputs(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert said(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        pytest.param({"requirements.txt": "a\n-r b.txt"}, "line 2", id="missing file"),
        pytest.param({"requirements.txt": "a\n-r requirements.txt"}, "line 2", id="cycle"),
        pytest.param({"requirements.txt": "a\nb c d"}, "line 2", id="prose"),
    ],
)
def test_what_cannot_be_read_comes_after_what_can(
    tmp_path: Path, files: Files, reason: str
) -> None:
    for path, text in files.items():
        (tmp_path / path).write_text(text)
    found = pins_exact.hook.check(Source("requirements.txt", str(tmp_path)))
    assert next(found).rule == "pins-exact/unpinned"
    with pytest.raises(CannotCheck) as problem:
        next(found)
    assert f"line {problem.value.line}" == reason


# --- projects ----------------------------------------------------------------------------------

APPLICATION = '[project]\nname = "app"\ndependencies = ["openai>=1", "httpx"]\n'
LIBRARY = (
    APPLICATION + '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
)
UV_LOCK = "version = 1\n" + "".join(
    f'[[package]]\nname = "{name}"\nversion = "1"\nsource = {{ registry = "r" }}\n'
    for name in ("openai", "httpx")
)
POETRY = '[tool.poetry]\nname = "app"\n[tool.poetry.dependencies]\npython = "^3.11"\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"pyproject.toml": APPLICATION}, ["3:18 application-range"], id="application"),
        pytest.param(
            {"pyproject.toml": LIBRARY + "[tool.uv]\npackage = false"},
            ["3:18 application-range"],
            id="uv does not package it",
        ),
        pytest.param(
            {
                "pyproject.toml": LIBRARY.replace(
                    "dependencies", 'classifiers = ["Private :: No"]\ndependencies'
                )
            },
            ["4:18 application-range"],
            id="a private classifier",
        ),
        pytest.param(
            {"pyproject.toml": LIBRARY, "Dockerfile": "FROM a:1\nRUN uv sync --frozen"},
            ["3:18 application-range"],
            id="its Dockerfile installs it",
        ),
        pytest.param(
            {"pyproject.toml": LIBRARY, "docker/Dockerfile": "FROM a:1\nRUN pip install /app[x]"},
            ["3:18 application-range"],
            id="its Dockerfile installs it from a folder",
        ),
        pytest.param(
            {"pyproject.toml": POETRY + 'a = "^1"\n'},
            ["5:1 application-range"],
            id="Poetry's own table",
        ),
        pytest.param(
            {"pyproject.toml": POETRY + 'a = { git = "https://h.example/r", branch = "x" }\n'},
            ["5:1 vcs-mutable"],
            id="Poetry's branch",
        ),
        pytest.param(
            {"pyproject.toml": APPLICATION.replace("httpx", "h @ git+https://h.example/r@v1")},
            ["3:31 vcs-mutable", "3:18 application-range"],
            id="a tag without a lock",
        ),
        pytest.param(
            {"pyproject.toml": APPLICATION, "uv.lock": UV_LOCK.replace("httpx", "other")},
            ["3:31 lock-stale"],
            id="a name that the lock does not hold",
        ),
        pytest.param(
            {
                "pyproject.toml": LIBRARY.replace("httpx", "pydantik"),
                "uv.lock": UV_LOCK + '[[package]]\nname = "pydantik"\n',
            },
            ["3:31 lookalike"],
            id="a slip in a library",
        ),
        pytest.param(
            {"pyproject.toml": '[tool.uv]\nindex-strategy = "unsafe-best-match"\n'},
            ["2:1 extra-index"],
            id="uv told to merge its indexes",
        ),
        pytest.param(
            {"pyproject.toml": '[[tool.uv.index]]\nurl = "http://i.example/s"\n'},
            ["2:8 insecure-index"],
            id="uv's index without encryption",
        ),
    ],
)
def test_projects_that_are_open(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert said(tmp_path, files) == expected


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"pyproject.toml": LIBRARY}, id="a library's ranges are right"),
        pytest.param(
            {
                "pyproject.toml": LIBRARY,
                "Dockerfile": "FROM a:1\n# RUN uv sync\nRUN pip install x==1",
            },
            id="a Dockerfile that installs something else",
        ),
        pytest.param({"pyproject.toml": APPLICATION, "uv.lock": UV_LOCK}, id="uv.lock"),
        pytest.param(
            {"pyproject.toml": APPLICATION, "poetry.lock": UV_LOCK.replace("version = 1\n", "")},
            id="poetry.lock",
        ),
        pytest.param(
            {
                "pyproject.toml": APPLICATION,
                "requirements.txt": "# autogenerated by uv\nopenai==1\nhttpx==1",
            },
            id="compiled requirements",
        ),
        pytest.param(
            {"a/pyproject.toml": APPLICATION, "uv.lock": UV_LOCK + '[[package]]\nname = "app"\n'},
            id="a member of the workspace above",
        ),
        pytest.param(
            {"pyproject.toml": APPLICATION.replace('>=1", "httpx', '==1", "app[x]')},
            id="exact, and itself",
        ),
        pytest.param(
            {
                "pyproject.toml": '[project]\nname = "app"\ndependencies = ["a", "b"]\n'
                '[tool.uv.sources]\na = { workspace = true }\nb = { path = "../b" }\n'
            },
            id="workspace and path",
        ),
        pytest.param(
            {"pyproject.toml": POETRY + 'a = "1.2.3"\nb = { path = "../b" }\n'}, id="Poetry, exact"
        ),
        pytest.param(
            {
                "pyproject.toml": APPLICATION.replace("httpx", "x; python_version<'3.8'"),
                "uv.lock": UV_LOCK,
            },
            id="a marker may keep it out of the lock",
        ),
        pytest.param(
            {
                "pyproject.toml": APPLICATION.replace("httpx", "h @ git+https://h.example/r@v1"),
                "uv.lock": UV_LOCK + '[[package]]\nname = "h"\n',
            },
            id="the lock holds the commit of a tag",
        ),
        pytest.param(
            {
                "pyproject.toml": POETRY + 'a = { version = "^1", optional = true }\n',
                "poetry.lock": '[[package]]\nname = "z"\n',
            },
            id="Poetry leaves an optional one out",
        ),
        pytest.param({"pyproject.toml": "[tool.ruff]\nline-length = 99\n"}, id="no project at all"),
        pytest.param({"pyproject.toml": "name = {{ cookiecutter.name }}\n"}, id="a template"),
        pytest.param(
            {
                "requirements.txt": "a>=1",
                "pyproject.toml": '[project]\nname = "l"\ndynamic = ["dependencies"]\n'
                "[build-system]\n[tool.setuptools.dynamic]\n"
                'dependencies = { file = ["requirements.txt"] }\n',
            },
            id="the requirement file that is a library's metadata",
        ),
        pytest.param(
            {"requirements.txt": "a>=1", "setup.py": "install_requires=open('requirements.txt')"},
            id="the same by setup.py",
        ),
    ],
)
def test_projects_that_are_right(tmp_path: Path, files: Files) -> None:
    assert said(tmp_path, files) == []


def test_an_ignored_lock_is_no_lock(tmp_path: Path) -> None:
    files = {"pyproject.toml": APPLICATION}
    assert in_git(tmp_path / "a", files, ignored={"uv.lock": UV_LOCK}) == ["3:18 application-range"]
    assert in_git(tmp_path / "b", files | {"uv.lock": UV_LOCK}) == []


def test_the_configuration_says_what_a_project_is(tmp_path: Path) -> None:
    assert in_git(tmp_path / "a", {"pyproject.toml": LIBRARY}, kind="application") != []
    assert in_git(tmp_path / "b", {"pyproject.toml": APPLICATION}, kind="library") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('[packages]\na = "*"\n', ["2:1 unpinned"], id="star"),
        pytest.param(
            '[packages]\na = "~=1.0"\nb = "==1.*"\n', ["2:1 range", "3:1 wildcard"], id="open"
        ),
        pytest.param(
            '[packages]\na = { git = "https://h.example/r", ref = "main" }\n',
            ["2:1 vcs-mutable"],
            id="branch",
        ),
        pytest.param(
            '[[source]]\nurl = "https://a.example"\n[[source]]\nurl = "https://b.example"\n'
            '[packages]\na = "==1"\n',
            ["4:8 extra-index"],
            id="two sources",
        ),
        pytest.param('[packages]\na = "==1.2"\nb = { path = "./b" }\n', [], id="exact"),
        pytest.param(
            '[[source]]\nurl = "https://a.example"\n[[source]]\nurl = "https://b.example"\n'
            '[packages]\na = { version = "==1", index = "b" }\n',
            [],
            id="two sources, each package bound to one",
        ),
    ],
)
def test_pipfiles(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {"Pipfile": text}) == expected


def test_a_pipfile_with_its_lock(tmp_path: Path) -> None:
    files = {"Pipfile": '[packages]\na = "*"\nb = "*"\n', "Pipfile.lock": '{"default": {"a": {}}}'}
    assert said(tmp_path, files) == ["3:1 lock-stale"]


SCRIPT = '#!/usr/bin/env python\n# /// script\n# dependencies = ["a>=1", "b==1"]\n# ///\nimport a\n'


def test_scripts_with_dependencies(tmp_path: Path) -> None:
    assert said(tmp_path, {"x.py": SCRIPT}) == ["3:20 script-dependency"]
    assert said(tmp_path, {"x.py": SCRIPT, "x.py.lock": "version = 1"}) == []
    assert said(tmp_path, {"y.py": SCRIPT.replace("# ///\n", "")}) == []
    assert said(tmp_path, {"y.py": 'print("""\n# /// script\n""")\n'}) == []


@pytest.mark.parametrize(
    ("dependency", "expected"),
    [
        pytest.param("a", "unpinned", id="bare name"),
        pytest.param("a=1.26", "wildcard", id="a prefix"),
        pytest.param("c::a=1.26.4", "wildcard", id="a prefix of three parts, with a channel"),
        pytest.param("a>=1", "range", id="range"),
        pytest.param("a 1.*", "wildcard", id="star"),
        pytest.param("a=1.2=py_0", "", id="version and build"),
        pytest.param("a 1.2 py_0", "", id="the old form of it"),
        pytest.param("a==1.2", "", id="exact"),
        pytest.param("python=3.11", "", id="Python itself"),
        pytest.param("pip", "", id="pip itself"),
    ],
)
def test_conda_environments(tmp_path: Path, dependency: str, expected: str) -> None:
    text = f"name: x\ndependencies:\n  - {dependency}\n"
    assert said(tmp_path, {"environment.yml": text}) == ([f"3:5 {expected}"] if expected else [])


def test_conda_s_list_for_pip(tmp_path: Path) -> None:
    text = (
        "dependencies:\n  - pip:\n      - a==1\n      - b\n      - -r x.txt\n      - reqeusts==1\n"
    )
    assert said(tmp_path, {"environment.yml": text}) == ["4:9 unpinned", "6:9 lookalike"]


# --- npm ---------------------------------------------------------------------------------------

PACKAGE = '{"name": "a",\n "dependencies": {"zod": "^3.1.0"}}'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"package.json": PACKAGE}, ["2:19 npm-range"], id="caret"),
        pytest.param(
            {"package.json": PACKAGE.replace("^3.1.0", "latest")}, ["2:19 npm-range"], id="tag"
        ),
        pytest.param(
            {"package.json": PACKAGE.replace("^3.1.0", "o/r#main")},
            ["2:19 vcs-mutable"],
            id="branch",
        ),
        pytest.param(
            {"p/package.json": PACKAGE, "package.json": "{}", "package-lock.json": "{}"},
            ["2:19 npm-range"],
            id="a lock above that does not know it",
        ),
        pytest.param({"package.json": PACKAGE, "yarn.lock": ""}, [], id="a lock beside it"),
        pytest.param(
            {
                "p/a/package.json": PACKAGE,
                "package.json": '{"workspaces": ["p/*"]}',
                "package-lock.json": "{}",
            },
            [],
            id="a workspace of the lock above",
        ),
        pytest.param(
            {
                "p/a/package.json": PACKAGE,
                "pnpm-workspace.yaml": "packages:\n  - p/**\n",
                "pnpm-lock.yaml": "",
            },
            [],
            id="a workspace of pnpm",
        ),
        pytest.param({"package.json": PACKAGE.replace("^3.1.0", "3.1.0-rc.1")}, [], id="exact"),
        pytest.param(
            {"package.json": PACKAGE.replace("^3.1.0", "workspace:*")}, [], id="workspace"
        ),
        pytest.param({"package.json": PACKAGE.replace("^3.1.0", "file:../z")}, [], id="folder"),
        pytest.param(
            {"package.json": PACKAGE.replace("^3.1.0", f"github:o/r#{COMMIT}")}, [], id="commit"
        ),
        pytest.param(
            {"package.json": PACKAGE.replace("dependencies", "peerDependencies")}, [], id="peers"
        ),
        pytest.param({"package.json": '{"engines": {"node": ">=18"}}'}, [], id="engines"),
    ],
)
def test_package_json(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert said(tmp_path, files) == expected


# --- commands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        pytest.param("pip install foo", [13], id="pip"),
        pytest.param("sudo -H pip3.11 install -U --no-cache-dir foo 'bar>=1'", [43, 47], id="sudo"),
        pytest.param("python3 -m pip install foo==1 bar", [31], id="module"),
        pytest.param("uv pip install --system foo", [25], id="uv pip"),
        pytest.param("uv tool install ruff@latest", [17], id="uv tool"),
        pytest.param("pipx install black", [14], id="pipx"),
        pytest.param("npm i -g typescript @s/p@1.2.3 x@^1", [10, 32], id="npm"),
        pytest.param("set -e; cd x && (pip install foo)", [30], id="behind others"),
        pytest.param("X=$(pip install foo)", [17], id="inside a substitution"),
        pytest.param("if true; then pip install foo; fi", [27], id="behind a keyword"),
        pytest.param("bash -c 'pip install foo'", [22], id="given to a shell"),
        pytest.param("/opt/venv/bin/pip install foo", [27], id="by path"),
        pytest.param("pip install --index-url https://i.example foo", [43], id="behind a value"),
    ],
)
def test_commands_that_install_anything(tmp_path: Path, command: str, columns: list[int]) -> None:
    found = said(tmp_path, {"x.sh": f"#!/bin/sh\n{command}\n"})
    assert found == [f"2:{column} shell-install" for column in columns]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("pip install foo==1 'bar[x]==2.0'", id="exact"),
        pytest.param("pip install -r requirements.txt", id="a file"),
        pytest.param("pip install . -e .[dev] ./x dist/*.whl", id="local"),
        pytest.param("pip install --upgrade pip", id="pip itself"),
        pytest.param('pip install "foo==$VERSION" $PACKAGES ${X}', id="variables"),
        pytest.param("pip install -c constraints.txt foo", id="under a constraint"),
        pytest.param("pip install --no-index -f w foo", id="from a folder"),
        pytest.param("echo pip install foo", id="echo"),
        pytest.param("echo 'x; pip install foo'", id="quoted"),
        pytest.param("# pip install foo", id="comment"),
        pytest.param("cat <<E\npip install foo\nE", id="the body of a heredoc"),
        pytest.param("pip download foo", id="another verb"),
        pytest.param("npm install", id="npm with the lock"),
        pytest.param("npm i -g typescript@5.4.2 ./x.tgz", id="npm, exact"),
        pytest.param("pipx inject env foo==1", id="the environment of inject"),
        pytest.param("uv sync && uv run pip --version", id="uv with its lock"),
    ],
)
def test_commands_that_are_right(tmp_path: Path, command: str) -> None:
    assert said(tmp_path, {"x.sh": f"#!/bin/sh\n{command}\n"}) == []


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        pytest.param("pip install git+https://h.example/r", "vcs-mutable", id="branch"),
        pytest.param(
            "pip install https://h.example/r/archive/main.zip", "url-mutable", id="archive"
        ),
        pytest.param(
            "pip install --extra-index-url https://b.example a==1", "extra-index", id="index"
        ),
        pytest.param("pip install -i http://b.example a==1", "insecure-index", id="no encryption"),
        pytest.param("pip install --trusted-host b.example a==1", "trusted-host", id="trusted"),
        pytest.param(
            "PIP_EXTRA_INDEX_URL=https://b.example pip install .", "extra-index", id="set"
        ),
        pytest.param("export PIP_TRUSTED_HOST=b.example", "trusted-host", id="exported"),
        pytest.param(
            "pip config set global.extra-index-url https://b.example", "extra-index", id="config"
        ),
        pytest.param(
            "uv pip install --index-strategy unsafe-best-match a==1", "extra-index", id="uv"
        ),
        pytest.param(
            "uv pip install --extra-index-url https://b.example a==1", "", id="uv asks in order"
        ),
        pytest.param(
            "pip install --extra-index-url https://b.example a==1+cpu", "", id="local version"
        ),
    ],
)
def test_where_commands_install_from(tmp_path: Path, command: str, expected: str) -> None:
    found = [each.split()[1] for each in said(tmp_path, {"x.sh": command})]
    assert found == ([expected] if expected else [])


# --- images, workflows, pre-commit -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("FROM python", ["1:6 image-latest"], id="no tag"),
        pytest.param("FROM r.example:5000/a/b:latest", ["1:6 image-latest"], id="latest"),
        pytest.param("ARG B=python:latest\nFROM ${B}", ["2:6 image-latest"], id="by an argument"),
        pytest.param("FROM a:1\nCOPY --from=r.example/uv /uv /", ["2:1 image-latest"], id="COPY"),
        pytest.param("FROM a:1\nRUN x && \\\n  pip install foo", ["3:15 shell-install"], id="RUN"),
        pytest.param(
            'FROM a:1\nRUN ["pip", "install", "foo"]', ["2:25 shell-install"], id="exec form"
        ),
        pytest.param("FROM a:1\nRUN <<E\npip install foo\nE", ["3:13 shell-install"], id="heredoc"),
        pytest.param(
            "FROM a:1\nENV PIP_INDEX_URL=http://i.example/s", ["2:5 insecure-index"], id="ENV"
        ),
        pytest.param("FROM scratch", [], id="scratch"),
        pytest.param(
            "FROM a:1 AS build\nFROM build\nCOPY --from=build /x /\nCOPY --from=0 /x /",
            [],
            id="stages",
        ),
        pytest.param(f"FROM python@sha256:{'0' * 64}", [], id="digest"),
        pytest.param("ARG B\nFROM $B\nFROM a:$TAG", [], id="arguments without a default"),
        pytest.param(
            "FROM a:1\nRUN pip install -r requirements.txt && echo pip install x", [], id="file"
        ),
    ],
)
def test_dockerfiles(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert said(tmp_path, {"Dockerfile": text}) == expected


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        pytest.param("image: redis", ["3:12 image-latest"], id="no tag"),
        pytest.param("image: redis:${TAG:-latest}", ["3:12 image-latest"], id="default"),
        pytest.param("image: redis:7.4", [], id="tag"),
        pytest.param("image: redis:${TAG}", [], id="variable"),
        pytest.param("{build: ., image: me/app}", [], id="the name of what is built"),
    ],
)
def test_compose_files(tmp_path: Path, service: str, expected: list[str]) -> None:
    text = f"services:\n  a:\n    {service}\n"
    assert said(tmp_path, {"compose.yaml": text}) == expected


WORKFLOW = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param("    steps:\n      - uses: o/r@main\n", ["6:15 action-branch"], id="branch"),
        pytest.param(
            "    steps:\n      - uses: o/r@release/v1\n",
            ["6:15 action-branch"],
            id="release branch",
        ),
        pytest.param(
            "    uses: o/r/.github/workflows/x.yml@master\n", ["5:11 action-branch"], id="workflow"
        ),
        pytest.param(
            "    steps:\n      - uses: docker://a/b:latest\n", ["6:15 image-latest"], id="image"
        ),
        pytest.param("    container: node\n", ["5:16 image-latest"], id="container"),
        pytest.param(
            "    services:\n      db:\n        image: postgres\n",
            ["7:16 image-latest"],
            id="service",
        ),
        pytest.param(
            "    steps:\n      - run: |\n          echo\n\n          pip install foo\n",
            ["9:23 shell-install"],
            id="a block of commands",
        ),
        pytest.param(
            "    steps:\n      - run: pip install foo\n", ["6:26 shell-install"], id="one command"
        ),
        pytest.param("    steps:\n      - uses: o/r@v4\n", [], id="tag"),
        pytest.param(f"    steps:\n      - uses: o/r@{COMMIT} # v4\n", [], id="commit"),
        pytest.param("    steps:\n      - uses: ./x\n", [], id="local"),
        pytest.param("    container: ${{ matrix.image }}\n", [], id="expression"),
        pytest.param(
            "    steps:\n      - run: pip install 'a==${{ env.V }}'\n",
            [],
            id="version by expression",
        ),
    ],
)
def test_workflows(tmp_path: Path, rest: str, expected: list[str]) -> None:
    assert said(tmp_path, {".github/workflows/ci.yml": WORKFLOW + rest}) == expected


def test_composite_actions(tmp_path: Path) -> None:
    text = "runs:\n  using: composite\n  steps:\n    - run: pip install foo\n      shell: bash\n"
    assert said(tmp_path, {"x/action.yml": text}) == ["4:24 shell-install"]


def test_pre_commit(tmp_path: Path) -> None:
    text = (
        "repos:\n"
        "  - repo: https://h.example/a\n    rev: main\n    hooks:\n"
        "      - id: x\n        additional_dependencies: [types-a, b==1, '@s/p@1.2.3', 'r:1.2']\n"
        "  - repo: https://h.example/b\n    rev: v1.2\n"
        "  - repo: https://h.example/c\n    rev: 0a1b2c3d\n"
        "  - repo: local\n    hooks:\n      - id: y\n        additional_dependencies: [z]\n"
    )
    assert said(tmp_path, {".pre-commit-config.yaml": text}) == [
        "3:10 precommit-rev",
        "6:35 precommit-dependency",
    ]


# --- kinds, malformed input, noise -------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("pyproject.toml", "[project\n", 1, id="TOML"),
        pytest.param("Pipfile", "a = \n", 1, id="Pipfile"),
        pytest.param("package.json", '{"a":\n,}', 2, id="JSON"),
        pytest.param("package.json", "[]", 1, id="JSON that is no object"),
        pytest.param("environment.yml", "a: [\n", 2, id="YAML"),
        pytest.param(".github/workflows/x.yml", "a: b: c\n", 1, id="workflow"),
        pytest.param("Dockerfile", "FROM a:1\nENV K\n", 2, id="Dockerfile"),
        pytest.param("pyproject.toml", "a = " + "[" * 5000, 0, id="deep TOML"),
        pytest.param("package.json", '{"a": ' + "[" * 100_000, 0, id="deep JSON"),
        pytest.param("x.py", "# /// script\n# a = [\n# ///\n", 1, id="a script's block"),
        pytest.param("pyproject.toml", '[project]\ndependencies = ["a b"]', 2, id="no requirement"),
    ],
)
def test_malformed_files_are_named(tmp_path: Path, path: str, text: str, line: int) -> None:
    with pytest.raises(CannotCheck) as problem:
        findings(tmp_path, {path: text})
    assert problem.value.line == line


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "pyproject.toml",
        "package.json",
        "environment.yml",
        "Dockerfile",
        "x.sh",
        ".github/workflows/x.yml",
        ".pre-commit-config.yaml",
        "Pipfile",
        "compose.yml",
        "x.py",
    ],
)
@given(data=st.binary(max_size=80))
def test_any_bytes_are_checked_or_refused(path: str, data: bytes) -> None:
    source = Source(f"no-such-folder/{path}", data=data)
    with contextlib.suppress(CannotCheck):
        assert all(each.path == source.path for each in pins_exact.hook.check(source))


@pytest.mark.parametrize(
    "path",
    [
        "node_modules/a/package.json",
        "tests/fixtures/requirements.txt",
        "third_party/x/Dockerfile",
        "{{cookiecutter.name}}/pyproject.toml",
        "docs/Dockerfile.md",
        "README.md",
    ],
)
def test_a_walk_leaves_out(path: str) -> None:
    assert not pins_exact.hook.wants(path)


@pytest.mark.parametrize(
    "path",
    [
        "requirements.txt",
        "api/requirements-dev.txt",
        "requirements/base.txt",
        "requirements.in",
        "a/pyproject.toml",
        "Pipfile",
        "environment.yaml",
        "web/package.json",
        "Dockerfile.prod",
        "docker-compose.dev.yml",
        ".github/workflows/ci.yml",
        "x/action.yml",
        ".pre-commit-config.yaml",
        "scripts/run.sh",
        "tools/x.py",
    ],
)
def test_a_walk_finds(path: str) -> None:
    assert pins_exact.hook.wants(path)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("pyproject.toml", "a." * 100_000 + "b = 1", id="a key of many parts"),
        pytest.param("pyproject.toml", "a = " + "1" * 100_000, id="a number of many digits"),
        pytest.param(
            "pyproject.toml",
            '[project]\nname = "x"\ndependencies = [' + '"a",' * 100_000 + "]",
            id="many dependencies",
        ),
        pytest.param("package.json", '{"a": ' + "1" * 100_000 + "}", id="digits in JSON"),
    ],
)
def test_hostile_manifests_are_refused(tmp_path: Path, path: str, text: str) -> None:
    with pytest.raises(CannotCheck):
        findings(tmp_path, {path: text})


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        pytest.param(
            "Dockerfile",
            "ARG A=ab\n" + "".join(f"ARG A=$A$A$A{n}\n" for n in range(200)) + "FROM $A:1\n",
            0,
            id="arguments that double",
        ),
        pytest.param(
            "Dockerfile", "FROM a:1\nRUN a \\\n" + " b \\\n" * 20_000 + "c", 0, id="one RUN"
        ),
        pytest.param("x.sh", "pip install " + "a " * 10_000, 10_000, id="one command"),
        pytest.param("requirements.txt", "a\n" * 10_000, 10_000, id="many lines"),
        pytest.param("x.py", "# /// script\n" * 50_000, 0, id="many beginnings"),
        pytest.param(
            "environment.yml", "dependencies:\n  - a " + "=" * 100_000, 1, id="one long word"
        ),
    ],
)
def test_hostile_files_come_to_an_end(tmp_path: Path, path: str, text: str, count: int) -> None:
    assert len(findings(tmp_path, {path: text})) == count


# --- --fix -------------------------------------------------------------------------------------


def fixed(tree: Tree, *options: str) -> str:
    """Run `pins-exact --fix`; what it says on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "tenpoint.pins_exact", "--fix", *options],
        cwd=tree.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "internal error" not in done.stderr
    return done.stderr


def test_fix_takes_versions_from_the_lock(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.add("uv.lock", UV_LOCK.replace('version = "1"', 'version = "1.5.0"'))
    before = (
        "# é\r\n  OpenAI[x] >= 1.0 ; os_name != 'x'  # keep\r\nhttpx\t# tab\r\n"
        "other>=1\r\nopenai>=2\r\nhttpx \\\r\n  >=1\r\nexact==3\r\n"
    )
    tree.add("requirements.txt", before.encode("utf-8-sig"))
    said_ = fixed(tree)
    after = (tmp_path / "requirements.txt").read_bytes().decode("utf-8-sig")
    assert after == before.replace("OpenAI[x] >= 1.0 ;", "OpenAI[x]==1.5.0 ;").replace(
        "httpx\t", "httpx==1.5.0\t"
    )
    assert "other (no one version of it is known)" in said_
    assert "openai (1.5.0 does not fit >=2)" in said_
    assert "httpx (it goes over several lines)" in said_
    assert "\n-httpx" in said_
    assert "\n+httpx==1.5.0" in said_


def test_fix_takes_versions_from_an_interpreter(tmp_path: Path) -> None:
    from importlib.metadata import version

    tree = Tree(tmp_path)
    tree.add("requirements.txt", "pytest>=1\nno-such-project\n")
    said_ = fixed(tree, "--from-env", sys.executable)
    assert (
        tmp_path / "requirements.txt"
    ).read_text() == f"pytest=={version('pytest')}\nno-such-project\n"
    assert "left no-such-project" in said_


def test_fix_leaves_hashed_lines_and_says_so(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.add("uv.lock", UV_LOCK)
    before = "openai>=1 --hash=sha256:" + "0" * 64 + "\n"
    tree.add("requirements.txt", before)
    assert "it has hashes" in fixed(tree)
    assert (tmp_path / "requirements.txt").read_text() == before
