"""The career line: one small figure of what a person has done when, before anybody draws it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from otofolio.model.person import Item
from otofolio.model.publication import Publication


class BarKind(StrEnum):
    """The rows below the axis, from the top down. Education includes postgraduate training and positions."""

    EDUCATION = "education"
    RESEARCH = "research"
    CLINICAL = "clinical"


@dataclass(frozen=True, slots=True)
class WorkDot:
    """One work in its half year: `half` is 2025.0 or 2025.5."""

    work: Publication
    half: float
    is_first: bool
    """Whether the owner is the first author, or shares the first place."""


@dataclass(frozen=True, slots=True)
class CareerBar:
    """One post. `start`, `done` and `end` are years with a fraction; what is after `done` is still expected."""

    kind: BarKind
    start: float
    done: float
    end: float
    item: Item
    labels: tuple[str, ...] = ()
    """From the longest to the shortest, for a bar that has room for a label."""


@dataclass(frozen=True, slots=True)
class CareerMark:
    """The Match, at a year with a fraction; `is_ahead` until that year's Match is over."""

    label: str
    year: int
    at: float
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class CareerLine:
    """An axis from `first` to `last` (years, in halves), and what is on it, oldest first."""

    first: float
    last: float
    bars: tuple[CareerBar, ...]
    dots: tuple[WorkDot, ...] = ()
    mark: CareerMark | None = None

    def of_kind(self, kind: BarKind) -> tuple[CareerBar, ...]:
        """The bars of one kind."""
        return tuple(bar for bar in self.bars if bar.kind is kind)
