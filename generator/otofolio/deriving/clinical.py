"""Clinical experience: whether it was in the US and in the person's specialty, and how many weeks it has lasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import accumulate

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.letters import folded
from otofolio.model.person import Item, Specialty
from otofolio.problems import Problem, Severity

_US_NAMES = ("us", "usa", "u s", "u s a", "united states", "united states of america")
_STATES = frozenset({
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
    "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR",
    "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
})  # fmt: skip
_STATE_NAMES = frozenset({
    "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware",
    "d c", "district of columbia", "florida", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky",
    "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana",
    "nebraska", "nevada", "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota",
    "ohio", "oklahoma", "oregon", "pennsylvania", "puerto rico", "rhode island", "south carolina", "south dakota",
    "tennessee", "texas", "utah", "vermont", "virginia", "washington", "west virginia", "wisconsin", "wyoming",
})  # fmt: skip
_COUNTRIES_LIKE_STATES = {
    "AL": "albania", "AR": "argentina", "AZ": "azerbaijan", "CA": "canada", "CO": "colombia", "DE": "germany",
    "GA": "gabon", "ID": "indonesia", "IL": "israel", "IN": "india", "KY": "cayman islands", "LA": "laos",
    "MA": "morocco", "MD": "moldova", "ME": "montenegro", "MN": "mongolia", "MO": "macao", "MT": "malta",
    "NC": "new caledonia", "NE": "niger", "PA": "panama", "SC": "seychelles", "SD": "sudan", "TN": "tunisia",
}  # fmt: skip
"""Countries whose ISO 3166 code is a state's too."""
_THURSDAY, _SUNDAY = 3, 6


def derive_clinical(item: Item, specialty: Specialty, today: PartialDate) -> tuple[Item, tuple[Problem, ...]]:
    """The item with its country, specialty and weeks worked out; notices if the data is too thin to say."""
    in_us = _is_in_us(item)
    weeks = _weeks(item, today)
    derived = replace(item, in_us=in_us, in_specialty=_is_of(item.specialty, specialty), weeks=weeks)
    problems = []
    if not item.country and not item.location:
        said, hint = "This entry does not say where it was, so it is not counted as US experience.", "add `country: US`"
        problems.append(Problem(item.position, said, hint, Severity.NOTICE))
    if item.country and not in_us and _ends_in_the_us(item.location) and not _is_of_the_same_name(item):
        said = f"The country is “{item.country}”, so this is counted as abroad, but “{item.location}” is in the US."
        problems.append(Problem(item.position, said, "write `country: US`, or correct the location", Severity.NOTICE))
    if in_us and weeks is None:
        said = "The weeks of this experience cannot be counted from its dates."
        hint = "give start and end with their months, or add `weeks: 4`"
        problems.append(Problem(item.position, said, hint, Severity.NOTICE))
    return derived, tuple(problems)


def overlap_notices(items: tuple[Item, ...]) -> tuple[Problem, ...]:
    """Two full-time placements at once would be counted twice: a program director does that sum."""
    timed = [(span, item) for item in items if item.weeks and (span := _days(item.dates)) is not None]
    timed.sort(key=lambda pair: pair[0])
    ends = accumulate((span[1] for span, _ in timed), max)
    return tuple(_overlap(later) for end, (span, later) in zip(ends, timed[1:], strict=False) if span[0] < end)


def _overlap(item: Item) -> Problem:
    said = "This overlaps with another clinical experience, so its weeks are counted twice."
    return Problem(item.position, said, "correct the dates, or set `weeks:` on one of the two", Severity.NOTICE)


def _is_in_us(item: Item) -> bool:
    if item.country:
        return folded(item.country) in _US_NAMES
    return _ends_in_the_us(item.location)


def _ends_in_the_us(location: str) -> bool:
    last = _last_part(location)
    return last in _STATES or folded(last) in _US_NAMES or folded(last) in _STATE_NAMES


def _is_of_the_same_name(item: Item) -> bool:
    """`Tbilisi, Georgia` and `Toronto, CA` end in a country that is written like a state."""
    last, country = _last_part(item.location), folded(item.country)
    return country in (folded(last), _COUNTRIES_LIKE_STATES.get(last, ""))


def _last_part(location: str) -> str:
    return location.rpartition(",")[2].strip()


def _is_of(named: str, specialty: Specialty) -> bool:
    """`Otolaryngology` and `ENT` both name Otolaryngology–Head and Neck Surgery."""
    there, whole, short = folded(named), folded(specialty.name), folded(specialty.short)
    return bool(there) and (there in (whole, short) or whole.startswith(f"{there} ") or there.startswith(f"{short} "))


def _weeks(item: Item, today: PartialDate) -> int | None:
    """Whole weeks until today, rounded down: a claim must never be more than what was done."""
    span = _days(item.dates)
    start = item.dates.start or item.dates.end
    if start and start.first_day() > today.first_day():
        return 0
    if item.weeks is not None:
        if span is None:
            return item.weeks
        return min(item.weeks, _whole_weeks(span[0], today.first_day()))
    return None if span is None else _whole_weeks(span[0], min(span[1], today.first_day()))


def _whole_weeks(start: date, end: date) -> int:
    """A week is done with its Friday: Monday the 7th to Friday the 2nd are four weeks, as a clerkship office counts."""
    weekend_after = _SUNDAY - end.weekday() if end.weekday() > _THURSDAY else 0
    return max(0, ((end - start).days + 1 + weekend_after) // 7)


def _days(dates: DateRange) -> tuple[date, date] | None:
    """First and last day, if both are known to the month at least."""
    start, end = dates.start or dates.end, dates.end
    if start is None or not start.month or (not dates.present and (end is None or not end.month)):
        return None
    return start.first_day(), date.max if dates.present or end is None else _last_day(end)


def _last_day(end: PartialDate) -> date:
    if end.day:
        return end.first_day()
    following = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
