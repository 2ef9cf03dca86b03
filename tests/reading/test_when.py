"""Dates of the data file: what can mean one day only is read, what can mean two is refused."""

from __future__ import annotations

import pytest

from otofolio.model.dates import PartialDate
from otofolio.reading.facts.dates import parse_when


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-03-08", PartialDate(2026, 3, 8)),
        ("2026/03/08", PartialDate(2026, 3, 8)),
        ("03/2026", PartialDate(2026, 3)),
        ("03/28/2026", PartialDate(2026, 3, 28)),
        ("08/08/2026", PartialDate(2026, 8, 8)),
        ("8 March 2026", PartialDate(2026, 3, 8)),
    ],
)
def test_one_meaning(text: str, date: PartialDate) -> None:
    assert parse_when(text).date == date


@pytest.mark.parametrize("text", ["03/08/2026", "3/8/2026", "3/8/2026 (expected)"])
def test_two_meanings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="may be March 8 or August 3: write 2026-03-08 or 2026-08-03"):
        parse_when(text)
