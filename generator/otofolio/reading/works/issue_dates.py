"""Dates of publication: BibTeX's `year` and `month`, BibLaTeX's EDTF dates, and what people write instead."""

from __future__ import annotations

import re
from datetime import date

from otofolio.model.dates import IssueDate, PartialDate

_MONTH_BY_START = {
    name: number
    for number, names in enumerate(
        ("jan ene gen", "feb fév fev", "mar mär mrz", "apr avr abr", "may mai mag maj", "jun juin giu",
         "jul juil lug", "aug aoû aou ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_EDTF = re.compile(r"(-?\d{4}|\d{2,3}[Xx?]{1,2})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?([~?%]?)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)(?!\d)")
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]+")


def edtf_date(text: str) -> IssueDate | None:
    """A BibLaTeX date (§2.3.8): `2019-03`, `2019/2021`, `2019-21` (spring), `2019~`; None if it is not one."""
    first, _, second = text.strip().partition("/")
    start, end = _edtf_part(first), _edtf_part(second)
    if start is None and end is None:
        return None
    if (start is None and first.strip() not in ("", "..", "*")) or (
        end is None and second.strip() not in ("", "..", "*")
    ):
        return None
    begin = start or end
    return IssueDate(
        begin.start if begin else None,
        end.start if end and start else None,
        season=begin.season if begin else 0,
        circa=any(part.circa for part in (start, end) if part),
    )


def year_month_day(year: str, month: str = "", day: str = "") -> IssueDate | None:
    """BibTeX's fields; text that is not a date is kept as `literal`. None where there is nothing."""
    if not month and _WHOLE_DATE.fullmatch(year):
        return edtf_date(year)
    years = _YEAR.findall(year)
    if not years:
        return IssueDate(literal=year) if year else None
    first = int(years[0])
    season = _season(month)
    months, days = ([], []) if season else _months_and_days(month, day)
    start = partial(first, months[0] if months else 0, days[0] if days else 0)
    end = _end_of_range(years, months, days, start)
    circa = bool(re.match(r"\s*(?:c\.?|ca\.?|circa|about)\s*\d", year, re.IGNORECASE)) or year.rstrip().endswith(
        ("?", "~")
    )
    return IssueDate(start, end, season, circa)


def written_date(text: str) -> IssueDate | None:
    """A date in words or numbers: `2002 Sep 5`, `2019/03/14`, `5 September 2002`, `14.03.2019`; else a literal."""
    clean = text.strip()
    if not clean:
        return None
    if (numbers := re.fullmatch(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?/*", clean)) is not None:
        return IssueDate(partial(int(numbers[1]), int(numbers[2]), int(numbers[3] or 0)))
    if (numbers := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", clean)) is not None:
        day, month = (int(numbers[1]), int(numbers[2])) if int(numbers[2]) <= 12 else (int(numbers[2]), int(numbers[1]))
        return IssueDate(partial(int(numbers[3]), month, day))
    if found := edtf_date(clean):
        return found
    return year_month_day(clean, _YEAR.sub(" ", clean)) if _YEAR.search(clean) else IssueDate(literal=clean)


def partial(year: int, month: int = 0, day: int = 0) -> PartialDate:
    """As much of the date as exists in the calendar."""
    if not 1 <= month <= 12:
        return PartialDate(year)
    try:
        date(max(year, 1), month, day)
    except ValueError:
        return PartialDate(year, month)
    return PartialDate(year, month, day)


def _edtf_part(text: str) -> IssueDate | None:
    match = _EDTF.fullmatch(text.strip())
    if match is None:
        return None
    digits = re.sub(r"[Xx?]", "0", match[1])
    year, month, day = int(digits), int(match[2] or 0), int(match[3] or 0)
    if year <= 0 or (month > 12 and not 21 <= month <= 24):
        return None
    season = month - 20 if month > 12 else 0
    return IssueDate(
        partial(year, 0 if season else month, day), season=season, circa=bool(match[4]) or digits != match[1]
    )


def _season(month: str) -> int:
    return next((_SEASONS[word] for word in _WORD.findall(month.lower()) if word in _SEASONS), 0)


def _months_and_days(month: str, day: str) -> tuple[list[int], list[int]]:
    """Months by name or number, and the days beside them: `10~jan`, `jan.-feb.`, `March 3-5`, `7`."""
    months = [
        number
        for word in _WORD.findall(month.lower())
        if (number := _MONTH_BY_START.get(word[:4]) or _MONTH_BY_START.get(word[:3]))
    ]
    numbers = [int(number) for number in re.findall(r"\d+", month) if len(number) <= 2]
    if not months:
        months = [number for number in numbers if 1 <= number <= 12]
        numbers = []
    days = [int(number) for number in re.findall(r"\b\d{1,2}\b", day)] or numbers
    return months, [number for number in days if 1 <= number <= 31]


def _end_of_range(years: list[str], months: list[int], days: list[int], start: PartialDate) -> PartialDate | None:
    """`1998--1999`, `Jul-Aug`, `March 3-5`."""
    end = None
    if len(years) > 1:
        end = PartialDate(int(years[1]))
    elif len(months) > 1:
        end = partial(start.year, months[1], days[1] if len(days) > 1 else 0)
    elif len(days) > 1 and months:
        end = partial(start.year, months[0], days[1])
    return end if end is not None and end > start else None
