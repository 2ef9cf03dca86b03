"""Looks and accents: which typefaces a site has, how large they are, and what their license asks."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from site_sample import portfolio

from otofolio.model.artifact import Artifact
from otofolio.model.portfolio import ACCENTS, Design, Look
from otofolio.reading.cv.schema import Design as CvDesign
from otofolio.rendering.colors import SLATE, WHITE, contrast, readable
from otofolio.rendering.pages.assets import render_assets
from otofolio.rendering.pages.typefaces import SANS, SERIF, SLICES, font_links
from otofolio.rendering.typography import typographic

USUAL = {
    Look.RECORD: ("text", "sans-latin", "sans-italic-basic", "serif-title-basic", "serif-title-latin"),
    Look.PLAIN: ("text", "sans-latin", "sans-italic-basic", "sans-italic-latin"),
    Look.SERIF: ("text", "serif-latin", "serif-italic-basic", "serif-italic-latin"),
}
"""What a page with accents and italics fetches."""


def assets(look: Look) -> dict[str, Artifact]:
    return {file.uri: file for file in render_assets(portfolio(design=Design(look=look)))}


@pytest.mark.parametrize("look", Look)
def test_the_style_sheet_and_the_usual_slices_are_small(look: Look) -> None:
    made = assets(look)
    assert len(gzip.compress(made["assets/otofolio.css"].data)) <= 20 * 1024
    fetched = [len(made[f"assets/fonts/{name}.woff2"].data) for name in USUAL[look]]
    assert fetched[0] <= 20 * 1024
    assert sum(fetched) <= 80 * 1024


@pytest.mark.parametrize("look", Look)
def test_every_face_of_the_style_sheet_is_a_file_of_the_site(look: Look) -> None:
    made = assets(look)
    style = made["assets/otofolio.css"].data.decode()
    files = {uri for uri in made if uri.endswith(".woff2")}
    assert {f"assets/{part.partition(')')[0]}" for part in style.split("url(fonts/")[1:]} == {
        uri.replace("assets/fonts/", "assets/") for uri in files
    }
    assert "assets/fonts/OFL.txt" in made


@pytest.mark.parametrize("look", Look)
def test_pages_ask_for_slices_that_there_are_and_for_accents_only_where_there_are(look: Look) -> None:
    plain = [
        part.partition('"')[0] for part in font_links(look, ["<p>Avery JL\u00a0– “Ear”</p>"]).split('href="~/')[1:]
    ]
    accented = [part.partition('"')[0] for part in font_links(look, ["Avery", "Ó Conaill"]).split('href="~/')[1:]]
    assert plain[0] == "assets/fonts/text.woff2"
    assert set(accented) <= set(assets(look))
    assert [uri for uri in accented if uri not in plain] == [f"assets/fonts/{USUAL[look][1]}.woff2"]


def test_a_look_has_only_its_own_families() -> None:
    plain, serif = (assets(look)["assets/otofolio.css"].data.decode() for look in (Look.PLAIN, Look.SERIF))
    assert SERIF not in plain
    assert f'"{SANS}"' not in serif


@pytest.mark.parametrize("look", Look)
def test_the_slices_have_their_letters_and_another_name(look: Look) -> None:
    made = assets(look)
    for uri, file in made.items():
        if not uri.endswith(".woff2"):
            continue
        font = TTFont(BytesIO(file.data))
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        assert "Source" not in names[1] + names[4] + names[6]
        assert "Adobe" in names[0]  # the copyright stays
        assert "Open Font License" in names[13]


def test_the_basic_slice_has_every_letter_of_its_range() -> None:
    piece = next(piece for piece in SLICES if piece.file == "sans-basic.woff2")
    font = TTFont(BytesIO(assets(Look.RECORD)["assets/fonts/text.woff2"].data))
    assert set(piece.letters) - set(font.getBestCmap()) <= {0x2011, 0x2264, 0x2265, 0x2010}


@pytest.mark.parametrize("accent", ACCENTS.values())
def test_named_accents_read_well_in_both_palettes(accent: str) -> None:
    assert readable(accent, WHITE) == accent
    assert contrast(readable(accent, SLATE), SLATE) >= 4.5


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dean's list", "Dean’s list"),
        ("Children's Hospital", "Children’s Hospital"),
        ('The "best" poster', "The “best” poster"),
        ("O'Brien ('the first')", "O’Brien (‘the first’)"),
        ("Class of '27", "Class of ’27"),
        ("5' 10\"", "5' 10\""),
        ("https://example.org/o'brien", "https://example.org/o'brien"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("", ""),
    ],
)
def test_quotation_marks_are_a_typographers(written: str, shown: str) -> None:
    assert typographic(written) == shown


@pytest.mark.parametrize(
    ("written", "look"), [("record", Look.RECORD), ("Serif", Look.SERIF), ("plain", Look.PLAIN), ("sans", Look.PLAIN)]
)
def test_every_word_for_a_look_is_read(written: str, look: Look) -> None:
    assert CvDesign.model_validate({"look": written}).look is look


@pytest.mark.parametrize(("written", "color"), [*ACCENTS.items(), ("Navy", ACCENTS["navy"]), ("#0B5", "#00bb55")])
def test_an_accent_is_a_name_or_a_color(written: str, color: str) -> None:
    assert CvDesign.model_validate({"accent": written}).accent == color
