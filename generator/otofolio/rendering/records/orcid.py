"""BibTeX for ORCID's import (“Add works from BibTeX”), which knows less of BibTeX than other programs do.

Its parser (`bibtexParseJs`) stops at `@string`, and its form takes the title, the container (`journal`, `booktitle`),
the year and the identifiers from plain fields. LaTeX markup would be shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from otofolio.model.publication import Publication, WorkType
from otofolio.model.text import plain
from otofolio.rendering.records.bibtex import MONTHS, bibtex_key, bibtex_names, escape_bibtex

_TYPES = {
    WorkType.ARTICLE_JOURNAL: "article",
    WorkType.ARTICLE_MAGAZINE: "article",
    WorkType.ARTICLE_NEWSPAPER: "article",
    WorkType.REVIEW: "article",
    WorkType.REVIEW_BOOK: "article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "incollection",
    WorkType.ENTRY_DICTIONARY: "incollection",
    WorkType.ENTRY_ENCYCLOPEDIA: "incollection",
    WorkType.PAPER_CONFERENCE: "inproceedings",
    WorkType.REPORT: "techreport",
}
_CONTAINERS = {
    "article": "journal", "book": "publisher", "phdthesis": "school", "mastersthesis": "school",
    "techreport": "institution",
}  # fmt: skip
"""The field for what the work is in, or who brings it out; `booktitle` for the types that are not named."""


def render_orcid_bibtex(works: Iterable[Publication]) -> str:
    """The published works. Empty if there are none."""
    return "\n".join(_entry(work) for work in works if work.status.is_public)


def _entry(work: Publication) -> str:
    kind = _entry_type(work)
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(work, kind) if value]
    return "\n".join([f"@{kind}{{{bibtex_key(work.key)},", *lines, "}", ""])


def _entry_type(work: Publication) -> str:
    if work.type is WorkType.THESIS:
        return "mastersthesis" if "master" in work.genre.lower() else "phdthesis"
    return _TYPES.get(work.type, "misc")


def _fields(work: Publication, kind: str) -> Iterator[tuple[str, str]]:
    day, ids = work.issued.start if work.issued else None, work.identifiers
    yield "title", _line(work.plain_title)
    yield "author", " ".join(bibtex_names(work.authors, work.authors_truncated).split())
    container = _container(work, kind)
    yield _CONTAINERS.get(kind, "booktitle"), _line(container)
    yield "type", _line(work.genre) if kind.endswith(("thesis", "report")) else ""
    yield "year", str(work.year or "")
    yield "month", MONTHS[day.month - 1] if day and day.month else ""
    yield "volume", _line(work.volume)
    yield "number", _line(work.issue or work.number)
    yield "pages", work.pages and "--".join(_line(part) for part in work.pages.split("-"))
    yield "publisher", _line(work.publisher) if work.publisher != container else ""
    for name, value in (("doi", ids.doi), ("pmid", ids.pmid), ("pmcid", ids.pmcid), ("isbn", ids.isbn)):
        yield name, _line(value)
    yield "issn", _line(ids.issn)
    yield "url", _line(work.url)


def _container(work: Publication, kind: str) -> str:
    if _CONTAINERS.get(kind) in ("publisher", "school", "institution"):
        return work.publisher or plain(work.container_title)
    return plain(work.container_title) or work.event_title or work.publisher


def _line(text: str) -> str:
    return " ".join(escape_bibtex(text).split())
