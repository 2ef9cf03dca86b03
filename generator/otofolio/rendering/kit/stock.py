"""Paper: where the cards of a sheet lie, on stock with die lines or to be cut. All lengths are inches.

The measures of Avery's sheets are those of its own templates for US Letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from otofolio.model.card import BadgeStock, CardStock

BLEED = 0.125
"""How far a print shop lets a card's ground run over its edge."""
_MARK = 0.2
_INCH = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of cards that are all the same size, or a page of one. `left` and `top` place the first card."""

    page_width: float = 8.5
    page_height: float = 11.0
    width: float
    height: float
    columns: int = 2
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    to_cut: bool = False
    """There are no die lines: the page carries crop marks."""

    def places(self, *, back: bool = False) -> tuple[tuple[float, float], ...]:
        """The upper left corner of each card, in reading order.

        A back side is the mirror image, so that each back meets its front when the printer turns the sheet over
        its long edge.
        """
        lefts = [self.left + column * self.pitch_x for column in range(self.columns)]
        lefts = [self.page_width - left - self.width for left in lefts] if back else lefts
        return tuple((left, self.top + row * self.pitch_y) for row in range(self.rows) for left in sorted(lefts))

    def crop_marks(self) -> tuple[tuple[float, float, float, float], ...]:
        """Lines as x1, y1, x2, y2: outside the outermost cards and clear of their bleed, one pair to each edge."""
        if not self.to_cut:
            return ()
        xs = sorted({edge for left, _ in self.places() for edge in (left, left + self.width)})
        ys = sorted({edge for _, top in self.places() for edge in (top, top + self.height)})
        upright = [(x, y, x, y + way * _MARK) for x in xs for y, way in _beyond(ys)]
        level = [(x, y, x + way * _MARK, y) for y in ys for x, way in _beyond(xs)]
        return (*upright, *level)


def _beyond(edges: list[float]) -> tuple[tuple[float, int], tuple[float, int]]:
    """Where marks begin before the first edge and after the last, and which way they run."""
    return (edges[0] - BLEED, -1), (edges[-1] + BLEED, 1)


def _single(width: float, height: float) -> Sheet:
    """One card with its bleed and crop marks, as a print shop takes it."""
    margin = BLEED + _MARK
    return Sheet(
        page_width=width + 2 * margin, page_height=height + 2 * margin, width=width, height=height,
        columns=1, rows=1, left=margin, top=margin, pitch_x=width, pitch_y=height, to_cut=True,
    )  # fmt: skip


_EU_WIDTH, _EU_HEIGHT = 85 / _INCH, 55 / _INCH
_TEN = Sheet(width=3.5, height=2, rows=5, left=0.75, top=0.5, pitch_x=3.5, pitch_y=2)
_EIGHT = Sheet(width=3.5, height=2, rows=4, left=0.5, top=0.75, pitch_x=4, pitch_y=2.5)
_EU_TEN = Sheet(
    page_width=210 / _INCH, page_height=297 / _INCH, width=_EU_WIDTH, height=_EU_HEIGHT, rows=5,
    left=20 / _INCH, top=11 / _INCH, pitch_x=_EU_WIDTH, pitch_y=_EU_HEIGHT, to_cut=True,
)  # fmt: skip

CARD_SHEETS: Mapping[CardStock, Sheet] = {
    CardStock.AVERY_5371: _TEN,
    CardStock.AVERY_8371: _TEN,
    CardStock.AVERY_28371: _TEN,
    CardStock.AVERY_5911: _TEN,
    CardStock.AVERY_8871: _TEN,
    CardStock.AVERY_8373: _EIGHT,
    CardStock.AVERY_8869: _EIGHT,
    CardStock.AVERY_5881: _EIGHT,
    CardStock.EU: _EU_TEN,
}
BADGE_SHEETS: Mapping[BadgeStock, Sheet] = {
    BadgeStock.AVERY_5392: Sheet(width=4, height=3, rows=3, left=0.25, top=1, pitch_x=4, pitch_y=3),
    BadgeStock.AVERY_5390: Sheet(width=3.5, height=2.25, rows=4, left=0.75, top=1, pitch_x=3.5, pitch_y=2.25),
    BadgeStock.AVERY_5395: Sheet(
        width=3.375, height=7 / 3, rows=4, left=0.6875, top=7 / 12, pitch_x=3.75, pitch_y=2.5
    ),
}  # fmt: skip
SINGLE_CARDS: Mapping[str, Sheet] = {"us": _single(3.5, 2), "eu": _single(_EU_WIDTH, _EU_HEIGHT)}
