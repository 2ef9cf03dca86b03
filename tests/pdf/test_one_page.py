"""The snapshot is one page whatever the data, with nothing cut off and nothing overlapping: read from its own text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from any_portfolio import Drawn, portfolios
from hypothesis import HealthCheck, Phase, given, settings
from paper_sample import (
    SIZES,
    Box,
    bare,
    example,
    example_page,
    fitted_page,
    item,
    page_count,
    words,
)

from otofolio.model.person import Item, PersonName, Section
from otofolio.model.portfolio import Look, Paper
from otofolio.model.text import Role, Run, plain, rich
from otofolio.problems import InputError, Position, Severity
from pdfium_text import read_by_pdfium

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
SMALLEST_TEXT, SMALLEST_MARGIN = 9.0, 36.0
SMALLEST_IN_FIGURE, HIGHEST_FIGURE = 6.75, 110.0
A_LETTERS_OVERHANG = 1.5
"""Points: an italic or a fallback font's letter may lean out of its own width."""


# Without shrinking, which takes minutes: what was drawn shows itself in one line, and the failing PDF says the rest.
@settings(max_examples=40, deadline=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
@given(portfolios())
def test_any_career_is_exactly_one_page(drawn: Drawn) -> None:
    shown = drawn.portfolio
    pdf = fitted_page(shown).pdf
    assert page_count(pdf) == 1
    assert_sound(words(pdf), *SIZES[shown.design.paper])


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("look", Look)
def test_the_example_fits_and_says_everything(look: Look, paper: Paper) -> None:
    made = example_page(look, paper)
    assert page_count(made.pdf) == 1
    assert_sound(words(made.pdf), *SIZES[paper])
    text = read_by_pdfium(made.pdf)
    for line in made.snapshot.lines:
        title = plain(line.entry.title if hasattr(line.entry, "title") else line.entry.publication.title)
        assert " ".join(title.split()) in text


def test_a_full_page_is_used_to_its_foot_and_a_short_one_grows() -> None:
    assert foot_of(example_page(Look.RECORD).pdf) > 0.85 * 792
    few = bare(sections=(Section("honors", "Honors", medals(1)),))
    many = bare(sections=(Section("honors", "Honors", medals(60)),))
    assert body_size(fitted_page(few).pdf) > body_size(fitted_page(many).pdf) >= SMALLEST_TEXT


def test_the_mark_of_equal_contribution_has_its_footnote() -> None:
    shown = example()
    marked = read_by_pdfium(example_page(Look.RECORD).pdf)
    assert ("†" in marked) == ("contributed equally" in marked)
    group, *others = shown.publications
    entry = group.entries[0]
    cited = replace(entry, citation=(*entry.citation, Run("†", Role.MARK, superscript=True)))
    work = replace(cited, publication=replace(cited.publication, snapshot=True))
    shown = replace(shown, publications=(replace(group, entries=(work, *group.entries[1:])), *others))
    assert "These authors contributed equally." in read_by_pdfium(fitted_page(shown).pdf)


def test_what_gives_way_is_named_with_its_place_and_counted_on_the_page() -> None:
    lines = tuple(
        item(f"Medal number {n}", path=f"honors[{n}]", snapshot=n + 1, position=Position("cv.yaml", 100 + n))
        for n in range(80)
    )
    made = fitted_page(bare(sections=(Section("honors", "Honors", lines),)))
    kept = len(made.snapshot.lines)
    assert 30 < kept < 80
    assert [problem.position.line for problem in made.problems] == [100 + n for n in range(kept, 80)][::-1]
    assert {problem.severity for problem in made.problems} == {Severity.NOTICE}
    assert f"“Medal number {kept}”" in made.problems[-1].message
    assert f"{80 - kept} more" in read_by_pdfium(made.pdf)
    assert made.snapshot.sections[0].left_out == 80 - kept


def test_what_the_person_insists_on_stays_while_the_rest_gives_way() -> None:
    must = item("The one that matters", path="honors[60]", snapshot=True)
    made = fitted_page(bare(sections=(Section("honors", "Honors", (*medals(60), must)),)))
    assert "The one that matters" in read_by_pdfium(made.pdf)
    assert len(made.snapshot.lines) < 61


def test_too_many_must_haves_are_an_error_that_names_them_and_the_excess() -> None:
    where = Position("cv.yaml", 7)
    lines = tuple(item(f"Medal {n}", path=f"honors[{n}]", snapshot=True, position=where) for n in range(120))
    with pytest.raises(InputError) as caught:
        fitted_page(bare(sections=(Section("honors", "Honors", lines),)))
    (problem,) = caught.value.problems
    assert problem.severity is Severity.ERROR
    assert "lines too long" in problem.message
    assert "“Medal 0”" in problem.message
    assert problem.position == where


def test_an_endless_summary_is_an_error() -> None:
    with pytest.raises(InputError, match="too long"):
        fitted_page(bare(summary=rich("word " * 3000)))


def test_a_name_of_any_length_stays_on_the_page() -> None:
    long = PersonName("Maria Aurelia", "von und zu Donaudampfschifffahrtsgesellschaftskapitän-Wolfeschlegelstein")
    pdf = fitted_page(replace(example(), name=long)).pdf
    assert page_count(pdf) == 1
    assert_sound(words(pdf), *SIZES[Paper.LETTER])


def test_nothing_but_a_name_is_a_page_too() -> None:
    pdf = fitted_page(bare()).pdf
    assert page_count(pdf) == 1
    assert "Jordan Avery" in read_by_pdfium(pdf)


def medals(number: int) -> tuple[Item, ...]:
    return tuple(item(f"Medal {n}", path=f"honors[{n}]", snapshot=n + 1) for n in range(number))


def assert_sound(boxes: list[Box], width: float, height: float) -> None:
    """Inside the margins, large enough, and no word upon another."""
    small = [box for box in boxes if box.size < SMALLEST_TEXT - 0.01 and len(box.text) > 2]  # no mark of equal work
    assert all(box.size >= SMALLEST_IN_FIGURE for box in small), small
    if small:
        assert max(box.bottom for box in small) - min(box.top for box in small) < HIGHEST_FIGURE, small
    for box in boxes:
        assert box.left >= SMALLEST_MARGIN - A_LETTERS_OVERHANG, box
        assert box.right <= width - SMALLEST_MARGIN + A_LETTERS_OVERHANG, box
        # A font's box reaches beyond its letters, above as below: the accents' room and the descenders'.
        assert box.top >= SMALLEST_MARGIN - 0.25 * box.size - A_LETTERS_OVERHANG, box
        assert box.bottom <= height - SMALLEST_MARGIN + 0.25 * box.size + A_LETTERS_OVERHANG, box
    assert not overlapping(boxes)


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of words that share more than a sliver."""
    found = []
    ordered = sorted(boxes, key=lambda box: box.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top >= one.bottom:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            sliver = 0.1 * min(one.size, other.size)  # joined letters of one word may reach that far
            if across > sliver and down > sliver:
                found.append((one, other))
    return found


def foot_of(pdf: bytes) -> float:
    """How far down the last line above the page's foot stands."""
    return sorted({round(box.bottom) for box in words(pdf)})[-2]


def body_size(pdf: bytes) -> float:
    """The size of the titles, which are the body's."""
    return next(box.size for box in words(pdf) if box.text == "Medal")
