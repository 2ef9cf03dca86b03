"""CSL-JSON: the publications as Zotero and every citation processor read them (CSL 1.0.2 input schema)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.publication import Contributor, Publication, WorkType
from otofolio.model.text import RichText
from otofolio.rendering.wording import status_text

_TEXT_FIELDS = {
    "title-short": "title_short",
    "container-title-short": "container_title_short",
    "collection-number": "collection_number",
    "volume": "volume",
    "volume-title": "volume_title",
    "number-of-volumes": "number_of_volumes",
    "issue": "issue",
    "page": "pages",
    "number": "number",
    "number-of-pages": "number_of_pages",
    "chapter-number": "chapter_number",
    "edition": "edition",
    "version": "version",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "genre": "genre",
    "medium": "medium",
    "event-title": "event_title",
    "event-place": "event_place",
    "original-title": "original_title",
    "original-publisher": "original_publisher",
    "original-publisher-place": "original_publisher_place",
    "archive": "archive",
    "language": "language",
    "URL": "url",
}
_RICH_FIELDS = {
    "title": "title",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "abstract": "abstract",
    "note": "note",
}
_NAME_FIELDS = {
    "author": "authors",
    "editor": "editors",
    "translator": "translators",
    "container-author": "container_authors",
    "collection-editor": "collection_editors",
}
_DATE_FIELDS = {
    "issued": "issued",
    "event-date": "event_date",
    "accessed": "accessed",
    "original-date": "original_date",
}
_IDENTIFIERS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn"}


def render_csl_json(publications: Iterable[Publication]) -> str:
    """A JSON array, one item a line."""
    return "".join(csl_json_texts(publications))


def csl_json_texts(publications: Iterable[Publication]) -> Iterator[str]:
    """The same bit by bit."""
    yield "[\n"
    for number, work in enumerate(publications):
        yield (",\n" if number else "") + json.dumps(csl_item(work))
    yield "\n]\n"


def csl_item(work: Publication) -> dict[str, Any]:
    """One item, without the fields that the publication does not have."""
    return {key: value for key, value in _fields(work) if value}


def _fields(work: Publication) -> Iterator[tuple[str, Any]]:
    yield "id", work.key
    yield "type", work.type.value or WorkType.DOCUMENT.value
    yield "status", status_text(work)
    for key, field in _RICH_FIELDS.items():
        yield key, _marked_up(getattr(work, field))
    for key, field in _NAME_FIELDS.items():
        yield key, [_name(person) for person in getattr(work, field)]
    for key, field in _DATE_FIELDS.items():
        yield key, _date(getattr(work, field))
    for key, field in _TEXT_FIELDS.items():
        yield key, getattr(work, field)
    for key, field in _IDENTIFIERS.items():
        yield key, getattr(work.identifiers, field)
    yield "keyword", ", ".join(work.keywords)


def _marked_up(runs: RichText) -> str:
    """CSL's own inline tags (CSL-JSON documentation, "HTML-like formatting")."""
    pieces = []
    for run in runs:
        text = run.text
        for is_on, tag in ((run.superscript, "sup"), (run.subscript, "sub"), (run.italic, "i"), (run.bold, "b")):
            text = f"<{tag}>{text}</{tag}>" if is_on else text
        pieces.append(f'<span class="nocase">{text}</span>' if run.verbatim else text)
    return "".join(pieces)


def _name(person: Contributor) -> dict[str, Any]:
    parts = {
        "literal": person.literal,
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.non_dropping_particle,
        "dropping-particle": person.dropping_particle,
        "suffix": person.suffix,
        "comma-suffix": person.comma_suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(when: IssueDate | None) -> dict[str, Any]:
    if when is None:
        return {}
    days = [day for day in (when.start, when.end) if day]
    parts = {
        "date-parts": [_parts(day) for day in days],
        "season": when.season,
        "circa": when.circa,
        "literal": when.literal,
    }
    return {key: value for key, value in parts.items() if value}


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
