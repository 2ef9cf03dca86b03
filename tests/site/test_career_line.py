"""The career line as it is drawn: everything is in the figure, nothing is on anything else, and the words tell all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_sample import OTHER, OWNER, article, clinical, full, group, item, portfolio

from otofolio.deriving.snapshot import plan_snapshot
from otofolio.model.dates import DateRange, IssueDate, PartialDate
from otofolio.model.person import CLINICAL_US, Item, Section
from otofolio.model.portfolio import Portfolio
from otofolio.model.publication import Kind, Publication
from otofolio.model.text import rich
from otofolio.rendering.career_line import DOT_SHARE, career_data
from otofolio.rendering.pages.career_line import career_piece, text_width
from otofolio.rendering.pages.site import render_pages, render_pieces

DATES = st.builds(PartialDate, st.integers(1975, 2040), st.integers(0, 12))
SPANS = st.lists(st.tuples(st.sampled_from(("education", "research", CLINICAL_US)), DATES, DATES, st.booleans()),
                 min_size=2, max_size=14)  # fmt: skip
WORKS = st.lists(st.tuples(st.integers(1985, 2026), st.integers(0, 12), st.booleans()), max_size=300)


def post(section: str, *dates: PartialDate, present: bool = False, title: str = "Post") -> Item:
    start, end = (*dates, None)[:2]
    return item(title, section, organization="St. Brendan University", dates=DateRange(start, end, present))


def work(number: int, year: int, month: int = 0, *, is_first: bool = True) -> Publication:
    authors = (OWNER, OTHER) if is_first else (OTHER, OWNER, OTHER)
    return article(
        f"w{number}", authors=authors, title=rich(f"Work {number}"), issued=IssueDate(PartialDate(year, month))
    )


def career(*posts: Item, works: tuple[Publication, ...] = ()) -> Portfolio:
    names = dict.fromkeys(one.section for one in posts)
    sections = tuple(Section(name, name.title(), tuple(one for one in posts if one.section == name)) for name in names)
    groups = (group(Kind.JOURNAL_ARTICLE, "journal-article", "Journal articles", *works),) if works else ()
    return portfolio(*groups, sections=sections)


STUDY = (
    post("education", PartialDate(2017, 9), PartialDate(2021, 5), title="BS, Biomedical Engineering"),
    post("education", PartialDate(2021, 9), PartialDate(2027, 5), title="Doctor of Medicine (MD)"),
)


@given(SPANS, WORKS)
def test_everything_stays_in_the_figure(
    spans: list[tuple[str, PartialDate, PartialDate, bool]], works: list[tuple[int, int, bool]]
) -> None:
    posts = [post(section, *sorted(dates), present=present) for section, *dates, present in spans]
    made = tuple(work(number, year, month, is_first=first) for number, (year, month, first) in enumerate(works))
    data = career_data(career(*posts, works=made).career)
    if data is None:
        return
    assert all(0 <= bar["x0"] <= bar["x1"] <= 1 for bar in data["bars"])
    assert all(0 <= place["x"] <= 1 for name in ("ticks", "years", "dots") for place in data[name])
    assert len(data["years"]) <= 9
    assert data["lanes"] <= 4
    assert data["levels"] * data["dot_size"] <= 8
    assert data["works"] == len(data["dots"])


@given(WORKS)
def test_no_dot_is_on_another(works: list[tuple[int, int, bool]]) -> None:
    made = tuple(work(number, year, month, is_first=first) for number, (year, month, first) in enumerate(works))
    data = career_data(career(*STUDY, works=made).career)
    assert data is not None
    size = data["dot_size"] * DOT_SHARE
    rows: dict[int, list[float]] = {}
    for dot in data["dots"]:
        rows.setdefault(dot["level"], []).append(dot["x"] + dot["column"] * size)
    for places in rows.values():
        places.sort()
        # A share has four decimals.
        assert all(after - before >= size - 2e-4 for before, after in pairwise(places))


@pytest.mark.parametrize(("years", "step"), [(5, 1), (10, 2), (17, 5), (38, 5), (60, 10)])
def test_years_are_labeled_at_round_distances(years: int, step: int) -> None:
    study = post("education", PartialDate(2026 - years), PartialDate(2027 - years))
    data = career_data(career(study, post("research", PartialDate(2025), present=True)).career)
    assert data is not None
    labels = [int(year["label"]) for year in data["years"]]
    assert len(labels) > 2
    assert all(label % step == 0 for label in labels)
    assert {after - before for before, after in pairwise(labels)} == {step}


def test_posts_at_the_same_time_get_lanes_or_become_darker() -> None:
    studies = [post("education", PartialDate(2018, month), PartialDate(2024, month)) for month in (1, 2, 3, 4, 5, 6)]
    research = [post("research", PartialDate(2019, 1), PartialDate(2021, 12)), post("research", PartialDate(2021, 1))]
    data = career_data(career(*studies, *research).career)
    assert data is not None
    assert [bar["lane"] for bar in data["bars"] if bar["kind"] == "education"] == [0, 1, 2, 3, 3, 3]
    assert [bar["twice"] for bar in data["bars"] if bar["kind"] == "research"] == [False, True, False]


def test_what_is_to_come_is_set_apart_and_goes_on_from_what_is_done() -> None:
    ahead = replace(clinical(), dates=DateRange(PartialDate(2027, 1), PartialDate(2027, 2)))
    data = career_data(career(*STUDY, ahead).career)
    assert data is not None
    assert [(bar["kind"], bar["expected"], bar["follows"]) for bar in data["bars"]] == [
        ("education", False, False), ("education", False, False), ("education", True, True), ("clinical", True, False),
    ]  # fmt: skip


def test_the_words_say_what_the_figure_shows() -> None:
    works = (work(1, 2024, 3), work(2, 2024, 9, is_first=False), work(3, 2026, 1))
    data = career_data(career(*STUDY, clinical(), works=works).career)
    assert data is not None
    words = {row["label"]: row["text"] for row in data["words"]}
    assert words["Works"] == "3 published or presented, 2 as first author: 2 in 2024, 1 in 2026."
    assert words["Education and training"].startswith("BS, Biomedical Engineering, St. Brendan University, Sep 2017 – ")
    assert "Sub-intern, Harborview" in words["US clinical experience"]
    assert words["Match"] == "2027."


def test_every_work_of_a_short_line_is_linked_and_those_of_a_long_one_are_counted() -> None:
    few = career_piece(career(*STUDY, works=tuple(work(number, 2024, number + 1) for number in range(3))))
    assert re.findall(r'href="~/publications.md#(w\d)"', few) == ["w2", "w1", "w0"]
    many = career_piece(career(*STUDY, works=tuple(work(number, 2017 + number % 9) for number in range(300))))
    assert "href" not in many
    assert many.count("<circle") == 301  # one of them in the legend
    assert "300 works published or presented" in many


def test_a_label_gives_way_where_there_is_no_room() -> None:
    piece = career_piece(career(*STUDY))
    labels = re.findall(r'<text class="o-career__label( o-career__\w+)?".*?>(.*?)</text>', piece)
    assert labels == [
        (" o-career__narrow", "BS"), (" o-career__wide", "BS, Biomedical Engineering"),
        (" o-career__narrow", "MD"), (" o-career__wide", "MD, St. Brendan University"),
    ]  # fmt: skip


def test_the_width_of_a_text_is_never_too_small() -> None:
    assert text_width("東京") == 24
    assert text_width("MD, St. Brendan University") > 142  # in Arial at 12 px
    assert text_width("e\u0301") == text_width("e")


def test_it_is_on_home_the_cv_the_publications_and_the_snapshot() -> None:
    shown = full()
    snapshot = plan_snapshot(shown)
    pages = {page.uri: page.markdown for page in render_pages(shown, snapshot)}
    pieces = render_pieces(shown, snapshot)
    for uri, piece in (("index.md", "evidence"), ("cv.md", "figures"), ("publications.md", "figures")):
        assert f"<!-- otofolio:{piece} -->" in pages[uri]
        assert 'class="o-career"' in pieces[piece]
    assert 'class="o-career"' in pieces["snapshot"]


def test_too_little_for_a_line_leaves_nothing_behind() -> None:
    assert career_piece(career(STUDY[0])) == ""


def test_a_label_comes_before_the_other_specialties() -> None:
    others = replace(clinical(), title=rich("Medicine"), part="Other specialties")
    section = Section(CLINICAL_US, "US clinical experience", (clinical(), others, others))
    shown = portfolio(sections=(section,))
    pieces = render_pieces(shown, plan_snapshot(shown))
    for name in ("clinical", "cv-clinical-us", "snapshot"):
        assert pieces[name].count("Other specialties") == 1
        first, label, second = (pieces[name].rindex(one) for one in ("Sub-intern<", "Other specialties", "Medicine"))
        assert first < label < second
