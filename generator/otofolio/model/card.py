"""What the person hands out on paper: which contact details it shows, and the stock that it is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from otofolio.model.person import Contact, PersonName
from otofolio.problems import Position, Problem


class CardStock(StrEnum):
    """Sheets of business cards, by their Avery numbers; `eu` is an A4 sheet of 85 × 55 mm cards to cut."""

    AVERY_5371 = "5371"
    AVERY_8371 = "8371"
    AVERY_28371 = "28371"
    AVERY_5911 = "5911"
    AVERY_8871 = "8871"
    AVERY_8373 = "8373"
    AVERY_8869 = "8869"
    AVERY_5881 = "5881"
    EU = "eu"


class BadgeStock(StrEnum):
    """Sheets of name badges, by their Avery numbers."""

    AVERY_5392 = "5392"
    AVERY_5390 = "5390"
    AVERY_5395 = "5395"


@dataclass(frozen=True, slots=True)
class CardPlan:
    """What the data file asks for under `card`. `show` is None if it does not say."""

    show: tuple[str, ...] | None = None
    """Names of contact fields, private ones too, in the order in which the card shows them."""
    stock: tuple[CardStock, ...] = (CardStock.AVERY_5371,)
    badge: BadgeStock = BadgeStock.AVERY_5392
    call: str = "Scan for my CV"
    """The call to action beside a code that leads to the site."""
    position: Position = Position("cv.yaml")
    accent_position: Position = Position("cv.yaml")
    missing: tuple[Problem, ...] = ()
    """Details that are to be shown and are nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that cards and badges say. Holds the private details that the person wants on paper, and no others."""

    name: PersonName
    site_url: str
    """Absolute, with its closing slash."""
    credentials: str = ""
    headline: str = ""
    school: str = ""
    contact: Contact = Contact()
    """Only the fields that are shown."""
    show: tuple[str, ...] = ()
    stock: tuple[CardStock, ...] = (CardStock.AVERY_5371,)
    badge: BadgeStock = BadgeStock.AVERY_5392
    call: str = "Scan for my CV"
    position: Position = Position("cv.yaml")
    name_position: Position = Position("cv.yaml")
    accent_position: Position = Position("cv.yaml")
    site_position: Position = Position("mkdocs.yml")
    missing: tuple[Problem, ...] = ()
    """Why no card can be made: details that it is to show and that are nowhere."""

    @property
    def details(self) -> tuple[str, ...]:
        """The contact details as written, in the order in which the card shows them."""
        return tuple(getattr(self.contact, field) for field in self.show)
