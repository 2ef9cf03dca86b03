"""LinkedIn's form: headline, About, posts, education, honors and skills. It is public, so nothing private is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from otofolio.deriving.biographies import listed, seeking_words
from otofolio.model.paste import Block, Group, Part, Piece
from otofolio.model.person import CLINICAL_ABROAD, CLINICAL_US, Item
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import RichText, plain
from otofolio.rendering.plain import lines, one_line
from otofolio.rendering.wording import range_text

HEADLINE, ABOUT, POST = 220, 2_600, 2_000
"""LinkedIn's limits in characters."""
_POSTS = ("training", CLINICAL_US, CLINICAL_ABROAD, "research", "work", "leadership", "teaching", "volunteering")


def render_linkedin(portfolio: Portfolio, about: Sequence[RichText]) -> Part:
    """The part. `about` are the person's own paragraphs, if there are any."""
    headline = one_line(portfolio.headline)
    text = lines("\n\n".join(map(plain, about) if about else _about(portfolio))).strip()
    top = Block("", (
        *((Piece("Headline", headline, HEADLINE, hint="shorten `headline`"),) if headline else ()),
        *((Piece("About", text, ABOUT, hint="shorten `about`" if about else "write a shorter one as `about`"),)
          if text else ()),
    ))  # fmt: skip
    groups = (
        Group("Introduction", (top,) if top.pieces else ()),
        Group("Experience", tuple(map(_post, _items(portfolio, _POSTS)))),
        Group("Education", tuple(map(_education, _items(portfolio, ("education",))))),
        Group("Honors and awards", tuple(map(_honor, _items(portfolio, ("honors",))))),
        Group("Skills", _skills(portfolio)),
    )
    intro = "What LinkedIn would cut is shown whole, with its excess in red."
    return Part("linkedin", "LinkedIn", intro, tuple(group for group in groups if group.blocks),
                missing=tuple(_missing(portfolio, about)))  # fmt: skip


def _about(portfolio: Portfolio) -> Iterator[str]:
    """The summary; what interests the person; what they look for."""
    if portfolio.summary:
        yield plain(portfolio.summary)
    if portfolio.specialty.interests:
        yield f"What interests me most: {listed(portfolio.specialty.interests)}."
    seeking = seeking_words(portfolio)
    facts = [f"I’m {seeking}."]
    if portfolio.standing.ecfmg:
        facts.append(f"ECFMG {portfolio.standing.ecfmg}.")
    yield " ".join(facts)


def _items(portfolio: Portfolio, names: Sequence[str]) -> Iterator[Item]:
    for name in names:
        section = portfolio.section(name)
        yield from section.items if section else ()


def _post(item: Item) -> Block:
    title, organization = one_line(plain(item.title)), one_line(item.organization)
    text = _description(item)
    pieces = [_field("Title", title), _field("Company or organization", organization)]
    pieces.append(_field("Location", item.location))
    pieces.append(Piece("Description", text, POST, hint="shorten the highlights of the entry"))
    return Block(_named(title, organization), _filled(pieces), _dates(item), position=item.position)


def _education(item: Item) -> Block:
    degree, school = one_line(plain(item.title)), one_line(item.organization)
    pieces = [_field("School", school), _field("Degree", degree), Piece("Description", _description(item))]
    return Block(_named(degree, school), _filled(pieces), _dates(item), position=item.position)


def _honor(item: Item) -> Block:
    title, issuer = one_line(plain(item.title)), one_line(item.organization)
    pieces = [_field("Title", title), _field("Issuer", issuer), Piece("Description", _description(item))]
    return Block(_named(title, issuer), _filled(pieces), _dates(item), position=item.position)


def _skills(portfolio: Portfolio) -> tuple[Block, ...]:
    """One skill a line: LinkedIn takes them one by one. Of a group, its members."""
    found = [skill for item in _items(portfolio, ("skills",)) for skill in (item.details or (item.title,))]
    text = "\n".join(one_line(plain(skill)) for skill in found)
    return (Block("", (Piece("Skills, one a line", text),)),) if text else ()


def _description(item: Item) -> str:
    bullets = [f"• {one_line(plain(text))}" for text in item.highlights]
    return "\n".join([*(one_line(plain(text)) for text in item.details), *bullets])


def _named(title: str, organization: str) -> str:
    return ", ".join(filter(None, (title, organization)))


def _field(label: str, text: str) -> Piece:
    return Piece(label, one_line(text))


def _filled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def _dates(item: Item) -> tuple[tuple[str, str], ...]:
    words = range_text(item.dates)
    return (("Dates", words),) if words else ()


def _missing(portfolio: Portfolio, about: Sequence[RichText]) -> Iterator[str]:
    if not portfolio.headline:
        yield "headline"
    if not about and not portfolio.summary:
        yield "about (or summary)"
    yield from (name for name in ("education", "honors", "skills") if not portfolio.section(name))
