"""The example site in a real browser: on a phone, by keyboard, without scripts, without other hosts."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAGES = ("", "cv/", "publications/", "ent-snapshot/", "links/", "card/")

if CHROMIUM is None:
    if os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail("OTOFOLIO_TEST_ALL is set, and there is no Chromium here", pytrace=False)
    pytest.skip("there is no Chromium here", allow_module_level=True)


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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    url = f"http://127.0.0.1:{server.server_port}/"
    build_example(folder, url, tmp_path_factory.mktemp("example"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield Site(url, browser)
        browser.close()
    server.shutdown()
    server.server_close()


def build_example(folder: Path, url: str, copy: Path) -> None:
    """Instant navigation works only at `site_url`, so the copy is told where it will be served."""
    for file in (path for path in ROOT.iterdir() if path.suffix in (".yml", ".yaml", ".bib", ".png", ".jpg", ".svg")):
        shutil.copy(file, copy)
    if (ROOT / "docs").is_dir():
        shutil.copytree(ROOT / "docs", copy / "docs")
    config = copy / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines()
    lines = [f"site_url: {url}" if line.startswith("site_url:") else line for line in lines]
    config.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_cut_and_nothing_fails(site: Site, address: str, width: int) -> None:
    context = site.browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not _is_own(request.url, site) else None)
    page.goto(site.url + address, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    context.close()


def _is_own(url: str, site: Site) -> bool:
    return url.startswith((site.url, "data:", "blob:"))


def test_home_answers_in_one_screen_of_a_phone(site: Site) -> None:
    page = site.open()
    for part in (".o-hero__name", ".o-hero__headline", ".o-numbers", ".o-actions"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
    for button in page.locator(".o-button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_filters_work_by_keyboard_and_their_state_can_be_shared(site: Site) -> None:
    page = site.open("publications/")
    every = page.locator(".o-work").count()
    page.locator(".o-filter input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/publications/?kind=*")
    shown = page.locator(".o-work:visible").count()
    assert 0 < shown < every
    assert page.locator(".o-filter__count").inner_text() == f"{shown} of {every} entries"
    assert page.locator("h2:visible").count() == 1

    again = site.open("publications/?" + page.url.partition("?")[2])
    again.locator(".o-filter__reset").wait_for()
    assert again.locator(".o-work:visible").count() == shown
    again.locator(".o-filter__reset").focus()
    again.keyboard.press("Enter")
    again.wait_for_url("**/publications/")
    assert again.locator(".o-work:visible").count() == every


def test_words_are_found_without_their_accents(site: Site) -> None:
    page = site.open("publications/?q=nunez")
    page.locator(".o-filter__reset").wait_for()
    found = page.locator(".o-work:visible").all_inner_texts()
    assert found
    assert all("Núñez" in entry for entry in found)


def test_a_state_that_means_nothing_shows_everything(site: Site) -> None:
    page = site.open("publications/?kind=nonsense&topic=%3Cscript%3E")
    page.locator("html.o-scripted").wait_for()
    assert page.locator(".o-work:visible").count() == page.locator(".o-work").count()


def test_without_scripts_the_whole_list_is_there(site: Site) -> None:
    page = site.open("publications/", java_script_enabled=False)
    assert page.locator(".o-work:visible").count() == page.locator(".o-work").count() > 0
    assert not page.locator(".o-filter").is_visible()
    assert not page.locator(".o-copy").first.is_visible()
    page.locator(".o-more > summary").first.click()
    assert page.locator(".o-abstract").first.is_visible()


def test_a_citation_is_copied(site: Site) -> None:
    page = site.open("publications/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".o-copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(page.locator(".o-work__citation").first.inner_text().split())


def test_a_link_to_a_key_shows_that_entry(site: Site) -> None:
    key = site.open("publications/").locator(".o-work").last.get_attribute("id")
    page = site.open(f"publications/#{key}")
    page.wait_for_function("document.querySelector(':target')?.getBoundingClientRect().top < innerHeight")
    box = page.locator(":target").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 844


def test_scripts_work_after_instant_navigation(site: Site) -> None:
    page = site.open("", viewport={"width": 1280, "height": 900})
    page.locator("html.o-scripted").wait_for()
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Publications", exact=True).first.click()
    page.wait_for_url("**/publications/")
    page.locator(".o-filter").wait_for()
    page.fill(".o-filter input", "cochlear")
    page.wait_for_url("**/publications/?q=cochlear")
    assert page.evaluate("window.stayed") is True


def test_contrast_holds_where_the_reader_prefers_the_dark(site: Site) -> None:
    page = site.open("", color_scheme="dark")
    colors = "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
    text, ground = page.locator(".o-hero__headline").evaluate(colors)
    assert _contrast(text, ground) >= 4.5


def _contrast(one: str, other: str) -> float:
    def luminance(color: str) -> float:
        channels = [float(part) / 255 for part in color.strip("rgba()").split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
