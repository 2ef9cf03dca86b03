"""Dates as people write them in the data file: `2025`, `2025-08-14`, `Aug 2025`, `present`, `2026 (expected)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from otofolio.model.dates import MONTHS, PartialDate

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?\Z")
_US = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})\Z")
_NAMED = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+|,?\s*)(\d{4})\Z")
_EXPECTED = re.compile(r"\s*\(?\s*(?:expected|anticipated|planned)\s*\)?\s*\Z", re.IGNORECASE)
_PRESENT = ("present", "now", "today", "current", "ongoing")


_DAYS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})\s*[-–—]\s*(\d{1,2}),?\s+(\d{4})\Z")
_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*")


@dataclass(frozen=True, slots=True)
class When:
    """One end of a stretch of time, as written."""

    date: PartialDate | None
    expected: bool = False

    @property
    def present(self) -> bool:
        """It goes on."""
        return self.date is None


class DateError(ValueError):
    """A text that is not one date: a sentence for the person, and the two dates if it is a stretch of time."""

    def __init__(self, said: str, stretch: tuple[str, str] | None = None) -> None:
        """Keep both."""
        self.said = said
        self.stretch = stretch
        super().__init__(said)


def parse_when(text: str) -> When:
    """Read a date. Raises DateError."""
    words = " ".join(text.split())
    try:
        return _when(words)
    except DateError as error:
        stretch = _stretch(words) if len(words) <= _LONGEST_STRETCH else None
        raise DateError(f"“{words}” is two dates." if stretch else error.said, stretch) from None


_LONGEST_STRETCH = 60


def _when(words: str) -> When:
    bare = _EXPECTED.sub("", words)
    expected = bare != words
    if bare.casefold() in _PRESENT:
        return When(None, expected)
    year, month, day = _parts(bare)
    if not 1900 <= year <= 2100:
        raise DateError(f"The year {year} cannot be right.")
    if month > 12 or (month and day > (_days(year, month))):
        raise DateError(f"“{words}” is not a day of the calendar.")
    return When(PartialDate(year, month, day), expected)


def _parts(text: str) -> tuple[int, int, int]:
    if match := _ISO.match(text):
        year, month, day = match.groups()
        return int(year), int(month or 0), int(day or 0)
    if match := _US.match(text):
        month, day, year = match.groups()
        _refuse_two_readings(text, int(month), int(day or 0), year)
        return int(year), int(month), int(day or 0)
    if match := _NAMED.match(text):
        before, name, after, year = match.groups()
        if number := _month(name):
            return int(year), number, int(before or after or 0)
    raise DateError(f"“{text}” is not a date that I can read.")


def _stretch(text: str) -> tuple[str, str] | None:
    """The two dates of `2012 - 2014`, `Aug–Sep 2024`, `Aug 24-27 2024` or `from 2012 to present`."""
    if match := _DAYS.match(text):
        month, first, last, year = match.groups()
        return _both(f"{month} {first}, {year}", f"{month} {last}, {year}")
    for sign in _TO.finditer(text):
        start, end = text[: sign.start()].removeprefix("from ").strip(), text[sign.end() :].strip()
        year = end[-4:] if end[-4:].isdigit() else ""
        if both := _both(start, end) or (_both(f"{start} {year}", end) if year else None):
            return both
    return None


def _both(start: str, end: str) -> tuple[str, str] | None:
    try:
        dates = _when(start), _when(end)
    except DateError:
        return None
    first, last = (when.date.iso() if when.date else "present" for when in dates)
    return (first, last) if dates[0].date else None


def _refuse_two_readings(text: str, first: int, second: int, year: str) -> None:
    """`03/08/2026` is March 8 in Boston and August 3 in Dublin."""
    if first != second and 0 < first <= 12 and 0 < second <= 12:
        raise DateError(
            f"“{text}” may be {MONTHS[first - 1]} {second} or {MONTHS[second - 1]} {first}: "
            f"write {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}."
        )


def _month(name: str) -> int:
    folded = "sep" if name.casefold() == "sept" else name.casefold()
    return next((number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(folded)), 0)


def _days(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - date(year, month, 1)).days
