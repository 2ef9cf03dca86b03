"""Scholarly works in ERAS' types, with the author string of the form, events grouped, and the stars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from otofolio.model.eras import ErasForm, LeftOutWork, Scholarly, WorkForm
from otofolio.model.letters import folded
from otofolio.model.plans import ErasPlan
from otofolio.model.publication import Contributor, Kind, OwnerRole, Publication, Status
from otofolio.problems import Problem, Severity, nearest

_PRESENTED = (Kind.ORAL, Kind.POSTER)
_SHORTEST_TITLE = 12
"""Letters; shorter ones (`Case report`) are alike by chance."""


def derive_works(
    works: Iterable[Publication], form: ErasForm, plan: ErasPlan
) -> tuple[tuple[Scholarly, ...], tuple[LeftOutWork, ...], tuple[Problem, ...]]:
    """The works under their types in the form's order, and those that it does not take."""
    works = tuple(works)
    found: dict[str, list[Scholarly]] = {}
    left_out = []
    for work in works:
        kind, reason = _type_of(work, form)
        if kind is None:
            left_out.append(LeftOutWork(work, reason))
        else:
            found.setdefault(kind.name, []).append(_scholarly(work, kind, work.key in plan.starred, reason))
    ordered = [one for kind in form.works for one in found.get(kind.name, ())]
    entries = tuple(_with_events(ordered) if form.has_collections else ordered)
    return entries, tuple(left_out), tuple(_star_problems(works, entries, form, plan))


def derive_collections(entries: Sequence[Scholarly]) -> tuple[tuple[str, ...], ...]:
    """The works of one project under other types, such as a poster and its article: those of one title."""
    groups: dict[str, list[Scholarly]] = {}
    for entry in entries:
        title = folded(entry.work.plain_title)
        if len(title) >= _SHORTEST_TITLE:
            groups.setdefault(title, []).append(entry)
    return tuple(
        tuple(f"{one.type}: {one.work.plain_title}" for one in group) for group in groups.values() if len(group) > 1
    )


def author_name(name: Contributor) -> str:
    """`Smith CB`, as AAMC writes it: the family name, then the initials together. A group keeps its name."""
    if name.literal or not name.given:
        return name.literal or name.family
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    words = name.given.replace("-", " ").replace(".", " ").split()
    initials = "".join(word[0] for word in words).upper()
    return " ".join(filter(None, (family, initials)))


def _type_of(work: Publication, form: ErasForm) -> tuple[WorkForm | None, str]:
    """The type of a work, and why it may not fit; or none, and why not."""
    if work.status is Status.IN_PREPARATION:
        return None, "it is in preparation, which ERAS does not take"
    of_kind = [kind for kind in form.works if work.kind.value in kind.kinds]
    fitting = next((kind for kind in of_kind if work.status.value in kind.statuses), None)
    if fitting:
        return fitting, ""
    if not of_kind:
        return None, f"no type of ERAS is meant for it ({_words(work.kind.value)}); if one fits, enter it there"
    if work.status.value in form.unsure_statuses:
        status = _words(work.status.value)
        return of_kind[0], f"It is {status}, and no public page says whether ERAS takes that: look at the form."
    return None, f"ERAS has no status for it ({work.status_words or _words(work.status.value)})"


def _words(value: str) -> str:
    return value.replace("-", " ")


def _scholarly(work: Publication, kind: WorkForm, is_starred: bool, unsure: str) -> Scholarly:
    doubts = [f"Was it peer reviewed? Only then does it belong under “{kind.name}”."]
    return Scholarly(
        work=work,
        type=kind.name,
        authors=tuple((author_name(name), name.is_owner) for name in work.authors),
        is_first=work.owner_role is OwnerRole.FIRST,
        is_starred=is_starred,
        unsure=unsure,
        doubts=tuple(doubts if work.kind.value in kind.doubtful_kinds else ()),
        missing=tuple(_missing(work, kind)),
    )


def _missing(work: Publication, kind: WorkForm) -> Iterator[str]:
    if not work.title:
        yield "title"
    if not work.authors:
        yield "authors"
    if work.authors and work.owner_role is OwnerRole.NONE:
        yield "your name among the authors"
    if work.authors_truncated:
        yield "the other authors (the list ends with “and others”)"
    if kind.asks_for_container and not work.container_title:
        yield "name of the journal or book"
    if not work.year:
        yield "year"
    if work.kind in _PRESENTED and not work.event_title:
        yield "name of the event"


def _with_events(entries: Sequence[Scholarly]) -> Iterator[Scholarly]:
    """One entry for the same presentation at several meetings: a title may be starred and counted once."""
    groups: dict[tuple[str, str, object], list[Scholarly]] = {}
    for place, entry in enumerate(entries):
        title = folded(entry.work.plain_title)
        alike = entry.work.kind in _PRESENTED and len(title) >= _SHORTEST_TITLE and not entry.unsure
        groups.setdefault((entry.type, title, None if alike else place), []).append(entry)
    for first, *others in groups.values():
        starred = first.is_starred or any(other.is_starred for other in others)
        doubts = list(first.doubts)
        if any(other.authors != first.authors for other in others):
            doubts.append("The authors differ from meeting to meeting; those of the latest are shown.")
        yield replace(first, others=tuple(other.work for other in others), is_starred=starred, doubts=tuple(doubts))


def _star_problems(
    works: Sequence[Publication], entries: Sequence[Scholarly], form: ErasForm, plan: ErasPlan
) -> Iterator[Problem]:
    keys = [work.key for work in works]
    for key in plan.starred:
        if key not in keys:
            near = nearest(key, keys)
            hint = f"did you mean “{near}”?" if near else "write the key of the entry: @article{KEY, …"
            yield Problem(plan.position, f"“{key}” is not in your publications.", hint, Severity.WARNING)
    entered = {work.key for entry in entries for work in entry.works}
    for key in plan.starred:
        if key in keys and key not in entered:
            said = f"“{key}” has a star, but it does not go into ERAS."
            yield Problem(plan.position, said, "give the star to another work", Severity.WARNING)
    count = sum(entry.is_starred for entry in entries)
    if count > form.most_starred:
        takes = f"takes {form.most_starred}" if form.most_starred else "has none in this season"
        said = f"You gave {count} {'star' if count == 1 else 'stars'}, and ERAS {takes}."
        yield Problem(plan.position, said, "take the others out of `eras: {star: […]}`", Severity.WARNING)
