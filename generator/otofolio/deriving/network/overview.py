"""Who is who: people by kind of mentor, programs by tier, and what of it deserves a warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from otofolio.deriving.network.history import last_contact
from otofolio.model.network import MENTORS, MentorKind, Network, Person, Program, Sent
from otofolio.model.outreach import Due
from otofolio.problems import Problem, Severity

_MEGABYTES = 1_000_000
_MOST_ATTACHED = 7 * _MEGABYTES
_MOST_INTEREST = 2


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody, with the last contact and the next letter."""

    person: Person
    last: date | None
    next: Due | None


def acquaintances(
    network: Network, letters: Sequence[Due], today: date
) -> tuple[tuple[MentorKind | None, tuple[Acquaintance, ...]], ...]:
    """People by what they are to the person: sponsors and mentors first, everybody else last; no group is empty."""
    upcoming: dict[int, Due] = {}
    for one in letters:
        if not one.refused:
            upcoming.setdefault(id(one.person), one)
    groups = []
    for kind in (MentorKind.SPONSOR, *MENTORS, None):
        people = [person for person in network.people if person.mentor is kind]
        people.sort(key=lambda person: (person.name.family.casefold(), person.name.given.casefold()))
        known = (Acquaintance(each, last_contact(each, today), upcoming.get(id(each))) for each in people)
        if people:
            groups.append((kind, tuple(known)))
    return tuple(groups)


def missing_mentors(network: Network) -> tuple[MentorKind, ...]:
    """Which of the four kinds of mentor nobody is."""
    return tuple(kind for kind in MENTORS if not any(person.mentor is kind for person in network.people))


def programs_by_tier(network: Network) -> tuple[tuple[str, tuple[Program, ...]], ...]:
    """In the order in which the file first names each tier; those without one last."""
    tiers = dict.fromkeys(program.tier for program in network.programs)
    named = [*filter(None, tiers), *([""] if "" in tiers else [])]
    return tuple((tier, tuple(one for one in network.programs if one.tier == tier)) for tier in named)


def network_warnings(network: Network, today: date) -> Iterator[Problem]:
    """What the whole file shows and no single field does."""
    for person in network.people:
        yield from _person_warnings(person, today)
    yield from _interest_warnings(network)
    yield from _shown_twice(network)


def _person_warnings(person: Person, today: date) -> Iterator[Problem]:
    name = person.name.full
    days = [*(entry.on for entry in person.log), *(met.on for met in person.met)]
    if later := [day for day in days if day and day > today]:
        said = f"{name}: {later[0].isoformat()} is in the future, so it does not count yet."
        yield Problem(person.position, said, "check the year", Severity.WARNING)
    if any(met.on is None for met in person.met):
        said = f"{name}: a meeting has no day, so no letter is due because of it."
        yield Problem(person.position, said, "add the day to `met`: on: 2026-11-20", Severity.NOTICE)
    if (size := sum(file.size for file in person.attach)) > _MOST_ATTACHED:
        said = f"{name}: the attachments have {size / _MEGABYTES:.1f} MB together; many mail servers refuse over 7 MB."
        yield Problem(person.position, said, "attach fewer files, or send links", Severity.WARNING)


def _season(day: date) -> int:
    """The Match that a day belongs to: seasons change in July."""
    return day.year + (day.month >= 7)


def _interest_warnings(network: Network) -> Iterator[Problem]:
    counts: dict[tuple[str, int], int] = {}
    first: dict[int, str] = {}
    for person in network.people:
        program = network.program_of(person)
        for entry in person.log:
            if entry.on is None or entry.sent not in (Sent.INTEREST, Sent.RANK_FIRST):
                continue
            season = _season(entry.on)
            name = program.name if program else person.institution or person.name.full
            counts[name, season] = counts.get((name, season), 0) + 1
            if counts[name, season] == _MOST_INTEREST + 1:
                said = f"{name} has had more than two letters of interest this season."
                yield Problem(entry.position, said, "write again only if you have news", Severity.WARNING)
            if entry.sent is Sent.RANK_FIRST and season in first:
                said = f"This is the second “rank first” letter this season, after the one to {first[season]}."
                hint = "write it in one letter a season: program directors talk to each other"
                yield Problem(entry.position, said, hint, Severity.WARNING)
            elif entry.sent is Sent.RANK_FIRST:
                first[season] = name


def _shown_twice(network: Network) -> Iterator[Problem]:
    for event in network.events:
        for key in event.showing if event.new_work_only else ():
            if other := next((one for one in network.events if one is not event and key in one.showing), None):
                said = f"“{key}” is for {event.name}, which takes only work not shown elsewhere, and for {other.name}."
                yield Problem(event.position, said, "withdraw one of the two, or ask the organizers", Severity.WARNING)
