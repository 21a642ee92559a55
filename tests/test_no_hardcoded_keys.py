from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from credential_samples import sample
from support.git import Tree
from tenpoint import no_hardcoded_keys
from tenpoint.kit import Source
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
JWT = ".".join(
    base64.urlsafe_b64encode(part).decode().rstrip("=")
    for part in (b'{"alg":"HS256","typ":"JWT"}', b'{"sub":"svc-agent","role":"writer"}', b"x" * 32)
)


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


def test_names_the_cell_of_a_notebook_and_passes_over_its_pictures() -> None:
    cell = {"cell_type": "code", "source": [f'k = "{GITHUB}"\n']}
    output = {"data": {"image/png": GITHUB, "text/plain": [GITHUB]}}
    book = {"cells": [{"cell_type": "markdown", "source": []}, {**cell, "outputs": [output]}]}
    source = Source("a.ipynb", data=json.dumps(book, indent=1).encode())
    findings = list(no_hardcoded_keys.check(source))
    assert [
        "in cell 2 (source)" in f.message or "in cell 2 (output)" in f.message for f in findings
    ]
    assert [GITHUB in source.line_text(f.line) for f in findings] == [True, True]


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


class TestHistory:
    def test_finds_what_was_deleted_with_its_commit_and_path(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree = Tree(tmp_path / "r")
        (tree.root / "old.py").write_text(f'\nk = "{GITHUB}"\n')
        tree.git("add", "-A")
        tree.git("commit", "-qm", "one")
        commit = tree.git("rev-parse", "HEAD")
        tree.git("mv", "old.py", "new.py")
        tree.git("commit", "-qm", "two")
        tree.git("rm", "-q", "new.py")
        tree.git("commit", "-qm", "three", "--allow-empty")
        monkeypatch.chdir(tree.root)
        assert main([]) == 0
        assert main(["--history", "--format", "json"]) == 1
        out = capsys.readouterr().out
        [finding] = json.loads(out[out.index("{") :])["findings"]
        assert (finding["path"], finding["line"], finding["commit"]) == ("old.py", 2, commit)

    def test_a_shallow_clone_is_not_the_whole_history(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree = Tree(tmp_path / "r")
        for number in range(2):
            (tree.root / "a.py").write_text(f"x = {number}\n")
            tree.git("add", "-A")
            tree.git("commit", "-qm", "x")
        tree.git("clone", "-q", "--depth", "1", f"file://{tree.root}", str(tmp_path / "s"))
        monkeypatch.chdir(tmp_path / "s")
        assert main(["--history"]) == 2
        assert "fetch-depth: 0" in capsys.readouterr().err


def test_staged_looks_at_the_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Tree(tmp_path / "r")
    (tree.root / "a.py").write_text(f'k = "{GITHUB}"\n')
    tree.git("add", "-A")
    (tree.root / "a.py").write_text("k = 1\n")
    monkeypatch.chdir(tree.root)
    assert (main([]), main(["--staged"])) == (0, 1)


def test_a_binary_file_is_skipped_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 40 + GITHUB.encode())
    assert main([str(tmp_path / "a.bin")]) == 0
    assert "1 binary file skipped" in capsys.readouterr().out
