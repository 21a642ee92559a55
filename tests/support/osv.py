"""A server of advisories on loopback, as pip-audit asks one: POST `/v1/query`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Osv:
    """`url` for pip-audit; `asked` are the packages it asked for, with their versions.

    `vulnerable` has the advisory `EXAMPLE-2026-1`, fixed in 9.9; the server breaks over
    `failing`, does not know `unknown` (404) and has nothing to say of all others.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []


def advisory(name: str) -> dict[str, object]:
    return {
        "id": "EXAMPLE-2026-1",
        "aliases": ["CVE-2026-00001"],
        "summary": "Something is wrong.",
        "details": "Something is wrong.",
        "affected": [
            {
                "package": {"name": name, "ecosystem": "PyPI"},
                "ranges": [
                    {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.9"}]}
                ],
            }
        ],
    }


@contextmanager
def server() -> Iterator[Osv]:
    """The server while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the base class calls it so
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = query["package"]["name"]
            osv.asked.append((name, query["version"]))
            osv.headers.append(dict(self.headers))
            status = {"failing": 500, "unknown": 404}.get(name, 200)
            answer = {"vulns": [advisory(name)]} if name == "vulnerable" else {}
            body = json.dumps(answer if status == 200 else {"code": 5}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        osv = Osv(f"http://127.0.0.1:{httpd.server_address[1]}/v1/query")
        Thread(target=httpd.serve_forever, daemon=True).start()
        try:
            yield osv
        finally:
            httpd.shutdown()
