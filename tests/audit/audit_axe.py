"""axe-core on every page: no violation, in the light and in the dark, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from conftest import PAGES

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
    document.getAnimations().forEach((animation) => animation.finish()); // half-changed colors are nobody's
    return (await axe.run(document, {resultTypes: ['violations']})).violations;
}"""
PAINTED = """(scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches
    && [{light: 'default', dark: 'slate'}[scheme], undefined].includes(document.body.dataset.mdColorScheme)"""
"""The page has followed its reader's system; a page without a palette does so by its style sheet alone."""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_nobody_is_shut_out(site: str, browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.goto(site + address, wait_until="networkidle")
    page.add_script_tag(path=AXE)
    found = {"light": violations(page, "light"), "dark": violations(page, "dark")}
    context.close()
    assert found == {"light": [], "dark": []}


def violations(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    """What axe-core finds once the page is shown in this scheme."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(PAINTED, arg=scheme)
    return [f"{rule['id']}: {node['html'][:200]} {node['any'] and node['any'][0]['message']}"
            for rule in page.evaluate(RUN) for node in rule["nodes"]]  # fmt: skip
