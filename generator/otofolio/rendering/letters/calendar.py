"""A calendar of season dates, meetings and letters to write: all-day events with an alarm (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from otofolio.model.network import Event, Person
from otofolio.model.outreach import Due
from otofolio.model.season import Season, SeasonDate
from otofolio.rendering.content_lines import folded
from otofolio.rendering.letters.facts import day_range
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.letters.words import KIND_NAMES
from otofolio.rendering.plain import one_line

_LAST = date(9999, 12, 30)


class _Entry(NamedTuple):
    uid: str
    start: date
    end: date
    """The last day, which is part of the event."""
    summary: str
    description: str
    alarm: str
    """When it rings, from the beginning of the first day: `PT9H`, `-P7D`."""


def render_calendar(letters: Sequence[Due], sender: Sender) -> bytes:
    """UTF-8 with CRLF line ends and no line over 75 octets. An event keeps its UID when its day moves."""
    entries = [*_season_entries(sender.seasons, sender), *_event_entries(sender), *_letter_entries(letters, sender)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Otofolio//network//EN", "CALSCALE:GREGORIAN"]
    lines += [line for entry in entries for line in _lines(entry, sender.today)]
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def calendar_text(text: str) -> str:
    """One TEXT value on one line: backslash, semicolon and comma escaped (RFC 5545 §3.3.11)."""
    return one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _lines(entry: _Entry, today: date) -> Iterator[str]:
    summary = calendar_text(entry.summary)
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}", f"DTSTAMP:{_day(today)}T000000Z")
    yield f"DTSTART;VALUE=DATE:{_day(entry.start)}"
    yield f"DTEND;VALUE=DATE:{_day(min(entry.end, _LAST) + timedelta(1))}"  # the end is not included (§3.6.1)
    yield f"SUMMARY:{summary}"
    if entry.description:
        yield f"DESCRIPTION:{calendar_text(entry.description)}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{entry.alarm}", f"DESCRIPTION:{summary}", "END:VALARM")
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _season_entries(seasons: Iterable[Season], sender: Sender) -> Iterator[_Entry]:
    wanted = sender.network.season or sender.portfolio.specialty.match_year
    for season in seasons:
        for one in season.dates if season.year == wanted else ():
            uid = _uid("season", str(season.year), one.id)
            yield _Entry(uid, one.start, one.end, season_words(one), season_note(one), "-P7D")


def season_words(one: SeasonDate) -> str:
    """`Match Week: about March 15–19, 2027, look at nrmp.org`; a confirmed one is its name."""
    if one.confirmed:
        return one.name
    about = one.about or f"{day_range(one.start, one.end)}, {one.start.year}"
    return f"{one.name}: about {about}, look at {one.where}"


def season_note(one: SeasonDate) -> str:
    """The hours, and where the date is from."""
    sure = "Confirmed" if one.confirmed else "Not confirmed"
    hours = f"{one.note[:1].upper()}{one.note[1:]}. " if one.note else ""
    return f"{hours}{sure}; from {one.source}, checked {one.checked.isoformat()}. US deadlines are in Eastern Time."


def _event_entries(sender: Sender) -> Iterator[_Entry]:
    for event in sender.network.events:
        if event.start and event.end:
            yield _Entry(_uid("event", event.name), event.start, event.end, event.name, event.city, "-P14D")
        if event.abstracts_due:
            yield _abstracts(event, event.abstracts_due)


def _abstracts(event: Event, day: date) -> _Entry:
    return _Entry(_uid("abstracts", event.name), day, day, f"Abstracts due: {event.name}", "", "-P7D")


def _letter_entries(letters: Sequence[Due], sender: Sender) -> Iterator[_Entry]:
    """What is overdue moves to today: a reminder in the past reminds nobody."""
    seen: dict[str, int] = {}
    for one in letters:
        if one.refused:
            continue
        stem = f"{one.kind.value} {one.ordinal} {_who(one.person)}"
        seen[stem] = seen.get(stem, 0) + 1
        uid = _uid("letter", sender.portfolio.name.full, stem, str(seen[stem]))
        day = max(one.due, sender.today)
        summary = f"Write to {one.person.name.addressed}: {KIND_NAMES[one.kind]}"
        yield _Entry(uid, day, day, summary, f"Late after {max(one.last, one.due).isoformat()}.", "PT9H")


def _who(person: Person) -> str:
    return (person.email or f"{person.name.full} {person.institution}").casefold()


def _uid(*parts: str) -> str:
    """Made of what does not change when a day moves, so that importing it again moves the event (§3.8.4.7)."""
    digest = hashlib.sha256("\n".join(map(one_line, parts)).encode("utf-8", "replace")).hexdigest()
    return f"{digest[:32]}@otofolio"
