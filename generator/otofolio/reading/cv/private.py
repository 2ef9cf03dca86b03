"""`private.yaml`: what must not be in a public repository, merged over `cv.yaml`.

Groups are merged field by field, lists are appended. What it holds is private unless `publish` names it. What the
website cannot keep private (a headline, the design) is left out with a warning: the published site is built without
this file, and the site on the person's own computer must not be another one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from otofolio.problems import Position, Problem, Severity
from otofolio.reading.yaml.document import Path, YamlDocument

PRIVATE_FILE = "private.yaml"
_PUBLIC = (
    "name", "credentials", "headline", "summary", "photo", "specialty", "school", "status", "profiles",
    "also_published_as", "publications", "cv", "snapshot", "citations", "design",
)  # fmt: skip
"""What is on the website or shapes it, and has no way to be private."""
_NAMED = ("exams", "references")
"""Sections whose entries have a name of their own, which may be in both files, and say `publish`."""
_YES = ("yes", "true", "on", "y", "t", "1")


@dataclass(slots=True)
class Merged:
    """Both files as one document, and the contact fields that stay private whatever `publish` in `cv.yaml` says."""

    document: YamlDocument
    problems: list[Problem] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    taken: dict[Path, int] = field(default_factory=dict)
    """What comes from the private file, by its path there, and by how much its place in a list moves."""
    replaced: set[Path] = field(default_factory=set)


def merge_private(public: YamlDocument, private: YamlDocument) -> Merged:
    """Both as one; the data of each are named fields. If they contradict each other, the private file wins."""
    merged = Merged(YamlDocument(dict(public.data), public.source, dict(public.keys), dict(public.values)))
    for name, value in private.data.items():
        if name in _PUBLIC:
            merged.problems.append(_left_out(name, private))
        else:
            _add((name,), value, private, merged)
    _merge_places(private, merged)
    _withhold_entries(public, private, merged)
    return merged


def _add(path: Path, value: Any, private: YamlDocument, merged: Merged) -> None:
    parent = _at(merged.document.data, path[:-1])
    known = parent.get(path[-1])
    if known is None:
        parent[path[-1]] = value
        merged.taken[path] = 0
    elif isinstance(known, dict) and isinstance(value, dict):
        parent[path[-1]] = dict(known)
        for name, inner in value.items():
            _add((*path, name), inner, private, merged)
    elif isinstance(known, list) and isinstance(value, list) and path[0] != "contact":
        parent[path[-1]] = [*known, *value]
        merged.taken[path] = len(known)
    elif known != value:
        _replace(path, value, private, merged)


def _replace(path: Path, value: Any, private: YamlDocument, merged: Merged) -> None:
    """The private value counts. A contact detail then stays private, for the public one may be meant by `publish`."""
    document = merged.document
    merged.problems.append(_contradiction(path, private.keys[path].position, document.keys[path].position))
    merged.replaced.add(path)
    _at(document.data, path[:-1])[path[-1]] = value
    merged.taken[path] = 0
    if path[0] == "contact":
        merged.withheld |= {str(path[1])} if len(path) > 1 else set()
        merged.withheld -= set(map(str.casefold, _texts(private.data.get("publish"))))


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def _merge_places(private: YamlDocument, merged: Merged) -> None:
    """The places of what was taken, under the paths that they have in both files together; in one pass."""
    document = merged.document
    for own, table in ((private.keys, document.keys), (private.values, document.values)):
        for path in [path for path in table if _prefix(path, merged.replaced)]:
            del table[path]
        for path, place in own.items():
            if prefix := _prefix(path, merged.taken):
                table.setdefault(_moved(path, len(prefix), merged.taken[prefix]), place)


def _prefix(path: Path, known: Collection[Path]) -> Path:
    """The beginning of a path that is known; nothing if none is."""
    return next((path[:length] for length in range(1, len(path) + 1) if path[:length] in known), ())


def _moved(path: Path, depth: int, offset: int) -> Path:
    """The path with its number in the list at a depth raised by an offset."""
    index = path[depth] if len(path) > depth else 0
    return (
        (*path[:depth], index + offset, *path[depth + 1 :])
        if offset and isinstance(index, int) and len(path) > depth
        else path
    )


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _withhold_entries(public: YamlDocument, private: YamlDocument, merged: Merged) -> None:
    """An examination that one file publishes and the other keeps private is private."""
    for section in _NAMED:
        kept = {_name(entry) for entry in _entries(private, section) if not _is_published(entry)}
        entries = _entries(merged.document, section)
        for index, entry in enumerate(_entries(public, section)):
            if _is_published(entry) and _name(entry) in kept:
                entries[index] = {**entry, "publish": "no"}
                where = public.values[(section, index)].position
                said = f"“{entry['name']}” is published here and private in {private.source.file}; it stays private."
                hint = "keep one of the two, and delete the other"
                merged.problems.append(Problem(where, said, hint, Severity.WARNING))


def _entries(document: YamlDocument, section: str) -> list[Any]:
    entries = document.data.get(section)
    return entries if isinstance(entries, list) else []


def _name(entry: Any) -> str:
    name = entry.get("name") if isinstance(entry, dict) else ""
    return " ".join(name.casefold().split()) if isinstance(name, str) else ""


def _is_published(entry: Any) -> bool:
    said = entry.get("publish") if isinstance(entry, dict) else ""
    return isinstance(said, str) and said.casefold() in _YES


def _left_out(name: str, private: YamlDocument) -> Problem:
    said = f"“{name}” is not used: {private.source.file} is for what the website does not show."
    hint = f"move it to cv.yaml, or delete it; {PRIVATE_FILE} may hold `contact`, `card`, `send` and the sections"
    return Problem(private.keys[(name,)].position, said, hint, Severity.WARNING)


def _contradiction(path: Path, where: Position, other: Position) -> Problem:
    name = ".".join(map(str, path))
    said = f"“{name}” is different in {other.file} (line {other.line}); the one here counts, and stays private."
    return Problem(
        where, said, f"delete the one that is wrong; to publish it, keep it in {other.file} only", Severity.WARNING
    )
