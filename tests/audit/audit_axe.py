"""axe-core on every page: no violation, in the light and in the dark, on a phone and on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import PAGES

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_nobody_is_shut_out(site: str, browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(site + address, wait_until="networkidle")
    page.add_script_tag(path=AXE)
    found = [f"{rule['id']}: {node['html'][:200]} {node['any'] and node['any'][0]['message']}"
             for rule in page.evaluate(RUN) for node in rule["nodes"]]  # fmt: skip
    context.close()
    assert found == []
