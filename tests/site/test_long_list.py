"""A list of hundreds of works in a real browser."""

from __future__ import annotations

from pathlib import Path

from browsing import example_site


def test_a_long_list_is_laid_out_where_it_is_looked_at(tmp_path: Path) -> None:
    with example_site(tmp_path, publications=300) as site:
        page = site.open("publications/#key00150")
        page.locator(".o-filter[data-ready]").wait_for()
        page.wait_for_function("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < innerHeight")
        assert page.locator(".o-works").count() == 15
        page.fill(".o-filter input", "150 ")
        page.wait_for_url("**/publications/?q=150*")
        found = page.locator(".o-work:visible").count()
        assert page.locator(".o-filter__count").inner_text() == f"{found} of 300 entries"
        assert page.locator("h2 .o-count").first.inner_text() == f"{found} of 300"
        page.locator(".o-filter__reset").click()
        page.wait_for_url("**/publications/#key00150")
        assert page.locator("h2 .o-count").first.inner_text() == "300"
