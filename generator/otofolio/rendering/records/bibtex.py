"""BibTeX: the entries as they were, and one of our own making for an entry that came in another format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.model.publication import Contributor, Contributors, Publication, WorkType
from otofolio.model.text import RichText
from otofolio.rendering.wording import status_text

_TYPES = {
    WorkType.ARTICLE_JOURNAL: "article",
    WorkType.ARTICLE_MAGAZINE: "article",
    WorkType.ARTICLE_NEWSPAPER: "article",
    WorkType.REVIEW: "article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "incollection",
    WorkType.MANUSCRIPT: "unpublished",
    WorkType.PAPER_CONFERENCE: "inproceedings",
    WorkType.REPORT: "techreport",
}
_PUBLISHERS = {WorkType.THESIS: "school", WorkType.REPORT: "institution"}
"""Who brings out a work, if BibTeX calls them otherwise."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}%$&#_~^`]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')")
"""Where two signs would print as a dash or a quote."""
_NOT_IN_KEYS = re.compile(r"""[\s{}"#%~\\'(),=@]+""")
Fields = Iterator[tuple[str, str]]


def bibtex_entry(work: Publication) -> str:
    """One entry, closed by a line end: its source if that was BibTeX, else made from its fields."""
    if work.source_format == "bibtex" and work.source_text:
        return work.source_text.strip() + "\n"
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(work) if value]
    return "\n".join([f"@{_entry_type(work)}{{{bibtex_key(work.key)},", *lines, "}", ""])


def escape_bibtex(text: str) -> str:
    """Text inside braces: LaTeX's special characters escaped, every white space a blank. Other letters stay Unicode."""
    return _LIGATURE.sub("{}", _SPECIAL.sub(lambda match: _LATEX[match[0]], re.sub(r"\s", " ", text)))


def _entry_type(work: Publication) -> str:
    if work.type is WorkType.THESIS:
        return "mastersthesis" if "master" in work.genre.lower() else "phdthesis"
    return _TYPES.get(work.type, "misc")


def _fields(work: Publication) -> Fields:
    yield "title", _marked_up(work.title)
    yield "author", bibtex_names(work.authors, work.authors_truncated)
    yield "editor", bibtex_names(work.editors, False)
    yield from _container(work)
    yield from _date(work)
    ids = work.identifiers
    yield "doi", escape_bibtex(ids.doi)
    yield "pmid", escape_bibtex(ids.pmid)
    yield "pmcid", escape_bibtex(ids.pmcid)
    yield "isbn", escape_bibtex(ids.isbn)
    yield "issn", escape_bibtex(ids.issn)
    yield "url", escape_bibtex(work.url)
    yield "keywords", escape_bibtex(", ".join(work.keywords))
    yield "abstract", _marked_up(work.abstract)
    yield "note", _marked_up(work.note)
    yield "pubstate", escape_bibtex(status_text(work))


def _container(work: Publication) -> Fields:
    in_journal = _entry_type(work) == "article"
    yield ("journal" if in_journal else "booktitle"), _marked_up(work.container_title)
    yield "shortjournal", escape_bibtex(work.container_title_short)
    yield "series", _marked_up(work.collection_title)
    yield "volume", escape_bibtex(work.volume)
    yield "number", escape_bibtex(work.issue or work.number)
    yield "pages", work.pages and "--".join(escape_bibtex(part) for part in work.pages.split("-"))
    yield "edition", escape_bibtex(work.edition)
    yield _PUBLISHERS.get(work.type, "publisher"), escape_bibtex(work.publisher)
    yield "address", escape_bibtex(work.publisher_place or work.event_place)
    yield "howpublished", escape_bibtex(work.event_title)
    yield "type", escape_bibtex(work.genre)


def _date(work: Publication) -> Fields:
    day = work.issued.start if work.issued else None
    yield "year", str(day.year) if day else escape_bibtex(work.issued.literal if work.issued else "")
    yield "month", MONTHS[day.month - 1] if day and day.month else ""


def bibtex_names(people: Contributors, is_truncated: bool) -> str:
    """The names of a field `author` or `editor`."""
    names = [_name(person) for person in people]
    return " and ".join([*names, *(["others"] if is_truncated and names else [])])


def _name(person: Contributor) -> str:
    """`von Last, Jr, First`; a group in braces of its own, so that no comma or "and" in it divides it."""
    if person.literal:
        return f"{{{escape_bibtex(person.literal)}}}"
    von = " ".join(filter(None, (person.dropping_particle, person.non_dropping_particle)))
    family = " ".join(filter(None, (escape_bibtex(von), _name_part(person.family))))
    return ", ".join(filter(None, (family, _name_part(person.suffix), _name_part(person.given))))


def _name_part(text: str) -> str:
    """A part in which a comma or the word "and" would be read as a separator goes in braces."""
    escaped = escape_bibtex(text)
    return f"{{{escaped}}}" if re.search(r",|\band\b", escaped) else escaped


def _marked_up(runs: RichText) -> str:
    pieces = []
    for run in runs:
        text = escape_bibtex(run.text)
        if run.superscript or run.subscript:
            text = rf"\text{'super' if run.superscript else 'sub'}script{{{text}}}"
        text = rf"\emph{{{text}}}" if run.italic else text
        pieces.append(f"{{{text}}}" if run.verbatim else text)
    return " ".join("".join(pieces).split())


def bibtex_key(key: str) -> str:
    """The key without the characters that end or divide an entry."""
    return _NOT_IN_KEYS.sub("-", key).strip("-") or "work"
