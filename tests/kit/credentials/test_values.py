"""Which literals look like a secret under a name that promises one."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_samples import sample
from tenpoint.kit.credentials.names import KEY, PASSWORD, TOKEN, WEAK
from tenpoint.kit.credentials.values import (
    is_harmless,
    is_placeholder,
    is_reference,
    looks_random,
    looks_secret,
)

HEX = sample("[0-9a-f]{32}", 2)
MIXED = sample("[A-Za-z0-9]{32}", 5)
UUID = "-".join((HEX[:8], HEX[8:12], HEX[12:16], HEX[16:20], HEX[20:32]))
# Put together, so that no scanner takes them for somebody's.
DJANGO = "django-" + "insecure-" + sample("[a-z0-9]{40}", 1) + "$!"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param("Harbour" + "!4711", PASSWORD, id="a word, a sign and a number"),
        pytest.param("!river" + "845Violet", PASSWORD, id="a sign first, which is no YAML tag"),
        pytest.param("Velvet." + "Falcon.89", PASSWORD, id="titles and a number"),
        pytest.param("river-hazel-" + "oasis-68", PASSWORD, id="a passphrase"),
        pytest.param("Summer" + "2024", PASSWORD, id="a season and a year"),
        pytest.param("GqoOXLEH" + "ZBac", PASSWORD, id="a generator's, without a digit"),
        pytest.param("P@ssw0rd" + "2024!", PASSWORD, id="weak, and in use"),
        pytest.param("x9$kq2", PASSWORD, id="six characters"),
        pytest.param(MIXED, KEY, id="letters and digits"),
        pytest.param(HEX, KEY, id="hexadecimal"),
        pytest.param(UUID, KEY, id="a UUID as a key"),
        pytest.param(
            "/" + sample("[A-Za-z0-9+]{42}", 3) + "=", KEY, id="base64 that begins as a path"
        ),
        pytest.param(MIXED, TOKEN, id="a token"),
        pytest.param(DJANGO, KEY, id="what Django made for a new project"),
        pytest.param(MIXED, WEAK, id="long, under a name that says little"),
    ],
)
def test_looks_secret(value: str, kind: str) -> None:
    assert looks_secret(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param("x9$k", PASSWORD, id="too short"),
        pytest.param("x" * 5000, PASSWORD, id="too long"),
        pytest.param("user_password", PASSWORD, id="a name"),
        pytest.param("passwordField", PASSWORD, id="a name in camel case"),
        pytest.param("errors.password.tooShort2", PASSWORD, id="a message's key"),
        pytest.param("Enter a word", PASSWORD, id="a sentence"),
        pytest.param("getSecret('a1')", PASSWORD, id="a call"),
        pytest.param(r"^[a-z]{8,}\d$", PASSWORD, id="a regular expression"),
        pytest.param("scram-sha-256", PASSWORD, id="a method"),
        pytest.param("db-1.corp:5432", PASSWORD, id="a host and a port"),
        pytest.param("12345", PASSWORD, id="a short number"),
        pytest.param("password456", PASSWORD, id="the word and a number"),
        pytest.param("p@ss/word", PASSWORD, id="the word in other signs"),
        pytest.param("p%40ss%2Fword", PASSWORD, id="the same in a URL"),
        pytest.param("sk-secret123", PASSWORD, id="it says so"),
        pytest.param("token-abc123", PASSWORD, id="abc and 123"),
        pytest.param(UUID, TOKEN, id="an id"),
        pytest.param(UUID, WEAK, id="an id under a weak name"),
        pytest.param(MIXED[:18], WEAK, id="short under a weak name"),
        pytest.param("gpt-4o-2024-08-06", KEY, id="a model"),
        pytest.param("application/json", KEY, id="a type"),
        pytest.param("user:profile:v2", KEY, id="a path in a cache"),
        pytest.param("text-embedding-ada-002", KEY, id="words and numbers"),
        pytest.param(MIXED, "", id="no name that promises one"),
        pytest.param(MIXED[:10] + "\0" + MIXED[10:], KEY, id="a control character"),
    ],
)
def test_looks_like_none(value: str, kind: str) -> None:
    assert not looks_secret(value, kind)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("${DB_PASSWORD}", id="a shell's variable"),
        pytest.param("{{ token }}", id="a template"),
        pytest.param("<%= ENV['K'] %>", id="another template"),
        pytest.param("%(password)s", id="Python's format"),
        pytest.param("os.environ['K']", id="a look-up"),
        pytest.param("process.env.K1", id="node's look-up"),
        pytest.param("vault:kv/a#b1", id="a vault"),
        pytest.param("arn:aws:x:1", id="an ARN"),
        pytest.param("ENC[AES256,a1]", id="encrypted"),
        pytest.param("!vault", id="a YAML tag"),
        pytest.param("!Ref DbPassword1", id="a tag with its value"),
        pytest.param("&anchor", id="an anchor"),
        pytest.param("%TOKEN%", id="a variable of cmd"),
    ],
)
def test_references(value: str) -> None:
    assert is_reference(value)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("!river845Violet", id="no tag"),
        pytest.param("a$b9", id="a dollar inside"),
        pytest.param("environment", id="a word that begins like one"),
        pytest.param("100%", id="a percentage"),
        pytest.param("a:b", id="a colon"),
    ],
)
def test_no_references(value: str) -> None:
    assert not is_reference(value)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("your-api-key", id="your"),
        pytest.param("<token>", id="angle brackets"),
        pytest.param("xxxx-yyyy", id="x"),
        pytest.param("changeme1", id="changeme"),
        pytest.param("TODO: set", id="todo"),
        pytest.param("test_api_key", id="a test's"),
        pytest.param("fake-123", id="fake"),
        pytest.param("1234567890", id="digits in a row"),
        pytest.param("qwertyuiop", id="keys in a row"),
        pytest.param("abcabcabcabc", id="over and over"),
        pytest.param("aaaaaaaaaaaa", id="one letter"),
        pytest.param("hunter2", id="everybody's"),
        pytest.param("sk-...", id="dots"),
        pytest.param("not-a-real-key", id="not real"),
    ],
)
def test_placeholders(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("k" + "oTOdo" + MIXED, id="todo by chance"),
        pytest.param("contest-9k", id="test in a word"),
        pytest.param(MIXED, id="a key"),
        pytest.param("Harbour" + "!4711", id="a password"),
    ],
)
def test_no_placeholders(value: str) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("3600s", id="a duration"),
        pytest.param("2024-01-02", id="a date"),
        pytest.param("true", id="a yes"),
        pytest.param("/etc/keys/a1", id="a path"),
        pytest.param(r"C:\keys\a1", id="a path of Windows"),
        pytest.param("certs/server.pem", id="a file"),
        pytest.param("https://a.example/b", id="a URL"),
        pytest.param("me@corp.example", id="an address"),
        pytest.param("sha256:" + HEX, id="a digest"),
        pytest.param("pk_live_" + MIXED, id="public by design"),
        pytest.param("ssh-ed25519 AAAA", id="a public key"),
        pytest.param("db:5432", id="a host and a port"),
    ],
)
def test_harmless(value: str) -> None:
    assert is_harmless(value)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("https://u:p@a.example/b", id="a URL with a password"),
        pytest.param("4711Harbour", id="a number and a word"),
        pytest.param("/" + "a+b=", id="base64"),
    ],
)
def test_not_harmless(value: str) -> None:
    assert not is_harmless(value)


@pytest.mark.parametrize(
    ("alphabet", "length", "most"),
    [
        pytest.param(string.ascii_letters + string.digits, 16, 0.03, id="16 letters and digits"),
        pytest.param(string.ascii_letters + string.digits, 24, 0.01, id="24 letters and digits"),
        pytest.param(string.ascii_letters + string.digits, 32, 0.005, id="32 letters and digits"),
        pytest.param(string.ascii_lowercase + string.digits, 32, 0.005, id="small letters"),
        pytest.param(string.ascii_letters + string.digits + "-_", 40, 0.005, id="with signs"),
        pytest.param("0123456789abcdef", 32, 0.001, id="hexadecimal"),
    ],
)
def test_few_random_values_look_like_words(alphabet: str, length: int, most: float) -> None:
    chance = random.Random(1)
    values = ["".join(chance.choices(alphabet, k=length)) for _ in range(4000)]
    assert sum(not looks_random(value) for value in values) <= 4000 * most


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("supportsBase64Encoding", id="one number between letters"),
        pytest.param("i18nNamespaceRegistry", id="i18n"),
        pytest.param("PasswordAuthenticationProvider", id="camel case"),
        pytest.param("anthropic-claude-sonnet-latest", id="words"),
        pytest.param("aaaaaaaaaaaaaaaa1", id="one letter"),
        pytest.param("1234", id="short"),
        pytest.param("naïve-Value-1234567", id="a letter no generator uses"),
    ],
)
def test_words_do_not_look_random(value: str) -> None:
    assert not looks_random(value)


@given(value=st.text(max_size=300), kind=st.sampled_from([PASSWORD, KEY, TOKEN, WEAK, ""]))
def test_any_text_is_judged(value: str, kind: str) -> None:
    assert looks_secret(value, kind) in (True, False)
    if looks_secret(value, kind):
        assert 6 <= len(value.strip()) <= 4096
        assert not is_placeholder(value.strip().removeprefix("django-insecure-"))
