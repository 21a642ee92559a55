"""Whether anything makes the checksum list of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit import releases
from tenpoint.kit.downloads.commands import CHECKS, SUMS
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse import workflow, yaml_nodes
from tenpoint.kit.parse.shell import unwrapped
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.workflow import Step, Workflow
    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source

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


def makes_sums(source: Source, read: Workflow) -> bool:
    """Whether this workflow, or another one of the repository that uploads, makes a list."""
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


def may_make_sums(source: Source, read: Workflow) -> bool:
    """Whether a script that nobody reads here may make the list."""
    return releases.scripts_may_hold(source, read, _IN_SCRIPTS)


def weak_algorithms(source: Source) -> Iterator[Node]:
    for document in source.memo(yaml_nodes.parse):
        listing = document.get("checksum") if document.kind == "map" else None
        name = listing.get("algorithm") if listing is not None and listing.kind == "map" else None
        if name is not None and name.text.lower() in ("md5", "sha1", "crc32"):
            yield name


def switches(source: Source) -> Iterator[Node]:
    """`checksum: {disable: true}` of a goreleaser configuration."""
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
            yield from switches(found)
