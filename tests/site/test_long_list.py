"""A list of hundreds of works in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from browsing import Site, served_example
from playwright.sync_api import Browser, Page

UNDER_THE_HEADER = """() => {
    const top = document.querySelector(":target").getBoundingClientRect().top;
    return top >= document.querySelector(".md-header").getBoundingClientRect().bottom && top < innerHeight / 2;
}"""


@pytest.fixture(scope="module")
def many_url(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_example(tmp_path_factory.mktemp("many"), publications=300) as url:
        yield url


@pytest.fixture
def many(many_url: str, browser: Browser, tab: Page) -> Site:
    return Site(many_url, browser, tab)


def test_a_long_list_is_laid_out_where_it_is_looked_at(many: Site) -> None:
    page = many.open("publications/#key00150")
    page.locator(".o-filter[data-ready]").wait_for()
    page.wait_for_function(UNDER_THE_HEADER)
    assert page.locator(".o-works").count() == 50
    page.fill(".o-filter input", "150 ")
    page.wait_for_url("**/publications/?find=150*")
    found = page.locator(".o-work:visible").count()
    assert page.locator(".o-filter__count").inner_text() == f"{found} of 300 works"
    assert page.locator("h2 .o-count").first.inner_text() == f"{found} of 300"
    page.locator(".o-filter__reset").click()
    page.wait_for_url("**/publications/#key00150")
    assert page.locator("h2 .o-count").first.inner_text() == "300"


def test_a_long_lists_abstracts_and_records_come_after_it(many: Site) -> None:
    page = many.open("publications/")
    page.locator(".Z3988").nth(299).wait_for(state="attached")
    assert page.locator(".Z3988").count() == 300
    assert len(json.loads(page.locator('[hidden] > script[type="application/ld+json"]').inner_text())["@graph"]) == 300
    button = page.locator(".o-unfold").first
    button.press("Enter")
    page.locator(".o-abstract p").wait_for()
    word = page.locator(".o-abstract").inner_text().split()[-1].rstrip(".")
    assert button.get_attribute("aria-expanded") == "true"
    page.fill(".o-filter input", word)
    page.wait_for_url(f"**/publications/?find={word}")
    assert button.is_visible()
    button.press("Enter")
    assert not page.locator(".o-abstract").is_visible()


def test_an_abstract_that_cannot_be_fetched_is_reported(many: Site) -> None:
    page = many.open("publications/")
    page.route("**/abstracts.json", lambda route: route.abort())
    page.locator(".o-unfold").first.click()
    page.get_by_text("couldn’t be loaded").wait_for()


def test_without_scripts_a_long_lists_abstracts_are_in_its_file(many: Site) -> None:
    page = many.open("publications/", java_script_enabled=False)
    assert not page.locator(".o-unfold").first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert download.value.path().read_text(encoding="utf-8").count("\nAB  - ") == 300
