"""AMA style (AMA Manual of Style, 11th edition, chapter 3)."""

from __future__ import annotations

from otofolio.citing.casing import title_case_runs
from otofolio.citing.dates import month_day_year, year_of
from otofolio.citing.identifiers import arxiv_run, doi_run, url_run
from otofolio.citing.joining import Piece, join, sentences, styled, without_full_stops, wrapped
from otofolio.citing.names import name_list
from otofolio.citing.numbers import RangeStyle, edition_text, is_numeric, is_plural, number_text
from otofolio.citing.person import NameStyle
from otofolio.citing.presentations import is_presentation, meeting, meeting_date, meeting_place, presented_at
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import UNPUBLISHED, ama_status, ama_status_as_year
from otofolio.citing.style import Style
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import RichText, Role, Run

_NAMES = NameStyle(shortest_cut=7, shown=3)
_RANGES = RangeStyle(dash="-")
_BOOKS = frozenset(
    (WorkType.BILL, WorkType.BOOK, WorkType.GRAPHIC, WorkType.LEGISLATION, WorkType.MOTION_PICTURE, WorkType.REPORT,
     WorkType.SONG)
)  # fmt: skip
_PARTS = frozenset(
    (WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA)
)
_SITES = frozenset((WorkType.POST, WorkType.POST_WEBLOG, WorkType.WEBPAGE))
_DATA = frozenset((WorkType.DATASET, WorkType.SOFTWARE))
_ITALIC_TITLES = _BOOKS | {WorkType.LEGAL_CASE, WorkType.THESIS}


def cite_ama(work: Publication, everybody: bool) -> RichText:
    """The whole citation: authors, title, source, access."""
    if work.authors:
        names = name_list(work.authors, _NAMES, everybody, work.authors_truncated)
    else:
        names = _editors(work, everybody)
    return sentences(names, _title(work), *_source(work, everybody), tail=(_access(work),))


def _source(work: Publication, everybody: bool) -> tuple[Piece, ...]:
    if is_presentation(work):
        return _presentation(work)
    editors = _editors(work, everybody) if work.authors and work.editors else ()
    if work.type in _BOOKS:
        return _book(work, editors)
    if work.type in _PARTS:
        return _part(work, editors)
    if work.type in _SITES:
        return _container(work), month_day_year(work.issued)
    if work.type is WorkType.THESIS:
        return curly(work.genre), join("; ", curly(work.publisher), _year(work))
    if work.type in _DATA and work.publisher:
        return _data(work)
    return _article(work, editors)


def _title(work: Publication) -> RichText:
    title = work.title
    if work.type in _ITALIC_TITLES and not is_presentation(work):
        title = title if _is_foreign(work) else title_case_runs(title)
        return styled(curly_runs(title), Role.TITLE, italic=True)
    found = styled(curly_runs(title), Role.TITLE)
    if work.kind is Kind.PUBLISHED_ABSTRACT and not work.number:
        return join(" ", found, "[abstract]")
    return found


def _data(work: Publication) -> tuple[Piece, ...]:
    """AMA 11 §3.15: data and software name their version, and who holds them."""
    version = f"Version {curly(work.version)}" if work.version else ""
    return version, join("; ", curly(work.publisher), _year(work))


def _article(work: Publication, editors: RichText) -> tuple[Piece, ...]:
    """AMA 11 §3.11: journal, `Year;volume(issue):pages`."""
    server = styled(curly(work.publisher), Role.CONTAINER, italic=True) if work.type is WorkType.ARTICLE else ""
    journal = _container(work)
    is_abstract = work.kind is Kind.PUBLISHED_ABSTRACT and work.number and work.pages
    place = number_text(work.pages, "pages", _RANGES) if is_abstract or not work.number else _number(work, "number")
    when = join(":", _issue(work), place)
    return editors, journal, server, when, f"Abstract {work.number}" if is_abstract else ""


def _issue(work: Publication) -> RichText:
    issue = (
        ""
        if work.type is WorkType.ARTICLE_NEWSPAPER
        else join("", _number(work, "volume"), wrapped("(", _number(work, "issue"), ")"))
    )
    if work.volume or work.issue:
        year = year_of(work.issued)
        return (
            join(". ", join(";", year, issue), ama_status(work))
            if work.status in UNPUBLISHED
            else join(";", year, issue)
        )
    if work.status in UNPUBLISHED:
        return ama_status(work)
    date = month_day_year(work.issued)
    if not date or work.type is WorkType.ARTICLE_NEWSPAPER:
        return join("", date)
    phrase = "Preprint posted online" if work.type is WorkType.ARTICLE else "Published online"
    return (Run(f"{phrase} {date}"),)


def _book(work: Publication, editors: RichText) -> tuple[Piece, ...]:
    """AMA 11 §3.12: volume, edition, editors, `Publisher; year`."""
    imprint = join(
        ". ", _volume(work), _edition(work), wrapped("(", editors, ")"), join("; ", curly(work.publisher), _year(work))
    )
    return (join(":", imprint, number_text(work.pages, "pages", _RANGES)),)


def _part(work: Publication, editors: RichText) -> tuple[Piece, ...]:
    """AMA 11 §3.12: `In:` editors, book, `Publisher; year:pages`."""
    container = work.container_title if _is_foreign(work) else title_case_runs(work.container_title)
    whole = join(
        ". ",
        editors,
        styled(curly_runs(container), Role.CONTAINER, italic=True),
        _volume(work),
        _edition(work),
        curly_runs(work.collection_title),
    )
    imprint = join(". ", whole, join("; ", curly(work.publisher), _year(work)))
    place = number_text(work.pages, "pages", _RANGES) or _chapter(work)
    return (join(":", join(": ", "In" if whole else "", imprint), place),)


def _presentation(work: Publication) -> tuple[Piece, ...]:
    """AMA 11 §3.13: `Poster presented at: Meeting; Month days, year; City, State`."""
    where = join("; ", meeting(work), month_day_year(meeting_date(work)), meeting_place(work))
    return (
        join(": ", presented_at(work, "Poster", "Oral presentation"), where),
        f"Abstract {work.number}" if work.number else "",
    )


def _container(work: Publication) -> RichText:
    if work.type in _SITES:
        return styled(curly_runs(work.container_title), Role.CONTAINER)
    runs = (Run(work.container_title_short),) if work.container_title_short else work.container_title
    return styled(without_full_stops(curly_runs(runs)), Role.CONTAINER, italic=True)


def _editors(work: Publication, everybody: bool) -> RichText:
    label = ", eds." if len(work.editors) > 1 else ", ed."
    names = name_list(work.editors, _NAMES, everybody)
    return join("", names, label) if names else ()


def _volume(work: Publication) -> str:
    text = _number(work, "volume")
    if not is_numeric(work.volume, "volume"):
        return text
    return f"{'Vols' if is_plural(work.volume, 'volume') else 'Vol'} {text}"


def _edition(work: Publication) -> str:
    return curly(edition_text(work.edition, _RANGES))


def _chapter(work: Publication) -> str:
    text = curly(number_text(work.chapter_number, "chapter", _RANGES))
    if not is_numeric(work.chapter_number, "chapter"):
        return text
    return f"{'chaps' if is_plural(work.chapter_number, 'chapter') else 'chap'} {text}"


def _number(work: Publication, field: str) -> str:
    value: str = getattr(work, field)
    return curly(number_text(value, field, _RANGES)) if value else ""


def _year(work: Publication) -> Piece:
    return ama_status_as_year(work) if work.status in UNPUBLISHED else year_of(work.issued)


def _is_foreign(work: Publication) -> bool:
    return bool(work.language) and work.language[:2].lower() != "en"


def _access(work: Publication) -> RichText:
    if work.identifiers.doi:
        return doi_run(work.identifiers.doi, "doi:")
    if not work.url:
        return arxiv_run(work.identifiers.arxiv, "arXiv:") if work.type is WorkType.ARTICLE else ()
    accessed = month_day_year(work.accessed)
    return join(". ", f"Accessed {accessed}" if accessed else "", url_run(work.url))


AMA = Style("ama", ("jama",), cite_ama)
