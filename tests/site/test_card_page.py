"""The card page: small, complete in itself, and safe."""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Callable

import pytest
from PIL import Image
from site_sample import HOSTILE, full, hostile, portfolio
from test_pages import Reader

from otofolio.model.person import Numbers, PersonName
from otofolio.model.portfolio import Portfolio
from otofolio.problems import Severity
from otofolio.reading.cv.photo import read_photo
from otofolio.rendering.pages.card import BUDGET, card_problems, compressed_size, render_card_page


def noisy_photo(width: int = 144, height: int = 192) -> bytes:
    """Chance in every channel: nothing compresses worse."""
    picture = Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=95)
    return buffer.getvalue()


def smooth_photo() -> bytes:
    picture = Image.radial_gradient("L").resize((900, 1200)).convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=95)
    return buffer.getvalue()


def with_photo() -> Portfolio:
    return portfolio(photo=read_photo(smooth_photo()))


@pytest.mark.parametrize("shown", [full, with_photo])
def test_it_comes_in_one_round_trip_and_asks_for_nothing(shown: Callable[[], Portfolio]) -> None:
    page = render_card_page(shown())
    assert compressed_size(page) <= BUDGET
    reader = Reader(page.data.decode().removeprefix("<!doctype html>"))
    assert not [tag for tag, _ in reader.elements if tag == "script"]
    sources = reader.values("src") + [found["href"] for tag, found in reader.elements if tag == "link"]
    assert all(source.startswith(("data:", "https://jordan-avery.example/")) for source in sources)


@pytest.mark.parametrize("photo", [noisy_photo(), noisy_photo(900, 1200)])
def test_a_photo_full_of_detail_is_encoded_again_until_it_fits(photo: bytes) -> None:
    shown = portfolio(photo=read_photo(photo))
    assert 3000 < len(shown.photo.thumbnail) <= 9 * 1024
    assert card_problems(render_card_page(shown), shown) == ()


def test_what_still_breaks_the_budget_is_reported() -> None:
    words = " ".join(f"{number:x}" for number in random.Random(1).choices(range(10**12), k=2500))
    shown = portfolio(headline=words)
    [problem] = card_problems(render_card_page(shown), shown)
    assert problem.severity is Severity.WARNING
    assert "14 KB" in problem.message
    assert "headline" in problem.hint


def test_it_carries_the_thumbnail() -> None:
    photo = read_photo(smooth_photo())
    assert base64.b64encode(photo.thumbnail) in render_card_page(portfolio(photo=photo)).data


def test_one_tap_reaches_contact_snapshot_cv_and_site() -> None:
    reader = Reader(render_card_page(full()).data.decode())
    assert reader.values("href")[-4:] == ["../contact.vcf", "../snapshot.pdf", "../cv.pdf", "../"]
    assert reader.values("download") == ["Avery-Jordan-ENT-Snapshot.pdf", "Avery-Jordan-CV.pdf"]


def test_three_facts_that_are_known() -> None:
    words = Reader(render_card_page(full()).data.decode()).words
    assert "1 article, 1 as first author" in words
    assert "4 weeks of US clinical experience" in words
    assert "US citizen, no visa needed" in words
    assert "2027 Match" not in words
    fewer = Reader(render_card_page(portfolio(numbers=Numbers())).data.decode()).words
    assert "article" not in fewer
    assert "2027 Match" in fewer


def test_hostile_text_is_text() -> None:
    reader = Reader(render_card_page(hostile()).data.decode().removeprefix("<!doctype html>"))
    assert reader.open == []
    assert HOSTILE in reader.words
    assert not [tag for tag, _ in reader.elements if tag in ("script", "img")]


def test_a_long_name_is_set_smaller() -> None:
    long = portfolio(name=PersonName("Maximiliana-Alexandrina", "Wolfeschlegelstein"))
    assert 'class="long"' in render_card_page(long).data.decode()
