"""Dates as people know them: a year, a month, sometimes a day, sometimes still going on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date that is known to the year, the month (1-12) or the day (1-31); 0 if it is not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def month_name(self) -> str:
        """`August`, or nothing."""
        return MONTHS[self.month - 1] if self.month else ""

    def words(self) -> str:
        """`2025` or `Aug 2025`: a CV does not name days."""
        return f"{self.month_name[:3]} {self.year}" if self.month else str(self.year)

    def first_day(self) -> date:
        """The earliest day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def iso(self) -> str:
        """`2025`, `2025-08` or `2025-08-14` (ISO 8601-1 §5.2.2)."""
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of time in a career. `end` is None if only one date is known; `present` means it goes on."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    present: bool = False
    expected: bool = False
    """The end (or the only date) lies in the future."""


@dataclass(frozen=True, slots=True)
class IssueDate:
    """When a work came out. `end` closes a range; `literal` is text that is not a date; `season` is 1 (spring) to 4.

    `end_season` is the season of `end`.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    season: int = 0
    circa: bool = False
    literal: str = ""
    end_season: int = 0

    @property
    def year(self) -> int:
        """The year to sort by; 0 if none is known."""
        return self.start.year if self.start else 0
