"""What is installed has the very bytes that were reviewed.

A version is a name, and a name can be given to other bytes: by an index that was broken
into, by a mirror, by whoever registered the same name on another index, by a tag that was
moved. A hash cannot. pip checks hashes by itself as soon as a file has one; lock files carry
them; images and actions are named by digest and commit.

Read are requirement files as pip reads them (pip is the judge in our tests), the locks of
uv, Poetry, PDM, Pipenv, npm, Yarn and pnpm and pylock.toml, install commands, base images
and actions. A file without any hash is one finding; in a file that has some, each
requirement without one is a finding, because pip will refuse it. Several lines of a project
share the hash of the first, and a constraint's hash counts, as in pip 26.

Let through are inputs (`requirements.in`), constraint files, workspace members, links,
bundled packages, and git sources in a lock, whose commit is the pin. A requirement with a
marker needs its hash too: the file must be right on every machine. Which version is wanted
is asked by `pins-exact`, also for a range that carries a hash.

Shown with `--pedantic`: actions at a tag and base images without a digest.
`[require-hashes] actions = {"actions/*" = "ref-pin"}` in `.tenpoint.toml` trusts tags of
some owners, in zizmor's words: hash-pin, ref-pin, any.

`--fix` compiles a requirement file again, with hashes, by the tool that its first lines
name (`uv pip compile` or `pip-compile`), if that is installed. The tool uses the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import Edit, Finding, Hook, Repo, Source, run
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.loose import finding
from tenpoint.kit.pins.read import hashes

hook = Hook(
    "require-hashes",
    point=6,
    says="What is installed has the very bytes that were reviewed.",
    files=tuple(
        pattern
        for kind in (
            kinds.REQUIREMENTS,
            kinds.LOCK,
            kinds.DOCKERFILE,
            kinds.WORKFLOW,
            kinds.COMPOSE,
            kinds.SHELL,
        )
        for pattern in kinds.PATTERNS[kind]
    ),
    besides=kinds.BESIDES,
)
hook.setting(
    "actions",
    kind="a table of texts",
    help="by pattern, how an action must be held: hash-pin, ref-pin or any",
)

_COMPILE = "compile the file with hashes: `uv pip compile --generate-hashes`, or `pip-compile`"
_WHY_BYTES = "The same version can be other bytes tomorrow, or from another index."

RULES = {
    "missing": hook.rule(
        "missing",
        "error",
        says="{what} no hash",
        fix=_COMPILE,
        why=_WHY_BYTES + " As soon as one requirement has a hash, pip refuses every other one "
        "that has none.",
        bad="requests==2.32.3",
        good="requests==2.32.3 --hash=sha256:<64 hexadecimal digits>",
    ),
    "weak": hook.rule(
        "weak",
        "error",
        says="{what}: {algorithm} can be forged",
        fix="use sha256, sha384 or sha512; making the lock again does it",
        why="Two different files with the same MD5 or SHA-1 can be made on purpose. pip refuses "
        "them after --hash.",
        bad="requests==2.32.3 --hash=md5:…",
        good="requests==2.32.3 --hash=sha256:…",
    ),
    "malformed": hook.rule(
        "malformed",
        "error",
        says="the hash of {what} is none",
        fix="it must be {expected}",
        why="A digest of another length or with other signs matches no file: the install fails, "
        "and a placeholder that was never filled in looks like protection.",
        bad="requests==2.32.3 --hash=sha256:abc123...",
        good="requests==2.32.3 --hash=sha256:<64 hexadecimal digits>",
    ),
    "unhashable": hook.rule(
        "unhashable",
        "error",
        says="{what} no single file that a hash could be of",
        fix="name an archive by URL with its hash, or move it into a requirement file of its own",
        why="Version control, folders and editables never pass pip's hash check, with or without "
        "a hash, so the whole file cannot be installed.",
        bad="-e .   # among requirements with hashes",
        good="pip install -r requirements.txt && pip install --no-deps .",
    ),
    "disabled": hook.rule(
        "disabled",
        "error",
        says="{option} switches off the check of hashes",
        fix="remove it",
        why="The hashes are still in the files and nobody looks at them.",
        bad="pip install --no-require-hashes -r requirements.txt",
        good="pip install --require-hashes -r requirements.txt",
    ),
    "lock-missing": hook.rule(
        "lock-missing",
        "error",
        says="this lock has no hash for {what}",
        fix="make the lock again with `{command}`, from an index that tells hashes",
        why=_WHY_BYTES,
        bad='"node_modules/zod": {"version": "3.23.8", "resolved": "…"}',
        good='"node_modules/zod": {"version": "3.23.8", "resolved": "…", "integrity": "sha512-…"}',
    ),
    "npm-install": hook.rule(
        "npm-install",
        "warning",
        says="`npm install` may change the committed lock",
        fix="use `npm ci`",
        why="`npm ci` installs exactly what the lock says, checks its hashes, and fails when "
        "package.json asks for something else.",
        bad="RUN npm install",
        good="RUN npm ci",
    ),
    "image-digest": hook.rule(
        "image-digest",
        "warning",
        says="{image} is named by a tag, and tags move",
        fix="add its digest: `docker buildx imagetools inspect {image}` tells it",
        why="A tag is pushed again with every security update, and by whoever takes the account "
        "over.",
        bad="FROM python:3.12.7-slim",
        good="FROM python:3.12.7-slim@sha256:<64 hexadecimal digits>",
    ),
    "action-sha": hook.rule(
        "action-sha",
        "warning",
        says="{action} is used at the tag {reference}, and tags can be moved",
        fix="use the full commit, with the tag as a comment",
        why="In March 2026 nearly all tags of a widely used action were moved to a credential "
        "stealer; who had pinned a commit was not touched.",
        bad="uses: actions/checkout@v4",
        good="uses: actions/checkout@<40 hexadecimal digits> # v4.2.2",
    ),
}


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    for loose in hashes(source):
        yield finding(RULES[loose.rule], source, loose)


@hook.fixes
def fix(
    repo: Repo,
    findings: Sequence[Finding],
    options: Mapping[str, str | bool],  # noqa: ARG001  # the hook has none
) -> Iterator[Edit]:
    from tenpoint.kit.pins.fixes import compile_with_hashes

    wanted = [found for found in findings if found.rule == RULES["missing"].id]
    yield from compile_with_hashes(repo, wanted)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
