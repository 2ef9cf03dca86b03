"""The example site in a real browser: on a phone, by keyboard, without scripts, without other hosts."""

from __future__ import annotations

import pytest
from browsing import PAGES, Site
from playwright.sync_api import Page, Route, ViewportSize


def test_nothing_is_cut_and_nothing_fails(site: Site) -> None:
    windows: list[ViewportSize] = [{"width": width, "height": 844} for width in (320, 390, 1440)]
    for visit in site.visit(PAGES, *windows):
        shown = visit.address, visit.width
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= visit.width, shown
        assert visit.complaints == [], shown


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
    lines = "figures => figures.map(({clientHeight}) => clientHeight)"
    assert len(set(page.locator(".o-numbers dd").evaluate_all(lines))) == 1  # none is broken


def test_filters_work_by_keyboard_and_their_state_can_be_shared(site: Site) -> None:
    page = site.open("publications/")
    every = page.locator(".o-work").count()
    page.locator(".o-filter input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/publications/?kind=*")
    shown = page.locator(".o-work:visible").count()
    assert 0 < shown < every
    assert page.locator(".o-filter__count").inner_text() == f"{shown} of {every} works"
    assert page.locator("h2:visible").count() == 1

    again = site.open("publications/?" + page.url.partition("?")[2])
    again.locator(".o-filter__reset").wait_for()
    assert again.locator(".o-work:visible").count() == shown
    again.locator(".o-filter__reset").focus()
    again.keyboard.press("Enter")
    again.wait_for_url("**/publications/")
    assert again.locator(".o-work:visible").count() == every


def test_words_are_found_without_their_accents(site: Site) -> None:
    page = site.open("publications/?find=nunez")
    page.locator(".o-filter__reset").wait_for()
    found = page.locator(".o-work:visible").all_inner_texts()
    assert found
    assert all("Núñez" in entry for entry in found)
    page.wait_for_load_state("networkidle")
    assert not page.locator("#__search").is_checked()  # the theme's own search answers to another word in the address


def test_a_state_that_means_nothing_shows_everything(site: Site) -> None:
    page = site.open("publications/?kind=nonsense&topic=%3Cscript%3E")
    page.locator(".o-filter[data-ready]").wait_for()
    assert page.locator(".o-work:visible").count() == page.locator(".o-work").count()


def test_without_scripts_the_whole_list_is_there(site: Site) -> None:
    page = site.open("publications/", java_script_enabled=False)
    assert page.locator(".o-work:visible").count() == page.locator(".o-work").count() > 0
    assert not page.locator(".o-filter").is_visible()
    assert not page.locator(".o-cite").first.is_visible()
    assert page.locator(".o-abstract").first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert download.value.path().read_bytes().count(b"ER  - ") == page.locator(".o-work").count()


def test_a_work_is_cited_by_keyboard(site: Site) -> None:
    page = site.open("publications/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".o-filter[data-ready]").wait_for()
    cite = page.locator(".o-cite").first
    cite.press("Enter")
    shown = page.locator(".o-citing__text")
    shown.wait_for()
    assert cite.get_attribute("aria-expanded") == "true"
    assert shown.locator("em").all_inner_texts() == ["Ex J Otol"]
    page.keyboard.press("Tab")
    seen = [shown.inner_text()]
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(shown.inner_text())
    assert seen[0].startswith("Avery JL, Adeyemi R, ")
    assert seen[2].startswith("Avery, J. L., Adeyemi, R., ")
    assert [len(set(seen)), seen[3][0], seen[4][:10]] == [5, "@", "TY  - JOUR"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == _record(site, page, 3)
    page.keyboard.press("Escape")
    assert page.locator(".o-citing").count() == 0
    assert cite.evaluate("cite => cite === document.activeElement")
    assert cite.get_attribute("aria-expanded") == "false"


def test_a_copied_citation_keeps_its_italics(site: Site) -> None:
    page = site.open("", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".o-selected .o-cite").first.click()
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    read = "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    assert "<em>Ex J Otol</em>" in page.evaluate(read)
    assert "Ex J Otol. 2026" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(("format_", "place"), [("BibTeX", 2), ("RIS", 3)])
def test_a_downloaded_record_is_that_of_the_list(site: Site, format_: str, place: int) -> None:
    page = site.open("publications/")
    page.locator(".o-filter[data-ready]").wait_for()
    page.locator(".o-cite").first.click()
    page.get_by_label(format_, exact=True).check(force=True)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == f"avery2026access.{'bib' if place == 2 else 'ris'}"
    assert download.value.path().read_bytes() == _record(site, page, place).encode()


def test_a_citation_that_cannot_be_fetched_is_reported(site: Site) -> None:
    page = site.open("publications/")
    page.route("**/cite.json", lambda route: route.abort())
    page.locator(".o-filter[data-ready]").wait_for()
    page.locator(".o-cite").first.click()
    page.get_by_text("couldn’t be loaded").wait_for()
    page.unroute("**/cite.json")
    page.locator(".o-cite").first.click()
    page.locator(".o-cite").first.click()
    page.locator(".o-citing__text").wait_for()


def _record(site: Site, page: Page, place: int) -> str:
    """What the first work's file holds of it at this place."""
    works = page.request.get(f"{site.url}publications/cite.json").json()["works"]
    record: str = works["avery2026access"][place]
    return record


def test_a_press_before_the_script_is_there_is_not_lost(site: Site) -> None:
    page = site.open("")

    def press_first(route: Route) -> None:
        page.locator(".o-cite").first.click()
        route.continue_()

    page.route("**/otofolio.js", press_first)
    page.goto(site.url + "publications/")
    page.locator(".o-citing__text").wait_for()
    assert page.locator("[data-pressed]").count() == 0


def test_an_entry_reached_by_its_address_is_shown_whatever_is_filtered(site: Site) -> None:
    page = site.open("publications/?find=otoscopy#avery2026access")
    page.locator(".o-filter__reset").wait_for()
    assert page.locator(".o-work:target").is_visible()
    found = page.locator(".o-work:visible").count() - 1
    assert page.locator(".o-filter__count").inner_text() == f"{found} of 25 works and the linked one"
    page.evaluate("window.before = document.querySelector('.o-filter'); location.hash = '#avery2025remote'")
    page.wait_for_function("!window.before.isConnected")  # the theme loads a page anew when its anchor first changes
    assert page.locator("#avery2025remote").is_visible()
    assert not page.locator("#avery2026access").is_visible()
    page.fill(".o-filter input", "vowel")
    page.wait_for_url("**/publications/?find=vowel")
    assert not page.locator("#avery2025remote").is_visible()
    page.locator(".o-filter__reset").click()
    page.wait_for_url("**/publications/")
    assert page.locator(".o-work:visible").count() == 25


def test_a_link_to_a_key_shows_that_entry(site: Site) -> None:
    key = site.open("publications/").locator(".o-work").last.get_attribute("id")
    page = site.open(f"publications/#{key}")
    page.wait_for_function("document.querySelector(':target')?.getBoundingClientRect().top < innerHeight")
    box = page.locator(":target").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 844


def test_scripts_work_after_instant_navigation(site: Site) -> None:
    page = site.open("", viewport={"width": 1280, "height": 900})
    page.wait_for_function("window.document$")
    page.wait_for_load_state("networkidle")  # the theme follows links itself from when it has read the site map
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Publications", exact=True).first.click()
    page.wait_for_url("**/publications/")
    page.locator(".o-filter[data-ready]").wait_for()
    page.fill(".o-filter input", "cochlear")
    page.wait_for_url("**/publications/?find=cochlear")
    assert page.evaluate("window.stayed") is True


def test_search_finds_the_paper_and_leads_to_it(site: Site) -> None:
    page = site.open("", viewport={"width": 1280, "height": 900})
    page.wait_for_function("window.document$")
    page.locator(".md-search__input").click()
    page.keyboard.type("vowel identification")
    hit = page.locator('.md-search-result__link[href*="publications/#"]').first
    assert "Vowel identification" in hit.inner_text()
    assert "BibTeX" not in page.locator(".md-search-result__list").inner_text()
    hit.click()
    page.wait_for_url("**/publications/#*")
    assert "Vowel identification" in page.locator(".o-work:target").inner_text()


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
