"""NLM style, which medicine calls Vancouver (Patrias K, Citing Medicine, 2nd edition, National Library of Medicine)."""

from __future__ import annotations

from otofolio.citing.casing import capitalized
from otofolio.citing.dates import year_month, year_month_day, year_of
from otofolio.citing.identifiers import arxiv_run, doi_run, pmcid_run, pmid_run, url_run
from otofolio.citing.joining import Piece, ended, join, sentences, styled, without_full_stops, wrapped
from otofolio.citing.names import name_list
from otofolio.citing.numbers import RangeStyle, edition_text, is_numeric, is_plural, number_text
from otofolio.citing.person import NameStyle
from otofolio.citing.presentations import is_presentation, meeting, meeting_date, meeting_place, presented_at
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import UNPUBLISHED, ahead_of_print, nlm_status
from otofolio.citing.style import Style
from otofolio.model.publication import Contributors, Kind, Publication, WorkType
from otofolio.model.text import RichText, Role, Run

_NAMES = NameStyle(shortest_cut=7, shown=6)
_RANGES = RangeStyle(minimal=True)
_REVIEWS = frozenset((WorkType.ARTICLE_JOURNAL, WorkType.REVIEW, WorkType.REVIEW_BOOK))
_NUMBERED = _REVIEWS | {WorkType.ARTICLE_MAGAZINE, WorkType.PERIODICAL, WorkType.POST_WEBLOG}
_SERIALS = _NUMBERED | {WorkType.ARTICLE_NEWSPAPER}
_WITHOUT_PAGES = _REVIEWS | {WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER}
_PARTS = frozenset(
    (WorkType.CHAPTER, WorkType.PAPER_CONFERENCE, WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA)
)
# Citing Medicine, ch. 1, "Type of Article".
_KINDS = {
    (WorkType.ARTICLE, Kind.PREPRINT): (Run("[Preprint]"),),
    (WorkType.ARTICLE_JOURNAL, Kind.PUBLISHED_ABSTRACT): (Run("[abstract]"),),
}
_LABELS = {"editor": (", editor", ", editors"), "translator": (", translator", ", translators"), "author": ("", "")}


def cite_nlm(work: Publication, everybody: bool) -> RichText:
    """The whole citation: authors, title, source, availability, notes."""
    if is_presentation(work):
        return sentences(
            _authors(work, everybody), _title(work), _presentation(work), tail=(_availability(work), _notes(work))
        )
    return sentences(
        _authors(work, everybody),
        _title(work),
        "" if work.container_title else _edition(work),
        _container(work, everybody),
        _imprint(work),
        _pages(work),
        _site_part(work),
        _series(work, everybody),
        _report_number(work),
        ahead_of_print(work, "Epub ahead of print"),
        f"Abstract {work.number}" if work.kind is Kind.PUBLISHED_ABSTRACT and work.number and work.pages else "",
        tail=(_availability(work), _notes(work)),
    )


def _authors(work: Publication, everybody: bool) -> RichText:
    """Who comes first: authors, else editors and translators, else the editors of the series."""
    if work.authors:
        return name_list(work.authors, _NAMES, everybody, work.authors_truncated)
    if work.editors and work.editors == work.translators:
        return join("", name_list(work.editors, _NAMES, everybody), ", editor", "s" if len(work.editors) > 1 else "",
                    " & translator", "s" if len(work.editors) > 1 else "")  # fmt: skip
    if work.editors or work.translators:
        return join(
            ", ", _labeled(work.editors, "editor", everybody), _labeled(work.translators, "translator", everybody)
        )
    return _labeled(work.collection_editors, "editor", everybody)


def _labeled(names: Contributors, label: str, everybody: bool) -> RichText:
    found = name_list(names, _NAMES, everybody)
    return join("", found, _LABELS[label][len(names) > 1]) if found else ()


def _title(work: Publication) -> RichText:
    is_site = work.type is WorkType.WEBPAGE and work.container_title
    title = styled(curly_runs(work.container_title if is_site else work.title), Role.TITLE)
    genre = wrapped("[", curly(work.genre), "]") if not is_presentation(work) else ()
    if not genre:
        genre = _KINDS.get((work.type, work.kind), ())
    is_preprint = work.type is WorkType.ARTICLE and work.kind is Kind.PREPRINT
    medium = () if is_preprint or (work.container_title and not is_site) else wrapped("[", _medium(work), "]")
    return join(" ", title, genre, medium)


def _medium(work: Publication) -> str:
    if work.medium:
        return capitalized(curly(work.medium))
    return "Internet" if work.url and work.type not in _PARTS else ""


def _container(work: Publication, everybody: bool) -> RichText:
    editors = _labeled(work.editors, "editor", everybody) if work.authors else ()
    container = join(". ", editors, _container_title(work))
    return join(": ", "In" if work.type in _PARTS else "", container)


def _container_title(work: Publication) -> RichText:
    if work.type is WorkType.WEBPAGE:
        return ()
    if not work.container_title:
        volume = number_text(work.volume, "volume", _RANGES)
        return join(
            ", ",
            f"{'Vols.' if is_plural(work.volume, 'volume') else 'Vol.'} {volume}"
            if is_numeric(work.volume, "volume")
            else curly(volume),
            curly(work.volume_title),
        )
    title: RichText = curly_runs(work.container_title)
    if work.type in _REVIEWS:
        title = without_full_stops((Run(curly(work.container_title_short)),) if work.container_title_short else title)
    is_online = work.url and not _has_database_id(work)
    online = "[Internet]" if is_online else ""
    return join(". ", join(" ", styled(title, Role.CONTAINER), online), _edition(work))


def _has_database_id(work: Publication) -> bool:
    ids = work.identifiers
    return work.type is WorkType.ARTICLE_JOURNAL and bool(ids.doi or ids.pmid or ids.pmcid)


def _imprint(work: Publication) -> RichText:
    """`Place: Publisher; date;volume(issue):pages`."""
    publisher: RichText = ()
    if work.type not in _SERIALS:
        place = curly(work.publisher_place)
        bracketed = wrapped("[", place, "]") if work.type is WorkType.THESIS else place
        publisher = join(": ", "" if work.type is WorkType.SPEECH else bracketed, curly(work.publisher))
    return join("; ", publisher, join(";", _date(work), _issue(work)))


def _date(work: Publication) -> RichText:
    if work.status in UNPUBLISHED:
        return join(" ", nlm_status(work), year_of(work.issued) if work.status.is_public else "")
    if work.type in _SERIALS:
        date = join(" ", year_month_day(work.issued), () if _has_database_id(work) else _cited(work))
        return join(":", date, number_text(work.pages, "pages", _RANGES)) if _is_newspaper(work) else date
    if work.type is WorkType.PATENT:
        return join(" ", join(", ", _number(work), year_of(work.issued)), _cited(work))
    if work.type in (WorkType.BILL, WorkType.LEGISLATION):
        return join(" ", year_month_day(work.issued))
    if work.type is WorkType.SPEECH:
        return join("; ", join(" ", year_month_day(work.issued), _cited(work)), curly(work.event_place))
    date_text = year_month(work.issued) if work.type is WorkType.REPORT else year_of(work.issued)
    return join(" ", date_text, _cited(work))


def _is_newspaper(work: Publication) -> bool:
    return work.type is WorkType.ARTICLE_NEWSPAPER


def _cited(work: Publication) -> RichText:
    date = year_month_day(work.accessed)
    return wrapped("[", f"cited {date}", "]") if work.url and date else ()


def _issue(work: Publication) -> RichText:
    if work.type not in _NUMBERED:
        return ()
    volume = curly(number_text(work.volume, "volume", _RANGES))
    issue = wrapped("(", curly(number_text(work.issue, "issue", _RANGES)), ")")
    is_abstract = work.kind is Kind.PUBLISHED_ABSTRACT and work.pages
    number = "" if is_abstract else _number(work)
    return join(
        ":",
        join("", curly_runs(work.collection_title), volume, issue),
        number or number_text(work.pages, "pages", _RANGES),
    )


def _number(work: Publication) -> str:
    return curly(number_text(work.number, "number", _RANGES)) if work.number else ""


def _pages(work: Publication) -> str:
    if work.type in _WITHOUT_PAGES:
        return ""
    if work.type is not WorkType.BOOK:
        return f"p. {number_text(work.pages, 'pages', _RANGES)}" if work.pages else ""
    count = number_text(work.number_of_pages, "number-of-pages", _RANGES)
    return f"{count} p." if is_numeric(count) else count


def _site_part(work: Publication) -> RichText:
    is_site = work.type is WorkType.WEBPAGE and work.container_title
    return styled(curly_runs(work.title), Role.TITLE) if is_site else ()


def _series(work: Publication, everybody: bool) -> RichText:
    if work.type in _SERIALS or not work.collection_title:
        return ()
    number = number_text(work.collection_number, "collection", _RANGES)
    series = join(
        "; ",
        curly_runs(work.collection_title),
        f"{'nos.' if is_plural(work.collection_number) else 'no.'} {number}"
        if is_numeric(work.collection_number)
        else number,
    )
    editors = _labeled(work.collection_editors, "editor", everybody)
    return wrapped("(", join(". ", editors, series), ")")


def _report_number(work: Publication) -> Piece:
    if work.type is not WorkType.REPORT or not work.number:
        return ""
    number = (
        f"{'nos.' if is_plural(work.number, 'number') else 'no.'}: {_number(work)}"
        if is_numeric(work.number, "number")
        else _number(work)
    )
    return f"{capitalized(curly(work.genre)) or 'Report'} {number}"


def _edition(work: Publication) -> str:
    if work.version and not work.edition and work.type in (WorkType.DATASET, WorkType.SOFTWARE):
        return f"Version {curly(work.version)}"
    return curly(edition_text(work.edition, _RANGES))


def _presentation(work: Publication) -> RichText:
    """Citing Medicine, ch. 6: `Poster session presented at: Meeting; 2024 Mar 5-7; City, State`."""
    where = join("; ", meeting(work), year_month_day(meeting_date(work)), meeting_place(work))
    presented = join(": ", presented_at(work, "Poster session", "Paper"), where)
    return join(". ", presented, f"Abstract {work.number}" if work.number else "")


def _availability(work: Publication) -> RichText:
    address = () if _has_database_id(work) else join(": ", "Available from", url_run(work.url)) if work.url else ()
    archive = f"Located at: {curly(work.archive)}" if work.archive else ""
    ids = work.identifiers
    if work.type is WorkType.ARTICLE and not work.url and not ids.doi:
        return join(". ", archive, arxiv_run(ids.arxiv, "arXiv:"))
    return join(". ", archive, join(" ", address, doi_run(ids.doi, "doi:")))


def _notes(work: Publication) -> RichText:
    ids = work.identifiers
    pmid = join(": ", "PubMed PMID", pmid_run(ids.pmid)) if ids.pmid else ()
    pmcid = join(": ", "PubMed Central PMCID", pmcid_run(ids.pmcid)) if ids.pmcid else ()
    return ended(join("; ", pmid, pmcid))


NLM = Style("nlm", ("vancouver", "pubmed", "medline"), cite_nlm)
