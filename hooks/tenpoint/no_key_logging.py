"""The value of a key or password is never printed, logged, put into an error or into a URL.

Logs are copied, shipped, kept for years and read by many; so are error reports, the address
lines of proxies, and the output of a build. A key that was written there once has to be
replaced.

What is followed is the value, not the word. In Python files and notebooks (read as Python)
a value comes from a name, an attribute or a key that says so (`api_key`, `client.secret`,
`config["password"]`, `os.environ["X_TOKEN"]`), from the whole of `os.environ`, from
`.get_secret_value()`, or from a dict that was filled with an `Authorization` header in the
same function; and it is followed through variables, f-strings, `+`, `%`, `.format`,
`json.dumps` and functions of the same file. It may not reach `print`, a logger, `sys.stdout`,
`warnings.warn`, the message of a raised exception or an `assert`, or the query of a URL that is
put together. JavaScript and TypeScript are read as tokens: `console.*`, loggers, `new Error(…)`,
URLs. Shell scripts and the steps of workflows: `echo` and `printf` of such a variable or of
`${{ secrets.X }}` to the terminal, and the query of a URL that `curl` or `wget` is given.

Let through: text that only mentions a key; names about keys (`api_key_name`, `token_count`,
`max_tokens`, `public_key`, `password_file`); `len`, `bool`, `type`, comparisons, "set" if x else
"not set"; up to eight characters of a value; what a function called mask, redact, hash, … gives;
`.replace(secret, "***")`; fields of type `SecretStr`; names of environment variables in
constants; docstrings; an object with fields under a key such as "secret"; what a shell writes to a
file, captures, or pipes into another program; `::add-mask::`; in tests, whose values are made up,
everything that does not come from the environment; in JavaScript, lines of more than 5,000
characters, which a bundler made and nobody wrote.

Not followed: values that go through another function, an attribute or another file. A bare
`token` is taken for a word of a language, not for a credential. With `--pedantic` also told:
objects whose name says that a key is in them, query parameters given as a dict, and `set -x`
before a secret is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Source, run
from tenpoint.kit.parse import identifiers
from tenpoint.kit.sinks import look
from tenpoint.kit.sinks.names import Leak
from tenpoint.kit.testfile import is_test

_PYTHON = (".py", ".pyw", ".ipynb")
_SCRIPTS = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts")
_DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")  # of types: nothing in them runs
_SHELL = (".sh", ".bash", ".zsh", ".ksh")
_WORKFLOWS = (
    "**/.github/workflows/*.yml",
    "**/.github/workflows/*.yaml",
    "action.yml",
    "action.yaml",
)

hook = Hook(
    "no-key-logging",
    point=1,
    says="No key or password reaches a log, an error message or a URL.",
    files=(*(f"*{ending}" for ending in (*_PYTHON, *_SCRIPTS, *_SHELL)), *_WORKFLOWS),
    besides=("*.min.js", "*.bundle.js", "**/node_modules/**", "**/vendor/**"),
    text=True,
)

LOGGED = hook.rule(
    "logged",
    "error",
    says="{sink} writes out the value of {name}",
    fix="say whether {name} is set, not what it is; or show its last four characters at most",
    why="What was logged once is in every copy of the log.",
    bad="logger.info(f'using {api_key}')",
    good="logger.info('using a key: %s', bool(api_key))",
)
RAISED = hook.rule(
    "raised",
    "error",
    says="the message of {sink} holds the value of {name}",
    fix="name the setting that is wrong and leave its value out",
    why="Messages of exceptions end in logs, in error trackers and on users' screens.",
    bad="raise ValueError(f'bad key: {api_key}')",
    good="raise ValueError('OPENAI_API_KEY is not valid')",
)
IN_URL = hook.rule(
    "in-url",
    "error",
    says="the value of {name} is put into the query of a URL, as {sink}",
    fix="send it in a header: `headers=dict(Authorization=...)`",
    why="Addresses are logged by every server and proxy on the way, headers are not.",
    bad="requests.get(f'https://api.example/v1?api_key={api_key}')",
    good="requests.get('https://api.example/v1', headers={'X-API-Key': api_key})",
)
ENVIRONMENT = hook.rule(
    "environment-logged",
    "error",
    says="{sink} writes out the whole environment, with every key in it",
    fix="write out the few variables that are wanted, by name",
    why="The environment is where the keys are.",
    bad="print(os.environ)",
    good="print(os.environ['PATH'])",
)
OBJECT = hook.rule(
    "object-logged",
    "warning",
    says="{sink} writes out {name}, which may hold a key by its name",
    fix="write out the fields that are wanted, by name",
    why="An object that is printed shows all of its fields.",
    bad="logger.info(api_key_data)",
    good="logger.info(api_key_data.id)",
)
IN_PARAMETERS = hook.rule(
    "in-parameters",
    "warning",
    says="the value of {name} becomes part of a URL: {sink}",
    fix="send it in a header if the service takes one: `headers=dict(Authorization=...)`",
    why="Addresses are logged by every server and proxy on the way, headers are not.",
    bad="requests.get(url, params={'api_key': api_key})",
    good="requests.get(url, headers={'X-API-Key': api_key})",
)
TRACED = hook.rule(
    "traced",
    "warning",
    says="`set -x` prints every command, and {name} is used in line {used}",
    fix="write `set +x` before the line, or leave tracing out",
    why="A traced command is printed with the values of its variables.",
    bad='set -x\ncurl -H "Authorization: $API_KEY" x.example',
    good='curl -H "Authorization: $API_KEY" x.example',
)

# Each kind of leak that the readers below tell of, and what is said about it.
_RULES = {
    "logged": LOGGED,
    "raised": RAISED,
    "in-url": IN_URL,
    "environment-logged": ENVIRONMENT,
    "object-logged": OBJECT,
    "in-parameters": IN_PARAMETERS,
    "traced": TRACED,
}


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    for leak in _leaks(source):
        yield _RULES[leak.kind].on(
            source,
            leak.line,
            leak.column,
            end_line=leak.end_line,
            end_column=leak.end_column,
            sink=leak.sink,
            name=leak.name,
            used=leak.used,
        )


def _leaks(source: Source) -> Iterator[Leak]:
    """Ask the reader of the file's language, if the file has a secret's name and a sink at all."""
    name = source.name
    first = source.head(200).partition(b"\n")[0] if "." not in name else b""
    if name.endswith(_PYTHON) or (first.startswith(b"#!") and b"python" in first):
        yield from _in_python(source)
    elif name.endswith(_SCRIPTS):
        in_test = is_test(source.path)
        if not name.endswith(_DECLARATIONS) and look.of_script(source, is_test=in_test):
            from tenpoint.kit.parse import js_tokens
            from tenpoint.kit.sinks import script

            tokens = source.memo(js_tokens.read)
            yield from script.leaks(tokens, source.position, is_test=in_test)
    elif name.endswith(_SHELL) or (first.startswith(b"#!") and first.rstrip().endswith(b"sh")):
        if look.of_shell(source):
            from tenpoint.kit.sinks import shell

            yield from shell.of_script(source)
    elif name.endswith((".yml", ".yaml")) and look.of_workflow(source):
        from tenpoint.kit.sinks import shell

        yield from shell.of_workflow(source)


def _in_python(source: Source) -> Iterator[Leak]:
    in_test = is_test(source.path)
    if not look.of_python(source.memo(identifiers.read), source.data, is_test=in_test):
        return
    from tenpoint.kit.parse import python_flow
    from tenpoint.kit.sinks import python

    flow = source.memo(python_flow.read)
    yield from python.leaks(flow, is_test=in_test)
    for line, text in flow.code.unparsed:
        data = text.encode("utf-8", "replace")
        if look.of_python(identifiers.of(data), data, is_test=in_test):
            raise CannotCheck("a cell that cannot be parsed as Python", line)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
