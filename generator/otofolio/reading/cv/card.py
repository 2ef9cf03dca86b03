"""What the data file says about what is handed out: cards and badges, and the CV that is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from otofolio.model.card import CardPlan
from otofolio.model.plans import SendPlan
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.yaml.document import YamlDocument

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile


def read_card(parsed: CvFile, document: YamlDocument) -> tuple[CardPlan, tuple[Problem, ...]]:
    """The plan, and a notice for each detail that a card is to show and nobody filled in.

    It may be in a private file that the website is built without, so only the cards themselves cannot be made.
    """
    said = parsed.card
    wanted = said.show or ()
    missing = [_not_filled_in(name, _place(document, ("card", "show", index)))
               for index, name in enumerate(wanted) if not getattr(parsed.contact, name)]  # fmt: skip
    plan = CardPlan(
        show=None if said.show is None else tuple(dict.fromkeys(said.show)),
        stock=tuple(dict.fromkeys(said.stock)),
        badge=said.badge,
        call=said.call,
        position=_place(document, ("card",)),
        accent_position=_place(document, ("design", "accent")),
        missing=tuple(missing),
    )
    return plan, tuple(replace(problem, severity=Severity.NOTICE) for problem in missing)


def read_send(parsed: CvFile, document: YamlDocument) -> SendPlan:
    """The plan. What it names may be in a private file that the website is built without, so nothing is missing yet."""
    places = {name: _place(document, ("send", "show", index)) for index, name in enumerate(parsed.send.show)}
    return SendPlan(tuple(places), tuple(places.values()))


def _not_filled_in(name: str, where: Position) -> Problem:
    said = f"The card shows “{name}”, but “contact” does not have it."
    return Problem(where, said, f"add a line `{name}: …` under `contact:`, or take “{name}” out here")


def _place(document: YamlDocument, path: tuple[str | int, ...]) -> Position:
    """The value of what is named, or the nearest that there is above it."""
    found = (document.values.get(path[:length]) for length in range(len(path), 0, -1))
    place = next(filter(None, found), None)
    return place.position if place else document.source.position(1)
