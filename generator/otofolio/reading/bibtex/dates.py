"""When a work came out, and when its page was looked at."""

from __future__ import annotations

import re

from otofolio.model.dates import IssueDate
from otofolio.model.publication import WorkType
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.works.issue_dates import edtf_date, written_date, year_month_day
from otofolio.reading.works.progress import stage_of_date

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
