"""Cards on their die lines, measured in the finished PDF against the stocks' own measures."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from kit_sample import CV, drawn, files, kit
from sheet_marks import Mark, Sheet, sheets

INCH = 72.0
SAFE = 0.125
ALIKE = {"5371": ("8371", "28371", "5911", "8871"), "8373": ("8869", "5881")}
"""Stocks with the measures of another."""
# Stock, card width and height, columns, rows, left, top, pitches: inches, as the makers give them.
CARDS = [
    ("5371", 3.5, 2, 2, 5, 0.75, 0.5, 3.5, 2),
    ("8373", 3.5, 2, 2, 4, 0.5, 0.75, 4, 2.5),
    ("eu", 85 / 25.4, 55 / 25.4, 2, 5, 20 / 25.4, 11 / 25.4, 85 / 25.4, 55 / 25.4),
]
BADGES = [
    ("5392", 4, 3, 2, 3, 0.25, 1, 4, 3),
    ("5390", 3.5, 2.25, 2, 4, 0.75, 1, 3.5, 2.25),
    ("5395", 3.375, 2.3333, 2, 4, 0.6875, 0.5833, 3.75, 2.5),
]
STOCKS = [*(card[0] for card in CARDS), *(other for others in ALIKE.values() for other in others)]
SHEETS = [*((f"business-cards-{one[0]}.pdf", one) for one in CARDS), *((f"badges-{one[0]}.pdf", one) for one in BADGES)]
Measures = tuple[str, float, float, int, int, float, float, float, float]


each_sheet = pytest.mark.parametrize(("file", "measures"), SHEETS, scope="module")
"""All tests of one sheet follow one another: in one process, which then reads it once."""


@cache
def opened(file: str) -> list[Sheet]:
    return sheets(printed(file))


def printed(file: str) -> bytes:
    """A file of the kit of somebody who has every stock of cards, or else that stock of badges."""
    kind, _, stock = file.removesuffix(".pdf").partition("-")
    plan = f"badge: {stock}" if kind == "badges" else f"stock: [{', '.join(STOCKS)}]"
    return files(kit(CV.replace("card: {show: [email, phone]}", f"card: {{show: [email, phone], {plan}}}")))[file]


def dark_modules(page: Sheet) -> list[Mark]:
    return [rect for rect in page.rects if rect.is_black]


def safe_cell(mark: Mark, measures: Measures) -> tuple[float, float] | None:
    """The corner of the card that holds the mark, clear of its die lines."""
    _, width, height, *_ = measures
    x0, x1, y0, y1 = (side / INCH for side in (mark.x0, mark.x1, mark.top, mark.bottom))
    for left, top in corners(measures):
        across = left + SAFE <= x0 + 0.002 and x1 - 0.002 <= left + width - SAFE
        if across and top + SAFE <= y0 + 0.002 and y1 - 0.002 <= top + height - SAFE:
            return left, top
    return None


def corners(measures: Measures) -> list[tuple[float, float]]:
    _, _, _, columns, rows, left, top, pitch_x, pitch_y = measures
    return [(left + x * pitch_x, top + y * pitch_y) for y in range(rows) for x in range(columns)]


@each_sheet
def test_everything_stays_safe_inside_its_die_lines(file: str, measures: Measures) -> None:
    front, back = opened(file)
    for page in (front, back):
        marks = [*page.chars, *dark_modules(page)]
        cells = Counter(safe_cell(mark, measures) for mark in marks)
        assert None not in cells
        assert set(cells) == set(corners(measures))
        assert len(set(cells.values())) == 1


@each_sheet
def test_every_card_is_the_first_one_moved_by_the_pitch(file: str, measures: Measures) -> None:
    for page in opened(file):
        largest = max(char.size for char in page.chars)
        letters = [(char.x0 / INCH, char.top / INCH) for char in page.chars if char.size > 0.99 * largest]
        (left, top), *_ = places = corners(measures)
        first = [
            (x - left, y - top) for x, y in letters if left <= x < left + measures[1] and top <= y < top + measures[2]
        ]
        expected = [(x + dx, y + dy) for dx, dy in places for x, y in first]
        assert len(expected) == len(letters)
        assert all(sum(is_near(place, letter) for letter in letters) == 1 for place in expected)


def is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 0.002 and abs(one[1] - other[1]) < 0.002


@each_sheet
def test_backs_meet_their_fronts_when_the_sheet_is_turned(file: str, measures: Measures) -> None:
    front, back = opened(file)
    _, width, *_ = measures
    lefts = sorted({left for left, _ in corners(measures)})
    mirrored = sorted(back.width / INCH - left - width for left in lefts)
    assert mirrored == pytest.approx(lefts, abs=0.002)
    assert (front.width, front.height) == (back.width, back.height)


@pytest.mark.parametrize(("stock", "other"), [(stock, other) for stock, those in ALIKE.items() for other in those])
def test_stocks_of_the_same_measures_are_printed_alike(stock: str, other: str) -> None:
    one, same = (printed(f"business-cards-{each}.pdf") for each in (stock, other))
    for page in (1, 2):
        assert drawn(one, page, 144).tobytes() == drawn(same, page, 144).tobytes()


@pytest.mark.parametrize(("size", "width", "height"), [("us", 3.5, 2), ("eu", 85 / 25.4, 55 / 25.4)])
def test_a_single_card_has_bleed_and_crop_marks(size: str, width: float, height: float) -> None:
    for page in opened(f"business-card-print-shop-{size}.pdf"):
        margin_x, margin_y = (page.width / INCH - width) / 2, (page.height / INCH - height) / 2
        assert margin_x == pytest.approx(margin_y, abs=0.001)
        assert margin_x > 0.125
        upright = {round(line.x0 / INCH, 3) for line in page.lines if line.x0 == line.x1}
        level = {round(line.top / INCH, 3) for line in page.lines if line.top == line.bottom}
        assert sorted(upright) == pytest.approx([margin_x, margin_x + width], abs=0.002)
        assert sorted(level) == pytest.approx([margin_y, margin_y + height], abs=0.002)
        bleed = (margin_x - 0.125) * INCH
        for line in page.lines:
            assert line.x1 <= bleed + 0.1 or line.x0 >= page.width - bleed - 0.1 or line.x0 == line.x1
            assert line.bottom <= bleed + 0.1 or line.top >= page.height - bleed - 0.1 or line.x0 != line.x1


@pytest.mark.parametrize(
    ("file", "page", "width"),
    [
        ("business-cards-5371.pdf", 1, 36),
        ("badges-5392.pdf", 0, 40),
        ("badges-5390.pdf", 1, 46),
        ("poster-corner-avery2026poster.pdf", 0, 130),
    ],
)
def test_modules_and_quiet_zones_measured_on_the_sheet(file: str, page: int, width: float) -> None:
    sheet = opened(file)[page]
    ground = next(rect for rect in sheet.rects if rect.x1 - rect.x0 == pytest.approx(width / 25.4 * INCH, abs=0.05))
    dark = [module for module in dark_modules(sheet) if within(ground, module)]
    quiet = [
        min(module.x0 for module in dark) - ground.x0,
        ground.x1 - max(module.x1 for module in dark),
        min(module.top for module in dark) - ground.top,
        ground.bottom - max(module.bottom for module in dark),
    ]
    assert min(module.bottom - module.top for module in dark) / INCH * 25.4 >= 0.4
    assert quiet == pytest.approx([quiet[0]] * 4, abs=0.05)
    assert quiet[0] / 4 / INCH * 25.4 >= 0.4
    assert not [char for char in sheet.chars if within(ground, char)]


def within(ground: Mark, mark: Mark) -> bool:
    """Whether the middle of the mark lies on the ground."""
    x, y = (mark.x0 + mark.x1) / 2, (mark.top + mark.bottom) / 2
    return bool(ground.x0 < x < ground.x1 and ground.top < y < ground.bottom)
