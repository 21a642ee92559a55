"""Names and values of settings: what each alone says."""

from __future__ import annotations

import pytest

from tenpoint.kit.containers.interpolation import literals
from tenpoint.kit.containers.settings import (
    GUESSABLE,
    HARMLESS,
    PLACEHOLDER,
    QUALIFIED,
    SECRET,
    kind_of,
    known_secrets,
    nature_of,
    nature_of_argument,
)
from tenpoint.kit.credentials.names import KEY, PASSWORD, WEAK


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        pytest.param(
            "DB_PASSWORD PGPASSWORD SMTP_PASS MYSQL_PWD ADMIN_PW gpgPassphrase", PASSWORD, id="pw"
        ),
        pytest.param(
            "OPENAI_API_KEY openaiApiKey HF_TOKEN GITHUB_PAT JWT_SECRET TOKEN", KEY, id="key"
        ),
        pytest.param(
            "API_BEARER GIT_CREDS ssh_prv_key OPENAI_KEY AWS_SECRET_ACCESS_KEY", KEY, id="more"
        ),
        pytest.param("PRIVATE_KEY_BASE64 GCP_CREDENTIALS_JSON TLS_KEY_PEM", KEY, id="encoded"),
        pytest.param(
            "PASSWORD_HASH_ROUNDS API_KEY_PROD SECRET_KEY_BASE", QUALIFIED, id="qualified"
        ),
        pytest.param("KEY AUTH REQUIRE_API_KEY DISABLE_TOKEN NPM_AUTH", WEAK, id="weak"),
        pytest.param(
            "MAX_TOKENS TOKEN_TTL KEYCLOAK_URL MONKEY_PATCH AUTHOR COMPASS_HOME", "", id="sound"
        ),
        pytest.param("DB_PASSWORD_FILE SECRET_NAME PUBLIC_KEY SORT_KEY KEY_TYPE", "", id="about"),
        pytest.param("VITE_API_KEY NEXT_PUBLIC_TOKEN REACT_APP_SECRET_KEY", "", id="public"),
        pytest.param("password-stdin imagePullSecret", "", id="named, not given"),
    ],
)
def test_kinds(names: str, kind: str) -> None:
    assert {name: kind_of(name) for name in names.split()} == dict.fromkeys(names.split(), kind)


@pytest.mark.parametrize(
    ("kind", "values", "nature"),
    [
        pytest.param(
            PASSWORD, ["hunter2", "90210448", "a b c d e", "Passw0rd!"], SECRET, id="chosen"
        ),
        pytest.param(
            PASSWORD, ["postgres", "password", "app_password", "12345"], GUESSABLE, id="guess"
        ),
        pytest.param(
            PASSWORD, ["changeme", "<password>", "your-password", "tmp"], PLACEHOLDER, id="shown"
        ),
        pytest.param(
            PASSWORD, ["", "yes", "0", "/run/x", "${X}", "none", "!"], HARMLESS, id="none"
        ),
        pytest.param(KEY, ["abc123", "sk-proj-abc123", "x" + "9a" * 150], SECRET, id="keys"),
        pytest.param(KEY, ["secret1", "admin"], GUESSABLE, id="guessed keys"),
        pytest.param(
            KEY, ["dummy", "test", "dev-secret-key", "build-time-only-1", "x"], PLACEHOLDER, id="ph"
        ),
        pytest.param(
            KEY,
            ["8000", "30m", "2026-01-01", "https://a.example", "arn:aws:x", "6A01" * 10],
            HARMLESS,
            id="other things",
        ),
        pytest.param(QUALIFIED, ["a,b", "10", "strong"], HARMLESS, id="settings of a secret"),
        pytest.param(
            WEAK, ["abc123", "saml", "5f352379324c22463451387a0aec5d2f"], HARMLESS, id="weak"
        ),
        pytest.param(WEAK, ["admin:hunter2", "neo4j/hunter2"], SECRET, id="logins"),
        pytest.param("", ["hunter2", "sk-proj-abc123"], HARMLESS, id="no name"),
    ],
)
def test_natures(kind: str, values: list[str], nature: str) -> None:
    assert {value: nature_of(value, kind) for value in values} == dict.fromkeys(values, nature)


@pytest.mark.parametrize(
    ("name", "default", "nature"),
    [
        pytest.param("NPM_TOKEN", None, SECRET, id="without a default"),
        pytest.param("NPM_TOKEN", "", SECRET, id="an empty default"),
        pytest.param("NPM_TOKEN", "none", SECRET, id="a default that says there is none"),
        pytest.param("NPM_TOKEN", "$OTHER", SECRET, id="a reference"),
        pytest.param("DB_PASSWORD", "postgres", SECRET, id="a guess"),
        pytest.param("SECRET_KEY", "dummy", PLACEHOLDER, id="a stand-in"),
        pytest.param("REQUIRE_API_KEY", "true", HARMLESS, id="a switch"),
        pytest.param("TLS_KEY", "/etc/tls.key", HARMLESS, id="a path"),
        pytest.param("VERSION", None, HARMLESS, id="no secret's name"),
        pytest.param("AUTH", None, HARMLESS, id="a weak name"),
    ],
)
def test_arguments(name: str, default: str | None, nature: str) -> None:
    assert nature_of_argument(name, default) == nature


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("x https://ci:pw@a.example y", ["pw"], id="a password in a URL"),
        pytest.param("redis://:pw@a and ftp://b:pw2@c", ["pw", "pw2"], id="two URLs"),
        pytest.param("https://a.example/@b:c", [], id="a path with an at sign"),
        pytest.param("https://user@a.example", [], id="a user"),
        pytest.param("https://ci:${PW}@a.example", [], id="a reference"),
        pytest.param("sk-ant-abc123", ["sk-ant-abc123"], id="the beginning of a key"),
        pytest.param("sk-ant-...", [], id="dots"),
        pytest.param("task-ant-abc123 disk-proj-abc123", [], id="the end of a word"),
    ],
)
def test_known_secrets(text: str, what: list[str]) -> None:
    hits = known_secrets(text)
    assert [hit.text for hit in hits] == what
    assert [text[hit.start : hit.end] for hit in hits] == what


def test_a_key_is_found_in_any_piece_of_a_long_text() -> None:
    key = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0xL" + "9r3k"
    for at in (0, 8_150, 8_192, 12_280, 20_000):
        text = "- " * (at // 2) + key + " -" * 5_000
        assert [(hit.start, hit.text) for hit in known_secrets(text)] == [(at, key)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain", [("", "plain")], id="plain"),
        pytest.param("$A", [], id="a variable"),
        pytest.param("${A}${B:?missing}", [], id="variables"),
        pytest.param("${A:-x}", [("A", "x")], id="a default"),
        pytest.param("${A:-${B-y}}", [("B", "y")], id="a default in a default"),
        pytest.param("u:${A:-x}@h", [("A", "x")], id="a default among text"),
        pytest.param("$$A", [], id="a variable of the container"),
        pytest.param("pa$$w0rd", [("", "pa$w0rd")], id="an escaped dollar"),
        pytest.param("a}b{c", [("", "a}b{c")], id="braces"),
        pytest.param("${A:-x", [], id="never closed"),
    ],
)
def test_compose_literals(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(literals(text)) == expected


@pytest.mark.parametrize(
    ("value", "kind", "nature"),
    [
        pytest.param("changeit", PASSWORD, PLACEHOLDER, id="Java's own"),
        pytest.param("changeit-" + "Prod-77x!", PASSWORD, SECRET, id="a password that holds it"),
        pytest.param("abcdefghijklmnopqrstuvwxyz123456", KEY, PLACEHOLDER, id="the alphabet"),
        pytest.param("12345678-1234-1234-1234-123456789012", KEY, PLACEHOLDER, id="counted"),
        pytest.param("3f2b8c1e-7d4a-4b6f-9a0c-" + "5e1d2f3a4b5c", KEY, SECRET, id="a UUID"),
        pytest.param("my-secret-key", KEY, GUESSABLE, id="it names itself"),
        pytest.param("request_id", KEY, HARMLESS, id="a field"),
        pytest.param("@@API_KEY@@", KEY, PLACEHOLDER, id="a template's mark"),
        pytest.param("env.PASSWORD", PASSWORD, PLACEHOLDER, id="a name in the environment"),
        pytest.param("aws-secret:prod/slack", KEY, PLACEHOLDER, id="where it is kept"),
        pytest.param("models/2024/a.bin", KEY, HARMLESS, id="a relative path"),
        pytest.param("a/" + "Kq7" * 12, KEY, SECRET, id="base64 with a slash"),
    ],
)
def test_more_values(value: str, kind: str, nature: str) -> None:
    assert nature_of(value, kind) == nature


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SSHPASS", PASSWORD), ("pw", PASSWORD), ("COMPASS", ""), ("BYPASS", ""), ("PATH", ""),
        ("githubPat", KEY), ("PW_LENGTH", ""),
    ],
)  # fmt: skip
def test_pass_as_a_part_of_a_word(name: str, kind: str) -> None:
    assert kind_of(name) == kind
