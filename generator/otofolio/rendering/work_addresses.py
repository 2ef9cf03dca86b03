"""Which works have a page of their own, and its address: a printed code must lead where the page is made."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.html import safe_href


def works_with_pages(portfolio: Portfolio) -> Iterator[tuple[Cited, str]]:
    """Every poster, and every work whose PDF, poster or slides this site hosts, with the stem of its page `p/STEM/`."""
    entries = [entry for group in portfolio.publications for entry in group.entries]
    stems = file_stems(entry.publication.key for entry in entries)
    for entry in entries:
        work = entry.publication
        files = work.attachments
        hosted = _hosted(files.pdf, files.poster, files.slides)
        if work.status.is_public and (work.kind is Kind.POSTER or hosted):
            yield entry, stems[work.key]


def work_address(stem: str) -> str:
    """The page's address, relative to the site."""
    return f"p/{stem}/"


def _hosted(*addresses: str) -> bool:
    return any(safe_href(address).startswith("~/") for address in addresses)
