"""Business cards and badges: sheets on the chosen stock, and single cards for a print shop."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.card import BadgeStock, Card
from otofolio.model.person import PersonName
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem
from otofolio.rendering.career_line import career_data
from otofolio.rendering.figures import large_figures
from otofolio.rendering.kit.codes import KitCodes
from otofolio.rendering.kit.prints import Print, SheetCode, clipped, code_data, code_pictures, sheet_data
from otofolio.rendering.kit.qr_print import typed_address
from otofolio.rendering.kit.stock import BADGE_SHEETS, CARD_SHEETS, SINGLE_CARDS, Sheet
from otofolio.rendering.typesetting.compiler import Document
from otofolio.rendering.typesetting.print_text import on_paper, reads_backward

_CARD, _BADGE = "kit/card.typ", "kit/badge.typ"
CARD_CODE = 36.0
"""Millimeters. A card is read at 15 to 25 cm; its code may be a tenth of that, and more is more forgiving."""
_BADGE_CODES = {BadgeStock.AVERY_5392: 40.0, BadgeStock.AVERY_5390: 30.0, BadgeStock.AVERY_5395: 30.0}
"""A badge is read at 30 to 40 cm."""
_CONTACT_CODES = {BadgeStock.AVERY_5392: 54.0, BadgeStock.AVERY_5390: 46.0, BadgeStock.AVERY_5395: 46.0}
"""A contact card is four times as much text as an address: the back of the badge is its code's."""


def card_prints(portfolio: Portfolio, card: Card, codes: KitCodes) -> Iterator[Print]:
    """A sheet for each stock that the person has, and one card in either size for a print shop."""
    for stock in card.stock:
        yield _cards(f"business-cards-{stock}.pdf", CARD_SHEETS[stock], portfolio, card, codes)
    for size, sheet in SINGLE_CARDS.items():
        yield _cards(f"business-card-print-shop-{size}.pdf", sheet, portfolio, card, codes)


def badge_print(portfolio: Portfolio, card: Card, codes: KitCodes) -> Print:
    """The badges: a code that leads to the site in front, one that holds the contact card on the back."""
    sheet, what = BADGE_SHEETS[card.badge], "on a badge"
    placed = (
        SheetCode("code", codes.site, _BADGE_CODES[card.badge]),
        SheetCode("contact", codes.contact, _CONTACT_CODES[card.badge]),
    )
    data = sheet_data(f"Name badges: {card.name.full}", card, portfolio.design, sheet, {"front": False, "back": True})
    document = _document(_BADGE, portfolio, card, placed, data)
    return Print(f"badges-{card.badge}.pdf", document, placed, what, _overflows(card, what), card.position)


def _cards(uri: str, sheet: Sheet, portfolio: Portfolio, card: Card, codes: KitCodes) -> Print:
    what, placed = "on a business card", (SheetCode("code", codes.site, CARD_CODE),)
    data = sheet_data(
        f"Business cards: {card.name.full}", card, portfolio.design, sheet, {"front": False, "back": True}
    )
    document = _document(_CARD, portfolio, card, placed, data)
    return Print(uri, document, placed, what, _overflows(card, what), card.position)


def _document(
    template: str, portfolio: Portfolio, card: Card, placed: tuple[SheetCode, ...], sheet: dict[str, object]
) -> Document:
    texts = {
        "credentials": card.credentials,
        "headline": card.headline,
        "school": card.school,
        "details": [_as_written(detail) for detail in card.details],
        "site": typed_address(card.site_url),
        "offer": _offer(portfolio),
        "initials": _initials(card.name),
        "photo": portfolio.photo is not None,
        "portrait": f"Portrait of {card.name.full}",
        "figures": _figures(portfolio),
    }
    career = {"career": career_data(portfolio.career)}
    data = on_paper({**sheet, **texts, **career, **code_data(placed)})
    photo = {"photo.jpg": portfolio.photo.jpeg} if portfolio.photo and template == _CARD else {}
    return Document(template, data, portfolio.today, {**code_pictures(placed), **photo})


def _initials(name: PersonName) -> str:
    """Arabic letters would join into a word that the name does not have."""
    return " ".join(name.initials) if reads_backward(name.initials) else name.initials


def _figures(portfolio: Portfolio) -> str:
    """`9 articles, 7 as first author, 22 weeks US clinical`."""
    return ", ".join(figure.bound for figure in large_figures(portfolio.numbers))


def _offer(portfolio: Portfolio) -> str:
    """What else the code brings."""
    works = ["publications"] if portfolio.publications else []
    *first, last = [f"{portfolio.specialty.short} snapshot", *works, "contact card"]
    return f"with {', '.join(first)} and {last}"


def _as_written(detail: str) -> str:
    return typed_address(detail) if "://" in detail else detail


def _overflows(card: Card, what: str) -> dict[str, Problem]:
    name, site = clipped(card.name.full), clipped(typed_address(card.site_url))
    return {
        "name": Problem(
            card.name_position,
            f"The name “{name}” is too long for its line {what}.",
            "leave out `middle`, or write its initial, or give `family` in a shorter form",
        ),
        "text": Problem(
            card.position,
            f"Not everything fits {what}.",
            "show fewer details under `card: {show: …}`, or shorten the headline, the credentials or the school",
        ),
        "address": Problem(
            card.site_position,
            f"The address “{site}” does not fit beside its code {what}.",
            "give a shorter `site_url`, or a shorter `call` under `card:`",
        ),
    }
