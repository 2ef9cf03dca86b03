"""One work of several versions: by its identifiers, else by its title and year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from otofolio.importing.draft import Origin, Work
from otofolio.importing.works import UNNAMED, read_publications
from otofolio.model.letters import folded
from otofolio.model.publication import Kind, Publication
from otofolio.rendering.records.bibtex import bibtex_entry

_FIELD = re.compile(r"^  (\w+) = (\{.*\}),?$")
_OPENING = re.compile(r"(@\w+\s*[{(])\s*[^,\s]*\s*,")


class MergeWorks:
    """The works as they are added; it lives for one import."""

    def __init__(self, own: tuple[Work, ...]) -> None:
        """Begin with the person's own works, which stay as they are."""
        self.kept: list[Work] = []
        self.merges: list[tuple[Origin, Origin, str, str]] = []
        self._own_source = next((work.origin.source for work in own), None)
        self._places: dict[str, list[int]] = defaultdict(list)
        for work in own:
            self._keep(work)

    def add(self, work: Work) -> None:
        """Keep a work, or fold it into the one that it is."""
        found = (place for sign in _signs(work) for place in self._places[sign])
        place = next((place for place in found if _may_be_same(self.kept[place], work)), None)
        if place is None:
            self._keep(work)
            return
        first = self.kept[place]
        note = ""
        if first.origin.source != self._own_source:
            better, other = (work, first) if _is_fuller(work, first) else (first, work)
            publication, added = _completed(better.publication, other.publication)
            self.kept[place] = Work(publication, first.origin, first.ids | work.ids)
            note = f"{', '.join(added)} came from {other.origin.source}" if added else ""
            for sign in _signs(self.kept[place]):
                self._places[sign].append(place)
        self.merges.append((work.origin, first.origin, work.publication.plain_title, note))

    def _keep(self, work: Work) -> None:
        for sign in _signs(work):
            self._places[sign].append(len(self.kept))
        self.kept.append(work)


def _signs(work: Work) -> Iterator[str]:
    yield from _ids(work)
    if title := folded(work.publication.plain_title):
        yield f"title:{title}|{work.publication.year}"


def _ids(work: Work) -> frozenset[str]:
    ids = work.publication.identifiers
    named = (("doi", ids.doi.lower()), ("pmid", ids.pmid), ("pmcid", ids.pmcid))
    return work.ids | {f"{name}:{value}" for name, value in named if value}


def _may_be_same(first: Work, second: Work) -> bool:
    """An article is not its preprint, whatever their titles: each has a DOI of its own."""
    one, other = _ids(first), _ids(second)
    if one & other:
        return True
    for name in ("doi:", "pmid:"):
        if any(id.startswith(name) for id in one) and any(id.startswith(name) for id in other):
            return False
    kinds = {first.publication.kind, second.publication.kind}
    same_title = folded(first.publication.plain_title) == folded(second.publication.plain_title)
    return same_title and (len(kinds) == 1 or Kind.OTHER in kinds)


def _is_fuller(work: Work, first: Work) -> bool:
    """Versions of one source come in the order that the person prefers."""
    return work.origin.source != first.origin.source and _size(work.publication) > _size(first.publication)


def _size(work: Publication) -> int:
    names = ("container_title", "volume", "issue", "pages", "publisher", "issued", "abstract")
    has_kind = 0 if work.kind is Kind.OTHER else 3
    return has_kind + 2 * len(work.authors) + sum(bool(getattr(work, name)) for name in names)


def _completed(better: Publication, other: Publication) -> tuple[Publication, list[str]]:
    """The better entry with the lines that only the other one has."""
    lines = _lines(other)
    for name in _lines(better):
        lines.pop(name, None)
    if better.kind is not Kind.OTHER:
        for name in ("howpublished", "kind", "note", "booktitle" if better.container_title else ""):
            lines.pop(name, None)
    if not lines:
        return better, []
    text = bibtex_entry(better).rstrip()
    more = "".join(f",\n  {name} = {value}" for name, value in lines.items())
    read = read_publications(f"{text[:-1].rstrip().rstrip(',')}{more}\n{text[-1]}")
    return (replace(read[0], key=better.key), list(lines)) if len(read) == 1 else (better, [])


def _lines(work: Publication) -> dict[str, str]:
    """The fields of an entry of our own making, one on each line."""
    made = bibtex_entry(replace(work, source_text=""))
    return {found[1]: found[2] for line in made.split("\n") if (found := _FIELD.match(line))}


def bibliography(works: Iterable[Work], taken: Iterable[str] = ()) -> str:
    """The file: each entry under a key that no other has."""
    used = {key.casefold() for key in taken}
    entries = []
    for work in works:
        entry = bibtex_entry(work.publication)
        key = _free_key(_key(work.publication), used)
        used.add(key.casefold())
        entries.append(_OPENING.sub(lambda found, key=key: f"{found[1]}{key},", entry, count=1))  # type: ignore[misc]
    return "\n".join(entries)


def _key(work: Publication) -> str:
    if work.key and work.key != UNNAMED:
        return re.sub(r"[^\w:.+/-]+", "-", work.key).strip("-") or "work"
    first = next((name.family or name.literal for name in work.authors), "work")
    word = next((word for word in folded(work.plain_title).split() if len(word) > 3), "")
    made = f"{folded(first).replace(' ', '')}{work.year or ''}{word}"
    return re.sub(r"[^a-z0-9]", "", made) or "work"


def _free_key(key: str, used: set[str]) -> str:
    number, free = 1, key
    while free.casefold() in used:
        number += 1
        free = f"{key}-{number}"
    return free
