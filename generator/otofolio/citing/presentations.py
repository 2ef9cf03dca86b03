"""Posters and talks: what was presented, where and when."""

from __future__ import annotations

from otofolio.citing.casing import capitalized
from otofolio.citing.quotes import curly, curly_runs
from otofolio.model.dates import IssueDate
from otofolio.model.publication import Kind, Publication, Status, WorkType
from otofolio.model.text import RichText, Role, Run

_PRINTED = frozenset(
    (WorkType.ARTICLE_JOURNAL, WorkType.ARTICLE_MAGAZINE, WorkType.ARTICLE_NEWSPAPER, WorkType.CHAPTER, WorkType.BOOK)
)
_DOCUMENTS = frozenset((WorkType.REPORT, WorkType.WEBPAGE, WorkType.POST, WorkType.POST_WEBLOG, WorkType.THESIS))
_ACTS = ("presentation", "talk", "lecture", "address", "speech", "keynote")


def is_presentation(work: Publication) -> bool:
    """Whether the work is cited as something presented, and not as something printed."""
    if work.kind not in (Kind.POSTER, Kind.ORAL) or work.type in _PRINTED or work.volume:
        return False
    return work.type not in _DOCUMENTS or bool(work.event_title)


def meeting(work: Publication) -> RichText:
    """The meeting's name."""
    if work.event_title:
        return (Run(curly(work.event_title), Role.CONTAINER),)
    return tuple(run._replace(role=Role.CONTAINER) for run in curly_runs(work.container_title))


def meeting_date(work: Publication) -> IssueDate | None:
    """The days of the meeting, else the date of the work."""
    return work.event_date or work.issued


def meeting_place(work: Publication) -> str:
    """City and state."""
    return curly(work.event_place or work.publisher_place)


def presented_at(work: Publication, poster: str, talk: str) -> RichText:
    """`Poster presented at`, `Oral presentation at`, `Keynote lecture at`; `to be presented` for what is accepted.

    `poster` and `talk` are the style's nouns for a work that does not name its own (`Poster`, `Oral presentation`).
    """
    noun = _noun(work) or (poster if work.kind is Kind.POSTER else talk)
    is_act = noun.lower().endswith(_ACTS)
    if work.status is Status.UNPUBLISHED and work.status_words:
        return (Run(f"{noun} "), Run(f"({work.status_words}) for", Role.STATUS))
    if work.status in _VERBS:
        return (Run(f"{noun} "), Run(_VERBS[work.status][is_act], Role.STATUS))
    return (Run(f"{noun} at" if is_act else f"{noun} presented at"),)


def _noun(work: Publication) -> str:
    """The work's own word for itself; nothing for a poster that only says that it is one."""
    noun = capitalized(curly(work.genre))
    if work.kind is not Kind.POSTER:
        return noun
    noun = noun.removesuffix(" presentation")
    return "" if noun == "Poster" else noun


# After a thing that is presented (a poster, a paper), and after the act of presenting it (a lecture).
_VERBS = {
    Status.IN_PRESS: ("to be presented at", "accepted for"),
    Status.ACCEPTED: ("to be presented at", "accepted for"),
    Status.PROVISIONALLY_ACCEPTED: ("provisionally accepted for", "provisionally accepted for"),
    Status.SUBMITTED: ("submitted to", "submitted to"),
    Status.IN_PREPARATION: ("in preparation for", "in preparation for"),
}
