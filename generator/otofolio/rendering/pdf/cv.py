"""The full CV and its variants as PDFs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import Cited, Cv, CvPart, Portfolio
from otofolio.model.text import Run, plain
from otofolio.problems import InputError, Problem
from otofolio.rendering.equal_note import equal_note
from otofolio.rendering.item_views import ItemView, is_compact, item_views
from otofolio.rendering.pdf.document_head import document_head
from otofolio.rendering.typesetting.compiler import NO_SUBSTITUTES, Document, TypesettingError, typeset
from otofolio.rendering.typesetting.missing_letters import unset
from otofolio.rendering.typesetting.print_text import print_runs, print_text
from otofolio.rendering.work_links import record_links

_LONG = 900
"""Letters of an entry that may be parted at the end of a page: about a sixth of it."""


def render_cv_pdfs(portfolio: Portfolio, substitutes: Mapping[int, str] = NO_SUBSTITUTES) -> tuple[Artifact, ...]:
    """`cv.pdf`, and `cv-NAME.pdf` for every variant, with substitutes for the letters that no installed font has.

    Raises InputError if a document cannot be set.
    """
    files: list[Artifact] = []
    problems: list[Problem] = []
    for cv in portfolio.cvs:
        uri = "-".join(filter(None, ("cv", cv.name))) + ".pdf"
        try:
            document = Document("pdf/cv.typ", _data(portfolio, cv), portfolio.today, substitutes=substitutes)
            files.append(Artifact(uri, typeset(document)))
        except TypesettingError as error:
            problems.append(unset(portfolio, error, uri))
    if problems:
        raise InputError(problems)
    return tuple(files)


def _data(portfolio: Portfolio, cv: Cv) -> dict[str, Any]:
    return {
        **document_head(portfolio, cv.title),
        "running": print_text(portfolio.name.full),
        "heading": print_text(cv.title),
        "sections": [_part(part, portfolio.site_url) for part in cv.parts],
    }


def _part(part: CvPart, site_url: str) -> dict[str, Any]:
    full_list = f"{site_url}{'publications' if part.groups else 'cv'}/"
    views = item_views(part.section) if part.section else []
    words = bool(part.section and is_compact(part.section))
    items = [_item(view, site_url) for view in views]
    return {
        "title": print_text(part.title),
        "items": [] if words else items,
        "brief": items if words else [],
        "groups": [
            {"title": print_text(group.title), "works": [_work(entry, site_url) for entry in group.entries]}
            for group in part.groups
        ],
        "note": print_runs(equal_note(entry.citation for group in part.groups for entry in group.entries), site_url),
        "more": {"count": f"{part.left_out:,}", "href": full_list} if part.left_out else None,
    }


def _item(view: ItemView, site_url: str) -> dict[str, Any]:
    facts = (*((Run(view.tag),) for _ in range(bool(view.tag))), *view.details)
    said = (view.title, *facts, *view.highlights)
    return {
        "label": print_text(view.label),
        "title": print_runs(view.title, site_url),
        "place": print_text(view.place),
        "dates": print_text(view.dates),
        "facts": [print_runs(fact, site_url) for fact in facts],
        "highlights": [print_runs(highlight, site_url) for highlight in view.highlights],
        "long": sum(len(plain(text)) for text in said) > _LONG,
    }


def _work(entry: Cited, site_url: str) -> dict[str, Any]:
    """With PubMed and PMC beside the citation, which has the DOI."""
    links = [link for link in record_links(entry.publication) if link.label in ("PubMed", "PMC")]
    return {
        "number": entry.number,
        "citation": print_runs(entry.citation, site_url),
        "links": [{"text": link.label, "href": link.href} for link in links],
        "long": len(plain(entry.citation)) > _LONG,
    }
