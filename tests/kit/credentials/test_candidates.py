"""No way to candidate lines may lose a finding, or make one.

Secrets are looked for through an index of literals, through Hyperscan, and, to hold both
against, by asking every detector about every line.
"""

from __future__ import annotations

import base64
import json
import random
import sys
import sysconfig
import time
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_samples import sample
from support.searches import Place, by_every_detector, by_hyperscan, by_literals
from tenpoint.kit.credentials import candidates, database, index, make_index
from tenpoint.kit.credentials.candidates import Finder
from tenpoint.kit.credentials.database import Database
from tenpoint.kit.credentials.detectors import all_detectors, rows_by_shape
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.names import STEMS
from tenpoint.kit.credentials.providers import FORMATS
from tenpoint.kit.credentials.values import is_placeholder, looks_random

# One file name for each way in which values stand in files (`loose_kind`).
NAMES = ["a.py", ".env", "Dockerfile", "README.md", "a.ipynb", "a.log", "a.xml"]


@cache
def compiled(loose: bool) -> Database:
    pytest.importorskip("hyperscan", reason="no wheel for this platform")
    found = database.load(loose=loose)
    assert found is not None
    return found


def ways(data: bytes, path: str) -> set[Place]:
    """The findings, which are the same by literals and by Hyperscan."""
    found = by_literals(data, path)
    assert by_hyperscan(data, path, compiled) == found
    return found


def same(data: bytes, path: str) -> set[Place]:
    """The findings, which are the same in all three ways."""
    found = ways(data, path)
    assert by_every_detector(data, path) == found
    return found


def web_token(length: int) -> str:
    """A signed JSON Web Token whose payload is so long."""
    body = {"alg": "HS256"}, {"sub": "app", "data": "Zq7" * (length // 4)}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in body]
    return ".".join([*(part.rstrip("=") for part in parts), sample("[A-Za-z0-9_-]{43}")])


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


# -- real text ---------------------------------------------------------------------


def real_text(root: Path, pattern: str, limit: int) -> Iterator[tuple[str, bytes]]:
    """Some files below a folder, spread over all of them, up to a number of bytes."""
    paths = sorted(path for path in root.rglob(pattern) if path.stat().st_size < 60_000)
    for path in paths[:: max(1, len(paths) // 40)]:
        data = path.read_bytes()
        limit -= len(data)
        if limit < 0:
            return
        yield path.name, data


STANDARD = Path(sysconfig.get_path("stdlib"))
PACKAGES = Path(sysconfig.get_path("purelib"))


@pytest.mark.parametrize(
    ("root", "pattern"),
    [
        pytest.param(STANDARD / "email", "*.py", id="the standard library"),
        pytest.param(STANDARD / "http", "*.py", id="of which about headers and cookies"),
        pytest.param(PACKAGES / "detect_secrets", "*.py", id="another scanner's patterns"),
        pytest.param(PACKAGES / "pip", "*.py", id="a package about URLs and passwords"),
        pytest.param(PACKAGES, "METADATA", id="prose"),
        pytest.param(PACKAGES, "*.json", id="JSON"),
    ],
)
def test_real_text_has_the_same_findings(root: Path, pattern: str) -> None:
    searched = 0
    for name, data in real_text(root, pattern, 50_000):
        same(data, "README.md" if pattern == "METADATA" else name)
        searched += len(data)
    assert searched > 5_000


def test_real_text_with_a_secret_on_many_lines() -> None:
    """What stands around a secret is real: quotes that are open, brackets, long lines."""
    chance = random.Random(5)
    found: set[Place] = set()
    for name, data in real_text(STANDARD / "json", "*.py", 60_000):
        lines = data.decode().split("\n")
        for number in range(0, len(lines), 7):
            at = chance.randint(0, len(lines[number]))
            lines[number] = lines[number][:at] + hostile(chance, 3) + lines[number][at:]
        found |= same("\n".join(lines).encode("utf-8", "surrogateescape"), name)
    assert len(found) > 10


# -- hostile text ------------------------------------------------------------------

WORDS = [
    *STEMS,
    *("password", "passphrase", "db_password", "apiKey", "API-KEY", "X-Api-Key", "user", "login("),
    *("contraseña", "CONTRASEÑA", "identified by ", "securestring", "BasicAuth(", "auth=("),
    *("Bearer ", "Basic ", "token ", "Authorization", "curl -u ", " --user ", "--password ", "-p"),
    *("https://", "postgresql+asyncpg://u:", "?token=", "&api_key=", "value", "export ", "ENV "),
    *('"name": "DB_PASSWORD", "value": "', 'password[25] = "', '.assign("', "${DB_PASSWORD:-"),
    *("-----BEGIN RSA PRIVATE KEY-----", "-----END", "eyJ", ".eyJ", "\u212aey", "\u017fecret"),
    *("cohere.Client(", "Mistral(", "client.", "foo = ", "import os", "string", "is ", "for "),
]
SIGNS = [
    *(" = ", "=", ": ", ":", ":=", "=>", "==", "!=", "->", "(", ")", "[", "]", "{", "}", ", ", ","),
    *(";", '"', "'", "`", '\\"', "\\'", " or ", "||", "??", '"]', "')", "|", "<", ">", "${", "@"),
    *("://", "?", "&", "/", "\\n", "%22", "#", " ", "\t", "  ", "\xa0", "\u2028", "\x1c", "\x85"),
    *("\r", "é", "\udcff", "\udcc3", "\n", "\r\n"),
]
QUOTES = ['"', "'", "`", '\\"', "\\'", "", ""]
GIVEN = [" = ", "=", ": ", ":", " := ", " => ", "(", ", ", " ", " is ", " || ", " == ", ": str = "]
VALUES = [
    *("Xk9#mQ2v", "$ecret9!x", 'ab"cd3f!g', "ab'cd3f!g", "a`b3cd!ef", "pässw0rd!é", "кирил9ица!"),
    *(" s3cr3!t ", "\u212aelvin9!x", "hunter-42x", "(s3cre!t9", "1", "short1"),
]
ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "0123456789abcdef",
    "abcABC012!#$%&*+,-./:;<=>?@[]^_{|}~ '\"`\\",
]


def hostile(chance: random.Random, length: int) -> str:
    """Pieces of what the detectors look for, in a row that nobody would write."""
    return "".join(_piece(chance) for _ in range(length))


def _piece(chance: random.Random) -> str:
    kind = chance.randrange(10)
    if kind < 3:
        opened = chance.choice(QUOTES)
        closed = chance.choice(QUOTES) if kind == 0 else opened
        name = _name(chance) + chance.choice(("", "", "", "_key", " key", opened))
        return name + chance.choice(GIVEN) + opened + _value(chance) + closed
    if kind == 3:
        return _value(chance)
    return chance.choice(SIGNS if kind < 7 else WORDS)


def _name(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(WORDS)
    names = chance.choice(FORMATS).names or ("key",)
    return chance.choice(names).replace("_", chance.choice("_-. "))


def _value(chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind < 2:
        return sample(chance.choice(FORMATS).shape, chance.randrange(6))
    if kind == 2:
        return chance.choice(VALUES)
    return "".join(chance.choices(chance.choice(ALPHABETS), k=chance.choice((6, 16, 40))))


@given(
    seed=st.integers(0, 2**32),
    length=st.integers(2, 500),
    path=st.sampled_from(NAMES),
    noise=st.binary(max_size=8),
)
def test_hostile_text_has_the_same_findings(
    seed: int, length: int, path: str, noise: bytes
) -> None:
    text = hostile(random.Random(seed), length).encode("utf-8", "surrogateescape")
    same(text + noise + text[:40], path)


FILLERS = ["a,", "AbC9+/dE", "word ", "é,", "`a`", "function(e){return e.key}", "eyJ", "="]


@pytest.mark.parametrize("filler", FILLERS)
def test_long_lines_have_the_same_findings(filler: str) -> None:
    """Lines of which only parts are looked at, with few secrets and with many."""
    chance = random.Random(filler)
    for dense in (0.002, 0.1):
        pieces: list[str] = []
        size = 0
        while size < 120_000:
            piece = filler * chance.randint(1, 60)
            if chance.random() < dense:
                piece = hostile(chance, 8).replace("\n", " ").replace("\r", " ")
            pieces.append(piece)
            size += len(piece)
        text = "".join(pieces)
        data = f"first\n{text}\n{text[:70_000]}".encode("utf-8", "surrogateescape")
        assert same(data, chance.choice(NAMES)) or dense < 0.1  # many find something


KEY = sample("hf_[A-Za-z0-9]{34}")
PERSON = "correct9" + "!Horse"
SECRETS = {
    "a key": (f"f({KEY})", KEY),
    "the same key twice": (f"f({KEY},{KEY})", KEY),
    "a password": (f"password='{PERSON}'", PERSON),
    "a long web token": (token := web_token(6000), token),
    "base64 of a long text": (b64("# settings\n" * 1500 + f"HF_TOKEN={KEY}\n"), KEY),
    "a name and a value apart": (f'{{"name": "DB_PASSWORD", "value": "{PERSON}"}}', PERSON),
}


@pytest.mark.parametrize("distance", [100, 24_000, 26_500, 51_000, 53_500, 90_000])
@pytest.mark.parametrize("secret", SECRETS)
def test_secrets_of_one_long_line(secret: str, distance: int) -> None:
    """However far apart they are: what is looked at is one part, or two that do not meet."""
    text, value = SECRETS[secret]
    filler = "x=1;" * 25_000
    line = f"{filler} {text} {filler[:distance]} {text} {filler}"
    found = ways(line.encode(), "a.js")
    assert {place.value for place in found} == {value}
    # As many as there are where the line is short.
    assert len(found) == len(same(f"{text}\n{text}\n".encode(), "a.js"))


RANDOM = sample("[A-Za-z0-9]{40}", 3)
HEX = sample("[0-9a-f]{32}", 3)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param(f"api_\u212aey = '{RANDOM}'", 0, id="a Kelvin sign is no k"),
        pytest.param(f"'{RANDOM}' == pa\u017fsword;", 0, id="a long s is no s"),
        # tenpoint: ignore[no-hardcoded-keys] made up
        pytest.param("password='ab\"cd3f!g'", 1, id="another quote in the value"),
        pytest.param('{\\"password\\": \\"a\'b3!cd\\"}', 1, id="a quote between escaped ones"),
        pytest.param(f"AssemblyAI key: {HEX}", 1, id="a blank in the name"),
        pytest.param(f"https://{'é' * 90}:correct9!Horse@db.corp.io/", 1, id="bytes of a user"),
        pytest.param(f"curl -u {'é' * 60}:correct9!Horse x", 1, id="bytes of a user of curl"),
        pytest.param(f'"X-Cred:{RANDOM}"', 1, id="a header of a short name"),
        pytest.param(f'"X-Creds-Token:{RANDOM}"', 1, id="a header without a blank"),
        pytest.param("requirepass\tc0rrect!Horse9", 1, id="a tab"),
        # tenpoint: ignore[no-hardcoded-keys] made up
        pytest.param("passwd '(c0rrect9!H'", 1, id="a sign first in quotes"),
        pytest.param(f'login("{"é" * 110}", "c0rrect!Horse9")', 1, id="bytes of an argument"),
        pytest.param(f"client_name = '{RANDOM}';", 0, id="the second opinion on what we passed"),
        pytest.param("ACCARQVGFVQUOZBL" + "IONG", 1, id="only capitals"),
        pytest.param("https://app.azurewebsites.net/api/Run?code=" + RANDOM, 1, id="? in a value"),
        pytest.param("xoxa-" + sample("[a-z0-9]{8}", 1), 1, id="shorter than a long word"),
    ],
)
def test_lines_on_which_the_ways_once_differed(line: str, found: int) -> None:
    assert len(same(f"\n{line}\n".encode(), "a.conf")) == found


# -- every row -----------------------------------------------------------------------

# The provider's own word for a test account stands in the value, so it is let through.
FOR_TESTS = {"mercado-pago-test"}


def usable(row: Format) -> list[str]:
    """Samples of a row that look like a key of somebody: a generator's, and no test key."""
    made = (sample(row.shape, seed) for seed in range(12))
    values = (value for value in made if not is_placeholder(value))
    if row.names:
        values = (v for v in values if looks_random(v[:64]) and any(map(str.isdigit, v[:48])))
    return list(islice(values, 2))


def test_every_sample_of_a_shape_is_found_where_it_stands() -> None:
    for before, after in (('key = "', '"\n'), ("foo(", ")\n")):
        text = ""
        wanted: dict[tuple[int, str], str] = {}
        for row in rows_by_shape():
            values = usable(row)
            assert values or row.id in FOR_TESTS, row.id
            for value in values:
                wanted[len(text) + len(before), value] = row.id
                text += f"{before}{value}{after}"
        found = {(place.offset, place.value) for place in ways(text.encode(), "a.py")}
        assert [id for place, id in wanted.items() if place not in found] == []
        assert len(wanted) > 700


# What a name cannot find, and what finds it instead, or why nothing does.
NOT_BY_NAME = {
    "facebook-app-access": "the | in it ends a word: reported as assigned",
    "mixpanel": "one of its names is no secret's: the analytics key of a page",
}


def test_every_named_row_is_found_beside_each_of_its_names() -> None:
    rows = [row for row in FORMATS if row.names and row.id not in NOT_BY_NAME]
    lines: list[str] = []
    wanted: dict[int, str] = {}
    offset = 0
    for row in rows:
        values = usable(row)
        assert values, row.id
        for name in row.names:
            line = f'{name.upper()}_API_KEY = "{values[0]}"\n'
            wanted[offset + line.index('"') + 1] = f"{row.id} as {name}"
            lines.append(line)
            offset += len(line)
    found = {place.offset for place in ways("".join(lines).encode(), "a.py") if place.format}
    assert [row for at, row in wanted.items() if at not in found] == []
    assert len(wanted) > 1000


# -- the index -----------------------------------------------------------------------


def test_the_index_is_up_to_date() -> None:
    written = Path(index.__file__).read_text("utf-8")
    assert written == make_index.make(), "run python -m tenpoint.audit.generate"


@pytest.mark.parametrize(
    ("shape", "is_one"),
    [
        pytest.param("hf_[A-Za-z0-9]{34}", True, id="letters and digits"),
        pytest.param("(?:pa|al)-[A-Za-z0-9_-]{43}", True, id="alternatives"),
        pytest.param("xox[ar]-[A-Za-z0-9]{8,48}", False, id="may be short"),
        pytest.param("FlyV1 [a-z]{40}", False, id="a blank in it"),
        pytest.param("[a-z]{40}(?:[?]k=[a-z]{40})?", False, id="a sign that ends words, perhaps"),
        pytest.param("[a-z]{20}(?:ab|c;)[a-z]{20}", False, id="the same in an alternative"),
    ],
)
def test_knows_what_is_one_long_word(shape: str, is_one: bool) -> None:
    assert make_index.is_one_word(shape) is is_one


def test_every_detector_has_a_place_in_the_index() -> None:
    listed = index.IN_TEXT + index.IN_FOLDED + index.IN_LOOSE
    numbered = {number for _, numbers in listed for number in numbers} | {index.BESIDE_WORDS}
    for line in index.IN_WORDS.split("\n"):
        numbered |= set(map(int, line.partition("\t")[2].split(",")))
    assert numbered == set(range(len(all_detectors())))


# -- which way -----------------------------------------------------------------------


def test_a_little_text_loads_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    monkeypatch.setattr(database, "load", lambda *, loose, compiles: loads.append(1))
    finder = Finder()
    quarter = b"x = 1\n" * (candidates.ENOUGH // 24)
    for number in range(6):
        list(finder.lines(quarter, loose=False))
        assert len(loads) == (number >= 4)


def test_without_hyperscan_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hyperscan", None)  # as where there is no wheel
    assert database.load() is None
    key = sample("hf_[A-Za-z0-9]{34}")
    data = (f"f('{key}')\n" + "x = 1\n" * (candidates.ENOUGH // 3)).encode()
    lines = {(found.start, found.end) for found in Finder().lines(data, loose=False)}
    assert (0, len(key) + 5) in lines


# -- time ----------------------------------------------------------------------------

PLAIN = "def function(self, name):  # a comment about the thing and value = other(name) "
# Each made some pattern of an earlier version take minutes for a line of this size.
SLOW = {
    "blanks behind a scheme": "token " + " " * 300,
    "an open annotation": "key:a" + " " * 300,
    "blanks behind a name": 'name="ab"' + " " * 400,
    "beginnings of web tokens": "eyJ",
    "web tokens without an end": "eyJaaaaaaaaaaaaa.",
    "given over and over": "key=",
    "a quote over and over": 'key="',
    "keys without values": '"password": "',
    "users without hosts": "://a:",
    "headers of keys": "-----BEGIN RSA PRIVATE KEY-----",
    "the middle of a key": "JQQJ99",
    "a key of one letter": "A",
    "escaped quotes": '\\"',
    "back quotes": "secret=`",
    "words": "a ",
    "sentences": "the api key for a is ",
    "names in a row": "secret.",
    "arguments": 'login("a","',
    "base64 of text": "cGFzc3dvcmQ6cGFzc3dv ",
    "a password of many letters": "password='é",
}


@pytest.mark.parametrize("piece", [pytest.param(piece, id=why) for why, piece in SLOW.items()])
def test_a_hostile_line_takes_linear_time(piece: str) -> None:
    """All of these take less than a second; what is not linear takes minutes.

    The bound is far above what a slow machine needs, because processor time is no
    measure for a test; it only has to tell seconds from minutes.
    """
    text = (piece * (200_000 // len(piece) + 1))[:200_000].encode()
    start = time.process_time()
    for path in ("a.js", "README.md"):
        by_literals(text, path)
    assert time.process_time() - start < 30
