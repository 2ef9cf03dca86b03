"""The pictures that guard the layout of Home and Publications. `python tests/site/golden_pages.py` renews them.

Each is the first two screens, in gray and an eighth as large: a moved block changes many of its dots, another way of
drawing the edges of letters none. The typefaces are the site's own, so every machine has the same lines.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from browsing import served_example
from PIL import Image
from playwright.sync_api import Browser, Route

sys.path.append(str(Path(__file__).parents[1]))
from chromium import opened_browser

FOLDER = Path(__file__).parent / "golden"
SHRUNK = 8
PICTURES = {
    f"{name}-{width}": (address, width, height)
    for name, address in (("home", ""), ("publications", "publications/"))
    for width, height in ((390, 1688), (1440, 1800))
}
"""What each picture shows: the page's address, the window's width and height."""


def drawn(url: str, browser: Browser, name: str) -> Image.Image:
    """The picture as the page of the site at the URL looks now."""
    address, width, height = PICTURES[name]
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.route("**/otofolio.css", _with_typefaces)
    page.goto(url + address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()
    return picture.resize((width // SHRUNK, height // SHRUNK), Image.Resampling.BOX)


def _with_typefaces(route: Route) -> None:
    """On a busy machine a page goes without an optional typeface; its picture may not."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))


def renew(folder: Path) -> None:
    """Draw all of them again."""
    FOLDER.mkdir(exist_ok=True)
    with served_example(folder) as url, opened_browser() as browser:
        for name in PICTURES:
            drawn(url, browser, name).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        renew(Path(name))
