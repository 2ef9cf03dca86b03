"""The e-mail signature: HTML that every mail program takes, and plain text for after `-- `."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from otofolio.model.addresses import bare_address
from otofolio.model.paste import DELIMITER, Block, Group, Part, Piece, Unit
from otofolio.model.person import Contact, ProfileSite
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.html import escape, safe_href
from otofolio.rendering.plain import one_line
from otofolio.rendering.telephone import phone_address

STYLE = "font:14px/1.4 Arial,Helvetica,sans-serif"
"""The one inline style. No colors: the mail program's own fit its light and its dark."""
WIDEST, MOST_LINES, MOST_BYTES = 72, 4, 1024
_BETWEEN = " | "


class _Way(NamedTuple):
    text: str
    href: str


def render_signature(portfolio: Portfolio, contact: Contact, missing: Sequence[str]) -> Part:
    """The part. `contact` holds only what the person wants to be shown, private details included."""
    heads = _heads(portfolio)
    ways = [way for way in _ways(portfolio, contact) if way.text]
    text = "\n".join([*heads, *(_BETWEEN.join(way.text for way in row) for row in _rows(ways))])
    html = signature_html(portfolio, heads, ways)
    widest = max(text.split("\n"), key=len)
    rich = Block("For Gmail, Outlook and Apple Mail", (
        Piece("Signature", text, html=html),
        Piece("HTML source", html, MOST_BYTES, Unit.BYTES, hint="shorten `credentials` or the name of the school"),
    ))  # fmt: skip
    measured = Piece("Longest line", widest, WIDEST, hint="shorten the detail on this line")
    plain = Block("As plain text", (
        Piece("Signature", f"{DELIMITER}{text}", MOST_LINES, Unit.LINES,
              hint="show fewer details under `signature`"),
        *((measured,) if measured.is_too_long else ()),
    ))  # fmt: skip
    lacking = (*(f"contact.{name}, which `signature` is to show" for name in missing), *_missing(portfolio))
    intro = "It has no picture and no colors of its own, so it fits a light and a dark mail program."
    return Part("signature", "E-mail signature", intro, (Group("", (rich, plain)),), missing=lacking)


def signature_html(portfolio: Portfolio, heads: Sequence[str], ways: Sequence[_Way]) -> str:
    """One table for layout (`role="presentation"`), so that no program pulls the lines apart."""
    name = one_line(portfolio.name.short)
    first = f"<b>{escape(name)}</b>{escape(heads[0].removeprefix(name))}"
    rows = [first, *(str(escape(line)) for line in heads[1:])]
    rows += [_BETWEEN.join(map(_link, row)) for row in _rows(ways)]
    table = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'
    return f'{table} style="{STYLE}"><tr><td>{"<br>".join(rows)}</td></tr></table>'


def _link(way: _Way) -> str:
    href = safe_href(one_line(way.href))
    return f'<a href="{escape(href)}">{escape(way.text)}</a>' if href else str(escape(way.text))


def _heads(portfolio: Portfolio) -> list[str]:
    """Name with degree and year; school and place."""
    school = portfolio.school
    degree = portfolio.credentials or _degree(portfolio)
    first = ", ".join(filter(None, (portfolio.name.short, degree)))
    second = ", ".join(filter(None, (school.name, school.location))) if school else ""
    return [one_line(line) for line in (first, second) if line]


def _degree(portfolio: Portfolio) -> str:
    school = portfolio.school
    if not school:
        return ""
    return ", ".join(filter(None, (school.degree, f"Class of {school.class_of}" if school.class_of else "")))


def _ways(portfolio: Portfolio, contact: Contact) -> Iterator[_Way]:
    yield _Way(one_line(contact.phone), phone_address(contact.phone))
    yield _Way(one_line(contact.email), f"mailto:{contact.email}")
    yield _Way(one_line(contact.location), "")
    yield _address(portfolio.site_url)
    yield _address(contact.website)
    yield _address(contact.calendar)
    for site in (ProfileSite.LINKEDIN, ProfileSite.ORCID):
        yield from (_address(profile.url) for profile in portfolio.profiles if profile.site is site)


def _address(url: str) -> _Way:
    return _Way(one_line(bare_address(url).removeprefix("www.")), url)


def _rows(ways: Sequence[_Way]) -> list[list[_Way]]:
    """As many on a line as it has room for."""
    rows: list[list[_Way]] = []
    for way in ways:
        width = len(_BETWEEN.join(one.text for one in (*rows[-1], way))) if rows else 0
        if rows and width <= WIDEST:
            rows[-1].append(way)
        else:
            rows.append([way])
    return rows


def _missing(portfolio: Portfolio) -> Iterator[str]:
    sites = {profile.site for profile in portfolio.profiles}
    if not portfolio.credentials and not _degree(portfolio):
        yield "credentials"
    if not portfolio.school:
        yield "school"
    yield from (f"profiles.{site.value}" for site in (ProfileSite.LINKEDIN, ProfileSite.ORCID) if site not in sites)
