"""One requirement, as pip takes it: a name with versions, a URL, a path or version control.

Source: `req/constructors.py` and `models/link.py` of pip 26.3, and PEP 508 for the names.
pip looks at the disk to tell a folder from a name; here the look of the text decides.
"""

from __future__ import annotations

import re

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from tenpoint.kit.light import NamedTuple

MAX_LENGTH = 8 * 1024  # characters; a real one has a few hundred
MAX_PARENTHESES = 40  # of a marker; `packaging` descends into each

# Possessive throughout: a hostile line is left at its first wrong character.
_IDENTIFIER = r"[A-Za-z0-9]++(?:[._-]++[A-Za-z0-9]++)*+"
_RELEASE = r"(?:[0-9]++!)?[0-9]++(?:\.[0-9]++)*+"
_TAIL = r"(?:(?:a|b|rc)[0-9]++)?(?:\.post[0-9]++)?(?:\.dev[0-9]++)?"
_CLAUSE = rf"""(?:
    ==[ ]*+{_RELEASE}(?:\.\*|{_TAIL}(?:\+[a-z0-9]++(?:[.][a-z0-9]++)*+)?)
  | !=[ ]*+{_RELEASE}(?:\.\*|{_TAIL})
  | ~=[ ]*+[0-9]++(?:\.[0-9]++)++{_TAIL}
  | [<>]=?[ ]*+{_RELEASE}{_TAIL}
)"""
_TERM = r"""(?:
    (?: python_version | python_full_version | os_name | sys_platform | platform_machine
      | platform_python_implementation | platform_release | platform_system
      | platform_version | implementation_name | implementation_version | extra )
    [ ]*+ (?: (?:[=!<>~]=|[<>])[ ]*+ | (?<=[ ])(?:not[ ]++)?in[ ]++ )
    (?: "[^"\\]*+" | '[^'\\]*+' )
)"""
# What every line of a lock is, and what nearly every other line is. `packaging` takes six
# interpreter starts to load, so it is asked
# only about what is left; the tests compare the two.
_PINNED = Pattern(rf"({_IDENTIFIER})==({_RELEASE}{_TAIL})")
_PLAIN = Pattern(
    rf"""
    (?P<name> {_IDENTIFIER} )
    (?P<extras> \[ {_IDENTIFIER} (?: , {_IDENTIFIER} )*+ \] )?
    [ ]*+ (?P<specifiers> {_CLAUSE} (?: [ ]*+ , [ ]*+ {_CLAUSE} )*+ )?
    [ ]*+ (?: ; [ ]*+ (?P<marker> {_TERM} (?: [ ]++ (?:and|or) [ ]++ {_TERM} )*+ ) )?
    """,
    re.VERBOSE,
)
_SPECIFIER = Pattern(r"([=!<>~]=|[<>])[ ]*([^ ,]+)")

_VCS = Pattern(
    r"(?:git\+(?:https?|ssh|git|file)|hg\+(?:file|https?|ssh|static-http)"
    r"|svn\+(?:ssh|https?|svn|file)|bzr\+(?:https?|ssh|sftp|ftp|lp|file)):",
    re.IGNORECASE,
)
_WEB = Pattern(r"(?:https?|ftp):", re.IGNORECASE)
_FILE = Pattern(r"file:", re.IGNORECASE)
_ARCHIVES = (
    ".zip", ".whl", ".tar.bz2", ".tbz", ".tar.gz", ".tgz", ".tar",
    ".tar.xz", ".txz", ".tlz", ".tar.lz", ".tar.lzma",
)  # fmt: skip
URL_HASH = Pattern(r"[#&](sha512|sha384|sha256|sha224|sha1|md5)=([^&]*)")
_EGG = Pattern(r"[#&]egg=([^&]*)")


class Wanted(NamedTuple):
    """What one requirement asks for.

    `kind` is "index" (a name that an index resolves), "url", "vcs", "archive" (a local file)
    or "directory". `specifiers` are (operator, version) pairs; `url` holds the URL or the
    path. `name` is empty when the line names no project.
    """

    kind: str
    name: str = ""
    extras: tuple[str, ...] = ()
    specifiers: tuple[tuple[str, str], ...] = ()
    url: str = ""
    marker: str = ""

    @property
    def project(self) -> str:
        """The name as indexes compare it (PEP 503), empty when the line names no project."""
        return canonical(self.name)

    @property
    def exact(self) -> bool:
        """True when some clause allows one version only; further clauses are idle then."""
        return any(
            operator == "===" or (operator == "==" and not version.endswith(".*"))
            for operator, version in self.specifiers
        )


def canonical(name: str) -> str:
    """The name of a project as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def from_line(text: str) -> Wanted:
    """What `pip install TEXT` takes it for. Raises CannotCheck where pip refuses it."""
    pinned = _PINNED.fullmatch(text)
    if pinned:
        return Wanted("index", pinned[1], (), (("==", pinned[2]),))
    plain = _PLAIN.fullmatch(text)
    if plain and (plain["specifiers"] or not _is_archive(plain["name"])):
        return Wanted(
            "index",
            plain["name"],
            tuple(plain["extras"][1:-1].split(",")) if plain["extras"] else (),
            tuple(_clauses(plain["specifiers"])) if plain["specifiers"] else (),
            marker=plain["marker"] or "",
        )
    _bounded(text)
    if _is_url(text):
        url, _, marker = text.partition("; ")
        return _with_marker(_from_url(url.strip()), marker.strip())
    # pip cuts the marker off before it looks for a name, a path or `name @ URL`.
    place, _, marker = text.partition(";")
    place = place.strip()
    bare, extras = _split_extras(place)
    before, at, _ = place.partition("@")
    if at and not _looks_like_path(before):
        wanted = _pep_508(place)
    elif _is_archive(bare) and "\t" not in bare:
        wanted = _from_path(bare)._replace(extras=extras)
    elif _looks_like_path(place) and not re.search(r"[=<>!~]=|[<>]|\t", place):
        wanted = Wanted("directory", url=bare, extras=extras)
    else:
        wanted = _pep_508(place)
    return _with_marker(wanted, marker.strip())


def _clauses(specifiers: str) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _SPECIFIER.finditer(specifiers)]


def from_editable(text: str) -> Wanted:
    """What `pip install -e TEXT` takes it for. Raises CannotCheck where pip refuses it."""
    _bounded(text)
    if re.match(rf"{_IDENTIFIER}\s*(?:\[[^\]]*\]\s*)?@", text):
        return _pep_508(text)
    if _VCS.match(text):
        wanted = _from_url(text)
        if not wanted.name:
            raise CannotCheck("an editable from version control needs #egg=NAME")
        return wanted
    if _is_url(text) and not _FILE.match(text):
        raise CannotCheck("only a folder or version control can be editable")
    bare, extras = _split_extras(text)
    return Wanted("directory", _egg(bare), extras, url=bare)


def _bounded(text: str) -> None:
    if len(text) > MAX_LENGTH or text.count("(") > MAX_PARENTHESES:
        raise CannotCheck("a requirement of this length or nesting is not looked into")


def _is_url(text: str) -> bool:
    return bool(_WEB.match(text) or _FILE.match(text) or _VCS.match(text))


def _looks_like_path(text: str) -> bool:
    return "/" in text or text.startswith(".")


def _is_archive(name: str) -> bool:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    if not dot or not stem.strip("."):
        return False
    if stem.lower().endswith(".tar"):
        ending = "tar." + ending
    return f".{ending.lower()}" in _ARCHIVES


def _split_extras(text: str) -> tuple[str, tuple[str, ...]]:
    """`./pkg[a,b]` as `./pkg` and its extras."""
    bare, _, inner = text.rpartition("[")
    if not bare or not inner.endswith("]") or "]" in inner[:-1] or inner == "]":
        return text, ()
    extras = tuple(part.strip() for part in inner[:-1].split(","))
    if not all(re.fullmatch(_IDENTIFIER, extra) for extra in extras):
        raise CannotCheck("these extras are no names")
    return bare.rstrip(), extras


def _egg(url: str) -> str:
    found = _EGG.search(url)
    if not found:
        return ""
    if not re.fullmatch(_IDENTIFIER, found[1]):
        raise CannotCheck("pip takes only a name as #egg=")
    return found[1]


def _from_url(url: str) -> Wanted:
    if _VCS.match(url):
        return Wanted("vcs", _egg(url), url=url)
    ending = url.partition("#")[0].partition("?")[0]
    if ending.lower().endswith(".whl"):
        return _from_path(ending)._replace(kind=_kind_of(url), url=url)
    return Wanted(_kind_of(url), _egg(url), url=url)


def _kind_of(url: str) -> str:
    if _VCS.match(url):
        return "vcs"
    if _WEB.match(url):
        return "url"
    return "archive" if _is_archive(url.partition("#")[0]) else "directory"


def _from_path(path: str) -> Wanted:
    """A local archive; a wheel says its name and version."""
    if not path.lower().endswith(".whl"):
        return Wanted("archive", url=path)
    from urllib.parse import unquote

    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    try:
        name, version, _, _ = parse_wheel_filename(unquote(path.rpartition("/")[2]))
    except InvalidWheelFilename:
        raise CannotCheck("not the name of a wheel") from None
    return Wanted("archive", name, specifiers=(("==", str(version)),), url=path)


def _with_marker(wanted: Wanted, marker: str) -> Wanted:
    if not marker:
        return wanted
    from packaging.markers import InvalidMarker, Marker

    try:
        Marker(marker)
    except (InvalidMarker, RecursionError):
        raise CannotCheck("the marker after the semicolon cannot be read") from None
    return wanted._replace(marker=marker)


def _pep_508(text: str) -> Wanted:
    from packaging.requirements import InvalidRequirement
    from packaging.requirements import Requirement as Parsed

    try:
        parsed = Parsed(text)
    except (InvalidRequirement, RecursionError):
        raise CannotCheck("pip takes this for no requirement") from None
    return Wanted(
        _kind_of(parsed.url) if parsed.url else "index",
        parsed.name,
        tuple(sorted(parsed.extras)),
        tuple(sorted((clause.operator, clause.version) for clause in parsed.specifier)),
        parsed.url or "",
        str(parsed.marker or ""),
    )
