"""Secrets that are known by their place: in a URL, a header, a PEM block, a JSON Web Token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tenpoint.kit.credentials import values
from tenpoint.kit.credentials.assignments import valued
from tenpoint.kit.credentials.line import (
    ASSIGNED,
    HEADER,
    PRIVATE_KEY,
    PROVIDER,
    URL,
    Line,
    Match,
)
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


# `user:…@tcp(db:3306)/app` of Go, `jdbc:oracle:thin:user/…@db`: a URL without its slashes.
_SOURCE_NAME = Pattern(
    r"""(?: ["'`=\s] [\w.-]{1,64} : (?P<go> [^\s"'`]{6,200} ) @ (?: tcp | unix ) \(
    | oracle:thin: [\w.-]{1,64} / (?P<oracle> [^\s"'`@/]{6,200} ) @ )""",
    re.VERBOSE,
)
# `host:port:database:user:…` of `.pgpass`, `[host]:587 user:…` of Postfix, `user x on >…` of Redis
_IN_FILE = Pattern(
    r"""^ (?: [^:\s]{1,255} : (?: \d{2,5} | \* ) : [^:\s]{1,64} : [^:\s]{1,64}
      | \[? [\w.-]{1,255} \]? : \d{2,5} [ \t]{1,40} [^:\s]{1,128} ) : (?P<value> \S{6,200} ) $
    | ^ user [ ] \S{1,64} [ ] on [ ] .{0,100} > (?P<redis> [^\s>]{6,200} )""",
    re.VERBOSE,
)
_PASSWORD_FILES = ("pgpass", "sasl_passwd", "users.acl", "redis.conf")


def find_source_names(line: Line) -> Iterator[Match]:
    """Passwords in what a database driver is given instead of a URL."""
    for found in _SOURCE_NAME.finditer(line.text):
        group = "go" if found["go"] else "oracle"
        if _is_url_password(found[group], local=False):
            yield Match(*found.span(group), URL, found[group], "data source name")


def find_in_password_files(line: Line) -> Iterator[Match]:
    """The passwords of files that are made of nothing else."""
    name = line.path.rpartition("/")[2].lower()
    found = _IN_FILE.match(line.text) if line.is_begun else None
    if found is not None and any(file in name for file in _PASSWORD_FILES):
        group = "value" if found["value"] else "redis"
        if _is_url_password(found[group], local=False):
            yield Match(*found.span(group), ASSIGNED, found[group], "password")


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
    r"""[ ] (?: -u | --user ) [ =] ["']? [^\s:"'$]{1,64} : ["']? (?P<value> [^\s"'$@]{6,200} )""",
    re.VERBOSE,
)


def find_headers(line: Line) -> Iterator[Match]:
    """`Authorization: Bearer …`, `Basic …` with a password inside, `curl -u user:password`."""
    for found in _BEARER.finditer(line.text):
        value = found["value"]
        if value.startswith("eyJ") and value.count(".") == 2:
            continue  # a JSON Web Token, of which `find_tokens` knows more
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
_PEM_AROUND_BODY = Pattern(r"\\+[nrt]|(?<=[\s\"'`])\+(?=[\s\"'`])|[\s\"',;#*>|\\`]")
_PEM_BODY = Pattern(r"[A-Za-z0-9+/=]{64}")
_PEM_REACH = 8192  # how far the end of a body is looked for


# PuTTY's own format: the private half stands behind the public one.
_PPK = Pattern(r"PuTTY-User-Key-File-[0-9]: [a-z0-9@.-]{3,40}")
_PPK_BODY = Pattern(r"Private-Lines: [0-9]{1,4}(?:\\n|[\r\n])+[A-Za-z0-9+/=]{32}")


def find_private_keys(line: Line) -> Iterator[Match]:
    """A private key with its body, in PEM (its lines may end in `\\n`) or as PuTTY writes it."""
    for found in _PPK.finditer(line.text):
        if _PPK_BODY.search(line.following(found.end(), _PEM_REACH)):
            yield Match(found.start(), found.end(), PRIVATE_KEY, found[0], "private key (PuTTY)")
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
