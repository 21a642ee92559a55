"""GitHub's REST API on loopback, as far as comments go, with the state that a mock has not.

    with GitHub() as github:
        github.add("a comment", author="ann")
        github.fail("POST", status=502, stored=True)
        ... the client is pointed at github.url ...
        assert len(github.comments) == 2

With a `description` every request and every answer of the stand-in's own is held against
GitHub's; a mistake makes leaving the block an AssertionError.
"""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

from support.github_description import Description

REPOSITORY = "example/agent"
TOKEN = "ghs" + "_" + "aB3dE5gH7j" * 3 + "aB3dE5"
LONGEST = 65_536
_WHEN = "2026-01-01T00:00:00Z"
Object = dict[str, object]


class Request(NamedTuple):
    """What the client sent; `body` is None without one."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: object


class Fault(NamedTuple):
    """An answer that goes wrong; `stored`: the call is carried out all the same.

    `hang` gives no answer, `drop` cuts the connection.
    """

    method: str
    path: str
    status: int
    body: object
    headers: dict[str, str]
    stored: bool
    hang: bool
    drop: bool


class Pull(NamedTuple):
    """An open pull request, and where it comes from."""

    number: int
    owner: str
    branch: str
    commit: str


class GitHub:
    """The stand-in. `login` and `kind` are whom the token belongs to.

    Its list of `pulls` holds only what we read of one, so that answer alone is not validated.
    """

    def __init__(
        self,
        *,
        login: str = "github-actions[bot]",
        kind: str = "Bot",
        description: Description | None = None,
    ) -> None:
        self.login, self.kind = login, kind
        self.comments: list[Object] = []
        self.pulls: list[Pull] = []
        self.requests: list[Request] = []
        self.url = ""
        self._faults: list[Fault] = []
        self._description = description
        self._mistakes: list[str] = []
        self._number = 1000
        self._lock = Lock()
        self._left = Event()

    # -- the test's side -------------------------------------------------------

    def add(self, body: str, *, author: str = "ann", kind: str = "User") -> Object:
        """A comment on pull request 7."""
        self._number += 1
        number = self._number
        api = f"{self.url}/repos/{REPOSITORY}/issues"
        comment: Object = {
            "id": number,
            "node_id": f"IC_{number}",
            "url": f"{api}/comments/{number}",
            "html_url": f"https://github.example/{REPOSITORY}/pull/7#issuecomment-{number}",
            "issue_url": f"{api}/7",
            "body": body,
            "user": _user(author, kind),
            "created_at": _WHEN,
            "updated_at": _WHEN,
            "author_association": "NONE",
            "performed_via_github_app": None,
        }
        self.comments.append(comment)
        return comment

    def fail(
        self,
        method: str,
        *,
        path: str = "",
        status: int = 500,
        body: object = None,
        headers: dict[str, str] | None = None,
        stored: bool = False,
        hang: bool = False,
        drop: bool = False,
        times: int = 1,
    ) -> None:
        """The next `times` calls of the method, with `path` in their path, go wrong like this."""
        message = {"message": "Server Error"} if body is None else body
        fault = Fault(method, path, status, message, headers or {}, stored, hang, drop)
        self._faults += [fault] * times

    @property
    def bodies(self) -> list[str]:
        return [str(one["body"]) for one in self.comments]

    def asked(self, method: str) -> int:
        """How many calls of the method came."""
        return sum(one.method == method for one in self.requests)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"github": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/api/v3"
        Thread(target=self._server.serve_forever, args=[0.02], daemon=True).start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._left.set()
        self._server.shutdown()
        self._server.server_close()
        if kind is None and self._mistakes:
            raise AssertionError("\n".join(self._mistakes))

    # -- the server's side -----------------------------------------------------

    def receive(self, request: Request) -> Fault | None:
        """Note a request, judge it; the fault that was scripted for it, once."""
        with self._lock:
            self.requests.append(request)
            if self._description is not None:
                wrong = self._description.request(
                    request.method, request.path, request.query, request.body
                )
                self._mistakes += [f"{request.method} {request.path}: {one}" for one in wrong]
            for fault in self._faults:
                if fault.method == request.method and fault.path in request.path:
                    self._faults.remove(fault)
                    return fault
        return None

    def answer(self, request: Request) -> tuple[int, object, dict[str, str]]:
        """Carry a request out: status, body, headers."""
        with self._lock:
            status, body, headers = self._carried_out(request)
            if self._description is not None and not request.path.endswith("/pulls"):
                wrong = self._description.answer(request.method, request.path, status, body)
                self._mistakes += [f"our {status} to {request.path}: {one}" for one in wrong]
        return status, body, headers

    def _carried_out(self, request: Request) -> tuple[int, object, dict[str, str]]:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}, {}
        if not request.headers.get("user-agent"):
            return 403, {"message": "Request forbidden: it has no User-Agent"}, {}
        if request.path == "/user":
            return self._user()
        if request.path == f"/repos/{REPOSITORY}/pulls":
            head = request.query.get("head", "")
            found = [one for one in self.pulls if f"{one.owner}:{one.branch}" == head]
            return 200, [{"number": one.number, "head": {"sha": one.commit}} for one in found], {}
        if request.path == f"/repos/{REPOSITORY}/issues/7/comments":
            return self._list(request) if request.method == "GET" else self._create(request)
        named = re.fullmatch(rf"/repos/{REPOSITORY}/issues/comments/(\d+)", request.path)
        comment = next((c for c in self.comments if named and c["id"] == int(named[1])), None)
        if comment is None:
            return 404, {"message": "Not Found"}, {}
        if request.method == "DELETE":
            self.comments.remove(comment)
            return 204, None, {}
        refused = _refused(request)
        if refused is None:
            comment["body"] = _body(request)
        return refused or (200, comment, {})

    def _user(self) -> tuple[int, object, dict[str, str]]:
        if self.kind == "Bot":
            return 403, {"message": "Resource not accessible by integration"}, {}
        private = dict.fromkeys(("followers", "following", "public_gists", "public_repos"), 0)
        nobody = dict.fromkeys(
            ("bio", "blog", "company", "email", "hireable", "location", "name"), None
        )
        dates = {"created_at": _WHEN, "updated_at": _WHEN}
        return 200, {**_user(self.login, self.kind), **private, **nobody, **dates}, {}

    def _list(self, request: Request) -> tuple[int, object, dict[str, str]]:
        size = min(100, int(request.query.get("per_page", "30")))
        page = int(request.query.get("page", "1"))
        end = page * size
        headers = {}
        if end < len(self.comments):
            following = f"{self.url}{request.path}?per_page={size}&page={page + 1}"
            last = f"{self.url}{request.path}?per_page={size}&page={-(-len(self.comments) // size)}"
            headers["Link"] = f'<{following}>; rel="next", <{last}>; rel="last"'
        return 200, self.comments[end - size : end], headers

    def _create(self, request: Request) -> tuple[int, object, dict[str, str]]:
        refused = _refused(request)
        return refused or (201, self.add(_body(request), author=self.login, kind=self.kind), {})


class _Handler(BaseHTTPRequestHandler):
    github: GitHub

    def _do(self) -> None:
        split = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(
            self.command,
            split.path.removeprefix("/api/v3"),
            dict(parse_qsl(split.query)),
            {name.lower(): value for name, value in self.headers.items()},
            json.loads(self.rfile.read(length)) if length else None,
        )
        fault = self.github.receive(request)
        if fault is None:
            return self._send(*self.github.answer(request))
        if fault.stored:
            self.github.answer(request)
        if fault.hang:
            self.github._left.wait(20)
        if fault.hang or fault.drop:
            self.close_connection = True
            return None
        return self._send(fault.status, fault.body, fault.headers)

    do_GET = do_POST = do_PATCH = do_DELETE = _do  # noqa: N815 - the base class calls them so

    def _send(self, status: int, body: object, headers: dict[str, str]) -> None:
        """`body` as JSON; bytes as they are, as a proxy's page."""
        raw = isinstance(body, bytes)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if raw else "application/json; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name, value)
        if status == 204:
            data = b""
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        return


def _body(request: Request) -> str:
    return str(request.body["body"]) if isinstance(request.body, dict) else ""


def _refused(request: Request) -> tuple[int, object, dict[str, str]] | None:
    """GitHub's 422 for a text that is too long or empty."""
    body = _body(request)
    if 0 < len(body) <= LONGEST:
        return None
    why = f"body is too long (maximum is {LONGEST} characters)" if body else "Body cannot be blank"
    documentation = "https://docs.github.example/rest/issues/comments"
    return 422, {"message": f"Validation Failed: {why}", "documentation_url": documentation}, {}


def _user(login: str, kind: str) -> Object:
    names = (
        "avatar_url events_url followers_url following_url gists_url html_url organizations_url "
        "received_events_url repos_url starred_url subscriptions_url url"
    ).split()
    address = "https://github.example/" + re.sub(r"[^a-z-]", "", login)
    return {
        "login": login,
        "id": 41898282 if kind == "Bot" else 1,
        "node_id": "MDM6Qm90NDE4OTgyODI=",
        "gravatar_id": "",
        "type": kind,
        "site_admin": False,
        **dict.fromkeys(names, address),
    }
