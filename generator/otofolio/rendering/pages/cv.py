"""The full CV as a page: every section, and every publication."""

from __future__ import annotations

from dataclasses import dataclass

from otofolio.model.artifact import Page
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.text import RichText
from otofolio.rendering.filenames import filing_name
from otofolio.rendering.item_views import is_compact, item_views
from otofolio.rendering.markdown import escape_markdown, marker, skeleton
from otofolio.rendering.pages.head import render_head
from otofolio.rendering.pages.home import credentials_line
from otofolio.rendering.templating import render_template
from otofolio.rendering.typography import typographic
from otofolio.rendering.work_links import WorkLink, record_links


@dataclass(frozen=True, slots=True)
class CvWork:
    """A publication as the CV lists it."""

    number: int
    citation: RichText
    links: tuple[WorkLink, ...]


def cv_page(portfolio: Portfolio) -> Page:
    """The sections of the full CV in their order, each under its heading."""
    cv = portfolio.cvs[0]
    blocks = [f"# {escape_markdown(typographic(cv.title))}", marker("cv-header"), marker("figures")]
    for part in cv.parts:
        blocks.append(f"## {escape_markdown(typographic(part.title))}")
        blocks += [marker(f"cv-{part.section.name}")] if part.section else []
        for group in part.groups:
            blocks += [f"### {escape_markdown(group.title)}", marker(f"cv-publications-{group.slug}")]
        blocks += [marker("equal-note")] if part.groups else []
    description = f"Curriculum vitae of {portfolio.name.full}"
    head = render_head(portfolio, "cv/", description, portfolio.headline)
    return Page("cv.md", "CV", description, skeleton(*blocks), hide=("navigation",), head=head)


def cv_pieces(portfolio: Portfolio) -> dict[str, str]:
    """`cv-header`, `cv-SECTION` for every section, `cv-publications-KIND` for every kind."""
    header = render_template(
        "pages/cv_header.html.j2",
        name=typographic(portfolio.name.full),
        headline=typographic(portfolio.headline),
        credentials=credentials_line(portfolio),
        cv_name=filing_name(portfolio.name, "CV"),
    )
    sections = {
        f"cv-{section.name}": render_template(
            "pages/items.html.j2", items=item_views(section), is_compact=is_compact(section)
        )
        for section in portfolio.sections
    }
    works = {
        f"cv-publications-{group.slug}": render_template(
            "pages/cv_works.html.j2", entries=[_cv_work(entry) for entry in group.entries]
        )
        for group in portfolio.publications
    }
    return {"cv-header": header} | sections | works


def _cv_work(entry: Cited) -> CvWork:
    """With PubMed and PMC beside the citation, which has the DOI."""
    links = [link for link in record_links(entry.publication) if link.label in ("PubMed", "PMC")]
    return CvWork(entry.number, entry.citation, tuple(links))
