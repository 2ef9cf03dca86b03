"""The full CV: everything that the data says, in order, in words that two extractors agree on."""

from __future__ import annotations

import pytest
from paper_sample import (
    LATIN,
    SIZES,
    bare,
    example,
    example_cv,
    item,
    page_count,
    read_by_pdfplumber,
    read_by_pypdf,
    words,
)

from otofolio.deriving.cvs import derive_cvs
from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Section
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Look, Paper, Portfolio
from otofolio.model.text import plain, rich
from otofolio.rendering.item_views import item_views
from otofolio.rendering.pdf.cv import render_cv_pdfs
from pdfium_text import read_by_pdfium

MARGIN = 0.68 * 72


def with_sections(*sections: Section, plans: tuple[CvPlan, ...] = (CvPlan(),)) -> Portfolio:
    return bare(sections=sections, cvs=derive_cvs(plans, sections, ()))


@pytest.mark.parametrize("read", [read_by_pypdf, read_by_pdfium])
@pytest.mark.parametrize("look", Look)
def test_every_entry_is_there_word_for_word(look: Look, read: object) -> None:
    text = _letters(read(example_cv(look)))  # type: ignore[operator]
    shown = example()
    for part in shown.cvs[0].parts:
        assert _letters(part.title) in text
        for view in item_views(part.section) if part.section else ():
            for said in (view.title, rich(view.place), *view.details, *view.highlights):
                assert _letters(plain(said)) in text
        for group in part.groups:
            for entry in group.entries:
                assert _letters(f"{entry.number}. {plain(entry.citation)}") in text


def test_entries_come_in_reading_order() -> None:
    text = _letters(read_by_pypdf(example_cv(Look.PLAIN)))
    titles = [part.title for part in example().cvs[0].parts]
    assert titles[:2] == ["Education", "Examinations"]
    places = [text.index(_letters(f"{title}")) for title in titles[:1]]
    for title in titles[1:]:
        places.append(text.index(_letters(title), places[-1] + 1))
    assert places == sorted(places)


def test_apostrophes_are_a_typographers() -> None:
    text = read_by_pypdf(example_cv(Look.PLAIN))
    assert "Lakeshore Children’s Hospital" in text
    assert "'" not in text


def test_ligatures_come_out_as_letters() -> None:
    prize = item("Prize", highlights=(rich(LATIN),))
    pdf = render_cv_pdfs(with_sections(Section("honors", "Honors", (prize,))))[0].data
    for read in (read_by_pypdf, read_by_pdfplumber):
        assert "office, first, affluent" in read(pdf)
        assert not set("ﬀﬁﬂﬃﬄ") & set(read(pdf))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", Look)
def test_every_page_has_its_margins_and_its_foot(look: Look, paper: Paper) -> None:
    pdf = example_cv(look, paper)
    width, height = SIZES[paper]
    number = page_count(pdf)
    for page in range(number):
        boxes = words(pdf, page)
        assert all(box.left >= MARGIN and box.right <= width - MARGIN + 1 for box in boxes)
        assert all(box.top >= 36 and box.bottom <= height - 36 for box in boxes)
        foot = " ".join(box.text for box in boxes if box.top > height - 60)
        assert foot == f"Jordan Lee Avery · Curriculum vitae Updated Nov 2026 · Page {page + 1} of {number}"


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    line = item("Line", details=(rich("fact"),))
    sections = tuple(Section(f"free-{n}", f"Heading{n}", (line,) * (n % 4 + 1)) for n in range(60))
    pdf = render_cv_pdfs(with_sections(*sections))[0].data
    for page in range(page_count(pdf)):
        lowest = max(words(pdf, page), key=lambda box: box.top)
        assert not lowest.text.startswith("Heading")


@pytest.mark.parametrize("number", range(30, 60))
def test_the_last_page_has_more_than_a_few_lines(number: int) -> None:
    lines = tuple(item(f"Line{n}", path=f"honors[{n}]") for n in range(number))
    pdf = render_cv_pdfs(with_sections(Section("honors", "Honors", lines)))[0].data
    last = words(pdf, page_count(pdf) - 1)
    assert sum(box.text.startswith("Line") for box in last) >= 7


def test_an_entry_stays_on_one_page() -> None:
    lines = tuple(item(f"Start{n}", highlights=(rich("text " * 60), rich(f"Finish{n}"))) for n in range(40))
    pdf = render_cv_pdfs(with_sections(Section("honors", "Honors", lines)))[0].data
    for page in range(page_count(pdf)):
        found = {box.text for box in words(pdf, page)}
        assert {word[5:] for word in found if word.startswith("Start")} == {
            word[6:] for word in found if word.startswith("Finish")
        }


def test_an_entry_longer_than_a_page_is_parted_and_nothing_is_cut_off() -> None:
    endless = item("Endless", highlights=tuple(rich(f"Sentence{n} " + "word " * 40) for n in range(60)))
    pdf = render_cv_pdfs(with_sections(Section("honors", "Honors", (endless,))))[0].data
    assert page_count(pdf) > 2
    text = read_by_pypdf(pdf)
    assert all(f"Sentence{n} " in text for n in range(60))


def test_a_very_short_cv_is_one_page() -> None:
    assert page_count(render_cv_pdfs(bare(cvs=derive_cvs((CvPlan(),), (), ())))[0].data) == 1


def test_variants_are_files_of_their_own_and_say_what_they_leave_out() -> None:
    sections = (
        Section("education", "Education", (item("MD"),)),
        Section("honors", "Honors", tuple(item(f"Medal {n}", path=f"honors[{n}]") for n in range(5))),
    )
    short = CvPlan("short", include=("honors",), titles=(("honors", "Prizes"),), limit=2)
    full, variant = render_cv_pdfs(with_sections(*sections, plans=(CvPlan(), short)))
    assert (full.uri, variant.uri) == ("cv.pdf", "cv-short.pdf")
    text = read_by_pypdf(variant.data)
    assert "Prizes" in text
    assert "Medal 1" in text
    assert "Medal 2" not in text
    assert "Education" not in text
    assert "3 more: jordan-avery.example/cv" in text
    assert "Medal 4" in read_by_pypdf(full.data)


def test_a_date_of_any_length_leaves_its_neighbor_alone() -> None:
    dates = DateRange(PartialDate(2021, 9), PartialDate(2027, 5), expected=True)
    shown = with_sections(Section("honors", "Honors", (item("Medal", dates=dates),)))
    boxes = words(render_cv_pdfs(shown)[0].data)
    title = next(box for box in boxes if box.text == "Medal")
    assert min(box.left for box in boxes if box.text in ("Sep", "May", "2027", "(expected)")) > title.right


def _letters(text: str) -> str:
    """What is left when line ends are not looked at, nor the shape of a quotation mark."""
    return "".join(text.split()).translate({0x2019: "'", 0x201C: '"', 0x201D: '"'})
