"""What looks like a credential and is none: the half of the corpus that must stay silent.

Every family is a way in which teams write about credentials correctly, or write things that merely
look like them. A finding anywhere in one of these files counts as a false positive.

A line between tildes, such as ~hex40~ or ~upper~, is filled in at run time: see `_fill`.
"""

# ruff: noqa: E501 - tables of sample text, longer than a line of code

from __future__ import annotations

import base64
import random
import re
import string
from collections.abc import Callable, Sequence

import corpus_contexts
import corpus_values
from corpus_contexts import (
    PYTHON_HEADS,
    PYTHON_TAILS,
    SCRIPT_HEADS,
    SCRIPT_TAILS,
    Value,
    code_cell,
    minified_text,
    notebook,
    styled,
)

File = tuple[str, str]

# --- filling -------------------------------------------------------------------------------------

_PROVIDERS = (
    "openai", "anthropic", "gemini", "groq", "mistral", "cohere", "tavily", "pinecone", "langfuse",
    "github", "slack", "stripe", "sendgrid", "datadog", "sentry", "notion", "linear", "twilio",
)  # fmt: skip
_SUFFIXES = ("API_KEY", "TOKEN", "SECRET", "SECRET_KEY", "PASSWORD", "ACCESS_TOKEN", "AUTH_TOKEN")
_ITEMS = (
    "worker",
    "billing",
    "search",
    "crawler",
    "ingest",
    "report",
    "planner",
    "memory",
    "router",
)
_MODELS = (
    "large-2",
    "gpt-4o-mini",
    "claude-sonnet-4",
    "gemini-2.5-flash",
    "llama-3.3-70b",
    "o3-mini",
)


def _fill(template: str, chance: random.Random, variable: str = "") -> str:
    """Put random but harmless parts into a template; one name is kept through the whole text."""
    provider = variable.partition("_")[0].lower() or chance.choice(_PROVIDERS)
    names = styled(variable or f"{provider}_{chance.choice(_SUFFIXES)}".upper())
    fixed = {
        "upper": names.upper,
        "snake": names.snake,
        "camel": names.camel,
        "Camel": names.camel[0].upper() + names.camel[1:],
        "kebab": names.kebab,
        "provider": provider,
        "Provider": provider.capitalize(),
        "item": chance.choice(_ITEMS),
        "model": chance.choice(_MODELS),
    }

    def part(found: re.Match[str]) -> str:
        word = found[1]
        if word in fixed:
            return fixed[word]
        kind = word.rstrip("0123456789")
        size = int(word[len(kind) :] or "8")
        if kind == "hex":
            return "".join(chance.choices("0123456789abcdef", k=size))
        if kind == "num":
            return str(chance.randint(10 ** (size - 1), 10**size - 1))
        if kind == "b":  # that many random bytes in base64
            return base64.b64encode(chance.randbytes(size)).decode()
        if kind == "u":  # the same, for URLs
            return base64.urlsafe_b64encode(chance.randbytes(size)).decode().rstrip("=")
        if kind == "word":
            return chance.choice(corpus_values._WORDS)
        if kind == "id":
            return "".join(chance.choices(string.ascii_lowercase + string.digits, k=size))
        if kind == "alnum":
            return "".join(chance.choices(string.ascii_letters + string.digits, k=size))
        if kind == "uuid":
            return corpus_values.uuid(chance)
        if kind == "n":
            return str(chance.randint(1, size or 9))
        raise ValueError(f"no such part: {word}")

    return re.sub(r"~([A-Za-z]+\d*)~", part, template)


def _wrapped(path: str, body: str, chance: random.Random) -> File:
    """Ordinary lines before and after, in the language of the file."""
    if path.endswith(".py"):
        return path, chance.choice(PYTHON_HEADS) + body + chance.choice(PYTHON_TAILS)
    if path.endswith((".ts", ".js", ".tsx", ".mjs")):
        return path, chance.choice(SCRIPT_HEADS) + body + chance.choice(SCRIPT_TAILS)
    return path, body


def _from(*rows: tuple[str, str]) -> Callable[[random.Random], File]:
    """A family made of templates."""

    def make(chance: random.Random) -> File:
        path, template = chance.choice(rows)
        return _wrapped(path, _fill(template, chance), chance)

    return make


# --- values that say they are none ---------------------------------------------------------------

_X = "x"
PLACEHOLDERS: tuple[str, ...] = (
    "your-api-key", "your_api_key_here", "YOUR_API_KEY", "YOUR_API_KEY_HERE", "<your-api-key>",
    "<API_KEY>", "<token>", "<YOUR_TOKEN_HERE>", "[your key]", "sk-...", "sk-" + _X * 20,
    "sk-" + "X" * 48, "sk-proj-...", "sk-proj-" + _X * 24, "sk-ant-...", "sk-ant-api03-...",
    "sk-ant-" + _X * 24, "sk-your-key-here", "sk-proj-your-key", "sk-ant-your-key-here",
    "sk-or-v1-your-key", _X * 8, _X * 32, "XXXX-XXXX-XXXX", "*" * 8, "*" * 16, "changeme",
    "change-me", "CHANGE_ME", "CHANGE_ME_IN_PRODUCTION", "changeit", "replace-me", "REPLACE_ME",
    "REPLACE_WITH_YOUR_KEY", "replace-with-real-key", "TODO", "TBD", "none", "null", "N/A", "unset",
    "insert-key-here", "INSERT_YOUR_KEY", "my-api-key", "my_secret_key", "enter-your-key",
    "put-your-token-here", "paste-token-here", "example-key", "example", "dummy", "dummy-value",
    "placeholder", "redacted", "[REDACTED]", "<redacted>", "***", "...", "secret", "password",
    "api_key", "token", "hf_" + _X * 34, "hf_your_token_here", "hf_...", "ghp_" + _X * 36, "ghp_...",
    "ghp_your_token", "AIza...", "AIzaSy" + "X" * 33, "AKIA" + "X" * 16, "gsk_your_groq_api_key",
    "gsk_...", "pcsk_your_key", "tvly-YOUR_API_KEY", "xoxb-your-token", "xoxb-your-bot-token-here",
    "sk_test_...", "sk_live_...", "SG.your-key", "lsv2_...", "nvapi-...", "r8_...", "pplx-...",
    "1234567890" + "abcdef" + "1234567890" + "abcdef", "0123456789" + "abcdef" * 1 + "0123456789" + "abcdef",
    "abcdefghijklmnopqrstuvwxyz" + "123456", "a" * 32, "0" * 40, "1234567890", "12345678",
    "00000000-0000-0000-0000-000000000000", "12345678-1234-1234-1234-123456789012", "foobar", "foo",
    "fill-me-in", "to-be-set", "not-set", "not-needed", "EMPTY", "ignored", "no-key-required",
    "AKIAIOSFODNN7" + "EXAMPLE", "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCY" + "EXAMPLEKEY",
    "{your_api_key}", "{api_key}", "%(api_key)s", "%s", "{}", "${}", "@@API_KEY@@", "__API_KEY__",
)  # fmt: skip

REFERENCES: tuple[str, ...] = (
    "${~upper~}", "$~upper~", "${~upper~:-}", "${~upper~:?missing}", "{{ ~snake~ }}",
    "{{ .Values.~provider~.apiKey }}", "{{ env.~upper~ }}", "${{ secrets.~upper~ }}", "%~upper~%",
    "#{~upper~}#", "@Microsoft.KeyVault(SecretUri=https://corp.vault.azure.net/secrets/~provider~)",
    "vault:secret/data/~item~#~provider~", "vault://secret/~item~/~provider~",
    "op://Engineering/~provider~/credential", "op://~item~/~provider~/password",
    "arn:aws:secretsmanager:eu-west-1:~num12~:secret:prod/~provider~-AbCdEf",
    "arn:aws:ssm:eu-west-1:~num12~:parameter/prod/~provider~/key",
    "ssm:/prod/~item~/~provider~_key", "projects/corp-~num6~/secrets/~provider~/versions/latest",
    "sm://~provider~-key", "file:///run/secrets/~snake~", "/run/secrets/~snake~",
    "/etc/~item~/~kebab~.txt", "env:~upper~", "env.~upper~", "os.environ/~upper~",
    "ref+vault://secret/~item~#/~provider~", "secretref:~kebab~", "${env:~upper~}",
    "${~item~.~provider~.key}", "keyring:~item~/~provider~", "doppler://~item~/prd/~upper~",
    "$(cat /run/secrets/~snake~)", "$(pass show ~provider~)", "aws-secret:prod/~item~/~provider~",
)  # fmt: skip

_DOUBLES: tuple[str, ...] = (
    "test-key", "test-token", "test_api_key", "testing", "fake-key", "fake_token", "fake-api-key",
    "dummy-key", "dummy_token", "mock-key", "mock_secret", "not-a-real-key", "not-a-secret",
    "sk-test", "sk-test-key", "sk-fake", "sk-fake-key", "sk-ant-test", "sk-ant-fake-key", "sk-dummy",
    "sk-test-1234567890", "sk-mock-key-for-tests", "hf_fake_token", "ghp_fake", "ghp_test_token",
    "xoxb-test", "xoxb-fake-token", "gsk_test", "AIza-fake", "key-for-tests", "unit-test-secret",
    "invalid-key", "wrong-password", "bad-token", "old-token", "new-token", "expired-token",
    "secret-for-testing-only", "test123",
    "fake-" + "0" * 32, "test-" + "a" * 40, "sk-" + "test" * 8, "sk-ant-api03-" + "fake" * 10,
    "my-test-password", "correct-password", "user-password", "example-password",
)  # fmt: skip

_PLAIN_NAMES = (
    "PASSWORD", "DB_PASSWORD", "SECRET_KEY", "API_KEY", "AUTH_TOKEN", "JWT_SECRET", "ADMIN_PASSWORD",
)  # fmt: skip
_CONTEXTS = (
    "python", "typescript", "go", "java", "shell", "dotenv", "yaml", "json", "toml", "ini",
    "dockerfile", "markdown prose", "markdown code", "notebook source", "elsewhere",
)  # fmt: skip


def _as_value(template: str, chance: random.Random) -> Value:
    provider = chance.choice(_PROVIDERS)
    variable = f"{provider}_{chance.choice(_SUFFIXES)}".upper()
    if chance.random() < 0.3:
        variable = chance.choice(_PLAIN_NAMES)
    text = _fill(template, chance, variable)
    return Value(text, variable, provider.capitalize(), provider.capitalize(), named=True)


def _placed(values: Sequence[str], contexts: Sequence[str]) -> Callable[[random.Random], File]:
    """A family made of values, each written in the ways real credentials are written."""

    def make(chance: random.Random) -> File:
        value = _as_value(chance.choice(values), chance)
        path, text = corpus_contexts.CONTEXTS[chance.choice(contexts)](value, chance)
        return path, text.replace(corpus_contexts.START, "").replace(corpus_contexts.END, "")

    return make


def _doubles(chance: random.Random) -> File:
    path, text = _placed(_DOUBLES, ("python", "typescript", "go", "java", "yaml", "json"))(chance)
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.partition(".")
    renamed = f"test_{stem}{dot}{suffix}" if suffix == "py" else f"{stem}.test{dot}{suffix}"
    return f"tests/{folder}/{renamed}" if folder else f"tests/{renamed}", text


# --- looking it up at run time -------------------------------------------------------------------

_lookups = _from(
    ("config.py", '~upper~ = os.environ["~upper~"]\n'),
    ("config.py", "~snake~ = os.getenv('~upper~')\n"),
    ("config.py", '~snake~ = os.environ.get("~upper~", "")\n'),
    ("config.py", '~snake~ = os.getenv("~upper~") or getpass("~Provider~ key: ")\n'),
    ("config.py", 'client = Client(api_key=os.environ["~upper~"])\n'),
    (
        "config.py",
        'class Settings(BaseSettings):\n    ~snake~: SecretStr = Field(..., alias="~upper~")\n',
    ),
    ("config.py", "~snake~ = st.secrets['~upper~']\n"),
    ("config.py", '~snake~ = userdata.get("~upper~")\n'),
    ("config.py", '~snake~ = dbutils.secrets.get(scope="~item~", key="~kebab~")\n'),
    ("config.py", "~snake~ = keyring.get_password('~item~', '~provider~')\n"),
    ("config.py", '~snake~ = config["~provider~"]["api_key"]\n'),
    ("config.py", "~snake~ = Path('/run/secrets/~snake~').read_text().strip()\n"),
    ("config.py", 'headers = {"Authorization": f"Bearer {~snake~}"}\n'),
    ("config.py", 'headers = {"Authorization": "Bearer " + token}\n'),
    ("config.py", "url = f'postgresql://{user}:{password}@{host}:{port}/{name}'\n"),
    ("config.py", "url = 'postgresql://%s:%s@%s/%s' % (user, password, host, name)\n"),
    (
        "config.py",
        'secret = client.access_secret_version(name=f"projects/{project}/secrets/~kebab~/versions/1")\n',
    ),
    (
        "config.py",
        "token = get_token()\npassword = ask_password(prompt)\nsecret = secrets.token_hex(32)\n",
    ),
    ("config.py", "api_key = api_key or self._settings.api_key\npassword=password\n"),
    ("src/config.ts", "const ~camel~ = process.env.~upper~;\n"),
    ("src/config.ts", 'const ~camel~ = process.env["~upper~"] ?? "";\n'),
    ("src/config.ts", "const client = new Client({ apiKey: process.env.~upper~! });\n"),
    ("src/config.ts", "const ~camel~ = import.meta.env.~upper~;\n"),
    ("src/config.ts", 'const ~camel~ = Deno.env.get("~upper~");\n'),
    ("src/config.ts", "const ~camel~ = await getSecret('~kebab~');\n"),
    ("src/config.ts", "headers: { Authorization: `Bearer ${token}` },\n"),
    ("src/config.ts", "const { password, apiKey } = req.body;\n"),
    ("src/config.ts", "const ~camel~ = config.get<string>('~provider~.apiKey');\n"),
    ("src/config.ts", "throw new Error('~upper~ is not set');\n"),
    (
        "src/config.ts",
        "const url = `postgres://${user}:${encodeURIComponent(password)}@${host}/app`;\n",
    ),
    ("main.go", 'package main\n\nimport "os"\n\nvar ~camel~ = os.Getenv("~upper~")\n'),
    (
        "main.go",
        'package main\n\nfunc key() string {\n\tvalue, _ := os.LookupEnv("~upper~")\n\treturn value\n}\n',
    ),
    (
        "main.go",
        'package main\n\nvar token = viper.GetString("~provider~.token")\nvar password = flag.String("password", "", "database password")\n',
    ),
    ("Settings.java", 'class Settings {\n    String ~camel~ = System.getenv("~upper~");\n}\n'),
    (
        "Settings.java",
        'class Settings {\n    @Value("${~provider~.api-key}")\n    private String apiKey;\n}\n',
    ),
    (
        "Settings.java",
        'class Settings {\n    String password = props.getProperty("db.password");\n    char[] secret = console.readPassword("Password: ");\n}\n',
    ),
    ("src/main.rs", 'let ~snake~ = std::env::var("~upper~").expect("~upper~ must be set");\n'),
    ("src/main.rs", 'let ~snake~ = env!("~upper~");\n'),
    (
        "config.rb",
        "~snake~ = ENV.fetch('~upper~')\n~snake~ = Rails.application.credentials.~provider~[:api_key]\n",
    ),
    ("config.php", "<?php\n$~camel~ = getenv('~upper~');\n$password = $_POST['password'];\n"),
    (
        "Program.cs",
        'var ~camel~ = Environment.GetEnvironmentVariable("~upper~");\nvar key = builder.Configuration["~Provider~:ApiKey"];\n',
    ),
    (
        "Config.kt",
        'val ~camel~: String = System.getenv("~upper~")\nval token = BuildConfig.~upper~\n',
    ),
    ("Config.swift", 'let ~camel~ = ProcessInfo.processInfo.environment["~upper~"]\n'),
    (
        "run.sh",
        '#!/bin/sh\nexport ~upper~="${~upper~:?set ~upper~ first}"\ncurl -H "Authorization: Bearer $~upper~" https://api.corp.internal\n',
    ),
    (
        "run.sh",
        "#!/bin/bash\nread -rsp 'Password: ' password\nexport ~upper~=$(vault kv get -field=key secret/~item~)\n",
    ),
    (
        "run.sh",
        "#!/bin/bash\n~upper~=$(aws secretsmanager get-secret-value --secret-id prod/~item~ --query SecretString --output text)\n",
    ),
    (
        "run.sh",
        '#!/bin/bash\n[ -z "$~upper~" ] && echo "~upper~ is missing" && exit 1\ndocker login -u ci --password-stdin <<< "$~upper~"\n',
    ),
    ("Makefile", 'export ~upper~ ?= $(shell cat .key)\n\nserve:\n\t@test -n "$(~upper~)"\n'),
    (
        "main.tf",
        'variable "~snake~" {\n  type      = string\n  sensitive = true\n}\n\nprovider "search" {\n  api_key = var.~snake~\n}\n',
    ),
    (
        "main.tf",
        'data "aws_secretsmanager_secret_version" "~provider~" {\n  secret_id = "prod/~item~/~provider~"\n}\n\nlocals {\n  password = random_password.db.result\n}\n',
    ),
    (
        "Dockerfile",
        "FROM python:3.12-slim\nARG ~upper~\nENV ~upper~=${~upper~}\nRUN --mount=type=secret,id=~snake~ pip install -r requirements.txt\n",
    ),
    ("app.py", 'parser.add_argument("--~kebab~", help="~Provider~ key; default: $~upper~")\n'),
    (
        "app.py",
        "if not ~snake~:\n    raise ValueError('~upper~ environment variable is required')\n",
    ),
)

_kubernetes = _from(
    (
        "deploy.yaml",
        "env:\n  - name: ~upper~\n    valueFrom:\n      secretKeyRef:\n        name: ~item~-secrets\n        key: ~kebab~\n",
    ),
    (
        "deploy.yaml",
        "spec:\n  imagePullSecrets:\n    - name: registry-credentials\n  volumes:\n    - name: ~item~\n      secret:\n        secretName: ~item~-tls\n",
    ),
    (
        "secret.yaml",
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: ~item~\ntype: Opaque\nstringData:\n  ~upper~: ${~upper~}\n  password: ""\n',
    ),
    (
        "secret.yaml",
        "apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata:\n  name: ~item~\nspec:\n  data:\n    - secretKey: ~upper~\n      remoteRef:\n        key: prod/~item~/~provider~\n        property: api_key\n",
    ),
    (
        "secret.yaml",
        "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: ~item~\nspec:\n  encryptedData:\n    ~upper~: AgB~b120~\n    password: AgA~b120~\n",
    ),
    (
        "values.yaml",
        "~item~:\n  existingSecret: ~item~-~provider~\n  secretKey: ~kebab~\n  auth:\n    passwordKey: postgres-password\n    tokenTTL: 3600\n",
    ),
    (
        ".github/workflows/ci.yml",
        "jobs:\n  build:\n    permissions:\n      id-token: write\n    steps:\n      - run: make test\n        env:\n          ~upper~: ${{ secrets.~upper~ }}\n          GITHUB_TOKEN: ${{ github.token }}\n",
    ),
    (
        ".gitlab-ci.yml",
        'deploy:\n  script:\n    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY\n  variables:\n    ~upper~: $~upper~\n',
    ),
    (
        "docker-compose.yml",
        "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n      ~upper~: ${~upper~}\nsecrets:\n  db_password:\n    file: ./db_password.txt\n",
    ),
    (
        "secrets.enc.yaml",
        '~snake~: ENC[AES256_GCM,data:~b40~,iv:~b32~,tag:~b16~,type:str]\nsops:\n  age:\n    - recipient: age1~id58~\n  lastmodified: "2026-05-02T10:00:00Z"\n  mac: ENC[AES256_GCM,data:~b64~,iv:~b32~,tag:~b16~,type:str]\n',
    ),
    (
        "group_vars/all.yml",
        "~snake~: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ~hex80~\n  ~hex80~\n  ~hex80~\n",
    ),
)

# --- digests, identifiers, data ------------------------------------------------------------------

_hashes = _from(
    ("Dockerfile", "FROM python:3.12-slim@sha256:~hex64~\nRUN pip install agent\n"),
    (
        "requirements.txt",
        "httpx==0.27.0 \\\n    --hash=sha256:~hex64~ \\\n    --hash=sha256:~hex64~\n",
    ),
    (
        "package-lock.json",
        '{\n  "packages": {\n    "node_modules/tokenizers": {\n      "version": "1.2.~n9~",\n      "integrity": "sha512-~b64~"\n    }\n  }\n}\n',
    ),
    ("yarn.lock", '"token-types@^4.2.0":\n  version "4.2.1"\n  integrity sha512-~b64~\n'),
    (
        "pnpm-lock.yaml",
        "packages:\n  /passport-local@1.0.0:\n    resolution: {integrity: sha512-~b64~}\n",
    ),
    (
        "poetry.lock",
        '[[package]]\nname = "tokenizers"\nversion = "0.19.~n9~"\nfiles = [\n    {file = "tokenizers-0.19.1.tar.gz", hash = "sha256:~hex64~"},\n]\n',
    ),
    (
        "uv.lock",
        '[[package]]\nname = "keyring"\nversion = "25.~n9~.0"\nsdist = { hash = "sha256:~hex64~", size = 62750 }\n',
    ),
    (
        "go.sum",
        "github.com/golang-jwt/jwt/v5 v5.2.1 h1:~b32~\ngithub.com/golang-jwt/jwt/v5 v5.2.1/go.mod h1:~b32~\n",
    ),
    ("Cargo.lock", '[[package]]\nname = "secrecy"\nversion = "0.8.0"\nchecksum = "~hex64~"\n'),
    (
        ".github/workflows/ci.yml",
        "steps:\n  - uses: actions/checkout@~hex40~ # v4.2.2\n  - uses: actions/setup-python@~hex40~ # v5\n",
    ),
    (".gitmodules.txt", "commit ~hex40~\ntree ~hex40~\nparent ~hex40~\n"),
    (
        "CHANGELOG.md",
        "- Fix token refresh (~hex7~)\n- Rotate keys in ~hex40~\n- Bump auth library, see commit ~hex12~\n",
    ),
    (
        "model.json",
        '{\n  "model_hash": "~hex64~",\n  "revision": "~hex40~",\n  "etag": "\\"~hex32~\\""\n}\n',
    ),
    ("download.py", 'SHA256 = "~hex64~"\nMD5 = "~hex32~"\nREVISION = "~hex40~"\n'),
    (
        "download.py",
        'CHECKSUMS = {\n    "model.bin": "~hex64~",\n    "tokenizer.json": "~hex64~",\n}\n',
    ),
    (
        "index.html",
        '<script src="https://cdn.corp.internal/app.js" integrity="sha384-~b48~" crossorigin="anonymous"></script>\n',
    ),
    ("users.sql", "INSERT INTO users (name, password_hash) VALUES ('ada', '$2b$12$~alnum53~');\n"),
    (
        "users.json",
        '{\n  "name": "ada",\n  "password_hash": "$argon2id$v=19$m=65536,t=3,p=4$~b16~$~b32~"\n}\n',
    ),
    (
        "fixtures.py",
        'EXPECTED_DIGEST = "~hex64~"\nassert hashlib.sha256(data).hexdigest() == EXPECTED_DIGEST\n',
    ),
    (
        "deploy.yaml",
        "image: registry.corp.internal/~item~@sha256:~hex64~\nannotations:\n  checksum/config: ~hex64~\n",
    ),
    ("cache.py", 'CACHE_KEY = "v~n9~:~item~:~hex16~"\ncache_key = f"{prefix}:{digest}"\n'),
    ("build.gradle", "distributionSha256Sum=~hex64~\n"),
    (
        "flake.lock",
        '{\n  "nodes": {\n    "nixpkgs": {\n      "locked": {\n        "narHash": "sha256-~b32~",\n        "rev": "~hex40~"\n      }\n    }\n  }\n}\n',
    ),
)

_identifiers = _from(
    ("ids.py", 'TENANT_ID = "~uuid~"\nCLIENT_ID = "~uuid~"\nSUBSCRIPTION = "~uuid~"\n'),
    (
        "event.json",
        '{\n  "id": "~uuid~",\n  "trace_id": "~hex32~",\n  "span_id": "~hex16~",\n  "request_id": "req_~alnum24~"\n}\n',
    ),
    (
        "trace.log",
        "2026-03-01T10:00:00Z INFO run=~uuid~ thread=thread_~alnum24~ msg=msg_~alnum24~ done\n",
    ),
    (
        "response.json",
        '{\n  "id": "chatcmpl-~alnum29~",\n  "object": "chat.completion",\n  "model": "~model~",\n  "system_fingerprint": "fp_~hex10~",\n  "usage": {"prompt_tokens": ~num3~, "completion_tokens": ~num3~, "total_tokens": ~num4~}\n}\n',
    ),
    (
        "response.json",
        '{\n  "id": "msg_01~alnum22~",\n  "type": "message",\n  "usage": {"input_tokens": ~num3~, "output_tokens": ~num3~}\n}\n',
    ),
    (
        "calls.json",
        '{\n  "tool_calls": [{"id": "call_~alnum24~", "type": "function", "function": {"name": "search"}}]\n}\n',
    ),
    (
        "agent.py",
        'ASSISTANT_ID = "asst_~alnum24~"\nVECTOR_STORE = "vs_~alnum24~"\nFILE_ID = "file-~alnum24~"\n',
    ),
    (
        "config.yaml",
        "google:\n  client_id: ~num12~-~id32~.apps.googleusercontent.com\n  project: corp-~num6~\n",
    ),
    ("config.yaml", "slack:\n  channel: C0~id8~\n  team_id: T0~id8~\n  app_id: A0~id8~\n"),
    (
        "config.yaml",
        'aws:\n  account_id: "~num12~"\n  role: arn:aws:iam::~num12~:role/~item~\n  kms_key_id: ~uuid~\n  vpc: vpc-~hex17~\n',
    ),
    ("index.ts", "const databaseId = '~hex32~';\nconst pageId = '~uuid~';\n"),
    (
        "metadata.json",
        '{\n  "object_id": "~hex24~",\n  "etag": "~hex32~",\n  "upload_id": "~alnum40~",\n  "next_page_token": null\n}\n',
    ),
    ("contracts.ts", 'const ADDRESS = "0x~hex40~";\nconst TX = "0x~hex64~";\n'),
)

_data = _from(
    (
        "cert.pem",
        "-----BEGIN CERTIFICATE-----\n~b48~\n~b48~\n~b48~\n~b30~\n-----END CERTIFICATE-----\n",
    ),
    ("key.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI~b32~ ci@build\n"),
    ("authorized_keys", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ~b180~ deploy@corp\n"),
    ("public.pem", "-----BEGIN PUBLIC KEY-----\n~b48~\n~b48~\n-----END PUBLIC KEY-----\n"),
    (
        "key.asc",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n~b48~\n~b48~\n=~b3~\n-----END PGP PUBLIC KEY BLOCK-----\n",
    ),
    (
        "check.py",
        'if text.startswith("-----BEGIN " "PRIVATE KEY-----"):\n    raise ValueError("a key in the log")\n',
    ),
    (
        "check.py",
        'HEADER = "-----BEGIN RSA PRIVATE KEY-----"\nFOOTER = "-----END RSA PRIVATE KEY-----"\n',
    ),
    (
        "README.md",
        "Paste the key:\n\n```\n-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n```\n",
    ),
    (
        "service.example.json",
        '{\n  "type": "service_account",\n  "project_id": "your-project",\n  "private_key": "-----BEGIN PRIVATE '
        "KEY-----\\n...\\n-----END PRIVATE "
        'KEY-----\\n",\n  "client_email": "name@your-project.iam.gserviceaccount.com"\n}\n',
    ),
    ("icon.ts", 'export const ICON = "data:image/png;base64,iVBORw0KGgo~b300~";\n'),
    ("style.css", '@font-face {\n  src: url("data:font/woff2;base64,d09GMg~b300~");\n}\n'),
    (
        "vectors.json",
        '{\n  "embedding": [0.0~num6~, -0.0~num6~, 0.1~num6~],\n  "image": "~b120~"\n}\n',
    ),
    (
        "cassette.yaml",
        "interactions:\n- response:\n    body:\n      string: !!binary |\n        H4sIAAAAAAAA~b120~\n    headers:\n      Content-Type: [application/json]\n      X-Request-Id: [~uuid~]\n",
    ),
    (
        "descriptor_pb2.py",
        "DESCRIPTOR = _pool.AddSerializedFile(b'\\n\\x0b~item~.proto\\x12\\x05~item~\\x1a\\x1bgoogle/protobuf/empty.proto')\n",
    ),
    (
        "app.js.map.json",
        '{"version":3,"sources":["a.ts"],"mappings":"AAAA,OAAO,KAAK,~id8~,MAAM,~id6~;AACA,SAAS"}\n',
    ),
)

_public = _from(
    ("analytics.ts", 'posthog.init("phc_~alnum43~", { api_host: "https://eu.i.posthog.com" });\n'),
    (
        "analytics.py",
        'posthog = Posthog(project_api_key="phc_~alnum43~", host="https://us.i.posthog.com")\n',
    ),
    ("pay.ts", 'const stripe = loadStripe("pk_live_51~alnum97~");\n'),
    ("pay.ts", "const stripe = Stripe('pk_test_~alnum24~');\n"),
    ("config.yaml", "langfuse:\n  public_key: pk-lf-~uuid~\n  host: https://cloud.langfuse.com\n"),
    (
        "supabase.ts",
        'const supabase = createClient("https://~id20~.supabase.co", "sb_publishable_~u22~_~alnum8~");\n',
    ),
    (
        "firebase.ts",
        'const firebaseConfig = {\n  apiKey: "AIzaSy~u24~~alnum1~",\n  authDomain: "~item~.firebaseapp.com",\n  projectId: "~item~",\n  storageBucket: "~item~.appspot.com",\n  messagingSenderId: "~num12~",\n  appId: "1:~num12~:web:~hex22~",\n};\nfirebase.initializeApp(firebaseConfig);\n',  # tenpoint: ignore[no-hardcoded-keys] a template, filled when the corpus is written
    ),
    (
        "firebase.json",
        '{\n  "apiKey": "AIzaSy~u24~~alnum1~",\n  "authDomain": "~item~.firebaseapp.com",\n  "projectId": "~item~",\n  "messagingSenderId": "~num12~",\n  "appId": "1:~num12~:web:~hex22~"\n}\n',  # tenpoint: ignore[no-hardcoded-keys] a template, filled when the corpus is written
    ),
    (
        "sentry.py",
        'sentry_sdk.init(dsn="https://~hex32~@o~num6~.ingest.sentry.io/~num7~", traces_sample_rate=0.1)\n',
    ),
    ("sentry.ts", 'Sentry.init({ dsn: "https://~hex32~@o~num6~.ingest.us.sentry.io/~num16~" });\n'),
    ("index.html", '<div class="g-recaptcha" data-sitekey="6Le~alnum37~"></div>\n'),
    (
        "index.html",
        '<script async src="https://www.googletagmanager.com/gtag/js?id=G-~id10~"></script>\n',
    ),
    ("map.ts", 'mapboxgl.accessToken = "pk.eyJ1Ijoi~alnum40~.~alnum22~";\n'),
    (".env", "NEXT_PUBLIC_POSTHOG_KEY=phc_~alnum43~\nNEXT_PUBLIC_SITE=https://corp.io\n"),
    (".env", "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=pk_live_51~alnum97~\n"),
    ("flags.ts", 'const client = LDClient.initialize("~hex24~", { key: user.id });\n'),
    ("intercom.ts", 'window.intercomSettings = { app_id: "~id8~" };\n'),
    ("age.txt", "# public key: age1~id58~\n"),
)


def _anonymous_jwt(chance: random.Random) -> File:
    token = corpus_values.supabase(chance, "anon")
    row = chance.choice(
        [
            (".env", f"NEXT_PUBLIC_SUPABASE_ANON_KEY={token}\n"),
            ("src/supabase.ts", f'const SUPABASE_ANON_KEY = "{token}";\n'),
        ]
    )
    return _wrapped(*row, chance)


def _jwt_io(chance: random.Random) -> File:
    # The sample token of jwt.io, put together from its three well-known parts.
    head = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
    body = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
    token = ".".join([head, body, "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"])
    return chance.choice(
        [
            ("docs/tokens.md", f"A token looks like this:\n\n    {token}\n"),
            ("tests/test_tokens.py", f'SAMPLE = "{token}"\n'),
        ]
    )


# --- words for people ----------------------------------------------------------------------------

_interface = _from(
    (
        "locales/en.json",
        '{\n  "password": "Password",\n  "password_label": "Password:",\n  "enter_password": "Enter your password",\n  "forgot_password": "Forgot your password?",\n  "token_expired": "Your token has expired, please sign in again"\n}\n',
    ),
    (
        "locales/de.json",
        '{\n  "login.password": "Passwort",\n  "login.password.hint": "Mindestens zwölf Zeichen",\n  "api_key": "API-Schlüssel",\n  "secret": "Geheimnis"\n}\n',
    ),
    (
        "locales/fr.yml",
        'fr:\n  password: "Mot de passe"\n  password_confirmation: "Confirmation du mot de passe"\n  api_key: "Clé d\'API"\n  token: "Jeton"\n',
    ),
    (
        "locales/es.ts",
        "export default {\n  password: 'Contraseña',\n  newPassword: 'Contraseña nueva',\n  secretKey: 'Clave secreta',\n};\n",
    ),
    (
        "messages.properties",
        "login.password=Password\nlogin.password.error=Wrong user name or password\napikey.title=API keys\ntoken.invalid=The token is not valid\n",
    ),
    (
        "form.html",
        '<label for="password">Password:</label>\n<input type="password" id="password" name="password" placeholder="Enter your password" autocomplete="current-password">\n',
    ),
    (
        "form.html",
        '<input type="text" name="api_key" placeholder="Paste your ~Provider~ API key" />\n<input type="hidden" name="csrf_token" value="{{ csrf_token }}">\n',
    ),
    (
        "Login.tsx",
        'export const Login = () => (\n  <Input type="password" label="Password" name="password" placeholder="At least 12 characters" />\n);\n',
    ),
    (
        "Login.tsx",
        '<FormField name="apiKey" label="~Provider~ API key" description="Stored encrypted" />\n',
    ),
    (
        "settings.py",
        'api_key = st.text_input("~Provider~ API key", type="password")\npassword = getpass.getpass("Password: ")\n',
    ),
    (
        "settings.py",
        'fields = {\n    "api_key": "~Provider~ API Key",\n    "password": "Account password",\n    "secret": "Shared secret",\n}\n',
    ),
    (
        "cli.py",
        '@click.option("--password", prompt="Your password", hide_input=True)\n@click.option("--token", envvar="~upper~", help="access token")\ndef login(password, token):\n    print("ok")\n',
    ),
    (
        "errors.py",
        'INVALID_TOKEN = "invalid_token"\nWRONG_PASSWORD = "Wrong password, try again"\nMISSING_KEY = "No API key found for ~Provider~"\n',
    ),
    (
        "errors.ts",
        "export const errors = {\n  INVALID_API_KEY: 'The API key is not valid',\n  TOKEN_EXPIRED: 'token_expired',\n  WEAK_PASSWORD: 'password-too-weak',\n};\n",
    ),
    (
        "theme.css",
        ".password-field { width: 20em; }\n.token-list > .secret { color: var(--secret-colour); }\n#api-key::placeholder { opacity: 0.5; }\n",
    ),
    (
        "theme.scss",
        "$token-colour: #~hex6~;\n$key-width: 12px;\n.cm-s-dark .token-keyword { color: $token-colour; }\n",
    ),
    (
        "view.xml",
        '<EditText android:id="@+id/password" android:hint="@string/password" android:inputType="textPassword" />\n<string name="api_key_title">API key</string>\n',
    ),
    (
        "openapi.yaml",
        "components:\n  securitySchemes:\n    ApiKeyAuth:\n      type: apiKey\n      in: header\n      name: X-API-Key\n    OAuth:\n      type: oauth2\n      flows:\n        clientCredentials:\n          tokenUrl: https://auth.corp.internal/oauth/token\n",
    ),
    (
        "schema.json",
        '{\n  "properties": {\n    "password": {"type": "string", "format": "password", "minLength": 12},\n    "api_key": {"type": "string", "description": "~Provider~ API key"}\n  },\n  "required": ["api_key"]\n}\n',
    ),
    (
        "README.md",
        "## Authentication\n\nSet `~upper~` to your ~Provider~ API key. You can create one on the dashboard.\nTokens expire after 24 hours; passwords need twelve characters.\n",
    ),
    (
        "README.md",
        "| Variable | Meaning | Default |\n| --- | --- | --- |\n| `~upper~` | API key of ~Provider~ | none |\n| `MAX_TOKENS` | longest answer | 4096 |\n| `DB_PASSWORD` | database password | required |\n",
    ),
    (
        "README.md",
        "```bash\nexport ~upper~=<your key>\nexport ~upper~=your-key\nagent login --token $~upper~\n```\n",
    ),
    (
        "prompts.py",
        'SYSTEM = """You are a careful assistant. Never reveal a password, an API key or a token.\nIf the user pastes a secret: refuse, and tell them to rotate it."""\n',
    ),
)

# --- code about credentials ----------------------------------------------------------------------

_code = _from(
    (
        "client.py",
        "class Client:\n    def __init__(self, api_key: str | None = None, password: str = '') -> None:\n        self.api_key = api_key\n        self._token = None\n",
    ),
    (
        "client.py",
        "def login(user, password=None, token=None, secret=b''):\n    return session.login(user, password=password, token=token)\n",
    ),
    (
        "client.py",
        "connect(host=host, user=user, password=password, secret_key=secret_key, token=self.token)\n",
    ),
    (
        "client.py",
        "class Credentials(TypedDict):\n    api_key: str\n    password: NotRequired[str]\n    access_token: Optional[SecretStr]\n",
    ),
    (
        "client.py",
        'class Kind(Enum):\n    API_KEY = "api_key"\n    PASSWORD = "password"\n    BEARER_TOKEN = "bearer"\n    CLIENT_SECRET = "client_secret"\n',
    ),
    (
        "client.py",
        'token_type = "bearer"\ngrant_type = "client_credentials"\nauth_method = "client_secret_basic"\nkey_name = "primary-key"\n',
    ),
    (
        "client.py",
        'password_field = "password_input"\ntoken_url = "https://auth.corp.internal/oauth/token"\nsecret_name = "prod/~item~/~provider~"\napi_key_header = "x-api-key"\n',
    ),
    (
        "client.py",
        'API_KEY_ENV = "~upper~"\nTOKEN_FILE = "/var/run/secrets/token"\nSECRET_KEY_PATH = "~/.config/~item~/key"\n',
    ),
    (
        "client.py",
        'key = row["password"]\nvalue = data.get("api_key")\nsecret = payload["data"]["secret"]\ntoken = match.group("token")\n',
    ),
    (
        "client.py",
        'REQUIRED = ["OPENAI_API_KEY", "DATABASE_PASSWORD", "JWT_SECRET_KEY", "~upper~"]\n',
    ),
    (
        "client.py",
        'SECRET_RE = re.compile(r"(?i)(password|token|secret)\\s*[:=]\\s*(\\S{8,})")\nKEY_RE = re.compile(r"sk-[A-Za-z0-9]{20,}")\n',
    ),
    (
        "client.py",
        'PATTERNS = {\n    "github": r"gh[pousr]_[A-Za-z0-9]{36}",\n    "aws": r"AKIA[0-9A-Z]{16}",\n    "slack": r"xox[baprs]-[0-9A-Za-z-]{10,48}",\n}\n',
    ),
    (
        "client.py",
        'mask = lambda key: key[:4] + "..." + key[-4:]\nlog.info("using key %s", mask(api_key))\nassert "sk-" not in output\n',
    ),
    (
        "client.py",
        'FEATURES = {\n    "password_login": True,\n    "token_refresh": False,\n    "secret_scanning": "enabled",\n}\n',
    ),
    (
        "client.py",
        'parser.add_argument("--token", default=None)\nparser.add_argument("--password-file", type=Path)\nparser.add_argument("--secret-key", required=True)\n',
    ),
    (
        "client.py",
        'log.warning("password for %s was changed", user)\nprint("api_key:", "set" if api_key else "missing")\nraise KeyError("token: not found")\n',
    ),
    ("client.py", "password = ''\ntoken = \"\"\nsecret = None\napi_key = NotImplemented\n"),
    (
        "client.py",
        "hashed_password = bcrypt.hashpw(password.encode(), bcrypt.gensalt())\nis_valid_password = check(password, user.password_hash)\n",
    ),
    ("client.py", "api_key = kwargs.pop('api_key', None) or default_headers.get('x-api-key')\n"),
    (
        "client.py",
        'primary_key = "id"\nforeign_key = "user_id"\nsort_key = "created_at"\npartition_key = "tenant#~item~"\n',
    ),
    (
        "client.py",
        'state["session_token"] = token_urlsafe(32)\nstate["csrf_token"] = make_csrf_token(request)\n',
    ),
    (
        "client.py",
        'INPUT = {"type": "password", "name": "password", "key": "login-password-field"}\n',
    ),
    (
        "client.py",
        "KEYBOARD = 'qwertyuiopasdfghjklzxcvbnm'\nALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'\n",
    ),
    (
        "client.py",
        '@app.route("/password/reset/<token>")\ndef reset(token: str):\n    return render("reset_password.html", token=token)\n',
    ),
    (
        "client.py",
        'def api_key() -> str:\n    """Return the API key.\n\n    Example:\n        >>> client = Client(api_key="your-api-key")\n        >>> client.password = "..."\n    """\n    return _load("api_key")\n',
    ),
    (
        "src/client.ts",
        "export interface Config {\n  apiKey: string;\n  password?: string;\n  token: string | undefined;\n  clientSecret: Secret<string>;\n}\n",
    ),
    ("src/client.ts", "constructor(private readonly apiKey: string, private token = '') {}\n"),
    (
        "src/client.ts",
        "const token = await getToken();\nconst password = form.password.value;\nconst secret = crypto.randomBytes(32).toString('hex');\n",
    ),
    (
        "src/client.ts",
        "type AuthType = 'apiKey' | 'password' | 'token' | 'client_secret';\nconst kind: AuthType = 'password';\n",
    ),
    (
        "src/client.ts",
        "const schema = z.object({ password: z.string().min(12), apiKey: z.string().startsWith('sk-') });\n",
    ),
    (
        "src/client.ts",
        "localStorage.setItem('token', token);\nconst key = 'auth-token';\nconst TOKEN_STORAGE_KEY = 'corp.session.token';\n",
    ),
    (
        "src/client.ts",
        "if (password !== confirmPassword) throw new Error('passwords do not match');\n",
    ),
    ("src/client.ts", "router.post('/api/tokens/:tokenId/secret', requirePassword, rotate);\n"),
    (
        "src/client.ts",
        'const tokens = { colors: { primary: "#~hex6~" }, space: { key: "8px" } };\n',
    ),
    (
        "src/client.ts",
        "it('asks for a password', () => expect(screen.getByLabelText('Password')).toBeVisible());\n",
    ),
    (
        "src/client.ts",
        "export const PASSWORD_RULE = /^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d@$!%*?&]{12,}$/;\n",
    ),
    (
        "main.go",
        'package main\n\ntype Config struct {\n\tAPIKey   string `json:"api_key" env:"~upper~"`\n\tPassword string `yaml:"password,omitempty"`\n\tToken    *Token\n}\n',
    ),
    (
        "main.go",
        'package main\n\nconst (\n\ttokenHeader = "X-Auth-Token"\n\tsecretName  = "~item~-credentials"\n\tpasswordKey = "password"\n)\n',
    ),
    (
        "Settings.java",
        'class Settings {\n    private String password;\n    public void setPassword(String password) { this.password = password; }\n    static final String TOKEN_HEADER = "X-Auth-Token";\n}\n',
    ),
    (
        "schema.sql",
        "CREATE TABLE accounts (\n  id uuid PRIMARY KEY,\n  password varchar(255) NOT NULL,\n  api_key_hash bytea,\n  token text,\n  secret_question text\n);\n",
    ),
    (
        "schema.sql",
        "SELECT password, token FROM accounts WHERE api_key = $1;\nALTER TABLE users ADD COLUMN reset_token text;\nCREATE USER app WITH PASSWORD :'app_password';\n",
    ),
    (
        "schema.prisma",
        "model Account {\n  id            String @id\n  access_token  String?\n  refresh_token String?\n  password      String\n}\n",
    ),
    (
        "schema.graphql",
        "type Mutation {\n  login(email: String!, password: String!): Token!\n  rotateKey(apiKey: ID!): Secret\n}\n",
    ),
    (
        "lib.rs",
        "pub struct Config {\n    pub api_key: Option<SecretString>,\n    pub password: String,\n}\n",
    ),
    (
        "model.rb",
        "class User < ApplicationRecord\n  has_secure_password\n  validates :password, length: { minimum: 12 }\n  attr_accessor :api_key, :token\nend\n",
    ),
    (
        "security.xml",
        '<bean id="tokenStore" class="io.corp.TokenStore">\n  <property name="password" ref="passwordEncoder"/>\n  <property name="secretKey" value="${jwt.secret}"/>\n</bean>\n',
    ),
)

_language_models = _from(
    (
        "llm.py",
        'client.complete(model="~model~", max_tokens=4096, temperature=0.2, stop=["</s>"])\n',
    ),
    (
        "llm.py",
        'tokenizer.pad_token = tokenizer.eos_token\neos_token = "<|endoftext|>"\nbos_token = "<s>"\nunk_token = "[UNK]"\n',
    ),
    (
        "llm.py",
        "input_tokens = count_tokens(prompt)\ntoken_budget = 128_000\nmax_completion_tokens = 8192\nnum_tokens = 1024\n",
    ),
    (
        "tokenizer_config.json",
        '{\n  "bos_token": "<s>",\n  "eos_token": "</s>",\n  "pad_token": "<pad>",\n  "unk_token": "<unk>",\n  "tokenizer_class": "LlamaTokenizerFast",\n  "model_max_length": 131072\n}\n',
    ),
    (
        "tokenizer.json",
        '{\n  "added_tokens": [{"id": 0, "content": "<|begin_of_text|>", "special": true}],\n  "model": {"vocab": {"Ġpassword": ~num5~, "Ġtoken": ~num5~, "Ġsecret": ~num5~, "api": ~num4~, "key": ~num4~}}\n}\n',
    ),
    (
        "vocab.json",
        '{"password": ~num5~, "passwords": ~num5~, "Ġsecret": ~num5~, "tokenization": ~num5~, "sk": ~num4~, "AIza": ~num5~}\n',
    ),
    (
        "special_tokens_map.json",
        '{\n  "additional_special_tokens": ["<|tool_call|>", "<|secret|>"],\n  "cls_token": "[CLS]",\n  "mask_token": "[MASK]",\n  "sep_token": "[SEP]"\n}\n',
    ),
    (
        "prices.json",
        '{\n  "~model~": {\n    "max_tokens": 8192,\n    "input_cost_per_token": 1.5e-07,\n    "output_cost_per_token": 6e-07,\n    "litellm_provider": "~provider~"\n  }\n}\n',
    ),
    (
        "config.yaml",
        "model_list:\n  - model_name: ~model~\n    litellm_params:\n      model: ~provider~/~model~\n      api_key: os.environ/~upper~\n      max_tokens: 4096\n",
    ),
    (
        "config.yaml",
        "agent:\n  max_tokens: 4096\n  token_limit: 32000\n  memory_key: chat_history\n  input_key: question\n  output_key: answer\n",
    ),
    (
        "usage.csv",
        "model,prompt_tokens,completion_tokens,key\n~model~,~num4~,~num3~,~item~\n~model~,~num4~,~num3~,~item~\n",
    ),
    (
        "chain.py",
        'chain = RunnablePassthrough.assign(context=itemgetter("question"))\nmemory_key = "chat_history"\nmessages_key = "messages"\n',
    ),
    (
        "chain.py",
        'llm = ChatModel(model="~model~", api_key=SecretStr(os.environ["~upper~"]), max_retries=2)\n',
    ),
    (
        "attention.py",
        "key = self.k_proj(hidden_states)\nquery_key_value = torch.cat([query, key, value])\nkey_cache = past_key_values[0]\n",
    ),
)

_urls = _from(
    (
        "config.py",
        'BASE_URL = "https://api.~provider~.com/v1"\nTOKEN_URL = "https://auth.corp.internal/oauth/token?grant=code"\n',
    ),
    (
        "config.py",
        'DATABASE_URL = "postgresql://localhost:5432/~item~"\nREDIS_URL = "redis://localhost:6379/0"\n',
    ),
    ("config.py", 'DATABASE_URL = "postgresql://user:password@localhost:5432/~item~"\n'),
    ("config.py", 'DATABASE_URL = "postgresql+asyncpg://postgres:postgres@localhost/~item~"\n'),
    (
        "config.py",
        'BROKER = "amqp://guest:guest@localhost:5672//"\nMONGO = "mongodb://localhost:27017/?directConnection=true"\n',
    ),
    (
        "config.py",
        'EXAMPLE = "mysql://user:pass@host:3306/db"\nOTHER = "postgres://username:password@hostname/dbname"\n',
    ),
    (
        ".env.example",
        "DATABASE_URL=postgres://<user>:<password>@<host>:5432/~item~\nREDIS_URL=redis://:${REDIS_PASSWORD}@cache:6379\n",
    ),
    (
        ".env",
        "DATABASE_URL=postgresql://app:${DB_PASSWORD}@db:5432/~item~\nMONGODB_URI=mongodb+srv://app:$MONGO_PASSWORD@cluster0.ab3de.mongodb.net\n",
    ),
    (
        "docker-compose.yml",
        "services:\n  app:\n    environment:\n      DATABASE_URL: postgres://${DB_USER}:${DB_PASSWORD}@db/~item~\n      RABBIT: amqp://{{ user }}:{{ password }}@mq:5672\n",
    ),
    (
        "README.md",
        "Clone with `git clone git@git.corp.internal:team/~item~.git` or\n`git clone https://git.corp.internal/team/~item~.git`. Use `https://user:token@host/` never.\n",
    ),
    (
        "config.yaml",
        "registry: https://registry.corp.internal\nproxy: http://proxy.corp.internal:3128\nbroker: amqp://mq.corp.internal:5672\n",
    ),
    (
        "src/api.ts",
        "const url = `https://api.corp.internal/v1/items?api_key=${apiKey}&page=${page}`;\n",
    ),
    ("src/api.ts", "fetch('https://api.corp.internal/v1/tokens?limit=10&sort=key');\n"),
    (
        "links.md",
        "[password guide](https://docs.corp.internal/security/password-reset)\n[tokens](https://docs.corp.internal/api/tokens#secret-rotation)\n<https://console.~provider~.com/settings/keys>\n",
    ),
    (
        "api.http",
        "GET https://api.corp.internal/v1/me\nAuthorization: Bearer {{token}}\nX-Api-Key: {{$dotenv ~upper~}}\n",
    ),
    (
        "alembic.ini",
        "[alembic]\nscript_location = migrations\nsqlalchemy.url = driver://user:pass@localhost/dbname\n",
    ),
    (
        "run.sh",
        '#!/bin/sh\ncurl "https://api.corp.internal/items?key=$API_KEY"\ngit remote set-url origin "https://x-access-token:${GITHUB_TOKEN}@github.com/corp/~item~.git"\n',
    ),
)


def _minified(chance: random.Random) -> File:
    rows = (
        'const o={password:"password",token:"token",secret:"secret"};',
        'r.password="Password";r.apiKeyLabel="API key";',
        'e.type="password",e.autocomplete="current-password";',
        'var k={KEY_PASSWORD:"key_password",ACCESS_TOKEN:"access_token",apiKey:void 0};',
        'if("token"===t.key||"password"===t.name)return a(t.value);',
        'n.headers.authorization="Bearer ".concat(e.token);',
        "f({apiKey:process.env.~upper~,password:t.password});",
        'i.exports=JSON.parse(\'{"password":"Passwort","token":"Zeichen"}\');',
        'const s="~hex32~",c="~b60~";',
        'x.integrity="sha512-~b64~";',
    )
    parts = minified_text(chance, chance.choice([3_000, 10_000]))
    for row in chance.sample(rows, 3):
        parts.insert(chance.randint(0, len(parts)), _fill(row, chance))
    return "dist/app.min.js", "".join(parts)


def _notebooks(chance: random.Random) -> File:
    image = base64.b64encode(
        b"\x89PNG\r\n\x1a\n" + chance.randbytes(chance.choice([900, 4000]))
    ).decode()
    shown: dict[str, object] = {
        "data": {"image/png": image, "text/plain": ["<Figure size 640x480 with 1 Axes>"]},
        "metadata": {},
        "output_type": "display_data",
    }
    stream: dict[str, object] = {
        "name": "stdout",
        "output_type": "stream",
        "text": [
            _fill("~upper~ is set: True\n", chance),
            _fill("run ~uuid~ used ~num4~ tokens\n", chance),
        ],
    }
    source = _fill(
        chance.choice(
            [
                "import getpass\nos.environ['~upper~'] = getpass.getpass('~Provider~ key')\n",
                "from dotenv import load_dotenv\nload_dotenv()\n~snake~ = os.environ['~upper~']\n",
                "client = Client(api_key=userdata.get('~upper~'))\nplot(client)\n",
                "# set ~upper~ first\nos.environ['~upper~'] = 'your-api-key'\n",
            ]
        ),
        chance,
    )
    return "analysis.ipynb", notebook(code_cell(source, [stream, shown]))


# How many files of each family make the whole; the weights follow how often code holds such lines.
FAMILIES: dict[str, tuple[float, Callable[[random.Random], File]]] = {
    "placeholder": (20, _placed(PLACEHOLDERS, _CONTEXTS)),
    "reference": (10, _placed(REFERENCES, ("yaml", "json", "dotenv", "toml", "ini", "shell", "dockerfile", "python", "typescript"))),
    "look-up": (12, _lookups),
    "kubernetes and CI": (4, _kubernetes),
    "hash": (8, _hashes),
    "identifier": (5, _identifiers),
    "data": (5, _data),
    "public by design": (6, _public),
    "public token": (0.4, _anonymous_jwt),
    "sample token": (0.4, _jwt_io),
    "test double": (6, _doubles),
    "interface text": (7, _interface),
    "code": (12, _code),
    "language model": (5, _language_models),
    "url": (6, _urls),
    "minified": (2, _minified),
    "notebook": (3, _notebooks),
}  # fmt: skip
