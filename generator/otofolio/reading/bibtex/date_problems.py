"""What is reported about the date of an entry: two meanings, a day that the calendar lacks, fields that disagree."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.dates import IssueDate
from otofolio.problems import Alike, Problem, Severity
from otofolio.reading.bibtex.field_reader import FieldReader
from otofolio.reading.works.date_doubts import Doubt, date_doubts, month_doubts, years_differ
from otofolio.reading.works.progress import stage_in


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
