"""The career line, from the sections and the works.

- A post is a dated entry of education, postgraduate training, research, or US clinical experience. Fewer than two posts
  make no line.
- A work counts if it is published, in press or accepted, or was presented, if the owner is among its authors, and if
  its date is not after today. Fewer than three works make no dots.
- A work is placed in its half year. If only its year is known, it fills up the half with fewer works.
- Whatever is further away than a long life allows is a slip of the pen, and not drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import ceil, floor

from otofolio.model.career_line import BarKind, CareerBar, CareerLine, CareerMark, WorkDot
from otofolio.model.dates import DateRange, IssueDate, PartialDate
from otofolio.model.person import CLINICAL_US, Item, Section, Seeking, Specialty
from otofolio.model.publication import OwnerRole, Publication
from otofolio.model.text import plain

_KINDS = {
    "education": BarKind.EDUCATION,
    "training": BarKind.EDUCATION,
    "research": BarKind.RESEARCH,
    CLINICAL_US: BarKind.CLINICAL,
}
_FEWEST_POSTS, _FEWEST_WORKS = 2, 3
_YEARS_BACK, _YEARS_AHEAD = 80, 8
_LEAST_SPAN = 2.0
_A_WEEK = 1 / 52
_MIDDLE = 0.5
_MATCH_DAY = 2.5 / 12
"""The Main Residency Match ends in the third week of March."""
_MARK_ROOM = 0.25
"""Years to the right of the mark, so that its label has room."""
_SECOND_HALF = (2, 3)
"""Summer and fall; winter, which is in both halves, tells nothing."""
_ABBREVIATED = re.compile(r"\(([A-Z][A-Za-z.]*[A-Z][A-Za-z.]*)\)\s*$")
"""The degree in `Doctor of Medicine (MD)`."""
_FACULTY = re.compile(r",?\s+(?:(?:First|Second|Third|\d+\w+)\s+)?(?:School|College|Faculty) of (?!.* at )[^,]*$")
"""What may go from `St. Brendan University School of Medicine`, but not from `… School of Medicine at Elsewhere`."""


def derive_career_line(
    sections: Iterable[Section], works: Iterable[Publication], specialty: Specialty, today: PartialDate
) -> CareerLine | None:
    """The line, or None if there are too few dates to draw one."""
    now = _years(today)
    bars = tuple(sorted(_bars(sections, today), key=lambda bar: (bar.start, bar.end)))
    if len(bars) < _FEWEST_POSTS:
        return None
    dots = _dots(works, today)
    mark = _mark(specialty, today)
    first = min([*(bar.start for bar in bars), *(dot.half for dot in dots)])
    ends = [*(bar.end for bar in bars), *(dot.half + _MIDDLE for dot in dots)]
    if mark:
        ends.append(mark.at + _MARK_ROOM)
        first = min(first, max(mark.at - _MIDDLE, now - _YEARS_BACK))
    first, last = floor(2 * first) / 2, ceil(2 * max(ends)) / 2
    return CareerLine(first, max(last, first + _LEAST_SPAN), bars, dots, mark)


def _bars(sections: Iterable[Section], today: PartialDate) -> Iterator[CareerBar]:
    now = _years(today)
    for section in sections:
        for item in section.items if section.name in _KINDS else ():
            if not (item.dates.start or item.dates.end):
                continue
            start, end = _span(item.dates, now)
            if now - _YEARS_BACK <= start <= now + _YEARS_AHEAD:
                end = min(end, now + _YEARS_AHEAD)
                done = min(max(start, now), end)
                kind = _KINDS[section.name]
                labels = tuple(_labels(item)) if kind is BarKind.EDUCATION else ()
                yield CareerBar(kind, start, done, end, item, labels)


def _span(dates: DateRange, now: float) -> tuple[float, float]:
    """A year without a month begins and ends a stretch in its middle, so that one school follows the other."""
    start, end = dates.start or dates.end, dates.end or dates.start
    if start is None or end is None:
        return now, now
    if dates.present:
        begin = _years(start) if start.month or start.year == floor(now) else start.year + _MIDDLE
        return begin, max(now, begin + _A_WEEK)
    if start.year == end.year and not (start.month and end.month):
        return _years(start), end.year + 1.0 if not end.month else _years(end, at_end=True)
    begin = _years(start) if start.month else start.year + _MIDDLE
    finish = _years(end, at_end=True) if end.month else end.year + _MIDDLE
    return begin, max(finish, begin + _A_WEEK)


def _years(day: PartialDate, at_end: bool = False) -> float:
    """The date as years and a fraction: the beginning of what it names, or its end."""
    if not day.month:
        return day.year + float(at_end)
    if not day.day:
        return day.year + (day.month - 1 + at_end) / 12
    return day.year + (day.month - 1) / 12 + (day.day - 1 + at_end) / 372


def _labels(item: Item) -> Iterator[str]:
    """`MD, St. Brendan University`, `MD`; a title that names a field needs no school: `BS, Engineering`, `BS`."""
    title = plain(item.title)
    short = found[1] if (found := _ABBREVIATED.search(title)) else title
    degree, comma, _ = short.partition(",")
    if not comma and item.organization:
        school = _FACULTY.sub("", item.organization) or item.organization
        yield from dict.fromkeys((f"{short}, {item.organization}", f"{short}, {school}"))
    bare = degree.partition(" in ")[0]
    yield from dict.fromkeys(label.strip() for label in (short, degree, bare) if label.strip())


def _dots(works: Iterable[Publication], today: PartialDate) -> tuple[WorkDot, ...]:
    dated = [(work, when) for work in works if _counts(work) and (when := _when(work)) and _is_over(when, today)]
    if len(dated) < _FEWEST_WORKS:
        return ()
    known = [(work, when.year + _half(when)) for work, when in dated if _has_half(when)]
    filled = Counter(half for _, half in known)
    for work, when in dated:
        if not _has_half(when):
            half = _emptier(when.year, filled, _years(today))
            filled[half] += 1
            known.append((work, half))
    ordered = sorted(known, key=lambda pair: (pair[1], pair[0].key))
    return tuple(WorkDot(work, half, work.owner_role is OwnerRole.FIRST) for work, half in ordered)


def _counts(work: Publication) -> bool:
    return work.status.is_public and work.owner_role is not OwnerRole.NONE


def _when(work: Publication) -> IssueDate | None:
    """When it came out, or the meeting of that year if only this has a month; None if no year is known."""
    issued, event = work.issued, work.event_date
    if issued and issued.start:
        same = event and event.start and event.start.year == issued.year
        return event if same and not issued.start.month and not issued.season else issued
    return event if event and event.start else None


def _is_over(when: IssueDate, today: PartialDate) -> bool:
    return bool(
        when.start
        and when.start.first_day() <= today.first_day()
        and when.year + _half_or_first(when) <= _years(today)
        and when.year >= today.year - _YEARS_BACK
    )


def _has_half(when: IssueDate) -> bool:
    return bool(when.start and when.start.month) or when.season in (1, *_SECOND_HALF)


def _half(when: IssueDate) -> float:
    if when.start and when.start.month:
        return _MIDDLE if when.start.month > 6 else 0.0
    return _MIDDLE if when.season in _SECOND_HALF else 0.0


def _half_or_first(when: IssueDate) -> float:
    return _half(when) if _has_half(when) else 0.0


def _emptier(year: int, filled: Counter[float], now: float) -> float:
    """The half of the year with fewer works; the first one if they are alike, or if the second has not begun."""
    second = year + _MIDDLE
    return second if second <= now and filled[second] < filled[float(year)] else float(year)


def _mark(specialty: Specialty, today: PartialDate) -> CareerMark | None:
    """The Match of the specialty's year; a fellowship's has its own season, so that it is put in mid-year."""
    year, now = specialty.match_year, _years(today)
    if not year or specialty.seeking is Seeking.POSITION or not -_YEARS_BACK <= year - now <= _YEARS_AHEAD:
        return None
    at = year + (_MATCH_DAY if specialty.seeking is Seeking.RESIDENCY else _MIDDLE)
    return CareerMark("Match", year, at, at > now)
