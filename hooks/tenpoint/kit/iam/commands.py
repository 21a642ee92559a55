"""Commands that grant everything: `aws iam attach-…`, `gcloud … add-iam-policy-binding` …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit.iam.kubernetes import ADMIN
from tenpoint.kit.parse.shell import Word, commands, unwrapped

# One of these stands in every command that is looked for.
MARKS = (b"policy/AdministratorAccess", b"policy/PowerUserAccess", b"roles/owner", b"roles/editor",
         b"cluster-admin")  # fmt: skip


def grants(script: str, start: int = 0) -> Iterator[tuple[str, int]]:
    """What the commands of a script grant, by name, and where the word begins."""
    for command in commands(script, start):
        words = unwrapped(command)
        if not words:
            continue
        texts = [word.text for word in words]
        program = texts[0].rpartition("/")[2]
        if program == "aws" and "iam" in texts and any(t.startswith("attach-") for t in texts):
            found = _valued(words, "--policy-arn", ("AdministratorAccess", "PowerUserAccess"))
        elif program == "gcloud" and "add-iam-policy-binding" in texts:
            found = _valued(words, "--role", ("roles/owner", "roles/editor"))
        elif program in ("kubectl", "oc") and "create" in texts:
            found = _valued(words, "--clusterrole", (ADMIN,))
        elif program == "oc" and "add-cluster-role-to-user" in texts:
            found = ((ADMIN, word.start) for word in words if word.text == ADMIN)
        else:
            continue
        yield from found


def _valued(words: Sequence[Word], option: str, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The names that an option is given, behind a `=` or as the next word."""
    for place, word in enumerate(words):
        name, equals, value = word.text.partition("=")
        if name != option:
            continue
        if not equals and place + 1 < len(words):
            word = words[place + 1]
            value = word.text
        for each in names:
            if value == each or value.endswith(f":aws:policy/{each}"):
                yield each, word.start
