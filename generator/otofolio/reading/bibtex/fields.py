"""A BibTeX entry's fields, made into a publication in CSL's terms.

The mapping is the one that Better BibTeX, Pandoc and BibLaTeX's manual (§2.2) agree on. Fields that nobody here knows
are left alone: reference managers write dozens of their own.
"""

from __future__ import annotations

import re
from typing import Any

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Contributors, Identifiers, Kind, Publication, WorkType
from otofolio.model.text import RichText, Run, plain
from otofolio.problems import Problem
from otofolio.reading.bibtex.date_problems import date_problems
from otofolio.reading.bibtex.entry_facts import (
    attachments_of,
    is_yes,
    keywords_of,
    kind_of,
    server_as_journal,
    server_of,
    snapshot_of,
    status_and_note,
    work_type_of,
)
from otofolio.reading.bibtex.entry_types import GENRES, IN_BOOKS, IN_JOURNALS, WHOLE_BOOKS
from otofolio.reading.bibtex.field_reader import FieldReader, RawEntry
from otofolio.reading.bibtex.misplaced import tell_misplaced, tell_unsaid_kind, without_misplaced
from otofolio.reading.bibtex.published_source import without_fields
from otofolio.reading.markup.addresses import site_file, web_address
from otofolio.reading.source import SourceText
from otofolio.reading.works.identifiers import (
    arxiv_in,
    clean_doi,
    clean_pmcid,
    clean_pmid,
    doi_in,
    pmcid_in,
    pmid_in,
)
from otofolio.reading.works.issue_dates import edtf_date, written_date, year_month_day
from otofolio.reading.works.naming.annotations import annotated, without_lone_equal
from otofolio.reading.works.progress import stage_in, stage_of_date


def read_entry(entry: RawEntry, source: SourceText) -> tuple[Publication, list[Problem]]:
    """Make a publication of an entry, with all that is to be told about it."""
    entry, misplaced = without_misplaced(entry)
    fields = FieldReader(entry, source)
    tell_misplaced(fields, misplaced)
    work_type = work_type_of(fields)
    keywords = keywords_of(fields)
    kind = kind_of(fields, work_type, keywords)
    tell_unsaid_kind(fields, kind)
    progress = status_and_note(fields, kind, work_type, misplaced)
    if kind in (Kind.ORAL, Kind.POSTER) and work_type in _MAY_BE_PRESENTED:
        work_type = WorkType.SPEECH
    elif kind is Kind.PREPRINT and work_type in _MAY_BE_PREPRINT:
        work_type = WorkType.ARTICLE
    publication = Publication(
        key=entry.key,
        type=work_type,
        kind=kind,
        status=progress.stage.status,
        status_words=progress.stage.words,
        note=progress.note,
        keywords=keywords,
        language=fields.plain("langid", "language"),
        abstract=fields.rich("abstract"),
        award=fields.rich("award"),
        identifiers=_identifiers(fields),
        attachments=attachments_of(fields),
        selected=is_yes(fields.raw("selected")),
        snapshot=snapshot_of(fields),
        position=source.position(entry.line),
        **_people(fields),
        **_titles(fields, work_type),
        **_numbers(fields, work_type),
        **_publisher(fields, work_type, kind),
        **_dates(fields),
        **_event(fields, work_type, kind),
        source_text=without_fields(entry.source_text, fields.left_out),  # last, when all addresses were looked at
    )
    return publication, [*fields.problems, *date_problems(fields, publication.issued)]


_MAY_BE_PRESENTED = (
    WorkType.PAPER_CONFERENCE,
    WorkType.DOCUMENT,
    WorkType.MANUSCRIPT,
    WorkType.WEBPAGE,
    WorkType.GRAPHIC,
)
_MAY_BE_PREPRINT = (WorkType.DOCUMENT, WorkType.MANUSCRIPT, WorkType.WEBPAGE, WorkType.ARTICLE_JOURNAL, WorkType.REPORT)


def _identifiers(fields: FieldReader) -> Identifiers:
    raw = fields.raw
    url, note = raw("url"), raw("note")
    eprint, server = raw("eprint"), raw("eprinttype", "archiveprefix").lower()
    pmid, pmcid = raw("pmid", "pubmed", "pubmed_id"), raw("pmcid", "pmc")
    if not pmid and server in ("pubmed", "pmid"):
        pmid = eprint
    if not pmcid and server in ("pmc", "pmcid"):
        pmcid = eprint
    doi = raw("doi")
    return Identifiers(
        doi=clean_doi(doi) if doi else doi_in(url) or doi_in(eprint),
        pmid=clean_pmid(pmid) if pmid else pmid_in(note) or (pmid_in(url) if "ncbi" in url else ""),
        pmcid=clean_pmcid(pmcid) if pmcid else pmcid_in(note) or (pmcid_in(url) if "/PMC" in url else ""),
        isbn=fields.plain("isbn"),
        issn=fields.plain("issn", "sn"),
        arxiv=_arxiv(fields, eprint, server, url),
    )


def _arxiv(fields: FieldReader, eprint: str, server: str, url: str) -> str:
    if server == "arxiv" and eprint:
        return arxiv_in(eprint) or eprint
    for text in (fields.raw("arxivid", "arxiv"), eprint, url if "arxiv.org" in url else "", fields.raw("journal")):
        if text and (found := arxiv_in(text)):
            return found
    return ""


def _people(fields: FieldReader) -> dict[str, Any]:
    authors = fields.names("author")
    annotated_authors, remarks = without_lone_equal(annotated(authors.contributors, fields.entry.fields))
    fields.tell_of_names("author", remarks)
    return {
        "authors": annotated_authors,
        "authors_truncated": authors.truncated,
        "editors": fields.names("editor").contributors,
        "translators": fields.names("translator").contributors,
        "container_authors": _container_authors(fields, authors.contributors),
    }


def _container_authors(fields: FieldReader, authors: Contributors) -> Contributors:
    """The authors of the whole book, where they are others than the chapter's."""
    whole = fields.names("bookauthor").contributors
    return whole if whole != authors else ()


def _titles(fields: FieldReader, work_type: WorkType) -> dict[str, Any]:
    title = _with_subtitle(fields, "title", "subtitle", "titleaddon")
    container, volume_title = _container(fields, work_type)
    if work_type in WHOLE_BOOKS and fields.raw("maintitle"):
        volume_title, title = plain(title), _with_subtitle(fields, "maintitle", "mainsubtitle", "maintitleaddon")
    return {
        "title": title,
        "title_short": fields.plain("shorttitle"),
        "container_title": container,
        "container_title_short": _short_journal(fields, work_type),
        "volume_title": volume_title,
        "collection_title": fields.rich("series"),
        "original_title": fields.plain("origtitle"),
    }


def _with_subtitle(fields: FieldReader, title: str, subtitle: str, addon: str) -> RichText:
    main = fields.rich(title)
    for name, mark in ((subtitle, ": "), (addon, ". ")):
        more = fields.rich(name)
        if more:
            ends = main and main[-1].text[-1:] in "?!.:"
            main = (*main, Run(" " if ends else mark), *more) if main else more
    return main


def _container(fields: FieldReader, work_type: WorkType) -> tuple[RichText, str]:
    """The journal or the book in which the work stands, and the title of the volume where the book has both."""
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
    return fields.plain(
        "shortjournal", "journaltitleabbr", "journal-iso", "journal-abbreviation", "journalabbr", "journal_abbr",
        "abbrev_source_title", "isoabbreviation", "iso-abbreviation", "journal_iso",
    )  # fmt: skip


def _numbers(fields: FieldReader, work_type: WorkType) -> dict[str, Any]:
    number, issue = fields.plain("number"), fields.plain("issue")
    series = bool(fields.raw("series"))
    in_journal = work_type in IN_JOURNALS
    in_series = series and (work_type in WHOLE_BOOKS or work_type in IN_BOOKS)
    is_issue = in_journal or (work_type in IN_BOOKS and not series)
    eid = fields.plain("eid", "article-number", "articleno", "artnum", "article_number")
    return {
        "volume": fields.plain("volume"),
        "issue": (number or issue) if is_issue else issue,
        "collection_number": number if in_series else "",
        "number": eid if in_journal or work_type in IN_BOOKS else (eid or ("" if in_series else number)),
        "pages": _pages(fields.plain("pages", "page")),
        "number_of_volumes": fields.plain("volumes"),
        "number_of_pages": fields.plain("pagetotal", "numpages"),
        "chapter_number": fields.plain("chapter"),
        "edition": fields.plain("edition"),
        "version": fields.plain("version"),
    }


_DASHES = re.compile(r"(?<!\s)\s*[-‐‑‒–—−]+\s*")
_PAGE_LABEL = re.compile(r"^pp?\.\s*")


def _pages(text: str) -> str:
    """CSL's form: a hyphen between pages, whatever dash the source has."""
    if text.isalnum():
        return text
    text = _DASHES.sub("-", text).strip(" -.,")
    return _PAGE_LABEL.sub("", text) if text[:1] == "p" else text


def _publisher(fields: FieldReader, work_type: WorkType, kind: Kind) -> dict[str, Any]:
    names = ["publisher", "institution", "school", "organization", "organisation"]
    if work_type is WorkType.THESIS:
        names = ["school", "institution", "publisher", "organization"]
    elif work_type is WorkType.REPORT:
        names = ["institution", "organization", "publisher", "school"]
    publisher = fields.plain(*names)
    if work_type is WorkType.ARTICLE:
        publisher = server_as_journal(fields) or publisher or server_of(fields)
    presented = kind in (Kind.ORAL, Kind.POSTER)
    genre = fields.plain("type")
    return {
        "publisher": publisher or (fields.plain("holder") if work_type is WorkType.PATENT else ""),
        "publisher_place": "" if presented and work_type is WorkType.SPEECH else fields.plain("address", "location"),
        "genre": GENRES.get(genre.lower(), genre) or GENRES.get(fields.entry.type, ""),
        "medium": _medium(fields),
        "original_publisher": fields.plain("origpublisher"),
        "original_publisher_place": fields.plain("origlocation"),
        "archive": fields.plain("archive", "library"),
        "url": _url(fields),
    }


def _medium(fields: FieldReader) -> str:
    text = fields.plain("howpublished")
    return "" if "://" in text or text.lower().startswith(("www.", "available")) or stage_in(text) else text


def _url(fields: FieldReader) -> str:
    named = [_web_address(fields, name) for name in ("url", "link", "ee") if fields.raw(name)]
    if named:
        return next(filter(None, named), "")
    howpublished = fields.raw("howpublished")
    found = re.search(r"\\url\s*\{([^{}]+)\}|(https?://[^\s{}]+)", howpublished) if howpublished else None
    address = web_address(found[1] or found[2]) if found else ""
    if found and not address:
        fields.leave_out("howpublished", *_NOT_OF_THE_WEB)
    return address


def _web_address(fields: FieldReader, name: str) -> str:
    """The first of the addresses in a field, which some exports write one after the other."""
    value = fields.raw(name)
    address = web_address(value.split()[0])
    if not address and (path := site_file(value)):
        fields.leave_out(name, "a file and not on the web", f"put the file at docs/{path}, and call the field pdf.")
    elif not address:
        fields.leave_out(name, *_NOT_OF_THE_WEB)
    return address


_NOT_OF_THE_WEB = ("not a web address", "an address starts with https://")


def _dates(fields: FieldReader) -> dict[str, Any]:
    return {
        "issued": _issued(fields),
        "accessed": _date(fields, "urldate", "accessed"),
        "original_date": _date(fields, "origdate", "origyear"),
    }


def _issued(fields: FieldReader) -> IssueDate | None:
    said = fields.plain("date")
    if said and (found := edtf_date(said) or written_date(said)) and (found.start or not fields.raw("year")):
        return None if found.literal and stage_of_date(found.literal, work_type_of(fields)) else found
    found = year_month_day(fields.plain("year"), fields.plain("month") or said, fields.plain("day"))
    if found is None or (found.literal and stage_of_date(found.literal, work_type_of(fields))):
        return _date(fields, "eventdate") if found is None else None
    return found


def _date(fields: FieldReader, *names: str) -> IssueDate | None:
    said = fields.plain(*names)
    return (edtf_date(said) or written_date(said)) if said else None


def _event(fields: FieldReader, work_type: WorkType, kind: Kind) -> dict[str, Any]:
    """The meeting. For a poster or a talk, what other entries call book title, place and date is the meeting's."""
    title = fields.plain("eventtitle", "conference", "meeting", "event")
    place = fields.plain("venue", "eventplace", "event-place", "event_place")
    if not place and fields.raw("address") and work_type is WorkType.PAPER_CONFERENCE:
        place = fields.plain("location")  # ACM: `address` is the publisher's, `location` the meeting's
    when = _date(fields, "eventdate")
    if kind in (Kind.ORAL, Kind.POSTER) and work_type is WorkType.SPEECH:
        title = title or fields.plain("booktitle", "journal", "journaltitle") or _meeting_in_words(fields)
        title = title or fields.plain("organization", "publisher")
        place = place or fields.plain("location", "address")
        when = when or _issued(fields)
    return {"event_title": title, "event_place": place, "event_date": when}


_PRESENTED_AT = re.compile(
    r"\b(?:presented|presentation|poster|talk|lecture|given)\b.{0,200}?\b(?:at|to|in):?\s+(?:the\s+)?(.+)",
    re.IGNORECASE,
)


def _meeting_in_words(fields: FieldReader) -> str:
    """`howpublished = {Poster presented at the Annual Meeting}` names the meeting after `at`."""
    for name in ("howpublished", "note"):
        found = _PRESENTED_AT.search(fields.plain(name))
        if found:
            return found[1].strip(" .")
    return ""
