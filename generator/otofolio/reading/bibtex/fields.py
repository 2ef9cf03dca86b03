"""A BibTeX entry's fields, made into a publication in CSL's terms.

The mapping is the one that Better BibTeX, Pandoc and BibLaTeX's manual (§2.2) agree on. Fields that nobody here knows
are left alone: reference managers write dozens of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from otofolio.model.publication import Contributors, Kind, Publication, WorkType
from otofolio.model.text import RichText, Run, plain
from otofolio.problems import Problem
from otofolio.reading.bibtex.dates import accessed_of, date_in, date_problems, issued_of
from otofolio.reading.bibtex.entry_facts import (
    attachments_of,
    is_yes,
    keywords_of,
    kind_of,
    medium_of,
    server_as_journal,
    snapshot_of,
    work_type_of,
)
from otofolio.reading.bibtex.entry_progress import status_and_note
from otofolio.reading.bibtex.entry_types import GENRES, IN_BOOKS, IN_JOURNALS, WHOLE_BOOKS
from otofolio.reading.bibtex.field_reader import FieldReader, RawEntry
from otofolio.reading.bibtex.imprint import numbers_of, publisher_of
from otofolio.reading.bibtex.links import identifiers_of, url_of
from otofolio.reading.bibtex.meetings import (
    Presented,
    is_abstract_in_journal,
    meeting_of,
    presented_of,
    tell_of_abstract,
    tell_of_journal,
)
from otofolio.reading.bibtex.misplaced import tell_misplaced, tell_unsaid_kind, without_misplaced
from otofolio.reading.bibtex.published_source import without_fields
from otofolio.reading.source import SourceText
from otofolio.reading.works.naming.annotations import annotated, without_lone_equal

_MAY_BE_PRESENTED = (
    WorkType.PAPER_CONFERENCE,
    WorkType.DOCUMENT,
    WorkType.MANUSCRIPT,
    WorkType.WEBPAGE,
    WorkType.GRAPHIC,
)
_MAY_BE_PREPRINT = (WorkType.DOCUMENT, WorkType.MANUSCRIPT, WorkType.WEBPAGE, WorkType.ARTICLE_JOURNAL, WorkType.REPORT)


def read_entry(entry: RawEntry, source: SourceText, *, abstracts: bool = True) -> tuple[Publication, list[Problem]]:
    """Make a publication of an entry, with all that is to be reported about it.

    Without `abstracts`, one in which there is nothing to report is left out.
    """
    entry, misplaced = without_misplaced(entry)
    fields = FieldReader(entry, source)
    tell_misplaced(fields, misplaced)
    publication = _publication(fields, _sort_of(fields), misplaced, abstracts)
    return publication, [*fields.problems, *date_problems(fields, publication.issued)]


class _Sort(NamedTuple):
    """What sort of work an entry is."""

    type: WorkType
    kind: Kind
    presented: Presented | None
    keywords: tuple[str, ...]


def _sort_of(fields: FieldReader) -> _Sort:
    work_type, keywords = work_type_of(fields), keywords_of(fields)
    if not fields.raw("kind") and is_abstract_in_journal(fields):
        tell_of_abstract(fields)
        return _Sort(WorkType.ARTICLE_JOURNAL, Kind.PUBLISHED_ABSTRACT, None, keywords)
    presented = presented_of(fields) if work_type in _MAY_BE_PRESENTED else None
    kind = kind_of(fields, work_type, keywords, presented.kind if presented else None)
    tell_unsaid_kind(fields, kind)
    if work_type in (WorkType.PAPER_CONFERENCE, WorkType.SPEECH):
        tell_of_journal(fields, kind)
    if kind in (Kind.ORAL, Kind.POSTER) and work_type in _MAY_BE_PRESENTED:
        work_type = WorkType.SPEECH
    elif kind is Kind.PREPRINT and work_type in _MAY_BE_PREPRINT:
        work_type = WorkType.ARTICLE
    return _Sort(work_type, kind, presented, keywords)


def _publication(fields: FieldReader, sort: _Sort, misplaced: Mapping[str, str], abstracts: bool) -> Publication:
    progress = status_and_note(fields, sort.kind, sort.type, misplaced)
    issued = issued_of(fields, sort.type)
    people, titles = _people(fields), _titles(fields, sort.type)
    numbers = numbers_of(fields, sort.type, sort.kind, issued.year if issued else 0)
    publisher = publisher_of(fields, sort.type, sort.kind)
    meeting = meeting_of(fields, sort.type, sort.kind, sort.presented)
    return Publication(
        key=fields.entry.key,
        type=sort.type,
        kind=sort.kind,
        status=progress.stage.status,
        status_words=progress.stage.words,
        title=titles.title,
        title_short=fields.plain("shorttitle"),
        authors=people.authors,
        authors_truncated=people.authors_truncated,
        editors=fields.names("editor").contributors,
        translators=fields.names("translator").contributors,
        container_authors=people.container_authors,
        container_title=titles.container,
        container_title_short=_short_journal(fields, sort.type),
        collection_title=fields.rich("series"),
        collection_number=numbers.collection_number,
        volume=numbers.volume,
        volume_title=titles.volume,
        number_of_volumes=fields.plain("volumes"),
        issue=numbers.issue,
        pages=numbers.pages,
        number=numbers.number,
        number_of_pages=fields.plain("pagetotal", "numpages"),
        chapter_number=numbers.chapter_number,
        edition=numbers.edition,
        version=numbers.version,
        publisher=publisher.name,
        publisher_place=publisher.place,
        genre=_genre(fields, sort),
        medium=medium_of(fields, is_presented=sort.presented is not None),
        event_title=meeting.title,
        event_place=meeting.place,
        event_date=meeting.date,
        issued=issued,
        accessed=accessed_of(fields),
        original_date=date_in(fields, "origdate", "origyear"),
        original_title=fields.plain("origtitle"),
        original_publisher=fields.plain("origpublisher"),
        original_publisher_place=fields.plain("origlocation"),
        archive=fields.plain("archive", "library"),
        language=fields.plain("langid", "language"),
        url=url_of(fields),
        note=progress.note,
        abstract=fields.rich("abstract") if abstracts else fields.unprinted("abstract"),
        award=fields.rich("award"),
        keywords=sort.keywords,
        identifiers=identifiers_of(fields),
        attachments=attachments_of(fields),
        selected=is_yes(fields.raw("selected")),
        snapshot=snapshot_of(fields),
        position=fields.source.position(fields.entry.line),
        source_text=without_fields(fields.entry.source_text, fields.left_out),  # last, after all addresses
    )


class _People(NamedTuple):
    """Authors of the work and of what contains it."""

    authors: Contributors
    authors_truncated: bool
    container_authors: Contributors


def _people(fields: FieldReader) -> _People:
    authors = fields.names("author")
    annotated_authors, remarks = without_lone_equal(annotated(authors.contributors, fields.entry.fields))
    fields.tell_of_names("author", remarks)
    whole = fields.names("bookauthor").contributors
    return _People(annotated_authors, authors.truncated, whole if whole != authors.contributors else ())


class _Titles(NamedTuple):
    """Titles of the work, of the journal or book that contains it, and of the volume."""

    title: RichText
    container: RichText
    volume: str


def _titles(fields: FieldReader, work_type: WorkType) -> _Titles:
    title = _with_subtitle(fields, "title", "subtitle", "titleaddon")
    container, volume = _container(fields, work_type)
    if work_type in WHOLE_BOOKS and fields.raw("maintitle"):
        volume, title = plain(title), _with_subtitle(fields, "maintitle", "mainsubtitle", "maintitleaddon")
    return _Titles(title, _spaced(container), volume)


_GLUED = re.compile(r"\.(?<=[A-Za-z]\.)(?=[A-Z][a-z])")


def _spaced(journal: RichText) -> RichText:
    """`J.Neurosurg.` with a space after each period of an abbreviation."""
    return tuple(run._replace(text=_GLUED.sub(". ", run.text)) if "." in run.text else run for run in journal)


def _genre(fields: FieldReader, sort: _Sort) -> str:
    genre = fields.plain("type") or (sort.presented.act if sort.presented and sort.presented.kind is Kind.ORAL else "")
    return GENRES.get(genre.lower(), genre) or GENRES.get(fields.entry.type, "")


def _with_subtitle(fields: FieldReader, title: str, subtitle: str, addon: str) -> RichText:
    main = fields.rich(title)
    for name, mark in ((subtitle, ": "), (addon, ". ")):
        more = fields.rich(name)
        if more:
            ends = main and main[-1].text[-1:] in "?!.:"
            main = (*main, Run(" " if ends else mark), *more) if main else more
    return main


def _container(fields: FieldReader, work_type: WorkType) -> tuple[RichText, str]:
    """The journal or the book that contains the work, and the title of the volume if the book has both."""
    if work_type in WHOLE_BOOKS or work_type is WorkType.THESIS:
        return (), ""
    journal = _with_subtitle(fields, "journaltitle" if fields.raw("journaltitle") else "journal", "journalsubtitle", "")
    book = _with_subtitle(fields, "booktitle", "booksubtitle", "booktitleaddon")
    if work_type is WorkType.ARTICLE:
        return () if server_as_journal(fields) else journal, ""
    if work_type in IN_BOOKS and (main := _with_subtitle(fields, "maintitle", "mainsubtitle", "")):
        return main, plain(book)
    return (book or journal, "") if work_type in IN_BOOKS else (journal or book, "")


def _short_journal(fields: FieldReader, work_type: WorkType) -> str:
    """The abbreviation, under the names that the databases give it."""
    if work_type not in IN_JOURNALS:
        return fields.plain("shortjournal")
    short = fields.plain(
        "shortjournal", "journaltitleabbr", "journal-iso", "journal-abbreviation", "journalabbr", "journal_abbr",
        "abbrev_source_title", "isoabbreviation", "iso-abbreviation", "journal_iso",
    )  # fmt: skip
    return _GLUED.sub(". ", short) if "." in short else short
