"""From one record of RIS to a publication."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.publication import Identifiers, Kind, Publication, WorkType
from otofolio.model.text import RichText, plain
from otofolio.problems import Alike, Problem, Severity, nearest
from otofolio.reading.markup.addresses import address_problems, first_address
from otofolio.reading.markup.latex import decode_html
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.blocks import RIS_TYPES, RIS_WORK_TYPES
from otofolio.reading.tagged.records import Record, without_full_stop
from otofolio.reading.tagged.ris_progress import issued_of, stage_of
from otofolio.reading.works.identifiers import clean_doi, clean_pmid, doi_in, pmcid_in, pmid_in
from otofolio.reading.works.issue_dates import written_date
from otofolio.reading.works.keys import made_up_key
from otofolio.reading.works.kinds import classify_kind
from otofolio.reading.works.naming.lists import read_people
from otofolio.reading.works.naming.remarks import problems_of
from otofolio.reading.works.progress import Known, status_around

_JOURNALS = (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER)
_PARTS = (WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_ENCYCLOPEDIA, WorkType.ENTRY_DICTIONARY)
_WHOLE = (WorkType.BOOK, WorkType.THESIS)
_WITH_ISBN = (WorkType.BOOK, WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_ENCYCLOPEDIA)
_PRESENTED = (WorkType.SPEECH, WorkType.PAPER_CONFERENCE)
_SERVERS = re.compile(r"\b(?:arxiv|\w+rxiv|preprints?|ssrn|research ?square|osf|authorea)\b", re.IGNORECASE)
_PUBMED_NUMBER = re.compile(r"(\d{1,9})\[pmid\]", re.IGNORECASE)
_NO_PAGES = ("no", "not", "no pagination", "specified", "specified.")


def work_of(record: Record, source: SourceText, problems: list[Problem]) -> Publication:
    """Read the record's tags, and add what is odd about them to `problems`."""
    work_type = _work_type(record, source, problems)
    people = read_people(record.all("AU", "A1"))
    editors = read_people(record.all("A2", "ED") if work_type in (*_PARTS, WorkType.BOOK) else record.all("ED"))
    translators = read_people(record.all("A4"))
    title = decode_html(without_full_stop(record.first("TI", "T1", "CT", "BT")))
    found = issued_of(record, work_type)
    year = found.issued.year if found.issued else 0
    key = _key(record) or made_up_key(people.contributors, year, plain(title), record.line)
    keywords = tuple(dict.fromkeys(word for value in record.all("KW") for word in _words(value)))
    kind = _kind(record, work_type, keywords)
    known = Known(key, kind, work_type, bool(record.first("VL", "SP")), bool(record.first("DO", "DOI")))
    stage = stage_of(record, known, source, problems)
    container = _container(record, work_type)
    in_journal = work_type in _JOURNALS or work_type in _PARTS
    publication = Publication(
        key=key,
        type=work_type,
        kind=kind,
        status=stage.status,
        status_words=stage.words,
        title=title,
        title_short=record.first("ST"),
        authors=people.contributors,
        authors_truncated=people.truncated,
        editors=editors.contributors,
        translators=translators.contributors,
        container_title=container.title,
        container_title_short=container.short,
        collection_title=container.series,
        volume=_number(record.first("VL", "VO")),
        issue=_number(_issue(record, work_type)) if in_journal else "",
        number=_number(record.first("C7") or ("" if in_journal else record.first("M1", "IS"))),
        pages="" if work_type in _WHOLE else _pages(record),
        number_of_pages=record.first("SP") if work_type in _WHOLE else "",
        edition=record.first("ET") if work_type not in _JOURNALS else "",
        publisher=plain(decode_html(status_around(record.first("PB"))[0])),
        publisher_place=record.first("CY", "PP", "CP" if work_type is WorkType.BOOK else "CY"),
        archive=record.first("T2") if work_type is WorkType.THESIS else "",
        genre=record.first("M3") if work_type not in _JOURNALS else "",
        event_title=record.first("C3") if work_type in _PRESENTED else "",
        issued=found.issued,
        accessed=written_date(record.first("Y2")),
        keywords=keywords,
        abstract=decode_html(record.first("AB", "N2")),
        language=record.first("LA"),
        identifiers=_identifiers(record, work_type),
        url=first_address(record.all("UR", "LK")),
        source_text=record.source_text,
        source_format="ris",
        position=source.position(record.line),
    )
    problems += found.problems(key, source)
    problems += address_problems(publication, record.all("UR", "LK"), record.position(source, "UR", "LK"))
    problems += problems_of(people.remarks, key, record.position(source, "AU", "A1"), _WRITE)
    others = (*editors.remarks, *translators.remarks)
    problems += problems_of(others, key, record.position(source, "A2", "ED", "A4"), _WRITE)
    return publication


_WRITE = "write each name on a line of its own: AU  - Surname, Given Names"


def _work_type(record: Record, source: SourceText, problems: list[Problem]) -> WorkType:
    said = record.first("TY").upper()
    work_type = RIS_WORK_TYPES.get(said)
    if said not in RIS_TYPES:
        problems.append(_unknown_type(record, said, source))
    journal = record.first("JO", "JF", "JA")
    if (work_type is None and journal) or (said in ("UNPB", "UNPD") and (journal or record.first("T2"))):
        return WorkType.ARTICLE_JOURNAL  # an article on its way is "unpublished work" to most programs
    if said in ("UNPB", "UNPD") and _SERVERS.search(" ".join(record.all("PB", "UR", "M3", "DO", "T3"))):
        return WorkType.ARTICLE
    return work_type or WorkType.DOCUMENT


def _unknown_type(record: Record, said: str, source: SourceText) -> Problem:
    place, listed = record.position(source, "TY"), "so it is listed among other works"
    if not said:
        said_so = f"This entry has no TY line, {listed}."
        return Problem(place, said_so, "an article begins with TY  - JOUR", Severity.NOTICE)
    near = nearest(said, sorted(RIS_TYPES), 0.7)
    hint = f"did you mean TY  - {near}?" if near else f"an article has TY  - JOUR instead of TY  - {said}"
    alike = Alike("{count} entries have a type that is not known, so they are listed among other works", f"“{said}”")
    return Problem(place, f"The type “{said}” is not known, {listed}.", hint, Severity.NOTICE, alike)


def _kind(record: Record, work_type: WorkType, keywords: tuple[str, ...]) -> Kind:
    if record.first("TY") == "ABST":
        return Kind.PUBLISHED_ABSTRACT
    labels = [label for label in record.all("M3", "TY") if label.lower() not in ("article", "journal article")]
    return classify_kind(work_type, keywords, labels)


def _key(record: Record) -> str:
    """The reference's ID, if it is fit for an address."""
    key = re.sub(r"[^\w.:-]+", "-", record.first("ID", "LB")).strip("-")
    return key if len(key) <= 60 else ""


def _words(value: str) -> list[str]:
    parts = value.split(";") if ";" in value else [value]
    return [plain(decode_html(part.strip(" *"))) for part in parts if part.strip(" *")]


def _identifiers(record: Record, work_type: WorkType) -> Identifiers:
    numbers = " ".join(record.all("SN")).replace("(", " (")
    doi = record.first("DO", "DOI") or next((found for url in record.all("UR", "L3") if (found := doi_in(url))), "")
    database = record.first("DB", "DP").lower()
    pmid = record.first("PMID") or (record.first("AN") if database in ("pubmed", "medline") else "")
    texts = " ".join(record.all("UR", "N1", "AN", "C2", "L2", "U2"))
    in_pubmed = next((match[1] for text in record.all("U1") if (match := _PUBMED_NUMBER.fullmatch(text))), "")
    has_isbn = work_type in _WITH_ISBN
    return Identifiers(
        doi=clean_doi(doi),
        pmid=clean_pmid(pmid) or in_pubmed or pmid_in(texts),
        pmcid=pmcid_in(texts),
        isbn=numbers if has_isbn else "",
        issn="" if has_isbn else next(iter(re.findall(r"\d{4}-?\d{3}[\dXx]", numbers)), numbers),
    )


class _Container(NamedTuple):
    """What the work is part of."""

    title: RichText = ()
    short: str = ""
    series: RichText = ()


def _container(record: Record, work_type: WorkType) -> _Container:
    if work_type in _JOURNALS:
        title = _name(record, "JF", "T2", "JO", "JA", "J2")
        others = (_name(record, tag) for tag in ("JA", "J2", "JO"))
        short = next((name for name in others if name and name != title), "")
        return _Container(decode_html(title), plain(decode_html(short)))
    if work_type in _PARTS:
        return _Container(decode_html(_name(record, "T2", "BT", "JF", "JO")), "", decode_html(record.first("T3")))
    if work_type is WorkType.BOOK:
        return _Container(series=decode_html(record.first("T2", "T3")))
    if work_type is WorkType.THESIS:
        return _Container()
    return _Container(decode_html(_name(record, "T2", "JF", "JO")))


def _name(record: Record, *tags: str) -> str:
    """The first of the names that is more than a status."""
    return next((name for tag in tags if (name := status_around(record.first(tag))[0])), "")


def _issue(record: Record, work_type: WorkType) -> str:
    others = [text for text in record.all("CP", "M1") if len(text) < 20 and re.search(r"\d", text)]
    return record.first("IS") or (others[0] if others and work_type in _JOURNALS else "")


def _number(text: str) -> str:
    """A number without the status that some programs write in its place."""
    return "" if text and status_around(text)[1] else text


def _pages(record: Record) -> str:
    ends = (_number(record.first("SP")), _number(record.first("EP")))
    first, last = (re.sub(r"[‐‑‒–—−]+", "-", text).strip(" -") for text in ends)
    if first.lower() in _NO_PAGES and last.lower() in _NO_PAGES:
        return ""  # Ovid breaks "No Pagination Specified" into two fields
    if not last or last == first or "-" in first:
        return first
    return f"{first}-{last}" if first else last
