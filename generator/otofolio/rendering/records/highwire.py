"""Highwire `citation_*` tags: how Google Scholar recognizes a page about one work (its "Inclusion Guidelines")."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import plain
from otofolio.rendering.html import escape
from otofolio.rendering.wording import name_text, page_range


def citation_tags(work: Publication, page_url: str, pdf_url: str) -> str:
    """The tags, one a line. Both addresses are absolute; `pdf_url` may be empty."""
    tagged = [*_facts(work), ("abstract_html_url", page_url), ("pdf_url", pdf_url)]
    return "".join(f'<meta name="citation_{name}" content="{escape(value)}">\n' for name, value in tagged if value)


def _facts(work: Publication) -> Iterator[tuple[str, str]]:
    yield "title", work.plain_title
    yield from (("author", name_text(author)) for author in work.authors)
    yield "publication_date", _date(work)
    yield from _container(work)
    yield "volume", work.volume
    yield "issue", work.issue
    first, last = page_range(work.pages)
    yield "firstpage", first
    yield "lastpage", last
    yield "issn", work.identifiers.issn
    yield "isbn", work.identifiers.isbn
    yield "doi", work.identifiers.doi
    yield "pmid", work.identifiers.pmid
    yield "language", work.language
    yield from (("keywords", keyword) for keyword in work.keywords)


def _container(work: Publication) -> Iterator[tuple[str, str]]:
    name = plain(work.container_title)
    if work.type is WorkType.THESIS:
        yield "dissertation_institution", work.publisher
    elif work.kind in (Kind.POSTER, Kind.ORAL) or work.type is WorkType.PAPER_CONFERENCE:
        yield "conference_title", work.event_title or name
    elif work.type is WorkType.REPORT:
        yield "technical_report_institution", work.publisher
    else:
        yield ("inbook_title" if work.type is WorkType.CHAPTER else "journal_title"), name
        yield "publisher", work.publisher


def _date(work: Publication) -> str:
    return work.issued.start.iso().replace("-", "/") if work.issued and work.issued.start else ""
