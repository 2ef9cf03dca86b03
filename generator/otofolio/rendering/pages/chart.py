"""The chart of publications per year, by the owner's role: its bars as numbers for the template to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from otofolio.model.publication import Publication
from otofolio.rendering.wording import ROLES

_MOST_BARS = 12
HEIGHT, BAR, STEP = 96, 18, 28
"""In user units, which the style sheet shows as CSS pixels."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One role's part of a bar; `y` is measured from the top."""

    role: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One year, with a count for each series."""

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
    earlier: int
    """How many works are older than the first bar: as a bar, they would dwarf the others."""


def draw_chart(publications: Iterable[Publication]) -> Chart | None:
    """The chart of every dated public work; None if it would hold fewer than two years."""
    works = [work for work in publications if work.year and work.status.is_public]
    if len({work.year for work in works}) < 2:
        return None
    newest = max(work.year for work in works)
    first = max(min(work.year for work in works), newest - _MOST_BARS + 1)
    counts = Counter((work.year, work.owner_role) for work in works if work.year >= first)
    roles = [role for role in ROLES if any(counted is role for _, counted in counts)]
    names = tuple((role.value, ROLES[role]) for role in roles)
    table = [(year, tuple(counts[year, role] for role in roles)) for year in range(first, newest + 1)]
    most = max(sum(row) for _, row in table)
    bars = tuple(_bar(place, year, _segments(row, names, most), row) for place, (year, row) in enumerate(table))
    return Chart(names, bars, STEP * len(bars), sum(work.year < first for work in works))


def _bar(place: int, year: int, segments: tuple[Segment, ...], counts: tuple[int, ...]) -> Bar:
    top = segments[-1].y if segments else float(HEIGHT)
    return Bar(str(year), f"’{year % 100:02d}", place * STEP + (STEP - BAR) // 2, counts, segments, top)


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
