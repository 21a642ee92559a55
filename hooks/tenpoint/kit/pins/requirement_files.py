"""Requirement files: which lines leave the version open, and which leave the bytes open.

Both questions are asked of the whole closure, as pip reads it: a constraint file may pin
what a requirement leaves open, and one hash anywhere asks for hashes everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import Wanted
from tenpoint.kit.parse.requirements import STRONG, Hash, Requirement, Requirements, read
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.loose import Loose, counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.source import Source


def closure(source: Source) -> Requirements:
    """The file with all that it includes; asked for once, however many hooks look."""
    return source.memo(_closure)


def _closure(source: Source) -> Requirements:
    def other(path: str) -> bytes:
        # `beside` starts at the folder of the file itself.
        up = "../" * source.path.strip("/").count("/")
        found = source.beside(f"{up}{path}" if not path.startswith("/") else path)
        if found is None:
            raise CannotCheck(f"{path} is included and is not there")
        return found.data

    constraint = kinds.kind_of(source.path) == kinds.CONSTRAINTS
    return read(source.path, source.data, other, constraint=constraint)


def finish(source: Source) -> None:
    """Say what could not be read, after all that could. A template is no file of pip's.

    What pip refuses installs nothing, so a template may be passed by.
    """
    found = closure(source)
    if found.problems and not is_template(found.files[0].text if found.files else ""):
        raise found.problems[0]


def is_template(text: str) -> bool:
    return ("{{" in text and "}}" in text) or ("{%" in text and "%}" in text)


# --- versions ----------------------------------------------------------------------------------


def versions(source: Source) -> Iterator[Loose]:
    """What `pins-exact` has to say about a requirement file."""
    found = closure(source)
    locks = _Locks(source)
    if not _has_compiled(source) and not locks.is_library_metadata:
        pinned = _pinned(found)
        for each in found.requirements:
            if not each.constraint and each.wanted.project not in pinned:
                yield from _version(each, locks)
    for each in found.requirements:
        if not each.constraint:
            yield from _address(each)
            yield from _lookalike(each)
    yield from _indexes(found)
    if kinds.kind_of(source.path) == kinds.INPUT:
        yield from _missing_from_compiled(source, found)
    finish(source)


def _pinned(found: Requirements) -> set[str]:
    """Projects that some line, or a constraint, holds to one version on every machine."""
    return {
        each.wanted.project
        for each in found.requirements
        if each.wanted.exact and not each.wanted.marker
    }


def _version(each: Requirement, locks: _Locks) -> Iterator[Loose]:
    wanted = each.wanted
    if wanted.kind != "index" or wanted.exact:
        return
    rule = how_open(wanted)
    version = locks.version(wanted.project)
    facts = {
        "name": wanted.name,
        "written": each.text.partition(";")[0].strip(),
        "pin": f"{wanted.name}{_extras(wanted)}=={version or '<the version you tested>'}",
    }
    yield Loose(rule, each.line, each.column, facts, each.path)


def how_open(wanted: Wanted) -> str:
    """The rule for a version that is not exact."""
    if not wanted.specifiers:
        return "unpinned"
    if any(operator == "==" for operator, _ in wanted.specifiers):
        return "wildcard"
    return "range"


def _extras(wanted: Wanted) -> str:
    return f"[{','.join(wanted.extras)}]" if wanted.extras else ""


_COMMIT = Pattern(r"(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})")
_MOVING = Pattern(
    r"""
      /refs/heads/ | /heads/ | /latest/download/ | /releases/latest/
    | /(?: archive | zipball | tarball | zip | tar\.gz | get | -/archive )
       / (?: main | master | develop | dev | trunk | head | latest | nightly )
       (?: / | \. (?: zip | tar ) | $ )
    | / (?: main | master | develop | latest ) \. (?: zip | tar\.gz | tgz ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)


def moving_address(wanted: Wanted) -> str:
    """The rule that an address breaks, empty when it always gives the same."""
    url, _, _ = wanted.url.partition("#")
    if wanted.kind == "vcs":
        path = url.partition("://")[2].partition("/")[2]
        revision = path.rpartition("@")[2] if "@" in path else ""
        if url.lower().startswith(("svn+", "bzr+")):
            return "" if revision.isdigit() else "vcs-mutable"
        return "" if _COMMIT.fullmatch(revision) else "vcs-mutable"
    if wanted.kind == "url" and _MOVING.search(url.partition("?")[0]):
        return "url-mutable"
    return ""


def _address(each: Requirement) -> Iterator[Loose]:
    rule = moving_address(each.wanted)
    if rule and not any(hashed.algorithm in STRONG for hashed in each.hashes):
        facts = {"name": each.wanted.name or "it", "url": each.wanted.url}
        yield Loose(rule, each.line, each.column, facts, each.path)


def _lookalike(each: Requirement) -> Iterator[Loose]:
    from tenpoint.kit.pins.names import lookalike

    known = lookalike(each.wanted.project) if each.wanted.kind == "index" else ""
    if known:
        facts = {"name": each.wanted.name, "known": known}
        yield Loose("lookalike", each.line, each.column, facts, each.path)


def _indexes(found: Requirements) -> Iterator[Loose]:
    if not found.options:
        return
    from tenpoint.kit.pins.indexes import Index, merged_indexes, unsafe_index

    indexes = [
        Index(option.name, option.value, option.line, option.column, option.path)
        for option in found.options
    ]
    for index in indexes:
        yield from unsafe_index(index)
    hashed = _hashed_projects(found)
    unhashed = [
        each
        for each in found.requirements
        if not each.constraint
        and each.wanted.kind == "index"
        and not each.hashes
        and each.wanted.project not in hashed
    ]
    # The public index takes no local versions, so nobody can put `torch==2.4.0+cpu` there.
    if any(not _is_local(each.wanted) for each in unhashed):
        yield from merged_indexes(indexes)


def _is_local(wanted: Wanted) -> bool:
    return wanted.exact and any("+" in version for _, version in wanted.specifiers)


# --- compiled files and locks beside -----------------------------------------------------------


class _Locks:
    """What stands around a requirement file: locks to take versions from, and its project."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._versions: dict[str, str] | None = None

    def version(self, project: str) -> str:
        """The version that a lock beside the file holds, empty without."""
        if self._versions is None:
            from tenpoint.kit.pins.python_locks import versions_beside

            self._versions = versions_beside(self.source)
        return self._versions.get(project, "")

    @property
    def is_library_metadata(self) -> bool:
        """Whether the file is where a library's own metadata comes from: ranges are right there."""
        for name in ("pyproject.toml", "setup.py", "../pyproject.toml", "../setup.py"):
            project = self.source.beside(name)
            if project is not None and self.source.name.encode() in project.data:
                from tenpoint.kit.pins.projects import is_metadata_of_library

                return is_metadata_of_library(self.source)
        return False


def _has_compiled(source: Source) -> bool:
    """Whether this is an input whose compiled file is committed beside it."""
    return kinds.kind_of(source.path) == kinds.INPUT and compiled_from(source) is not None


def compiled_from(source: Source) -> Source | None:
    """The requirement file that was compiled from this input, if git tracks it."""
    stem = source.name.removesuffix(".in")
    for name in (f"{stem}.txt", f"../{stem}.txt"):
        compiled = tracked_beside(source, name)
        if compiled is not None:
            return compiled
    return None


def tracked_beside(source: Source, name: str) -> Source | None:
    """A file beside this one that git tracks: what is ignored is on no other machine."""
    found = source.beside(name)
    if found is not None and source.repo is not None and not source.repo.is_tracked(found.path):
        return None
    return found


def _missing_from_compiled(source: Source, found: Requirements) -> Iterator[Loose]:
    compiled = compiled_from(source)
    if compiled is None:
        return
    held = {each.wanted.project for each in closure(compiled).requirements}
    for each in found.requirements:
        wanted = each.wanted
        if (
            each.path == source.path
            and wanted.project
            and not wanted.marker
            and wanted.project not in held
        ):
            facts = {
                "name": wanted.name,
                "lock": compiled.name,
                "command": "uv pip compile, or pip-compile",
            }
            yield Loose("lock-stale", each.line, each.column, facts, each.path)


# --- hashes ------------------------------------------------------------------------------------

_DIGITS = {"sha256": 64, "sha384": 96, "sha512": 128}
_OFF = ("--no-require-hashes",)


def hashes(source: Source) -> Iterator[Loose]:
    """What `require-hashes` has to say about a requirement file."""
    found = closure(source)
    for each in found.requirements:
        for hashed in each.hashes:
            yield from _hash(each, hashed)
    for option in found.options:
        if option.name in _OFF:
            facts = {"option": option.name}
            yield Loose("disabled", option.line, option.column, facts, option.path)
    installed = kinds.kind_of(source.path) not in (kinds.INPUT, kinds.CONSTRAINTS)
    if installed and (not _Locks(source).is_library_metadata or _is_lock(source)):
        yield from _missing(found)
    finish(source)


def _is_lock(source: Source) -> bool:
    """Whether a tool compiled the file: then it is installed from, whatever else reads it."""
    from tenpoint.kit.pins.projects import is_compiled

    return is_compiled(source)


def _hash(each: Requirement, hashed: Hash) -> Iterator[Loose]:
    what = each.wanted.name or each.wanted.url
    facts: dict[str, object] = {"what": what, "algorithm": hashed.algorithm or "nothing"}
    if hashed.algorithm in ("md5", "sha1", "sha224"):
        yield Loose("weak", each.line, each.column, facts, each.path)
    elif not _is_digest(hashed):
        digits = _DIGITS.get(hashed.algorithm)
        facts["expected"] = f"{digits} hexadecimal digits" if digits else "--hash=sha256:<digest>"
        yield Loose("malformed", each.line, each.column, facts, each.path)


def _is_digest(hashed: Hash) -> bool:
    return len(hashed.digest) == _DIGITS.get(hashed.algorithm, -1) and not set(hashed.digest) - set(
        "0123456789abcdefABCDEF"
    )


def _hashed_projects(found: Requirements) -> set[str]:
    """Projects that a constraint gives a hash (pip 26); for all of their lines."""
    return {
        each.wanted.project for each in found.requirements if each.constraint and each.hashes
    } - {""}


def _missing(found: Requirements) -> Iterator[Loose]:
    wanted = [each for each in found.requirements if not each.constraint]
    if any(each.hashes for each in found.requirements):
        yield from _missing_among_hashed(wanted, _hashed_projects(found))
        return
    # Nothing has a hash: one finding for each file, not one for each line.
    by_file: dict[str, list[Requirement]] = {}
    for each in wanted:
        by_file.setdefault(each.path, []).append(each)
    for path, lines in by_file.items():
        facts = {"what": counted(len(lines), "requirement has", "requirements have")}
        yield Loose("missing", lines[0].line, lines[0].column, facts, path)


def _missing_among_hashed(
    wanted: Sequence[Requirement], by_constraint: set[str]
) -> Iterator[Loose]:
    # pip takes the first line of a project for all of them, so a hash serves the lines below
    # it; an archive with --hash serves its name wherever it stands, and needs its own.
    served: dict[str, set[str]] = {}
    for each in wanted:
        if each.wanted.kind != "index" and any(not hashed.in_url for hashed in each.hashes):
            served.setdefault(each.wanted.project, set()).add(each.wanted.marker)
    for each in wanted:
        project = each.wanted.project
        markers = served.setdefault(project, set()) if project else set()
        facts: dict[str, object] = {"what": f"{each.wanted.name or each.text} has"}
        is_served = project in by_constraint or "" in markers or each.wanted.marker in markers
        if not _can_have_hash(each):
            yield Loose("unhashable", each.line, each.column, facts, each.path)
        elif each.hashes:
            markers.add(each.wanted.marker)
        elif each.wanted.kind != "index" or not is_served:
            yield Loose("missing", each.line, each.column, facts, each.path)


def _can_have_hash(each: Requirement) -> bool:
    return not each.editable and each.wanted.kind not in ("vcs", "directory")
