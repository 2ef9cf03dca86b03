"""Codes that scan: read back from the finished files by an independent decoder, as they are and ill-treated."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import lru_cache

import pytest
import zxingcpp
from kit_sample import BIB, CV, SITE, drawn, files, kit
from PIL import Image, ImageFilter

Treatment = Callable[[Image.Image, float], Image.Image]

HARSH = Image.Resampling.NEAREST
"""Where a camera mixes the light of several dots, each pixel has that of one."""
CARD = f"{SITE}card/"
POSTER = "HTTPS://JORDAN-AVERY.EXAMPLE/p/avery2026poster/"
VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Avery;Jordan;Lee;;\r\nFN:Jordan Lee Avery\r\n"
    "TITLE:US Citizen IMG | Aspiring Otolaryngologist (ENT)\r\n"
    "ORG:St. Brendan University School of Medicine\r\nEMAIL;TYPE=INTERNET,PREF:jordan.avery@example.org\r\n"
    "TEL;TYPE=CELL,VOICE:+1 555 010 0142\r\nURL:https://jordan-avery.example/\r\n"
    "NOTE:MD Candidate\\, Class of 2027\\nOtolaryngology\r\nREV:2026-11-24\r\nEND:VCARD\r\n"
)
EXPECTED = [
    ("business-cards-5371.pdf", 2, CARD, 10),
    ("business-card-print-shop-us.pdf", 2, CARD, 1),
    ("business-card-print-shop-eu.pdf", 2, CARD, 1),
    ("badges-5392.pdf", 1, CARD, 6),
    ("badges-5392.pdf", 2, VCARD, 6),
    ("poster-corner-avery2026poster.pdf", 1, POSTER, 1),
    ("qr/site.pdf", 1, CARD, 1),
    ("qr/contact.pdf", 1, VCARD, 1),
    ("qr/poster-avery2026poster.pdf", 1, POSTER, 1),
]


def as_it_is(page: Image.Image, _: float) -> Image.Image:
    return page


def blurred(page: Image.Image, dots_per_mm: float) -> Image.Image:
    """Out of focus by 0.3 mm, three quarters of the smallest module allowed."""
    return page.filter(ImageFilter.GaussianBlur(0.15 * dots_per_mm))


def turned(page: Image.Image, _: float) -> Image.Image:
    return page.rotate(7, HARSH, expand=True, fillcolor=255)


def from_the_side(page: Image.Image, _: float) -> Image.Image:
    """The far edge a sixth shorter than the near one, and the whole a little askew."""
    width, height = page.size
    corners = (-0.08 * width, -0.02 * height, 0, height, width, 1.02 * height, 1.1 * width, -0.06 * height)
    return page.transform(page.size, Image.Transform.QUAD, corners, HARSH, fillcolor=255)


def noisy(page: Image.Image, _: float) -> Image.Image:
    """A fifth of every pixel's light is chance."""
    return Image.blend(page, chance(page.size), 0.2)


def chance(size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, random.Random(7).randbytes(size[0] * size[1]))


def speckled(page: Image.Image) -> Image.Image:
    """Every fifth dot of the print black or white by chance."""
    dots = chance(page.size)
    page.paste(255, mask=dots.point(lambda level: 255 * (level >= 231)))
    page.paste(0, mask=dots.point(lambda level: 255 * (level < 26)))
    return page


def read(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


@lru_cache(maxsize=1)
def printed(file: str, page: int, dots_per_inch: int) -> Image.Image:
    """A page, for all that is done to it: its tests follow one another."""
    return drawn(files(kit())[file], page, dots_per_inch)


@pytest.mark.parametrize("treated", [as_it_is, blurred, turned, from_the_side, noisy])
@pytest.mark.parametrize("dots_per_inch", [150, 300])
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one[0]}-{one[1]}")
def test_every_code_reads_back(expected: tuple[str, int, str, int], dots_per_inch: int, treated: Treatment) -> None:
    file, page, payload, count = expected
    picture = printed(file, page, dots_per_inch)
    found = read(treated(picture, dots_per_inch / 25.4))
    assert [code.text for code in found] == [payload] * count
    assert {code.ec_level for code in found} == {"M"}


@pytest.mark.parametrize(("file", "page", "payload", "count"), [EXPECTED[0], EXPECTED[4], EXPECTED[7]])
def test_codes_survive_a_speckled_print(file: str, page: int, payload: str, count: int) -> None:
    print_at_600 = drawn(files(kit())[file], page, 600)
    seen_at_300 = speckled(print_at_600).reduce(2)
    assert [code.text for code in read(seen_at_300)] == [payload] * count


def test_every_place_on_the_sheet_has_its_code() -> None:
    back = drawn(files(kit())["business-cards-5371.pdf"], 2, 150)
    cells = {
        (int((code.position.top_left.x / 150 - 0.75) // 3.5), int((code.position.top_left.y / 150 - 0.5) // 2))
        for code in read(back)
    }
    assert cells == {(column, row) for column in range(2) for row in range(5)}


@pytest.mark.parametrize(("stem", "payload"), [("site", CARD), ("contact", VCARD), ("poster-avery2026poster", POSTER)])
def test_pictures_read_back_at_their_print_size(stem: str, payload: str) -> None:
    made = files(kit())
    picture = Image.open(io.BytesIO(made[f"qr/{stem}.png"]))
    (code,) = read(picture.convert("L"))
    assert code.text == payload
    millimetres = picture.width / picture.info["dpi"][0] * 25.4
    assert 39.9 < millimetres < 60
    assert f'width="{millimetres:.0f}' in made[f"qr/{stem}.svg"].decode()


@pytest.mark.parametrize(("stem", "payload"), [("site", CARD), ("contact", VCARD), ("poster-avery2026poster", POSTER)])
def test_drawings_read_back(stem: str, payload: str) -> None:
    import typst

    drawing = files(kit())[f"qr/{stem}.svg"]
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("code.svg")'
    picture = typst.compile(input={"main.typ": page, "code.svg": drawing}, format="png", ppi=150)
    assert isinstance(picture, bytes)
    (code,) = read(Image.open(io.BytesIO(picture)).convert("L"))
    assert code.text == payload


def test_a_poster_that_hides_the_address_says_no_more_than_its_page_has() -> None:
    cv = CV.replace("publish: [email]", "publish: []")
    bib = BIB.replace(" abstract = {Waiting is long.}, poster = {posters/ossicle.pdf},", "")
    page = drawn(files(kit(cv, bib))["poster-corner-avery2026poster.pdf"], 1, 150)
    assert [code.text for code in read(page)] == [POSTER]
