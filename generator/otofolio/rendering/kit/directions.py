"""The kit's directions for printing: a card that the printer scales misses its die lines."""

from __future__ import annotations

from otofolio.model.artifact import Artifact
from otofolio.model.card import Card, CardStock
from otofolio.rendering.kit.codes import KitCodes


def render_directions(card: Card, codes: KitCodes) -> Artifact:
    """`READ-ME-FIRST.txt`, in plain words and with the line ends that every editor shows."""
    parts = (_TITLE, *(_stock(stock) for stock in card.stock), _SHOPS, _badge(card), *_posters(codes), _CODES, _PRIVATE)
    return Artifact("READ-ME-FIRST.txt", "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts).encode())


_TITLE = """Your kit
========
Print everything at 100% ("Actual size"), never "Fit to page": otherwise the cards miss their die lines.
Test-print one page on plain paper, then hold it up to the light against the card stock."""

_SHOPS = """business-card-print-shop-us.pdf, business-card-print-shop-eu.pdf
One card, 3.5 x 2 in or 85 x 55 mm, with crop marks and room for 0.125 in of bleed. Upload it to a print shop:
page 1 is the front, page 2 the back."""

_CODES = """qr/
The codes alone, at their print sizes: PDF and SVG for print, PNG for slides.
You can make them larger. If you make them smaller, keep each square at least 0.4 mm wide. Keep the white margin."""

_PRIVATE = """This folder may hold details that you keep off your website (see "card: show:" in cv.yaml).
Do not upload it there.
"""


def _stock(stock: CardStock) -> str:
    paper = "thick A4 paper; cut along the crop marks" if stock is CardStock.EU else f"Avery {stock} or an equivalent"
    return f"""business-cards-{stock}.pdf
For {paper}. Page 1 is the fronts, page 2 the backs: print on both sides, flip on the LONG edge."""


def _badge(card: Card) -> str:
    return f"""badges-{card.badge}.pdf
For Avery {card.badge}. Page 1 leads to your website, page 2 saves your contact. Print both pages on one sheet
(flip on the long edge), because a badge turns around, or use the page you prefer."""


def _posters(codes: KitCodes) -> tuple[str, ...]:
    if not codes.posters:
        return ()
    names = "\n".join(f"poster-corner-{poster.stem}.pdf" for poster in codes.posters)
    return (f"{names}\n6 x 9 in. Print it and pin it to your poster, or place it in the poster's own file.",)
