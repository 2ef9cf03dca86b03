"""What the data file says about cards and badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from otofolio.model.card import CardPlan
from otofolio.problems import Position, Problem
from otofolio.reading.yaml.document import YamlDocument

if TYPE_CHECKING:
    from otofolio.reading.cv.schema import CvFile


def read_card(parsed: CvFile, document: YamlDocument) -> tuple[CardPlan, tuple[Problem, ...]]:
    """The plan, and a problem for each detail that a card is to show and nobody filled in."""
    said = parsed.card
    plan = CardPlan(
        show=None if said.show is None else tuple(dict.fromkeys(said.show)),
        stock=tuple(dict.fromkeys(said.stock)),
        badge=said.badge,
        call=said.call,
        position=_place(document, ("card",)),
        accent_position=_place(document, ("design", "accent")),
    )
    missing = (name for name in plan.show or () if not getattr(parsed.contact, name))
    return plan, tuple(_not_filled_in(name, _shown_at(name, parsed, document)) for name in missing)


def _not_filled_in(name: str, where: Position) -> Problem:
    said = f"The card shows “{name}”, but “contact” does not have it."
    return Problem(where, said, f"add a line `{name}: …` under `contact:`, or take “{name}” out here")


def _shown_at(name: str, parsed: CvFile, document: YamlDocument) -> Position:
    index = (parsed.card.show or ()).index(name)
    return _place(document, ("card", "show", index))


def _place(document: YamlDocument, path: tuple[str | int, ...]) -> Position:
    """The value of what is named, or the nearest that there is above it."""
    for length in range(len(path), 0, -1):
        if path[:length] in document.values:
            return document.values[path[:length]].position
    return document.source.position(1)
