"""Which kind of file a path is, and the patterns by which a walk finds them."""

from __future__ import annotations

import re

from tenpoint.kit.pattern import Pattern

REQUIREMENTS = "requirements"
INPUT = "requirements input"  # what a lock is compiled from
CONSTRAINTS = "constraints"
PYPROJECT = "pyproject"
PIPFILE = "Pipfile"
SCRIPT = "Python script"
CONDA = "conda environment"
PACKAGE_JSON = "package.json"
DOCKERFILE = "Dockerfile"
COMPOSE = "compose file"
WORKFLOW = "workflow"
SHELL = "shell script"
PRE_COMMIT = "pre-commit configuration"
LOCK = "lock"

_LOCKS = (
    "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "pylock.*.toml", "Pipfile.lock",
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml",
)  # fmt: skip
# Patterns know no "any case".
_DOCKERFILE = "[dD][oO][cC][kK][eE][rR][fF][iI][lL][eE]"
_CONTAINERFILE = "[cC][oO][nN][tT][aA][iI][nN][eE][rR][fF][iI][lL][eE]"

PATTERNS: dict[str, tuple[str, ...]] = {
    CONSTRAINTS: ("constraints.txt", "constraints[-_.]*.txt", "*[-_.]constraints.txt"),
    REQUIREMENTS: (
        "requirements.txt", "requirements[-_.]*.txt", "*[-_.]requirements.txt",
        "**/requirements/*.txt",
    ),
    INPUT: (
        "requirements.in", "requirements[-_.]*.in", "*[-_.]requirements.in",
        "**/requirements/*.in",
    ),
    PYPROJECT: ("pyproject.toml",),
    PIPFILE: ("Pipfile",),
    CONDA: tuple(
        f"{start}{end}"
        for start in ("environment", "environment[-_.]*", "conda-env*", "conda_env*")
        for end in (".yml", ".yaml")
    ),
    PACKAGE_JSON: ("package.json",),
    COMPOSE: tuple(
        f"{start}{end}"
        for start in ("compose", "compose[-_.]*", "docker-compose*")
        for end in (".yml", ".yaml")
    ),
    WORKFLOW: (
        "**/.github/workflows/*.yml", "**/.github/workflows/*.yaml", "action.yml", "action.yaml",
    ),
    PRE_COMMIT: (".pre-commit-config.yaml", ".pre-commit-config.yml"),
    LOCK: _LOCKS,
    DOCKERFILE: (
        *(f"{word}{end}" for word in (_DOCKERFILE, _CONTAINERFILE) for end in ("", "[-_.A-Z0-9]*")),
        *(f"*[-_.]{word}" for word in (_DOCKERFILE, _CONTAINERFILE)),
    ),
    SHELL: ("*.sh", "*.bash"),
    SCRIPT: ("*.py",),
}  # fmt: skip

# What tells about a Dockerfile, becomes one or reads one, is none.
_NO_DOCKERFILE = tuple(
    f"{word}*.{end}"
    for word in (_DOCKERFILE, _CONTAINERFILE)
    for end in (
        "dockerignore", "md", "rst", "html", "j2", "jinja*", "t*mpl*", "tpl", "in", "patch", "bak",
        "json", "y*ml", "toml", "lock", "py", "go", "js", "ts", "rb", "rs", "sh", "txt", "c", "h",
        "png", "svg", "jpg", "gif", "pdf", "dot", "log",
    )
)  # fmt: skip
# Other people's files, and files that are there to be wrong.
BESIDES = (
    *_NO_DOCKERFILE,
    *(
        f"**/{folder}/**"
        for folder in (
            "node_modules", "site-packages", "vendor", "vendored", "_vendor", "third_party",
            "fixtures", "testdata", "test_data", ".venv", "venv",
        )
    ),
    "**/tests/**/data/**",
    "**/*{{*",
    "**/*{{*/**",
    "**/*{%*/**",
)  # fmt: skip

_ENDINGS = {
    ".py": SCRIPT,
    ".sh": SHELL,
    ".bash": SHELL,
    ".in": INPUT,
    ".txt": REQUIREMENTS,
    ".pip": REQUIREMENTS,
}
_TOP = Pattern(r"^(jobs|runs|services|repos|dependencies)\b[ \t]*:?", re.MULTILINE)
_BY_TOP = {
    "jobs": WORKFLOW,
    "runs": WORKFLOW,
    "services": COMPOSE,
    "repos": PRE_COMMIT,
    "dependencies": CONDA,
}


# The same as PATTERNS in one expression: compiling forty of them would cost an interpreter start.
_NAMES = Pattern(
    r"""
      (?P<constraints> (?: .* [-_.] )? constraints (?: [-_.] .* )? \.txt )
    | (?P<requirements> (?: .* [-_.] )? requirements (?: [-_.] .* )? \.txt )
    | (?P<input> (?: .* [-_.] )? requirements (?: [-_.] .* )? \.in )
    | (?P<pyproject> pyproject\.toml )
    | (?P<pipfile> Pipfile )
    | (?P<conda> (?: environment (?: [-_.] .* )? | conda[-_]env .* ) \.ya?ml )
    | (?P<npm> package\.json )
    | (?P<compose> (?: compose (?: [-_.] .* )? | docker-compose .* ) \.ya?ml )
    | (?P<workflow> action\.ya?ml )
    | (?P<precommit> \.pre-commit-config\.ya?ml )
    | (?P<lock> (?: uv | poetry | pdm | Pipfile | yarn ) \.lock | pylock (?: \..* )? \.toml
        | (?: package-lock | npm-shrinkwrap ) \.json | pnpm-lock\.yaml )
    | (?i: (?: .* [-_.] )? (?P<docker> dockerfile | containerfile ) (?P<variant> [-_.a-z0-9] .* )? )
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS = {
    "constraints": CONSTRAINTS,
    "requirements": REQUIREMENTS,
    "input": INPUT,
    "pyproject": PYPROJECT,
    "pipfile": PIPFILE,
    "conda": CONDA,
    "npm": PACKAGE_JSON,
    "compose": COMPOSE,
    "workflow": WORKFLOW,
    "precommit": PRE_COMMIT,
    "lock": LOCK,
}
_ABOUT_DOCKERFILES = Pattern(
    r"\.(?:dockerignore|md|rst|html|j2|jinja\w*|t\w?mpl\w*|tpl|in|patch|bak|json|ya?ml|toml|lock|py"
    r"|go|js|ts|rb|rs|sh|txt|c|h|png|svg|jpg|gif|pdf|dot|log)\Z"
)


# The names that most files have, before any expression is compiled.
_USUAL = {
    "requirements.txt": REQUIREMENTS,
    "pyproject.toml": PYPROJECT,
    "package.json": PACKAGE_JSON,
    "Dockerfile": DOCKERFILE,
    "uv.lock": LOCK,
    "poetry.lock": LOCK,
    "package-lock.json": LOCK,
}


def kind_of(path: str) -> str:
    """The kind of a file by its path; empty when the path does not tell."""
    folder, _, name = path.rpartition("/")
    if name.endswith(".py"):  # most files by far
        return SCRIPT
    if name in _USUAL:
        return _USUAL[name]
    ending = name[name.rfind(".") :] if "." in name else ""
    if ending in (".sh", ".bash"):
        return SHELL
    if ending in (".yml", ".yaml") and f"/{folder}".endswith("/.github/workflows"):
        return WORKFLOW
    found = _NAMES.fullmatch(name)
    if found is None:
        return _ENDINGS.get(ending, "")
    if found["docker"] is None:
        return _KINDS[found.lastgroup or ""]
    about = found["variant"] and _ABOUT_DOCKERFILES.search(name)
    return _ENDINGS.get(ending, "") if about else DOCKERFILE


def kind_of_text(path: str, text: str) -> str:
    """The kind of a file that somebody names although its path tells nothing."""
    if path.endswith((".yml", ".yaml")):
        found = _TOP.search(text)
        return _BY_TOP.get(found[1], "") if found else ""
    if text.startswith("#!") and "sh" in text.partition("\n")[0]:
        return SHELL
    return ""
