"""`index.html` in a browser: opened as a file, in the light and in the dark, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from network_sample import ROOT, files, read, rendered

from axe import needs_axe, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("to-write")
    network = read(folder, (ROOT / "network.example.yaml").read_text(encoding="utf-8"))
    file = folder / "index.html"
    file.write_bytes(files(rendered(network))["index.html"])
    return file


def open_page(browser: Browser, file: Path, width: int, scheme: str, bypass: bool = False) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=bypass)
    page = context.new_page()
    page.set_default_timeout(10_000)
    asked: list[str] = []
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    return page, asked


def test_it_fetches_nothing_fits_and_copies(browser: Browser, page_file: Path) -> None:
    for width in (390, 1440):
        page, asked = open_page(browser, page_file, width, "light")
        assert asked == [page_file.as_uri(), "data:,"] or asked == [page_file.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        letter = page.locator("article", has_text="Dr. Castellanos: follow-up")
        letter.get_by_role("button", name="Copy text").click()
        page.wait_for_function("window.copied")
        assert page.evaluate("window.copied").startswith("Dear Dr. Castellanos,\n\nThank you for talking")
        assert page.get_by_role("status").inner_text() == "Copied"
        link = letter.get_by_role("link", name="Open in mail program").get_attribute("href")
        assert link and link.startswith("mailto:m.castellanos@example.org?subject=Endoscopic%20ear%20surgery")
        page.context.close()


@needs_axe
def test_nobody_is_shut_out(browser: Browser, page_file: Path) -> None:
    page, _ = open_page(browser, page_file, 390, "light", bypass=True)
    found = violations(page)
    page.context.close()
    assert found == []
