"""The card: what of the career goes on paper, private details included if the person asks for them."""

from __future__ import annotations

from otofolio.model.card import Card
from otofolio.model.career import Career
from otofolio.model.person import Contact
from otofolio.model.portfolio import Portfolio

_USUAL = ("email", "phone", "website", "location")
"""What a card shows of the public details if the data file does not say."""


def derive_card(career: Career, portfolio: Portfolio) -> Card:
    """The card. Without `card: {show: …}` it shows no more than the website does."""
    plan = career.card
    show = _public(portfolio.contact) if plan.show is None else plan.show
    return Card(
        name=portfolio.name,
        site_url=portfolio.site_url,
        credentials=portfolio.credentials,
        headline=portfolio.headline,
        school=portfolio.school.name if portfolio.school else "",
        contact=career.contact.only(show),
        show=show,
        stock=plan.stock,
        badge=plan.badge,
        call=plan.call,
        position=plan.position,
        name_position=career.name_position,
        accent_position=plan.accent_position,
        missing=plan.missing,
    )


def _public(contact: Contact) -> tuple[str, ...]:
    return tuple(name for name in _USUAL if getattr(contact, name))
