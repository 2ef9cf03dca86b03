"""Fields that an entry takes over from others: `crossref` and `xdata`, by BibLaTeX's rules (appendix B)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from otofolio.problems import Problem, Severity
from otofolio.reading.field_reader import RawEntry
from otofolio.reading.source import SourceText

_TITLES = ("title", "subtitle", "titleaddon")
_SINGLE = ("book", "collection", "proceedings", "reference", "manual")
_DEEPEST = 10
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
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    for entry in entries:
        _tell_missing(entry, by_key, source, problems)
        yield _completed(entry, by_key, frozenset())


def _completed(entry: RawEntry, by_key: dict[str, RawEntry], passed: frozenset[str]) -> RawEntry:
    """The entry with what it inherits; `passed` are the keys on the way here, so that circles end."""
    fields, passed = dict(entry.fields), passed | {entry.key.lower()}
    if len(passed) > _DEEPEST:
        return entry
    for key in _names(entry, "xdata"):
        if key in by_key and key not in passed:
            store = _completed(by_key[key], by_key, passed)
            _take(fields, {name: value for name, value in store.fields.items() if name != "xdata"})
    for key in _names(entry, "crossref"):
        if key in by_key and key not in passed:
            _take(fields, _lent(_completed(by_key[key], by_key, passed), entry.type))
    return entry._replace(fields=fields)


def _take(fields: dict[str, str], lent: dict[str, str]) -> None:
    """What the entry says itself wins, and a date in either form is a date."""
    dated = "date" in fields or "year" in fields
    for name, value in lent.items():
        if not (dated and name in ("date", "year", "month", "day")):
            fields.setdefault(name, value)


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
    """The child's name for a parent's field; nothing where it would be wrong there."""
    if name not in _TITLES:
        return name
    if parent.type.startswith("mv"):
        return "main" + name
    if parent.type in _SINGLE or child_type in _PARTS:
        return "" if child_type not in _PARTS or "book" + name in parent.fields else "book" + name
    if parent.type == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}.get(name, "")
    return ""


def _names(entry: RawEntry, field: str) -> list[str]:
    return [key.strip().lower() for key in entry.fields.get(field, "").split(",") if key.strip()]


def _tell_missing(entry: RawEntry, by_key: dict[str, RawEntry], source: SourceText, problems: list[Problem]) -> None:
    for field in ("crossref", "xdata"):
        for key in _names(entry, field):
            if key not in by_key:
                near = get_close_matches(key, by_key, 1)
                hint = f'did you mean "{by_key[near[0]].key}"?' if near else "add that entry, or delete the field."
                message = f'"{entry.key}" takes over fields from "{key}", but there is no such entry in this file.'
                place = source.position_of(field, entry.lines.get(field, entry.line))
                problems.append(Problem(place, message, hint, Severity.WARNING))
