"""What a person's meetings and log tell on a day. Entries after that day have not happened yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from otofolio.model.network import LogEntry, Meeting, MeetingKind, Person, Received, Sent

_RANK = {MeetingKind.MEETING: 0, MeetingKind.CONVERSATION: 1, MeetingKind.INTERVIEW: 2}
_CLOSED = (Received.NO, Received.BOUNCE)


def is_closed(person: Person) -> bool:
    """They said no, the address bounced, or they want no letters: nobody writes to them again."""
    return not person.contact or any(entry.received in _CLOSED for entry in person.log)


def meetings(person: Person, today: date) -> tuple[tuple[date, Meeting], ...]:
    """Dated meetings, oldest first, one a day: of two on one day the weightier, else the one with advice."""
    by_day: dict[date, Meeting] = {}
    for met in person.met:
        if met.on and met.on <= today:
            others = by_day.get(met.on)
            by_day[met.on] = max(filter(None, (others, met)), key=_weight)
    return tuple(sorted(by_day.items(), key=lambda pair: pair[0]))


def _weight(met: Meeting) -> tuple[int, bool, bool]:
    return _RANK[met.kind], bool(met.advice or met.detail), bool(met.about)


def has_sent(person: Person, kinds: Collection[Sent], since: date = date.min) -> bool:
    """Whether a letter of these kinds was sent on or after a day. One without a day counts."""
    return any(entry.sent in kinds and (entry.on is None or entry.on >= since) for entry in person.log)


def has_received(person: Person, since: date = date.min) -> bool:
    """Whether anything came back on or after a day. What has no day counts."""
    return any(entry.received and (entry.on is None or entry.on >= since) for entry in person.log)


def sent_on_days(person: Person, today: date) -> tuple[tuple[date, LogEntry], ...]:
    """What was sent, with its day, oldest first."""
    return tuple((entry.on, entry) for entry in person.log if entry.sent and entry.on and entry.on <= today)


def last_contact(person: Person, today: date) -> date | None:
    """The last day on which they met or a message went either way."""
    days = [*(entry.on for entry in person.log), *(met.on for met in person.met)]
    return max((day for day in days if day and day <= today), default=None)


def conversations(person: Person, today: date) -> int:
    """How often they have talked; meetings without a day count."""
    return sum(met.on is None or met.on <= today for met in person.met)
