"""When a record of RIS came out, and whether it has: RIS has no tag for the status, so people write it anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otofolio.model.dates import IssueDate
from otofolio.model.publication import Status, WorkType
from otofolio.problems import Alike, Position, Problem, Severity
from otofolio.reading.source import SourceText
from otofolio.reading.tagged.records import Record
from otofolio.reading.works.date_doubts import Doubt, date_doubts, years_differ
from otofolio.reading.works.issue_dates import written_date
from otofolio.reading.works.progress import (
    UNKNOWN,
    Known,
    Stage,
    in_words,
    stage_behind_title,
    stage_in,
    stage_in_note,
    stage_of_date,
    status_around,
    status_of,
)

_DATES = ("DA", "PY", "Y1")
_NAMES = ("JF", "T2", "JO", "JA", "J2", "BT", "PB")
_NUMBERS = ("VL", "IS", "SP", "M1")
_REMARKS = ("N1", "C1", "M2", "RN")
_LONGEST_NUMBER = 40
_OWN = re.compile(r"Status: (.+)")
"""How our own files say it (`N1  - Status: Submitted`)."""


class Issued(NamedTuple):
    """The date of a record, and what is odd about its dates, by tag."""

    issued: IssueDate | None
    doubts: tuple[tuple[str, str, int, Doubt], ...] = ()
    """Tag, value, line and what is wrong."""

    def problems(self, key: str, source: SourceText) -> Iterator[Problem]:
        """A warning at the line of each date that was not read as it is written."""
        for tag, value, line, doubt in self.doubts:
            said = f"{tag} of “{key}” is “{value}”, {doubt.said}."
            alike = Alike("{count} dates were not read as they are written", f"“{value}” in “{key}”")
            yield Problem(source.position_of(tag, line), said, doubt.hint, Severity.WARNING, alike)


def issued_of(record: Record, work_type: WorkType) -> Issued:
    """The fullest of the dates that agree on the year with the first."""
    dates = [(tag, value, date) for tag in _DATES for value in record.all(tag) if (date := written_date(value))]
    known = [date for _, _, date in dates if date.start]
    year = next((date.year for date in known), 0)
    same = [date for date in known if date.year == year]
    chosen = sorted(same, key=_fullness)[-1] if same else None
    if chosen is None:
        chosen = next((date for _, _, date in dates if not stage_of_date(date.literal, work_type)), None)
    doubts = [
        (tag, value, record.lines.get(tag, record.line), doubt)
        for tag, value, date in dates
        for doubt in (*date_doubts(value, date), *(years_differ(value, chosen) if date.year != year else ()))
    ]
    return Issued(chosen, tuple(doubts))


def _fullness(date: IssueDate) -> tuple[int, bool]:
    return len(date.start.iso()) if date.start else 0, date.season > 0


def stage_of(record: Record, known: Known, source: SourceText, problems: list[Problem]) -> Stage:
    """How far the work has come, with a warning about words in the wrong place and words that are not understood."""
    own = next((found[1] for text in record.all("N1") if (found := _OWN.fullmatch(text))), "")
    if own:
        return stage_in(own) or Stage(Status.UNPUBLISHED, own)
    for tag, text, stage in (*_in_dates(record, known), *_in_names(record), *_in_notes(record, known)):
        if not stage.is_understood or tag in (*_NAMES, "TI"):
            problems.append(_misplaced(record.position(source, tag), tag, known.key, text, stage))
        return stage
    said = record.first("TY").upper()
    if said == "INPR":
        return Stage(Status.IN_PRESS)
    is_unpublished = said in ("UNPB", "UNPD") and known.work_type is not WorkType.ARTICLE
    return Stage(Status.UNPUBLISHED if is_unpublished else Status.PUBLISHED)


_Found = Iterator[tuple[str, str, Stage]]
"""A tag, its value, and what the value says."""


def _in_dates(record: Record, known: Known) -> _Found:
    has_year = any(re.search(r"\d{4}", text) for text in record.all(*_DATES))
    for tag in ("PY", "Y1"):
        for text in record.all(tag):
            stage = stage_in(text) if has_year else stage_of_date(text, known.work_type)
            if stage or (stage := _exact(text)):
                yield tag, text, stage


def _in_names(record: Record) -> _Found:
    for tag in _NAMES:
        yield from ((tag, text, stage) for text in record.all(tag) if (stage := status_around(text)[1]))
    for tag in _NUMBERS:
        texts = (text for text in record.all(tag) if len(text) <= _LONGEST_NUMBER)
        yield from ((tag, text, stage) for text in texts if (stage := stage_in(text)))


def _in_notes(record: Record, known: Known) -> _Found:
    title = record.first("TI", "T1")
    if stage := stage_behind_title(title):
        yield "TI", title, stage
    for tag in _REMARKS:
        yield from ((tag, text, stage) for text in record.all(tag) if (stage := stage_in_note(text, known)))


def _exact(text: str) -> Stage | None:
    status = status_of(text)
    return Stage(status) if status else None


def _misplaced(place: Position, tag: str, key: str, text: str, stage: Stage) -> Problem:
    if not stage.is_understood:
        hint = "write PY  - and the year if it is out; else N1  - Status: submitted, accepted or in press"
        return Problem(place, f"{tag} of “{key}” says “{text}”, {UNKNOWN}.", hint, Severity.WARNING)
    listed = in_words(stage.status)
    said = f"{tag} of “{key}” says “{text}”, so the work is listed as {listed}."
    return Problem(place, said, f"write N1  - Status: {listed}, and take the words out of {tag}", Severity.WARNING)
