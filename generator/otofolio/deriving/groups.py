"""The publication list as a medical CV has it: by kind, newest first, numbered from the oldest up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from otofolio.model.person import Numbers
from otofolio.model.portfolio import IN_PROGRESS, Cited, PublicationGroup, Tally
from otofolio.model.publication import Kind, OwnerRole, Publication
from otofolio.model.text import RichText

Cite = Callable[[Publication], RichText]

_TITLES = {
    Kind.JOURNAL_ARTICLE: "Journal articles",
    Kind.REVIEW: "Review articles",
    Kind.CASE_REPORT: "Case reports",
    Kind.LETTER: "Letters and editorials",
    Kind.PUBLISHED_ABSTRACT: "Published abstracts",
    Kind.CHAPTER: "Book chapters",
    Kind.BOOK: "Books",
    Kind.CONFERENCE_PAPER: "Conference papers",
    Kind.ORAL: "Oral presentations",
    Kind.POSTER: "Poster presentations",
    Kind.PREPRINT: "Preprints",
    Kind.THESIS: "Theses",
    Kind.DATASET: "Datasets and software",
    Kind.OTHER: "Other publications",
}
ARTICLES = (Kind.JOURNAL_ARTICLE, Kind.REVIEW, Kind.CASE_REPORT)
PRESENTATIONS = (Kind.ORAL, Kind.POSTER)
_SELECTED = 3


def group_publications(publications: Iterable[Publication], cite: Cite) -> tuple[PublicationGroup, ...]:
    """Groups in the order of kinds, none empty; what is not published yet comes last, apart."""
    by_kind: dict[Kind | None, list[Publication]] = {}
    for publication in publications:
        kind = publication.kind if publication.status.is_public else None
        by_kind.setdefault(kind, []).append(publication)
    groups = [_group(kind, kind.value, _TITLES[kind], by_kind[kind], cite) for kind in Kind if kind in by_kind]
    if None in by_kind:
        groups.append(_group(None, IN_PROGRESS, "Submitted and in preparation", by_kind[None], cite))
    return tuple(groups)


def selected_works(groups: Iterable[PublicationGroup]) -> tuple[Cited, ...]:
    """What the person marked `selected`; else their newest first-author articles, as a reader would choose."""
    entries = [entry for group in groups for entry in group.entries if entry.publication.status.is_public]
    chosen = [entry for entry in entries if entry.publication.selected]
    if chosen:
        return tuple(chosen)
    articles = [entry for entry in entries if entry.publication.kind in ARTICLES]
    ranked = sorted(articles, key=lambda entry: entry.publication.owner_role is not OwnerRole.FIRST)
    return tuple(ranked[:_SELECTED])


def count_works(groups: Iterable[PublicationGroup], us_clinical_weeks: int) -> Numbers:
    """The figures of Home and snapshot, from published work only in which the owner was found."""
    published = [entry.publication for group in groups if group.kind for entry in group.entries]
    entries = [entry for entry in published if _is_the_owners(entry)]
    articles = [entry for entry in entries if entry.kind in ARTICLES]
    return Numbers(
        articles=len(articles),
        first_author=sum(entry.owner_role is OwnerRole.FIRST for entry in articles),
        presentations=sum(entry.kind in PRESENTATIONS for entry in entries),
        us_clinical_weeks=us_clinical_weeks,
    )


def tally_works(groups: Collection[PublicationGroup]) -> Tally:
    """What those figures are made of, group by group."""
    counts = {
        group.kind: sum(_is_the_owners(entry.publication) for entry in group.entries)
        for group in groups
        if group.kind and group.kind in (*ARTICLES, *PRESENTATIONS)
    }
    listed = sum(len(group.entries) for group in groups if group.kind in counts)
    return Tally(_counted(counts, ARTICLES), _counted(counts, PRESENTATIONS), listed - sum(counts.values()))


def _counted(counts: Mapping[Kind, int], kinds: tuple[Kind, ...]) -> tuple[tuple[Kind, int], ...]:
    return tuple((kind, counts[kind]) for kind in kinds if counts.get(kind))


def _is_the_owners(work: Publication) -> bool:
    return work.owner_role is not OwnerRole.NONE


def _group(kind: Kind | None, slug: str, title: str, works: list[Publication], cite: Cite) -> PublicationGroup:
    newest_first = sorted(works, key=_age, reverse=True)
    count = len(works)
    entries = tuple(Cited(work, cite(work), count - place) for place, work in enumerate(newest_first))
    return PublicationGroup(kind, slug, title, entries)


def _age(publication: Publication) -> tuple[int, int, int]:
    """Work without a date that is on its way is the newest; published work without a date is the oldest."""
    start = publication.issued.start if publication.issued else None
    if start is None:
        return (0, 0, 0) if publication.status.value == "published" else (9999, 0, 0)
    event = publication.event_date.start if publication.event_date else None
    if event and event.year == start.year and not start.month:
        start = event
    return start.year, start.month, start.day
