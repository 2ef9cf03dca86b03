"""RIS: one tagged line a fact (the format's reference: Research Information Systems, "RIS Format Specifications")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.model.addresses import doi_address
from otofolio.model.publication import Contributor, Publication, Status, WorkType
from otofolio.model.text import plain
from otofolio.rendering.wording import family_text, page_range, status_text

_TYPES = {
    WorkType.ARTICLE: "UNPB",
    WorkType.ARTICLE_JOURNAL: "JOUR",
    WorkType.ARTICLE_MAGAZINE: "MGZN",
    WorkType.ARTICLE_NEWSPAPER: "NEWS",
    WorkType.BOOK: "BOOK",
    WorkType.CHAPTER: "CHAP",
    WorkType.DATASET: "DATA",
    WorkType.ENTRY_DICTIONARY: "DICT",
    WorkType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    WorkType.MANUSCRIPT: "UNPB",
    WorkType.MOTION_PICTURE: "VIDEO",
    WorkType.PAPER_CONFERENCE: "CPAPER",
    WorkType.PATENT: "PAT",
    WorkType.POST_WEBLOG: "BLOG",
    WorkType.REPORT: "RPRT",
    WorkType.REVIEW: "JOUR",
    WorkType.SOFTWARE: "COMP",
    WorkType.SPEECH: "SLIDE",
    WorkType.THESIS: "THES",
    WorkType.WEBPAGE: "ELEC",
}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
Lines = Iterator[tuple[str, str]]


def escape_ris(text: str) -> str:
    """A value on one line: RIS has no other escaping, and a line end would begin a new tag."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def ris_record(work: Publication) -> str:
    """One record, closed by `ER` and an empty line."""
    tagged = [("TY", _type(work)), *_facts(work)]
    lines = [f"{tag}  - {value}" for tag, raw in tagged if (value := escape_ris(raw))]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _type(work: Publication) -> str:
    """`INPR` and `UNPB` are the types for an article that is not out, so that no program lists it as an article."""
    if work.type is WorkType.ARTICLE_JOURNAL:
        is_coming = work.status in (Status.IN_PRESS, Status.ACCEPTED)
        return "INPR" if is_coming else "JOUR" if work.status.is_public else "UNPB"
    return _TYPES.get(work.type, "GEN")


def _facts(work: Publication) -> Lines:
    yield "ID", work.key
    yield "TI", work.plain_title
    for tag, people in (("AU", work.authors), ("ED", work.editors)):
        yield from ((tag, _name(person)) for person in people)
    yield from _container(work)
    yield from _date(work)
    yield from _identifiers(work)
    yield "AB", plain(work.abstract)
    yield from (("KW", keyword) for keyword in work.keywords)
    yield "N1", plain(work.note)
    # RIS has no tag for the status; every reference manager keeps N1 as a note.
    yield "N1", f"Status: {status}" if (status := status_text(work)) else ""


def _container(work: Publication) -> Lines:
    first, last = page_range(work.pages)
    yield "T2", plain(work.container_title) or work.event_title
    yield "JA", work.container_title_short
    yield "T3", plain(work.collection_title)
    yield "VL", work.volume
    yield "IS", work.issue
    yield "SP", first if last else work.pages
    yield "EP", last
    yield "M1", work.number
    yield "ET", work.edition
    yield "PB", work.publisher
    yield "CY", work.publisher_place or work.event_place
    yield "M3", work.genre
    yield "LA", work.language


def _date(work: Publication) -> Lines:
    """`DA` is `YYYY/MM/DD/`, its unknown parts left empty."""
    if work.issued is None or work.issued.start is None:
        return
    day = work.issued.start
    yield "PY", f"{day.year:04d}"
    if day.month:
        yield "DA", f"{day.year:04d}/{day.month:02d}/{f'{day.day:02d}' if day.day else ''}/"


def _identifiers(work: Publication) -> Lines:
    ids = work.identifiers
    yield "DO", ids.doi
    yield "AN", ids.pmid
    yield "C2", ids.pmcid
    yield "SN", ids.issn or ids.isbn
    yield "UR", work.url or (doi_address(ids.doi) if ids.doi else "")


def _name(person: Contributor) -> str:
    """`Family, Given, Suffix`."""
    return person.literal or ", ".join(filter(None, (family_text(person), person.given, person.suffix)))
