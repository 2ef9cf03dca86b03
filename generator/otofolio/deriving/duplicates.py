"""The same work under two keys: one entry with the identifiers of both, and a notice that says which was kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import islice
from typing import NamedTuple, TypeVar

from otofolio.model.letters import folded
from otofolio.model.publication import Attachments, Identifiers, Kind, Publication, Status
from otofolio.model.text import plain
from otofolio.problems import Problem, Severity

_PRESENTED = (Kind.ORAL, Kind.POSTER, Kind.PUBLISHED_ABSTRACT)
_ARTICLES = {Kind.JOURNAL_ARTICLE, Kind.REVIEW, Kind.CASE_REPORT, Kind.LETTER}
_MAY_HAVE_PREPRINTS = _ARTICLES | {Kind.PREPRINT, Kind.CONFERENCE_PAPER, Kind.CHAPTER}
_SHORTEST_TITLE = 20
_YEARS_ON_THE_WAY = 3
_PROGRESS = tuple(Status)
_MOST_COMPARED = 100
"""Works of one title, each at a meeting of its own; nobody presents one title more often."""

Facts = TypeVar("Facts", Identifiers, Attachments)


def merge_duplicates(publications: Iterable[Publication]) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Each work once, in the order of first appearance, and a notice at each entry that was folded into another."""
    kept: list[_Kept] = []
    places: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    problems: list[Problem] = []
    for publication in publications:
        work = _Kept(publication, _families(publication))
        found = (place for sign in _signs(publication) for place in islice(places[sign], _MOST_COMPARED))
        place = next((place for place in found if _may_be_same(kept[place], work)), None)
        if place is None:
            place = len(kept)
            kept.append(work)
        else:
            merged, problem = _merged(kept[place].work, publication)
            kept[place] = _Kept(merged, _families(merged))
            problems.append(problem)
        for sign in _signs(publication):
            places[sign][place] = None
    return tuple(each.work for each in kept), tuple(problems)


class _Kept(NamedTuple):
    """A work, and the surnames of its authors, made comparable once."""

    work: Publication
    families: frozenset[str]


def _families(work: Publication) -> frozenset[str]:
    return frozenset(folded(name.family or name.literal) for name in work.authors)


def _signs(publication: Publication) -> Iterator[tuple[str, str]]:
    """What may make two entries the same work: an identifier, or a title that is too long for a coincidence."""
    ids = publication.identifiers
    if ids.doi:
        yield "doi", ids.doi.lower()
    if ids.pmid:
        yield "pmid", ids.pmid
    title = folded(publication.plain_title)
    if len(title) >= _SHORTEST_TITLE:
        yield "title", title


def _may_be_same(first: _Kept, second: _Kept) -> bool:
    """Posters and talks are never merged with articles; a preprint is merged with its article."""
    one, other = first.work, second.work
    same_doi = bool(one.identifiers.doi) and one.identifiers.doi.lower() == other.identifiers.doi.lower()
    same_id = same_doi or (bool(one.identifiers.pmid) and one.identifiers.pmid == other.identifiers.pmid)
    kinds = {one.kind, other.kind}
    if kinds & {*_PRESENTED}:
        return len(kinds) == 1 and _same_event(one, other) and (same_id or one.year == other.year)
    if same_id:
        return True
    if _conflict(one.identifiers.pmid, other.identifiers.pmid) or not _share_an_author(first.families, second.families):
        return False
    if Kind.PREPRINT in kinds:
        return kinds <= _MAY_HAVE_PREPRINTS and abs(one.year - other.year) <= _YEARS_ON_THE_WAY
    if _conflict(one.identifiers.doi.lower(), other.identifiers.doi.lower()):
        return False
    if len(kinds) != 1 and not kinds <= _ARTICLES:
        return False
    is_out = one.status is other.status is Status.PUBLISHED
    return one.year == other.year or (not is_out and _near(one.year, other.year))


def _near(one: int, other: int) -> bool:
    """What was submitted without a year, or a few years before, has come out since."""
    return not (one and other) or abs(one - other) <= _YEARS_ON_THE_WAY


def _share_an_author(one: frozenset[str], other: frozenset[str]) -> bool:
    """The title alone decides only if an entry names nobody."""
    return not one or not other or not one.isdisjoint(other)


def _same_event(one: Publication, other: Publication) -> bool:
    return folded(_event(one)) == folded(_event(other)) and one.event_date == other.event_date


def _event(publication: Publication) -> str:
    """The meeting, or if none is named what `howpublished` says, which may be its name alone."""
    return publication.event_title or plain(publication.container_title) or publication.medium


def _conflict(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _merged(first: Publication, second: Publication) -> tuple[Publication, Problem]:
    """The version that has come further wins, a published one over its preprint; else the first of the list."""
    better, other = (second, first) if _stage(second) < _stage(first) else (first, second)
    merged = replace(
        _with_authors(_completed(better, other), other),
        identifiers=_identifiers(better, other),
        attachments=_both(better.attachments, other.attachments),
        selected=better.selected or other.selected,
        snapshot=better.snapshot if better.snapshot is not None else other.snapshot,
    )
    place = better.position
    where = f"in line {place.line}" if place.file == other.position.file else f"in {place.file}, line {place.line}"
    said = f"“{other.key}” is the same work as “{better.key}” {where}, so only “{better.key}” is listed."
    hint = "take one of them out, or give them different titles and DOIs if they are two works"
    return merged, Problem(other.position, said, hint, Severity.NOTICE)


def _stage(publication: Publication) -> tuple[bool, int]:
    return publication.kind is Kind.PREPRINT, _PROGRESS.index(publication.status)


def _completed(better: Publication, other: Publication) -> Publication:
    """With what only the other entry says. Volume and pages belong to one version, and pass to the same kind only."""
    work = replace(
        better,
        abstract=better.abstract or other.abstract,
        keywords=better.keywords or other.keywords,
        award=better.award or other.award,
    )
    if better.kind is not other.kind:
        return work
    return replace(
        work,
        url=better.url or other.url,
        issue=better.issue or other.issue,
        volume=better.volume or other.volume,
        pages=better.pages or other.pages,
        number=better.number or other.number,
        issued=better.issued or other.issued,
        container_title_short=better.container_title_short or other.container_title_short,
        publisher=better.publisher or other.publisher,
    )


def _with_authors(work: Publication, other: Publication) -> Publication:
    """With the other's list of authors, if the work has none or only its beginning."""
    if not work.authors or (work.authors_truncated and not other.authors_truncated):
        return replace(work, authors=other.authors, authors_truncated=other.authors_truncated)
    return work


def _identifiers(better: Publication, other: Publication) -> Identifiers:
    ids = _both(better.identifiers, other.identifiers)
    if other.kind is not Kind.PREPRINT or better.kind is Kind.PREPRINT:
        return ids
    earlier = other.identifiers.doi
    is_another = earlier.lower() != better.identifiers.doi.lower()
    return replace(ids, doi=better.identifiers.doi, preprint_doi=earlier if is_another else ids.preprint_doi)


def _both(better: Facts, other: Facts) -> Facts:
    names = [field.name for field in fields(better)]
    return type(better)(**{name: getattr(better, name) or getattr(other, name) for name in names})
