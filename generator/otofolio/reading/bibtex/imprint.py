"""Who published a work, and its numbers: volume, issue, pages."""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.publication import Kind, WorkType
from otofolio.reading.bibtex.entry_facts import server_as_journal, server_of
from otofolio.reading.bibtex.entry_types import IN_BOOKS, IN_JOURNALS, WHOLE_BOOKS
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.works.pages import pages_problem, read_pages

_DASHES = re.compile(r"(?<!\s)\s*[-‐‑‒–—−]+\s*")
_USUAL = re.compile(r"\d+--?\d+")
_PAGE_LABEL = re.compile(r"^pp?\.\s*")
_ARTICLE_NUMBER = (
    "eid", "article-number", "articleno", "artnum", "article_number", "art_number", "elocation-id",
)  # fmt: skip
_POSTAL = re.compile(r"[^,]*,.*\b(?:\d{4,5}(?:-\d{3,4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b")
_COUNTRY = re.compile(r"\b(?:USA|England|UK|Germany|Netherlands|Switzerland|Ireland|France|Japan|Italy)\.?$", re.I)
_STREET = re.compile(
    r"\s+(?:\S*\d|(?:one|two|three|great|the boulevard|suite|ste|po box|p o box|gateway|radarweg|journals dept)\b).*",
    re.IGNORECASE,
)
_SMALL = ("AND", "OF", "THE", "FOR", "DE")
_SHORT = ("INC", "LTD", "CO", "SCI", "INT", "MED", "AG")


class Numbers(NamedTuple):
    """Where the work is in its journal, its book or its series."""

    volume: str
    issue: str
    collection_number: str
    number: str
    pages: str
    chapter_number: str
    edition: str
    version: str


class Publisher(NamedTuple):
    """Who published the work, and where."""

    name: str
    place: str


def numbers_of(fields: FieldReader, work_type: WorkType, kind: Kind, year: int) -> Numbers:
    """BibTeX's `number` is an issue, the number in a series, or that of a report, by the type of work."""
    number, issue = fields.plain("number"), fields.plain("issue")
    series = bool(fields.raw("series"))
    in_journal = work_type in IN_JOURNALS
    in_series = series and (work_type in WHOLE_BOOKS or work_type in IN_BOOKS)
    is_issue = in_journal or (work_type in IN_BOOKS and not series)
    eid = fields.plain(*_ARTICLE_NUMBER)
    return Numbers(
        volume=fields.plain("volume"),
        issue=(number or issue) if is_issue else issue,
        collection_number=number if in_series else "",
        number=eid if in_journal or work_type in IN_BOOKS else (eid or ("" if in_series else number)),
        pages=_pages(fields, year, bool(fields.raw("volume")) and kind is not Kind.PREPRINT),
        chapter_number=fields.plain("chapter"),
        edition=fields.plain("edition"),
        version=fields.plain("version"),
    )


def _pages(fields: FieldReader, year: int, is_in_volume: bool) -> str:
    """CSL's form: a hyphen between pages, whatever dash the source has."""
    written = fields.raw("pages", "page")
    if written.isalnum():
        return written
    is_usual = _USUAL.fullmatch(written) is not None
    text = written.replace("--", "-") if is_usual else _DASHES.sub("-", fields.plain("pages", "page")).strip(" -.,")
    text = _PAGE_LABEL.sub("", text) if text[:1] == "p" else text
    pages = read_pages(text, year, is_in_volume)
    if pages.remark:
        name = "pages" if fields.raw("pages") else "page"
        fields.problems.append(pages_problem(fields.entry.key, text, pages, fields.place(name)))
    return pages.text


def publisher_of(fields: FieldReader, work_type: WorkType, kind: Kind) -> Publisher:
    """The publisher under the names that types of work have for it."""
    names = ["publisher", "institution", "school", "organization", "organisation"]
    if work_type is WorkType.THESIS:
        names = ["school", "institution", "publisher", "organization"]
    elif work_type is WorkType.REPORT:
        names = ["institution", "organization", "publisher", "school"]
    publisher = _without_postal(fields, fields.plain(*names), names)
    if work_type is WorkType.ARTICLE:
        publisher = server_as_journal(fields) or publisher or server_of(fields)
    if not publisher and work_type is WorkType.PATENT:
        publisher = fields.plain("holder")
    is_presented = kind in (Kind.ORAL, Kind.POSTER) and work_type is WorkType.SPEECH
    return Publisher(publisher, "" if is_presented else fields.plain("address", "location"))


def is_postal(text: str) -> bool:
    """Whether a publisher comes with its postal address, as Web of Science has it."""
    letters = text[:400]
    return bool(_POSTAL.match(letters)) and (letters.isupper() or bool(_COUNTRY.search(letters)))


def _without_postal(fields: FieldReader, publisher: str, names: list[str]) -> str:
    if not publisher or not is_postal(publisher):
        return publisher
    name = _STREET.sub("", publisher.split(",", maxsplit=1)[0]).strip()
    kept = " ".join(map(_calmed, name.split())) if name.isupper() else name
    said = f"The publisher of “{fields.entry.key}” comes with a postal address; it is read as “{kept}”."
    many = "{count} publishers come with a postal address; only their names are read"
    where = next(each for each in names if fields.raw(each))
    fields.tell(where, said, "write the publisher's name, and the city in the field address", many=many)
    return kept


def _calmed(word: str) -> str:
    if word in _SMALL or (len(word) < 4 and word not in _SHORT):
        return word.lower() if word in _SMALL else word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
