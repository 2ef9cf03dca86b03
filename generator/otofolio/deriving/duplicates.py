"""The same work under two keys: one entry with the identifiers of both, and a notice that says which was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from otofolio.deriving.folding import folded
from otofolio.model.publication import Identifiers, Kind, Publication
from otofolio.problems import Problem, Severity

_PRESENTED = (Kind.ORAL, Kind.POSTER, Kind.PUBLISHED_ABSTRACT)
_SHORTEST_TITLE = 20
_PREPRINT_YEARS = 3
_INHERITED = ("abstract", "keywords", "url", "issue", "volume", "pages", "container_title_short", "publisher", "award")


def merge_duplicates(publications: Iterable[Publication]) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Each work once, in the order of first appearance, and a notice at each entry that was folded into another."""
    kept: list[Publication] = []
    places: dict[tuple[str, ...], int] = {}
    problems: list[Problem] = []
    for publication in publications:
        place = _place_of_same(publication, kept, places)
        if place is None:
            place = len(kept)
            kept.append(publication)
        else:
            kept[place], problem = _merged(kept[place], publication)
            problems.append(problem)
        places.update((sign, place) for sign in _signs(kept[place]) if sign not in places)
    return tuple(kept), tuple(problems)


def _place_of_same(publication: Publication, kept: list[Publication], places: dict[tuple[str, ...], int]) -> int | None:
    found = (places[sign] for sign in _signs(publication) if sign in places)
    return next((place for place in found if _may_be_same(kept[place], publication)), None)


def _signs(publication: Publication) -> Iterator[tuple[str, ...]]:
    """What makes two entries the same work: an identifier, or the same long title by the same first author."""
    ids = publication.identifiers
    if ids.doi:
        yield "doi", ids.doi.lower()
    if ids.pmid:
        yield "pmid", ids.pmid
    title = folded(publication.plain_title)
    if len(title) >= _SHORTEST_TITLE and publication.authors:
        first = publication.authors[0]
        yield "title", title, folded(first.family or first.literal)


def _may_be_same(one: Publication, other: Publication) -> bool:
    """A poster is not its article, nor a talk given at two meetings one talk; a preprint is its article."""
    same_doi = one.identifiers.doi and one.identifiers.doi.lower() == other.identifiers.doi.lower()
    same_pmid = one.identifiers.pmid and one.identifiers.pmid == other.identifiers.pmid
    kinds = {one.kind, other.kind}
    if kinds & {*_PRESENTED}:
        return len(kinds) == 1 and _same_event(one, other) and bool(same_doi or same_pmid or one.year == other.year)
    if same_doi or same_pmid:
        return True
    if _conflict(one.identifiers.pmid, other.identifiers.pmid):
        return False
    if Kind.PREPRINT in kinds:
        return abs(one.year - other.year) <= _PREPRINT_YEARS
    return one.year == other.year and not _conflict(one.identifiers.doi.lower(), other.identifiers.doi.lower())


def _same_event(one: Publication, other: Publication) -> bool:
    return folded(_event(one)) == folded(_event(other)) and one.event_date == other.event_date


def _event(publication: Publication) -> str:
    return publication.event_title or "".join(run.text for run in publication.container_title)


def _conflict(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _merged(first: Publication, second: Publication) -> tuple[Publication, Problem]:
    """The published version wins over its preprint, else the first over the later one."""
    better, other = (
        (second, first) if first.kind is Kind.PREPRINT and second.kind is not Kind.PREPRINT else (first, second)
    )
    missing = {name: getattr(other, name) for name in _INHERITED if not getattr(better, name)}
    if better.kind is not other.kind:
        missing = {name: value for name, value in missing.items() if name in ("abstract", "keywords", "award")}
    merged = replace(
        better,
        **missing,
        identifiers=_both(better.identifiers, other.identifiers),
        selected=better.selected or other.selected,
        snapshot=better.snapshot if better.snapshot is not None else other.snapshot,
    )
    said = f"“{other.key}” is the same work as “{better.key}” in line {better.position.line}, which is shown for both."
    hint = "take one of them out, or give them different titles and DOIs if they are two works"
    return merged, Problem(other.position, said, hint, Severity.NOTICE)


def _both(better: Identifiers, other: Identifiers) -> Identifiers:
    names = [field.name for field in fields(Identifiers)]
    return Identifiers(**{name: getattr(better, name) or getattr(other, name) for name in names})
