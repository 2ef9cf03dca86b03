"""Lighthouse, as on a phone with a slow connection: 100 of 100 in every category, on every page.

The example's pages reach it beside two busy programs on two processors. Five hundred works, of which each further
tenth of a second counts, need the machine to themselves.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import CHROMIUM, PAGES, QUIET

LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
"""At most so many for the performance of a page, of which the best counts. Lighthouse multiplies the time that this
machine takes, and whatever else runs on it can only add to that: the best run is the one least disturbed."""


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_example(site: str, address: str) -> None:
    assert_good(site + address)


def test_five_hundred_publications(large_site: str) -> None:
    assert_good(f"{large_site}publications/")


def assert_good(url: str) -> None:
    """Every category at 100."""
    scores, lost = measure(url, CATEGORIES)
    told = [lost]
    while scores["performance"] < 100 and len(told) < RUNS:
        again, lost = measure(url, ("performance",))
        scores |= {"performance": max(scores["performance"], again["performance"])}
        told.append(lost)
    load = f"{os.getloadavg()[0]:.1f} programs wanted this machine's {os.cpu_count()} processors in the last minute"
    assert scores == dict.fromkeys(CATEGORIES, 100), json.dumps([load, *told], indent=2, ensure_ascii=False)


def measure(url: str, categories: tuple[str, ...]) -> tuple[dict[str, int], list[str]]:
    """The score of each category, and every audit that took something from it."""
    flags = " ".join(("--headless", "--disable-sync", *QUIET))
    only = f"--only-categories={','.join(categories)}"
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", "--disable-full-page-screenshot", only]
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(
        [*command, f"--chrome-flags={flags}"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in categories}
    parts = [part for name in categories for part in report["categories"][name]["auditRefs"] if part["weight"]]
    audits = [report["audits"][part["id"]] for part in parts]
    return scores, [
        f"{audit['title']}: {audit.get('displayValue', '')} ({audit['score']})"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]
