"""How a person wants author lists, the one page, the CVs, what is sent, and the form of ERAS."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from otofolio.model.dates import PartialDate
from otofolio.problems import Position


class AuthorPolicy(StrEnum):
    """How long author lists are: everybody, or as the style shortens them (always keeping the owner)."""

    ALL = "all"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class SnapshotPlan:
    """What the person wants on the one page."""

    title: str = ""
    include: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True, slots=True)
class CvPlan:
    """How a CV departs from the usual one. Sections go by their names in the portfolio; `publications` is one of them.

    `titles` and `leave_out` may also name a kind of publications: `poster`, `in-progress`.
    """

    name: str = ""
    """Of a variant: `short` makes `cv-short.pdf`. Empty for the full CV."""
    title: str = ""
    """What is under the person's name, in place of “Curriculum vitae”."""
    include: tuple[str, ...] = ()
    """Only these, in this order; all if empty."""
    order: tuple[str, ...] = ()
    """These first."""
    leave_out: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    limit: int = 0
    """The most entries of a section or of a kind of publications; 0 for all."""


@dataclass(frozen=True, slots=True)
class ErasPlan:
    """What the data file says about the form as a whole. `season` is 0 if it does not say."""

    season: int = 0
    certified: PartialDate | None = None
    starred: tuple[str, ...] = ()
    """Keys of the most meaningful works."""
    is_wanted: bool = False
    """The data file has an `eras` of its own."""
    position: Position = Position("cv.yaml")


@dataclass(frozen=True, slots=True)
class SendPlan:
    """What goes along when the person sends their CV: what the data file asks for under `send`."""

    show: tuple[str, ...] = ()
    """Private facts to show: names of contact fields, `address` among them, and of sections."""
    positions: tuple[Position, ...] = ()
    """Where each of them is written."""

    def shows(self, section: str) -> bool:
        """Whether the private entries of a section are shown; all free sections go by one name."""
        return ("sections" if section.startswith("free-") else section) in self.show
