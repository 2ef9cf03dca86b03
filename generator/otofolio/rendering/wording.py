"""Dates and names in the words that pages use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from otofolio.model.dates import DateRange, PartialDate
from otofolio.model.person import ClinicalKind, Item
from otofolio.model.portfolio import Portfolio, Tally
from otofolio.model.publication import Contributor, Kind, OwnerRole, Publication, Status

ROLES = {
    OwnerRole.FIRST: "First author",
    OwnerRole.SENIOR: "Senior author",
    OwnerRole.CO: "Co-author",
    OwnerRole.NONE: "Other role",
}
"""The owner's place among the authors, in the order in which pages list them."""

_CLINICAL = {
    ClinicalKind.SUB_INTERNSHIP: "Sub-internship",
    ClinicalKind.ELECTIVE: "Elective",
    ClinicalKind.EXTERNSHIP: "Externship",
    ClinicalKind.OBSERVERSHIP: "Observership",
    ClinicalKind.RESEARCH_CLINIC: "Research clinic",
    ClinicalKind.CORE: "Core clerkship",
}
_COUNTED = {
    Kind.JOURNAL_ARTICLE: "journal article",
    Kind.REVIEW: "review article",
    Kind.CASE_REPORT: "case report",
    Kind.ORAL: "oral presentation",
    Kind.POSTER: "poster",
}


def range_text(dates: DateRange) -> str:
    """`Sep 2021 – May 2027 (expected)`, `Jul–Aug 2024`, `2019–2021`, `Oct 2022 – present`; may be empty."""
    note = " (expected)" if dates.expected and not dates.present else ""
    if dates.present:
        return f"{dates.start.words()} – present" if dates.start else "Present"
    if dates.start and dates.end:
        return _stretch(dates.start, dates.end) + note
    only = dates.end or dates.start
    return only.words() + note if only else ""


def clinical_text(item: Item) -> str:
    """`Sub-internship, 4 weeks`; nothing if the item is not clinical or says neither."""
    kind = _CLINICAL[item.clinical_kind] if item.clinical_kind else ""
    return ", ".join(filter(None, (kind, weeks_text(item.weeks))))


def weeks_text(weeks: int | None) -> str:
    """`1 week`, `12 weeks`; nothing for none or if they are not known."""
    return counted(weeks, "week") if weeks else ""


def tally_text(tally: Tally, name: str) -> str:
    """What each figure is made of, if one heading does not say it: `9 articles: 7 journal articles, 2 reviews.`"""
    sums = (("article", tally.articles), ("presentation", tally.presentations))
    made_of = [
        f"{counted(sum(number for _, number in kinds), one)}: "
        + ", ".join(counted(number, _COUNTED[kind]) for kind, number in kinds)
        for one, kinds in sums
        if len(kinds) > 1
    ]
    if tally.not_the_owners:
        others = counted(tally.not_the_owners, "work")
        made_of.append(f"Not counted in the figures: {others} without {name} among the authors")
    return " ".join(f"{sentence}." for sentence in made_of)


def standing_facts(portfolio: Portfolio) -> Iterator[str]:
    """What a program asks first: the match, citizenship and visa, ECFMG, interests."""
    specialty, standing = portfolio.specialty, portfolio.standing
    if specialty.match_year:
        yield f"Applying in the {specialty.match_year} Match"
    visa = {True: "visa needed", False: "no visa needed", None: ""}[standing.visa_needed]
    if standing.citizenship or visa:
        yield ", ".join(filter(None, (standing.citizenship, visa)))
    if standing.ecfmg:
        yield f"ECFMG {standing.ecfmg}"
    if specialty.interests:
        yield f"Interests: {', '.join(specialty.interests)}"


def counted(number: int, one: str) -> str:
    """`1 article`, `1,204 articles`."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def name_text(name: Contributor) -> str:
    """`Jordan L. van der Avery Jr`: given name first, as a sentence has it."""
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family, name.suffix)
    return name.literal or " ".join(filter(None, parts))


def status_text(work: Publication) -> str:
    """`Submitted`, `In press`, or the person's own words (`Rejected`); nothing for a work that is out."""
    if work.status is Status.PUBLISHED:
        return ""
    own = work.status_words if work.status is Status.UNPUBLISHED else ""
    return own or work.status.value.replace("-", " ").capitalize()


def family_text(name: Contributor) -> str:
    """The family name with the particles that belong to it: `van der Avery`."""
    return " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))


def _stretch(start: PartialDate, end: PartialDate) -> str:
    if start.words() == end.words():
        return start.words()
    if not start.month and not end.month:
        return f"{start.year}–{end.year}"
    if start.year == end.year and start.month and end.month:
        return f"{start.month_name[:3]}–{end.words()}"
    return f"{start.words()} – {end.words()}"


def page_range(pages: str) -> tuple[str, str]:
    """The first and the last page; no last one if the pages are more than one range (`S1-S4, 7`)."""
    first, *others = re.split(r"\s*[-,;&]\s*", pages)
    return first, others[0] if pages.count("-") == len(others) == 1 else ""
