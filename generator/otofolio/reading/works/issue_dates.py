"""Dates of publication: BibTeX's `year` and `month`, BibLaTeX's EDTF dates, PubMed's, and what people write instead.

Sources: BibLaTeX manual §2.3.8 (EDTF); Citing Medicine, ch. 1, "Date of Publication" (months, seasons, double years,
and `c2018` for a copyright date).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

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
_DOUBLE_YEAR = re.compile(r"\W*((?:1[5-9]|2[01])\d\d)\s*[-–—/]+\s*(\d\d)\W*")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?/*")
_EIGHT_DIGITS = re.compile(r"(?:[A-Za-z ]{2,20}:\s*)?((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_TWO_YEARS = re.compile(r"(.*?\d{4}.*?)\s*(?:--|[-–—/]|\bto\b)\s*(\D*\d{4}.*|\D*\d{1,2}\D+\d{4}.*)")
_CIRCA = re.compile(r"\W*(?:c\.\s*|c\s+|ca\.?\s*|circa\s*|about\s*)\d", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 200


class BothParts(NamedTuple):
    """The two readings of a date such as `03/04/2019`, as they are to be written."""

    month_first: str
    day_first: str


def edtf_date(text: str) -> IssueDate | None:
    """A BibLaTeX date: `2019-03`, `2019/2021`, `2019-21` (spring), `2019~`; None if it is not one."""
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
        end_season=end.season if end and start else 0,
        circa=any(part.circa for part in (start, end) if part),
    )


@lru_cache(maxsize=1024)
def year_month_day(year: str, month: str = "", day: str = "") -> IssueDate | None:
    """BibTeX's fields; text that is not a date is kept as `literal`. None if there is nothing."""
    if not month and _WHOLE_DATE.fullmatch(year):
        return edtf_date(year)
    if not _YEAR.search(year):
        return IssueDate(literal=year) if year else None
    if double := _double_year(year):
        return double
    if _YEAR_LAST.fullmatch(year.strip()):
        return written_date(year)
    if _WORD.search(year) and not month:
        return _in_words(year)
    return _dated(_YEAR.findall(year), month, day, _is_circa(year))


def written_date(text: str) -> IssueDate | None:
    """A date in words or numbers: `2002 Sep 5`, `2019/03/14`, `5 September 2002`, `14.03.2019`; else a literal.

    Of `03/04/2019`, which has two readings, only the year is read.
    """
    clean = text.strip()
    if not clean:
        return None
    if double := _double_year(clean):
        return double
    if (numbers := _YEAR_FIRST.fullmatch(clean)) is not None:
        return IssueDate(partial(int(numbers[1]), int(numbers[2]), int(numbers[3] or 0)))
    if (numbers := _EIGHT_DIGITS.fullmatch(clean)) is not None:
        return IssueDate(partial(int(numbers[1]), int(numbers[2]), int(numbers[3])))
    if (numbers := _YEAR_LAST.fullmatch(clean)) is not None:
        first, second = int(numbers[1]), int(numbers[3])
        day, month = (first, second) if second <= 12 else (second, first)
        is_clear = two_readings(clean) is None
        return IssueDate(partial(int(numbers[4]), month if is_clear else 0, day))
    if found := edtf_date(clean):
        return found
    return _in_words(clean) if _YEAR.search(clean) else IssueDate(literal=clean)


def two_readings(text: str) -> BothParts | None:
    """What `03/04/2019` may mean; nothing for a date with one meaning. With dots the day comes first."""
    found = _YEAR_LAST.fullmatch(text.strip())
    if found is None or found[2] == ".":
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    return BothParts(f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}")


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


def _double_year(text: str) -> IssueDate | None:
    """`1991-92`, `1991/92`; a second number that may be a month is none of a year."""
    found = _DOUBLE_YEAR.fullmatch(text)
    if found is None or int(found[2]) <= 12 or int(found[2]) <= int(found[1]) % 100:
        return None
    start = int(found[1])
    return IssueDate(PartialDate(start), PartialDate(start // 100 * 100 + int(found[2])))


def _in_words(text: str) -> IssueDate:
    """`2021 Mar 5`, `Spring 2021`, `2020 Dec-2021 Jan`, `2018 Dec - 2019 Spring`: at least one year is in it."""
    sides = _TWO_YEARS.fullmatch(text) if len(text) <= _LONGEST else None
    if sides and _WORD.search(sides[1] + sides[2]) and _YEAR.search(sides[1]) and _YEAR.search(sides[2]):
        start, end = (_dated(_YEAR.findall(side)[:1], _YEAR.sub(" ", side), "", False) for side in sides.groups())
        if start.start and end.start and end.start > start.start:
            return IssueDate(start.start, end.start, start.season, _is_circa(text), end_season=end.season)
    return _dated(_YEAR.findall(text), _YEAR.sub(" ", text), "", _is_circa(text))


def _dated(years: list[str], month: str, day: str, circa: bool) -> IssueDate:
    """The date of at least one year."""
    seasons = _seasons(month)
    months, days = ([], []) if seasons else _months_and_days(month, day)
    start = partial(int(years[0]), months[0] if months else 0, days[0] if days else 0)
    end = _end_of_range(years, months, days, start)
    if len(seasons) > 1 and seasons[1] != seasons[0]:
        return IssueDate(start, end or start, seasons[0], circa, end_season=seasons[1])
    return IssueDate(start, end, seasons[0] if seasons else 0, circa)


def _is_circa(text: str) -> bool:
    """`c2018` is the year of a copyright, not an estimate."""
    return _CIRCA.match(text) is not None or text.rstrip().endswith(("?", "~"))


def _seasons(month: str) -> list[int]:
    return [_SEASONS[word] for word in _WORD.findall(month.lower()) if word in _SEASONS]


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
