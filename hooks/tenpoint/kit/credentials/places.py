"""Secrets that are known by their place: in a URL, a header, a PEM block, a JSON Web Token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials import values
from tenpoint.kit.credentials.assignments import valued
from tenpoint.kit.credentials.line import HEADER, PRIVATE_KEY, PROVIDER, URL, Line, Match
from tenpoint.kit.credentials.names import PASSWORD, kind_of
from tenpoint.kit.pattern import Pattern

_USERINFO = Pattern(
    r""":// (?P<user> [^\s/:@"'`<>]{0,100} ) :
    (?P<password> [^\s/@"'`<>]{1,300} ) @ (?P<host> [^\s/"'`<>:?\#,)]{1,253} )""",
    re.VERBOSE,
)
# What stands before it is only looked at there: words are everywhere, `://` is rare.
_SCHEME = Pattern(r"[A-Za-z][A-Za-z0-9+.-]{1,30}$")
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal")  # noqa: S104  # not bound to


def find_urls(line: Line) -> Iterator[Match]:
    """`scheme://user:password@host`, for every scheme and driver (`postgresql+asyncpg://`)."""
    for found in _USERINFO.finditer(line.text):
        scheme = _SCHEME.search(line.text[max(0, found.start() - 31) : found.start()])
        password, user, host = found["password"], found["user"], found["host"].lower()
        if scheme is None or password.lower() == user.lower() or _is_sample_host(host):
            continue
        if _is_url_password(password, local=host.startswith(_LOCAL)):
            yield Match(*found.span("password"), URL, password, f"{scheme[0]} URL")


def _is_url_password(password: str, *, local: bool) -> bool:
    """Between `:` and `@` of a URL stands nothing but a password, so less must speak for it."""
    if values.looks_secret(password, PASSWORD):
        return True
    return (
        not local
        and len(password) >= 8
        and password.isascii()
        and password.isalnum()
        and not values.is_placeholder(password)
        and not values.is_reference(password)
        and not password.isupper()
        and password.lower() not in _WORDS_OF_URLS
    )


_WORDS_OF_URLS = frozenset(
    "username userpass mypassword postgres password rabbitmq clickhouse database".split()
)


def _is_sample_host(host: str) -> bool:
    return host in ("host", "hostname", "server") or host.endswith((".invalid", ".test"))


_QUERY = Pattern(
    r"""[?&;]
    (?P<name> [A-Za-z_.-]{0,40}? (?: key | token | secret | password | pass | pwd | auth ) ) =
    (?P<value> [A-Za-z0-9_.~%+/=-]{12,500} )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def find_queries(line: Line) -> Iterator[Match]:
    """`?api_key=…` in a URL: it ends up in every log on the way."""
    for found in _QUERY.finditer(line.text):
        if "://" in line.near(*found.span(), 1000):
            yield from valued(line, kind_of(found["name"]), f"URL parameter {found['name']}", found)


_BEARER = Pattern(
    r"\b(?P<scheme>bearer|basic|token)[ \t]+(?P<value>[A-Za-z0-9+/=_.~-]{12,2000})",
    re.IGNORECASE | re.ASCII,
)
_CURL_USER = Pattern(
    r"""[ ] (?: -u | --user ) [ =] ["']? [^\s:"'$]{1,64} : (?P<value> [^\s"'$@]{6,200} )""",
    re.VERBOSE,
)


def find_headers(line: Line) -> Iterator[Match]:
    """`Authorization: Bearer …`, `Basic …` with a password inside, `curl -u user:password`."""
    for found in _BEARER.finditer(line.text):
        value = found["value"]
        scheme = found["scheme"].lower()
        if scheme == "basic":
            is_secret = _is_basic(value)
        elif scheme == "token" and "authorization" not in line.near(*found.span(), 500):
            is_secret = False
        else:
            is_secret = (
                len(value) >= 16 and values.looks_random(value) and not values.is_placeholder(value)
            )
        if is_secret:
            yield Match(*found.span("value"), HEADER, value, f"{scheme.capitalize()} header")
    for found in _CURL_USER.finditer(line.text):
        near = line.near(*found.span(), 1000)
        if ("curl" in near or "http" in near) and values.looks_secret(found["value"], PASSWORD):
            yield Match(*found.span("value"), HEADER, found["value"], "user of an HTTP request")


def _is_basic(value: str) -> bool:
    import base64

    try:
        user, colon, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (ValueError, UnicodeDecodeError):
        return False
    return bool(colon) and user != password and values.looks_secret(password, PASSWORD)


_PEM = Pattern(
    r"-----BEGIN (?P<kind>(?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP |SSH2 ENCRYPTED )?"
    r"PRIVATE KEY(?: BLOCK)?)-----"
)
# Headers such as `Proc-Type: 4,ENCRYPTED`, and what a language puts around the lines of a body.
_PEM_HEADERS = Pattern(r"^[A-Za-z-]{1,40}: .*$", re.MULTILINE)
_PEM_AROUND_BODY = Pattern(r"\\+[nrt]|[\s\"'+,;#*>|\\`]")
_PEM_BODY = Pattern(r"[A-Za-z0-9+/=]{64}")
_PEM_REACH = 8192  # how far the end of a body is looked for


def find_private_keys(line: Line) -> Iterator[Match]:
    """A PEM private key with its body, whether its lines end in newlines or in `\\n`."""
    for found in _PEM.finditer(line.text):
        body, end, _ = line.following(found.end(), _PEM_REACH).partition("-----")
        body = _PEM_HEADERS.sub("", body if end else body[:2048])
        encoded = _PEM_AROUND_BODY.sub("", body)
        if _PEM_BODY.match(encoded) and not values.is_placeholder(encoded[:512]):
            kind = found["kind"].partition("PRIVATE")[0].strip()
            what = f"private key ({kind})" if kind else "private key"
            yield Match(found.start(), found.end(), PRIVATE_KEY, found[0] + encoded, what)


# A token from its first dot on; the header before it is only looked at there.
_JWT = Pattern(r"\.(eyJ[A-Za-z0-9_-]{10,8000})\.[A-Za-z0-9_-]{10,2000}")
_JWT_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
_LONGEST_HEADER = 2003


def find_tokens(line: Line) -> Iterator[Match]:
    """JSON Web Tokens that are signed and not public by design."""
    for found in _JWT.finditer(line.text):
        before = line.text[max(0, found.start() - _LONGEST_HEADER) : found.start()]
        _, mark, rest = before[len(before.rstrip(_JWT_SIGNS)) :].partition("eyJ")
        header, payload = _decoded(mark + rest), _decoded(found[1])
        if header.get("alg") in (None, "none", "None", "NONE"):
            continue
        # Supabase's browser key, and the sample that jwt.io and every tutorial shows.
        if (
            payload.get("role") == "anon"
            or payload.get("sub") == "1234567890"
            or payload.get("name") == "John Doe"
        ):
            continue
        start = found.start() - len(mark + rest)
        token = line.text[start : found.end()]
        yield Match(start, found.end(), PROVIDER, token, "JSON Web Token")


def _decoded(part: str) -> dict[str, object]:
    import base64
    import json

    try:
        value: object = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
