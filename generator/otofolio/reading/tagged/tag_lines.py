"""A line with a tag (`TY  - JOUR`, `PMID- 123`), as programs write it, and as mail, editors and hands leave it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from otofolio.reading.tagged.blocks import BLANK, DASH

_WIDE = re.compile(rf"{BLANK}*([A-Za-z][A-Za-z0-9]{{1,3}})(?:{BLANK}{{2,9}}|\t){DASH}(.*)")
_FULL = re.compile(rf"{BLANK}+([A-Z]{{3}} ?|[A-Z]{{4}}){DASH}(?:{BLANK}(.*)|$)")
_LOOSE = re.compile(rf"{BLANK}*([A-Za-z][A-Za-z0-9]{{1,3}})(?:{BLANK}*(?:{DASH}|:)|\t)(.*)")


class TagLine(NamedTuple):
    """A tag in capitals and its value."""

    tag: str
    value: str
    is_loose: bool = False
    """It begins a record all of whose lines are written like it: in small letters, or without blanks."""
    is_damaged: bool = False
    """The tag is not one, and only its value tells which one was meant."""


@dataclass(frozen=True, slots=True)
class TagLines:
    """How the lines of a format look."""

    usual: re.Pattern[str]
    """A line as the format has it, with any tag: the tag and its value."""
    first: re.Pattern[str]
    """A line that begins a record, in whatever form: its value."""
    first_tag: str
    known: frozenset[str]
    damaged: re.Pattern[str] | None = None
    """A line that must have begun a record: its tag, and its value."""

    def read(self, line: str, is_loose: bool) -> TagLine | None:
        """The tag and the value; nothing for a line that goes on with the one above."""
        usual = self.usual.match(line)
        if usual and usual[1].strip() in self.known:
            return TagLine(usual[1].strip(), (usual[2] or "").strip())
        if first := self.first.match(line):
            return TagLine(self.first_tag, first[1].strip(), is_loose=not self._strict(line))
        if known := self._loose(line) if is_loose else self._strict(line):
            return known
        if self.damaged and (damaged := self.damaged.fullmatch(line)) and not self._is_another(damaged[1].upper()):
            return TagLine(self.first_tag, damaged[2], is_damaged=True)
        return TagLine(usual[1].strip(), (usual[2] or "").strip()) if usual else None

    def _is_another(self, tag: str) -> bool:
        return tag in self.known and tag != self.first_tag

    def _strict(self, line: str) -> TagLine | None:
        """A known tag with its blanks, but indented, in small letters or with another dash."""
        return self._known(_WIDE.match(line) or _FULL.match(line))

    def _loose(self, line: str) -> TagLine | None:
        return self._known(_LOOSE.match(line))

    def _known(self, found: re.Match[str] | None) -> TagLine | None:
        if found is None or found[1].strip().upper() not in self.known:
            return None
        return TagLine(found[1].strip().upper(), (found[2] or "").strip())
