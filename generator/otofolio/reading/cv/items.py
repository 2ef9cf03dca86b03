"""From the schema's entries to the items of a career: each section says what its title, place and facts are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from otofolio.model.dates import DateRange
from otofolio.model.person import Item
from otofolio.model.text import RichText, rich
from otofolio.problems import Position
from otofolio.reading.cv.dates import When
from otofolio.reading.cv.inline import parse_inline

if TYPE_CHECKING:
    from otofolio.reading.cv import schema

Made = dict[str, Any]

FREE = "sections"


def read_items(document: schema.CvFile, place: Callable[[str, int], Position]) -> Iterator[Item]:
    """Every item of the parsed data file, section by section. `place` tells where entry n of a section stands."""
    for section, make in ITEM_SECTIONS.items():
        for index, entry in enumerate(getattr(document, section)):
            yield _item(section, f"{section}[{index}]", entry, make(entry), place(section, index))
    for number, free in enumerate(document.sections):
        for index, entry in enumerate(free.items):
            path = f"sections[{number}].items[{index}]"
            yield _item(free_name(number), path, entry, _free(entry), place(FREE, number))


def free_name(number: int) -> str:
    """The name of a free section, which has only a title of the person's choice."""
    return f"free-{number + 1}"


def _item(section: str, path: str, entry: Any, made: Made, where: Position) -> Item:
    made["details"] = tuple(filter(None, made.get("details", ())))
    made["highlights"] = tuple(map(parse_inline, getattr(entry, "highlights", ())))
    dates = made.pop("dates", None) or _dates(entry)
    snapshot = getattr(entry, "snapshot", None)
    return Item(section=section, path=path, position=where, dates=dates, snapshot=snapshot, **made)


def _dates(entry: Any) -> DateRange:
    start: When | None = getattr(entry, "start", None)
    end: When | None = getattr(entry, "end", None) or getattr(entry, "date", None)
    expected = any(when.expected for when in (start, end) if when)
    return DateRange(
        start=start.date if start else None,
        end=end.date if end else None,
        present=any(when.present for when in (start, end) if when),
        expected=expected,
    )


def _fact(label: str, value: str) -> RichText:
    return (*rich(f"{label}: "), *parse_inline(value)) if value else ()


def _education(entry: schema.Education) -> Made:
    details = (parse_inline(entry.honors), _fact("Thesis", entry.thesis), parse_inline(entry.notes))
    return _place(entry, entry.degree, details)


def _exam(entry: schema.Exam) -> Made:
    return {"title": rich(entry.name), "details": (rich(entry.result),), "published": entry.publish}


def _clinical(entry: schema.Clinical) -> Made:
    hours = f"{entry.hours:,} hours" if entry.hours else ""
    made = _place(entry, entry.role, (_fact("Supervisor", entry.supervisor), rich(hours)))
    return made | {
        "clinical_kind": entry.kind, "country": entry.country, "specialty": entry.specialty, "weeks": entry.weeks,
    }  # fmt: skip


def _research(entry: schema.Research) -> Made:
    institution = ", ".join(filter(None, (entry.lab, entry.institution)))
    details = (parse_inline(entry.topic), _fact("Mentor", entry.mentor))
    return _place(entry, entry.role, details) | {"organization": institution}


def _post(entry: schema.Post) -> Made:
    return _place(entry, entry.role, (parse_inline(entry.topic),))


def _place(
    entry: schema.Education | schema.Clinical | schema.Research | schema.Post, title: str, details: tuple[RichText, ...]
) -> Made:
    return {
        "title": parse_inline(title), "organization": entry.institution, "location": entry.location, "details": details,
    }  # fmt: skip


def _honor(entry: schema.Honor) -> Made:
    return {"title": parse_inline(entry.title), "organization": entry.issuer, "details": (parse_inline(entry.detail),)}


def _grant(entry: schema.Grant) -> Made:
    number = f"No. {entry.number}" if entry.number else ""
    facts = (rich(entry.role), rich(entry.amount), rich(number), parse_inline(entry.detail))
    return {"title": parse_inline(entry.title), "organization": entry.funder, "details": facts}


def _membership(entry: schema.Membership) -> Made:
    return {"title": rich(entry.organization), "details": (rich(entry.role),)}


def _certification(entry: schema.Certification) -> Made:
    expires = entry.expires.date.words() if entry.expires and entry.expires.date else ""
    return {
        "title": parse_inline(entry.name), "organization": entry.issuer, "details": (_fact("Valid until", expires),),
    }  # fmt: skip


def _procedure(entry: schema.Procedure) -> Made:
    count = f"{entry.count:,}" if entry.count is not None else ""
    return {"title": parse_inline(entry.name), "details": (rich(count), rich(entry.role))}


def _language(entry: schema.Language) -> Made:
    return {"title": rich(entry.language), "details": (rich(entry.level),)}


def _words(entry: str) -> Made:
    return {"title": parse_inline(entry)}


def _reference(entry: schema.Reference) -> Made:
    facts = (rich(entry.title), rich(entry.email), rich(entry.phone))
    return {
        "title": rich(entry.name), "organization": entry.institution, "details": facts, "published": entry.publish,
    }  # fmt: skip


def _free(entry: schema.FreeItem) -> Made:
    return {
        "title": parse_inline(entry.title), "organization": entry.organization, "location": entry.location,
        "details": (parse_inline(entry.detail),),
    }  # fmt: skip


ITEM_SECTIONS: dict[str, Callable[[Any], Made]] = {
    "education": _education,
    "exams": _exam,
    "clinical": _clinical,
    "research": _research,
    "work": _post,
    "leadership": _post,
    "volunteering": _post,
    "teaching": _post,
    "honors": _honor,
    "grants": _grant,
    "memberships": _membership,
    "certifications": _certification,
    "procedures": _procedure,
    "languages": _language,
    "skills": _words,
    "interests": _words,
    "references": _reference,
}
