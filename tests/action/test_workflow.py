"""Inputs are judged before anything else; events are GitHub's, and taken for what they are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from comment import Event
from support.audit_report import COMMIT, Entry
from support.github_api import REPOSITORY
from support.github_description import Description, events
from support.github_events import pull_request
from workflow import BadInput, read_inputs, read_origin, read_pull_request


class TestInputs:
    def variables(self, **changed: str) -> Mapping[str, str]:
        return {"TENPOINT_WORK": "work", **changed}

    def test_have_defaults(self) -> None:
        inputs = read_inputs(self.variables())
        assert inputs.wishes == ("error", 0, False)
        assert (inputs.comment, inputs.api_url) == ("auto", "https://api.github.com")

    @pytest.mark.parametrize(
        ("name", "value", "expected"),
        [
            pytest.param("INPUT_FAIL_ON", "warnings", "fail-on is one of error,", id="a plural"),
            pytest.param("INPUT_COMMENT", "yes", "comment is one of auto,", id="yes"),
            pytest.param("INPUT_CHANGED_ONLY", "1", "changed-only is one of", id="a number"),
            pytest.param("INPUT_MIN_SCORE", "eight", "from 0 to 10", id="a word"),
            pytest.param("INPUT_MIN_SCORE", "11", "from 0 to 10", id="too much"),
            pytest.param("INPUT_MIN_SCORE", "-1", "from 0 to 10", id="less than nothing"),
            pytest.param("INPUT_MIN_SCORE", "٣", "from 0 to 10", id="another script"),
            pytest.param("TENPOINT_WORK", "", "did not run", id="no first step"),
        ],
    )
    def test_that_make_no_sense_are_named(self, name: str, value: str, expected: str) -> None:
        with pytest.raises(BadInput, match=expected):
            read_inputs(self.variables(**{name: value}))

    @pytest.mark.parametrize(
        ("server", "repository"),
        [
            pytest.param("javascript:alert(1)", REPOSITORY, id="no server"),
            pytest.param("https://github.example)[x", REPOSITORY, id="Markdown in the server"),
            pytest.param("https://github.example", "a/b/c", id="no repository"),
            pytest.param("https://github.example", "a/b](c", id="Markdown in the repository"),
        ],
    )
    def test_of_the_runner_that_are_odd_give_no_links(self, server: str, repository: str) -> None:
        changed = {"GITHUB_SERVER_URL": server, "GITHUB_REPOSITORY": repository}
        where = read_inputs(self.variables(**changed)).where
        assert where._replace(commit=COMMIT).link("a.py", 3) == ""


class TestEvent:
    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            pytest.param(pull_request(), Event(7), id="the same repository"),
            pytest.param(pull_request(head="o/fork"), Event(7, fork=True), id="a fork"),
            pytest.param(
                pull_request(user="dependabot[bot]"), Event(7, dependabot=True), id="Dependabot"
            ),
            pytest.param(
                {"pull_request": {"number": 7, "head": {"repo": None}, "base": {"repo": {
                    "full_name": "o/r"}}}},
                Event(7, fork=True),
                id="a fork that is gone",
            ),
            pytest.param({"ref": "refs/heads/main"}, Event(), id="a push"),
            pytest.param({"pull_request": None}, Event(), id="null"),
            pytest.param(pull_request("7"), Event(), id="a number as text"),
            pytest.param(pull_request(True), Event(), id="no number"),
            pytest.param(pull_request(0), Event(), id="zero"),
            pytest.param({}, Event(), id="nothing"),
        ],
    )  # fmt: skip
    def test_is_read(self, event: Entry, expected: Event) -> None:
        assert read_pull_request(event) == expected

    @pytest.mark.heavy
    def test_of_github_s_own_examples(self, described: Description | None) -> None:
        if described is None:
            pytest.skip("npm is not installed")
        numbers = []
        for name, payload in events():
            event = read_pull_request(payload)
            # Reviews and their comments are events of a pull request as well.
            assert bool(event.number) == ("pull_request" in payload), name
            if name == "pull_request":
                assert (event.number, event.fork) == (payload["number"], False)
                numbers.append(event.number)
            if name == "workflow_run":
                assert read_origin(payload) is not None
        assert len(numbers) > 20
