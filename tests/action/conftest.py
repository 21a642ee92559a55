"""GitHub's description of its API for the stand-in, unless the heavy tests are left out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from support.github_api import GitHub
from support.github_description import Description, description


@pytest.fixture(scope="session")
def described(request: pytest.FixtureRequest) -> Description | None:
    """None with FAST: fetching it takes a minute the first time."""
    if "not heavy" in str(request.config.getoption("markexpr")) or shutil.which("npm") is None:
        return None
    return description()


@pytest.fixture
def github(described: Description | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    """The stand-in while the test runs; what it was asked must be valid."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with GitHub(description=described) as stand_in:
        yield stand_in
