"""A server on the loopback that answers as it is told to; the services' documentation says how they do."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from otofolio.adding.online import Service
from otofolio.adding.services import Services


@dataclass
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    claims: int | None = None
    """The length that it claims to have, if that is not so."""


@dataclass
class Loopback:
    address: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def services(self) -> Services:
        def at(name: str, path: str) -> Service:
            return Service(name, f"{self.address}{path}", (), 3.0 if name == "arXiv" else 0.4)

        return Services(
            at("doi.org", "/doi/"), at("NCBI", "/ctxp/"), at("arXiv", "/arxiv"), at("Open Library", "/books")
        )

    def reply(self, path: str, body: bytes | str = b"", status: int = 200, **more: Any) -> None:
        self.replies[path].append(Reply(status, body.encode() if isinstance(body, str) else body, **more))


@contextmanager
def loopback() -> Iterator[Loopback]:
    told = Loopback()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            waiting = told.replies[self.path]
            reply = (waiting.pop(0) if len(waiting) > 1 else waiting[0]) if waiting else Reply(404, b"Not found")
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.claims is None else reply.claims))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
