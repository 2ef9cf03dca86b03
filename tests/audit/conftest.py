"""The sites that the audits look at, served as by a host, and what looks at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lighthouse import Lighthouse, started
from moved import move_site
from playwright.sync_api import Browser, sync_playwright
from samples import ROOT, copy_example, example_with
from served_site import serving

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
STEADY = ("--headless", "--disable-sync", "--run-all-compositor-stages-before-draw")
"""For Lighthouse. Without the last flag the first frame of four pages in ten is a second or two late, whatever they
hold: Chromium takes a page that is still loading for unresponsive (GoogleChrome/lighthouse, issue 17148). A frame that
is in time comes no earlier with the flag than without."""
MANY = 500
PAGES = ("", "cv/", "publications/", "ent-snapshot/", "links/", "card/")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example."""
    with built(copy_example(tmp_path_factory.mktemp("example") / "site")) as url:
        yield url


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example's person with five hundred publications."""
    with built(example_with(MANY, tmp_path_factory.mktemp("large") / "site")) as url:
        yield url


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of next to nothing: a heading and a sentence by the theme alone, set up as for the example."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# A bare page\n\nIt has one sentence.\n", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("\n  - otofolio", ""), encoding="utf-8")
    with built(folder) as url:
        yield url


@pytest.fixture(scope="session")
def lighthouse() -> Iterator[Lighthouse]:
    with started(str(CHROMIUM), (*STEADY, *QUIET)) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, not one that is downloaded."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@contextmanager
def built(folder: Path) -> Iterator[str]:
    """Build the portfolio for the address at which it is served meanwhile: search engines' links must agree with it."""
    with serving(folder / "built") as url:
        config = folder / "mkdocs.yml"
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder / "built")]
        subprocess.run(command, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
        move_site(folder / "built", url)
        yield url
