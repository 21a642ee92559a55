"""Names as they may be quoted: a provider's key in one is masked, everything else stays."""

from __future__ import annotations

import pytest

from tenpoint.kit.credentials.quoted import without_keys

GITHUB = "gh" + "p_" + "Ab3dE6gH1jK4mN7pQ9sT2vW5xY8z" + "0aBcDeFg"
ANTHROPIC = "sk-" + "ant-api03-" + "a1B2c3D4" * 11 + "e5F6g" + "AA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"keys/{GITHUB}.txt", f"keys/ghp…{GITHUB[-3:]}.txt", id="a file's name"),
        pytest.param(f"{GITHUB}/{GITHUB}", f"ghp…{GITHUB[-3:]}/ghp…{GITHUB[-3:]}", id="twice"),
        pytest.param(f"server {ANTHROPIC}", "server sk-…gAA", id="a name in a sentence"),
        pytest.param(f"caf\udce9/{GITHUB}", f"caf\udce9/ghp…{GITHUB[-3:]}", id="bytes of no text"),
    ],
)
def test_a_key_is_masked(text: str, expected: str) -> None:
    assert without_keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a.py", id="short"),
        pytest.param("site-packages/agents_1234567890/tools_and_more_tools.py", id="long names"),
        pytest.param("objects/3f786850e387550fdab836ed7e6dc881de23001b", id="a digest"),
        pytest.param("assets/index-BdQ8s0aXk3Lm9Pq2Rt5v.js", id="a bundle's own hash"),
        pytest.param("550e8400-e29b-41d4-a716-446655440000.json", id="a UUID"),
        pytest.param("gh" + "p_" + "x" * 36, id="a placeholder"),
    ],
)
def test_other_names_stay(text: str) -> None:
    assert without_keys(text) == text
