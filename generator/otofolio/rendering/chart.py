"""The chart of publications per year, by the owner's role: its bars as numbers for the template to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from otofolio.model.publication import OwnerRole, Publication

_MOST_BARS = 12
HEIGHT, BAR, STEP = 96, 18, 28
"""In user units, which the style sheet shows as CSS pixels."""
_SERIES = {
    OwnerRole.FIRST: ("first", "First author"),
    OwnerRole.SENIOR: ("senior", "Senior author"),
    OwnerRole.CO: ("co", "Co-author"),
    OwnerRole.NONE: ("none", "Other role"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One role's part of a bar; `y` is measured from the top."""

    role: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One year (or all years up to the first one shown), with a count for each series."""

    label: str
    tick: str
    x: int
    counts: tuple[int, ...]
    segments: tuple[Segment, ...]
    top: float

    @property
    def total(self) -> int:
        """All works of the year."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the oldest to the newest year. `series` pairs a role's class and its name."""

    series: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    width: int


def draw_chart(publications: Iterable[Publication]) -> Chart | None:
    """The chart of every dated public work; None where it would hold fewer than two years."""
    works = [work for work in publications if work.year and work.status.is_public]
    if len({work.year for work in works}) < 2:
        return None
    first = max(min(work.year for work in works), max(work.year for work in works) - _MOST_BARS + 1)
    counts = Counter((max(work.year, first - 1), work.owner_role) for work in works)
    years = range(min(year for year, _ in counts), max(year for year, _ in counts) + 1)
    roles = [role for role in _SERIES if any(counts[year, role] for year in years)]
    table = [(year, tuple(counts[year, role] for role in roles)) for year in years]
    most = max(sum(row) for _, row in table)
    names = tuple(_SERIES[role] for role in roles)
    bars = []
    for place, (year, row) in enumerate(table):
        label, tick = _labels(year, is_rest=year < first)
        x = place * STEP + (STEP - BAR) // 2
        bars.append(Bar(label, tick, x, row, _segments(row, names, most), HEIGHT - HEIGHT * sum(row) / most))
    return Chart(names, tuple(bars), STEP * len(bars))


def _labels(year: int, is_rest: bool) -> tuple[str, str]:
    return (f"{year} and before", f"≤{year % 100:02d}") if is_rest else (str(year), f"’{year % 100:02d}")


def _segments(counts: tuple[int, ...], names: Sequence[tuple[str, str]], most: int) -> tuple[Segment, ...]:
    """Stacked from the ground up; the fullest bar is as high as the chart."""
    y = float(HEIGHT)
    segments = []
    for (role, _), count in zip(names, counts, strict=True):
        height = HEIGHT * count / most
        y -= height
        if count:
            segments.append(Segment(role, round(y, 2), round(height, 2)))
    return tuple(segments)
