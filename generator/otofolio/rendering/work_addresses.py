"""Which works have a page of their own, and its address: a printed code must lead to the page that is made."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.addresses import is_site_path
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind
from otofolio.rendering.filenames import file_stems


def works_with_pages(portfolio: Portfolio) -> Iterator[tuple[Cited, str]]:
    """Every poster, and every work whose PDF, poster or slides this site hosts, with the stem of its page `p/STEM/`."""
    stems = file_stems(work.key for work in portfolio.works)
    for entry in portfolio.entries:
        work = entry.publication
        files = work.attachments
        hosted = any(map(is_site_path, (files.pdf, files.poster, files.slides)))
        if work.status.is_public and (work.kind is Kind.POSTER or hosted):
            yield entry, stems[work.key]


def work_address(stem: str) -> str:
    """The page's address, relative to the site."""
    return f"p/{stem}/"
