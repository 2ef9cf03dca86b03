"""The full CV and its variants: which sections, under which headings, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from otofolio.model.person import PUBLICATIONS, Section
from otofolio.model.plans import CvPlan
from otofolio.model.portfolio import Cv, CvPart, PublicationGroup

_TITLE = "Curriculum vitae"
_WORKS_TITLE = "Publications and presentations"
_BEFORE_PUBLICATIONS = ("grants", "research", "procedures", "clinical-abroad", "clinical-us", "honors", "training",
                        "education")  # fmt: skip
"""Publications follow the last of these that there is: after research and its funding, before service."""


def derive_cvs(
    plans: Iterable[CvPlan], sections: tuple[Section, ...], groups: tuple[PublicationGroup, ...]
) -> tuple[Cv, ...]:
    """One CV a plan. `sections` are in their usual order, under the titles of the full CV."""
    return tuple(_derive_cv(plan, sections, groups) for plan in plans)


def _derive_cv(plan: CvPlan, sections: tuple[Section, ...], groups: tuple[PublicationGroup, ...]) -> Cv:
    titles = dict(plan.titles)
    wanted = (group for group in groups if group.slug not in plan.leave_out)
    kept = tuple(replace(group, title=titles.get(group.slug, group.title)) for group in wanted)
    parts = {section.name: _items_part(section, titles, plan.limit) for section in sections}
    if kept:
        parts[PUBLICATIONS] = _works_part(kept, titles.get(PUBLICATIONS, _WORKS_TITLE), plan.limit)
    names = _ordered(_usual_order(sections), plan)
    return Cv(plan.name, plan.title or _TITLE, tuple(parts[name] for name in names if name in parts))


def _usual_order(sections: tuple[Section, ...]) -> list[str]:
    names = [section.name for section in sections]
    before = next((name for name in _BEFORE_PUBLICATIONS if name in names), "")
    place = names.index(before) + 1 if before else 0
    return [*names[:place], PUBLICATIONS, *names[place:]]


def _ordered(names: list[str], plan: CvPlan) -> Iterator[str]:
    """Those asked for in their order, or all, those of `order` first."""
    wanted = list(plan.include) or names
    first = [name for name in plan.order if name in wanted]
    for name in dict.fromkeys([*first, *wanted]):
        if name not in plan.leave_out:
            yield name


def _items_part(section: Section, titles: dict[str, str], limit: int) -> CvPart:
    shown = section.items[: limit or None]
    title = titles.get(section.name, section.title)
    return CvPart(title, replace(section, title=title, items=shown), left_out=len(section.items) - len(shown))


def _works_part(groups: tuple[PublicationGroup, ...], title: str, limit: int) -> CvPart:
    shown = tuple(replace(group, entries=group.entries[: limit or None]) for group in groups)
    left_out = sum(len(group.entries) for group in groups) - sum(len(group.entries) for group in shown)
    return CvPart(title, groups=shown, left_out=left_out)
