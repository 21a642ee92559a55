"""Programs that are given away carry a signature, and releases are signed when they are made.

A checksum says that a file arrived whole; a signature says who made it. Without one, whoever
gets hold of a release page, a mirror or a download can put another program there.

**In the tree**, outside of tests and examples, files are judged by their content: Windows
programs by the security directory of their header, macOS programs by the signature in each of
their architectures (the "ad hoc" one that linkers make names nobody and does not count), rpm,
deb, msi and dmg by the signature inside. For all of these, and for Linux programs and AppImages,
which have no other way, a detached signature beside the file counts: `.asc`, `.sig`, `.minisig`,
`.sigstore`, `.sigstore.json`, `.intoto.jsonl`, `.p7s`; so does a signed checksum list there that
names the file.

**Workflows** that give built files to a release must have a step that signs: cosign, gpg,
codesign, signtool, minisign, GitHub's attestations, the SLSA generators and others. Installing a
tool or importing a key is not signing, nor is a step with `if: false` or
`continue-on-error: true`. The same for **goreleaser**, whose `signs` must name what to sign:
without `artifacts` it signs nothing.

The message says "signature present" or "missing", never "valid": that takes trust roots, and the
network. Let through: object files, notes and lists, packages that also go to a registry, and
release steps that leave the work to a Makefile or a script. A Git LFS pointer shows no content;
the audit lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Scope, Source, run
from tenpoint.kit.parse import workflow
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.workflow import Job, Step, Workflow
    from tenpoint.kit.parse.yaml_nodes import Node

# All files, because programs go by any name.
hook = Hook(
    "binaries-signed",
    point=9,
    says="Programs carry signature data, and releases have a step that signs.",
)

UNSIGNED = hook.rule(
    "unsigned-binary",
    "error",
    says="signature missing: {file} is a {kind}{remark}",
    fix="sign it where it is built ({how}), or keep it out of the repository",
    why="Nobody can tell a program that was exchanged from the one that you built.",
    bad="bin/agent.exe without a signature",
    good="bin/agent.exe, signed, or bin/agent with bin/agent.asc beside it",
)
RELEASE = hook.rule(
    "release-unsigned",
    "error",
    says="signature missing: {what} publishes files, and no step signs them{remark}",
    fix="{fix}",
    why="Users cannot tell whether a file of the release was made by you, and package "
    "managers and systems warn about it or refuse it.",
    bad="gh release create v1 dist/*",
    good="cosign sign-blob --bundle app.sigstore.json app; gh release create v1 dist/*",
)

_ASIDE = re.compile(
    r"(?:^|/)(?:tests?|testing|__tests__|testdata|test[_-]data|fixtures?|examples?|samples?"
    r"|node_modules|vendor|third_party)/",
    re.IGNORECASE,
)
_DETACHED = (
    ".asc", ".sig", ".minisig", ".sigstore", ".sigstore.json", ".intoto.jsonl", ".p7s", ".bundle",
)  # fmt: skip
# Text and pictures, by far the most files: their heads need not be read.
_NO_PROGRAMS = frozenset(
    """.py .pyi .ipynb .js .mjs .cjs .ts .tsx .jsx .json .md .mdx .rst .txt .yml .yaml .toml .cfg
    .ini .html .css .scss .svg .png .jpg .jpeg .gif .webp .ico .pdf .sh .go .rs .c .h .cpp .java
    .kt .rb .php .hpp .lock .xml .csv .sql .vue .ttf .woff .woff2 .mp3 .mp4 .wav""".split()
)
_HOW = {
    "Windows program": "`signtool sign`",
    "Windows installer": "`signtool sign`",
    "macOS program": "`codesign --sign IDENTITY`",
    "disk image": "`codesign --sign IDENTITY`",
    "rpm package": "`rpm --addsign`",
}
_HOW_ELSE = "`cosign sign-blob` or `gpg --detach-sign --armor`"


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    name = source.name
    _ = source.size  # a file that is not there is said so, whatever its name
    if workflow.is_workflow(source.path):
        yield from _check_workflow(source)
    elif _is_goreleaser(name):
        yield from _check_goreleaser(source)
    elif not _ASIDE.search(source.path) and _ending(name) not in _NO_PROGRAMS:
        yield from _check_binary(source)


def _ending(name: str) -> str:
    return name[name.rfind(".") :].lower() if "." in name else ""


# -- in the tree ---------------------------------------------------------------------------------


def _check_binary(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.binaries.look import look

    found = look(source)
    if found is None or found.is_signed or _is_signed_beside(source):
        return
    how = _HOW.get(found.kind, _HOW_ELSE)
    yield UNSIGNED.on(source, 1, file=source.name, kind=found.kind, remark=found.remark, how=how)


_LISTS = ("SHA256SUMS", "SHA512SUMS", "sha256sums.txt", "SHA256SUMS.txt", "checksums.txt")
_CLEAR_SIGNED = b"-----BEGIN PGP SIGNED MESSAGE-----"


def _is_signed_beside(source: Source) -> bool:
    """Whether a detached signature is there, of the file or of a checksum list that names it."""
    if _detached(source, source.name):
        return True
    if source.repo is not None:
        from tenpoint.kit.checksums import lists

        for path, _ in lists.of(source.repo).speaking.get(source.path, ()):
            if _detached(source.repo.source(path), path.rpartition("/")[2]):
                return True
    return any(_names(source, listing) for name in _LISTS for listing in _signed(source, name))


def _signed(source: Source, name: str) -> Iterator[Source]:
    """The list of this name beside a file, if it is signed: by another file, or in itself."""
    listing = source.beside(name)
    if listing is not None and _detached(source, name):
        yield listing
    clear = source.beside(f"{name}.asc")
    if clear is not None and clear.head(len(_CLEAR_SIGNED)) == _CLEAR_SIGNED:
        yield clear


def _names(source: Source, listing: Source) -> bool:
    from tenpoint.kit.parse import checksum_list

    try:
        entries = checksum_list.parse(listing.text, listing.name.removesuffix(".asc")).entries
    except CannotCheck:
        return False  # said where the list itself is checked
    return any(entry.name.removeprefix("./") == source.name for entry in entries)


def _detached(source: Source, name: str) -> bool:
    for ending in _DETACHED:
        beside = source.beside(name + ending)
        if beside is not None and beside.size:
            return True
    return False


# -- releases ------------------------------------------------------------------------------------

_ACTIONS = frozenset(
    """actions/attest actions/attest-build-provenance sigstore/gh-action-sigstore-python
    azure/trusted-signing-action azure/artifact-signing-action dlemstra/code-sign-action
    signpath/github-action-submit-signing-request sslcom/esigner-codesign
    digicert/ssm-code-signing digicert/code-signing-software-trust-action
    lando/code-sign-action indygreg/apple-code-sign-action""".split()
)
_SLSA = "slsa-framework/slsa-github-generator/"
# Program, and words of which one makes it sign.
_SIGNS: dict[str, Pattern[str]] = {
    "cosign": Pattern(r"sign-blob|attest-blob"),
    "gpg": Pattern(
        r"--(?:detach-sign|detach-sig|clearsign|clear-sign|sign)|-[a-zA-Z]*[bs][a-zA-Z]*"
    ),
    "gpg2": Pattern(r"--(?:detach-sign|detach-sig|clearsign|clear-sign|sign)|-[a-zA-Z]*[bs]"),
    "signtool": Pattern(r"sign", re.IGNORECASE),
    "signtool.exe": Pattern(r"sign", re.IGNORECASE),
    "azuresigntool": Pattern(r"sign"),
    "osslsigncode": Pattern(r"sign"),
    "jsign": Pattern(r".+"),
    "minisign": Pattern(r"-S[a-zA-Z]*"),
    "rsign": Pattern(r"sign"),
    "signify": Pattern(r"-S[a-zA-Z]*"),
    "rcodesign": Pattern(r"sign"),
    "quill": Pattern(r"sign(?:-and-notarize)?"),
    "gon": Pattern(r".+"),
    "sigstore": Pattern(r"sign"),
    "rpmsign": Pattern(r"--addsign|--resign"),
    "rpm": Pattern(r"--addsign|--resign"),
    "debsigs": Pattern(r"--sign=.+"),
    "dpkg-sig": Pattern(r"-s|--sign"),
    "debsign": Pattern(r".+"),
    "jarsigner": Pattern(r".+"),
    "apksigner": Pattern(r"sign"),
    "ssh-keygen": Pattern(r"sign"),
}
_VERIFIES = Pattern(r"-?-?verif\w*(?:-blob)?")
_IN_SCRIPTS = Pattern(
    r"cosign|\bgpg2?\b|codesign|signtool|minisign|osslsigncode|sigstore|attest|goreleaser|notar"
    r"|\bsign",
    re.IGNORECASE,
)
_SIGNATURES = Pattern(r"\.(?:asc|sig|minisig|sigstore|sigstore\.json|p7s|intoto\.jsonl)[\"']?\Z")


def _check_workflow(source: Source) -> Iterator[Finding]:
    from tenpoint.kit import releases

    read = source.memo(workflow.read)
    given = [upload for upload in releases.uploads(source, read) if upload.gives_built_files]
    if not given or _signs(source, read) or _may_sign(source, read):
        return
    if releases.come_with_a_registry(read, given):
        return
    first = given[0]
    idle = any(_is_idle(source, job, step) for job, step in read.steps())
    remark = " (the one that does may fail, or is switched off)" if idle else ""
    fix = (
        "add a step before it that signs the files, such as `actions/attest` or `cosign sign-blob`"
    )
    yield RELEASE.on(source, first.line, first.column, what=first.what, remark=remark, fix=fix)


def _signs(source: Source, read: Workflow) -> bool:
    """Whether this workflow, or another one of the repository, has a step that must sign."""
    if _must_sign(source, read):
        return True
    return any(_must_sign(other, its) for other, its in _other_workflows(source))


def _must_sign(source: Source, read: Workflow) -> bool:
    if any(job.enabled and job.uses.startswith(_SLSA) for job in read.jobs):
        return True
    return any(_counts(job, step) and _step_signs(source, step) for job, step in read.steps())


def _counts(job: Job, step: Step) -> bool:
    """Whether nothing is released when this step does not do its work."""
    return job.enabled and not job.may_fail and step.counts


def _other_workflows(source: Source) -> Iterator[tuple[Source, Workflow]]:
    """Those that upload to a release too, or start when one is published."""
    from tenpoint.kit import releases

    repo = source.repo
    for path in repo.tracked() if repo is not None else ():
        if repo is None or path == source.path or not workflow.is_workflow(path):
            continue
        if not repo.exists(path):
            continue
        other = repo.source(path)
        try:
            read = other.memo(workflow.read)
            if "release" in read.events or any(releases.uploads(other, read)):
                yield other, read
        except CannotCheck:
            continue  # said where that workflow is checked


def _step_signs(source: Source, step: Step) -> bool:
    from tenpoint.kit import releases
    from tenpoint.kit.parse.shell import unwrapped

    if step.uses in _ACTIONS or step.uses.startswith(_SLSA):
        return True
    if releases.runs_goreleaser(step):
        return _goreleaser_signs(source)
    for command in step.commands():
        texts = [word.text for word in unwrapped(command)]
        if texts[:3] in (["python", "-m", "sigstore"], ["python3", "-m", "sigstore"]):
            texts = texts[2:]
        if texts and _command_signs(texts):
            return True
    return False


def _command_signs(texts: Sequence[str]) -> bool:
    program = texts[0].replace("\\", "/").rpartition("/")[2].lower()
    arguments = texts[1:]
    if any(_VERIFIES.fullmatch(text) for text in arguments):
        return False
    if program == "codesign":
        # `-s -` is the ad hoc signature, which names nobody.
        identity = next(
            (arguments[at + 1] for at, text in enumerate(arguments[:-1]) if _ASKS.fullmatch(text)),
            next((text[7:] for text in arguments if text.startswith("--sign=")), "-"),
        )
        return identity != "-"
    if program == "openssl":
        return "-sign" in arguments or (arguments[:1] == ["cms"] and "-sign" in arguments)
    wanted = _SIGNS.get(program)
    return wanted is not None and any(wanted.fullmatch(text) for text in arguments)


_ASKS = Pattern(r"--sign|-[a-zA-Z]*s")


def _may_sign(source: Source, read: Workflow) -> bool:
    """Whether a script that nobody reads here may sign, or signatures come from somewhere."""
    from tenpoint.kit import releases

    if any(
        _SIGNATURES.search(file)
        for upload in releases.uploads(source, read)
        for file in upload.files
    ):
        return not any(_is_idle(source, job, step) for job, step in read.steps())
    return releases.scripts_may_hold(source, read, _IN_SCRIPTS)


def _is_idle(source: Source, job: Job, step: Step) -> bool:
    """Whether a step signs, and the release goes on without it."""
    return _step_signs(source, step) and not _counts(job, step)


# -- goreleaser ----------------------------------------------------------------------------------

_CONFIGURATIONS = (
    ".goreleaser.yml", ".goreleaser.yaml", "goreleaser.yml", "goreleaser.yaml",
    ".config/goreleaser.yml", ".config/goreleaser.yaml",
)  # fmt: skip


def _is_goreleaser(name: str) -> bool:
    return "goreleaser" in name and name.endswith((".yml", ".yaml"))


def _check_goreleaser(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import yaml_nodes

    for document in source.memo(yaml_nodes.parse):
        if document.kind != "map" or _is_quiet(document) or _configures_signing(document):
            continue
        if any(_must_sign(other, read) for other, read in _other_workflows(source)):
            return
        if any(True for _ in _undecided(source)):
            return
        idle = document.get("signs")
        start = idle.start if idle is not None else document.start
        fix = "add `signs: [{cmd: cosign, artifacts: checksum, …}]`, or attest in the workflow"
        remark = " (`signs` without `artifacts` signs nothing)" if idle is not None else ""
        yield RELEASE.at(source, start, None, what="goreleaser", remark=remark, fix=fix)


def _is_quiet(document: Node) -> bool:
    """Whether nothing is released: `release: {disable: true}`, or a part of another file."""
    release = document.get("release")
    switch = release.get("disable") if release is not None and release.kind == "map" else None
    if switch is not None and switch.text.lower() == "true":
        return True
    keys = {key.text for key, _ in document.entries()}
    return not keys & {"builds", "archives", "nfpms", "release", "checksum", "project_name"}


def _configures_signing(document: Node) -> bool:
    """`signs` or `binary_signs` that name something, or a signature of macOS."""
    for name, default in (("signs", "none"), ("binary_signs", "binary")):
        listing = document.get(name)
        for item in listing.items if listing is not None and listing.kind == "list" else ():
            artifacts = item.get("artifacts")
            if (artifacts.text if artifacts is not None else default) != "none":
                return True
    notarize = document.get("notarize")
    return notarize is not None and notarize.kind == "map"


def _goreleaser_signs(source: Source) -> bool:
    """Whether the configuration that a workflow's goreleaser finds signs."""
    from tenpoint.kit.parse import yaml_nodes

    root = "/".join([".."] * source.path.count("/")) or "."
    for name in _CONFIGURATIONS:
        found = source.beside(f"{root}/{name}")
        if found is not None:
            documents = found.memo(yaml_nodes.parse)
            return any(_configures_signing(each) for each in documents if each.kind == "map")
    return False


def _undecided(source: Source) -> Iterator[str]:
    """Workflows that release by a script which may sign."""
    from tenpoint.kit import releases

    for other, read in _other_workflows(source):
        runs = any(releases.runs_goreleaser(step) for _, step in read.steps())
        if runs and _may_sign(other, read):
            yield other.path


# -- the audit -----------------------------------------------------------------------------------


@hook.scope
def scope(repo: Repo) -> Scope:
    """Programs in the tree, goreleaser, and workflows that give built files to a release."""
    from tenpoint.kit import releases
    from tenpoint.kit.binaries.look import look
    from tenpoint.kit.models import lfs

    found = False
    undecided: list[str] = []
    for path in repo.files():
        name = path.rpartition("/")[2]
        source = repo.source(path)
        if workflow.is_workflow(path):
            try:
                read = source.memo(workflow.read)
            except CannotCheck:
                found = True
                continue
            given = [each for each in releases.uploads(source, read) if each.gives_built_files]
            found = found or bool(given)
            if given and not _signs(source, read) and _may_sign(source, read):
                undecided.append(f"{path}: a script may sign what is released")
        elif _is_goreleaser(name):
            found = True
        elif not _ASIDE.search(path) and _ending(name) not in _NO_PROGRAMS:
            try:
                if _ending(name) in _PROGRAMS and lfs.is_pointer(source.head(2048)):
                    found = True
                    undecided.append(f"{path}: a Git LFS pointer, whose content is elsewhere")
                found = found or look(source) is not None
            except CannotCheck:
                found = True
    return Scope(
        "programs and packages in the tree, goreleaser, workflows that upload to a release",
        found,
        tuple(undecided),
    )


_PROGRAMS = frozenset(
    (".exe", ".dll", ".dylib", ".so", ".msi", ".dmg", ".deb", ".rpm", ".appimage")
)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
