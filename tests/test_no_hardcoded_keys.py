from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from credential_samples import sample
from support.git import Tree
from tenpoint import no_hardcoded_keys
from tenpoint.kit import Source
from tenpoint.kit import repo as kit_repo
from tenpoint.kit import source as kit_source
from tenpoint.kit.formats import NAMES, render
from tenpoint.kit.report import Report, Reported
from tenpoint.no_hardcoded_keys import hook, main

# Put together when the tests run, so that no scanner trips over this file.
ANTHROPIC = "sk-ant-" + "api03-" + sample("[A-Za-z0-9_-]{93}") + "AA"
GITHUB = "ghp" + "_" + sample("[A-Za-z0-9]{36}")
HEX = sample("[0-9a-f]{32}", 2)
RANDOM = sample("[A-Za-z0-9]{40}", 3)
PERSON = "Harbour" + "!4711"
PASSPHRASE = "-".join(("river", "hazel", "oasis", "shadow")) + "-68"
UUID = "-".join((HEX[:8], HEX[8:12], HEX[12:16], HEX[16:20], HEX[20:32]))
PEM = sample("[A-Za-z0-9+/]{64}", 4)
STRIPE = "sk_test" + "_" + RANDOM[:24]
AWS = "AKIA" + sample("[A-Z]{16}", 1)
AGE = "AGE-SECRET-" + "KEY-1" + sample("[02-9AC-HJ-NP-Z]{58}")
BASIC = base64.b64encode(f"robot:{PERSON}".encode()).decode()
URL_UNDER_BASE64 = base64.b64encode(f"postgres://app:{PERSON}@db.corp.io/app".encode()).decode()


def web_token(payload: str) -> str:
    parts = (b'{"alg":"HS256","typ":"JWT"}', payload.encode(), b"x" * 32)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


JWT = web_token('{"sub":"svc-agent","role":"writer"}')
ANON = web_token('{"iss":"supabase","role":"anon"}')
SHOWN = web_token('{"sub":"1234567890","name":"John Doe"}')


def found(name: str, text: str) -> list[tuple[str, str]]:
    """Rule, without the hook, and the very characters it points at."""
    source = Source(name, data=text.encode())
    places = []
    for finding in no_hardcoded_keys.check(source):
        line = source.line_text(finding.line)
        end = finding.end_column - 1 if finding.end_line == finding.line else None
        places.append((finding.rule.partition("/")[2], line[finding.column - 1 : end]))
    return places


LOUD = [
    pytest.param(
        "a.py", f'Anthropic(api_key="{ANTHROPIC}")', "provider-key", ANTHROPIC, id="python"
    ),
    pytest.param("a.py", f'run("{ANTHROPIC}")', "provider-key", ANTHROPIC, id="a bare call"),
    pytest.param("a.py", f"# old: {GITHUB}", "provider-key", GITHUB, id="a comment"),
    pytest.param("a.py", f'"\\n{GITHUB}"', "provider-key", GITHUB, id="behind an escape"),
    pytest.param("a.ts", f"const k = '{GITHUB}'", "provider-key", GITHUB, id="typescript"),
    pytest.param("a.go", f'apiKey := "{RANDOM}"', "assigned-secret", RANDOM, id="go"),
    pytest.param("A.java", f'String apiKey = "{RANDOM}";', "assigned-secret", RANDOM, id="java"),
    pytest.param(
        "a.rs", f'const API_KEY: &str = "{RANDOM}";', "assigned-secret", RANDOM, id="rust"
    ),
    pytest.param(
        "A.cs", f'string Secret {{ get; set; }} = "{RANDOM}";', "assigned-secret", RANDOM, id="c#"
    ),
    pytest.param("a.sh", f"export API_KEY={RANDOM}", "assigned-secret", RANDOM, id="shell"),
    pytest.param("a.sh", f"run --password {PERSON} now", "assigned-secret", PERSON, id="a flag"),
    pytest.param(
        "a.sh", f'X="${{DB_PASSWORD:-{PERSON}}}"', "assigned-secret", PERSON, id="a default"
    ),
    pytest.param(".env", f"DB_PASSWORD={PERSON}", "assigned-secret", PERSON, id="dotenv"),
    pytest.param(
        ".env", f"DB_PASSWORD={PASSPHRASE}", "assigned-secret", PASSPHRASE, id="a passphrase"
    ),
    pytest.param("a.yaml", f"password: {PERSON}", "assigned-secret", PERSON, id="yaml"),
    pytest.param(
        "a.yaml",
        f"- name: DB_PASSWORD\n  value: {PERSON}",
        "assigned-secret",
        PERSON,
        id="yaml, name and value on two lines",
    ),
    pytest.param(
        "a.json", json.dumps({"clientSecret": RANDOM}), "assigned-secret", RANDOM, id="json"
    ),
    pytest.param(
        "a.json",
        json.dumps({"name": "DB_PASSWORD", "value": PERSON}),
        "assigned-secret",
        PERSON,
        id="json, name and value",
    ),
    pytest.param("a.toml", f'token = "{RANDOM}"', "assigned-secret", RANDOM, id="toml"),
    pytest.param("a.ini", f"secret_key = {RANDOM}", "assigned-secret", RANDOM, id="ini"),
    pytest.param(
        "a.xml", f"<signingKey>{RANDOM}</signingKey>", "assigned-secret", RANDOM, id="xml"
    ),
    pytest.param("Dockerfile", f"ENV API_KEY {RANDOM}", "assigned-secret", RANDOM, id="dockerfile"),
    pytest.param(
        "a.md", f"| SMTP_PASS | {PERSON} |", "assigned-secret", PERSON, id="a table in a text"
    ),
    pytest.param(
        "a.md", f"The ftp password is `{PERSON}`.", "assigned-secret", PERSON, id="a sentence"
    ),
    pytest.param(
        "a.py", f'key = os.getenv("API_KEY") or "{RANDOM}"', "assigned-secret", RANDOM, id="or"
    ),
    pytest.param(
        "a.cfg", f'x = "Server=db;Password={PERSON};"', "assigned-secret", PERSON, id="connection"
    ),
    pytest.param(
        "a.py", f'auth=("robot", "{PERSON}")', "assigned-secret", PERSON, id="among arguments"
    ),
    pytest.param(
        "a.py", f'get("https://h.example/?api_key={RANDOM}")', "assigned-secret", RANDOM, id="query"
    ),
    pytest.param(
        "a.py", f'MISTRAL_API_KEY = "{RANDOM[:32]}"', "provider-key", RANDOM[:32], id="by its name"
    ),
    pytest.param(
        "a.py", f'cohere.Client("{RANDOM}")', "provider-key", RANDOM, id="given to a client"
    ),
    pytest.param(
        "a.py", f'ADMIN_API_TOKEN = "{UUID}"', "assigned-secret", UUID, id="a UUID that is a key"
    ),
    pytest.param(
        "a.py",
        f'x = "postgresql+asyncpg://app:{PERSON}@db.example/x"',
        "url-password",
        PERSON,
        id="a URL with a driver",
    ),
    pytest.param(
        "a.py", f'x = "redis://:{PERSON}@cache.example"', "url-password", PERSON, id="no user"
    ),
    pytest.param(
        "a.py",
        f'{{"Authorization": "Bearer {RANDOM}"}}',
        "authorization-header",
        RANDOM,
        id="a header",
    ),
    pytest.param("a.py", f'x = "{JWT}"', "provider-key", JWT, id="a JSON Web Token"),
    pytest.param(
        "k.pem",
        f"-----BEGIN RSA PRIVATE KEY-----\n{PEM}\n{PEM}\n-----END",
        "private-key",
        "-----BEGIN RSA PRIVATE KEY-----",
        id="a PEM block",
    ),
    pytest.param(
        "s.json",
        json.dumps({"private_key": f"-----BEGIN PRIVATE KEY-----\n{PEM}\n{PEM * 20}\n-----END"}),
        "private-key",
        "-----BEGIN PRIVATE KEY-----",
        id="a service account",
    ),
    pytest.param(
        "s.yaml",
        f"data:\n  KEY: {base64.b64encode(ANTHROPIC.encode()).decode()}",
        "encoded-key",
        base64.b64encode(ANTHROPIC.encode()).decode(),
        id="under base64",
    ),
    pytest.param(
        "a.js",
        f"const options = {{user: 'app', pass: '{PERSON}'}};",
        "assigned-secret",
        PERSON,
        id="javascript, an object",
    ),
    pytest.param(
        "a.ts",
        f'const secret = process.env.APP_SECRET ?? "{RANDOM}";',
        "assigned-secret",
        RANDOM,
        id="typescript, a default",
    ),
    pytest.param(
        "a.py",
        f"def connect(host, password='{PERSON}'):",
        "assigned-secret",
        PERSON,
        id="python, a default",
    ),
    pytest.param(
        "a.py",
        f'api_key: SecretStr = SecretStr("{RANDOM}")',
        "assigned-secret",
        RANDOM,
        id="python, an annotation and a wrapper",
    ),
    pytest.param(
        "a.py",
        f'os.environ["DB_PASSWORD"] = "{PERSON}"',
        "assigned-secret",
        PERSON,
        id="python, set in the environment",
    ),
    pytest.param("a.php", f"'password' => '{PERSON}',", "assigned-secret", PERSON, id="php"),
    pytest.param("a.rb", f"config.secret_key = '{RANDOM}'", "assigned-secret", RANDOM, id="ruby"),
    pytest.param("a.tf", f'  password = "{PERSON}"', "assigned-secret", PERSON, id="terraform"),
    pytest.param(
        "a.sql", f"CREATE USER app IDENTIFIED BY '{PERSON}';", "assigned-secret", PERSON, id="sql"
    ),
    pytest.param(
        "a.md", f"```sh\nexport K={GITHUB}\n```", "provider-key", GITHUB, id="a code block"
    ),
    pytest.param("a.md", f"Use {GITHUB}, it works.", "provider-key", GITHUB, id="prose"),
    pytest.param(
        ".npmrc", f"//h.example/:_authToken={RANDOM}", "assigned-secret", RANDOM, id="npmrc"
    ),
    pytest.param(
        ".netrc",
        f"machine h.example login app password {PERSON}",
        "assigned-secret",
        PERSON,
        id="netrc",
    ),
    pytest.param(
        "compose.yaml", f"    - API_KEY={RANDOM}", "assigned-secret", RANDOM, id="compose"
    ),
    pytest.param(
        "Dockerfile", f"ARG API_KEY={RANDOM}", "assigned-secret", RANDOM, id="an argument"
    ),
    pytest.param("a.log", f"env: API_KEY={RANDOM}", "assigned-secret", RANDOM, id="a log"),
    pytest.param(
        "a.c", f'char password[25] = "{PERSON}";', "assigned-secret", PERSON, id="an array of c"
    ),
    pytest.param(
        "a.java",
        f'if ("{PERSON}" == password) {{',
        "detect-secrets",
        PERSON,
        id="compared the wrong way round",
    ),
    pytest.param(
        "a.sh",
        f"curl -u robot:{PERSON} https://h.example",
        "authorization-header",
        PERSON,
        id="a user of curl",
    ),
    pytest.param(
        "a.http",
        f"Authorization: Basic {BASIC}",
        "authorization-header",
        BASIC,
        id="a basic header",
    ),
    pytest.param(
        "a.sh", f"curl -H 'X-Auth-Token: {RANDOM}'", "assigned-secret", RANDOM, id="another header"
    ),
    pytest.param(
        "a.py",
        f"x = 'mongodb+srv://app:{RANDOM[:12]}@c0.example/x?w=1'",
        "url-password",
        RANDOM[:12],
        id="a URL with letters and digits",
    ),
    pytest.param(
        "a.ts",
        f"const key = `-----BEGIN EC PRIVATE KEY-----\\n{PEM}\\n{PEM}\\n-----END`",
        "private-key",
        "-----BEGIN EC PRIVATE KEY-----",
        id="a PEM block with escaped line ends",
    ),
    pytest.param(
        "a.py",
        f'K = """\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n{PEM}\n{PEM}\n',
        "private-key",
        "-----BEGIN RSA PRIVATE KEY-----",
        id="a PEM block with headers and no end",
    ),
    pytest.param(
        "a.yaml",
        f"url: {URL_UNDER_BASE64}",
        "encoded-key",
        URL_UNDER_BASE64,
        id="a URL under base64",
    ),
    pytest.param(
        "a.py", f"x = {{'contraseña': '{PERSON}'}}", "assigned-secret", PERSON, id="a Spanish name"
    ),
    pytest.param("a.py", f"TOKEN = '{AWS}'", "provider-key", AWS, id="a key of capitals only"),
    pytest.param("a.py", f'x = "{STRIPE}"', "provider-key", STRIPE, id="a test account's key"),
    pytest.param("a.txt", AGE, "provider-key", AGE, id="a key that says secret key"),
    pytest.param(
        "b.min.js",
        "f(" + "x,1;" * 300_000 + f'{{password:"{PERSON}"}}' + ";y()" * 1000,
        "assigned-secret",
        PERSON,
        id="a minified file of a megabyte",
    ),
]


@pytest.mark.parametrize(("name", "text", "rule", "secret"), LOUD)
def test_reports(name: str, text: str, rule: str, secret: str) -> None:
    assert found(name, text) == [(rule, secret)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.py", 'api_key = os.environ["ANTHROPIC_API_KEY"]', id="the environment"),
        pytest.param("a.ts", "const k = process.env.OPENAI_API_KEY", id="node's environment"),
        pytest.param("a.yaml", "password: ${DB_PASSWORD}", id="a reference"),
        pytest.param("a.yaml", "token: {{ vault_token_prod_2024 }}", id="a template"),
        pytest.param("a.yaml", "secret: vault://kv/data/app#Tok3n9", id="a vault"),
        pytest.param("a.py", 'arn = "arn:aws:secretsmanager:eu:1:secret:a1"', id="an ARN"),
        pytest.param("a.py", 'api_key = "your-api-key-here-123"', id="your"),
        pytest.param("a.py", 'api_key = "sk-ant-' + "api03-" + "x" * 95 + '"', id="a row of x"),
        pytest.param("a.py", 'password = "<password>"', id="angle brackets"),
        pytest.param("a.py", 'password = "changeme1!"', id="changeme"),
        pytest.param("a.py", f'api_key = "fake-{RANDOM}"', id="a test double that says so"),
        pytest.param("a.py", 'AWS = "AKIAIOSFODNN7' + 'EXAMPLE"', id="the vendor's own sample"),
        pytest.param("a.py", 'password = "user_password"', id="the name of a thing"),
        pytest.param("a.py", 'label = {"password": "Enter your password:"}', id="a label"),
        pytest.param("a.py", "max_tokens = 4096", id="a number of tokens"),
        pytest.param("a.py", 'pad_token = "<|endoftext|>"', id="a model's token"),
        pytest.param("a.py", 'token_url = "https://auth.example/oauth/v2/token"', id="a URL"),
        pytest.param("a.py", 'key_file = "/run/secrets/agent_key_v2"', id="a path"),
        pytest.param("a.py", f'commit = "{HEX}{HEX[:8]}"', id="a commit"),
        pytest.param("a.lock", f'integrity = "sha512-{RANDOM * 2}=="', id="integrity"),
        pytest.param("a.py", f'share_token = "{UUID}"', id="a UUID that is an id"),
        pytest.param("a.py", f'api_key = "phc_{RANDOM}"', id="public by design: PostHog"),
        pytest.param("a.py", f'key = "pk_live_{RANDOM}"', id="public by design: Stripe"),
        pytest.param(
            "a.js",
            'x = {apiKey: "AIza'
            + sample("[A-Za-z0-9_-]{35}")
            + '", authDomain: "a.firebaseapp.com"'
            ', storageBucket: "a.appspot.com"}',
            id="public by design: Firebase",
        ),
        pytest.param(
            "a.py",
            f'dsn = "https://{HEX}@o1.ingest.sentry.example/2"',
            id="public by design: Sentry",
        ),
        pytest.param("a.py", 'x = "postgres://postgres:postgres@localhost/x"', id="local default"),
        pytest.param("a.py", 'x = "https://user:password@h.example"', id="a sample URL"),
        pytest.param("a.pem", "-----BEGIN PRIVATE KEY-----\n...\n-----END", id="a PEM of dots"),
        pytest.param("a.py", 'if "-----BEGIN PRIVATE KEY-----" in text:', id="a PEM header alone"),
        pytest.param("a.yaml", f"encryptedData:\n  password: Ag{RANDOM * 4}", id="sealed"),
        pytest.param("a.md", "Set your password to something long.", id="a sentence"),
        pytest.param("a.ts", "const password = getPassword('db-main-1');", id="a look-up"),
        pytest.param("a.go", 'password := os.Getenv("DB_PASSWORD_2")', id="go's environment"),
        pytest.param("a.sh", 'export API_KEY="$(vault read -field=k kv/a1)"', id="a command"),
        pytest.param(".env", "API_KEY=$OTHER_KEY_2", id="another variable"),
        pytest.param(".env", "API_KEY=", id="an empty value"),
        pytest.param("a.yaml", "password: !vault |", id="a tag"),
        pytest.param("a.yaml", "key: *default_key_1", id="an anchor"),
        pytest.param(
            "a.yaml", "secretKeyRef:\n  name: db-password-2\n  key: password", id="a name"
        ),
        pytest.param("a.yaml", f"image: h.example/a@sha256:{HEX}{HEX}", id="an image digest"),
        pytest.param("a.tf", 'password = var.db_password_2["main"]', id="terraform's variable"),
        pytest.param("a.json", '{"tokenizer": "bert-base-uncased-v2"}', id="a tokenizer"),
        pytest.param("a.json", f'{{"resolved": "x", "integrity": "sha1-{RANDOM}"}}', id="a lock"),
        pytest.param("a.txt", f"requests==2.0 --hash=sha256:{HEX}{HEX}", id="a pinned hash"),
        pytest.param("a.py", f'password_hash = "pbkdf2_sha256$600000${RANDOM}"', id="a hash"),
        pytest.param(
            "a.py",
            "c.ServerApp.password = 'argon2:$argon2id$v=19$m=1,t=1,p=8$c2E$Zm9'",
            id="Jupyter's hash",
        ),
        pytest.param("a.py", f'sha256 = "{HEX}{HEX}"', id="a digest"),
        pytest.param("a.py", f'request_id = "{UUID}"', id="a UUID"),
        pytest.param("a.py", f'API_VERSION_TOKEN_COUNT = "{RANDOM}"', id="a name of a number"),
        pytest.param(
            "a.py", 'secret_name = "projects/1/secrets/db-pass/versions/3"', id="its name"
        ),
        pytest.param("a.py", 'password = "test-password-1"', id="a password for a test"),
        pytest.param("a.py", 'api_key = "sk-ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdef"', id="abc"),
        pytest.param("a.py", f'h = {{"Authorization": f"Bearer {{token_{HEX}}}"}}', id="f-string"),
        pytest.param("a.py", 'x = "http://user:pass@localhost:8080/"', id="a local URL"),
        pytest.param("a.py", 'x = f"postgres://{user}:{password}@{host}/db"', id="parts of a URL"),
        pytest.param("a.md", "curl -u USER:PASSWORD https://h.example", id="capitals to replace"),
        pytest.param("a.py", f'x = "{ANON}"', id="public by design: Supabase's browser key"),
        pytest.param("a.py", f'x = "{SHOWN}"', id="the token that every tutorial shows"),
        pytest.param("a.css", f"src: url(data:font/woff2;base64,{PEM * 9})", id="a font"),
        pytest.param(
            "a.js", f'if ("{PERSON}" == label) {{ return; }}', id="compared with no secret"
        ),
        pytest.param("a.js", "password === otherPassword2 || fail();", id="compared to a variable"),
        pytest.param(
            ".secrets.baseline", f'"hashed_secret": "{HEX}{HEX[:8]}"', id="another tool's baseline"
        ),
        pytest.param("a.py", f"x = {RANDOM!r}", id="random, and nothing says of what"),
    ],
)
def test_accepts(name: str, text: str) -> None:
    assert found(name, text) == []


@pytest.mark.parametrize(
    ("encoding", "ends"),
    [
        pytest.param("utf-8", "\n", id="utf-8"),
        pytest.param("utf-8-sig", "\r\n", id="a byte-order mark and CRLF"),
        pytest.param("utf-16", "\n", id="utf-16"),
        pytest.param("utf-16-le", "\n", id="utf-16 without a mark"),
        pytest.param("latin-1", "\n", id="bytes that are not utf-8"),
        pytest.param("utf-8", "\r", id="the line ends of old Macs"),
    ],
)
def test_place_in_any_encoding(encoding: str, ends: str) -> None:
    text = ends.join(("# Schlüssel", "", f'k = "{GITHUB}"', ""))
    [finding] = no_hardcoded_keys.check(Source("a.py", data=text.encode(encoding)))
    assert (finding.line, finding.column, finding.end_column) == (3, 6, 46)


def test_says_whose_key_it_is_and_what_to_do() -> None:
    [finding] = no_hardcoded_keys.check(Source("a.py", data=f'k = "{ANTHROPIC}"'.encode()))
    assert finding.message == f"Anthropic key sk-…{ANTHROPIC[-3:]} stands in the file"
    assert finding.fix == (
        "remove it, revoke it at https://console.anthropic.com/settings/keys, "
        "and load it from the environment or a vault"
    )


BOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# {[, a title\n", 'say "hello"\n']},
        {
            "cell_type": "code",
            "source": ["print('{[(')\n", f'k = "{GITHUB}"\n'],
            "outputs": [
                {"name": "stdout", "text": [f"token: {GITHUB}\n"]},
                {"data": {"image/png": f"iVBOR {GITHUB}", "text/plain": [f"'{GITHUB}'"]}},
            ],
        },
    ],
    "metadata": {"description": GITHUB},
}


@pytest.mark.parametrize("indent", [pytest.param(1, id="saved"), pytest.param(None, id="one line")])
def test_names_the_cell_of_a_notebook_and_passes_over_its_pictures(indent: int | None) -> None:
    source = Source("a.ipynb", data=json.dumps(BOOK, indent=indent).encode())
    findings = list(no_hardcoded_keys.check(source))
    cells = [finding.message.partition(" stands in the file")[2] for finding in findings]
    assert cells == [" (cell 2, source)", " (cell 2, output)", " (cell 2, output)", ""]
    for finding in findings:
        line = source.line_text(finding.line)
        assert line[finding.column - 1 : finding.end_column - 1] == GITHUB
        assert "image/png" not in line or indent is None


def test_names_the_cell_in_older_notebooks_and_survives_odd_ones() -> None:
    def messages(document: object) -> list[str]:
        data = json.dumps(document).encode()
        return [f.message for f in no_hardcoded_keys.check(Source("a.ipynb", data=data))]

    [old] = messages({"worksheets": [{"cells": [{"input": "x"}, {"input": GITHUB}]}]})
    assert old.endswith(" (cell 2, source)")
    for odd in ({"cells": GITHUB}, {"cells": {"a": GITHUB}}, [GITHUB], GITHUB):
        [message] = messages(odd)
        assert message.endswith("stands in the file")


@pytest.mark.parametrize("format", NAMES)
def test_no_output_shows_a_secret(format: str) -> None:
    text = "\n".join(case.values[1] for case in LOUD if len(str(case.values[1])) < 5000)  # type: ignore[misc]
    source = Source("all.env", data=text.encode())
    findings = [Reported(f, "0") for f in no_hardcoded_keys.check(source)]
    assert len(findings) > 20
    shown = render(Report(hook.id, hook.rules, 1, findings, [], []), format)
    for secret in (ANTHROPIC, GITHUB, HEX, RANDOM, PERSON, PASSPHRASE, PEM, JWT):
        assert secret not in shown
        assert secret[-12:-4] not in shown


def test_a_name_that_holds_a_secret_is_masked_too() -> None:
    text = f'keys["{RANDOM}.api_key"] = "{GITHUB[4:]}"'
    [finding] = no_hardcoded_keys.check(Source("a.py", data=text.encode()))
    assert finding.message == f"{RANDOM[:3]}…key is given the literal {GITHUB[4:7]}…{GITHUB[-3:]}"


def test_a_bug_shows_no_secret(
    tree: Tree, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, path: str, candidates: object) -> None:
        raise ValueError(data)

    monkeypatch.setattr(no_hardcoded_keys, "judge", broken)
    tree.add("a.py", f'k = "{GITHUB}"\n')
    assert main([]) == 2
    shown = "".join(capsys.readouterr())
    assert "internal error (ValueError at " in shown
    assert GITHUB[8:16] not in shown


# -- messages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "message", "fix"),
    [
        pytest.param(
            "a.py",
            f'DB_PASSWORD = "{PERSON}"',
            "DB_PASSWORD is given the literal …",
            "remove it, change it where it is used, and load it from the environment or a vault",
            id="a password",
        ),
        pytest.param(
            "a.py",
            f'x = "redis://:{PERSON}@cache.example"',
            "the redis URL holds the password …",
            "take the password out of the URL, change it where it is used, "
            "and load the URL from the environment",
            id="a URL",
        ),
        pytest.param(
            "a.py",
            f'h = {{"Authorization": "Bearer {RANDOM}"}}',
            f"Bearer header holds the literal {RANDOM[:3]}…{RANDOM[-3:]}",
            "remove it, change it where it is used, and load it from the environment or a vault",
            id="a header",
        ),
        pytest.param(
            "a.pem",
            f"-----BEGIN OPENSSH PRIVATE KEY-----\n{PEM}\n-----END",
            "a private key (OPENSSH) stands in the file",
            "remove it, make a new key pair, and keep the private key in a vault or ignored file",
            id="a private key",
        ),
        pytest.param(
            "a.yaml",
            f"k: {base64.b64encode(GITHUB.encode()).decode()}",
            f"GitHub key ghp…{GITHUB[-3:]} stands in the file, in base64",
            "remove it, revoke it at https://github.com/settings/tokens, "
            "and load it from the environment or a vault",
            id="under base64",
        ),
        pytest.param(
            "a.py",
            f'x = "{JWT}"',
            f"JSON Web Token eyJ…{JWT[-3:]} stands in the file",
            "remove it, change it where it is used, and load it from the environment or a vault",
            id="a JSON Web Token",
        ),
        pytest.param(
            "a.java",
            f'if ("{PERSON}" == password) {{',
            "detect-secrets: Secret Keyword: … stands in the file",
            "remove it, change it where it is used, and load it from the environment or a vault",
            id="a second opinion",
        ),
    ],
)
def test_says_what_was_found_and_what_to_do(name: str, text: str, message: str, fix: str) -> None:
    [finding] = no_hardcoded_keys.check(Source(name, data=text.encode()))
    assert (finding.message, finding.fix) == (message, fix)


def test_points_at_the_value_in_a_line_of_several() -> None:
    text = f'ä = 1\n\tf("é", "{GITHUB}", pw := "{RANDOM}")  # {PERSON}\n'
    findings = list(no_hardcoded_keys.check(Source("a.py", data=text.encode())))
    places = [(f.line, f.column, f.end_line, f.end_column) for f in findings]
    assert places == [(2, 10, 2, 50)]
    text = (
        f'a = {{"api_key": "{RANDOM}", "token": "{RANDOM}x", "u": "https://a:{PERSON}@h.example"}}'
    )
    spans = [
        (f.column, f.end_column) for f in no_hardcoded_keys.check(Source("a", data=text.encode()))
    ]
    assert [text[start - 1 : end - 1] for start, end in spans] == [RANDOM, f"{RANDOM}x", PERSON]


# -- set aside ------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    tree = Tree(tmp_path / "tree")
    monkeypatch.chdir(tree.root)
    return tree


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What the command says as JSON, after what it has said before."""
    capsys.readouterr()
    main(["--format", "json", *arguments])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "text", "by"),
    [
        pytest.param("a.py", f'k = "{GITHUB}"  # pragma: allowlist secret', "pragma", id="pragma"),
        pytest.param(
            "a.js", f'k = "{GITHUB}";  // pragma: allowlist secret', "pragma", id="another comment"
        ),
        pytest.param(
            "a.py",
            f'# pragma: allowlist nextline secret\nk = "{GITHUB}"',
            "pragma",
            id="pragma on the line before",
        ),
        pytest.param(
            "a.py",
            f'k = "{GITHUB}"  # tenpoint: ignore[no-hardcoded-keys] revoked in May',
            "revoked in May",
            id="ignore with a reason",
        ),
    ],
)
def test_a_comment_sets_a_secret_aside(
    tree: Tree, capsys: pytest.CaptureFixture[str], name: str, text: str, by: str
) -> None:
    tree.add(name, text + "\n")
    said = document(capsys)
    assert said["findings"] == []
    assert [by in ignored["reason"] for ignored in said["ignored"]] == [True]


def test_the_baseline_of_detect_secrets_sets_what_it_lists_aside(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.add("a.py", f'k = "{GITHUB}"\npassword = "{PERSON}"\n')
    tree.add("b.py", f'k = "{GITHUB}"\n')
    digest = hashlib.sha1(GITHUB.encode(), usedforsecurity=False).hexdigest()
    entry = {"type": "GitHub Token", "hashed_secret": digest, "line_number": 9}
    tree.add(".secrets.baseline", json.dumps({"version": "1.5.0", "results": {"a.py": [entry]}}))
    said = document(capsys)
    assert [(finding["path"], finding["line"]) for finding in said["findings"]] == [
        ("a.py", 2),
        ("b.py", 1),
    ]
    assert [ignored["path"] for ignored in said["ignored"]] == ["a.py"]


# -- large files ------------------------------------------------------------------


@pytest.mark.parametrize("where", ["the work tree", "the history"])
def test_a_huge_file_is_searched_in_parts(
    tree: Tree, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Every secret once, at its line, however the parts are cut."""
    for module in (kit_source, kit_repo):
        monkeypatch.setattr(module, "WHOLE_LIMIT", 2000)
    monkeypatch.setattr(kit_source, "_PART", 1500)
    monkeypatch.setattr(kit_source, "_OVERLAP", 300)
    lines = [f"é = {number}\r\n" * (number % 7) + f'k = "{GITHUB}"\r\n' for number in range(200)]
    tree.commit("a.py", "".join(lines))
    wanted = [
        number for number, line in enumerate("".join(lines).split("\r\n"), 1) if GITHUB in line
    ]
    said = document(capsys, *(["--history"] if where == "the history" else []))
    assert [finding["line"] for finding in said["findings"]] == wanted
    assert {finding["column"] for finding in said["findings"]} == {6}
    assert said["unread"] == []


def test_one_line_of_megabytes_is_searched_to_its_end() -> None:
    """With the secrets of its beginning, its middle and its end."""
    filler = "a.b(c,1);" * 300_000
    places = [f'f("{GITHUB}");', filler, f'{{password:"{PERSON}"}};', filler, f"'{ANTHROPIC}'"]
    source = Source("a.min.js", data="".join(places).encode())
    findings = list(no_hardcoded_keys.check(source))
    spans = [source.text[f.column - 1 : f.end_column - 1] for f in findings]
    assert spans == [GITHUB, PERSON, ANTHROPIC]
    assert {finding.line for finding in findings} == {1}


# -- git --------------------------------------------------------------------------


class TestHistory:
    def findings(self, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int]]:
        """Commit, path and line of each finding."""
        said = document(capsys, "--history")
        assert said["unread"] == []
        return [(f.get("commit", ""), f["path"], f["line"]) for f in said["findings"]]

    def test_finds_what_was_deleted_with_its_commit_and_path(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.commit("readme", "text\n")
        commit = tree.commit("old.py", f'\nk = "{GITHUB}"\n')
        tree.git("mv", "old.py", "new.py")
        tree.record()
        tree.git("rm", "-q", "new.py")
        tree.record()
        assert main([]) == 0
        assert main(["--history"]) == 1
        assert f"old.py:2:6: GitHub key ghp…{GITHUB[-3:]} stands in the file (commit" in (
            capsys.readouterr().out
        )
        assert self.findings(capsys) == [(commit, "old.py", 2)]

    def test_a_line_that_stays_is_one_finding_for_each_version_of_its_file(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first = tree.commit("a.py", f'k = "{GITHUB}"\n')
        second = tree.commit("a.py", f'\nk = "{GITHUB}"\n')
        assert self.findings(capsys) == [(first, "a.py", 1), (second, "a.py", 2)]

    @pytest.mark.parametrize(
        "today",
        [
            pytest.param(
                f'k = "{GITHUB}"  # tenpoint: ignore[no-hardcoded-keys] opens nothing\n',
                id="beside",
            ),
            pytest.param(
                f'# tenpoint: ignore[no-hardcoded-keys] opens nothing\nkey = "{GITHUB}"\n',
                id="above, and the line changed",
            ),
        ],
    )
    def test_what_today_s_file_ignores_is_ignored_in_its_older_versions(
        self, tree: Tree, capsys: pytest.CaptureFixture[str], today: str
    ) -> None:
        tree.commit("a.py", f'\nk = "{GITHUB}"\n')
        other = tree.commit("b.py", f'k = "{GITHUB}"\n')
        tree.commit("a.py", today)
        assert self.findings(capsys) == [(other, "b.py", 1)]
        tree.git("rm", "-q", "b.py")
        said = document(capsys, "--history")
        assert {ignored["reason"] for ignored in said["ignored"]} == {"opens nothing"}

    @pytest.mark.parametrize(
        "today",
        [
            pytest.param(
                f'k = "{ANTHROPIC}"  # tenpoint: ignore[no-hardcoded-keys] opens nothing\n',
                id="another secret",
            ),
            pytest.param(f'k = "{GITHUB}"  # tenpoint: ignore[no-pickle] old\n', id="another rule"),
            pytest.param(
                f'k = "{GITHUB}"  # tenpoint: ignore[no-hardcoded-keys]\n', id="no reason"
            ),
            pytest.param("k = 1\n", id="the secret is gone"),
        ],
    )
    def test_other_secrets_of_its_older_versions_are_not(
        self, tree: Tree, capsys: pytest.CaptureFixture[str], today: str
    ) -> None:
        first = tree.commit("a.py", f'\nk = "{GITHUB}"\n')
        tree.commit("a.py", today)
        assert (first, "a.py", 2) in self.findings(capsys)

    def test_looks_at_branches_and_at_both_sides_of_a_merge(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        base = tree.commit("readme", "text\n")
        tree.git("checkout", "-q", "-b", "side")
        aside = tree.commit("side.py", f'k = "{GITHUB}"\n')
        tree.git("checkout", "-q", "-b", "other", base)
        other = tree.commit("other.py", f'k = "{ANTHROPIC}"\n')
        tree.git("checkout", "-q", "main")
        tree.git("merge", "-q", "--no-ff", "--no-commit", "side")
        tree.add("merge.py", f'password = "{PERSON}"\n')
        merge = tree.record("Merge")
        assert sorted(self.findings(capsys)) == sorted(
            [(aside, "side.py", 1), (other, "other.py", 1), (merge, "merge.py", 1)]
        )

    def test_looks_at_tags_and_stashes(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.commit("a.py", "k = 1\n")
        tree.write("a.py", f'k = "{GITHUB}"\n')
        tree.git("stash", "-q")
        blob = tree.git("hash-object", "-w", "--stdin", input=f'k = "{ANTHROPIC}"\n'.encode())
        tree.git("tag", "loose", blob)
        (_, path, line), tagged = self.findings(capsys)
        assert (path, line) == ("a.py", 1)
        assert tagged == ("", f"git object {blob[:12]}", 1)

    def test_does_not_look_at_what_no_ref_reaches(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.commit("readme", "text\n")
        tree.commit("a.py", f'k = "{GITHUB}"\n')
        tree.git("reset", "-q", "--hard", "HEAD~1")
        assert self.findings(capsys) == []

    def test_skips_binaries_and_counts_blobs_once(
        self, tree: Tree, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tree.add("a.bin", b"\0\1\2" + GITHUB.encode())
        tree.add("copy.txt", "text\n")
        tree.add("text.txt", "text\n")
        tree.record()
        said = document(capsys, "--history")
        assert (said["findings"], said["checked"]) == ([], 2)

    def test_a_shallow_clone_is_not_the_whole_history(
        self, tree: Tree, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree.commit("a.py", "x = 1\n")
        tree.commit("a.py", f'k = "{GITHUB}"\n')
        clone = tree.root.parent / "clone"
        tree.git("clone", "-q", "--depth", "1", tree.root.as_uri(), str(clone))
        monkeypatch.chdir(clone)
        assert main(["--history"]) == 2
        said = capsys.readouterr()
        assert "fetch-depth: 0" in said.err
        assert "a.py:1:6" in said.out  # what is there is reported all the same


def test_staged_looks_at_the_index(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.add("index.py", f'k = "{GITHUB}"\n')
    tree.write("index.py", "k = 1\n")
    tree.add("work.py", "k = 1\n")
    tree.write("work.py", f'k = "{GITHUB}"\n')
    tree.write("untracked.py", f'k = "{GITHUB}"\n')
    assert [f["path"] for f in document(capsys, "--staged")["findings"]] == ["index.py"]
    assert [f["path"] for f in document(capsys)["findings"]] == ["work.py"]


def test_a_binary_file_is_skipped_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 40 + GITHUB.encode())
    assert main([str(tmp_path / "a.bin")]) == 0
    assert "1 binary file skipped" in capsys.readouterr().out
