"""What `otofolio new` writes as a sample, and what of it is left beside a name that is not the sample's.

The starter's own files say what the samples are, switched-off lines included. Where a value may well be the person's
own (a state, a degree, a language), being the same says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from otofolio.model.publication import Publication
from otofolio.model.text import plain
from otofolio.problems import Position, Problem, Severity
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import SourceText
from otofolio.reading.yaml.document import Path, YamlDocument, read_yaml

_SWITCHED_OFF = re.compile(r"^#(?=(?:  )*[^ #])", re.MULTILINE)
"""A field that is switched off keeps its indentation, which is even; a remark starts with one space."""
_INVENTED = re.compile(r"(?<![a-z])(?:example|sample|doe)(?![a-z])", re.IGNORECASE)
"""Names that only a sample has."""
_PROSE = ("summary", "highlights", "topic", "detail", "thesis", "notes")
_ADDRESSES = ("contact", "profiles")
_ANYBODYS = {("contact", "location"), ("contact", "publish")}
_CHOICES = ("languages", "exams", "status", "specialty", "publish", "publications", "design", "citations", "cv",
            "snapshot", "card")  # fmt: skip
"""What anybody may have as the sample has it."""
_COMMON = (*_CHOICES, "education")
"""Sections of which a whole entry may be the same by chance."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples: the name, single texts by the last name of their path, whole entries by section, titles of works."""

    name: tuple[str, str]
    texts: frozenset[tuple[str, str]]
    entries: frozenset[tuple[str, str]]
    works: frozenset[str]


@cache
def samples() -> Samples:
    """What the starter holds."""
    folder = files("otofolio") / "starter" / "files"
    name: tuple[str, str] = ("", "")
    texts: set[tuple[str, str]] = set()
    entries: set[tuple[str, str]] = set()
    for file in ("cv.yaml", "private.yaml"):
        text = _SWITCHED_OFF.sub("", (folder / file).read_text(encoding="utf-8"))
        data = read_yaml(SourceText(file, text))[0].data
        name = _name(data) if "name" in data else name
        texts |= {(_field(path), _folded(value)) for path, value in _texts(data, ()) if _is_telling(path, value)}
        entries |= {(_field(path), _whole(entry)) for path, entry in _entries(data)}
    works = read_bibliography((folder / "publications.bib").read_bytes(), "publications.bib")[0]
    return Samples(name, frozenset(texts), frozenset(entries), frozenset(_title(work) for work in works))


def sample_problems(
    document: YamlDocument, works: Iterable[Publication], site_name: tuple[str, Position] = ("", Position(""))
) -> tuple[Problem, ...]:
    """A warning for each file that names every sample left in it, if the name is no longer the sample's."""
    known = samples()
    if _name(document.data) in (known.name, ("", "")):
        return ()
    found = [*_left_in_data(document, known), *_left_in_works(works, known)]
    if all(part in _folded(site_name[0]) for part in known.name):
        found.append(("site_name", site_name[1]))
    by_file: dict[str, list[tuple[str, Position]]] = {}
    for name, position in found:
        by_file.setdefault(position.file, []).append((name, position))
    return tuple(_left(names) for names in by_file.values())


def without_invitations(
    problems: Iterable[Problem], document: YamlDocument, works: Iterable[Publication]
) -> tuple[Problem, ...]:
    """The problems without advice on how to be found among the authors of a sample."""
    known = samples()
    if _name(document.data) in (known.name, ("", "")):
        return tuple(problems)
    places = {work.position for work in works if _title(work) in known.works}
    return tuple(one for one in problems if not (one.position in places and "also_published_as" in one.hint))


def _left_in_data(document: YamlDocument, known: Samples) -> Iterator[tuple[str, Position]]:
    """Entries by their section, other values by their path; each entry once."""
    whole = [path for path, entry in _entries(document.data) if (_field(path), _whole(entry)) in known.entries]
    telling = [path for path, value in _texts(document.data, ())
               if _is_telling(path, value) and (_field(path), _folded(value)) in known.texts]  # fmt: skip
    named = {_owner(path) for path in (*whole, *telling)}
    for path in sorted(named, key=lambda path: (document.values[path].line, document.values[path].column)):
        yield ".".join(part for part in path if isinstance(part, str)), document.nearest(*path)


def _left_in_works(works: Iterable[Publication], known: Samples) -> Iterator[tuple[str, Position]]:
    for work in works:
        if _title(work) in known.works:
            yield f"“{plain(work.title)}”", work.position


def _left(found: list[tuple[str, Position]]) -> Problem:
    named = ", ".join(f"{name} (line {position.line})" for name, position in found)
    are = "is still the sample" if len(found) == 1 else "are still samples"
    said = f"What `otofolio new` wrote {are}: {named}."
    hint = (
        "put your own in its place, or delete it" if len(found) == 1 else "put your own in their place, or delete them"
    )
    return Problem(found[0][1], said, hint, Severity.WARNING)


def _name(data: Any) -> tuple[str, str]:
    name = data.get("name")
    parts = (name.get("given"), name.get("family")) if isinstance(name, dict) else ("", "")
    return _folded(parts[0] or ""), _folded(parts[1] or "")


def _is_telling(path: Path, value: str) -> bool:
    """Whether nobody else would write the same there."""
    if not value or path[0] in _CHOICES:
        return False
    is_address = path[0] in _ADDRESSES and path not in _ANYBODYS
    return is_address or _field(path) in _PROSE or bool(_INVENTED.search(value))


def _field(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _owner(path: Path) -> Path:
    """The entry of a list at the top level, or the value itself."""
    return path[:2] if len(path) > 1 and isinstance(path[1], int) else path


def _entries(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    for section, value in data.items():
        if isinstance(value, list) and section not in _COMMON:
            yield from (((section, index), entry) for index, entry in enumerate(value))


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
    elif path:
        yield path, value


def _whole(entry: Any) -> str:
    """An entry as one text, whatever the order of its fields; `snapshot` and `publish` make it no other."""
    if isinstance(entry, dict):
        return repr(
            sorted((name, _whole(value)) for name, value in entry.items() if name not in ("snapshot", "publish"))
        )
    return repr([_whole(one) for one in entry]) if isinstance(entry, list) else _folded(entry)


def _title(work: Publication) -> str:
    return _folded(plain(work.title))


def _folded(text: Any) -> str:
    return " ".join(text.casefold().split()) if isinstance(text, str) else ""
