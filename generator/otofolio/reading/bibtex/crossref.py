"""Fields that an entry takes over from others: `crossref` and `xdata`, by BibLaTeX's rules (appendix B)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from otofolio.problems import Position, Problem, Severity, nearest
from otofolio.reading.bibtex.field_reader import RawEntry
from otofolio.reading.source import SourceText

_TITLES = ("title", "subtitle", "titleaddon")
_SINGLE = ("book", "collection", "proceedings", "reference", "manual")
_DEEPEST = 10
"""Entries in a row: a chapter, its volume, its work in volumes and a store are four."""
_LONGEST_WAY = 40
"""How far a way is followed that is too long."""
_MOST_LENT = 10_000_000
"""Letters that the entries of a file take over: ten thousand chapters with the data of their books take 3 million."""
_COST_OF_A_FIELD = 20
"""An empty field costs as much time as so many letters."""
_TOLD = 5
"""Missing entries that are reported one by one; looking for what is meant takes as long as the file has entries."""
_PARTS = (
    "inbook",
    "bookinbook",
    "suppbook",
    "incollection",
    "suppcollection",
    "inproceedings",
    "conference",
    "inreference",
)
_OWN = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shortauthor",
        "shorteditor",
        "shorthand",
        "shorttitle",
        "sortkey",
        "sortname",
        "sorttitle",
        "sortyear",
        "xdata",
        "doi",
        "url",
        "urldate",
        "pages",
        "pagetotal",
        "numpages",
        "abstract",
        "keywords",
        "note",
        "addendum",
        "annotation",
        "annote",
        "file",
        "selected",
        "snapshot",
        "kind",
        "status",
        "pubstate",
        "award",
        "pdf",
        "poster",
        "slides",
        "video",
        "code",
        "preview",
        "pmid",
        "pmcid",
        "eprint",
        "eprinttype",
        "archiveprefix",
        "author+an",
        "equal",
        "corresponding",
        "timestamp",
        "owner",
    ]
)
"""Fields that say something of one entry only."""


def inherit(entries: list[RawEntry], source: SourceText, problems: list[Problem]) -> Iterator[RawEntry]:
    """Complete each entry from those that it names."""
    if not any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries):
        yield from entries
        return
    heirs = _Heirs(entries, source)
    for entry in entries:
        yield heirs.completed(entry)
    problems += heirs.problems
    problems += _missing(heirs.missing, heirs.by_key, source)
    problems += _circles(heirs.circles, source)


class _Named(NamedTuple):
    """An entry that names another: in which field, and by which key in small letters."""

    entry: RawEntry
    field: str
    key: str


class _Heirs:
    """The completed entries, each once, and what is to be reported. It lives for one file."""

    def __init__(self, entries: list[RawEntry], source: SourceText) -> None:
        self.source = source
        self.by_key = {entry.key.lower(): entry for entry in reversed(entries)}
        self.done: dict[int, tuple[RawEntry, int]] = {}
        self.problems: list[Problem] = []
        self.missing: list[_Named] = []
        self.circles: list[tuple[_Named, str]] = []
        self.lent = 0

    def completed(self, entry: RawEntry) -> RawEntry:
        """The entry with what it inherits."""
        self._complete([], entry)
        return self.done[id(entry)][0]

    def _complete(self, way: list[_Named], entry: RawEntry) -> int:
        """Complete the entry at the end of the way; how many entries the longest way from it passes."""
        if id(entry) in self.done:
            return self.done[id(entry)][1]
        fields, depth = dict(entry.fields), 0
        for named in _names(entry):
            lender = self.by_key.get(named.key)
            if lender is None:
                self.missing.append(named)
            elif lender is entry or any(lender is step.entry for step in way):
                self.circles.append((named, _circle([*way, named], lender)))
            elif len(way) >= _LONGEST_WAY or (below := self._complete([*way, named], lender)) >= _DEEPEST:
                said = f"“{entry.key}” takes over fields through more than {_DEEPEST} entries in a row; it stops here."
                self._tell(named, said, "name the entry that has the fields")
            else:
                depth = max(depth, 1 + below)
                self._take(fields, named, self.done[id(lender)][0])
        self.done[id(entry)] = entry._replace(fields=fields), depth
        return depth

    def _take(self, fields: dict[str, str], named: _Named, lender: RawEntry) -> None:
        """What the entry says itself wins, and a date in either form is a date."""
        if self.lent > _MOST_LENT:
            return
        lent = _lent(lender, named.entry.type) if named.field == "crossref" else _stored(lender)
        dated = "date" in fields or "year" in fields
        for name, value in lent.items():
            if not (dated and name in ("date", "year", "month", "day")):
                fields.setdefault(name, value)
        self.lent += sum(map(len, lent.values())) + _COST_OF_A_FIELD * len(lent)
        if self.lent > _MOST_LENT:
            said = "The entries of this file take over so much from each other that from here on they stay as they are."
            self._tell(named, said, "write the fields into the entries themselves")

    def _tell(self, named: _Named, message: str, hint: str) -> None:
        place = _place(named.entry, named.field, self.source)
        self.problems.append(Problem(place, message, hint, Severity.WARNING))


def _circle(way: list[_Named], end: RawEntry) -> str:
    start = next(at for at, step in enumerate(way) if step.entry is end)
    keys = [step.entry.key for step in way[start:]] + [end.key]
    return f"“{keys[0]}” takes over fields from itself: " + " → ".join(keys) + "."


def _circles(circles: list[tuple[_Named, str]], source: SourceText) -> Iterator[Problem]:
    for number, (named, message) in enumerate(circles[:_TOLD], start=1):
        more = f" There are {len(circles) - _TOLD:,} more such circles." if number == _TOLD < len(circles) else ""
        place = _place(named.entry, named.field, source)
        yield Problem(place, message + more, "delete one of these fields", Severity.WARNING)


def _stored(store: RawEntry) -> dict[str, str]:
    return {name: value for name, value in store.fields.items() if name != "xdata"}


def _lent(parent: RawEntry, child_type: str) -> dict[str, str]:
    """The parent's fields under the names that they have in the child."""
    lent = {}
    for name, value in parent.fields.items():
        if name in _OWN:
            continue
        target = _renamed(name, parent, child_type)
        if target:
            lent[target] = value
            if name == "author" and child_type in ("inbook", "bookinbook", "suppbook"):
                lent["bookauthor"] = value
    return lent


def _renamed(name: str, parent: RawEntry, child_type: str) -> str:
    """The child's name for a parent's field; nothing if it would be wrong there."""
    if name not in _TITLES:
        return name
    if parent.type.startswith("mv"):
        return "main" + name
    if parent.type in _SINGLE or child_type in _PARTS:
        return "" if child_type not in _PARTS or "book" + name in parent.fields else "book" + name
    if parent.type == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}.get(name, "")
    return ""


def _names(entry: RawEntry) -> Iterator[_Named]:
    """What the entry takes over from, in the order in which it counts; each once."""
    for field in ("xdata", "crossref"):
        keys = (key.strip().lower() for key in entry.fields.get(field, "").split(","))
        yield from (_Named(entry, field, key) for key in dict.fromkeys(keys) if key)


def _missing(named: list[_Named], by_key: dict[str, RawEntry], source: SourceText) -> Iterator[Problem]:
    """The first few by themselves, with the key that may be meant; many alike in one sentence."""
    for entry, field, key in named[:_TOLD]:
        near = nearest(key, by_key)
        hint = f"did you mean “{by_key[near].key}”?" if near else "add that entry, or delete the field"
        message = f"“{entry.key}” takes over fields from “{key}”, but there is no such entry in this file."
        yield Problem(_place(entry, field, source), message, hint, Severity.WARNING)
    if rest := named[_TOLD:]:
        lines = ", ".join(str(entry.lines.get(field, entry.line)) for entry, field, _ in rest[:_TOLD])
        more = f" and {len(rest) - _TOLD:,} more" if len(rest) > _TOLD else ""
        message = (
            f"{len(rest):,} more entries take over fields from entries that are not in this file: lines {lines}{more}."
        )
        hint = "add those entries, or delete the fields crossref and xdata"
        yield Problem(_place(*rest[0][:2], source), message, hint, Severity.WARNING)


def _place(entry: RawEntry, field: str, source: SourceText) -> Position:
    return source.position_of(field, entry.lines.get(field, entry.line))
