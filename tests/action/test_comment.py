"""One comment, whoever else writes, whatever GitHub answers; and never the token elsewhere."""

from __future__ import annotations

import pytest

import github as client
from comment import RECIPE, Event, Sticky, Text, cause, marker
from github import Fault, Refused, Unsure
from support.github_api import REPOSITORY, TOKEN, GitHub

TEXT = Text(whole="3 findings", short="short", fixed="all solved", worth_it=True)
FINE = Text(whole="nothing", short="short", fixed="all solved", worth_it=False)
OPEN = "<!-- tenpoint-summary --><!-- open -->\n3 findings"
OWN = {"author": "github-actions[bot]", "kind": "Bot"}
HTML = b"<html><body>Sign in to the network</body></html>"


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    def wall(self) -> float:
        return 1_800_000_000 + self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class Job:
    """A job that comments on pull request 7; `warnings` is what it warned of."""

    def __init__(self, github: GitHub, *, name: str = "", token: str = TOKEN) -> None:
        self.clock = Clock()
        self.warnings: list[str] = []
        self.api = client.GitHub(
            github.url,
            REPOSITORY,
            token,
            sleep=self.clock.sleep,
            now=self.clock.now,
            wall=self.clock.wall,
        )
        self.sticky = Sticky(self.api, 7, name)

    def say(self, text: Text = TEXT, *, always: bool = False) -> str:
        return self.sticky.say(text, always=always, warn=self.warnings.append)


def test_the_first_run_writes_and_the_second_one_updates(github: GitHub) -> None:
    first = Job(github).say()
    second = Job(github).say(TEXT._replace(whole="2 findings"))
    assert github.bodies == [OPEN.replace("3", "2")]
    assert first == second == github.comments[0]["html_url"]


def test_the_same_text_is_not_written_again(github: GitHub) -> None:
    github.add(OPEN.replace("\n", "\r\n"), **OWN)
    assert Job(github).say()
    assert github.asked("PATCH") == github.asked("POST") == 0


class TestAuto:
    def test_says_nothing_when_there_is_nothing_to_say(self, github: GitHub) -> None:
        assert Job(github).say(FINE) == ""
        assert github.bodies == []

    def test_says_that_what_it_told_is_solved(self, github: GitHub) -> None:
        Job(github).say()
        Job(github).say(FINE)
        assert github.bodies == ["<!-- tenpoint-summary --><!-- solved -->\nall solved"]

    def test_goes_on_saying_so(self, github: GitHub) -> None:
        Job(github).say()
        Job(github).say(FINE)
        Job(github).say(FINE)
        assert github.bodies[0].endswith("all solved")

    def test_tells_again_what_comes_back(self, github: GitHub) -> None:
        for text in (TEXT, FINE, TEXT):
            Job(github).say(text)
        assert github.bodies == [OPEN]

    def test_always_writes_always(self, github: GitHub) -> None:
        Job(github).say(FINE, always=True)
        Job(github).say(FINE, always=True)
        assert github.bodies == ["<!-- tenpoint-summary --><!-- fine -->\nnothing"]


class TestWhose:
    @pytest.mark.parametrize(
        ("body", "author", "kind"),
        [
            pytest.param(OPEN, "mallory", "User", id="a person's with the marker"),
            pytest.param(f"> {OPEN}", "github-actions[bot]", "Bot", id="a quotation"),
            pytest.param(f"See:\n{OPEN}", "github-actions[bot]", "Bot", id="a marker later on"),
            pytest.param(f" {OPEN}", "github-actions[bot]", "Bot", id="a space before it"),
            pytest.param(
                "<!-- tenpoint-summary linux -->\nx", "github-actions[bot]", "Bot", id="another job"
            ),
            pytest.param("", "github-actions[bot]", "Bot", id="an empty one"),
        ],
    )
    def test_leaves_others_alone(self, github: GitHub, body: str, author: str, kind: str) -> None:
        github.add(body, author=author, kind=kind)
        Job(github).say()
        assert github.bodies == [body, OPEN]

    def test_leaves_that_of_an_account_that_is_gone(self, github: GitHub) -> None:
        github.add(OPEN)["user"] = None
        Job(github).say()
        assert len(github.comments) == 2

    def test_finds_its_own_behind_130_others(self, github: GitHub) -> None:
        for number in range(130):
            github.add(f"opinion {number}")
        github.add(OPEN, **OWN)
        for number in range(80):
            github.add(f"reply {number}")
        Job(github).say(TEXT._replace(whole="2 findings"))
        assert len(github.comments) == 211
        assert github.bodies[130] == OPEN.replace("3", "2")
        assert [one.query["page"] for one in github.requests[1:3]] == ["2", "3"]

    def test_two_jobs_have_one_each(self, github: GitHub) -> None:
        for name in ("linux", "windows 3.13", "linux"):
            Job(github, name=name).say()
        starts = [body.split("<!-- open")[0] for body in github.bodies]
        assert starts == ["<!-- tenpoint-summary linux -->", "<!-- tenpoint-summary windows313 -->"]

    def test_removes_surplus_ones_of_its_own(self, github: GitHub) -> None:
        first = github.add("<!-- tenpoint-summary -->\none", **OWN)
        github.add("<!-- tenpoint-summary -->\ntwo", **OWN)
        github.add(OPEN, author="mallory")
        Job(github).say()
        assert github.bodies == [OPEN, OPEN]
        assert github.comments[0]["id"] == first["id"]

    def test_only_warns_when_a_surplus_one_stays(self, github: GitHub) -> None:
        github.add(OPEN, **OWN)
        github.add(OPEN, **OWN)
        github.fail("DELETE", status=403, body={"message": "Forbidden"})
        job = Job(github)
        assert job.say()
        assert job.warnings == [
            "A second comment of tenpoint could not be removed: GitHub answered 403: Forbidden."
        ]

    def test_knows_its_own_with_the_token_of_a_person(self, github: GitHub) -> None:
        github.login, github.kind = "ann", "User"
        github.add(OPEN, author="mallory")
        Job(github).say()
        Job(github).say(TEXT._replace(whole="2 findings"))
        assert github.bodies == [OPEN, OPEN.replace("3", "2")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("", "<!-- tenpoint-summary -->", id="none"),
        pytest.param("py-3_13", "<!-- tenpoint-summary py-3_13 -->", id="plain"),
        pytest.param("a --><b>", "<!-- tenpoint-summary a--b -->", id="the end of a comment"),
        pytest.param("ü日\n", "<!-- tenpoint-summary -->", id="nothing that may stay"),
    ],
)
def test_marker(name: str, expected: str) -> None:
    assert marker(name) == expected


class TestFaults:
    @pytest.mark.parametrize("status", [500, 502, 503])
    @pytest.mark.parametrize("method", ["GET", "PATCH"])
    def test_a_passing_one_is_outlived(self, github: GitHub, method: str, status: int) -> None:
        github.add("<!-- tenpoint-summary -->\nbefore", **OWN)
        github.fail(method, status=status, times=2)
        job = Job(github)
        assert job.say()
        assert github.bodies == [OPEN]
        assert 1 <= job.clock.seconds <= 10

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param({"status": 502}, id="502"),
            pytest.param({"drop": True}, id="a cut connection"),
            pytest.param({"status": 201, "body": HTML}, id="a proxy's page"),
            pytest.param({"status": 201, "body": b"{"}, id="half an answer"),
        ],
    )
    @pytest.mark.parametrize("stored", [True, False])
    def test_a_comment_is_not_written_twice(
        self, github: GitHub, fault: dict[str, object], stored: bool
    ) -> None:
        github.fail("POST", stored=stored, **fault)  # type: ignore[arg-type]
        assert Job(github).say()
        assert github.bodies == [OPEN]
        assert github.asked("POST") == (1 if stored else 2)

    def test_no_answer_is_waited_for_only_so_long(
        self, github: GitHub, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(client, "_TIMEOUT", 0.1)
        github.fail("POST", hang=True, stored=True)
        assert Job(github).say()
        assert github.bodies == [OPEN]

    @pytest.mark.parametrize(
        "fault",
        [
            pytest.param({"status": 502}, id="502"),
            pytest.param({"drop": True}, id="a cut connection"),
            pytest.param({"status": 200, "body": HTML}, id="a proxy's page"),
            pytest.param({"status": 200, "body": b""}, id="an empty answer"),
        ],
    )
    def test_a_list_that_does_not_come_is_no_empty_list(
        self, github: GitHub, fault: dict[str, object]
    ) -> None:
        github.add(OPEN, **OWN)
        github.fail("GET", times=9, **fault)  # type: ignore[arg-type]
        with pytest.raises(Unsure):
            Job(github).say()
        assert github.asked("GET") == 3
        assert github.bodies == [OPEN]

    def test_a_list_that_is_none(self, github: GitHub) -> None:
        github.fail("GET", status=200, body={"message": "hello"})
        with pytest.raises(Fault, match="no list"):
            Job(github).say()
        assert github.bodies == []

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_a_refusal_is_not_repeated(self, github: GitHub, status: int) -> None:
        github.fail("POST", status=status, body={"message": "No, " + TOKEN[:3]}, times=9)
        job = Job(github)
        with pytest.raises(Refused) as caught:
            job.say()
        assert caught.value.status == status
        assert (github.asked("POST"), job.clock.seconds) == (1, 0)

    def test_a_comment_that_was_removed_meanwhile_is_written_anew(self, github: GitHub) -> None:
        github.add("<!-- tenpoint-summary -->\nbefore", **OWN)
        github.fail("PATCH", status=404, body={"message": "Not Found"})
        Job(github).say()
        assert github.bodies[-1] == OPEN

    def test_a_text_that_is_too_long_becomes_the_short_one(self, github: GitHub) -> None:
        Job(github).say(TEXT._replace(whole="x" * 70_000))
        Job(github).say(TEXT._replace(whole="y" * 70_000))
        assert github.bodies == ["<!-- tenpoint-summary --><!-- open -->\nshort"]

    def test_half_a_character_is_sent_as_an_escape(self, github: GitHub) -> None:
        Job(github).say(TEXT._replace(whole="a\ud83d"))
        assert github.bodies[0].endswith("a\\ud83d")


class TestLimits:
    def test_a_short_wait_is_waited(self, github: GitHub) -> None:
        github.fail("POST", status=403, headers={"Retry-After": "20"}, body={"message": "Slow"})
        github.fail("POST", status=429, headers={"Retry-After": "15"}, body={"message": "Slow"})
        job = Job(github)
        assert job.say()
        assert (job.clock.seconds, github.bodies) == (35, [OPEN])

    def test_the_limit_of_the_hour_says_when_it_ends(self, github: GitHub) -> None:
        headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1800000030"}
        github.fail("GET", status=403, headers=headers)
        job = Job(github)
        assert job.say()
        assert job.clock.seconds == 30

    @pytest.mark.parametrize(
        "headers",
        [
            pytest.param({"Retry-After": "61"}, id="too long"),
            pytest.param({"Retry-After": "999999999"}, id="for ever"),
            pytest.param(
                {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1800003600"}, id="an hour"
            ),
        ],
    )
    def test_a_long_wait_is_not(self, github: GitHub, headers: dict[str, str]) -> None:
        github.fail("GET", status=403, headers=headers)
        job = Job(github)
        with pytest.raises(Fault, match="rate limit is used up for another"):
            job.say()
        assert job.clock.seconds == 0

    def test_the_secondary_limit_is_no_refusal(self, github: GitHub) -> None:
        message = {"message": "You have exceeded a secondary rate limit."}
        github.fail("POST", status=403, body=message)
        with pytest.raises(Fault, match="rate limit is used up"):
            Job(github).say()

    def test_all_waits_together_have_an_end(self, github: GitHub) -> None:
        github.fail("GET", status=429, headers={"Retry-After": "25"}, times=9)
        job = Job(github)
        with pytest.raises(Fault, match="rate limit"):
            job.say()
        assert job.clock.seconds <= 60

    def test_a_limit_without_an_end_is_given_up(self, github: GitHub) -> None:
        github.fail("GET", status=429, times=9)
        with pytest.raises(Fault, match="rate limit"):
            Job(github).say()
        assert github.asked("GET") <= 4


class TestToken:
    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_goes_to_no_other_host(self, github: GitHub, status: int) -> None:
        with GitHub() as elsewhere:
            target = f"{elsewhere.url}/repos/{REPOSITORY}/issues/7/comments"
            github.fail("GET", status=status, headers={"Location": target})
            with pytest.raises(Fault, match="another host"):
                Job(github).say()
            assert elsewhere.requests == []

    def test_follows_no_link_to_another_host(self, github: GitHub) -> None:
        with GitHub() as elsewhere:
            link = f'<{elsewhere.url}/next>; rel="next"'
            github.fail("GET", status=200, body=[], headers={"Link": link})
            with pytest.raises(Fault, match="another host"):
                Job(github).say()
            assert elsewhere.requests == []

    def test_follows_a_repository_that_moved(self, github: GitHub) -> None:
        target = f"/api/v3/repos/{REPOSITORY}/issues/7/comments"
        github.fail("POST", status=307, headers={"Location": target})
        assert Job(github).say()
        assert github.bodies == [OPEN]

    def test_a_redirect_in_a_circle_ends(self, github: GitHub) -> None:
        target = f"/api/v3/repos/{REPOSITORY}/issues/7/comments"
        github.fail("GET", status=301, headers={"Location": target}, times=99)
        with pytest.raises(Fault, match="301"):
            Job(github).say()
        assert github.asked("GET") < 10

    def test_pages_in_a_circle_end(self, github: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(client, "_PAGES", 5)
        link = f'<{github.url}/repos/{REPOSITORY}/issues/7/comments?per_page=100>; rel="next"'
        github.fail("GET", status=200, body=[], headers={"Link": link}, times=99)
        with pytest.raises(Fault, match="pages"):
            Job(github).say()

    def test_an_answer_without_end_is_left(
        self, github: GitHub, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(client, "_LARGEST", 100_000)
        github.fail("GET", status=200, body=b"[" + b" " * 1_000_000)
        with pytest.raises(Fault, match="too long"):
            Job(github).say()

    def test_is_not_taken_from_a_netrc_file(
        self, github: GitHub, tmp_path: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        netrc = f"{tmp_path}/netrc"
        with open(netrc, "w", encoding="utf-8") as file:
            file.write("machine 127.0.0.1 login other password wrong\n")
        monkeypatch.setenv("NETRC", netrc)
        assert Job(github).say()

    def test_stands_in_no_fault(self, github: GitHub) -> None:
        faults: list[dict[str, object]] = [
            {"status": 403, "body": {"message": "no"}},
            {"status": 418, "body": {"message": "teapot"}},
            {"drop": True, "times": 3},
            {"status": 200, "body": HTML, "times": 3},
        ]
        for fault in faults:
            github.fail("GET", **fault)  # type: ignore[arg-type]
            with pytest.raises(Fault) as caught:
                Job(github).say()
            assert TOKEN not in f"{caught.value!r} {caught.value.why}"

    def test_that_is_wrong(self, github: GitHub) -> None:
        with pytest.raises(Refused, match="401: Bad credentials"):
            Job(github, token="wrong").say()

    def test_no_server_at_all(self) -> None:
        clock = Clock()
        api = client.GitHub(
            "http://127.0.0.1:9", REPOSITORY, TOKEN, sleep=clock.sleep, now=clock.now
        )
        with pytest.raises(Unsure, match="could not be reached"):
            Sticky(api, 7).say(TEXT, always=True, warn=print)


@pytest.mark.parametrize(
    ("status", "event", "expected"),
    [
        pytest.param(403, Event(7, fork=True), "comes from a fork", id="a fork"),
        pytest.param(403, Event(7, fork=True), RECIPE, id="what to do"),
        pytest.param(403, Event(7, dependabot=True), "Dependabot opened", id="Dependabot"),
        pytest.param(403, Event(7), "`permissions: pull-requests: write`", id="no permission"),
        pytest.param(404, Event(7), "`permissions: pull-requests: write`", id="nothing to see"),
        pytest.param(401, Event(7), "`token: ${{ github.token }}`", id="no token"),
        pytest.param(410, Event(7), "does not exist any more", id="gone"),
    ],
)
def test_cause(status: int, event: Event, expected: str) -> None:
    told = cause(Refused(f"GitHub answered {status}", status), event)
    assert told.startswith(f"No comment on the pull request: GitHub answered {status}.")
    assert expected in told
