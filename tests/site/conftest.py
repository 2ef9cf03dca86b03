"""One browser for the tests that open pages of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from browsing import ALONE, CHROMIUM
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail("OTOFOLIO_TEST_ALL is set, and there is no Chromium here", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", ALONE])
        yield opened
        opened.close()
