"""What is due on which day: the cases in `cases/due.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_sample import read

from otofolio.deriving.network.days import minus_months, next_weekday, plus_days
from otofolio.deriving.network.due import due_letters
from otofolio.reading.seasons import read_seasons

CASES = tomllib.loads((Path(__file__).parent / "cases" / "due.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, object], tmp_path: Path) -> None:
    network = read(tmp_path, f"people:\n{case['people']}\n{case.get('rest', '')}\n")
    letters = due_letters(network, read_seasons(), case["today"], 2027)
    marks = [" refused" * bool(one.refused) + " doubt" * bool(one.doubts) for one in letters]
    told = [f"{one.kind} {one.opens} {one.due} {one.last}{mark}" for one, mark in zip(letters, marks, strict=True)]
    assert told == case["due"]


@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)), st.integers(0, 24))
def test_months_back(day: date, months: int) -> None:
    back = minus_months(day, months)
    assert (day.year - back.year) * 12 + day.month - back.month == months
    assert back.day == day.day or plus_days(back, 1).day == 1


@given(st.dates(), st.integers(0, 6))
def test_the_next_week_starts_on_monday(day: date, weekday: int) -> None:
    found = next_weekday(day, weekday)
    assert found == date.max or (found.weekday() == weekday and 1 <= (found - day).days <= 13)


def test_seasons_hold_only_sourced_dates() -> None:
    seasons = read_seasons()
    assert [season.year for season in seasons] == [2026, 2027]
    for one in (one for season in seasons for one in season.dates):
        assert one.start <= one.end
        assert one.source
        assert one.where in ("nrmp.org", "aamc.org")
        assert not one.confirmed or one.source.startswith("https://")
    assert seasons[1].signals_of("Otolaryngology–Head and Neck Surgery") == 25
    assert seasons[1].signals_of("Dermatology") == 0
