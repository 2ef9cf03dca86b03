"""What is due, and the drafts for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from otofolio.model.network import LetterKind, LogEntry, Meeting, News, Person
from otofolio.problems import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A letter to write: not before `opens`, best on `due`, late after `last`."""

    person: Person
    kind: LetterKind
    opens: date
    due: date
    last: date
    ordinal: int = 0
    """Tells apart the letters of one kind to one person; it does not depend on the days."""
    meeting: Meeting | None = None
    answered: LogEntry | None = None
    """For a nudge: the letter of the person's own that had no reply."""
    news: tuple[News, ...] = ()
    refused: str = ""
    """Why this letter may not be written now; empty if it may."""
    doubts: tuple[str, ...] = ()
    """Why it is not ready, whatever its text says."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it will be pasted or sent: `body` has its greeting and its signature."""

    due: Due
    subject: str
    body: str
    words: int
    """Of the letter itself, without greeting and signature."""
    missing: tuple[str, ...] = ()
    refused: str = ""
    doubts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be sent as it is."""
        return not (self.refused or self.missing or self.doubts)


@dataclass(frozen=True, slots=True)
class Template:
    """A letter with places for facts. Each paragraph is a tuple of lines, joined unless one starts with `- `."""

    subject: str
    paragraphs: tuple[tuple[str, ...], ...]
    position: Position
    own: bool = False
    """The person wrote it."""
