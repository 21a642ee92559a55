"""A hook made for tests: it finds words. Also a command: `python -m support.sample`.

`BAD` is an error, `MEH` a warning, `KEY=...` a secret. `BROKEN` cannot be checked, `BUG`
is a bug of the hook's own. The fix writes GOOD for BAD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tenpoint.kit import CannotCheck, Edit, Finding, Hook, Repo, Secret, Source, run

hook = Hook("no-word", point=1, says="Words that must not be there.", files=("*.txt",), text=True)

BAD = hook.rule(
    "bad",
    "error",
    says="{word} is bad, says {name}",
    fix="write GOOD",
    why="It is bad.",
    bad="BAD",
    good="GOOD",
)
MEH = hook.rule("meh", "warning", says="meh", fix="think again")
KEY = hook.rule("key", "error", says="the key {key} is here", fix="remove {key}", secret=True)

_WORD = re.compile(r"\b(?:(?P<bad>BAD)|(?P<meh>MEH)|KEY=(?P<key>\S+)|(?P<stop>BROKEN|BUG))")


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    for found in _WORD.finditer(source.text):
        if found["bad"]:
            yield BAD.at(source, found.start(), found.end(), word=found[0], name=source.name)
        elif found["meh"]:
            yield MEH.at(source, found.start(), found.end())
        elif found["key"]:
            key = Secret(found["key"])
            yield KEY.at(source, found.start("key"), found.end("key"), key=key)
        elif found["stop"] == "BROKEN":
            raise CannotCheck("broken", line=source.position(found.start())[0])
        else:
            raise ValueError(source.text)


@hook.history
def history(repo: Repo) -> Iterator[Finding]:
    where: dict[str, list[Finding]] = {}
    for blob, source in repo.history():
        for finding in check(source):
            where.setdefault(blob, []).append(finding)
    places = repo.introductions(where)
    for blob, findings in where.items():
        for commit, path in places[blob]:
            yield from (finding._replace(commit=commit, path=path) for finding in findings)


@hook.fixes
def fix(
    repo: Repo, findings: Sequence[Finding], options: Mapping[str, str | bool]
) -> Iterator[Edit]:
    for path in sorted({finding.path for finding in findings}):
        data = repo.source(path).data
        good = str(options["instead"]) or "GOOD"
        yield Edit(path, data.replace(b"BAD", good.encode()), f"BAD becomes {good}")


hook.option("--instead", metavar="WORD", help="what to write for BAD")


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
