"""The kit's PDFs are tagged, titled and archival, and hold their fonts; the folder tells how to print them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest
from kit_sample import BIB, CV, SITE, files, kit

from otofolio.load import Inputs, load_portfolio
from otofolio.model.dates import PartialDate
from otofolio.rendering.kit.kit import render_kit

PDFS = (
    "business-cards-5371.pdf", "business-card-print-shop-us.pdf", "business-card-print-shop-eu.pdf", "badges-5392.pdf",
    "poster-corner-avery2026poster.pdf", "qr/site.pdf", "qr/contact.pdf", "qr/poster-avery2026poster.pdf",
)  # fmt: skip


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element of a structure tree."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def test_each_pdf_is_looked_at() -> None:
    assert tuple(name for name in files(kit()) if name.endswith(".pdf")) == PDFS


@pytest.mark.parametrize("name", PDFS)
def test_a_screen_reader_gets_a_title_a_heading_and_the_codes(name: str) -> None:
    with pikepdf.open(io.BytesIO(files(kit())[name])) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        found = list(elements(pdf.Root.StructTreeRoot))
        kinds = [str(element.S) for element in found]
        assert kinds.count("/H1") == 1
        pictures = [element for element in found if element.S == "/Figure"]
        assert pictures
        assert all(str(picture.Alt).startswith("QR code that") for picture in pictures)
        fonts = [font for page in pdf.pages for font in page.get("/Resources", {}).get("/Font", {}).values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_a_portrait_and_the_career_line_say_what_they_show() -> None:
    inputs = Inputs(Path(__file__).resolve().parents[2] / "cv.yaml", SITE, PartialDate(2026, 11, 24))
    read = load_portfolio(inputs)
    assert read.portfolio is not None
    assert read.card is not None
    card = files(render_kit(read.portfolio, read.card))["business-card-print-shop-us.pdf"]
    with pikepdf.open(io.BytesIO(card)) as pdf:
        said = [str(found.Alt) for found in elements(pdf.Root.StructTreeRoot) if found.S == "/Figure"]
    assert [words.split()[0] for words in said] == ["Portrait", "QR", "Career"]
    front, back = pypdf.PdfReader(io.BytesIO(card)).pages
    assert "JA" not in front.extract_text().split()
    assert "9 articles, 7 as first author" in " ".join(back.extract_text().split())


@pytest.mark.parametrize("name", PDFS)
def test_it_says_that_it_is_accessible_and_archival(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files(kit())[name]))
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.author == "Jordan Lee Avery"
    with pikepdf.open(io.BytesIO(files(kit())[name])) as pdf, pdf.open_metadata() as facts:
        assert (facts["pdfuaid:part"], facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("1", "2", "A")


def test_text_reads_in_order_and_beside_each_code_is_what_to_type() -> None:
    front, back = pypdf.PdfReader(io.BytesIO(files(kit())["business-card-print-shop-us.pdf"])).pages
    said = [line.strip() for line in front.extract_text().splitlines() if line.strip()]
    headline = "US Citizen IMG | Aspiring Otolaryngologist (ENT)"
    assert said[:3] == ["Jordan Lee Avery", headline, "MD Candidate, Class of 2027"]
    assert said[4:7] == ["jordan.avery@example.org", "+1 555 010 0142", "jordan-avery.example"]
    assert "Scan for my CV" in back.extract_text()
    assert "jordan-avery.example" in back.extract_text()


def test_a_poster_names_itself_and_offers_what_its_page_has() -> None:
    page = pypdf.PdfReader(io.BytesIO(files(kit())["poster-corner-avery2026poster.pdf"])).pages[0]
    text = " ".join(page.extract_text().split())
    assert text.startswith("Scan for the abstract, PDF and contact details")
    assert "jordan-avery.example" in text
    assert "avery2026poster" not in text  # a BibTeX key is nothing to type
    assert "Time to cochlear implantation in rural and urban counties: a ten-year cohort" in text


def test_a_poster_offers_no_more_than_its_page_has() -> None:
    cv = CV.replace("publish: [email]", "publish: []")
    bib = BIB.replace(" abstract = {Waiting is long.}, poster = {posters/ossicle.pdf},", "")
    page = pypdf.PdfReader(io.BytesIO(files(kit(cv, bib))["poster-corner-avery2026poster.pdf"])).pages[0]
    assert "Scan for more" in page.extract_text()


def test_the_directions_name_every_sheet() -> None:
    made = files(kit())
    said = made["READ-ME-FIRST.txt"].decode()
    assert [name for name in made if name.endswith(".pdf") and "/" not in name and name not in said] == []


def test_hostile_words_are_words() -> None:
    hostile = '#panic("x") $x$ *b* \\ </text> {{ x }}'
    cv = CV.replace('"US Citizen IMG | Aspiring Otolaryngologist (ENT)"', repr(hostile))
    front = pypdf.PdfReader(io.BytesIO(files(kit(cv))["business-card-print-shop-us.pdf"])).pages[0]
    assert "#panic(“x”) $x$ b" in front.extract_text()


def test_the_same_input_gives_the_same_bytes() -> None:
    assert files(kit()) == files(kit.__wrapped__())
