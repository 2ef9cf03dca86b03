"""The pictures that guard the layout of Home and Publications. `python tests/site/golden_pages.py` renews them.

Each is the first two screens, in gray and an eighth as large: a moved block changes many of its dots, another way of
drawing the edges of letters none. The typefaces are the site's own, so every machine has the same lines.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from browsing import Site, example_site
from PIL import Image
from playwright.sync_api import Route

FOLDER = Path(__file__).parent / "golden"
SHRUNK = 8
DAY = "1795564800"
"""November 25, 2026, as `SOURCE_DATE_EPOCH`: what is present or expected, and the footer's date, follow from it."""
PICTURES = {
    f"{name}-{width}": (address, width, height)
    for name, address in (("home", ""), ("publications", "publications/"))
    for width, height in ((390, 1688), (1440, 1800))
}
"""What each picture shows: the page's address, the window's width and height."""


def drawn(site: Site, name: str) -> Image.Image:
    """The picture as the page looks now."""
    address, width, height = PICTURES[name]
    page = site.open(address, viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.route("**/otofolio.css", _with_typefaces)
    page.reload()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.context.close()
    return picture.resize((width // SHRUNK, height // SHRUNK), Image.Resampling.BOX)


def _with_typefaces(route: Route) -> None:
    """On a busy machine a page goes without an optional typeface; its picture may not."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display: optional", "font-display: block"))


def renew(folder: Path) -> None:
    """Draw all of them again."""
    FOLDER.mkdir(exist_ok=True)
    with example_site(folder) as site:
        for name in PICTURES:
            drawn(site, name).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    with tempfile.TemporaryDirectory() as name:
        renew(Path(name))
