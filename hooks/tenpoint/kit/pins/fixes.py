"""What `--fix` writes: exact versions into requirement files, and files compiled with hashes.

Only the version of a requirement changes; comments, markers, order, line ends and encoding
stay byte for byte. What cannot be done safely is left, and the note of the edit names it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding
from tenpoint.kit.hook import Edit
from tenpoint.kit.parse.requirement import canonical
from tenpoint.kit.parse.requirements import Requirement, Text
from tenpoint.kit.pins.loose import listed
from tenpoint.kit.pins.python_locks import versions_beside
from tenpoint.kit.pins.requirement_files import closure, tracked_beside
from tenpoint.kit.repo import Repo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.source import Source


def by_path(findings: Sequence[Finding]) -> dict[str, set[tuple[int, int]]]:
    places: dict[str, set[tuple[int, int]]] = {}
    for finding in findings:
        places.setdefault(finding.path, set()).add((finding.line, finding.column))
    return places


# --- versions ----------------------------------------------------------------------------------


def pin(repo: Repo, findings: Sequence[Finding], interpreter: str) -> Iterator[Edit]:
    """Rewrite the requirements that were found, from the locks beside or from an interpreter."""
    installed = installed_by(interpreter) if interpreter else None
    for path, places in by_path(findings).items():
        source = repo.source(path)
        if source.name.endswith((".toml", ".yml", ".yaml", ".json", ".py")) or "." not in path:
            continue  # another format: the finding says what to do
        found = closure(source)
        known = installed if installed is not None else versions_beside(source)
        own = [
            each
            for each in found.requirements
            if each.path == path and (each.line, each.column) in places
        ]
        edit = _pinned(found.files[0], source, own, known)
        if edit is not None:
            yield edit


def _pinned(
    file: Text, source: Source, wanted: Sequence[Requirement], known: Mapping[str, str]
) -> Edit | None:
    if not wanted:
        return None
    text = file.text
    pinned: list[str] = []
    left: list[str] = []
    for each in sorted(wanted, key=lambda requirement: -requirement.start):
        new = _exact(file.text[each.start : each.end], each, known)
        if new.startswith("!"):
            left.insert(0, f"{each.wanted.name} ({new[1:]})")
        else:
            text = text[: each.start] + new + text[each.end :]
            pinned.insert(0, new.partition(";")[0].strip())
    if file.mark + file.text.encode(file.encoding) != source.data:
        pinned, text, left = (
            [],
            file.text,
            [f"all: {file.encoding} cannot be written back"],
        )
    note = [f"pinned {listed(pinned)}"] if pinned else []
    note += [f"left {', '.join(left)}"] if left else []
    data = file.mark + text.encode(file.encoding) if pinned else source.data
    return Edit(source.path, data, "; ".join(note))


_WRITTEN = re.compile(
    r"(?P<head>[A-Za-z0-9._-]+(?:\s*\[[^\]]*\])?)[^;]*?(?P<tail>\s*(?:;.*)?)", re.DOTALL
)


def _exact(written: str, each: Requirement, known: Mapping[str, str]) -> str:
    """The requirement with its version, or `!` and the reason to leave it."""
    version = known.get(each.wanted.project)
    if version is None:
        return "!no one version of it is known"
    if written != each.text:
        return "!it goes over several lines"
    if each.hashes:
        return "!it has hashes: compile the file again"
    from packaging.specifiers import SpecifierSet
    from packaging.version import InvalidVersion, Version

    clauses = SpecifierSet(",".join("".join(clause) for clause in each.wanted.specifiers))
    try:
        fits = clauses.contains(Version(version), prereleases=True)
    except InvalidVersion:
        fits = False
    if not fits:
        return f"!{version} does not fit {clauses}"
    found = _WRITTEN.fullmatch(written)
    return f"{found['head']}=={version}{found['tail']}" if found else "!it is written unusually"


_LIST = (
    "import importlib.metadata as m, json;"
    "print(json.dumps([(d.metadata['Name'], d.version) for d in m.distributions()]))"
)


def installed_by(interpreter: str) -> dict[str, str]:
    """Project and version of what an interpreter has installed; it is run, isolated."""
    import json
    import subprocess

    try:
        done = subprocess.run(
            [interpreter, "-I", "-c", _LIST], capture_output=True, timeout=60, check=True
        )
        pairs = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        raise CannotCheck("--from-env: this interpreter does not tell what it has") from None
    return {canonical(str(name)): str(version) for name, version in pairs if name}


# --- hashes ------------------------------------------------------------------------------------

_COMMAND = re.compile(r"^#\s+(?P<command>(?:uv pip compile|pip-compile)\b[^\n]*)", re.MULTILINE)
# Options that say what is resolved for whom. Indexes, certificates and outputs are not taken
# from a comment: anybody may have written it.
_KEPT = {"--universal", "--all-extras", "--strip-extras", "--no-strip-extras", "--allow-unsafe",
         "--no-annotate", "--no-header", "--no-emit-index-url"}  # fmt: skip
_KEPT_WITH_VALUE = {"--extra", "--python-version", "-p", "--python-platform", "--resolver",
                    "--annotation-style", "-c", "--constraint"}  # fmt: skip

_LEFT_OUT_WITH_VALUE = {"-o", "--output-file", "-i", "--index-url", "--extra-index-url",
                        "--find-links", "-f", "--trusted-host", "--cert", "--config"}  # fmt: skip


def compile_with_hashes(repo: Repo, findings: Sequence[Finding]) -> Iterator[Edit]:
    """Compile again, with hashes, what the tool in its first lines has compiled before."""
    for path in by_path(findings):
        source = repo.source(path)
        yield _compiled(repo, source)


def _compiled(repo: Repo, source: Source) -> Edit:
    def left(why: str) -> Edit:
        return Edit(source.path, source.data, f"left: {why}")

    head = source.head(4000).decode("utf-8", "replace")
    found = _COMMAND.search(head)
    if found is None:
        return left("its first lines do not say that uv pip compile or pip-compile wrote it")
    command, inputs = _safe_command(found["command"])
    folder = _folder_of(source, inputs)
    if folder is None:
        return left("what it was compiled from is not in the repository")
    import shutil

    if shutil.which(command[0]) is None:
        return left(f"{command[0]} is not installed")
    return _run(repo, source, [*command, *inputs], folder, found["command"]) or left(
        f"{command[0]} failed; run it by hand to see why"
    )


def _safe_command(written: str) -> tuple[list[str], list[str]]:
    """The command without what a comment may not decide, and its input files."""
    import shlex

    try:
        words = shlex.split(written)
    except ValueError:
        words = written.split()
    tool = 3 if words[0] == "uv" else 1
    kept, inputs, rest = words[:tool], [], iter(words[tool:])
    for word in rest:
        name, equals, _ = word.partition("=")
        if name in _KEPT:
            kept.append(word)
        elif name in _KEPT_WITH_VALUE:
            kept += [word] if equals else [word, next(rest, "")]
        elif not word.startswith("-"):
            inputs.append(word)
        elif name in _LEFT_OUT_WITH_VALUE and not equals:
            next(rest, "")
    return kept, inputs


def _folder_of(source: Source, inputs: Sequence[str]) -> str | None:
    """The folder, relative to the file's, from which all inputs are tracked files."""
    for up in range(source.path.count("/") + 1):
        above = "../" * up
        if inputs and all(
            not os.path.isabs(each) and tracked_beside(source, above + each) for each in inputs
        ):
            return above
    return None


def _run(
    repo: Repo, source: Source, command: Sequence[str], folder: str, written: str
) -> Edit | None:
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        target = os.path.join(scratch, source.name)
        with open(target, "wb") as file:
            file.write(source.data)  # both tools keep the versions that they find there
        said = written if "--generate-hashes" in written else f"{written} --generate-hashes"
        here = os.path.join(repo.root, os.path.dirname(source.path), folder)
        try:
            subprocess.run(
                [*command, "--generate-hashes", "--quiet", "--output-file", target],
                cwd=here,
                env=os.environ
                | {"CUSTOM_COMPILE_COMMAND": said, "UV_CUSTOM_COMPILE_COMMAND": said},
                capture_output=True,
                timeout=600,
                check=True,
            )
            with open(target, "rb") as file:
                data = file.read()
        except (OSError, subprocess.SubprocessError):
            return None
    return Edit(source.path, data, f"compiled again with hashes by {' '.join(command[:3])}")
