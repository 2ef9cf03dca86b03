"""APA style: what goes in parentheses and in brackets after a title (APA 7 §9.19, §9.21)."""

from __future__ import annotations

from otofolio.citing.casing import capitalized, title_case
from otofolio.citing.joining import Piece, join, styled, wrapped
from otofolio.citing.numbers import is_numeric, is_plural, number_text
from otofolio.citing.quotes import curly, curly_runs
from otofolio.citing.statuses import apa_manuscript
from otofolio.citing.styles.apa.shapes import (
    EVENTS,
    RANGES,
    REPORTS,
    SERIALS,
    SITES,
    edition_label,
    editor_label,
    in_title_case,
    is_foreign,
    is_in_proceedings,
    is_serial,
    leads,
    number_label,
    page_label,
    spoken,
    volume_label,
)
from otofolio.model.publication import Kind, Publication, WorkType
from otofolio.model.text import RichText, Role

_NUMBER_AFTER_TITLE = frozenset((WorkType.BROADCAST, WorkType.GRAPHIC, WorkType.MAP, WorkType.MOTION_PICTURE))
_WITHOUT_PARTS = SERIALS | SITES | {
    WorkType.BROADCAST, WorkType.EVENT, WorkType.PATENT, WorkType.PERFORMANCE, WorkType.SPEECH
}  # fmt: skip
_SERIES = frozenset((WorkType.DOCUMENT, WorkType.REPORT, WorkType.STANDARD))
_FORMATS = {
    WorkType.BROADCAST: "Broadcast",
    WorkType.DATASET: "Dataset",
    WorkType.FIGURE: "Figure",
    WorkType.GRAPHIC: "Graphic",
    WorkType.INTERVIEW: "Interview",
    WorkType.MAP: "Map",
    WorkType.MOTION_PICTURE: "Video recording",
    WorkType.PERSONAL_COMMUNICATION: "Letter",
    WorkType.POST: "Online post",
    WorkType.SOFTWARE: "Computer software",
    WorkType.SONG: "Audio recording",
}


def identifier(work: Publication) -> RichText:
    """`(2nd ed., Vol. 3, pp. 12–19)`, `(Technical Report No. 7)`, `(J. Smith, Trans.)`."""
    if work.type is WorkType.PATENT:
        label = capitalized(curly(work.genre)) or ("Patent" if work.number else "")
        return wrapped("(", join(" ", label, number_label(work)), ")")
    pieces: list[Piece] = [_contributors(work)]
    if work.container_title and work.type not in SITES:
        if not work.genre and not work.title:
            pieces.insert(0, chapter_label(work))
        if work.type in _NUMBER_AFTER_TITLE:
            pieces.append(genre_and_number(work))
    else:
        pieces.append(genre_and_number(work) if work.title or work.type is not WorkType.REPORT else "")
        pieces.append(parts(work))
    return wrapped("(", join("; ", *pieces), ")")


def genre_and_number(work: Publication) -> RichText:
    """`Technical Report No. 7`."""
    if not work.number:
        return ()
    if work.type is WorkType.THESIS and work.genre:
        return join(" ", "Publication", number_label(work))
    return join(" ", curly(work.genre if is_foreign(work) else title_case(work.genre)), number_label(work))


def parts(work: Publication) -> RichText:
    """Version, edition, series, volume, issue and pages of what is not a periodical."""
    if work.type in _WITHOUT_PARTS or is_serial(work):
        return ()
    return join(
        ", ",
        f"Version {curly(work.version)}" if work.version else "",
        edition_label(work),
        _series(work),
        _volumes(work),
        _issue(work),
        page_label(work) or (chapter_label(work) if work.genre or work.title else ""),
    )


def chapter_label(work: Publication) -> str:
    """`Chapter 3`."""
    text = curly(number_text(work.chapter_number, "chapter", RANGES))
    if not is_numeric(work.chapter_number, "chapter"):
        return text
    return f"{'Chapters' if is_plural(work.chapter_number, 'chapter') else 'Chapter'} {text}"


def description(work: Publication) -> RichText:
    """`[Doctoral dissertation, University]`, `[Data set]`, `[Manuscript in preparation]`."""
    manuscript = apa_manuscript(work)
    if manuscript:
        return wrapped("[", manuscript, "]")
    if work.type in (WorkType.REVIEW, WorkType.REVIEW_BOOK):
        return wrapped("[", _review(work), "]")
    if work.type is WorkType.THESIS:
        return wrapped("[", _thesis(work), "]")
    if work.kind is Kind.PUBLISHED_ABSTRACT and not work.genre:
        return wrapped("[", f"Abstract {work.number}" if work.number else "Abstract", "]")
    is_described_later = work.type in REPORTS or (work.type in EVENTS and not is_in_proceedings(work))
    if work.type not in SERIALS and work.container_title and is_described_later:
        return ()
    return wrapped("[", form(work), "]")


def form(work: Publication) -> RichText:
    """What kind of thing the work is: its genre and medium, else what its type tells."""
    if work.genre or work.medium:
        genre = "" if work.number else capitalized(curly(work.genre))
        return join("; ", genre, capitalized(curly(work.medium)))
    if work.type is WorkType.MANUSCRIPT:
        is_available = work.archive or work.container_title or work.number or work.publisher or work.url
        return () if is_available or work.identifiers.doi else join("", "Unpublished manuscript")
    if work.type is WorkType.PERIODICAL and work.container_title and work.title:
        return join("", "Special issue")
    return join("", _FORMATS.get(work.type, ""))


def _review(work: Publication) -> RichText:
    of = "Review of the book" if work.type is WorkType.REVIEW_BOOK else "Review of"
    label = "Review of" if work.number else capitalized(curly(work.genre)) or capitalized(curly(work.medium)) or of
    return join(" ", label, styled(curly_runs(work.title), Role.TITLE, italic=True))


def _thesis(work: Publication) -> RichText:
    """The university goes into the brackets when the thesis can be had from somewhere (APA 7 §10.6)."""
    is_published = work.archive or work.url or work.identifiers.doi
    genre = join(", ", capitalized(curly(work.genre)), curly(work.publisher) if is_published else "")
    return join("; ", genre, capitalized(curly(work.medium)))


def _contributors(work: Publication) -> RichText:
    translators = spoken(work.translators)
    translated = join(", ", translators, "Trans.") if translators else ()
    if is_serial(work) or (work.container_title and work.type not in SITES):
        return translated
    by = join(" ", "By", spoken(work.container_authors)) if work.container_authors else ()
    editors = () if leads(work) == "editors" else work.editors
    if editors and editors == work.translators:
        return join("; ", by, join(", ", spoken(editors), f"{editor_label(editors)} & Trans."))
    edited = join(", ", spoken(editors), editor_label(editors)) if editors else ()
    return join("; ", by, edited, translated)


def _series(work: Publication) -> RichText:
    if work.type not in _SERIES:
        return ()
    return join(
        " ",
        in_title_case(work, work.collection_title),
        curly(number_text(work.collection_number, "collection", RANGES)),
    )


def _issue(work: Publication) -> str:
    if not work.issue:
        return ""
    return (
        f"{'Issues' if is_plural(work.issue, 'issue') else 'Issue'} {curly(number_text(work.issue, 'issue', RANGES))}"
    )


def _volumes(work: Publication) -> str:
    if work.volume and work.volume_title:
        return ""
    if is_numeric(work.volume, "volume"):
        return volume_label(work)
    count = work.number_of_volumes
    if not is_numeric(count):
        return curly(count)
    return f"{'Vol.' if count == '1' else 'Vols.'} 1–{number_text(count, 'number-of-volumes', RANGES)}"
