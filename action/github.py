"""The few calls to GitHub's REST API that a comment takes.

Every answer is taken for what it may be: a refusal, a limit, a page of a proxy, an endless
stream, a redirect elsewhere. `Fault` says in a sentence for people what went wrong; the token
stands in no message.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import requests

from escape import shown

_TIMEOUT = 10  # seconds until an answer begins, and between its parts
_BUDGET = 60.0  # seconds that all calls and waits together may take
_TRIES = 3
_LARGEST = 40 * 1024 * 1024  # a hundred comments of 65,536 characters at most
_PAGES = 100
_REDIRECTS = 3
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next"?')


class Fault(Exception):
    """Why a call did not succeed, as a clause. `status` is GitHub's, 0 without an answer."""

    def __init__(self, why: str, status: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.status = status


class Refused(Fault):
    """The token may not do it; asking again changes nothing."""


class Unsure(Fault):
    """No whole answer to a call that may have been carried out all the same."""


class Unprocessable(Fault):
    """GitHub does not take the text: it is too long, or empty."""


class Comment(NamedTuple):
    """A comment on a pull request; `bot` when its author is an app, such as this workflow."""

    id: int
    body: str
    login: str
    bot: bool
    url: str


class _Answer(NamedTuple):
    status: int
    headers: requests.structures.CaseInsensitiveDict[str]
    document: object
    is_json: bool


class _Token(requests.auth.AuthBase):
    """An own kind, so that no netrc file of the runner replaces the token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class GitHub:
    """A repository's comments, as one token sees them.

    `now` gives seconds that only go forward, `wall` those since 1970; both and `sleep` stand
    here so that tests need not wait.
    """

    def __init__(
        self,
        api_url: str,
        repository: str,
        token: str,
        *,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._api = api_url.rstrip("/")
        self._repository = repository
        self._auth = _Token(token)
        self._sleep, self._now, self._wall = sleep, now, wall
        self._end = now() + _BUDGET
        self._session = requests.Session()
        self._session.headers.update(
            {
                "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "tenpoint-action",
            }
        )

    def comments(self, number: int) -> list[Comment]:
        """Every comment on a pull request, over all pages. Raises `Fault`."""
        url = self._url(f"issues/{number}/comments?per_page=100")
        found: list[Comment] = []
        for _ in range(_PAGES):
            answer = self._repeated("GET", url)
            if not isinstance(answer.document, list):
                raise Fault("GitHub's list of comments is no list", answer.status)
            found += [_comment(one) for one in answer.document]
            following = _NEXT.search(answer.headers.get("Link", ""))
            if following is None:
                return found
            url = self._same_host(url, following[1])
        raise Fault(f"there are more than {_PAGES} pages of comments")

    def create(self, number: int, body: str) -> Comment:
        """Raises `Unsure` when it may have been stored: list again before another try."""
        return _comment(self._once("POST", self._url(f"issues/{number}/comments"), body).document)

    def update(self, comment: int, body: str) -> Comment:
        """Replace the text of a comment; harmless to repeat, so it is."""
        url = self._url(f"issues/comments/{comment}")
        return _comment(self._repeated("PATCH", url, body).document)

    def delete(self, comment: int) -> None:
        try:
            self._repeated("DELETE", self._url(f"issues/comments/{comment}"))
        except Fault as fault:
            if fault.status != 404:  # gone already is as good
                raise

    def pull_request(self, owner: str, branch: str, commit: str) -> int:
        """The open pull request from a branch whose newest commit is this one; 0 if none is."""
        head = quote(f"{owner}:{branch}", safe=":")
        answer = self._repeated("GET", self._url(f"pulls?state=open&head={head}&per_page=100"))
        if not isinstance(answer.document, list):
            raise Fault("GitHub's list of pull requests is no list", answer.status)
        for one in answer.document:
            pull = one if isinstance(one, dict) else {}
            at = pull.get("head")
            number = pull.get("number")
            if isinstance(at, dict) and at.get("sha") == commit and isinstance(number, int):
                return number
        return 0

    def login(self) -> str:
        """Whom the token belongs to; "" for a workflow's own token, which is not told."""
        try:
            document = self._repeated("GET", f"{self._api}/user").document
        except Fault:
            return ""
        login = document.get("login") if isinstance(document, dict) else None
        return login if isinstance(login, str) else ""

    def pause(self, seconds: float) -> None:
        """Wait; raises `Fault` when that would take longer than everything may."""
        if self._now() + seconds >= self._end:
            raise Fault(f"GitHub could not be reached within {_BUDGET:.0f} seconds")
        self._sleep(seconds)

    # -- one call --------------------------------------------------------------

    def _url(self, path: str) -> str:
        return f"{self._api}/repos/{self._repository}/{path}"

    def _repeated(self, method: str, url: str, body: str | None = None) -> _Answer:
        """A call that may be repeated when its answer was lost."""
        for tried in range(1, _TRIES + 1):
            try:
                return self._once(method, url, body)
            except Unsure:
                if tried == _TRIES:
                    raise
                self.pause(2.0 ** (tried - 1))
        raise AssertionError  # the last try returns or raises

    def _once(self, method: str, url: str, body: str | None = None) -> _Answer:
        """A call that waits where GitHub says how long, and goes where it points."""
        waited = redirected = 0
        while True:
            answer = self._exchange(method, url, body)
            wait = self._asked_to_wait(answer)
            if wait is not None and waited < _TRIES:
                waited += 1
                self._wait_for_limit(wait, answer.status)
                continue
            if answer.status in (301, 302, 307, 308) and redirected < _REDIRECTS:
                redirected += 1
                url = self._same_host(url, answer.headers.get("Location", ""))
                continue
            self._judge(answer)
            return answer

    def _exchange(self, method: str, url: str, body: str | None) -> _Answer:
        # A lone surrogate has no UTF-8; json would write it as an escape that GitHub refuses.
        data = None if body is None else body.encode("utf-8", "backslashreplace").decode()
        try:
            with self._session.request(
                method,
                url,
                json=None if data is None else {"body": data},
                auth=self._auth,
                timeout=_TIMEOUT,
                allow_redirects=False,
                stream=True,
            ) as response:
                content = self._content(response)
                return _Answer(response.status_code, response.headers, *_parsed(content))
        except requests.Timeout:
            raise Unsure(f"GitHub did not answer within {_TIMEOUT} seconds") from None
        except (requests.RequestException, UnicodeError, ValueError) as problem:
            # The name of the problem and no more: the rest may hold addresses of the proxy.
            raise Unsure(f"GitHub could not be reached ({type(problem).__name__})") from None

    def _content(self, response: requests.Response) -> bytes:
        content = bytearray()
        for chunk in response.iter_content(64 * 1024):
            content += chunk
            if len(content) > _LARGEST:
                raise Fault("GitHub's answer is far too long", response.status_code)
            if self._now() > self._end:
                raise Fault("GitHub's answer takes too long", response.status_code)
        return bytes(content)

    def _asked_to_wait(self, answer: _Answer) -> float | None:
        """Seconds until the rate limit ends; None when it is no rate limit."""
        if answer.status not in (403, 429):
            return None
        after = answer.headers.get("Retry-After", "")
        if re.fullmatch(r"[0-9]{1,9}", after):
            return float(after)
        reset = answer.headers.get("X-RateLimit-Reset", "")
        if answer.headers.get("X-RateLimit-Remaining") == "0":
            known = re.fullmatch(r"[0-9]{1,12}", reset)
            return max(1.0, float(reset) - self._wall()) if known else _BUDGET
        if "rate limit" in _message(answer.document).lower():  # the secondary one tells no time
            return _BUDGET
        return 10.0 if answer.status == 429 else None

    def _wait_for_limit(self, seconds: float, status: int) -> None:
        try:
            self.pause(seconds)
        except Fault:
            raise Fault(
                f"GitHub's rate limit is used up for another {seconds:.0f} seconds", status
            ) from None

    def _judge(self, answer: _Answer) -> None:
        """Raises the fault that an answer is, if it is one."""
        status = answer.status
        if status >= 500:
            raise Unsure(f"GitHub answered {status}", status)
        if status in (401, 403, 404, 410):
            raise Refused(f"GitHub answered {status}{_message(answer.document)}", status)
        if status == 422:
            raise Unprocessable(f"GitHub answered 422{_message(answer.document)}", status)
        if status == 429:
            raise Fault("GitHub's rate limit is used up", status)
        if not 200 <= status < 300:
            raise Fault(f"GitHub answered {status}{_message(answer.document)}", status)
        if status != 204 and not answer.is_json:
            raise Unsure(
                f"the answer ({status}) is not GitHub's: no JSON, as from a proxy in between",
                status,
            )

    def _same_host(self, url: str, target: str) -> str:
        """Where an answer points; the token goes to no other host than the API's."""
        there = urljoin(url, target)
        try:
            wanted, given = urlsplit(self._api), urlsplit(there)
            same = (wanted.scheme, wanted.hostname, wanted.port) == (
                given.scheme,
                given.hostname,
                given.port,
            )
        except ValueError:
            same = False
        if not same or not target:
            raise Fault("GitHub's answer points to another host, which gets no token")
        return there


def _parsed(content: bytes) -> tuple[object, bool]:
    if not content:
        return None, False
    try:
        return json.loads(content), True
    except (ValueError, RecursionError):
        return None, False


def _message(document: object) -> str:
    """What GitHub says itself, as `: Resource not accessible by integration`."""
    message = document.get("message") if isinstance(document, dict) else None
    return f": {shown(message)[:200]}" if isinstance(message, str) and message else ""


def _comment(document: object) -> Comment:
    """Raises `Fault` when it is no comment."""
    fields = document if isinstance(document, dict) else {}
    number, body, url = fields.get("id"), fields.get("body"), fields.get("html_url")
    user = fields.get("user")
    author = user if isinstance(user, dict) else {}  # null for an account that is gone
    if not isinstance(number, int) or isinstance(number, bool):
        raise Fault("GitHub's answer is no comment")
    return Comment(
        number,
        body if isinstance(body, str) else "",
        str(author.get("login", "")),
        author.get("type") == "Bot",
        url if isinstance(url, str) else "",
    )
