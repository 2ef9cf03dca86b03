"""Dates in words, as American English writes them: `March 5, 2024`, `2024 Mar 5`, and ranges of either.

Text that is not a date (`in press`, `n.d.`) is printed as the source has it.
"""

from __future__ import annotations

from otofolio.model.dates import MONTHS, IssueDate, PartialDate

SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")


def year_of(when: IssueDate | None) -> str:
    """The year, or the range of years."""
    if when is None or when.start is None:
        return when.literal if when else ""
    return _ranged(_year(when.start), _year(when.end) if when.end else "")


def month_day_year(when: IssueDate | None) -> str:
    """`March 5, 2024`, `March 2024`, `March 5–7, 2024`: the year closes the date (AMA 11 §3.11)."""
    if when is None or when.start is None:
        return when.literal if when else ""
    start, end = when.start, when.end
    if end is not None and end.year != start.year:
        return f"{month_day_year(IssueDate(start, season=when.season))}–{month_day_year(_end(when))}"
    before = month_and_day(when)
    comma = "," if start.day else ""
    return f"{before}{comma} {_year(start)}" if before else _year(start)


def month_and_day(when: IssueDate | None) -> str:
    """`March 5`, `March 5–7`, `November 30–December 2`, `Spring`: what APA 7 §9.14 puts after the year."""
    if when is None or when.start is None:
        return ""
    start, end = when.start, when.end
    first = _words(start.month_name or SEASONS[when.season], _day(start))
    if when.end_season and end:
        return _ranged(first, SEASONS[when.end_season])
    if end is None or end == start:
        return first
    if end.month == start.month and end.year == start.year:
        return _ranged(first, _day(end))
    return _ranged(first, _words(end.month_name, _day(end)))


def year_month_day(when: IssueDate | None) -> str:
    """`2024 Mar 5`, `2024 Mar 5–7`, `2024 Nov 30–Dec 2` (Citing Medicine, ch. 1, "Date of Publication")."""
    if when is None or when.start is None:
        return when.literal if when else ""
    start, end = when.start, when.end
    first = _words(_year(start), _short_month(start) or SEASONS[when.season], _day(start))
    if end is None or (end == start and not when.end_season):
        return first
    if end.year != start.year:
        return f"{first}–{year_month_day(_end(when))}"
    if when.end_season:
        return _ranged(first, SEASONS[when.end_season])
    if end.month != start.month:
        return _ranged(first, _words(_short_month(end), _day(end)))
    return _ranged(first, _day(end))


def year_month(when: IssueDate | None) -> str:
    """`2024 Mar`."""
    if when is None or when.start is None:
        return year_of(when)
    end = _to_month(when.end) if when.end else None
    return year_month_day(IssueDate(_to_month(when.start), end, when.season, end_season=when.end_season))


def _end(when: IssueDate) -> IssueDate:
    return IssueDate(when.end, season=when.end_season)


def _to_month(day: PartialDate) -> PartialDate:
    return PartialDate(day.year, day.month)


def _year(day: PartialDate) -> str:
    """Years of the first centuries are distinguished from the others, as historians do."""
    return f"{day.year} AD" if 0 < day.year < 500 else str(day.year)


def _day(day: PartialDate) -> str:
    return str(day.day) if day.day else ""


def _short_month(day: PartialDate) -> str:
    return MONTHS[day.month - 1][:3] if day.month else ""


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _ranged(first: str, second: str) -> str:
    return f"{first}–{second}" if second and second != first else first
