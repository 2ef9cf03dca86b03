"""From one item of CSL-JSON to a publication."""

from __future__ import annotations

import re
from typing import Any

from otofolio.model.publication import Identifiers, Kind, Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.csl_json.values import CslItem
from otofolio.reading.markup.addresses import address_problems, first_address
from otofolio.reading.works.identifiers import arxiv_in, clean_doi, clean_pmcid, clean_pmid
from otofolio.reading.works.keys import made_up_key
from otofolio.reading.works.kinds import classify_kind, explicit_kind, nearest_kind, status_of
from otofolio.reading.works.naming.remarks import Remark, problems_of

# Crossref's own types, beside those of CSL (Crossref REST API, /types).
_CROSSREF_TYPES = {
    "journal-article": WorkType.ARTICLE_JOURNAL,
    "proceedings-article": WorkType.PAPER_CONFERENCE,
    "book-chapter": WorkType.CHAPTER,
    "book-section": WorkType.CHAPTER,
    "book-part": WorkType.CHAPTER,
    "reference-entry": WorkType.ENTRY_ENCYCLOPEDIA,
    "monograph": WorkType.BOOK,
    "edited-book": WorkType.BOOK,
    "reference-book": WorkType.BOOK,
    "proceedings": WorkType.BOOK,
    "posted-content": WorkType.ARTICLE,
    "preprint": WorkType.ARTICLE,
    "dissertation": WorkType.THESIS,
    "report-component": WorkType.REPORT,
    "database": WorkType.DATASET,
    "program": WorkType.SOFTWARE,
    "peer-review": WorkType.REVIEW,
}
_TEXT = {
    "title_short": ("title-short", "shortTitle"),
    "container_title_short": ("container-title-short", "short-container-title", "journalAbbreviation"),
    "collection_number": ("collection-number",),
    "volume": ("volume",),
    "volume_title": ("volume-title",),
    "number_of_volumes": ("number-of-volumes",),
    "issue": ("issue",),
    "pages": ("page",),
    "number": ("number", "article-number"),
    "number_of_pages": ("number-of-pages",),
    "chapter_number": ("chapter-number",),
    "edition": ("edition",),
    "version": ("version",),
    "publisher": ("publisher",),
    "publisher_place": ("publisher-place", "publisher-location"),
    "genre": ("genre",),
    "medium": ("medium",),
    "event_title": ("event-title", "event"),
    "event_place": ("event-place",),
    "original_title": ("original-title",),
    "original_publisher": ("original-publisher",),
    "original_publisher_place": ("original-publisher-place",),
    "archive": ("archive",),
    "language": ("language",),
}
_RICH = {
    "title": ("title",),
    "container_title": ("container-title",),
    "collection_title": ("collection-title",),
    "abstract": ("abstract",),
    "note": ("note",),
}
_PEOPLE = {
    "authors": "author",
    "editors": "editor",
    "translators": "translator",
    "container_authors": "container-author",
    "collection_editors": "collection-editor",
}
_DATES = {
    "issued": ("issued", "published"),
    "event_date": ("event-date",),
    "accessed": ("accessed",),
    "original_date": ("original-date",),
}
# Some exports put every address of a work into the one field; only the first can be linked to.
_SECOND_ADDRESS = re.compile(r"[\s,;]+(?=https?://)")
# Zotero keeps what has no field of its own on lines of the note.
_NOTED = re.compile(r"^[ \t]*(DOI|PMC?ID)[ \t]*:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TELLING = ("title", "author", "editor", "container-title", "DOI", "PMID", "URL")


def is_publication(value: Any) -> bool:
    """Whether a JSON value holds anything that could be cited."""
    return isinstance(value, dict) and any(value.get(name) for name in _TELLING)


def publication_of(fields: dict[str, Any], written: str, place: Position) -> tuple[Publication, tuple[Problem, ...]]:
    """Read the item's fields. `written` is its text as it stands in the file."""
    item = CslItem(fields)
    work_type = _work_type(item.raw("type"))
    kind, notices = _kind(item, work_type, place)
    facts: dict[str, Any] = {field: item.text(*names) for field, names in _TEXT.items()}
    facts |= {field: item.rich(*names) for field, names in _RICH.items()}
    remarks: list[Remark] = []
    facts |= {field: item.people(name, remarks) for field, name in _PEOPLE.items()}
    facts |= {field: item.date(*names) for field, names in _DATES.items()}
    year = facts["issued"].year if facts["issued"] else 0
    addresses = [address for address in _SECOND_ADDRESS.split(item.raw("URL")) if address]
    work = Publication(
        key=item.raw("id", "citation-key") or made_up_key(facts["authors"], year, plain(facts["title"]), place.line),
        type=work_type,
        kind=kind,
        status=status_of(item.text("status")) or Status.PUBLISHED,
        identifiers=_identifiers(item),
        keywords=item.words("keyword"),
        url=first_address(addresses),
        source_text=written,
        source_format="csl-json",
        position=place,
        **facts,
    )
    return work, (*notices, *address_problems(work, addresses, place), *problems_of(remarks, work.key, place))


def _work_type(name: str) -> WorkType:
    try:
        return WorkType(name)
    except ValueError:
        return _CROSSREF_TYPES.get(name, WorkType.UNTYPED)


def _kind(item: CslItem, work_type: WorkType, place: Position) -> tuple[Kind, tuple[Problem, ...]]:
    """The kind that a custom field names, else what type and genre tell."""
    usual = classify_kind(work_type, (), (item.text("genre"), item.raw("subtype")))
    said = item.text("kind")
    kind = explicit_kind(said) if said else usual
    if kind is not None:
        return kind, ()
    near = nearest_kind(said)
    hint = f'did you mean "{near}"?' if near else "the kinds are " + ", ".join(each.value for each in Kind) + "."
    return usual, (Problem(place, f'"{said}" is not a kind of publication.', hint, Severity.ERROR),)


def _identifiers(item: CslItem) -> Identifiers:
    noted = {name.upper(): value for name, value in _NOTED.findall(item.raw("note"))}
    doi = clean_doi(item.raw("DOI") or noted.get("DOI", ""))
    return Identifiers(
        doi=doi,
        pmid=clean_pmid(item.raw("PMID") or noted.get("PMID", "")),
        pmcid=clean_pmcid(item.raw("PMCID") or noted.get("PMCID", "")),
        isbn=item.raw("ISBN"),
        issn=item.raw("ISSN"),
        arxiv=arxiv_in(doi.removeprefix("10.48550/")) if doi.startswith("10.48550/") else "",
    )
