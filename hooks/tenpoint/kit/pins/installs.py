"""Commands that install: what they name without an exact version, and what they switch off.

Silent: `-r file` (that file is checked), `.`, `-e .`, local archives, names that a variable
decides, and everything behind `-c` (what a constraint pins is not known here).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.parse.requirement import from_editable, from_line
from tenpoint.kit.parse.shell import Word, unwrapped
from tenpoint.kit.parse.workflow import Place
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.pins import npm_versions
from tenpoint.kit.pins.indexes import VARIABLES, Index, merged_indexes, unsafe_index
from tenpoint.kit.pins.loose import Loose
from tenpoint.kit.pins.names import lookalike
from tenpoint.kit.pins.requirement_files import moving_address, tracked_beside
from tenpoint.kit.pins.scripts import commands_of, settings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from tenpoint.kit.source import Source
else:
    from tenpoint.kit.light import NamedTuple


class Install(NamedTuple):
    """One install command: the packages that it names, and its options with their values."""

    tool: str  # "pip", "uv", "pipx" or one of npm's kind
    named: tuple[Word, ...]
    options: tuple[tuple[str, Word], ...]  # a switch has its own word as value
    is_global: bool = False

    @property
    def installed(self) -> tuple[Word, ...]:
        """What is named, editables included."""
        return self.named + tuple(word for option, word in self.options if option == "--editable")

    def has(self, *names: str) -> bool:
        return any(option in names for option, _ in self.options)


_PIP = Pattern(r"pip[0-9.]*|pip[23]?\.exe")
_PYTHON = Pattern(r"(?:python|pypy)[0-9.]*|py|python[0-9.]*\.exe")
_NPM = ("npm", "pnpm", "yarn", "bun")
_NPM_VERBS = ("install", "i", "add", "isntall", "in", "ins", "inst")

# Options of pip, uv and pipx that take a value in the next word.
_VALUED = frozenset(
    (
        "-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-i", "--index-url",
        "--pypi-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--platform",
        "--python-version", "--implementation", "--abi", "--root", "--prefix", "--src",
        "--upgrade-strategy", "-C", "--config-settings", "--config-setting", "--global-option",
        "--no-binary", "--only-binary", "--progress-bar", "--root-user-action", "--report",
        "--group", "--use-feature", "--use-deprecated", "--cert", "--client-cert", "--proxy",
        "--retries", "--timeout", "--exists-action", "--trusted-host", "--cache-dir", "--log",
        "--python", "-p", "--keyring-provider", "--build-constraint", "--build-constraints", "-b",
        "--index", "--default-index", "--index-strategy", "--exclude-newer", "--with",
        "--with-editable", "--with-requirements", "--with-executables-from", "--resolution",
        "--prerelease", "--fork-strategy", "--link-mode", "--color", "--torch-backend",
        "--override", "--overrides", "--config-file", "--project", "--directory", "--extra",
        "--no-build-package", "--no-binary-package", "--refresh-package", "--reinstall-package",
        "--upgrade-package", "-P", "--python-platform", "--allow-insecure-host", "--pip-args",
        "--suffix", "--preinstall", "--no-build-isolation-package", "--only-final",
        "--all-releases", "--uploaded-prior-to",
    )
)  # fmt: skip
_NPM_VALUED = frozenset(
    ("--registry", "--prefix", "-C", "--dir", "--cache", "-w", "--workspace", "--loglevel",
     "--omit", "--include", "--tag", "--cwd", "--filter", "--userconfig", "--save-prefix",
     "--network-timeout", "--mutex", "--modules-folder", "--cache-folder", "--install-strategy")
)  # fmt: skip
_LONG = {
    "-r": "--requirement",
    "-c": "--constraint",
    "-e": "--editable",
    "-i": "--index-url",
    "--pypi-url": "--index-url",
    "--default-index": "--index-url",
    "-f": "--find-links",
    "--allow-insecure-host": "--trusted-host",
    "--overrides": "--override",
}


def install_of(words: Sequence[Word]) -> Install | None:
    """The install command that these words are, None for any other."""
    if len(words) < 2:
        return None
    program = words[0].text.rpartition("/")[2]
    rest = list(words[1:])
    if _PYTHON.fullmatch(program):
        at = next((i for i, word in enumerate(rest) if word.text == "-m"), -1)
        if at < 0 or at + 1 >= len(rest) or any(not w.text.startswith("-") for w in rest[:at]):
            return None
        program, rest = rest[at + 1].text, rest[at + 2 :]
    if program == "uv":
        kind = rest[0].text
        if kind == "pip" and rest[1:]:
            return _after(("install",), "uv", rest[1:])
        return _after(("install",), "uv", rest[1:]) if kind == "tool" and rest[1:] else None
    if _PIP.fullmatch(program):
        return _after(("install",), "pip", rest)
    if program == "pipx":
        return _after(("install", "inject"), "pipx", rest)
    if program in _NPM:
        return _npm(program, rest)
    return None


def _after(verbs: Sequence[str], tool: str, words: list[Word]) -> Install | None:
    """The words behind the verb, options before it stepped over."""
    while words and words[0].text.startswith("-"):
        words = words[2 if words[0].text in _VALUED else 1 :]
    if not words or words[0].text not in verbs:
        return None
    named, options = _parted(words[1:], _VALUED)
    if words[0].text == "inject":
        named = named[1:]  # the first one is the environment
    return Install(tool, named, options)


def _npm(program: str, words: list[Word]) -> Install | None:
    named, options = _parted(words, _NPM_VALUED)
    names = [option for option, _ in options]
    is_global = bool({"-g", "--global", "--location=global"} & set(names)) or any(
        option == "--location" and value.text == "global" for option, value in options
    )
    if program == "yarn":
        if not named:
            return Install(program, (), options)
        if named[0].text == "global" and named[1:2] and named[1].text == "add":
            return Install(program, named[2:], options, True)
        return Install(program, (), options) if named[0].text == "install" else None
    if not named or named[0].text not in _NPM_VERBS:
        return None
    return Install(program, named[1:], options, is_global)


def _parted(
    words: Sequence[Word], valued: frozenset[str]
) -> tuple[tuple[Word, ...], tuple[tuple[str, Word], ...]]:
    named: list[Word] = []
    options: list[tuple[str, Word]] = []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        name, equals, value = word.text.partition("=")
        if not word.text.startswith("-") or word.text == "-":
            named.append(word)
        elif equals and name.startswith("--"):
            start = word.start + len(name) + 1
            options.append((_LONG.get(name, name), Word(value, start, word.expands)))
        elif name in valued and waiting:
            options.append((_LONG.get(name, name), waiting.pop()))
        elif len(name) > 2 and name[:2] in valued and not name.startswith("--"):
            glued = Word(word.text[2:], word.start + 2, word.expands)
            options.append((_LONG.get(name[:2], name[:2]), glued))
        else:
            options.append((name, word))
    return tuple(named), tuple(options)


# --- versions ----------------------------------------------------------------------------------


def versions(source: Source, kind: str) -> Iterator[Loose]:
    """What `pins-exact` has to say about the commands and variables of a file."""
    for command, place in commands_of(source, kind):
        install = install_of(unwrapped(command))
        if install is None:
            yield from _configured(unwrapped(command), place)
        elif install.tool in _NPM:
            yield from _npm_versions(install, place)
        else:
            yield from _pip_versions(install, place)
    for setting in settings_of(source, kind):
        option = VARIABLES.get(setting.name)
        if option and setting.value and "$" not in setting.value.partition("://")[0]:
            index = Index(option, setting.value, setting.line, setting.column)
            yield from unsafe_index(index)
            yield from merged_indexes([index])


def _pip_versions(install: Install, place: Place) -> Iterator[Loose]:
    wanted = [(word, False) for word in install.named]
    wanted += [(word, True) for option, word in install.options if option == "--editable"]
    wanted += [(word, False) for option, word in install.options if option == "--with"]
    # What a constraint or a folder of one's own offers is not known here.
    held = install.has("--constraint", "--override", "--no-index", "--require-hashes")
    all_local = bool(install.named)
    for word, editable in wanted:
        line, column = place(word.start)
        try:
            asked = from_editable(word.text) if editable else from_line(_as_pip(install, word))
        except CannotCheck:
            all_local = False
            continue  # a glob, a variable, another shell's words: no requirement to judge
        if rule := moving_address(asked):
            # A variable in a URL may well be a commit.
            if not word.expands:
                yield Loose(rule, line, column, {"name": asked.name or "it", "url": asked.url})
            continue
        if asked.kind != "index" or word.expands or asked.project == "pip":
            continue
        all_local = all_local and asked.exact and "+" in word.text
        if known := lookalike(asked.project):
            yield Loose("lookalike", line, column, {"name": asked.name, "known": known})
        if not asked.exact and not held:
            facts = {"written": word.text, "pin": f"{asked.name}==<version>"}
            yield Loose("shell-install", line, column, facts)
    yield from _indexes(install, place, all_local)


_AT = Pattern(r"([A-Za-z0-9._-]+(?:\[[^\]]*\])?)@([A-Za-z0-9.!+_-]+)")


def _as_pip(install: Install, word: Word) -> str:
    """uv's `name@1.2` and `name@latest` in pip's words."""
    found = _AT.fullmatch(word.text) if install.tool == "uv" else None
    if found is None:
        return word.text
    return f"{found[1]}=={found[2]}" if found[2][0].isdigit() else found[1]


def _indexes(install: Install, place: Place, all_local: bool) -> Iterator[Loose]:
    indexes = [
        Index(option, word.text, *place(word.start))
        for option, word in install.options
        if option.startswith(("--index", "--extra-index", "--find", "--trusted", "--no-index"))
    ]
    for index in indexes:
        yield from unsafe_index(index)
    is_uv = install.tool == "uv"  # uv asks its indexes in order
    if not install.has("--require-hashes") and not all_local:
        mergeable = [index for index in indexes if not is_uv or index.option == "--index-strategy"]
        yield from merged_indexes(mergeable)


def _npm_versions(install: Install, place: Place) -> Iterator[Loose]:
    for word in install.named if install.is_global else ():
        name, at, specifier = word.text.rpartition("@")
        if not name:
            name, specifier = word.text, ""
        is_path = word.text.startswith((".", "/", "~")) or word.text.endswith((".tgz", ".tar.gz"))
        if (
            is_path
            or word.expands
            or (npm_versions.GIT.match(word.text) and not word.text.startswith("@"))
        ):
            continue
        rule = npm_versions.rule_of(specifier) if at and name else "npm-range"
        if rule == "npm-range":
            facts = {"written": word.text, "pin": f"{name}@<version>"}
            yield Loose("shell-install", *place(word.start), facts)


def _configured(words: Sequence[Word], place: Place) -> Iterator[Loose]:
    """`pip config set global.extra-index-url URL`."""
    if len(words) < 5 or not _PIP.fullmatch(words[0].text.rpartition("/")[2]):
        return
    texts = [word.text for word in words if not word.text.startswith("-")]
    if texts[1:3] == ["config", "set"] and len(texts) == 5:
        index = Index("--" + texts[3].rpartition(".")[2], texts[4], *place(words[-1].start))
        yield from unsafe_index(index)
        yield from merged_indexes([index])


# --- hashes ------------------------------------------------------------------------------------

_OFF = {
    "pip": ("--no-require-hashes",),
    "uv": ("--no-verify-hashes", "--no-require-hashes"),
    "npm": ("--no-package-lock", "--package-lock=false"),
    "pnpm": ("--no-lockfile",),
    "yarn": ("--no-lockfile",),
}
_OFF_VARIABLES = {
    "PIP_NO_REQUIRE_HASHES": ("1", "true", "yes", "on"),
    "UV_NO_VERIFY_HASHES": ("1", "true", "yes", "on"),
    "NPM_CONFIG_PACKAGE_LOCK": ("0", "false", "no"),
}


def hashes(source: Source, kind: str) -> Iterator[Loose]:
    """What `require-hashes` has to say about the commands and variables of a file."""
    for command, place in commands_of(source, kind):
        words = unwrapped(command)
        install = install_of(words)
        tool = install.tool if install else (words[0].text.rpartition("/")[2] if words else "")
        off = _OFF.get(tool, ())
        for word in words[1:]:
            if word.text in off:
                yield Loose("disabled", *place(word.start), {"option": word.text})
        if install is not None and _should_be_ci(install, source):
            yield Loose("npm-install", *place(words[0].start), {})
    for setting in settings_of(source, kind):
        values = _OFF_VARIABLES.get(setting.name.upper(), ())
        if setting.value.lower() in values:
            facts = {"option": f"{setting.name}={setting.value}"}
            yield Loose("disabled", setting.line, setting.column, facts)


def _should_be_ci(install: Install, source: Source) -> bool:
    """A bare `npm install` beside a committed lock: it may change what it should obey."""
    if install.tool != "npm" or install.named or install.is_global:
        return False
    if install.has("--package-lock-only", "--no-package-lock"):
        return False
    names = ("package-lock.json", "npm-shrinkwrap.json")
    up = "../" * source.path.count("/")
    return any(tracked_beside(source, name) for name in (*names, *(up + each for each in names)))
