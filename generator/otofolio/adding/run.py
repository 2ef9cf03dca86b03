"""`otofolio add` as a whole: numbers in, entries at the end of the file, and a sentence about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from otofolio.adding.file import append, entry_text, works_in
from otofolio.adding.identifiers import Identifier, Scheme, isbn_13, pasted, read_identifier
from otofolio.adding.keys import key_for
from otofolio.adding.online import Online
from otofolio.adding.services import Record, Services, fetch
from otofolio.importing.draft import Origin, Work
from otofolio.importing.merge_works import MergeWorks
from otofolio.importing.own import read_own
from otofolio.model.publication import Publication
from otofolio.problems import InputError, Refusal

_THERE = "file"


@dataclass(frozen=True, slots=True)
class Added:
    """What to say on the terminal: about what is in the file now, and about what could not be added."""

    told: tuple[str, ...]
    failed: tuple[Refusal, ...]


def add_works(arguments: Iterable[str], path: Path, online: Online, services: Services) -> Added:
    """Add each work that the file does not have. One that fails does not keep the others out. Raises Refusal."""
    adding = _Adding(works_in(path), _works_beside(path))
    failed: list[Refusal] = []
    for text in pasted(arguments):
        try:
            adding.add(read_identifier(text), online, services)
        except Refusal as refusal:
            failed.append(refusal)
    if adding.entries:
        append(path, adding.entries)
    return Added(tuple(adding.told), tuple(failed))


def _works_beside(path: Path) -> tuple[Publication, ...]:
    """The works of the portfolio's other files, as far as its data file can be read."""
    try:
        return tuple(work.publication for work in read_own(path.parent).works)
    except InputError:
        return ()


class _Adding:
    """Collects the entries of one run."""

    def __init__(self, there: tuple[Publication, ...], beside: tuple[Publication, ...]) -> None:
        self.entries: list[str] = []
        self.told: list[str] = []
        self._works = [*there, *beside]

    def add(self, identifier: Identifier, online: Online, services: Services) -> None:
        """Make the entry, unless its work is there already: then nobody is asked."""
        if work := next((work for work in self._works if _has(work, identifier)), None):
            self.told.append(f"{identifier} is there already, as {work.key}.")
            return
        record = fetch(identifier, online, services)
        if twin := self._twin(record):
            self.told.append(f"{identifier} is there already, as {twin.key}: “{twin.plain_title}”.")
            return
        key = key_for(record.publication, self._works)
        self.entries.append(entry_text(record.publication, key))
        self._works.append(replace(record.publication, key=key))
        remark = f"; {record.remark}" if record.remark else ""
        self.told.append(f"Added {key}: “{record.publication.plain_title}” (from {record.service}{remark}).")

    def _twin(self, record: Record) -> Publication | None:
        """The same work under another number."""
        ours = tuple(Work(work, Origin(_THERE, str(place))) for place, work in enumerate(self._works))
        merging = MergeWorks(ours)
        merging.add(Work(record.publication, Origin(record.service, "")))
        return self._works[int(merging.merges[0][1].place)] if merging.merges else None


def _has(work: Publication, identifier: Identifier) -> bool:
    return identifier.value.casefold() in {value.casefold() for value in _numbers(work, identifier.scheme)}


def _numbers(work: Publication, scheme: Scheme) -> Iterator[str]:
    ids = work.identifiers
    if scheme is Scheme.ISBN:
        yield from (isbn_13("".join(part.split("-")).upper()) for part in ids.isbn.replace(",", " ").split())
    elif scheme is Scheme.ARXIV:
        number = ids.arxiv or ids.doi.casefold().removeprefix("10.48550/arxiv.")
        yield number.rpartition("v")[0] if number.rpartition("v")[2].isdigit() and "v" in number else number
    else:
        yield {Scheme.DOI: ids.doi, Scheme.PMID: ids.pmid, Scheme.PMCID: ids.pmcid}[scheme]
