"""Which letters are due, by the dates and the log: pure, and today is an input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from otofolio.deriving.network.days import minus_months, plus_days
from otofolio.deriving.network.history import (
    conversations,
    has_received,
    has_sent,
    is_closed,
    last_contact,
    meetings,
    sent_on_days,
)
from otofolio.deriving.network.seasons import in_season, match_week, speaks_for_a_program
from otofolio.model.letters import folded
from otofolio.model.network import LetterKind, MeetingKind, MentorKind, Network, News, Person, Sent, ThankYou
from otofolio.model.outreach import Due
from otofolio.model.season import Season

_WEEK = 7
_QUARTER, _THIRD_OF_A_YEAR = 91, 122
_ASKS = (Sent.INQUIRY, Sent.BEFORE_CONFERENCE, Sent.FOLLOW_UP, Sent.MENTOR)
"""Letters with a question, to which silence can be noticed."""
_AFTER_MEETING = (Sent.FOLLOW_UP, Sent.THANK_YOU, Sent.MENTOR, Sent.UPDATE, Sent.OTHER)
_LAPSE = {
    LetterKind.INQUIRY: 60, LetterKind.BEFORE_CONFERENCE: 13, LetterKind.FOLLOW_UP: 25, LetterKind.THANK_YOU: 9,
    LetterKind.NUDGE: 30, LetterKind.MENTOR: 60, LetterKind.GOOD_NEWS: 30,
}  # fmt: skip
"""Days after `last` until it is too late altogether. An update is never too late."""
_FIRST = (
    LetterKind.THANK_YOU, LetterKind.FOLLOW_UP, LetterKind.GOOD_NEWS, LetterKind.BEFORE_CONFERENCE, LetterKind.INQUIRY,
    LetterKind.NUDGE, LetterKind.MENTOR, LetterKind.UPDATE,
)  # fmt: skip
"""Nobody gets two letters in a week: which one goes first."""
_NO_THANKS = "this program asks for no thank-you notes; what affects the start of your training must still be reported"
_LOOK = "look at the program’s instructions: some ask for no thank-you notes; then write `thank_you: fine` or `no`"


@dataclass(frozen=True, slots=True)
class _Days:
    network: Network
    seasons: Sequence[Season]
    today: date
    in_season: bool
    authors: Mapping[str, frozenset[str]]

    def news_for(self, person: Person, since: date) -> tuple[News, ...]:
        """What has happened after a day and is not their own work, oldest first."""
        name = folded(person.name.family)
        news = (one for one in self.network.news if since < one.on <= self.today)
        others = (one for one in news if name not in self.authors.get(one.work, frozenset()))
        return tuple(sorted(others, key=lambda one: one.on))


def due_letters(
    network: Network,
    seasons: Sequence[Season],
    today: date,
    match_year: int = 0,
    authors: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Due, ...]:
    """Every letter that is due now or later, in the order of their days. What is too late is not listed.

    `authors` has the folded family names of each work's authors: no author needs news of their own work.
    """
    days = _Days(network, seasons, today, in_season(seasons, network.season or match_year, today), authors)
    found = [one for person in network.people for one in _one_a_week(_letters_to(person, days), today)]
    return tuple(sorted(found, key=lambda one: (one.due, one.person.name.family)))


def _letters_to(person: Person, days: _Days) -> list[Due]:
    return [_held(one, days) for one in _letters(person, days) if days.today <= _lapses(one)]


def _one_a_week(letters: list[Due], today: date) -> Iterator[Due]:
    """The most pressing letter now, others of this week a week later; of two of a kind, the later one."""
    now = [one for one in letters if is_this_week(one, today)]
    yield from (one for one in letters if one not in now)
    by_kind = {one.kind: one for one in now}
    for place, one in enumerate(sorted(by_kind.values(), key=lambda one: (bool(one.refused), _FIRST.index(one.kind)))):
        yield one if place == 0 or one.refused else _moved(one, plus_days(today, _WEEK))


def _moved(due: Due, opens: date) -> Due:
    return replace(due, opens=opens, due=max(due.due, opens), last=max(due.last, opens))


def is_this_week(due: Due, today: date) -> bool:
    """Whether it can be written in the seven days from today, or is overdue."""
    return due.opens <= plus_days(today, _WEEK - 1)


def is_overdue(due: Due, today: date) -> bool:
    """Whether its last good day is over."""
    return today > due.last


def overdue_first(letters: Sequence[Due], today: date) -> tuple[Due, ...]:
    """The order of the terminal."""
    return tuple(sorted(letters, key=lambda one: not is_overdue(one, today)))


def _lapses(due: Due) -> date:
    return plus_days(due.last, _LAPSE[due.kind]) if due.kind in _LAPSE else date.max


def _letters(person: Person, days: _Days) -> Iterator[Due]:
    if is_closed(person):
        return
    yield from _inquiry(person, days)
    yield from _before_conference(person, days)
    yield from _after_meetings(person, days)
    yield from _nudges(person, days)
    yield from _update(person, days)
    yield from _mentor_request(person, days)
    yield from _good_news(person, days)


def _due(person: Person, kind: LetterKind, base: date, window: tuple[int, int, int], ordinal: int = 0) -> Due:
    opens, due, last = (plus_days(base, days) for days in window)
    return Due(person=person, kind=kind, opens=opens, due=due, last=last, ordinal=ordinal)


def _inquiry(person: Person, days: _Days) -> Iterator[Due]:
    """Two to three months before the person could be there."""
    visit = person.visit
    if visit is None or visit.start <= days.today or has_sent(person, (Sent.INQUIRY,)) or has_received(person):
        return
    opens, last = minus_months(visit.start, 3), minus_months(visit.start, 2)
    yield Due(person=person, kind=LetterKind.INQUIRY, opens=opens, due=last, last=last)


def _before_conference(person: Person, days: _Days) -> Iterator[Due]:
    event = days.network.event(person.attending)
    if event is None or event.start is None or event.start <= days.today:
        return
    one = _due(person, LetterKind.BEFORE_CONFERENCE, event.start, (-28, -14, -14))
    if not has_sent(person, (Sent.BEFORE_CONFERENCE,), one.opens) and not has_received(person, one.opens):
        yield one


def _after_meetings(person: Person, days: _Days) -> Iterator[Due]:
    """A follow-up within three to five days; a thank-you note on the next day after an interview or a long talk."""
    for ordinal, (on, met) in enumerate(meetings(person, days.today)):
        if has_sent(person, _AFTER_MEETING, on) or has_received(person, on):
            continue
        if met.kind is MeetingKind.MEETING:
            yield replace(_due(person, LetterKind.FOLLOW_UP, on, (1, 5, 5), ordinal), meeting=met)
        else:
            refused, doubts = _thanks(person, days.network)
            one = _due(person, LetterKind.THANK_YOU, on, (1, 1, 5), ordinal)
            yield replace(one, meeting=met, refused=refused, doubts=doubts)


def _thanks(person: Person, network: Network) -> tuple[str, tuple[str, ...]]:
    program = network.program_of(person)
    wish = person.thank_you or (program.thank_you if program else ThankYou.UNKNOWN)
    if wish is ThankYou.NO:
        return _NO_THANKS, ()
    return "", (_LOOK,) if wish is ThankYou.UNKNOWN else ()


def _nudges(person: Person, days: _Days) -> Iterator[Due]:
    """Once, after 10 to 14 days of silence, for the last letter that asked something."""
    asked = [(on, entry) for on, entry in sent_on_days(person, days.today) if entry.sent in _ASKS]
    for on, entry in asked[-1:]:
        if not has_received(person, on) and not has_sent(person, (Sent.NUDGE,), on):
            met = next((met for day, met in reversed(meetings(person, days.today)) if day <= on), None)
            one = _due(person, LetterKind.NUDGE, on, (10, 14, 14), len(asked) - 1)
            yield replace(one, answered=entry, meeting=met)


def _update(person: Person, days: _Days) -> Iterator[Due]:
    """Quarterly to mentors; to others who have answered three times a year, and only with news."""
    since = last_contact(person, days.today)
    if since is None or person.mentor is MentorKind.SPONSOR or not (person.mentor or has_received(person)):
        return
    news = days.news_for(person, since)
    if not news and (person.mentor is None or days.in_season):
        return
    after = _QUARTER if person.mentor else _THIRD_OF_A_YEAR
    sent = sum(entry.sent is Sent.UPDATE for entry in person.log)
    met = next((met for _, met in reversed(meetings(person, days.today))), None)
    one = _due(person, LetterKind.UPDATE, since, (after, after + _WEEK, after + 2 * _WEEK), sent)
    yield replace(one, news=news, meeting=met)


def _mentor_request(person: Person, days: _Days) -> Iterator[Due]:
    """After two or three conversations, and not in the letter that follows the last of them."""
    met = meetings(person, days.today)
    if person.ask_to_mentor is None or person.mentor or not met or has_sent(person, (Sent.MENTOR,)):
        return
    if conversations(person, days.today) >= 2:
        yield replace(_due(person, LetterKind.MENTOR, met[-1][0], (7, 10, 21)), meeting=met[-1][1])


def _good_news(person: Person, days: _Days) -> Iterator[Due]:
    if person.mentor is None:
        return
    good = [one for one in days.news_for(person, date.min) if one.good]
    told = [one for one in good if not has_sent(person, (Sent.GOOD_NEWS, Sent.UPDATE), one.on)]
    for news in told[-1:]:
        one = _due(person, LetterKind.GOOD_NEWS, news.on, (0, 2, 7), len(good) - 1)
        yield replace(one, news=(news,))


def _held(due: Due, days: _Days) -> Due:
    """In Match Week, programs are not written to until SOAP ends, and good news waits for Friday."""
    week = match_week(days.seasons, max(days.today, due.opens))
    if week is None:
        return due
    if due.kind is LetterKind.GOOD_NEWS:
        return replace(due, opens=week.end, due=max(due.due, week.end), last=max(due.last, plus_days(week.end, 3)))
    if speaks_for_a_program(due.person, days.network):
        said = f"no letter to a program from Monday of Match Week until SOAP ends; write on {week.end.isoformat()}"
        return replace(due, refused=due.refused or said)
    return due
