"""The sections of the full CV: in the order of US academic medicine, without private entries, dates checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from otofolio.deriving.clinical import derive_clinical, overlap_notices
from otofolio.model.career import Career
from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import CLINICAL_ABROAD, CLINICAL_US, Item, Section
from otofolio.problems import Problem

_TITLES = {
    "education": "Education",
    "training": "Postgraduate training and positions",
    "exams": "Examinations",
    "certifications": "Certifications",
    "honors": "Honors and awards",
    CLINICAL_US: "US clinical experience",
    CLINICAL_ABROAD: "Clinical experience abroad",
    "procedures": "Procedures",
    "research": "Research experience",
    "grants": "Grants and funding",
    "grand_rounds": "Grand rounds",
    "invited_talks": "Invited talks",
    "leadership": "Leadership",
    "teaching": "Teaching",
    "peer_review": "Peer review",
    "work": "Work experience",
    "volunteering": "Volunteering",
    "memberships": "Memberships",
    "languages": "Languages",
    "skills": "Skills",
    "interests": "Interests",
    "references": "References",
}
_OTHER_SPECIALTIES, _OTHER_EXPERIENCE = "Other specialties", "Other experience"
"""The second, if not all of it names its specialty."""


def derive_sections(career: Career, today: PartialDate) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """Every section that has a published entry, newest entries first. Errors: an end before its start."""
    problems: list[Problem] = []
    by_name: dict[str, list[Item]] = {}
    for item in career.items:
        if not item.published:
            continue
        problems += _date_problems(item)
        placed, notices = _placed(item, career, today)
        problems += notices
        by_name.setdefault(placed.section, []).append(placed)
    problems += overlap_notices(tuple(by_name.get(CLINICAL_US, ())))
    plan = career.cvs[0]
    titles = _TITLES | dict(career.free_titles)
    renamed = {name: title for name, title in plan.titles if name in titles}
    titles |= renamed
    sections = [Section(name, titles[name], _ordered(name, by_name[name])) for name in titles if name in by_name]
    return tuple(sections), tuple(problems)


def us_clinical_weeks(sections: Iterable[Section]) -> int:
    """The weeks of all clinical experience in the US."""
    return sum(item.weeks or 0 for section in sections if section.name == CLINICAL_US for item in section.items)


def _placed(item: Item, career: Career, today: PartialDate) -> tuple[Item, tuple[Problem, ...]]:
    """The item with its dates set against today, and a clinical one in the section of its country."""
    item = replace(item, dates=_expected(item.dates, today))
    if item.section != "clinical":
        return item, ()
    item, notices = derive_clinical(item, career.specialty, today)
    return replace(item, section=CLINICAL_US if item.in_us else CLINICAL_ABROAD), notices


def _expected(dates: DateRange, today: PartialDate) -> DateRange:
    last = dates.end or (dates.start if not dates.present else None)
    ahead = last is not None and last.first_day() > today.first_day()
    return replace(dates, expected=dates.expected or ahead)


def _date_problems(item: Item) -> tuple[Problem, ...]:
    start, end = item.dates.start, item.dates.end
    if not start or not end:
        return ()
    known = min(_precision(start), _precision(end))
    if (end.year, end.month, end.day)[:known] >= (start.year, start.month, start.day)[:known]:
        return ()
    said = f"This ends ({end.iso()}) before it starts ({start.iso()})."
    return (Problem(item.position, said, "swap the two dates, or correct the year"),)


def _precision(when: PartialDate) -> int:
    return 3 if when.day else 2 if when.month else 1


def _ordered(name: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Newest first, what goes on before what has ended; the specialty's own clinical experience leads."""
    newest_first = sorted(items, key=_age, reverse=True)
    return _own_specialty_first(newest_first) if name == CLINICAL_US else tuple(newest_first)


def _own_specialty_first(items: Sequence[Item]) -> tuple[Item, ...]:
    """The others get a label, without which their dates would look out of order."""
    own = [item for item in items if item.in_specialty]
    others = [item for item in items if not item.in_specialty]
    label = _OTHER_SPECIALTIES if all(item.specialty for item in others) else _OTHER_EXPERIENCE
    return (*own, *(replace(item, part=label if own else "") for item in others))


def _age(item: Item) -> tuple[bool, PartialDate, PartialDate]:
    nothing = PartialDate(0)
    start, end = item.dates.start or nothing, item.dates.end or item.dates.start or nothing
    return item.dates.present, end, start
