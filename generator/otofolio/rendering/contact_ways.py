"""The ways to reach a person, as listed under the name."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.addresses import bare_address
from otofolio.model.person import ProfileSite
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.telephone import phone_address


def contact_ways(portfolio: Portfolio) -> list[tuple[str, str]]:
    """Each way as its words and its address, which is empty if there is nothing to follow."""
    return [(text, href) for text, href in _ways(portfolio) if text]


def _ways(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    contact = portfolio.contact
    yield bare_address(portfolio.site_url), portfolio.site_url
    for email in (contact.email, *contact.other_emails):
        yield email, f"mailto:{email}"
    yield contact.phone, phone_address(contact.phone)
    yield contact.address, ""
    yield "" if contact.location and contact.location in contact.address else contact.location, ""
    yield bare_address(contact.website), contact.website
    yield "Find a time to talk" if contact.calendar else "", contact.calendar
    for profile in portfolio.profiles:
        if profile.site is ProfileSite.ORCID:
            yield f"ORCID {profile.handle}", profile.url
