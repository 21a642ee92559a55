"""The page that a finding sends its reader to."""

from __future__ import annotations

import pytest

from tenpoint.kit.credentials.providers import FORMATS
from tenpoint.kit.credentials.revoke import _FAMILIES, _PAGES, page_of


@pytest.mark.parametrize(
    ("provider", "page"),
    [
        pytest.param("GitHub", "https://github.com/settings/tokens", id="its own"),
        pytest.param("Azure DevOps", "https://dev.azure.com", id="its own within a family"),
        pytest.param("Azure Search", "https://portal.azure.com", id="its family's"),
        pytest.param("Azure", "https://portal.azure.com", id="the family itself"),
        pytest.param("Azures", "", id="another word"),
        pytest.param("github", "", id="another spelling"),
        pytest.param("Nobody Inc.", "", id="unknown"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_page(provider: str, page: str) -> None:
    assert page_of(provider) == page


def test_every_page_belongs_to_a_provider_of_the_table() -> None:
    providers = {row.provider for row in FORMATS}
    assert set(_PAGES) - providers == set()
    assert set(_FAMILIES) - {provider.partition(" ")[0] for provider in providers} == set()


def test_every_page_is_an_address() -> None:
    for page in (*_PAGES.values(), *_FAMILIES.values()):
        assert page.startswith("https://")
        assert " " not in page
