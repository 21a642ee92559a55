"""Secrets in URLs, headers, queries, key blocks, web tokens, and files of nothing but passwords."""

from __future__ import annotations

import base64
import json

import pytest

from credential_samples import sample
from support.secrets import found
from tenpoint.kit.credentials import places

PERSON = "Harbour" + "!4711"
PLAIN = "CopperRiver" + "445"
RANDOM = sample("[A-Za-z0-9]{40}", 3)
BODY = sample("[A-Za-z0-9/]{64}", 4)
PLUS = BODY[:30] + "+" + BODY[31:]


def basic(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def web_token(header: object, payload: object) -> str:
    parts = (json.dumps(header).encode(), json.dumps(payload).encode(), b"x" * 32)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


SIGNED = web_token({"alg": "HS256"}, {"sub": "agent"})
SHOWN = web_token({"alg": "HS256"}, {"sub": "1234567890", "name": "John Doe"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"postgres://app:{PERSON}@db.corp.io/x", [PERSON], id="a database"),
        pytest.param(f"mysql+aiomysql://app:{PERSON}@db.corp.io", [PERSON], id="with a driver"),
        pytest.param(f"redis://:{PERSON}@cache", [PERSON], id="without a user"),
        pytest.param(f"c://b:{PERSON}@c", [], id="a scheme of one letter"),
        pytest.param(
            "ftp://app:Copper.River" + ".42@h.corp.io", ["Copper.River" + ".42"], id="titles"
        ),
        pytest.param("postgres://user:password@localhost/x", [], id="the words themselves"),
        pytest.param(
            "postgres://postgres:postgres@db.corp.io", [], id="user and password the same"
        ),
        pytest.param("https://u:${TOKEN_2}@h.corp.io", [], id="a variable"),
        pytest.param("https://u:{token2}@h.corp.io", [], id="a field"),
        pytest.param(f"https://u:{PERSON}@h.invalid", [], id="a host that cannot be"),
        pytest.param("https://h.corp.io:8443/a@b", [], id="a port"),
        pytest.param("https://a%40b.io:p%40ss%2Fword@h.corp.io", [], id="the word, escaped"),
    ],
)
def test_urls(text: str, expected: list[str]) -> None:
    assert found(places.find_urls, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'Open("mysql", "app:{PLAIN}@tcp(db:3306)/x")', [PLAIN], id="Go"),
        pytest.param(f"jdbc:oracle:thin:app/{PLAIN}@db:1521", [PLAIN], id="Oracle"),
        pytest.param('Open("mysql", "root:@tcp(db:3306)/x")', [], id="no password"),
        pytest.param('"user:password@tcp(db:3306)/x"', [], id="the words"),
        pytest.param("jdbc:oracle:thin:@db:1521", [], id="no user"),
    ],
)
def test_source_names(text: str, expected: list[str]) -> None:
    assert found(places.find_source_names, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(".pgpass", f"db:5432:app:me:{PLAIN}", [PLAIN], id="pgpass"),
        pytest.param("a/.pgpass", f"*:*:*:me:{PERSON}", [PERSON], id="any host"),
        pytest.param("sasl_passwd", f"[mail.corp.io]:587 me:{PLAIN}", [PLAIN], id="Postfix"),
        pytest.param("users.acl", f"user me on >{PLAIN} ~* +@all", [PLAIN], id="Redis"),
        pytest.param(".pgpass", "db:5432:app:me:${PGPASS}", [], id="a variable"),
        pytest.param(".pgpass", "# host:port:database:user:password", [], id="a comment"),
        pytest.param("a.txt", f"db:5432:app:me:{PLAIN}", [], id="another file"),
    ],
)
def test_password_files(path: str, text: str, expected: list[str]) -> None:
    assert found(places.find_in_password_files, text, path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Authorization: Bearer {RANDOM}", [RANDOM], id="bearer"),
        pytest.param(f"authorization: token {RANDOM}", [RANDOM], id="token"),
        pytest.param(
            f"Authorization: Basic {basic(f'me:{PERSON}')}", [basic(f"me:{PERSON}")], id="basic"
        ),
        pytest.param(f"curl -u me:{PERSON} h", [PERSON], id="curl"),
        pytest.param(f"curl --user 'me:{PERSON}' h", [PERSON], id="curl, in quotes"),
        pytest.param(f"curl --user me:'{PERSON}' h", [PERSON], id="curl, the password in quotes"),
        pytest.param(f"the token {RANDOM}", [], id="a token of something"),
        pytest.param(f"Basic {basic('user:user')}", [], id="user and password the same"),
        pytest.param("Basic dGVzdA==", [], id="no colon inside"),
        pytest.param("Bearer $TOKEN_OF_THE_DAY_1", [], id="a variable"),
        pytest.param("Bearer your-token-goes-here-1", [], id="a placeholder"),
        pytest.param(f"Bearer {SIGNED}", [], id="a web token, which is found as one"),
        pytest.param(f"ls -u me:{PERSON}", [], id="another command"),
    ],
)
def test_headers(text: str, expected: list[str]) -> None:
    assert found(places.find_headers, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"https://h/?api_key={RANDOM}&a=1", [RANDOM], id="a key"),
        pytest.param(f"https://h/?a=1&access_token={RANDOM}", [RANDOM], id="a token"),
        pytest.param(f"?api_key={RANDOM}", [], id="no URL"),
        pytest.param(f"https://h/?page_key={RANDOM}x&cursor={RANDOM}", [], id="other names"),
        pytest.param("https://h/?api_key=YOUR_API_KEY_HERE", [], id="a placeholder"),
    ],
)
def test_queries(text: str, expected: list[str]) -> None:
    assert found(places.find_queries, text) == expected


def keys(text: str) -> list[str]:
    from support.secrets import line

    return [match.what for match in places.find_private_keys(line(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"-----BEGIN PRIVATE KEY-----\n{BODY}\n-----END", ["private key"], id="one line"
        ),
        pytest.param(
            f"-----BEGIN PRIVATE KEY-----\n{PLUS}\n-----END", ["private key"], id="with a +"
        ),
        pytest.param(
            f"-----BEGIN EC PRIVATE KEY-----\\n{BODY}\\n", ["private key (EC)"], id="escaped"
        ),
        pytest.param(
            f'"-----BEGIN RSA PRIVATE KEY-----\\n" +\n  "{PLUS}\\n" +\n  "{BODY}\\n"',
            ["private key (RSA)"],
            id="strings that are added",
        ),
        pytest.param(
            f"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 1\n{BODY}\n",
            ["private key (PuTTY)"],
            id="PuTTY",
        ),
        pytest.param("-----BEGIN PRIVATE KEY-----\n...\n-----END", [], id="dots"),
        pytest.param("-----BEGIN PRIVATE KEY-----", [], id="a header"),
        pytest.param(f"-----BEGIN PUBLIC KEY-----\n{BODY}\n-----END", [], id="a public key"),
        pytest.param(f"-----BEGIN CERTIFICATE-----\n{BODY}\n-----END", [], id="a certificate"),
        pytest.param(
            f"PuTTY-User-Key-File-3: ssh-rsa\nPublic-Lines: 1\n{BODY}\n",
            [],
            id="PuTTY's public half",
        ),
    ],
)
def test_private_keys(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"t = '{SIGNED}'", [SIGNED], id="signed"),
        pytest.param(f"Bearer {SIGNED}", [SIGNED], id="in a header"),
        pytest.param(f"t = '{SHOWN}'", [], id="of every tutorial"),
        pytest.param(web_token({"alg": "none"}, {"sub": "agent"}), [], id="not signed"),
        pytest.param(web_token({"alg": "HS256"}, {"role": "anon"}), [], id="a browser's"),
        pytest.param("eyJhbGciOi.eyJzdWIiOiIx.c2lnbmF0dXJl", [], id="no JSON"),
        pytest.param("a.eyJ.b", [], id="too short"),
    ],
)
def test_web_tokens(text: str, expected: list[str]) -> None:
    assert found(places.find_tokens, text) == expected
