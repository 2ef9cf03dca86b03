"""What the pictures are put together from: screens of a phone, first pages, rows."""

from __future__ import annotations

import functools
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
HEIGHT = 844
PHONE = {"width": 390, "height": HEIGHT}
GAP = 28
GROUND = "#e8eeee"


def in_a_row(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side, in 256 colors."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) + 1)
    height = max(picture.height for picture in pictures) + 2 * GAP
    row = Image.new("RGB", (width, height), GROUND)
    left = GAP
    for picture in pictures:
        row.paste(picture, (left, GAP))
        left += picture.width + GAP
    return row.quantize(256, method=Image.Quantize.FASTOCTREE)


def screen(browser: Browser, url: str, scheme: str) -> Image.Image:
    """The first screen of a phone."""
    page = browser.new_page(viewport=PHONE, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def first_page(pdf: Path) -> Image.Image:
    """As tall as the phones beside it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Without a line for each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""
