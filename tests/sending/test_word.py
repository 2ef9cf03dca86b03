"""The CV as a Word file, read by python-docx, pandoc and LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from word_sample import (
    bare,
    converted,
    example,
    example_file,
    facts,
    item,
    missing_or_misplaced,
    only_letters,
    opened,
    program,
    word_file,
)

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Contact, PersonName, Section
from otofolio.model.portfolio import Design, Look, Paper
from otofolio.model.text import Run
from otofolio.rendering.pdf.cv import render_cv_pdfs

FOOT = re.compile(r"JordanLeeAvery·CurriculumvitaePage\d+of\d+")


def test_every_fact_is_there_in_order() -> None:
    document = opened(example_file())
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert missing_or_misplaced(facts(example()), text) == []
    assert not document.tables
    assert "258" in text  # the private score that `send.show` names


def test_styles_and_lists_are_real() -> None:
    paragraphs = opened(example_file()).paragraphs
    by_style: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(paragraph.style.name or "", []).append(paragraph.text)
    assert by_style["Title"] == ["Jordan Lee Avery"]
    assert by_style["Heading 1"] == [part.title for part in example().cvs[0].parts]
    assert "Journal articles" in by_style["Heading 2"]
    assert "1,140 people screened in 23 villages, 171 referred" in by_style["List Bullet"]
    assert len(by_style["List Number"]) == len(example().entries)
    assert by_style["Entry"][0] == "Doctor of Medicine (MD)\tSep 2021 – May 2027 (expected)"


def test_the_owner_is_bold_and_addresses_are_links() -> None:
    document = opened(example_file())
    work = next(one for one in document.paragraphs if one.style and one.style.name == "List Number")
    assert [run.text for run in work.runs if run.bold] == ["Avery JL"]
    assert work.hyperlinks[0].address == "https://doi.org/10.5555/exjotol.2026.0211"
    assert all(run.style.name == "Hyperlink" for link in work.hyperlinks for run in link.runs)


def test_publications_have_the_numbers_of_the_pdf() -> None:
    document = opened(example_file())
    starts = {
        number.get(qn("w:numId")): number.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
        for number in document.part.numbering_part.element.findall(qn("w:num"))
        if number.find(f".//{qn('w:startOverride')}") is not None
    }
    works = [one for one in document.paragraphs if one.style and one.style.name == "List Number"]
    numbers = [starts[one._p.find(f".//{qn('w:numId')}").get(qn("w:val"))] for one in works]
    assert numbers == [str(entry.number) for entry in example().entries]


def test_properties_are_ours_and_nothing_is_left_of_the_template() -> None:
    data = example_file()
    core = opened(data).core_properties
    assert (core.title, core.author, core.language) == (
        "Jordan Lee Avery: Curriculum vitae", "Jordan Lee Avery", "en-US",
    )  # fmt: skip
    assert core.created == core.modified
    assert (core.created.year, core.created.month, core.created.day) == (2026, 11, 25)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        assert names == sorted(names)
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in names if re.search("thumbnail|customXml|WithEffects", name)]
        app = file.read("docProps/app.xml").decode()
        parts = {name: file.read(name) for name in names if name.endswith((".xml", ".rels"))}
    assert "Otofolio" in app
    assert "Macintosh" not in app
    assert all(ET.fromstring(part) is not None for part in parts.values())


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (8.5, 11.0)), (Paper.A4, (8.27, 11.69))])
@pytest.mark.parametrize(
    ("look", "title", "text"),
    [(Look.RECORD, "Cambria", "Calibri"), (Look.PLAIN, "Calibri", "Calibri"), (Look.SERIF, "Cambria", "Cambria")],
)
def test_paper_and_look_are_those_of_the_pdf(
    paper: Paper, size: tuple[float, float], look: Look, title: str, text: str
) -> None:
    document = opened(word_file(replace(bare(), design=Design(look=look, paper=paper))))
    section = document.sections[0]
    assert (round(section.page_width.inches, 2), round(section.page_height.inches, 2)) == size
    for name, font in (("Normal", text), ("Title", title), ("Heading 1", text)):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:ascii")) == font
        assert fonts.get(qn("w:asciiTheme")) is None


def test_pandoc_reads_headings_lists_and_links(tmp_path: Path) -> None:
    pandoc = program("pandoc", "pandoc")
    (tmp_path / "cv.docx").write_bytes(example_file())
    done = subprocess.run([pandoc, str(tmp_path / "cv.docx"), "-t", "markdown", "--wrap=none"], capture_output=True,
                          text=True, encoding="utf-8", check=True)  # fmt: skip
    lines = done.stdout.splitlines()
    headings = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    assert headings == [part.title for part in example().cvs[0].parts]
    assert "-   1,140 people screened in 23 villages, 171 referred" in lines
    works = [line for line in lines if re.match(r"\d+\.  \S", line)]
    assert [int(line.partition(".")[0]) for line in works] == [entry.number for entry in example().entries]
    assert "[PubMed](https://pubmed.ncbi.nlm.nih.gov/99000001/)" in works[0]
    assert done.stderr == ""


def test_libreoffice_shows_all_of_it_on_as_many_pages(tmp_path: Path) -> None:
    pages = PdfReader(io.BytesIO(converted(example_file(), tmp_path))).pages
    texts = [page.extract_text() for page in pages]
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    links = {link.get_object()["/A"].get("/URI") for page in pages for link in page.get("/Annots", ())}
    assert len(texts) <= len(PdfReader(io.BytesIO(render_cv_pdfs(example())[0].data)).pages) + 1
    assert all(len(text) > 200 for text in texts)
    assert sizes == {(612, 792)}
    assert "https://doi.org/10.5555/exjotol.2026.0211" in links
    assert missing_or_misplaced(facts(example()), FOOT.sub("", only_letters("".join(texts)))) == []
    assert f"Page1of{len(texts)}" in only_letters(texts[0])


def test_arabic_and_hebrew_run_from_right_to_left() -> None:
    said = item("باحث", organization="جامعة القاهرة, Cairo", highlights=((Run("Read מחקר twice"),),))
    document = opened(word_file(bare(Section("research", "Research", (said,)), name=PersonName("محمد", "الأحمد"))))
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    name, highlight = by_text["محمد الأحمد"], by_text["Read מחקר twice"]
    assert name._p.pPr.find(qn("w:bidi")) is not None
    assert [run.font.rtl for run in name.runs] == [True]
    assert highlight._p.pPr.find(qn("w:bidi")) is None
    assert [(run.text, run.font.rtl) for run in highlight.runs] == [("Read ", None), ("מחקר", True), (" twice", None)]


NASTY = (
    "\0", "a\x0bb", "\ud800", "\ufffe", "\u202egnp.exe", "<w:p/>", "]]>", "&amp;", "a\r\nb", "\u2028", "x" * 5000,
    "javascript:alert(1)", "\U0001f600", "é" * 300, " ", "\t", "{{x}}", "=1+1",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))


HREFS = ("javascript:x", "https://a.example/" + "b" * 3000, "~/x", "file:///etc", "https://a.example/?a=1&b=<2>")


@given(st.lists(TEXTS, min_size=8, max_size=8), st.sampled_from(HREFS))
@settings(max_examples=25)
def test_no_text_breaks_the_file_or_becomes_a_part_of_it(texts: list[str], href: str) -> None:
    one = item(
        texts[0], organization=texts[1], location=texts[2], dates=DateRange(start=PartialDate(2025)),
        details=((Run(texts[3], href=href),),), highlights=((Run(texts[4], bold=True),),),
    )  # fmt: skip
    portfolio = bare(Section("research", texts[5] or "Research", (one,)), name=PersonName(texts[6], "Avery"),
                     headline=texts[7], contact=Contact(phone=texts[0], address=texts[1]))  # fmt: skip
    document = opened(word_file(portfolio))
    whole = "".join(paragraph.text for paragraph in document.paragraphs)
    assert not re.search("[\0-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", whole)
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Title") == styles.count("Heading 1") == 1
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert all(len(target) <= 2000 and target.startswith(("https://", "tel:", "mailto:")) for target in targets)


def test_five_hundred_entries_with_long_titles_are_one_file() -> None:
    title, dates = "of a long title " * 12, DateRange(start=PartialDate(2020))
    many = tuple(item(f"Entry {number} {title}", dates=dates) for number in range(500))
    document = opened(word_file(bare(Section("research", "Research", many))))
    assert sum(paragraph.text.startswith("Entry ") for paragraph in document.paragraphs) == 500
