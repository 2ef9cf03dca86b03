"""Texts for other people's forms: pieces to copy, each with its limit, in blocks, in parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from otofolio.problems import Position

DELIMITER = "-- \n"
"""What mail programs know a signature by (RFC 3676 §4.3). It is no line of the signature."""


class Unit(StrEnum):
    """What a form counts."""

    CHARACTERS = "characters"
    WORDS = "words"
    LINES = "lines"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text to copy. Plain, with line ends; `limit` is 0 if the form has none or none is known."""

    label: str
    text: str
    limit: int = 0
    unit: Unit = Unit.CHARACTERS
    html: str = ""
    """The same as HTML that a mail program takes, finished and safe."""
    bold: tuple[tuple[str, bool], ...] = ()
    """The same in stretches, and whether the form should show each in bold; empty if none is."""
    hint: str = ""
    """How to make it shorter: for a message, lower-case, no full stop."""

    @property
    def count(self) -> int:
        """How much of the limit it takes."""
        if self.unit is Unit.WORDS:
            return len(self.text.split())
        if self.unit is Unit.LINES:
            return len(self.text.removeprefix(DELIMITER).split("\n"))
        if self.unit is Unit.BYTES:
            return len(self.text.encode())
        return form_length(self.text)

    @property
    def is_too_long(self) -> bool:
        """Whether the form would not take all of it."""
        return bool(self.limit) and self.count > self.limit


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs together in a form: an entry, a post, a biography."""

    title: str
    pieces: tuple[Piece, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What the form has in lists to choose from, by its label there; nothing to copy."""
    is_starred: bool = False
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    position: Position | None = None
    """Where its data is written; for messages."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under a heading. `count` says how many of how many, and `is_over` that those are too many."""

    title: str
    blocks: tuple[Block, ...] = ()
    lines: tuple[str, ...] = ()
    """Sentences in place of blocks: what is left out and why."""
    count: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One form: `slug` names its files."""

    slug: str
    title: str
    intro: str = ""
    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Of all groups."""
        return tuple(block for group in self.groups for block in group.blocks)


def form_length(text: str) -> int:
    """Characters as a web form counts them: UTF-16 code units, a line end as one (HTML Standard, `maxlength`)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
