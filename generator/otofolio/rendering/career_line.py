"""The career line as plain data, so that pages and paper draw the same figure.

`x` is a share of the width, 0 to 1. Everything else is for the medium to size: a work's place is `column` (which may be
a half), counted in dots from the middle of its half year, and `level`, counted from the axis up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil
from typing import Any

from otofolio.model.career_line import BarKind, CareerBar, CareerLine, WorkDot
from otofolio.model.text import plain
from otofolio.rendering.wording import range_text

DOT_SHARE = 6 / 290
"""The width of a full-sized dot with its gap, as a share of the figure's: 6 px on the narrowest phone."""
_MOST_LEVELS = 8
"""The height of the dots, in full-sized ones."""
_SHRINK, _LIKED = 0.94, 0.7
"""How fast dots get smaller until all fit, and the size below which whole years are tried instead of halves."""
_MOST_LANES = 4
_EDGE = 0.035
"""The label of a year needs so much room on either side."""
_STEPS = ((8, 1), (16, 2), (40, 5), (80, 10))
"""Up to so many years: a label every so many."""
_TAGS = {BarKind.RESEARCH: "Research", BarKind.CLINICAL: "US clinical"}
_HEADINGS = {
    BarKind.EDUCATION: "Education and training",
    BarKind.RESEARCH: "Research",
    BarKind.CLINICAL: "US clinical experience",
}
Data = dict[str, Any]


def career_data(line: CareerLine | None) -> Data | None:
    """The figure as a template takes it; None if there is none.

    - `ticks`: `x`; `years`: `x` of the middle of a label, `label`
    - `dots`: `x`, `column`, `level`, `first` (author); `dot_size`: 1 or smaller; `levels`: the height of the highest
    - `bars`: `kind`, `lane`, `x0`, `x1`, `expected`, `follows` (what is expected goes on from what is done),
      `twice` (two posts of research at once); `lanes`: of education
    - `labels`: `lane`, `x0`, `x1` (the room), `texts` from long to short
    - `tags`: `kind`, `label`, and the `room` before the first bar of its row; `mark`: `x`, `label`, `ahead`
    - `works`: how many dots there are; `words`: `label` and `text`, which tell the same
    """
    if line is None:
        return None
    scale = _Scale(line.first, line.last)
    stacks = _stacked(line)
    lanes = _lanes(line.of_kind(BarKind.EDUCATION))
    mark = line.mark
    return {
        **_axis(line, scale),
        "dots": [dot for stack in stacks.columns for dot in _dots(stack, stacks.across, scale)],
        "dot_size": stacks.size,
        "dot_share": DOT_SHARE,
        "levels": max((ceil(len(stack.dots) / stacks.across) for stack in stacks.columns), default=0),
        "bars": [*_education(lanes, scale), *_research(line, scale), *_clinical(line, scale)],
        "lanes": max((lane + 1 for _, lane in lanes), default=0),
        "labels": list(_labels(lanes, line, scale)),
        "tags": list(_tags(line, scale)),
        "mark": {"x": scale.x(mark.at), "label": mark.label, "ahead": mark.is_ahead} if mark else None,
        "works": len(line.dots),
        "words": [{"label": label, "text": text} for label, text in career_words(line)],
    }


def career_words(line: CareerLine) -> Iterator[tuple[str, str]]:
    """What the figure shows, in sentences, each with the name of its row."""
    if line.dots:
        first = sum(dot.is_first for dot in line.dots)
        by_year = groupby(line.dots, lambda dot: int(dot.half))
        years = ", ".join(f"{len(list(dots))} in {year}" for year, dots in by_year)
        yield "Works", f"{len(line.dots):,} published or presented, {first:,} as first author: {years}."
    for kind in BarKind:
        if bars := line.of_kind(kind):
            yield _HEADINGS[kind], "; ".join(map(_bar_words, bars)) + "."
    if line.mark:
        yield line.mark.label, f"{line.mark.year}."


def _bar_words(bar: CareerBar) -> str:
    return ", ".join(filter(None, (plain(bar.item.title), bar.item.organization, range_text(bar.item.dates))))


@dataclass(frozen=True, slots=True)
class _Scale:
    first: float
    last: float

    def x(self, year: float) -> float:
        return round(min(max((year - self.first) / (self.last - self.first), 0.0), 1.0), 4)

    def xs(self, start: float, end: float) -> tuple[float, float]:
        return self.x(start), self.x(end)


def _axis(line: CareerLine, scale: _Scale) -> Data:
    """Up to sixteen years have a tick each, with the labels between; more have one at each label."""
    span = line.last - line.first
    step = next((step for most, step in _STEPS if span <= most), 20)
    ends = range(ceil(line.first), int(line.last) + 1)
    labeled = [year for year in range(int(line.first), int(line.last) + 1) if year % step == 0]
    middle = 0.5 if step < 5 else 0.0
    years = ((year, scale.x(year + middle)) for year in labeled if year + middle >= line.first)
    return {
        "ticks": [{"x": scale.x(year)} for year in ends if step < 5 or year % step == 0],
        "years": [{"x": x, "label": str(year)} for year, x in years if _EDGE <= x <= 1 - _EDGE],
    }


@dataclass(frozen=True, slots=True)
class _Stack:
    """The works of a half year, or of a year, around the middle of it."""

    middle: float
    dots: tuple[WorkDot, ...]


@dataclass(frozen=True, slots=True)
class _Stacks:
    columns: tuple[_Stack, ...]
    across: int
    """How many dots are side by side."""
    size: float


def _stacked(line: CareerLine) -> _Stacks:
    """By half years; by years if the dots would be so small that they could not be told apart."""
    halves, years = _fitted(line, 0.5), _fitted(line, 1.0)
    return halves if halves.size >= _LIKED or halves.size >= years.size else years


def _fitted(line: CareerLine, length: float) -> _Stacks:
    """One dot a work, as large as the figure's height and the distance of two columns allow."""
    stacks = tuple(
        _Stack(start * length + length / 2, tuple(sorted(dots, key=lambda dot: not dot.is_first)))
        for start, dots in groupby(line.dots, lambda dot: dot.half // length)
    )
    most = max((len(stack.dots) for stack in stacks), default=0)
    room = length / (line.last - line.first) / DOT_SHARE
    size = 1.0
    while ceil(most / max(1, int(room / size))) * size > _MOST_LEVELS or room < size:
        size *= _SHRINK
    across = max(1, int(room / size))
    return _Stacks(stacks, min(across, _evenly(most, across, size)), round(size, 3))


def _evenly(most: int, across: int, size: float) -> int:
    """No wider than the highest stack needs: pairs, as long as they are not too high."""
    return next((wide for wide in range(2, across) if ceil(most / wide) * size <= _MOST_LEVELS / 2), across)


def _dots(stack: _Stack, across: int, scale: _Scale) -> Iterator[Data]:
    x, width = scale.x(stack.middle), min(across, len(stack.dots))
    for place, dot in enumerate(stack.dots):
        yield {"x": x, "column": place % width - (width - 1) / 2, "level": place // width, "first": dot.is_first}


def _lanes(bars: Iterable[CareerBar]) -> list[tuple[CareerBar, int]]:
    """Each bar in the first lane that is free; the last one takes what overlaps more than anybody could read."""
    ends: list[float] = []
    placed = []
    for bar in bars:
        free = next((lane for lane, end in enumerate(ends) if end <= bar.start + 1e-9), len(ends))
        lane = min(free, _MOST_LANES - 1)
        if lane == len(ends):
            ends.append(bar.end)
        ends[lane] = max(ends[lane], bar.end)
        placed.append((bar, lane))
    return placed


def _education(lanes: Sequence[tuple[CareerBar, int]], scale: _Scale) -> Iterator[Data]:
    for bar, lane in lanes:
        yield from _parts(bar, scale, lane)


def _clinical(line: CareerLine, scale: _Scale) -> Iterator[Data]:
    for bar in line.of_kind(BarKind.CLINICAL):
        yield from _parts(bar, scale, 0)


def _research(line: CareerLine, scale: _Scale) -> Iterator[Data]:
    """Posts at the same time become one bar, darker where there are two, so that the row keeps its height."""
    bars = line.of_kind(BarKind.RESEARCH)
    cuts = sorted({when for bar in bars for when in (bar.start, bar.done, bar.end)})
    for start, end in pairwise(cuts):
        done = sum(bar.start <= start and end <= bar.done for bar in bars)
        ahead = any(bar.done <= start and end <= bar.end for bar in bars)
        if done or ahead:
            follows = not done and any(bar.done == start > bar.start for bar in bars)
            bar = _Part(BarKind.RESEARCH, 0, scale.xs(start, end), expected=not done, follows=follows, twice=done > 1)
            yield bar.data()


def _parts(bar: CareerBar, scale: _Scale, lane: int) -> Iterator[Data]:
    """The part done, and the part to come."""
    if bar.done > bar.start:
        yield _Part(bar.kind, lane, scale.xs(bar.start, bar.done)).data()
    if bar.end > bar.done:
        follows = bar.done > bar.start
        yield _Part(bar.kind, lane, scale.xs(bar.done, bar.end), expected=True, follows=follows).data()


@dataclass(frozen=True, slots=True)
class _Part:
    kind: BarKind
    lane: int
    xs: tuple[float, float]
    expected: bool = False
    follows: bool = False
    twice: bool = False

    def data(self) -> Data:
        return {
            "kind": self.kind.value, "lane": self.lane, "x0": self.xs[0], "x1": self.xs[1],
            "expected": self.expected, "follows": self.follows, "twice": self.twice,
        }  # fmt: skip


def _labels(lanes: Sequence[tuple[CareerBar, int]], line: CareerLine, scale: _Scale) -> Iterator[Data]:
    """In the longer of the part done and the part to come, never across where they meet, nor across the Match."""
    for bar, lane in lanes:
        is_done = bar.done - bar.start >= bar.end - bar.done
        start, end = (bar.start, bar.done) if is_done else (max(bar.start, bar.done), bar.end)
        if line.mark and line.mark.is_ahead and start < line.mark.at < end:
            end = line.mark.at
        yield {"lane": lane, "x0": scale.x(start), "x1": scale.x(end), "texts": list(bar.labels)}


def _tags(line: CareerLine, scale: _Scale) -> Iterator[Data]:
    for kind, label in _TAGS.items():
        if bars := line.of_kind(kind):
            yield {"kind": kind.value, "label": label, "room": scale.x(bars[0].start)}
