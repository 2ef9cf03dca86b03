"""The one page as a PDF: laid out as large as it fits, and shorter where it does not fit at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from textwrap import shorten

from otofolio.model.artifact import Artifact
from otofolio.model.person import Item
from otofolio.model.portfolio import Paper, Portfolio
from otofolio.model.snapshot import Snapshot, SnapshotLine
from otofolio.model.text import plain
from otofolio.problems import InputError, Problem, Severity
from otofolio.rendering.pdf.snapshot_document import snapshot_document
from otofolio.rendering.typesetting.compiler import USUAL, Document, Press, TypesettingError, measure, typeset
from otofolio.rendering.typesetting.missing_letters import unset
from otofolio.rendering.wording import counted

_FILE = "snapshot.pdf"
_PLACES = "<at>"
_HEIGHTS = {Paper.LETTER: 792.0, Paper.A4: 841.89}
"""Of the paper, in points."""
_LINE = 13.0
"""About a line of text at the smallest size, in points."""
_FLOOR, _USUAL, _AIRY, _SPARSE = 0.0, 1.0, 2.0, 3.0
"""Densities, as the template takes them."""
_TRIALS, _CAUTION = 5, 0.96
"""How often to guess a density, and how far towards the full page to go each time."""
_MOST_NAMED, _LONGEST_NAMED = 5, 60


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is really on the page, how densely, and a notice for each line that gave way."""

    snapshot: Snapshot
    density: float
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where things are on an endless page, in points from its top."""

    page: Document
    lines: tuple[float, ...]
    """In reading order; none but at the smallest density."""
    end: float
    """Where a page that holds all of it would end, its lower margin included."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What every trial of the page is made from."""

    portfolio: Portfolio
    press: Press


def fit_snapshot(portfolio: Portfolio, snapshot: Snapshot, press: Press = USUAL) -> Fitted:
    """Find how the page fills exactly one sheet.

    The text grows or shrinks to fill it; where even the smallest overflows, lines give way from the highest rank down.
    Raises InputError where what the person insists on does not fit, or the page cannot be set.
    """
    draft = _Draft(portfolio, press)
    try:
        shown, dropped, extent = _shortened(draft, snapshot)
        density = _density(draft, extent)
    except TypesettingError as error:
        raise InputError([unset(portfolio, error, _FILE)]) from None
    return Fitted(shown, density, tuple(_left_out(line) for line in dropped))


def render_snapshot_pdf(portfolio: Portfolio, fitted: Fitted, press: Press = USUAL) -> Artifact:
    """`snapshot.pdf`. Raises InputError if it cannot be set."""
    try:
        document = snapshot_document(portfolio, fitted.snapshot, fitted.density)
        return Artifact(_FILE, typeset(document, press))
    except TypesettingError as error:
        raise InputError([unset(portfolio, error, _FILE)]) from None


def snapshot_problems(portfolio: Portfolio, snapshot: Snapshot, press: Press = USUAL) -> tuple[Problem, ...]:
    """What `fit_snapshot` says or raises, without its density: what will not fit on the page."""
    try:
        _, dropped, _ = _shortened(_Draft(portfolio, press), snapshot)
    except TypesettingError as error:
        return (unset(portfolio, error, _FILE),)
    except InputError as error:
        return error.problems
    return tuple(_left_out(line) for line in dropped)


def _shortened(draft: _Draft, snapshot: Snapshot) -> tuple[Snapshot, tuple[SnapshotLine, ...], _Extent]:
    """The page with as many lines as fit at the smallest size, those that gave way, and how far it reaches."""
    dropped: list[SnapshotLine] = []
    shown, extent = snapshot, _extent(draft, _page(draft, snapshot), _FLOOR)
    while (excess := _excess(draft, extent)) > 0:
        going = tuple(_first_to_go(shown, extent, excess))
        if not going:
            raise InputError([_overfull(draft.portfolio, shown, excess)])
        dropped += going
        shown = shown.without(going)
        extent = _extent(draft, _page(draft, shown), _FLOOR)
    return shown, tuple(dropped), extent


def _first_to_go(shown: Snapshot, extent: _Extent, excess: float) -> Iterator[SnapshotLine]:
    """Lines from the highest rank down whose heights together make up for the excess; fewer where there are no more."""
    places = (*extent.lines, extent.end)
    heights = {id(line): places[number + 1] - places[number] for number, line in enumerate(shown.lines)}
    for line in sorted((line for line in shown.lines if line.rank), key=lambda line: -line.rank):
        if excess <= 0:
            return
        excess -= heights[id(line)]
        yield line


def _density(draft: _Draft, floor: _Extent) -> float:
    """The largest density at which the page holds everything, within a line or so.

    Found by false position between a density that fits and one that does not. Spacing grows at another rate from one
    of the named densities to the next, and between them almost in a line, so that two or three guesses do.
    """
    low, free = _FLOOR, -_excess(draft, floor)
    for high in (_USUAL, _AIRY, _SPARSE):
        over = _excess(draft, _extent(draft, floor.page, high))
        if over > 0:
            return _between(draft, floor.page, (low, free), (high, over))
        low, free = high, -over
    return low


def _between(draft: _Draft, page: Document, fits: tuple[float, float], overflows: tuple[float, float]) -> float:
    """The best density between two, each with the room that it leaves or lacks, in points."""
    (low, free), (high, over) = fits, overflows
    for _ in range(_TRIALS):
        if free < _LINE:
            break
        middle = low + (high - low) * _CAUTION * free / (free + over)
        excess = _excess(draft, _extent(draft, page, middle))
        if excess > 0:
            high, over = middle, excess
        else:
            low, free = middle, -excess
    return low


def _excess(draft: _Draft, extent: _Extent) -> float:
    return extent.end - _HEIGHTS[draft.portfolio.design.paper]


def _page(draft: _Draft, shown: Snapshot) -> Document:
    return snapshot_document(draft.portfolio, shown, _FLOOR, measured=True)


def _extent(draft: _Draft, page: Document, density: float) -> _Extent:
    document = replace(page, data={**page.data, "density": density})
    *lines, end = measure(document, _PLACES, draft.press)
    return _Extent(page, tuple(lines), end)


def _left_out(line: SnapshotLine) -> Problem:
    said = f"“{_words(line)}” did not fit on the snapshot; the full list has it."
    field = "snapshot: 1" if isinstance(line.entry, Item) else "snapshot = {1}"
    return Problem(line.position, said, f"to keep it there, add `{field}` here, or take others out", Severity.NOTICE)


def _overfull(portfolio: Portfolio, shown: Snapshot, excess: float) -> Problem:
    lines = counted(ceil(excess / _LINE), "line")
    names = ", ".join(f"“{_words(line)}”" for line in shown.lines[:_MOST_NAMED])
    others = f" and {len(shown.lines) - _MOST_NAMED} more" if len(shown.lines) > _MOST_NAMED else ""
    what = (
        f"what says `snapshot: yes` ({names}{others})" if shown.lines else "its head (name, headline, contact, summary)"
    )
    said = f"The snapshot is about {lines} too long for one page with nothing but {what}."
    where = shown.lines[-1].position if shown.lines else portfolio.position
    hint = (
        "give some of them a number instead (`snapshot: 2`), or shorten their texts"
        if shown.lines
        else "shorten the summary"
    )
    return Problem(where, said, hint)


def _words(line: SnapshotLine) -> str:
    entry = line.entry
    text = plain(entry.title) if isinstance(entry, Item) else entry.publication.plain_title or entry.publication.key
    return shorten(text, _LONGEST_NAMED, placeholder=" …") or text[:_LONGEST_NAMED]
