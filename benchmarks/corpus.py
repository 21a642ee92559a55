"""The labelled corpus: files with one credential each, and files with none.

The same seed gives the same files. Positives: every AI format in every context, every other
service's format in a rotating choice of contexts, passwords and keys of nobody and URLs with a
password in all contexts. Negatives: at least as many files that must stay silent.

`python benchmarks/corpus.py FOLDER` writes the files into FOLDER/files and FOLDER/labels.json
beside them, so that no tool scans the labels.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import corpus_negatives
import corpus_values
from corpus_contexts import CONTEXTS, END, START, Value, fits, plain_file

HERE = Path(__file__).resolve().parent
SEED = 20261121

_SERVICE_CONTEXTS = 9  # of the contexts, each service's format appears in that many
_GENERIC_CONTEXT_ROUNDS = 10  # each kind of generic credential appears that often in each context


class Label(NamedTuple):
    """What a file holds: `kind` is ai, provider, generic or negative; a negative's lines are 0."""

    path: str
    kind: str
    id: str
    context: str
    first_line: int
    last_line: int


class Case(NamedTuple):
    """One file of the corpus."""

    label: Label
    text: str


# --- positives -----------------------------------------------------------------------------------


def _rows(table: str, key: str) -> list[dict[str, object]]:
    with (HERE / table).open("rb") as handle:
        found = tomllib.load(handle)[key]
    return list(found)


def _value(row: dict[str, object], chance: random.Random) -> Value:
    """A sample of one row of a format table."""
    maker = str(row.get("make", ""))
    if maker:
        text = corpus_values.MAKERS[maker](chance)
    else:
        text = corpus_values.sample(str(row["shape"]), chance)
    service = str(row["service"])
    kind = "token"
    if maker.startswith("pem"):
        kind = "pem"
    elif maker == "service-account":
        kind = "object"
    elif text.startswith("https://"):
        kind = "url"
    client = str(row.get("client", "".join(part for part in service if part.isalnum())))
    return Value(text, str(row["variable"]), service, client, bool(row.get("named")), kind)


_PASSWORD_NAMES = (
    "PASSWORD", "DB_PASSWORD", "DATABASE_PASSWORD", "POSTGRES_PASSWORD", "MYSQL_ROOT_PASSWORD",
    "REDIS_PASSWORD", "ADMIN_PASSWORD", "SMTP_PASSWORD", "DB_PASS", "SMTP_PASS", "DB_PWD",
    "LDAP_BIND_PASSWORD", "KEYSTORE_PASSWORD", "RABBITMQ_PASSWORD", "USER_PASSWORD", "PASSPHRASE",
    "FTP_PASSWORD", "ROOT_PASSWD", "SUDO_PASS", "GRAFANA_ADMIN_PASSWORD",
)  # fmt: skip
_KEY_NAMES = (
    "SECRET_KEY", "JWT_SECRET", "JWT_SECRET_KEY", "API_KEY", "INTERNAL_API_KEY", "AUTH_TOKEN",
    "ACCESS_TOKEN", "CLIENT_SECRET", "ENCRYPTION_KEY", "SESSION_SECRET", "WEBHOOK_SECRET",
    "SIGNING_KEY", "COOKIE_SECRET", "APP_SECRET", "SERVICE_TOKEN", "REFRESH_TOKEN", "MASTER_KEY",
    "DJANGO_SECRET_KEY", "NEXTAUTH_SECRET", "ADMIN_API_TOKEN",
)  # fmt: skip


def _generic(kind: str, chance: random.Random) -> Value:
    if kind == "human password":
        text = corpus_values.human_password(chance)
        return Value(text, chance.choice(_PASSWORD_NAMES), "", "", named=True, kind="password")
    if kind == "machine password":
        text = corpus_values.machine_password(chance)
        return Value(text, chance.choice(_PASSWORD_NAMES), "", "", named=True, kind="password")
    if kind == "key":
        return Value(
            corpus_values.machine_key(chance), chance.choice(_KEY_NAMES), "", "", named=True
        )
    text = corpus_values.credential_url(chance)
    variable = corpus_values.url_name(text, chance)
    return Value(text, variable, "", "connect", named=False, kind="url")


def _positives(chance: random.Random) -> Iterator[tuple[str, str, str, str, str]]:
    """(kind, id, context, file name, marked text) of every positive."""
    for row in _rows("corpus_formats.toml", "ai"):
        for context, write in CONTEXTS.items():
            value = _value(row, chance)
            if fits(value, context):
                yield "ai", str(row["id"]), context, *write(value, chance)
        if row.get("make"):
            value = _value(row, chance)
            if value.kind != "token":
                yield "ai", str(row["id"]), "plain file", *plain_file(value, chance)
    names = list(CONTEXTS)
    for number, row in enumerate(_rows("corpus_services.toml", "services")):
        wanted = _SERVICE_CONTEXTS
        for step in range(len(names)):
            context = names[(number * 7 + step * 3) % len(names)]
            value = _value(row, chance)
            if wanted and fits(value, context):
                wanted -= 1
                yield "provider", str(row["id"]), context, *CONTEXTS[context](value, chance)
        if str(row.get("make", "")).startswith("pem"):
            value = _value(row, chance)
            yield "provider", str(row["id"]), "plain file", *plain_file(value, chance)
    for kind in ("human password", "machine password", "key", "url with password"):
        for context, write in CONTEXTS.items():
            for _ in range(_GENERIC_CONTEXT_ROUNDS):
                value = _generic(kind, chance)
                if fits(value, context):
                    yield "generic", kind, context, *write(value, chance)


def _located(marked: str) -> tuple[str, int, int]:
    """The text without marks, and the first and last line the value is on."""
    before, _, rest = marked.partition(START)
    inside, _, after = rest.partition(END)
    if START in after or END in before:
        raise ValueError("a file of the corpus must hold exactly one value")
    first = before.count("\n") + 1
    return before + inside + after, first, first + inside.rstrip("\n").count("\n")


def cases(seed: int = SEED) -> Iterator[Case]:
    """The whole corpus, positives and negatives mixed, in an order that tells nothing."""
    chance = random.Random(seed)
    made: list[tuple[Label, str]] = []
    for kind, row, context, path, marked in _positives(chance):
        text, first, last = _located(marked)
        made.append((Label(path, kind, row, context, first, last), text))
    weights = sum(weight for weight, _ in corpus_negatives.FAMILIES.values())
    wanted = len(made) + len(made) // 10
    seen: set[str] = set()
    for family, (weight, make) in corpus_negatives.FAMILIES.items():
        for _ in range(int(wanted * weight / weights)):
            # Some families are small; a repeated file would count one mistake several times.
            for _ in range(20):
                path, text = make(chance)
                if text not in seen:
                    seen.add(text)
                    made.append((Label(path, "negative", family, "", 0, 0), text))
                    break
    chance.shuffle(made)
    for number, (label, text) in enumerate(made):
        yield Case(label._replace(path=f"{number:05d}/{label.path}"), text)


def write(folder: Path, seed: int = SEED) -> list[Label]:
    """Write the corpus below `folder` and give its labels."""
    labels = []
    for case in cases(seed):
        place = folder / "files" / case.label.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(case.text, encoding="utf-8", newline="")
        labels.append(case.label)
    rows = [label._asdict() for label in labels]
    (folder / "labels.json").write_text(json.dumps(rows, indent=0), encoding="utf-8")
    return labels


def main() -> int:
    """Write the corpus into the folder named on the command line."""
    if len(sys.argv) != 2:
        print("usage: python benchmarks/corpus.py FOLDER", file=sys.stderr)
        return 2
    labels = write(Path(sys.argv[1]))
    for kind in ("ai", "provider", "generic", "negative"):
        print(f"{kind}: {sum(label.kind == kind for label in labels)} files")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
