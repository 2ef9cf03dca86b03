"""The timeline of training: what it shows, and that its words tell the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from site_sample import clinical, item, portfolio

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Section
from otofolio.rendering.pages.timeline import draw_timeline

DATES = st.builds(PartialDate, st.integers(1990, 2030), st.integers(1, 12), st.integers(0, 28)) | st.builds(
    PartialDate, st.integers(1990, 2030)
)


def post(title: str, *dates: PartialDate, present: bool = False) -> Section:
    start, end = (*dates, None)[:2]
    return Section("research", "Research experience", (item(title, "research", dates=DateRange(start, end, present)),))


def test_one_row_a_post_and_placements_together() -> None:
    study = Section("education", "Education", (item("Doctor of Medicine"),))
    placed = Section("clinical-us", "US clinical experience", (clinical(), clinical()))
    timeline = draw_timeline(portfolio(sections=(study, placed)))
    assert timeline is not None
    assert [(row.lane, row.label) for row in timeline.rows] == [
        ("education", "Doctor of Medicine"), ("clinical", "US clinical experience"),
    ]  # fmt: skip
    assert len(timeline.rows[1].bars) == 4  # each of the two done in part, and in part to come
    assert "Education: Doctor of Medicine, Sep 2021 – May 2027 (expected)." in timeline.words


def test_what_lies_ahead_is_set_apart_from_what_is_done() -> None:
    ahead = post("Fellow", PartialDate(2026, 1), PartialDate(2027, 12))
    timeline = draw_timeline(portfolio(sections=(post("Student", PartialDate(2020), present=True), ahead)))
    assert timeline is not None
    assert [bar.ahead for bar in timeline.rows[0].bars] == [False]
    assert [bar.ahead for bar in timeline.rows[1].bars] == [False, True]


def test_nothing_is_drawn_for_too_little() -> None:
    assert draw_timeline(portfolio(sections=())) is None
    assert draw_timeline(portfolio(sections=(post("Student", PartialDate(2020), present=True),))) is None


def test_a_long_label_is_cut_after_a_word() -> None:
    long = post("Research fellow in the Implant Outcomes Laboratory", PartialDate(2020), PartialDate(2021))
    timeline = draw_timeline(portfolio(sections=(long, long)))
    assert timeline is not None
    assert timeline.rows[0].label == "Research fellow in the…"


@given(st.lists(st.tuples(DATES, DATES, st.booleans()), min_size=2, max_size=15))
def test_everything_stays_in_the_picture(spans: list[tuple[PartialDate, PartialDate, bool]]) -> None:
    posts = (post("Post", *sorted(span[:2]), present=span[2]) for span in spans)
    timeline = draw_timeline(portfolio(sections=tuple(posts)))
    assert timeline is not None
    for row in timeline.rows:
        assert row.y < timeline.height
        assert 0 <= row.x <= 100
        assert all(0 <= bar.x <= 100 and bar.x + bar.width <= 101 for bar in row.bars)
    assert len(timeline.ticks) <= 8
