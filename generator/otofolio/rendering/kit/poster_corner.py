"""The corner of a poster: a code that leads to the poster's own page, which phones read from a meter away."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.card import Card
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem
from otofolio.rendering.kit.codes import KitCodes, PosterCode
from otofolio.rendering.kit.prints import Print, SheetCode, code_data, code_pictures, sheet_data
from otofolio.rendering.kit.stock import Sheet
from otofolio.rendering.typesetting.compiler import Document
from otofolio.rendering.typesetting.print_text import on_paper

POSTER_CODE = 130.0
"""Millimeters, for reading at 1 to 1.5 m."""
_PAGE = Sheet(
    page_width=6, page_height=9, width=6, height=9, columns=1, rows=1, left=0, top=0, pitch_x=6, pitch_y=9
)  # fmt: skip


def poster_prints(portfolio: Portfolio, card: Card, codes: KitCodes) -> Iterator[Print]:
    """One page for each poster: to print and pin up, or to place in the poster's own file."""
    for poster in codes.posters:
        yield _corner(poster, portfolio, card)


def _corner(poster: PosterCode, portfolio: Portfolio, card: Card) -> Print:
    work = poster.entry.publication
    placed = (SheetCode("code", poster.printed, POSTER_CODE),)
    data = {
        **sheet_data(work.plain_title or work.key, card, portfolio.design, _PAGE, {"front": False}),
        **code_data(placed),
        "poster": [run._asdict() for run in work.title],
    }
    document = Document("kit/poster.typ", on_paper(data), portfolio.today, code_pictures(placed))
    what = "on the corner of a poster"
    too_long = Problem(
        work.position,
        f"{work.key}: The title or the address is too long to fit {what}.",
        "give the site a shorter address; a title of usual length fits",
    )
    return Print(f"poster-corner-{poster.stem}.pdf", document, placed, what, {"text": too_long}, work.position)
