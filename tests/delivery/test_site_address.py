"""The address that every printed code leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from portfolio_folder import run, small


@pytest.mark.parametrize("address", ["https://avery.github.io/cv/", "https://avery.netlify.app", "https://a.pages.dev"])
def test_an_address_on_somebody_elses_host_is_told_but_stops_nothing(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    done = run(tmp_path, "otofolio", "check", "--site-url", address)
    assert done.status == 0
    assert "mkdocs.yml:1:1: notice: " in done.err
    assert "which is not yours" in done.err


@pytest.mark.parametrize(
    "address", ["https://jordan-avery.example/", "https://mygithub.io.example/", "https://notgithub.io"]
)
def test_an_address_of_ones_own_is_no_matter(tmp_path: Path, address: str) -> None:
    small(tmp_path)
    assert "not yours" not in run(tmp_path, "otofolio", "check", "--site-url", address).err
