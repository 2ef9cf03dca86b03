"""What APA style distinguishes: works in periodicals and works on their own, and how each names people and parts."""

from __future__ import annotations

from otofolio.citing.casing import capitalized, title_case_runs
from otofolio.citing.joining import join
from otofolio.citing.names import name_list
from otofolio.citing.numbers import RangeStyle, edition_text, is_numeric, is_plural, number_text
from otofolio.citing.person import NameStyle
from otofolio.citing.quotes import curly, curly_runs
from otofolio.model.publication import Contributors, Publication, WorkType
from otofolio.model.text import RichText

INVERTED = NameStyle(full_stops=True, ampersand=True, shortest_cut=21, shown=19, keeps_last=True)
SPOKEN = NameStyle(full_stops=True, inverted=False, ampersand=True, shortest_cut=21, shown=19, keeps_last=True)
RANGES = RangeStyle()

SERIALS = frozenset(
    (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER, WorkType.PERIODICAL,
     WorkType.POST_WEBLOG, WorkType.REVIEW, WorkType.REVIEW_BOOK)
)  # fmt: skip
SITES = frozenset((WorkType.POST, WorkType.WEBPAGE))
EVENTS = frozenset((WorkType.EVENT, WorkType.PAPER_CONFERENCE, WorkType.PERFORMANCE, WorkType.SPEECH))
REPORTS = frozenset((WorkType.DOCUMENT, WorkType.REPORT, WorkType.SOFTWARE, WorkType.STANDARD))
_WITHIN_BOOKS = frozenset((WorkType.BOOK, WorkType.ENTRY, WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA))
_EITHER = frozenset((WorkType.INTERVIEW, WorkType.PAPER_CONFERENCE))


def is_edited(work: Publication) -> bool:
    """Whether editors make the work part of a book."""
    return bool(work.editors or work.collection_editors)


def is_serial(work: Publication) -> bool:
    """APA 7 §9.25: part of a periodical. A conference paper is, unless its proceedings have editors."""
    return work.type in SERIALS or (work.type in _EITHER and not is_edited(work))


def is_in_proceedings(work: Publication) -> bool:
    """Whether a paper was printed, and not only read."""
    return is_edited(work) or bool(work.issue or work.pages or work.volume)


def leads(work: Publication) -> str:
    """Which field takes the author's place (APA 7 §9.12): `authors`, `publisher`, `editors` … or `title`."""
    if work.authors:
        return "authors"
    if work.type in (WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA) and work.publisher:
        return "publisher"
    if work.container_title and work.type in _WITHIN_BOOKS and work.title:
        return "title"
    if work.editors:
        return "editors"
    if work.collection_editors:
        return "collection_editors"
    return "publisher" if work.type in (WorkType.SOFTWARE, WorkType.WEBPAGE) and work.publisher else "title"


def spoken(names: Contributors) -> RichText:
    """`J. A. Smith & B. Jones`."""
    return name_list(names, SPOKEN, everybody=False)


def editor_label(names: Contributors) -> str:
    """`Ed.` or `Eds.`."""
    return "Eds." if len(names) > 1 else "Ed."


def in_title_case(work: Publication, title: RichText) -> RichText:
    """APA 7 §6.17: periodicals are in title case; titles in other languages are not."""
    return curly_runs(title if is_foreign(work) else title_case_runs(title))


def is_foreign(work: Publication) -> bool:
    """Whether the work says that it is in another language than English."""
    return bool(work.language) and work.language[:2].lower() != "en"


def volume_label(work: Publication) -> str:
    """`Vol. 3`; a volume that is not a number as it is."""
    text = curly(number_text(work.volume, "volume", RANGES))
    if not is_numeric(work.volume, "volume"):
        return capitalized(text)
    return f"{'Vols.' if is_plural(work.volume, 'volume') else 'Vol.'} {capitalized(text)}"


def edition_label(work: Publication) -> str:
    """`2nd ed.`."""
    return curly(edition_text(work.edition, RANGES))


def page_label(work: Publication) -> str:
    """`pp. 12–19`."""
    if not work.pages:
        return ""
    return f"{'pp.' if is_plural(work.pages, 'pages') else 'p.'} {number_text(work.pages, 'pages', RANGES)}"


def number_label(work: Publication) -> str:
    """`No. 12`; a number with letters as it is."""
    text = capitalized(curly(number_text(work.number, "number", RANGES)))
    if not text or work.type is WorkType.STANDARD:
        return text
    is_labeled = is_numeric(work.number, "number") or work.type in (
        WorkType.LEGISLATION,
        WorkType.PATENT,
        WorkType.REGULATION,
    )
    if not is_labeled:
        return text
    return f"{'Nos.' if is_plural(work.number, 'number') else 'No.'} {text}"


def title_of_volume(work: Publication) -> RichText:
    """What follows a book's title after a colon: the volume's own title, or a volume that is not a number."""
    if work.volume_title:
        return join(". ", volume_label(work), curly(work.volume_title))
    return join("", "" if is_numeric(work.volume, "volume") else volume_label(work))
