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
from functools import lru_cache

from tenpoint.kit import CannotCheck, Edit, Finding, Hook, Repo, Rule, Scope, Source, run
from tenpoint.kit.downloads import (
    CHECKS,
    FILE_ENDING,
    SUMS,
    Constants,
    Verified,
    compares,
    downloaded,
    file_at,
)
from tenpoint.kit.parse import checksum_list, workflow
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.checksum_list import Entry, Listing
    from tenpoint.kit.parse.shell import Command
    from tenpoint.kit.parse.workflow import Step, Workflow
    from tenpoint.kit.parse.yaml_nodes import Node
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

_STRONG = frozenset(("sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")) | {
    f"sha3_{size}" for size in (224, 256, 384, 512)
}
_BLOCK = 1 << 20

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
    listing = source.memo(checksum_list.read)
    problem: CannotCheck | None = None
    for entry in listing.entries:
        try:
            for path in _candidates(source.path, entry, listing):
                if (file := _beside(source, path)) is not None:
                    yield from _compared(source.path, entry, file)
                    break
        except CannotCheck as found:
            problem = problem or CannotCheck(found.reason, entry.line)
    yield from _check_strength(source, listing)
    for wrong in listing.problems:
        problem = problem or CannotCheck(wrong.reason, wrong.line)
    if problem is not None:
        raise problem


def _candidates(path: str, entry: Entry, listing: Listing) -> list[str]:
    """The paths that an entry can mean; `CannotCheck` for one outside of the list's folder.

    Names count from the list's folder. `sha256sum dist/x > dist/x.sha256` writes them as seen
    from above, so the folder's own path in front of a name is taken off as well.
    """
    folder, _, _ = path.rpartition("/")
    name = entry.name or listing.sidecar_of
    parts: list[str] = []
    for part in name.split("/"):
        if part == ".." and not parts:
            raise CannotCheck("a name that leaves the folder of the list", entry.line)
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]|\.\.\\", name):
        raise CannotCheck("a name that leaves the folder of the list", entry.line)
    inside = "/".join(parts)
    names = [inside, inside.rstrip()]
    if folder and inside.startswith(f"{folder}/"):
        names.append(inside[len(folder) + 1 :])
    if listing.sidecar_of and inside.rpartition("/")[2] == listing.sidecar_of:
        names.append(listing.sidecar_of)
    return [f"{folder}/{name}" if folder else name for name in dict.fromkeys(names) if name]


def _beside(source: Source, path: str) -> Source | None:
    folder = source.path.rpartition("/")[0]
    return source.beside(path[len(folder) + 1 :] if folder else path)


def _compared(path: str, entry: Entry, file: Source) -> Iterator[Finding]:
    """The finding at the list's line when a file is not what it says."""
    if not entry.algorithm:
        return
    digest = _digest(file, entry.algorithm)
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


def _digest(file: Source, algorithm: str) -> str:
    """A file's digest, in constant memory; empty for a Git LFS pointer that tells another one."""
    from tenpoint.kit.models import lfs

    head = file.head(4096)
    if lfs.is_pointer(head):
        found = re.search(rb"^oid sha256:([0-9a-f]{64})\r?$", head, re.MULTILINE)
        return found[1].decode("ascii") if found and algorithm == "sha256" else ""
    if file.repo is None:
        return _hashed(file, algorithm)
    known = _lists(file.repo).digests
    key = (file.path, algorithm)
    if key not in known:
        known[key] = _hashed(file, algorithm)
    return known[key]


def _hashed(file: Source, algorithm: str) -> str:
    import hashlib

    state = hashlib.new(algorithm, usedforsecurity=False)
    with file.stream() as stream:
        while block := stream.read(_BLOCK):
            state.update(block)
    return state.hexdigest()


def _check_strength(source: Source, listing: Listing) -> Iterator[Finding]:
    """The first file with a weak digest alone."""
    weak = [entry for entry in listing.entries if entry.algorithm not in _STRONG]
    if not weak:
        return
    strong = _strongly_listed(source, listing)
    alone = [entry for entry in weak if _is_alone(source, entry, listing, strong)]
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


def _is_alone(source: Source, entry: Entry, listing: Listing, strong: set[str]) -> bool:
    try:
        paths = _candidates(source.path, entry, listing)
    except CannotCheck:
        return False  # said elsewhere
    if listing.sidecar_of and all(_beside(source, path) is None for path in paths):
        return False
    return not strong & set(paths)


def _strongly_listed(source: Source, listing: Listing) -> set[str]:
    """The paths that this list or another one has a strong digest of."""
    found = _strong_paths(source.path, listing)
    if source.repo is not None:
        return found | _lists(source.repo).strong
    for algorithm in ("sha256", "sha512", "sha384"):
        name = re.sub("md5|sha-?1(?![0-9])", algorithm, source.name, flags=re.IGNORECASE)
        for other in (name, name.upper() if source.name.isupper() else name):
            beside = source.beside(other) if other != source.name else None
            if beside is not None:
                found |= _strong_paths(beside.path, beside.memo(checksum_list.read))
    return found


def _strong_paths(path: str, listing: Listing) -> set[str]:
    found: set[str] = set()
    for entry in listing.entries:
        if entry.algorithm in _STRONG:
            try:
                found.update(_candidates(path, entry, listing))
            except CannotCheck:
                continue  # said where the list itself is checked
    return found


class _Lists:
    """All lists of a repository: which files they speak of, and the digests that were computed."""

    def __init__(self, repo: Repo) -> None:
        self.digests: dict[tuple[str, str], str] = {}
        self.speaking: dict[str, list[tuple[str, Entry]]] = {}
        self.strong: set[str] = set()
        for path in repo.tracked():
            if not checksum_list.is_list(path.rpartition("/")[2]) or not repo.exists(path):
                continue
            try:
                self._add(path, checksum_list.read(repo.source(path)), repo)
            except CannotCheck:
                continue  # said where the list itself is checked

    def _add(self, path: str, listing: Listing, repo: Repo) -> None:
        self.strong |= _strong_paths(path, listing)
        for entry in listing.entries:
            try:
                meant = _candidates(path, entry, listing)
            except CannotCheck:
                continue
            for candidate in meant:
                if repo.exists(candidate):
                    self.speaking.setdefault(candidate, []).append((path, entry))
                    break


# One run asks about one repository.
@lru_cache(maxsize=1)
def _lists(repo: Repo) -> _Lists:
    return _Lists(repo)


def _check_against_lists(source: Source, repo: Repo) -> Iterator[Finding]:
    """A file that changed, and not the list that speaks of it."""
    for path, entry in _lists(repo).speaking.get(source.path, ()):
        yield from _compared(path, entry, source)


# -- Python --------------------------------------------------------------------------------------

_MODELS = (b"from_pretrained", b"hf_hub_download", b"snapshot_download")
_FETCHES = (
    b"urlretrieve", b"urlopen", b"requests", b"httpx", b"aiohttp", b"wget", b"curl", b"aria2c",
    b"gdown", b"torch", b"get_file", b"pooch",
)  # fmt: skip
_MODEL = Pattern(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_COMMIT = Pattern(r"[0-9a-f]{40}")
# Folders that programs write their own models to, and not owners at a hub.
_FOLDERS = frozenset(
    """artifacts assets cache checkpoint checkpoints ckpt ckpts data experiments exp local log logs
    model models out output outputs path pretrained results run runs save saved saves temp tmp
    weights""".split()
)
_OTHER_HUBS = ("modelscope", "paddlenlp", "paddle", "mindnlp", "mindspore", "openmind")
_NAMES_MODEL = ("repo_id", "pretrained_model_name_or_path", "pretrained_model_link_or_path",
                "pretrained_model_name", "model_id")  # fmt: skip


def _check_code(source: Source) -> Iterator[Finding]:
    data = source.data
    if not any(word in data for word in _MODELS):
        fetches = b"://" in data and any(word in data for word in _FETCHES)
        if not fetches or not FILE_ENDING.search(source.text):
            return
    from tenpoint.kit.parse import python_code

    code = source.memo(python_code.read)
    constants = Constants(code)
    verified: Verified | None = None
    for call in code.names.every_call():
        names = code.names.of(call.func)
        facts = _unpinned(call, names, constants, source)
        if facts is not None:
            yield code.finding(UNPINNED, call, **facts)
        file = downloaded(call, names, constants)
        if file:
            verified = verified or Verified(code)
            if not verified.covers(call):
                fix = "compare its digest with a published one before use: `hashlib.file_digest`"
                yield code.finding(UNVERIFIED, call, file=file, call=names[0], fix=fix)
    for shell in code.shell:
        yield from _check_shell_line(source, shell.command, shell.start)
    if code.unread:
        raise CannotCheck("a cell that cannot be parsed as Python", code.unread)


def _unpinned(
    call: ast.Call, names: tuple[str, ...], constants: Constants, source: Source
) -> dict[str, str] | None:
    """The facts of a model that is fetched by name and by no commit."""
    import ast

    function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    function = names[0].rpartition(".")[2] if names else function
    if function not in ("from_pretrained", "hf_hub_download", "snapshot_download"):
        return None
    roots = {name.partition(".")[0] for name in names}
    if roots & set(_OTHER_HUBS) or (function == "snapshot_download" and not names):
        return None
    words = {word.arg: word.value for word in call.keywords if word.arg}
    if any(word.arg is None for word in call.keywords):
        return None  # **kwargs may hold the revision
    named = (
        call.args[0]
        if call.args
        else next((words[name] for name in _NAMES_MODEL if name in words), None)
    )
    model = constants.text(named)
    if not _MODEL.fullmatch(model) or _is_folder(model, source):
        return None
    if _is_true(words.get("local_files_only")) or constants.text(words.get("repo_type")) in (
        "dataset",
        "space",
    ):
        return None
    revision = words.get("revision")
    if revision is None or (isinstance(revision, ast.Constant) and revision.value is None):
        return {"model": model, "how": "without a revision", "option": "`revision=`"}
    text = constants.text(revision)
    if not text or "{}" in text or _COMMIT.fullmatch(text):
        return None  # a variable: somebody else's decision
    return {"model": model, "how": f"at the revision {text}", "option": "`revision=`"}


def _is_true(node: ast.expr | None) -> bool:
    import ast

    return isinstance(node, ast.Constant) and node.value is True


def _is_folder(model: str, source: Source) -> bool:
    """Whether the name means a folder: one that programs write to, or one of the tree."""
    if model.partition("/")[0].lower() in _FOLDERS or model.endswith((".py", ".json", ".txt")):
        return True
    return source.repo is not None and any(
        path.startswith(f"{model}/") for path in source.repo.tracked()
    )


# -- shell, Dockerfiles, workflow steps ----------------------------------------------------------


def _check_script(source: Source) -> Iterator[Finding]:
    """A shell script or a Dockerfile; other files hold no commands that we read."""
    from tenpoint.kit.pins import kinds

    kind = kinds.kind_of(source.path)
    if kind not in (kinds.SHELL, kinds.DOCKERFILE) or not _names_a_download(source):
        return
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
    """The downloads of one script, unless the script compares a digest."""
    verified = compares([command for command, _ in placed])
    for command, place in placed:
        found = _fetched(command)
        if found is not None and (found[0] is UNPINNED or not verified):
            rule, start, facts = found
            line, column = place(start)
            yield rule.on(source, line, column, end_line=0, end_column=0, **facts)


def _fetched(command: Command) -> tuple[Rule, int, dict[str, str]] | None:
    """What a command downloads: the rule that this may break, its place and facts."""
    from tenpoint.kit.parse.shell import unwrapped

    words = unwrapped(command)
    texts = [word.text for word in words]
    program = texts[0].rpartition("/")[2] if texts else ""
    if program in ("curl", "wget", "aria2c"):
        if any(re.fullmatch("-[a-zA-Z]*I[a-zA-Z]*|--head|--spider", text) for text in texts):
            return None
        for word in words[1:]:
            file = file_at(word.text.removeprefix("--url="))
            if file and not any(text.startswith("--checksum") for text in texts):
                fix = "compare it: `echo 'DIGEST  FILE' | sha256sum -c -`"
                return UNVERIFIED, word.start, {"file": file, "call": program, "fix": fix}
    if (program, texts[1:2]) in (("huggingface-cli", ["download"]), ("hf", ["download"])):
        model = next((word for word in words[2:] if not word.text.startswith("-")), None)
        if model is None or model.expands or not _MODEL.fullmatch(model.text):
            return None
        if any(text in ("dataset", "space", "--repo-type=dataset") for text in texts):
            return None
        revision = _option(texts, "--revision")
        if _COMMIT.fullmatch(revision) or "$" in revision:
            return None
        how = f"at the revision {revision}" if revision else "without a revision"
        facts = {"model": model.text, "how": how, "option": "`--revision`"}
        return UNPINNED, model.start, facts
    return None


def _option(texts: Sequence[str], name: str) -> str:
    for place, text in enumerate(texts):
        if text == name:
            return texts[place + 1] if place + 1 < len(texts) else ""
        if text.startswith(f"{name}="):
            return text.partition("=")[2]
    return ""


def _check_shell_line(source: Source, text: str, start: int) -> Iterator[Finding]:
    """A `!` line of a notebook."""
    from tenpoint.kit.parse.shell import commands

    found = list(commands(text))
    verified = compares(found)
    for command in found:
        fetched = _fetched(command)
        if fetched is not None and (fetched[0] is UNPINNED or not verified):
            yield fetched[0].at(source, start, None, **fetched[2])


# -- releases ------------------------------------------------------------------------------------

_IN_SCRIPTS = Pattern(
    r"sha(?:224|256|384|512)|shasum|\bb2sum\b|checksum|hashlib|createHash|Get-FileHash|openssl dgst"
    r"|\bSUMS\b|goreleaser",
    re.IGNORECASE,
)
_LISTED = Pattern(r"sha_?(?:256|384|512)|checksum|shasums", re.IGNORECASE)
_MAKES_ITSELF = {
    "houseabsolute/actions-rust-release": ("", ""),
    "rust-build/rust-build.action": ("", ""),
    "taiki-e/upload-rust-binary-action": ("checksum", r"sha(?:256|512).*"),
    "wangyoucao577/go-release-action": ("sha256sum", "(?i:true)"),
}


def _check_workflow(source: Source) -> Iterator[Finding]:
    from tenpoint.kit import releases
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
    if not given or _makes_sums(source, read) or _may_make_sums(source, read):
        return
    if releases.come_with_a_registry(read, given):
        return
    first = given[0]
    fix = "make the list in the same job, and upload it too: `sha256sum -- FILES > SHA256SUMS`"
    yield NO_SUMS.on(source, first.line, first.column, what=first.what, fix=fix)


def _makes_sums(source: Source, read: Workflow) -> bool:
    """Whether this workflow, or another one of the repository that uploads, makes a list."""
    from tenpoint.kit import releases

    if any(_step_makes_sums(source, step) for job, step in read.steps() if job.enabled):
        return True
    if any(
        _LISTED.search(file) for upload in releases.uploads(source, read) for file in upload.files
    ):
        return True
    folder = source.path.rpartition("/")[0]
    others = source.repo.tracked() if source.repo is not None else ()
    for path in others:
        if (
            path == source.path
            or not path.startswith(f"{folder}/")
            or not workflow.is_workflow(path)
        ):
            continue
        other = source.beside(path[len(folder) + 1 :])
        if other is None:
            continue
        try:
            its = other.memo(workflow.read)
            if any(releases.uploads(other, its)) and any(
                _step_makes_sums(other, step) for _, step in its.steps()
            ):
                return True
        except CannotCheck:
            continue  # said where that workflow is checked
    return False


def _step_makes_sums(source: Source, step: Step) -> bool:
    from tenpoint.kit import releases
    from tenpoint.kit.parse.shell import unwrapped

    if not step.counts:
        return False
    if step.uses in _MAKES_ITSELF:
        name, wanted = _MAKES_ITSELF[step.uses]
        return not name or re.fullmatch(wanted, step.text(name)) is not None
    if _LISTED.search(step.uses):
        return True
    if releases.runs_goreleaser(step):
        return not any(True for _ in _switched_off(source))
    for command in step.commands():
        texts = [word.text for word in unwrapped(command)]
        program = texts[0].rpartition("/")[2] if texts else ""
        if program == "shasum" and not any(re.search("256|384|512", text) for text in texts[1:]):
            continue  # SHA-1 unless another one is asked for
        checks = any(CHECKS.fullmatch(text) for text in texts[1:] if text != "-c1")
        if program in SUMS and not checks:
            return True
        if program == "openssl" and any(
            re.fullmatch(r"-?sha(?:256|384|512)", text) for text in texts
        ):
            return True
    return step.run is not None and re.search(
        r"Get-FileHash|certutil(?:\.exe)? -hashfile|\bdist (?:build|host)\b|hashlib\.sha",
        step.run.text,
    ) is not None  # fmt: skip


def _may_make_sums(source: Source, read: Workflow) -> bool:
    """Whether a script that nobody reads here may make the list."""
    from tenpoint.kit import releases

    for job in read.jobs:
        if job.uses and releases.may_hold(source, job.uses, _IN_SCRIPTS):
            return True
    return any(
        releases.may_hold(source, script, _IN_SCRIPTS)
        for _, step in read.steps()
        for script in releases.scripts(step)
    )


def _is_goreleaser(name: str) -> bool:
    return "goreleaser" in name and name.endswith((".yml", ".yaml"))


def _check_goreleaser(source: Source) -> Iterator[Finding]:
    for node in _off(source):
        fix = "remove `disable`, so that goreleaser publishes checksums.txt as it does by default"
        yield NO_SUMS.at(source, node.start, node.end, what="goreleaser", fix=fix)

    for node in _weak_algorithm(source):
        facts = {"name": "what goreleaser makes", "algorithm": node.text, "more": ""}
        yield WEAK.at(source, node.start, node.end, **facts)


def _weak_algorithm(source: Source) -> Iterator[Node]:
    from tenpoint.kit.parse import yaml_nodes

    for document in source.memo(yaml_nodes.parse):
        listing = document.get("checksum") if document.kind == "map" else None
        name = listing.get("algorithm") if listing is not None and listing.kind == "map" else None
        if name is not None and name.text.lower() in ("md5", "sha1", "crc32"):
            yield name


def _off(source: Source) -> Iterator[Node]:
    """`checksum: {disable: true}` of a goreleaser configuration."""
    from tenpoint.kit.parse import yaml_nodes

    for document in source.memo(yaml_nodes.parse):
        listing = document.get("checksum") if document.kind == "map" else None
        switch = listing.get("disable") if listing is not None and listing.kind == "map" else None
        if switch is not None and switch.text.lower() in ("true", "yes", "on"):
            yield switch


def _switched_off(source: Source) -> Iterator[Node]:
    """The same for the configuration that a workflow's goreleaser finds."""
    root = "/".join([".."] * source.path.count("/")) or "."
    for name in (".goreleaser.yml", ".goreleaser.yaml", "goreleaser.yml", "goreleaser.yaml"):
        found = source.beside(f"{root}/{name}")
        if found is not None:
            yield from _off(found)


# -- the audit -----------------------------------------------------------------------------------


@hook.scope
def scope(repo: Repo) -> Scope:
    """Lists, release workflows and downloads; what a script or a variable decides is undecided."""
    from tenpoint.kit import releases
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
                if given and not _makes_sums(source, read) and _may_make_sums(source, read):
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
    paths = _artefacts(repo, _patterns(repo, options))
    if not paths:
        return
    folder = _shared_folder(paths)
    start = len(folder) + 1 if folder else 0
    lines = [_line(_hashed(Source(path, repo.root), "sha256"), path[start:]) for path in paths]
    target = f"{folder}/SHA256SUMS" if folder else "SHA256SUMS"
    yield Edit(target, b"".join(lines), f"written for {len(paths)} artefacts")
    _lists.cache_clear()  # what was read before the edit no longer holds


def _patterns(repo: Repo, options: Mapping[str, str | bool]) -> list[str]:
    asked = options.get("artefacts")
    if isinstance(asked, str) and asked:
        return [pattern.strip() for pattern in asked.split(",") if pattern.strip()]
    named = repo.settings(hook.id).get("artefacts", [])
    if not isinstance(named, list) or not all(isinstance(pattern, str) for pattern in named):
        raise CannotCheck("[checksums-published] artefacts must be a list of patterns")
    return [str(pattern) for pattern in named]


def _artefacts(repo: Repo, patterns: Sequence[str]) -> list[str]:
    """The files that the patterns mean, ignored ones too: artefacts mostly are."""
    import glob
    import os

    found: set[str] = set()
    for pattern in patterns:
        if os.path.isabs(pattern) or ".." in pattern.replace("\\", "/").split("/"):
            raise CannotCheck(f"{pattern} leaves the repository")
        paths = glob.glob(pattern, root_dir=repo.root, recursive=True)
        files = {path for path in paths if os.path.isfile(os.path.join(repo.root, path))}
        if not files:
            raise CannotCheck(f"no file is meant by {pattern}")
        found |= {path.replace(os.sep, "/") for path in files}
    return sorted(path for path in found if not checksum_list.is_list(path.rpartition("/")[2]))


def _shared_folder(paths: Sequence[str]) -> str:
    import posixpath

    return posixpath.commonpath([posixpath.dirname(path) for path in paths])


def _line(digest: str, name: str) -> bytes:
    """As `sha256sum` writes it, a backslash in front when the name needs escapes."""
    import os

    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return os.fsencode(f"{mark}{digest}  {escaped}\n")


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
