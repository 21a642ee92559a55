"""Keys by their shape, and by a provider's name beside them."""

from __future__ import annotations

import pytest

from credential_samples import sample
from support.secrets import line
from tenpoint.kit.credentials import shapes
from tenpoint.kit.credentials.detectors import names_by_start
from tenpoint.kit.credentials.format import Format
from tenpoint.kit.credentials.providers import FORMATS

ROWS = {row.id: row for row in FORMATS}
GROQ = "gsk" + "_" + sample("[A-Za-z0-9]{52}", 1)
AZURE = sample(ROWS["azure-ai-84"].shape, 1)
MISTRAL = sample("[A-Za-z0-9]{32}", 5)
HEX = sample("[0-9a-f]{32}", 2)
UUID = "-".join((HEX[:8], HEX[8:12], HEX[12:16], HEX[16:20], HEX[20:32]))


def by_shape(text: str, row: Format) -> list[str]:
    return [match.value for match in shapes.find(line(text), row)]


def by_name(text: str) -> list[tuple[str, str]]:
    return [
        (match.what, match.value)
        for match in shapes.find_beside_names(line(text), names_by_start())
    ]


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        pytest.param(f'k = "{GROQ}"', "groq", [GROQ], id="in quotes"),
        pytest.param(GROQ, "groq", [GROQ], id="alone"),
        pytest.param(f"{GROQ},{GROQ}", "groq", [GROQ, GROQ], id="twice"),
        pytest.param(f'"\\n{GROQ}"', "groq", [GROQ], id="behind an escape"),
        pytest.param(f"%22{GROQ}%22", "groq", [GROQ], id="behind an escape of URLs"),
        pytest.param(
            f"é{AZURE}", "azure-ai-84", [], id="the end of a word, its mark in the middle"
        ),
        pytest.param(f"x={AZURE}", "azure-ai-84", [AZURE], id="its mark in the middle"),
        pytest.param(f"a{GROQ}", "groq", [], id="the end of a longer word"),
        pytest.param(f"{GROQ}abcdefg", "groq", [], id="longer than a key"),
        pytest.param(GROQ[:40], "groq", [], id="shorter than a key"),
        pytest.param("gsk_" + "x" * 52, "groq", [], id="a row of x"),
        pytest.param("gsk_", "groq", [], id="its beginning alone"),
        pytest.param("", "groq", [], id="nothing"),
    ],
)
def test_by_shape(text: str, row: str, expected: list[str]) -> None:
    assert by_shape(text, ROWS[row]) == expected


@pytest.mark.parametrize(
    ("text", "provider", "value"),
    [
        pytest.param(f'MISTRAL_API_KEY = "{MISTRAL}"', "Mistral", MISTRAL, id="assigned"),
        pytest.param(f'"mistralApiKey": "{MISTRAL}"', "Mistral", MISTRAL, id="in JSON"),
        pytest.param(f'Mistral(api_key="{MISTRAL}")', "", "", id="the name is further away"),
        pytest.param(f'Mistral("{MISTRAL}")', "Mistral", MISTRAL, id="given to the client"),
        pytest.param(f'mistral_key = get("{MISTRAL}")', "Mistral", MISTRAL, id="within a call"),
        pytest.param(f'PINECONE_API_KEY="{UUID}"', "Pinecone", UUID, id="a UUID"),
    ],
)
def test_by_name(text: str, provider: str, value: str) -> None:
    assert by_name(text) == ([(provider, value)] if value else [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'get_mistral("{MISTRAL}")', id="a look-up by a name"),
        pytest.param('MISTRAL_API_KEY = "your-mistral-key-goes-here-now12"', id="a placeholder"),
        pytest.param(f'mistral_model = "{MISTRAL}"', id="not a key's name"),
        pytest.param(f'X_API_KEY = "{MISTRAL}"', id="nobody's name"),
        pytest.param(f'MISTRAL_API_KEY = "{MISTRAL}x"', id="another length"),
        pytest.param("MISTRAL_API_KEY = os.environ['MISTRAL_API_KEY']", id="the environment"),
    ],
)
def test_silent_by_name(text: str) -> None:
    assert by_name(text) == []


@pytest.mark.parametrize(
    ("name", "value", "row"),
    [
        pytest.param("PINECONE_API_KEY", UUID, "pinecone-legacy", id="a UUID"),
        pytest.param("snykToken", UUID, "snyk", id="camel case"),
        pytest.param("share_token", UUID, "", id="nobody's"),
        pytest.param("pinecone_index", UUID, "", id="no key"),
        pytest.param("PINECONE_API_KEY", UUID + "x", "", id="not the whole value"),
        pytest.param("PINECONE_API_KEY", "", "", id="nothing"),
    ],
)
def test_row_of(name: str, value: str, row: str) -> None:
    found = shapes.row_of(name, value, names_by_start())
    assert (found.id if found else "") == row


@pytest.mark.parametrize(
    ("value", "is_evidence"),
    [
        pytest.param(sample("[A-Za-z0-9]{40}"), True, id="random"),
        pytest.param("test" + sample("[A-Za-z0-9]{40}"), True, id="which says test in a word"),
        pytest.param("-your-key-here", False, id="a placeholder"),
        pytest.param("function_name", False, id="a name"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_evidence(value: str, is_evidence: bool) -> None:
    assert shapes.is_evidence(value) is is_evidence
