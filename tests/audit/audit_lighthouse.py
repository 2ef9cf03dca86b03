"""Lighthouse, as on a phone with a slow connection: 100 of 100 in every category, on every page."""

from __future__ import annotations

import pytest
from lighthouse import SPEED, Lighthouse, Report

from conftest import PAGES

NOT_FOUND = "404.html"
ALL = (*PAGES, "p/avery2025poster/", NOT_FOUND)
SOUND = ("accessibility", "best-practices", "seo")
RUNS, PATIENCE = 8, 3
"""At most so many runs for the speed of a page, of which the best counts: Lighthouse multiplies the time that this
machine takes, and whatever else runs on it can only add to that. Of pages that every second run shows as fast, one in
256 would fail. After so many in vain the machine itself is looked at, since eight for each page take minutes."""
BARE_RUNS, BARE_FAST = 6, 5
"""How often a bare page is measured, and how often it must reach 100 for the machine to be a judge."""
FAR_BELOW = 5
"""A page whose best run is so many points below the bare page's worst is slow by itself, on any machine."""

pytestmark = pytest.mark.xdist_group("lighthouse")  # one after another: two at once would each be slower


@pytest.mark.parametrize("address", ALL)
def test_every_page_of_the_example(
    site: str, lighthouse: Lighthouse, request: pytest.FixtureRequest, address: str
) -> None:
    sound = tuple(name for name in SOUND if name != "seo" or address != NOT_FOUND)  # no search shall find that
    first = lighthouse.measure(site + address, *sound, SPEED)
    assert first.scores | {SPEED: 100} == dict.fromkeys((*sound, SPEED), 100), first.told()
    judge_speed(lighthouse, site + address, first, request)


def test_five_hundred_publications_are_shown_within_two_seconds(large_site: str, lighthouse: Lighthouse) -> None:
    """Not 100: a page of this length takes one more round trip than that allows."""
    report = lighthouse.measure(f"{large_site}publications/", SPEED)
    assert 0 < report.shown < 2000, report.told()


def judge_speed(lighthouse: Lighthouse, url: str, first: Report, request: pytest.FixtureRequest) -> None:
    """100 in performance, at the best of a few runs; no verdict if the theme's own bare page does no better.

    A load average does not tell whether a machine is disturbed: what other machines do on the same processors is not
    in it. A page that holds next to nothing, measured the same way in the same minutes, does tell.
    """
    runs = [first]
    while runs[-1].scores[SPEED] < 100 and len(runs) < RUNS:
        if len(runs) == PATIENCE:
            skip_if_disturbed(runs, request.getfixturevalue("bare_speeds"))
        runs.append(lighthouse.measure(url, SPEED))
    assert runs[-1].scores[SPEED] == 100, "\n\n".join(run.told() for run in runs)


def skip_if_disturbed(runs: list[Report], bare: list[int]) -> None:
    """Say both figures if even the bare page is often too slow, and this one not far slower."""
    speeds = [run.scores[SPEED] for run in runs]
    if bare.count(100) < BARE_FAST and max(speeds) >= min(bare) - FAR_BELOW:
        pytest.skip(f"This machine is too disturbed to judge speed: {speeds} for this page, {bare} for a bare one.")


@pytest.fixture(scope="session")
def bare_speeds(bare_site: str, lighthouse: Lighthouse) -> list[int]:
    """How fast Lighthouse finds the theme's bare page, several times, or fewer if that settles it."""
    speeds: list[int] = []
    while len(speeds) < BARE_RUNS and len(speeds) - speeds.count(100) <= BARE_RUNS - BARE_FAST:
        speeds.append(lighthouse.measure(bare_site, SPEED).scores[SPEED])
    return speeds
