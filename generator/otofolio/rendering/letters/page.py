"""`index.html`: the letters to copy, and the person's own notes. It works as a file and fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from otofolio.deriving.network.due import is_overdue
from otofolio.deriving.network.overview import acquaintances, missing_mentors, programs_by_tier
from otofolio.model.artifact import Artifact
from otofolio.model.dates import PartialDate
from otofolio.model.network import Event
from otofolio.model.outreach import Draft, Due
from otofolio.rendering.letters.calendar import season_words
from otofolio.rendering.letters.facts import day_range
from otofolio.rendering.letters.mail import mailto, marked_body, not_ready_reasons
from otofolio.rendering.letters.sender import Sender
from otofolio.rendering.letters.words import GROUP_NAMES, KIND_NAMES, when_words
from otofolio.rendering.local_page import render_local_page
from otofolio.rendering.plain import lines


def render_page(drafts: Sequence[tuple[Draft, str]], letters: Sequence[Due], sender: Sender) -> Artifact:
    """The page. `drafts` come with the stems of their files."""
    shown = {id(draft.due) for draft, _ in drafts}
    network = sender.network
    return render_local_page(
        "letters/index.html.j2",
        owner=sender.portfolio.name.short,
        today=_day_words(sender.today),
        drafts=[_letter(draft, stem, sender) for draft, stem in drafts],
        later=[(KIND_NAMES[one.kind], one.person.name.addressed, when_words(one, sender.today), one.refused)
               for one in letters if id(one) not in shown],
        groups=[(GROUP_NAMES[kind], people) for kind, people in acquaintances(network, letters, sender.today)],
        missing=[GROUP_NAMES[kind] for kind in missing_mentors(network)],
        silent=[person.name.addressed for person in network.people if not person.contact],
        tiers=programs_by_tier(network),
        signals=sum(program.signal for program in network.programs),
        most_signals=_most_signals(sender),
        events=[(event, _event_days(event)) for event in network.events],
        season=_season(sender),
        kind_names=KIND_NAMES,
        when=lambda due: when_words(due, sender.today),
        day_words=_day_words,
    )  # fmt: skip


def _letter(draft: Draft, stem: str, sender: Sender) -> dict[str, object]:
    return {
        "stem": stem,
        "id": f"letter-{stem}",
        "kind": KIND_NAMES[draft.due.kind],
        "to": draft.due.person.name.addressed,
        "email": draft.due.person.email,
        "when": when_words(draft.due, sender.today),
        "overdue": is_overdue(draft.due, sender.today),
        "subject": draft.subject,
        "body": lines(marked_body(draft)).strip(),
        "words": draft.words,
        "ready": draft.ready,
        "refused": draft.refused,
        "reasons": not_ready_reasons(draft),
        "warnings": draft.warnings,
        "mailto": mailto(draft),
        "reply": draft.due.answered is not None,
        "attach": [file.name for file in draft.due.person.attach],
    }


def _most_signals(sender: Sender) -> int:
    year = sender.network.season or sender.portfolio.specialty.match_year
    found = (season.signals_of(sender.portfolio.specialty.name) for season in sender.seasons if season.year == year)
    return next(found, 0)


def _season(sender: Sender) -> list[tuple[str, str]]:
    year = sender.network.season or sender.portfolio.specialty.match_year
    dates = [one for season in sender.seasons if season.year == year for one in season.dates]
    return [(season_words(one), _event_words(one.start, one.end) if one.confirmed else "") for one in dates]


def _event_days(event: Event) -> str:
    return _event_words(event.start, event.end)


def _event_words(start: object, end: object) -> str:
    from datetime import date

    if not isinstance(start, date) or not isinstance(end, date):
        return ""
    return f"{day_range(start, end)}, {end.year}"


def _day_words(day: object) -> str:
    from datetime import date

    if isinstance(day, PartialDate):
        return day.words()
    return f"{day_range(day, day)}, {day.year}" if isinstance(day, date) else ""
