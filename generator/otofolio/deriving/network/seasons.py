"""Where a day is in a season: the days on which nobody may begin to write to a program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from otofolio.model.network import Network, Person
from otofolio.model.season import MATCH_WEEK, Season, SeasonDate

_PROGRAM_ROLES = ("program", "coordinator", "chair", "chief")


def match_week(seasons: Sequence[Season], day: date) -> SeasonDate | None:
    """The Match Week whose Monday-to-Thursday this day is in: until SOAP ends, programs are not written to."""
    weeks = (one for season in seasons for one in season.dates if one.id == MATCH_WEEK)
    return next((week for week in weeks if week.start <= day < week.end), None)


def in_season(seasons: Sequence[Season], year: int, day: date) -> bool:
    """Whether applications of that year's Match are under way: from September 1 to the end of Match Week."""
    weeks = (one for season in seasons if season.year == year for one in season.dates if one.id == MATCH_WEEK)
    return any(date(year - 1, 9, 1) <= day <= week.end for week in weeks)


def speaks_for_a_program(person: Person, network: Network) -> bool:
    """Whether a letter to them is a letter to a program."""
    if person.program or network.program_of(person):
        return True
    return any(word in person.role.casefold().split() for word in _PROGRAM_ROLES)
