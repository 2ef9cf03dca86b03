"""The picture of a link preview: one page that nothing falls off, whatever the career."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from paper_sample import TODAY, bare, example, item
from PIL import Image, ImageChops

from otofolio.deriving.career import derive_career_line
from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Numbers, PersonName, Section, Specialty
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.pdf.social_image import render_social_image

WIDTH, HEIGHT = 1200, 630
RULE = 375
"""Pixels from the top to below the rule."""
MARGIN = 64


def overlapping_studies() -> Portfolio:
    """Four rows of education, so that the career line is as high as it gets."""
    studies = tuple(
        item(f"Degree {n}", "education", organization="A University", path=f"education[{n}]",
             dates=DateRange(PartialDate(2000 + n, 9), PartialDate(2015 + n, 6)))
        for n in range(6)
    )  # fmt: skip
    section = Section("education", "Education", studies)
    return bare(
        sections=(section,),
        career=derive_career_line((section,), (), Specialty("Otolaryngology", "ENT"), TODAY),
        numbers=Numbers(318, 162, 71, 22),
    )


def few() -> Portfolio:
    return bare(numbers=Numbers(presentations=1))


def faceless() -> Portfolio:
    return replace(example(), photo=None)


@pytest.mark.parametrize("shown", [example, faceless, overlapping_studies, few])
def test_what_the_person_did_is_below_the_rule(shown: Callable[[], Portfolio]) -> None:
    made = drawn(shown())
    assert made.size == (WIDTH, HEIGHT)
    assert ink(made.crop((0, RULE, WIDTH, HEIGHT))) is not None
    assert ink(made)[3] <= HEIGHT - 30  # type: ignore[index]


@pytest.mark.parametrize("family", ["Whitfield", "Ángström", "Ďurčanský"])
def test_marks_above_the_capitals_are_whole(family: str) -> None:
    made = drawn(replace(example(), name=PersonName("Él", family)))
    top = ink(made.crop((0, 0, WIDTH // 2, HEIGHT)))
    assert top is not None
    assert MARGIN - 40 < top[1] < MARGIN


def drawn(shown: Portfolio) -> Image.Image:
    return Image.open(io.BytesIO(render_social_image(shown).data)).convert("RGB")


def ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is not white."""
    return ImageChops.invert(picture.convert("L")).getbbox()
