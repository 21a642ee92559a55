"""Every reader of strangers' bytes, as a function over bytes: what `run.py` fuzzes.

A target gives something that can be compared, so that the same bytes are seen to mean the same
twice. Whatever leaves it is a finding, except what `allowed` names. Where a file's name
decides how it is read, the first byte of the input chooses among `names`.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fuzz import seeds, words
from fuzz.invariants import (
    MemoryRepo,
    Violation,
    called,
    drained,
    examined,
    line_within,
    planted,
    rising,
    within,
)
from tenpoint.kit import CannotCheck, Hook, Source, UsageError
from tenpoint.kit.parse.yaml_nodes import Node

if TYPE_CHECKING:
    from tenpoint.kit.credentials.database import Database

READERS = (CannotCheck, UsageError)


class Target(NamedTuple):
    """What is fuzzed. `tests` and `files` say where the seeds are, `words` what the format knows.

    `weight` is its share of the time, `largest` the longest input in bytes.
    """

    name: str
    run: Callable[[bytes], object]
    tests: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    words: str = ""
    weight: int = 1
    largest: int = 4096
    allowed: tuple[type[BaseException], ...] = READERS
    more: Callable[[], Iterator[bytes]] | None = None
    names: tuple[str, ...] = ()
    everywhere: Callable[[], Iterator[bytes]] | None = None  # seeds for every name
    grows: bool = True  # whether a longer input of the same kind makes sense

    def seeds(self) -> Iterator[bytes]:
        """The inputs to begin with; each under several names when names decide."""
        found = [*seeds.of_tests(self.tests), *seeds.of_projects(self.files)]
        found += self.more() if self.more is not None else ()
        for number, data in enumerate(dict.fromkeys(found)):
            yield bytes([number % len(self.names)]) + data if self.names else data
        for data in self.everywhere() if self.everywhere is not None else ():
            yield from (bytes([number]) + data for number in range(len(self.names)))

    def tokens(self) -> list[bytes]:
        """The dictionary: words between blanks, in which `\\n` and the like are escapes."""
        return [_unescape(word) for word in (*self.words.split(), *words.EVERYWHERE.split())]


_ESCAPE = re.compile(rb"\\\\(?:x([0-9a-f]{2})|([nrts0]))")
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"s": b" ", b"0": b"\0"}


def _unescape(word: str) -> bytes:
    return _ESCAPE.sub(
        lambda found: bytes.fromhex(found[1].decode()) if found[1] else _CONTROLS[found[2]],
        word.encode(),
    )


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _named(names: Sequence[str], data: bytes) -> tuple[str, bytes]:
    return names[data[0] % len(names)] if data else names[0], data[1:]


# -- nodes ---------------------------------------------------------------------------------------


def _tree(roots: Iterable[Node], text: str) -> list[str]:
    found: list[str] = []
    for root in roots:
        for name, node in root.walk():
            within(text, node.start, node.end, node.kind)
            line_within(text, node.line, node.kind) if len(found) < 50 else None
            found.append(f"{name}|{node.kind}|{node.text}|{node.start}|{node.end}|{node.tag}")
            if node.kind == "map":
                node.entries(), node.repeated()
    return found


def _yaml(data: bytes) -> object:
    from tenpoint.kit.parse import yaml_nodes

    source = Source("a.yaml", data=data)
    return _tree(yaml_nodes.parse(source), source.text)


def _json(data: bytes) -> object:
    from tenpoint.kit.parse import json_nodes

    source = Source("a.json", data=data)
    loose = _tree([json_nodes.parse_loose(source)], source.text)
    return loose, _tree([json_nodes.parse(source)], source.text)


def _toml(data: bytes) -> object:
    from tenpoint.kit.parse import toml_nodes

    source = Source("a.toml", data=data)
    return _tree([toml_nodes.parse(source)], source.text)


def _toml_document(data: bytes) -> object:
    from tenpoint.kit.pins import documents

    return repr(documents.toml(Source("a.toml", data=data)))


def _hcl(data: bytes) -> object:
    from tenpoint.kit.parse import hcl

    text = _text(data)
    root = hcl.parse_text(text)
    found = _tree([root.attributes], text)
    for block in root.walk():
        found += [block.type, *block.labels, *_tree([block.attributes], text)]
    return found


def _workflow(data: bytes) -> object:
    from tenpoint.kit.iam import workflows
    from tenpoint.kit.parse import workflow
    from tenpoint.kit.releases import scripts, uploads

    source = Source(".github/workflows/a.yml", data=data)
    read = workflow.read(source)
    found: list[str] = []
    for _, step in read.steps():
        found += map(repr, step.commands())
        found += scripts(step)
        if step.run is not None:
            line, column = workflow.place_in(source, step.run)(0)
            line_within(source.text, line, "a step")
            found.append(f"{line}:{column}")
    found += drained(uploads(source, read))
    root = workflows.root_of(source)
    jobs = workflows.jobs_of(root)
    found += drained(workflows.write_all(root))
    found += drained(workflows.grants(source, jobs))
    found.append(workflows.open_to_anybody(root))
    found += [repr(workflows.leaks(job)) for job in jobs]
    return found


def _iam(data: bytes) -> object:
    from tenpoint.kit.iam import documents, kubernetes, statements, templates
    from tenpoint.kit.parse import json_nodes, yaml_nodes

    found: list[str] = []
    name, rest = _named(("a.json", "a.yaml"), data)
    source = Source(name, data=rest)
    if name == "a.json":
        roots = [json_nodes.parse_loose(source)]
    else:
        roots = templates.parsed(source, yaml_nodes.parse, yaml_nodes.parse_text)
    for root in roots:
        for in_template in (True, False):
            for policy in documents.policies(root, in_template=in_template):
                found += drained(statements.judge(policy))
        found += drained(documents.managed(root))
        found += drained(documents.roles(root))
        found += drained(kubernetes.admins(root))
    return found


def _terraform(data: bytes) -> object:
    from tenpoint.kit.iam import statements, terraform
    from tenpoint.kit.parse import hcl

    root = hcl.parse_text(_text(data))
    found: list[str] = []
    for policy in terraform.policies(root):
        found += drained(statements.judge(policy))
    found += drained(terraform.managed(root))
    found += drained(terraform.clusters(root))
    return found


# -- containers ----------------------------------------------------------------------------------


def _dockerfile(data: bytes) -> object:
    from tenpoint.kit.parse import dockerfile

    source = Source("Dockerfile", data=data)
    text = source.text
    read = dockerfile.parse(source)
    starts: list[int] = []
    for each in read.instructions:
        starts.append(each.start)
        within(text, each.start, each.end, each.keyword)
        rising((word.start for word in each.words), "words")
        for word in each.words:
            within(text, word.start, word.end, "a word")
        for pair in each.pairs:
            within(text, pair.start, pair.end, "a pair")
            within(text, pair.value_start, pair.end, "a value")
        for heredoc in each.heredocs:
            within(text, heredoc.start, heredoc.start + len(heredoc.content), "a heredoc")
        for index in range(0, len(each.text), 1 + len(each.text) // 50):
            at = each.place(index)
            within(text, at, at, "a character")
    rising(starts, "instructions")
    try:
        read.must_build()
    except CannotCheck as problem:
        line_within(text, problem.line, "a refusal")
        return repr(read), problem.reason
    return repr(read)


def _docker_shell(data: bytes) -> object:
    from tenpoint.kit.parse import docker_shell

    name, rest = _named(("\\", "`"), data)
    text = _text(rest)
    found = [repr(each) for each in docker_shell.opened_heredocs(text)]
    return found, repr(docker_shell.read_value(text, name))


def _docker_allowed() -> tuple[type[BaseException], ...]:
    from tenpoint.kit.parse import docker_shell

    return (*READERS, docker_shell.OpenEnded)


def _dockerignore(data: bytes) -> object:
    from tenpoint.kit.parse.dockerignore import DockerIgnore

    paths, _, text = _text(data).partition("\n")
    ignore = DockerIgnore(text)
    return [ignore.lets_through(path) for path in (paths, ".env", "a/b/.env", "a/" * 40)]


def _container_text(data: bytes) -> object:
    from tenpoint.kit.containers import commands, interpolation, settings

    text = _text(data)
    found = [repr(hit) for hit in commands.in_command(text)]
    found += map(repr, commands.in_command(text, lines=True))
    found += map(repr, commands.in_command(text, words=text.split("\0")))
    found += map(repr, commands.in_value(text))
    found += map(repr, commands.in_chpasswd(f"chpasswd {text}", text))
    name, _, value = text.partition("=")
    kind = settings.kind_of(name)
    found += [kind, settings.nature_of(value, kind), settings.nature_of_argument(name, value)]
    found += map(repr, settings.known_secrets(text))
    found += map(repr, settings.url_secrets(text))
    for start, end, match in settings.matches_in(text, "Dockerfile"):
        within(text, start, end, f"a {match.kind if hasattr(match, 'kind') else 'match'}")
    found += map(repr, interpolation.literals(text))
    found += [interpolation.as_shell(text), str(interpolation.without_references(text))]
    return found


# -- shell and JavaScript ------------------------------------------------------------------------


def _shell(data: bytes) -> object:
    from tenpoint.kit.checksums import releases as _  # noqa: F401  # loads what uses commands
    from tenpoint.kit.downloads import commands as downloads
    from tenpoint.kit.downloads import hubs
    from tenpoint.kit.iam import commands as grants
    from tenpoint.kit.parse import shell
    from tenpoint.kit.pins import installs

    text = _text(data)
    read = list(shell.commands(text))
    found = [repr(command) for command in read]
    for command in read:
        for word in command.words:
            within(text, word.start, word.start, "a word")
        words = shell.unwrapped(command)
        found += [repr(words), repr(downloads.fetched(command)), repr(installs.install_of(words))]
        found.append(repr(hubs.unpinned_command(command)))
    found += map(repr, grants.grants(text))
    found.append(repr(downloads.compares(read)))
    found += drained(shell.executed(text.split("\0")))
    return found


def _js(data: bytes) -> object:
    from tenpoint.kit.parse import js_tokens
    from tenpoint.kit.sinks import script

    source = Source("a.ts", data=data)
    read = js_tokens.read(source)
    rising((token.start for token in read.tokens), "tokens")
    for token in read.tokens:
        within(source.text, token.start, token.start + len(token.text), "a token")
    found = [repr(token) for token in read.tokens]
    found += drained(read.calls())
    for index, token in enumerate(read.tokens[:200]):
        if token.kind == "name":
            chain = read.chain(index)
            found += [repr(chain), repr(read.definition_is_harmless(chain))]
    found += drained(script.leaks(read, source.position))
    return found


# -- Python --------------------------------------------------------------------------------------


def _python(data: bytes) -> object:
    import ast

    from tenpoint.kit.parse import python_code, python_flow, python_names
    from tenpoint.kit.sinks import python as sinks

    name, rest = _named(("a.py", "a.ipynb"), data)
    source = Source(name, data=rest)
    code = source.memo(python_code.read)
    flow = source.memo(python_flow.read)
    names = code.names if hasattr(code, "names") else source.memo(python_names.read)
    found: list[str] = []
    for call in names.every_call():
        line, column, end_line, end_column = code.span(call)
        line_within(source.text, line, "a call")
        line_within(source.text, end_line, "the end of a call")
        if (line, column) > (end_line, end_column):
            raise Violation("place of a call: behind its end")
        found.append(f"{names.of(call.func)} {line}:{column}")
    for node in flow.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        call = node
        found += [ast.dump(test)[:80] for test in flow.conditions(call)]
        for value in (call.func, *call.args, *(word.value for word in call.keywords)):
            if isinstance(value, ast.Name):
                found.append(str(len(flow.bound(value))))
            found += [str(flow.text(value)), str(len(flow.inside(value)))]
    found += [repr(leak) for leak in sinks.leaks(flow)]
    return found


def _notebook(data: bytes) -> object:
    from tenpoint.kit.parse import notebook

    source = Source("a.ipynb", data=data)
    found: list[object] = []
    for cell in notebook.read(source):
        lines = cell.text.split("\n")
        if len(cell.python.split("\n")) != len(lines) and cell.is_python:
            raise Violation("shape of a cell: other lines than its text")
        for number, line in enumerate(lines[:50], start=1):
            for column in (0, len(line)):
                at = cell.place(number, column)
                within(source.text, at, at, "a character of a cell")
        for shell in cell.shell:
            within(source.text, shell.start, shell.start, "a command")
        found.append((cell.text, cell.python, cell.shell, cell.is_python))
    return repr(found)


def _small_texts(data: bytes) -> object:
    """What needs no file: words, masks, ignore comments, places in JSON."""
    from tenpoint.kit.finding import keyless, without_userinfo
    from tenpoint.kit.ignores import inline, is_allowlisted
    from tenpoint.kit.parse import identifiers, masks
    from tenpoint.kit.parse.json_place import JsonPlaces
    from tenpoint.kit.secret import mask, shown

    text = _text(data)
    line, _, before = text.partition("\n")
    places = JsonPlaces(data)
    found: list[object] = [
        sorted(identifiers.of(data)),
        masks.is_mask(text),
        masks.is_plain_text(text),
        inline(line, before, "no-pickle/pickle-file"),
        is_allowlisted(line, before),
        keyless(text),
        without_userinfo(text),
        mask(text),
        [places.at(at) for at in range(0, len(data), 1 + len(data) // 20)],
    ]
    if not shown(text).isprintable():
        raise Violation("shown: not printable")
    return repr(found)


# -- requirements and pins -----------------------------------------------------------------------


def _requirements(data: bytes) -> object:
    from tenpoint.kit.parse import requirements

    files = data.split(b"\0-\0")

    def other(path: str) -> bytes:
        if not path or len(files) < 2:
            raise CannotCheck("no such file")
        return files[1 + len(path) % (len(files) - 1)]

    read = requirements.read("a/requirements.txt", files[0], other)
    # pip ends lines wherever `str.splitlines` does.
    lines = len(requirements.decode(files[0])[0].splitlines()) + 1
    for each in read.requirements:
        if each.path == "a/requirements.txt" and not 1 <= each.line <= lines:
            raise Violation(f"line of a requirement: {each.line} of {lines}")
    return repr(read.requirements), repr(read.options), repr(read.problems)


def _requirement(data: bytes) -> object:
    from tenpoint.kit.parse import requirement
    from tenpoint.kit.pins import images, indexes, npm_versions, requirement_files
    from tenpoint.kit.pins.conda import rule_of as of_conda
    from tenpoint.kit.pins.names import lookalike

    text = _text(data)
    found: list[object] = [npm_versions.rule_of(text), of_conda(text), lookalike(text)]
    found += [images.filled(text, {"A": "b"}), indexes.is_loopback(text)]
    for read in (requirement.from_line, requirement.from_editable):
        try:
            wanted = read(text)
        except CannotCheck as problem:
            found.append(problem.reason)
            continue
        found += [repr(wanted), wanted.project, wanted.exact]
        found += [requirement_files.how_open(wanted), requirement_files.moving_address(wanted)]
    return repr(found)


def _pin_names() -> tuple[str, ...]:
    from tenpoint.kit.pins import kinds

    plain = (_plain(pattern) for patterns in kinds.PATTERNS.values() for pattern in patterns)
    return (*dict.fromkeys(name for name in plain if "[" not in name), "Dockerfile", "setup.cfg")


def _plain(pattern: str) -> str:
    """A file's name that a pattern fits."""
    name = pattern.removeprefix("**/").replace("[-_.]", "-").replace("**/", "x/").replace("**", "x")
    return name.replace("*", "x").replace("?", "x")


def _pins(data: bytes) -> object:
    from tenpoint.kit.pins import read

    name, rest = _named(_PIN_NAMES, data)
    repo = MemoryRepo({name: rest, "requirements.in": rest, "package.json": rest, "uv.lock": rest})
    source = repo.source(name)
    found: list[str] = []
    problem = ""
    for ask in (read.versions, read.hashes):
        try:
            for loose in ask(source):
                found += [repr(loose)]  # what comes before a problem is kept
        except CannotCheck as cannot:
            problem += cannot.reason
    return found, problem


# -- MCP -----------------------------------------------------------------------------------------


def _mcp(data: bytes) -> object:
    from tenpoint.kit.mcp import (
        clients,
        containers,
        filesystems,
        launch,
        packages,
        permissions,
        places,
        registry,
        remotes,
        secrets,
    )

    name, rest = _named(_MCP_NAMES, data)
    source = Source(name, data=rest)
    config = clients.read(source)
    if config is None:
        return None
    found: list[str] = []
    for server in (*config.servers, *registry.servers(config.root)):
        found += drained(secrets.in_server(server))
        started = launch.launch_of(server.words)
        package = packages.package_of(started.words)
        found.append(repr(package))
        if package is not None:
            found += [str(packages.is_loose(package, source)), packages.pinned(package)]
        run = containers.run_of(started.words)
        if run is not None:
            found += drained(containers.mounts(run))
            found += drained(containers.host_access(run))
            found += drained(containers.host_network(run))
        arguments = filesystems.arguments(started.words, package)
        if arguments is not None:
            found += drained(filesystems.roots(arguments))
        found += drained(filesystems.settings(server.node.get("env")))
        found += drained(permissions.flags(server.words))
        found += drained(permissions.browser_flags(server.words))
        found += drained(permissions.approvals(server.node))
        found += drained(remotes.of_entry(server.node))
        found += drained(remotes.of_words(server.words, package))
        found += [places.too_wide(word.text) for word in server.words]
    for ask in (permissions.of_claude, permissions.of_codex, permissions.of_vs_code):
        found += drained(ask(config.root))
    found += map(repr, config.problems)
    return found


# -- models and programs -------------------------------------------------------------------------


def _limits() -> object:
    from tenpoint.kit.models.limits import MIB, Limits

    return Limits(unpacked=32 * MIB, steps=400_000, members=5_000, seconds=600.0)


def _view(data: bytes) -> object:
    from tenpoint.kit.models.view import FilePart

    return FilePart(io.BytesIO(data), 0, len(data))


def _reader(*path: str, drain: bool = False) -> Callable[[bytes], object]:
    """A function of `kit/models` over a view and a budget."""

    def run(data: bytes) -> object:
        from importlib import import_module

        from tenpoint.kit.models.limits import Budget

        function = getattr(import_module(f"tenpoint.kit.models.{path[0]}"), path[1])
        budget = Budget(_limits())  # type: ignore[arg-type]
        wanted = function.__code__.co_varnames[: function.__code__.co_argcount]
        arguments = [budget] if "budget" in wanted else []
        made = function(_view(data), *arguments)
        return list(drained(made)) if drain else repr(made)

    return run


def _archive(module: str) -> Callable[[bytes], object]:
    """The members of an archive, each read to its end."""

    def run(data: bytes) -> object:
        from importlib import import_module

        from tenpoint.kit.models.limits import Budget

        budget = Budget(_limits())  # type: ignore[arg-type]
        found = []
        members = import_module(f"tenpoint.kit.models.{module}").members
        for member in members(_view(data), budget):
            if member.data is None:  # the problem says why
                found.append((member.name, member.problem, b""))
                continue
            try:
                found.append((member.name, member.problem, member.data.at(0, 4096)))
                found.append((member.name, "size", str(member.data.size).encode()))
            except CannotCheck as problem:
                found.append((member.name, problem.reason, b""))
        return found

    return run


def _stream(data: bytes) -> object:
    from tenpoint.kit.models import compressed, lz4

    view = _view(data)
    found: list[object] = []
    made = compressed.wrapper(data[:512], text=False)
    ways = [compressed.inflate, compressed.bunzip2, compressed.unzstd, lz4.unpack]
    ways += [made[1]] if made is not None else []  # type: ignore[list-item]
    for unpack in ways:
        size = 0
        try:
            for piece in unpack(view):  # type: ignore[arg-type]
                size += len(piece)
                if size > 64 << 20:
                    break
        except CannotCheck as problem:
            found.append(problem.reason)
        found.append(size)
    return found


def _look(data: bytes) -> object:
    from tenpoint.kit.models.look import look

    name, rest = _named(_MODEL_NAMES + _MORE_MODEL_NAMES, data)
    return repr(look(io.BytesIO(rest), len(rest), name, _limits()))  # type: ignore[arg-type]


def _binary(data: bytes) -> object:
    from tenpoint.kit.binaries.look import look

    name, rest = _named(("a.exe", "a.dmg", "a.msi", "a"), data)
    return repr(look(Source(name, data=rest)))


# -- the rest ------------------------------------------------------------------------------------


def _checksum_list(data: bytes) -> object:
    from tenpoint.kit.parse import checksum_list

    name, rest = _named(("SHA256SUMS", "a.sha256", "md5.txt", "a.bin.sha512sum"), data)
    source = Source(name, data=rest)
    listing = checksum_list.read(source)
    rising((entry.line for entry in listing.entries), "entries")
    for entry in listing.entries:
        line_within(source.text, entry.line, "an entry")
    for problem in listing.problems:
        if problem.line:  # 0 means the whole file
            line_within(source.text, problem.line, "a problem")
    return repr(listing)


def _credentials(data: bytes) -> object:
    from tenpoint.kit.credentials.candidates import Finder
    from tenpoint.kit.credentials.judge import judge

    name, rest = _named(("a.py", ".env", "a.ipynb", "a.yaml"), data)
    answers = []
    for exact in (True, False):
        finder = Finder(hyperscan=exact)
        if exact:
            finder._searched = 1 << 20  # as far as it takes for the database to be loaded
            finder._databases = _DATABASES
        from tenpoint.kit.credentials.line import loose_kind

        loose = bool(loose_kind(name))
        found = []
        for line, match in judge(rest, name, finder.lines(rest, loose=loose)):
            start = line.offset(match.start)
            if not rest[start:].startswith(match.value.encode("utf-8", "surrogateescape")):
                raise Violation(f"place of a {match.kind}")
            found.append((start, match.kind))
        answers.append(found)
    if answers[0] != answers[1]:
        raise Violation(f"ways: {sorted(set(answers[0]) ^ set(answers[1]))[:1]}")
    return answers


_DATABASES: dict[bool, Database | None] = {}


def _config(data: bytes) -> object:
    from tenpoint.audit.hooks import all_hooks
    from tenpoint.kit import configfile

    name, rest = _named((".tenpoint.toml", "pyproject.toml"), data)
    path = os.path.join(_folder(), name)
    Path(path).write_bytes(rest)
    config = configfile.read(path, name)
    if config is not None:
        for module in all_hooks():
            configfile.check_table(module.hook, config)
    return repr(config)


def _baseline(data: bytes) -> object:
    from tenpoint.kit import baseline

    name, rest = _named((baseline.FILE, baseline.DETECT_SECRETS_FILE), data)
    folder = _folder()
    for each in (baseline.FILE, baseline.DETECT_SECRETS_FILE):
        Path(folder, each).unlink(missing_ok=True)
    Path(folder, name).write_bytes(rest)
    return repr(baseline.read(folder)), repr(baseline.detect_secrets_hashes(folder))


def _results(data: bytes) -> object:
    from tenpoint.audit import results

    path = os.path.join(_folder(), "a.json")
    Path(path).write_bytes(data)
    return repr(results.read(path))


def _action_report(data: bytes) -> object:
    import report  # the Action's own module

    try:
        return repr(report.parse(data))
    except report.BadReport as problem:
        return str(problem)


def _globs(data: bytes) -> object:
    from tenpoint.kit.globs import matches

    pattern, _, path = _text(data[:300]).partition("\n")
    return [matches(path, [pattern], inside=inside) for inside in (True, False)]


_FOLDER: list[str] = []


def _folder() -> str:
    if not _FOLDER:
        _FOLDER.append(tempfile.mkdtemp(prefix="fuzz-"))
    return _FOLDER[0]


# -- hooks and commands --------------------------------------------------------------------------


def _examples(hook: Hook) -> Callable[[], Iterator[bytes]]:
    """What the hook's own manual calls bad and good, and a key that must not be shown."""

    def make() -> Iterator[bytes]:
        for rule in hook.rules.values():
            yield from (text.encode() for text in (rule.bad, rule.good) if text)
        for key in planted()[:2]:
            yield f'api_key = "{key}"\n'.encode()
            yield f'{{"env": {{"API_KEY": "{key}"}}, "https://a:{key}@b": 1}}'.encode()

    return make


def _of_hook(hook: Hook, names: tuple[str, ...]) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        name, rest = _named(names, data)
        return examined(hook, name, rest, {"package.json": b"{}", "README.md": b"# a\n"})

    return run


_EXTRA_NAMES = {
    "no-hardcoded-keys": ("a.py", ".env", "a.yaml", "a.json", "a.md", "a.ipynb", "a.xml", "a.sh"),
    "no-pickle": ("a.pkl", "a.pt", "a.py", "a.ipynb", "a.npy", "a.gguf", "a.onnx", "a.keras", "a"),
    "binaries-signed": ("a.exe", "a.dmg", "a.msi", ".github/workflows/a.yml", ".goreleaser.yml"),
    "checksums-published": (
        *("SHA256SUMS", "a.sha256", ".github/workflows/a.yml", ".goreleaser.yml", "a.sh", "a.py"),
        *("a.ipynb", "Dockerfile"),
    ),
    "env-ignored": (".env", ".env.example", ".gitignore", "Dockerfile", ".dockerignore", "a.py"),
    "least-privilege": (".github/workflows/a.yml", "a.json", "a.yaml", "a.tf", "a.sh"),
    "dockerfile-no-secrets-env": ("Dockerfile", "compose.yaml"),
}
_TESTS_OF = {
    "no-hardcoded-keys": ("test_no_hardcoded_keys.py", "kit/credentials/*.py"),
    "binaries-signed": ("test_binaries_signed.py",),
}
_FILES_OF = {
    "least-privilege": ("*.tf", ".github/workflows/*.yml", "policy*.json"),
    "mcp-scoped": ("*mcp*.json", "server.json"),
    "audit-log": ("*tool*.py",),
    "no-pickle": ("*.py",),
    "no-key-logging": ("*.py", "*.ts", "*.sh"),
    "no-hidden-prompts": ("*prompt*.py", "*.md", "*prompt*.yaml"),
    "config-validated": ("*config*.py",),
    "pins-exact": ("pyproject.toml", "package.json", "requirements*.txt", "Dockerfile*"),
    "require-hashes": ("*.lock", "package-lock.json", "requirements*.txt"),
    "dockerfile-no-secrets-env": ("Dockerfile*", "*compose*.y*ml"),
}


# Tests often hold only what stands in a frame like these.
_FRAMES = {
    "mcp-scoped": (
        '{"mcpServers": {"a": {"command": "%s", "args": ["%s", "/"], "env": {"A_KEY": "%s"}}}}',
        '{"mcpServers": {"a": {"command": "docker", "args": ["run", "-v", "%s", "%s"]}}}',
        '{"mcpServers": {"a": {"url": "%s", "headers": {"Authorization": "%s"}}}}',
        '{"packages": [{"registryType": "npm", "identifier": "%s", "version": "%s"}]}',
    ),
    "dockerfile-no-secrets-env": (
        "FROM a\nRUN %s\n", "FROM a\nENV A_KEY=%s\n", "FROM a\nRUN <<E\n%s\nE\n",
        "services: {a: {image: b, environment: {A_KEY: '%s'}}}\n",
    ),
    "least-privilege": (
        "on: push\njobs:\n  a:\n    permissions: %s\n    steps:\n      - run: %s\n",
    ),
    "no-key-logging": (
        "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          %s\n",
        "import logging\nlogging.info(%s)\n",
    ),
}  # fmt: skip


def _framed(hook: Hook, tests: tuple[str, ...]) -> Iterator[bytes]:
    frames = _FRAMES.get(hook.id, ())
    texts = [text for text in seeds.of_tests(tests) if b"\n" not in text and len(text) < 200]
    for number, text in enumerate(texts if frames else ()):
        frame = frames[number % len(frames)].encode()
        yield frame.replace(b"%s", text.replace(b'"', b'\\"') if b"{" in frame else text)


def _hook_targets() -> Iterator[Target]:
    from tenpoint.audit.hooks import all_hooks

    for module in all_hooks():
        hook = module.hook
        plain = tuple(dict.fromkeys(map(_plain, hook.files)))[:24]
        names = _EXTRA_NAMES.get(hook.id, plain)
        stem = hook.id.replace("-", "_")
        tests = _TESTS_OF.get(hook.id, (f"test_{stem}.py",))
        more = {"no-pickle": seeds.of_models, "binaries-signed": seeds.of_binaries}.get(
            hook.id, partial(_framed, hook, tests)
        )
        yield Target(
            f"hook {hook.id}",
            _of_hook(hook, names),
            tests=tests,
            files=_FILES_OF.get(hook.id, ()),
            words=words.OF_HOOKS.get(hook.id, ""),
            names=names,
            more=more,
            everywhere=_examples(hook),
            weight=2,
        )


_COMMAND_FILES = {
    "a.py": b"import pickle\npickle.load(open('x'))\n",
    "requirements.txt": b"requests\n",
    "Dockerfile": b"FROM python\nENV TOKEN=x\n",
    ".env.example": b"TOKEN=\n",
    "-x.py": b"eval(input())\n",
    "sub folder/mcp.json": b'{"mcpServers": {"a": {"command": "npx", "args": ["-y", "a"]}}}',
}


def _command_line(data: bytes) -> object:
    """Arguments between NUL bytes, given to a hook's `main` or to `tenpoint`."""
    from tenpoint.__main__ import main
    from tenpoint.audit.hooks import all_hooks
    from tenpoint.kit import command

    arguments = [_text(part) for part in data[:2000].split(b"\0")]
    arguments = [argument for argument in arguments if "\0" not in argument][:40]
    if not arguments:
        return None
    chosen, *rest = arguments
    _fresh_repository()
    rest = [_kept_inside(argument) for argument in rest]
    hooks = {module.hook.id: module.hook for module in all_hooks()}
    if chosen in hooks:
        hook = hooks[chosen]
        return called(lambda argv: command.run(hook, argv), rest)[0]
    if chosen == "audit":
        rest = ["--offline", *rest]
    return called(main, [chosen, *rest])[0]


def _kept_inside(argument: str) -> str:
    """A path out of the folder would make a walk over the whole machine."""
    at = os.path.realpath(argument) + os.sep
    return argument if at.startswith(_folder() + os.sep) else argument.strip("/.")


def _fresh_repository() -> None:
    """A small repository as working directory; what an earlier command wrote is gone."""
    import shutil
    import subprocess

    home = os.path.join(_folder(), "repository")
    if os.path.isdir(home):
        kept = {".git", *(name.partition("/")[0] for name in _COMMAND_FILES)}
        for entry in set(os.listdir(home)) - kept:
            path = os.path.join(home, entry)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    else:
        os.makedirs(home)
        subprocess.run(["git", "init", "-q", home], check=True)
    for name, content in _COMMAND_FILES.items():
        file = Path(home, name)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    os.chdir(home)
    subprocess.run(["git", "add", "-A"], check=True, capture_output=True)


def _command_seeds() -> Iterator[bytes]:
    from tenpoint.__main__ import COMMANDS
    from tenpoint.audit.hooks import all_hooks

    for name in (*COMMANDS, *(module.hook.id for module in all_hooks())):
        for rest in ("", "--help", "a.py", "--format\0json", "--pedantic\0.", "--staged", "--x=1"):
            yield f"{name}\0{rest}".encode()
        yield f"{name}\0--fix".encode()
        yield f"{name}\0--history\0.".encode()
        yield f"{name}\0--\0-x.py\0../..\0/etc/passwd\0".encode() + b"\xff\xfe\n" + b"x" * 300
    yield b"explain\0no-pickle/pickle-file"
    yield b"baseline\0--update"
    yield b"audit\0--strict\0--min-score\x0010\0--format\0html"
    yield b"init\0--dry-run"


# -- the table -----------------------------------------------------------------------------------

_PIN_NAMES = _pin_names()
_MCP_NAMES = (
    *(".mcp.json", ".cursor/mcp.json", ".vscode/settings.json", ".codex/config.toml"),
    *("server.json", ".claude/settings.json", "a.yaml", "a.toml", "a.json"),
)
_MODEL_NAMES = ("a.pkl", "a.pt", "a.bin", "a.npy", "a.npz", "a.safetensors", "a.gguf", "a.keras")
_MORE_MODEL_NAMES = ("a.onnx", "a.pb", "a.h5", "a.zip", "a.tar", "a.gz", "a.joblib", "a")


def table() -> list[Target]:
    """All targets; those that one can be run by name."""
    models = ("kit/models/test_{}.py", "support/model_bytes.py")
    parse = "kit/parse/test_{}.py"

    def model(name: str, function: str, weight: int = 1, *, drain: bool = False) -> Target:
        return Target(
            f"models {name}",
            _reader(name, function, drain=drain),
            tests=(models[0].format(name),),
            more=seeds.of_models,
            words=words.MODEL,
            weight=weight,
        )

    from tenpoint.mcp_scoped import hook as mcp_hook

    framed = partial(_framed, mcp_hook, ("test_mcp_scoped.py",))
    return [
        Target(
            "dockerfile", _dockerfile, (parse.format("dockerfile"),), ("Dockerfile*",),
            words.DOCKER, weight=6,
        ),
        Target(
            "docker values", _docker_shell, (parse.format("dockerfile"),), (), words.DOCKER,
            weight=4, allowed=_docker_allowed(), names=("\\", "`"),
        ),
        Target("dockerignore", _dockerignore, (parse.format("dockerignore"),), ("*ignore",),
               "** !"),
        Target(
            "container texts", _container_text,
            ("kit/containers/*.py", "test_dockerfile_no_secrets_env.py"), (),
            words.SHELL + words.KEY, weight=3,
        ),
        Target("shell", _shell, (parse.format("shell"), "test_pins_exact.py"), ("*.sh",),
               words.SHELL, weight=6),
        Target("yaml", _yaml, (parse.format("yaml_nodes"),), ("*.yml", "*.yaml"), words.YAML,
               weight=5),
        Target("workflow", _workflow, (parse.format("workflow"), "kit/test_releases.py"),
               (".github/workflows/*.y*ml",), words.YAML + words.SHELL, weight=5),
        Target("json", _json, (parse.format("json_nodes"),), ("*.json",), words.JSON, weight=4),
        Target("toml", _toml, (parse.format("toml_nodes"),), ("*.toml",), words.TOML, weight=4),
        Target("toml documents", _toml_document, (parse.format("toml_nodes"),), ("*.toml",),
               words.TOML),
        Target("hcl", _hcl, (parse.format("hcl"),), ("*.tf",), words.HCL, weight=4),
        Target("terraform", _terraform, (parse.format("hcl"), "test_least_privilege.py"), ("*.tf",),
               words.HCL + words.JSON),
        Target("policies", _iam, ("test_least_privilege.py",), ("*policy*.json",),
               words.JSON + words.YAML, names=("a.json", "a.yaml")),
        Target("requirements", _requirements,
               (parse.format("requirements"), "support/requirement_files.py"),
               ("requirements*.txt",), words.PIN, weight=6),
        Target("one requirement", _requirement, (parse.format("requirements"), "kit/test_pins.py"),
               ("requirements*.txt",), words.PIN, weight=2, largest=500),
        Target("pins", _pins, ("test_pins_exact.py", "test_require_hashes.py", "kit/test_pins.py"),
               ("pyproject.toml", "package.json", "*.lock"),
               words.PIN + words.JSON + words.TOML + words.YAML, weight=5, names=_PIN_NAMES),
        Target("javascript", _js, (parse.format("js_tokens"), "test_no_key_logging.py"),
               ("*.ts", "*.js"), words.JS, weight=6),
        Target("python", _python, (parse.format("python_*"), "test_no_key_logging.py"),
               ("*.py", "*.ipynb"), words.PYTHON, weight=4, names=("a.py", "a.ipynb")),
        Target("notebook", _notebook, (parse.format("notebook"),), ("*.ipynb",),
               words.JSON + words.PYTHON + ' "cells" "source" "cell_type":"code" %% %time ! !pip',
               weight=4),
        Target("short texts", _small_texts, ("kit/test_ignores.py", "kit/test_secret.py",
               parse.format("json_place"), "support/hostile.py"), (), words.KEY + words.JSON
               + " tenpoint: ignore[ pragma: allowlist"),
        Target("checksum list", _checksum_list, (parse.format("checksum_list"),), (),
               "SHA256\\s( )\\s=\\s " + "a" * 64 + " " + "0" * 32 + " *a \\\\", weight=2,
               names=("SHA256SUMS", "a.sha256", "md5.txt", "a.bin.sha512sum")),
        Target("mcp", _mcp, ("test_mcp_scoped.py",), ("*mcp*.json", "server.json"), words.MCP,
               weight=4, names=_MCP_NAMES, more=framed),
        Target("credentials", _credentials, ("kit/credentials/*.py", "test_no_hardcoded_keys.py"),
               ("*.py", "*.env*", "*.yaml"), words.KEY, weight=5,
               names=("a.py", ".env", "a.ipynb", "a.yaml")),
        model("pickle", "trace", 4),
        Target("models zip", _archive("zip"), ("kit/models/test_zip.py",), (), words.MODEL,
               more=seeds.of_models, weight=4),
        Target("models tar", _archive("tar"), ("kit/models/test_tar.py",), (), words.MODEL,
               more=seeds.of_models, weight=3),
        Target("models packed", _stream, ("kit/models/test_compressed.py",), (), words.MODEL,
               more=seeds.of_models, weight=2),
        Target("models", _look, ("kit/models/test_look.py",), (), words.MODEL,
               more=seeds.of_models, weight=4, names=_MODEL_NAMES + _MORE_MODEL_NAMES),
        model("gguf", "dangers", drain=True),
        model("safetensors", "lies"),
        model("savedmodel", "operations"),
        model("onnx", "read"),
        model("hdf5", "read"),
        model("npy", "read"),
        Target("programs", _binary, ("kit/binaries/*.py",), (), words.BINARY,
               more=seeds.of_binaries, weight=2, names=("a.exe", "a.dmg", "a.msi", "a")),
        Target("configuration", _config, ("kit/test_config.py",), ("pyproject.toml",),
               words.CONFIG, weight=2, names=(".tenpoint.toml", "pyproject.toml")),
        Target("baseline", _baseline, ("kit/test_baseline.py",), (), words.REPORT,
               names=("a", "b")),
        Target("results", _results, ("audit/test_scoreboard.py", "support/audit_report.py"), (),
               words.REPORT),
        Target("the Action's report", _action_report,
               ("action/test_report.py", "support/audit_report.py"), (), words.REPORT),
        Target("globs", _globs, ("kit/test_globs.py",), (), "** **/ [!a] [a-z] \\\\*",
               largest=300, grows=False),
        *_hook_targets(),
        Target("command line", _command_line, (), (), words.COMMAND, weight=4, largest=1000,
               more=_command_seeds, grows=False),
    ]  # fmt: skip
