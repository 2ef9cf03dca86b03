"""When a work came out, when its page was looked at, and what is odd about the date of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.model.dates import IssueDate
from otofolio.model.publication import WorkType
from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.works.date_doubts import Doubt, date_doubts, month_doubts, years_differ
from otofolio.reading.works.issue_dates import edtf_date, written_date, year_month_day
from otofolio.reading.works.progress import stage_in, stage_of_date

_ACCESSED = re.compile(
    r"[\[(]?\s*(?:online\s*[;,:.]?\s*)?\b(?:(?:last|date)\s+)?"
    r"(?:accessed|retrieved|visited|viewed|checked|access(?: date)?)(?:\s+on)?\s*[:,]?\s+"
    r"(\w[\w ,./-]{3,24})[\])]?\s*\.?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)


def issued_of(fields: FieldReader, work_type: WorkType) -> IssueDate | None:
    """The date of publication; None if there is none, or a status instead of one."""
    said = fields.plain("date")
    if said and (found := edtf_date(said) or written_date(said)) and (found.start or not fields.raw("year")):
        return None if found.literal and stage_of_date(found.literal, work_type) else found
    found = year_month_day(fields.plain("year"), fields.plain("month") or said, fields.plain("day"))
    if found is None or (found.literal and stage_of_date(found.literal, work_type)):
        return date_in(fields, "eventdate") if found is None else None
    return found


def date_in(fields: FieldReader, *names: str) -> IssueDate | None:
    """The date in the first of these fields that has a value."""
    said = fields.plain(*names)
    return (edtf_date(said) or written_date(said)) if said else None


def accessed_of(fields: FieldReader) -> IssueDate | None:
    """The day of access from its own field, else from `Accessed: 2021-05-19` in a note or in `howpublished`."""
    named = date_in(fields, "urldate", "accessed")
    return named or next(filter(None, (_accessed(fields.plain(name)) for name in ("note", "howpublished"))), None)


def _accessed(text: str) -> IssueDate | None:
    found = _ACCESSED.search(text[-120:]) if text else None
    said = _ORDINAL.sub("", found[1].replace(",", " ").strip()) if found else ""
    date = written_date(re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", said)) if said else None
    return date if date and date.start else None


def without_access(text: str) -> str:
    """A note or `howpublished` without the words that name the day of access."""
    return _ACCESSED.sub("", text).strip(" .,;") if _accessed(text) else text


def date_problems(fields: FieldReader, issued: IssueDate | None) -> Iterator[Problem]:
    """A warning for each field of the date that was not read as it is written, with what was used."""
    for name, doubt in _doubts(fields, issued) if issued else ():
        value = fields.plain(name)
        said = f"The {name} of “{fields.entry.key}” is “{value}”, {doubt.said}."
        alike = Alike("{count} dates were not read as they are written", f"“{value}” in “{fields.entry.key}”")
        place = fields.source.position_of(name, fields.entry.lines.get(name, fields.entry.line))
        yield Problem(place, said, doubt.hint, Severity.WARNING, alike)


def _doubts(fields: FieldReader, issued: IssueDate) -> Iterator[tuple[str, Doubt]]:
    written, year, month = fields.plain("date"), fields.plain("year"), fields.plain("month")
    name = "date" if written else "year"
    if written or year:
        yield from ((name, doubt) for doubt in date_doubts(written or year, issued))
    if written and year:
        yield from (("year", doubt) for doubt in years_differ(year, issued))
    if month and not written and stage_in(month) is None:
        yield from (("month", doubt) for doubt in month_doubts(month, issued))
