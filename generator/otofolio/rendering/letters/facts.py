"""The facts that a letter may use. A program's signal, tier and notes are not among them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from otofolio.deriving.network.days import next_weekday
from otofolio.deriving.network.history import conversations, last_contact
from otofolio.model.addresses import doi_address
from otofolio.model.dates import MONTHS
from otofolio.model.network import Event, Meeting, Person, Visit
from otofolio.model.outreach import Due
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.plain import one_line

MISSING: Mapping[str, str] = {
    "me": "your name", "school": "your school", "class_year": "your class", "who": "who you are",
    "specialty": "your specialty", "specialty_short": "your specialty", "site": "your website",
    "their_name": "their name", "institution": "their institution", "topic": "what you talked about",
    "meeting": "where you met", "the_meeting": "where you met", "day": "the day you talked",
    "short_day": "the day you talked", "advice": "what they advised", "detail": "one detail of your conversation",
    "days": "two days that suit you", "introduced_by": "who suggested that you write",
    "work": "a work of theirs", "point": "one thing you understood in it", "place": "the city",
    "visit_days": "from when to when", "offer": "what you can do", "event": "the meeting", "the_event": "the meeting",
    "event_days": "on which days", "presenting": "what you present", "question": "your one question",
    "sent_day": "the day of your letter", "first_news": "your news", "news": "your news, each with its link",
    "last_month": "when you were last in touch", "mentor_kind": "which kind of mentor", "times": "twice",
    "helped": "what they did for you", "thanks_for": "what they did for you", "plan": "what you are working toward",
}  # fmt: skip
"""Every fact, with the words that take its place while it is missing."""

_MEETINGS = ("congress", "conference", "meeting", "symposium", "course", "assembly", "workshop", "sections")
_ENGLISH_NUMBERS = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}


def letter_facts(due: Due, sender: Sender) -> Mapping[str, str]:
    """What is known for one letter, each fact on one line but `news`. An empty one is missing."""
    person, portfolio = due.person, sender.portfolio
    met, event = due.meeting or Meeting(), sender.network.event(person.attending)
    advice = met.advice or _last_advice(person)
    told = [_news_line(one.work, one.text, one.link, sender) for one in due.news]
    facts = {
        "me": portfolio.name.short,
        "school": portfolio.school.name if portfolio.school else "",
        "class_year": str(portfolio.school.class_of or "") if portfolio.school else "",
        "who": who(portfolio, sender.today),
        "specialty": portfolio.specialty.name,
        "specialty_short": portfolio.specialty.short,
        "site": portfolio.site_url,
        "their_name": person.name.full,
        "institution": person.institution,
        "topic": _topic(due),
        "meeting": met.at,
        "the_meeting": with_article(met.at),
        "day": long_day(met.on),
        "short_day": short_day(met.on),
        "advice": advice,
        "detail": met.detail or (f"your advice to {met.advice}" if met.advice else ""),
        "days": person.days or _two_days(max(sender.today, due.opens)),
        "introduced_by": person.introduced_by,
        "work": person.work.title,
        "point": person.work.point,
        "question": person.question,
        "mentor_kind": person.ask_to_mentor.value if person.ask_to_mentor else "",
        "times": _ENGLISH_NUMBERS.get(conversations(person, sender.today), "several times"),
        "helped": person.helped,
        "thanks_for": person.helped or (f"your advice to {advice}" if advice else ""),
        "plan": plan(portfolio, sender.today),
        "sent_day": short_day(due.answered.on if due.answered else None),
        "first_news": _first_news(due, sender),
        "last_month": _month(last_contact(person, sender.today)),
        **_visit_facts(person.visit),
        **_event_facts(event, sender),
    }
    return {name: one_line(text) for name, text in facts.items()} | {"news": "\n".join(told)}


def _topic(due: Due) -> str:
    """What the letter is about: what was said, sent, or is wanted."""
    person, met = due.person, due.meeting
    visit = person.visit.topic if person.visit else ""
    sent = due.answered.about if due.answered else ""
    return sent or (met.about if met else "") or visit or person.work.title


def _last_advice(person: Person) -> str:
    return next((met.advice for met in reversed(person.met) if met.advice), "")


def _two_days(day: date) -> str:
    """Small and near: the Tuesday and the Thursday of the next week."""
    return f"{long_day(next_weekday(day, 1))}, or {long_day(next_weekday(day, 3))}"


def _visit_facts(visit: Visit | None) -> dict[str, str]:
    if visit is None:
        return {"place": "", "visit_days": "", "offer": ""}
    start = _month(visit.start)
    end = _month(visit.end)
    if visit.end and visit.end.year == visit.start.year:
        start = MONTHS[visit.start.month - 1] if visit.end.month != visit.start.month else start
    days = f"from {start} to {end}" if end and end != start else f"in {start}"
    return {"place": visit.place, "visit_days": days, "offer": visit.offer}


def _event_facts(event: Event | None, sender: Sender) -> dict[str, str]:
    if event is None:
        return {"event": "", "the_event": "", "event_days": "", "presenting": ""}
    where = f" in {event.city}" if event.city else ""
    days = f"on {day_range(event.start, event.end)}" if event.start and event.end else ""
    work = next(filter(None, map(sender.works.get, event.showing)), None)
    title = plain(work[0].title) if work else ""
    return {
        "event": event.name,
        "the_event": with_article(event.name) + where,
        "event_days": days,
        "presenting": title,
    }


def _news_line(key: str, text: str, link: str, sender: Sender) -> str:
    """One item. A work is cited as the bibliography has it: its authors in their order, its status in its own words."""
    found = sender.works.get(key)
    if key and found is None:
        return ""
    said, address = (found[1], link) if found else (text, link)
    if found and (doi := found[0].identifiers.doi):
        said, address = said.replace(f"doi:{doi}", doi_address(doi)), link or doi_address(doi)
    address = "" if address in said else f" {one_line(address)}"
    return f"- {one_line(said)}{address}"


def _first_news(due: Due, sender: Sender) -> str:
    """For the subject: the text, or a work's title."""
    for news in due.news:
        found = sender.works.get(news.work)
        if said := plain(found[0].title) if found else news.text:
            return _shortened(said.rstrip("."))
    return ""


def _shortened(text: str, most: int = 70) -> str:
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def who(portfolio: Portfolio, today: date) -> str:
    """`a US citizen in the Class of 2027 at …, applying to … in the 2027 Match`."""
    school, citizen = portfolio.school, portfolio.standing.citizenship
    if school is None:
        return ""
    place = f"{school.name} ({school.location})" if school.location else school.name
    first = _with_a(citizen) if citizen else "a medical student"
    if school.class_of and school.class_of >= today.year:
        studies = f"{first} in the Class of {school.class_of} at {place}"
    elif school.class_of:
        studies = f"{first} and a {school.class_of} graduate of {place}" if citizen else (
            f"a {school.class_of} graduate of {place}"
        )  # fmt: skip
    else:
        studies = f"{first} at {place}"
    return f"{studies}, {plan(portfolio, today)}"


def plan(portfolio: Portfolio, today: date) -> str:
    """`applying to otolaryngology–head and neck surgery in the 2027 Match`."""
    name, year = portfolio.specialty.name, portfolio.specialty.match_year
    words = [word if word[1:] != word[1:].casefold() and "–" not in word else word.lower() for word in name.split(" ")]
    return f"applying to {' '.join(words)}" + (f" in the {year} Match" if year >= today.year else "")


def _with_a(noun: str) -> str:
    if noun.casefold().startswith(("a ", "an ")):
        return noun
    vowel = noun[0].casefold() in "aeiou" and not noun.startswith(("US", "U.S", "UK", "U.K", "Eu", "Uni"))
    return f"{'an' if vowel else 'a'} {noun}"


def with_article(name: str) -> str:
    """`the Eastern Otology Congress`, but `Grand Rounds`."""
    words = name.casefold().split()
    if not words or words[0] == "the" or not any(word.strip(",") in _MEETINGS for word in words):
        return name
    return f"the {name}"


def long_day(day: date | None) -> str:
    """`Tuesday, December 1`."""
    return f"{_WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}" if day else ""


def short_day(day: date | None) -> str:
    """`December 1`."""
    return f"{MONTHS[day.month - 1]} {day.day}" if day else ""


def day_range(start: date, end: date) -> str:
    """`April 16–18`, `April 30 to May 2`, `April 16`."""
    if start == end:
        return short_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{short_day(start)}–{end.day}"
    return f"{short_day(start)} to {short_day(end)}"


def _month(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
