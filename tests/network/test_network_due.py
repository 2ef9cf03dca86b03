"""What is due on which day: the cases in `cases/due.toml`.

A case holds `people` and the `rest` of `network.yaml`, `today`, the `authors` of works by their keys, and what is
expected: `due`, a line for each letter; `of`, the rest of each; `words`, why letters are refused or in doubt.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_sample import read

from otofolio.deriving.network.days import minus_months, next_weekday, plus_days
from otofolio.deriving.network.due import due_letters
from otofolio.model.outreach import Due
from otofolio.reading.seasons import read_seasons

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "due.toml").read_text(encoding="utf-8"))["case"]
DAYS = tomllib.loads((FOLDER / "days.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    network = read(tmp_path, f"people:\n{case['people']}\n{case.get('rest', '')}\n")
    authors = {key: frozenset(names) for key, names in case.get("authors", {}).items()}
    letters = due_letters(network, read_seasons(), case["today"], case.get("match_year", 2027), authors)
    marks = [" refused" * bool(one.refused) + " doubt" * bool(one.doubts) for one in letters]
    told = [f"{one.kind} {one.opens} {one.due} {one.last}{mark}" for one, mark in zip(letters, marks, strict=True)]
    assert told == case["due"]
    if "of" in case:
        assert list(map(about, letters)) == case["of"]
    if "words" in case:
        assert [word for one in letters for word in filter(None, (one.refused, *one.doubts))] == case["words"]


def about(one: Due) -> str:
    """`Castellanos #1 | met at Congress | answers 2026-11-16 | It is in print`."""
    parts = (
        f"{one.person.name.family} #{one.ordinal}",
        f"met at {one.meeting.at}" if one.meeting else "",
        f"answers {one.answered.on}" if one.answered else "",
        *(news.text for news in one.news),
    )
    return " | ".join(filter(None, parts))


@pytest.mark.parametrize("case", DAYS, ids=lambda case: str(case["day"]))
def test_day(case: dict[str, Any]) -> None:
    assert minus_months(case["day"], case["months"]) == case["back"]
    assert plus_days(case["day"], case["days"]) == case["then"]
    assert next_weekday(case["day"], case["weekday"]) == case["next"]


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
