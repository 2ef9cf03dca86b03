"""One grid in a real browser: the same left edge on every page, nothing wider than the screen, one sheet of paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from browsing import Site
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pypdf import PdfReader

LISTED = ("", "cv/", "publications/", "ent-snapshot/", "links/")
FRAMED = (*LISTED, "about/", "guide/", "guide/data-file/", "404.html")
WIDTHS = (320, 390, 768, 1024, 1440, 1920)
LEFT = "name => document.querySelector(name)?.getBoundingClientRect().left"
FETCHED = """() => performance.getEntriesByType('resource')
    .filter(entry => entry.name.endsWith('.woff2')).map(entry => [entry.name, entry.encodedBodySize])"""
INK = """() => { // the first letters, not the boxes
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.o-masthead__name'));
    return range.getBoundingClientRect().left;
}"""


def test_every_page_has_the_same_left_edge(site: Site) -> None:
    edges: dict[str, set[int]] = {}
    for visit in site.visit(FRAMED, {"width": 1440, "height": 900}):  # silent: each style sheet is read twice
        found = [visit.page.evaluate(LEFT, name) for name in ("h1", ".md-content h2", ".md-copyright")]
        edges[visit.address] = {round(left) for left in (visit.page.evaluate(INK), *found) if left is not None}
    every = {left for found in edges.values() for left in found}
    assert max(every) - min(every) <= 2, edges


def test_nothing_is_wider_than_the_screen(site: Site) -> None:
    wide = []
    for address in FRAMED:
        page = site.open(address, viewport={"width": WIDTHS[0], "height": 844})
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            wide += [] if fits(page, width) else [(address, width)]
    assert wide == []


def fits(page: Page, width: int) -> bool:
    """Whether it does once the theme's parts have slid to their places at another width."""
    try:
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
    except PlaywrightTimeout:
        return False
    return True


def test_the_text_comes_in_our_typefaces(site: Site) -> None:
    page = site.open("", viewport={"width": 1440, "height": 900})
    page.wait_for_load_state("networkidle")
    fetched = {name.rpartition("/")[2]: size for name, size in page.evaluate(FETCHED)}
    assert "text.woff2" in fetched
    assert not any("greek" in name or "cyrillic" in name for name in fetched)
    assert sum(fetched.values()) <= 80 * 1024
    asked = page.evaluate("[...document.querySelectorAll('link[rel=preload]')].map(link => link.href)")
    assert {name.rpartition("/")[2] for name in asked} == set(fetched)
    assert "Otofolio Serif" in page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily")


def test_the_style_sheets_are_read_anew_apart_from_the_themes_script(site: Site) -> None:
    page = site.browser.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    with page.expect_request("**/bundle.*.js"):
        page.goto(site.url)
    addresses = [link.get_attribute("href") for link in page.locator("link[rel=stylesheet]").all()]
    assert len(addresses) == 3
    assert [address for address in addresses if not address.startswith(site.url)] == []


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_snapshot_prints_on_one_sheet_with_its_code(site: Site, paper: str) -> None:
    page = site.open("ent-snapshot/")
    page.wait_for_load_state("networkidle")
    assert len(PdfReader(BytesIO(page.pdf(format=paper))).pages) == 1
    page.emulate_media(media="print")
    assert page.locator(".o-one__code img").is_visible()


def test_the_masthead_follows_without_a_reload(site: Site) -> None:
    page = site.open("", viewport={"width": 1440, "height": 900})
    page.wait_for_function("window.document$")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    page.locator(".o-masthead__pages a", has_text="Links").click()
    page.wait_for_url("**/links/")
    page.wait_for_function("document.querySelector('.md-tabs__item--active')?.innerText.trim() === 'Links'")
    page.locator(".o-masthead__name").click()
    page.wait_for_function("document.querySelector('.o-hero__name')")
    assert page.evaluate("window.stayed") is True


def test_an_unknown_address_leads_on(site: Site) -> None:
    page = site.open("404.html")
    assert page.locator("h1").inner_text() == "This page is not here"
    assert page.locator(".md-content .o-button").count() == 3
    for link in page.locator(".md-content a[href]").all():
        address = link.evaluate("e => e.href")
        assert page.context.request.get(address).ok, address
