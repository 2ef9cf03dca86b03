"""Dates, counts and names in the words of a CV."""

from __future__ import annotations

import pytest
from site_sample import clinical, item

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.portfolio import Tally
from otofolio.model.publication import Contributor, Kind
from otofolio.rendering.wording import clinical_text, counted, family_text, name_text, range_text, tally_text

Y21, Y27 = PartialDate(2021), PartialDate(2027)
SEP21, MAY27 = PartialDate(2021, 9), PartialDate(2027, 5, 14)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (DateRange(), ""),
        (DateRange(Y21), "2021"),
        (DateRange(None, MAY27), "May 2027"),
        (DateRange(None, MAY27, expected=True), "May 2027 (expected)"),
        (DateRange(SEP21, MAY27), "Sep 2021 – May 2027"),
        (DateRange(SEP21, MAY27, expected=True), "Sep 2021 – May 2027 (expected)"),
        (DateRange(Y21, Y27), "2021–2027"),
        (DateRange(Y21, MAY27), "2021 – May 2027"),
        (DateRange(PartialDate(2024, 7, 8), PartialDate(2024, 8, 16)), "Jul–Aug 2024"),
        (DateRange(PartialDate(2024, 7, 8), PartialDate(2024, 7, 30)), "Jul 2024"),
        (DateRange(Y21, Y21), "2021"),
        (DateRange(SEP21, present=True), "Sep 2021 – present"),
        (DateRange(present=True), "Present"),
        (DateRange(SEP21, present=True, expected=True), "Sep 2021 – present"),
    ],
)
def test_a_stretch_of_time_reads_as_a_cv_has_it(dates: DateRange, expected: str) -> None:
    assert range_text(dates) == expected


def test_figures_say_what_they_are_made_of_where_no_heading_does() -> None:
    articles = ((Kind.JOURNAL_ARTICLE, 7), (Kind.REVIEW, 1), (Kind.CASE_REPORT, 2))
    assert tally_text(Tally(articles[:1], ((Kind.POSTER, 3),)), "Jo Avery") == ""
    assert tally_text(Tally(articles, ((Kind.ORAL, 1), (Kind.POSTER, 3)), 1), "Jo Avery") == (
        "10 articles: 7 journal articles, 1 review article, 2 case reports. "
        "4 presentations: 1 oral presentation, 3 posters. "
        "Not counted in the figures: 1 work without Jo Avery among the authors."
    )


def test_a_placement_says_what_and_how_long() -> None:
    assert clinical_text(clinical()) == "Sub-internship, 4 weeks"
    assert clinical_text(item("Core", weeks=1)) == "1 week"
    assert clinical_text(item("Core", weeks=0)) == ""


def test_counts_and_names() -> None:
    assert counted(1, "article") == "1 article"
    assert counted(1204, "article") == "1,204 articles"
    name = Contributor("Berg", "Pieter", non_dropping_particle="van der", suffix="Jr")
    assert name_text(name) == "Pieter van der Berg Jr"
    assert family_text(name) == "van der Berg"
    assert name_text(Contributor(literal="Study Group")) == "Study Group"
