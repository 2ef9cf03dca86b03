"""The example, built and served on this machine, in a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from moved import move_site
from playwright.sync_api import Browser, Page, ViewportSize

from forked import python

ROOT = Path(__file__).parents[2]
DAY = "1795564800"
"""November 25, 2026, as `SOURCE_DATE_EPOCH`: what is present or expected, and the footer's date, follow from it."""
PAGES = ("", "cv/", "publications/", "ent-snapshot/", "links/", "card/")
PHONE: ViewportSize = {"width": 390, "height": 844}
SILENT_TOGETHER = 3


@dataclass(frozen=True)
class Visit:
    """A page that is all there, and what it complains of: a list that grows until the next is visited."""

    address: str
    width: int
    page: Page
    complaints: list[str]


@dataclass(frozen=True)
class Site:
    """The built example, served at `url`, and a tab that stays open from test to test.

    A tab of its own costs as much processor time as the page in it: a process that compiles the theme's script anew.
    """

    url: str
    browser: Browser
    tab: Page

    def open(
        self,
        address: str = "",
        viewport: ViewportSize = PHONE,
        color_scheme: Literal["dark", "light"] = "light",
        **others: object,
    ) -> Page:
        """The page as somebody sees it who was never here before; with other options, in a context of its own."""
        page = self.browser.new_context(**others).new_page() if others else self.tab
        page.set_default_timeout(10_000)
        page.unroute_all()
        page.goto(self.url + "qr.svg")  # a page without scripts: none of the last page's writes again
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme)
        page.goto(self.url + address)
        return page

    def visit(self, addresses: Sequence[str], *viewports: ViewportSize) -> Iterator[Visit]:
        """Load each page in each window; only the silence of half a second says that nothing more is fetched.

        Some are silent together, because it is a long time, and tabs are dear.
        """
        context = self.browser.new_context()
        loads = [(viewport, address) for viewport in viewports for address in addresses]
        tabs = [context.new_page() for _ in loads[:SILENT_TOGETHER]]
        complaints = {tab: complaints_of(tab) for tab in tabs}
        for first in range(0, len(loads), len(tabs)):
            loaded = list(zip(tabs, loads[first : first + len(tabs)], strict=False))
            for tab, (viewport, address) in loaded:
                tab.set_viewport_size(viewport)
                tab.goto(self.url + address)
            for tab, (viewport, address) in loaded:
                tab.wait_for_load_state("networkidle")
                yield Visit(address, viewport["width"], tab, complaints[tab])
                complaints[tab].clear()
        context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """No line for every request."""


@contextmanager
def served_example(folder: Path, options: str = "", publications: int = 0) -> Iterator[str]:
    """Build the example below the folder, with these options of the plugin; the address where it is served meanwhile.

    `publications` puts so many others in the place of the example's own.
    """
    served, copy = folder / "site", folder / "example"
    served.mkdir()
    copy.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(served)))
    url = f"http://127.0.0.1:{server.server_port}/"
    copy_sources(copy, options)
    if publications:
        (copy / "publications.bib").write_text("".join(map(_entry, range(publications))), encoding="utf-8")
    build_example(served, copy)
    move_site(served, url)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield url
    server.shutdown()
    server.server_close()


def copy_sources(copy: Path, options: str) -> None:
    for name in ("mkdocs.yml", "cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "docs", copy / "docs")
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  - otofolio", f"  - otofolio: {{{options}}}")
    config.write_text(text, encoding="utf-8")


def build_example(folder: Path, copy: Path) -> None:
    config = copy / "mkdocs.yml"
    build = ("-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder))
    done = python(copy, *build, environment=os.environ | {"SOURCE_DATE_EPOCH": DAY})
    assert done.status == 0, done.err


def complaints_of(page: Page, site: str = "http://127.0.0.1:") -> list[str]:
    """A list that grows: errors in the console, exceptions, and what is asked of other hosts than the site's."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda request: found.append(request.url) if _is_foreign(request.url, site) else None)
    return found


def _is_foreign(url: str, site: str) -> bool:
    return not url.startswith((site, "data:", "blob:"))


def _entry(number: int) -> str:
    return (
        f"@article{{key{number:05}, author = {{Avery, Jordan L.}}, title = {{Paper {number} on ears}},"
        f" journal = {{Example Journal of Otology}}, year = {1990 + number % 36},"
        f" abstract = {{We listened to {number} ears.}}}}\n"
    )
