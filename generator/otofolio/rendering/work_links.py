"""Where a publication's reader may go from its entry, and which works have a page of their own to go to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from otofolio.model.addresses import arxiv_address, doi_address, is_site_path, pmc_address, pubmed_address
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind, Publication
from otofolio.rendering.filenames import file_stems
from otofolio.rendering.html import element_id, fragment, safe_href


@dataclass(frozen=True, slots=True)
class WorkLink:
    """One link: what it says, and where it leads (safe, not escaped)."""

    label: str
    href: str


def record_links(work: Publication) -> tuple[WorkLink, ...]:
    """The databases that hold the work: DOI, PubMed, PubMed Central, arXiv, its preprint; else its own address."""
    ids = work.identifiers
    known = (
        ("DOI", ids.doi and doi_address(ids.doi)),
        ("PubMed", ids.pmid and pubmed_address(ids.pmid)),
        ("PMC", ids.pmcid and pmc_address(ids.pmcid)),
        ("arXiv", ids.arxiv and arxiv_address(ids.arxiv)),
        ("Preprint", ids.preprint_doi and doi_address(ids.preprint_doi)),
    )
    found = tuple(WorkLink(label, href) for label, href in known if href)
    return found or tuple(_safe(("Web page", work.url)))


def attachment_links(work: Publication) -> tuple[WorkLink, ...]:
    """What goes with the work: PDF, poster, slides, video, code."""
    files = work.attachments
    named = (
        ("PDF", files.pdf), ("Poster", files.poster), ("Slides", files.slides), ("Video", files.video),
        ("Code", files.code),
    )  # fmt: skip
    return tuple(link for pair in named for link in _safe(pair))


def entry_address(work: Publication) -> str:
    """The work's place on the publications page."""
    return f"~/publications.md#{fragment(element_id(work.key))}"


def works_with_pages(portfolio: Portfolio) -> Iterator[tuple[Cited, str]]:
    """Every poster, and every work whose PDF, poster or slides this site hosts, with the stem of its page `p/STEM/`.

    A printed code must lead to the page that is made.
    """
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


def _safe(pair: tuple[str, str]) -> Iterator[WorkLink]:
    label, address = pair
    if href := safe_href(address):
        yield WorkLink(label, href)
