"""By keyboard alone, and enlarged: every action is reached, its focus seen, and nothing is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES

LINES = (320, 640)
"""CSS pixels: a small phone, and a window of 1280 pixels at 200% (WCAG 2.2 §1.4.10 and §1.4.4)."""
ACTIONS = """() => [...document.querySelectorAll('main :is(a[href], button, input, select, summary)')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.md-sidebar, .md-top, .headerlink'))
    .map((e, number) => e.dataset.action = `${number}: ${e.textContent.trim() || e.name}`)"""
WIDTH = """() => {
    document.getAnimations().forEach((animation) => animation.finish()); // what moves may stick out on its way
    return document.documentElement.scrollWidth;
}"""
FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
    const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
    const seen = drawn && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    return element === document.body ? null : [element.dataset.action ?? '', seen];
}"""


@pytest.mark.parametrize("address", PAGES)
def test_every_action_is_reached_and_its_focus_seen(site: str, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(site + address, wait_until="networkidle")
    actions, stops = page.evaluate(ACTIONS), walk(page)
    page.close()
    assert len(actions) > 3
    reached = dict(stop for stop in stops if stop[0])
    assert [action for action in actions if action not in reached] == []
    assert [action for action, is_seen in reached.items() if not is_seen] == []


def walk(page: Page) -> list[tuple[str, bool]]:
    """Every stop of the Tab key, until it leaves the page."""
    stops: list[tuple[str, bool]] = []
    while len(stops) < 500:
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUSED)) is None:
            break
        stops.append(tuple(stop))
    return stops


@pytest.mark.parametrize("width", LINES)
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_when_enlarged(site: str, browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 450}, device_scale_factor=2)
    page.goto(site + address, wait_until="networkidle")
    assert page.evaluate(WIDTH) <= width
    page.close()


@pytest.mark.parametrize("address", PAGES)
def test_letters_twice_as_large_stay_in_the_window(site: str, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto(site + address, wait_until="networkidle")
    page.add_style_tag(content="html { font-size: 250% !important }")  # the theme's own is 125%
    assert page.evaluate(WIDTH) <= 1280
    page.close()
