"""NLM style: who brought a work out, when, and where in it the work is (Citing Medicine, ch. 1-2)."""

from __future__ import annotations

from otofolio.citing.casing import capitalized
from otofolio.citing.dates import year_month, year_month_day, year_of
from otofolio.citing.joining import Piece, join, wrapped
from otofolio.citing.numbers import is_numeric, is_plural, number_text
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import UNPUBLISHED, nlm_status
from otofolio.citing.styles.nlm.shared import NUMBERED, RANGES, SERIALS, WITHOUT_PAGES, has_database_id, labeled
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import RichText


def imprint(work: Publication) -> RichText:
    """`Place: Publisher; date;volume(issue):pages`."""
    publisher: RichText = ()
    if work.type not in SERIALS:
        place = curly(work.publisher_place)
        bracketed = wrapped("[", place, "]") if work.type is WorkType.THESIS else place
        publisher = join(": ", "" if work.type is WorkType.SPEECH else bracketed, curly(work.publisher))
    return join("; ", publisher, join(";", _date(work), _issue(work)))


def _date(work: Publication) -> RichText:
    if work.status in UNPUBLISHED:
        return join(" ", nlm_status(work), year_of(work.issued) if work.status.is_public else "")
    if work.type in SERIALS:
        date = join(" ", year_month_day(work.issued), () if has_database_id(work) else _cited(work))
        return join(":", date, number_text(work.pages, "pages", RANGES)) if _is_newspaper(work) else date
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
    if work.type not in NUMBERED:
        return ()
    volume = curly(number_text(work.volume, "volume", RANGES))
    issue = wrapped("(", curly(number_text(work.issue, "issue", RANGES)), ")")
    is_abstract = work.kind is Kind.PUBLISHED_ABSTRACT and work.pages
    number = "" if is_abstract else _number(work)
    return join(
        ":",
        join(". ", curly_runs(work.collection_title), join("", volume, issue)),
        number or number_text(work.pages, "pages", RANGES),
    )


def _number(work: Publication) -> str:
    return curly(number_text(work.number, "number", RANGES)) if work.number else ""


def pages(work: Publication) -> str:
    """`p. 12-19`, or of a book how many it has: `340 p`."""
    if work.type in WITHOUT_PAGES:
        return ""
    if work.type is not WorkType.BOOK:
        return f"p. {number_text(work.pages, 'pages', RANGES)}" if work.pages else ""
    count = number_text(work.number_of_pages, "number-of-pages", RANGES)
    return f"{count} p." if is_numeric(count) else count


def series(work: Publication, everybody: bool) -> RichText:
    """`(Editor, editor. Series; no. 3)`."""
    if work.type in SERIALS or not work.collection_title:
        return ()
    number = number_text(work.collection_number, "collection", RANGES)
    series = join(
        "; ",
        curly_runs(work.collection_title),
        f"{'nos.' if is_plural(work.collection_number) else 'no.'} {number}"
        if is_numeric(work.collection_number)
        else number,
    )
    editors = labeled(work.collection_editors, "editor", everybody)
    return wrapped("(", join(". ", editors, series), ")")


def report_number(work: Publication) -> Piece:
    """`Report no.: 12`."""
    if work.type is not WorkType.REPORT or not work.number:
        return ""
    number = (
        f"{'nos.' if is_plural(work.number, 'number') else 'no.'}: {_number(work)}"
        if is_numeric(work.number, "number")
        else _number(work)
    )
    return f"{capitalized(curly(work.genre)) or 'Report'} {number}"
