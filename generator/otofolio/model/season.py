"""A residency season as its data file has it: dates with their sources, and how many signals a specialty has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from otofolio.model.eras import ErasForm

MATCH_WEEK = "match-week"


@dataclass(frozen=True, slots=True)
class SeasonDate:
    """A day or a stretch of days. One that is not confirmed is shown as “about”, with where to look."""

    id: str
    name: str
    start: date
    end: date
    confirmed: bool
    where: str
    """The website that has the official date: `nrmp.org`."""
    source: str
    checked: date
    about: str = ""
    """How to name an unconfirmed date that is vaguer than its days: `early March 2027`."""
    note: str = ""
    """Hours, in Eastern Time and in UTC for people abroad."""


@dataclass(frozen=True, slots=True)
class Season:
    """`signals` maps a specialty's name, in lower case, to its number of program signals."""

    year: int
    dates: tuple[SeasonDate, ...]
    signals: tuple[tuple[str, int], ...] = ()
    eras: ErasForm | None = None

    def signals_of(self, specialty: str) -> int:
        """The number for a specialty whose name starts as the file has it; 0 if it is not known."""
        return next((number for name, number in self.signals if specialty.casefold().startswith(name)), 0)
