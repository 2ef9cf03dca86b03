"""The example as a site, for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import Site, served_example
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def example_url(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where it is served; built only where there is a browser."""
    with served_example(tmp_path_factory.mktemp("example")) as url:
        yield url


@pytest.fixture(scope="session")
def tab(chromium: Browser) -> Page:
    """For all tests of a process; `Site.open` clears it."""
    return chromium.new_page()


@pytest.fixture
def site(example_url: str, browser: Browser, tab: Page) -> Site:
    return Site(example_url, browser, tab)
