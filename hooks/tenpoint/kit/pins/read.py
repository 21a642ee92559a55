"""From a file to its loose pins: which readers look at which kind of file.

Readers are imported when a file needs them: a commit of one requirement file starts no YAML
parser.
"""

from __future__ import annotations

from collections.abc import Iterator

from tenpoint.kit.pins import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.pins.loose import Loose
    from tenpoint.kit.source import Source

_REQUIREMENT_FILES = (kinds.REQUIREMENTS, kinds.INPUT, kinds.CONSTRAINTS)
_WITH_COMMANDS = (kinds.SHELL, kinds.DOCKERFILE, kinds.WORKFLOW, kinds.COMPOSE)
_WITH_IMAGES = (kinds.DOCKERFILE, kinds.WORKFLOW, kinds.COMPOSE)


def _kind(source: Source) -> str:
    return kinds.kind_of(source.path) or kinds.kind_of_text(source.path, source.text)


def versions(source: Source) -> Iterator[Loose]:
    """What leaves its version open."""
    kind = _kind(source)
    if kind in _REQUIREMENT_FILES:
        from tenpoint.kit.pins import requirement_files

        yield from requirement_files.versions(source)
    elif kind == kinds.SCRIPT:
        if b"# /// script" in source.data:
            from tenpoint.kit.pins import script_block

            yield from script_block.versions(source)
    elif kind == kinds.PIPFILE:
        from tenpoint.kit.pins import pipfile

        yield from pipfile.versions(source)
    elif kind == kinds.PYPROJECT:
        from tenpoint.kit.pins import projects

        yield from projects.versions(source)
    elif kind == kinds.PACKAGE_JSON:
        from tenpoint.kit.pins import npm

        yield from npm.versions(source)
    elif kind == kinds.CONDA:
        from tenpoint.kit.pins import conda

        yield from conda.versions(source)
    elif kind == kinds.PRE_COMMIT:
        from tenpoint.kit.pins import actions

        yield from actions.pre_commit(source)
    if kind in _WITH_COMMANDS:
        from tenpoint.kit.pins import installs

        yield from installs.versions(source, kind)
    if kind == kinds.WORKFLOW:
        from tenpoint.kit.pins import actions

        yield from actions.versions(source)
    if kind in _WITH_IMAGES:
        from tenpoint.kit.pins import images

        yield from images.versions(source, kind)


def hashes(source: Source) -> Iterator[Loose]:
    """What leaves its bytes open."""
    kind = _kind(source)
    if kind in _REQUIREMENT_FILES:
        from tenpoint.kit.pins import requirement_files

        yield from requirement_files.hashes(source)
    elif kind == kinds.LOCK:
        from tenpoint.kit.pins import npm, python_locks

        is_python = python_locks.is_lock(source.name)
        yield from (python_locks.hashes if is_python else npm.hashes)(source)
    if kind in _WITH_COMMANDS:
        from tenpoint.kit.pins import installs

        yield from installs.hashes(source, kind)
    if kind == kinds.WORKFLOW:
        from tenpoint.kit.pins import actions

        yield from actions.hashes(source)
    if kind == kinds.DOCKERFILE:
        from tenpoint.kit.pins import images

        yield from images.hashes(source, kind)
