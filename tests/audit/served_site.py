"""A static file server on this machine that answers as a good host does: compressed, and with a word on caching."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path

_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".vcf", ".bib", ".ris")
_TYPES = {".vcf": "text/vcard", ".webp": "image/webp", ".js": "text/javascript"}
_A_YEAR = 365 * 24 * 60 * 60


class Host(http.server.SimpleHTTPRequestHandler):
    """GitHub Pages, Netlify and Cloudflare all compress text and let a browser keep what it has."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | _TYPES

    def do_GET(self) -> None:
        """Send the file, or the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, is_text = path.read_bytes(), path.suffix in _TEXTS
        body = gzip.compress(body, 6) if is_text else body
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if is_text else ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={0 if path.suffix == '.html' else _A_YEAR}")
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """No line for every request."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder; the address that it has meanwhile. The folder may be filled later."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
