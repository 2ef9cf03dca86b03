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


@dataclass(frozen=True, slots=True)
class When:
    """One end of a stretch of time, as written."""

    date: PartialDate | None
    expected: bool = False

    @property
    def present(self) -> bool:
        """It goes on."""
        return self.date is None


def parse_when(text: str) -> When:
    """Read a date. Raises ValueError with a sentence for the person."""
    words = " ".join(text.split())
    bare = _EXPECTED.sub("", words)
    expected = bare != words
    if bare.casefold() in _PRESENT:
        return When(None, expected)
    year, month, day = _parts(bare)
    if not 1900 <= year <= 2100:
        raise ValueError(f"The year {year} cannot be right.")
    if month > 12 or (month and day > (_days(year, month))):
        raise ValueError(f"“{words}” is not a day of the calendar.")
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
    raise ValueError(f"“{text}” is not a date that I can read.")


def _refuse_two_readings(text: str, first: int, second: int, year: str) -> None:
    """`03/08/2026` is March 8 in Boston and 3 August in Dublin."""
    if first != second and 0 < first <= 12 and 0 < second <= 12:
        raise ValueError(
            f"“{text}” may be {MONTHS[first - 1]} {second} or {MONTHS[second - 1]} {first}: "
            f"write {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}."
        )


def _month(name: str) -> int:
    folded = "sep" if name.casefold() == "sept" else name.casefold()
    return next((number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(folded)), 0)


def _days(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - date(year, month, 1)).days
