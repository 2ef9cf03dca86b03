"""From the schema's entries to the items of a career: each section says what its title, place and facts are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from otofolio.model.dates import DateRange
from otofolio.model.person import ClinicalKind, ErasChoice, Item
from otofolio.model.text import RichText, plain, rich
from otofolio.problems import Position
from otofolio.reading.facts.dates import When
from otofolio.reading.facts.inline import parse_inline

if TYPE_CHECKING:
    from otofolio.reading.cv import schema, schema_bases, schema_entries

FREE = "sections"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the sections say in fields of different names."""

    title: RichText
    organization: str = ""
    location: str = ""
    details: tuple[RichText, ...] = ()
    published: bool = True
    kind: ClinicalKind | None = None
    country: str = ""
    specialty: str = ""
    weeks: int | None = None


def read_items(document: schema.CvFile, place: Callable[[str, int], Position], private_file: str) -> Iterator[Item]:
    """Every item of the parsed data file, section by section. `place` gives the place of entry n of a section.

    What is written in `private_file` is published only if it says so itself.
    """
    for item in _items(document, place):
        says_so = item.section in ("exams", "references")
        yield item if says_so or item.position.file != private_file else replace(item, published=False)


def _items(document: schema.CvFile, place: Callable[[str, int], Position]) -> Iterator[Item]:
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


def _item(section: str, path: str, entry: Any, facts: _Facts, where: Position) -> Item:
    return Item(
        section=section,
        path=path,
        title=facts.title,
        organization=facts.organization,
        location=facts.location,
        dates=_dates(entry),
        details=tuple(filter(None, facts.details)),
        highlights=tuple(map(parse_inline, getattr(entry, "highlights", ()))),
        snapshot=getattr(entry, "snapshot", None),
        clinical_kind=facts.kind,
        country=facts.country,
        specialty=facts.specialty,
        weeks=facts.weeks,
        published=facts.published,
        eras=_eras(getattr(entry, "eras", None)),
        position=where,
    )


def _eras(said: schema_bases.ErasEntry | None) -> ErasChoice | None:
    """`meaningful` holds the reason; a bare `yes` is none yet."""
    if said is None:
        return None
    why = plain(parse_inline(said.meaningful))
    word = why.casefold().strip(" .")
    return ErasChoice(
        choose=said.choose,
        is_meaningful=bool(word) and word not in _NO,
        why="" if word in (*_YES, *_NO) else why,
        type=said.type,
        focus=said.focus,
        characteristic=said.characteristic,
        setting=said.setting,
        frequency=said.frequency,
        description=plain(parse_inline(said.description)),
    )


_YES, _NO = ("yes", "true", "y"), ("no", "false", "n")


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


def _education(entry: schema_entries.Education) -> _Facts:
    facts = (_fact("GPA", entry.gpa), parse_inline(entry.honors), _fact("Thesis", entry.thesis))
    return _Facts(parse_inline(entry.degree), entry.institution, entry.location, (*facts, parse_inline(entry.notes)))


def _exam(entry: schema_entries.Exam) -> _Facts:
    return _Facts(rich(entry.name), details=(rich(entry.result),), published=entry.publish)


def _training(entry: schema_entries.Training) -> _Facts:
    facts = (rich(entry.specialty), parse_inline(entry.topic))
    return _Facts(parse_inline(entry.role), entry.institution, entry.location, facts)


def _clinical(entry: schema_entries.Clinical) -> _Facts:
    hours = f"{entry.hours:,} hours" if entry.hours else ""
    return _Facts(
        parse_inline(entry.role),
        entry.institution,
        entry.location,
        (_fact("Supervisor", entry.supervisor), rich(hours)),
        kind=entry.kind,
        country=entry.country,
        specialty=entry.specialty,
        weeks=entry.weeks,
    )


def _research(entry: schema_entries.Research) -> _Facts:
    institution = ", ".join(filter(None, (entry.lab, entry.institution)))
    facts = (parse_inline(entry.topic), _fact("Mentor", entry.mentor))
    return _Facts(parse_inline(entry.role), institution, entry.location, facts)


def _post(entry: schema_entries.Post) -> _Facts:
    return _Facts(parse_inline(entry.role), entry.institution, entry.location, (parse_inline(entry.topic),))


def _volunteering(entry: schema_entries.Volunteering) -> _Facts:
    """The organization is the title of an entry without a role."""
    names = [name for name in (entry.organization, entry.institution) if name]
    title = parse_inline(entry.role) if entry.role else rich(names.pop(0))
    return _Facts(title, ", ".join(names), entry.location, (parse_inline(entry.topic),))


def _peer_review(entry: schema_entries.PeerReview) -> _Facts:
    reviews = "" if entry.count is None else "1 review" if entry.count == 1 else f"{entry.count:,} reviews"
    return _Facts(parse_inline(entry.journal), details=(rich(reviews), parse_inline(entry.detail)))


def _talk(entry: schema_entries.Talk) -> _Facts:
    where = ", ".join(filter(None, (entry.event, entry.institution)))
    return _Facts(parse_inline(entry.title), where, entry.location, (parse_inline(entry.detail),))


def _honor(entry: schema_entries.Honor) -> _Facts:
    return _Facts(parse_inline(entry.title), entry.issuer, details=(parse_inline(entry.detail),))


def _grant(entry: schema_entries.Grant) -> _Facts:
    facts = (rich(entry.role), rich(entry.amount), _number(entry.number), parse_inline(entry.detail))
    return _Facts(parse_inline(entry.title), entry.funder, details=facts)


def _membership(entry: schema_entries.Membership) -> _Facts:
    return _Facts(rich(entry.organization), details=(rich(entry.role),))


def _certification(entry: schema_entries.Certification) -> _Facts:
    expires = entry.expires.date.words() if entry.expires and entry.expires.date else ""
    facts = (_number(entry.number), _fact("Valid until", expires))
    return _Facts(parse_inline(entry.name), entry.issuer, details=facts)


def _number(number: str) -> RichText:
    return rich(f"No. {number}" if number else "")


def _procedure(entry: schema_entries.Procedure) -> _Facts:
    count = f"{entry.count:,}" if entry.count is not None else ""
    return _Facts(parse_inline(entry.name), details=(rich(count), rich(entry.role)))


def _language(entry: schema_entries.Language) -> _Facts:
    return _Facts(rich(entry.language), details=(rich(entry.level),))


def _skill(entry: str | schema_entries.SkillGroup) -> _Facts:
    if isinstance(entry, str):
        return _Facts(parse_inline(entry))
    return _Facts(rich(entry.group), details=tuple(map(parse_inline, entry.items)))


def _interest(entry: str) -> _Facts:
    return _Facts(parse_inline(entry))


def _reference(entry: schema_entries.Reference) -> _Facts:
    facts = (rich(entry.title), rich(entry.relationship), rich(entry.email), rich(entry.phone))
    return _Facts(rich(entry.name), entry.institution, details=facts, published=entry.publish)


def _free(entry: schema_entries.FreeItem) -> _Facts:
    return _Facts(parse_inline(entry.title), entry.organization, entry.location, (parse_inline(entry.detail),))


ITEM_SECTIONS: dict[str, Callable[[Any], _Facts]] = {
    "education": _education,
    "exams": _exam,
    "training": _training,
    "clinical": _clinical,
    "research": _research,
    "work": _post,
    "leadership": _post,
    "volunteering": _volunteering,
    "teaching": _post,
    "peer_review": _peer_review,
    "grand_rounds": _talk,
    "invited_talks": _talk,
    "honors": _honor,
    "grants": _grant,
    "memberships": _membership,
    "certifications": _certification,
    "procedures": _procedure,
    "languages": _language,
    "skills": _skill,
    "interests": _interest,
    "references": _reference,
}
