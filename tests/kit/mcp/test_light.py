"""What the light tests of MCP's secrets let go is nothing to those that take long to load."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credential_samples import sample
from tenpoint.kit.containers.commands import in_command
from tenpoint.kit.containers.settings import HARMLESS, PLACEHOLDER, known_secrets
from tenpoint.kit.credentials.providers import FORMATS
from tenpoint.kit.mcp import secrets

SHAPES = [pytest.param(row.shape, id=row.id) for row in FORMATS if not row.names]
WORDS = st.sampled_from(
    """-y -e -i --rm run npx uvx node docker s.js @acme/server@1.2.3 ./docs --port 8080 A_TOKEN
    --token hunter2 TOKEN=x1 -u admin admin:admin -p --api-key abc --header x https://x.example/a
    https://u:p4ss@x.example ?key=a1 password config set mysql -phunter curl -H bash -c""".split()
)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_key_of_a_known_shape_is_let_go(shape: str) -> None:
    for seed in range(20):
        key = sample(shape, seed)
        if known_secrets(key):
            assert not secrets._says_nothing(key)


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_command_that_tells_something_is_let_go(words: list[str]) -> None:
    if secrets._tells_nothing(words):
        hits = in_command(" ".join(words))
        assert all(hit.nature in (HARMLESS, PLACEHOLDER) for hit in hits), words


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("${TOKEN}", True, id="a variable"),
        pytest.param("${env:TOKEN}", True, id="with its kind"),
        pytest.param("Bearer ${input:my-token}", True, id="behind a scheme"),
        pytest.param("", True, id="nothing"),
        pytest.param("${TOKEN:-hunter2}", False, id="with a default"),
        pytest.param("${A}hunter2${B}", False, id="around something"),
        pytest.param("hunter2 ${A}", False, id="behind something else"),
        pytest.param("Bearer hunter2", False, id="a scheme alone"),
    ],
)
def test_references(text: str, is_one: bool) -> None:
    assert secrets._is_reference(text) == is_one
