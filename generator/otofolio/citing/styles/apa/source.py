"""APA style: where a work is found (APA 7 §9.23-9.37) and its history (§9.39-9.41)."""

from __future__ import annotations

from otofolio.citing.casing import capitalized
from otofolio.citing.dates import month_day_year, year_of
from otofolio.citing.identifiers import arxiv_run, doi_run, url_run
from otofolio.citing.joining import Piece, join, styled, wrapped
from otofolio.citing.numbers import number_text
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import ahead_of_print
from otofolio.citing.styles.apa.details import form, genre_and_number, parts
from otofolio.citing.styles.apa.shapes import (
    EVENTS,
    RANGES,
    REPORTS,
    SERIALS,
    SITES,
    editor_label,
    in_title_case,
    is_edited,
    is_in_proceedings,
    is_serial,
    leads,
    spoken,
    title_of_volume,
)
from otofolio.model.addresses import ARXIV, DOI_RESOLVER
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import RichText, Role

_NUMBER_AFTER_TITLE = frozenset((WorkType.BROADCAST, WorkType.GRAPHIC, WorkType.MAP, WorkType.MOTION_PICTURE))


def source(work: Publication) -> RichText:
    """Periodical or book, publisher, archive, meeting or website."""
    if work.type in SITES:
        website = styled(in_title_case(work, work.container_title), Role.CONTAINER)
        return join(". ", _publisher(work), curly(work.archive), _meeting(work), website)
    found = _serial(work) if is_serial(work) else _monograph(work)
    return join(". ", found, _publisher(work), curly(work.archive), _meeting(work))


def address(work: Publication) -> RichText:
    """APA 7 §9.34: the DOI as an address; the work's own address if it has no DOI."""
    if work.identifiers.doi:
        return doi_run(work.identifiers.doi, DOI_RESOLVER)
    if not work.url:
        return arxiv_run(work.identifiers.arxiv, ARXIV) if work.type is WorkType.ARTICLE else ()
    if work.issued:
        return url_run(work.url)
    day = month_day_year(work.accessed)
    return join(" ", f"Retrieved {day}, from" if day else "Retrieved", url_run(work.url))


def history(work: Publication) -> RichText:
    """`(Original work published 1905)`."""
    if work.type is WorkType.PATENT:
        return ()
    as_title = (
        join(" ", "as", styled(curly(work.original_title), Role.TITLE, italic=True)) if work.original_title else ()
    )
    original = join(", ", as_title, circa_year(work), curly(work.original_publisher))
    return wrapped("(", join(" ", "Original work published", original), ")") if original else ()


def circa_year(work: Publication) -> str:
    """The year of the original work."""
    when = work.original_date
    return f"ca. {year_of(when)}" if when and when.circa else year_of(when)


def _serial(work: Publication) -> RichText:
    """`Journal, 12(3), 45–67`."""
    titles = join(", ", in_title_case(work, work.container_title), in_title_case(work, work.collection_title))
    volume = styled(curly(number_text(work.volume, "volume", RANGES)), italic=True)
    issue = wrapped("(", curly(number_text(work.issue, "issue", RANGES)), ")")
    is_abstract = work.kind is Kind.PUBLISHED_ABSTRACT and work.pages
    place = f"Article {_number(work)}" if work.number and not is_abstract else number_text(work.pages, "pages", RANGES)
    found = join(", ", styled(titles, Role.CONTAINER, italic=True), join("", volume, issue), place)
    return join(". ", found, ahead_of_print(work, "Advance online publication"))


def _monograph(work: Publication) -> RichText:
    """`In A. Editor (Ed.), Book (pp. 12–19)`."""
    if not work.container_title:
        return ()
    title = styled(join(": ", curly_runs(work.container_title), title_of_volume(work)), Role.CONTAINER, italic=True)
    number: Piece = "" if work.type in _NUMBER_AFTER_TITLE else genre_and_number(work)
    details = wrapped("(", join("; ", number, parts(work)), ")")
    return join(" ", "In", join(", ", _editors(work), title), details, _description(work))


def _editors(work: Publication) -> RichText:
    if work.container_authors:
        return spoken(work.container_authors)
    editors = () if leads(work) == "editors" else work.editors
    if not editors and leads(work) != "collection_editors":
        editors = work.collection_editors
    return join(" ", spoken(editors), f"({editor_label(editors)})") if editors else ()


def _description(work: Publication) -> RichText:
    if work.type in REPORTS or (work.type in EVENTS and not is_in_proceedings(work)):
        return wrapped("[", form(work), "]")
    return ()


def _publisher(work: Publication) -> str:
    if leads(work) == "publisher":
        return ""
    if work.type is WorkType.THESIS:
        return "" if work.archive or work.url or work.identifiers.doi else curly(work.publisher)
    is_left_out = work.type in SERIALS or (work.type is WorkType.PAPER_CONFERENCE and not is_edited(work))
    return "" if is_left_out else curly(work.publisher)


def _meeting(work: Publication) -> RichText:
    """APA 7 §10.5. A paper that was printed is found in its proceedings."""
    if not work.event_title or (work.type is WorkType.PAPER_CONFERENCE and is_in_proceedings(work)):
        return ()
    about = "ca. " if work.event_date and work.event_date.circa else ""
    date = f"{about}{month_day_year(work.event_date)}"
    return join(", ", capitalized(curly(work.event_title)), curly(work.event_place), date)


def _number(work: Publication) -> str:
    return curly(number_text(work.number, "number", RANGES))
