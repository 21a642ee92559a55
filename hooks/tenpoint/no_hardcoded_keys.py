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

from tenpoint.kit import CannotCheck, Finding, Hook, Repo, Secret, Source, run
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
    Line,
    Match,
    loose_kind,
)
from tenpoint.kit.progress import Progress

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
        says="{what} {secret} stands in the file{cell}",
        fix=_FIX,
        secret=True,
        why="The shape of the value is its provider's, so it opens that provider's account.",
        bad='client = Anthropic(api_key="sk-ant-api03-…")',
        good='client = Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"])',
    ),
    ASSIGNED: hook.rule(
        "assigned-secret",
        "error",
        says="{what} is given the literal {secret}{cell}",
        fix=_FIX,
        secret=True,
        why="The name says that the value is a secret, and the value looks like one.",
        bad='db_password = "…"',
        good='db_password = os.environ["DB_PASSWORD"]',
    ),
    URL: hook.rule(
        "url-password",
        "error",
        says="the {what} holds the password {secret}{cell}",
        fix="take the password out of the URL, {revoke}, and load the URL from the environment",
        secret=True,
        why="URLs end up in logs, error messages and process lists, with their passwords.",
        bad='engine = create_engine("postgresql+asyncpg://app:…@db/app")',
        good='engine = create_engine(os.environ["DATABASE_URL"])',
    ),
    HEADER: hook.rule(
        "authorization-header",
        "error",
        says="{what} holds the literal {secret}{cell}",
        fix=_FIX,
        secret=True,
        why="A literal in an Authorization header is a live credential of the service called.",
        bad='headers = {"Authorization": "Bearer …"}',
        good='headers = {"Authorization": f"Bearer {token}"}',
    ),
    PRIVATE_KEY: hook.rule(
        "private-key",
        "error",
        says="a {what} stands in the file{cell}",
        fix="remove it, make a new key pair, and keep the private key in a vault or ignored file",
        secret=True,
        why="Who has the private key is, for every server that trusts it, its owner.",
        bad="-----BEGIN … PRIVATE KEY----- followed by its body",
        good='key = Path(os.environ["TLS_KEY_FILE"]).read_bytes()',
    ),
    ENCODED: hook.rule(
        "encoded-key",
        "error",
        says="{what} {secret} stands in the file, in base64{cell}",
        fix=_FIX,
        secret=True,
        why="Base64 hides nothing: anybody can decode it, and scanners do.",
        bad="data: {API_KEY: <base64 of the key>}   # a Kubernetes Secret in git",
        good="an ExternalSecret or SealedSecret that names the key",
    ),
    SECOND: hook.rule(
        "detect-secrets",
        "error",
        says="{what}: {secret} stands in the file{cell}",
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
        yield from _findings(part)


@hook.history
def check_history(repo: Repo) -> Iterator[Finding]:
    """Every blob once; its commit and path are asked for only when it has a secret."""
    found: dict[str, list[Finding]] = {}
    problem = None
    progress = Progress("blobs searched")
    try:
        for blob, part in repo.history(progress):
            if not part.is_binary:
                for finding in _findings(part):
                    found.setdefault(blob, []).append(finding)
    except CannotCheck as error:
        problem = error
    progress.end()
    places = repo.introductions(found) if found else {}
    for blob, findings in found.items():
        # What only a tag names has no commit that brought it, and may have no path.
        commit, path = (places[blob] or [("", findings[0].path or f"git object {blob[:12]}")])[0]
        yield from (finding._replace(path=path, commit=commit) for finding in findings)
    if problem is not None:
        raise problem


def _findings(source: Source) -> Iterator[Finding]:
    """The findings in one text: candidate lines first, then each is judged."""
    data = _with_newlines(source.utf8)
    candidates = _FINDER.lines(data, loose=bool(loose_kind(source.path)))
    passed = places = 0  # bytes and characters before the line
    for line, match in judge(data, source.path, candidates):
        places += len(data[passed : line.start].decode("utf-8", "surrogateescape"))
        passed = line.start
        yield _RULES[match.kind].at(
            source,
            places + match.start,
            places + match.end,
            what=_what(match),
            cell=_cell(line, match),
            secret=Secret(match.value),
            revoke=_revoke(match),
        )


def _with_newlines(data: bytes) -> bytes:
    """Lines that end in a lone carriage return end in a newline; every byte keeps its place."""
    if b"\r" not in data or data.count(b"\r") == data.count(b"\r\n"):
        return data  # the first test is the cheap one, and is enough for nearly every file
    import re

    return re.sub(rb"\r(?!\n)", b"\n", data)


# One for the whole run: it decides by all that was searched how to search on.
_FINDER = Finder()


def _cell(line: Line, match: Match) -> str:
    """In a notebook, the cell: people see cells there, not lines."""
    if not line.path.endswith(".ipynb"):
        return ""
    path = line.place(match)
    cell = path[path.index("cells") + 1 :][:1] if "cells" in path else []
    where = "output" if "outputs" in path else "source"
    return f" (cell {cell[0] + 1}, {where})" if cell and isinstance(cell[0], int) else ""


def _what(match: Match) -> str:
    """What was found. A name is the file's own text: a part of it that looks secret is masked."""
    if match.format is not None:
        return f"{match.what} key"
    if match.kind not in (ASSIGNED, URL):
        return match.what
    from tenpoint.kit.credentials.values import looks_random

    pieces = [match.what, *match.what.replace("-", ".").replace("_", ".").split(".")]
    return str(Secret(match.what)) if any(map(looks_random, pieces)) else match.what


def _revoke(match: Match) -> str:
    if match.format is None:
        return "change it where it is used"
    if match.format.revoke:
        return f"revoke it at {match.format.revoke}"
    return f"revoke it at {match.format.provider}"


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
