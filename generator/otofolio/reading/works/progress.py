"""How far a work has come, from the words that people write: `Submitted, July 28, 2025`, `R&R`, `Pending publication`.

A phrase counts only if it begins a part of the text and nothing but a date, a journal or the like follows it, so that
`A review in press releases` and `Submitted Papers in Otology` are not statuses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from otofolio.model.publication import Kind, Status, WorkType
from otofolio.problems import nearest
from otofolio.reading.works.progress_words import (
    MONTHS,
    REFUSED,
    STATUS_BY_WORD,
    STUCK,
    folded_phrase,
    folded_words,
    status_of_phrase,
)

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
    return STATUS_BY_WORD.get(folded_phrase(text)) if text else None


def nearest_status(text: str) -> str:
    """The status that was probably meant; nothing if none is near."""
    near = nearest(folded_phrase(text[:_LONGEST_SHOWN]), STATUS_BY_WORD, 0.8)
    return in_words(STATUS_BY_WORD[near]) if near else ""


@lru_cache(maxsize=1024)
def stage_in(text: str) -> Stage | None:
    """What a text of any kind, such as a note, says of the status; None if it says nothing.

    Of several steps (`Submitted 6 Feb 2020, accepted 17 April 2020`) the last one counts.
    """
    if not text or len(text) > _LONGEST or text.lower() == text.upper():  # numbers alone say nothing
        return None
    if status := status_of(text):
        return Stage(status)
    if folded_words(text) == "manuscript":
        return Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)
    parts = [folded for part in _PARTS.split(text) if (folded := folded_words(part))]
    found = [_part_stage(part) for part in parts]
    known = [stage for stage in found if stage is not None]
    if not known:
        return None
    rest = any(
        stage is None and not (_is_date(part) or part.startswith(("doi", "pmid")))
        for part, stage in zip(parts, found, strict=True)
    )
    if all(stage.status is Status.PUBLISHED for stage in known):
        return None  # “Published in Boston” says nothing new
    chosen = _last_step(known)
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
    if folded_words(text[:_LONGEST]).startswith("published"):
        return stage_in(text) or Stage(Status.PUBLISHED)
    return stage_in(text) or Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)


def stage_of_date(text: str, work_type: WorkType) -> Stage | None:
    """What is written instead of a date: `in press`, `n.d.`, `whenever it is done`."""
    if stage := stage_in(text) or stage_in(re.sub(r"[\d().,/\s]+", " ", text)):
        return stage
    words = folded_phrase(text)
    if not words or _OLD_DATE.fullmatch(text[:_LONGEST]) or (words in _NO_DATE and work_type in _MAY_LACK_DATE):
        return None
    return Stage(Status.UNPUBLISHED, _shown(text), is_understood=False)


def status_around(name: str) -> tuple[str, Stage | None]:
    """The name of a journal, a book or a publisher without a status before, behind or instead of it; and the status."""
    if len(name) > _LONGEST:
        return name, None
    if folded_words(name).startswith(("research", "trial", "project", "study")):
        return name, None  # “Research in Progress” is a journal
    if status := status_of(name):
        return ("", Stage(status)) if status is not Status.PUBLISHED else (name, None)
    if (
        stage := stage_in(name) if folded_words(name) == "manuscript" else _part_stage(folded_words(name))
    ) and stage.words:
        return "", stage._replace(words=_shown(name))
    if before := _BEFORE_NAME.match(name):
        return name[before.end() :].strip(), stage_in(folded_words(before[0]).removesuffix(" the journal"))
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
_DATE_WORDS = re.compile(rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|(?:{MONTHS})[a-z]*|in|on|of|since)(?: |$)")


def _last_step(steps: list[Stage]) -> Stage:
    """The one that leads furthest; but what was submitted and is then refused is refused."""
    furthest = min(steps, key=lambda stage: _FURTHEST.index(stage.status))
    is_refused = REFUSED.search(steps[-1].words.lower()) is not None
    return steps[-1] if is_refused and furthest.status is Status.SUBMITTED else furthest


def _part_stage(part: str) -> Stage | None:
    if status := status_of_phrase(part):
        return Stage(status)
    if (status_alone := STATUS_BY_WORD.get(part)) and status_alone not in (Status.PUBLISHED, Status.EPUB_AHEAD):
        return Stage(status_alone)
    return Stage(Status.UNPUBLISHED, part, is_understood=False) if STUCK.fullmatch(part) else None


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def _is_date(part: str) -> bool:
    return not _DATE_WORDS.sub("", part).strip()
