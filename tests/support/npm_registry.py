"""A registry of npm packages on loopback that only answers `npm audit`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Registry:
    """`asked` are the packages of each question; `broken` makes the registry answer 503."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[list[str]] = []
        self.headers: list[dict[str, str]] = []
        self.broken = False


ADVISORY = {
    "id": 1,
    "url": "https://advisories.example/1",
    "title": "Something is wrong",
    "severity": "high",
    "vulnerable_versions": "<9.9.0",
    "cwe": [],
    "cvss": {"score": 7.5, "vectorString": None},
}


@contextmanager
def server() -> Iterator[Registry]:
    """The registry while the block runs; `vulnerable` has an advisory."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the base class calls it so
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            names = sorted(json.loads(body))
            registry.asked.append(names)
            registry.headers.append(dict(self.headers))
            known = {name: [ADVISORY] for name in names if name == "vulnerable"}
            self._answer(503 if registry.broken else 200, known)

        def do_GET(self) -> None:
            self._answer(404, {"error": "not found"})

        def _answer(self, status: int, document: object) -> None:
            body = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        registry = Registry(f"http://127.0.0.1:{httpd.server_address[1]}/")
        Thread(target=httpd.serve_forever, daemon=True).start()
        try:
            yield registry
        finally:
            httpd.shutdown()
