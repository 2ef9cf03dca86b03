"""The one page: what it shows of a career, and in which order its lines give way if they do not all fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from otofolio.model.person import Item
from otofolio.model.portfolio import Cited
from otofolio.model.text import RichText
from otofolio.problems import Position


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One entry of the page: a line of the career, or a publication."""

    entry: Item | Cited
    rank: int = 0
    """0 if the person insists (`snapshot: yes`). Else the line with the highest rank is the first to give way."""

    @property
    def position(self) -> Position:
        """The entry's place in the person's files."""
        return self.entry.position if isinstance(self.entry, Item) else self.entry.publication.position


@dataclass(frozen=True, slots=True)
class SnapshotSection:
    """A heading and its lines, in reading order."""

    name: str
    """The name of the portfolio's section that it shows; two that share a heading are joined: `honors-leadership`."""
    title: str
    lines: tuple[SnapshotLine, ...] = ()
    left_out: int = 0
    """How many more entries the full list has."""
    has_publications: bool = False
    """Whether the full list is that of the publications."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The page's title and sections, none empty."""

    title: str
    sections: tuple[SnapshotSection, ...] = ()

    @property
    def lines(self) -> tuple[SnapshotLine, ...]:
        """All lines, from the top of the page to its foot."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def citations(self) -> tuple[RichText, ...]:
        """Those of the publications on the page."""
        return tuple(line.entry.citation for line in self.lines if isinstance(line.entry, Cited))

    def without(self, dropped: Iterable[SnapshotLine]) -> Snapshot:
        """The page without those lines, which its sections then count as left out. A section without lines goes too."""
        gone = {id(line) for line in dropped}
        shorter = []
        for section in self.sections:
            kept = tuple(line for line in section.lines if id(line) not in gone)
            left_out = section.left_out + len(section.lines) - len(kept)
            shorter.append(replace(section, lines=kept, left_out=left_out))
        return replace(self, sections=tuple(section for section in shorter if section.lines))
