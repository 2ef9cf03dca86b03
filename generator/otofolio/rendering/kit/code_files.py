"""Codes by themselves at their print sizes, to place in a poster, a slide or a letter: PDF, SVG and PNG."""

from __future__ import annotations

from collections.abc import Iterator

from otofolio.model.artifact import Artifact
from otofolio.model.card import Card
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Problem
from otofolio.rendering.kit.prints import Print, SheetCode, clipped, code_data, code_pictures, sheet_data
from otofolio.rendering.kit.qr_print import PrintedCode, print_pixels, print_width
from otofolio.rendering.kit.stock import Sheet
from otofolio.rendering.qr import qr_png, qr_svg
from otofolio.rendering.typesetting.compiler import Document
from otofolio.rendering.typesetting.print_text import on_paper

CODE = 40.0
"""Millimeters: to read in the hand or across a table."""


def code_print(stem: str, printed: PrintedCode, portfolio: Portfolio, card: Card) -> Print:
    """The code as PDF, with its call to action and the address to type below it."""
    width = print_width(printed.code, CODE)
    placed = (SheetCode("code", printed, width),)
    side = width / 25.4
    page = Sheet(page_width=side, page_height=side, width=side, height=side, columns=1, rows=1, left=0, top=0,
                 pitch_x=side, pitch_y=side)  # fmt: skip
    data = {**sheet_data(printed.call, card, portfolio.design, page, {}), **code_data(placed)}
    document = Document("kit/code.typ", on_paper(data), portfolio.today, code_pictures(placed))
    what = "below its code"
    too_long = Problem(printed.where, f"“{clipped(printed.typed)}” is too long to fit {what}.", printed.shorten)
    return Print(f"qr/{stem}.pdf", document, placed, what, {"address": too_long}, printed.where)


def code_files(stem: str, printed: PrintedCode) -> Iterator[Artifact]:
    """The bare code with its quiet zone, as SVG and as PNG, both of which know their size."""
    width = print_width(printed.code, CODE)
    yield Artifact(f"qr/{stem}.svg", qr_svg(printed.code, printed.alt, width).encode())
    yield Artifact(f"qr/{stem}.png", qr_png(printed.code, print_pixels(printed.code, width), width))
