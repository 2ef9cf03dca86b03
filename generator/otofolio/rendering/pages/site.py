"""The website's pages, and the pieces in them.

A hand-written page pulls in any piece with a comment on a line of its own, `<!-- otofolio:NAME -->`:

=======================  ==============================================================================
`hero`                   portrait or monogram, name, credentials, headline
`summary`                the two or three sentences about the person
`numbers`                articles, those as first author, presentations, weeks US clinical
`career`                 the career line: works, education, research and US clinical experience as one picture
`actions`                the three buttons: snapshot, full CV, contact
`selected`               the selected works
`clinical`               US clinical experience, one line a placement
`figures`                the numbers with the career's line beside them
`evidence`               the same, with the summary
`in-brief`               the column beside Home: `looking-for`, `contact`, and the profiles elsewhere
`looking-for`            specialty, match year, interests, citizenship, ECFMG
`contact`                the published ways to reach the person
`snapshot`               the one page's content
`cv-header`              name, credentials and buttons
`cv-SECTION`             a section of the CV by its name in the data file: `cv-education`, `cv-honors`,
                         `cv-clinical-us`, `cv-clinical-abroad`, `cv-free-1` …
`cv-publications-KIND`   the works of a kind as the CV lists them: `cv-publications-poster` …
`publications`           the whole list with its headings
`publications-KIND`      the works of a kind: `publications-journal-article`, `publications-in-progress` …
`count-KIND`             how many they are
`publications-counted`   what the figures of articles and presentations are made of, if no single heading says it
`publications-filter`    the filter bar
`publications-files`     the whole list as BibTeX, RIS and CSL-JSON
`work-STEM`              one work with its abstract and files, for works with a page of their own (`p/STEM/`)
`equal-note`             the footnote about equal contribution
`links`                  the profiles elsewhere
`links-publications`     every work's title with its DOI, PubMed and PMC links
`qr`                     the QR code with its address
`not-found`              what the page for unknown addresses says
`footer`                 the name and the month of the last build
`fonts`                  what has each page fetch its typefaces early
=======================  ==============================================================================

Addresses of this site are written `~/cv.pdf` or `~/publications.md#key`, always right after `="`; the host makes them
relative. Quotes in data are escaped, so data cannot forge one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from otofolio.model.artifact import Page
from otofolio.model.portfolio import IN_PROGRESS, Portfolio
from otofolio.model.publication import Kind
from otofolio.rendering.html import escape
from otofolio.rendering.pages.career_line import career_piece
from otofolio.rendering.pages.cv import cv_page, cv_pieces
from otofolio.rendering.pages.home import home_page, home_pieces
from otofolio.rendering.pages.icons import IconSource, no_icons
from otofolio.rendering.pages.links import links_page, links_pieces
from otofolio.rendering.pages.publications import publications_page, publications_pieces
from otofolio.rendering.pages.snapshot import snapshot_page, snapshot_pieces
from otofolio.rendering.pages.typefaces import font_links
from otofolio.rendering.pages.work import work_pages, work_pieces

if TYPE_CHECKING:
    from otofolio.model.snapshot import Snapshot

_NOTHING = {
    f"{name}-{kind}": "" for name in ("publications", "cv-publications", "count") for kind in (*Kind, IN_PROGRESS)
}
"""A person's own page may name a kind of which there is no work yet."""


def render_pages(portfolio: Portfolio, snapshot: Snapshot) -> tuple[Page, ...]:
    """The pages in the order of the menu. Without publications there is no page for them."""
    publications = (publications_page(portfolio),) if portfolio.publications else ()
    return (
        home_page(portfolio), cv_page(portfolio), *publications, snapshot_page(portfolio, snapshot),
        links_page(portfolio), *work_pages(portfolio),
    )  # fmt: skip


def render_pieces(portfolio: Portfolio, snapshot: Snapshot, icon: IconSource = no_icons) -> Mapping[str, str]:
    """Every piece's HTML by its name. A piece that has nothing to show is empty."""
    pieces = _NOTHING | {"career": career_piece(portfolio)} | home_pieces(portfolio) | cv_pieces(portfolio)
    pieces |= publications_pieces(portfolio)
    figures = pieces["numbers"] + pieces.get("career", "")
    evidence = _evidence(figures + pieces["summary"])
    pieces |= {
        "figures": _evidence(figures),
        "evidence": evidence,
        "publications": _whole_list(portfolio, pieces),
        **snapshot_pieces(portfolio, snapshot, evidence),
        **links_pieces(portfolio, icon),
        **work_pieces(portfolio),
    }
    return pieces | {"fonts": font_links(portfolio.design.look, pieces.values())}


def _evidence(html: str) -> str:
    """What Home, the CV and the snapshot begin with: the numbers in the gutter, the career's line beside them."""
    return f'<div class="o-evidence">\n{html}</div>\n' if html else ""


def _whole_list(portfolio: Portfolio, pieces: Mapping[str, str]) -> str:
    groups = [
        f"<h2>{escape(group.title)} {pieces[f'count-{group.slug}']}</h2>\n{pieces[f'publications-{group.slug}']}"
        for group in portfolio.publications
    ]
    return "\n".join([*groups, pieces["equal-note"]])
