"""The portfolio as it is sent to one reader: with the private facts that the person names, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from otofolio.deriving.portfolio import Cite, derive_portfolio
from otofolio.deriving.private import private_facts, private_words
from otofolio.model.career import Career
from otofolio.model.dates import PartialDate
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Publication
from otofolio.problems import Problem, Severity

_DETAILS = ("email", "phone", "address", "location", "website", "calendar")


def derive_to_send(
    career: Career, publications: Iterable[Publication], cite: Cite, site_url: str, today: PartialDate
) -> tuple[Portfolio, tuple[Problem, ...]]:
    """As `derive_portfolio`, but what `send: {show: …}` names is in it, the mailing address too."""
    plan = career.send
    items = tuple(replace(item, published=item.published or plan.shows(item.section)) for item in career.items)
    shown = replace(career, items=items, publish=(*career.publish, *plan.show))
    portfolio, problems = derive_portfolio(shown, publications, cite, site_url, today)
    if "address" in plan.show:
        portfolio = replace(portfolio, contact=replace(portfolio.contact, address=career.contact.address))
    return portfolio, (*problems, *_missing(career))


def sent_facts(career: Career) -> str:
    """`phone, mailing address, 1 exam`: the private facts that are sent; nothing if none is."""
    plan = career.send
    return private_words(fact for fact in private_facts(career) if plan.shows(fact[0]))


def _missing(career: Career) -> Iterator[Problem]:
    """What is to be shown and is nowhere. Sending without it is better than not sending, if the person is told."""
    sections = {"sections" if item.section.startswith("free-") else item.section for item in career.items}
    for name, position in zip(career.send.show, career.send.positions, strict=True):
        there = bool(getattr(career.contact, name)) if name in _DETAILS else name in sections
        if not there:
            where = f"a line `{name}: …` under `contact:`" if name in _DETAILS else f"it under `{name}:`"
            said = f"“{name}” was to be sent, but it is in neither cv.yaml nor private.yaml."
            hint = f"add {where} in private.yaml, or take “{name}” out here"
            yield Problem(position, said, hint, Severity.WARNING)
