"""The codes of the kit: one leads to the card page, one holds the contact card, one leads to each poster's page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from otofolio.model.card import Card
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind
from otofolio.problems import Position, Problem
from otofolio.rendering.qr import encode_qr
from otofolio.rendering.qr_print import PrintedCode, ascii_address, link_code, typed_address
from otofolio.rendering.vcard import render_vcard
from otofolio.rendering.work_addresses import work_address, works_with_pages

_SETTINGS = Position("mkdocs.yml")


@dataclass(frozen=True, slots=True)
class PosterCode:
    """A poster, the stem of its page, and the code that leads there."""

    entry: Cited
    stem: str
    printed: PrintedCode


@dataclass(frozen=True, slots=True)
class KitCodes:
    """Every code of the kit."""

    site: PrintedCode
    contact: PrintedCode
    posters: tuple[PosterCode, ...]

    @property
    def named(self) -> tuple[tuple[str, PrintedCode], ...]:
        """Each code with the stem of its files."""
        posters = ((f"poster-{poster.stem}", poster.printed) for poster in self.posters)
        return (("site", self.site), ("contact", self.contact), *posters)


def make_codes(portfolio: Portfolio, card: Card) -> tuple[KitCodes | None, tuple[Problem, ...]]:
    """The codes, or the problem that a text is longer than any code."""
    try:
        return KitCodes(_site_code(card), _contact_code(portfolio, card), _poster_codes(portfolio)), ()
    except _TooLong as error:
        return None, (error.problem,)


class _TooLong(Exception):
    def __init__(self, where: Position, said: ValueError, shorten: str) -> None:
        self.problem = Problem(where, str(said), shorten)


def _site_code(card: Card) -> PrintedCode:
    """It leads to the card page; to type, the site itself is shorter and leads to as much."""
    return _link(f"{card.site_url}card/", card.call, typed_address(card.site_url), _SETTINGS, "give a `site_url`")


def _contact_code(portfolio: Portfolio, card: Card) -> PrintedCode:
    shown = replace(portfolio, photo=None, contact=card.contact)
    shorten = "show fewer details under `card: {show: …}`, or write a headline"
    try:
        code = encode_qr(render_vcard(shown).decode())
    except ValueError as error:
        raise _TooLong(card.position, error, shorten) from None
    alt = f"QR code that holds the contact details of {card.name.full}"
    return PrintedCode(code, "Save my contact", card.name.full, alt, card.position, shorten)


def _poster_codes(portfolio: Portfolio) -> tuple[PosterCode, ...]:
    pages = [(entry, stem) for entry, stem in works_with_pages(portfolio) if entry.publication.kind is Kind.POSTER]
    return tuple(PosterCode(entry, stem, _poster_code(entry, stem, portfolio)) for entry, stem in pages)


def _poster_code(entry: Cited, stem: str, portfolio: Portfolio) -> PrintedCode:
    address = portfolio.site_url + work_address(stem)
    call = poster_call(entry, reachable=bool(portfolio.contact.email))
    where, shorten = entry.publication.position, "give this entry a key"
    return _link(address, call, typed_address(address), where, shorten)


def poster_call(entry: Cited, *, reachable: bool) -> str:
    """`Scan for the abstract, the PDF and my e-mail address`: no more than the page has."""
    work = entry.publication
    has_file = work.attachments.poster or work.attachments.pdf
    found = [
        *(["the abstract"] if work.abstract else []),
        *(["the PDF"] if has_file else []),
        *(["my contact"] if reachable else []),
    ]
    if not found:
        return "Scan for this poster’s page"
    *first, last = found
    return f"Scan for {', '.join(first)} and {last}" if first else f"Scan for {last}"


def _link(address: str, call: str, typed: str, where: Position, shorten: str) -> PrintedCode:
    try:
        code = link_code(address)
    except ValueError as error:
        raise _TooLong(where, error, shorten) from None
    return PrintedCode(code, call, typed, f"QR code that leads to {ascii_address(address)}", where, shorten)
