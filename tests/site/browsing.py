"""The example, built and served on this machine, in a browser that reaches no other."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from moved import move_site
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAGES = ("", "cv/", "publications/", "ent-snapshot/", "links/", "card/")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@dataclass(frozen=True)
class Site:
    """The built example, served at `url`."""

    url: str
    browser: Browser

    def open(self, address: str = "", **options: object) -> Page:
        context: BrowserContext = self.browser.new_context(**{"viewport": {"width": 390, "height": 844}} | options)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(self.url + address)
        return page


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """No line for every request."""


@contextmanager
def example_site(folder: Path, options: str = "", publications: int = 0) -> Iterator[Site]:
    """Build the example below the folder, with these options of the plugin, and open a browser on it.

    `publications` puts so many others in the place of the example's own.
    """
    if CHROMIUM is None and os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail("OTOFOLIO_TEST_ALL is set, and there is no Chromium here", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", ALONE])
        yield Site(url, browser)
        browser.close()
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
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


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
