"""The stand-in for GitHub's API would notice what GitHub does not take."""

from __future__ import annotations

import pytest
import requests

from support.github_api import REPOSITORY, TOKEN, GitHub
from support.github_description import Description

COMMENTS = f"/repos/{REPOSITORY}/issues/7/comments"


@pytest.mark.heavy
class TestDescription:
    @pytest.fixture
    def description(self, described: Description | None) -> Description:
        if described is None:
            pytest.skip("npm is not installed")
        return described

    @pytest.mark.parametrize(
        ("method", "path", "query", "body"),
        [
            pytest.param("GET", COMMENTS, {"per_page": "100", "page": "2"}, None, id="list"),
            pytest.param("POST", COMMENTS, {}, {"body": "text"}, id="create"),
            pytest.param(
                "PATCH", f"/repos/{REPOSITORY}/issues/comments/3", {}, {"body": "x"}, id="update"
            ),
            pytest.param("DELETE", f"/repos/{REPOSITORY}/issues/comments/3", {}, None, id="delete"),
            pytest.param("GET", "/user", {}, None, id="whose token"),
        ],
    )
    def test_takes(
        self, description: Description, method: str, path: str, query: dict[str, str], body: object
    ) -> None:
        assert description.request(method, path, query, body) == []

    @pytest.mark.parametrize(
        ("method", "path", "query", "body"),
        [
            pytest.param("GET", f"{COMMENTS}/all", {}, None, id="no such path"),
            pytest.param("PUT", COMMENTS, {}, {"body": "x"}, id="no such method"),
            pytest.param("GET", COMMENTS, {"per_page": "many"}, None, id="a word for a number"),
            pytest.param("GET", COMMENTS, {"size": "9"}, None, id="no such parameter"),
            pytest.param("GET", COMMENTS, {}, {"body": "x"}, id="a body too many"),
            pytest.param("POST", COMMENTS, {}, None, id="no body"),
            pytest.param("POST", COMMENTS, {}, {"text": "x"}, id="no such field"),
            pytest.param("POST", COMMENTS, {}, {"body": 3}, id="a number for a text"),
        ],
    )
    def test_refuses(
        self, description: Description, method: str, path: str, query: dict[str, str], body: object
    ) -> None:
        assert description.request(method, path, query, body) != []

    def test_judges_answers(self, description: Description) -> None:
        with GitHub() as github:
            comment = github.add("text")
        assert description.answer("POST", COMMENTS, 201, comment) == []
        assert description.answer("GET", COMMENTS, 200, [comment, {**comment, "user": None}]) == []
        assert description.answer("POST", COMMENTS, 201, {**comment, "id": "3"}) != []
        assert description.answer("GET", COMMENTS, 200, comment) != []

    def test_a_mistake_is_told_at_the_end(self, description: Description) -> None:
        def ask() -> None:
            with GitHub(description=description) as github, requests.Session() as session:
                session.trust_env = False
                session.headers["Authorization"] = f"Bearer {TOKEN}"
                assert session.get(f"{github.url}{COMMENTS}?size=3", timeout=5).json() == []

        with pytest.raises(AssertionError, match="no parameter size"):
            ask()
