"""Every dependency has one exact version.

`requests` or `requests>=2` installs whatever the index offers on that day: a build that was
tested last week runs other code today, and a version that was taken over by a stranger is
installed within minutes of its release. An exact version (`==2.32.3`) installs the same
release until somebody changes the line, and the change is reviewed.

Read are requirement files as pip reads them (with everything they include), Pipfile, conda
environments, scripts with inline metadata, pyproject.toml and package.json, install commands
in Dockerfiles, workflows and shell scripts, images, actions, and the hooks of pre-commit.

Let through are ranges where they are right: in a library's metadata, in an input whose
compiled file is committed, under a committed lock. `.gitignore`d locks are on no other
machine and do not count. A project is an application when `.tenpoint.toml` says so
(`kind = "application"`), when it cannot be published or has no build system, or when its
Dockerfile installs it. Local paths, names that a variable decides and installs under a
constraint file are not reported. Whether these very bytes come is asked by
`require-hashes`; servers in an MCP configuration belong to `mcp-scoped`.

`--fix` writes the versions of the lock beside a requirement file into it, with `--from-env
PYTHON` those that this interpreter has installed; comments, markers and order stay as they
are, and what cannot be pinned safely is left and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import Edit, Finding, Hook, Repo, Source, run
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.loose import finding
from tenpoint.kit.pins.read import versions

hook = Hook(
    "pins-exact",
    point=6,
    says="Every dependency has one exact version.",
    files=tuple(
        pattern
        for kind, patterns in kinds.PATTERNS.items()
        if kind != kinds.LOCK
        for pattern in patterns
    ),
    besides=kinds.BESIDES,
)
hook.option(
    "--from-env",
    metavar="PYTHON",
    help="with --fix: take the versions that this interpreter has installed",
)

_PIN = "write {pin}, or run `pins-exact --fix`"
_LOCK = "run `{command}` and commit {lock}"
_WHY_OPEN = (
    "Whatever the index offers on the day is installed: other code than was tested, and a "
    "release that was taken over within minutes of its upload."
)
_WHY_MOVES = "The address stays and what it gives changes; nobody reviews that."

RULES = {
    "unpinned": hook.rule(
        "unpinned",
        "error",
        says="{name} has no version",
        fix=_PIN,
        why=_WHY_OPEN,
        bad="requests",
        good="requests==2.32.3",
    ),
    "range": hook.rule(
        "range",
        "error",
        says="{written} allows more than one version",
        fix=_PIN,
        why=_WHY_OPEN + " A range is right in a library's metadata, where it is not reported.",
        bad="openai>=1.30,<2",
        good="openai==1.35.7",
    ),
    "wildcard": hook.rule(
        "wildcard",
        "error",
        says="{written} stands for many versions",
        fix=_PIN,
        why="`==1.26.*`, and conda's `=1.26`, follow every new patch release, hash or not.",
        bad="numpy==1.26.*",
        good="numpy==1.26.4",
    ),
    "vcs-mutable": hook.rule(
        "vcs-mutable",
        "error",
        says="{name} comes from a branch, a tag or a short commit ({url})",
        fix="name the full commit: `git ls-remote URL` tells which one the branch or tag is today",
        why="Branches move, tags can be moved, and a short commit can be forged. "
        "Only a full commit (40 or 64 hexadecimal digits) names one state.",
        bad="agent-tools @ git+https://git.example/tools@main",
        good="agent-tools @ git+https://git.example/tools@<40 hexadecimal digits>",
    ),
    "url-mutable": hook.rule(
        "url-mutable",
        "error",
        says="{name} comes from an address that gives the newest ({url})",
        fix="name the file of one release, and give its hash",
        why=_WHY_MOVES,
        bad="https://git.example/tools/archive/refs/heads/main.zip",
        good="https://git.example/tools/releases/download/v1.2.0/tools-1.2.0.tar.gz",
    ),
    "application-range": hook.rule(
        "application-range",
        "error",
        says="{what} may change at every install: no lock is committed",
        fix=_LOCK + '; if this is a library, say kind = "library" in .tenpoint.toml',
        why=_WHY_OPEN + " An application is run, not imported, so a lock costs nobody a choice. "
        "A lock that git ignores is on no other machine.",
        bad='dependencies = ["openai>=1.30"]   # and uv.lock in .gitignore',
        good='dependencies = ["openai>=1.30"]   # and uv.lock committed',
    ),
    "lock-stale": hook.rule(
        "lock-stale",
        "error",
        says="{name} is not in {lock}",
        fix="run `{command}` and commit {lock}",
        why="What the lock does not hold is resolved anew at install time, or fails there.",
        bad='dependencies = ["httpx"]   # and no httpx in uv.lock',
        good="uv lock, and the changed uv.lock in the same commit",
    ),
    "script-dependency": hook.rule(
        "script-dependency",
        "error",
        says="the script installs {written} when it starts",
        fix="write {name}==<version>, or lock it: `uv lock --script {script}`",
        why="`uv run` and `pipx run` install the dependencies of a script each time anew. "
        + _WHY_OPEN,
        bad='# dependencies = ["httpx"]',
        good='# dependencies = ["httpx==0.27.2"]',
    ),
    "npm-range": hook.rule(
        "npm-range",
        "error",
        says="{what} may change at every install: no lock is committed",
        fix="commit the lock that the package manager writes, and install with `npm ci`",
        why=_WHY_OPEN,
        bad='"dependencies": {"zod": "^3.23.0"}   without package-lock.json',
        good="the same with package-lock.json committed",
    ),
    "shell-install": hook.rule(
        "shell-install",
        "error",
        says="the command installs {written}, not one exact version",
        fix="write {pin}, or install from a requirements file with hashes",
        why=_WHY_OPEN + " In a Dockerfile every rebuild may be another program.",
        bad="RUN pip install langchain",
        good="RUN pip install --require-hashes -r requirements.txt",
    ),
    "image-latest": hook.rule(
        "image-latest",
        "error",
        says="{image} is whatever was pushed last",
        fix="name a version, better with its digest: image:1.2.3@sha256:…",
        why="`latest`, and no tag at all, move with every release of the image.",
        bad="FROM python",
        good="FROM python:3.12.7-slim@sha256:<digest>",
    ),
    "action-branch": hook.rule(
        "action-branch",
        "error",
        says="{action} is used at {reference}, which moves",
        fix="use a full commit, with the version as a comment",
        why="The action runs with the job's token and secrets, as it is at that moment. "
        + _WHY_MOVES,
        bad="uses: actions/checkout@main",
        good="uses: actions/checkout@<40 hexadecimal digits> # v4.2.2",
    ),
    "precommit-rev": hook.rule(
        "precommit-rev",
        "error",
        says="{repository} is used at {revision}, which looks like a branch",
        fix="run `pre-commit autoupdate --freeze`",
        why="pre-commit fetches a revision once and keeps it: everybody runs another state of the "
        "branch. pre-commit itself warns of it.",
        bad="rev: main",
        good="rev: v4.6.0",
    ),
    "precommit-dependency": hook.rule(
        "precommit-dependency",
        "warning",
        says="the additional dependency {written} is not exact",
        fix="write its exact version",
        why="The hook's environment is built on each machine, with the newest that fits.",
        bad="additional_dependencies: [types-requests]",
        good="additional_dependencies: [types-requests==2.32.0.20240712]",
    ),
    "extra-index": hook.rule(
        "extra-index",
        "error",
        says="with {option} {value} a package may come from more than one index",
        fix="use one index that has everything (--index-url alone), or hash every requirement",
        why="pip takes a name from whichever index offers it. Who registers the name of your "
        "private package on the public index is served first if the version is higher, and is "
        "served just as well if it is the same: an exact version alone does not help, because "
        "anybody can upload that version. Only hashes, or a single index that decides which "
        "names are public, stop this. uv asks its indexes in order and is safe by default.",
        bad="--extra-index-url https://pypi.corp.example/simple",
        good="--index-url https://pypi.corp.example/simple   # which mirrors the public names",
    ),
    "insecure-index": hook.rule(
        "insecure-index",
        "error",
        says="{value} is read without encryption",
        fix="use https://",
        why="Anybody on the way can answer in the index's place.",
        bad="--index-url http://pypi.corp.example/simple",
        good="--index-url https://pypi.corp.example/simple",
    ),
    "trusted-host": hook.rule(
        "trusted-host",
        "error",
        says="the certificate of {value} is not checked",
        fix="give the server a certificate that is trusted, or pass its authority with --cert",
        why="Anybody on the way can answer in the index's place.",
        bad="--trusted-host pypi.corp.example",
        good="--cert /etc/ssl/corp-ca.pem",
    ),
    "lookalike": hook.rule(
        "lookalike",
        "warning",
        says="{name} looks like {known}",
        fix="check that {name} is meant",
        why="Names one slip away from a known one are registered by those who wait for the slip, "
        "or for a model that invents it.",
        bad="pydantik==2.8.2",
        good="pydantic==2.8.2",
    ),
}


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    for loose in versions(source):
        yield finding(RULES[loose.rule], source, loose)


@hook.fixes
def fix(
    repo: Repo, findings: Sequence[Finding], options: Mapping[str, str | bool]
) -> Iterator[Edit]:
    from tenpoint.kit.pins.fixes import pin

    open_versions = [RULES[name].id for name in ("unpinned", "range", "wildcard")]
    wanted = [found for found in findings if found.rule in open_versions]
    yield from pin(repo, wanted, str(options.get("from_env") or ""))


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
