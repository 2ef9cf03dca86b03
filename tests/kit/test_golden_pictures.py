"""The kit looks as it did when somebody last looked at it."""

from __future__ import annotations

import pytest
from golden_pictures import FOLDER, PICTURES, picture
from PIL import Image, ImageChops, ImageFilter, ImageStat

_TOLERANCE = 1.5
"""Of 255 levels, on the mean, after a slight blur: another version of the rasteriser draws edges differently."""


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_the_same(name: str) -> None:
    now, then = picture(name), Image.open(FOLDER / f"{name}.png").convert("RGB")
    assert now.size == then.size
    blur = ImageFilter.GaussianBlur(1)
    difference = max(ImageStat.Stat(ImageChops.difference(now.filter(blur), then.filter(blur))).mean)
    assert difference <= _TOLERANCE, "renew it with `python tests/kit/golden_pictures.py` if this is as it should be"


def test_a_moved_line_is_noticed() -> None:
    then = Image.open(FOLDER / "card-front.png").convert("RGB")
    moved = ImageChops.offset(then, 0, 4)
    assert ImageStat.Stat(ImageChops.difference(moved, then)).mean[0] > _TOLERANCE


def test_no_picture_is_left_over() -> None:
    assert {picture.stem for picture in FOLDER.glob("*.png")} == set(PICTURES)
