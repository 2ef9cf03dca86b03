"""The contact code: its text parses elsewhere, whatever letters a name has."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import vobject
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from kit_sample import BARE, CV, drawn, files, kit, loaded
from PIL import Image

from otofolio.model.card import Card
from otofolio.model.person import PersonName
from otofolio.model.portfolio import Portfolio
from otofolio.rendering.kit.codes import make_codes
from otofolio.rendering.qr import qr_png

AWKWARD = "O'Brien-Łukasz, Jr.; né \\ Ångström"
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=30)


def scanned(picture: Image.Image) -> vobject.base.Component:
    (code, *_) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return vobject.readOne(code.text)


@cache
def sample() -> tuple[Portfolio, Card]:
    """Without details, which would make a large code, and a large code takes long."""
    found = loaded(f"{BARE}headline: Applicant\n")
    assert found.portfolio is not None
    assert found.card is not None
    return found.portfolio, found.card


def test_the_badge_holds_the_details_that_the_card_shows() -> None:
    card = scanned(drawn(files(kit())["badges-5392.pdf"], 2, 300))
    assert card.fn.value == "Jordan Lee Avery"
    assert card.tel.value == "+1 555 010 0142"
    assert card.email.value == "jordan.avery@example.org"
    assert card.url.value == "https://jordan-avery.example/"
    assert not hasattr(card, "adr")
    assert not hasattr(card, "photo")


def another_badge() -> vobject.base.Component:
    """With other details, and an awkward name."""
    family = f'family: "{AWKWARD}"'.replace("\\", "\\\\")
    cv = CV.replace("family: Avery", family).replace("[email, phone]", "[location]")
    return scanned(drawn(files(kit(cv))["badges-5392.pdf"], 2, 300))


def test_a_detail_that_the_card_does_not_show_is_in_no_code() -> None:
    card = another_badge()
    assert not hasattr(card, "tel")
    assert not hasattr(card, "email")
    assert card.adr.value.city == "Boston, MA"


def test_a_name_with_awkward_letters_comes_back_from_the_print() -> None:
    card = another_badge()
    assert card.n.value.family == AWKWARD
    assert card.n.value.given == "Jordan"


@settings(max_examples=60, deadline=None)
@given(LETTERS.map(str.strip).filter(bool), st.lists(LETTERS, min_size=1, max_size=3))
def test_any_name_and_note_round_trip(family: str, credentials: list[str]) -> None:
    portfolio, card = sample()
    name = PersonName(given="Jo", family=family)
    said = "\n".join(line.strip() for line in credentials if line.strip())
    shown = replace(portfolio, name=name, credentials=said)
    codes, problems = make_codes(shown, replace(card, name=name))
    assert problems == ()
    assert codes is not None
    read = scanned(Image.open(io.BytesIO(qr_png(codes.contact.code, 4))).convert("L"))
    assert read.n.value.family == family
    assert read.fn.value == f"Jo {family}"
    assert read.note.value == "\n".join(filter(None, (said, "Otolaryngology")))
