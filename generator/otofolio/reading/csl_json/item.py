"""From one item of CSL-JSON to a publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Identifiers, Kind, Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.csl_json.values import CslItem
from otofolio.reading.markup.addresses import address_problems, first_address
from otofolio.reading.markup.latex import decode_html
from otofolio.reading.works.date_doubts import date_doubts
from otofolio.reading.works.identifiers import arxiv_in, clean_doi, clean_pmcid, clean_pmid
from otofolio.reading.works.keys import made_up_key
from otofolio.reading.works.kinds import classify_kind, explicit_kind, nearest_kind
from otofolio.reading.works.naming.remarks import Remark, problems_of
from otofolio.reading.works.progress import (
    UNKNOWN,
    Known,
    Stage,
    in_words,
    stage_in,
    stage_in_note,
    stage_of_date,
    stage_said,
    status_around,
)

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
# Some exports put every address of a work into the one field; only the first can be linked to.
_SECOND_ADDRESS = re.compile(r"[\s,;]+(?=https?://)")
# Zotero keeps what has no field of its own on lines of the note.
_NOTED = re.compile(r"^[ \t]*(DOI|PMC?ID)[ \t]*:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TELLING = ("title", "author", "editor", "container-title", "DOI", "PMID", "URL")


def is_publication(value: Any) -> bool:
    """Whether a JSON value holds anything that could be cited."""
    return isinstance(value, dict) and any(value.get(name) for name in _TELLING)


def publication_of(fields: dict[str, Any], written: str, place: Position) -> tuple[Publication, tuple[Problem, ...]]:
    """Read the item's fields. `written` is its text as it is in the file."""
    item = CslItem(fields)
    text, rich = item.text, item.rich
    work_type = _work_type(item.raw("type"))
    kind, problems = _kind(item, work_type, place)
    remarks: list[Remark] = []
    authors, title, issued = item.people("author", remarks), rich("title"), item.date("issued", "published")
    key = item.raw("id", "citation-key") or made_up_key(authors, issued.year if issued else 0, plain(title), place.line)
    addresses = [address for address in _SECOND_ADDRESS.split(item.raw("URL")) if address]
    container, in_container = status_around(item.raw("container-title"))
    known = Known(key, kind, work_type, bool(text("volume", "page")), bool(item.raw("DOI")))
    progress = _progress(item, known, in_container, place)
    work = Publication(
        key=key,
        type=work_type,
        kind=kind,
        status=progress.stage.status,
        status_words=progress.stage.words,
        title=title,
        title_short=text("title-short", "shortTitle"),
        authors=authors,
        editors=item.people("editor", remarks),
        translators=item.people("translator", remarks),
        container_authors=item.people("container-author", remarks),
        collection_editors=item.people("collection-editor", remarks),
        container_title=decode_html(container),
        container_title_short=text("container-title-short", "short-container-title", "journalAbbreviation"),
        collection_title=rich("collection-title"),
        collection_number=text("collection-number"),
        volume=text("volume"),
        volume_title=text("volume-title"),
        number_of_volumes=text("number-of-volumes"),
        issue=text("issue"),
        pages=text("page"),
        number=text("number", "article-number"),
        number_of_pages=text("number-of-pages"),
        chapter_number=text("chapter-number"),
        edition=text("edition"),
        version=text("version"),
        publisher=text("publisher"),
        publisher_place=text("publisher-place", "publisher-location"),
        genre=text("genre"),
        medium=text("medium"),
        event_title=text("event-title", "event"),
        event_place=text("event-place"),
        event_date=item.date("event-date"),
        issued=None if progress.is_dateless else issued,
        accessed=item.date("accessed"),
        original_date=item.date("original-date"),
        original_title=text("original-title"),
        original_publisher=text("original-publisher"),
        original_publisher_place=text("original-publisher-place"),
        archive=text("archive"),
        language=text("language"),
        url=first_address(addresses),
        identifiers=_identifiers(item),
        abstract=rich("abstract"),
        keywords=item.words("keyword"),
        note=rich("note"),
        source_text=written,
        source_format="csl-json",
        position=place,
    )
    dates = _date_problems(item, key, issued, place)
    odd = (*problems, *progress.problems, *dates, *address_problems(work, addresses, place))
    return work, (*odd, *problems_of(remarks, key, place, _WRITE))


def _work_type(name: str) -> WorkType:
    try:
        return WorkType(name)
    except ValueError:
        return _CROSSREF_TYPES.get(name, WorkType.UNTYPED)


_WRITE = 'write each name in its parts: {"family": "Surname", "given": "Given Names"}'


class _Progress(NamedTuple):
    """How far the work has come, and what is to be said about that."""

    stage: Stage
    is_dateless: bool = False
    """The date is words that say how far it has come."""
    problems: tuple[Problem, ...] = ()


def _progress(item: CslItem, known: Known, in_container: Stage | None, place: Position) -> _Progress:
    """CSL's `status` says it (CSL 1.0.2, "Standard Variables"); the date, the journal and the note may."""
    dated = item.written("issued", "published")
    has_year = re.search(r"\d{4}", dated) is not None
    by_date = stage_in(dated) if has_year else stage_of_date(dated, known.work_type) if dated else None
    said = (
        ("status", item.text("status"), stage_said(item.text("status"))),
        ("issued", dated, by_date),
        ("container-title", item.text("container-title"), in_container),
        ("note", item.text("note"), stage_in_note(item.text("note"), known)),
    )
    for name, words, stage in said:
        if stage is not None:
            is_expected = stage.is_understood and name != "container-title"
            problems = () if is_expected else (_doubt(known.key, name, words, stage, place),)
            return _Progress(stage, by_date is not None and not has_year, problems)
    return _Progress(Stage(Status.PUBLISHED))


def _doubt(key: str, name: str, words: str, stage: Stage, place: Position) -> Problem:
    said = f"“{name}” of “{key}” says “{words}”"
    if stage.is_understood:
        said += f", so the work is listed as {in_words(stage.status)}."
    else:
        said += f", {UNKNOWN}."
    hint = 'write "status": "submitted", "accepted", "in press" or "published"'
    return Problem(place, said, hint, Severity.WARNING)


def _date_problems(item: CslItem, key: str, issued: IssueDate | None, place: Position) -> Iterator[Problem]:
    dated = item.written("issued", "published")
    for doubt in date_doubts(dated, issued) if dated else ():
        alike = Alike("{count} dates were not read as they are written", f"“{dated}” in “{key}”")
        message = f"“issued” of “{key}” is “{dated}”, {doubt.said}."
        yield Problem(place, message, doubt.hint, Severity.WARNING, alike)


def _kind(item: CslItem, work_type: WorkType, place: Position) -> tuple[Kind, tuple[Problem, ...]]:
    """The kind that a custom field names, else what type and genre tell."""
    usual = classify_kind(work_type, (), (item.text("genre"), item.raw("subtype")))
    said = item.text("kind")
    kind = explicit_kind(said) if said else usual
    if kind is not None:
        return kind, ()
    near = nearest_kind(said)
    hint = f"did you mean “{near}”?" if near else "the kinds are " + ", ".join(each.value for each in Kind)
    return usual, (Problem(place, f"“{said}” is not a kind of publication.", hint, Severity.ERROR),)


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
