"""Container images: which tag, and which very bytes.

`pins-exact` asks for a tag that is not `latest`; `require-hashes` asks base images that have
one for a digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.image_names import has_digest, tag_of
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.scripts import dockerfile, jobs, services

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.parse.yaml_nodes import Node
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Image(NamedTuple):
    """An image as a file names it, defaults of variables filled in; `is_base` for FROM."""

    name: str
    line: int
    column: int
    is_base: bool


_LATEST = ("", "latest")
_LONGEST = 500  # characters of an image's name


def versions(source: Source, kind: str) -> Iterator[Loose]:
    """Images without a tag, or with the one that moves with every release."""
    for image in images(source, kind):
        if "@" not in image.name and tag_of(image.name) in _LATEST:
            yield Loose("image-latest", image.line, image.column, {"image": image.name})
    if kind == kinds.DOCKERFILE:
        dockerfile(source).must_build()


def hashes(source: Source, kind: str) -> Iterator[Loose]:
    """Base images with a tag and without a digest."""
    for image in images(source, kind):
        if image.is_base and tag_of(image.name) not in _LATEST and not has_digest(image.name):
            yield Loose("image-digest", image.line, image.column, {"image": image.name})
    if kind == kinds.DOCKERFILE:
        dockerfile(source).must_build()


def images(source: Source, kind: str) -> Iterator[Image]:
    """Every image that a file runs or builds upon and whose name it decides itself."""
    if kind == kinds.DOCKERFILE:
        yield from _of_dockerfile(source)
    elif kind == kinds.COMPOSE:
        for service in services(source):
            if service.get("build") is None:  # with one, `image` names the result
                yield from _named(source, service.get("image"))
    elif kind == kinds.WORKFLOW:
        yield from _of_workflow(source)


def _of_dockerfile(source: Source) -> Iterator[Image]:
    defaults: dict[str, str] = {}
    stages: set[str] = set()
    for instruction in dockerfile(source).instructions:
        if instruction.keyword == "ARG" and instruction.stage == 0:
            for pair in instruction.pairs:
                if pair.value is not None:
                    # Cut, because each default may hold the one before it twice.
                    defaults[pair.name] = (filled(pair.value.text, defaults) or "")[:_LONGEST]
        if instruction.keyword == "FROM" and instruction.words:
            word = instruction.words[0]
            name = filled(word.text, defaults)
            if name and name.lower() != "scratch" and name.lower() not in stages:
                yield Image(name, *source.position(word.start), is_base=True)
            if len(instruction.words) == 3:
                stages.add(instruction.words[2].text.lower())
        if instruction.keyword in ("COPY", "ADD") and (taken := instruction.flag("from")):
            # A name without tag or path may be a build context given on the command line.
            name = filled(taken, defaults)
            if name and name.lower() not in stages and re.search("[:/]", name):
                yield Image(name, *source.position(instruction.start), is_base=False)


_REFERENCE = Pattern(r"\$(?:\{(?P<name>\w+)(?::?-(?P<default>[^}$]*))?\}|(?P<bare>\w+))")


def filled(text: str, defaults: dict[str, str]) -> str | None:
    """The text with the defaults of its variables, None when one has no default."""
    known = True

    def value(found: re.Match[str]) -> str:
        nonlocal known
        given = defaults.get(found["name"] or found["bare"]) or found["default"]
        known = known and given is not None
        return given or ""

    filled_in = _REFERENCE.sub(value, text)
    return filled_in if known and "$" not in filled_in else None


def _named(source: Source, node: Node | None) -> Iterator[Image]:
    if node is None or node.kind != "scalar":
        return
    name = filled(node.text.strip(), {})
    if name:
        yield Image(name, *source.position(node.start), is_base=False)


def _of_workflow(source: Source) -> Iterator[Image]:
    for job in jobs(source):
        for holder in (job.get("container"), *_services_of(job)):
            if holder is not None:
                node = holder if holder.kind == "scalar" else holder.get("image")
                yield from _named(source, node)
        for used in (job.get("image"), *(step.get("uses") for step in steps_of(job))):
            if used is not None and used.text.startswith("docker://") and "$" not in used.text:
                name = used.text.removeprefix("docker://")
                yield Image(name, *source.position(used.start), is_base=False)


def _services_of(job: Node) -> Iterator[Node]:
    listing = job.get("services")
    for _, service in listing.entries() if listing is not None and listing.kind == "map" else ():
        yield service


def steps_of(job: Node) -> Iterator[Node]:
    listing = job.get("steps")
    for step in listing.items if listing is not None else ():
        if step.kind == "map":
            yield step
