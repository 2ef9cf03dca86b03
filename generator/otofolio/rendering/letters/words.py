"""How letters, people and days are named."""

from __future__ import annotations

from datetime import date

from otofolio.deriving.network.due import is_overdue
from otofolio.model.dates import MONTHS
from otofolio.model.network import LetterKind, MentorKind
from otofolio.model.outreach import Due

KIND_NAMES = {
    LetterKind.INQUIRY: "research inquiry",
    LetterKind.BEFORE_CONFERENCE: "letter before a conference",
    LetterKind.FOLLOW_UP: "follow-up",
    LetterKind.THANK_YOU: "thank-you note",
    LetterKind.NUDGE: "one reminder",
    LetterKind.UPDATE: "update",
    LetterKind.MENTOR: "mentor request",
    LetterKind.GOOD_NEWS: "good news",
}
GROUP_NAMES = {
    MentorKind.SPONSOR: "Sponsors",
    MentorKind.CLINICAL: "Clinical mentors",
    MentorKind.RESEARCH: "Research mentors",
    MentorKind.CAREER: "Career mentors",
    MentorKind.NEAR_PEER: "Near-peer mentors",
    None: "Everybody else",
}


def when_words(due: Due, today: date) -> str:
    """`overdue since Nov 25`, `today`, `by Nov 25`, `from Nov 28 to Dec 2`."""
    if is_overdue(due, today):
        return f"overdue since {_short(due.last, today)}"
    if due.opens > today:
        last = max(due.due, due.opens)
        start = _short(due.opens, today)
        return f"on {start}" if last == due.opens else f"from {start} to {_short(last, today)}"
    best = max(due.due, today) if due.due < today else due.due
    return "today" if best == today else f"by {_short(best, today)}"


def _short(day: date, today: date) -> str:
    """`Nov 25`, with the year if it is another one."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}" + (f", {day.year}" if day.year != today.year else "")
