"""The timeline of training: one row a post, clinical placements together, from the first start to the last end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import Item, Section
from otofolio.model.portfolio import Portfolio
from otofolio.model.text import plain
from otofolio.rendering.wording import range_text

_POSTS = {"education": "education", "research": "research", "work": "work"}
_PLACEMENTS = {"clinical-us": "clinical", "clinical-abroad": "clinical"}
_MOST_ROWS = 10
_LONGEST_LABEL = 30
_MOST_TICKS = 8
_A_WEEK = 1 / 52
ROW, TOP = 30, 6
"""Heights in user units, which the style sheet shows as CSS pixels."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar: `x` and `width` in percent of the picture; `ahead` where it lies in the future."""

    x: float
    width: float
    ahead: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row; the label starts at `x` percent, or ends there where `at_end`."""

    lane: str
    label: str
    x: float
    at_end: bool
    y: int
    bars: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows from the earliest start down; `ticks` pairs a percentage and a year; `words` tell the same."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, int], ...]
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class _Post:
    """A row before it is measured: `spans` in years, with a fraction for the months."""

    lane: str
    label: str
    spans: tuple[tuple[float, float], ...]
    words: str


def draw_timeline(portfolio: Portfolio) -> Timeline | None:
    """The timeline of education, research, work and clinical placements; None for fewer than two dated rows."""
    posts = [post for section in portfolio.sections for post in _posts(section, portfolio.today)]
    posts = sorted(posts, key=lambda post: post.spans[0][0])[-_MOST_ROWS:]
    if len(posts) < 2:
        return None
    first = int(min(start for post in posts for start, _ in post.spans))
    last = int(max(end for post in posts for _, end in post.spans) + 0.999)
    scale = _Scale(first, max(last, first + 1), _years(portfolio.today, at_end=True))
    rows = tuple(_row(post, place, scale) for place, post in enumerate(posts))
    words = f"Timeline of training, {first} to {last}. " + " ".join(post.words for post in posts)
    return Timeline(rows, scale.ticks(), TOP + ROW * len(rows), words)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int
    today: float

    def percent(self, year: float) -> float:
        return round(100 * (year - self.first) / (self.last - self.first), 2)

    def ticks(self) -> tuple[tuple[float, int], ...]:
        step = -(-(self.last - self.first) // _MOST_TICKS)
        return tuple((self.percent(year), year) for year in range(self.first, self.last, step))

    def bars(self, start: float, end: float) -> Iterable[Stretch]:
        """The part done, and the part to come."""
        for begin, finish, ahead in ((start, min(end, self.today), False), (max(start, self.today), end, True)):
            if finish > begin:
                x = self.percent(begin)
                yield Stretch(x, round(max(self.percent(finish) - x, 0.8), 2), ahead)


def _posts(section: Section, today: PartialDate) -> Iterable[_Post]:
    dated = [item for item in section.items if item.dates.start]
    if section.name in _PLACEMENTS and dated:
        spans = tuple(sorted(_span(item.dates, today) for item in dated))
        words = f"{section.title}: {'; '.join(_words(item) for item in dated)}."
        yield _Post(_PLACEMENTS[section.name], section.title, spans, words)
    for item in dated if section.name in _POSTS else ():
        words = f"{section.title}: {_words(item)}."
        yield _Post(_POSTS[section.name], _shortened(plain(item.title)), (_span(item.dates, today),), words)


def _words(item: Item) -> str:
    return ", ".join(filter(None, (plain(item.title), item.organization, range_text(item.dates))))


def _span(dates: DateRange, today: PartialDate) -> tuple[float, float]:
    start = dates.start or today
    begin, end = _years(start), _years(today if dates.present else dates.end or start, at_end=True)
    return begin, max(end, begin + _A_WEEK)


def _years(day: PartialDate, at_end: bool = False) -> float:
    """The date as years and a fraction: the beginning of what it names, or its end."""
    if not day.month:
        return day.year + at_end
    if not day.day:
        return day.year + (day.month - 1 + at_end) / 12
    return day.year + (day.month - 1) / 12 + day.day / 372


def _row(post: _Post, place: int, scale: _Scale) -> Row:
    bars = tuple(bar for span in post.spans for bar in scale.bars(*span))
    start, end = bars[0].x, bars[-1].x + bars[-1].width
    at_end = start >= 50
    return Row(post.lane, post.label, round(min(end, 100) if at_end else start, 2), at_end, TOP + ROW * place, bars)


def _shortened(label: str) -> str:
    """Cut after a word, so that the label fits a phone."""
    if len(label) <= _LONGEST_LABEL:
        return label
    return label[: _LONGEST_LABEL - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
