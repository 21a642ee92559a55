"""No API key, token or password stands in the code.

A key that is committed is a key that is published: it is in every clone, every fork and
every cache, and it stays in the history after the line is gone. Scanners find a pushed
key within minutes. So the key belongs into the environment or a vault, and the code
names it.

A secret is known by one of four things: by its shape (`sk-ant-api03-…`, some hundreds of
providers), by a provider's name beside a value of that provider's shape, by a name such
as `password` or `api_key` that is given a literal, or by its place (a URL, an
`Authorization` header, a PEM block). One layer of base64 is looked through. Nothing is
reported for looking random alone.

Let through: look-ups in the environment and references to a vault, placeholders
(`your-api-key`, `<token>`, `xxxx`), test doubles that say so (`fake-key`), names of
things, digests, and keys that are public by design (Stripe `pk_`, PostHog `phc_`, a
Firebase configuration). Text in any encoding is searched, binary files are skipped and
counted. `--history` looks at everything that was ever committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tenpoint.kit import Finding, Hook, Repo, Secret, Source, run
from tenpoint.kit.credentials.candidates import Finder
from tenpoint.kit.credentials.judge import judge
from tenpoint.kit.credentials.line import (
    ASSIGNED,
    ENCODED,
    HEADER,
    PRIVATE_KEY,
    PROVIDER,
    SECOND,
    URL,
    Match,
)

hook = Hook(
    "no-hardcoded-keys",
    point=1,
    says="No API key, token or password stands in the code.",
    text=True,
)

_FIX = "remove it, {revoke}, and load it from the environment or a vault"
_RULES = {
    PROVIDER: hook.rule(
        "provider-key",
        "error",
        says="{what} key {secret} is written into the file",
        fix=_FIX,
        secret=True,
        why="The shape of the value is its provider's, so it opens that provider's account.",
        bad='client = Anthropic(api_key="sk-ant-api03-…")',
        good='client = Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"])',
    ),
    ASSIGNED: hook.rule(
        "assigned-secret",
        "error",
        says="{what} is given the literal {secret}",
        fix=_FIX,
        secret=True,
        why="The name says that the value is a secret, and the value looks like one.",
        bad='db_password = "…"',
        good='db_password = os.environ["DB_PASSWORD"]',
    ),
    URL: hook.rule(
        "url-password",
        "error",
        says="a {what} holds the password {secret}",
        fix="take the password out of the URL, {revoke}, and load the URL from the environment",
        secret=True,
        why="URLs end up in logs, error messages and process lists, with their passwords.",
        bad='engine = create_engine("postgresql+asyncpg://app:…@db/app")',
        good='engine = create_engine(os.environ["DATABASE_URL"])',
    ),
    HEADER: hook.rule(
        "authorization-header",
        "error",
        says="{what} holds the literal {secret}",
        fix=_FIX,
        secret=True,
        why="A literal in an Authorization header is a live credential of the service called.",
        bad='headers = {"Authorization": "Bearer …"}',
        good='headers = {"Authorization": f"Bearer {token}"}',
    ),
    PRIVATE_KEY: hook.rule(
        "private-key",
        "error",
        says="a {what} is written into the file",
        fix="remove it, make a new key pair, and keep the private key in a vault or an ignored file",
        secret=True,
        why="Who has the private key is, for every server that trusts it, its owner.",
        bad="-----BEGIN … PRIVATE KEY----- followed by its body",
        good='key = Path(os.environ["TLS_KEY_FILE"]).read_bytes()',
    ),
    ENCODED: hook.rule(
        "encoded-key",
        "error",
        says="base64 of a {what} key {secret} is written into the file",
        fix=_FIX,
        secret=True,
        why="Base64 hides nothing: anybody can decode it, and scanners do.",
        bad="data: {API_KEY: <base64 of the key>}   # a Kubernetes Secret in git",
        good="an ExternalSecret or SealedSecret that names the key",
    ),
    SECOND: hook.rule(
        "detect-secrets",
        "error",
        says="{what}: {secret} is written into the file",
        fix=_FIX,
        secret=True,
        why="detect-secrets' own detectors look at every candidate line too, as a second opinion.",
        bad='if (password == "…") {',
        good="if (verify(password, stored_hash)) {",
    ),
}


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    for part in source.parts():
        for start, end, match in secrets_in(part):
            yield finding(part, start, end, match)


@cache
def _finder() -> Finder:
    """One for the whole run: it decides by all that was searched how to search on."""
    return Finder()


def secrets_in(source: Source) -> Iterator[tuple[int, int, Match]]:
    """Each secret of a text with its first and last place in `source.text`."""
    data = source.utf8
    passed = places = 0  # bytes and characters before the line
    for line, match in judge(data, source.path, _finder().lines(data)):
        places += len(data[passed : line.start].decode("utf-8", "surrogateescape"))
        passed = line.start
        yield places + match.start, places + match.end, match


def finding(source: Source, start: int, end: int, match: Match) -> Finding:
    provider = match.format.provider if match.format is not None else ""
    page = match.format.revoke if match.format is not None else ""
    revoke = f"revoke it at {page}" if page else f"revoke it{f' at {provider}' if provider else ''}"
    return _RULES[match.kind].at(
        source, start, end, what=match.what, secret=Secret(match.value), revoke=revoke
    )


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
