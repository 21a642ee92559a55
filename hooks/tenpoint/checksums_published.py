"""Checksums are published, they are true, and what is downloaded is held against one.

A checksum tells whether a file is the one its author made: after a broken download, on a mirror,
when somebody put another one in its place. It does so only if the list is right, the hash cannot
be forged, and somebody compares.

**Lists** (`SHA256SUMS`, `checksums.txt`, `NAME.sha256` and their like, by GNU, BSD or OpenSSL):
each file that stands in the tree is hashed and compared, as is a listed file that changes; a Git
LFS pointer is compared by the digest in it. A list of MD5 or SHA-1 alone is reported, because
both can be forged. A line that is none of a list, or a name that leaves the list's folder, ends
with exit status 2.

**Downloads** in Python and notebooks, read as Python with aliases followed: a model of a hub by
its name without a commit, and a model or an archive by URL with no digest compared in that
function. The same in shell scripts, Dockerfiles and workflow steps.

**Releases**: a workflow that gives built files to a release while nothing makes a list of their
digests, and goreleaser with its list switched off.

Let through: listed files that are not in the tree (they are released elsewhere), a sidecar
without its file, MD5 beside a stronger list, models by a variable or from a folder, data sets,
tests, packages for a registry (it publishes digests itself), notes and signatures. Release steps
that leave the work to a Makefile or a script are not judged. An attestation and the digest that
the code host shows beside an asset are good to have, but no list that users can check offline.

`--fix` writes `SHA256SUMS` for the artefacts that are named, by `--artefacts 'dist/*.whl'` or by
`[checksums-published] artefacts = ["dist/*.whl"]` in `.tenpoint.toml`, into the folder that they
share. A digest that does not match is never repaired: a person has to find out why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import CannotCheck, Edit, Finding, Hook, Repo, Scope, Source, run
from tenpoint.kit.parse import checksum_list, workflow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.checksum_list import Entry, Listing
    from tenpoint.kit.pins.scripts import Placed

# All files, because any of them may be the one that a list speaks of.
hook = Hook(
    "checksums-published",
    point=4,
    says="Checksum lists are true and published, and downloads are held against one.",
)
hook.option(
    "--artefacts",
    metavar="PATTERN",
    help="with --fix: the files to list, as patterns between commas (dist/*.whl,dist/*.tar.gz)",
)
hook.setting("artefacts", kind="a list of texts", help="with --fix: patterns of the files to list")

MISMATCH = hook.rule(
    "mismatch",
    "error",
    says="{name} does not have this {algorithm}: its own is {digest}",
    fix="find out which of the two is wrong; if the file is right, put its digest here",
    why="Whoever checks the file refuses it, or stops checking. A file that was exchanged looks "
    "just like this.",
    bad="the digest of an older build, in SHA256SUMS",
    good="a list that is made in the step that makes the files",
)
WEAK = hook.rule(
    "weak-digest",
    "error",
    says="{name} is listed with {algorithm} alone, which can be forged{more}",
    fix="publish sha256: `sha256sum FILE... > SHA256SUMS`",
    why="Two files with the same MD5 or SHA-1 can be made on purpose: such a digest still shows a "
    "broken download, but not another file in its place.",
    bad="MD5SUMS",
    good="SHA256SUMS",
)
UNPINNED = hook.rule(
    "model-unpinned",
    "error",
    says="{model} is downloaded {how}: its owner can change it at any time",
    fix="add {option} with the full commit (40 hexadecimal digits) that you have looked at",
    why="Branches and tags of a model hub move. Whoever gets hold of the account changes what "
    "your program loads tomorrow; a commit names very bytes.",
    bad='AutoModel.from_pretrained("org/model")',
    good='AutoModel.from_pretrained("org/model", revision="<40 hexadecimal digits>")',
)
UNVERIFIED = hook.rule(
    "download-unverified",
    "error",
    says="{file} is downloaded by {call} and held against no checksum",
    fix="{fix}",
    why="What the server answers is taken as it is: a broken connection, a mirror or whoever took "
    "over the server decides what you unpack, load or run.",
    bad='urlretrieve("https://x.example/model.gguf", path)',
    good="if hashlib.file_digest(file, 'sha256').hexdigest() != EXPECTED: raise …",
)
NO_SUMS = hook.rule(
    "release-without-sums",
    "error",
    says="{what} publishes files and no checksums of them",
    fix="{fix}",
    why="Users who download a file from a mirror or a cache have nothing to hold it against. "
    "Attestations and the digest beside an asset help those who are online and know the tool; "
    "everybody can run `sha256sum -c`.",
    bad="gh release create v1 dist/*",
    good="(cd dist && sha256sum -- * > ../SHA256SUMS); gh release create v1 dist/* SHA256SUMS",
)

# Tests download what they like; other people's code is not ours to repair.
_ASIDE = re.compile(
    r"(?:^|/)(?:tests?|testing|__tests__|testdata|fixtures|node_modules|vendor|third_party|_vendor"
    r"|site-packages)/|(?:^|/)(?:test_|conftest)|[._-](?:test|spec)\.|_test\."
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    name = source.name
    _ = source.size  # a file that is not there is said so, whatever its name
    if source.repo is not None:
        yield from _check_against_lists(source, source.repo)
    if checksum_list.is_list(name):
        yield from _check_list(source)
    elif name.endswith((".py", ".ipynb")):
        if not _ASIDE.search(source.path):
            yield from _check_code(source)
    elif workflow.is_workflow(source.path):
        yield from _check_workflow(source)
    elif _is_goreleaser(name):
        yield from _check_goreleaser(source)
    elif not _ASIDE.search(source.path):
        yield from _check_script(source)


# -- lists ---------------------------------------------------------------------------------------


def _check_list(source: Source) -> Iterator[Finding]:
    """The listed files that are in the tree, then the hash itself; at last what cannot be read."""
    from tenpoint.kit.checksums import lists

    listing = source.memo(checksum_list.read)
    problem: CannotCheck | None = None
    for entry in listing.entries:
        try:
            for path in lists.candidates(source.path, entry, listing):
                if (file := lists.beside(source, path)) is not None:
                    yield from _compared(source.path, entry, file)
                    break
        except CannotCheck as found:
            problem = problem or CannotCheck(found.reason, entry.line)
    yield from _check_strength(source, listing)
    for wrong in listing.problems:
        problem = problem or CannotCheck(wrong.reason, wrong.line)
    if problem is not None:
        raise problem


def _check_against_lists(source: Source, repo: Repo) -> Iterator[Finding]:
    """A file that changed, and not the list that speaks of it."""
    from tenpoint.kit.checksums import lists

    for path, entry in lists.of(repo).speaking.get(source.path, ()):
        yield from _compared(path, entry, source)


def _compared(path: str, entry: Entry, file: Source) -> Iterator[Finding]:
    """The finding at the list's line when a file is not what it says."""
    from tenpoint.kit.checksums import lists

    digest = lists.digest(file, entry.algorithm) if entry.algorithm else ""
    if digest and digest != entry.digest:
        yield MISMATCH.on(
            path,
            entry.line,
            entry.column,
            end_column=entry.column + len(entry.digest),
            name=entry.name or file.name,
            algorithm=entry.algorithm,
            digest=digest,
        )


def _check_strength(source: Source, listing: Listing) -> Iterator[Finding]:
    """The first file with a weak digest alone."""
    from tenpoint.kit.checksums import lists

    alone = lists.weak_alone(source, listing)
    if alone:
        first, rest = alone[0], len(alone) - 1
        yield WEAK.on(
            source,
            first.line,
            first.column,
            end_column=first.column + len(first.digest),
            name=first.name or listing.sidecar_of,
            algorithm=first.algorithm or "a hash that is not known",
            more=f", and {rest} more" if rest else "",
        )


# -- downloads -----------------------------------------------------------------------------------


def _check_code(source: Source) -> Iterator[Finding]:
    """Python, in a file or in a notebook."""
    from tenpoint.kit.downloads import code as downloads
    from tenpoint.kit.downloads import hubs, urls

    data = source.data
    if not any(word in data for word in hubs.WORDS):
        fetches = b"://" in data and any(word in data for word in downloads.WORDS)
        if not fetches or not urls.FILE_ENDING.search(source.text):
            return
    from tenpoint.kit.parse import python_code
    from tenpoint.kit.parse.shell import commands
    from tenpoint.kit.pins.scripts import Placed

    code = source.memo(python_code.read)
    constants = downloads.Constants(code)
    verified: downloads.Verified | None = None
    for call in code.names.every_call():
        names = code.names.of(call.func)
        model = hubs.unpinned_call(call, names, constants, source)
        if model is not None:
            yield code.finding(UNPINNED, call, option="`revision=`", **model._asdict())
        file = downloads.downloaded(call, names, constants)
        if file:
            verified = verified or downloads.Verified(code)
            if not verified.covers(call):
                fix = "compare its digest with a published one before use: `hashlib.file_digest`"
                yield code.finding(UNVERIFIED, call, file=file, call=names[0], fix=fix)
    placed = [
        Placed(command, lambda _, at=line.start: source.position(at))  # type: ignore[misc]
        for line in code.shell
        for command in commands(line.command)
    ]
    yield from _downloads(source, placed)
    if code.unread:
        raise CannotCheck("a cell that cannot be parsed as Python", code.unread)


def _check_script(source: Source) -> Iterator[Finding]:
    """A shell script or a Dockerfile; other files hold no commands that we read."""
    from tenpoint.kit.pins import kinds

    kind = kinds.kind_of(source.path)
    if kind not in (kinds.SHELL, kinds.DOCKERFILE) or not _names_a_download(source):
        return
    from tenpoint.kit.downloads.urls import file_at
    from tenpoint.kit.pins.scripts import commands_of, dockerfile

    yield from _downloads(source, list(commands_of(source, kind)))
    if kind == kinds.DOCKERFILE:
        for instruction in dockerfile(source).instructions:
            if instruction.keyword == "ADD" and not instruction.flag("checksum"):
                for word in instruction.words[:-1]:
                    file = file_at(word.text)
                    if file:
                        fix = "write its digest: `ADD --checksum=sha256:<64 digits> URL FILE`"
                        facts = {"file": file, "call": "ADD", "fix": fix}
                        yield UNVERIFIED.at(source, word.start, word.end, **facts)


def _names_a_download(source: Source) -> bool:
    data = source.data
    return b"://" in data or b"huggingface-cli" in data or b"hf download" in data


def _downloads(source: Source, placed: Sequence[Placed]) -> Iterator[Finding]:
    """The downloads of one script: models without a commit, and files that nothing compares."""
    from tenpoint.kit.downloads.commands import compares, fetched
    from tenpoint.kit.downloads.hubs import unpinned_command

    verified = compares([command for command, _ in placed])
    for command, place in placed:
        found = unpinned_command(command)
        if found is not None:
            line, column = place(found[1])
            facts = found[0]._asdict()
            yield UNPINNED.on(source, line, column, option="`--revision`", **facts)
        file = None if verified else fetched(command)
        if file is not None:
            line, column = place(file.start)
            fix = "compare it: `echo 'DIGEST  FILE' | sha256sum -c -`"
            yield UNVERIFIED.on(source, line, column, file=file.file, call=file.program, fix=fix)


# -- releases ------------------------------------------------------------------------------------


def _check_workflow(source: Source) -> Iterator[Finding]:
    from tenpoint.kit import releases
    from tenpoint.kit.checksums.releases import makes_sums, may_make_sums
    from tenpoint.kit.pins.scripts import Placed

    read = source.memo(workflow.read)
    if not _ASIDE.search(source.path) and _names_a_download(source):
        for job in read.jobs:
            placed = [
                Placed(command, workflow.place_in(source, step.run))
                for step in job.steps
                if step.run is not None
                for command in step.commands()
            ]
            yield from _downloads(source, placed)
    given = [upload for upload in releases.uploads(source, read) if upload.gives_built_files]
    if not given or makes_sums(source, read) or may_make_sums(source, read):
        return
    if releases.come_with_a_registry(read, given):
        return
    first = given[0]
    fix = "make the list in the same job, and upload it too: `sha256sum -- FILES > SHA256SUMS`"
    yield NO_SUMS.on(source, first.line, first.column, what=first.what, fix=fix)


def _is_goreleaser(name: str) -> bool:
    return "goreleaser" in name and name.endswith((".yml", ".yaml"))


def _check_goreleaser(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.checksums.releases import switches, weak_algorithms

    for node in switches(source):
        fix = "remove `disable`, so that goreleaser publishes checksums.txt as it does by default"
        yield NO_SUMS.at(source, node.start, node.end, what="goreleaser", fix=fix)
    for node in weak_algorithms(source):
        facts = {"name": "what goreleaser makes", "algorithm": node.text, "more": ""}
        yield WEAK.at(source, node.start, node.end, **facts)


# -- the audit -----------------------------------------------------------------------------------


@hook.scope
def scope(repo: Repo) -> Scope:
    """Lists, release workflows and downloads; what a script or a variable decides is undecided."""
    from tenpoint.kit import releases
    from tenpoint.kit.checksums.releases import makes_sums, may_make_sums
    from tenpoint.kit.globs import matches

    found = False
    undecided: list[str] = []
    for path in repo.files():
        name = path.rpartition("/")[2]
        if checksum_list.is_list(name) or matches(name, releases.GORELEASER):
            found = True
        elif workflow.is_workflow(path):
            source = repo.source(path)
            try:
                read = source.memo(workflow.read)
                given = [each for each in releases.uploads(source, read) if each.gives_built_files]
                found = found or bool(given)
                if given and not makes_sums(source, read) and may_make_sums(source, read):
                    undecided.append(f"{path}: a script may make the checksums of the release")
            except CannotCheck:
                found = True
    if not found:
        words = ("from_pretrained(", "hf_hub_download(", "snapshot_download(", "urlretrieve(")
        asked = [part for word in words for part in ("-e", word)]
        grep = repo.git("grep", "-l", "-I", "-F", *asked, "--", "*.py", "*.ipynb", ok=(0, 1))
        found = bool(grep)
    return Scope(
        "checksum lists, workflows that upload to a release, goreleaser, downloads of models",
        found,
        tuple(undecided),
    )


# -- repairing -----------------------------------------------------------------------------------


@hook.fixes
def fix(
    repo: Repo,
    findings: Sequence[Finding],  # noqa: ARG001  # a mismatch is for a person to judge
    options: Mapping[str, str | bool],
) -> Iterator[Edit]:
    """`SHA256SUMS` of the artefacts that are named, in the deepest folder that holds them all."""
    from tenpoint.kit.checksums import artefacts, lists

    paths = artefacts.named(repo, _patterns(repo, options))
    if paths:
        yield Edit(*artefacts.sums(repo, paths), f"written for {len(paths)} artefacts")
        lists.of.cache_clear()  # what was read before the edit no longer holds


def _patterns(repo: Repo, options: Mapping[str, str | bool]) -> list[str]:
    asked = options.get("artefacts")
    if isinstance(asked, str) and asked:
        return [pattern.strip() for pattern in asked.split(",") if pattern.strip()]
    named = repo.settings(hook.id).get("artefacts", [])
    if not isinstance(named, list) or not all(isinstance(pattern, str) for pattern in named):
        raise CannotCheck("[checksums-published] artefacts must be a list of patterns")
    return [str(pattern) for pattern in named]


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
