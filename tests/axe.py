"""axe-core on one page: on a phone and on a desk, in the light and in the dark, all in one load."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).parent / "audit" / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"

needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (make audit installs it)")


def violations(page: Page) -> list[tuple[int, str, str, str]]:
    """Width, palette, rule and element of each. The page's policy must be bypassed."""
    page.add_script_tag(path=AXE)
    found = []
    for width, scheme in product((390, 1440), SCHEMES):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        nodes = [(rule["id"], node["html"][:200]) for rule in page.evaluate(RUN) for node in rule["nodes"]]
        found += [(width, scheme, *node) for node in nodes]
    return found
