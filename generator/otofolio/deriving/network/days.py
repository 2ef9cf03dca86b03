"""Arithmetic with days and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def plus_days(day: date, days: int) -> date:
    """The day so many days later; the calendar's last day if it ends before."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def minus_months(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of that month: May 31 less three is February 28 or 29."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_weekday(day: date, weekday: int) -> date:
    """The first such day (0 is Monday) of the week after the one that the day is in."""
    return plus_days(day, 7 - day.weekday() + weekday)
