"""Both PDFs are tagged and archival (PDF/UA-1, PDF/A-2a): their structure and metadata read back with pikepdf."""

from __future__ import annotations

from itertools import pairwise

import pytest
from paper_sample import example, example_cv, example_page, fitted_page
from pdf_structure import alternatives, fonts, links, opened, roles

from otofolio.model.portfolio import Look
from otofolio.rendering.pdf.cv import render_cv_pdfs


def made(name: str, look: Look) -> bytes:
    return example_page(look).pdf if name == "snapshot" else example_cv(look)


EVERY = pytest.mark.parametrize(("name", "look"), [(name, look) for name in ("snapshot", "cv") for look in Look])


@EVERY
def test_it_claims_both_standards(name: str, look: Look) -> None:
    with opened(made(name, look)) as document, document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert document.Root.MarkInfo.Marked


@EVERY
def test_title_author_and_language(name: str, look: Look) -> None:
    with opened(made(name, look)) as document:
        title = {"snapshot": "Jordan Lee Avery: ENT Snapshot", "cv": "Jordan Lee Avery: Curriculum vitae"}[name]
        assert str(document.docinfo.Title) == title
        assert str(document.docinfo.Author) == "Jordan Lee Avery"
        assert str(document.Root.Lang).startswith("en")
        assert document.Root.ViewerPreferences.DisplayDocTitle


@EVERY
def test_headings_go_down_one_level_at_a_time_and_begin_with_the_name(name: str, look: Look) -> None:
    with opened(made(name, look)) as document:
        levels = [int(role[1:]) for role in roles(document) if role[0] == "H" and role[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == {"snapshot": 2, "cv": 3}[name]


def test_every_picture_says_what_it_shows() -> None:
    with opened(made("snapshot", Look.PLAIN)) as document:
        portrait, code, line = alternatives(document)
    assert (portrait, code) == ("Portrait of Jordan Lee Avery", "QR code that leads to https://jordan-avery.example/")
    assert line.startswith("Career line. Works: 23 published or presented")


@EVERY
def test_every_font_is_embedded(name: str, look: Look) -> None:
    with opened(made(name, look)) as document:
        found = fonts(document)
        assert found
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in found)


@EVERY
def test_links_are_live(name: str, look: Look) -> None:
    with opened(made(name, look)) as document:
        found = links(document)
    assert "https://jordan-avery.example/" in found
    assert "mailto:jordan.avery@example.org" in found
    assert "https://doi.org/10.5555/exjotol.2026.0211" in found


@EVERY
def test_the_same_data_give_the_same_bytes(name: str, look: Look) -> None:
    shown = example(look=look)
    again = fitted_page(shown).pdf if name == "snapshot" else render_cv_pdfs(shown)[0].data
    assert again == made(name, look)
