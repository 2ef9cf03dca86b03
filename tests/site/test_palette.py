"""Light and dark in a real browser: right at the first paint, kept once chosen, and as the system says until then."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from browsing import Site
from playwright.sync_api import Page

DARK, LIGHT = 'body[data-md-color-scheme="slate"]', 'body[data-md-color-scheme="default"]'
KEPT = "() => Object.entries(localStorage).find(([name]) => name.endsWith('__palette'))?.[1] ?? null"
FOCUSED = "document.activeElement.id"
MEDIA = "(prefers-color-scheme)", "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"
OPTION = '<input type=radio name=__palette data-md-color-media="{}" data-md-color-scheme={}><label></label>'
THREE = "<body><form>" + "".join(map(OPTION.format, MEDIA, ("any", "day", "night"))) + "</form>"


@pytest.fixture
def no_files(site: Site) -> Iterator[Page]:
    """A page whose files of scripts never come, for a reader who prefers the dark."""
    page = site.browser.new_context(color_scheme="dark").new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site.url)
    yield page
    page.context.close()


def ready(site: Site, **options: object) -> Page:
    page = site.open("", **options)
    page.locator('form[data-md-component="palette"]').wait_for()
    page.wait_for_function("document.querySelector('meta[name=theme-color]')")
    return page


def test_the_first_paint_is_as_the_system_says(no_files: Page) -> None:
    assert no_files.locator(DARK).count() == 1
    assert [no_files.locator(f"label[for=__palette_{number}]").is_visible() for number in (0, 1)] == [True, False]


def test_the_switch_works_before_the_scripts_are_there(no_files: Page) -> None:
    no_files.locator("label[for=__palette_0]").click()
    assert no_files.locator(LIGHT).count() == 1
    assert [no_files.locator(f"label[for=__palette_{number}]").is_visible() for number in (0, 1)] == [False, True]


def test_until_somebody_chooses_the_page_follows_the_system(site: Site) -> None:
    page = ready(site, color_scheme="light")
    assert page.locator(LIGHT).count() == 1
    page.emulate_media(color_scheme="dark")
    page.locator(DARK).wait_for()
    assert page.evaluate(KEPT) is None


def test_what_was_chosen_is_kept_on_every_page_whatever_the_system_says(site: Site) -> None:
    page = ready(site, color_scheme="light")
    page.locator("label[for=__palette_1]").click()
    page.locator(DARK).wait_for()
    assert '"scheme":"slate"' in page.evaluate(KEPT)
    page.wait_for_function("document.querySelector('meta[name=color-scheme]')?.content === 'dark'")
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "rgb(22, 24, 28)"
    page.wait_for_function("!('mdColorSwitching' in document.body.dataset)")
    page.goto(site.url + "links/")
    assert page.locator(DARK).count() == 1
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.locator(DARK).count() == 1


def test_what_was_chosen_before_the_script_was_there_is_kept(site: Site) -> None:
    page = site.browser.new_context(color_scheme="light").new_page()
    page.route("**/bundle.*.js", lambda route: (page.locator("label[for=__palette_1]").click(), route.continue_()))
    page.goto(site.url)
    page.locator('form[data-md-component="palette"]').wait_for()
    assert '"scheme":"slate"' in page.evaluate(KEPT)


def test_the_switch_works_by_keyboard(site: Site) -> None:
    page = ready(site, color_scheme="light")
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")
    page.locator(DARK).wait_for()
    assert page.evaluate(FOCUSED) == "__palette_1"
    page.keyboard.press("Enter")
    page.locator(LIGHT).wait_for()
    assert page.evaluate(FOCUSED) == "__palette_0"


@pytest.mark.parametrize(("kept", "system", "scheme"), [
    (None, "light", "day"), (0, "dark", "night"), (1, "dark", "day"), (2, "light", "night"), (7, "dark", "night"),
])  # fmt: skip
def test_a_third_choice_leaves_it_to_the_system(tab: Page, kept: int | None, system: str, scheme: str) -> None:
    tab.goto("about:blank")
    tab.emulate_media(media="null", color_scheme="dark" if system == "dark" else "light")
    tab.evaluate("index => { window.__md_get = () => (index === null ? null : { index }); }", kept)
    tab.evaluate("html => { document.open(); document.write(html); document.close(); }", THREE + _script())
    assert tab.evaluate("document.body.dataset.mdColorScheme") == scheme
    tab.emulate_media(color_scheme="light" if system == "dark" else "dark")
    if kept not in (1, 2):
        tab.wait_for_function("scheme => document.body.dataset.mdColorScheme !== scheme", arg=scheme)
    shown = tab.evaluate("[...document.querySelectorAll('label')].map((label) => !label.hidden)")
    assert shown == [place == (kept if kept in (1, 2) else 0) for place in range(3)]


def _script() -> str:
    partial = files("otofolio").joinpath("templates", "site", "theme", "partials", "javascripts", "palette.html")
    return partial.read_text(encoding="utf-8").partition("#}")[2]
