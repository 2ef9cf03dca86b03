"""What the one page would like to show, before anybody knows whether it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from otofolio.deriving.groups import ARTICLES, PRESENTATIONS
from otofolio.model.person import CLINICAL_US, PUBLICATIONS, Item
from otofolio.model.portfolio import Cited, Portfolio
from otofolio.model.publication import OwnerRole
from otofolio.model.snapshot import Snapshot, SnapshotLine, SnapshotSection
from otofolio.problems import Problem, Severity

_USUAL = ("education", "training", "research", PUBLICATIONS, CLINICAL_US, "honors", "leadership")
"""What a program director looks for, in that order."""
_LIMITS = {"education": 3, PUBLICATIONS: 5, CLINICAL_US: 5, "honors": 4}
_LIMIT = 3
_PAIRS: dict[tuple[str, ...], str] = {("honors", "leadership"): "Honors and leadership"}

Entry = Item | Cited


@dataclass(frozen=True, slots=True)
class _Part:
    """The chosen entries of one section of the CV, and how many more it has."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    left_out: tuple[Entry, ...]


def plan_snapshot(portfolio: Portfolio) -> Snapshot:
    """The page as the person asks for it (`snapshot:` in the data file), or as its reader would like it."""
    parts = tuple(part for name in _names(portfolio) if (part := _part(name, portfolio)))
    ranks = _ranks(parts)
    sections = tuple(_section(joined, ranks) for joined in _joined(parts))
    title = portfolio.snapshot.title or f"{portfolio.specialty.short} Snapshot"
    return Snapshot(title, sections)


def left_off(portfolio: Portfolio) -> tuple[Problem, ...]:
    """One notice that names what a usual limit keeps off the one page, where the person has not chosen.

    Publications are left aside: the page calls them selected, and links the full list.
    """
    if portfolio.snapshot.limit:
        return ()
    parts = [part for name in _names(portfolio) if name != PUBLICATIONS and (part := _part(name, portfolio))]
    short = [part for part in parts if any(map(_by_limit, part.left_out)) and not any(map(_is_asked, part.entries))]
    if not short:
        return ()
    said = " and ".join(f"the first {_of_all(part)} of “{part.title}”" for part in short)
    first = next(entry for entry in short[0].left_out if isinstance(entry, Item) and _by_limit(entry))
    hint = "to choose which, add `snapshot: 1` to those that matter most, or set `snapshot: {limit: 10}`"
    message = f"The snapshot shows {said}; the full CV has the rest."
    return (Problem(first.position, message, hint, Severity.NOTICE),)


def _of_all(part: _Part) -> str:
    wanted = len(part.entries) + sum(map(_by_limit, part.left_out))
    return f"{len(part.entries)} of {wanted} entries"


def _by_limit(entry: Entry) -> bool:
    return _mark(entry) is None


def _names(portfolio: Portfolio) -> Iterator[str]:
    """The sections to show: those asked for or the usual ones, then any other with an entry that asks for itself."""
    plan = portfolio.snapshot
    wanted = plan.include or _USUAL
    known = [section.name for section in portfolio.sections] + [PUBLICATIONS]
    marked = [] if plan.include else [name for name in known if any(map(_is_asked, _entries(name, portfolio)))]
    yield from dict.fromkeys([*(name for name in plan.order if name in (*wanted, *marked)), *wanted, *marked])


def _part(name: str, portfolio: Portfolio) -> _Part | None:
    plan, entries = portfolio.snapshot, _entries(name, portfolio)
    asked = [entry for entry in entries if _is_asked(entry)]
    limit = plan.limit or _LIMITS.get(name, _LIMIT)
    room = max(0, limit - len(asked)) if name in (plan.include or _USUAL) else 0
    chosen = {id(entry) for entry in (*asked, *[entry for entry in entries if _mark(entry) is None][:room])}
    shown = sorted((entry for entry in entries if id(entry) in chosen), key=_place)
    left_out = tuple(entry for entry in entries if id(entry) not in chosen)
    section = portfolio.section(name)
    title = section.title if section else _works_title(shown, left_out)
    return _Part(name, title, tuple(shown), left_out) if shown else None


def _works_title(shown: Sequence[Entry], left_out: Sequence[Entry]) -> str:
    """What the works are called: a lone poster is no selected publication."""
    presented = {entry.publication.kind in PRESENTATIONS for entry in shown if isinstance(entry, Cited)}
    if presented == {True, False}:
        return "Selected work" if left_out else "Publications and presentations"
    kind = "presentations" if presented == {True} else "publications"
    return f"Selected {kind}" if left_out else kind.capitalize()


def _entries(name: str, portfolio: Portfolio) -> tuple[Entry, ...]:
    if name == PUBLICATIONS:
        return _ranked_works(portfolio)
    section = portfolio.section(name)
    return section.items if section else ()


def _ranked_works(portfolio: Portfolio) -> tuple[Cited, ...]:
    """Public works: the selected ones, then articles, those with the owner as first author before the others."""
    works = [entry for entry in portfolio.entries if entry.publication.status.is_public]
    chosen = {entry.publication.key for entry in portfolio.selected}
    return tuple(
        sorted(
            works,
            key=lambda entry: (
                entry.publication.key not in chosen,
                entry.publication.kind not in ARTICLES,
                entry.publication.owner_role is not OwnerRole.FIRST,
            ),
        )
    )


def _mark(entry: Entry) -> bool | int | None:
    return entry.snapshot if isinstance(entry, Item) else entry.publication.snapshot


def _is_asked(entry: Entry) -> bool:
    return _mark(entry) not in (None, False)


def _place(entry: Entry) -> float:
    """Numbered entries lead, in the order of their numbers; the others keep theirs."""
    mark = _mark(entry)
    return mark if isinstance(mark, int) and not isinstance(mark, bool) else float("inf")


def _ranks(parts: tuple[_Part, ...]) -> dict[int, int]:
    """For each entry the turn in which it gives way, by its identity.

    Numbered entries stay longest, in the order of their numbers. The others stay the longer, the earlier they are
    in their section, so that no section empties while another is still long.
    """
    placed = [
        (_place(entry), place, number, id(entry))
        for number, part in enumerate(parts)
        for place, entry in enumerate(part.entries)
        if _mark(entry) is not True
    ]
    turns = count(1)
    return {identity: next(turns) for *_, identity in sorted(placed)}


def _joined(parts: tuple[_Part, ...]) -> Iterator[tuple[_Part, ...]]:
    """Neighbours that share a heading, together."""
    rest = list(parts)
    while rest:
        size = 2 if tuple(part.name for part in rest[:2]) in _PAIRS else 1
        yield tuple(rest[:size])
        del rest[:size]


def _section(parts: tuple[_Part, ...], ranks: dict[int, int]) -> SnapshotSection:
    names = tuple(part.name for part in parts)
    return SnapshotSection(
        name="-".join(names),
        title=_PAIRS[names] if len(parts) > 1 else parts[0].title,
        lines=tuple(SnapshotLine(entry, ranks.get(id(entry), 0)) for part in parts for entry in part.entries),
        left_out=sum(len(part.left_out) for part in parts),
        has_publications=PUBLICATIONS in names,
    )
