"""What a workflow gives to a release, and what it leaves to scripts that nobody reads here.

Uploading means: files become assets of a release of a code host. What goes to a package registry
is none of it: registries publish digests themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.parse import workflow
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.shell import Word
    from tenpoint.kit.parse.workflow import Job, Step, Workflow
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

GORELEASER = (
    "*goreleaser.yml",
    "*goreleaser.yaml",
    "*goreleaser[-_.]*.yml",
    "*goreleaser[-_.]*.yaml",
)
GORELEASER_ACTION = "goreleaser/goreleaser-action"

# The input that names the files; an action that chooses them itself has none.
_UPLOADERS = {
    "softprops/action-gh-release": ("files",),
    "ncipollo/release-action": ("artifacts", "artifact"),
    "svenstaro/upload-release-action": ("file",),
    "actions/upload-release-asset": ("asset_path",),
    "shogo82148/actions-upload-release-asset": ("asset_path",),
    "alexellis/upload-assets": ("asset_paths",),
    "abutler/upload-release-assets": ("files",),
    "marvinpinto/action-automatic-releases": ("files",),
    "crazy-max/ghaction-github-release": ("files",),
    "xresloader/upload-to-github-release": ("file",),
    "skx/github-action-publish-binaries": ("args",),
    "taiki-e/upload-rust-binary-action": (),
    "wangyoucao577/go-release-action": (),
    "houseabsolute/actions-rust-release": (),
    "rust-build/rust-build.action": (),
    "tauri-apps/tauri-action": (),
    "python-semantic-release/upload-to-gh-release": (),
    "python-semantic-release/publish-action": (),
    "fnkr/github-action-ghr": (),
}
# Their options that take a value, so that it is not taken for a file.
_VALUED = frozenset(
    ("-n", "--notes", "-F", "--notes-file", "-t", "--title", "--target", "-R", "--repo", "--tag")
) | {"--discussion-category", "--notes-start-tag", "-m", "-a", "--message"}
# Notes, lists and signatures: nothing that anybody runs.
_NOT_BUILT = Pattern(
    r"""(?i: .* \. (?: md | txt | rst | html | spdx | cdx | sbom | (?: spdx | cdx | sbom )\.json
        | asc | sig | sigstore | sigstore\.json | minisig | pem | intoto\.jsonl | cert | crt
        | sha(?:256|384|512)(?:sums?)? )
        | (?: .*/ )? (?: license | changelog | readme | copying ) [^/]*
        | .* (?: checksums? | sha(?:256|512)?sums? )(?:\.txt)? )""",
    re.VERBOSE,
)


class Upload(NamedTuple):
    """A step that gives files to a release: what does it, where, and the files as written."""

    job: Job
    step: Step
    what: str
    files: tuple[str, ...]
    line: int
    column: int

    @property
    def gives_built_files(self) -> bool:
        """Whether not all of it is notes, lists and signatures."""
        return not self.files or any(not _NOT_BUILT.fullmatch(file) for file in self.files)


def uploads(source: Source, read: Workflow) -> Iterator[Upload]:
    """The steps that give files to a release; a step that is switched off is none."""
    for job, step in read.steps():
        if not (job.enabled and step.enabled):
            continue
        if step.uses in _UPLOADERS:
            inputs = _UPLOADERS[step.uses]
            files = tuple(file for name in inputs for file in _listed(step.text(name)))
            if files or not inputs:
                node = step.node.get("uses")
                assert node is not None
                yield Upload(job, step, step.uses, files, *source.position(node.start))
        elif step.run is not None:
            place = workflow.place_in(source, step.run)
            for command in step.commands():
                given = _given(command.words)
                if given is not None:
                    what = " ".join(word.text for word in command.words[:3])
                    yield Upload(job, step, what, given, *place(command.words[0].start))


def _listed(text: str) -> list[str]:
    """Files one a line or between commas."""
    return [file for line in text.split("\n") for file in map(str.strip, line.split(",")) if file]


def _given(words: tuple[Word, ...]) -> tuple[str, ...] | None:
    """The files that a command gives to a release; None when it gives none."""
    texts = [word.text for word in words]
    if texts[:1] == ["gh"] and texts[1:2] == ["release"] and texts[2:3] in (["create"], ["upload"]):
        files = tuple(_positional(texts[3:]))[1:]
        return files or None
    if texts[:1] in (["hub"], ["glab"]) and texts[1:3] in (
        ["release", "create"],
        ["release", "upload"],
    ):
        attached = [texts[at + 1] for at, word in enumerate(texts[:-1]) if word == "-a"]
        return tuple(attached) or tuple(_positional(texts[3:]))[1:] or None
    if texts[:1] == ["ghr"] and len(texts) > 2:
        return (texts[-1],)
    return None


def _positional(words: list[str]) -> Iterator[str]:
    skips = False
    for word in words:
        if skips:
            skips = False
        elif word in _VALUED:
            skips = True
        elif not word.startswith("-"):
            yield word.partition("#")[0]  # `file#label`


# Registries publish digests, and PyPI attestations, of what they are given.
_REGISTRY_STEPS = ("pypa/gh-action-pypi-publish", "pyo3/maturin-action", "js-devtools/npm-publish")
_REGISTRY_COMMANDS = (
    ("twine", "upload"), ("uv", "publish"), ("poetry", "publish"), ("hatch", "publish"),
    ("flit", "publish"), ("pdm", "publish"), ("maturin", "publish"), ("maturin", "upload"),
    ("npm", "publish"), ("pnpm", "publish"),
)  # fmt: skip
_OF_A_REGISTRY = Pattern(r".*\.(?:whl|tar\.gz|tgz)|(?:.*/)?dist/?\*{0,2}")


def come_with_a_registry(read: Workflow, given: Sequence[Upload]) -> bool:
    """Whether the very files of a release go to a package registry as well."""
    return _publishes(read) and all(
        upload.files and all(_OF_A_REGISTRY.fullmatch(file) for file in upload.files)
        for upload in given
    )


def _publishes(read: Workflow) -> bool:
    for _, step in read.steps():
        if step.uses in _REGISTRY_STEPS:
            return True
        for command in step.commands():
            texts = [word.text for word in command.words]
            programs = {text.rpartition("/")[2] for text in texts}
            if any(word in texts and program in programs for program, word in _REGISTRY_COMMANDS):
                return True
    return False


def runs_goreleaser(step: Step) -> bool:
    """Whether a step makes a release with goreleaser."""
    if step.uses == GORELEASER_ACTION:
        return "release" in step.text("args").split() or not step.text("args")
    return any(
        [word.text.rpartition("/")[2] for word in command.words[:2]] == ["goreleaser", "release"]
        for command in step.commands()
    )


# -- scripts ---------------------------------------------------------------------------------------

_MAKES = {
    "make": "Makefile", "gmake": "Makefile", "just": "justfile", "task": "Taskfile.yml",
    "mage": "magefile.go", "nox": "noxfile.py", "invoke": "tasks.py", "rake": "Rakefile",
}  # fmt: skip
_INTERPRETERS = frozenset(
    ("sh", "bash", "zsh", "pwsh", "python", "python3", "node", "ruby", "perl")
)
_SCRIPTS = (".sh", ".bash", ".py", ".ps1", ".js", ".mjs", ".ts", ".rb", ".pl")


def scripts(step: Step) -> Iterator[str]:
    """What a step leaves to others: a Makefile, a script by its path, another action."""
    from tenpoint.kit.parse.shell import unwrapped

    if step.uses.startswith(("./", "../")):
        yield step.uses
    for command in step.commands():
        words = [word.text for word in unwrapped(command)]
        if not words:
            continue
        program = words[0].rpartition("/")[2]
        if program in _MAKES:
            yield _MAKES[program]
        elif program in ("npm", "pnpm", "yarn", "bun") and words[1:2] == ["run"]:
            yield "package.json"
        elif program in _INTERPRETERS or program in (".", "source"):
            named = next((word for word in words[1:] if not word.startswith("-")), "")
            if named.endswith(_SCRIPTS):
                yield named
        elif words[0].startswith(("./", "../")) or words[0].endswith(_SCRIPTS):
            yield words[0]


def may_hold(source: Source, script: str, wanted: Pattern[str]) -> bool:
    """Whether a script may do what the pattern matches: it does, or nobody can tell from here.

    Only a script of the repository that mentions nothing of it, and calls no further script, is
    known not to.
    """
    root = "/".join([".."] * source.path.count("/")) or "."
    found = source.beside(f"{root}/{script}")
    if found is None or found.size > _LONGEST_SCRIPT:
        return True
    text = found.text
    return wanted.search(text) is not None or _CALLS.search(text) is not None


def scripts_may_hold(source: Source, read: Workflow, wanted: Pattern[str]) -> bool:
    """Whether any script of a workflow, or a workflow that it calls, may do it."""
    called = [job.uses for job in read.jobs if job.uses]
    called += [script for _, step in read.steps() for script in scripts(step)]
    return any(may_hold(source, each, wanted) for each in called)


_LONGEST_SCRIPT = 1 << 20
_CALLS = Pattern(
    r"\$\(MAKE\)|^-?include\b|\.(?:sh|py|ps1|mjs|rb)\b|\bnpm run\b|^\s*(?:source|\.) ", re.MULTILINE
)
