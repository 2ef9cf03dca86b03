"""The whole APA citation, from the author list to the address (APA 7 §9.4)."""

from __future__ import annotations

from dataclasses import replace

from otofolio.citing.casing import capitalized
from otofolio.citing.dates import month_and_day, year_of
from otofolio.citing.joining import Piece, join, sentences, styled, wrapped
from otofolio.citing.names import name_list
from otofolio.citing.presentations import is_presentation, meeting, meeting_date, meeting_place
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import apa_in_press, apa_manuscript, apa_prospect
from otofolio.citing.styles.apa.details import description, identifier
from otofolio.citing.styles.apa.shapes import (
    INVERTED,
    SERIALS,
    SITES,
    editor_label,
    is_in_proceedings,
    is_serial,
    leads,
    title_of_volume,
)
from otofolio.citing.styles.apa.source import address, history, source
from otofolio.model.dates import IssueDate
from otofolio.model.publication import Contributors, Kind, Publication, WorkType
from otofolio.model.text import RichText, Role, plain

_FULL_DATES = frozenset(
    (WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER, WorkType.BROADCAST, WorkType.DOCUMENT, WorkType.EVENT,
     WorkType.MOTION_PICTURE, WorkType.PAMPHLET, WorkType.PERFORMANCE, WorkType.PERSONAL_COMMUNICATION, WorkType.POST,
     WorkType.POST_WEBLOG, WorkType.SONG, WorkType.SPEECH, WorkType.WEBPAGE)
)  # fmt: skip


def cite_apa(work: Publication, everybody: bool) -> RichText:
    """The whole citation: authors, date, title, source, address, history."""
    if is_presentation(work):
        return _presentation(work, everybody)
    if work.type is WorkType.ARTICLE and work.container_title and not work.publisher:
        # APA 7 §10.8: a preprint is a work of its own, and its server is its publisher.
        work = replace(work, publisher=plain(work.container_title), container_title=())
    title = join(" ", _title(work), identifier(work))
    titled = join(" ", title, description(work)) if work.title else join(" ", description(work), title)
    authors = _authors(work, everybody)
    tail = (address(work), history(work))
    if not authors and work.title:
        # APA 7 §9.12: without an author the title moves to the front.
        return sentences(title, _date(work), description(work), source(work), tail=tail)
    where = () if apa_manuscript(work) else source(work)
    return sentences(authors, _date(work), titled, where, tail=tail)


def _authors(work: Publication, everybody: bool) -> RichText:
    leading = leads(work)
    if leading == "authors":
        return name_list(work.authors, INVERTED, everybody, work.authors_truncated)
    if leading == "editors":
        return _labeled(work.editors, everybody)
    if leading == "collection_editors":
        return _labeled(work.collection_editors, everybody)
    return join("", curly(work.publisher) if leading == "publisher" else "")


def _labeled(names: Contributors, everybody: bool) -> RichText:
    return join(" ", name_list(names, INVERTED, everybody), f"({editor_label(names)})")


def _date(work: Publication) -> RichText:
    """APA 7 §9.14: the year; also month and day of what appears often, and of what was only presented."""
    status = apa_in_press(work)
    if status:
        return wrapped("(", status, ")")
    day = _has_full_date(work)
    return wrapped("(", _year_and_day(work.issued, day), ")")


def _has_full_date(work: Publication) -> bool:
    if work.type in _FULL_DATES:
        return True
    return work.type in (WorkType.INTERVIEW, WorkType.PAPER_CONFERENCE) and not is_in_proceedings(work)


def _year_and_day(when: IssueDate | None, with_day: bool) -> RichText:
    year = year_of(when)
    if when is None or not year:
        return join("", "n.d.")
    return join(", ", f"ca. {year}" if when.circa else year, month_and_day(when) if with_day else "")


def _title(work: Publication) -> RichText:
    """APA 7 §9.19: what is complete in itself is italic, what is part of something else is not."""
    if work.type in (WorkType.REVIEW, WorkType.REVIEW_BOOK):
        return ()
    title: Piece = curly_runs(work.title)
    if work.type in SITES:
        return styled(title, Role.TITLE, italic=True)
    if work.container_title:
        return styled(title, Role.TITLE)
    if not is_serial(work) and work.type not in SERIALS:
        title = join(": ", title, title_of_volume(work))
    return styled(title, Role.TITLE, italic=True)


def _presentation(work: Publication, everybody: bool) -> RichText:
    """APA 7 §10.5: `(2024, March 5–7). Title [Poster presentation]. Meeting, City, State.`"""
    usual = "Poster presentation" if work.kind is Kind.POSTER else "Oral presentation"
    shape = join(", ", capitalized(curly(work.genre)) or usual, apa_prospect(work))
    title = styled(curly_runs(work.title), Role.TITLE, italic=True)
    return sentences(
        name_list(work.authors, INVERTED, everybody, work.authors_truncated),
        wrapped("(", _year_and_day(meeting_date(work), with_day=True), ")"),
        join(" ", title, f"(Abstract {work.number})" if work.number else "", wrapped("[", shape, "]")),
        join(", ", meeting(work), meeting_place(work)),
        tail=(address(work),),
    )
