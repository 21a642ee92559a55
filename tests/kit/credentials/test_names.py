"""Which names promise that their value is a secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.credentials.names import (
    KEY,
    PASSWORD,
    PASSWORD_STEMS,
    STEMS,
    TOKEN,
    WEAK,
    kind_of,
    words,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("openaiApiKey", ["openai", "api", "key"], id="camel case"),
        pytest.param("DB_PASSWORD", ["db", "password"], id="capitals"),
        pytest.param("x-api-key", ["x", "api", "key"], id="dashes"),
        pytest.param("HTTPServerKey", ["http", "server", "key"], id="capitals before a word"),
        pytest.param("key2", ["key", "2"], id="a number"),
        pytest.param("contraseña", ["contraseña"], id="a letter beyond ASCII"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(name: str, expected: list[str]) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("password", PASSWORD, id="alone"),
        pytest.param("dbPassword", PASSWORD, id="at the end"),
        pytest.param("PGPASSWORD", PASSWORD, id="in one word"),
        pytest.param("storepass", PASSWORD, id="of a key store"),
        pytest.param("bindpw", PASSWORD, id="of a directory"),
        pytest.param("DB_PASS", PASSWORD, id="short, behind a word"),
        pytest.param("password2", PASSWORD, id="with a number"),
        pytest.param("password_prod", PASSWORD, id="with a place behind it"),
        pytest.param("defaultPasswordValue", PASSWORD, id="its value"),
        pytest.param("contraseña", PASSWORD, id="in Spanish"),
        pytest.param("mot de passe", PASSWORD, id="in French"),
        pytest.param("API_KEY", KEY, id="a key"),
        pytest.param("clientSecret", KEY, id="a secret"),
        pytest.param("SECRET_KEY_BASE", KEY, id="a secret in the middle"),
        pytest.param("access_token", KEY, id="a token that opens something"),
        pytest.param("ACME_KEY", KEY, id="a key that shouts"),
        pytest.param("share_token", TOKEN, id="a token that may be an id"),
        pytest.param("key", WEAK, id="a key of whatever"),
        pytest.param("acme_key", WEAK, id="a key that does not shout"),
        pytest.param("pass", WEAK, id="could be a verb"),
        pytest.param("sentry_auth", WEAK, id="could be a scheme"),
        pytest.param("NEXT_AUTH_SECRET", KEY, id="a framework's prefix"),
        pytest.param("NEXT_PRIVATE_ENCRYPTION_KEY", KEY, id="a key behind that prefix"),
        pytest.param("csrf_secret", KEY, id="what tokens of a page are made with"),
    ],
)
def test_promises_a_secret(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("MAX_TOKENS", id="a number of tokens"),
        pytest.param("tokens", id="several"),
        pytest.param("pad_token", id="a model's token"),
        pytest.param("next_page_token", id="where a list goes on"),
        pytest.param("csrf_token", id="made for one page"),
        pytest.param("authenticity_token", id="Rails' word for that"),
        pytest.param("project_token", id="stands in every page that is counted"),
        pytest.param("public_key", id="public"),
        pytest.param("PRIMARY_KEY", id="of a table"),
        pytest.param("cache_key", id="of a cache"),
        pytest.param("password_file", id="a path"),
        pytest.param("token_url", id="a URL"),
        pytest.param("secret_name", id="a name"),
        pytest.param("hashed_password", id="a digest"),
        pytest.param("checksum/secret", id="a checksum"),
        pytest.param("password_encryption", id="a method"),
        pytest.param("password_mismatch", id="a message"),
        pytest.param("KEYBOARD", id="only a part of a word"),
        pytest.param("COMPASS_HOME", id="only the end of a word"),
        pytest.param("amplitude_api_key", id="in every page that is counted"),
        pytest.param("123", id="a number"),
        pytest.param("", id="nothing"),
    ],
)
def test_promises_none(name: str) -> None:
    assert kind_of(name) == ""


@given(st.text(max_size=40))
def test_every_name_of_a_secret_holds_a_stem(name: str) -> None:
    """Names without one are never looked for."""
    kind = kind_of(name)
    lower = name.lower()
    if kind and words(name)[-1] != "pw":  # found in prose, which has words of its own
        assert any(stem in lower for stem in STEMS)
    if kind == PASSWORD and "pw" not in lower:
        assert any(stem in lower for stem in PASSWORD_STEMS) or "passe" in lower
