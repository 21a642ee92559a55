from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenpoint import no_key_logging
from tenpoint.kit import CannotCheck, Finding, Source


def found(text: str, path: str) -> list[Finding]:
    return sorted(no_key_logging.check(Source(path, data=text.encode())))


def errors(text: str, path: str) -> list[tuple[str, int]]:
    """Rule and line of every error."""
    return [
        (finding.rule.removeprefix("no-key-logging/"), finding.line)
        for finding in found(text, path)
        if finding.severity == "error"
    ]


# -- Python --------------------------------------------------------------------

IMPORTS = "import os, sys, logging, warnings\nlogger = logging.getLogger(__name__)\n"


def python(body: str) -> list[str]:
    """The rules that the body of a function breaks."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    code = f"{IMPORTS}def f(api_key, password, cfg, client, url, n):\n{lines}\n"
    return [rule for rule, _ in errors(code, "agent.py")]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param("print(api_key)", "logged", id="a name"),
        pytest.param("print('key:', client.api_key)", "logged", id="an attribute"),
        pytest.param("print(cfg['db_password'])", "logged", id="an entry"),
        pytest.param("print(cfg.get('apiKey'))", "logged", id="an entry by get"),
        pytest.param("print(f'using {api_key}')", "logged", id="an f-string"),
        pytest.param("print('using %s' % api_key)", "logged", id="percent"),
        pytest.param("print('using {}'.format(api_key))", "logged", id="format"),
        pytest.param("print('using ' + api_key)", "logged", id="a sum"),
        pytest.param("print(str(api_key).strip())", "logged", id="through str and strip"),
        pytest.param("assert client.ok(api_key), api_key", "raised", id="an assert's message"),
        pytest.param(
            "h = {}\nh['x-api-key'] = n\nlogger.info(h)", "logged", id="a header set later"
        ),
        pytest.param("ｐｒｉｎｔ(api_key)", "logged", id="letters of another shape"),
        pytest.param("say = print\nsay(api_key)", "logged", id="print by another name"),
        pytest.param("k = os.environ['OPENAI_API_KEY']\nprint(k)", "logged", id="by a variable"),
        pytest.param("k = os.getenv('GITHUB_TOKEN')\nm = f'{k}'\nprint(m)", "logged", id="by two"),
        pytest.param("print(os.environ)", "environment-logged", id="the whole environment"),
        pytest.param("print(dict(os.environ))", "environment-logged", id="a copy of it"),
        pytest.param(
            "for k, v in os.environ.items():\n    print(k, v)",
            "environment-logged",
            id="its values",
        ),
        pytest.param("logger.info('key %s', api_key)", "logged", id="a logger's argument"),
        pytest.param("logging.debug(password)", "logged", id="the logging module"),
        pytest.param("client.log.error(f'{password!r}')", "logged", id="a logger in an object"),
        pytest.param("logger.info('x', api_key=api_key)", "logged", id="a structured field"),
        pytest.param("sys.stderr.write(api_key)", "logged", id="standard error"),
        pytest.param("print(api_key, file=sys.stderr)", "logged", id="print to standard error"),
        pytest.param("warnings.warn(f'bad {api_key}')", "logged", id="a warning"),
        pytest.param("sys.exit(f'bad {api_key}')", "logged", id="an exit message"),
        pytest.param("raise ValueError(f'bad {api_key}')", "raised", id="an exception"),
        pytest.param("m = f'bad {password}'\nraise RuntimeError(m)", "raised", id="its message"),
        pytest.param("raise HTTPError(401, detail=f'{api_key}')", "raised", id="its detail"),
        pytest.param("url = f'{url}/v1?api_key={api_key}'", "in-url", id="a URL in an f-string"),
        pytest.param("url = url + '&key=' + api_key", "in-url", id="a URL as a sum"),
        pytest.param("url = '%s?key=%s' % (url, api_key)", "in-url", id="a URL by percent"),
        pytest.param("url = '{}?key={}'.format(url, api_key)", "in-url", id="a URL by format"),
        pytest.param(
            "h = {'Authorization': f'Bearer {cfg}'}\nprint(h)", "logged", id="a dict with a header"
        ),
        pytest.param("h = {}\nh['x-api-key'] = api_key\nprint(h)", "logged", id="a header put in"),
        pytest.param("print(client.key.get_secret_value())", "logged", id="an opened SecretStr"),
        pytest.param("print(api_key[:20])", "logged", id="most of it"),
        pytest.param("print(api_key or 'none')", "logged", id="with a stand-in"),
        pytest.param("if n:\n    api_key = '***'\nprint(api_key)", "logged", id="masked at times"),
    ],
)
def test_python_reports(body: str, rule: str) -> None:
    assert python(body) == [rule]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("print('set your api_key')", id="only the word"),
        pytest.param('"""\n>>> print(api_key)\n"""', id="a docstring"),
        pytest.param("print(bool(api_key), len(api_key), type(api_key))", id="about it"),
        pytest.param("print(api_key is None, api_key == '')", id="a comparison"),
        pytest.param("print('set' if api_key else 'not set')", id="whether it is set"),
        pytest.param("print(api_key[:4], api_key[-4:])", id="a few characters"),
        pytest.param("print(f'{api_key:.4}')", id="cut by its format"),
        pytest.param("print(mask(api_key), redact_key(api_key))", id="masked"),
        pytest.param("print(hashlib.sha256(api_key).hexdigest())", id="hashed"),
        pytest.param("api_key = api_key[:4] + '…'\nprint(api_key)", id="masked before"),
        pytest.param("if api_key:\n    api_key = '*' * 8\nprint(api_key)", id="masked if set"),
        pytest.param("print(url.replace(api_key, '***'))", id="taken out"),
        pytest.param("print(max_tokens, token_count, prompt_tokens)", id="counts"),
        pytest.param("print(client.token, tokenizer, next_token)", id="words of a language"),
        pytest.param("print(api_key_name, password_file, secret_id)", id="names about keys"),
        pytest.param("print(public_key, key_id, sort_key)", id="keys that open nothing"),
        pytest.param("print(client.has_api_key, missing_api_key)", id="questions"),
        pytest.param("print(os.environ['PATH'], os.getenv('HOME'))", id="harmless variables"),
        pytest.param("for k in os.environ:\n    print(n)", id="a loop over names"),
        pytest.param("for k, v in os.environ.items():\n    print(k)", id="names of variables"),
        pytest.param("API_KEY = 'OPENAI_API_KEY'\nprint(API_KEY)", id="a variable's name"),
        pytest.param("for api_key in ('A_KEY', 'B_KEY'):\n    print(api_key)", id="several names"),
        pytest.param("print(h['Content-Type'], api_key.name)", id="another field"),
        pytest.param(
            "h = {'Authorization': cfg}\nprint(sorted(h), h.keys())", id="names of headers"
        ),
        pytest.param("h = {'password': '***'}\nprint(h)", id="a masked entry"),
        pytest.param("h = {'has_key': bool(api_key)}\nprint(h)", id="a question in a dict"),
        pytest.param("c = OpenAI(api_key=api_key)\nprint(c)", id="what was made with it"),
        pytest.param("print(check(api_key))", id="what a function says of it"),
        pytest.param("print(api_key, file=n)", id="written into a file"),
        pytest.param("raise ValueError('OPENAI_API_KEY is not set')", id="an honest message"),
        pytest.param("if not api_key:\n    raise ValueError(f'got {api_key!r}')", id="known empty"),
        pytest.param("raise AuthError(api_key=api_key)", id="a field of an exception"),
        pytest.param("url = f'{url}/keys/{cfg}?page={n}'", id="a harmless query"),
        pytest.param("url = f'postgresql://x/db?password={password}'", id="not the web"),
        pytest.param("get(url, headers={'Authorization': api_key})", id="a header"),
        pytest.param("math.log(password)", id="another log"),
        pytest.param("catalog.info(api_key)", id="no logger"),
        pytest.param(
            "for name, v in (('api_key', api_key), ('n', n)):\n    print(name)",
            id="rows of a table",
        ),
        pytest.param(
            "h = {k: v for k, v in cfg.items() if k != 'api_key'}\nprint(h)", id="filtered"
        ),
        pytest.param("print = n\nprint(api_key)", id="another print"),
        pytest.param("print({'secret': client.model_dump()})", id="an object under the key"),
        pytest.param("print({'secret': {'name': n}})", id="a dict under the key"),
        pytest.param("assert api_key, 'api_key is missing'", id="an assert about it"),
    ],
)
def test_python_accepts(body: str) -> None:
    assert python(body) == []


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            "class S:\n    api_key: SecretStr\n    def f(self):\n        print(self.api_key)",
            id="a SecretStr prints its mask",
        ),
        pytest.param("def f(password: bool):\n    print(password)", id="a switch"),
        pytest.param("def test(capsys):\n    print(llm.api_key)", id="a test that looks at it"),
        pytest.param("print(AuthType.API_KEY)", id="a member of an enum"),
        pytest.param("if True:\n  print(\n", id="not parsed and not its business"),
        pytest.param(
            "token, project = get_access_token()\nprint(project)", id="one of two results"
        ),
        pytest.param("print(get_secret('AZURE_API_VERSION'))", id="a setting kept as a secret"),
    ],
)
def test_python_files_accepted(code: str) -> None:
    assert errors(code + "\n", "agent.py") == []


def test_a_function_of_the_file_is_followed() -> None:
    code = "import os\ndef key():\n    return os.environ['X_API_KEY']\nprint(key())\n"
    assert errors(code, "a.py") == [("logged", 4)]


def test_a_constant_of_the_module_is_followed() -> None:
    code = "import os\nK = os.environ['X_API_KEY']\ndef f():\n    print(K)\n"
    assert errors(code, "a.py") == [("logged", 4)]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param("print(api_key_data)", "object-logged", id="an object named for a key"),
        pytest.param("print(credentials)", "object-logged", id="credentials"),
        pytest.param("requests.get(url, params={'api_key': k})", "in-parameters", id="parameters"),
    ],
)
def test_warns(body: str, rule: str) -> None:
    [finding] = found(
        f"import requests\ndef f(api_key_data, credentials, url, k):\n  {body}", "a.py"
    )
    assert (finding.rule, finding.severity) == (f"no-key-logging/{rule}", "warning")


def test_python_that_does_not_parse_is_unread_when_it_is_the_hooks_business() -> None:
    with pytest.raises(CannotCheck):
        found("print(api_key\n", "a.py")


def test_says_what_and_where() -> None:
    [finding] = found("def f(api_key):\n    print('x',\n          api_key)\n", "a.py")
    assert (finding.line, finding.column) == (3, 11)
    assert finding.message == "print writes out the value of api_key"
    assert "whether api_key is set" in finding.fix


def test_a_literal_is_never_quoted() -> None:
    key = "sk-" + "a1B2" * 8
    [finding] = found(f"password = '{key}'\nprint(password)\n", "a.py")
    assert key not in finding.message + finding.fix


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("raise E(f'failed with {mount.secret_access_key}')", [], id="made up"),
        pytest.param("api_key = 'abcd1234abcd'\nprint(api_key)", [], id="a literal"),
        pytest.param("print(os.environ['API_KEY'])", ["logged"], id="of the environment"),
        pytest.param("api_key = os.getenv('API_KEY')\nprint(api_key)", ["logged"], id="by a name"),
        pytest.param("print(os.environ)", ["environment-logged"], id="all of it"),
    ],
)
@pytest.mark.parametrize("path", ["tests/unit/runtime.py", "src/test_runtime.py", "conftest.py"])
def test_of_a_test_only_the_environment_counts(body: str, expected: list[str], path: str) -> None:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    code = f"{IMPORTS}def f(mount):\n{lines}\n"
    assert [rule for rule, _ in errors(code, path)] == expected
    assert errors(code, "src/runtime.py")


# -- notebooks -----------------------------------------------------------------


def notebook(*cells: str) -> str:
    return json.dumps(
        {"cells": [{"cell_type": "code", "source": cell.splitlines(True)} for cell in cells]},
        indent=1,
    )


def test_cells_are_one_module() -> None:
    text = notebook("import os\nk = os.environ['X_API_KEY']", "print(k)")
    [(rule, line)] = errors(text, "a.ipynb")
    assert rule == "logged"
    assert "print(k)" in text.splitlines()[line - 1]


def test_a_cell_in_one_string() -> None:
    source = json.dumps("x = 1\nprint(api_key)")
    text = '{"cells": [{"cell_type": "code", "source": ' + source + "}]}"
    assert errors(text, "a.ipynb") == [("logged", 1)]


def test_a_cell_that_is_no_python_and_no_business_of_ours() -> None:
    assert errors(notebook("x = = 1", "print('api_key')"), "a.ipynb") == []


# -- JavaScript and TypeScript -------------------------------------------------


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        pytest.param("console.log(apiKey)", "logged", id="a name"),
        pytest.param("console.error('bad', config.apiKey)", "logged", id="a property"),
        pytest.param("console.log(res?.data['api_key'])", "logged", id="an entry"),
        pytest.param("console.log(`key ${apiKey}`)", "logged", id="a template"),
        pytest.param("console.log('key ' + apiKey)", "logged", id="a sum"),
        pytest.param("console.log({ apiKey })", "logged", id="shorthand"),
        pytest.param("console.log({ password: pw })", "logged", id="an entry of an object"),
        pytest.param("console.log(JSON.stringify({ apiKey }))", "logged", id="as JSON"),
        pytest.param("console.log(process.env.OPENAI_API_KEY)", "logged", id="environment"),
        pytest.param("console.log(process.env)", "environment-logged", id="all of it"),
        pytest.param("const k = process.env.X_TOKEN\nconsole.log(k)", "logged", id="a variable"),
        pytest.param(
            "const h = { Authorization: `Bearer ${k}` };\nconsole.log(h);", "logged", id="headers"
        ),
        pytest.param("logger.info(`pw ${password}`)", "logged", id="a logger"),
        pytest.param("throw new Error('bad key ' + apiKey)", "raised", id="an error"),
        pytest.param("fetch(`${base}?api_key=${apiKey}`)", "in-url", id="a URL"),
        pytest.param("fetch(base + '?key=' + this.apiKey)", "in-url", id="a URL as a sum"),
        pytest.param("console.log((user as User).password)", "logged", id="with a type"),
        pytest.param("console.log(apiKey!)", "logged", id="not null"),
    ],
)
def test_script_reports(code: str, rule: str) -> None:
    assert [each for each, _ in errors(code, "agent.ts")] == [rule]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("console.log('apiKey missing')", id="only the word"),
        pytest.param("// console.log(apiKey)", id="a comment"),
        pytest.param("const s = 'console.log(apiKey)'", id="a string"),
        pytest.param("console.log(!!apiKey, typeof apiKey)", id="whether it is there"),
        pytest.param("console.log(apiKey ? 'set' : 'unset')", id="a condition"),
        pytest.param("console.log(apiKey.length, apiKey === '')", id="about it"),
        pytest.param("console.log(apiKey.slice(0, 4))", id="a few characters"),
        pytest.param("console.log(mask(apiKey))", id="masked"),
        pytest.param("console.log({ apiKey: !!apiKey, password: '***' })", id="masked entries"),
        pytest.param("console.log(maxTokens, tokenCount, apiKeyName)", id="other names"),
        pytest.param("console.log(token)", id="a bare token"),
        pytest.param("const apiKey = 'OPENAI_API_KEY'; console.log(apiKey)", id="a name of one"),
        pytest.param("fetch(url, { headers: { Authorization: apiKey } })", id="a header"),
        pytest.param("fetch(`${base}?page=${page}`)", id="a harmless query"),
        pytest.param("console.log(items.map((i) => { return i.password }))", id="in a function"),
        pytest.param("const r = /console.log(apiKey)/", id="a regular expression"),
        pytest.param("<p>Don't console.log(apiKey)</p>", id="text of a page"),
        pytest.param("{ const k = env.API_KEY }\n{ const k = 1\nconsole.log(k) }", id="two blocks"),
        pytest.param("Math.log(password)", id="another log"),
        pytest.param("throw new Error('apiKey is required')", id="an honest message"),
    ],
)
def test_script_accepts(code: str) -> None:
    assert errors(code, "agent.tsx") == []


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("console.log(o.apiKey);" * 300, "assets/a.js", [], id="a minified bundle"),
        pytest.param(
            "x(1);" * 1200 + "\nconsole.log(o.apiKey)", "a.js", [("logged", 2)], id="behind such"
        ),
        pytest.param("console.log(o.apiKey)", "a.d.ts", [], id="a declaration runs nothing"),
        pytest.param("console.log(o.apiKey)", "ad.ts", [("logged", 1)], id="no declaration"),
    ],
)
def test_scripts_that_nobody_wrote(text: str, path: str, expected: list[tuple[str, int]]) -> None:
    assert errors(text, path) == expected


def test_of_a_scripts_test_only_the_environment_counts() -> None:
    assert errors("console.log(config.apiKey, { password: pw })", "a.test.ts") == []
    assert errors("console.log(process.env.API_KEY)", "a.test.ts") == [("logged", 1)]
    assert errors("const k = process.env.API_KEY\nconsole.log(k)", "__tests__/a.ts") == [
        ("logged", 2)
    ]


# -- shell and workflows -------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("echo $API_KEY", id="plain"),
        pytest.param('echo "key: ${DB_PASSWORD}"', id="quoted"),
        pytest.param("printf '%s' \"$GITHUB_TOKEN\"", id="printf"),
        pytest.param("echo $API_KEY >&2", id="standard error"),
        pytest.param("echo $API_KEY | base64", id="encoded"),
        pytest.param("echo $API_KEY | tee log.txt", id="tee"),
        pytest.param("echo ${API_KEY:-none}", id="with a default"),
    ],
)
def test_shell_reports(text: str) -> None:
    assert errors(f"{text}\n", "run.sh") == [("logged", 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('curl "https://x.example/?api_key=$API_KEY"', id="curl"),
        pytest.param("curl -sS https://x.example/a?b=1\\&key=${API_KEY}", id="the second field"),
        pytest.param('wget -q "$BASE?token=$ACCESS_TOKEN" -O -', id="wget"),
    ],
)
def test_shell_puts_it_into_a_url(text: str) -> None:
    assert errors(f"{text}\n", "run.sh") == [("in-url", 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("curl 'https://x.example/?api_key=$API_KEY'", id="not expanded in a URL"),
        pytest.param('curl "https://x.example/?page=$PAGE" -H "X-Key: $API_KEY"', id="a header"),
        pytest.param('curl -d "key=$API_KEY" https://x.example', id="the body of a request"),
        pytest.param("echo '$API_KEY' \\$API_KEY", id="not expanded"),
        pytest.param("echo set your API_KEY", id="only the word"),
        pytest.param("echo $API_KEY > .env", id="into a file"),
        pytest.param("echo $API_KEY | docker login -u x --password-stdin", id="into a program"),
        pytest.param("x=$(echo $API_KEY | base64)", id="captured"),
        pytest.param("(echo $PASSWORD; echo $PASSWORD) | passwd", id="a group into a program"),
        pytest.param('{\n  echo "KEY=$API_KEY"\n} >> .env', id="a block into a file"),
        pytest.param("echo ${API_KEY:+set} ${#API_KEY} ${API_KEY:0:4}", id="about it"),
        pytest.param("echo $PWD $HOME $MAX_TOKENS $KEY_FILE", id="other variables"),
        pytest.param("# echo $API_KEY", id="a comment"),
    ],
)
def test_shell_accepts(text: str) -> None:
    assert errors(f"{text}\n", "run.sh") == []


def test_tracing_before_a_secret_is_a_warning() -> None:
    [finding] = found('set -x\nset +x\nset -ex\ncurl -H "A: $API_KEY" x.example\n', "run.sh")
    assert (finding.rule, finding.line) == ("no-key-logging/traced", 3)
    assert found('set -x\nset +x\ncurl -H "A: $API_KEY" x.example\n', "run.sh") == []


WORKFLOW = """\
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - env:
          VALUE: ${{{{ secrets.SOMETHING }}}}
        run: |
          true
          {line}
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("echo ${{ secrets.API_KEY }}", [("logged", 10)], id="a secret"),
        pytest.param("echo '${{ secrets.API_KEY }}'", [("logged", 10)], id="quoted: no matter"),
        pytest.param("echo '${{ toJSON(secrets) }}'", [("logged", 10)], id="all secrets"),
        pytest.param("echo $VALUE", [("logged", 10)], id="a variable filled with one"),
        pytest.param('echo "::add-mask::${{ secrets.API_KEY }}"', [], id="add-mask"),
        pytest.param('echo "K=${{ secrets.API_KEY }}" >> $GITHUB_ENV', [], id="into a file"),
        pytest.param("echo ${{ secrets.API_KEY != '' }}", [], id="whether it is set"),
        pytest.param("echo ${{ github.sha }} secrets.API_KEY", [], id="only the word"),
        pytest.param(
            "curl https://x.example/?key=${{ secrets.API_KEY }}", [("in-url", 10)], id="a URL"
        ),
    ],
)
def test_workflows(line: str, expected: list[tuple[str, int]]) -> None:
    text = WORKFLOW.format(line=line)
    assert errors(text, ".github/workflows/ci.yml") == expected


# -- everything ----------------------------------------------------------------

WORDS = st.sampled_from(
    'print ( ) api_key = + f" " { } [ ] : , . os.environ if for x in \n def return lambda '
    "console.log ` ${ ' / // /* */ => ? ?. echo $API_KEY | > ${{ secrets.X }} < & ; # \\ % *".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["a.py", "a.ts", "a.sh"]))
def test_nothing_crashes(text: str, path: str) -> None:
    try:
        findings = found(text, path)
    except CannotCheck:
        findings = []
    lines = len(text.splitlines()) + 1
    assert all(1 <= finding.line <= lines for finding in findings)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("x = api_key\n" + "x = x + x\n" * 3000 + "print(x)\n", "a.py", id="doubling"),
        pytest.param(
            "def f(api_key):\n" + " x = x.y(x)\n print(x)\n" * 500, "a.py", id="entangled"
        ),
        pytest.param("apiKey; console.log(" + "x = " * 20000, "a.js", id="assignments"),
        pytest.param("apiKey; console.log(" + "[/" * 20000, "a.js", id="regular expressions"),
        pytest.param("apiKey; console.log(" + "`${" * 20000, "a.js", id="templates"),
        pytest.param("echo $API_KEY | cat\n" * 5000, "a.sh", id="pipes"),
        pytest.param("x = f(x)\nprint(x, api_key)\n" * 5000, "a.py", id="given anew"),
        pytest.param("é = 1;" + "print(api_key);" * 10000, "a.py", id="one line"),
        pytest.param("".join(f"a{i} = api_key\n" for i in range(50000)), "a.py", id="names"),
        pytest.param("api_key; print(f'" + "?a={x}&" * 50000 + "')", "a.py", id="an f-string"),
        pytest.param(
            "x0 = api_key\n"
            + "".join(f"x{i + 1} = p.replace(x{i}, '')\n" for i in range(3000))
            + "print(x3000)\n",
            "a.py",
            id="replaced again and again",
        ),
        pytest.param(
            "".join(f"{' ' * i}if not x{i}:\n" for i in range(95))
            + f"{' ' * 95}print(api_key)\n" * 500,
            "a.py",
            id="behind many tests",
        ),
    ],
)
def test_hostile_text_takes_little_time(text: str, path: str) -> None:
    begun = time.process_time()
    with suppress(CannotCheck):  # too entangled
        found(text, path)
    assert time.process_time() - begun < 20
