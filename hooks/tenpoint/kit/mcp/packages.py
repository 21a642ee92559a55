"""What a launcher fetches before it runs it: `npx PACKAGE`, `uvx PACKAGE`, `docker run IMAGE`.

An exact version is asked for, as everywhere (`kit/pins`); whatever a variable decides is decided
elsewhere. `npx` runs the version that a project has installed when there is one, so a package
of the package.json above the file is not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.mcp.launch import Words, options_of, program
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.mcp.clients import Word
    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple

NPM, PYTHON, IMAGE, GO = "npm", "Python", "image", "Go"


class Package(NamedTuple):
    """What is fetched: how it is written, the word it stands in, and the arguments it is given.

    `runs` is the program of it that is run, when that is named apart.
    """

    kind: str
    tool: str
    spec: str
    word: Word
    args: Words
    runs: str = ""


_NPX_VALUED = frozenset(
    ("-p", "--package", "-c", "--call", "--prefix", "--registry", "--cache", "-w", "--workspace",
     "--userconfig", "--globalconfig", "--loglevel", "--node-options", "--node-arg",
     "-n", "--shell", "--script-shell", "--dir", "-C", "--allow-build", "--reporter")
)  # fmt: skip
_UVX_VALUED = frozenset(
    ("--from", "--with", "--with-editable", "--with-requirements", "-p", "--python", "-i",
     "--index", "--index-url", "--extra-index-url", "--default-index", "-f", "--find-links",
     "--directory", "--project", "--env-file", "--cache-dir", "--config-file", "-c",
     "--constraints", "--overrides", "-b", "--build-constraints", "--exclude-newer", "--prerelease",
     "--resolution", "-P", "--upgrade-package", "--refresh-package", "--reinstall-package",
     "--index-strategy",
     "--keyring-provider", "--link-mode", "--no-build-package", "--no-binary-package", "-w",
     "--python-platform", "--color", "--allow-insecure-host", "-C", "--config-setting")
)  # fmt: skip
_PIPX_VALUED = frozenset(
    ("--spec", "--python", "-i", "--index-url", "--pip-args", "--fetch-python", "--with",
     "--backend")
)  # fmt: skip
_DENO_VALUED = frozenset(
    ("-c", "--config", "--import-map", "--lock", "--cert", "--location", "--v8-flags", "--seed",
     "-L", "--log-level", "--env-file", "--preload")
)  # fmt: skip
_LOCAL_ONLY = frozenset(("--no-install", "--no"))


def package_of(words: Words) -> Package | None:
    """What a command line fetches; None when it runs what is there."""
    if not words:
        return None
    tool = program(words[0].text)
    rest = words[1:]
    if tool in ("npx", "pnpx", "bunx"):
        return _npm(tool, rest)
    if tool in ("npm", "pnpm", "yarn", "bun"):
        before, rest = options_of(rest, _NPX_VALUED)
        wanted = {"npm": ("exec", "x"), "pnpm": ("dlx",), "yarn": ("dlx",), "bun": ("x",)}[tool]
        if not rest or rest[0].text not in wanted:
            return None
        return _npm(f"{tool} {rest[0].text}", rest[1:], before)
    if tool == "uvx":
        return _python(tool, rest, _UVX_VALUED, "--from")
    if tool == "uv":
        before, rest = options_of(rest, _UVX_VALUED)
        if [word.text for word in rest[:2]] != ["tool", "run"]:
            return None
        return _python("uv tool run", rest[2:], _UVX_VALUED, "--from")
    if tool == "pipx":
        _, rest = options_of(rest, _PIPX_VALUED)
        if not rest or rest[0].text != "run":
            return None
        return _python("pipx run", rest[1:], _PIPX_VALUED, "--spec")
    if tool == "deno":
        return _deno(rest)
    if tool == "go" and rest and rest[0].text == "run":
        _, rest = options_of(rest[1:], frozenset(("-C", "-exec", "-tags", "-mod", "-modfile")))
        if rest and "@" in rest[0].text:
            return Package(GO, "go run", rest[0].text, rest[0], rest[1:])
    return None


def _npm(
    tool: str, words: Words, before: list[tuple[str, str, Word]] | None = None
) -> Package | None:
    options, rest = options_of(words, _NPX_VALUED)
    options += before or []
    if any(name in _LOCAL_ONLY for name, _, _ in options):
        return None
    named = [(value, word) for name, value, word in options if name in ("-p", "--package")]
    if named:
        spec, word = next((each for each in named if _is_loose_npm(each[0])), named[0])
        return Package(NPM, tool, spec, word, rest[1:], rest[0].text if rest else "")
    if not rest:
        return None
    return Package(NPM, tool, rest[0].text, rest[0], rest[1:])


def _python(tool: str, words: Words, valued: frozenset[str], option: str) -> Package | None:
    options, rest = options_of(words, valued)
    named = [(value, word) for name, value, word in options if name == option]
    if named:
        return Package(PYTHON, tool, *named[-1], rest[1:], rest[0].text if rest else "")
    if not rest:
        return None
    return Package(PYTHON, tool, rest[0].text, rest[0], rest[1:])


def _deno(words: Words) -> Package | None:
    if not words or words[0].text not in ("run", "x"):
        return None
    _, rest = options_of(words[1:], _DENO_VALUED)
    if rest and rest[0].text.startswith(("npm:", "jsr:")):
        return Package(NPM, "deno run", rest[0].text, rest[0], rest[1:])
    return None


# --- exact versions ----------------------------------------------------------------------------

_VARIABLE = Pattern(r"[$%{<]")
_LOCAL = Pattern(r"(?:[./~]|file:|[A-Za-z]:[\\/])")
_GO_EXACT = Pattern(r"v\d+\.\d+\.\d+\S*|[0-9a-f]{40}")


def is_loose(package: Package, source: Source) -> bool:
    """Whether something else may be fetched tomorrow."""
    spec = package.spec
    if package.kind == NPM:
        return _is_loose_npm(spec) and not _is_installed(source, npm_name(spec), package.tool)
    if package.kind == PYTHON:
        return _is_loose_python(spec)
    if package.kind == GO:
        version = spec.rpartition("@")[2]
        return not _VARIABLE.search(version) and not _GO_EXACT.fullmatch(version)
    return False


def npm_name(spec: str) -> str:
    """The name in `@scope/name@version`."""
    spec = _without_registry(spec)
    name, at, _ = spec.rpartition("@")
    return name if at and name else spec


def _without_registry(spec: str) -> str:
    """`name@1.2.3` of `npm:name@1.2.3` and `jsr:/name@1.2.3`, as deno has them."""
    return spec[4:].removeprefix("/") if spec.startswith(("npm:", "jsr:")) else spec


def pinned(package: Package) -> str:
    """How an exact version is written for this launcher."""
    if package.kind == PYTHON:
        if "://" in package.spec or package.spec.startswith("git+"):
            return package.spec.partition("@")[0] + "@<40 hexadecimal digits>"
        name = re.split(r"[=<>!~@;\s]", package.spec, maxsplit=1)[0]
        return (
            f"{name}@<version>"
            if package.tool == "uvx" and not package.runs
            else f"{name}==<version>"
        )
    if package.kind == GO:
        return package.spec.rpartition("@")[0] + "@v<version>"
    if _is_address(package.spec):
        return package.spec.partition("#")[0] + "#<40 hexadecimal digits>"
    prefix = package.spec[:4] if package.spec.startswith(("npm:", "jsr:")) else ""
    return f"{prefix}{npm_name(package.spec)}@<version>"


def _is_address(spec: str) -> bool:
    from tenpoint.kit.pins import npm_versions

    return not spec.startswith("@") and npm_versions.GIT.match(spec) is not None


def _is_loose_npm(spec: str) -> bool:
    from tenpoint.kit.pins import npm_versions

    spec = _without_registry(spec)
    if not spec or _LOCAL.match(spec):
        return False
    if _is_address(spec) or spec.startswith(("http://", "https://")):
        return not _VARIABLE.search(spec) and bool(npm_versions.rule_of(spec))
    name, at, version = spec.rpartition("@")
    if not at or not name:  # no version: a name that a variable holds may bring one
        return not _VARIABLE.search(spec)
    return not _VARIABLE.search(version) and bool(npm_versions.rule_of(version))


def _is_loose_python(spec: str) -> bool:
    from tenpoint.kit.parse.requirement import from_line
    from tenpoint.kit.pins.requirement_files import moving_address

    spec = spec.strip()
    if not spec or _LOCAL.match(spec):
        return False
    at = re.fullmatch(r"([A-Za-z0-9._-]+(?:\[[^\]]*\])?)@([A-Za-z0-9.!+_-]+)", spec)
    if at:  # uv's own way of writing a version
        return not at[2][0].isdigit()
    if _VARIABLE.search(spec.partition("==")[2] or spec):
        return False
    try:
        wanted = from_line(spec)
    except CannotCheck:
        return False
    if wanted.kind in ("vcs", "url"):
        return bool(moving_address(wanted))
    return wanted.kind == "index" and not wanted.exact


def _is_installed(source: Source, name: str, tool: str) -> bool:
    """Whether a package.json from the file's folder up to the root brings the package."""
    if tool not in ("npx", "bunx", "npm exec", "npm x", "bun x"):
        return False
    return any(name in names for names in _installed(source))


def _installed(source: Source) -> Iterator[set[str]]:
    from tenpoint.kit.pins.documents import json, table

    for up in range(source.path.count("/") + 1):
        other = source.beside("../" * up + "package.json")
        if other is None:
            continue
        try:
            document = json(other)
        except CannotCheck:
            continue  # reported where that file is checked
        yield {
            name
            for group in ("dependencies", "devDependencies", "optionalDependencies")
            for name in table(document, group)
        }
