"""Dates of publications, in the three ways in which they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otofolio.model.dates import IssueDate, PartialDate
from otofolio.reading.works.issue_dates import edtf_date, written_date, year_month_day


def shown(date: IssueDate | None) -> str:
    if date is None:
        return "nothing"
    days = "/".join(day.iso() for day in (date.start, date.end) if day) or f"“{date.literal}”"
    return days + (f" season {date.season}" if date.season else "") + (" circa" if date.circa else "")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-09", "2024-03-09"),
        ("2024-03-09T10:00:00Z", "2024-03-09"),
        ("2024-03-09/2024-03-11", "2024-03-09/2024-03-11"),
        ("2024/..", "2024"),
        ("/2024", "2024"),
        ("2024-22", "2024 season 2"),
        ("2024~", "2024 circa"),
        ("199X", "1990 circa"),
        ("2024-02-30", "2024-02"),
        ("2024-17", "nothing"),
        ("in press", "nothing"),
        ("", "nothing"),
    ],
)
def test_edtf(text: str, meaning: str) -> None:
    assert shown(edtf_date(text)) == meaning


@pytest.mark.parametrize(
    ("fields", "meaning"),
    [
        (("2024", "mar", ""), "2024-03"),
        (("2024", "mar.~12", ""), "2024-03-12"),
        (("2024", "12 March", ""), "2024-03-12"),
        (("2024", "3", "12"), "2024-03-12"),
        (("2024", "jul.-aug.", ""), "2024-07/2024-08"),
        (("2024", "March 3--5", ""), "2024-03-03/2024-03-05"),
        (("2024", "Spring", ""), "2024 season 1"),
        (("2024", "décembre", ""), "2024-12"),
        (("2024a", "", ""), "2024"),
        (("1998--1999", "", ""), "1998/1999"),
        (("ca. 1890", "", ""), "1890 circa"),
        (("in press", "", ""), "“in press”"),
        (("", "", ""), "nothing"),
        (("2024", "13", ""), "2024"),
    ],
)
def test_year_month_day(fields: tuple[str, str, str], meaning: str) -> None:
    assert shown(year_month_day(*fields)) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("2002 Sep 5", "2002-09-05"),
        ("2004 Jul-Aug", "2004-07/2004-08"),
        ("2009 Winter", "2009 season 4"),
        ("2014///", "2014"),
        ("2014/05/20/", "2014-05-20"),
        ("20.05.2014", "2014-05-20"),
        ("5/20/2014", "2014-05-20"),
        ("Published 5 May 2014", "2014-05-05"),
        ("soon", "“soon”"),
        ("", "nothing"),
    ],
)
def test_written(text: str, meaning: str) -> None:
    assert shown(written_date(text)) == meaning


@given(st.dates())
def test_iso_dates_are_themselves(day: object) -> None:
    date = edtf_date(str(day))
    assert date is not None
    assert date.start is not None
    assert date.start.iso() == str(day)


@given(st.text("0123456789-/~?X. abcjanfeb", max_size=20))
def test_anything_is_a_date_or_a_literal(text: str) -> None:
    for date in (written_date(text), edtf_date(text), year_month_day(text, text, text)):
        assert date is None or date.literal or isinstance(date.start, PartialDate)
