"""The example under its Content-Security-Policy: nothing is refused, and everything works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import PAGES, Site, served_example
from playwright.sync_api import Browser, Page, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def strict_url(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_example(tmp_path_factory.mktemp("policy"), "content_security_policy: true") as url:
        yield url


@pytest.fixture
def strict(strict_url: str, browser: Browser, tab: Page) -> Site:
    return Site(strict_url, browser, tab)


def opened(site: Site) -> tuple[Page, list[str]]:
    """Home and what it complains of, a breach of the policy first of all."""
    visit = next(site.visit([""], DESK))
    return visit.page, visit.complaints


def test_no_page_breaks_its_policy(strict: Site) -> None:
    for visit in strict.visit([*PAGES, "404.html", "guide/"], DESK):
        assert visit.page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1, visit.address
        assert visit.complaints == [], visit.address


def test_what_the_policy_forbids_is_refused(strict: Site) -> None:
    page, complaints = opened(strict)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    page.evaluate("fetch('https://elsewhere.example/').catch(() => 0)")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))")
    assert len([said for said in complaints if "Content Security Policy" in said]) >= 2


def test_search_palette_filters_and_instant_navigation_work(strict: Site) -> None:
    page, complaints = opened(strict)
    page.wait_for_function("window.document$")
    page.evaluate("window.stayed = true")
    page.locator(".md-search__input").click()
    page.keyboard.type("vocoder")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("label[for=__palette_1]").click()
    page.locator('body[data-md-color-scheme="slate"]').wait_for()
    page.locator(".o-masthead__pages").get_by_role("link", name="Publications").click()
    page.wait_for_url("**/publications/")
    page.locator(".o-filter[data-ready]").wait_for()
    page.fill(".o-filter input", "cochlear")
    page.wait_for_url("**/publications/?find=cochlear")
    page.locator(".o-masthead__pages").get_by_role("link", name="CV").click()
    page.locator(".o-cv-header").wait_for()
    assert page.evaluate("window.stayed") is True
    assert complaints == []
