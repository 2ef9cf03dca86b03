"""What the person already has in a folder, to be compared with and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from otofolio.importing.archive import refused
from otofolio.importing.draft import Draft, Entry, Origin, Value, Work
from otofolio.importing.merge import OWN
from otofolio.importing.validate import TEXTS
from otofolio.problems import InputError
from otofolio.reading.bibliography import read_bibliography
from otofolio.reading.source import decode, read_input
from otofolio.reading.yaml.document import read_yaml

_LISTS = ("education", "training", "clinical", "research", "work", "leadership", "volunteering", "teaching",
          "peer_review", "honors", "grants",
          "memberships", "certifications", "languages")  # fmt: skip


def read_own(folder: Path) -> Draft:
    """The entries and works of a folder's files; none if there are no such files. Raises InputError."""
    data: Any = {}
    if (folder / "cv.yaml").exists():
        source, _ = decode(_bytes(folder / "cv.yaml"), "cv.yaml")
        document, problems = read_yaml(source)
        if problems or not isinstance(document.data, dict):
            raise InputError(problems) if problems else refused("cv.yaml", "This is not a data file of Otofolio.")
        data = document.data
    names = data.get("publications", ["publications.bib"])
    works = [work for name in ([names] if isinstance(names, str) else names) for work in _works(folder / str(name))]
    return Draft(tuple(_entries(data)), tuple(works))


def _bytes(path: Path) -> bytes:
    try:
        return read_input(path)
    except OSError as error:
        raise refused(str(path), f"This cannot be read: {error.strerror or error}.") from None


def _works(path: Path) -> Iterator[Work]:
    if path.is_file():
        for work in read_bibliography(_bytes(path), path.name)[0]:
            yield Work(work, Origin(OWN, f"{path.name}, line {work.position.line}"))


def _entries(data: dict[str, Any]) -> Iterator[Entry]:
    origin = Origin(OWN, "cv.yaml")
    for key in ("headline", "summary"):
        if isinstance(data.get(key), str):
            yield Entry(key, {key: data[key]}, origin)
    for key in ("name", "contact", "profiles"):
        if isinstance(data.get(key), dict):
            yield Entry(key, _fields(data[key]), origin)
    for key in TEXTS:
        yield from (Entry(key, {"text": _line(node)}, origin) for node in _list(data.get(key)))
    for key in _LISTS:
        yield from (Entry(key, _fields(node), origin) for node in _list(data.get(key)) if isinstance(node, dict))
    profiles = data.get("profiles")
    for node in _list(profiles.get("custom")) if isinstance(profiles, dict) else []:
        if isinstance(node, dict):
            yield Entry("profiles.custom", _fields(node), origin)
    for section in _list(data.get("sections")):
        for node in _list(section.get("items")) if isinstance(section, dict) else []:
            fields = _fields(node) if isinstance(node, dict) else {"title": str(node)}
            yield Entry(f"sections:{section.get('title', '')}", fields, origin)


def _line(node: Any) -> str:
    """A skill, or a group of them as a source would write it."""
    if isinstance(node, dict):
        return f"{node.get('group', '')}: {', '.join(map(str, _list(node.get('items'))))}"
    return str(node)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _fields(node: dict[str, Any]) -> dict[str, Value]:
    said = {name: value if isinstance(value, str) else tuple(map(str, _list(value))) for name, value in node.items()}
    return {name: value for name, value in said.items() if value and name != "custom"}
