"""Portfolios for the tests of the PDFs, the PDFs of the example, and what independent readers find in a PDF."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from otofolio.deriving.snapshot import plan_snapshot
from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Contact, Item, Numbers, PersonName, Specialty
from otofolio.model.portfolio import Look, Paper, Portfolio
from otofolio.model.snapshot import Snapshot
from otofolio.model.text import rich
from otofolio.problems import Problem
from otofolio.rendering.pdf.cv import render_cv_pdfs
from otofolio.rendering.pdf.snapshot import fit_snapshot, render_snapshot_pdf
from otofolio.rendering.typesetting.compiler import USUAL, Press

ROOT = Path(__file__).resolve().parents[2]
TODAY = PartialDate(2026, 11, 24)
SIZES = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.28, 841.89)}
LATIN = "Cochlear implantation in rural counties: a ten-year cohort of 4,212 candidates (office, first, affluent)"
WIDEST_GAP = 3.0
"""Points between two letters of a word."""


class Box(NamedTuple):
    """A word on a page, in points from the top left corner, with the size of its letters."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


class Page(NamedTuple):
    """A snapshot's PDF, what is on it, and what was said about the rest."""

    pdf: bytes
    snapshot: Snapshot
    problems: tuple[Problem, ...]


def example(**design: object) -> Portfolio:
    """The example portfolio as `otofolio check` reads it, in another design where wanted."""
    return replace(_example(), design=replace(_example().design, **design))  # type: ignore[arg-type]


@cache
def _example() -> Portfolio:
    loaded = load_portfolio(Inputs(ROOT / "cv.yaml", "https://jordan-avery.example/", TODAY))
    assert loaded.portfolio is not None
    return loaded.portfolio


@cache
def example_page(look: Look, paper: Paper = Paper.LETTER) -> Page:
    """The example's snapshot, made once for all that is found on it."""
    return fitted_page(example(look=look, paper=paper))


@cache
def example_cv(look: Look, paper: Paper = Paper.LETTER) -> bytes:
    """The example's full CV, made once for all that is found in it."""
    return render_cv_pdfs(example(look=look, paper=paper))[0].data


def fitted_page(shown: Portfolio, press: Press = USUAL) -> Page:
    """The snapshot as a build makes it."""
    found = fit_snapshot(shown, plan_snapshot(shown), press)
    return Page(render_snapshot_pdf(shown, found, press).data, found.snapshot, found.problems)


def words(pdf: bytes, page: int = 0) -> list[Box]:
    """The words of a page, of the letters that pdfium finds: at white space, at a gap, and where the size changes."""
    found: list[Box] = []
    is_open = False
    for letter in _letters(pdf, page):
        if letter is None:
            is_open = False
        elif is_open and _goes_on(found[-1], letter):
            found[-1] = _joined(found[-1], letter)
        else:
            found.append(letter)
            is_open = True
    return found


def _goes_on(word: Box, letter: Box) -> bool:
    gap = max(letter.left - word.right, word.left - letter.right)  # on either side, because Arabic runs to the left
    return gap <= WIDEST_GAP and word.size == letter.size and word.top == letter.top


def _joined(word: Box, letter: Box) -> Box:
    left, right = min(word.left, letter.left), max(word.right, letter.right)
    return Box(word.text + letter.text, left, right, word.top, word.bottom, word.size)


def _letters(pdf: bytes, page: int) -> Iterator[Box | None]:
    """As high as their size, whatever font they come from: a fallback font may claim much more than its ink.

    White space is None.
    """
    with closing(pdfium.PdfDocument(pdf)) as document:
        paper = document[page]
        height, text = paper.get_height(), paper.get_textpage()
        across, up, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        for place in range(raw.FPDFText_CountChars(text)):
            letter = chr(raw.FPDFText_GetUnicode(text, place))
            if letter.isspace() or raw.FPDFText_IsGenerated(text, place):
                yield None
                continue
            size = raw.FPDFText_GetFontSize(text, place)
            raw.FPDFText_GetCharOrigin(text, place, across, up)
            raw.FPDFText_GetLooseCharBox(text, place, box)
            baseline = round(height - up.value, 2)
            yield Box(letter, across.value, box.right, baseline - 0.75 * size, baseline + 0.25 * size, size)


@lru_cache(maxsize=4)
def read_by_pypdf(pdf: bytes) -> str:
    """All text, white space made even."""
    return _even(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def read_by_pdfplumber(pdf: bytes) -> str:
    """All text, white space made even."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return _even(" ".join(page.extract_text() for page in document.pages))


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _even(text: str) -> str:
    return " ".join(text.split())


def bare(**changes: object) -> Portfolio:
    """A name and a way to reach it, and what the test adds."""
    base = Portfolio(
        name=PersonName("Jordan", "Avery"),
        specialty=Specialty("Otolaryngology", "ENT"),
        site_url="https://jordan-avery.example/",
        today=TODAY,
        contact=Contact(email="jordan@example.org"),
        numbers=Numbers(3, 2, 1, 12),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def item(title: str, section: str = "honors", **changes: object) -> Item:
    """One line of a career."""
    base = Item(section=section, path=f"{section}[0]", title=rich(title), dates=DateRange(PartialDate(2024, 5)))
    return replace(base, **changes)  # type: ignore[arg-type]
