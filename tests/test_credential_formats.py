"""The table of credential formats: what every row must hold to, whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from credential_samples import sample
from tenpoint.kit.credentials.format import UUID, Format, table
from tenpoint.kit.credentials.providers import FORMATS

BY_ID = {row.id: row for row in FORMATS}
ALONE = [row for row in FORMATS if not row.names]
CHECKSUMS = {"", "github-crc32", "gitlab-crc32", "aws-base32", "discord-id"}

# A value of the first row can be one of the second, whose shape alone is evidence: the value tells
# no provider. Both rows stay, because the shapes differ or because a name tells which it is.
AMBIGUOUS = {
    ("openai-legacy", "stability"),  # old keys of OpenAI are the same 48 with a mark in them
    ("openai-legacy", "kimi"),
    ("stability", "kimi"),
    ("kimi", "stability"),
    ("siliconflow", "stability"),
    ("siliconflow", "kimi"),
    ("gamma", "kimi"),  # one of its lengths is 51
    ("openai-project", "openai-unmarked"),  # the same key without asking for the mark
    ("openai-svcacct", "openai-unmarked"),
    ("clerk", "stripe"),
    ("liveblocks", "stripe"),  # sk_prod_ without "-" and "_" in the rest
    ("facebook-access-short", "facebook-access"),
    ("square-access-named", "square-access"),
    ("intercom", "intercom-base64"),
}

# Shapes that stand for several services whose name does not say which.
SHARED_WORDS = {"token", "api_key", "apikey", "x_api_key", "access_token", "refresh_token"}


def wrong(rows: Iterable[Format], says: str) -> str:
    return f"{says}: {', '.join(sorted(row.id for row in rows))}"


@cache
def samples(row: Format) -> list[str]:
    return [sample(row.shape, seed) for seed in range(6)]


def test_covers_the_field() -> None:
    assert len({row.provider for row in FORMATS}) > 600
    assert len(ALONE) > 350


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(FORMATS)


def test_ids_are_kebab_case() -> None:
    bad = [row for row in FORMATS if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row.id)]
    assert not bad, wrong(bad, "not kebab-case")


def test_every_row_says_whose_it_is_and_where_it_was_read() -> None:
    bad = [row for row in FORMATS if not (row.provider.strip() and row.documented.strip())]
    assert not bad, wrong(bad, "no provider or source")


def test_pages_are_on_the_web() -> None:
    bad = [row for row in FORMATS if row.revoke and not row.revoke.startswith("https://")]
    assert not bad, wrong(bad, "revoke is no https page")
    assert sum(bool(row.revoke) for row in FORMATS) > 300


def test_the_page_of_a_family_serves_its_services() -> None:
    assert BY_ID["azure-cosmosdb"].revoke == BY_ID["azure-openai-32"].revoke != ""
    assert BY_ID["azure-devops"].revoke != BY_ID["azure-openai-32"].revoke


def test_checksums_are_those_described() -> None:
    assert {row.checksum for row in FORMATS} == CHECKSUMS


# -- the shapes ------------------------------------------------------------------


def parts(parsed: Iterable[tuple[object, object]]) -> Iterator[tuple[object, object]]:
    """Every part of a parsed shape, outer ones first."""
    for code, what in parsed:
        yield code, what
        if code is codes.MAX_REPEAT or code is codes.SUBPATTERN:
            assert isinstance(what, tuple)
            yield from parts(what[-1])
        elif code is codes.BRANCH:
            assert isinstance(what, tuple)
            for branch in what[1]:
                yield from parts(branch)


def is_varying(what: object) -> bool:
    assert isinstance(what, tuple)
    return bool(what[0] != what[1])


@pytest.mark.parametrize("kind", [str, bytes])
def test_shapes_compile_and_match_no_empty_text(kind: type) -> None:
    for row in FORMATS:
        if kind is bytes:
            assert re.compile(row.shape.encode("ascii")).search(b"") is None, row.id
        else:
            assert re.compile(row.shape).search("") is None, row.id


def test_shapes_keep_to_what_every_engine_reads_the_same() -> None:
    allowed = {codes.LITERAL, codes.IN, codes.SUBPATTERN, codes.BRANCH, codes.MAX_REPEAT}
    for row in FORMATS:
        assert row.shape.isascii(), row.id
        for code, what in parts(parser.parse(row.shape)):
            assert code in allowed, f"{row.id}: {code}"
            if code is codes.SUBPATTERN:
                assert isinstance(what, tuple)
                assert what[0] is None, f"{row.id}: a group that captures"
            if code is codes.IN:
                assert isinstance(what, list)
                found = {kind for kind, _ in what}
                assert found <= {codes.LITERAL, codes.RANGE}, f"{row.id}: {found}"


def test_shapes_can_be_put_between_boundaries() -> None:
    """An alternative at the top would split whatever is written before and after the shape."""
    for row in FORMATS:
        [*_, last] = parser.parse(f"(?:{row.shape})~")
        assert last == (codes.LITERAL, ord("~"))
        assert parser.parse(f"~{row.shape}~")[0] == (codes.LITERAL, ord("~")), row.id


def test_lengths_are_bounded() -> None:
    for row in FORMATS:
        shortest, longest = parser.parse(row.shape).getwidth()
        assert 13 <= shortest <= longest <= 4000, f"{row.id}: {shortest} to {longest}"


def test_a_value_beside_a_name_is_long_enough_to_look_random() -> None:
    short = [row for row in FORMATS if row.names and parser.parse(row.shape).getwidth()[0] < 16]
    assert not short, wrong(short, "less than 16 characters")


def test_no_varying_repeat_stands_in_another() -> None:
    """That is what makes a search take exponential time; an optional group is harmless."""
    for row in FORMATS:
        for code, what in parts(parser.parse(row.shape)):
            if code is codes.MAX_REPEAT and is_varying(what) and what[1] > 1:  # type: ignore[index]
                inner = parts(what[2])  # type: ignore[index]
                assert not any(c is codes.MAX_REPEAT and is_varying(w) for c, w in inner), row.id


def test_hostile_text_of_a_megabyte_is_searched_to_its_end() -> None:
    """Values that break off before their end, and their fixed part over and over.

    A shape that goes back over its text would take hours here, the table takes seconds. Where
    nothing varies in length there is nothing to go back over.
    """
    for row in FORMATS:
        if not any(
            code is codes.MAX_REPEAT and is_varying(what)
            for code, what in parts(parser.parse(row.shape))
        ):
            continue
        broken = samples(row)[0][:-1]
        start = row.literals[0] if row.literals else broken[:3]
        text = (broken + start * 10).encode("ascii")
        hostile = (text * (1_000_000 // len(text) + 1))[:1_000_000]
        found = re.finditer(row.shape.encode("ascii"), hostile)
        assert sum(1 for _ in found) <= 1_000_000 // 13, row.id


def test_hyperscan_compiles_the_table() -> None:
    hyperscan = pytest.importorskip("hyperscan", reason="no wheel for this platform")
    database = hyperscan.Database()
    database.compile(
        expressions=[row.shape.encode("ascii") for row in ALONE],
        ids=list(range(len(ALONE))),
        elements=len(ALONE),
        flags=0,
    )
    found: set[int] = set()
    text = "\n".join(sample(row.shape, 7) for row in ALONE).encode("ascii")
    database.scan(text, match_event_handler=lambda number, *_: found.add(number))
    missing = [row for number, row in enumerate(ALONE) if number not in found]
    assert not missing, wrong(missing, "not found by Hyperscan")


# -- literals and names ------------------------------------------------------------


def test_no_row_without_literals_and_names() -> None:
    bad = [row for row in FORMATS if not row.literals and not row.names]
    assert not bad, wrong(bad, "found everywhere")


def test_literals_are_distinctive() -> None:
    for row in FORMATS:
        assert all(len(literal) >= 3 and literal.isascii() for literal in row.literals), row.id
        for literal in row.literals:
            others = [other for other in row.literals if other != literal]
            assert not any(other in literal for other in others), f"{row.id}: {literal} is covered"


def test_every_value_holds_a_literal() -> None:
    for row in FORMATS:
        for value in samples(row) if row.literals else ():
            assert any(literal in value for literal in row.literals), f"{row.id}: {value[:8]}…"


def test_every_literal_can_stand_in_a_value() -> None:
    for row in FORMATS:
        for literal in row.literals if len(row.literals) > 1 else ():
            values = (sample(row.shape, seed) for seed in range(250))
            assert any(literal in value for value in values), f"{row.id}: {literal}"


def test_names_are_folded_words() -> None:
    for row in FORMATS:
        for name in row.names:
            assert re.fullmatch(r"[a-z0-9_]{3,}", name), f"{row.id}: {name}"
        assert len(set(row.names)) == len(row.names), row.id


def test_a_short_word_is_only_listed_in_a_compound() -> None:
    ordinary = "the file example default between sources background application password latest"
    for row in FORMATS:
        for name in row.names:
            assert name not in ordinary, f"{row.id}: {name} stands in ordinary words"


# -- one against the other -----------------------------------------------------------


def test_ambiguous_shapes_are_those_listed() -> None:
    compiled = [(row, re.compile(row.shape)) for row in ALONE]
    found = {
        (row.id, other.id)
        for row in FORMATS
        for value in (sample(row.shape, seed) for seed in range(15))
        for other, shape in compiled
        if other.id != row.id
        and any(literal in value for literal in other.literals)
        and shape.fullmatch(value)
    }
    assert found == AMBIGUOUS


def test_a_name_and_a_shape_give_one_row() -> None:
    rows: dict[tuple[str, str], list[str]] = {}
    for row in FORMATS:
        for name in row.names:
            rows.setdefault((row.shape, name), []).append(row.id)
    twice = {key: ids for key, ids in rows.items() if len(ids) > 1 and key[1] not in SHARED_WORDS}
    assert not twice


# -- the samples ---------------------------------------------------------------------


def test_samples_match_their_shape_whole() -> None:
    for row in FORMATS:
        for value in samples(row):
            assert re.fullmatch(row.shape, value), row.id
            assert value.isascii(), row.id


def test_samples_are_the_same_in_every_run_and_differ_by_seed() -> None:
    for row in FORMATS:
        assert samples(row)[0] == sample(row.shape) == sample(row.shape, 0), row.id
        assert len(set(samples(row))) == 6, row.id


def test_samples_look_random() -> None:
    for row in FORMATS:
        for value in samples(row):
            assert len(set(value)) >= 7, row.id
            assert re.search(r"([^A=])\1{5}", value) is None, row.id


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param("a.c", id="any character"),
        pytest.param("[^a]", id="a class of what is not there"),
        pytest.param(r"\w{3}", id="shorthand"),
        pytest.param("^abc", id="anchor"),
        pytest.param("(?=a)a", id="lookahead"),
    ],
)
def test_no_sample_for_what_a_shape_may_not_hold(shape: str) -> None:
    with pytest.raises(ValueError, match="no sample"):
        sample(shape)


# -- how rows are written --------------------------------------------------------------


def test_a_row_becomes_a_format() -> None:
    [plain, checked] = table(
        ("x-key", "X", "x_[0-9]{20}", "x_1 x_2", "", "vendor docs"),
        ("y-key", "Y", UUID, "", "why_api whyapi", "vendor docs", "github-crc32"),
    )
    assert plain == Format("x-key", "X", "x_[0-9]{20}", ("x_1", "x_2"), (), "vendor docs", "")
    assert checked.names == ("why_api", "whyapi")
    assert (checked.literals, checked.checksum, checked.revoke) == ((), "github-crc32", "")
