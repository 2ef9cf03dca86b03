"""Long words, addresses and DOIs break at a line's end, and copy as they were written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import cache

import pytest
from paper_sample import SIZES, bare, fitted_page, item, read_by_pypdf, words
from pdf_structure import opened

from otofolio.deriving.cvs import derive_cvs
from otofolio.model.dates import IssueDate, PartialDate
from otofolio.model.person import Contact, School, Section
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Cited, Design, Look, Paper, Portfolio, PublicationGroup
from otofolio.model.publication import Contributor, Kind, Publication, WorkType
from otofolio.model.text import Role, Run, rich
from otofolio.rendering.pdf.cv import render_cv_pdfs
from otofolio.rendering.typesetting.print_text import print_text
from pdfium_text import read_by_pdfium

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
EMAIL = "jordan_lee.avery-otolaryngology@st-brendan-university-hospital-of-the-north.example.org"
DOI = "10.1093/otolaryngologyheadandnecksurgery/verylongdoisuffix.2024.0000000001234567890123456789"
ADDRESS = "https://www.averyverylonghostnamewithoutanyend.example.org/path_with_underscores/index.html?q=1&more=2#x"
FILE = "file_name_with_under_scores_and_no_end_of_it_in_sight_at_all_because_nobody_stops_it_in_time.csv"
WRITTEN = (WORD, EMAIL, DOI, ADDRESS, FILE)
MARGINS = {"cv": 0.68 * 72, "snapshot": 0.5 * 72}


def read_by_poppler(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler) is not on this machine")
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def with_long_words(look: Look, paper: Paper) -> Portfolio:
    said = item(
        f"Fellow {WORD}",
        organization=WORD,
        location=WORD,
        details=(rich(FILE), rich(EMAIL)),
        highlights=(rich(f"Data at {ADDRESS} and {DOI}"), (Run(DOI, href=f"https://doi.org/{DOI}"),)),
        snapshot=True,
    )
    work = Publication(
        key="a", type=WorkType.ARTICLE_JOURNAL, kind=Kind.JOURNAL_ARTICLE, title=rich(WORD),
        authors=(Contributor(family="Avery", given="Jordan", is_owner=True),), issued=IssueDate(PartialDate(2025)),
    )  # fmt: skip
    citation = (Run("Avery J", Role.OWNER), Run(f". {WORD}. doi:"), Run(DOI, href=f"https://doi.org/{DOI}"))
    group = PublicationGroup(Kind.JOURNAL_ARTICLE, "journal-article", WORD, (Cited(work, citation, 1),))
    sections = (Section("honors", WORD, (said,)),)
    return bare(
        headline=WORD, credentials=WORD, school=School(WORD), summary=rich(" ".join(WRITTEN)),
        contact=Contact(email=EMAIL, location=WORD, website=ADDRESS), design=Design(look=look, paper=paper),
        sections=sections, publications=(group,), selected=group.entries,
        cvs=derive_cvs((CvPlan(),), sections, (group,)),
    )  # fmt: skip


@cache
def made(look: Look, paper: Paper) -> dict[str, bytes]:
    shown = with_long_words(look, paper)
    return {"cv": render_cv_pdfs(shown)[0].data, "snapshot": fitted_page(shown).pdf}


@pytest.mark.parametrize("read", [read_by_pypdf, read_by_pdfium, read_by_poppler])
@pytest.mark.parametrize("look", Look)
def test_they_copy_without_a_letter_that_nobody_wrote(look: Look, read: Callable[[bytes], str]) -> None:
    for pdf in made(look, Paper.LETTER).values():
        text = read(pdf)
        assert not set(text) & set("\u200b\u00ad\u2060")
        letters = "".join(text.split())
        assert all(word in letters for word in WRITTEN)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", Look)
def test_nothing_stands_out_over_the_margin(look: Look, paper: Paper) -> None:
    for name, pdf in made(look, paper).items():
        boxes = words(pdf)
        assert all(box.left >= MARGINS[name] - 1 for box in boxes)
        assert max(box.right for box in boxes) <= SIZES[paper][0] - MARGINS[name] + 1


def test_title_bookmarks_and_keywords_are_whole_words() -> None:
    with opened(made(Look.PLAIN, Paper.LETTER)["cv"]) as document:
        assert "\u200b" not in str(document.docinfo.Title)
        with document.open_outline() as outline:
            (head,) = outline.root
            assert [entry.title for entry in head.children] == [WORD, "Publications and presentations"]


@pytest.mark.parametrize(
    "text",
    [
        "a word of no great length",
        ADDRESS,
        "人工耳蜗植入后的听力康复研究人工耳蜗植入后的听力康复研究人工耳蜗植入后的听力",
    ],
)
def test_what_breaks_by_itself_gets_no_further_places(text: str) -> None:
    assert print_text(text) == text
