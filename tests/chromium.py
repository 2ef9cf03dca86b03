"""The browser that tests drive: this machine's Chromium, which reaches no other machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium. Skips the test if there is none, unless everything must run."""
    if CHROMIUM is None and os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail("OTOFOLIO_TEST_ALL is set, and there is no Chromium here", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", ALONE])
        yield browser
        browser.close()
