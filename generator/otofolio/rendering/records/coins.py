"""COinS: each publication as an OpenURL in a `title` attribute, in which the Zotero connector finds it.

Keys are those of ANSI/NISO Z39.88-2004's journal, book, dissertation and Dublin Core formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from otofolio.model.publication import Contributor, Publication, WorkType
from otofolio.model.text import plain
from otofolio.rendering.wording import family_text, name_text

_JOURNAL = (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER, WorkType.REVIEW)
_BOOK_GENRES = {
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "bookitem",
    WorkType.PAPER_CONFERENCE: "proceeding",
    WorkType.REPORT: "report",
}
_DUBLIN_CORE = {
    WorkType.DATASET: "dataset",
    WorkType.SOFTWARE: "computerProgram",
    WorkType.SPEECH: "presentation",
    WorkType.WEBPAGE: "webpage",
    WorkType.PATENT: "patent",
    WorkType.MANUSCRIPT: "manuscript",
    WorkType.ARTICLE: "preprint",
}
Pairs = Iterator[tuple[str, str]]


def coins_title(work: Publication) -> str:
    """The context object as a query string, not yet escaped for HTML."""
    pairs = [("ctx_ver", "Z39.88-2004"), *_identifiers(work), *_described(work), *_people(work)]
    return urlencode([(key, value) for key, value in pairs if value], errors="replace", quote_via=quote, safe=":/")


def _described(work: Publication) -> Pairs:
    if work.type in _JOURNAL:
        return _journal(work)
    if work.type in _BOOK_GENRES:
        return _book(work)
    return _thesis(work) if work.type is WorkType.THESIS else _other(work)


def _journal(work: Publication) -> Pairs:
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
    yield "rft.genre", "article"
    yield "rft.atitle", work.plain_title
    yield "rft.jtitle", plain(work.container_title)
    yield "rft.stitle", work.container_title_short
    yield "rft.volume", work.volume
    yield "rft.issue", work.issue
    yield "rft.pages", work.pages
    yield "rft.artnum", work.number
    yield "rft.issn", work.identifiers.issn
    yield "rft.date", _date(work)


def _book(work: Publication) -> Pairs:
    is_whole = work.type in (WorkType.BOOK, WorkType.REPORT)
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
    yield "rft.genre", _BOOK_GENRES[work.type]
    yield ("rft.btitle" if is_whole else "rft.atitle"), work.plain_title
    yield "rft.btitle", "" if is_whole else plain(work.container_title)
    yield "rft.series", plain(work.collection_title)
    yield "rft.edition", work.edition
    yield "rft.pages", work.pages
    yield "rft.pub", work.publisher
    yield "rft.place", work.publisher_place
    yield "rft.isbn", work.identifiers.isbn
    yield "rft.date", _date(work)


def _thesis(work: Publication) -> Pairs:
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
    yield "rft.title", work.plain_title
    yield "rft.inst", work.publisher
    yield "rft.degree", work.genre
    yield "rft.date", _date(work)


def _other(work: Publication) -> Pairs:
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", _DUBLIN_CORE.get(work.type, "document")
    yield "rft.title", work.plain_title
    yield "rft.source", plain(work.container_title) or work.event_title
    yield "rft.publisher", work.publisher
    yield "rft.date", _date(work)


def _identifiers(work: Publication) -> Pairs:
    ids = work.identifiers
    yield "rft_id", f"info:doi/{ids.doi}" if ids.doi else ""
    yield "rft_id", f"info:pmid/{ids.pmid}" if ids.pmid else ""
    yield "rft_id", work.url


def _people(work: Publication) -> Pairs:
    people = work.authors or work.editors
    if people and not people[0].literal:
        yield "rft.aulast", family_text(people[0])
        yield "rft.aufirst", people[0].given
    for person in people:
        yield from _person(person, work.type in _JOURNAL or work.type in _BOOK_GENRES)


def _person(person: Contributor, has_groups: bool) -> Pairs:
    """Dublin Core has `creator` for everybody; the others know a corporate author apart."""
    if person.literal:
        yield ("rft.aucorp" if has_groups else "rft.au"), person.literal
    else:
        yield "rft.au", name_text(person)


def _date(work: Publication) -> str:
    return work.issued.start.iso() if work.issued and work.issued.start else ""
