"""By keyboard alone, and enlarged: every action is reached, its focus seen, and nothing is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES

ENLARGED = {"a small phone": (320, ""), "a desk at 200%": (640, ""), "letters twice as large": (1280, "250%")}
"""Width in CSS pixels, and size of letters if not as designed (the theme's is 125%); WCAG 2.2 §1.4.10, §1.4.4."""
ACTIONS = """() => [...document.querySelectorAll('main :is(a[href], button, input, select, summary)')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.md-sidebar, .md-top, .headerlink'))
    .map((e, number) => e.dataset.action = `${number}: ${e.textContent.trim() || e.name}`)"""
WIDTH = """async (size) => {
    document.documentElement.style.setProperty('font-size', size, 'important');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); // scripts hear of the size
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


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_when_enlarged(site: str, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 450}, device_scale_factor=2)
    page.goto(site + address, wait_until="networkidle")
    cut = {name: scrolled for name, (width, size) in ENLARGED.items()
           if (scrolled := scroll_width(page, width, size)) > width}  # fmt: skip
    page.close()
    assert cut == {}


def scroll_width(page: Page, width: int, size: str) -> int:
    """How wide all of the page is in a window of this width."""
    page.set_viewport_size({"width": width, "height": 450})
    return int(page.evaluate(WIDTH, size))
