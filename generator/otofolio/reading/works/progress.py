"""How far a work has come, from the words that people write: `Submitted, July 28, 2025`, `R&R`, `Pending publication`.

A phrase counts only if it begins a part of the text and nothing but a date, a journal or the like follows it, so that
`A review in press releases` and `Submitted Papers in Otology` are not statuses.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from otofolio.model.publication import Kind, Status, WorkType
from otofolio.problems import nearest

_EXACT = {
    Status.PUBLISHED: "published|ppublish|epublish|epub|collection|print|electronic|published in print|"
    "print electronic|electronic print|electronic ecollection",
    Status.EPUB_AHEAD: "prepublished|pre published|published online|epub before print|eprint ahead of print",
    Status.IN_PRESS: "inpress|in the press|in print",
    Status.SUBMITTED: "revision|r and r|revised|resubmission",
    Status.IN_PREPARATION: "inpreparation|in progress|draft|in writing|unsubmitted|maninprep",
    Status.UNPUBLISHED: "unpublished|not published|not yet published|manunpub",
}
"""Words that are a status only if nothing else is written."""
_PHRASES = {
    Status.PUBLISHED: "published|published online|published in print",
    Status.EPUB_AHEAD: "epub ahead of print|ahead of print|aheadofprint|online ahead of print|online first|"
    "advance online publication|publish ahead of print|published online ahead of print|"
    "published ahead of print|early view",
    Status.IN_PRESS: "in press|forthcoming|to appear|to be published|in production|accepted in press|"
    "accepted and in press",
    Status.ACCEPTED: "accepted for publication|accepted manuscript|accepted for presentation|accepted|mansub accepted",
    Status.PROVISIONALLY_ACCEPTED: "provisionally accepted|conditionally accepted|accepted provisionally|"
    "accepted conditionally|provisional acceptance|conditional acceptance",
    Status.SUBMITTED: "submitted for publication|submitted for review|submitted manuscript|submitted|resubmitted|"
    "under review|in review|in revision|under revision|under consideration|in peer review|under peer review|"
    "under editorial review|with editor|with the editor|revise and resubmit|revise resubmit|revision requested|"
    "revisions requested|minor revision|minor revisions|major revision|major revisions|r and r|mansub",
    Status.IN_PREPARATION: "in preparation|in prep|under preparation|being prepared|being written|work in progress|"
    "manuscript in progress|to be submitted|not yet submitted|preparing for submission",
    Status.UNPUBLISHED: "unpublished manuscript|unpublished ms|unpublished mss|unpublished draft|unpublished paper|"
    "unpublished work|unpublished data|unpublished report|unpublished article|unpublished study",
}
"""Phrases that may be followed by a date, a place or a reason."""
_IF_REVISED = (
    "accepted (?:with|pending|subject to) (?:the )?(?:minor |major |some )?(?:revision|change|edit|correction|review)s?"
)
_AT_REVIEW = (
    "(?:under|in) (?:(?:\\d(?:st|nd|rd)|first|second|third|external|editorial|peer|final) )+(?:review|revision)"
    "|(?:(?:peer|editorial) )?review in progress"
    "|(?:(?:minor|major) )?(?:revisions?|revised (?:manuscript|version|article)) (?:re)?submitted"
)
_NOT_OUT = (
    "expected|anticipated|projected|tentative|scheduled|awaiting(?: [a-z]+)*|"
    "(?:data |patient )?(?:collection|analysis|recruitment|enrollment|study|trial|project|research) "
    "(?:is )?(?:ongoing|in progress|underway|under way)|"
    "pending publication|publication pending|pending|rejected|declined|withdrawn|desk rejected|ongoing|on going|"
    "in process|to be determined|awaiting publication|awaiting decision|awaiting review|"
    "not accepted|never published|on hold|planned"
)
"""Words that are no step of the way, but say that the work is not out."""
_STATUS_BY_WORD = {
    word: status for table in (_PHRASES, _EXACT) for status, words in table.items() for word in words.split("|")
}
_LEAD = (
    "(?:(?:the|this|our|full|status|manuscript|mss?|article|paper|chapter|abstract|study|work|report|is|was|has been|"
    "are|currently|now|presently|recently|still|being|already|just|and|but) )*"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter"
_TAIL = (
    rf"(?: (?:in |on |as of |since )?(?:the )?(?:\d|(?:{_MONTHS})[a-z]*\b).*"
    r"| (?:to|at|with|for|and|or|but|pending|awaiting|doi|pmid|version|manuscript|article|paper|based)\b.*"
    r"| (?:in|by)(?! (?:partial|full|progress|order|support|honou?r|memory|author)).*)?"
)
_BY_PHRASE = tuple(
    (status, re.compile(f"{_LEAD}(?:{words}){_TAIL}"))
    for status, words in (
        (Status.PROVISIONALLY_ACCEPTED, _IF_REVISED),
        (Status.SUBMITTED, _AT_REVIEW),
        *reversed(_PHRASES.items()),
    )
)
_STUCK = re.compile(rf"{_LEAD}(?:{_NOT_OUT})(?: (?:by|to|at|from|with|for|as of) .*| \d.*)?")
_REFUSED = re.compile(r"\b(?:rejected|declined|withdrawn|not accepted)\b")
_PARTS = re.compile(r"[;,.:()\[\]|]|\s[-–—]\s|(?<=\w)[–—](?=\s)")
_BEHIND_NAME = re.compile(r"\s*(?:[(\[]\s*([^()\[\]]{2,60}?)\s*[)\]]|[,;:]\s*([^,;:()\[\]]{2,60}))\s*\.?$")
_BEHIND_TITLE = re.compile(
    r"[(\[]\s*((?:in |to |under |sub|re|acc|forth|prov|cond|manu)[^()\[\]]{3,40})[)\]]\W*$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"(?:(?:manuscript|article|paper) )?(?:(?:re)?submitted|to be submitted|accepted|in press|to appear|forthcoming|"
    r"under (?:peer )?(?:review|revision|consideration)|in (?:peer )?review|in revision|in prep(?:aration)?|pending)"
    r"(?: for publication| for review)?(?::|,| (?:to|at|in|with|by|for))\s+(?:the journal )?(?=\S)",
    re.IGNORECASE,
)
_RESUBMIT = re.compile(r"\br\s?(?:&|and)\s?r\b")
_LONGEST = 300
_LONGEST_SHOWN = 80
_NO_DATE = frozenset(["n d", "nd", "no date", "undated", "s d", "sine dato", "unknown", "date unknown", "not dated"])
_MAY_LACK_DATE = frozenset(
    (
        *(WorkType.WEBPAGE, WorkType.SOFTWARE, WorkType.DATASET, WorkType.POST, WorkType.POST_WEBLOG, WorkType.MAP),
        *(WorkType.GRAPHIC, WorkType.FIGURE, WorkType.LEGISLATION, WorkType.LEGAL_CASE, WorkType.STANDARD),
        *(WorkType.ENTRY_DICTIONARY, WorkType.ENTRY_ENCYCLOPEDIA, WorkType.MOTION_PICTURE, WorkType.SONG),
        WorkType.PERSONAL_COMMUNICATION,
    )
)
_OLD_DATE = re.compile(
    r"\W*(?:c\.?|ca\.?|circa|early|mid|late)?\W*(?:\d{1,4}(?:st|nd|rd|th)?\W*(?:centur\w+|bce?|ce|ad|a\. ?d\.|b\. ?c\.)"
    r"|(?:ad|a\. ?d\.)\W*\d{1,4}|[mdclxvi]{4,})\W*",
    re.IGNORECASE,
)
UNKNOWN = "which is no status or date that Otofolio knows, so the work is listed as not published, with these words"
"""What is said of words that are not understood."""
STATUSES_TO_WRITE = "{published}, {in press}, {accepted}, {submitted} or {in preparation}"


class Known(NamedTuple):
    """What is known of a work before its status is."""

    key: str
    kind: Kind
    work_type: WorkType
    is_placed: bool
    """It has a volume or pages."""
    has_doi: bool


class Stage(NamedTuple):
    """How far a work has come."""

    status: Status
    words: str = ""
    """The person's own, for a work that is not out and of which no status says more."""
    is_understood: bool = True
    rest: bool = False
    """The text says more than the status and its date."""
    steps: int = 1
    """How many steps of the way the text names."""


def status_of(text: str) -> Status | None:
    """The status that an exact word or phrase names; None for anything else."""
    return _STATUS_BY_WORD.get(_phrase(text)) if text else None


def nearest_status(text: str) -> str:
    """The status that was probably meant; nothing if none is near."""
    near = nearest(_phrase(text[:_LONGEST_SHOWN]), _STATUS_BY_WORD, 0.8)
    return in_words(_STATUS_BY_WORD[near]) if near else ""


def stage_in(text: str) -> Stage | None:
    """What a text of any kind, such as a note, says of the status; None if it says nothing.

    Of several steps (`Submitted 6 Feb 2020, accepted 17 April 2020`) the last one counts.
    """
    if not text or len(text) > _LONGEST:
        return None
    if status := status_of(text):
        return Stage(status)
    if _folded(text) == "manuscript":
        return Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)
    parts = [folded for part in _PARTS.split(text) if (folded := _folded(part))]
    found = [_part_stage(part) for part in parts]
    known = [stage for stage in found if stage is not None]
    if not known:
        return None
    rest = any(
        stage is None and not (_is_date(part) or part.startswith(("doi", "pmid")))
        for part, stage in zip(parts, found, strict=True)
    )
    refused = next((stage for stage in reversed(known) if _REFUSED.search(stage.words.lower())), None)
    if all(stage.status is Status.PUBLISHED for stage in known):
        return None  # “Published in Boston” says nothing new
    best = min(known, key=lambda stage: _FURTHEST.index(stage.status))
    chosen = refused if refused and best.status is Status.SUBMITTED and known[-1] is refused else best
    return chosen._replace(words=_shown(text) if chosen.words else "", rest=rest, steps=len(known))


def stage_in_note(text: str, work: Known) -> Stage | None:
    """What a note says of the work itself.

    A thesis was submitted to its university, a preprint is out whatever a journal says, and so is a poster or a talk
    whose article is on its way. Of an article that has come out the note may tell the history.
    """
    stage = stage_in(text) if work.work_type is not WorkType.THESIS else None
    if stage is None or status_of(text) is not None:
        return stage
    if work.kind is Kind.PREPRINT or (work.kind in (Kind.ORAL, Kind.POSTER) and stage.rest):
        return None
    is_history = stage.status.is_public and (work.is_placed or (work.has_doi and stage.steps > 1))
    return None if is_history else stage


def stage_said(text: str) -> Stage | None:
    """What a field that is there to name the status says: words that are not understood are a work that is not out."""
    if not text.strip():
        return None
    if _folded(text[:_LONGEST]).startswith("published"):
        return stage_in(text) or Stage(Status.PUBLISHED)
    return stage_in(text) or Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)


def stage_of_date(text: str, work_type: WorkType) -> Stage | None:
    """What is written instead of a date: `in press`, `n.d.`, `whenever it is done`."""
    if stage := stage_in(text) or stage_in(re.sub(r"[\d().,/\s]+", " ", text)):
        return stage
    words = _phrase(text)
    if not words or _OLD_DATE.fullmatch(text[:_LONGEST]) or (words in _NO_DATE and work_type in _MAY_LACK_DATE):
        return None
    return Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)


def status_around(name: str) -> tuple[str, Stage | None]:
    """The name of a journal, a book or a publisher without a status before, behind or instead of it; and the status."""
    if len(name) > _LONGEST:
        return name, None
    if _folded(name).startswith(("research", "trial", "project", "study")):
        return name, None  # “Research in Progress” is a journal
    if status := status_of(name):
        return ("", Stage(status)) if status is not Status.PUBLISHED else (name, None)
    if (stage := stage_in(name) if _folded(name) == "manuscript" else _part_stage(_folded(name))) and stage.words:
        return "", stage._replace(words=_shown(name))
    if before := _BEFORE_NAME.match(name):
        return name[before.end() :].strip(), stage_in(_folded(before[0]).removesuffix(" the journal"))
    behind = _BEHIND_NAME.search(name)
    said = (behind[1] or behind[2]) if behind else ""
    if behind and (stage := stage_in(said)) and stage.status is not Status.PUBLISHED and not _TOO_SHORT.match(said):
        return name[: behind.start()].strip(), stage
    return name, None


def stage_behind_title(title: str) -> Stage | None:
    """The status in brackets behind a title: `Hearing in noise (in press)`."""
    found = _BEHIND_TITLE.search(title)
    stage = stage_in(found[1]) if found else None
    return stage if stage and stage.status not in (Status.PUBLISHED, Status.EPUB_AHEAD, Status.UNPUBLISHED) else None


def in_words(status: Status) -> str:
    """`in preparation`: as it is written in a file."""
    return "EPUB ahead of print" if status is Status.EPUB_AHEAD else status.value.replace("-", " ")


_TOO_SHORT = re.compile(r"(?:print|collection|epub|electronic|online|revised|draft)\W*$", re.IGNORECASE)
_FURTHEST = (
    Status.PUBLISHED, Status.EPUB_AHEAD, Status.IN_PRESS, Status.ACCEPTED, Status.PROVISIONALLY_ACCEPTED,
    Status.SUBMITTED, Status.IN_PREPARATION, Status.UNPUBLISHED,
)  # fmt: skip
_DATE_WORDS = re.compile(rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|(?:{_MONTHS})[a-z]*|in|on|of|since)(?: |$)")


def _part_stage(part: str) -> Stage | None:
    for status, pattern in _BY_PHRASE:
        if pattern.fullmatch(part):
            return Stage(status)
    if (status_alone := _STATUS_BY_WORD.get(part)) and status_alone not in (Status.PUBLISHED, Status.EPUB_AHEAD):
        return Stage(status_alone)
    return Stage(Status.UNPUBLISHED, part, is_understood=False) if _STUCK.fullmatch(part) else None


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def _is_date(part: str) -> bool:
    return not _DATE_WORDS.sub("", part).strip()


def _folded(text: str) -> str:
    """Small letters and digits, with single blanks."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", _RESUBMIT.sub(" r and r ", text.lower())).split())


def _phrase(text: str) -> str:
    return " ".join(re.sub(r"[^a-z]+", " ", _RESUBMIT.sub(" r and r ", text.lower())).split())
