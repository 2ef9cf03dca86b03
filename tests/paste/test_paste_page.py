"""`index.html` in a browser: opened as a file, with the clipboard and without, in the light and in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from paste_sample import example_files

from axe import needs_axe, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASTED = """async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  return [item.types, await text('text/plain'), item.types.includes('text/html') ? await text('text/html') : ''];
}"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("to-paste") / "index.html"
    file.write_text(example_files()["index.html"], encoding="utf-8")
    return file


def open_page(
    browser: Browser, file: Path, width: int = 1440, scheme: str = "light", *, bypass: bool = False, before: str = ""
) -> tuple[Page, list[str]]:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=bypass,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    if before:
        page.add_init_script(before)
    asked: list[str] = []
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    return page, asked


@pytest.mark.parametrize("width", [390, 1440])
def test_it_fetches_nothing_and_fits(browser: Browser, page_file: Path, width: int) -> None:
    page, asked = open_page(browser, page_file, width)
    assert [one for one in asked if one != "data:,"] == [page_file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    font = page.evaluate("getComputedStyle(document.querySelector('.preview table')).fontFamily")
    assert font.startswith("Arial")  # the policy lets the signature's own style in
    page.context.close()


def test_texts_and_the_signature_are_copied(browser: Browser, page_file: Path) -> None:
    page, _ = open_page(browser, page_file)
    page.get_by_role("button", name="Copy with its look").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    types, text, html = page.evaluate(PASTED)
    assert set(types) == {"text/plain", "text/html"}
    assert text.startswith("Jordan Avery, MD Candidate, Class of 2027\nSt. Brendan")
    assert "<b>Jordan Avery</b>, MD Candidate, Class of 2027" in html
    assert 'href="https://jordan-avery.example/"' in html
    row = page.locator("article", has_text="Student researcher").last.locator(".piece", has_text="Description")
    row.get_by_role("button").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('Low-cost')")
    types, text, _ = page.evaluate(PASTED)
    assert types == ["text/plain"]
    assert text.split("\n")[0] == "Low-cost simulation for otoscopy and myringotomy"
    assert len(text.split("\n")) == 2
    authors = page.locator(".piece", has_text="Authors").filter(has_text="Okafor D, Avery JL")
    authors.get_by_role("button").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) == 'Okafor D, Avery JL, Brennan A'")
    assert authors.locator("strong").inner_text() == "Avery JL"
    page.context.close()


def test_without_the_clipboard_it_copies_all_the_same(browser: Browser, page_file: Path) -> None:
    reader, _ = open_page(browser, page_file)
    reader.evaluate("navigator.clipboard.writeText('what was there before')")
    page, _ = open_page(browser, page_file, before=NO_CLIPBOARD)
    page.bring_to_front()
    page.get_by_role("button", name="Copy with its look").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    reader.bring_to_front()
    types, text, html = reader.evaluate(PASTED)
    assert {"text/plain", "text/html"} <= set(types)
    assert text.startswith("Jordan Avery, MD Candidate")
    assert "<b>Jordan Avery</b>" in html
    page.context.close()
    reader.context.close()


def test_where_nothing_can_be_copied_it_says_so(browser: Browser, page_file: Path) -> None:
    page, _ = open_page(browser, page_file, before=f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.get_by_role("button", name="Copy with its look").click()
    page.get_by_role("status").filter(has_text="Select the text and copy it yourself").wait_for()
    page.context.close()


@needs_axe
def test_nobody_is_shut_out(browser: Browser, page_file: Path) -> None:
    page, _ = open_page(browser, page_file, 390, "light", bypass=True)
    found = violations(page)
    page.context.close()
    assert found == []
