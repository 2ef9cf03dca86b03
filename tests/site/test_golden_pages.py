"""Home and Publications look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_pages import FOLDER, PICTURES, SHRUNK, drawn
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

_TOLERANCE = 1.5
"""Of 255 levels, on the mean of all dots. With the letters hinted in another way it is below 1."""


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_the_same(example_url: str, browser: Browser, name: str) -> None:
    assert _difference(drawn(example_url, browser, name), _golden(name)) <= _TOLERANCE, (
        "look at the page, and renew the picture with `python tests/site/golden_pages.py` if it is as it should be"
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_moved_block_is_noticed(name: str) -> None:
    then = _golden(name)
    below = then.crop((0, then.height // 4, then.width, then.height))
    moved = then.copy()
    moved.paste(below, (0, then.height // 4 + 1))
    assert _difference(moved, then) > _TOLERANCE, f"by {SHRUNK} pixels"


def test_no_picture_is_left_over() -> None:
    assert {picture.stem for picture in FOLDER.glob("*.png")} == set(PICTURES)


def _golden(name: str) -> Image.Image:
    return Image.open(Path(FOLDER, f"{name}.png")).convert("L")


def _difference(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
