"""No `.env` in git or in an image, and an example in its place.

A `.env` that was committed once is in every clone, and `git rm` does not take it out of the
history. So three lines of `.gitignore` keep it out (`.env`, `.env.local`, `.env.*.local`), a
`.env.example` with empty values tells which names are needed, and `.dockerignore` keeps it out
of images.

git itself is asked, with nested ignore files, negations and the index: ignores that only this
machine has (`.git/info/exclude`, the global file) do not count, because nobody else has them.
Every commit is checked by the index alone; `--history` also asks whether an env file was ever
in any commit that a branch, a tag or a stash still reaches, and searches all code.

Let through: example files (`example`, `sample`, `template`, `dist`), encrypted ones
(`.env.vault`, `.env.enc`), a folder named `.env`, `.envrc`, and projects that read nothing from
the environment but what every system sets (`HOME`, `PATH`, `CI`). In example files, empty
values, settings (`PORT=8000`), placeholders and local defaults are fine.

`--fix` adds the missing lines to `.gitignore`, and writes `.env.example` with the names of
`.env`, without their values.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import CannotCheck, Edit, Finding, Hook, Repo, Secret, Source, run
from tenpoint.kit.containers.names import COMPOSE_FILES, DOCKERFILES, NO_DOCKERFILES
from tenpoint.kit.pattern import Pattern

hook = Hook(
    "env-ignored",
    point=2,
    says="No .env in git, its history or an image, and an example in its place.",
)

TRACKED = hook.rule(
    "tracked",
    "error",
    says="the env file {path} is in git",
    fix="git rm --cached -- {path}, commit, and revoke every secret it held",
    why="A tracked env file is in every clone and fork. Taking it out now does not take it out of "
    "the history: what it held counts as published.",
    bad="git add .env",
    good="git add .env.example",
)
FIXTURE = hook.rule(
    "tracked-fixture",
    "warning",
    says="the env file {path} of a test is in git",
    fix="give it a name that says so ({path}.example), or have the test write it",
    why="It holds no secret today. The next person who edits it may not know that it is public.",
    bad="tests/fixtures/.env",
    good="tests/fixtures/env.example",
)
NOT_IGNORED = hook.rule(
    "not-ignored",
    "error",
    says="no .gitignore of this repository ignores {names}",
    fix="add to .gitignore: {lines}",
    why="Without these lines one `git add .` publishes the file. Ignores outside of the repository "
    "protect only the machine that has them.",
    bad="# .gitignore\nnode_modules/",
    good="# .gitignore\n.env\n.env.local\n.env.*.local\n!.env.example",
)
EXAMPLE_MISSING = hook.rule(
    "example-missing",
    "error",
    says="{what}, and no .env.example says which names are needed",
    fix="commit a .env.example with every name and empty values (`env-ignored --fix` writes it)",
    why="Without an example a newcomer asks for somebody's .env, and secrets travel by chat.",
    bad='api_key = os.environ["OPENAI_API_KEY"]   # and no .env.example',
    good="# .env.example\nOPENAI_API_KEY=",
)
EXAMPLE_ADVISED = hook.rule(
    "example-advised",
    "warning",
    says="{what}, and no .env.example says which names there are",
    fix="commit a .env.example with every name and empty values (`env-ignored --fix` writes it)",
    why="An example is where people look for the settings of a program.",
    bad='url = os.environ["CHROMA_URL"]   # and no .env.example',
    good="# .env.example\nCHROMA_URL=http://localhost:8000",
)
EXAMPLE_SECRET = hook.rule(
    "example-secret",
    "error",
    says="the example holds {what} {secret}",
    fix="leave the value empty, and revoke the secret: it is published",
    secret=True,
    why="An example is committed on purpose, so a real value in it is published, also behind a #.",
    bad="OPENAI_API_KEY=sk-proj-…",
    good="OPENAI_API_KEY=",
)
HISTORY = hook.rule(
    "history",
    "error",
    says="the env file {path} was committed in {commit}",
    fix="revoke what it held; then `git filter-repo --invert-paths --path {path}` and force-push",
    why="Every clone has the whole history: a deleted file is one `git show` away.",
    bad="git rm .env   # the old commits still have it",
    good="git filter-repo --invert-paths --path .env   # after revoking every secret",
)
DOCKERIGNORE = hook.rule(
    "dockerignore",
    "error",
    says="the whole context is copied into the image, and {ignore} lets .env through",
    fix="add to {ignore}: `**/.env*` and `!**/.env.example`",
    why="`COPY . .` takes a developer's .env into the image, and everybody who pulls it reads it.",
    bad="COPY . .   # and no .dockerignore",
    good="# .dockerignore\n**/.env*\n!**/.env.example",
)

# -- names ---------------------------------------------------------------------------------------

_EXAMPLES = frozenset(
    ("example", "examples", "sample", "samples", "template", "dist", "tmpl", "tpl", "default",
     "defaults", "schema", "in")
)  # fmt: skip
# Meant to be committed: encrypted, or code and prose about the file.
_NO_ENV_FILES = frozenset(
    ("vault", "enc", "encrypted", "gpg", "age", "asc", "sops", "ts", "js", "mjs", "cjs", "py", "md",
     "rb", "go", "php", "sh", "json", "txt", "j2", "erb", "ejs", "d", "dockerfile", "containerfile")
)  # fmt: skip
_WORD = re.compile(r"[._-]")


def is_env_file(name: str) -> bool:
    """Whether a file of this name holds a person's or a server's settings.

    >>> [is_env_file(name) for name in (".env", "prod.env", ".env.example", ".envrc")]
    [True, True, False, False]
    """
    name = name.lower()  # `.ENV` is `.env` on the disks of Windows and macOS
    if not (name.startswith(".env.") or name.endswith(".env")):
        return False
    words = set(_WORD.split(name))
    return not words & _EXAMPLES and not words & _NO_ENV_FILES


def is_example(name: str) -> bool:
    """Whether a file of this name shows which settings there are."""
    words = set(_WORD.split(name.lower()))
    return "env" in words and bool(words & _EXAMPLES) and not words & _NO_ENV_FILES


# A symbolic link in the index.
_LINK = "120000"


# -- every commit --------------------------------------------------------------------------------


@hook.whole_repo
def check(repo: Repo) -> Iterator[Finding]:
    examples: list[str] = []
    linked_example = False
    for mode, _, path in repo.entries():
        if "env" not in path and "ENV" not in path:
            continue
        name = path.rpartition("/")[2]
        if is_env_file(name) and mode != _LINK:
            rule = FIXTURE if _is_harmless_fixture(repo, path) else TRACKED
            yield rule.on(path, 1, path=path)
        elif is_example(name):
            if mode == _LINK:
                linked_example = True
            else:
                examples.append(path)
    yield from _check_ignored(repo)
    for path in examples:
        yield from _check_example(repo.source(path))
    if not examples and not linked_example:
        yield from _check_example_missing(repo, _read_near_the_root(repo))
    yield from _check_dockerignore(repo)


_TEST_FOLDER = re.compile(
    r"(?:^|/)(?:tests?|testing|testdata|spec|__tests__|fixtures)/", re.IGNORECASE
)


def _is_harmless_fixture(repo: Repo, path: str) -> bool:
    """Whether an env file belongs to a test, and holds nothing that looks like a secret."""
    if not _TEST_FOLDER.search(path):
        return False
    try:
        return next(_secrets_in(repo.source(path)), None) is None
    except CannotCheck:  # deleted, or a link: what git has is not seen here
        return False


# What has to be ignored, by the line that does it and a name that tests it.
_LINES = {".env": ".env", ".env.local": ".env.local", ".env.*.local": ".env.production.local"}


def _check_ignored(repo: Repo) -> Iterator[Finding]:
    """The three names in the root, and every env file that lies around unignored."""
    open_lines = _open_lines(repo)
    if open_lines:
        line = max(number for _, number in open_lines)
        yield NOT_IGNORED.on(
            ".gitignore",
            line or 1,
            names=", ".join(name for name, _ in open_lines),
            lines=" ".join(f"`{name}`" for name, _ in open_lines),
        )
    for path in _unignored(repo):
        if path not in _LINES:  # those are said above
            yield NOT_IGNORED.on(path, 1, names=path, lines=f"`{path.rpartition('/')[2]}`")


def _open_lines(repo: Repo) -> list[tuple[str, int]]:
    """The lines that are missing, each with the line of a `!` pattern that undoes it, or 0."""
    asked = b"".join(name.encode() + b"\0" for name in _LINES.values())
    # 1: none of them is ignored. A tracked file counts as ignored only with --no-index.
    answer = repo.git(
        "check-ignore", "--no-index", "-v", "-n", "-z", "--stdin", input=asked, ok=(0, 1)
    )
    fields = answer.split(b"\0")
    missing: list[tuple[str, int]] = []
    for number, name in enumerate(_LINES):
        source, line, pattern = fields[number * 4 : number * 4 + 3]
        inside = os.fsdecode(source) in (".gitignore", f"{repo.prefix}.gitignore")
        if not inside or not pattern or pattern.startswith(b"!"):
            missing.append((name, int(line) if inside and pattern.startswith(b"!") else 0))
    return missing


def _unignored(repo: Repo) -> list[str]:
    """Untracked env files that no `.gitignore` of the repository ignores."""
    listed = repo.git(
        "ls-files", "-o", "-z", "--exclude-per-directory=.gitignore", "--",
        ":(glob)**/.env", ":(glob)**/.env.*", ":(glob)**/*.env",
    )  # fmt: skip
    paths = (os.fsdecode(name) for name in listed.split(b"\0")[:-1])
    return [path for path in paths if is_env_file(path.rpartition("/")[2])]


# -- the example ---------------------------------------------------------------------------------


def _check_example(source: Source) -> Iterator[Finding]:
    """Real values in an example, as the search for hard-coded keys judges them; comments too."""
    for start, end, what, value in _secrets_in(source):
        yield EXAMPLE_SECRET.at(source, start, end, what=what, secret=Secret(value))


def _secrets_in(source: Source) -> Iterator[tuple[int, int, str, str]]:
    """Place, description and value of each secret in an env file, comments included."""
    from tenpoint.kit.containers.settings import matches_in
    from tenpoint.kit.credentials.line import ASSIGNED, SECOND
    from tenpoint.kit.credentials.names import KEY
    from tenpoint.kit.credentials.values import looks_secret

    for start, end, match in matches_in(source.text, ".env"):
        # People show a local password in an example; what a machine made is a real one.
        guessed = match.kind == ASSIGNED and not looks_secret(match.value, KEY)
        if match.kind != SECOND and not guessed:
            what = f"a value for {match.what}" if match.kind == ASSIGNED else f"{match.what}:"
            yield start, end, what, match.value


_CODE = (
    "*.py", "*.js", "*.mjs", "*.cjs", "*.ts", "*.tsx", "*.jsx", "*.go", "*.rs", "*.rb", "*.php",
    "*.java", "*.kt", "*.cs", "*.ex", "*.exs", *COMPOSE_FILES,
)  # fmt: skip
_CODE_SUFFIXES = tuple(pattern[1:] for pattern in _CODE if pattern.startswith("*."))
# Settings of tests, examples and documents are no settings of the program; what a bundler wrote
# says nothing that its sources do not.
_ASIDE = re.compile(
    r"""
    (?: ^ | / ) (?: tests? (?: _ [\w-]+ )? | [\w-]+ _tests | testing | testdata | spec
      | __tests__ | fixtures | examples? | samples? | docs? | benchmarks? | node_modules | vendor
      | third_party | dist | build | out | \.yarn ) /
    | (?: ^ | / ) (?: test[_-] | conftest ) | [._]test\. | [._-]spec\. | \.min\.js $
    """,
    re.VERBOSE,
)
# Settings are read near the root; a commit does not wait for a search through all code.
_NEAREST = 300
_HEAD = 256 * 1024

_READS = (
    r"environ|[gG]etenv|process\.env|import\.meta\.env|Deno\.env|dotenv|env_file|env::var|LookupEnv|"
    r"ENV\[|ENV\.fetch|GetEnvironmentVariable|\$\{?[A-Z_]"
)
_NAMED = Pattern(
    r"""(?: environ (?: \.get )? [\[(] | getenv \( | process\.env \[ | import\.meta\.env \[
      | Deno\.env\.get \( | \b ENV (?: \[ | \.fetch\( ) | env::var (?: _os )? \(
      | (?: Getenv | LookupEnv ) \( | GetEnvironmentVariable \( )
    \s* ["'`] (?P<quoted> [A-Za-z_][A-Za-z0-9_]* ) ["'`]
    | (?: process | import\.meta ) \.env \. (?P<bare> [A-Z_][A-Z0-9_]* )""",
    re.VERBOSE,
)
_IN_COMPOSE = Pattern(r"(?<!\$)\$\{?(?P<bare>[A-Z_][A-Z0-9_]*)(?P<quoted>)")
_DOTENV = Pattern(
    r"""load_dotenv\( | dotenv_values\( | (?: from | import | require\( ) [ ]* ["'] dotenv
    | \b env_file [ ]*+ = [ ]*+ ["'(] | \bdotenvy\b | godotenv\.
    | ["']dotenv/config["']""",
    re.VERBOSE,
)
# In compose; in Python it annotates a variable.
_ENV_FILE = Pattern(r"^[ \t]*+(?:- )?env_file[ ]*+:")
# What a system, a shell or a build service sets: nobody writes these into a .env.
_SYSTEM = re.compile(
    r"PATH|HOME|USER|USERNAME|LOGNAME|SHELL|TERM|LANG|LANGUAGE|PWD|OLDPWD|TMP|TEMP|TMPDIR|TZ|CI|EDITOR|"
    r"VISUAL|PAGER|BROWSER|DISPLAY|HOSTNAME|NO_COLOR|FORCE_COLOR|COLORTERM|COLUMNS|LINES|NODE_ENV|DEV|"
    r"PROD|MODE|SSR|BASE_URL|DEBUG|APPDATA|LOCALAPPDATA|PROGRAMFILES|PROGRAMDATA|SYSTEMROOT|COMSPEC|OS|"
    r"USERPROFILE|COMPOSE_PROJECT_NAME|UID|GID|SSH_AUTH_SOCK|VIRTUAL_ENV|"
    r"(?:LC|XDG|GITHUB|RUNNER|CI|GITLAB|PYTHON|PYTEST|PIP|CONDA|GIT|DOCKER|npm|NPM|NVM|JAVA|GO|CARGO|"
    r"RUST|CUDA|OMP|MKL|SLURM|KUBERNETES|COVERAGE|TOX|VERCEL|VSCODE)_\w*",
    re.IGNORECASE,
)


def _read_near_the_root(repo: Repo) -> Iterator[tuple[str, int, str]]:
    """The lines that read the environment in the code files nearest to the root."""
    reads = re.compile(_READS.encode())
    for path in _nearest_code(repo):
        try:
            data = repo.source(path).head(_HEAD)
        except CannotCheck:  # deleted, or a link: other hooks say so
            continue
        if not reads.search(data):
            continue
        for number, line in enumerate(data.split(b"\n"), start=1):
            if reads.search(line):
                yield path, number, line.decode("utf-8", "replace")


def _nearest_code(repo: Repo) -> Iterator[str]:
    from tenpoint.kit.globs import matches

    code = [
        path
        for path in repo.tracked()
        if path.endswith(_CODE_SUFFIXES)
        or ("compose" in path and matches(path, COMPOSE_FILES, inside=False))
    ]
    left = _NEAREST
    for path in sorted(code, key=_depth):
        if not _ASIDE.search(path):
            yield path
            left -= 1
            if not left:
                return


def _depth(path: str) -> int:
    return path.count("/")


def _check_example_missing(
    repo: Repo, reading: Iterator[tuple[str, int, str]]
) -> Iterator[Finding]:
    """The first place that loads an env file or reads a secret, else the first own setting."""
    advised: Finding | None = None
    for path, line, text in reading:
        what, needed = _what_is_read(text, is_code=not path.endswith((".yml", ".yaml")))
        if not what or (path.endswith(".py") and not _is_statement(repo, path, line)):
            continue
        if needed:
            yield EXAMPLE_MISSING.on(path, line, what=what)
            return
        if advised is None:
            advised = EXAMPLE_ADVISED.on(path, line, what=what)
    if advised is not None:
        yield advised


def _what_is_read(text: str, *, is_code: bool) -> tuple[str, bool]:
    """What a line takes from the environment in words, and whether an example is needed for it."""
    if text.lstrip().startswith(("#", "//", "*")):
        return "", False
    own = _names_in(text, _NAMED if is_code else _IN_COMPOSE)
    for name in own:
        if _is_secret(name):
            return f"{name} is read from the environment", True
    if (_DOTENV if is_code else _ENV_FILE).search(text):
        return "an env file is loaded", True
    return (f"{own[0]} is read from the environment", False) if own else ("", False)


def _names_in(text: str, pattern: Pattern[str]) -> list[str]:
    """The variables that a line reads, but for those that every system sets."""
    names = (found["quoted"] or found["bare"] for found in pattern.finditer(text))
    return [name for name in names if _is_secret(name) or not _SYSTEM.fullmatch(name)]


def _is_secret(name: str) -> bool:
    from tenpoint.kit.containers.settings import kind_of
    from tenpoint.kit.credentials.names import WEAK

    return kind_of(name) not in ("", WEAK)


def _is_statement(repo: Repo, path: str, line: int) -> bool:
    """Whether a line of Python does what it says, rather than stand in a text."""
    import ast

    try:
        tree = ast.parse(repo.source(path).data)
    except (SyntaxError, ValueError, RecursionError, MemoryError, CannotCheck):
        return True
    return any(
        node.lineno <= line <= (node.end_lineno or line)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in _READERS)
        or (isinstance(node, ast.Name) and node.id in _READERS)
        or (isinstance(node, ast.keyword) and node.arg in _READERS)
    )


_READERS = frozenset(("environ", "getenv", "load_dotenv", "dotenv_values", "env_file"))


def _read_anywhere(repo: Repo) -> Iterator[tuple[str, int, str]]:
    """The same in all code. git ends when nobody wants more."""
    patterns = [f":(glob)**/{pattern}" for pattern in _CODE]
    process = repo.pipe("grep", "-n", "-I", "-z", "--no-color", "-E", "-e", _READS, "--", *patterns)
    assert process.stdout is not None
    read_all = False
    try:
        for record in process.stdout:
            path, _, rest = record.partition(b"\0")
            line, _, text = rest.partition(b"\0")
            name = os.fsdecode(path)
            if line.isdigit() and not _ASIDE.search(name):
                yield name, int(line), text.decode("utf-8", "replace")
        read_all = True
    finally:
        process.stdout.close()
        if not read_all:
            process.kill()
        status = process.wait()
    if status not in (0, 1):  # 1: no line matches
        raise CannotCheck("git grep could not search the code")


# -- the image -----------------------------------------------------------------------------------


def _check_dockerignore(repo: Repo) -> Iterator[Finding]:
    """`COPY . …` in a Dockerfile, but not of a test, whose ignore files let `.env` through."""
    from tenpoint.kit.globs import matches

    problem: CannotCheck | None = None
    for mode, _, path in repo.entries():
        lowered = path.lower()
        if ("dockerfile" not in lowered and "containerfile" not in lowered) or mode == _LINK:
            continue
        wanted = matches(path, DOCKERFILES, inside=False)
        besides = matches(path, NO_DOCKERFILES, inside=False) or _ASIDE.search(path)
        if wanted and not besides and not repo.excludes(path) and repo.exists(path):
            try:
                yield from _check_context(repo.source(path))
            except CannotCheck as found:
                line = f" line {found.line}" if found.line else ""
                problem = problem or CannotCheck(f"{path}{line}: {found.reason}")
    if problem is not None:
        raise problem


def _check_context(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import dockerfile

    whole = next(
        (
            word
            for instruction in source.memo(dockerfile.parse).instructions
            if instruction.keyword in ("COPY", "ADD") and instruction.flag("from") is None
            for word in instruction.words[:-1]
            if word.text in (".", "./", "*", "./*", "/", "..")
        ),
        None,
    )
    if whole is None:
        return
    own = f"{source.name}.dockerignore"
    # The context is the Dockerfile's folder or, with `docker build -f`, mostly the root.
    root = "/".join([".."] * source.path.count("/")) or "."
    if (ignore := source.beside(own)) is not None:
        sources, shown = [ignore], ignore.path
    else:
        folders = dict.fromkeys((f"{root}/.dockerignore", ".dockerignore"))
        sources = [found for folder in folders if (found := source.beside(folder)) is not None]
        shown = sources[0].path if sources else ".dockerignore"
    if all(_lets_env_through(each) for each in sources):
        yield DOCKERIGNORE.at(source, whole.start, whole.end, ignore=shown)


def _lets_env_through(source: Source) -> bool:
    from tenpoint.kit.parse.dockerignore import DockerIgnore

    return DockerIgnore(source.text).lets_through(".env")


# -- the history ---------------------------------------------------------------------------------


@hook.history
def check_history(repo: Repo) -> Iterator[Finding]:
    yield from _check_history(repo)
    if not any(is_example(path.rpartition("/")[2]) for path in repo.tracked()):
        yield from _check_example_missing(repo, _read_anywhere(repo))
    if repo.is_shallow():
        raise CannotCheck(
            "a shallow clone lacks older commits, which may hold a .env: `git fetch --unshallow`, "
            "or `fetch-depth: 0` in the checkout step"
        )


def _check_history(repo: Repo) -> Iterator[Finding]:
    """Every env file in any tree that a ref reaches, with the first commit that has it.

    `git log -- '*.env'` simplifies the history and misses files of merged branches; the trees
    hold them all. Each distinct tree is read once, no file is.
    """
    # The trees that hold an env file, themselves or below, each with the paths from there.
    holding: dict[bytes, set[str]] = {}
    for tree, data in _trees(repo):
        if b".env" in data or b".ENV" in data:
            names = {
                os.fsdecode(name)
                for mode, name, _ in _entries(data, len(tree))
                if mode.startswith(b"100") and is_env_file(os.fsdecode(name))
            }
            if names:
                holding[tree] = names
    newest = dict(holding)
    while newest:  # one round for each level of folders that env files lie in
        above: dict[bytes, set[str]] = {}
        for tree, data in _trees(repo):
            for mode, name, below in _entries(data, len(tree)):
                if mode == b"40000" and below in newest:
                    folder = os.fsdecode(name)
                    paths = {f"{folder}/{path}" for path in newest[below]}
                    above[tree] = above.get(tree, set()) | paths
        for tree, paths in above.items():
            holding[tree] = holding.get(tree, set()) | paths
        newest = above
    if holding:
        yield from _first_commits(repo, holding)


def _first_commits(repo: Repo, holding: Mapping[bytes, set[str]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    log = repo.git("log", "--all", "--reverse", "--topo-order", "--format=%H %T")
    for record in log.decode("ascii").splitlines():
        commit, _, tree = record.partition(" ")
        for path in holding.get(bytes.fromhex(tree), ()):
            if path.startswith(repo.prefix):
                first.setdefault(path.removeprefix(repo.prefix), commit)
    for path, commit in sorted(first.items()):
        found = HISTORY.on(path, 1, path=path, commit=commit[:12])
        yield found._replace(commit=commit)


def _trees(repo: Repo) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of every distinct tree that a ref reaches."""
    lister = repo.pipe("rev-list", "--all", "--objects", "--filter=blob:none", "--no-object-names")
    teller = repo.pipe("cat-file", "--batch", "--buffer", stdin=lister.stdout)
    assert lister.stdout is not None
    assert teller.stdout is not None
    lister.stdout.close()  # cat-file has its own end of the pipe
    missing = False
    try:
        while header := teller.stdout.readline():
            name, kind, *size = header.split()
            if not size:
                missing = True
                continue
            data = teller.stdout.read(int(size[0]) + 1)[:-1]
            if kind == b"tree":
                yield bytes.fromhex(name.decode("ascii")), data
    finally:
        teller.stdout.close()
        status = teller.wait() or lister.wait()
    if status or missing:
        raise CannotCheck("git could not read the whole history: `git fsck` says why")


_ENTRIES = {
    length: re.compile(rb"(\d+) ([^\0]+)\0(.{%d})" % length, re.DOTALL) for length in (20, 32)
}


def _entries(tree: bytes, length: int) -> list[tuple[bytes, bytes, bytes]]:
    """Mode, name and object of each entry of a tree; `length` is that of an object's name."""
    return _ENTRIES[length].findall(tree)


# -- repairing -----------------------------------------------------------------------------------


@hook.fixes
def fix(
    repo: Repo,
    findings: Sequence[Finding],  # noqa: ARG001  # the repository itself tells
    options: Mapping[str, str | bool],  # noqa: ARG001  # there are none
) -> Iterator[Edit]:
    """The missing lines of `.gitignore`, and an example with the names of `.env`."""
    lines = [name for name, _ in _open_lines(repo)]
    lines += [f"/{_escaped(path)}" for path in _unignored(repo) if path not in _LINES]
    if lines:
        data = repo.source(".gitignore").data if repo.exists(".gitignore") else b""
        end = b"\r\n" if b"\r\n" in data else b"\n"
        if data and not data.endswith(b"\n"):
            data += end
        data += b"".join(os.fsencode(line) + end for line in lines)
        yield Edit(".gitignore", data, f"{', '.join(lines)} added")
    has_example = any(is_example(path.rpartition("/")[2]) for path in repo.tracked())
    if not has_example and not repo.exists(".env.example") and (names := _names_needed(repo)):
        text = "# Copy this to .env and fill it in; .env itself is never committed.\n"
        text += "".join(f"{name}=\n" for name in names)
        yield Edit(".env.example", text.encode(), f"written with {len(names)} names, no values")


def _escaped(path: str) -> str:
    """A path as a pattern of `.gitignore` that means it alone."""
    return re.sub(r"([\\*?\[\]!#]|\s$)", r"\\\1", path)


def _names_needed(repo: Repo) -> list[str]:
    """The names in `.env`; without one, those that the code reads."""
    from io import StringIO

    if repo.exists(".env"):
        from dotenv.parser import parse_stream

        text = repo.source(".env").text.removeprefix("\ufeff")
        found = [binding.key for binding in parse_stream(StringIO(text)) if binding.key]
    else:
        read = _read_near_the_root(repo)
        found = [name for _, _, text in read for name in _names_in(text, _NAMED)]
    return [name for name in dict.fromkeys(found) if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", name)]


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
