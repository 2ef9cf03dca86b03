"""A rotation in a US state that another country is written to is told, because it leaves the US experience."""

from __future__ import annotations

import pytest

from otofolio.deriving.clinical import derive_clinical
from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Item, Specialty

TODAY = PartialDate(2026, 7, 1)
SPAN = DateRange(PartialDate(2025, 3, 3), PartialDate(2025, 3, 28))


@pytest.mark.parametrize(
    ("location", "country", "in_us", "told"),
    [
        ("Boston, MA", "Amerika", False, True),
        ("Boston, Massachusetts", "Untied States", False, True),
        ("Boston, MA", "Ireland", False, True),
        ("Boston, MA", "", True, False),
        ("Boston, MA", "USA", True, False),
        ("Tbilisi, Georgia", "Georgia", False, False),
        ("Toronto, CA", "Canada", False, False),
        ("Cork, Ireland", "Ireland", False, False),
        ("Cork", "Ireland", False, False),
    ],
)
def test_a_country_that_contradicts_its_place(location: str, country: str, in_us: bool, told: bool) -> None:
    item = Item(section="clinical", path="clinical[0]", title=(), location=location, country=country, dates=SPAN)
    derived, problems = derive_clinical(item, Specialty("Otolaryngology", "ENT"), TODAY)
    assert derived.in_us is in_us
    assert [problem.message for problem in problems] == (
        [f"The country is “{country}”, so this is counted as abroad, but “{location}” is in the US."] if told else []
    )
