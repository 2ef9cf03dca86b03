"""What is wrong with a date that was read: it has two meanings, is not in the calendar, or contradicts another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from otofolio.model.dates import MONTHS, IssueDate
from otofolio.reading.works.issue_dates import two_readings

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:T.*)?/*")
_NO_YEAR = re.compile(r"[\d\W]*\d[\d\W]*")


_LONGEST = 100


class Doubt(NamedTuple):
    """What is odd about a date: words that follow `… says “2021-13”, `, and a hint."""

    said: str
    hint: str


def date_doubts(text: str, used: IssueDate | None) -> Iterator[Doubt]:
    """What is to be said about a date as it is written, given what was made of it."""
    if len(text) > _LONGEST or (text.isdecimal() and used and used.start):
        return
    for part in text.split("/") if re.fullmatch(r"\d{4}-[\d-]+/\d{4}-[\d-]+", text.strip()) else [text.strip()]:
        yield from _doubts(part.strip(), used)


def month_doubts(month: str, used: IssueDate | None) -> Iterator[Doubt]:
    """The same for BibTeX's field for the month, which may name a day too."""
    if not re.search(r"\w", month) or used is None or used.start is None or used.start.month or used.season:
        return
    yield Doubt(f"which is no month, so {_used(used)}", "write month = {mar}, or a number from 1 to 12")


def years_differ(text: str, used: IssueDate | None) -> Iterator[Doubt]:
    """A second date of the work, here as it is written, that names another year than the one that was used."""
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    if used and used.start and len(years) == 1 and years[0] != f"{used.year:04d}":
        if used.end and years[0] == f"{used.end.year:04d}":
            return
        yield Doubt(
            f"but the work is dated {used.start.iso()} elsewhere, so {_used(used)}", "take out the date that is wrong"
        )


def _doubts(text: str, used: IssueDate | None) -> Iterator[Doubt]:
    if both := two_readings(text):
        meant = f"{both.month_first} or {both.day_first}"
        yield Doubt(f"which may be {meant}, so {_used(used)}", "write the one that is meant, with the year first")
    elif (found := _ISO.fullmatch(text)) and not _is_used_fully(found, used):
        year, month = found[1], int(found[2])
        if 1 <= month <= 12 and not found[3]:
            meant = f"{MONTHS[month - 1]} {year} or two years"
            yield Doubt(f"which may be {meant}, so {_used(used)}", "write the month as a word, or both years in full")
        else:
            yield Doubt(
                f"which is not in the calendar, so {_used(used)}", "correct the month or the day, or leave them out"
            )
    elif used and not used.start and not text.startswith("-") and _NO_YEAR.fullmatch(text):
        yield Doubt("which is no year, so no year is known", "write the year in which the work came out")


def _is_used_fully(found: re.Match[str], used: IssueDate | None) -> bool:
    """Whether month and day of a numeric date are in the one that was read, or a season or a second year is."""
    month, day = int(found[2]), int(found[3] or 0)
    if used is None or used.start is None:
        return False
    if (used.season and not day) or month == 0:
        return True
    if not day and used.end and used.end.year % 100 == month and not used.start.month:
        return True
    dates = [each for each in (used.start, used.end) if each]
    return any(each.month == month and each.day == day for each in dates) or used.start.year != int(found[1])


def _used(used: IssueDate | None) -> str:
    return f"{used.start.iso()} is used" if used and used.start else "no date is known"
