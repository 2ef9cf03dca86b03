"""The contact card: vCard 3.0 (RFC 2426), which both iOS and Android import."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from otofolio.model.portfolio import Portfolio
from otofolio.rendering.content_lines import folded


def render_vcard(portfolio: Portfolio) -> bytes:
    """The card as UTF-8 with CRLF line ends. Holds only what the portfolio publishes."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_properties(portfolio), "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def escape_vcard(text: str) -> str:
    """One text value: backslash, comma, semicolon and line end escaped (RFC 2426 §4, §5)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join("".join(letter for letter in line if letter >= " ") for line in text.splitlines())


def _properties(portfolio: Portfolio) -> Iterator[str]:
    name, contact = portfolio.name, portfolio.contact
    yield f"N:{_parts(name.family, name.given, name.middle, '', name.suffix)}"
    yield f"FN:{escape_vcard(name.full)}"
    if title := portfolio.headline or portfolio.credentials:
        yield f"TITLE:{escape_vcard(title)}"
    if portfolio.school:
        yield f"ORG:{escape_vcard(portfolio.school.name)}"
    if contact.email:
        yield f"EMAIL;TYPE=INTERNET,PREF:{escape_vcard(contact.email)}"
    for email in contact.other_emails:
        yield f"EMAIL;TYPE=INTERNET:{escape_vcard(email)}"
    if contact.phone:
        yield f"TEL;TYPE=CELL,VOICE:{escape_vcard(contact.phone)}"
    if contact.location:
        yield f"ADR;TYPE=HOME:{_parts('', '', '', contact.location, '', '', '')}"
    yield f"URL:{_uri(portfolio.site_url)}"
    if contact.website:
        yield f"URL:{_uri(contact.website)}"
    yield f"NOTE:{escape_vcard(_note(portfolio))}"
    if portfolio.photo:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(portfolio.photo.thumbnail).decode()}"
    yield f"REV:{portfolio.today.iso()}"


def _parts(*values: str) -> str:
    return ";".join(map(escape_vcard, values))


def _note(portfolio: Portfolio) -> str:
    facts = (portfolio.credentials if portfolio.headline else "", portfolio.specialty.name)
    return "\n".join(fact for fact in facts if fact)


def _uri(address: str) -> str:
    """A URI value is not escaped (RFC 2426 §5, `uri`), so nothing in it may end the line."""
    return "".join(letter for letter in address if letter > " ")
