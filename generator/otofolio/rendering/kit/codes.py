"""The codes of the kit: one leads to the card page, one holds the contact card, one leads to each poster's page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from otofolio.model.card import Card
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import Kind
from otofolio.problems import InputError, Position, Problem, Refusal
from otofolio.rendering.kit.qr_print import PrintedCode, ascii_address, link_code, typed_address
from otofolio.rendering.qr import encode_qr
from otofolio.rendering.vcard import render_vcard
from otofolio.rendering.work_links import work_address, works_with_pages


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
    except InputError as error:
        return None, error.problems


_Said = tuple[Position, str, str]
"""Where the text of a code comes from, what it is called there, and how to make it shorter."""


def _site_code(card: Card) -> PrintedCode:
    """It leads to the card page; to type, the site itself is shorter and leads to as much."""
    address = f"{card.site_url}card/"
    said = (card.site_position, "`site_url`", "take a shorter one, such as a domain of your own")
    return _link(address, card.call, typed_address(card.site_url), said, added=len("card/"))


def _contact_code(portfolio: Portfolio, card: Card) -> PrintedCode:
    shown = replace(portfolio, photo=None, contact=card.contact)
    where, source = card.position, "the contact card"
    shorten = "show fewer details under `card: {show: …}`, or shorten the headline, the credentials or the school"
    try:
        code = encode_qr(render_vcard(shown).decode())
    except Refusal as refusal:
        raise InputError([Problem(where, str(refusal), f"{source}: {shorten}")]) from None
    alt = f"QR code that holds the contact details of {card.name.full}"
    return PrintedCode(code, "Save my contact", card.name.full, alt, where, source, shorten)


def _poster_codes(portfolio: Portfolio) -> tuple[PosterCode, ...]:
    pages = [(entry, stem) for entry, stem in works_with_pages(portfolio) if entry.publication.kind is Kind.POSTER]
    return tuple(PosterCode(entry, stem, _poster_code(entry, stem, portfolio)) for entry, stem in pages)


def _poster_code(entry: Cited, stem: str, portfolio: Portfolio) -> PrintedCode:
    """It leads to the poster's page; nobody types that page's address, which ends in a BibTeX key."""
    address = portfolio.site_url + work_address(stem)
    call = poster_call(entry, reachable=bool(portfolio.contact.email))
    where, shorten = entry.publication.position, "give it a shorter key, or the site a shorter address"
    return _link(address, call, typed_address(portfolio.site_url), (where, "the address of this poster", shorten))


def poster_call(entry: Cited, *, reachable: bool) -> str:
    """`Scan for the abstract, PDF and contact details`: no more than the page has."""
    work = entry.publication
    has_file = work.attachments.poster or work.attachments.pdf
    offers = (("abstract", work.abstract), ("PDF", has_file), ("contact details", reachable))
    found = [offer for offer, there in offers if there]
    if not found:
        return "Scan for more"
    article = "the " if work.abstract or has_file else ""
    return f"Scan for {article}{_listed(found)}"


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _link(address: str, call: str, typed: str, said: _Said, added: int = 0) -> PrintedCode:
    where, source, shorten = said
    try:
        code = link_code(address)
    except Refusal as refusal:
        raise InputError([Problem(where, str(refusal), f"{source}: {shorten}")]) from None
    alt = f"QR code that leads to {ascii_address(address)}"
    return PrintedCode(code, call, typed, alt, where, source, shorten, added)
