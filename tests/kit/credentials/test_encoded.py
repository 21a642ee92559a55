"""Known credentials under one layer of base64."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_samples import sample
from support.secrets import line
from tenpoint.kit.credentials import encoded
from tenpoint.kit.credentials.detectors import rows_by_shape

GITHUB = "ghp" + "_" + sample("[A-Za-z0-9]{36}")
BODY = sample("[A-Za-z0-9+/]{64}", 4)
PLAIN = "CopperRiver" + "445"


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def values(text: str) -> list[str]:
    return [match.value for match in encoded.find(line(text, "a.yaml"), rows_by_shape())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"key: {b64(GITHUB)}", [GITHUB], id="a key"),
        pytest.param(f"key: {b64('x' + GITHUB)[:-4]}", [], id="a key cut off"),
        pytest.param(f"key: {b64(GITHUB).rstrip('=')}", [GITHUB], id="without padding"),
        pytest.param(f"key: {b64(f'a {GITHUB} b')}", [GITHUB], id="within a text"),
        pytest.param(f"url: {b64(f'postgres://a:{PLAIN}@db.corp.io')}", [PLAIN], id="a URL"),
        pytest.param(
            f"pem: {b64(f'-----BEGIN PRIVATE KEY-----{chr(10)}{BODY}{chr(10)}')}",
            ["-----BEGIN PRIVATE KEY-----" + BODY],
            id="a private key",
        ),
        pytest.param(f"key: {b64(b64(GITHUB))}", [], id="two layers"),
        pytest.param(f"text: {b64('a long text about keys, and no key')}", [], id="a text"),
        pytest.param(
            "data: iVBORw0KGgoAAAANSUhEUgAAAAUA" + "AAAFCAYAAACNbyblAAAAHElEQVQI12P4",
            [],
            id="a picture",
        ),
        pytest.param(f"key: {b64('postgres://user:password@localhost/x')}", [], id="a sample"),
        pytest.param("key: " + "A" * 40, [], id="one letter"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@given(literal=st.text("abcXYZ0189-_", min_size=3, max_size=9), before=st.binary(max_size=5))
def test_a_core_stands_wherever_its_literal_is_encoded(literal: str, before: bytes) -> None:
    text = base64.b64encode(before + literal.encode() + b"tail").decode()
    cores = encoded.cores(literal)
    assert any(core in text for core in cores) or len(literal) < 5
    assert all(len(core) >= 4 for core in cores)
