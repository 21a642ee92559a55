"""The baseline of an old repository: findings that were there before tenpoint was.

`.tenpoint-baseline.json` lists fingerprints, sorted, without line numbers or times, so
that two branches' changes merge. A fingerprint is made of the rule, the path and the
*masked* line: who reads it cannot try out passwords against it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.finding import Finding
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.secret import mask
from tenpoint.kit.source import Source

FILE = ".tenpoint-baseline.json"
DETECT_SECRETS_FILE = ".secrets.baseline"
# The reason of an entry for which nobody has given one: it was never judged.
UNJUDGED = "found before the baseline"

# How much of a line around a finding makes its fingerprint, in characters, and how much of it
# is masked first, so that a secret is not cut where only its rest would be seen.
_AROUND = 200
_CONTEXT = 4000

# What could be a secret beside the finding: other hooks may not have looked, or not know it.
_VALUE = Pattern(
    r"""
    (?: "[^"]*" | '[^']*' | `[^`]*` ) (?P<key> \s* : )?     # quoted, unless it is a key
    | (?<= [=:] ) [^\S\n]* [^\s"'`,;)}\]]+                  # assigned
    """,
    re.VERBOSE,
)
_USERINFO = Pattern(r"://[^\s/@\"']{1,500}@")
_LONG_WORD = Pattern(r"[A-Za-z0-9+/_=.~-]{12,}")


def fingerprints(findings: Sequence[Finding], source: Source | None, secret: set[str]) -> list[str]:
    """One fingerprint for each finding of a file, in order.

    `secret` names the rules whose place in the file is a secret. The same line found
    again by the same rule counts on, so that a second copy of a key is a new finding.
    What other rules found on the line does not matter: a hook alone and all hooks
    together come to the same fingerprints.
    """
    import hashlib

    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in findings:
        masked = _masked(finding, source, is_secret=finding.rule in secret)
        seen[finding.rule, masked] += 1
        number = seen[finding.rule, masked]
        key = "\0".join((finding.rule, finding.path, masked, str(number)))
        made.append(hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32])
    return made


def _masked(finding: Finding, source: Source | None, *, is_secret: bool) -> str:
    """The finding's line without its secrets, as it stays the same when it moves."""
    if finding.commit:  # what was committed never moves
        return f"{finding.commit}:{finding.line}:{finding.column}"
    try:
        line = source.line_text(finding.line) if source is not None else ""
    except CannotCheck:
        line = ""
    start = finding.column - 1
    end = max(start, finding.end_column - 1) if finding.end_line == finding.line else len(line)
    before = _without_values(line[max(0, start - _CONTEXT) : start])[-_AROUND:]
    after = _without_values(line[end : end + _CONTEXT])[:_AROUND]
    found = line[start:end]
    found = mask(found) if is_secret else _without_words(found[:_CONTEXT])
    return " ".join(f"{before}{found}{after}".split())


def _without_values(text: str) -> str:
    return _without_words(_VALUE.sub(lambda value: value[0] if value["key"] else "…", text))


def _without_words(text: str) -> str:
    text = _USERINFO.sub("://…@", text)
    return _LONG_WORD.sub(
        lambda word: mask(word[0]) if any(map(str.isdigit, word[0])) else word[0], text
    )


def exists(root: str) -> bool:
    """Whether the repository has a baseline, ours or detect-secrets'."""
    return any(os.path.isfile(os.path.join(root, file)) for file in (FILE, DETECT_SECRETS_FILE))


def read(root: str) -> dict[str, str]:
    """Fingerprint to reason ("" where none was given) of every entry of the baseline."""
    document = _json(os.path.join(root, FILE))
    if document is None:
        return {}
    fields = document if isinstance(document, dict) else {}
    entries = fields.get("findings")
    if not isinstance(entries, list) or fields.get("version") != 1:
        raise UsageError(
            "not a baseline of version 1: delete it and write it anew: `tenpoint baseline`", FILE
        )
    reasons = {}
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("fingerprint"), str):
            raise UsageError(
                "an entry has no fingerprint: delete it and write it anew: `tenpoint baseline`",
                FILE,
            )
        reasons[entry["fingerprint"]] = str(entry.get("reason") or "")
    return reasons


def dump(found: Iterable[tuple[Finding, str]], reasons: dict[str, str]) -> str:
    """The baseline file for findings and their fingerprints; reasons given before are kept."""
    import json

    entries = []
    for finding, fingerprint in found:
        entry = {"path": finding.path, "rule": finding.rule, "fingerprint": fingerprint}
        if reasons.get(fingerprint):
            entry["reason"] = reasons[fingerprint]
        entries.append(entry)
    entries.sort(key=lambda entry: (entry["path"], entry["rule"], entry["fingerprint"]))
    # One entry a line: merges and reviews work line by line.
    lines = ",\n".join("    " + json.dumps(entry, sort_keys=True) for entry in entries)
    body = f"[\n{lines}\n  ]" if entries else "[]"
    return f'{{\n  "version": 1,\n  "findings": {body}\n}}\n'


def detect_secrets_hashes(root: str) -> dict[tuple[str, str], set[int]]:
    """(path, SHA-1 of the secret) of each entry in detect-secrets' `.secrets.baseline`.

    With the lines that the entries name. Entries that a person audited as real secrets
    (`is_secret: true`) do not count.
    """
    document = _json(os.path.join(root, DETECT_SECRETS_FILE))
    if document is None:
        return {}
    results = document.get("results") if isinstance(document, dict) else None
    if not isinstance(results, dict):
        raise UsageError("not a baseline of detect-secrets", DETECT_SECRETS_FILE)
    hashes: dict[tuple[str, str], set[int]] = {}
    for path, digest, line in _entries(results):
        hashes.setdefault((path, digest), set()).add(line)
    return hashes


def _entries(results: dict[str, object]) -> Iterator[tuple[str, str, int]]:
    for path, entries in results.items():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and entry.get("is_secret") is not True:
                digest, line = entry.get("hashed_secret"), entry.get("line_number")
                if isinstance(digest, str):
                    yield path.replace("\\", "/"), digest, line if isinstance(line, int) else 0


def is_known_to_detect_secrets(
    hashes: dict[tuple[str, str], set[int]], finding: Finding, source: Source
) -> bool:
    """Whether an entry of `.secrets.baseline` stands for this finding.

    detect-secrets hashes what its pattern captured. Mostly that is the secret; of an
    Artifactory key it is the key with what stands beside it, of a GitHub or GitLab token
    only `ghp`, of a private key only its header. The last two are no secrets, so they
    count on the line alone for which they were written down.
    """
    if not hashes or finding.end_line != finding.line:
        return False
    line = source.line_text(finding.line)
    start, end = finding.column - 1, finding.end_column - 1
    value = line[start:end]
    beside = line[max(0, start - 1) : start], line[end : end + 1]
    for captured in (value, "".join((beside[0], value, beside[1])), beside[0] + value):
        if (finding.path, _sha1(captured)) in hashes:
            return True
    return any(
        finding.line in hashes.get((finding.path, _sha1(captured)), ())
        for captured in (value.partition("_")[0], value.partition("-")[0], value.strip("-"))
        if captured != value
    )


def _sha1(text: str) -> str:
    import hashlib

    encoded = text.encode("utf-8", "surrogateescape")
    return hashlib.sha1(encoded, usedforsecurity=False).hexdigest()


def _json(path: str) -> object:
    if not os.path.isfile(path):
        return None
    import json

    try:
        document: object = json.loads(Source(path).data)
    except CannotCheck as problem:
        raise UsageError(problem.reason, os.path.basename(path)) from None
    except (ValueError, RecursionError):
        raise UsageError("not valid JSON", os.path.basename(path)) from None
    return document
