"""What the tests of `network`, `paste` and `send` share: the example with its fictional files, a command, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DAY = "1795608000"
"""November 25, 2026."""


def copy_example(folder: Path, fictional: str) -> Path:
    """The example in a folder, with `network.yaml` or `private.yaml` from the fictional one."""
    for name in ("mkdocs.yml", "cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / fictional.replace(".yaml", ".example.yaml"), folder / fictional)
    return folder


def run_command(folder: Path, *arguments: str, day: str = DAY) -> subprocess.CompletedProcess[str]:
    """`otofolio` in that folder on that day."""
    command = [sys.executable, "-m", "otofolio", *arguments]
    environment = os.environ | {"SOURCE_DATE_EPOCH": day, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium. Skips the test if there is none, unless everything must run."""
    if CHROMIUM is None and os.environ.get("OTOFOLIO_TEST_ALL"):
        pytest.fail("OTOFOLIO_TEST_ALL is set, and there is no Chromium here", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
